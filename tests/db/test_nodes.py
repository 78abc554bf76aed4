"""Several nodes over one store: leases by the database's clock, and notifications."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import asyncpg
import pytest

from callcenter.clock import SystemClock
from callcenter.core.model import Lease
from callcenter.db.engine import open_engines
from callcenter.db.leases import SqlLeases
from callcenter.db.listen import Listener
from callcenter.db.uow import SqlUnitOfWork
from callcenter.runtime.leadership import Leadership, LeaseStore
from tests.db.make import ACTOR
from tests.support.clock import ManualClock
from tests.support.ids import SequenceIds
from tests.support.waiting import until


@pytest.fixture
def leases(store: SqlUnitOfWork, clock: ManualClock) -> LeaseStore:
    """The leases of an empty store."""
    return SqlLeases(store.engines, clock)


async def run_out(store: SqlUnitOfWork, clock: ManualClock) -> None:
    """Let every lease's time pass: on SQLite by our clock, on PostgreSQL the server's cannot be moved, but its rows can."""
    if store.engines.sqlite:
        await clock.advance(timedelta(minutes=1))
        return
    async with store.write(ACTOR) as tx:
        for lease in await tx.rows(Lease).all():
            await tx.rows(Lease).save(Lease(id=lease.id, holder=lease.holder, until=tx.now, version=lease.version))


async def test_lease_is_one_nodes_until_it_gives_it_up(leases: LeaseStore) -> None:
    assert await leases.acquire("pbx", "a", 30)
    assert not await leases.acquire("pbx", "b", 30)
    assert await leases.acquire("pbx", "a", 30)
    assert await leases.acquire("other", "b", 30)
    assert not await leases.renew("pbx", "b", 30)
    await leases.release("pbx", "b")
    assert not await leases.acquire("pbx", "b", 30)
    await leases.release("pbx", "a")
    assert await leases.acquire("pbx", "b", 30)
    assert not await leases.renew("pbx", "a", 30)


async def test_lease_goes_to_another_when_its_time_is_over(
    leases: LeaseStore, store: SqlUnitOfWork, clock: ManualClock
) -> None:
    assert await leases.acquire("pbx", "a", 30)
    await run_out(store, clock)
    assert await leases.acquire("pbx", "b", 30)
    assert not await leases.renew("pbx", "a", 30)


async def test_one_of_many_gets_the_lease_when_all_ask_at_once(leases: LeaseStore) -> None:
    answers = await asyncio.gather(*(leases.acquire("pbx", f"node-{number}", 30) for number in range(8)))
    assert answers.count(True) == 1


async def test_leadership_changes_hands_over_a_real_store(leases: LeaseStore, clock: ManualClock) -> None:
    nodes = [Leadership("pbx", store=leases, holder=name, clock=clock, chance=lambda: 0.5) for name in "ab"]
    assert [await node.run_once() for node in nodes] == [True, False]
    await leases.release("pbx", "a")
    assert [await node.run_once() for node in reversed(nodes)] == [True, False]


@pytest.fixture
async def listener(postgres_url: str) -> AsyncIterator[tuple[Listener, list[str]]]:
    """A started listener and what it heard, besides what it says after each connect (`gap`)."""
    heard: list[str] = []
    made = Listener(postgres_url, lambda topics: heard.extend(sorted(topics)), SystemClock(), gap_topics=["gap"])
    await made.start()
    await until(lambda: made.connected, what="the listener")
    yield made, heard
    await made.stop(1)


@pytest.mark.postgres
async def test_topics_of_another_nodes_commit_are_heard(
    listener: tuple[Listener, list[str]], postgres_url: str, clock: ManualClock, ids: SequenceIds
) -> None:
    store = SqlUnitOfWork(open_engines(postgres_url), clock, ids)
    with pytest.raises(RuntimeError):
        async with store.write(ACTOR) as tx:
            tx.wake("never")
            raise RuntimeError
    async with store.write(ACTOR) as tx:
        tx.wake("due")
        tx.emit("thing.changed", "thing", "x")
    await until(lambda: "events" in listener[1], what="the notification")
    assert listener[1] == ["gap", "due", "events"]
    await store.engines.dispose()


@pytest.mark.postgres
async def test_listener_comes_back_and_tells_of_the_gap_when_its_connection_is_cut(
    listener: tuple[Listener, list[str]], postgres_url: str
) -> None:
    made, heard = listener
    killer = await asyncpg.connect(postgres_url.replace("+asyncpg", ""))
    await killer.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'db_listener'"
        " AND datname = current_database()"
    )
    await until(lambda: heard == ["gap", "gap"] and made.connected, what="the listener again")
    await killer.execute("SELECT pg_notify('callcenter', 'due')")
    await until(lambda: "due" in heard, what="the notification")
    assert heard == ["gap", "gap", "due"]
    await killer.close()
