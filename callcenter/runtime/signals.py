"""Signals that something has been done: for tests and doctors that wait on the deed instead of sleeping."""

import asyncio
from typing import Generic, TypeVar

T = TypeVar("T")


class Listener(Generic[T]):
    """What was told since listening began, in order."""

    def __init__(self, signal: "Signal[T]") -> None:
        self._signal = signal
        self._told: asyncio.Queue[T] = asyncio.Queue()

    def put(self, value: T) -> None:
        """Called by the signal."""
        self._told.put_nowait(value)

    async def next(self, timeout: float = 10.0) -> T:
        """The next thing told; TimeoutError after so many seconds of the machine's clock."""
        async with asyncio.timeout(timeout):
            return await self._told.get()

    def close(self) -> None:
        """Stop listening."""
        self._signal.forget(self)


class Signal(Generic[T]):
    """Tells whoever listens; costs nothing and keeps nothing while nobody does."""

    def __init__(self) -> None:
        self._listeners: list[Listener[T]] = []

    def listen(self) -> Listener[T]:
        """A listener that hears everything from now on."""
        listener = Listener(self)
        self._listeners.append(listener)
        return listener

    def forget(self, listener: Listener[T]) -> None:
        """Called by the listener's close; unknown listeners are ignored."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def tell(self, value: T) -> None:
        """It has been done."""
        for listener in self._listeners:
            listener.put(value)
