"""Lists for people: a search, filters, an order, a bounded total, lines that carry names; the same filters as a file."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, Field

from callcenter.core.access import may
from callcenter.core.acts import Act
from callcenter.flows import find_records
from callcenter.flows.ports import ReadTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Line, Model, Page, PageQuery
from callcenter.web.paging import cursor_of, position_of

M = TypeVar("M")
T = TypeVar("T")

COUNTED_TO = 10_000
"""A total above this is told as "more than": people do not read further, and a look stays short."""


class Listed(Page[T], Generic[T]):
    """One page of a list. `total` where it was asked for: exact up to 10 000; 10 001 means that there are more."""

    total: int | None = None


class Sought(Model):
    """What every list of records can be searched by."""

    q: Line | None = Field(
        default=None,
        description="姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number",
    )


class ListQuery(PageQuery):
    """The query of a list for people."""

    count: bool = Field(default=False, description="同时给出总数 · Give the total, too")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[M, T]):
    """A kind of list: the rows of `model` within the reach of `act` (`own`: the fields that make a row one's own).

    `where` turns the asked filters into the store's; `lines` gives rows as the asker may see them, with names, in their
    order; `columns` are the fields of a line that an exported file has, each with its head in web/texts `columns`.
    """

    name: str
    model: type[M]
    act: Act
    own: tuple[str, ...]
    where: Callable[[Asked, ReadTx, Any], Awaitable[list[dict[str, Any]]]]
    lines: Callable[[Asked, ReadTx, Sequence[M]], Awaitable[list[T]]]
    columns: tuple[str, ...]
    sorts: Mapping[str, tuple[str, ...]]

    async def page(self, asked: Asked, tx: ReadTx, query: Any) -> Listed[T]:
        """One page of what is asked for; Invalid for a cursor of another list or order."""
        order = self.sorts[query.sort]
        reach = await asked.where(tx, self.act, own=self.own)
        if query.q or order[0].lstrip("-") == "id":
            reach = _looked_at(reach)
        where = {"all_of": [reach, *await self.where(asked, tx, query)]}
        after = position_of(query.cursor, self.model, order) if query.cursor else None
        rows = await tx.rows(self.model).page(order=order, limit=query.limit + 1, after=after, **where)
        more = len(rows) > query.limit
        rows = rows[: query.limit]
        total = await tx.rows(self.model).count_to(COUNTED_TO + 1, **where) if query.count else None
        cursor = cursor_of(rows[-1], order) if more else None
        return Listed(items=await self.lines(asked, tx, rows), next=cursor, total=total)


def _looked_at(reach: dict[str, Any]) -> dict[str, Any]:
    """The reach as something to check while the rows come in order, or by what was found: never to begin with."""
    return {name.replace("dealer_id__in", "dealer_id__within"): value for name, value in reach.items()}


def filters(query: BaseModel, *names: str) -> dict[str, Any]:
    """The filters of these names that were given, as "equal"."""
    return {name: value for name in names if (value := getattr(query, name)) is not None}


def span(query: BaseModel, field: str, start: str, end: str) -> dict[str, Any]:
    """The filter for an instant from `start` (included) to `end` (left out), where they were given."""
    given = {f"{field}__ge": getattr(query, start), f"{field}__lt": getattr(query, end)}
    return {name: value for name, value in given.items() if value is not None}


async def searched(asked: Asked, tx: ReadTx, query: Sought) -> find_records.Found | None:
    """What the query's search text names; None where there is none."""
    if not query.q:
        return None
    whole = asked.whole_numbers is None and may(asked.actor, Act.NUMBER_SEE_FULL)
    return await find_records.found(tx, query.q, whole_numbers=whole)
