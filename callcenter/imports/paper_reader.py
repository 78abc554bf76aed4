"""Entered paper forms (S2-36) from disk to entries, line by line, in the same kinds of file as orders."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from callcenter.core.dates import DayOrder
from callcenter.core.order_columns import ColumnPlan
from callcenter.core.order_file import RowContext
from callcenter.core.paper_form import PaperEntry, plan_paper_columns, read_entry
from callcenter.errors import Problem
from callcenter.imports.limits import RawRow, ReadLimits
from callcenter.imports.table import table


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A line of the form: the entry, or None and why not. `number` counts from 1 as a spreadsheet shows it."""

    number: int
    entry: PaperEntry | None
    order_no: str | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    raw: tuple[str, ...]


async def read_paper_entries(
    path: Path,
    *,
    zone: tzinfo,
    now: datetime,
    area_code: str | Mapping[str, str] | None = None,
    day_order: DayOrder = "ymd",
    limits: ReadLimits | None = None,
) -> AsyncGenerator[PaperRow, None]:
    """The lines below the header, in file order. A call later than `now` is refused. Raises as `read_orders`."""
    context = RowContext(zone=zone, area_code=area_code)

    def read(batch: list[RawRow], plan: ColumnPlan) -> list[PaperRow]:
        rows: list[PaperRow] = []
        for raw in batch:
            found = read_entry(raw.cells, plan, context, now=now, day_order=day_order)
            broken = () if raw.problem is None else (Problem("row", raw.problem),)
            rows.append(
                PaperRow(
                    number=raw.number,
                    entry=None if broken else found.entry,
                    order_no=found.order_no,
                    problems=(*broken, *found.problems),
                    warnings=found.warnings,
                    raw=raw.cells,
                )
            )
        return rows

    async with aclosing(table(path, plan_paper_columns, limits or ReadLimits())) as batches:
        async for plan, batch in batches:
            for row in await asyncio.to_thread(read, batch, plan):
                yield row
