"""A desk on the simulated exchange, ten times as fast as life, over SQLite."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from callcenter.ami.asterisk import AsteriskPbx, AsteriskSettings
from callcenter.ami.link import AmiAddress
from callcenter.clock import SystemClock
from callcenter.db.engine import open_engines
from callcenter.db.schema import metadata
from callcenter.sim.server import SimSettings, SimulatedAsterisk
from tests.support.desk import Desk, desk_on
from tests.support.exchanges import QUICK_LINK


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

    def pbx(self) -> AsteriskPbx:
        """A link of its own to the exchange."""
        return link_to(self.sim, self.recordings)


def link_to(sim: SimulatedAsterisk, recordings: Path) -> AsteriskPbx:
    """An adapter on a simulated exchange, not connected yet."""
    address = AmiAddress(host="127.0.0.1", port=sim.port, username="callcenter", secret=sim.settings.secret)
    settings = AsteriskSettings(name="pbx", address=address, pbx_dir=str(recordings), timings=QUICK_LINK)
    return AsteriskPbx(settings, SystemClock())


async def make_store(url: str) -> None:
    """The tables in an empty store."""
    engines = open_engines(url)
    async with engines.writer.begin() as connection:
        await connection.run_sync(metadata.create_all)
    await engines.dispose()


@pytest.fixture
async def sim_desk(tmp_path: Path) -> AsyncIterator[SimDesk]:
    """One dealer, two agents, an exchange with devices 1001 to 1005."""
    recordings = tmp_path / "recordings"
    recordings.mkdir()
    sim = SimulatedAsterisk(SimSettings(recordings=recordings, speed=10.0), SystemClock())
    await sim.start()
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    await make_store(url)
    try:
        async with asyncio.timeout(60), desk_on(url, link_to(sim, recordings)) as desk:
            yield SimDesk(desk=desk, sim=sim, url=url, recordings=recordings)
    finally:
        await sim.stop()
