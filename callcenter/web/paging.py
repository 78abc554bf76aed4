"""Cursor pagination: an opaque position in a stated order, checked before it reaches the store."""

import base64
import json
import typing
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from callcenter.errors import Invalid
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.fields import Page, PageQuery

M = TypeVar("M")
T = TypeVar("T")


@cache
def _adapter(model: Any, order: tuple[str, ...]) -> TypeAdapter[tuple[Any, ...]]:
    hints = typing.get_type_hints(model)
    made: Any = tuple[(str, *(hints[name.lstrip("-")] for name in order))]  # type: ignore[misc]
    return TypeAdapter(made)


def cursor_of(row: object, order: Sequence[str]) -> str:
    """The position behind a row in an order (the order's fields must never be null)."""
    values = [getattr(row, name.lstrip("-")) for name in order]
    told = [",".join(order), *(v.isoformat() if isinstance(v, datetime | date) else v for v in values)]
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


def position_of(cursor: str, model: Any, order: Sequence[str]) -> tuple[Any, ...]:
    """The values that a cursor stands for; Invalid where it is none of this list in this order."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        made_for, *values = _adapter(model, tuple(order)).validate_json(raw)
    except (ValueError, ValidationError):
        raise Invalid("cursor", "not-of-this-list") from None
    awkward = any(
        (isinstance(v, datetime) and v.tzinfo is None)
        or (isinstance(v, int) and abs(v) >= 2**63)
        or (isinstance(v, str) and "\0" in v)
        for v in values
    )
    if made_for != ",".join(order) or awkward:
        raise Invalid("cursor", "not-of-this-list")
    return tuple(values)


async def page_of(
    tx: ReadTx | WriteTx,
    model: type[M],
    query: PageQuery,
    out: Callable[[M], T],
    *,
    order: Sequence[str] = ("-id",),
    **where: Any,
) -> Page[T]:
    """One page of the rows that fit `where`, in an order that ends in id; Invalid for a cursor of another list."""
    after = position_of(query.cursor, model, order) if query.cursor else None
    rows = await tx.rows(model).page(order=order, limit=query.limit + 1, after=after, **where)
    more = len(rows) > query.limit
    rows = rows[: query.limit]
    return Page(items=[out(row) for row in rows], next=cursor_of(rows[-1], order) if more else None)


def both(asked_for: dict[str, Any], reach: dict[str, Any]) -> dict[str, Any]:
    """The asker's own filter and the asker's reach together: what is asked for never widens the reach."""
    if any(name in reach and reach[name] != value for name, value in asked_for.items()):
        return {"id__in": []}
    return {**asked_for, **reach}
