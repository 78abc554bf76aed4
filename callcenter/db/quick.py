"""The short way for statements whose text never changes: SQLAlchemy's text and types, the driver's execution.

SQLAlchemy's machinery around one execution costs several times the statement itself, and a claim is a dozen of them.
A statement is compiled once; then its values go straight to the driver, on the same connection and in the same
transaction. What has no fixed text (`IN` with a list) goes the ordinary way.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ClauseElement, Dialect, Float, Numeric
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from callcenter.db.bulk import Group, insert_events, insert_many
from callcenter.db.sqlite_driver import SqliteConnection, nameable

Process = Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class Plan:
    """A compiled statement: what each place takes (name, conversion, value if none is given), what each column gives."""

    sql: str
    places: tuple[tuple[str, Process, Any], ...]
    columns: tuple[Process, ...]


@dataclass(frozen=True, slots=True)
class Ran:
    """The rows that came back, as tuples, and how many rows the statement changed."""

    rows: Sequence[Sequence[Any]]
    changed: int


class _Spoken:
    """A dialect that is like every other of its kind: an engine has one of its own, a statement is compiled for all."""

    __slots__ = ("dialect", "kind")

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.kind = (dialect.name, dialect.driver, dialect.server_version_info)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Spoken) and self.kind == other.kind

    def __hash__(self) -> int:
        return hash(self.kind)


@lru_cache(maxsize=4000)
def _plan(statement: Any, spoken: _Spoken, names: tuple[str, ...] | None) -> Plan | None:
    dialect = spoken.dialect
    compiled: Any = statement.compile(dialect=dialect, column_keys=names)
    if compiled.post_compile_params or compiled.literal_execute_params:
        return None
    processors, given = compiled._bind_processors, compiled.params
    places = tuple((name, processors.get(name), given.get(name)) for name in compiled.positiontup or ())
    columns = tuple(_giving(entry.type, dialect) for entry in compiled._result_columns)
    return Plan(compiled.string, places, columns)


def _giving(kind: Any, dialect: Dialect) -> Process:
    """How a column's value is converted; both drivers give numbers as they are."""
    return None if isinstance(kind, (Float, Numeric)) else kind._cached_result_processor(dialect, None)


class Quick:
    """Runs statements on the connection of one unit of work or view."""

    def __init__(self, connection: AsyncConnection, sqlite: bool) -> None:
        self.connection = connection
        self.sqlite = sqlite
        self._dialect = connection.dialect
        self._spoken = _Spoken(self._dialect)
        proxied: Any = connection.sync_connection and connection.sync_connection.connection
        self._adapter: Any = proxied.dbapi_connection
        self._driver: Any = proxied.driver_connection

    async def begin(self) -> None:
        """Begin the transaction now, not with the first statement: for who waits for something before it (PostgreSQL)."""
        async with self._adapter._execute_mutex:
            await self._begun()

    async def _begun(self) -> None:
        if self._adapter._transaction is None:
            await self._adapter._start_transaction()

    async def run(self, statement: ClauseElement, values: dict[str, Any], *, writes: bool = False) -> Ran:
        """Run a statement that is made once (else its compiled form is kept in vain)."""
        plan = _plan(statement, self._spoken, tuple(values) if writes else None)
        if plan is None:
            result: Any = await self.connection.execute(statement, values)  # type: ignore[call-overload]
            return Ran(result.all() if result.returns_rows else (), result.rowcount)
        given = [
            process(values.get(name, default)) if process else values.get(name, default)
            for name, process, default in plan.places
        ]
        ran = await (self._on_sqlite(plan, given) if self.sqlite else self._on_postgresql(plan, given))
        if not any(plan.columns):
            return ran
        return Ran([_converted(plan.columns, row) for row in ran.rows], ran.changed)

    async def add_many(self, groups: Iterable[Group]) -> None:
        """Many new rows, on SQLite."""
        await insert_many(self._driver, groups)

    async def add_events(self, told: Sequence[dict[str, Any]]) -> None:
        """Many events, on SQLite."""
        await insert_events(self._driver, told)

    async def _on_sqlite(self, plan: Plan, given: list[Any]) -> Ran:
        driver: SqliteConnection = self._driver

        def act() -> Ran:
            with nameable():
                cursor = driver.raw.execute(plan.sql, given)
            rows = cursor.fetchall() if cursor.description else ()
            return Ran(rows, cursor.rowcount)

        try:
            return await driver.run(act, long=False)
        except sqlite3.Error as error:
            raise DBAPIError.instance(
                plan.sql, None, error, sqlite3.Error, hide_parameters=True, dialect=self._dialect
            ) from error

    async def _on_postgresql(self, plan: Plan, given: list[Any]) -> Ran:
        adapter = self._adapter
        async with adapter._execute_mutex:
            await self._begun()
            try:
                if plan.columns:
                    return Ran(await self._driver.fetch(plan.sql, *given), -1)
                status = await self._driver.execute(plan.sql, *given)
            except Exception as error:
                raise self._named(plan, error) from error
        word = status.rpartition(" ")[2]
        return Ran((), int(word) if word.isdigit() else -1)

    def _named(self, plan: Plan, error: Exception) -> BaseException:
        """A driver's error as SQLAlchemy would name it."""
        try:
            self._adapter._handle_exception(error)
        except Exception as translated:
            return DBAPIError.instance(
                plan.sql,
                None,
                translated,
                self._dialect.loaded_dbapi.Error,
                hide_parameters=True,
                connection_invalidated=self._driver.is_closed(),
                dialect=self._dialect,
            )
        return error


def _converted(columns: tuple[Process, ...], row: Sequence[Any]) -> list[Any]:
    return [process(value) if process is not None else value for process, value in zip(columns, row, strict=True)]
