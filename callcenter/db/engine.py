"""Engines: SQLite with one writer that locks first and read-only readers; PostgreSQL with READ COMMITTED."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import URL, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

BUSY_SECONDS = 5.0
"""How long a writer waits for SQLite's lock before StoreBusy."""


@dataclass(frozen=True, slots=True)
class Engines:
    """The writing and the reading side of one store; on PostgreSQL both are one engine."""

    writer: AsyncEngine
    reader: AsyncEngine
    sqlite: bool

    async def dispose(self) -> None:
        """Close every connection."""
        await self.writer.dispose()
        if self.reader is not self.writer:
            await self.reader.dispose()


def open_engines(url: str, *, pool_size: int = 10, readers: int = 4, busy_seconds: float = BUSY_SECONDS) -> Engines:
    """Engines for `sqlite:///path`, `sqlite+aiosqlite://…` or `postgresql://…`; nothing is connected yet."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed.set(drivername="sqlite+aiosqlite"), readers, busy_seconds)
    engine = create_async_engine(
        parsed.set(drivername="postgresql+asyncpg"),
        pool_size=pool_size,
        max_overflow=0,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED",
    )
    return Engines(writer=engine, reader=engine, sqlite=False)


def _sqlite(url: URL, readers: int, busy_seconds: float) -> Engines:
    writer = create_async_engine(
        url, pool_size=1, max_overflow=0, pool_timeout=60, connect_args={"timeout": busy_seconds}
    )
    reader = create_async_engine(url, pool_size=readers, max_overflow=0, connect_args={"timeout": busy_seconds})
    for engine, only_reads in ((writer, False), (reader, True)):
        event.listen(engine.sync_engine, "connect", _prepare(only_reads, busy_seconds))
        event.listen(engine.sync_engine, "begin", _begin("BEGIN" if only_reads else "BEGIN IMMEDIATE"))
    return Engines(writer=writer, reader=reader, sqlite=True)


def _prepare(only_reads: bool, busy_seconds: float) -> Any:
    def prepare(connection: Any, record: Any) -> None:
        # The driver must not begin transactions of its own: its DEFERRED ones lose updates without an error.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {int(busy_seconds * 1000)}")
        if only_reads:
            cursor.execute("PRAGMA query_only = ON")
        else:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = NORMAL")
            cursor.execute("PRAGMA wal_autocheckpoint = 2000")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute("PRAGMA cache_size = -16000")
        cursor.close()

    return prepare


def _begin(statement: str) -> Any:
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(statement)

    return begin
