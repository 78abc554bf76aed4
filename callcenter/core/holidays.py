"""The seed of our own table of public holidays of the Chinese mainland, make-up workdays included.

The table in the database is what counts (date, working, source); this gives its rows for the years whose decree the
chinesecalendar package carries. A year without a decree is refused and never guessed: working-time results in it are
provisional (worktime.py) until somebody imports it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chinese_calendar import constants

from callcenter.core.worktime import Calendar, DayException, DayHours, DayKind, parse_hours
from callcenter.errors import CallcenterError

SOURCE = "chinesecalendar"


class CalendarYearUnknown(CallcenterError):
    """The holidays of this year are not known yet; import the year's decree when it is published."""

    code = "calendar-year-unknown"

    def __init__(self, year: int) -> None:
        super().__init__(year=year)


@dataclass(frozen=True, slots=True)
class DayRow:
    """One date that is named by a decree: a holiday (`working` false) or a make-up workday (`working` true)."""

    date: date
    working: bool
    source: str


def known_years() -> frozenset[int]:
    """The years for which `seed` has rows."""
    return frozenset(day.year for day in constants.holidays)


def seed(year: int) -> list[DayRow]:
    """The holidays and make-up workdays of a year, in order. Raises CalendarYearUnknown."""
    if year not in known_years():
        raise CalendarYearUnknown(year)
    rows = [DayRow(day, False, SOURCE) for day in constants.holidays if day.year == year]
    rows += [DayRow(day, True, SOURCE) for day in constants.workdays if day.year == year]
    return sorted(rows, key=lambda row: row.date)


def exceptions_of(rows: Iterable[DayRow]) -> dict[date, DayException]:
    """A calendar's exceptions from rows of the table; a later row for the same date wins."""
    return {
        row.date: DayException(DayKind.WORKING if row.working else DayKind.CLOSED, source=row.source) for row in rows
    }


WORKING_HOURS: DayHours = parse_hours(["09:00-12:00", "13:00-18:00"])
CALLING_HOURS: DayHours = parse_hours(["09:00-12:00", "14:00-18:00"])


def working_calendar(zone: str, years: Iterable[int], rows: Iterable[DayRow] | None = None) -> Calendar:
    """The default working calendar: Monday to Friday 09:00–12:00 and 13:00–18:00, holidays and make-up workdays of
    `years`.

    `rows` None takes the seed of those years. Raises CalendarYearUnknown.
    """
    known = frozenset(years)
    if rows is None:
        rows = [row for year in sorted(known) for row in seed(year)]
    return Calendar(
        zone=zone,
        weekly=(WORKING_HOURS,) * 5 + ((), ()),
        makeup_hours=WORKING_HOURS,
        exceptions=exceptions_of(rows),
        known_years=known,
    )


def calling_calendar(zone: str, closed: Iterable[date] = (), hours: DayHours = CALLING_HOURS) -> Calendar:
    """The default calling calendar (A13): daily 09:00–12:00 and 14:00–18:00 but for closed days."""
    return Calendar(
        zone=zone,
        weekly=(hours,) * 7,
        exceptions={day: DayException(DayKind.CLOSED, source="closed day") for day in closed},
    )
