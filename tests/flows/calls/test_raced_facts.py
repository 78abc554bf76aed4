"""A fact that loses a race for a row is decided anew."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from callcenter.core.access import SERVICE, Actor
from callcenter.core.model import AttemptState
from callcenter.db.uow import SqlRead, SqlUnitOfWork, SqlWrite
from callcenter.errors import StaleRow
from callcenter.flows.place_call import place_call
from callcenter.services.floor import Floor
from tests.flows.calls.conftest import SimDesk
from tests.support.desk import AGENT_1
from tests.support.waiting import until


class RacedStore:
    """A store in which another node is first: once begun, every third unit of work loses its race at the commit."""

    def __init__(self, store: SqlUnitOfWork) -> None:
        self.begun = False
        self.lost = 0
        self._store = store
        self._turn = 0

    @asynccontextmanager
    async def read(self) -> AsyncIterator[SqlRead]:
        async with self._store.read() as view:
            yield view

    @asynccontextmanager
    async def write(self, actor: Actor) -> AsyncIterator[SqlWrite]:
        async with self._store.write(actor) as tx:
            yield tx
            self._turn += int(self.begun)
            if self.begun and self._turn % 3 == 0:
                self.lost += 1
                raise StaleRow(what="seats", id="raced")

    async def reach_disk(self) -> None:
        await self._store.reach_disk()


async def test_a_fact_that_loses_a_race_is_decided_anew(sim_desk: SimDesk) -> None:
    """Two transactions at READ COMMITTED saved one seat: the exchange tells its fact once, so it must not be lost."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000041")
    sim_desk.sim.set_rule("13800000041", "answer:ring=1:talk=20")
    await desk.seat()
    for loop in desk.loops:
        await loop.stop(1.0)
    await desk.floor.stop(1.0)
    raced = RacedStore(desk.uow)
    floor = Floor(sim_desk.pbx(), raced, desk.setup, desk.clock, look_soon=lambda: None)
    await floor.start()
    try:
        await until(lambda: floor.up, what="the link")
        raced.begun = True
        async with desk.uow.write(SERVICE) as tx:
            placed = await place_call(tx, desk.setup, follow_up_id=row.id, agent_id=AGENT_1, reason="test")
        floor.perform(placed.attempt, placed.effects)
        ended = await desk.until_over(placed.attempt.id)
    finally:
        await floor.stop(1.0)
    assert (ended.state, ended.outcome, ended.from_journal) == (AttemptState.ENDED, "answered", False)
    assert raced.lost >= 2
    assert floor.health().failures == 0
    assert sim_desk.rung("13800000041") == 1
