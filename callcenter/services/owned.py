"""An exchange that one node at a time owns: connected while this node holds its lease, silent otherwise.

Needed where several nodes share PostgreSQL. Two nodes that listened to one exchange would decide every fact twice.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

from callcenter.clock import Clock
from callcenter.core.facts import Fact, LinkLost
from callcenter.errors import PbxLinkDown
from callcenter.flows.ports_pbx import (
    AgentRing,
    CustomerDial,
    JournalLine,
    ListenRing,
    LiveChannel,
    Pbx,
    PbxStatus,
    ThirdDial,
)
from callcenter.log import get_log
from callcenter.runtime.leadership import Leadership
from callcenter.runtime.spawn import spawn

log = get_log(__name__)

AWAY = PbxStatus(
    connected=False,
    up_since=None,
    version="",
    dialplan_version="",
    dialplan_expected="",
    queue_depth=0,
    events_dropped=0,
)
"""How an exchange looks from a node that does not own it."""


class OwnedPbx:
    """Obeys flows/ports_pbx.Pbx. `make` gives a fresh, unconnected exchange each time that the lease is won.

    Without the lease every order raises PbxLinkDown (surely not sent), as with a link that is down.
    """

    def __init__(
        self, name: str, make: Callable[[], Pbx], lease: Leadership, clock: Clock, *, look: float = 0.5
    ) -> None:
        self._name = name
        self._make = make
        self._lease = lease
        self._clock = clock
        self._look = look
        self._current: Pbx | None = None
        self._won = asyncio.Event()
        self._ended = False
        self._task: asyncio.Task[None] | None = None

    @property
    def name(self) -> str:
        """The exchange's name in the configuration."""
        return self._name

    @property
    def owning(self) -> bool:
        """Whether this node owns the exchange now."""
        return self._current is not None

    async def start(self) -> None:
        """Begin to ask for the lease."""
        await self._lease.start()
        self._task = spawn(self._mind(), name=f"owner-{self._name}")

    async def stop(self) -> None:
        """Close the link, then give the lease up, in this order."""
        self._ended = True
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        await self._let_go()
        self._won.set()
        await self._lease.stop(2.0)

    async def _mind(self) -> None:
        while True:
            await self._lease.wait_until_leading()
            self._current = self._make()
            await self._current.start()
            self._won.set()
            log.info("exchange_owned", pbx=self._name)
            while self._lease.leading:
                await self._clock.sleep(self._look)
            log.warning("exchange_given_up", pbx=self._name)
            await self._let_go()

    async def _let_go(self) -> None:
        current, self._current = self._current, None
        self._won.clear()
        if current is not None:
            await current.stop()

    async def facts(self) -> AsyncIterator[Fact]:
        """The facts of each time of owning, one after the other; the end of each is a lost link."""
        while not self._ended:
            await self._won.wait()
            current = self._current
            if current is None:
                await self._clock.sleep(self._look)
                continue
            async for fact in current.facts():
                yield fact
            yield LinkLost(pbx=self._name, at=self._clock.now(), reason="not-owned")

    def _now(self, action: str) -> Pbx:
        if self._current is None:
            raise PbxLinkDown(pbx=self._name, action=action)
        return self._current

    async def ring_agent(self, ring: AgentRing) -> None:
        await self._now("ring_agent").ring_agent(ring)

    async def dial_customer(self, dial: CustomerDial) -> None:
        await self._now("dial_customer").dial_customer(dial)

    async def take_return_call(self, channel: str, attempt: str, record: str, announce: str = "") -> None:
        await self._now("take_return_call").take_return_call(channel, attempt, record, announce)

    async def decline_return_call(self, channel: str, closed: bool) -> None:
        await self._now("decline_return_call").decline_return_call(channel, closed)

    async def hang_up(self, attempt: str, role: str, leg: int = 1) -> None:
        await self._now("hang_up").hang_up(attempt, role, leg)

    async def lead(self, attempt: str, role: str, leg: int, place: str) -> None:
        await self._now("lead").lead(attempt, role, leg, place)

    async def let_go(self, attempt: str) -> None:
        await self._now("let_go").let_go(attempt)

    async def mute(self, attempt: str, leg: int, muted: bool, aside: bool) -> None:
        await self._now("mute").mute(attempt, leg, muted, aside)

    async def send_digits(self, attempt: str, role: str, leg: int, digits: str) -> None:
        await self._now("send_digits").send_digits(attempt, role, leg, digits)

    async def dial_third(self, dial: ThirdDial) -> None:
        await self._now("dial_third").dial_third(dial)

    async def listen(self, ring: ListenRing) -> None:
        await self._now("listen").listen(ring)

    async def listen_otherwise(self, ring: ListenRing) -> None:
        await self._now("listen_otherwise").listen_otherwise(ring)

    async def ring_echo(self, check: str, device: str, ring_seconds: int, record: str) -> None:
        await self._now("ring_echo").ring_echo(check, device, ring_seconds, record)

    async def end_echo(self, check: str) -> None:
        await self._now("end_echo").end_echo(check)

    async def snapshot(self) -> list[LiveChannel]:
        return await self._now("snapshot").snapshot()

    async def journal(self) -> list[JournalLine]:
        return await self._now("journal").journal()

    async def forget(self, attempt: str) -> None:
        await self._now("forget").forget(attempt)

    async def status(self) -> PbxStatus:
        return await self._current.status() if self._current is not None else AWAY

    async def devices(self) -> dict[str, str]:
        return await self._now("devices").devices()

    async def test_recording(self, attempt: str, record: str) -> None:
        await self._now("test_recording").test_recording(attempt, record)
