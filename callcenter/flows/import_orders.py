"""Take a file of orders (or of paper forms) in, batch by batch, with a report row by row; a bad row refuses itself alone.

A batch is one unit of work, and the run's progress is part of it: after a crash the run says how far it came, and the same
file again changes nothing that is there. History (`history=True`) plans, arms and sends nothing.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from callcenter.core.access import Actor
from callcenter.core.model import Dealer, ImportRun, Lease
from callcenter.core.order_columns import OrderFileRefused
from callcenter.core.order_file import OrderDraft, RowOutcome, RowReport, is_ahead
from callcenter.core.order_reasons import describe
from callcenter.errors import CallcenterError, Duplicate, Problem, StaleRow
from callcenter.flows.ports import ReadTx, UnitOfWork, WriteTx
from callcenter.flows.ports_orders import OrderRow
from callcenter.flows.setup import Setup
from callcenter.flows.upsert_order import Upserted, upsert_orders
from callcenter.runtime.spawn import spawn

BATCH = 200
KEPT_LINES = 500
"""How many refused or odd rows are kept with the run itself; the whole report is a file beside it."""
HELD = timedelta(minutes=2)
"""A run whose batches stop for so long has lost its process."""
MOST_TRIES = 3

T = TypeVar("T")
Sink = Callable[[Sequence[RowReport]], Awaitable[None]]


class ImportCancelled(CallcenterError):
    """The import was cancelled; what was taken in stays."""

    code = "import-cancelled"


@dataclass(slots=True, kw_only=True)
class Progress:
    """How far a run is. `lines` are the first refused or odd rows."""

    run_id: str
    total: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    lines: list[dict[str, Any]] = field(default_factory=list)

    def add(self, reports: Sequence[RowReport]) -> None:
        """Count a batch's reports."""
        self.total += len(reports)
        for one in reports:
            self.counts[str(one.outcome)] += 1
            self.counts["warned"] += bool(one.warnings)
            if (one.problems or one.warnings) and len(self.lines) < KEPT_LINES:
                self.lines.append(line_of(one))


def line_of(report: RowReport) -> dict[str, Any]:
    """A row's report as plain JSON values, each reason as code and in both languages."""
    told: dict[str, Any] = {"row": report.number, "outcome": str(report.outcome), "order_no": report.order_no}
    for name, problems in (("problems", report.problems), ("warnings", report.warnings)):
        if problems:
            told[name] = [
                {
                    "field": problem.field,
                    "reason": problem.reason,
                    "zh-CN": describe(problem, "zh-CN"),
                    "en": describe(problem, "en"),
                }
                for problem in problems
            ]
    return told


async def open_run(
    tx: WriteTx, *, kind: str, dealer_id: str | None, file_name: str, node: str, history: bool = False
) -> ImportRun:
    """Write down that a file is about to be taken in. `kind` is orders, history or paper."""
    run = ImportRun(
        id=tx.new_id(),
        dealer_id=dealer_id,
        kind="history" if history else kind,
        file_name=file_name,
        person_id=tx.actor.person_id or None,
        started_at=tx.now,
    )
    run = await tx.rows(ImportRun).add(run)
    await tx.rows(Lease).add(Lease(id=f"import:{run.id}", holder=node, until=tx.now + HELD))
    tx.emit("import.started", "import_run", run.id, dealer_id, file=file_name, what=run.kind)
    return run


async def import_orders(
    uow: UnitOfWork,
    setup: Setup,
    rows: AsyncGenerator[OrderRow, None],
    run: ImportRun,
    *,
    actor: Actor,
    history: bool = False,
    dry_run: bool = False,
    sink: Sink | None = None,
    batch: int = BATCH,
    source: str = "file",
) -> ImportRun:
    """Take every row in and end the run; the run as it ended.

    `dry_run` rolls every batch back: only the report is made. A refused file ends the run as *refused* with its reason;
    what was read before stays. `sink` is given every row's report.
    """
    progress = Progress(run_id=run.id)
    problem, state = "", "done"
    try:
        async with aclosing(ahead(rows, batch)) as batches:
            async for some, refused in batches:
                if some:
                    reports = await _batch(uow, setup, run, some, progress, actor, history, dry_run, source)
                    progress.add(reports)
                    if sink is not None:
                        await sink(reports)
                if refused is not None:
                    problem, state = refused.reason, "refused"
    except ImportCancelled:
        state = "cancelled"
    return await end_run(uow, run.id, actor, progress, state=state, problem=problem)


