"""Faults of the store: a clear error, nothing half-written, and work goes on."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from callcenter.core.model import Dealer, FollowUp, Seat
from callcenter.db.engine import open_engines
from callcenter.db.events import Position, SqlEventLog
from callcenter.db.schema import events as log_rows
from callcenter.db.sqlite_driver import driver_of
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import StoreBusy, StoreDown, StoreFull
from callcenter.ids import encode
from tests.db.make import ACTOR, dealer, follow_up
from tests.support.clock import START, ManualClock
from tests.support.ids import SequenceIds
from tests.support.waiting import until

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def hasty(store_url: str, clock: ManualClock, ids: SequenceIds) -> AsyncIterator[SqlUnitOfWork]:
    """A store that waits a tenth of a second for a lock."""
    store = SqlUnitOfWork(open_engines(store_url, busy_seconds=0.1), clock, ids)
    yield store
    await store.engines.dispose()


def file_of(store: SqlUnitOfWork) -> Path:
    assert store.engines.path is not None
    return store.engines.path


async def test_locked_store_is_a_clear_error_and_work_goes_on_when_it_is_free_again(
    hasty: SqlUnitOfWork, store_url: str
) -> None:
    """Somebody else holds the lock for longer than a writer waits: StoreBusy, nothing written; then all is as before."""
    async with hasty.write(ACTOR) as tx:
        seat = await tx.rows(Seat).add(Seat(id="agent", since=START))

    async def write() -> None:
        async with hasty.write(ACTOR) as tx:
            await tx.rows(Seat).save(await tx.rows(Seat).lock("agent"))
            tx.emit("seat.changed", "seat", "agent")

    if hasty.engines.sqlite:
        other = sqlite3.connect(file_of(hasty), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        for _ in range(3):
            with pytest.raises(StoreBusy):
                await write()
        other.execute("ROLLBACK")
        other.close()
    else:
        holder = await asyncpg.connect(store_url.replace("+asyncpg", ""))
        await holder.execute("BEGIN")
        await holder.execute("SELECT 1 FROM seats FOR UPDATE")
        for _ in range(3):
            with pytest.raises(StoreBusy):
                await write()
        await holder.close()
    async with hasty.read() as view:
        assert await view.rows(Seat).get("agent") == seat
    await write()
    told, _ = await SqlEventLog(hasty.engines).after(Position())
    assert [event.kind for event in told] == ["seat.saved", "seat.changed"]


async def test_writers_wait_for_a_short_lock_and_then_write(
    sqlite_url: str, clock: ManualClock, ids: SequenceIds
) -> None:
    """A command beside the service that writes for a moment costs a wait, no error; readers do not even wait."""
    store = SqlUnitOfWork(open_engines(sqlite_url), clock, ids)
    other = sqlite3.connect(file_of(store), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def write(name: str) -> None:
        async with store.write(ACTOR) as tx:
            await tx.rows(Seat).add(Seat(id=name, since=START))

    waiting = [asyncio.create_task(write(f"agent-{number}")) for number in range(3)]
    async with store.read() as view:
        assert await view.rows(Seat).count() == 0
    assert not any(task.done() for task in waiting)
    other.execute("ROLLBACK")
    other.close()
    await asyncio.gather(*waiting)
    await store.engines.dispose()


async def test_full_disk_is_a_clear_error_and_leaves_nothing_half_written(
    sqlite_url: str, clock: ManualClock, ids: SequenceIds
) -> None:
    store = SqlUnitOfWork(open_engines(sqlite_url), clock, ids)
    async with store.write(ACTOR) as tx:
        await tx.rows(Dealer).add(dealer())
    async with store.engines.writer.connect() as connection:
        raw = driver_of(await connection.get_raw_connection()).raw
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages + 2}")

    async def write_much() -> None:
        async with store.write(ACTOR) as tx:
            await tx.rows(Dealer).save(replace(await tx.rows(Dealer).lock(dealer().id), name="half"))
            tx.emit("dealer.changed", "dealer", "x")
            for number in range(1, 400):
                await tx.rows(FollowUp).add(follow_up(number))

    for _ in range(2):
        with pytest.raises(StoreFull):
            await write_much()
    async with store.read() as view:
        assert (await view.rows(Dealer).get(dealer().id)).name == dealer().name
        assert await view.rows(FollowUp).count() == 0
    async with store.engines.writer.connect() as connection:
        driver_of(await connection.get_raw_connection()).raw.execute("PRAGMA max_page_count = 1000000")
    await write_much()
    async with store.read() as view:
        assert await view.rows(FollowUp).count() == 399
    await store.engines.dispose()


async def test_a_postgresql_that_made_itself_read_only_is_a_full_store(
    postgres_url: str, clock: ManualClock, ids: SequenceIds
) -> None:
    """How managed ones say that the disk is full: a named error, and reading goes on."""
    admin = await asyncpg.connect(postgres_url.replace("+asyncpg", ""))
    name = await admin.fetchval("SELECT current_database()")
    store = SqlUnitOfWork(open_engines(postgres_url), clock, ids)
    try:
        await admin.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
        with pytest.raises(StoreFull):
            async with store.write(ACTOR) as tx:
                await tx.rows(Seat).add(Seat(id="1", since=START))
        async with store.read() as view:
            assert await view.rows(Seat).count() == 0
    finally:
        await admin.execute("SET default_transaction_read_only = off")
        await admin.execute(f'ALTER DATABASE "{name}" RESET default_transaction_read_only')
        await admin.close()
        await store.engines.dispose()


async def test_store_that_is_away_is_named_and_comes_back_by_itself(
    postgres_url: str, clock: ManualClock, ids: SequenceIds
) -> None:
    """Every connection cut by the server: at most one clear error each, and the next unit of work connects anew."""
    store = SqlUnitOfWork(open_engines(postgres_url, pool_size=3), clock, ids)
    async with store.write(ACTOR) as tx:
        await tx.rows(Seat).add(Seat(id="agent", since=START))
    killer = await asyncpg.connect(postgres_url.replace("+asyncpg", ""))
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'callcenter'"
    with pytest.raises(StoreDown):
        async with store.write(ACTOR) as tx:
            await tx.rows(Seat).lock("agent")
            await killer.execute(cut)
            await tx.rows(Seat).add(Seat(id="half", since=START))

    async def works() -> bool:
        try:
            async with store.read() as view:
                return [row.id for row in await view.rows(Seat).all()] == ["agent"]
        except StoreDown:
            return False

    await until(works, what="a new connection")
    await killer.close()
    await store.engines.dispose()


async def test_store_that_cannot_be_reached_is_named(clock: ManualClock, ids: SequenceIds, tmp_path: Path) -> None:
    for url in (f"sqlite:///{tmp_path / 'nowhere' / 'x.db'}", "postgresql://nobody@127.0.0.1:9/nothing"):
        store = SqlUnitOfWork(open_engines(url), clock, ids)
        with pytest.raises(StoreDown):
            async with store.read() as view:
                await view.rows(Seat).count()
        await store.engines.dispose()


WRITER = """
import asyncio, sys
from callcenter.clock import SystemClock
from callcenter.core.access import SERVICE
from callcenter.core.model import FollowUp
from callcenter.db.engine import open_engines
from callcenter.db.uow import SqlUnitOfWork
from callcenter.ids import TimeOrderedIds
from tests.db.make import follow_up

