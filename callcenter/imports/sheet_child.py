"""The child process that reads one spreadsheet under limits; run as a script, imports nothing of ours.

Spreadsheets are hostile: small ones unpack to gigabytes, a far cell makes the reader abort. Whatever happens here, the
service only sees a pipe that ends. Out come lines of JSON: blocks of `[number, [cell, …]]`, then `{"end": true}` or
`{"error": reason}`. Arguments: path, sheet name or "", and the limits as JSON.
"""

import datetime
import json
import resource
import sys
import zipfile
from typing import Any

BLOCK_ROWS = 200
BLOCK_CHARS = 200_000


def text_of(cell: Any, longest: int) -> str:
    """A cell as a person would type it: whole numbers without .0, dates in ISO form, truth as TRUE/FALSE."""
    match cell:
        case str():
            return cell[:longest]
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime.datetime():
            return cell.isoformat(sep=" ", timespec="seconds")
        case datetime.date() | datetime.time():
            return cell.isoformat()
        case None:
            return ""
        case _:
            return str(cell)[:longest]


def confine(limits: dict[str, int]) -> None:
    """Bound what this process may use before it touches the file."""
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu"], limits["cpu"] + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))


def say(line: object) -> None:
    sys.stdout.buffer.write(json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode() + b"\n")
    sys.stdout.buffer.flush()


def read(path: str, sheet: str, limits: dict[str, int]) -> str | None:
    """Say every row of the sheet; the reason when that cannot be done."""
    import python_calamine as calamine

    with open(path, "rb") as file:
        if file.read(2) == b"PK":
            try:
                unpacked = sum(entry.file_size for entry in zipfile.ZipFile(file).infolist())
            except zipfile.BadZipFile:
                return "damaged"
            if unpacked > limits["unpacked"]:
                return "too_large"
        file.seek(0)
        try:
            book = calamine.CalamineWorkbook.from_filelike(file)
            visible = [s.name for s in book.sheets_metadata if s.visible == calamine.SheetVisibleEnum.Visible]
            if sheet and sheet not in book.sheet_names:
                return "no_such_sheet"
            if not sheet and not visible:
                return "empty"
            table = book.get_sheet_by_name(sheet or visible[0])
        except calamine.PasswordError:
            return "encrypted"
        except calamine.CalamineError:
            return "damaged"
    if table.total_width > limits["columns"]:
        return "too_many_columns"
    if table.total_height > limits["rows"]:
        return "too_many_rows"
    block: list[list[object]] = []
    chars = 0
    for number, row in enumerate(table.iter_rows(), start=1):
        cells = [text_of(cell, limits["cell"]) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        block.append([number, cells])
        chars += sum(map(len, cells))
        if len(block) >= BLOCK_ROWS or chars >= BLOCK_CHARS:
            say(block)
            block, chars = [], 0
    say(block)
    return None


def main() -> None:
    path, sheet, limits_text = sys.argv[1:4]
    limits = json.loads(limits_text)
    confine(limits)
    try:
        reason = read(path, sheet, limits)
    except MemoryError:
        reason = "too_large"
    say({"end": True} if reason is None else {"error": reason})


if __name__ == "__main__":
    main()
