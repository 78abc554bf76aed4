"""A dealer's order file from disk to orders, row by row, in bounded memory: CSV in any dress, XLSX, XLS."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from datetime import tzinfo
from functools import partial
from pathlib import Path

from callcenter.core.order_columns import ColumnPlan, OrderFileRefused, OrderMapping, plan_columns
from callcenter.core.order_file import OrderDraft, RowContext, read_row
from callcenter.errors import Problem
from callcenter.imports.limits import RawRow, ReadLimits
from callcenter.imports.table import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the file: the order it states, or None and why not. `raw` are its cells as they stood.

    `number` counts from 1 with header and empty rows, as a spreadsheet shows it; order_no is said whenever it was read.
    """

    number: int
    draft: OrderDraft | None
    order_no: str | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    raw: tuple[str, ...]


async def read_orders(
    path: Path,
    *,
    mapping: OrderMapping,
    zone: tzinfo,
    area_code: str | Mapping[str, str] | None = None,
    limits: ReadLimits | None = None,
) -> AsyncGenerator[Row, None]:
    """The rows below the header, in file order; a bad row comes with its problems and stops nothing.

    `zone` is what the file's times are in, `area_code` (one, or by dealer code) what its landlines lack. The work is
    done in a thread, spreadsheets in a child process: the event loop stays free. Use `contextlib.aclosing` when not
    reading to the end. Raises OrderFileRefused with a reason: column_missing, damaged, empty, encrypted, markup,
    no_header, no_such_sheet, too_large, too_many_columns, too_many_rows, too_slow, unknown_format.
    """
    bounds = limits or ReadLimits()
    context = RowContext(zone=zone, area_code=area_code)
    async with aclosing(table(path, partial(plan_columns, mapping=mapping), bounds, sheet=mapping.sheet)) as batches:
        async for plan, batch in batches:
            for row in await asyncio.to_thread(_read_batch, batch, plan, mapping, context):
                yield row


async def read_columns(path: Path, *, mapping: OrderMapping, limits: ReadLimits | None = None) -> ColumnPlan:
    """Which columns the file has and which of them nobody knows. Raises as `read_orders`."""
    async with aclosing(
        table(path, partial(plan_columns, mapping=mapping), limits or ReadLimits(), sheet=mapping.sheet)
    ) as batches:
        async for plan, _ in batches:
            return plan
    raise OrderFileRefused("no_header")


def _read_batch(batch: list[RawRow], plan: ColumnPlan, mapping: OrderMapping, context: RowContext) -> list[Row]:
    rows: list[Row] = []
    for raw in batch:
        read = read_row(raw.cells, plan, mapping, context)
        problems = read.problems if raw.problem is None else (Problem("row", raw.problem), *read.problems)
        rows.append(
            Row(
                number=raw.number,
                draft=read.draft if raw.problem is None else None,
                order_no=read.order_no,
                problems=problems,
                warnings=read.warnings,
                raw=raw.cells,
            )
        )
    return rows
