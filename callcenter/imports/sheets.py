"""Spreadsheets, read by a confined child process (sheet_child.py); its rows stream in, its death is a reason."""

import asyncio
import json
import signal
import sys
from collections.abc import AsyncGenerator
from contextlib import suppress
from pathlib import Path

from callcenter.core.order_columns import OrderFileRefused
from callcenter.imports.limits import RawRow, ReadLimits

_CHILD = Path(__file__).with_name("sheet_child.py")
_LONGEST_LINE = 32 * 1024 * 1024


async def sheet_rows(path: Path, sheet: str | None, limits: ReadLimits) -> AsyncGenerator[list[RawRow], None]:
    """The rows of one sheet in blocks, empty rows left out; numbered from 1 as the spreadsheet shows them.

    The child is killed when the reader goes away. Raises OrderFileRefused: damaged, encrypted, empty, no_such_sheet,
    too_large, too_many_columns, too_many_rows, too_slow.
    """
    bounds = {
        "memory": limits.sheet_memory_bytes,
        "cpu": limits.sheet_cpu_seconds,
        "unpacked": limits.unpacked_bytes,
        "columns": limits.columns,
        "rows": limits.rows,
        "cell": limits.cell_chars,
    }
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-B", str(_CHILD), str(path.resolve()), sheet or "", json.dumps(bounds)),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={},
        cwd="/",
        limit=_LONGEST_LINE,
    )
    try:
        while True:
            said = await _next_line(child, limits)
            if isinstance(said, list):
                yield [_raw_row(entry) for entry in said]
                continue
            if not isinstance(said, dict) or not said.get("end"):
                reason = said.get("error") if isinstance(said, dict) else None
                raise OrderFileRefused(reason if isinstance(reason, str) else "damaged")
            return
    finally:
        if child.returncode is None:
            with suppress(ProcessLookupError):
                child.kill()
        await child.wait()


async def _next_line(child: asyncio.subprocess.Process, limits: ReadLimits) -> object:
    assert child.stdout is not None
    try:
        async with asyncio.timeout(limits.sheet_idle_seconds):
            line = await child.stdout.readline()
            if not line:
                raise OrderFileRefused(_reason_of_death(await child.wait()))
        return json.loads(line)
    except TimeoutError:
        raise OrderFileRefused("too_slow") from None
    except ValueError:
        raise OrderFileRefused("damaged") from None


def _reason_of_death(code: int) -> str:
    """Out of memory shows as an abort of the reader's or the kernel's kill; out of time as SIGXCPU."""
    match -code:
        case signal.SIGXCPU:
            return "too_slow"
        case signal.SIGABRT | signal.SIGKILL | signal.SIGSEGV | signal.SIGBUS:
            return "too_large"
        case _:
            return "damaged"


def _raw_row(entry: object) -> RawRow:
    match entry:
        case [int(number), [*cells]]:
            texts = tuple(cell for cell in cells if isinstance(cell, str))
            if len(texts) == len(cells):
                return RawRow(number, texts)
    raise OrderFileRefused("damaged")
