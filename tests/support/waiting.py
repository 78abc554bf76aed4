"""Waiting for the real world: on a condition with a deadline, never for a length of time."""

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar, overload

T = TypeVar("T")

PATIENCE = 4.0
"""How many times as long as on a quiet machine a test waits before it gives up: a slow day is not a defect."""

PAGE_PATIENCE = 90_000.0
"""Milliseconds for which a page is waited for: every click, every sentence. A browser that starts on a busy machine is slow."""


def within(seconds: float) -> asyncio.Timeout:
    """Gives up with TimeoutError after `seconds` of a quiet machine."""
    return asyncio.timeout(seconds * PATIENCE)


@overload
async def until(
    condition: Callable[[], Coroutine[Any, Any, T]], *, seconds: float = 10.0, what: str = "", promised: bool = False
) -> T: ...
@overload
async def until(
    condition: Callable[[], Awaitable[T]], *, seconds: float = 10.0, what: str = "", promised: bool = False
) -> T: ...
@overload
async def until(condition: Callable[[], T], *, seconds: float = 10.0, what: str = "", promised: bool = False) -> T: ...
async def until(condition: Callable[[], Any], *, seconds: float = 10.0, what: str = "", promised: bool = False) -> Any:
    """Ask again and again until the answer is true, and return that answer; AssertionError after `seconds` of a quiet machine.

    `promised`: so long and no longer, because the service promises it.
    """
    longest = seconds if promised else seconds * PATIENCE
    deadline = time.monotonic() + longest
    while True:
        answer = condition()
        value = await answer if inspect.isawaitable(answer) else answer
        if value:
            return value
        if time.monotonic() >= deadline:
            raise AssertionError(
                f"waited {longest:g} s in vain for {what or getattr(condition, '__name__', 'a condition')}"
            )
        await asyncio.sleep(0.01)


async def rests(seconds: float) -> None:
    """What is waited for here is the length itself: a break of so long."""
    begun = time.monotonic()
    await until(lambda: time.monotonic() - begun >= seconds, seconds=seconds + 5, what="the break to be so long")
