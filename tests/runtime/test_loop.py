"""A loop runs at its interval and when woken, survives its work's failures, and stops within its time of grace."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from callcenter.runtime import Backoff, Listener, Loop, Wakes
from tests.support.clock import ManualClock


class Piece:
    """Work that a test steers: it counts its runs and fails while told to."""

    def __init__(self) -> None:
        self.runs = 0
        self.more = 0
        self.error: BaseException | None = None
        self.gate: asyncio.Event | None = None
        self.cancelled = False

    async def __call__(self) -> bool:
        self.runs += 1
        try:
            if self.gate:
                await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        if self.error:
            raise self.error
        self.more -= 1
        return self.more >= 0


def loop_of(piece: Piece, clock: ManualClock, chance: Callable[[], float] = lambda: 1.0, **more: object) -> Loop:
    return Loop("piece", piece, clock=clock, interval=10.0, chance=chance, **more)  # type: ignore[arg-type]


@asynccontextmanager
async def running(loop: Loop) -> AsyncIterator[Listener[bool]]:
    ran = loop.ran.listen()
    await loop.start()
    await ran.next()
    yield ran
    await loop.stop(1.0)


async def test_loop_runs_at_once_and_then_every_interval(clock: ManualClock) -> None:
    piece = Piece()
    async with running(loop_of(piece, clock)) as ran:
        await clock.advance(seconds=9.9)
        assert piece.runs == 1
        await clock.advance(seconds=0.1)
        await ran.next()
        assert piece.runs == 2


async def test_loop_runs_early_when_its_topic_is_rung(clock: ManualClock) -> None:
    piece, wakes = Piece(), Wakes()
    async with running(loop_of(piece, clock, wake=wakes.listen("outbox", "calls"))) as ran:
        wakes.ring(["calls"])
        await ran.next()
        wakes.ring("outbox")
        await ran.next()
        wakes.ring("something else")
        await clock.advance()
        assert piece.runs == 3


async def test_ring_during_a_run_causes_another_run(clock: ManualClock) -> None:
    piece = Piece()
    piece.gate = asyncio.Event()
    loop = loop_of(piece, clock)
    ran = loop.ran.listen()
    await loop.start()
    await clock.advance()
    loop.wake()
    piece.gate.set()
    await ran.next()
    await ran.next()
    assert piece.runs == 2
    await loop.stop(1.0)


async def test_loop_runs_again_at_once_while_there_is_more(clock: ManualClock) -> None:
    piece = Piece()
    piece.more = 3
    async with running(loop_of(piece, clock)) as ran:
        for _ in range(3):
            await ran.next()
        await clock.advance()
        assert piece.runs == 4


async def test_failed_run_is_tried_again_with_growing_waits(clock: ManualClock) -> None:
    piece = Piece()
    piece.error = ValueError("no")
    async with running(loop_of(piece, clock, backoff=Backoff(first=2.0, most=5.0))) as ran:
        for wait in (2.0, 4.0, 5.0, 5.0):
            before = piece.runs
            await clock.advance(seconds=wait - 0.1)
            assert piece.runs == before
            await clock.advance(seconds=0.1)
            assert await ran.next() is False


async def test_failing_loop_is_not_asked_faster_by_rings(clock: ManualClock) -> None:
    piece = Piece()
    piece.error = ValueError("no")
    loop = loop_of(piece, clock)
    async with running(loop):
        loop.wake()
        await clock.advance()
        assert piece.runs == 1


async def test_health_tells_the_failure_until_a_run_succeeds(clock: ManualClock) -> None:
    piece = Piece()
    piece.error = ValueError("no")
    loop = loop_of(piece, clock)
    assert loop.health().reason == "not_running"
    async with running(loop) as ran:
        health = loop.health()
        assert (health.ok, health.reason, health.last_error, health.failures) == (False, "failing", "ValueError: no", 1)
        piece.error = None
        await clock.advance(seconds=1)
        await ran.next()
        assert loop.health().ok
        assert loop.health().failures == 1


async def test_health_tells_a_run_that_does_not_end(clock: ManualClock) -> None:
    piece = Piece()
    piece.gate = asyncio.Event()
    loop = loop_of(piece, clock, stuck_after=30.0)
    await loop.start()
    await clock.advance(seconds=31)
    assert loop.health().reason == "stuck"
    await loop.stop(0)


async def test_cancelled_work_counts_as_a_failure_when_nobody_stops_the_loop(clock: ManualClock) -> None:
    """A library that cancels its own future must not end the service in silence."""
    piece = Piece()
    piece.error = asyncio.CancelledError()
    loop = loop_of(piece, clock)
    async with running(loop):
        assert loop.health().reason == "failing"


async def test_stop_lets_the_run_in_hand_end(clock: ManualClock) -> None:
    piece = Piece()
    piece.gate = asyncio.Event()
    loop = loop_of(piece, clock)
    await loop.start()
    await clock.advance()
    stopping = asyncio.create_task(loop.stop(10.0))
    await clock.advance()
    assert not stopping.done()
    piece.gate.set()
    await stopping
    assert (piece.runs, piece.cancelled) == (1, False)


async def test_stop_cuts_off_the_run_when_the_grace_is_over(clock: ManualClock) -> None:
    piece = Piece()
    piece.gate = asyncio.Event()
    loop = loop_of(piece, clock)
    await loop.start()
    await clock.advance()
    await loop.stop(0.0)
    assert piece.cancelled
    assert loop.health().reason == "not_running"


async def test_loop_starts_again_after_a_stop(clock: ManualClock) -> None:
    piece = Piece()
    loop = loop_of(piece, clock)
    for _ in range(2):
        async with running(loop):
            assert loop.health().ok
    await loop.stop(1.0)


async def test_run_once_raises_what_the_work_raises(clock: ManualClock) -> None:
    piece = Piece()
    piece.error = ValueError("no")
    with pytest.raises(ValueError, match="no"):
        await loop_of(piece, clock).run_once()


@pytest.mark.parametrize(("chance", "delays"), [(0.0, [1, 2, 4, 5]), (1.0, [2, 4, 8, 10])])
def test_backoff_doubles_up_to_its_most_with_half_of_it_chance(chance: float, delays: list[float]) -> None:
    backoff = Backoff(first=2.0, most=10.0)
    assert [backoff.delay(times, chance) for times in (1, 2, 3, 40)] == delays