async def ahead(
    rows: AsyncGenerator[T, None], size: int
) -> AsyncGenerator[tuple[list[T], OrderFileRefused | None], None]:
    """The rows in batches, the next one read while this one is worked on; a refused file ends them, with its reason."""

    async def read() -> tuple[list[T], OrderFileRefused | None]:
        some: list[T] = []
        try:
            async for row in rows:
                some.append(row)
                if len(some) >= size:
                    break
        except OrderFileRefused as refused:
            return some, refused
        return some, None

    reading = spawn(read(), name="import:read")
    try:
        while True:
            some, refused = await reading
            if refused is None and len(some) == size:
                reading = spawn(read(), name="import:read")
                yield some, None
                continue
            yield some, refused
            return
    finally:
        reading.cancel()
        await asyncio.wait([reading])
        await rows.aclose()


async def end_run(
    uow: UnitOfWork, run_id: str, actor: Actor, progress: Progress, *, state: str, problem: str = ""
) -> ImportRun:
    """Write down how a run ended, with its report."""
    async with uow.write(actor) as tx:
        run = await tx.rows(ImportRun).lock(run_id)
        run = await tx.rows(ImportRun).save(
            replace(
                run,
                state=state,
                ended_at=tx.now,
                rows_total=progress.total,
                rows_done=progress.total,
                counts=dict(progress.counts),
                report=progress.lines,
                problem=problem,
            )
        )
        await _free(tx, run_id)
        tx.emit("import.ended", "import_run", run_id, run.dealer_id, state=state, counts=run.counts, problem=problem)
        return run


async def _batch(
    uow: UnitOfWork,
    setup: Setup,
    run: ImportRun,
    rows: Sequence[OrderRow],
    progress: Progress,
    actor: Actor,
    history: bool,
    dry_run: bool,
    source: str,
) -> list[RowReport]:
    """A batch in one unit of work; one that somebody else came in between is tried again, at last row by row."""
    for attempt in range(MOST_TRIES):
        try:
            return await _take(uow, setup, run, rows, progress, actor, history, dry_run, source)
        except (Duplicate, StaleRow):
            if attempt == MOST_TRIES - 1 and len(rows) == 1:
                return [_refused(rows[0], Problem("row", "changed_meanwhile"))]
    found: list[RowReport] = []
    for row in rows:
        found += await _batch(uow, setup, run, [row], progress, actor, history, dry_run, source)
    return found


class _RollBack(Exception):
    """Leaves a unit of work without its changes."""


async def _take(
    uow: UnitOfWork,
    setup: Setup,
    run: ImportRun,
    rows: Sequence[OrderRow],
    progress: Progress,
    actor: Actor,
    history: bool,
    dry_run: bool,
    source: str,
) -> list[RowReport]:
    reports: list[RowReport] = []
    try:
        async with uow.write(actor) as tx:
            dealers = await _dealers(tx, run, rows)
            await go_on(tx, run.id, progress, len(rows))
            found: dict[int, RowReport] = {}
            for dealer, drafts in _by_dealer(rows, run, dealers, found, tx.now).items():
                done = await upsert_orders(
                    tx, setup, dealers[dealer], [draft for _, draft in drafts], source=source, history=history
                )
                for (row, draft), one in zip(drafts, done, strict=True):
                    found[row.number] = RowReport(
                        number=row.number,
                        outcome=RowOutcome.UNCHANGED if one is None else one.outcome,
                        order_no=draft.order_no,
                        warnings=(*(draft.warnings or row.warnings), *odd_about(draft, one)),
                    )
            reports = [found[row.number] for row in rows]
            if dry_run:
                raise _RollBack
    except _RollBack:
        pass
    return reports


def odd_about(draft: OrderDraft, one: Upserted | None) -> tuple[Problem, ...]:
    """What is odd about an order for what is known of it: the cancelled is not known, or what it states is cancelled."""
    if one is None:
        return (Problem("order_no", "order_not_known"),)
    if one.order.status == "cancelled" and not draft.cancelled:
        return (Problem("order_no", "order_is_cancelled"),)
    return ()


