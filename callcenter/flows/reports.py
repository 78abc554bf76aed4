"""The voice-of-customer report: what is counted, from the rows, by day, week or month (S2-17, S2-24, S2-29).

The store counts rows that are alike; core/voc_rows.py says what they mean. What is behind a figure is asked for in two
steps: which kinds of rows count for it, then those rows, one stretch at a time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from typing import Any, assert_never

from callcenter.core import voc_rows
from callcenter.core.local_days import offsets_between, span_of_days
from callcenter.core.model import Dealer
from callcenter.core.policy_parts import span_of
from callcenter.core.voc import Axis, Family, Figure, Item, Period, check_axes, family_of, figures, is_figure
from callcenter.core.voc_rows import Place, Row, Wanted
from callcenter.errors import Invalid, NotFound
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.questionnaires import questionnaire_version
from callcenter.flows.setup import Setup

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a report is asked for: local days `start` to `end`, both counted; `dealers` None means every one.

    `only` keeps what has these values on an axis (`adviser`, `part`).
    """

    start: date
    end: date
    period: Period = "day"
    axes: tuple[Axis, ...] = ()
    dealers: Sequence[str] | None = None
    figure: str | None = None
    only: Mapping[str, str] = field(default_factory=dict)

    def check(self) -> None:
        """Raises Invalid naming the field."""
        if self.end < self.start:
            raise Invalid("end", "not-after-start")
        if self.end - self.start > LONGEST:
            raise Invalid("end", "too-long-a-period")
        if self.figure is not None and not is_figure(self.figure):
            raise Invalid("figure", "unknown-figure")
        check_axes(self.axes, self.figure)


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
    found: list[Item] = []
    for source in await _sources(tx, setup, asked):
        for row in await source.rows(tx):
            found += (item for item in source.means(row) if asked.figure in (None, item.figure))
    return figures(found, asked.period, asked.axes)


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
    found: list[Item] = []
    for source in await _sources(tx, setup, replace(asked, axes=())):
        kinds: dict[str, int] = {}
        for row in await source.rows(tx):
            counted = sum(item.count for item in source.means(row) if fits(item))
            if counted:
                kinds[row["kind_of_row"]] = kinds.get(row["kind_of_row"], 0) + counted
        before, total = total, total + sum(kinds.values())
        if len(found) == limit or total <= offset:
            continue
        rows = await source.rows(tx, kinds=list(kinds), limit=limit - len(found), offset=max(0, offset - before))
        found += (item for row in rows for item in source.means(row) if fits(item))
    return total, found


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
    families = list(Family) if asked.figure is None else [family_of(asked.figure)]
    found: list[_Source] = []
    for place, dealers in (await _places(tx, setup, asked.dealers)).items():
        start, end = span_of_days(place.zone, asked.start, asked.end)
        wanted = Wanted(
            start=start,
            end=end,
            now=tx.now,
            dealers=dealers,
            place=place,
            offsets=offsets_between(place.zone, start - timedelta(days=1), end),
            by=asked.axes,
            only=asked.only,
        )
        for family in families:
            found += await _of_family(tx, setup, family, wanted, asked.figure)
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
            return []
        case _:
            assert_never(family)


async def _of_answers(tx: ReadTx | WriteTx, setup: Setup, wanted: Wanted, figure: str | None) -> list[_Source]:
    """One source per questionnaire and wording; of one that is gone nothing can be counted."""
    found: list[_Source] = []
    for row in await tx.select("voc.questionnaires", wanted=wanted):
        code, version = row["questionnaire"], row["questionnaire_version"]
        try:
            document = await questionnaire_version(tx, setup, code, version)
        except NotFound:
            continue
        questions = voc_rows.asked_of(document, figure)
        if not questions:
            continue
        told = {"questionnaire": code, "version": version, "questions": questions}
        means = partial(voc_rows.of_answers, document=document, questions=questions)
        found.append(_Source("voc.answers", wanted, means, told))
    return found


async def _places(
    tx: ReadTx | WriteTx, setup: Setup, dealers: Sequence[str] | None
) -> Mapping[Place, list[str] | None]:
    """The dealers by what the figures need of them; None for all, where they are all alike."""
    where: dict[str, Any] = {} if dealers is None else {"id__in": list(dealers)}
    found: dict[Place, list[str]] = {}
    for dealer in await tx.rows(Dealer).all(**where):
        policy = await setup.policy(tx, dealer.policy)
        low, high = policy.limits.call_band
        place = Place(dealer.time_zone, policy.parts_of_day, (span_of(low), span_of(high)))
        found.setdefault(place, []).append(dealer.id)
    if dealers is None and len(found) == 1:
        return dict.fromkeys(found)
    return dict(found)
