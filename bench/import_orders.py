"""How long a large file of orders takes to be taken in, and how much memory: 100,000 rows of CSV, and of XLSX.

The real reader and the real flow (customers merged, follow-ups planned, events written) on an embedded store on disk, each
run in a process of its own on an empty store. The same file a second time must change nothing.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench import Figure, Report
from bench._order_file import write_csv, write_xlsx
from callcenter.clock import SystemClock
from callcenter.core.access import SERVICE
from callcenter.db.engine import open_engines
from callcenter.db.schema import metadata
from callcenter.db.uow import SqlUnitOfWork
from callcenter.ids import TimeOrderedIds
from tests.support.desk import OFFICE, seed

ROWS = 100_000
RUNS = 5
XLSX_RUNS = 3


async def _make_store(url: str) -> None:
    engines = open_engines(url)
    async with engines.writer.begin() as connection:
        await connection.run_sync(metadata.create_all)
    clock = SystemClock()
    async with SqlUnitOfWork(engines, clock, TimeOrderedIds(clock.now)).write(SERVICE) as tx:
        await seed(tx, weekly=OFFICE)
    await engines.dispose()


def _take(folder: Path, name: str, file: Path) -> dict[str, float]:
    url = f"sqlite:///{folder / name}"
    if not (folder / name).exists():
        asyncio.run(_make_store(url))
    said = subprocess.run(
        [sys.executable, "-m", "bench._import_run", url, str(file)], check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(said.stdout.splitlines()[-1])
    return found


def run() -> Report:
    """Time the imports; the figures of the bound are the CSV file's."""
    start = (datetime.now(UTC) - timedelta(hours=40)).replace(tzinfo=None)
    with tempfile.TemporaryDirectory(prefix="callcenter-bench-") as name:
        folder = Path(name)
        csv, xlsx = folder / "orders.csv", folder / "orders.xlsx"
        write_csv(csv, ROWS, start)
        write_xlsx(xlsx, ROWS, start)
        taken = [_take(folder, f"csv-{at}.db", csv) for at in range(RUNS)]
        again = _take(folder, "csv-0.db", csv)
        sheets = [_take(folder, f"xlsx-{at}.db", xlsx) for at in range(XLSX_RUNS)]
    if again.get("rows_accepted") or again.get("rows_updated"):
        raise SystemExit(f"the same file again changed something: {again}")
    return Report(
        figures={
            "rows": Figure([one["rows"] for one in taken]),
            "seconds": Figure([one["seconds"] for one in taken], "< 60"),
            "rss_mb": Figure([one["rss_mb"] for one in taken], "< 200"),
            "again_seconds": Figure([again["seconds"]]),
            "xlsx_rows": Figure([one["rows"] for one in sheets]),
            "xlsx_seconds": Figure([one["seconds"] for one in sheets]),
            "xlsx_rss_mb": Figure([one["rss_mb"] for one in sheets]),
            "xlsx_reader_rss_mb": Figure([one["reader_rss_mb"] for one in sheets]),
        },
        remarks=[
            f"each run on an empty store; {int(taken[0]['rows_accepted'])} accepted, "
            f"{int(taken[0].get('rows_refused', 0))} refused, the same file again: "
            f"{int(again['rows_unchanged'])} unchanged",
            "a workbook is read in a child process of its own (xlsx_reader_rss_mb)",
        ],
    )
