"""Any table on disk as rows below a header that somebody can read: kind of file, header, batches of raw rows."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from itertools import islice
from pathlib import Path

from callcenter.core.order_columns import ColumnPlan, OrderFileRefused
from callcenter.imports.csv_text import detect_form, open_text, records
from callcenter.imports.limits import RawRow, ReadLimits
from callcenter.imports.sheets import sheet_rows

PlanOf = Callable[[Sequence[str]], ColumnPlan]
"""Reads a row as if it were the header; the row that names the most fields is."""

_BATCH = 250
_HEADER_WITHIN = 20
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_TABLES = (b"%PDF", b"{\\rtf", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\x89PNG", b"\xff\xd8\xff")
_MARKUP = (b"<html", b"<table", b"<!doctype", b"<?xml", b"<meta")


async def table(
    path: Path, plan_of: PlanOf, limits: ReadLimits, *, sheet: str | None = None
) -> AsyncGenerator[tuple[ColumnPlan, list[RawRow]], None]:
    """The header's plan with each batch of the rows below it; one batch at least, perhaps empty.

    Raises OrderFileRefused, also for a file whose rows are more than the limit (after those within it).
    """
    seen = 0
    async with aclosing(_raw_batches(path, plan_of, limits, sheet)) as batches:
        head: list[RawRow] = []
        plan: ColumnPlan | None = None
        async for batch in batches:
            seen += len(batch)
            if seen > limits.rows:
                raise OrderFileRefused("too_many_rows", limit=limits.rows)
            if plan is not None:
                yield plan, batch
                continue
            head += batch
            if len(head) >= _HEADER_WITHIN:
                plan, below = _find_header(head, plan_of)
                yield plan, below
        if plan is None:
            yield _find_header(head, plan_of)


def _find_header(head: list[RawRow], plan_of: PlanOf) -> tuple[ColumnPlan, list[RawRow]]:
    """Titles and remarks may stand above the header: it is the row of the first few that names the most fields."""
    if not head:
        raise OrderFileRefused("empty")
    scores = [len(plan_of(row.cells).columns) for row in head[:_HEADER_WITHIN]]
    at = scores.index(max(scores))
    if scores[at] < 2:
        raise OrderFileRefused("no_header", first_row=[cell[:40] for cell in head[0].cells[:20]])
    plan = plan_of(head[at].cells)
    if plan.missing:
        raise OrderFileRefused(
            "column_missing", missing=list(plan.missing), headers=[h[:40] for h in plan.headers[:50]]
        )
    return plan, head[at + 1 :]


async def _raw_batches(
    path: Path, plan_of: PlanOf, limits: ReadLimits, sheet: str | None
) -> AsyncGenerator[list[RawRow], None]:
    size, start = await asyncio.to_thread(_look_at, path)
    if size > limits.file_bytes:
        raise OrderFileRefused("too_large", bytes=size, limit=limits.file_bytes)
    if start.startswith((_ZIP, _OLE)):
        async with aclosing(sheet_rows(path, sheet, limits)) as blocks:
            async for block in blocks:
                yield block
        return
    if start.startswith(_NOT_TABLES):
        raise OrderFileRefused("unknown_format")
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise OrderFileRefused("markup")
    encoding, delimiter = await asyncio.to_thread(detect_form, path, lambda cells: len(plan_of(cells).columns), limits)
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
