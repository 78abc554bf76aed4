"""Reports: the voice of the customer by day, week and month (JSON, CSV, XLSX), what each figure counts, the desk's work."""

import asyncio
from datetime import date
from typing import Annotated, Any, Literal

from aiohttp import web
from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Dealer
from callcenter.core.voc import Axis, Figure, Period, Standing
from callcenter.flows import reports as flow
from callcenter.flows.desk_report import desk_report
from callcenter.flows.ports import ReadTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Day, Id, Line, Model, Shown
from callcenter.web.files import disposition
from callcenter.web.prose import texts
from callcenter.web.report_files import CSV, XLSX, as_csv, as_xlsx
from callcenter.web.route import Routes

routes = Routes("reports")

FigureName = Annotated[str, Field(max_length=100, pattern=r"^[a-z_]+(:[a-z0-9_]+)?$")]


class VocQuery(Model):
    """Local days from `start` to `end`, both counted; `by` splits the figures."""

    start: Day
    end: Day
    period: Period = "day"
    by: Annotated[list[Axis], Field(max_length=5, default_factory=list)]
    figure: FigureName | None = None
    dealer_id: Id | None = None


class ItemQuery(Model):
    """The items behind one figure; filters as the figure's own `value` and group."""

    start: Day
    end: Day
    figure: FigureName
    standing: Literal["for", "against", "open", "excluded"] | None = None
    value: Line | None = None
    dealer_id: Id | None = None
    adviser: Line | None = None
    part: Line | None = None
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    limit: Annotated[int, Field(ge=1, le=500)] = 100


class DeskQuery(Model):
    """The desk's own report; agents are never ordered by complaints (S2-5)."""

    start: Day
    end: Day
    rank_by: Line = "completed"
    dealer_id: Id | None = None


class FigureShown(Shown):
    """One figure: a share is numerator ÷ denominator; `open` is not decided yet, `excluded` does not count."""

    period: date
    figure: str
    value: str
    group: dict[str, str]
    numerator: int
    denominator: int
    open: int
    excluded: int


class ReportShown(Shown):
    """A whole report."""

    start: date
    end: date
    period: str
    figures: list[FigureShown]


class ItemShown(Shown):
    """One call, follow-up or ticket that a figure counts."""

    day: date
    subject: str
    subject_id: str
    standing: Standing
    value: str
    dealer: str
    adviser: str
    part: str


class ItemsShown(Shown):
    """What a figure counts: how many there are, and one stretch of them."""

    total: int
    items: list[ItemShown]


class AgentShown(Shown):
    """One agent's work."""

    agent_id: str
    name: str
    calls: int
    reached: int
    conversations: int
    completed: int


@routes.get("/reports/voc", zh="VOC 统计", act=Act.REPORT_SEE)
async def show_voc(asked: Asked, tx: ReadTx, query: VocQuery) -> ReportShown:
    """The voice of the customer: satisfaction by question, reach by part of the day, outcomes, dispositions, tickets."""
    found = await flow.voc_report(tx, asked.house.setup, await _asked(asked, tx, query))
    figures = [FigureShown.of(figure, group=dict(zip(query.by, figure.group, strict=True))) for figure in found]
    return ReportShown(start=query.start, end=query.end, period=query.period, figures=figures)


@routes.get("/reports/voc/items", zh="指标明细", act=Act.REPORT_SEE)
async def list_voc_items(asked: Asked, tx: ReadTx, query: ItemQuery) -> ItemsShown:
    """The calls, follow-ups or tickets behind a figure."""
    dealers = await _dealers(asked, tx, query.dealer_id)
    wanted = flow.Asked(start=query.start, end=query.end, dealers=dealers, figure=query.figure)
    found = [
        item
        for item in await flow.voc_items(tx, asked.house.setup, wanted)
        if (query.standing is None or item.standing == query.standing)
        and (query.value is None or item.value == query.value)
        and (query.adviser is None or item.adviser == query.adviser)
        and (query.part is None or item.part == query.part)
    ]
    stretch = found[query.offset : query.offset + query.limit]
    return ItemsShown(total=len(found), items=[ItemShown.of(item) for item in stretch])


