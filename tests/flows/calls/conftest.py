"""A desk on the simulated exchange, ten times as fast as life, over SQLite."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.ami.asterisk import AsteriskPbx, AsteriskSettings
from callcenter.ami.link import AmiAddress
from callcenter.clock import SystemClock
from callcenter.db.engine import Engines, open_engines
from callcenter.db.events import Position, SqlEventLog
from callcenter.db.schema import metadata
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows.setup import Setup
from callcenter.sim.server import SimSettings, SimulatedAsterisk
from tests.support.clock import ManualClock
from tests.support.desk import Desk, desk_on
from tests.support.exchanges import QUICK_LINK
from tests.support.states import undrawn
from tests.support.ticket_desk import TicketDesk, open_desk
from tests.support.waiting import within


@dataclass(slots=True)
class SimDesk:
    """A desk, the exchange behind it, and what is needed to start another desk over the same store and exchange."""

    desk: Desk
    sim: SimulatedAsterisk
    url: str
    recordings: Path

    def rung(self, number: str) -> int:
        """How often a customer's telephone rang, by the network's own count."""
        return sum(rung.number == number for rung in self.sim.rung)

    def pbx(self, *, queue_capacity: int = 10_000) -> AsteriskPbx:
        """A link of its own to the exchange."""
        return link_to(self.sim, self.recordings, queue_capacity=queue_capacity)


def link_to(sim: SimulatedAsterisk, recordings: Path, *, queue_capacity: int = 10_000) -> AsteriskPbx:
    """An adapter on a simulated exchange, not connected yet."""
    address = AmiAddress(host="127.0.0.1", port=sim.port, username="callcenter", secret=sim.settings.secret)
    settings = AsteriskSettings(
        name="pbx", address=address, pbx_dir=str(recordings), timings=QUICK_LINK, queue_capacity=queue_capacity
    )
    return AsteriskPbx(settings, SystemClock())


async def make_store(url: str) -> None:
    """The tables in an empty store."""
    engines = open_engines(url)
    async with engines.writer.begin() as connection:
        await connection.run_sync(metadata.create_all)
    await engines.dispose()


@pytest.fixture
async def sim_desk(tmp_path: Path, sqlite_url: str) -> AsyncIterator[SimDesk]:
    """One dealer, two agents, an exchange with devices 1001 to 1005."""
    recordings = tmp_path / "recordings"
    recordings.mkdir()
    sim = SimulatedAsterisk(SimSettings(recordings=recordings, speed=10.0), SystemClock())
    # Up for a while already: an exchange that started within the second of a call proves nothing by what it does not know.
    sim.core.started_at -= timedelta(minutes=5)
    await sim.start()
    try:
        async with within(60), desk_on(sqlite_url, link_to(sim, recordings)) as desk:
            yield SimDesk(desk=desk, sim=sim, url=sqlite_url, recordings=recordings)
            await only_drawn_moves(desk.engines)
    finally:
        await sim.stop()


@pytest.fixture
async def desk(engines: Engines, store: SqlUnitOfWork, setup: Setup, clock: ManualClock) -> AsyncIterator[TicketDesk]:
    """A desk without an exchange on either engine: the test tells the facts and moves the clock."""
    yield await open_desk(engines, store, setup, clock)
    await only_drawn_moves(engines)


async def only_drawn_moves(engines: Engines) -> None:
    """Whatever follow-ups and seats went through is drawn in docs/states.md."""
    events, _ = await SqlEventLog(engines).after(Position(), 100_000)
    assert undrawn("follow_up", events) == set()
    assert undrawn("seat", events) == set()
