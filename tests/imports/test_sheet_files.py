"""Spreadsheets, ordinary and hostile, through the confined child process."""

import zipfile
from collections.abc import Callable
from contextlib import aclosing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import xlsxwriter

from callcenter.core.order_columns import OrderFileRefused, OrderMapping
from callcenter.imports.limits import ReadLimits
from callcenter.imports.paper_reader import read_paper_entries
from callcenter.imports.reader import Row, read_orders
from callcenter.imports.sheets import sheet_rows

SHANGHAI = ZoneInfo("Asia/Shanghai")
HEADER = ["工单号", "交车时间", "车主", "手机", "结算金额"]


def workbook(path: Path, fill: Callable[[Any], object]) -> Path:
    book = xlsxwriter.Workbook(str(path))
    fill(book)
    book.close()
    return path


def orders_book(book: Any) -> None:
    instant = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("工单")
    sheet.write(1, 0, "十一月维修工单")
    sheet.write_row(3, 0, HEADER)
    sheet.write_row(4, 0, ["RO1", "", "王小明", "", ""])
    sheet.write_datetime(4, 1, datetime(2026, 11, 19, 15, 0), instant)  # noqa: DTZ001
    sheet.write_number(4, 3, 13_800_138_000)
    sheet.write_number(4, 4, 1234.5)
    sheet.write_number(6, 0, 20_261_119_001)
    sheet.write_datetime(6, 1, datetime(2026, 11, 19), day)  # noqa: DTZ001
    sheet.write_string(6, 2, '=HYPERLINK("http://example.org","x")')
    sheet.write_string(6, 3, "021-61234567")
    sheet.write_row(7, 0, ["RO3", 46345.625, "李四", "138 0013 8000"])
    book.add_worksheet("说明").write(0, 0, "x")


async def read(path: Path, mapping: OrderMapping | None = None, limits: ReadLimits | None = None) -> list[Row]:
    mapping = mapping or OrderMapping()
    return [row async for row in read_orders(path, mapping=mapping, zone=SHANGHAI, limits=limits)]


async def refusal(path: Path, limits: ReadLimits | None = None, mapping: OrderMapping | None = None) -> str:
    with pytest.raises(OrderFileRefused) as refused:
        await read(path, mapping, limits)
    return refused.value.reason


async def test_numbers_dates_and_texts_of_a_spreadsheet_are_read_as_people_see_them(tmp_path: Path) -> None:
    rows = await read(workbook(tmp_path / "orders.upload", orders_book))
    assert [row.number for row in rows] == [5, 7, 8]
    first, second, third = (row.draft for row in rows)
    assert first is not None and second is not None and third is not None
    assert [d.order_no for d in (first, second, third)] == ["RO1", "20261119001", "RO3"]
    assert first.delivered_at == third.delivered_at == datetime(2026, 11, 19, 7, 0, tzinfo=UTC)
    assert second.delivered_date_only and not first.delivered_date_only
    assert first.customer_phones[0].e164 == "+8613800138000" and first.amount_cents == 123_450
    assert second.customer_name == '=HYPERLINK("http://example.org","x")'


async def test_the_sheet_that_the_mapping_names_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "orders.xlsx", orders_book)
    assert len(await read(path, OrderMapping(sheet="工单"))) == 3
    assert await refusal(path, mapping=OrderMapping(sheet="说明")) == "no_header"
    assert await refusal(path, mapping=OrderMapping(sheet="没有")) == "no_such_sheet"


def bomb(path: Path, sheet: bytes | None = None, padding: int = 0) -> Path:
    """A workbook whose one sheet is replaced by what is given, or followed by a part of many equal bytes."""
    plain = workbook(path.with_suffix(".plain"), lambda book: book.add_worksheet().write_row(0, 0, HEADER))
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            content = before.read(entry)
            if sheet is not None and entry.filename == "xl/worksheets/sheet1.xml":
                content = sheet
            after.writestr(entry.filename, content)
        if padding:
            with after.open("xl/media/image1.png", "w", force_zip64=True) as part:
                for _ in range(padding):
                    part.write(bytes(1 << 20))
    return path


