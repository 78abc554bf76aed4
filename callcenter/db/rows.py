"""Rows of one class: read, page, lock, add, save with a version check; the same code on both engines."""

import typing
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Insert,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from callcenter.db.schema import TABLES
from callcenter.errors import Duplicate, NotFound, StaleRow

M = TypeVar("M")

_TESTS: dict[str, Callable[[Any, Any], ColumnElement[bool]]] = {
    "ne": lambda column, value: column.is_distinct_from(value),
    "lt": lambda column, value: column < value,
    "le": lambda column, value: column <= value,
    "gt": lambda column, value: column > value,
    "ge": lambda column, value: column >= value,
    "in": lambda column, value: column.in_(list(value)),
    "null": lambda column, value: column.is_(None) if value else column.is_not(None),
    "like": lambda column, value: column.icontains(value, autoescape=True),
}


@cache
def _converters(model: Any) -> tuple[tuple[str, type[StrEnum]], ...]:
    """The fields of a class that hold an enum, with it."""
    found: list[tuple[str, type[StrEnum]]] = []
    for name, hint in typing.get_type_hints(model).items():
        for part in typing.get_args(hint) or (hint,):
            if isinstance(part, type) and issubclass(part, StrEnum):
                found.append((name, part))
    return tuple(found)


@cache
def _names(model: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(model))


def to_row(model: type[M], values: Any) -> M:
    """A row class's value from a result row that has its columns, in their order."""
    named = dict(zip(_names(model), values, strict=True))
    for name, enum in _converters(model):
        if named[name] is not None:
            named[name] = enum(named[name])
    return model(**named)


def to_values(row: Any) -> dict[str, Any]:
    """The columns' values of a row."""
    values = {name: getattr(row, name) for name in _names(type(row))}
    for name, _ in _converters(type(row)):
        if values[name] is not None:
            values[name] = str(values[name])
    return values


def where_of(table: Table, where: dict[str, Any]) -> list[ColumnElement[bool]]:
    """Conditions from keyword filters (the grammar of flows/ports.py); TypeError names an unknown one."""
    conditions: list[ColumnElement[bool]] = []
    for key, value in where.items():
        if key == "any_of":
            conditions.append(or_(*(and_(*where_of(table, choice)) for choice in value)))
            continue
        name, _, test = key.partition("__")
        if name not in table.c or (test and test not in _TESTS):
            raise TypeError(f"no filter {key!r} on {table.name}")
        column = table.c[name]
        if not test:
            conditions.append(column.is_(None) if value is None else column == value)
        else:
            conditions.append(_TESTS[test](column, value))
    return conditions


# Statements that never change are made once: making one costs as much as running it.
@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _insert_unless_known(table: Table, sqlite: bool) -> Insert:
    made: Insert = (sqlite_insert if sqlite else postgresql_insert)(table).on_conflict_do_nothing()
    return made.execution_options(preserve_rowcount=True)


@cache
def _update(table: Table) -> Update:
    statement = update(table).where(table.c.id == bindparam("old_id"))
    return statement.where(table.c.version == bindparam("old_version")) if "version" in table.c else statement


@cache
def _by_id(table: Table, lock: bool) -> Select[Any]:
    statement = select(table).where(table.c.id == bindparam("id"))
    return statement.with_for_update() if lock else statement


