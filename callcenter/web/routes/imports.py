"""Order files: uploaded and streamed to disk, taken in beside everything else; their runs, reports, and comparisons."""

from datetime import datetime
from functools import partial
from typing import Annotated, Any, Literal

from aiohttp import web
from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Dealer, ImportRun
from callcenter.errors import Invalid, NotFound
from callcenter.flows.import_orders import cancel_run, open_run
from callcenter.flows.order_diff import accept_differences
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Model, Page, PageQuery, Shown
from callcenter.web.files import send_file_range
from callcenter.web.paging import both, page_of
from callcenter.web.parts import IMPORTS
from callcenter.web.route import Routes
from callcenter.web.upload import received

routes = Routes("imports")
TAKEN = (
    "text/csv",
    "text/plain",
    "application/csv",
    "application/octet-stream",
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)


class ImportQuery(Model):
    """What the file holds and what is to be done with it: taken in, orders of the past (nothing is planned), an entered paper
    form of calls, a check (report only), or a comparison of owner data. Without a dealer every row names its own."""

    dealer_id: Id | None = None
    what: Literal["orders", "history", "paper", "check", "diff"] = "orders"


class RunShown(Shown):
    """A file that is, or was, taken in; `report` holds the first refused or odd rows, each reason in both languages."""

    id: Id
    dealer_id: str | None
    kind: str
    file_name: str
    state: str
    person_id: str | None
    started_at: datetime
    ended_at: datetime | None
    rows_total: int | None
    rows_done: int
    counts: dict[str, int]
    problem: str
    report: list[dict[str, Any]]
    version: int


class RunQuery(PageQuery):
    """Filters of the list."""

    dealer_id: Id | None = None
    kind: Literal["orders", "history", "paper", "check", "diff"] | None = None


class AcceptIn(Model):
    """The differences that are not taken over, by their places in the report (from 0)."""

    leave_out: Annotated[list[Annotated[int, Field(ge=0, le=100_000)]], Field(max_length=5_000, default_factory=list)]


@routes.post(
    "/service-orders/import", zh="导入工单文件", act=Act.ORDER_IMPORT, consumes=TAKEN, transaction=False, status=202
)
async def import_orders_file(asked: Asked, query: ImportQuery) -> RunShown:
    """Upload a CSV, XLSX or XLS file (raw, or a form's first file). The answer is its run, which goes on by itself."""
    desk = asked.house.parts.get(IMPORTS)
    limit = min(asked.house.config.web.upload_max_mb, asked.house.config.imports.max_file_mb) * 1024 * 1024
    async with asked.read() as view:
        if query.dealer_id is not None and await view.rows(Dealer).find(query.dealer_id) is None:
            raise NotFound(what="dealer", id=query.dealer_id)
        await asked.demand(view, Act.ORDER_IMPORT, query.dealer_id, hide=("dealer", query.dealer_id or ""))
        if query.dealer_id is None and query.what == "diff":
            raise Invalid("dealer_id", "missing")
    async with received(asked, desk.folder, limit, taken=TAKEN, keep=True) as upload, asked.write() as tx:
        run = await open_run(
            tx,
            kind=query.what,
            dealer_id=query.dealer_id,
            file_name=upload.name,
            node=asked.house.setup.node,
        )
        await asked.audit(
            tx, "order.import", "import_run", run.id, run.dealer_id, file=upload.name, sha256=upload.sha256
        )
        shown = _shown(asked, run)
        await asked.keep(tx, shown)
    await desk.begin(run, upload.path, actor=asked.actor)
    return shown


@routes.get("/import-runs", zh="导入记录", act=Act.ORDER_IMPORT)
async def list_import_runs(asked: Asked, tx: ReadTx, query: RunQuery) -> Page[RunShown]:
    """Files taken in, the newest first; reports are left out."""
    where: dict[str, Any] = {
        name: value for name in ("dealer_id", "kind") if (value := getattr(query, name)) is not None
    }
    reach = await asked.where(tx, Act.ORDER_IMPORT)
    return await page_of(tx, ImportRun, query, lambda row: _shown(asked, row, report=False), **both(where, reach))


@routes.get("/import-runs/{run_id}", zh="导入进度与结果", act=Act.ORDER_IMPORT)
async def show_import_run(asked: Asked, tx: ReadTx, run_id: Id) -> RunShown:
    """One run with its progress, counts and the first lines of its report."""
    return _shown(asked, await _seen(asked, tx, run_id))


@routes.get(
    "/import-runs/{run_id}/report",
    zh="逐行导入报告",
    act=Act.ORDER_IMPORT,
    produces=("application/x-ndjson",),
    transaction=False,
)
async def download_import_report(asked: Asked, run_id: Id) -> web.StreamResponse:
    """The whole report: one JSON object per row of the file."""
    async with asked.read() as view:
        run = await _seen(asked, view, run_id)
    desk = asked.house.parts.get(IMPORTS)
    path = await desk.report(run.id)
    if path is None:
        raise NotFound(what="import_report", id=run_id)
    return await send_file_range(
        asked.request,
        path,
        media_type="application/x-ndjson",
        within=desk.folder,
        download_name=f"import-{run.id}.jsonl",
    )


@routes.post("/import-runs/{run_id}/cancel", zh="停止导入", act=Act.ORDER_IMPORT)
async def cancel_import_run(asked: Asked, tx: WriteTx, run_id: Id) -> RunShown:
    """Stop after the batch in hand; what was taken in stays. A run that ended stays as it is."""
    run = await _seen(asked, tx, run_id)
    await asked.audit(tx, "order.import_cancelled", "import_run", run_id, run.dealer_id)
    return _shown(asked, await cancel_run(tx, run_id))


@routes.post("/import-runs/{run_id}/accept", zh="采用车主数据差异", act=Act.ORDER_IMPORT)
async def accept_import_differences(asked: Asked, tx: WriteTx, run_id: Id, body: AcceptIn) -> RunShown:
    """Take the differences of a comparison over (S2-27): by the dealer's named person; the dealer's last sync is noted."""
    await _seen(asked, tx, run_id)
    run = await accept_differences(tx, run_id, by=asked.person_id, leave_out=body.leave_out)
    return _shown(asked, run)


def _shown(asked: Asked, run: ImportRun, *, report: bool = True) -> RunShown:
    lines = [_masked(asked, line, run.dealer_id) for line in run.report] if report else []
    return RunShown.of(run, report=lines)


def _masked(asked: Asked, line: dict[str, Any], dealer_id: str | None) -> dict[str, Any]:
    if line.get("field") != "number":
        return line
    shown = partial(asked.number, dealer_id=dealer_id, customer_id=line["subject_id"])
    known = ", ".join(shown(number) for number in str(line["known"]).split(", ") if number)
    return {**line, "known": known, "stated": shown(str(line["stated"]))}


async def _seen(asked: Asked, tx: ReadTx | WriteTx, run_id: str) -> ImportRun:
    run = await tx.rows(ImportRun).get(run_id)
    await asked.demand(tx, Act.ORDER_IMPORT, run.dealer_id, hide=("import_runs", run_id))
    return run
