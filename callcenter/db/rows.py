"""Rows of one class: read, page, lock, add, save with a version check; the same code on both engines."""

import typing
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache, lru_cache
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
    literal_column,
    not_,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

from callcenter.db.bulk import FEW
from callcenter.db.quick import Quick
from callcenter.db.schema import TABLES
from callcenter.db.types import Word
from callcenter.errors import Duplicate, NotFound, StaleRow

M = TypeVar("M")


class Beside(GenericFunction[str]):
    """A column that is only looked at, never looked up by: SQLite would take its index and then sort what it finds."""

    type = Word
    inherit_cache = True


@compiles(Beside, "sqlite")
def _beside_sqlite(element: Any, compiler: Any, **more: Any) -> str:
    return f"+{compiler.process(element.clauses, **more)}"


@compiles(Beside, "postgresql")
def _beside_postgresql(element: Any, compiler: Any, **more: Any) -> str:
    return str(compiler.process(element.clauses, **more))


_TESTS: dict[str, Callable[[Any, Any], ColumnElement[bool]]] = {
    "": lambda column, value: column == value,
    "ne": lambda column, value: column.is_distinct_from(value),
    "lt": lambda column, value: column < value,
    "le": lambda column, value: column <= value,
    "gt": lambda column, value: column > value,
    "ge": lambda column, value: column >= value,
    "in": lambda column, value: column.in_(value),
    "within": lambda column, value: Beside(column).in_(value),
}


def _enums(model: Any) -> tuple[tuple[str, type[StrEnum]], ...]:
    found: list[tuple[str, type[StrEnum]]] = []
    for name, hint in typing.get_type_hints(model).items():
        for part in typing.get_args(hint) or (hint,):
            if isinstance(part, type) and issubclass(part, StrEnum):
                found.append((name, part))
    return tuple(found)


_NAMES: dict[Any, tuple[str, ...]] = {model: tuple(table.c.keys()) for model, table in TABLES.items()}
_ENUMS: dict[Any, tuple[tuple[str, type[StrEnum]], ...]] = {model: _enums(model) for model in TABLES}
"""The fields of a class that hold an enum, with it."""
_MEMBERS: dict[type[StrEnum], dict[str, StrEnum]] = {
    enum: {member.value: member for member in enum} for enums in _ENUMS.values() for _, enum in enums
}


def to_row(model: type[M], values: Any) -> M:
    """A row class's value from a result row that has its columns, in their order."""
    named = dict(zip(_NAMES[model], values, strict=True))
    for name, enum in _ENUMS[model]:
        word = named[name]
        if word is not None:
            named[name] = _MEMBERS[enum].get(word) or enum(
                word
            )  # the call is five times as slow, and says what is wrong
    return model(**named)


def to_values(row: Any) -> dict[str, Any]:
    """The columns' values of a row."""
    values = {name: getattr(row, name) for name in _NAMES[type(row)]}
    for name, _ in _ENUMS[type(row)]:
        if values[name] is not None:
            values[name] = str(values[name])
    return values


Shape = tuple[tuple[str, Any], ...]
"""The filters of a question without their values: (field, test) where the test is one of `_TESTS`, `null`, `known`
or `is <enum value>`; ("any_of" or "all_of", shapes); or (field, ("among" or "not_among", class, its field, its shape))."""

_GROUPS: dict[str, Callable[..., ColumnElement[bool]]] = {"any_of": or_, "all_of": and_}
_LIKE = {"like": ("%", "%"), "has": ("%", "%"), "begins": ("", "%"), "ends": ("%", "")}
_LISTS = ("in", "within")


def shape_of(table: Table, where: dict[str, Any], at: str = "w") -> tuple[Shape, dict[str, Any]]:
    """Keyword filters (the grammar of flows/ports.py) as shape and values; TypeError names an unknown one."""
    shape: list[tuple[str, Any]] = []
    values: dict[str, Any] = {}
    for key, value in where.items():
        if key in _GROUPS:
            choices = [shape_of(table, choice, f"{at}{key[:2]}{place}") for place, choice in enumerate(value)]
            shape.append((key, tuple(chosen for chosen, _ in choices)))
            for _, more in choices:
                values |= more
            continue
        name, _, test = key.partition("__")
        if name not in table.c or (
            test not in _TESTS and test not in _LIKE and test not in ("null", "among", "not_among")
        ):
            raise TypeError(f"no filter {key!r} on {table.name}")
        if test in ("among", "not_among"):
            model, field, inner = value
            inside, more = shape_of(TABLES[model], inner, f"{at}_{name}")
            shape.append((name, (test, model, field, inside)))
            values |= more
            continue
        if test == "null" or (value is None and test in ("", "ne")):
            absent = bool(value) if test == "null" else test == ""
            shape.append((name, "null" if absent else "known"))
            continue
        if test == "" and isinstance(value, StrEnum):
            # Written out, not bound: SQLite takes a partial index only when it can read the value in the statement.
            shape.append((name, f"is {value.value}"))
            continue
        shape.append((name, test))
        if test in _LIKE:
            value = _escape(value)
        values[f"{at}_{name}__{test}"] = _plain(list(value) if test in _LISTS else value)
    return tuple(shape), values


