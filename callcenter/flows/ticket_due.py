"""A ticket's times come due: reminders at 50 % and 2 h before, each once, and the breach (S2-38, S2-39, S2-3).

Each fires in the unit of work that looks at the state again: what is done is not reminded of and does not breach.
"""

from dataclasses import replace

from callcenter.core.clocks import is_breached
from callcenter.core.model import Clock, ClockState, DueRow, Ticket, TicketState
from callcenter.core.ticket import is_open
from callcenter.flows import ticket_notices
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup
from callcenter.flows.ticket_clocks import SECOND_CLOCK
from callcenter.flows.ticket_steps import log


async def reminder(tx: WriteTx, setup: Setup, row: DueRow) -> None:
    """Remind the handler and supervisors; one that comes after downtime says that it is late."""
    found = await _running(tx, row)
    if found is None:
        return
    ticket, clock = found
    step = step_of(ticket, clock)
    told = await ticket_notices.remind(tx, setup, ticket, step=step, due_at=clock.due_at)
    await log(
        tx,
        ticket,
        "remind",
        before=str(ticket.state),
        reminder=row.payload.get("reminder"),
        clock=clock.kind,
        step=step,
        late=row.late,
        told=told,
    )


async def breach(tx: WriteTx, setup: Setup, row: DueRow) -> None:
    """The limit is broken: marked on the clock for good, told to the general manager (S2-3), once.

    A breach that came while the service was down is marked late; one of a ticket entered from paper is marked
    late-entered, since nobody could have kept it (S2-36).
    """
    found = await _running(tx, row)
    if found is None:
        return
    ticket, clock = found
    if clock.breached_at is not None or not is_breached(clock.due_at, tx.now):
        return
    step = step_of(ticket, clock)
    await tx.rows(Clock).save(
        replace(clock, state=ClockState.BREACHED, breached_at=tx.now, late_marked=row.late or ticket.late_entered)
    )
    told = await ticket_notices.tell_breach(tx, setup, ticket, step=step, due_at=clock.due_at)
    tx.emit("clock.breached", "clock", clock.id, ticket.dealer_id, ticket=ticket.id, no=ticket.no, clock=clock.kind)
    await log(
        tx,
        ticket,
        "breach",
        before=str(ticket.state),
        clock=clock.kind,
        step=step,
        late=row.late,
        late_entered=ticket.late_entered,
        told=told,
    )


def step_of(ticket: Ticket, clock: Clock) -> str:
    """What the clock waits for now: the handling, or the second follow-up."""
    handled = ticket.state in (TicketState.HANDLED, TicketState.UNREACHED)
    return "second_follow_up" if handled or clock.kind == SECOND_CLOCK else "handling"


async def _running(tx: WriteTx, row: DueRow) -> tuple[Ticket, Clock] | None:
    ticket = await tx.rows(Ticket).lock(row.subject_id)
    clock = await tx.rows(Clock).get(row.payload["clock"])
    if not is_open(ticket) or clock.stopped_at is not None or clock.state is ClockState.CANCELLED:
        return None
    return ticket, clock
