"""The floor's snapshot and the events that follow it tell the same, whatever happens in between."""

import json
import random
from dataclasses import replace
from typing import Any

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import CalendarRow, Dealer
from callcenter.core.position import Position
from callcenter.db.engine import Engines
from callcenter.db.events import SqlEventLog
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows.floor import floor_snapshot
from callcenter.flows.setup import Setup
from callcenter.web.events import fragment
from tests.support import floor_frames
from tests.support.clock import ManualClock
from tests.support.desk import seed
from tests.support.floor_play import FloorPlay
from tests.support.floor_twin import FloorTwin, comparable


@pytest.fixture
async def dealers(store: SqlUnitOfWork) -> list[Dealer]:
    """Two dealers of one queue and four agents."""
    async with store.write(SERVICE) as tx:
        first = await seed(tx, agents=4)
        second = replace(
            first, id="dealer2", code="SH02", name="上海二店", inbound_numbers=["02160000000"], return_number=""
        )
        await tx.rows(Dealer).add(second)
        assert await tx.rows(CalendarRow).count() == 2
    return [first, second]


async def snapshot(store: SqlUnitOfWork, setup: Setup) -> dict[str, Any]:
    """The floor as the service itself sees it."""
    async with store.read() as view:
        return await floor_snapshot(view, setup, SERVICE)


@pytest.mark.req("S2-4")
@pytest.mark.parametrize("seed_of_chance", [7, 42])
async def test_a_snapshot_and_the_events_behind_it_make_the_next_snapshot(
    store: SqlUnitOfWork,
    engines: Engines,
    setup: Setup,
    clock: ManualClock,
    dealers: list[Dealer],
    seed_of_chance: int,
) -> None:
    play = FloorPlay(store=store, setup=setup, clock=clock, dealers=dealers, chance=random.Random(seed_of_chance))
    log = SqlEventLog(engines)
    await play.steps(40)
    twin = FloorTwin(await snapshot(store, setup))
    position = Position.parse(twin.snapshot["position"])
    for _ in range(8):
        await play.steps(40)
        now = await snapshot(store, setup)
        while (read := await log.after(position))[0]:
            events, position = read
            for event in events:
                twin.apply(as_told(event))
        assert str(position) == now["position"]
        span = {"horizon": twin.snapshot["horizon"], "returns_since": now["returns_since"]}
        assert comparable(twin, **span) == comparable(now, **span)
    assert len(play.done) > 15, f"a dull day: {play.done}"


def as_told(event: Any) -> dict[str, Any]:
    """An event as a client reads it from the stream."""
    told: dict[str, Any] = json.loads(fragment(event))
    return told


async def test_the_frames_that_the_console_is_tested_with_are_those_of_the_flows() -> None:
    """Written anew by `python -m tests.support.floor_frames` where the floor has changed."""
    assert floor_frames.FILE.read_text("utf-8") == await floor_frames.recorded()
