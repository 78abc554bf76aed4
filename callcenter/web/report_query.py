"""What routes of the reports are asked: the span, the dealers within reach, and the words of figures for people."""

from typing import Annotated, Any

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Dealer
from callcenter.core.voc import Axis, Period
from callcenter.flows import reports as flow
from callcenter.flows.ports import ReadTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Day, Id, Line, Model
from callcenter.web.prose import texts

FigureName = Annotated[str, Field(max_length=200, pattern=r"^[a-z_]+(:[a-z0-9_.]+)?$")]
Head = Annotated[str, Field(max_length=50, pattern=r"^[a-z_]+$")]
Words = dict[str, dict[str, str]]


class SpanQuery(Model):
    """Local days from `start` to `end`, both counted; of one dealer, of one adviser, of one part of the day."""

    start: Day
    end: Day
    dealer_id: Id | None = None
    adviser: Line | None = None
    part: Line | None = None


class VocQuery(SpanQuery):
    """`by` splits the figures; `figure` is one of them, `of` several by the first part of their names."""

    period: Period = "day"
    by: Annotated[list[Axis], Field(max_length=5, default_factory=list)]
    figure: FigureName | None = None
    of: Annotated[list[Head], Field(max_length=20, default_factory=list)]


async def dealers_of(asked: Asked, tx: ReadTx, dealer_id: str | None, act: Act = Act.REPORT_SEE) -> list[str] | None:
    """The dealers that are asked for, within reach; None for every one."""
    where = await asked.where(tx, act, dealer="id")
    if not where and dealer_id is None:
        return None
    reach = [dealer.id for dealer in await tx.rows(Dealer).all(**where)]
    return reach if dealer_id is None else [id for id in reach if id == dealer_id]


async def asked_of(asked: Asked, tx: ReadTx, query: SpanQuery, act: Act = Act.REPORT_SEE, **more: Any) -> flow.Asked:
    """The query as the flows take it."""
    only = {axis: value for axis, value in (("adviser", query.adviser), ("part", query.part)) if value is not None}
    return flow.Asked(
        start=query.start, end=query.end, dealers=await dealers_of(asked, tx, query.dealer_id, act), only=only, **more
    )


async def voc_asked(asked: Asked, tx: ReadTx, query: VocQuery, act: Act = Act.REPORT_SEE) -> flow.Asked:
    """A report's query as the flow takes it."""
    return await asked_of(
        asked,
        tx,
        query,
        act,
        period=query.period,
        axes=tuple(dict.fromkeys(query.by)),
        figure=query.figure,
        of=tuple(dict.fromkeys(query.of)),
    )


def named(language: str, figure: str, words: Words) -> str:
    """A figure's name for people: with its question or step."""
    head, _, what = figure.partition(":")
    said = texts(language)["figures"].get(head, head)
    return f"{said}：{words.get(what, {}).get(language, what)}" if what else said


def valued(language: str, figure: str, value: str, words: Words) -> str:
    """A kind's name for people: an outcome, a disposition, an answer."""
    option = words.get(f"{figure.partition(':')[2]}:{value}")
    return option[language] if option else texts(language)["values"].get(value, value)
