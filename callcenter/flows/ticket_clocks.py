"""A ticket's clocks as rows: start, stop, cancel, reckon anew; every reminder and breach is a due row (S2-38, S2-39, A6)."""

from dataclasses import replace
from datetime import datetime, timedelta

from callcenter.core.clocks import Stops, TicketClock, recomputed, second_call_clock, ticket_clock
from callcenter.core.model import (
    Clock,
    ClockState,
    Dealer,
    DueRow,
    DueState,
    FollowUp,
    FollowUpKind,
    FollowUpState,
    Ticket,
)
from callcenter.core.policy import Policy
from callcenter.core.policy_parts import LimitClock
from callcenter.core.worktime import Calendar
from callcenter.flows import due
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup
from callcenter.flows.tell import tell

REMINDER = "ticket.reminder"
BREACH = "ticket.breach"
SECOND_CLOCK = "second_follow_up"
JUST_OVER = timedelta(milliseconds=1)
"""The due instant itself is in time; the breach comes right behind it."""


async def start(tx: WriteTx, setup: Setup, ticket: Ticket, started_at: datetime) -> Ticket:
    """Start the clock of the ticket's kind at `started_at`; the ticket with its due time (not saved).

    A kind without a clock in the policy (opinion, suggestion) has none. A limit that is over already breaches once, at once.
    """
    rules, working = await _rules(tx, setup, ticket.dealer_id, str(ticket.kind))
    if rules is None:
        return replace(ticket, due_at=None, provisional=False)
    clock = await _arm(tx, ticket, ticket_clock(str(ticket.kind), rules, started_at, working))
    if ticket.handled_at is not None:
        await stop(tx, ticket, Stops.HANDLED, ticket.handled_at)
        return await start_second(tx, setup, ticket)
    return replace(ticket, due_at=clock.due_at, provisional=clock.provisional)


async def start_second(tx: WriteTx, setup: Setup, ticket: Ticket) -> Ticket:
    """Start the second follow-up's own clock where the policy has one (A6 `after`); the ticket with its due time."""
    rules, working = await _rules(tx, setup, ticket.dealer_id, str(ticket.kind))
    plan = second_call_clock(rules, ticket.handled_at or tx.now, working) if rules is not None else None
    if plan is not None:
        await _arm(tx, ticket, plan)
    return await with_due(tx, ticket)


async def stop(tx: WriteTx, ticket: Ticket, what: Stops | None, at: datetime) -> None:
    """Stop the running clocks that `what` ends (None: all): met when in time, else breached for good."""
    for clock in await tx.rows(Clock).all(ticket_id=ticket.id, stopped_at=None, state__ne=ClockState.CANCELLED):
        if what is not None and clock.stops != what:
            continue
        late = at > clock.due_at
        if late and clock.breached_at is None:
            tx.emit(
                "clock.breached", "clock", clock.id, ticket.dealer_id, ticket=ticket.id, no=ticket.no, clock=clock.kind
            )
        await tx.rows(Clock).save(
            replace(
                clock,
                stopped_at=at,
                state=ClockState.BREACHED if late or clock.breached_at is not None else ClockState.MET,
                breached_at=clock.breached_at or (at if late else None),
            )
        )
        await _disarm(tx, clock)


async def cancel(tx: WriteTx, ticket: Ticket) -> None:
    """The clocks of a void or re-classed ticket count no longer."""
    for clock in await tx.rows(Clock).all(ticket_id=ticket.id, round=ticket.round, state__ne=ClockState.CANCELLED):
        await tx.rows(Clock).save(replace(clock, state=ClockState.CANCELLED, stopped_at=clock.stopped_at or tx.now))
        await _disarm(tx, clock)


async def origin(tx: WriteTx, ticket: Ticket) -> datetime:
    """When the present round began: the receipt, or the dissatisfied answer that opened it. Re-classing keeps it (S2-43)."""
    if ticket.round == 1:
        return ticket.received_at
    first = await tx.rows(Clock).first(
        order=("started_at", "id"), ticket_id=ticket.id, round=ticket.round, kind__ne=SECOND_CLOCK
    )
    return first.started_at if first is not None else ticket.received_at


async def with_due(tx: WriteTx, ticket: Ticket) -> Ticket:
    """The ticket with the due time of its running clocks, the first one; as it is when none runs (not saved)."""
    running = await tx.rows(Clock).all(ticket_id=ticket.id, stopped_at=None, state__ne=ClockState.CANCELLED)
    if not running:
        return ticket
    first = min(running, key=lambda clock: clock.due_at)
    return replace(ticket, due_at=first.due_at, provisional=first.provisional)


async def recompute_provisional(tx: WriteTx, setup: Setup, calendar: str) -> int:
    """Reckon provisional clocks anew after a year of the working calendar of that code was imported; how many changed.

    Nothing breaches retroactively: a due time is never moved before now, and a breach that rested on an unknown year is
    taken back where the new due time is later than it.
    """
    setup.forget()
    changed = 0
    for clock in await tx.rows(Clock).all(provisional=True, stopped_at=None, state__ne=ClockState.CANCELLED):
        dealer = await setup.dealer(tx, clock.dealer_id)
        if dealer.working_calendar == calendar:
            changed += await _recompute(tx, setup, clock, dealer)
    return changed


