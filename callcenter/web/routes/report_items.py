"""What is behind a figure: the calls, follow-ups or tickets that it counts, as a list and as a file (CSV, XLSX)."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from aiohttp import web
from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Dealer, Person
from callcenter.core.voc import Standing
from callcenter.flows import reports as flow
from callcenter.flows.ports import ReadTx
from callcenter.flows.report_items import Behind, behind
from callcenter.web.asked import Asked
from callcenter.web.fields import Line, Shown
from callcenter.web.files import CHUNK, send_rows
from callcenter.web.prose import texts
from callcenter.web.report_files import CSV, XLSX, Workbook, as_csv, csv_rows
from callcenter.web.report_query import FigureName, SpanQuery, asked_of
from callcenter.web.route import Routes

routes = Routes("reports")

STRETCH = 500
"""So many items are read at once for a file."""

COLUMNS = (
    "day",
    "at",
    "dealer",
    "standing",
    "value",
    "customer",
    "plate",
    "car",
    "order_no",
    "ticket_no",
    "adviser",
    "part",
    "outcome",
    "disposition",
    "talk_seconds",
    "state",
)


class CountedQuery(SpanQuery):
    """The items behind one figure; filters as the figure's own `value` and group."""

    figure: FigureName
    standing: Literal["for", "against", "open", "excluded"] | None = None
    value: Line | None = None


class ItemQuery(CountedQuery):
    """One stretch of the items."""

    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    limit: Annotated[int, Field(ge=1, le=500)] = 100


class ItemShown(Shown):
    """One call, follow-up or ticket that a figure counts; the customer where the asker may see customers.

    `at`: dialed, ended or due, received. `agent` of calls; of tickets only where the policy says so (S2-6).
    """

    day: date
    subject: str
    subject_id: str
    standing: Standing
    value: str
    dealer: str
    adviser: str
    part: str
    at: datetime | None
    follow_up_id: str | None
    ticket_no: str
    order_no: str
    customer: str
    plate: str
    car: str
    about: str
    state: str
    outcome: str
    disposition: str
    talk_seconds: int | None
    agent: str


class ItemsShown(Shown):
    """What a figure counts: how many there are, and one stretch of them."""

    total: int
    items: list[ItemShown]


@routes.get("/reports/voc/items", zh="指标明细", act=Act.REPORT_SEE)
async def list_voc_items(asked: Asked, tx: ReadTx, query: ItemQuery) -> ItemsShown:
    """The calls, follow-ups or tickets behind a figure."""
    total, found = await _stretch(asked, tx, query, Act.REPORT_SEE, query.limit, query.offset)
    agents = sorted({one.agent_id for one in found if one.agent_id})
    names = {one.id: one.name for one in await tx.rows(Person).all(id__in=agents)} if agents else {}
    return ItemsShown(total=total, items=[_shown(one, names.get(one.agent_id or "", "")) for one in found])


@routes.get("/reports/voc/items.csv", zh="导出指标明细（CSV）", act=Act.EXPORT, produces=(CSV,), transaction=False)
async def export_voc_items_csv(asked: Asked, query: CountedQuery) -> web.StreamResponse:
    """The items behind a figure as CSV, made while it is sent. Audited."""
    head = await _begin(asked, query, "csv")

    async def chunks() -> AsyncIterator[bytes]:
        yield as_csv(head, ())
        async for rows in _rows(asked, query):
            yield csv_rows(rows)

    return await send_rows(asked.request, chunks(), media_type=CSV, download_name=_name(query, "csv"))


