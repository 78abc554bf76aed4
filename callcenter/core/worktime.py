"""Working time and calling hours: calendars as data, and arithmetic on them that is right to the minute.

Two clocks: `15m 2h 24h 3d` are wall time, `0.5wd 3wd` are working time; the unit decides. 1 wd is the calendar's
nominal working day (8 h, rule A9), consumed from the open hours wherever they lie, lunch and holidays left out. A
calendar knows some years only. A result that used a day of an unknown year is *provisional*: such days follow the
weekly hours and the holidays whose date is fixed by law, never a guess at moved ones. Every instant taken or given
is aware; results are UTC. Days are local days of the calendar's zone, also where clocks change.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import assert_never
from zoneinfo import ZoneInfo

from callcenter.errors import Invalid

MINUTES_A_DAY = 24 * 60

FIXED_HOLIDAYS: frozenset[tuple[int, int]] = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""(month, day) of the statutory holidays of the Chinese mainland with a fixed date; the others follow the moon or the
sun.
"""


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """One open interval of a day, in minutes from local midnight; `end` is not inside; 1440 is the day's end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= MINUTES_A_DAY:
            raise Invalid("hours", f"an interval must end after it begins and lie within one day: {self}")

    def __str__(self) -> str:
        return f"{self.start // 60:02d}:{self.start % 60:02d}-{self.end // 60:02d}:{self.end % 60:02d}"


DayHours = tuple[Hours, ...]
"""The open intervals of one day, in order, not overlapping; empty means closed."""

_HOURS = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})", re.ASCII)


def parse_hours(texts: Iterable[str], field_name: str = "hours") -> DayHours:
    """Read `["09:00-12:00", "14:00-18:00"]`. Raises Invalid for a bad form, an empty interval or an overlap."""
    found: list[Hours] = []
    for text in texts:
        match = _HOURS.fullmatch(text.strip())
        if match is None or int(match[2]) > 59 or int(match[4]) > 59:
            raise Invalid(field_name, f"not an interval like 09:00-12:00: {text!r}")
        found.append(Hours(int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4])))
    found.sort()
    if any(later.start < earlier.end for earlier, later in pairwise(found)):
        raise Invalid(field_name, "the intervals overlap")
    return tuple(found)


class DayKind(StrEnum):
    """What an exception makes of a date: an ordinary working day, a closed day, or a day with hours of its own."""

    WORKING = "working"
    CLOSED = "closed"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class DayException:
    """One date that does not follow the week; `hours` only with kind own; `source` says who decreed it."""

    kind: DayKind
    hours: DayHours = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Open hours of one party. `weekly` has seven entries, Monday first.

    `makeup_hours` are the hours of a make-up workday that the week leaves closed (empty: the first open weekday's).
    `known_years` None means that the calendar does not follow public holidays, so every year is known (calling
    calendars). `day_minutes` is the length of one `wd`. Raises Invalid when no weekday is open, since then nothing
    is ever due.
    """

    zone: str
    weekly: tuple[DayHours, ...]
    exceptions: Mapping[date, DayException] = field(default_factory=dict)
    makeup_hours: DayHours = ()
    known_years: frozenset[int] | None = None
    day_minutes: int = 480

    def __post_init__(self) -> None:
        if len(self.weekly) != 7:
            raise Invalid("weekly", "seven weekdays are needed, Monday first")
        if not any(self.weekly):
            raise Invalid("weekly", "no weekday is open")
        if self.day_minutes <= 0:
            raise Invalid("day_minutes", "a working day needs a length above 0")
        zone_of(self.zone)


@dataclass(frozen=True, slots=True)
class Due:
    """A computed instant (UTC); `provisional` when it rests on a day of a year that the calendar does not know."""

    at: datetime
    provisional: bool = False


def zone_of(name: str) -> ZoneInfo:
    """The IANA zone of that name. Raises Invalid for an unknown one."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise Invalid("zone", f"not an IANA time zone: {name!r}") from None


def day_hours(calendar: Calendar, day: date) -> DayHours:
    """The open intervals of a local date."""
    exception = calendar.exceptions.get(day)
    weekly = calendar.weekly[day.weekday()]
    if exception is None:
        unknown = not is_known(calendar, day)
        return () if unknown and (day.month, day.day) in FIXED_HOLIDAYS else weekly
    match exception.kind:
        case DayKind.CLOSED:
            return ()
        case DayKind.OWN:
            return exception.hours
        case DayKind.WORKING:
            return weekly or calendar.makeup_hours or next(hours for hours in calendar.weekly if hours)
        case _:
            assert_never(exception.kind)


def is_known(calendar: Calendar, day: date) -> bool:
    """Whether the year of a date was imported (or the calendar follows no holidays at all)."""
    return calendar.known_years is None or day.year in calendar.known_years


def local_instant(zone: str, day: date, minute: int) -> datetime:
    """The UTC instant of a local minute of a day (1440 is the next midnight).

    A minute that the spring change skips is the instant of the change; one that the autumn change repeats is its
    first pass. So later minutes never come out earlier.
    """
    tz = zone_of(zone)
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)  # noqa: DTZ001  # wall time on purpose
    first = wall.replace(tzinfo=tz).astimezone(UTC)
    if first.astimezone(tz).replace(tzinfo=None) == wall:
        return first
    # Skipped by a change of clocks: the change lies between the two readings; find it to the second.
    low, high = wall.replace(tzinfo=tz, fold=1).astimezone(UTC), first
    before = low.astimezone(tz).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle in (low, high):
            break
        if middle.astimezone(tz).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high


def local_day(zone: str, instant: datetime) -> date:
    """The local date of an instant."""
    return instant.astimezone(zone_of(zone)).date()


def end_of_day(zone: str, instant: datetime, days: int = 0) -> datetime:
    """The end of the local day `days` after the instant's own: the next local midnight (A14: D+3 → D+4 00:00)."""
    return local_instant(zone, local_day(zone, instant) + timedelta(days=days + 1), 0)


