"""Frames of the event stream with a snapshot before and after, recorded from the real flows for the console's reducer.

`python -m tests.support.floor_frames` writes `console/src/live/floor.frames.json` anew; a test holds the file against it.
Ids are shortened in the order in which they appear, so that the file changes with the floor and not with their making.
"""

import asyncio
import json
import random
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from callcenter.core.access import SERVICE
from callcenter.core.model import Dealer
from callcenter.core.position import Position
from callcenter.db.engine import open_engines
from callcenter.db.events import SqlEventLog
from callcenter.db.schema import metadata
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows.floor import floor_snapshot
from callcenter.ids import LENGTH
from callcenter.web.events import fragment
from tests.support.clock import ManualClock
from tests.support.desk import seed, setup_of
from tests.support.floor_play import FloorPlay
from tests.support.ids import SequenceIds

FILE = Path(__file__).parents[2] / "console/src/live/floor.frames.json"
_ID = re.compile(rf'"([0-9a-z]{{{LENGTH}}})"')
_TOLD = ("kind", "subject", "subject_id", "dealer_id")


async def recorded() -> str:
    """The file's text as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        engines = open_engines(f"sqlite:///{folder}/callcenter.db")
        async with engines.writer.begin() as connection:
            await connection.run_sync(metadata.create_all)
        try:
            told = await _record(
                SqlUnitOfWork(engines, clock := ManualClock(), SequenceIds()), SqlEventLog(engines), clock
            )
        finally:
            await engines.dispose()
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    short: dict[str, str] = {}
    text = _ID.sub(lambda found: f'"{short.setdefault(found[1], f"id{len(short) + 1}")}"', text)
    return (
        text.replace(',{"data"', ',\n{"data"')
        .replace('},"frames"', '},\n"frames"')
        .replace('],"before"', '],\n"before"')
        + "\n"
    )


async def _record(store: SqlUnitOfWork, log: SqlEventLog, clock: ManualClock) -> dict[str, Any]:
    setup = setup_of()
    async with store.write(SERVICE) as tx:
        first = await seed(tx, agents=4)
        second = await tx.rows(Dealer).add(replace(first, id="dealer2", code="SH02", name="上海二店"))
    play = FloorPlay(store=store, setup=setup, clock=clock, dealers=[first, second], chance=random.Random(5))

    async def snapshot() -> dict[str, Any]:
        async with store.read() as view:
            return await floor_snapshot(view, setup, SERVICE)

    await play.steps(80)
    before = await snapshot()
    await play.steps(200)
    after = await snapshot()
    events, _ = await log.after(Position.parse(before["position"]), limit=10_000)
    return {"before": before, "events": [_shortened(json.loads(fragment(event))) for event in events], "after": after}


def _shortened(event: dict[str, Any]) -> dict[str, Any]:
    """Without what the reducer does not read."""
    data = {name: event["data"][name] for name in ("floor", "line") if name in event["data"]}
    return {**{name: event[name] for name in _TOLD}, "data": data}


if __name__ == "__main__":
    FILE.write_text(asyncio.run(recorded()), encoding="utf-8")
