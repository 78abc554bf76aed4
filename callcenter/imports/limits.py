"""How much of an uploaded file is read, and what its reading may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLimits:
    """Bounds for one file. What passes one is refused with OrderFileRefused, or as a row if it is a row's own.

    sheet_*: for the child process that reads spreadsheets: its address space in bytes, its processor time, and how long
    it may say nothing (both in seconds). unpacked_bytes: what a spreadsheet may claim to unpack to.
    """

    file_bytes: int = 256 * 1024 * 1024
    rows: int = 1_000_000
    columns: int = 300
    line_chars: int = 1_000_000
    record_lines: int = 50
    cell_chars: int = 10_000
    unpacked_bytes: int = 1024 * 1024 * 1024
    sheet_memory_bytes: int = 1024 * 1024 * 1024
    sheet_cpu_seconds: int = 60
    sheet_idle_seconds: float = 90.0


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it stands in the file: its number from 1, its cells, and a reason if it could not be taken apart."""

    number: int
    cells: tuple[str, ...]
    problem: str | None = None
