"""The outbox on both engines: serial per subject, parallel across, no poison, and what a dead node leaves behind."""

import asyncio
from collections import defaultdict
from datetime import timedelta

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import DeliveryClass, OutboxRow, OutboxState
from callcenter.db.engine import Engines
from callcenter.db.events import Position, SqlEventLog
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import CallcenterError, Invalid, StoreBusy
from callcenter.flows import outbox
from callcenter.services.courier import LEASE, Courier
from tests.support.clock import ManualClock
from tests.support.states import moves
from tests.support.waiting import until

EFFECT = "test.effect"


class Hands:
    """Performs what it is told to; `held` subjects wait until they are let go, `raises` subjects raise."""

    def __init__(self) -> None:
        self.began: list[str] = []
        self.held: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self.raises: dict[str, Exception] = {}
        self.answers: dict[str, outbox.Result] = {}
        self.holding: set[str] = set()

    async def perform(self, row: OutboxRow) -> outbox.Result:
        self.began.append(str(row.payload["name"]))
        if row.subject in self.holding:
            await self.held[row.subject].wait()
        if row.subject in self.raises:
            raise self.raises[row.subject]
        return self.answers.get(row.subject, outbox.Done())


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def courier(store: SqlUnitOfWork, clock: ManualClock, hands: Hands) -> Courier:
    return Courier(store, clock, {EFFECT: hands}, node="node-1")


async def put(
    store: SqlUnitOfWork, subject: str, name: str = "", delivery: DeliveryClass = DeliveryClass.AT_LEAST_ONCE
) -> str:
    """Add one effect; its id."""
    async with store.write(SERVICE) as tx:
        return (await outbox.enqueue(tx, EFFECT, subject, delivery, name=name or subject)).id


async def take(store: SqlUnitOfWork, clock: ManualClock, node: str) -> list[OutboxRow]:
    """What a node takes now, as its courier does."""
    async with store.write(SERVICE) as tx:
        return await tx.work.take_effects(node=node, now=clock.now(), until=clock.now() + LEASE, limit=10)


async def row_of(store: SqlUnitOfWork, id: str) -> OutboxRow:
    async with store.read() as view:
        return await view.rows(OutboxRow).get(id)


async def settle(store: SqlUnitOfWork, row: OutboxRow, result: outbox.Result) -> OutboxRow:
    async with store.write(SERVICE) as tx:
        return await outbox.settle(tx, row, result)


async def alarms(engines: Engines) -> list[str]:
    found, _ = await SqlEventLog(engines).after(Position())
    return [event.kind for event in found if event.kind.startswith("alarm.")]


@pytest.mark.parametrize("poison", [RuntimeError("no code expected this"), Invalid("text", "nonsense")])
async def test_a_poison_row_blocks_no_other_when_it_fails(
    store: SqlUnitOfWork, engines: Engines, courier: Courier, hands: Hands, poison: CallcenterError
) -> None:
    """It fails for good with an alarm; the others, and the next of its own subject, are performed."""
    hands.raises["bad"] = poison
    bad, good, after = await put(store, "bad"), await put(store, "good"), await put(store, "bad", "after")
    await courier.run_once()
    await courier.finish()
    assert (await row_of(store, bad)).state is OutboxState.FAILED
    assert (await row_of(store, good)).state is OutboxState.DONE
    assert await alarms(engines) == ["alarm.effect_failed"]
    hands.raises.clear()
    await courier.run_once()
    await courier.finish()
    assert (await row_of(store, after)).state is OutboxState.DONE


async def test_an_effect_without_a_performer_fails_by_name(store: SqlUnitOfWork, clock: ManualClock) -> None:
    courier = Courier(store, clock, {}, node="node-1")
    nobody = await put(store, "s")
    await courier.run_once()
    await courier.finish()
    assert EFFECT in (await row_of(store, nobody)).problem


async def test_one_subject_is_served_in_order_while_others_go_on(
    store: SqlUnitOfWork, courier: Courier, hands: Hands
) -> None:
    """A slow gateway for one customer delays that customer's next message and nobody else's."""
    hands.holding.add("slow")
    for subject, name in (("slow", "slow-1"), ("slow", "slow-2"), ("quick", "quick-1"), ("quick", "quick-2")):
        await put(store, subject, name)
    await courier.run_once()
    await until(lambda: len(hands.began) == 2, what="both subjects in work")
    await courier.run_once()
    await until(lambda: "quick-2" in hands.began, what="the quick one's second")
    assert "slow-2" not in hands.began
    hands.held["slow"].set()
    await courier.finish()
    await courier.run_once()
    await courier.finish()
    assert sorted(hands.began) == ["quick-1", "quick-2", "slow-1", "slow-2"]
    assert hands.began.index("slow-2") > hands.began.index("slow-1")


async def test_what_surely_did_not_happen_is_tried_again_at_its_time(
    store: SqlUnitOfWork, courier: Courier, hands: Hands, clock: ManualClock
) -> None:
    hands.raises["s"] = StoreBusy()
    later = await put(store, "s")
    for tries, pause in ((1, 1), (2, 2), (3, 4)):
        await courier.run_once()
        await courier.finish()
        row = await row_of(store, later)
        assert (row.state, row.tries) == (OutboxState.PENDING, tries)
        assert row.not_before == clock.now() + timedelta(seconds=pause)
        await courier.run_once()
        await courier.finish()
        assert len(hands.began) == tries
        await clock.advance(seconds=pause)
    hands.raises.clear()
    await courier.run_once()
    await courier.finish()
    assert (await row_of(store, later)).state is OutboxState.DONE


