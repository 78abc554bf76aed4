"""Reports as files: CSV that a spreadsheet opens rightly, and XLSX written row by row."""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_575
"""Rows of one sheet below its head: what spreadsheets hold."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_TEXTS_STAY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

Cell = str | int | float | None


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a byte order mark, so that Chinese opens rightly; a text that a spreadsheet would run stays text."""
    return BOM_UTF8 + csv_rows([head, *rows])


def csv_rows(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Lines of a CSV file that is made while it is sent: the first stretch is `as_csv`'s."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([tame(cell) for cell in row])
    return text.getvalue().encode()


def tame(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula, kept a text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


class Workbook:
    """A workbook that is written in stretches: memory stays bounded by one row, the rows wait in a temporary file.

    A sheet holds `rows` rows below its head (a spreadsheet's limit); the next one goes on behind it.
    """

    def __init__(self, head: Sequence[str], title: str, path: Path, rows: int = MOST_ROWS) -> None:
        self._book = xlsxwriter.Workbook(str(path), {"constant_memory": True, **_TEXTS_STAY})
        self._bold = self._book.add_format({"bold": True})
        self._head, self._title, self._rows = head, title, rows
        self._sheets = 0
        self._begin_sheet()

    def _begin_sheet(self) -> None:
        self._sheets += 1
        title = self._title if self._sheets == 1 else f"{self._title[:27]} {self._sheets}"
        self._sheet = self._book.add_worksheet(title[:31])
        self._sheet.freeze_panes(1, 0)
        self._sheet.write_row(0, 0, self._head, self._bold)
        self._next = 1

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Further rows."""
        for row in rows:
            if self._next > self._rows:
                self._begin_sheet()
            self._sheet.write_row(self._next, 0, row)
            self._next += 1

    def close(self) -> None:
        """Write the file."""
        self._book.close()


def as_xlsx(head: Sequence[str], rows: Iterable[Sequence[Cell]], title: str) -> bytes:
    """A workbook with one sheet; texts are texts and never formulas, memory stays bounded by one row."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {"constant_memory": True, **_TEXTS_STAY},
    )
    sheet = book.add_worksheet(title[:31])
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, head, bold)
    for number, row in enumerate(rows, 1):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()
