"""The bounded queue: order, overflow, and facts about the link that are never lost."""

import asyncio
from datetime import UTC, datetime

from callcenter.ami.inbox import Inbox
from callcenter.ami.parser import Message
from callcenter.core.facts import FactsLost, LinkLost

AT = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
LOST = LinkLost(pbx="main", at=AT, reason="cut")


def event(number: int) -> Message:
    return Message(f"Event: E{number}".encode())


def drained(inbox: Inbox) -> list[object]:
    items = []
    while (item := inbox.get_nowait()) is not None:
        items.append(item[1].event if isinstance(item, tuple) else item)
    return items


def test_events_come_out_in_order() -> None:
    inbox = Inbox("main")
    for number in range(3):
        inbox.put(AT, event(number))
    assert drained(inbox) == ["E0", "E1", "E2"]


def test_loss_is_told_where_it_happened_when_the_queue_was_full() -> None:
    inbox = Inbox("main", capacity=2)
    for number in range(5):
        inbox.put(AT, event(number))
    assert inbox.get_nowait() is not None
    inbox.put(AT, event(5))
    assert drained(inbox) == ["E1", FactsLost(pbx="main", at=AT, count=3), "E5"]
    assert inbox.dropped == 3


def test_loss_is_told_at_the_end_when_nothing_follows() -> None:
    inbox = Inbox("main", capacity=1)
    inbox.put(AT, event(0))
    inbox.put(AT, event(1))
    assert drained(inbox) == ["E0", FactsLost(pbx="main", at=AT, count=1)]


def test_fact_about_the_link_is_taken_when_the_queue_is_full() -> None:
    inbox = Inbox("main", capacity=1)
    inbox.put(AT, event(0))
    inbox.put(AT, event(1))
    inbox.put_fact(LOST)
    assert drained(inbox) == ["E0", FactsLost(pbx="main", at=AT, count=1), LOST]


async def test_consumer_wakes_when_something_comes() -> None:
    inbox = Inbox("main")
    waiting = asyncio.ensure_future(inbox.get())
    await asyncio.sleep(0)
    inbox.put_fact(LOST)
    assert await waiting == LOST


async def test_consumer_ends_when_the_queue_is_closed_and_empty() -> None:
    inbox = Inbox("main")
    inbox.put_fact(LOST)
    inbox.close()
    assert await inbox.get() == LOST
    assert await inbox.get() is None
