"""SQLite's connections for SQLAlchemy's asynchronous engine: short statements at once, long ones in a thread.

A hop to a thread and back costs more than a short statement (and much more when the interpreter's lock is busy), so the
writer runs its statements where it stands. Whatever may wait goes to a thread in one hop: waiting for a lock of another
process, many rows at once, and every statement of a reader.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError

T = TypeVar("T")
MANY = 64
"""From so many rows on, one statement goes to a thread."""


# The driver gives the interpreter's lock away with every step. With a row a step, a busy other thread takes it for five
# milliseconds each time; so one step takes many rows. Few widths, since the driver keeps each statement.
_WIDTHS = (32, 8, 1)


@lru_cache(maxsize=100)
def _wide(statement: str, width: int) -> str:
    """`INSERT … VALUES (…)` for so many rows."""
    head, values, places = statement.rpartition("VALUES ")
    return head + values + ", ".join([places] * width)


class SqliteConnection:
    """What SQLAlchemy's aiosqlite dialect asks of a driver connection."""

    def __init__(self, raw: sqlite3.Connection, threads: ThreadPoolExecutor, *, writes: bool, busy_ms: int) -> None:
        self._connection: sqlite3.Connection | None = raw
        self._threads = threads
        self._writes = writes
        self._busy_ms = busy_ms
        self._much = False

    @property
    def raw(self) -> sqlite3.Connection:
        """The open connection; a closed one is refused with the words that SQLAlchemy knows."""
        if self._connection is None:
            raise ValueError("no active connection")
        return self._connection

    @property
    def isolation_level(self) -> str | None:
        """Always None: the driver begins no transaction of its own, for its deferred ones lose updates silently."""
        return self.raw.isolation_level

    def cursor(self) -> "SqliteCursor":
        """A cursor; nothing is awaited."""
        return SqliteCursor(self, self.raw.cursor())

    async def hop(self, act: Callable[[], T]) -> T:
        """Do it in a thread. A cancelled caller still waits for its end: the connection must not be used twice."""
        future = asyncio.get_running_loop().run_in_executor(self._threads, act)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            await asyncio.wait([future])
            raise

    async def begin(self, statement: str) -> None:
        """Take the writer's lock at once when it is free, else wait for it in a thread."""
        try:
            self.raw.execute(statement)
        except sqlite3.OperationalError as error:
            if not self._writes or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            await self.hop(lambda: self._begin_patiently(statement))

    def _begin_patiently(self, statement: str) -> None:
        self.raw.execute(f"PRAGMA busy_timeout = {self._busy_ms}")
        try:
            self.raw.execute(statement)
        finally:
            self.raw.execute("PRAGMA busy_timeout = 0")

    async def run(self, act: Callable[[], T], *, long: bool) -> T:
        """Run a statement here, or in a thread when it is long or a reader's."""
        return await self.hop(act) if long or not self._writes else act()

    async def many(self, statements: Iterable[tuple[str, Sequence[Sequence[Any]]]]) -> None:
        """Insert many rows by each statement, in order, in a thread; the rows of the next are made meanwhile.

        Raises DBAPIError (as SQLAlchemy does) with the statement that failed; those before it have been run.
        """
        going: asyncio.Future[None] | None = None
        try:
            for statement, rows in statements:
                if going is not None:
                    await asyncio.shield(going)
                    going = None
                if len(rows) < MANY:
                    self._many(statement, rows)
                else:
                    going = asyncio.get_running_loop().run_in_executor(self._threads, self._many, statement, rows)
            if going is not None:
                await asyncio.shield(going)
        except BaseException:
            if going is not None:
                await asyncio.wait([going])  # the connection must not be used twice
            raise

    def _many(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        self._much = self._much or len(rows) >= MANY
        most = self.raw.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER) // len(rows[0])
        at = 0
        try:
            with nameable():
                for width in _WIDTHS:
                    while width <= min(len(rows) - at, most):
                        values = list(chain.from_iterable(rows[at : at + width]))
                        self.raw.execute(_wide(statement, width), values)
                        at += width
        except sqlite3.Error as error:
            raise DBAPIError.instance(statement, None, error, sqlite3.Error, hide_parameters=True) from error

    async def commit(self) -> None:
        """Commit: into the log, which `Flush` brings to the disk. Many rows are written there in a thread."""
        much, self._much = self._much, False
        if self.raw.in_transaction:
            await self.run(self.raw.commit, long=much)

    async def rollback(self) -> None:
        """Undo what is open, if anything is (SQLite may have rolled back by itself, as with a full disk)."""
        self._much = False
        if self.raw.in_transaction:
            self.raw.rollback()

    async def create_function(self, *args: Any, **more: Any) -> None:
        """Give SQL a function of Python (SQLAlchemy adds its regular expressions)."""
        self.raw.create_function(*args, **more)

    async def close(self) -> None:
        """Close; what is open is rolled back. In a thread: the last connection empties the log into the file."""
        raw, self._connection = self._connection, None
        if raw is not None:
            await self.hop(raw.close)

    def stop(self) -> None:
        """Close at once, without an event loop."""
        raw, self._connection = self._connection, None
        if raw is not None:
            raw.close()


