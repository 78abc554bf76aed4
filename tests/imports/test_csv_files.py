"""Order files as delimited text: encodings, delimiters, broken records."""

import asyncio
from contextlib import aclosing
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from callcenter.core.order_columns import OrderFileRefused, OrderMapping
from callcenter.errors import Problem
from callcenter.imports.limits import ReadLimits
from callcenter.imports.reader import Row, read_columns, read_orders

SHANGHAI = ZoneInfo("Asia/Shanghai")
TEXT = (
    "工单号,交车时间,车主,手机\r\n"
    "RO1,2026-11-19 15:00,王小明,13800138000\r\n"
    'RO2,2026-11-19 16:00,"李，四\n(女士)",021-61234567\r\n'
)


async def read(path: Path, mapping: OrderMapping | None = None, limits: ReadLimits | None = None) -> list[Row]:
    mapping = mapping or OrderMapping()
    return [row async for row in read_orders(path, mapping=mapping, zone=SHANGHAI, area_code="021", limits=limits)]


def stored(folder: Path, content: bytes | str) -> Path:
    path = folder / "orders.upload"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def orders(rows: list[Row]) -> list[str | None]:
    return [row.draft.order_no if row.draft else None for row in rows]


async def refusal(path: Path, limits: ReadLimits | None = None) -> str:
    with pytest.raises(OrderFileRefused) as refused:
        await read(path, limits=limits)
    return refused.value.reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8-sig", b""),
        ("gb18030", b""),
        ("utf-16", b""),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-16-be", b"\xfe\xff"),
    ],
)
async def test_every_encoding_and_delimiter_reads_the_same(
    tmp_path: Path, encoding: str, mark: bytes, delimiter: str
) -> None:
    rows = await read(stored(tmp_path, mark + TEXT.replace(",", delimiter).encode(encoding)))
    assert orders(rows) == ["RO1", "RO2"]
    assert [row.draft.customer_name for row in rows if row.draft] == ["王小明", "李，四 (女士)"]
    assert [row.number for row in rows] == [2, 3]


async def test_an_english_file_in_gb18030_with_one_chinese_name_is_read(tmp_path: Path) -> None:
    text = "order no,delivered at,owner,phone\nRO1,2026-11-19 15:00,王小明,13800138000\n"
    rows = await read(stored(tmp_path, text.encode("gb18030")))
    assert [row.draft.customer_name for row in rows if row.draft] == ["王小明"]


async def test_titles_above_the_header_empty_rows_and_a_sep_line_are_passed_over(tmp_path: Path) -> None:
    rows = await read(stored(tmp_path, "sep=;\n维修工单明细;;\n\n" + TEXT.replace(",", ";")))
    assert orders(rows) == ["RO1", "RO2"]
    assert [row.number for row in rows] == [5, 6]


async def test_a_bad_row_refuses_itself_alone_with_field_and_reason(tmp_path: Path) -> None:
    rows = await read(stored(tmp_path, TEXT.replace("2026-11-19 15:00", "11/19/2026")))
    assert orders(rows) == [None, "RO2"]
    assert rows[0].problems == (Problem("delivered_at", "day_or_month_first"),)
    assert (rows[0].number, rows[0].order_no, rows[0].raw[2]) == (2, "RO1", "王小明")


@pytest.mark.parametrize(
    "broken",
    [
        'RO9,2026-11-19 15:00,"王小明,13800138000\n',
        'RO9,2026-11-19 15:00,"王"小明,13800138000\n',
        "RO9,2026-11-19 15:00," + "长" * 200_000 + ",13800138000\n",
    ],
)
async def test_a_record_that_cannot_be_taken_apart_costs_its_first_line_only(tmp_path: Path, broken: str) -> None:
    header, *good = TEXT.splitlines(keepends=True)
    many = "".join(f"M{n},2026-11-19 15:00,赵,13800138000\n" for n in range(120))
    limits = ReadLimits(line_chars=100_000)
    rows = await read(stored(tmp_path, header + broken + many + "".join(good)), limits=limits)
    assert [row.order_no for row in rows if row.draft is None] == ["RO9"]
    assert orders(rows)[1:] == [f"M{n}" for n in range(120)] + ["RO1", "RO2"]


