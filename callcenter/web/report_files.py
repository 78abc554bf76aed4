"""Reports as files: CSV that a spreadsheet opens rightly, and XLSX written row by row."""

import csv
import io
from collections.abc import Iterable, Sequence

import xlsxwriter

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | float | None


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a byte order mark, so that Chinese opens rightly; a text that a spreadsheet would run stays text."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(head)
    for row in rows:
        writer.writerow([tame(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def tame(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula, kept a text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def as_xlsx(head: Sequence[str], rows: Iterable[Sequence[Cell]], title: str) -> bytes:
    """A workbook with one sheet; texts are texts and never formulas, memory stays bounded by one row."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    sheet = book.add_worksheet(title[:31])
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, head, bold)
    for number, row in enumerate(rows, 1):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()
