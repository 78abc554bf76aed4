"""Instants and days as dealers' systems write them, read in the dealer's time zone; what is ambiguous is refused."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from callcenter.core.cell_text import narrow, says_nothing

DayOrder = Literal["ymd", "mdy", "dmy"]
EARLIEST_YEAR, LATEST_YEAR = 1990, 2099
_EXCEL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 (a spreadsheet's serial numbers know no zone)


class DateReason(StrEnum):
    """Why a cell is not a date."""

    NOT_A_DATE = "not_a_date"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_TIME = "no_such_time"
    DAY_OR_MONTH_FIRST = "day_or_month_first"
    TWO_DIGIT_YEAR = "two_digit_year"
    NO_YEAR = "no_year"
    YEAR_OUT_OF_RANGE = "year_out_of_range"
    SKIPPED_BY_CLOCK_CHANGE = "skipped_by_clock_change"


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant in UTC and the day it has in its zone; with `date_only` nothing but that day is known and the instant
    is its first minute."""

    at: datetime
    day: date
    date_only: bool = False


_DATE = r"(?P<y>\d{4})\s*(?P<sep>[-/.年])\s*(?P<m>\d{1,2})\s*(?:(?P=sep)|月)\s*(?P<d>\d{1,2})\s*[日号]?"
_COMPACT = r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"
_REST = r"(?:[\sT,]*(?P<time>\S.*))?"
_YEAR_FIRST = re.compile(rf"^{_DATE}{_REST}$", re.ASCII)
_YEAR_FIRST_COMPACT = re.compile(rf"^{_COMPACT}(?:(?P<hms>\d{{4}}|\d{{6}})(?:\.\d+)?|[\sT]+(?P<time>\S.*))?$", re.ASCII)
_YEAR_LAST = re.compile(rf"^(?P<a>\d{{1,2}})\s*[-/.]\s*(?P<b>\d{{1,2}})\s*[-/.]\s*(?P<y>\d{{4}}){_REST}$", re.ASCII)
_DAY_NAMED = re.compile(rf"^(?P<d>\d{{1,2}})[-/ .]?(?P<mon>[A-Za-z]{{3,9}})\.?[-/ ,.]*(?P<y>\d{{4}}){_REST}$", re.ASCII)
_NAMED_DAY = re.compile(rf"^(?P<mon>[A-Za-z]{{3,9}})\.?[ -](?P<d>\d{{1,2}}),?[ -]+(?P<y>\d{{4}}){_REST}$", re.ASCII)
_SHORT_YEAR = re.compile(r"^\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[\sT].*)?$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?:\s.*)?$")
_WITHOUT_YEAR = re.compile(r"^\d{1,2}(?:[-/.]|月)\d{1,2}日?(?:\s.*)?$")
_SERIAL = re.compile(r"^\d{5}(?:\.\d+)?$", re.ASCII)
_WEEKDAY = re.compile(
    r"[(]?(?:星期|周|礼拜)[一二三四五六日天1-7][)]?|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?",
    re.I,
)
_HALF = "(?P<half>上午|下午|凌晨|早上|早晨|清晨|中午|傍晚|晚上|夜间|[ap]\\.?m\\.?)"
_TIME = re.compile(
    rf"^{_HALF}?\s*(?P<h>\d{{1,2}})"
    r"(?:\s*(?:[:点时])\s*(?:(?P<half_hour>半)|(?P<mi>\d{1,2})(?:\s*[:分]\s*(?P<s>\d{1,2})(?:[.,]\d{1,9})?\s*秒?|\s*分)?)?|\s*(?=[ap]\.?m))"
    r"(?:整)?\s*(?P<after>[ap]\.?m\.?)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2}(?::?\d{2})?)?$",
    re.IGNORECASE | re.ASCII,
)
_MONTHS = {
    name: number
    for number, full in enumerate(
        (
            *("january", "february", "march", "april", "may", "june"),
            *("july", "august", "september", "october", "november", "december"),
        ),
        start=1,
    )
    for name in (full, full[:3], full[:4])
}


def parse_moment(text: str, zone: tzinfo, *, day_order: DayOrder = "ymd") -> Moment | DateReason | None:
    """Read a cell in the dealer's zone: a moment, why it is none, or None when it says nothing.

    Taken: 2026-11-19 15:00[:00], 2026/11/19, 2026.11.19, 20261119[150000], 2026年11月19日 15时30分, 下午3:30, 3:30 PM,
    ISO 8601 with an offset, 19-Nov-2026, and a spreadsheet's serial number. 11/19/2026 is refused unless `day_order`
    says how the file means it: guessing by the row would read 05/06 and 19/06 of one file differently. Of a local time
    that comes twice the first is meant.
    """
    if len(text) in (16, 19):
        quick = _plain(text, zone)
        if quick is not None:
            return quick
    said = narrow(text)
    if says_nothing(said):
        return None
    if len(said) > 60:
        return DateReason.NOT_A_DATE
    return _read(said, zone, day_order)