async def test_bytes_of_another_encoding_refuse_their_row_alone(tmp_path: Path) -> None:
    content = TEXT.encode().replace("王小明".encode(), b"\xff\xff\xff")
    rows = await read(stored(tmp_path, content))
    assert orders(rows) == [None, "RO2"]
    assert rows[0].problems == (Problem("row", "unreadable_characters"),)


async def test_zero_bytes_that_an_old_system_pads_with_are_passed_over(tmp_path: Path) -> None:
    rows = await read(stored(tmp_path, TEXT.replace("王小明", "王小明\x00\x00").encode("gb18030")))
    assert [row.draft.customer_name for row in rows if row.draft] == ["王小明", "李，四 (女士)"]


async def test_a_formula_stays_the_text_it_is(tmp_path: Path) -> None:
    rows = await read(stored(tmp_path, TEXT.replace("王小明", "=cmd|' /C calc'!A0")))
    assert rows[0].draft is not None and rows[0].draft.customer_name == "=cmd|' /C calc'!A0"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        ("颜色,大小\n红,1\n".encode(), "no_header"),
        ("工单号,车主,手机\nRO1,王,13800138000\n".encode(), "column_missing"),
        (b"<html><table><tr><td>RO1</td></tr></table>", "markup"),
        (b"%PDF-1.7 ...", "unknown_format"),
        (b"\x00\x00\x01" * 100, "unknown_format"),
        (b"PK\x03\x04 this is no archive", "damaged"),
    ],
)
async def test_a_file_that_is_no_table_of_orders_is_refused_with_its_reason(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    assert await refusal(stored(tmp_path, content)) == reason


async def test_a_file_beyond_the_limits_is_refused(tmp_path: Path) -> None:
    path = stored(tmp_path, TEXT)
    assert await refusal(path, ReadLimits(file_bytes=10)) == "too_large"
    assert await refusal(path, ReadLimits(rows=2)) == "too_many_rows"


async def test_a_row_with_too_many_columns_is_refused_alone(tmp_path: Path) -> None:
    rows = await read(stored(tmp_path, TEXT + "RO3" + ",x" * 400 + "\n"))
    assert orders(rows) == ["RO1", "RO2", None]
    assert rows[2].problems[0] == Problem("row", "too_many_columns")


async def test_columns_are_shown_before_anything_is_read(tmp_path: Path) -> None:
    plan = await read_columns(stored(tmp_path, TEXT.replace("车主", "颜色")), mapping=OrderMapping())
    assert plan.unknown == ("颜色",)
    assert set(plan.columns) == {"order_no", "delivered_at", "customer_phones"}


async def test_a_reader_that_stops_early_leaves_nothing_behind(tmp_path: Path) -> None:
    path = stored(tmp_path, TEXT)
    async with aclosing(read_orders(path, mapping=OrderMapping(), zone=SHANGHAI)) as rows:
        first = await anext(rows)
    assert first.order_no == "RO1"
    path.unlink()


async def test_the_event_loop_stays_free_while_a_file_is_read(tmp_path: Path) -> None:
    """The work is done in a thread: other coroutines run between the batches."""
    many = "".join(f"M{n},2026-11-19 15:00,赵,13800138000\n" for n in range(2_000))
    path = stored(tmp_path, TEXT + many)
    turns = 0
    done = asyncio.Event()

    async def watch() -> None:
        nonlocal turns
        while not done.is_set():
            turns += 1
            await asyncio.sleep(0)

    async def work() -> list[Row]:
        try:
            return await read(path)
        finally:
            done.set()

    rows, _ = await asyncio.gather(work(), watch())
    assert len(rows) == 2_002
    assert turns > 20
