"""One step of a ticket with all that follows from it: log, clocks, second follow-up, notices, in one unit of work."""

from typing import Any

from callcenter.core.clocks import Stops
from callcenter.core.model import Ticket, TicketEntry
from callcenter.core.ticket import Follows, NotReached, TicketFact, Unverified, decide
from callcenter.flows import plan_second, ticket_clocks, ticket_notices
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup


async def take_step(tx: WriteTx, setup: Setup, ticket: Ticket, fact: TicketFact, **detail: Any) -> Ticket:
    """Decide what a fact makes of a locked ticket, save it, and do what follows. A fact that changes nothing does nothing.

    `detail` goes into the ticket's log. Raises Conflict where a person's act does not fit the state.
    """
    step = decide(ticket, fact, tx.now)
    if not step.changed:
        return ticket
    now = step.ticket
    for follows in step.follows:
        now = await _follow(tx, setup, ticket, now, follows)
    saved = await tx.rows(Ticket).save(now)
    await log(tx, saved, step.act, before=str(ticket.state), text=step.text, **detail)
    for follows in step.follows:
        if follows is Follows.PLAN_SECOND and await plan_second.plan(tx, setup, saved) is None:
            return await take_step(tx, setup, saved, NotReached(Unverified.NO_CALLS))
        if follows is Follows.TELL_HANDLER:
            await ticket_notices.tell_handlers(tx, setup, saved)
    return saved


async def _follow(tx: WriteTx, setup: Setup, before: Ticket, now: Ticket, follows: Follows) -> Ticket:
    """What must be done before the ticket is saved, since it changes the ticket's due time."""
    match follows:
        case Follows.STOP_HANDLED:
            await ticket_clocks.stop(tx, before, Stops.HANDLED, tx.now)
            return await ticket_clocks.start_second(tx, setup, now)
        case Follows.STOP_CLOCKS:
            await ticket_clocks.stop(tx, before, None, tx.now)
        case Follows.CANCEL_CLOCKS:
            await ticket_clocks.cancel(tx, before)
        case Follows.START_ROUND:
            return await ticket_clocks.start(tx, setup, now, tx.now)
        case Follows.START_CLOCKS:
            started = await ticket_clocks.start(tx, setup, now, await ticket_clocks.origin(tx, before))
            await ticket_clocks.move_second(tx, started)
            return started
        case Follows.WITHDRAW_SECOND:
            await plan_second.withdraw(tx, before, f"ticket-{now.state}")
        case Follows.TELL_UNREACHED:
            policy = await setup.policy_of(tx, now.dealer_id)
            tx.emit("ticket.unreached", "ticket", now.id, now.dealer_id, no=now.no, to_role=policy.tickets.unreached_to)
        case Follows.PLAN_SECOND | Follows.TELL_HANDLER:
            pass
    return now


async def log(tx: WriteTx, ticket: Ticket, act: str, *, before: str, text: str = "", **detail: Any) -> TicketEntry:
    """Write one line of a ticket's log and the event that tells of it."""
    entry = await tx.rows(TicketEntry).add(
        TicketEntry(
            id=tx.new_id(),
            ticket_id=ticket.id,
            at=tx.now,
            person_id=tx.actor.person_id,
            act=act,
            from_state=before,
            to_state=str(ticket.state),
            text=text,
            detail=detail,
        )
    )
    tx.emit(
        f"ticket.{_PAST.get(act, act)}",
        "ticket",
        ticket.id,
        ticket.dealer_id,
        no=ticket.no,
        state=str(ticket.state),
        voice=str(ticket.kind),
        round=ticket.round,
        due_at=ticket.due_at.isoformat() if ticket.due_at else None,
    )
    tx.wake("tickets")
    return entry


_PAST = {
    "open": "opened",
    "dispatch": "dispatched",
    "contact": "customer_contacted",
    "progress": "progressed",
    "handle": "handled",
    "satisfied": "closed",
    "answered": "closed",
    "dissatisfied": "reopened",
    "reopen": "reopened",
    "unreached": "customer_unreached",
    "contact_came": "contact_came",
    "close_unverified": "closed_unverified",
    "reclassify": "reclassified",
    "void": "voided",
    "undo": "undone",
    "remind": "reminded",
    "breach": "breached",
}