class SqliteCursor:
    """What SQLAlchemy's aiosqlite dialect asks of a cursor; the rows come with the statement, in the same hop."""

    arraysize = 1

    def __init__(self, connection: SqliteConnection, raw: sqlite3.Cursor) -> None:
        self._connection = connection
        self._raw = raw
        self._rows: list[Any] = []

    async def __aenter__(self) -> "SqliteCursor":
        return self

    @property
    def description(self) -> Any:
        """The columns, or None."""
        return self._raw.description

    @property
    def rowcount(self) -> int:
        """How many rows the statement changed."""
        return self._raw.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The number of the last row added."""
        return self._raw.lastrowid

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Run one statement and keep its rows."""
        if statement.startswith("BEGIN"):
            await self._connection.begin(statement)
            return

        def act() -> list[Any]:
            with nameable():
                self._raw.execute(statement, parameters)
            return self._raw.fetchall() if self._raw.description else []

        self._rows = await self._connection.run(act, long=False)

    async def executemany(self, statement: str, parameters: Sequence[Sequence[Any]]) -> None:
        """Run one statement for many rows."""

        def act() -> None:
            with nameable():
                self._raw.executemany(statement, parameters)

        await self._connection.run(act, long=len(parameters) >= MANY)

    async def fetchall(self) -> list[Any]:
        """The rows of the last statement, once."""
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """Nothing is open: the rows were read with the statement."""
        self._raw.close()


@contextmanager
def nameable() -> Iterator[None]:
    """Values that SQLite cannot hold (half a surrogate pair, more than 64 bits) are errors of the database."""
    try:
        yield
    except (UnicodeEncodeError, OverflowError) as error:
        raise sqlite3.DataError(str(error)) from error


def driver_of(connection: Any) -> SqliteConnection:
    """Our connection below SQLAlchemy's; TypeError where it is another driver's."""
    driver = connection.driver_connection
    if not isinstance(driver, SqliteConnection):
        raise TypeError(f"not our driver's connection: {driver!r}")
    return driver


def sqlite_text(instant: datetime) -> str:
    """An instant (aware) as columns keep it on SQLite: UTC, microseconds, sorts as text."""
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def connector(path: Path, threads: ThreadPoolExecutor, *, writes: bool, busy_seconds: float) -> Callable[[], Any]:
    """A function for `create_async_engine(async_creator=…)` that opens prepared connections to one file."""
    busy_ms = int(busy_seconds * 1000)

    def open_prepared() -> sqlite3.Connection:
        raw = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=512)
        pragmas = ["temp_store = MEMORY", f"busy_timeout = {busy_ms}"]
        if writes:
            # Checkpoints are made beside the writer; the automatic one is for when they cannot keep up.
            pragmas += ["journal_mode = WAL", "synchronous = NORMAL", "wal_autocheckpoint = 20000"]
            # KiB. More was no quicker in an import of 100,000 rows, and stays resident (decision 0054).
            pragmas += ["cache_size = -49152", "busy_timeout = 0"]
        else:
            pragmas += ["query_only = ON", "cache_size = -16384"]
        try:
            for pragma in pragmas:
                raw.execute(f"PRAGMA {pragma}").close()
        except BaseException:
            raw.close()
            raise
        return raw

    async def connect() -> SqliteConnection:
        raw = await asyncio.get_running_loop().run_in_executor(threads, open_prepared)
        return SqliteConnection(raw, threads, writes=writes, busy_ms=busy_ms)

    return connect