def open_intervals(calendar: Calendar, start: datetime) -> Iterator[tuple[datetime, datetime, date]]:
    """Open stretches from `start` on, without end: (from, to, local date); the first one may be cut by `start`."""
    day = local_day(calendar.zone, start)
    start = start.astimezone(UTC)
    while True:
        for hours in day_hours(calendar, day):
            opens = local_instant(calendar.zone, day, hours.start)
            closes = local_instant(calendar.zone, day, hours.end)
            if closes > max(opens, start):
                yield max(opens, start), closes, day
        day += timedelta(days=1)


def is_open(calendar: Calendar, instant: datetime) -> bool:
    """Whether the calendar is open at an instant; the minute of closing is outside."""
    return next_open(calendar, instant) == instant


def next_open(calendar: Calendar, instant: datetime) -> datetime:
    """The instant itself when open, else the next opening."""
    return next(open_intervals(calendar, instant))[0]


def open_hours_between(calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """The open time within [start, end); zero when the end is not after the start."""
    total = timedelta()
    for opens, closes, _day in open_intervals(calendar, start):
        if opens >= end:
            return total
        total += min(closes, end) - opens
    return total  # pragma: no cover  # the intervals have no end


def add_business_time(calendar: Calendar, start: datetime, span: timedelta) -> Due:
    """The instant at which `span` of open time has passed since `start`.

    A span that ends with the hours ends there and not at the next opening (13 Feb 16:00 + 1 wd is 14 Feb 16:00; a
    span used up at 18:00 is due at 18:00). A zero span is due at once.
    """
    if span < timedelta():
        raise Invalid("span", "business time is added, not taken away")
    first = local_day(calendar.zone, start)
    if not span:
        return Due(start.astimezone(UTC), not is_known(calendar, first))
    left = span
    for opens, closes, day in open_intervals(calendar, start):
        if left <= closes - opens:
            return Due(opens + left, not _all_known(calendar, first, day))
        left -= closes - opens
    raise AssertionError("the intervals have no end")  # pragma: no cover


def _all_known(calendar: Calendar, first: date, last: date) -> bool:
    if calendar.known_years is None:
        return True
    return all(year in calendar.known_years for year in range(first.year, last.year + 1))


@dataclass(frozen=True, slots=True)
class WallTime:
    """An amount that runs day and night."""

    span: timedelta


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """An amount of working time in nominal days of the calendar."""

    days: Decimal


Amount = WallTime | WorkingDays

_AMOUNT = re.compile(r"(\d{1,6}(?:\.\d{1,4})?)\s*(wd|s|m|h|d)", re.ASCII)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def parse_amount(text: str, field_name: str = "amount") -> Amount:
    """Read `90s 15m 2h 24h 3d` (wall time) or `0.5wd 3wd` (working time). Raises Invalid."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        raise Invalid(field_name, f"not an amount like 15m, 2h, 3d or 0.5wd: {text!r}")
    number, unit = Decimal(match[1]), match[2]
    if unit == "wd":
        return WorkingDays(number)
    return WallTime(timedelta(seconds=float(number * _SECONDS[unit])))


def parse_span(text: str, field_name: str = "amount") -> timedelta:
    """Read an amount that must be wall time. Raises Invalid for working days."""
    amount = parse_amount(text, field_name)
    if isinstance(amount, WallTime):
        return amount.span
    raise Invalid(field_name, f"wall time is needed here (s, m, h, d): {text!r}")


def share_of(amount: Amount, share: Decimal) -> Amount:
    """A part of an amount, on the same clock: half of 3wd is 1.5wd, half of 24h is 12h."""
    match amount:
        case WallTime(span=span):
            return WallTime(timedelta(seconds=float(Decimal(span.total_seconds()) * share)))
        case WorkingDays(days=days):
            return WorkingDays(days * share)
        case _:
            assert_never(amount)


def add_amount(calendar: Calendar, start: datetime, amount: Amount) -> Due:
    """When an amount that starts at an instant is over; wall time is never provisional (working-time rule)."""
    match amount:
        case WallTime(span=span):
            return Due(start.astimezone(UTC) + span)
        case WorkingDays(days=days):
            return add_working_days(calendar, start, days)
        case _:
            assert_never(amount)


def add_working_days(calendar: Calendar, start: datetime, days: Decimal | float) -> Due:
    """`days` nominal working days of open time after an instant (A9: 0.5 wd is 4 business hours)."""
    minutes = Decimal(str(days)) * calendar.day_minutes
    return add_business_time(calendar, start, timedelta(seconds=float(minutes * 60)))