def _by_dealer(
    rows: Sequence[OrderRow], run: ImportRun, dealers: dict[str, Dealer], found: dict[int, RowReport], now: datetime
) -> dict[str, list[tuple[OrderRow, OrderDraft]]]:
    """The drafts by the dealer (code) they belong to; rows that cannot be taken are reported into `found`."""
    by_dealer: dict[str, list[tuple[OrderRow, OrderDraft]]] = {}
    for row in rows:
        draft = row.draft
        if draft is None:
            found[row.number] = RowReport(
                number=row.number,
                outcome=RowOutcome.REFUSED,
                order_no=row.order_no,
                problems=row.problems,
                warnings=row.warnings,
            )
            continue
        code = draft.dealer_code or ""
        if code not in dealers:
            found[row.number] = _refused(
                row, Problem("dealer_code", "unknown_dealer") if code else Problem("dealer_code", "missing")
            )
            continue
        if run.dealer_id is not None and dealers[code].id != run.dealer_id:
            found[row.number] = _refused(row, Problem("dealer_code", "another_dealer"))
            continue
        if draft.delivered_at and not draft.cancelled and is_ahead(draft.delivered_at, now, dealers[code].time_zone):
            found[row.number] = _refused(row, Problem("delivered_at", "in_the_future"))
            continue
        by_dealer.setdefault(code, []).append((row, draft))
    return by_dealer


def _refused(row: OrderRow, problem: Problem) -> RowReport:
    return RowReport(
        number=row.number,
        outcome=RowOutcome.REFUSED,
        order_no=row.order_no,
        problems=(problem,),
        warnings=row.warnings,
    )


async def _dealers(tx: WriteTx, run: ImportRun, rows: Sequence[OrderRow]) -> dict[str, Dealer]:
    """The dealers that the rows name, by code; "" is the run's own, for rows that name none."""
    codes = {row.draft.dealer_code for row in rows if row.draft is not None and row.draft.dealer_code}
    found = {dealer.code: dealer for dealer in await tx.rows(Dealer).all(code__in=sorted(codes))} if codes else {}
    if run.dealer_id is not None:
        found[""] = await tx.rows(Dealer).get(run.dealer_id)
    return found


async def go_on(tx: WriteTx, run_id: str, progress: Progress, more: int) -> None:
    """Note the progress and hold the run for the next batch; ImportCancelled when somebody said so."""
    run = await tx.rows(ImportRun).lock(run_id)
    if run.state == "cancelling":
        raise ImportCancelled
    await tx.rows(ImportRun).save(
        replace(run, state="running", rows_done=progress.total + more, counts=dict(progress.counts))
    )
    lease = await tx.rows(Lease).find(f"import:{run_id}")
    if lease is not None:
        await tx.rows(Lease).save(replace(lease, until=tx.now + HELD))
    tx.emit("import.progressed", "import_run", run_id, run.dealer_id, rows=progress.total + more)


async def _free(tx: WriteTx, run_id: str) -> None:
    if await tx.rows(Lease).find(f"import:{run_id}") is not None:
        await tx.rows(Lease).remove(f"import:{run_id}")


async def cancel_run(tx: WriteTx, run_id: str) -> ImportRun:
    """Ask a running import to stop after the batch it is at; what was taken in stays. One that ended stays as it is."""
    run = await tx.rows(ImportRun).lock(run_id)
    if run.state != "running":
        return run
    return await tx.rows(ImportRun).save(replace(run, state="cancelling"))


async def mark_interrupted(tx: WriteTx, node: str) -> int:
    """Runs whose process is gone (this node's earlier one, or a lease that ran out) are *interrupted*; how many.

    The same file again takes in what is missing and changes nothing else.
    """
    count = 0
    for run in await tx.rows(ImportRun).all(state__in=["running", "cancelling"]):
        lease = await tx.rows(Lease).find(f"import:{run.id}")
        if lease is not None and lease.holder != node and lease.until > tx.now:
            continue
        await tx.rows(ImportRun).save(replace(run, state="interrupted", ended_at=tx.now))
        await _free(tx, run.id)
        tx.emit("import.interrupted", "import_run", run.id, run.dealer_id, rows=run.rows_done)
        count += 1
    return count


async def dealer_of_code(tx: ReadTx | WriteTx, code: str) -> Dealer | None:
    """The dealer with a code, or None."""
    return await tx.rows(Dealer).first(code=code)
