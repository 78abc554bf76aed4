"""The event log: whole, in order, and no reader ever skips a fact."""

import asyncio
import random

import pytest

from callcenter.core.model import FollowUp, Team
from callcenter.db.engine import open_engines
from callcenter.db.events import Position, SqlEventLog
from callcenter.db.uow import SqlUnitOfWork
from tests.db.make import ACTOR, follow_up
from tests.support.clock import START, ManualClock
from tests.support.ids import SequenceIds


async def tell(store: SqlUnitOfWork, *subjects: str) -> None:
    async with store.write(ACTOR) as tx:
        for subject in subjects:
            tx.emit("thing.changed", "thing", subject, "dealer", n=1, said="零 ' \" \\ %")


async def subjects_after(log: SqlEventLog, position: Position) -> list[str]:
    return [event.subject_id for event in (await log.after(position))[0]]


async def test_events_come_in_order_with_what_was_told(store: SqlUnitOfWork) -> None:
    log = SqlEventLog(store.engines)
    start = await log.end()
    await tell(store, "a", "b")
    await tell(store, "c")
    events, position = await log.after(start)
    assert [event.subject_id for event in events] == ["a", "b", "c"]
    assert [event.position for event in events] == sorted(event.position for event in events)
    first = events[0]
    assert (first.kind, first.subject, first.dealer_id, first.person_id) == (
        "thing.changed",
        "thing",
        "dealer",
        "somebody",
    )
    assert (first.at, first.data) == (START, {"n": 1, "said": "零 ' \" \\ %"})
    assert position == await log.end()
    assert await log.after(position) == ([], position)


async def test_reader_resumes_where_it_was_when_it_pages(store: SqlUnitOfWork) -> None:
    log = SqlEventLog(store.engines)
    await tell(store, *(str(number) for number in range(25)))
    seen: list[str] = []
    position = Position()
    while True:
        events, position = await log.after(position, limit=7)
        if not events:
            break
        seen += [event.subject_id for event in events]
        position = Position.parse(str(position))
    assert seen == [str(number) for number in range(25)]


async def test_rolled_back_work_leaves_neither_row_nor_event_nor_wake_up(
    store_url: str, clock: ManualClock, ids: SequenceIds
) -> None:
    rung: list[set[str]] = []
    store = SqlUnitOfWork(open_engines(store_url), clock, ids, rung.append)
    with pytest.raises(RuntimeError):
        async with store.write(ACTOR) as tx:
            await tx.rows(FollowUp).add(follow_up(1))
            tx.emit("thing.changed", "thing", "x")
            tx.wake("due")
            raise RuntimeError
    async with store.read() as view:
        assert await view.rows(FollowUp).count() == 0
    assert await SqlEventLog(store.engines).after(Position()) == ([], Position())
    assert rung == []
    await store.engines.dispose()


async def test_topics_ring_once_after_the_commit(store_url: str, clock: ManualClock, ids: SequenceIds) -> None:
    rung: list[set[str]] = []
    store = SqlUnitOfWork(open_engines(store_url), clock, ids, rung.append)
    async with store.write(ACTOR) as tx:
        tx.wake("due")
        tx.wake("due")
        tx.emit("thing.changed", "thing", "x")
        assert rung == []
    assert rung == [{"due", "events"}]
    async with store.write(ACTOR) as tx:
        await tx.rows(Team).add(Team(id="a", name="Team"))
    assert rung == [{"due", "events"}]
    await store.engines.dispose()


@pytest.mark.postgres
async def test_reader_never_skips_a_slow_unit_of_work_when_a_later_one_commits_first(
    postgres_url: str, clock: ManualClock, ids: SequenceIds
) -> None:
    """The slow one holds lower positions and commits last; a reader behind `id > last` alone would never see them."""
    store = SqlUnitOfWork(open_engines(postgres_url), clock, ids)
    log = SqlEventLog(store.engines)
    wrote, may_end = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        async with store.write(ACTOR) as tx:
            tx.emit("thing.changed", "thing", "slow")
            await tx.write_events()
            wrote.set()
            await may_end.wait()

    task = asyncio.create_task(slow())
    await wrote.wait()
    await tell(store, "quick")
    events, position = await log.after(Position())
    assert (list(events), position) == ([], Position())
    may_end.set()
    await task
    assert await subjects_after(log, position) == ["slow", "quick"]
    await store.engines.dispose()


async def test_reader_sees_every_event_once_when_many_write_while_it_reads(store: SqlUnitOfWork) -> None:
    log = SqlEventLog(store.engines)
    chance = random.Random(3)
    total = 8 * 20

    async def writer(name: str) -> None:
        for number in range(20):
            async with store.write(ACTOR) as tx:
                tx.emit("thing.changed", "thing", f"{name}-{number}")
                for _ in range(chance.randrange(3)):
                    await tx.rows(Team).find("nobody")

    async def reader() -> list[str]:
        seen: list[str] = []
        position = Position()
        while len(seen) < total:
            events, position = await log.after(position, limit=9)
            seen += [event.subject_id for event in events]
        return seen

    reading = asyncio.create_task(reader())
    await asyncio.gather(*(writer(f"w{number}") for number in range(8)))
    seen = await reading
    assert len(set(seen)) == len(seen) == total
    for number in range(8):
        mine = [subject for subject in seen if subject.startswith(f"w{number}-")]
        assert mine == [f"w{number}-{one}" for one in range(20)]
