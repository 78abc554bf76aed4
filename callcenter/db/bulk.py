"""Many new rows at once on SQLite: values are made here, once per column, where SQLAlchemy would look at each anew.

The text of every value is exactly what the column types of `db/types` write; a test holds the two together.
"""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any

from sqlalchemy import Boolean, Date, Table
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import JSON

from callcenter.db.types import Instant

FEW = 8
"""Below so many rows the ordinary way is as good."""

Make = Callable[[Any], Any]


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


_JSON = json.JSONEncoder().encode


@cache
def _form(
    table: Table, words: frozenset[str]
) -> tuple[str, Callable[[Any], tuple[Any, ...]], tuple[tuple[int, Make], ...]]:
    """The statement, what takes a row's values in the columns' order, and which of them are made into something else."""
    made: list[tuple[int, Make]] = []
    for at, column in enumerate(table.c):
        if isinstance(column.type, Instant):
            made.append((at, _instant))
        elif isinstance(column.type, JSON):
            made.append((at, _JSON))
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


async def insert_events(connection: AsyncConnection, told: Sequence[dict[str, Any]]) -> None:
    """Append events in their order."""
    packed = [
        (
            _instant(one["at"]),
            one["kind"],
            one["subject"],
            one["subject_id"],
            one["dealer_id"],
            one["person_id"],
            _JSON(one["data"]),
        )
        for one in told
    ]
    await connection.exec_driver_sql(_ADD_EVENTS, packed)


async def insert_many(
    connection: AsyncConnection, table: Table, rows: Sequence[Any], enums: Sequence[tuple[str, type[StrEnum]]]
) -> None:
    """Insert rows of one class; errors are SQLAlchemy's, as of any statement."""
    statement, take, made = _form(table, frozenset(name for name, _ in enums))
    packed = []
    for row in rows:
        values = list(take(row))
        for at, make in made:
            values[at] = make(values[at])
        packed.append(tuple(values))
    await connection.exec_driver_sql(statement, packed)
