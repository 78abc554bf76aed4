"""Reports as files: no row is lost at a spreadsheet's limit."""

from pathlib import Path

import python_calamine

from callcenter.web.report_files import Workbook


def test_rows_go_on_on_another_sheet_when_one_is_full(tmp_path: Path) -> None:
    """A sheet ends after 1,048,576 rows; the writer below says nothing of a row beyond it."""
    book = Workbook(["n"], "Calls", tmp_path / "calls.xlsx", rows=3)
    book.add([[number] for number in range(4)])
    book.add([[number] for number in range(4, 8)])
    book.close()
    read = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "calls.xlsx"))
    assert read.sheet_names == ["Calls", "Calls 2", "Calls 3"]
    rows = [row for name in read.sheet_names for row in read.get_sheet_by_name(name).to_python()[1:]]
    assert [int(str(row[0]).removesuffix(".0")) for row in rows] == list(range(8))