async def main():
    clock = SystemClock()
    store = SqlUnitOfWork(open_engines(sys.argv[1]), clock, TimeOrderedIds(clock.now))
    number = 0
    while True:
        number += 2
        async with store.write(SERVICE) as tx:
            await tx.rows(FollowUp).add(follow_up(number))
            await tx.rows(FollowUp).add(follow_up(number + 1))
            tx.emit("pair.added", "pair", str(number))
        if number % 8 == 0:
            await store.reach_disk()
        print(number, flush=True)

asyncio.run(main())
"""


def killed_in_the_act(url: str) -> int:
    """Let a writer commit some twenty pairs, kill it with -9, and say which pair it last reported."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE, cwd=ROOT, text=True, env=os.environ
    ) as process:
        assert process.stdout is not None
        told = next(int(line) for line in process.stdout if int(line) >= 40)
        process.kill()
        rest = [int(line) for line in process.stdout.read().split("\n")[:-1]]
    return max([told, *rest])


async def test_store_is_whole_when_its_writer_was_killed_between_and_during_commits(store_url: str) -> None:
    """Pairs of rows and their event commit together or not at all; what was reported as committed is there."""
    for _ in range(3):
        told = await asyncio.to_thread(killed_in_the_act, store_url)
        store = SqlUnitOfWork(open_engines(store_url), ManualClock(), SequenceIds())
        async with store.read() as view:
            found = {row.id for row in await view.rows(FollowUp).all()}
        events, _ = await SqlEventLog(store.engines).after(Position(), limit=100_000)
        pairs = {int(event.subject_id) for event in events if event.kind == "pair.added"}
        assert set(range(2, told + 1, 2)) <= pairs
        assert found == {encode(number + half) for number in pairs for half in (0, 1)}
        async with store.write(ACTOR) as tx:
            for row in await tx.rows(FollowUp).all():
                await tx.rows(FollowUp).remove(row.id)
        await _forget_events(store)
        await store.engines.dispose()


async def _forget_events(store: SqlUnitOfWork) -> None:

    async with store.engines.writer.begin() as connection:
        await connection.execute(log_rows.delete())


async def test_cancelled_unit_of_work_leaves_nothing_and_the_next_one_works(store: SqlUnitOfWork) -> None:
    began = asyncio.Event()

    async def slow() -> None:
        async with store.write(ACTOR) as tx:
            await tx.rows(FollowUp).add_all([follow_up(number) for number in range(1, 200)])
            began.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(slow())
    await began.wait()
    task.cancel()
    await asyncio.wait([task])
    async with store.write(ACTOR) as tx:
        assert await tx.rows(FollowUp).count() == 0


async def test_a_failed_statement_tells_no_value_in_its_error(store: SqlUnitOfWork) -> None:
    """Its text goes to the log and into answers: no customer's name or number may go along."""
    with pytest.raises(DBAPIError) as failed:
        async with store.engines.reader.connect() as connection:
            await connection.execute(text("SELECT * FROM nowhere WHERE x = :x"), {"x": "+8613800138000"})
    assert "nowhere" in str(failed.value) and "13800138000" not in str(failed.value)
