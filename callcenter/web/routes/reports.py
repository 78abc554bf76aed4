"""Reports: the voice of the customer by day, week and month (JSON, CSV, XLSX), times of steps and calls, the desk's work."""

import asyncio
from datetime import date
from typing import Any

from aiohttp import web

from callcenter.core.acts import Act
from callcenter.core.model import Dealer
from callcenter.core.voc import Axis, Figure
from callcenter.core.voc_rows import Spread
from callcenter.flows import reports as flow
from callcenter.flows.desk_report import desk_report
from callcenter.flows.ports import ReadTx
from callcenter.flows.time_report import time_report
from callcenter.web.asked import Asked
from callcenter.web.fields import Day, Id, Line, Model, Shown
from callcenter.web.files import disposition
from callcenter.web.prose import texts
from callcenter.web.report_files import CSV, XLSX, as_csv, as_xlsx
from callcenter.web.report_query import SpanQuery, VocQuery, Words, asked_of, dealers_of, named, valued, voc_asked
from callcenter.web.route import Routes

routes = Routes("reports")


class DeskQuery(Model):
    """The desk's own report; agents are never ordered by complaints (S2-5)."""

    start: Day
    end: Day
    rank_by: Line = "completed"
    dealer_id: Id | None = None


class CountShown(Shown):
    """A share is numerator ÷ denominator; `open` is not decided yet, `excluded` does not count."""

    numerator: int
    denominator: int
    open: int
    excluded: int


class FigureShown(Shown):
    """One figure of one period and group. A share is numerator ÷ denominator; `open` is not decided, `excluded` out."""

    period: date
    figure: str
    value: str
    group: dict[str, str]
    numerator: int
    denominator: int
    open: int
    excluded: int


class ReportShown(Shown):
    """A whole report; `words` say in both languages what figures carry behind their colon."""

    start: date
    end: date
    period: str
    figures: list[FigureShown]
    words: dict[str, dict[str, str]]


class TakenShown(Shown):
    """So many took so many seconds."""

    seconds: int
    count: int


class SpreadShown(Shown):
    """How long something took, in seconds: how often it was measured, mean, middle, ninth tenth, and every length."""

    count: int
    mean: float
    middle: float
    ninth_tenth: float
    seconds: list[TakenShown]

    @classmethod
    def told(cls, spread: Spread) -> "SpreadShown":
        """From a spread."""
        taken = [TakenShown(seconds=seconds, count=count) for seconds, count in spread.seconds]
        return cls.of(spread, seconds=taken)


class StepTimesShown(Shown):
    """One step of the script against the table's minutes (S2-20…23); `planned_seconds` 0: no bound."""

    questionnaire: str
    kind: str
    step: str
    no: str
    title: dict[str, str]
    planned_seconds: float
    figure: str
    counted: CountShown
    spread: SpreadShown


class TimesShown(Shown):
    """The times of steps in the table's order, and of talks against their band in seconds (S2-24)."""

    start: date
    end: date
    steps: list[StepTimesShown]
    band_low: int
    band_high: int
    talk: CountShown
    talk_spread: SpreadShown


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
    """The voice of the customer: satisfaction by question, reach by part of the day, outcomes, dispositions, tickets.

    Times of steps are in it only where `figure` or `of` names them; `/reports/times` tells them all.
    """
    wanted = await voc_asked(asked, tx, query)
    found = await flow.voc_report(tx, asked.house.setup, wanted)
    words = await _words(asked, tx, wanted) if any(":" in figure.figure for figure in found) else {}
    figures = [FigureShown.of(figure, group=dict(zip(query.by, figure.group, strict=True))) for figure in found]
    return ReportShown(start=query.start, end=query.end, period=query.period, figures=figures, words=words)


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


@routes.get("/reports/times", zh="环节与通话时长", act=Act.REPORT_SEE)
async def show_times(asked: Asked, tx: ReadTx, query: SpanQuery) -> TimesShown:
    """How long each step of the script took against the table's minutes, and the talks against their band."""
    times = await time_report(tx, asked.house.setup, await asked_of(asked, tx, query))
    return TimesShown(
        start=query.start,
        end=query.end,
        steps=[
            StepTimesShown.of(
                step,
                title=dict(step.title),
                figure=f"step_time:{step.questionnaire}.{step.step}",
                counted=CountShown(
                    numerator=step.within, denominator=step.timed, open=step.open, excluded=step.excluded
                ),
                spread=SpreadShown.told(step.spread),
            )
            for step in times.steps
        ],
        band_low=times.low,
        band_high=times.high,
        talk=_count(times.talk),
        talk_spread=SpreadShown.told(times.spread),
    )


@routes.get("/reports/desk", zh="坐席工作量", act=Act.REPORT_SEE)
async def show_desk(asked: Asked, tx: ReadTx, query: DeskQuery) -> list[AgentShown]:
    """Conversations, completed follow-ups and reach per agent; never complaints (S2-5)."""
    wanted = flow.Asked(start=query.start, end=query.end, dealers=await dealers_of(asked, tx, query.dealer_id))
    lines = await desk_report(tx, asked.house.setup, wanted, query.rank_by)
    return [AgentShown.of(line) for line in lines]


def _count(figure: Figure | None) -> CountShown:
    return CountShown.of(figure) if figure else CountShown(numerator=0, denominator=0, open=0, excluded=0)


async def _words(asked: Asked, tx: ReadTx, wanted: flow.Asked) -> Words:
    return {code: dict(said) for code, said in (await flow.words_of(tx, asked.house.setup, wanted)).items()}


async def _table(asked: Asked, query: VocQuery, form: str) -> tuple[list[str], list[list[Any]]]:
    async with asked.read() as view:
        wanted = await voc_asked(asked, view, query, Act.EXPORT)
        found = await flow.voc_report(view, asked.house.setup, wanted)
        words = await _words(asked, view, wanted)
        where: dict[str, Any] = {} if wanted.dealers is None else {"id__in": list(wanted.dealers)}
        names = {dealer.id: dealer.name for dealer in await view.rows(Dealer).all(**where)}
    async with asked.write() as tx:
        await asked.audit(tx, "report.export", "report", "voc", start=str(query.start), end=str(query.end), form=form)
    said = texts(asked.language)["report"]
    head = [said["period"], *(said[axis] for axis in wanted.axes)]
    head += [said[name] for name in ("figure", "value", "numerator", "denominator", "open", "excluded")]
    return head, [_row(asked.language, figure, wanted.axes, names, words) for figure in found]


def _row(language: str, figure: Figure, axes: tuple[Axis, ...], names: dict[str, str], words: Words) -> list[Any]:
    values = texts(language)["values"]
    group = [
        names.get(value, value) if axis == "dealer" else values.get(value, value) if axis == "part" else value
        for axis, value in zip(axes, figure.group, strict=True)
    ]
    counts = [figure.numerator, figure.denominator, figure.open, figure.excluded]
    told = [named(language, figure.figure, words), valued(language, figure.figure, figure.value, words)]
    return [figure.period.isoformat(), *group, *told, *counts]


def _file(body: bytes, media_type: str, name: str) -> web.StreamResponse:
    headers = {"Content-Disposition": disposition(name), "Cache-Control": "private, no-store"}
    return web.Response(body=body, content_type=media_type, headers=headers)
