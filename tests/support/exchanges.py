"""Exchanges for tests: what a scenario needs of one, and the simulated one. The real one is tests/support/lab.py's."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol, TypeVar

from callcenter.ami.asterisk import AsteriskPbx, AsteriskSettings
from callcenter.ami.link import AmiAddress, LinkTimings
from callcenter.clock import SystemClock
from callcenter.core.facts import Fact, LinkUp
from callcenter.flows.ports_pbx import Pbx
from callcenter.sim.server import SimSettings, SimulatedAsterisk
from tests.support.waiting import until

F = TypeVar("F")

QUICK_LINK = LinkTimings(
    connect=2.0,
    action=3.0,
    ping_every=0.2,
    ping_deadline=1.0,
    first_wait=0.05,
    longest_wait=0.2,
    refused_wait=0.3,
)
"""Timings with which a test sees a lost link within a second."""


class Watch:
    """Every fact that an exchange told, kept in order; a test waits for the ones it expects."""

    def __init__(self, pbx: Pbx) -> None:
        self.seen: list[Fact] = []
        self._task = asyncio.create_task(self._take(pbx))

    async def _take(self, pbx: Pbx) -> None:
        async for fact in pbx.facts():
            self.seen.append(fact)

    def all(self, kind: type[F], **fields: object) -> list[F]:
        """The facts of a kind so far whose fields have these values."""
        return [
            fact
            for fact in self.seen
            if isinstance(fact, kind) and all(getattr(fact, name) == value for name, value in fields.items())
        ]

    async def first(self, kind: type[F], *, seconds: float = 20.0, **fields: object) -> F:
        """Wait for the first fact of a kind with these values."""
        what = f"{kind.__name__} {fields}"
        return (await until(lambda: self.all(kind, **fields), seconds=seconds, what=what))[0]

    async def close(self) -> None:
        """Stop watching."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)


class Exchange(Protocol):
    """A running exchange with a telephone network behind it, as conformance scenarios need it."""

    pbx: AsteriskPbx
    watch: Watch
    devices: list[str]

    def dial_string(self, number: str) -> str: ...

    async def customer(self, rule: str) -> str:
        """A fresh telephone number that behaves by a rule of the table's language."""

    async def phone(self, device: str, rule: str) -> None:
        """What an agent's desk phone does when it is rung."""

    async def registered(self, device: str, present: bool) -> None:
        """An agent's desk phone comes or goes."""

    async def break_leg(self, device: str) -> None:
        """The network under a desk phone breaks while it is in a call."""

    async def ring_in(self, number: str, dialed: str) -> None:
        """Somebody rings us."""

    async def times_rung(self, number: str) -> int:
        """How often a customer's telephone rang, by the network's own count."""

    def recording(self, record: str) -> Path:
        """Where the recording with this relative name is on this machine."""


class SimExchange:
    """The simulated exchange as an Exchange."""

    def __init__(self, sim: SimulatedAsterisk, pbx: AsteriskPbx, recordings: Path) -> None:
        self.sim = sim
        self.pbx = pbx
        self.watch = Watch(pbx)
        self.devices = list(sim.core.devices)
        self._recordings = recordings
        self._numbers = 0

    def dial_string(self, number: str) -> str:
        return f"PJSIP/{number}@pstn"

    async def customer(self, rule: str) -> str:
        self._numbers += 1
        number = f"138{self._numbers:08d}"
        self.sim.set_rule(number, rule)
        return number

    async def phone(self, device: str, rule: str) -> None:
        phone = self.sim.core.devices[device]
        phone.busy = rule == "busy"
        phone.answer_seconds = None if rule == "noanswer" else 0.2

    async def registered(self, device: str, present: bool) -> None:
        self.sim.register(device, present)

    async def break_leg(self, device: str) -> None:
        assert self.sim.kill_legs(device) == 1

    async def ring_in(self, number: str, dialed: str) -> None:
        self.sim.inbound(number, dialed)

    async def times_rung(self, number: str) -> int:
        return sum(rung.number == number for rung in self.sim.rung)

    def recording(self, record: str) -> Path:
        return self._recordings / f"{record}.wav"


@asynccontextmanager
async def sim_exchange(
    folder: Path,
    *,
    speed: float = 10.0,
    timings: LinkTimings = QUICK_LINK,
    queue_capacity: int = 10_000,
    prepare: Callable[[SimulatedAsterisk], None] = lambda sim: None,
    wait: bool = True,
) -> AsyncIterator[SimExchange]:
    """A simulated exchange on a free port, a link to it, and a watch on its facts; `wait` for the first LinkUp."""
    clock = SystemClock()
    sim = SimulatedAsterisk(SimSettings(recordings=folder, speed=speed), clock)
    prepare(sim)
    await sim.start()
    address = AmiAddress(host="127.0.0.1", port=sim.port, username="callcenter", secret=sim.settings.secret)
    settings = AsteriskSettings(
        name="main", address=address, pbx_dir=str(folder), timings=timings, queue_capacity=queue_capacity
    )
    pbx = AsteriskPbx(settings, clock)
    await pbx.start()
    exchange = SimExchange(sim, pbx, folder)
    try:
        if wait:
            await exchange.watch.first(LinkUp)
        yield exchange
    finally:
        await pbx.stop()
        await exchange.watch.close()
        await sim.stop()
