"""Time as a part that is handed in: the one place that reads the wall clock or waits."""

import asyncio
import time
from datetime import UTC, datetime
from functools import cache
from typing import Protocol
from zoneinfo import available_timezones


class Clock(Protocol):
    """What code that needs time asks for; tests give one that they move by hand."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC. May jump when the machine's clock is set."""
        ...

    def monotonic(self) -> float:
        """Seconds from an unknown origin that never go back: for durations, never for dates."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait for so many seconds of this clock; zero or less only lets others run."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds))


@cache
def known_zones() -> frozenset[str]:
    """The time zones that this machine knows by name; hundreds of files are looked at, once."""
    return frozenset(available_timezones())
