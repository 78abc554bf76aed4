"""Keeping the queue: rows become ready at their time, missed at their deadline, and claims that nobody used come back."""

from dataclasses import replace

from callcenter.core.missed import MissFacts, missed_cause
from callcenter.core.model import (
    Attempt,
    DueRow,
    FollowUp,
    FollowUpKind,
    FollowUpResult,
    FollowUpState,
    Seat,
    SeatState,
)
from callcenter.flows import after_try, seats
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup
from callcenter.flows.tell import tell


async def promote(tx: WriteTx, *, limit: int = 500) -> int:
    """Turn waiting rows whose time has come into ready ones; how many."""
    count = await tx.queue.promote(now=tx.now, limit=limit)
    if count:
        tx.wake("ready")
    return count


async def mark_missed(tx: WriteTx, setup: Setup, *, limit: int = 200) -> int:
    """Mark first follow-ups whose deadline passed, once, with the cause; they stay in the queue (S2-37). How many."""
    passed = await tx.queue.due_missed(now=tx.now, limit=limit)
    for row in passed:
        dealer = await setup.dealer(tx, row.dealer_id)
        cause = missed_cause(
            MissFacts(
                earliest_at=row.earliest_at,
                due_at=row.due_at,
                tries=row.tries,
                attempts=await tx.rows(Attempt).count(follow_up_id=row.id),
                agreed_at=row.agreed_at,
                number_to_check=row.state is FollowUpState.NUMBER_CHECK,
                unsettled=row.state in (FollowUpState.UNSETTLED, FollowUpState.UNDISPOSED),
            ),
            await setup.calling_calendar(tx, dealer),
        )
        marked = after_try.ranked(replace(row, missed_at=tx.now, missed_cause=str(cause)))
        marked = await tx.rows(FollowUp).save(marked)
        late = (tx.now - row.due_at).total_seconds()
        tell(tx, "follow_up.missed", marked, cause=str(cause), late_seconds=int(late))
    return len(passed)


async def claim_end(tx: WriteTx, setup: Setup, row: DueRow) -> None:
    """A card that was claimed and never called goes back to the queue."""
    follow_up = await tx.rows(FollowUp).lock(row.subject_id)
    until = follow_up.claimed_until
    if follow_up.state is FollowUpState.CLAIMED and until is not None and until <= tx.now:
        await seats.give_back(tx, follow_up)


async def wrap_up_end(tx: WriteTx, setup: Setup, row: DueRow) -> None:
    """The time for the disposition is over."""
    seat = await tx.rows(Seat).lock(row.subject_id)
    if seat.state is SeatState.WRAP_UP and seat.attempt_id == row.payload.get("attempt"):
        await seats.end_wrap_up(tx, seat)


async def agreed_time(tx: WriteTx, setup: Setup, row: DueRow) -> None:
    """An agreed call's minute: kept for its own agent while that one is ready, open to the team otherwise."""
    follow_up = await tx.rows(FollowUp).lock(row.subject_id)
    waiting = (FollowUpState.WAITING, FollowUpState.READY)
    if follow_up.agreed_at is None or follow_up.state not in waiting:
        return
    if follow_up.state is FollowUpState.WAITING and follow_up.next_try_at <= tx.now:
        follow_up = replace(follow_up, state=FollowUpState.READY)
    seat = await tx.rows(Seat).find(follow_up.assigned_to) if follow_up.assigned_to else None
    own_is_ready = seat is not None and seat.state is SeatState.READY
    if row.mark == "wait" or not own_is_ready:
        follow_up = replace(follow_up, assigned_to=None)
    await tx.rows(FollowUp).save(follow_up)
    tx.wake("ready")


async def give_up(tx: WriteTx, setup: Setup, row: DueRow) -> None:
    """The deadline of a follow-up without tries left: it ends as *unreached*, missed (never dropped from the figures)."""
    follow_up = await tx.rows(FollowUp).lock(row.subject_id)
    if follow_up.state is not FollowUpState.NO_TRIES_LEFT:
        return
    if follow_up.missed_at is None and follow_up.kind is FollowUpKind.FIRST:
        follow_up = replace(follow_up, missed_at=tx.now, missed_cause="unreached")
        tell(tx, "follow_up.missed", follow_up, cause="unreached")
    done = await after_try.close(tx, follow_up, FollowUpResult.UNREACHED, follow_up.reason)
    await tx.rows(FollowUp).save(done)