@routes.get("/reports/voc/items.xlsx", zh="导出指标明细（XLSX）", act=Act.EXPORT, produces=(XLSX,), transaction=False)
async def export_voc_items_xlsx(asked: Asked, query: CountedQuery) -> web.StreamResponse:
    """The items behind a figure as a workbook. Audited."""
    head = await _begin(asked, query, "xlsx")
    with tempfile.TemporaryDirectory(prefix="callcenter-report-") as folder:
        path = Path(folder) / "items.xlsx"
        book = Workbook(head, "VOC", path)
        async for rows in _rows(asked, query):
            await asyncio.to_thread(book.add, rows)
        await asyncio.to_thread(book.close)

        async def chunks() -> AsyncIterator[bytes]:
            with path.open("rb") as file:
                while chunk := await asyncio.to_thread(file.read, CHUNK):
                    yield chunk

        return await send_rows(asked.request, chunks(), media_type=XLSX, download_name=_name(query, "xlsx"))


async def _stretch(
    asked: Asked, tx: ReadTx, query: CountedQuery, act: Act, limit: int, offset: int
) -> tuple[int, list[Behind]]:
    wanted = await asked_of(asked, tx, query, act, figure=query.figure)
    total, items = await flow.voc_items(
        tx, asked.house.setup, wanted, standing=query.standing, value=query.value, limit=limit, offset=offset
    )
    reach = await asked.reach(tx, Act.CUSTOMER_SEE) if asked.may(Act.CUSTOMER_SEE) else None
    return total, await behind(tx, asked.house.setup, items, lambda id: reach is not None and reach.covers(id))


def _shown(one: Behind, agent: str) -> ItemShown:
    item = one.item
    axes = {name: getattr(item, name) for name in ("dealer", "adviser", "part")}
    told: dict[str, Any] = {
        "day": item.day,
        "subject": item.subject,
        "subject_id": item.subject_id,
        "standing": item.standing,
        "value": item.value,
    }
    return ItemShown.of(one, **told, **axes, about=one.subject, agent=agent)


async def _begin(asked: Asked, query: CountedQuery, form: str) -> list[str]:
    """Check the question before anything is sent, write the audit line, give the head of the table."""
    async with asked.read() as view:
        await _stretch(asked, view, query, Act.EXPORT, 1, 0)
    async with asked.write() as tx:
        told = {"start": str(query.start), "end": str(query.end), "figure": query.figure, "form": form}
        await asked.audit(tx, "report.export", "report", "items", **told)
    said = texts(asked.language)["report"]
    return [said[column] for column in COLUMNS]


async def _rows(asked: Asked, query: CountedQuery) -> AsyncIterator[list[list[Any]]]:
    """The lines of a file, stretch by stretch, each of a view of its own: a slow reader holds nothing open."""
    offset = 0
    async with asked.read() as view:
        dealers = {dealer.id: dealer for dealer in await view.rows(Dealer).all()}
    while True:
        async with asked.read() as view:
            _, found = await _stretch(asked, view, query, Act.EXPORT, STRETCH, offset)
        if not found:
            return
        yield [_row(asked.language, one, dealers[one.item.dealer]) for one in found]
        offset += len(found)


def _row(language: str, one: Behind, dealer: Dealer) -> list[Any]:
    values = texts(language)["values"]
    at = one.at.astimezone(ZoneInfo(dealer.time_zone)).strftime("%Y-%m-%d %H:%M") if one.at else ""
    told = {
        "day": one.item.day.isoformat(),
        "at": at,
        "dealer": dealer.name,
        "adviser": one.item.adviser,
        **{name: getattr(one, name) for name in ("customer", "plate", "car", "order_no", "ticket_no", "talk_seconds")},
        "standing": values[f"standing_{one.item.standing}"],
        **{name: _said(values, getattr(one, name)) for name in ("outcome", "disposition", "state")},
        **{name: _said(values, getattr(one.item, name)) for name in ("value", "part")},
    }
    return [told[column] for column in COLUMNS]


def _said(values: Any, code: str) -> str:
    said: str = values.get(code, code)
    return said


def _name(query: CountedQuery, suffix: str) -> str:
    return f"{query.figure.replace(':', '-')}-{query.start}-{query.end}.{suffix}"
