"""Many new rows at once on SQLite: values are made here, once per column, where SQLAlchemy would look at each anew.

The text of every value is exactly what the column types of `db/types` write; a test holds the two together.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from sqlalchemy import Boolean, Date, Table
from sqlalchemy.types import JSON

from callcenter.db.sqlite_driver import SqliteConnection
from callcenter.db.types import Instant

FEW = 8
"""Below so many rows the ordinary way is as good."""
_PART = 200
"""So many events are written while the next ones are made."""

Make = Callable[[Any], Any]


@lru_cache(maxsize=512)  # equal instants have one text, whatever their zone; the rows of a batch share most of them
def _instant(value: datetime | None) -> str | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError(f"a naive instant cannot be stored: {value!r}")
    return (value if value.tzinfo is UTC else value.astimezone(UTC)).isoformat(" ", "microseconds")[:26]


def _flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _word(value: str | None) -> str | None:
    return None if value is None else str(value)


_encode = json.JSONEncoder().encode
_EMPTY: dict[type, str] = {dict: "{}", list: "[]"}


def _json(value: Any) -> str:
    return _encode(value) if value or type(value) not in _EMPTY else _EMPTY[type(value)]


@cache
def _form(
    table: Table, words: frozenset[str]
) -> tuple[str, Callable[[Any], tuple[Any, ...]], tuple[tuple[int, Make], ...]]:
    """The statement, what takes a row's values in the columns' order, and which columns are made into something else."""
    made: list[tuple[int, Make]] = []
    for at, column in enumerate(table.c):
        if isinstance(column.type, Instant):
            made.append((at, _instant))
        elif isinstance(column.type, JSON):
            made.append((at, _json))
        elif isinstance(column.type, Boolean):
            made.append((at, _flag))
        elif isinstance(column.type, Date):
            made.append((at, _day))
        elif column.name in words:
            made.append((at, _word))
    names = [column.name for column in table.c]
    columns = ", ".join(f'"{name}"' for name in names)
    statement = f'INSERT INTO "{table.name}" ({columns}) VALUES ({", ".join("?" * len(names))})'
    return statement, attrgetter(*names), tuple(made)


_ADD_EVENTS = (
    "INSERT INTO events (at, kind, subject, subject_id, dealer_id, person_id, data) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def _packed_event(one: dict[str, Any]) -> tuple[Any, ...]:
    return (
        _instant(one["at"]),
        one["kind"],
        one["subject"],
        one["subject_id"],
        one["dealer_id"],
        one["person_id"],
        _encode(one["data"]),
    )


async def insert_events(driver: SqliteConnection, told: Sequence[dict[str, Any]]) -> None:
    """Append events in their order."""
    parts = (told[at : at + _PART] for at in range(0, len(told), _PART))
    await driver.many((_ADD_EVENTS, list(map(_packed_event, part))) for part in parts)


Group = tuple[Table, Sequence[Any], Sequence[tuple[str, type[StrEnum]]]]
"""A table, its new rows (of one class), and that class's fields that hold an enum."""


async def insert_many(driver: SqliteConnection, groups: Iterable[Group]) -> None:
    """Insert the rows of each class, in order; errors are SQLAlchemy's, as of any statement."""
    await driver.many(_statement(*group) for group in groups)


def _statement(
    table: Table, rows: Sequence[Any], enums: Sequence[tuple[str, type[StrEnum]]]
) -> tuple[str, list[tuple[Any, ...]]]:
    """The statement and its rows as they are stored, made column by column."""
    statement, take, made = _form(table, frozenset(name for name, _ in enums))
    columns: list[Iterable[Any]] = list(zip(*map(take, rows), strict=True))
    for at, make in made:
        columns[at] = map(make, columns[at])
    return statement, list(zip(*columns, strict=True))