async def test_a_small_file_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    path = bomb(tmp_path / "bomb.xlsx", padding=40)
    assert path.stat().st_size < 100_000
    assert await refusal(path, ReadLimits(unpacked_bytes=20 << 20)) == "too_large"


FAR_CELL = b"""<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>"""


async def test_a_far_cell_costs_the_child_and_not_the_service(tmp_path: Path) -> None:
    """Two cells span sixteen thousand million: the reader in the child runs out of memory and dies."""
    assert await refusal(bomb(tmp_path / "far.xlsx", FAR_CELL)) == "too_large"


async def test_a_sheet_that_outgrows_its_memory_is_refused(tmp_path: Path) -> None:
    """A hundred thousand cells in two far columns: small on disk, six million cells in the reader."""
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c><c r="BH%d"><v>1</v></c></row>' % (n, n, n) for n in range(1, 100_000)
    )
    start = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    path = bomb(tmp_path / "wide.xlsx", start + rows + b"</sheetData></worksheet>")
    assert path.stat().st_size < 2_000_000
    assert await refusal(path, ReadLimits(sheet_memory_bytes=96 << 20)) == "too_large"


async def test_a_child_that_says_nothing_in_time_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "orders.xlsx", orders_book)
    assert await refusal(path, ReadLimits(sheet_idle_seconds=0.0)) == "too_slow"


async def test_a_child_that_uses_up_its_processor_time_is_refused(tmp_path: Path) -> None:
    """Four million cells, a few hundred kilobytes on disk, cannot be read in one second."""
    rows = (b"<row>" + b"<c><v>1</v></c>" * 200 + b"</row>") * 20_000
    start = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    path = bomb(tmp_path / "busy.xlsx", start + rows + b"</sheetData></worksheet>")
    with pytest.raises(OrderFileRefused) as refused:
        async for block in sheet_rows(path, None, ReadLimits(sheet_cpu_seconds=1, sheet_memory_bytes=4 << 30)):
            assert block
    assert refused.value.reason == "too_slow"


@pytest.mark.parametrize("content", [b"PK\x03\x04" + bytes(500), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
async def test_a_damaged_spreadsheet_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(content)
    assert await refusal(path) == "damaged"


async def test_more_rows_or_columns_than_allowed_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "orders.xlsx", orders_book)
    assert await refusal(path, ReadLimits(rows=3)) == "too_many_rows"
    assert await refusal(path, ReadLimits(columns=2)) == "too_many_columns"


async def test_the_child_ends_when_its_reader_goes_away(tmp_path: Path) -> None:
    def many(book: Any) -> None:
        sheet = book.add_worksheet()
        for number in range(5_000):
            sheet.write_row(number, 0, [f"RO{number}"] + ["x" * 100] * 5)

    path = workbook(tmp_path / "many.xlsx", many)
    async with aclosing(sheet_rows(path, None, ReadLimits())) as blocks:
        first = await anext(blocks)
    assert first[0].cells[0] == "RO0"


async def test_an_entered_paper_form_is_read_from_a_spreadsheet_and_from_text(tmp_path: Path) -> None:
    header = ["工单号", "致电时间", "接通情况", "结果", "答:satisfaction"]
    line = ["RO1", "2026-11-19 15:00", "接通", "完成", "满意"]
    sheet = workbook(
        tmp_path / "form.xlsx",
        lambda book: [page := book.add_worksheet(), page.write_row(0, 0, header), page.write_row(1, 0, line)],
    )
    text = tmp_path / "form.csv"
    text.write_text(",".join(header) + "\n" + ",".join(line) + "\n", encoding="gb18030")
    now = datetime(2026, 11, 20, tzinfo=UTC)
    for path in (sheet, text):
        rows = [row async for row in read_paper_entries(path, zone=SHANGHAI, now=now)]
        assert [row.number for row in rows] == [2]
        assert rows[0].entry is not None
        assert rows[0].entry.called_at == datetime(2026, 11, 19, 7, 0, tzinfo=UTC)
        assert rows[0].entry.answers == {"satisfaction": "满意"}
