"""No order that cannot be taken back is given before what it rests on is safe against a power failure, nor once it is void."""

import asyncio
import errno
import os
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from callcenter.core.access import SERVICE, Actor
from callcenter.core.model import Attempt, AttemptState, FollowUpState
from callcenter.db.uow import SqlRead, SqlUnitOfWork, SqlWrite
from callcenter.flows.place_call import place_call
from callcenter.flows.reconcile import Look, Reconciled, reconcile_one
from callcenter.services.floor import Floor
from tests.flows.calls.conftest import SimDesk
from tests.support.clock import ManualClock
from tests.support.desk import AGENT_1
from tests.support.waiting import until

NUMBER = "13800000053"
STALL = timedelta(seconds=20)
"""Longer than a look waits before it judges that nothing was dialed."""


class StallingDisk:
    """A store whose `stalls`-th flush does not come to its end before it is let go."""

    def __init__(self, store: SqlUnitOfWork, *, stalls: int) -> None:
        self.waiting = asyncio.Event()
        self.let_go = asyncio.Event()
        self._store = store
        self._left = stalls

    def read(self) -> AbstractAsyncContextManager[SqlRead]:
        return self._store.read()

    def write(self, actor: Actor) -> AbstractAsyncContextManager[SqlWrite]:
        return self._store.write(actor)

    async def reach_disk(self) -> None:
        self._left -= 1
        if self._left == 0:
            self.waiting.set()
            await self.let_go.wait()
        await self._store.reach_disk()


@dataclass(slots=True, kw_only=True)
class Stalled:
    """An attempt whose order waits for the disk, and the floor that is to give it."""

    floor: Floor
    disk: StallingDisk
    attempt: Attempt

    async def go_on(self) -> None:
        """Let the disk go, and everything be ordered that is to be."""
        self.disk.let_go.set()
        name = f"effects:{self.attempt.id}"
        await until(lambda: not any(task.get_name() == name for task in asyncio.all_tasks()), what="the orders' end")


@asynccontextmanager
async def stalled(sim_desk: SimDesk, *, stalls: int) -> AsyncIterator[Stalled]:
    """A call begun on a floor of its own, whose time goes on by STALL while the first or second order waits for the disk."""
    desk = sim_desk.desk
    sim_desk.sim.set_rule(NUMBER, "answer:ring=1:talk=100")
    row = await desk.add(f"+86{NUMBER}")
    await desk.seat()
    await desk.stop()
    clock = ManualClock(desk.clock.now())
    store = SqlUnitOfWork(desk.engines, clock, desk.ids, desk.wakes.ring)
    disk = StallingDisk(store, stalls=stalls)
    floor = Floor(sim_desk.pbx(), disk, desk.setup, clock, look_soon=lambda: None)
    await floor.start()
    try:
        await until(lambda: floor.up, what="the link")
        async with store.write(SERVICE) as tx:
            placed = await place_call(tx, desk.setup, follow_up_id=row.id, agent_id=AGENT_1, reason="test")
        floor.perform(placed.attempt, placed.effects)
        await until(disk.waiting.is_set, what="the order that waits for the disk")
        await clock.advance(STALL)
        yield Stalled(floor=floor, disk=disk, attempt=placed.attempt)
    finally:
        await floor.stop(1.0)


@pytest.mark.parametrize(("stalls", "orders"), [(1, 0), (2, 1)], ids=["the agent", "the customer"])
async def test_nobody_is_rung_for_an_attempt_that_ended_while_the_disk_was_busy(
    sim_desk: SimDesk, stalls: int, orders: int
) -> None:
    """The look has judged *never dialed*, and the follow-up may be called again: the late order must not ring by its side."""
    sim_desk.sim.faults.counts = lambda name: name == "originate"
    before = sim_desk.sim.acted
    async with stalled(sim_desk, stalls=stalls) as late:
        told = await late.floor.look()
        assert told is not None and told.settled == 1
        await late.go_on()
        assert sim_desk.sim.acted - before == orders
        ended = await sim_desk.desk.attempt(late.attempt.id)
        assert (ended.state, ended.outcome) == (AttemptState.ENDED, "cancelled")
        assert sim_desk.rung(NUMBER) == 0


async def test_a_customer_dialed_late_is_waited_for_like_one_dialed_at_once(sim_desk: SimDesk) -> None:
    """Nobody looked while the disk was busy: the dial goes out, and a look that comes before it rings waits for it."""
    desk = sim_desk.desk
    async with stalled(sim_desk, stalls=2) as late:
        await late.go_on()
        await until(lambda: sim_desk.rung(NUMBER) == 1, what="the ring")
        at = late.attempt.intent_at + STALL
        up_since = at - timedelta(days=1)
        look = Look(pbx="pbx", asked_at=at + timedelta(seconds=2), up_since=up_since, channels=(), journal=())
        told = Reconciled()
        async with desk.uow.write(SERVICE) as tx:
            dialing = await tx.rows(Attempt).get(late.attempt.id)
            assert dialing.dialed_at is not None and dialing.dialed_at >= at
            await tx.rows(Attempt).save(replace(dialing, state=AttemptState.DIALING, ringing_at=None, answered_at=None))
            await reconcile_one(tx, desk.setup, late.attempt.id, look, told)
        assert (told.waiting, told.settled, told.unknown) == (1, 0, 0)


async def test_nobody_is_rung_while_the_disk_refuses(sim_desk: SimDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The intent may be lost with the power: ringing would leave a call that nobody knows. The look then settles it."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000051")
    sim_desk.sim.set_rule("13800000051", "answer:ring=1:talk=5")
    await desk.seat()

    def refuse(file: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse)
        placed = await desk.call(row)
        ended = await desk.until_over(placed.id, seconds=60)
    assert (ended.state, ended.outcome, ended.counts) == (AttemptState.ENDED, "cancelled", False)
    assert not ended.customer_dialed
    assert sim_desk.rung("13800000051") == 0
    after = await desk.follow_up(row.id)
    assert (after.state, after.tries) == (FollowUpState.WAITING, 0)
    other = await desk.add("+8613800000052")
    sim_desk.sim.set_rule("13800000052", "answer:ring=1:talk=8")
    assert (await desk.until_over((await desk.call(other)).id)).outcome == "answered"