@lru_cache(maxsize=4_096)
def _read(said: str, zone: tzinfo, day_order: DayOrder) -> Moment | DateReason:
    if _SERIAL.match(said):
        return _from_serial(float(said), zone)
    said = " ".join(_WEEKDAY.sub(" ", said).split())
    found = _YEAR_FIRST.match(said) or _YEAR_FIRST_COMPACT.match(said)
    if found is not None:
        year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
    elif (found := _YEAR_LAST.match(said)) is not None:
        if day_order == "ymd":
            return DateReason.DAY_OR_MONTH_FIRST
        first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
        month, day = (first, second) if day_order == "mdy" else (second, first)
    elif (found := _DAY_NAMED.match(said) or _NAMED_DAY.match(said)) is not None:
        year, day, month = int(found["y"]), int(found["d"]), _MONTHS.get(found["mon"].lower(), 0)
        if not month:
            return DateReason.NOT_A_DATE
    elif _SHORT_YEAR.match(said):
        return DateReason.TWO_DIGIT_YEAR
    elif _WITHOUT_YEAR.match(said):
        return DateReason.NO_YEAR
    else:
        return DateReason.NOT_A_DATE
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return DateReason.YEAR_OUT_OF_RANGE
    try:
        on = date(year, month, day)
    except ValueError:
        return DateReason.NO_SUCH_DAY
    groups = found.groupdict()
    clock = groups.get("time")
    if (digits := groups.get("hms")) is not None:
        clock = ":".join(digits[at : at + 2] for at in range(0, len(digits), 2))
    return _at(on, clock, zone)


def _at(on: date, clock: str | None, zone: tzinfo) -> Moment | DateReason:
    if not clock:
        return _local(datetime.combine(on, time()), zone, date_only=True)
    found = _TIME.match(clock)
    if found is None:
        return DateReason.NOT_A_DATE
    hour = _hour(int(found["h"]), (found["half"] or found["after"] or "").lower().replace(".", ""))
    minute = 30 if found["half_hour"] else int(found["mi"] or 0)
    second = int(found["s"] or 0)
    if hour is None or minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        return DateReason.NO_SUCH_TIME
    wall = datetime.combine(on, time()) + timedelta(hours=hour, minutes=minute, seconds=second)
    if found["zone"]:
        try:
            offset = datetime.strptime(found["zone"].upper(), "%z").tzinfo
        except ValueError:
            return DateReason.NO_SUCH_TIME
        at = wall.replace(tzinfo=offset)
        return Moment(at.astimezone(UTC), at.astimezone(zone).date())
    return _local(wall, zone)


def _hour(hour: int, half: str) -> int | None:
    """The hour of the day, 24 for midnight at its end; None when the words and the number do not fit together."""
    if hour > 24:
        return None
    match half:
        case "":
            return hour
        case "am" | "上午" | "凌晨" | "早上" | "早晨" | "清晨":
            return 0 if hour == 12 and half in ("am", "凌晨", "上午") else (hour if hour < 12 else None)
        case "中午":
            return hour if hour in (11, 12, 13, 14) else (hour + 12 if hour in (1, 2) else None)
        case "晚上" | "夜间" if hour == 12:
            return 24
        case _:
            return hour if hour >= 12 else hour + 12


def _local(wall: datetime, zone: tzinfo, *, date_only: bool = False) -> Moment | DateReason:
    local = wall.replace(tzinfo=zone)
    at = local.astimezone(UTC)
    if not date_only and at.astimezone(zone).replace(tzinfo=None) != wall:
        return DateReason.SKIPPED_BY_CLOCK_CHANGE
    return Moment(at, wall.date(), date_only)


def _plain(text: str, zone: tzinfo) -> Moment | None:
    """The commonest form, `2026-11-19 15:00[:00]`, without the general reader; None for any other."""
    if text[4] not in "-/" or text[4] != text[7] or text[10] not in " T" or not text.isascii():
        return None
    if text[13::3] not in (":", "::"):
        return None
    try:
        wall = datetime.fromisoformat(text.replace("/", "-"))
    except ValueError:
        return None
    if wall.tzinfo is not None or not EARLIEST_YEAR <= wall.year <= LATEST_YEAR:
        return None
    found = _local(wall, zone)
    return found if isinstance(found, Moment) else None


def _from_serial(serial: float, zone: tzinfo) -> Moment | DateReason:
    wall = _EXCEL_EPOCH + timedelta(seconds=round(serial * 86_400))
    if not EARLIEST_YEAR <= wall.year <= LATEST_YEAR:
        return DateReason.YEAR_OUT_OF_RANGE
    return _local(wall, zone, date_only=serial == int(serial))
