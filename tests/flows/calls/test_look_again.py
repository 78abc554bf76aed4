"""A look that comes too early to judge is repeated soon, not at the next regular time."""

from dataclasses import replace
from datetime import timedelta

from callcenter.core.access import SERVICE
from callcenter.core.model import AttemptState
from callcenter.core.reconcile import LINGER
from callcenter.flows.place_call import place_call
from callcenter.flows.ports_pbx import JournalLine
from callcenter.flows.reconcile import Look, Reconciled, reconcile_one
from callcenter.services.floor import LOOK_AGAIN_AFTER, Floor
from tests.flows.calls.conftest import SimDesk
from tests.support.clock import ManualClock
from tests.support.desk import AGENT_1
from tests.support.waiting import until


async def test_an_attempt_too_young_to_judge_is_looked_at_again_within_seconds(sim_desk: SimDesk) -> None:
    """The link came back a second after the intent: nothing can be said yet, and the agent must not wait long for it."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000091")
    await desk.seat()
    await desk.floor.stop(1.0)
    async with desk.uow.write(SERVICE) as tx:
        await place_call(tx, desk.setup, follow_up_id=row.id, agent_id=AGENT_1, reason="test")
    clock = ManualClock(desk.clock.now() + timedelta(seconds=1))
    rung: list[bool] = []
    floor = Floor(sim_desk.pbx(), desk.uow, desk.setup, clock, look_soon=lambda: rung.append(True))
    await floor.start()
    try:
        await until(lambda: floor.up, what="the link")
        told = await floor.look()
        assert told is not None and told.waiting == 1
        rung.clear()
        await clock.advance(seconds=LOOK_AGAIN_AFTER)
        assert rung
    finally:
        await floor.stop(1.0)


async def test_a_long_call_that_ends_as_we_look_is_waited_for_before_it_counts_as_unknown(sim_desk: SimDesk) -> None:
    """Its channel is gone, its line in the journal not written yet: no alarm, and the agent keeps the time to write up."""
    desk = sim_desk.desk
    sim_desk.sim.set_rule("13800000092", "answer:ring=1:talk=600")
    row = await desk.add("+8613800000092")
    await desk.seat()
    placed = await desk.call(row)
    talking = await desk.until_state(placed.id, "talking")
    at = desk.clock.now() + timedelta(minutes=5)
    line = JournalLine(attempt=placed.id, started_at=talking.dialed_at, ended=None)
    look = Look(pbx=talking.pbx, asked_at=at, up_since=at - timedelta(days=1), channels=(), journal=(line,))
    told = Reconciled()
    async with desk.uow.write(SERVICE) as tx:
        await reconcile_one(tx, desk.setup, placed.id, look, told)
    assert (told.waiting, told.unknown, (await desk.attempt(placed.id)).state) == (1, 0, AttemptState.TALKING)
    async with desk.uow.write(SERVICE) as tx:
        await reconcile_one(tx, desk.setup, placed.id, replace(look, asked_at=at + LINGER), told)
    assert (told.unknown, (await desk.attempt(placed.id)).state) == (1, AttemptState.UNKNOWN)
