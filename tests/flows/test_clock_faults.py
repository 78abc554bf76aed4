"""The clock jumps an hour, or the service was down for a day: each due thing happens once, late is marked, claims survive."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import (
    Clock,
    Dealer,
    DeliveryClass,
    DueRow,
    DueState,
    Event,
    FollowUp,
    FollowUpState,
    OutboxRow,
    OutboxState,
    SeatState,
)
from callcenter.db.engine import Engines
from callcenter.db.events import Position, SqlEventLog
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import CallNotAllowed
from callcenter.flows import due, outbox, seats
from callcenter.flows.claim import Rates, next_follow_up
from callcenter.flows.due import DueFlow
from callcenter.flows.due_flows import DUE_FLOWS
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup
from callcenter.runtime import Loop, Wakes
from callcenter.services.courier import LEASE, Courier
from callcenter.services.loops import due_loop, queue_loop
from tests.support.clock import START, ManualClock
from tests.support.desk import AGENT_1, AGENT_2, add_follow_up
from tests.support.ticket_desk import TicketDesk, open_desk

HOUR = timedelta(hours=1)
KIND = "test.due"


class Fired:
    """A flow that notes what fired: (subject, late)."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, bool]] = []

    async def __call__(self, tx: WriteTx, setup: Setup, row: DueRow) -> None:
        self.rows.append((row.subject_id, row.late))


class Timers:
    """The queue's and the due rows' loops of one node, run by hand; `another` is a node of its own."""

    def __init__(
        self, store: SqlUnitOfWork, setup: Setup, clock: ManualClock, flows: Mapping[str, DueFlow] = DUE_FLOWS
    ) -> None:
        wakes = Wakes()
        self.due: Loop = due_loop(store, setup, clock, wakes, flows)
        self.queue: Loop = queue_loop(store, setup, clock, wakes)

    async def run(self, times: int = 2) -> None:
        """So many rounds of each."""
        for _ in range(times):
            await self.due.run_once()
            await self.queue.run_once()


@pytest.fixture
def timers(store: SqlUnitOfWork, setup: Setup, clock: ManualClock) -> Timers:
    return Timers(store, setup, clock)


async def arm(store: SqlUnitOfWork, subject: str, after: timedelta) -> str:
    async with store.write(SERVICE) as tx:
        return (await due.arm(tx, KIND, subject, tx.now + after)).id


async def add(store: SqlUnitOfWork, dealer: Dealer, number: str = "+8613800000001", **fields: object) -> FollowUp:
    async with store.write(SERVICE) as tx:
        return await add_follow_up(tx, dealer, number, **fields)  # type: ignore[arg-type]


async def follow_up(store: SqlUnitOfWork, id: str) -> FollowUp:
    async with store.read() as view:
        return await view.rows(FollowUp).get(id)


async def seat(store: SqlUnitOfWork, agent: str = AGENT_1, device: str = "1001") -> None:
    async with store.write(SERVICE) as tx:
        await seats.sign_on(tx, person_id=agent, device=device, pbx="pbx", alive=True)
        await seats.make_ready(tx, agent)


async def claim(store: SqlUnitOfWork, setup: Setup, agent: str = AGENT_1) -> FollowUp | None:
    async with store.write(SERVICE) as tx:
        return await next_follow_up(tx, setup, Rates(), agent)


async def events(engines: Engines, kind: str) -> list[Event]:
    found, _ = await SqlEventLog(engines).after(Position(), 10_000)
    return [event for event in found if event.kind == kind]


# ---------------------------------------------------------------- due rows


async def test_each_due_row_fires_once_and_late_after_a_day_of_downtime(
    store: SqlUnitOfWork, setup: Setup, clock: ManualClock
) -> None:
    """What fell due while we were down fires at the start, in order, marked late; what is still ahead waits."""
    fired = Fired()
    for hours in (1, 5, 23, 25):
        await arm(store, f"in-{hours}", timedelta(hours=hours))
    await clock.advance(timedelta(days=1))
    timers = Timers(store, setup, clock, {KIND: fired})
    await timers.run(3)
    assert fired.rows == [("in-1", True), ("in-5", True), ("in-23", True)]
    await clock.advance(HOUR)
    await timers.run(3)
    assert fired.rows[3:] == [("in-25", False)]


async def test_a_row_that_fires_at_its_time_is_not_late(store: SqlUnitOfWork, setup: Setup, clock: ManualClock) -> None:
    fired = Fired()
    await arm(store, "a", timedelta(minutes=1))
    await clock.advance(timedelta(minutes=1, seconds=30))
    await Timers(store, setup, clock, {KIND: fired}).run()
    assert fired.rows == [("a", False)]


