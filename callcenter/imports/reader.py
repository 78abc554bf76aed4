"""A dealer's order file from disk to orders, row by row, in bounded memory: CSV in any dress, XLSX, XLS."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from datetime import tzinfo
from itertools import islice
from pathlib import Path

from callcenter.core.order_columns import ColumnPlan, OrderFileRefused, OrderMapping, looks_like_header, plan_columns
from callcenter.core.order_file import OrderDraft, RowContext, read_row
from callcenter.errors import Problem
from callcenter.imports.csv_text import detect_form, open_text, records
from callcenter.imports.limits import RawRow, ReadLimits
from callcenter.imports.sheets import sheet_rows

_BATCH = 250
_HEADER_WITHIN = 20
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_TABLES = (b"%PDF", b"{\\rtf", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\x89PNG", b"\xff\xd8\xff")
_MARKUP = (b"<html", b"<table", b"<!doctype", b"<?xml", b"<meta")


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
    done in a thread, spreadsheets in a child process: the event loop stays free. Wrap it in `contextlib.aclosing` when not
    reading to the end. Raises OrderFileRefused with a reason: column_missing, damaged, empty, encrypted, markup,
    no_header, no_such_sheet, too_large, too_many_columns, too_many_rows, too_slow, unknown_format.
    """
    bounds = limits or ReadLimits()
    context = RowContext(zone=zone, area_code=area_code)
    async with aclosing(_table(path, mapping, bounds)) as batches:
        plan: ColumnPlan | None = None
        seen = 0
        async for batch_plan, batch in batches:
            plan = batch_plan
            seen += len(batch)
            if seen > bounds.rows:
                raise OrderFileRefused("too_many_rows", limit=bounds.rows)
            for row in await asyncio.to_thread(_read_batch, batch, plan, mapping, context):
                yield row


async def read_columns(path: Path, *, mapping: OrderMapping, limits: ReadLimits | None = None) -> ColumnPlan:
    """Which columns the file has and which of them nobody knows. Raises as `read_orders`."""
    async with aclosing(_table(path, mapping, limits or ReadLimits())) as batches:
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


async def _table(
    path: Path, mapping: OrderMapping, limits: ReadLimits
) -> AsyncGenerator[tuple[ColumnPlan, list[RawRow]], None]:
    """The header's plan with each batch of the rows below it; one batch at least, perhaps empty."""
    async with aclosing(_raw_batches(path, mapping, limits)) as batches:
        head: list[RawRow] = []
        plan: ColumnPlan | None = None
        async for batch in batches:
            if plan is not None:
                yield plan, batch
                continue
            head += batch
            if len(head) >= _HEADER_WITHIN:
                plan, below = _find_header(head, mapping)
                yield plan, below
        if plan is None:
            yield _find_header(head, mapping)


def _find_header(head: list[RawRow], mapping: OrderMapping) -> tuple[ColumnPlan, list[RawRow]]:
    """Titles and remarks may stand above the header: it is the row of the first few that names the most fields."""
    if not head:
        raise OrderFileRefused("empty")
    scores = [looks_like_header(row.cells, mapping) for row in head[:_HEADER_WITHIN]]
    at = scores.index(max(scores))
    if scores[at] < 2:
        raise OrderFileRefused("no_header", first_row=[cell[:40] for cell in head[0].cells[:20]])
    plan = plan_columns(head[at].cells, mapping)
    says_cancelled = "cancelled" in plan.columns or "status" in plan.columns
    missing = [name for name in plan.missing if name == "order_no" or not says_cancelled]
    if missing:
        raise OrderFileRefused("column_missing", missing=missing, headers=[h[:40] for h in plan.headers[:50]])
    return plan, head[at + 1 :]


async def _raw_batches(path: Path, mapping: OrderMapping, limits: ReadLimits) -> AsyncGenerator[list[RawRow], None]:
    size, start = await asyncio.to_thread(_look_at, path)
    if size > limits.file_bytes:
        raise OrderFileRefused("too_large", bytes=size, limit=limits.file_bytes)
    if start.startswith((_ZIP, _OLE)):
        async with aclosing(sheet_rows(path, mapping.sheet, limits)) as blocks:
            async for block in blocks:
                yield block
        return
    if start.startswith(_NOT_TABLES):
        raise OrderFileRefused("unknown_format")
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise OrderFileRefused("markup")
    encoding, delimiter = await asyncio.to_thread(
        detect_form, path, lambda cells: looks_like_header(cells, mapping), limits
    )
    file = open_text(path, encoding)
    try:
        rows = records(file, delimiter, limits)
        while batch := await asyncio.to_thread(lambda: list(islice(rows, _BATCH))):
            yield batch
    finally:
        file.close()


def _look_at(path: Path) -> tuple[int, bytes]:
    with path.open("rb") as file:
        start = file.read(512)
    return path.stat().st_size, start
