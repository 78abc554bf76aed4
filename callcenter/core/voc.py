"""The voice of the customer in figures (S2-29): every figure is a count of items, so that each can list what it counts.

An item belongs to one local day; a week or a month is the sum of its days. Of every figure there are the numerator, the
denominator (decided items only), what is still open, and what is excluded. The desk's staff are never measured by
complaints (S2-5): items of tickets carry no agent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from callcenter.core.questionnaire import Question, QuestionKind
from callcenter.errors import Invalid

Period = Literal["day", "week", "month"]
Axis = Literal["dealer", "adviser", "part", "agent", "department"]


class Standing(StrEnum):
    """How an item counts: for the figure, only in its denominator, not yet, or not at all."""

    FOR = "for"
    AGAINST = "against"
    OPEN = "open"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a figure counts. `value` splits a figure into its kinds (an outcome, an answer), empty for none."""

    figure: str
    day: date
    subject: Literal["follow_up", "call", "ticket"]
    subject_id: str
    standing: Standing
    value: str = ""
    dealer: str = ""
    adviser: str = ""
    part: str = ""
    agent: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of one period and group. A share is numerator ÷ denominator; with a `value`, the share of that kind."""

    period: date
    figure: str
    value: str
    group: tuple[str, ...]
    numerator: int
    denominator: int
    open: int
    excluded: int


class Family(StrEnum):
    """What a figure counts, and by which day: rows of one family are read together."""

    DELIVERED = "delivered"
    DUE = "due"
    DONE = "done"
    CALLS = "calls"
    ANSWERS = "answers"
    STEPS = "steps"
    TICKETS = "tickets"


FAMILIES: Mapping[str, Family] = {
    "followed_up": Family.DELIVERED,
    "followed_up_in_time": Family.DELIVERED,
    "due_in_time": Family.DUE,
    "finished": Family.DONE,
    "reach": Family.CALLS,
    "outcomes": Family.CALLS,
    "dispositions": Family.CALLS,
    "call_length": Family.CALLS,
    "satisfaction": Family.ANSWERS,
    "answers": Family.ANSWERS,
    "step_time": Family.STEPS,
    "tickets_on_time": Family.TICKETS,
    "tickets": Family.TICKETS,
    "closed_unverified": Family.TICKETS,
}
"""Figure → its family. `satisfaction` and `answers` carry the question behind a colon (`satisfaction:overall`),
`step_time` the questionnaire and its step (`step_time:dealer_follow_up.introduce`). `followed_up` counts by the day of
delivery, `due_in_time` by the day that the limit names, `finished` by the day on which the follow-up ended.
"""

OF_WHAT = frozenset({"satisfaction", "answers", "step_time"})
"""The figures that carry a question or a step."""

NOT_BY_AGENT = frozenset({"tickets_on_time", "tickets", "closed_unverified", "satisfaction", "answers"})
"""Complaints and ratings are never taken by agent (S2-5)."""


def family_of(figure: str) -> Family:
    """The family of a figure's name; KeyError for a name that is none."""
    return FAMILIES[figure.partition(":")[0]]


def is_figure(name: str) -> bool:
    """Whether a name is a figure's."""
    head, _, question = name.partition(":")
    return head in FAMILIES and bool(question) == (head in OF_WHAT)


def check_axes(axes: Iterable[Axis], figure: str | None = None) -> None:
    """Raises Invalid where somebody asks for complaints by agent, or by anything of an agent's (S2-5)."""
    if "agent" in axes and figure is not None and figure.partition(":")[0] in NOT_BY_AGENT:
        raise Invalid("by", "desk-not-ranked")


def period_of(day: date, period: Period) -> date:
    """The first day of the day's week (Monday) or month, or the day itself."""
    match period:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)


def group_of(item: Item, axes: tuple[Axis, ...]) -> tuple[str, ...]:
    """The item's place on the axes."""
    return tuple(str(getattr(item, axis)) for axis in axes)


class Tally:
    """Counts things by period, figure, kind and group. `add` takes what one kind of thing says, and how often it is so."""

    def __init__(self, period: Period = "day", axes: tuple[Axis, ...] = ()) -> None:
        self._period: Period = period
        self._axes = axes
        self._starts: dict[date, date] = {}
        self._counts: dict[tuple[date, str, tuple[str, ...]], dict[str, dict[Standing, int]]] = {}

    def start_of(self, day: date) -> date:
        """The first day of the day's period."""
        if day not in self._starts:
            self._starts[day] = period_of(day, self._period)
        return self._starts[day]

    def add(self, start: date, group: tuple[str, ...], says: Iterable[Item], n: int) -> None:
        """Count `n` things of a period (by its first day) and group; left out where agents are asked for and none is known."""
        if "agent" in self._axes and not group[self._axes.index("agent")]:
            return
        for item in says:
            kinds = self._counts.setdefault((start, item.figure, group), {})
            standings = kinds.setdefault(item.value, {})
            standings[item.standing] = standings.get(item.standing, 0) + n

    def figures(self) -> list[Figure]:
        """The figures per period, figure, group and kind, in that order.

        Complaints and ratings by agent are left out of a whole report (S2-5).
        """
        found: list[Figure] = []
        for (start, name, group), kinds in self._counts.items():
            if "agent" in self._axes and name.partition(":")[0] in NOT_BY_AGENT:
                continue
            total = {standing: sum(kind.get(standing, 0) for kind in kinds.values()) for standing in Standing}
            for value, kind in kinds.items():
                counted = kind.get(Standing.FOR, 0)
                if value and not counted:
                    continue  # an open or excluded item has no kind yet; it is in the totals of every kind
                found.append(
                    Figure(
                        period=start,
                        figure=name,
                        value=value,
                        group=group,
                        numerator=counted,
                        denominator=total[Standing.FOR] + total[Standing.AGAINST],
                        open=total[Standing.OPEN],
                        excluded=total[Standing.EXCLUDED],
                    )
                )
        return sorted(found, key=lambda one: (one.period, one.figure, one.group, one.value))


def figures(items: Iterable[Item], period: Period = "day", axes: tuple[Axis, ...] = ()) -> list[Figure]:
    """Count the items, each once."""
    tally = Tally(period, axes)
    for item in items:
        tally.add(tally.start_of(item.day), group_of(item, axes), (item,), 1)
    return tally.figures()


def favourable(question: Question, value: object) -> bool:
    """Whether an answer counts for a satisfaction figure: the two best levels, *yes*, or 9 and 10 of 10."""
    match question.kind:
        case QuestionKind.SATISFACTION:
            return value in ("very_satisfied", "satisfied")
        case QuestionKind.YES_NO:
            return value is True
        case QuestionKind.SCALE:
            return isinstance(value, int) and value >= 9
        case QuestionKind.CHOICE | QuestionKind.TEXT:
            return False


def in_band(talk_seconds: int, band: tuple[timedelta, timedelta]) -> bool:
    """Whether a call was as long as it should be (S2-24: two to three minutes)."""
    return band[0].total_seconds() <= talk_seconds <= band[1].total_seconds()
