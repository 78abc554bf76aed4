"""Engines: SQLite with one writer that locks first and read-only readers; PostgreSQL with READ COMMITTED."""

import asyncio
import errno
import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from callcenter.db.sqlite_driver import connector
from callcenter.errors import StoreDown, StoreFull

BUSY_SECONDS = 5.0
"""How long a writer waits for SQLite's lock, or for one row of PostgreSQL's, before StoreBusy."""

CHECKPOINT_EVERY = 200
"""After so many commits SQLite's log is copied into the file, beside the writer."""


@dataclass(frozen=True, slots=True)
class Engines:
    """The writing and the reading side of one store; on PostgreSQL both are one engine. `path` is SQLite's file."""

    writer: AsyncEngine
    reader: AsyncEngine
    sqlite: bool
    path: Path | None = None
    threads: ThreadPoolExecutor | None = None
    checkpoints: "Checkpoints | None" = field(default=None, repr=False)
    flush: "Flush | None" = field(default=None, repr=False)

    async def dispose(self) -> None:
        """Close every connection."""
        if self.checkpoints:
            await self.checkpoints.finish()
        if self.reader is not self.writer:
            await self.reader.dispose()
        await self.writer.dispose()
        if self.threads:
            self.threads.shutdown()


class Checkpoints:
    """Copies SQLite's log into its file in a thread, so that no claim waits for the disk; at most one at a time."""

    def __init__(self, path: Path, threads: ThreadPoolExecutor) -> None:
        self._path = path
        self._threads = threads
        self._commits = 0
        self._running: asyncio.Future[None] | None = None

    def committed(self) -> None:
        """Count a commit; every so often begin a checkpoint."""
        self._commits += 1
        if self._commits < CHECKPOINT_EVERY or (self._running and not self._running.done()):
            return
        self._commits = 0
        self._running = asyncio.get_running_loop().run_in_executor(self._threads, self._copy)

    def _copy(self) -> None:
        connection = sqlite3.connect(self._path, isolation_level=None)
        try:
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        except sqlite3.Error:
            pass  # a full or slow disk shows at the next commit, by name; the log stays whole without a checkpoint
        finally:
            connection.close()

    async def finish(self) -> None:
        """Wait for the running one."""
        if self._running is not None:
            await asyncio.wait([self._running])


class Flush:
    """Brings SQLite's log to the disk in a thread: writers go on meanwhile, and all who wait share one flush.

    A flush of every commit's own, with the writer's turn held, let outcomes queue up behind a busy disk.
    """

    def __init__(self, path: Path, threads: ThreadPoolExecutor) -> None:
        self._log = path.with_name(path.name + "-wal")
        self._threads = threads
        self._turn = asyncio.Lock()
        self._asked = self._done = 0

    async def reach_disk(self) -> None:
        """Return when a flush that began after this call has ended; StoreFull, StoreDown where the disk refuses."""
        self._asked += 1
        mine = self._asked
        async with self._turn:
            if self._done >= mine:
                return
            covers = self._asked
            try:
                await asyncio.get_running_loop().run_in_executor(self._threads, self._bring)
            except OSError as error:
                if error.errno in (errno.ENOSPC, errno.EDQUOT):
                    raise StoreFull from error
                raise StoreDown(error.strerror or "flush") from error
            self._done = covers

    def _bring(self) -> None:
        try:
            log = os.open(self._log, os.O_RDONLY)
        except FileNotFoundError:
            return  # all of it stands in the file, which is flushed before its log is removed
        try:
            os.fsync(log)
        finally:
            os.close(log)


def open_engines(url: str, *, pool_size: int = 10, readers: int = 4, busy_seconds: float = BUSY_SECONDS) -> Engines:
    """Engines for `sqlite:///path`, `sqlite+aiosqlite://…` or `postgresql://…`; nothing is connected yet."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed, readers, busy_seconds)
    engine = create_async_engine(
        parsed.set(drivername="postgresql+asyncpg"),
        pool_size=pool_size,
        max_overflow=0,
        hide_parameters=True,  # an error's text must not bring a customer's name and number into the log
        isolation_level="READ COMMITTED",
        connect_args={
            "statement_cache_size": 500,
            "server_settings": {
                "application_name": "callcenter",
                "timezone": "UTC",
                "jit": "off",
                # Every statement is short and prepared once: planning it anew each time took a third of a claim.
                "plan_cache_mode": "force_generic_plan",
                "lock_timeout": str(int(busy_seconds * 1000)),
            },
        },
    )
    event.listen(engine.sync_engine, "checkout", _refuse_dead)
    return Engines(writer=engine, reader=engine, sqlite=False)


def _refuse_dead(connection: Any, record: Any, proxy: Any) -> None:
    """A connection that the server closed is replaced at the door: asyncpg knows it without asking the server."""
    if connection.driver_connection.is_closed():
        raise DisconnectionError


def _sqlite(url: URL, readers: int, busy_seconds: float) -> Engines:
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise ValueError("the embedded store is a file: sqlite:///path/to/callcenter.db")
    path = Path(url.database)
    threads = ThreadPoolExecutor(readers + 3, thread_name_prefix="sqlite")
    url = url.set(drivername="sqlite+aiosqlite")

    def engine(size: int, writes: bool) -> AsyncEngine:
        made = create_async_engine(
            url,
            pool_size=size,
            max_overflow=0,
            hide_parameters=True,
            pool_timeout=60,
            async_creator=connector(path, threads, writes=writes, busy_seconds=busy_seconds),
        )
        event.listen(made.sync_engine, "begin", _begin("BEGIN IMMEDIATE" if writes else "BEGIN"))
        return made

    return Engines(
        writer=engine(1, True),
        reader=engine(readers, False),
        sqlite=True,
        path=path,
        threads=threads,
        checkpoints=Checkpoints(path, threads),
        flush=Flush(path, threads),
    )


def _begin(statement: str) -> Callable[[Any], None]:
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(statement)

    return begin
