"""A calendar's year at a glance: what each date is and why, for people who maintain it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from callcenter.core.worktime import Calendar, DayException, day_hours, is_known

DayMark = Literal["week", "holiday", "makeup", "own", "statutory"]
"""As the week says; closed by an entry; open by an entry; hours of its own; closed by law's fixed date in an unknown year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearDay:
    """One date: its hours (empty: closed), what makes it so, and who said so."""

    day: date
    hours: tuple[str, ...]
    mark: DayMark
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A whole year. `provisional`: the year's holidays are not known yet; `open_days` counts dates with any hours."""

    year: int
    provisional: bool
    open_days: int
    days: tuple[YearDay, ...]


def year_of(calendar: Calendar, year: int) -> Year:
    """The year as the rules of time see it."""
    first = date(year, 1, 1)
    dates = [first + timedelta(days=place) for place in range((date(year + 1, 1, 1) - first).days)]
    days = tuple(_day_of(calendar, calendar.exceptions, day) for day in dates)
    return Year(
        year=year,
        provisional=not is_known(calendar, first),
        open_days=sum(1 for day in days if day.hours),
        days=days,
    )


def _day_of(calendar: Calendar, exceptions: Mapping[date, DayException], day: date) -> YearDay:
    hours = day_hours(calendar, day)
    said = exceptions.get(day)
    mark: DayMark = "week"
    if said is not None:
        mark = "own" if said.kind == "own" else "holiday" if said.kind == "closed" else "makeup"
    elif not hours and calendar.weekly[day.weekday()]:
        mark = "statutory"
    return YearDay(day=day, hours=tuple(map(str, hours)), mark=mark, source=said.source if said else "")
