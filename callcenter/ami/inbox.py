"""The one door through which events come in: a bounded queue with one consumer, whose overflow is a fact of its own."""

import asyncio
from collections import deque
from datetime import datetime

from callcenter.ami.parser import Message
from callcenter.core.facts import Fact, FactsLost

Item = tuple[datetime, Message] | Fact


class Inbox:
    """Events wait here, in order. When full, new events are dropped and counted; facts about the link never are.

    The consumer meets `FactsLost` exactly where events are missing, and then reads snapshot and journal.
    """

    def __init__(self, pbx: str, capacity: int = 10_000) -> None:
        self._pbx = pbx
        self._capacity = capacity
        self._items: deque[Item] = deque()
        self._waiter: asyncio.Future[None] | None = None
        self._lost = 0
        self._lost_at: datetime | None = None
        self._closed = False
        self.dropped = 0

    @property
    def depth(self) -> int:
        """How many wait now: a health figure."""
        return len(self._items)

    def put(self, at: datetime, message: Message) -> None:
        """An event, received at `at`; dropped and counted when the queue is full."""
        if len(self._items) >= self._capacity:
            self._lost += 1
            self._lost_at = at
            self.dropped += 1
            return
        if self._lost:
            self._append(self._take_lost())
        self._items.append((at, message))
        if self._waiter is not None:
            self._wake()

    def put_fact(self, fact: Fact) -> None:
        """A fact of our own (the link came or went); always taken."""
        if self._lost:
            self._append(self._take_lost())
        self._append(fact)

    def close(self) -> None:
        """No more will come; what waits is still given out."""
        self._closed = True
        self._wake()

    def get_nowait(self) -> Item | None:
        """The next item, or None when nothing waits."""
        if self._items:
            return self._items.popleft()
        if self._lost:
            return self._take_lost()
        return None

    async def get(self) -> Item | None:
        """The next item; None once closed and empty."""
        while (item := self.get_nowait()) is None:
            if self._closed:
                return None
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        return item

    def _append(self, fact: Fact) -> None:
        self._items.append(fact)
        self._wake()

    def _take_lost(self) -> FactsLost:
        assert self._lost_at is not None
        fact = FactsLost(pbx=self._pbx, at=self._lost_at, count=self._lost)
        self._lost, self._lost_at = 0, None
        return fact

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
