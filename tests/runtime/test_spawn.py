"""A task that nobody awaits still tells of its end."""

import asyncio
import json
from io import StringIO

import pytest

from callcenter.log import configure_logging
from callcenter.runtime.signals import Signal
from callcenter.runtime.spawn import failures, first_of, spawn
from tests.support.clock import settle


async def fail() -> None:
    raise ValueError("lost")


async def test_failure_is_logged_and_counted_when_nobody_awaits_the_task() -> None:
    out = StringIO()
    configure_logging(stream=out)
    before = failures()
    spawn(fail(), name="lonely")
    await settle()
    line = json.loads(out.getvalue())
    assert (line["event"], line["task"]) == ("task_failed", "lonely")
    assert failures() == before + 1


async def test_error_reaches_whoever_awaits_the_task() -> None:
    with pytest.raises(ValueError, match="lost"):
        await spawn(fail(), name="awaited")


async def test_cancelled_task_is_no_failure() -> None:
    before = failures()
    task = spawn(asyncio.Event().wait(), name="waiting")
    await settle()
    task.cancel()
    await settle()
    assert failures() == before


async def test_first_of_cancels_the_rest() -> None:
    event = asyncio.Event()
    event.set()
    ended: list[str] = []

    async def never() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("cancelled")

    await first_of(event.wait(), never())
    assert ended == ["cancelled"]


async def test_first_of_raises_the_error_of_the_first() -> None:
    with pytest.raises(ValueError, match="lost"):
        await first_of(fail(), asyncio.Event().wait())


async def test_signal_tells_every_listener_in_order_until_it_closes() -> None:
    signal: Signal[int] = Signal()
    signal.tell(0)
    listener = signal.listen()
    signal.tell(1)
    signal.tell(2)
    listener.close()
    signal.tell(3)
    assert [await listener.next(), await listener.next()] == [1, 2]
    with pytest.raises(TimeoutError):
        await listener.next(timeout=0)
