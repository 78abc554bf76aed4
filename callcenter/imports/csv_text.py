"""Delimited text from any dealer's system: its encoding, its delimiter, its records, one bad record at a time."""

import csv
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TextIO

from callcenter.core.order_columns import OrderFileRefused
from callcenter.imports.limits import RawRow, ReadLimits

DELIMITERS = (",", ";", "\t")
_SAMPLE_LINES = 20
_CHUNK = 1 << 20
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

HeaderScore = Callable[[Sequence[str]], int]
"""How much a row of cells looks like the header: the number of fields it names."""


def detect_form(path: Path, score: HeaderScore, limits: ReadLimits) -> tuple[str, str]:
    """The encoding and delimiter of a text file, the whole of which is looked at for the encoding.

    A byte-order mark decides; what is valid UTF-8 without zero bytes is UTF-8; else GB18030, damaged UTF-8 and (with
    zero bytes, which some systems also pad with) UTF-16 are told apart by which makes more of the header.
    Raises OrderFileRefused: empty, unknown_format.
    """
    with path.open("rb") as file:
        start = file.read(8_192)
    if not start.strip():
        raise OrderFileRefused("empty")
    encodings = _possible_encodings(path, start)
    best: tuple[tuple[int, int, int], str, str] | None = None
    for encoding in encodings:
        for delimiter in DELIMITERS:
            rows = _sample(path, encoding, delimiter, limits)
            found = max((score(row) for row in rows), default=0)
            width = max((len(row) for row in rows), default=0)
            damage = sum(cell.count("\ufffd") for row in rows for cell in row)
            rank = (found, -damage, width)
            if best is None or rank > best[0]:
                best = (rank, encoding, delimiter)
    if best is None or (0 in start and best[0][0] < 2):
        raise OrderFileRefused("unknown_format")
    return best[1], best[2]


def _possible_encodings(path: Path, start: bytes) -> tuple[str, ...]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return (encoding,)
    narrow = ("utf-8",) if _is_utf8(path) else ("gb18030", "utf-8")
    return (*narrow, "utf-16-le", "utf-16-be") if 0 in start else narrow


def _is_utf8(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            while file.read(_CHUNK):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _sample(path: Path, encoding: str, delimiter: str, limits: ReadLimits) -> list[tuple[str, ...]]:
    with open_text(path, encoding) as file:
        return [row.cells for row in islice(records(file, delimiter, limits), _SAMPLE_LINES)]


def open_text(path: Path, encoding: str) -> TextIO:
    """The file as text; bytes that are none in this encoding become U+FFFD, which refuses their row and no other."""
    return path.open(encoding=encoding, errors="replace", newline="")


class _RecordTooLongError(Exception):
    """A quoted cell runs over more lines than any real one."""


class _Lines:
    """The physical lines of a file, with those of the record under way kept so that they can be put back."""

    __slots__ = ("_back", "_file", "_limits", "cut", "taken")

    def __init__(self, file: TextIO, limits: ReadLimits) -> None:
        self._file = file
        self._limits = limits
        self._back: deque[str] = deque()
        self.taken: list[str] = []
        self.cut = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if len(self.taken) >= self._limits.record_lines:
            raise _RecordTooLongError
        line = self._back.popleft() if self._back else self._read()
        if not line:
            raise StopIteration
        self.taken.append(line)
        return line

    def _read(self) -> str:
        line = self._file.readline(self._limits.line_chars)
        if len(line) == self._limits.line_chars and not line.endswith(("\n", "\r")):
            self.cut = True
            while (rest := self._file.readline(self._limits.line_chars)) and not rest.endswith(("\n", "\r")):
                pass
        return line

    def put_back_all_but_first(self) -> None:
        self._back.extendleft(reversed(self.taken[1:]))


def records(file: TextIO, delimiter: str, limits: ReadLimits) -> Iterator[RawRow]:
    """The records of a text, numbered from 1 as a spreadsheet shows them; empty ones are counted and left out.

    A record that cannot be taken apart (a quote never closed, text behind a closing quote, a line without end) costs
    its first line; reading goes on with the next line.
    """
    lines = _Lines(file, limits)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    while True:
        lines.taken.clear()
        problem: str | None = None
        cells: list[str] = []
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (_RecordTooLongError, csv.Error):
            problem = "quote_not_closed"
            cells = lines.taken[0].rstrip("\r\n")[: limits.cell_chars].split(delimiter)[: limits.columns]
            lines.put_back_all_but_first()
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
        number += 1
        if lines.cut:
            lines.cut = False
            problem = "line_too_long"
            cells = [cell[: limits.cell_chars] for cell in cells[: limits.columns]]
        elif len(cells) > limits.columns:
            problem, cells = "too_many_columns", cells[: limits.columns]
        if cells and any(cells):
            if number == 1 and len(cells) <= 2 and cells[0].lower().startswith("sep="):
                continue
            yield RawRow(number, tuple(cells), problem)