async def test_a_jump_ahead_fires_once_and_the_jump_back_does_not_fire_again(
    store: SqlUnitOfWork, setup: Setup, clock: ManualClock
) -> None:
    fired = Fired()
    timers = Timers(store, setup, clock, {KIND: fired})
    await arm(store, "soon", timedelta(minutes=30))
    await arm(store, "later", timedelta(minutes=90))
    clock.set(START + HOUR)
    await timers.run()
    assert fired.rows == [("soon", True)]
    clock.set(START)
    await timers.run()
    clock.set(START + HOUR)
    await timers.run()
    assert fired.rows == [("soon", True)]
    await clock.advance(timedelta(minutes=30))
    await timers.run()
    assert fired.rows == [("soon", True), ("later", False)]


async def test_a_jump_back_only_delays_what_was_about_to_fire(
    store: SqlUnitOfWork, setup: Setup, clock: ManualClock
) -> None:
    fired = Fired()
    timers = Timers(store, setup, clock, {KIND: fired})
    await arm(store, "a", timedelta(minutes=1))
    clock.set(START - HOUR)
    await timers.run()
    assert fired.rows == []
    await clock.advance(timedelta(minutes=61))
    await timers.run()
    assert fired.rows == [("a", False)]


async def test_two_nodes_fire_a_row_once(store: SqlUnitOfWork, setup: Setup, clock: ManualClock) -> None:
    fired = Fired()
    for number in range(10):
        await arm(store, f"{number}", timedelta(minutes=1))
    await clock.advance(timedelta(days=1))
    one, two = (Timers(store, setup, clock, {KIND: fired}) for _ in range(2))
    await one.run()
    await two.run()
    assert sorted(fired.rows) == [(f"{number}", True) for number in range(10)]


async def test_a_row_that_fails_neither_stops_the_others_nor_is_given_up(
    store: SqlUnitOfWork, setup: Setup, clock: ManualClock
) -> None:
    """It stays pending with nothing half-written, and is tried again within an hour."""
    fired = Fired()
    broken = True

    async def sometimes(tx: WriteTx, setup: Setup, row: DueRow) -> None:
        if row.subject_id == "bad" and broken:
            await outbox.enqueue(tx, "half", "written", DeliveryClass.AT_LEAST_ONCE)
            raise RuntimeError("no code expected this")
        await fired(tx, setup, row)

    timers = Timers(store, setup, clock, {KIND: sometimes})
    bad = await arm(store, "bad", timedelta(minutes=1))
    await arm(store, "good", timedelta(minutes=2))
    await clock.advance(timedelta(minutes=3))
    await timers.run()
    assert [subject for subject, _ in fired.rows] == ["good"]
    async with store.read() as view:
        assert (await view.rows(DueRow).get(bad)).state is DueState.PENDING
        assert await view.rows(OutboxRow).count() == 0
    broken = False
    await clock.advance(HOUR)
    await timers.run()
    assert [subject for subject, _ in fired.rows] == ["good", "bad"]


# ---------------------------------------------------------------- the queue


@pytest.mark.req("S2-37")
async def test_missed_is_marked_once_with_its_cause_after_a_day_of_downtime(
    store: SqlUnitOfWork, engines: Engines, dealer: Dealer, timers: Timers, clock: ManualClock
) -> None:
    """The deadline passed while we were down: marked at the start with how late, never again; the row stays callable."""
    row = await add(store, dealer, due_at=START + HOUR)
    await clock.advance(timedelta(days=1))
    await timers.run(3)
    clock.set(START - HOUR)
    await timers.run()
    clock.set(START + timedelta(days=2))
    await timers.run()
    (missed,) = await events(engines, "follow_up.missed")
    assert missed.data["late_seconds"] == 23 * 3600
    after = await follow_up(store, row.id)
    assert (after.state, after.missed_at, bool(after.missed_cause)) == (
        FollowUpState.READY,
        START + timedelta(days=1),
        True,
    )


async def test_a_waiting_row_becomes_ready_at_its_time_whatever_the_clock_did_before(
    store: SqlUnitOfWork, dealer: Dealer, timers: Timers, clock: ManualClock
) -> None:
    """A jump ahead makes it ready early, a jump back late; it is ready once and stays so."""
    early = await add(store, dealer, state=FollowUpState.WAITING, next_try_at=START + timedelta(minutes=30))
    late = await add(store, dealer, "+8613800000002", state=FollowUpState.WAITING, next_try_at=START + 2 * HOUR)
    clock.set(START + HOUR)
    await timers.run()
    clock.set(START)
    await timers.run()
    assert (await follow_up(store, early.id)).state is FollowUpState.READY
    assert (await follow_up(store, late.id)).state is FollowUpState.WAITING
    clock.set(START + 2 * HOUR)
    await timers.run()
    assert (await follow_up(store, late.id)).state is FollowUpState.READY


