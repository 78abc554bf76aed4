"""The one place where a task is created: the reference is kept, a failure is logged and counted."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from callcenter.log import get_log

log = get_log(__name__)
T = TypeVar("T")

_running: set[asyncio.Task[Any]] = set()
_failures = 0


def spawn(work: Coroutine[Any, Any, T], *, name: str) -> asyncio.Task[T]:
    """Start `work` beside the caller. Whoever awaits the task gets its error; if nobody does, the log has it."""
    task = asyncio.create_task(work, name=name)
    _running.add(task)
    task.add_done_callback(_ended)
    return task


def failures() -> int:
    """How many spawned tasks have ended by an error in this process; a figure for /metrics."""
    return _failures


def _ended(task: asyncio.Task[Any]) -> None:
    global _failures
    _running.discard(task)
    if task.cancelled():
        return
    error = task.exception()
    if error is not None:
        _failures += 1
        log.error("task_failed", task=task.get_name(), exc_info=error)


async def first_of(*waits: Coroutine[Any, Any, object]) -> None:
    """Return when the first of several waits ends; the others are cancelled. An error of the first is raised."""
    tasks = [asyncio.create_task(wait) for wait in waits]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()