def _escape(part: str) -> str:
    """A text to look for, with the signs that LIKE would read as wild cards made plain."""
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _plain(value: Any) -> Any:
    """A list's enums as texts: drivers bind no subclass of str."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, StrEnum) else value


def _conditions(table: Table, shape: Shape, at: str = "w") -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    for name, test in shape:
        if name in _GROUPS:
            choices = [
                and_(true(), *_conditions(table, chosen, f"{at}{name[:2]}{place}")) for place, chosen in enumerate(test)
            ]
            conditions.append(_GROUPS[name](*choices))
            continue
        column = table.c[name]
        if isinstance(test, tuple):
            among, model, field, inside = test
            other = TABLES[model]
            found = column.in_(select(other.c[field]).where(*_conditions(other, inside, f"{at}_{name}")))
            conditions.append(found if among == "among" else not_(found))
        elif test.startswith("is "):
            conditions.append(column == literal_column(f"'{test[3:]}'"))
        elif test in ("null", "known"):
            conditions.append(column.is_(None) if test == "null" else column.is_not(None))
        elif test in _LIKE:
            before, behind = _LIKE[test]
            sought = before + bindparam(f"{at}_{name}__{test}", type_=column.type) + behind
            exact = test != "like"
            left, right = (column, sought) if exact else (func.lower(column), func.lower(sought))
            conditions.append(left.like(right, escape="\\"))
        else:
            bound = bindparam(f"{at}_{name}__{test}", type_=column.type, expanding=test in _LISTS)
            conditions.append(_TESTS[test](column, bound))
    return conditions


def _ordered(table: Table, order: tuple[str, ...]) -> list[ColumnElement[Any]]:
    return [table.c[name[1:]].desc() if name.startswith("-") else table.c[name].asc() for name in order]


# Statements that never change are made once: making one costs as much as running it.
@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _insert_unless_known(table: Table, sqlite: bool) -> Insert:
    return (sqlite_insert if sqlite else postgresql_insert)(table).on_conflict_do_nothing()


@cache
def _update(table: Table) -> Update:
    statement = update(table).where(table.c.id == bindparam("old_id"))
    return statement.where(table.c.version == bindparam("old_version")) if "version" in table.c else statement


@cache
def _by_id(table: Table, lock: bool) -> Select[Any]:
    statement = select(table).where(table.c.id == bindparam("id"))
    return statement.with_for_update() if lock else statement


@lru_cache(maxsize=2000)
def _page(table: Table, shape: Shape, order: tuple[str, ...], limited: bool, behind: bool) -> Select[Any]:
    statement = select(table).where(*_conditions(table, shape)).order_by(*_ordered(table, order))
    if limited:
        statement = statement.limit(bindparam("most"))
    return statement.where(_behind(table, order)) if behind else statement


def _behind(table: Table, order: tuple[str, ...]) -> ColumnElement[bool]:
    """Strictly behind a position in the given (possibly mixed) order."""
    places = [bindparam(f"p_{at}", type_=table.c[name.lstrip("-")].type) for at, name in enumerate(order)]
    alternatives: list[ColumnElement[bool]] = []
    for at, name in enumerate(order):
        same = [table.c[before.lstrip("-")] == places[i] for i, before in enumerate(order[:at])]
        column = table.c[name.lstrip("-")]
        alternatives.append(and_(*same, column < places[at] if name.startswith("-") else column > places[at]))
    return or_(*alternatives)


@lru_cache(maxsize=2000)
def _count(table: Table, shape: Shape, limited: bool) -> Select[Any]:
    if limited:
        some = select(table.c.id).where(*_conditions(table, shape)).limit(bindparam("most"))
        return select(func.count()).select_from(some.subquery())
    return select(func.count()).select_from(table).where(*_conditions(table, shape))


async def add_groups(quick: Quick, groups: Iterable[Sequence[Any]]) -> None:
    """New rows of several classes, each group of one, in order; Duplicate when one breaks a unique rule: none is added."""
    full = [rows for rows in groups if rows]
    if not full:
        return
    try:
        async with quick.connection.begin_nested():
            if quick.sqlite and max(map(len, full)) >= FEW:
                await quick.add_many((TABLES[type(rows[0])], rows, _ENUMS[type(rows[0])]) for rows in full)
                return
            for rows in full:
                statement = _insert(TABLES[type(rows[0])])
                await quick.connection.execute(statement, [to_values(row) for row in rows])
    except IntegrityError as error:
        said = str(error.statement).partition("(")[0]
        table = next((name for rows in full if (name := TABLES[type(rows[0])].name) in said), "row")
        raise Duplicate(what=table, reason=str(error.orig).partition("\n")[0][:300]) from error


class SqlRows(typing.Generic[M]):
    """The rows of one class over one connection. Implements `Rows` (and `ReadRows`) of flows/ports.py."""

    def __init__(self, quick: Quick, model: type[M], keep: Callable[[Any], None] | None = None) -> None:
        """`keep` is told of every row as it was added or saved."""
        self._keep = keep
        self._quick = quick
        self._connection = quick.connection
        self._model = model
        self._table = TABLES[model]
        self._sqlite = quick.sqlite

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
        found = (await self._quick.run(_by_id(self._table, lock), {"id": id})).rows
        return to_row(self._model, found[0]) if found else None

    async def first(self, *, order: Sequence[str] = ("id",), **where: Any) -> M | None:
        """The first row in `order` that fits, or None."""
        found = await self.all(order=order, limit=1, **where)
        return found[0] if found else None

    async def all(self, *, order: Sequence[str] = ("id",), limit: int | None = None, **where: Any) -> list[M]:
        """Every row that fits, in `order`."""
        return await self._found(tuple(order), limit, None, where)

    async def page(
        self, *, order: Sequence[str] = ("-id",), limit: int, after: Sequence[Any] | None = None, **where: Any
    ) -> list[M]:
        """At most `limit` rows behind the position `after`."""
        return await self._found(tuple(order), limit, after, where)

    async def _found(
        self, order: tuple[str, ...], limit: int | None, after: Sequence[Any] | None, where: dict[str, Any]
    ) -> list[M]:
        shape, values = shape_of(self._table, where)
        if limit is not None:
            values["most"] = limit
        for at, value in enumerate(after or ()):
            values[f"p_{at}"] = _plain(value)
        statement = _page(self._table, shape, order, limit is not None, after is not None)
        return [to_row(self._model, found) for found in (await self._quick.run(statement, values)).rows]

    async def count(self, **where: Any) -> int:
        """How many rows fit."""
        shape, values = shape_of(self._table, where)
        return int((await self._quick.run(_count(self._table, shape, False), values)).rows[0][0])

    async def count_to(self, most: int, **where: Any) -> int:
        """How many rows fit, counted no further than `most`."""
        shape, values = shape_of(self._table, where)
        return int((await self._quick.run(_count(self._table, shape, True), {**values, "most": most})).rows[0][0])

    async def add(self, row: M) -> M:
        """A new row; Duplicate when it breaks a unique rule (the unit of work goes on)."""
        statement = _insert_unless_known(self._table, self._sqlite)
        if (await self._quick.run(statement, to_values(row), writes=True)).changed != 1:
            await self.add_all([row])  # says which rule was broken
        if self._keep is not None:
            self._keep(row)
        return row

    async def add_all(self, rows: Sequence[M]) -> None:
        """Many new rows in one statement; Duplicate when one breaks a unique rule, and then none is added."""
        await add_groups(self._quick, [rows])
        if self._keep is not None:
            for row in rows:
                self._keep(row)

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
            done = await self._quick.run(_update(self._table), values, writes=True)
        except IntegrityError as error:
            raise Duplicate(what=self._table.name, reason=str(error.orig).partition("\n")[0][:300]) from error
        if done.changed != 1:
            raise StaleRow(what=self._table.name, id=values["old_id"])
        if self._keep is not None:
            self._keep(saved)
        return saved

    async def remove(self, id: str) -> None:
        """Delete the row; NotFound."""
        done = await self._connection.execute(delete(self._table).where(self._table.c.id == id))
        if done.rowcount != 1:
            raise NotFound(what=self._table.name, id=id)
