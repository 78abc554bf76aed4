"""Who of many nodes does what only one may do: a lease in the database, renewed at half its time.

The holder stops *before* the lease can have run out for others: it counts from the moment before it asked.
"""

import asyncio
import random
from collections.abc import Callable
from typing import Protocol

from callcenter.clock import Clock
from callcenter.log import get_log
from callcenter.runtime.loop import Backoff, Loop
from callcenter.runtime.service import Health
from callcenter.runtime.signals import Signal

log = get_log(__name__)


class LeaseStore(Protocol):
    """Leases by name, kept by the database on its own clock."""

    async def acquire(self, name: str, holder: str, ttl: float) -> bool:
        """Take the lease for `ttl` seconds if it is free, run out, or already the holder's."""
        ...

    async def renew(self, name: str, holder: str, ttl: float) -> bool:
        """Extend it; False where it is no longer the holder's."""
        ...

    async def release(self, name: str, holder: str) -> None:
        """Give it up, if it is still the holder's."""
        ...


class Leadership:
    """A service that tries to hold one lease. `leading` says whether this node holds it now."""

    def __init__(
        self,
        name: str,
        *,
        store: LeaseStore,
        holder: str,
        clock: Clock,
        ttl: float = 30.0,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.changed: Signal[bool] = Signal()
        """Tells every change of `leading`."""
        self._name = name
        self._store = store
        self._holder = holder
        self._clock = clock
        self._ttl = ttl
        self._chance = chance
        self._holds_until: float | None = None
        self._was_leading = False
        self._gained = asyncio.Event()
        self._loop = Loop(
            f"lease_{name}",
            self._look,
            clock=clock,
            interval=ttl / 4,
            backoff=Backoff(first=0.5, most=ttl / 4),
            chance=chance,
            stuck_after=ttl,
        )
        self._next_look = 0.0

    @property
    def name(self) -> str:
        return self._loop.name

    @property
    def leading(self) -> bool:
        """Whether the lease is surely ours now; turns false by itself when a renewal did not come through."""
        return self._holds_until is not None and self._clock.monotonic() < self._holds_until

    async def wait_until_leading(self) -> None:
        """Return when this node holds the lease."""
        while not self.leading:
            self._gained.clear()
            await self._gained.wait()

    async def start(self) -> None:
        await self._loop.start()

    async def stop(self, grace: float) -> None:
        """Stop renewing and give the lease up, so that another node need not wait for its end."""
        await self._loop.stop(grace)
        if self.leading:
            self._holds_until = None
            try:
                async with asyncio.timeout(max(1.0, grace)):
                    await self._store.release(self._name, self._holder)
            except Exception as error:
                log.warning("lease_not_released", lease=self._name, exc_info=error)
        self._note()

    async def run_once(self) -> bool:
        """Ask for the lease, or renew it; for tests and for whoever cannot wait. Returns `leading`."""
        asked_at = self._clock.monotonic()
        try:
            if self.leading:
                held = await self._store.renew(self._name, self._holder, self._ttl)
            else:
                held = await self._store.acquire(self._name, self._holder, self._ttl)
        finally:
            self._note()
        self._holds_until = asked_at + self._ttl if held else None
        self._note()
        return self.leading

    def health(self) -> Health:
        return self._loop.health()

    async def _look(self) -> bool:
        """Renew at about half the time; a node without the lease asks at the loop's interval."""
        if not self.leading or self._clock.monotonic() >= self._next_look:
            await self.run_once()
            self._next_look = self._clock.monotonic() + self._ttl / 2 * (0.8 + 0.2 * self._chance())
        return False

    def _note(self) -> None:
        if self.leading == self._was_leading:
            return
        self._was_leading = self.leading
        log.info("lease_gained" if self.leading else "lease_lost", lease=self._name, holder=self._holder)
        if self.leading:
            self._gained.set()
        self.changed.tell(self.leading)
