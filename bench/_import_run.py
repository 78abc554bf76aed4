"""One import in a process of its own, so that its memory is its own: `python -m bench._import_run STORE FILE`."""

import asyncio
import json
import resource
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

from callcenter.clock import SystemClock
from callcenter.core.access import SERVICE
from callcenter.core.order_columns import OrderMapping
from callcenter.db.engine import open_engines
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows.import_orders import import_orders, open_run
from callcenter.flows.setup import Setup
from callcenter.ids import TimeOrderedIds
from callcenter.imports.reader import read_orders
from callcenter.policies import shipped_documents
from callcenter.runtime.memory import look_seldom


async def take(url: str, path: Path) -> dict[str, float]:
    """Take the file in as the service does; rows, seconds, and what each outcome was."""
    clock = SystemClock()
    engines = open_engines(url)
    uow = SqlUnitOfWork(engines, clock, TimeOrderedIds(clock.now))
    setup = Setup(shipped=dict(shipped_documents()))
    async with uow.write(SERVICE) as tx:
        run = await open_run(tx, kind="orders", dealer_id="dealer", file_name=path.name, node="bench")
    began = time.perf_counter()
    rows = read_orders(path, mapping=OrderMapping(), zone=ZoneInfo("Asia/Shanghai"), area_code="021")
    run = await import_orders(uow, setup, rows, run, actor=SERVICE)
    seconds = time.perf_counter() - began
    await engines.dispose()
    if run.state != "done":
        raise SystemExit(f"the import ended as {run.state}: {run.problem}")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    counted = {f"rows_{name}": float(value) for name, value in run.counts.items()}
    return {
        "rows": float(run.rows_done),
        "seconds": seconds,
        "rss_mb": own / 1024,
        "reader_rss_mb": child / 1024,
        **counted,
    }


if __name__ == "__main__":
    look_seldom()
    print(json.dumps(asyncio.run(take(sys.argv[1], Path(sys.argv[2])))))
