"""A list as a file: the same filters, every row, made while it is sent; texts stay texts, memory holds one batch."""

import asyncio
import csv
import io
import tempfile
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from aiohttp import web
from pydantic import BaseModel

from callcenter.core.acts import Act
from callcenter.core.model import Dealer
from callcenter.core.worktime import zone_of
from callcenter.web.asked import Asked
from callcenter.web.files import send_file_range, send_rows
from callcenter.web.lists import Listing
from callcenter.web.paging import cursor_of, position_of
from callcenter.web.prose import texts
from callcenter.web.report_files import CSV, XLSX, Cell, tame

BATCH = 500


async def send_list(asked: Asked, listing: Listing[Any, Any], query: Any, form: str) -> web.StreamResponse:
    """Send every row that the filters take, within the asker's reach for exports, as CSV or XLSX. Audited.

    Instants are told in the dealer's own zone. Rows that come in while the file is made may be missing in it.
    """
    said = query.model_dump(mode="json", exclude_none=True, exclude_defaults=True, exclude={"form"})
    async with asked.read() as view:
        reach = await asked.where(view, Act.EXPORT)
        where = {"all_of": [reach, *await listing.where(asked, view, query)]}
        zones = {dealer.id: dealer.time_zone for dealer in await view.rows(Dealer).all()}
    async with asked.write() as tx:
        await asked.audit(tx, str(Act.EXPORT), "list", listing.name, filters=said, form=form)
        day = tx.now.astimezone(zone_of(next(iter(zones.values()), "Asia/Shanghai"))).date().isoformat()
    name = f"{listing.name}-{day}.{form}"
    head = [texts(asked.language)["columns"][column] for column in listing.columns]
    batches = _batches(asked, listing, where, zones)
    if form == "csv":
        return await send_rows(asked.request, _csv(head, batches), media_type=CSV, download_name=name)
    with tempfile.TemporaryDirectory(prefix="callcenter-export-") as folder:
        path = await _xlsx(Path(folder) / "list.xlsx", head, batches)
        return await send_file_range(asked.request, path, media_type=XLSX, within=Path(folder), download_name=name)


async def _batches(
    asked: Asked, listing: Listing[Any, Any], where: dict[str, Any], zones: dict[str, str]
) -> AsyncIterator[list[list[Cell]]]:
    """The rows in batches, newest first, each read in a view of its own: a long file holds no view open."""
    order = ("-id",)
    after: tuple[Any, ...] | None = None
    while True:
        async with asked.read() as view:
            rows = await view.rows(listing.model).page(order=order, limit=BATCH, after=after, **where)
            lines = await listing.lines(asked, view, rows)
        if rows:
            yield [_cells(asked.language, listing, line, zones) for line in lines]
        if len(rows) < BATCH:
            return
        after = position_of(cursor_of(rows[-1], order), listing.model, order)


def _cells(language: str, listing: Listing[Any, Any], line: BaseModel, zones: dict[str, str]) -> list[Cell]:
    zone = zones.get(getattr(line, "dealer_id", None) or "", "Asia/Shanghai")
    return [_cell(language, listing.name, column, getattr(line, column), zone) for column in listing.columns]


def _cell(language: str, name: str, column: str, value: Any, zone: str) -> Cell:
    words = texts(language)["words"]
    match value:
        case None:
            return ""
        case bool():
            return words["yes" if value else "no"]
        case datetime():
            return value.astimezone(zone_of(zone)).strftime("%Y-%m-%d %H:%M:%S")
        case int() | float():
            return value
    word = words.get(f"{name}_{column}_{value}") or words.get(f"{column.removeprefix('follow_up_')}_{value}")
    return word or str(value)


async def _csv(head: Sequence[str], batches: AsyncIterator[list[list[Cell]]]) -> AsyncIterator[bytes]:
    yield b"\xef\xbb\xbf" + _csv_lines([list(head)])
    async for rows in batches:
        yield _csv_lines(rows)


def _csv_lines(rows: Sequence[Sequence[Cell]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([tame(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


async def _xlsx(path: Path, head: Sequence[str], batches: AsyncIterator[list[list[Cell]]]) -> Path:
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "tmpdir": str(path.parent), **plain})
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(head) - 1, 18)
    sheet.write_row(0, 0, head, book.add_format({"bold": True}))
    at = 1

    def write(rows: list[list[Cell]], first: int) -> None:
        for number, row in enumerate(rows, first):
            sheet.write_row(number, 0, row)

    async for rows in batches:
        await asyncio.to_thread(write, rows, at)
        at += len(rows)
    await asyncio.to_thread(book.close)
    return path