async def test_a_claim_ends_once_when_the_clock_jumps_ahead_and_holds_when_it_jumps_back(
    store: SqlUnitOfWork, engines: Engines, setup: Setup, dealer: Dealer, timers: Timers, clock: ManualClock
) -> None:
    row = await add(store, dealer)
    await seat(store)
    await seat(store, AGENT_2, "1002")
    assert (card := await claim(store, setup)) is not None
    assert card.id == row.id
    clock.set(START - HOUR)
    await timers.run()
    assert await claim(store, setup, AGENT_2) is None
    assert (await follow_up(store, row.id)).claimed_by == AGENT_1
    clock.set(START + HOUR)
    await timers.run(3)
    assert len(await events(engines, "follow_up.given_back")) == 1
    assert (found := await claim(store, setup, AGENT_2)) is not None
    assert found.id == row.id


async def test_a_wrap_up_ends_once_and_late_after_a_day_of_downtime(
    engines: Engines, store: SqlUnitOfWork, setup: Setup, clock: ManualClock
) -> None:
    """The agent went home without a disposition while we were down: undisposed, the seat free, once."""
    desk = await open_desk(engines, store, setup, clock)
    row = await desk.follow_up()
    await desk.hang_up(await desk.call(row))
    await clock.advance(timedelta(days=1))
    await Timers(store, setup, clock).run(3)
    assert (await desk.row(FollowUp, row.id)).state is FollowUpState.UNDISPOSED
    assert len(await desk.events("follow_up.undisposed")) == 1
    (end,) = await desk.rows(DueRow, kind="seat.wrap_up_end")
    assert (end.state, end.late) == (DueState.FIRED, True)
    assert [event.data["state"] for event in await desk.events("seat.moved")][-1] == SeatState.READY


async def test_a_number_stays_locked_when_the_clock_jumps_back(
    engines: Engines, store: SqlUnitOfWork, setup: Setup, clock: ManualClock
) -> None:
    """The lock is a row with its end, not a span that somebody counts: a jump back makes it longer, never shorter."""
    desk = await open_desk(engines, store, setup, clock)
    row = await desk.follow_up()
    attempt = await desk.dial(row)
    clock.set(START - HOUR)
    await desk.hang_up(attempt, status="BUSY")
    with pytest.raises(CallNotAllowed) as refused:
        await desk.dial(await desk.row(FollowUp, row.id))
    assert refused.value.fields["rule"] == "number-cooling-down"


# ---------------------------------------------------------------- tickets and effects


@pytest.mark.parametrize("hours", [1, 13, 25])
async def test_reminders_and_the_breach_come_once_whatever_the_clock_does(
    engines: Engines, store: SqlUnitOfWork, setup: Setup, clock: ManualClock, hours: int
) -> None:
    """A jump of `hours` ahead, an hour back, and time going on: each reminder once, the breach once."""
    desk: TicketDesk = await open_desk(engines, store, setup, clock)
    ticket = await desk.received()
    timers = Timers(store, setup, clock)
    clock.set(START + timedelta(hours=hours))
    await timers.run()
    clock.set(START + timedelta(hours=hours - 1))
    await timers.run()
    for hour in range(hours, 30):
        clock.set(START + timedelta(hours=hour, seconds=1))
        await timers.run(1)
    fired = [row.payload.get("reminder", "breach") for row in await desk.rows(DueRow, state=DueState.FIRED)]
    assert sorted(fired) == ["-2h", "50%", "breach"]
    assert len(await desk.events("ticket.breached")) == 1
    (running,) = await desk.rows(Clock, ticket_id=ticket.id)
    assert running.late_marked == (hours == 25)


@pytest.mark.parametrize("jump", [-HOUR, HOUR, timedelta(days=1)])
async def test_an_effect_in_work_happens_once_when_the_clock_jumps_under_it(
    store: SqlUnitOfWork, clock: ManualClock, jump: timedelta
) -> None:
    """At most once: a jump ahead may make it *unknown*, which an operator sees; nothing makes it happen twice."""

    class Never:
        async def perform(self, row: OutboxRow) -> outbox.Result:
            raise AssertionError("performed a second time")

    async with store.write(SERVICE) as tx:
        id = (await outbox.enqueue(tx, KIND, "s", DeliveryClass.AT_MOST_ONCE)).id
    async with store.write(SERVICE) as tx:
        (mine,) = await tx.work.take_effects(node="node-1", now=tx.now, until=tx.now + LEASE, limit=1)
    clock.set(START + jump)
    courier = Courier(store, clock, {KIND: Never()}, node="node-2")
    for _ in range(2):
        await courier.run_once()
        await courier.finish()
    async with store.write(SERVICE) as tx:
        settled = await outbox.settle(tx, mine, outbox.Done())
    assert settled.id == id
    assert settled.state is (OutboxState.DONE if jump < timedelta() else OutboxState.UNKNOWN)
