"""Takes uploaded files in, one after another, beside everything else; the whole report of a run is a file of its own."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from callcenter.core.access import SERVICE, Actor
from callcenter.core.model import Dealer, ImportRun
from callcenter.core.order_file import RowReport
from callcenter.flows.import_orders import (
    Progress,
    Sink,
    end_run,
    import_orders,
    line_of,
    mark_interrupted,
)
from callcenter.flows.order_diff import compare_orders
from callcenter.flows.paper_entry import import_paper
from callcenter.flows.ports import UnitOfWork
from callcenter.flows.ports_orders import OrderFiles
from callcenter.flows.setup import Setup
from callcenter.log import get_log
from callcenter.runtime.service import Health
from callcenter.runtime.signals import Signal
from callcenter.runtime.spawn import spawn

log = get_log(__name__)

REPORT = ".report.jsonl"
BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """A file that waits for its turn."""

    run: ImportRun
    path: Path
    actor: Actor


class Importer:
    """A service, and the ImportDesk of the routes. `folder` holds waiting files and reports."""

    name = "importer"

    def __init__(
        self, uow: UnitOfWork, setup: Setup, files: OrderFiles, folder: Path, *, zone: str = "Asia/Shanghai"
    ) -> None:
        self.ended: Signal[ImportRun] = Signal()
        """Tells after every run that ended."""
        self._uow = uow
        self._setup = setup
        self._files = files
        self._folder = folder
        self._zone = zone
        self._waiting: asyncio.Queue[Ordered] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self._runs = self._failures = 0
        self._last_error = ""

    @property
    def folder(self) -> Path:
        """Where uploaded files wait and reports are kept."""
        return self._folder

    async def start(self) -> None:
        """Mark what an earlier process left, remove its uploads and what is over, and begin to take files.

        The web side starts later: no upload that lies here now is anybody's any more, and each is full of personal data.
        """
        await asyncio.to_thread(self._sweep)
        async with self._uow.write(SERVICE) as tx:
            left = await mark_interrupted(tx, self._setup.node)
        if left:
            log.warning("imports_interrupted", count=left)
        await self.forget_reports()
        self._task = spawn(self._work(), name="importer")

    async def stop(self, grace: float) -> None:
        """Stop after the batch in hand; what was not taken in is *interrupted*."""
        task, self._task = self._task, None
        if task is None:
            return
        task.cancel()
        await asyncio.wait([task], timeout=max(grace, 1.0))
        async with self._uow.write(SERVICE) as tx:
            await mark_interrupted(tx, self._setup.node)

    def health(self) -> Health:
        """How many files were taken and how many failed."""
        return Health(
            name=self.name,
            ok=self._task is not None and not self._task.done(),
            runs=self._runs,
            failures=self._failures,
            last_error=self._last_error,
            figures={"waiting": float(self._waiting.qsize())},
        )

    async def begin(self, run: ImportRun, path: Path, *, actor: Actor) -> None:
        """Take a file in when its turn comes; the file is removed at the end."""
        await self._waiting.put(Ordered(run=run, path=path, actor=actor))

    async def report(self, run_id: str) -> Path | None:
        """The whole report of a run, a JSON object per line; None where it is not on this node."""
        path = self._report_path(run_id)
        return path if await asyncio.to_thread(path.exists) else None

    async def forget_reports(self) -> int:
        """Remove the reports whose run the store keeps no longer; how many. Each line of them is somebody's data."""
        # The files first: a run is in the store before its report begins, so none is taken for gone that just began.
        there = await asyncio.to_thread(lambda: [path.name for path in self._folder.glob(f"*{REPORT}")])
        removed = 0
        for at in range(0, len(there), BATCH):
            ids = [name.removesuffix(REPORT) for name in there[at : at + BATCH]]
            async with self._uow.read() as view:
                kept = {run.id for run in await view.rows(ImportRun).all(id__in=ids)}
            gone = [self._report_path(id) for id in ids if id not in kept]
            await asyncio.to_thread(_unlink, gone)
            removed += len(gone)
        if removed:
            log.info("import_reports_removed", count=removed)
        return removed

    def _sweep(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        for upload in self._folder.glob("*.upload"):
            upload.unlink(missing_ok=True)

    def _report_path(self, run_id: str) -> Path:
        return self._folder / f"{run_id}{REPORT}"

    async def _work(self) -> None:
        while True:
            ordered = await self._waiting.get()
            try:
                await self.take(ordered)
            except Exception as error:
                self._failures += 1
                self._last_error = f"{type(error).__name__}: {error}"[:300]
                log.exception("import_failed", run=ordered.run.id)
                await self._failed(ordered, self._last_error)
            finally:
                ordered.path.unlink(missing_ok=True)

    async def take(self, ordered: Ordered) -> ImportRun:
        """Take one file in, now; the run as it ended."""
        run, setup = ordered.run, self._setup
        async with self._uow.read() as view:
            dealers = await view.rows(Dealer).all()
        own = next((dealer for dealer in dealers if dealer.id == run.dealer_id), None)
        zone = ZoneInfo(own.time_zone if own is not None else self._zone)
        area: str | Mapping[str, str] = own.area_code if own else {one.code: one.area_code for one in dealers}
        sink = self._sink(run.id)
        if run.kind == "paper":
            async with self._uow.read() as view:
                now = view.now
            lines = self._files.paper(ordered.path, zone=zone, now=now, area_code=area)
            ended = await import_paper(self._uow, setup, lines, run, actor=ordered.actor, sink=sink)
        else:
            rows = self._files.orders(ordered.path, zone=zone, area_code=area)
            if run.kind == "diff":
                ended = await compare_orders(self._uow, rows, run, actor=ordered.actor)
            else:
                ended = await import_orders(
                    self._uow,
                    setup,
                    rows,
                    run,
                    actor=ordered.actor,
                    history=run.kind == "history",
                    dry_run=run.kind == "check",
                    sink=sink,
                )
        self._runs += 1
        log.info("import_ended", run=run.id, state=ended.state, counts=ended.counts)
        self.ended.tell(ended)
        return ended

    async def _failed(self, ordered: Ordered, problem: str) -> None:
        progress = Progress(run_id=ordered.run.id)
        self.ended.tell(
            await end_run(self._uow, ordered.run.id, ordered.actor, progress, state="failed", problem=problem)
        )

    def _sink(self, run_id: str) -> Sink:
        path = self._report_path(run_id)

        def write(lines: list[str]) -> None:
            with path.open("a", encoding="utf-8") as file:
                file.writelines(lines)

        async def sink(reports: Sequence[RowReport]) -> None:
            lines = [json.dumps(line_of(one), ensure_ascii=False) + "\n" for one in reports]
            await asyncio.to_thread(write, lines)

        return sink


def _unlink(paths: Sequence[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


__all__ = ["Importer", "Ordered"]
