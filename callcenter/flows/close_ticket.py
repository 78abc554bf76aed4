"""The one way to close a ticket, for the API, the console, mail, SMS and import alike (S2-42)."""

from typing import Any

from callcenter.core.model import Answers, FollowUp, FollowUpKind, Ticket
from callcenter.core.ticket import Answered, CloseUnverified, Closing, Verdict
from callcenter.errors import Conflict, Forbidden
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup
from callcenter.flows.ticket_steps import take_step


async def close(tx: WriteTx, setup: Setup, ticket: Ticket, closing: Closing, **detail: Any) -> Ticket:
    """Close a locked ticket, or open its next round when the customer is dissatisfied.

    - `Verdict`: the customer's word, which needs the submitted answers of a second follow-up of this round.
    - `CloseUnverified`: only where the customer was given up, by a role that the policy names, with a reason.
    - `Answered`: an opinion or suggestion.

    A verdict that comes late changes nothing. Raises Conflict (state, missing proof), Forbidden, Invalid (no reason).
    """
    match closing:
        case Verdict():
            await _must_be_proved(tx, ticket, closing.round)
        case CloseUnverified():
            policy = await setup.policy_of(tx, ticket.dealer_id)
            roles = {str(grant.role) for grant in tx.actor.grants}
            if tx.actor.person_id is not None and not roles & policy.tickets.closes_unverified:
                raise Forbidden("ticket.close_unverified", ticket=ticket.no)
        case Answered():
            pass
    return await take_step(tx, setup, ticket, closing, **detail)


async def _must_be_proved(tx: WriteTx, ticket: Ticket, round: int) -> None:
    """Nobody closes a complaint on somebody's say-so: there must be the customer's answers."""
    asked = await tx.rows(FollowUp).all(ticket_id=ticket.id, kind=FollowUpKind.SECOND, round=round)
    ids = [row.id for row in asked]
    if not ids or not await tx.rows(Answers).count(follow_up_id__in=ids, submitted_at__null=False):
        raise Conflict("ticket", ticket.no, "not-verified")
