"""The voice-of-customer report: what is counted, from the rows, by day, week or month (S2-17, S2-24, S2-29).

The store counts rows that are alike; core/voc_rows.py says what they mean. What is behind a figure is asked for in two
steps: which kinds of rows count for it, then those rows, one stretch at a time.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from typing import Any, assert_never

from callcenter.core import voc_rows
from callcenter.core.local_days import offsets_between, span_of_days
from callcenter.core.model import Dealer
from callcenter.core.policy_parts import span_of
from callcenter.core.questionnaire import Questionnaire
from callcenter.core.voc import (
    FAMILIES,
    Axis,
    Family,
    Figure,
    Item,
    Period,
    Tally,
    check_axes,
    family_of,
    is_figure,
)
from callcenter.core.voc_rows import Place, Row, Wanted
from callcenter.errors import Invalid, NotFound
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.questionnaires import questionnaire_version
from callcenter.flows.setup import Setup

LONGEST = timedelta(days=366)

MANY = 500
"""More dealers than this are not named one by one where every one is wanted: then a look at all rows is cheaper."""

IN_WHOLE = tuple(head for head in FAMILIES if head != "step_time")
"""What a whole report holds: steps are asked for by name (flows/time_report.py tells them all at once)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a report is asked for: local days `start` to `end`, both counted; `dealers` None means every one.

    `figure` is one figure, `of` several by the first part of their names (`satisfaction`: of every question); neither: all.
    `only` keeps what has these values on an axis (`adviser`, `part`).
    """

    start: date
    end: date
    period: Period = "day"
    axes: tuple[Axis, ...] = ()
    dealers: Sequence[str] | None = None
    figure: str | None = None
    of: tuple[str, ...] = ()
    only: Mapping[str, str] = field(default_factory=dict)

    def check(self) -> None:
        """Raises Invalid naming the field."""
        if self.end < self.start:
            raise Invalid("end", "not-after-start")
        if self.end - self.start > LONGEST:
            raise Invalid("end", "too-long-a-period")
        if self.figure is not None and not is_figure(self.figure):
            raise Invalid("figure", "unknown-figure")
        if any(head not in FAMILIES for head in self.of):
            raise Invalid("of", "unknown-figure")
        for name in (self.figure, *self.of):
            check_axes(self.axes, name)

    def wants(self, figure: str) -> bool:
        """Whether a figure is asked for."""
        return self.figure in (None, figure) and (not self.of or figure.partition(":")[0] in self.of)


@dataclass(frozen=True, slots=True)
class _Source:
    """One query of the store, what else it is told, and what its rows mean."""

    name: str
    wanted: Wanted
    means: Callable[[Row], list[Item]]
    told: Mapping[str, Any] = field(default_factory=dict)

    async def rows(self, tx: ReadTx | WriteTx, **changes: Any) -> Sequence[Row]:
        return await tx.select(self.name, wanted=replace(self.wanted, **changes), **self.told)


async def voc_report(tx: ReadTx | WriteTx, setup: Setup, asked: Asked) -> list[Figure]:
    """The figures that are asked for. A week or month is the sum of its days, whatever the report begins with."""
    asked.check()
    tally = Tally(asked.period, asked.axes)
    for source in await _sources(tx, setup, asked):
        # Days are added up to their period first, and a kind of row is looked at once: it says the same in every group.
        kinds: dict[str, list[Item]] = {}
        counts: dict[tuple[date, tuple[str, ...], str], int] = {}
        days: dict[str, date] = {}
        for row in await source.rows(tx):
            kind, told = row["kind_of_row"], row["day"]
            if kind not in kinds:
                kinds[kind] = [item for item in source.means(row) if asked.wants(item.figure)]
            if told not in days:
                days[told] = tally.start_of(date.fromisoformat(told))
            key = (days[told], tuple(row.get(axis) or "" for axis in asked.axes), kind)
            counts[key] = counts.get(key, 0) + row["n"]
        for (start, group, kind), n in counts.items():
            tally.add(start, group, kinds[kind], n)
    return tally.figures()


async def voc_items(
    tx: ReadTx | WriteTx,
    setup: Setup,
    asked: Asked,
    *,
    standing: str | None = None,
    value: str | None = None,
    limit: int = 100,
    offset: int = 0,
) -> tuple[int, list[Item]]:
    """How many items the one figure that is named counts, and a stretch of them in the order of their days.

    `standing` and `value` keep those of one standing and one kind. Raises Invalid, for a missing figure too.
    """
    if asked.figure is None:
        raise Invalid("figure", "needed")
    asked.check()

    def fits(item: Item) -> bool:
        return (
            item.figure == asked.figure
            and (standing is None or item.standing == standing)
            and (value is None or item.value == value)
        )

    total = 0
    found: list[Item] = []  # one per row: a row that is counted for two options is behind the figure once
    for source in await _sources(tx, setup, replace(asked, axes=())):
        kinds: dict[str, int] = {}
        for row in await source.rows(tx):
            if any(map(fits, source.means(row))):
                kinds[row["kind_of_row"]] = kinds.get(row["kind_of_row"], 0) + row["n"]
        before, total = total, total + sum(kinds.values())
        if len(found) == limit or total <= offset:
            continue
        rows = await source.rows(tx, kinds=list(kinds), limit=limit - len(found), offset=max(0, offset - before))
        found += (next(filter(fits, source.means(row))) for row in rows)
    return total, found


async def words_of(tx: ReadTx | WriteTx, setup: Setup, asked: Asked) -> dict[str, Mapping[str, str]]:
    """The words of what figures carry behind their colon, in both languages: a question's code (`overall`), one of its
    options (`reason:price`), a step (`dealer_follow_up.introduce`).
    """
    found: dict[str, Mapping[str, str]] = {}
    for wanted in await spans(tx, setup, asked):
        for document in await _documents(tx, setup, wanted):  # a later version's words come last and stand
            found |= {f"{document.code}.{step.code}": step.title for step in document.steps}
            for question in document.questions:
                if question.figure:
                    found[question.code] = question.text
                    found |= {f"{question.code}:{option.code}": option.text for option in question.options}
    return found


async def share(
    tx: ReadTx | WriteTx, setup: Setup, figure: str, dealer_id: str, start: date, end: date
) -> dict[str, Any]:
    """One figure of one dealer over a span as {"numerator", "denominator", "from", "to"}; kinds are counted together."""
    asked = Asked(start=start, end=end, period="month", dealers=[dealer_id], figure=figure)
    counted = 0
    of: dict[date, int] = {}
    for found in await voc_report(tx, setup, asked):
        counted += found.numerator
        of[found.period] = found.denominator  # the same for every kind of one period
    return {
        "numerator": counted,
        "denominator": sum(of.values()),
        "from": start.isoformat(),
        "to": end.isoformat(),
    }


async def _sources(tx: ReadTx | WriteTx, setup: Setup, asked: Asked) -> list[_Source]:
    heads = asked.of or IN_WHOLE if asked.figure is None else (asked.figure,)
    families = dict.fromkeys(family_of(head) for head in heads)
    found: list[_Source] = []
    for wanted in await spans(tx, setup, asked):
        for family in families:
            found += await _of_family(tx, setup, family, wanted, asked.figure)
    return found


async def spans(tx: ReadTx | WriteTx, setup: Setup, asked: Asked) -> list[Wanted]:
    """What to ask the store for: once per kind of dealer (zone, parts of the day, band of a call)."""
    found: list[Wanted] = []
    for place, dealers in (await _places(tx, setup, asked.dealers)).items():
        start, end = span_of_days(place.zone, asked.start, asked.end)
        found.append(
            Wanted(
                start=start,
                end=end,
                now=tx.now,
                dealers=dealers,
                place=place,
                offsets=offsets_between(place.zone, start - timedelta(days=1), end),
                by=asked.axes,
                only=asked.only,
            )
        )
    return found


async def _of_family(
    tx: ReadTx | WriteTx, setup: Setup, family: Family, wanted: Wanted, figure: str | None
) -> list[_Source]:
    match family:
        case Family.DELIVERED:
            return [_Source("voc.delivered", wanted, voc_rows.of_delivered)]
        case Family.DUE:
            return [_Source("voc.due", wanted, voc_rows.of_due)]
        case Family.DONE:
            return [_Source("voc.done", wanted, voc_rows.of_done)]
        case Family.CALLS:
            return [_Source("voc.calls", wanted, voc_rows.of_call)]
        case Family.TICKETS:
            return [_Source("voc.tickets", wanted, voc_rows.of_ticket)]
        case Family.ANSWERS:
            return await _of_answers(tx, setup, wanted, figure)
        case Family.STEPS:
            return [
                _Source("voc.steps", wanted, partial(voc_rows.of_step, questionnaire=document.code), told)
                for document, told in await timed_steps(tx, setup, wanted, (figure or "").partition(":")[2])
                if told["planned"]
            ]
        case _:
            assert_never(family)


async def _of_answers(tx: ReadTx | WriteTx, setup: Setup, wanted: Wanted, figure: str | None) -> list[_Source]:
    found: list[_Source] = []
    for document in await _documents(tx, setup, wanted):
        if questions := voc_rows.asked_of(document, figure):
            told = {"questionnaire": document.code, "version": document.version, "questions": questions}
            means = partial(voc_rows.of_answers, document=document, questions=questions)
            found.append(_Source("voc.answers", wanted, means, told))
    return found


async def timed_steps(
    tx: ReadTx | WriteTx, setup: Setup, wanted: Wanted, named: str = ""
) -> list[tuple[Questionnaire, dict[str, Any]]]:
    """Every wording of a questionnaire that was answered, with what the queries of its steps need; of one step where it
    is named (questionnaire.step).
    """
    code, _, one = named.partition(".")
    return [
        (
            document,
            {
                "questionnaire": document.code,
                "version": document.version,
                "planned": {step.code: step.minutes * 60 for step in document.steps if one in ("", step.code)},
            },
        )
        for document in await _documents(tx, setup, wanted)
        if code in ("", document.code)
    ]


async def _documents(tx: ReadTx | WriteTx, setup: Setup, wanted: Wanted) -> list[Questionnaire]:
    """The questionnaires in the wordings that were answered; of one that is gone nothing can be counted."""
    found: list[Questionnaire] = []
    for row in await tx.select("voc.questionnaires", wanted=wanted):
        with suppress(NotFound):
            found.append(await questionnaire_version(tx, setup, row["questionnaire"], row["questionnaire_version"]))
    return sorted(found, key=lambda document: (document.kind, document.code, document.version))


async def _places(
    tx: ReadTx | WriteTx, setup: Setup, dealers: Sequence[str] | None
) -> Mapping[Place, list[str] | None]:
    """The dealers by what the figures need of them; None for all, where they are alike and too many to be named."""
    where: dict[str, Any] = {} if dealers is None else {"id__in": list(dealers)}
    found: dict[Place, list[str]] = {}
    for dealer in await tx.rows(Dealer).all(**where):
        policy = await setup.policy(tx, dealer.policy)
        low, high = policy.limits.call_band
        place = Place(dealer.time_zone, policy.parts_of_day, (span_of(low), span_of(high)))
        found.setdefault(place, []).append(dealer.id)
    if dealers is None and len(found) == 1 and all(len(one) > MANY for one in found.values()):
        return dict.fromkeys(found)
    return dict(found)
