"""The manager link fails in every way while calls are under way: one ring, one outcome, and never silence about a doubt."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.facts import DeviceChanged, FactsLost
from callcenter.core.model import AttemptState, Disposition, FollowUpState, NumberLock
from callcenter.core.outcome import Outcome
from callcenter.errors import NotReady
from callcenter.flows import daily_acts
from callcenter.flows.dispose import dispose
from callcenter.services.floor import Floor
from callcenter.sim.faults import Faults
from tests.flows.calls.conftest import SimDesk
from tests.support.desk import AGENT_1
from tests.support.waiting import until

NUMBER = "13800000021"


def _doubled(faults: Faults) -> None:
    faults.double_events = True


def _reordered(faults: Faults) -> None:
    faults.reorder_events = True


def _delayed(faults: Faults) -> None:
    faults.delay_seconds = 1.0


@pytest.mark.parametrize("bend", [_doubled, _reordered, _delayed])
async def test_events_doubled_reordered_or_delayed_change_no_outcome(
    sim_desk: SimDesk, bend: Callable[[Faults], None]
) -> None:
    """A late, repeated or reordered fact is a normal case that changes nothing."""
    desk = sim_desk.desk
    sim_desk.sim.set_rule(NUMBER, "answer:ring=2:talk=20")
    row = await desk.add(f"+86{NUMBER}")
    await desk.seat()
    bend(sim_desk.sim.faults)
    placed = await desk.call(row)
    ended = await desk.until_over(placed.id)
    assert (ended.outcome, sim_desk.rung(NUMBER)) == ("answered", 1)
    assert (await desk.follow_up(row.id)).state is FollowUpState.WRAP_UP


async def test_every_event_lost_the_journal_tells_the_end(sim_desk: SimDesk) -> None:
    """The event stream is a hint: without a single event of the call its outcome is known at the next look."""
    desk = sim_desk.desk
    sim_desk.sim.set_rule(NUMBER, "answer:ring=1:talk=10")
    row = await desk.add(f"+86{NUMBER}")
    await desk.seat()
    placed = await desk.call(row)
    await desk.until_state(placed.id, "dialing", "ringing", "talking")
    sim_desk.sim.faults.lose_events = lambda name: True
    await until(lambda: sim_desk.rung(NUMBER) == 1, what="the ring")

    async def known() -> bool:
        await desk.floor.look()
        return (await desk.attempt(placed.id)).state is AttemptState.ENDED

    await until(known, seconds=20, what="the journal's word")
    ended = await desk.attempt(placed.id)
    assert (ended.outcome, ended.from_journal, sim_desk.rung(NUMBER)) == ("answered", True, 1)


async def test_a_telephone_whose_return_was_dropped_is_reachable_after_the_overflow(sim_desk: SimDesk) -> None:
    """Nobody tells a device's state twice: after a gap every state is asked, or its agent stays without calls."""
    desk, sim = sim_desk.desk, sim_desk.sim
    await desk.seat()
    await desk.floor.stop(1.0)
    floor = Floor(sim_desk.pbx(queue_capacity=5), desk.uow, desk.setup, desk.clock, look_soon=lambda: None)
    await floor.start()
    handled = floor.handled.listen()
    try:
        await until(lambda: floor.up, what="the link")
        sim.register("1001", False)
        while not isinstance(await handled.next(), DeviceChanged):
            pass
        assert not (await desk.seat_of()).device_alive
        sim.faults.lose_events = lambda name: True
        sim.register("1001")
        sim.faults.lose_events = lambda name: False
        for state in ["INUSE", "NOT_INUSE"] * 500:
            sim.core.set_device(sim.core.devices["1005"], state)
        while not isinstance(await handled.next(), FactsLost):
            pass
        assert (await desk.seat_of()).device_alive
    finally:
        await floor.stop(1.0)


@pytest.mark.parametrize("broken", ["dropped", "half_open"])
@pytest.mark.parametrize("stage", ["ringing", "talking"])
async def test_a_broken_link_comes_back_and_the_call_has_one_end(sim_desk: SimDesk, broken: str, stage: str) -> None:
    """Cut or half-open, ringing or talking: back within seconds, caught up by snapshot and journal."""
    desk = sim_desk.desk
    sim_desk.sim.set_rule(NUMBER, "answer:ring=20:talk=60")
    row = await desk.add(f"+86{NUMBER}")
    await desk.seat()
    placed = await desk.call(row)
    await desk.until_state(placed.id, stage)
    before = desk.floor.up
    if broken == "dropped":
        sim_desk.sim.drop_links()
    else:
        sim_desk.sim.half_open()
    await until(
        lambda: desk.floor.up is not None and desk.floor.up is not before, seconds=15, what="the link", promised=True
    )
    ended = await desk.until_over(placed.id)
    assert (ended.outcome, sim_desk.rung(NUMBER)) == ("answered", 1)


