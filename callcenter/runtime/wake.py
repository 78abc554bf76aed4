"""Wake-ups by topic: they shorten a wait and mean nothing else; losing every one costs latency only."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable


class Wake:
    """A bell for one listener. Rung while nobody waits, it is heard by the next wait; many rings are heard once."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake the listener; call it from the event loop's own thread."""
        self._rung.set()

    def clear(self) -> None:
        """Forget earlier rings: called just before the work is looked for, so that a ring meanwhile is kept."""
        self._rung.clear()

    async def wait(self) -> None:
        """Return at the first ring since `clear`."""
        await self._rung.wait()


class Wakes:
    """Who listens to which topic in this process. The database's notifications and commits end in `ring`."""

    def __init__(self) -> None:
        self._listeners: defaultdict[str, list[Wake]] = defaultdict(list)

    def listen(self, *topics: str) -> Wake:
        """A new bell that rings for any of the topics."""
        wake = Wake()
        for topic in topics:
            self._listeners[topic].append(wake)
        return wake

    def forget(self, wake: Wake) -> None:
        """The listener is gone."""
        for listeners in self._listeners.values():
            if wake in listeners:
                listeners.remove(wake)

    def ring(self, topics: Iterable[str]) -> None:
        """Ring the bells of these topics; a topic that nobody listens to is no error."""
        for topic in {topics} if isinstance(topics, str) else topics:
            for wake in self._listeners.get(topic, ()):
                wake.ring()
