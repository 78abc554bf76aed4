"""The unit of work: one transaction with rows, claims, events and wake-ups; commits on a clean exit only."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import insert, literal_column, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection

from callcenter.clock import Clock
from callcenter.core.access import Actor
from callcenter.db import queries
from callcenter.db.engine import Engines
from callcenter.db.queue import SqlQueue
from callcenter.db.rows import SqlRows
from callcenter.db.schema import events
from callcenter.db.work import SqlWork
from callcenter.errors import CallcenterError, StoreBusy, StoreDown, StoreFull
from callcenter.ids import Ids

M = TypeVar("M")
NOTIFY_CHANNEL = "callcenter"


class SqlRead:
    """A read-only view. Implements `ReadTx`."""

    def __init__(self, connection: AsyncConnection, now: datetime, sqlite: bool) -> None:
        self._connection = connection
        self._now = now
        self._sqlite = sqlite

    @property
    def now(self) -> datetime:
        """The instant at which the view began (aware UTC)."""
        return self._now

    def rows(self, model: type[M]) -> SqlRows[M]:
        """The rows of a class of core/model."""
        return SqlRows(self._connection, model, locks=False)

    async def select(self, name: str, **params: Any) -> Sequence[dict[str, Any]]:
        """Run a named report query; KeyError for an unknown name."""
        return await queries.run(self._connection, name, params, self._sqlite)


class SqlWrite:
    """One open unit of work. Implements `WriteTx`."""

    def __init__(self, connection: AsyncConnection, actor: Actor, now: datetime, ids: Ids, sqlite: bool) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now
        self._ids = ids
        self._sqlite = sqlite
        self.pending_events: list[dict[str, Any]] = []
        self.topics: set[str] = set()
        self.queue = SqlQueue(connection, sqlite)
        self.work = SqlWork(connection, sqlite)

    @property
    def now(self) -> datetime:
        """The instant at which the unit of work began (aware UTC)."""
        return self._now

    @property
    def actor(self) -> Actor:
        """Who acts."""
        return self._actor

    def rows(self, model: type[M]) -> SqlRows[M]:
        """The rows of a class of core/model."""
        return SqlRows(self._connection, model, locks=not self._sqlite)

    async def select(self, name: str, **params: Any) -> Sequence[dict[str, Any]]:
        """Run a named report query; KeyError for an unknown name."""
        return await queries.run(self._connection, name, params, self._sqlite)

    def new_id(self) -> str:
        """A fresh id."""
        return self._ids.new()

    def emit(self, kind: str, subject: str, subject_id: str, dealer_id: str | None = None, **data: Any) -> None:
        """Append one event, written at the commit."""
        self.pending_events.append(
            {
                "at": self._now,
                "kind": kind,
                "subject": subject,
                "subject_id": subject_id,
                "dealer_id": dealer_id,
                "person_id": self._actor.person_id,
                "data": data,
            }
        )
        self.topics.add("events")

    def wake(self, topic: str) -> None:
        """Wake whoever waits for `topic`, after the commit."""
        self.topics.add(topic)

    async def write_events(self) -> None:
        """Write the gathered events and, on PostgreSQL, the notifications: the last act before the commit."""
        if self.pending_events:
            statement = insert(events)
            if not self._sqlite:
                statement = statement.values(transaction=literal_column("pg_current_xact_id()::text::bigint"))
            await self._connection.execute(statement, self.pending_events)
            self.pending_events = []
        if not self._sqlite:
            for topic in sorted(self.topics):
                await self._connection.execute(
                    text("SELECT pg_notify(:channel, :topic)"), {"channel": NOTIFY_CHANNEL, "topic": topic}
                )


class SqlUnitOfWork:
    """The door to one store. Implements `UnitOfWork`.

    `after_commit` is called with the topics woken by a committed unit of work (in this process; other nodes hear
    PostgreSQL's NOTIFY).
    """

    def __init__(
        self, engines: Engines, clock: Clock, ids: Ids, after_commit: Callable[[set[str]], None] = lambda topics: None
    ) -> None:
        self.engines = engines
        self._clock = clock
        self._ids = ids
        self._after_commit = after_commit

    @asynccontextmanager
    async def read(self) -> AsyncIterator[SqlRead]:
        """A read-only view; any number at once."""
        with named_errors():
            async with self.engines.reader.connect() as connection:
                if not self.engines.sqlite:
                    await connection.execute(text("SET TRANSACTION READ ONLY"))
                yield SqlRead(connection, self._clock.now(), self.engines.sqlite)

    @asynccontextmanager
    async def write(self, actor: Actor, *, durable: bool = False) -> AsyncIterator[SqlWrite]:
        """A unit of work that commits on a clean exit and rolls back on any exception."""
        with named_errors():
            async with self.engines.writer.connect() as connection:
                if durable and self.engines.sqlite:
                    await self._pragma(connection, "FULL")
                try:
                    async with connection.begin():
                        tx = SqlWrite(connection, actor, self._clock.now(), self._ids, self.engines.sqlite)
                        yield tx
                        await tx.write_events()
                finally:
                    if durable and self.engines.sqlite:
                        await self._pragma(connection, "NORMAL")
        if tx.topics:
            self._after_commit(tx.topics)

    async def _pragma(self, connection: AsyncConnection, level: str) -> None:
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        await driver.execute(f"PRAGMA synchronous = {level}")


class named_errors:  # noqa: N801  used as a statement
    """Turn a driver's error into one of ours: busy, full, down. Errors of ours pass."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: Any) -> None:
        if error is None or isinstance(error, CallcenterError):
            return
        if isinstance(error, PoolTimeout):
            raise StoreBusy from error
        if isinstance(error, DBAPIError):
            said = str(error.orig).lower()
            if "locked" in said or "busy" in said or "lock timeout" in said or "deadlock" in said:
                raise StoreBusy from error
            if "full" in said or "no space" in said or "enospc" in said:
                raise StoreFull from error
            if isinstance(error, OperationalError) or error.connection_invalidated or "disk i/o" in said:
                raise StoreDown(reason=said[:200]) from error
        if isinstance(error, ConnectionError):
            raise StoreDown(reason=str(error)[:200]) from error