async def _recompute(tx: WriteTx, setup: Setup, clock: Clock, dealer: Dealer) -> int:
    await hold_seconds(tx, clock.ticket_id)
    ticket = await tx.rows(Ticket).lock(clock.ticket_id)
    rules, working = await _rules(tx, setup, dealer.id, str(ticket.kind))
    if rules is None:
        return 0
    plan = TicketClock(
        name=clock.kind,
        amount=clock.amount,
        started_at=clock.started_at,
        due_at=clock.due_at,
        provisional=True,
        stops=Stops(clock.stops),
        reminders=(),
    )
    fresh = recomputed(plan, rules, working, tx.now)
    if fresh.due_at == clock.due_at and fresh.provisional:
        return 0
    saved = replace(clock, due_at=fresh.due_at, provisional=fresh.provisional)
    if clock.breached_at is not None and fresh.due_at >= tx.now:
        saved = replace(saved, state=ClockState.RUNNING, breached_at=None, late_marked=False)
        tx.emit("clock.breach_taken_back", "clock", clock.id, dealer.id, ticket=ticket.id, no=ticket.no)
    saved = await tx.rows(Clock).save(saved)
    await _arm_rows(tx, ticket, saved, fresh)
    moved = await tx.rows(Ticket).save(await with_due(tx, ticket))
    await move_second(tx, moved)
    tx.emit(
        "clock.recomputed",
        "clock",
        clock.id,
        dealer.id,
        ticket=ticket.id,
        no=ticket.no,
        before=clock.due_at.isoformat(),
        due_at=saved.due_at.isoformat(),
        provisional=saved.provisional,
    )
    return 1


async def second_clock(tx: WriteTx, ticket: Ticket) -> Clock | None:
    """The running clock that the second follow-up stops; its due time is the follow-up's (A6)."""
    return await tx.rows(Clock).first(
        order=("due_at", "id"),
        ticket_id=ticket.id,
        stops=str(Stops.SECOND_FOLLOW_UP_DONE),
        stopped_at=None,
        state__ne=ClockState.CANCELLED,
    )


async def hold_seconds(tx: WriteTx, ticket_id: str) -> list[FollowUp]:
    """The open second follow-ups of a ticket, held: before the ticket itself, as the end of a try holds them."""
    found = await tx.rows(FollowUp).all(ticket_id=ticket_id, kind=FollowUpKind.SECOND, state__ne=FollowUpState.DONE)
    held = [await tx.rows(FollowUp).lock(row.id) for row in found]
    return [row for row in held if row.state is not FollowUpState.DONE]


async def move_second(tx: WriteTx, ticket: Ticket) -> None:
    """Give an open second follow-up of the round the due time of the clock that it stops, and so its place in the queue."""
    clock = await second_clock(tx, ticket)
    if clock is None:
        return
    for row in await hold_seconds(tx, ticket.id):
        if row.round != ticket.round or (row.due_at, row.provisional) == (clock.due_at, clock.provisional):
            continue
        order_at = clock.due_at if row.agreed_at is None else row.order_at
        moved = await tx.rows(FollowUp).save(
            replace(row, due_at=clock.due_at, order_at=order_at, provisional=clock.provisional)
        )
        tell(tx, "follow_up.replanned", moved, ticket=ticket.id)
        tx.wake("queue")


async def _rules(tx: WriteTx, setup: Setup, dealer_id: str, kind: str) -> tuple[LimitClock | None, Calendar]:
    dealer = await setup.dealer(tx, dealer_id)
    policy: Policy = await setup.policy(tx, dealer.policy)
    return policy.clocks.tickets.get(kind), await setup.working_calendar(tx, dealer)


async def _arm(tx: WriteTx, ticket: Ticket, plan: TicketClock) -> Clock:
    clock = await tx.rows(Clock).add(
        Clock(
            id=tx.new_id(),
            ticket_id=ticket.id,
            dealer_id=ticket.dealer_id,
            kind=plan.name,
            amount=plan.amount,
            stops=str(plan.stops),
            started_at=plan.started_at,
            due_at=plan.due_at,
            provisional=plan.provisional,
            round=ticket.round,
        )
    )
    await _arm_rows(tx, ticket, clock, plan)
    return clock


async def _arm_rows(tx: WriteTx, ticket: Ticket, clock: Clock, plan: TicketClock) -> None:
    """Reminders, each once, and the breach. Of a limit that is over when it is armed only the breach is left to tell."""
    over = clock.due_at < tx.now
    fired = {row.mark for row in await tx.rows(DueRow).all(subject_id=ticket.id, kind=REMINDER, state=DueState.FIRED)}
    for reminder in () if over else plan.reminders:
        mark = f"{clock.id}:{reminder.name}"
        if mark not in fired:
            await due.arm(
                tx,
                REMINDER,
                ticket.id,
                reminder.at,
                mark=mark,
                dealer_id=ticket.dealer_id,
                clock=clock.id,
                reminder=reminder.name,
            )
    if clock.breached_at is None:
        at = clock.due_at + JUST_OVER
        await due.arm(tx, BREACH, ticket.id, at, mark=clock.id, dealer_id=ticket.dealer_id, clock=clock.id)


async def _disarm(tx: WriteTx, clock: Clock) -> None:
    for row in await tx.rows(DueRow).all(subject_id=clock.ticket_id, state=DueState.PENDING):
        if row.payload.get("clock") == clock.id:
            await tx.rows(DueRow).save(replace(row, state=DueState.CANCELLED))
