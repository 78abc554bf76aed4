"""A clock that stands still until a test moves it."""

import asyncio
import heapq
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
"""Thursday 19 November 2026, 10:00 in Shanghai: an ordinary working day inside calling hours."""


class ManualClock:
    """Obeys callcenter.clock.Clock; `advance` and `set` move it and wake whoever waited."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self._monotonic = 0.0
        self._order = 0
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._order += 1
        heapq.heappush(self._waiting, (self._monotonic + seconds, self._order, future))
        await future

    @property
    def sleepers(self) -> int:
        """How many wait now; a test waits on this to know that a loop went back to sleep."""
        return sum(not future.done() for _, _, future in self._waiting)

    def set(self, instant: datetime) -> None:
        """Set the wall clock, forwards or back, as an administrator would; durations are untouched."""
        self._now = instant

    async def advance(self, span: timedelta | None = None, *, seconds: float = 0.0) -> None:
        """Let time pass, waking sleepers in order of their due time; each gets to run before the next wakes."""
        await settle()  # whoever is about to sleep goes to sleep first
        target = self._monotonic + seconds + (span.total_seconds() if span else 0.0)
        while self._waiting and self._waiting[0][0] <= target:
            due, _, future = heapq.heappop(self._waiting)
            self._pass(max(0.0, due - self._monotonic))
            if not future.done():
                future.set_result(None)
                await settle()
        self._pass(target - self._monotonic)
        await settle()

    def _pass(self, seconds: float) -> None:
        self._monotonic += seconds
        self._now += timedelta(seconds=seconds)


async def settle(rounds: int = 10) -> None:
    """Let everything that can run without I/O run."""
    for _ in range(rounds):
        await asyncio.sleep(0)
