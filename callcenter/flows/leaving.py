"""Somebody leaves: what is still open with them goes to others, and then they are switched off, in one unit of work."""

from dataclasses import dataclass
from datetime import datetime

from callcenter.core.acts import Act
from callcenter.core.model import Attempt, AttemptState, FollowUp, Person, Team, Ticket, TicketState
from callcenter.errors import Conflict, Invalid
from callcenter.flows import people, ticket_work
from callcenter.flows.daily_acts import MOVABLE, hand_over
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.setup import Setup

TO_HANDLE = (TicketState.OPEN, TicketState.HANDLING)
"""States of a ticket in which its handler still has to do something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWork:
    """What is open with a person: follow-ups kept for them, those of them at an agreed time, tickets, undisposed calls."""

    follow_ups: int
    agreed: int
    next_agreed_at: datetime | None
    tickets: int
    undisposed: int
    teams: tuple[str, ...]


async def open_work(tx: ReadTx | WriteTx, person_id: str) -> OpenWork:
    """What is open with a person now."""
    kept = await tx.rows(FollowUp).all(assigned_to=person_id, state__in=MOVABLE)
    agreed = sorted(row.agreed_at for row in kept if row.agreed_at is not None)
    return OpenWork(
        follow_ups=len(kept),
        agreed=len(agreed),
        next_agreed_at=agreed[0] if agreed else None,
        tickets=await tx.rows(Ticket).count(handler_id=person_id, state__in=TO_HANDLE),
        undisposed=await tx.rows(Attempt).count(
            agent_id=person_id, state=AttemptState.ENDED, disposition=None, answered_at__null=False
        ),
        teams=tuple(sorted(team.name for team in await tx.rows(Team).all() if person_id in team.member_ids)),
    )


async def deactivate(
    tx: WriteTx,
    setup: Setup,
    person_id: str,
    version: int,
    *,
    follow_ups_to: str | None = None,
    tickets_to: str | None = None,
) -> Person:
    """Hand the open work over and switch a person off: signed out everywhere, rung no more.

    `follow_ups_to` None leaves them to the team. Conflict (has-open-tickets) where tickets have nobody to go to; Invalid for
    somebody who does not handle at a ticket's dealer; errors of `people.change_person`.
    """
    await people.demand_person(tx, tx.actor, Act.PEOPLE_CHANGE, person_id)
    for field, to in (("follow_ups_to", follow_ups_to), ("tickets_to", tickets_to)):
        if to == person_id:
            raise Invalid(field, "not-to-oneself")
    tickets = await tx.rows(Ticket).all(handler_id=person_id, state__in=TO_HANDLE)
    if tickets and tickets_to is None:
        raise Conflict("person", person_id, "has-open-tickets", tickets=len(tickets))
    for ticket in tickets:
        try:
            await ticket_work.dispatch(tx, setup, ticket.no, tickets_to or "")
        except Invalid as refused:
            if refused.fields.get("field") != "handler_id":
                raise
            raise Invalid("tickets_to", "not-a-handler", ticket=ticket.no) from None
    await hand_over(tx, person_id, follow_ups_to)
    return await people.change_person(tx, person_id, version, active=False)
