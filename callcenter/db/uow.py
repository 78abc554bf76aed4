"""The unit of work: one transaction with rows, claims, events and wake-ups; commits on a clean exit only."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import column, insert, text
from sqlalchemy.exc import DataError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection

from callcenter.clock import Clock
from callcenter.core.access import Actor
from callcenter.core.floor import OF_FLOOR, with_rows
from callcenter.db import queries
from callcenter.db.bulk import FEW
from callcenter.db.engine import Engines
from callcenter.db.queue import Claims, SqlQueue
from callcenter.db.quick import Quick
from callcenter.db.rows import SqlRows, add_groups
from callcenter.db.schema import events
from callcenter.db.work import SqlWork
from callcenter.errors import CallcenterError, Invalid, StoreBusy, StoreDown, StoreFull
from callcenter.ids import Ids

M = TypeVar("M")
NOTIFY_CHANNEL = "callcenter"

_ADD_EVENTS = insert(events)
# One view of the whole block, as on SQLite: what it reads twice is the same twice.
_READ_ONLY = text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")

# Events and notifications in one trip to the server. The order of `told` is the order of the positions.
_TELL = text("""
    WITH added AS (
        INSERT INTO events (at, kind, subject, subject_id, dealer_id, person_id, data, transaction)
        SELECT at, kind, subject, subject_id, dealer_id, person_id, data, pg_current_xact_id()::text::bigint
        FROM ROWS FROM (
            jsonb_to_recordset(CAST(:told AS jsonb)) AS (
                at timestamptz, kind text, subject text, subject_id text, dealer_id text, person_id text, data jsonb
            )
        ) WITH ORDINALITY AS told(at, kind, subject, subject_id, dealer_id, person_id, data, place)
        ORDER BY place
    )
    SELECT pg_notify(:channel, topic)::text AS told FROM jsonb_array_elements_text(CAST(:topics AS jsonb)) AS topic
""").columns(column("told"))


class SqlRead:
    """A read-only view. Implements `ReadTx`."""

    def __init__(self, connection: AsyncConnection, now: datetime, sqlite: bool) -> None:
        self._connection = connection
        self._quick = Quick(connection, sqlite)
        self._now = now
        self._sqlite = sqlite

    @property
    def now(self) -> datetime:
        """The instant at which the view began (aware UTC)."""
        return self._now

    def rows(self, model: type[M]) -> SqlRows[M]:
        """The rows of a class of core/model."""
        return SqlRows(self._quick, model)

    async def select(self, name: str, **params: Any) -> Sequence[dict[str, Any]]:
        """Run a named report query; KeyError for an unknown name."""
        return await queries.run(self._connection, name, params, self._sqlite)


class SqlWrite:
    """One open unit of work. Implements `WriteTx`."""

    def __init__(
        self, connection: AsyncConnection, actor: Actor, now: datetime, ids: Ids, sqlite: bool, claims: Claims
    ) -> None:
        self._connection = connection
        self._quick = Quick(connection, sqlite)
        self._actor = actor
        self._now = now
        self._ids = ids
        self._sqlite = sqlite
        self.pending_events: list[dict[str, Any]] = []
        self.topics: set[str] = set()
        self.saved: dict[tuple[type, str], Any] = {}
        self.queue = SqlQueue(self._quick, claims, self._keep)
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
        return SqlRows(self._quick, model, self._keep if model in OF_FLOOR else None)

    async def add_groups(self, *groups: Sequence[Any]) -> None:
        """New rows of several classes, each group of one class, in order; Duplicate, and then none is added."""
        await add_groups(self._quick, groups)
        for rows in groups:
            if rows and type(rows[0]) in OF_FLOOR:
                for row in rows:
                    self._keep(row)

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

    def _keep(self, row: Any) -> None:
        """Note a row as saved, so that whoever watches the floor is told of it as it is at the commit."""
        self.saved[type(row), row.id] = row

    async def write_events(self) -> None:
        """Write the gathered events and, on PostgreSQL, the notifications: the last act before the commit."""
        if self.saved:
            known = len(self.pending_events)
            with_rows(self.pending_events, self.saved.values())
            for event in self.pending_events[known:]:
                event.update(at=self._now, person_id=self._actor.person_id)
            self.topics.add("events")
            self.saved = {}
        if self._sqlite and len(self.pending_events) >= FEW:
            await self._quick.add_events(self.pending_events)
        elif self._sqlite:
            for event in self.pending_events:
                await self._quick.run(_ADD_EVENTS, event, writes=True)
        elif self.topics:
            told = [{**event, "at": event["at"].isoformat()} for event in self.pending_events]
            await self._quick.run(
                _TELL, {"told": json.dumps(told), "channel": NOTIFY_CHANNEL, "topics": json.dumps(sorted(self.topics))}
            )
        self.pending_events = []


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
        # First come, first served: a pool's own queue lets whoever just wrote write again, and the others starve.
        self._turns = asyncio.Lock()
        self._claims = Claims()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[SqlRead]:
        """A read-only view; any number at once."""
        with named_errors(reading=True):
            async with self.engines.reader.connect() as connection:
                await connection.begin()
                if not self.engines.sqlite:
                    await connection.execute(_READ_ONLY)
                yield SqlRead(connection, self._clock.now(), self.engines.sqlite)

    @asynccontextmanager
    async def write(self, actor: Actor) -> AsyncIterator[SqlWrite]:
        """A unit of work that commits on a clean exit and rolls back on any exception.

        On SQLite a commit survives kill -9 at once, and a power failure from the next `reach_disk` on; PostgreSQL's
        commits are safe against both.
        """
        with named_errors():
            async with self._turn(), self.engines.writer.connect() as connection:
                sqlite = self.engines.sqlite
                tx = SqlWrite(connection, actor, self._clock.now(), self._ids, sqlite, self._claims)
                try:
                    async with connection.begin():
                        yield tx
                        await tx.write_events()
                finally:
                    tx.queue.end()
        if self.engines.checkpoints:
            self.engines.checkpoints.committed()
        if tx.topics:
            self._after_commit(tx.topics)

    async def reach_disk(self) -> None:
        """Return when everything that was committed before is safe against a power failure; StoreDown, StoreFull.

        Writers go on meanwhile, and all who wait share one flush: a busy disk takes half a second for it.
        """
        if self.engines.flush is not None:
            await self.engines.flush.reach_disk()

    def _turn(self) -> AbstractAsyncContextManager[object]:
        return self._turns if self.engines.sqlite else nullcontext()


class named_errors:  # noqa: N801  used as a statement
    """Turn a driver's error into one of ours: busy, full, down. Errors of ours pass.

    `reading`: what is written there all the same is a defect of ours and no matter of the store.
    """

    def __init__(self, *, reading: bool = False) -> None:
        self._reading = reading

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
            if isinstance(error, DataError) or any(word in said for word in ("0x00", "\\u0000", "surrogate")):
                raise Invalid(field="text", reason="not-storable", detail=said[:200]) from error
            if (
                "read-only transaction" in said and not self._reading
            ):  # how a managed PostgreSQL says that its disk is full
                raise StoreFull from error
            if isinstance(error, OperationalError) or error.connection_invalidated or "disk i/o" in said:
                raise StoreDown(reason=said[:200]) from error
        if isinstance(error, ConnectionError):
            raise StoreDown(reason=str(error)[:200]) from error
