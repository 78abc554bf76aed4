"""One node at a time owns an exchange: the other is silent, takes over when the lease is free, and sends nothing before."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from callcenter.ami.asterisk import AsteriskPbx, AsteriskSettings
from callcenter.ami.link import AmiAddress
from callcenter.clock import SystemClock
from callcenter.core.facts import Fact, LinkLost, LinkUp
from callcenter.errors import PbxLinkDown
from callcenter.flows.ports_pbx import AgentRing
from callcenter.runtime.leadership import Leadership
from callcenter.services.owned import OwnedPbx
from callcenter.sim.server import SimSettings, SimulatedAsterisk
from tests.support.waiting import until

TTL = 1.0


class OneLease:
    """A lease in memory: whoever has it keeps it until it is released or taken away."""

    def __init__(self) -> None:
        self.holder = ""
        self.taken_away = False

    async def acquire(self, name: str, holder: str, ttl: float) -> bool:
        if self.taken_away or self.holder not in ("", holder):
            return False
        self.holder = holder
        return True

    async def renew(self, name: str, holder: str, ttl: float) -> bool:
        return not self.taken_away and self.holder == holder

    async def release(self, name: str, holder: str) -> None:
        if self.holder == holder:
            self.holder = ""


@pytest.fixture
async def sim(tmp_path: Path) -> AsyncIterator[SimulatedAsterisk]:
    """An exchange."""
    exchange = SimulatedAsterisk(SimSettings(recordings=tmp_path), SystemClock())
    await exchange.start()
    yield exchange
    await exchange.stop()


def node(name: str, sim: SimulatedAsterisk, store: OneLease) -> OwnedPbx:
    """One node's view of the exchange."""
    clock = SystemClock()
    settings = sim.settings
    address = AmiAddress(host=settings.host, port=sim.port, username=settings.username, secret=settings.secret)

    def make() -> AsteriskPbx:
        return AsteriskPbx(AsteriskSettings(name="main", address=address, pbx_dir=str(settings.recordings)), clock)

    lease = Leadership("pbx-main", store=store, holder=name, clock=clock, ttl=TTL)
    return OwnedPbx("main", make, lease, clock, look=0.02)


async def heard_by(pbx: OwnedPbx, facts: list[Fact]) -> None:
    """Keep what the node hears."""
    async for fact in pbx.facts():
        facts.append(fact)


async def test_only_the_owner_is_connected_and_the_other_takes_over(sim: SimulatedAsterisk) -> None:
    store = OneLease()
    first, second = node("node-1", sim, store), node("node-2", sim, store)
    heard: list[Fact] = []
    listening = asyncio.create_task(heard_by(second, heard))
    await first.start()
    await until(lambda: first.owning, what="the first to own it")
    await second.start()
    await until(_connected(first), what="the link")
    assert not (await second.status()).connected
    await first.stop()
    await until(lambda: any(isinstance(fact, LinkUp) for fact in heard), what="the second to be linked")
    assert store.holder == "node-2"
    await second.stop()
    await listening


async def test_a_node_without_the_lease_sends_nothing(sim: SimulatedAsterisk) -> None:
    """An order given to it was surely not sent: the caller may go on as with a link that is down."""
    store = OneLease()
    store.holder = "another"
    pbx = node("node-1", sim, store)
    await pbx.start()
    ring = AgentRing(attempt="0" * 26, leg=1, device="1001", ring_seconds=20)
    with pytest.raises(PbxLinkDown):
        await pbx.ring_agent(ring)
    assert sim.received == []
    await pbx.stop()


async def test_a_lost_lease_ends_the_link_and_a_won_one_makes_a_new_one(sim: SimulatedAsterisk) -> None:
    store = OneLease()
    pbx = node("node-1", sim, store)
    heard: list[Fact] = []
    listening = asyncio.create_task(heard_by(pbx, heard))
    await pbx.start()
    await until(lambda: any(isinstance(fact, LinkUp) for fact in heard), what="the link")
    store.taken_away = True
    await until(lambda: any(isinstance(fact, LinkLost) for fact in heard), what="the loss")
    assert not pbx.owning
    store.taken_away = False
    await until(lambda: sum(isinstance(fact, LinkUp) for fact in heard) == 2, what="the link again")
    await pbx.stop()
    await listening


def _connected(pbx: OwnedPbx) -> Callable[[], Awaitable[bool]]:
    async def connected() -> bool:
        return (await pbx.status()).connected

    return connected