async def test_nothing_is_dialed_while_the_link_is_down(sim_desk: SimDesk) -> None:
    """Refused at once, with the reason; nothing goes out when the link returns."""
    desk = sim_desk.desk
    row = await desk.add(f"+86{NUMBER}")
    await desk.seat()
    sim_desk.sim.faults.refuse_links = True
    sim_desk.sim.drop_links()
    await until(lambda: desk.floor.up is None, what="the loss to be noticed")
    with pytest.raises(NotReady):
        await desk.call(row)
    sim_desk.sim.faults.refuse_links = False
    await until(lambda: desk.floor.up, seconds=15, what="the link", promised=True)
    assert sim_desk.rung(NUMBER) == 0
    assert (await desk.follow_up(row.id)).state is FollowUpState.READY


@pytest.mark.parametrize("acted", [True, False])
async def test_the_link_lost_with_the_order_to_dial_rings_at_most_once(sim_desk: SimDesk, acted: bool) -> None:
    """Sent and unanswered: whether the exchange acted on it is asked afterwards; it is never sent again."""
    desk = sim_desk.desk
    sim_desk.sim.set_rule(NUMBER, "answer:ring=1:talk=20")
    row = await desk.add(f"+86{NUMBER}")
    await desk.seat()
    sim_desk.sim.faults.die_before_acting = not acted
    # A look of the start would be counted, too: it is let end first.
    await until(lambda: all(loop.health().runs for loop in desk.loops), what="the first look")
    # The first Originate rings the agent, the second dials the customer: the link dies with that one.
    sim_desk.sim.faults.counts = lambda name: name == "originate"
    sim_desk.sim.faults.die_after = sim_desk.sim.acted + 2
    placed = await desk.call(row)
    await until(lambda: desk.floor.up is None, seconds=15, what="the loss to be noticed", promised=True)
    await until(lambda: desk.floor.up, seconds=15, what="the link", promised=True)
    ended = await desk.until_over(placed.id, seconds=40)
    assert sim_desk.rung(NUMBER) == int(acted)
    assert (ended.outcome, ended.counts) == (("answered", True) if acted else ("cancelled", False))


async def test_a_restarted_exchange_leaves_the_attempt_unknown_until_an_operator_settles_it(sim_desk: SimDesk) -> None:
    """Neither line nor channel after a restart: no proof, so nobody is rung again by itself."""
    desk = sim_desk.desk
    sim_desk.sim.set_rule(NUMBER, "answer:ring=40")
    row = await desk.add(f"+86{NUMBER}")
    await desk.seat()
    placed = await desk.call(row)
    await desk.until_state(placed.id, "ringing")
    await sim_desk.sim.restart(losing_seconds=60)
    ended = await desk.until_over(placed.id, seconds=40)
    assert ended.state is AttemptState.UNKNOWN
    held = await desk.follow_up(row.id)
    assert held.state is FollowUpState.UNSETTLED
    async with desk.uow.read() as view:
        lock = await view.rows(NumberLock).get(f"+86{NUMBER}")
        # Another card with the same number must not ring it either, before somebody knows what happened.
        assert (lock.attempt_id, lock.locked, lock.until > view.now + timedelta(days=30)) == (placed.id, True, True)
    async with desk.uow.write(SERVICE) as tx:
        await daily_acts.settle_unknown(tx, desk.setup, placed.id, Outcome.NO_ANSWER, AGENT_1)
    after = await desk.follow_up(row.id)
    assert (after.state, after.tries) == (FollowUpState.WAITING, 1)
    async with desk.uow.read() as view:
        assert not (await view.rows(NumberLock).get(f"+86{NUMBER}")).locked
    assert sim_desk.rung(NUMBER) == 1


async def test_an_unknown_attempt_that_was_answered_after_all_is_disposed_of(sim_desk: SimDesk) -> None:
    """Heard ringing, then the exchange died; the operator finds out that they talked: the agent's word ends it."""
    desk = sim_desk.desk
    sim_desk.sim.set_rule(NUMBER, "answer:ring=40")
    row = await desk.add(f"+86{NUMBER}")
    await desk.seat()
    placed = await desk.call(row)
    await desk.until_state(placed.id, "ringing")
    await sim_desk.sim.restart(losing_seconds=60)
    assert (await desk.until_over(placed.id, seconds=40)).state is AttemptState.UNKNOWN
    async with desk.uow.write(SERVICE) as tx:
        await daily_acts.settle_unknown(tx, desk.setup, placed.id, Outcome.ANSWERED, AGENT_1)
    assert (await desk.follow_up(row.id)).state is FollowUpState.UNDISPOSED
    async with desk.uow.write(SERVICE) as tx:
        await dispose(tx, desk.setup, attempt_id=placed.id, by=AGENT_1, disposition=Disposition.COMPLETED)
    assert (await desk.follow_up(row.id)).state is FollowUpState.DONE