async def test_an_orphan_is_unknown_when_it_may_happen_once_at_most(
    store: SqlUnitOfWork, engines: Engines, courier: Courier, hands: Hands, clock: ManualClock
) -> None:
    """The node died in the middle: nobody repeats it; what follows for the same subject waits until it is settled."""
    orphan = await put(store, "s", "first", DeliveryClass.AT_MOST_ONCE)
    behind = await put(store, "s", "second", DeliveryClass.AT_MOST_ONCE)
    assert [row.id for row in await take(store, clock, "dead")] == [orphan]
    await clock.advance(LEASE + timedelta(seconds=1))
    for _ in range(2):
        await courier.run_once()
        await courier.finish()
    assert (await row_of(store, orphan)).state is OutboxState.UNKNOWN
    assert (await row_of(store, behind)).state is OutboxState.PENDING
    assert (hands.began, await alarms(engines)) == ([], ["alarm.effect_unknown"])


@pytest.mark.parametrize("delivery", [DeliveryClass.AT_LEAST_ONCE, DeliveryClass.ASK_BEFORE_REPEATING])
async def test_an_orphan_is_performed_again_when_that_is_harmless_or_asked_first(
    store: SqlUnitOfWork, courier: Courier, hands: Hands, clock: ManualClock, delivery: DeliveryClass
) -> None:
    orphan = await put(store, "s", delivery=delivery)
    await take(store, clock, "dead")
    await courier.run_once()
    assert hands.began == []
    await clock.advance(LEASE + timedelta(seconds=1))
    await courier.run_once()
    await courier.finish()
    row = await row_of(store, orphan)
    assert (row.state, row.tries, hands.began) == (OutboxState.DONE, 2, ["s"])


async def test_only_the_taker_settles_when_a_lease_ran_out(
    store: SqlUnitOfWork, engines: Engines, clock: ManualClock
) -> None:
    """A node that was away too long comes back with a result that is no longer its to tell."""
    id = await put(store, "s")
    (mine,) = await take(store, clock, "slow")
    await clock.advance(LEASE + timedelta(seconds=1))
    async with store.write(SERVICE) as tx:
        assert await outbox.rescue(tx) == 1
    (theirs,) = await take(store, clock, "other")
    assert (await settle(store, mine, outbox.Failed("too late"))).state is OutboxState.TAKEN
    assert (await row_of(store, id)).taken_by == "other"
    assert (await settle(store, theirs, outbox.Done())).state is OutboxState.DONE
    assert (await settle(store, theirs, outbox.Failed("twice"))).state is OutboxState.DONE
    assert await alarms(engines) == []


async def test_the_same_node_after_a_restart_is_another_taker(store: SqlUnitOfWork, clock: ManualClock) -> None:
    """The name of the node is the same; the number of takings tells the two apart."""
    await put(store, "s")
    (before,) = await take(store, clock, "node-1")
    await clock.advance(LEASE + timedelta(seconds=1))
    async with store.write(SERVICE) as tx:
        await outbox.rescue(tx)
    await take(store, clock, "node-1")
    assert (await settle(store, before, outbox.Done())).state is OutboxState.TAKEN


async def test_eight_couriers_perform_every_effect_once(store: SqlUnitOfWork, clock: ManualClock, hands: Hands) -> None:
    for number in range(24):
        await put(store, f"subject-{number % 8}", f"{number:02d}")
    couriers = [Courier(store, clock, {EFFECT: hands}, node=f"node-{number}") for number in range(8)]
    while len(hands.began) < 24:
        await asyncio.gather(*(courier.run_once() for courier in couriers))
        for courier in couriers:
            await courier.finish()
    assert sorted(hands.began) == [f"{number:02d}" for number in range(24)]
    async with store.read() as view:
        assert await view.rows(OutboxRow).count(state=OutboxState.DONE) == 24


async def test_a_withdrawn_effect_never_happens_and_one_in_work_is_not_touched(
    store: SqlUnitOfWork, courier: Courier, hands: Hands, clock: ManualClock
) -> None:
    first, second = await put(store, "s", "first"), await put(store, "s", "second")
    (taken,) = await take(store, clock, "node-1")
    async with store.write(SERVICE) as tx:
        assert await outbox.withdraw(tx, "s", EFFECT) == 1
    await settle(store, taken, outbox.Done())
    await courier.run_once()
    await courier.finish()
    assert hands.began == []
    assert (await row_of(store, first)).state is OutboxState.DONE
    assert (await row_of(store, second)).state is OutboxState.WITHDRAWN


async def test_an_effects_moves_are_those_that_are_drawn(store: SqlUnitOfWork, clock: ManualClock) -> None:
    """docs/states.md against taking, settling, withdrawing and rescuing."""
    results: list[outbox.Result] = [
        outbox.Done(),
        outbox.Later(clock.now(), "x"),
        outbox.Unclear("x"),
        outbox.Failed("x"),
    ]
    for number, _ in enumerate(results):
        await put(store, f"s{number}")
    await put(store, "withdrawn")
    async with store.write(SERVICE) as tx:
        await outbox.withdraw(tx, "withdrawn", EFFECT)
    taken = await take(store, clock, "node-1")
    found = {("pending", "withdrawn")} | {("pending", str(row.state)) for row in taken}
    found |= {
        ("taken", str((await settle(store, row, result)).state)) for row, result in zip(taken, results, strict=True)
    }
    assert found == moves("outbox")