class SqlRows(typing.Generic[M]):
    """The rows of one class over one connection. Implements `Rows` (and `ReadRows`) of flows/ports.py."""

    def __init__(self, connection: AsyncConnection, model: type[M], sqlite: bool) -> None:
        self._connection = connection
        self._model = model
        self._table = TABLES[model]
        self._sqlite = sqlite

    async def find(self, id: str) -> M | None:
        """The row, or None."""
        return await self._one(id, lock=False)

    async def get(self, id: str) -> M:
        """The row, or NotFound."""
        row = await self._one(id, lock=False)
        if row is None:
            raise NotFound(what=self._table.name, id=id)
        return row

    async def lock(self, id: str) -> M:
        """The row, held until the unit of work ends (on SQLite the writer holds everything); NotFound."""
        row = await self._one(id, lock=not self._sqlite)
        if row is None:
            raise NotFound(what=self._table.name, id=id)
        return row

    async def _one(self, id: str, lock: bool) -> M | None:
        found = (await self._connection.execute(_by_id(self._table, lock), {"id": id})).one_or_none()
        return None if found is None else to_row(self._model, found)

    async def first(self, *, order: Sequence[str] = ("id",), **where: Any) -> M | None:
        """The first row in `order` that fits, or None."""
        found = await self.all(order=order, limit=1, **where)
        return found[0] if found else None

    async def all(self, *, order: Sequence[str] = ("id",), limit: int | None = None, **where: Any) -> list[M]:
        """Every row that fits, in `order`."""
        statement = select(self._table).where(*where_of(self._table, where)).order_by(*self._order(order))
        if limit is not None:
            statement = statement.limit(limit)
        return [to_row(self._model, found) for found in await self._connection.execute(statement)]

    async def page(
        self, *, order: Sequence[str] = ("-id",), limit: int, after: Sequence[Any] | None = None, **where: Any
    ) -> list[M]:
        """At most `limit` rows behind the position `after`."""
        statement = select(self._table).where(*where_of(self._table, where)).order_by(*self._order(order)).limit(limit)
        if after is not None:
            statement = statement.where(self._behind(order, after))
        return [to_row(self._model, found) for found in await self._connection.execute(statement)]

    async def count(self, **where: Any) -> int:
        """How many rows fit."""
        statement = select(func.count()).select_from(self._table).where(*where_of(self._table, where))
        return int((await self._connection.execute(statement)).scalar_one())

    async def add(self, row: M) -> M:
        """A new row; Duplicate when it breaks a unique rule (the unit of work goes on)."""
        done = await self._connection.execute(_insert_unless_known(self._table, self._sqlite), to_values(row))
        if done.rowcount != 1:
            await self.add_all([row])  # says which rule was broken
        return row

    async def add_all(self, rows: Sequence[M]) -> None:
        """Many new rows in one statement; Duplicate when one breaks a unique rule, and then none is added."""
        if not rows:
            return
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(_insert(self._table), [to_values(row) for row in rows])
        except IntegrityError as error:
            raise Duplicate(what=self._table.name, reason=str(error.orig)[:300]) from error

    async def save(self, row: M) -> M:
        """The row as it is now, one version higher; StaleRow when it was saved by somebody else since.

        Duplicate when it breaks a unique rule: then the unit of work cannot go on (PostgreSQL gives it up).
        """
        values = to_values(row)
        values["old_id"] = values.pop("id")
        saved = row
        if "version" in values:
            values["old_version"] = values["version"]
            values["version"] += 1
            saved = replace(row, version=values["version"])  # type: ignore[type-var]
        try:
            done = await self._connection.execute(_update(self._table), values)
        except IntegrityError as error:
            raise Duplicate(what=self._table.name, reason=str(error.orig)[:300]) from error
        if done.rowcount != 1:
            raise StaleRow(what=self._table.name, id=values["old_id"])
        return saved

    async def remove(self, id: str) -> None:
        """Delete the row; NotFound."""
        done = await self._connection.execute(delete(self._table).where(self._table.c.id == id))
        if done.rowcount != 1:
            raise NotFound(what=self._table.name, id=id)

    def _order(self, order: Sequence[str]) -> list[Any]:
        return [self._table.c[name[1:]].desc() if name.startswith("-") else self._table.c[name].asc() for name in order]

    def _behind(self, order: Sequence[str], after: Sequence[Any]) -> ColumnElement[bool]:
        """Strictly behind the position in the given (possibly mixed) order."""
        alternatives: list[ColumnElement[bool]] = []
        for place, name in enumerate(order):
            same = [self._table.c[before.lstrip("-")] == after[at] for at, before in enumerate(order[:place])]
            column = self._table.c[name.lstrip("-")]
            beyond = column < after[place] if name.startswith("-") else column > after[place]
            alternatives.append(and_(*same, beyond))
        return or_(*alternatives)
