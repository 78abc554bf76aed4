"""Lists and counts of tickets; *unreached* is open in every one of them (S2-38)."""

from typing import Any

from callcenter.core.model import Clock, FollowUp, FollowUpKind, FollowUpState, Ticket, TicketKind, TicketState
from callcenter.core.ticket import CLOCKED, ENDED, IN_WORK
from callcenter.flows.ports import ReadTx


class Counts:
    """How many tickets there are, by state and kind."""

    __slots__ = ("breached", "by_kind", "by_state", "closed_unverified", "open", "unreached")

    def __init__(self, by_state: dict[str, int], by_kind: dict[str, int], breached: int) -> None:
        self.by_state = by_state
        self.by_kind = by_kind
        self.breached = breached
        self.open = sum(count for state, count in by_state.items() if TicketState(state) not in ENDED)
        self.unreached = by_state[TicketState.UNREACHED]
        self.closed_unverified = by_state[TicketState.CLOSED_UNVERIFIED]


async def counts(tx: ReadTx, where: dict[str, Any]) -> Counts:
    """The counts of the tickets that fit `where` (a reach); `by_kind` and `breached` count open ones."""
    rows = tx.rows(Ticket)
    by_state = {str(state): await rows.count(**{**where, "state": state}) for state in TicketState}
    still_open = sorted(set(TicketState) - ENDED)
    by_kind = {str(kind): await rows.count(**{**where, "kind": kind, "state__in": still_open}) for kind in TicketKind}
    broken = await tx.rows(Clock).all(stopped_at=None, breached_at__null=False)
    ids = sorted({clock.ticket_id for clock in broken})
    breached = await rows.count(**{**where, "id__in": ids, "state__in": still_open}) if ids else 0
    return Counts(by_state, by_kind, breached)


async def waits_for(tx: ReadTx, ticket: Ticket) -> tuple[str, str | None, FollowUp | None]:
    """What the ticket waits for (dispatch, handling, second_follow_up, answer, decision, nothing), of whom, by which call."""
    if ticket.state in IN_WORK:
        return ("handling", ticket.handler_id, None) if ticket.handler_id else ("dispatch", None, None)
    if ticket.state is TicketState.UNREACHED:
        return "decision", None, None
    if ticket.state is not TicketState.HANDLED or ticket.kind not in CLOCKED:
        return "nothing", None, None
    second = await tx.rows(FollowUp).first(ticket_id=ticket.id, kind=FollowUpKind.SECOND, state__ne=FollowUpState.DONE)
    return "second_follow_up", second.assigned_to if second else None, second