@routes.get("/reports/voc.csv", zh="导出 VOC（CSV）", act=Act.EXPORT, produces=(CSV,), transaction=False)
async def export_voc_csv(asked: Asked, query: VocQuery) -> web.StreamResponse:
    """The report as CSV. Audited."""
    head, rows = await _table(asked, query, "csv")
    return _file(as_csv(head, rows), CSV, f"voc-{query.start}-{query.end}.csv")


@routes.get("/reports/voc.xlsx", zh="导出 VOC（XLSX）", act=Act.EXPORT, produces=(XLSX,), transaction=False)
async def export_voc_xlsx(asked: Asked, query: VocQuery) -> web.StreamResponse:
    """The report as a workbook. Audited."""
    head, rows = await _table(asked, query, "xlsx")
    return _file(await asyncio.to_thread(as_xlsx, head, rows, "VOC"), XLSX, f"voc-{query.start}-{query.end}.xlsx")


@routes.get("/reports/desk", zh="坐席工作量", act=Act.REPORT_SEE)
async def show_desk(asked: Asked, tx: ReadTx, query: DeskQuery) -> list[AgentShown]:
    """Conversations, completed follow-ups and reach per agent; never complaints (S2-5)."""
    wanted = flow.Asked(start=query.start, end=query.end, dealers=await _dealers(asked, tx, query.dealer_id))
    lines = await desk_report(tx, asked.house.setup, wanted, query.rank_by)
    return [AgentShown.of(line) for line in lines]


async def _dealers(asked: Asked, tx: ReadTx, dealer_id: str | None, act: Act = Act.REPORT_SEE) -> list[str]:
    """The dealers that are asked for, within reach."""
    where = await asked.where(tx, act, dealer="id")
    reach = [dealer.id for dealer in await tx.rows(Dealer).all(**where)]
    return reach if dealer_id is None else [id for id in reach if id == dealer_id]


async def _asked(asked: Asked, tx: ReadTx, query: VocQuery, act: Act = Act.REPORT_SEE) -> flow.Asked:
    return flow.Asked(
        start=query.start,
        end=query.end,
        period=query.period,
        axes=tuple(dict.fromkeys(query.by)),
        dealers=await _dealers(asked, tx, query.dealer_id, act),
        figure=query.figure,
    )


async def _table(asked: Asked, query: VocQuery, form: str) -> tuple[list[str], list[list[Any]]]:
    async with asked.read() as view:
        wanted = await _asked(asked, view, query, Act.EXPORT)
        found = await flow.voc_report(view, asked.house.setup, wanted)
        names = {dealer.id: dealer.name for dealer in await view.rows(Dealer).all(id__in=list(wanted.dealers or ()))}
    async with asked.write() as tx:
        await asked.audit(tx, "report.export", "report", "voc", start=str(query.start), end=str(query.end), form=form)
    said = texts(asked.language)["report"]
    head = [said["period"], *(said[axis] for axis in wanted.axes)]
    head += [said[name] for name in ("figure", "value", "numerator", "denominator", "open", "excluded")]
    return head, [_row(figure, wanted.axes, names) for figure in found]


def _row(figure: Figure, axes: tuple[Axis, ...], names: dict[str, str]) -> list[Any]:
    group = [
        names.get(value, value) if axis == "dealer" else value for axis, value in zip(axes, figure.group, strict=True)
    ]
    counts = [figure.numerator, figure.denominator, figure.open, figure.excluded]
    return [figure.period.isoformat(), *group, figure.figure, figure.value, *counts]


def _file(body: bytes, media_type: str, name: str) -> web.StreamResponse:
    headers = {"Content-Disposition": disposition(name), "Cache-Control": "private, no-store"}
    return web.Response(body=body, content_type=media_type, headers=headers)
