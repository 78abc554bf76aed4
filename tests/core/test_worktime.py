"""Working time: every worked example, make-up days, provisional years, changes of clocks, and laws that always hold."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.holidays import CalendarYearUnknown, calling_calendar, known_years, seed, working_calendar
from callcenter.core.worktime import (
    Calendar,
    DayException,
    DayKind,
    Due,
    Hours,
    WallTime,
    WorkingDays,
    add_amount,
    add_business_time,
    add_working_days,
    day_hours,
    end_of_day,
    is_open,
    local_instant,
    next_open,
    open_hours_between,
    parse_amount,
    parse_hours,
    parse_span,
    share_of,
)
from callcenter.errors import Invalid

ZONE = "Asia/Shanghai"
WORKING = working_calendar(ZONE, [2025, 2026])
CALLING = calling_calendar(ZONE)


def at(text: str, zone: str = ZONE) -> datetime:
    """A written local time of a zone, as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


EXAMPLES = [
    ("02-13 16:00", "02-14 11:00", "02-14 16:00", "02-25 16:00", "02-14 16:00", "02-16 16:00"),
    ("02-14 10:00", "02-14 15:00", "02-24 10:00", "02-26 10:00", "02-15 10:00", "02-17 10:00"),
    ("02-15 09:00", "02-24 14:00", "02-24 18:00", "02-26 18:00", "02-16 09:00", "02-18 09:00"),
    ("04-30 17:30", "05-06 13:30", "05-06 17:30", "05-08 17:30", "05-01 17:30", "05-03 17:30"),
    ("09-18 17:00", "09-20 12:00", "09-20 17:00", "09-22 17:00", "09-19 17:00", "09-21 17:00"),
    ("09-30 17:50", "10-08 13:50", "10-08 17:50", "10-10 17:50", "10-01 17:50", "10-03 17:50"),
    ("10-10 09:00", "10-10 14:00", "10-10 18:00", "10-13 18:00", "10-11 09:00", "10-13 09:00"),
    ("01-03 10:00", "01-04 14:00", "01-04 18:00", "01-06 18:00", "01-04 10:00", "01-06 10:00"),
    ("03-04 12:30", "03-04 17:00", "03-05 12:00", "03-09 12:00", "03-05 12:30", "03-07 12:30"),
]
CASES = [
    (row[0], amount, due)
    for row in EXAMPLES
    for amount, due in zip(["0.5wd", "1wd", "3wd", "24h", "3d"], row[1:], strict=True)
]


@pytest.mark.parametrize(("start", "amount", "due"), CASES)
def test_due_is_as_worked_out_when_the_year_is_known(start: str, amount: str, due: str) -> None:
    """The worked examples of the working-time rules, nine starts by five amounts; the unit decides the clock."""
    expected = Due(at(f"2026-{due}"), provisional=False)
    assert expected == add_amount(WORKING, at(f"2026-{start}"), parse_amount(amount))


def test_due_is_provisional_when_three_days_from_29_december_reach_2027() -> None:
    """Fixed statutory days hold in an unknown year: 1 January 2027 (Friday) is closed, Monday the 4th counts."""
    assert Due(at("2027-01-04 10:00"), provisional=True) == add_working_days(WORKING, at("2026-12-29 10:00"), 3)


def test_due_is_provisional_when_one_day_from_the_31st_reaches_2027() -> None:
    assert Due(at("2027-01-04 10:00"), provisional=True) == add_working_days(WORKING, at("2026-12-31 10:00"), 1)


def test_due_is_not_provisional_when_it_ends_with_the_last_known_hour() -> None:
    assert Due(at("2026-12-31 18:00")) == add_working_days(WORKING, at("2026-12-29 09:00"), 3)


def test_wall_time_is_never_provisional_when_it_reaches_2027() -> None:
    assert Due(at("2027-01-01 09:00")) == add_amount(WORKING, at("2026-12-31 09:00"), parse_amount("24h"))


def test_due_changes_when_the_unknown_year_is_imported() -> None:
    """A decree that makes Saturday 2 January 2027 a make-up workday brings the due time forward and ends the doubt."""
    decree = {date(2027, 1, 2): DayException(DayKind.WORKING, source="decree")}
    known = Calendar(
        zone=ZONE,
        weekly=WORKING.weekly,
        exceptions={**WORKING.exceptions, date(2027, 1, 1): DayException(DayKind.CLOSED), **decree},
        known_years=frozenset({2026, 2027}),
    )
    assert Due(at("2027-01-02 10:00")) == add_working_days(known, at("2026-12-31 10:00"), 1)


def test_seed_names_the_six_make_up_days_when_the_year_is_2026() -> None:
    expected = [date(2026, *day) for day in [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)]]
    assert expected == [row.date for row in seed(2026) if row.working]
    assert {row.source for row in seed(2026)} == {"chinesecalendar"}


def test_seed_closes_one_run_when_it_is_spring_festival_2026() -> None:
    closed = {row.date for row in seed(2026) if not row.working and row.date.month == 2}
    assert closed == {date(2026, 2, day) for day in range(15, 24)}


def test_seed_refuses_when_nobody_knows_the_year() -> None:
    """2027 is unknown to every library: it is refused, never guessed."""
    assert 2027 not in known_years()
    with pytest.raises(CalendarYearUnknown) as caught:
        seed(2027)
    assert caught.value.fields == {"year": 2027}


def test_day_has_its_own_hours_when_an_exception_gives_them() -> None:
    half = parse_hours(["09:00-12:00"])
    calendar = Calendar(
        zone=ZONE, weekly=WORKING.weekly, exceptions={date(2026, 3, 4): DayException(DayKind.OWN, half)}
    )
    assert half == day_hours(calendar, date(2026, 3, 4))
    assert Due(at("2026-03-05 11:00")) == add_business_time(calendar, at("2026-03-04 11:00"), timedelta(hours=3))


def test_next_open_is_the_afternoon_when_it_is_lunch_in_calling_hours() -> None:
    assert at("2026-03-04 14:00") == next_open(CALLING, at("2026-03-04 12:30"))


def test_is_open_leaves_the_closing_minute_out() -> None:
    assert is_open(CALLING, at("2026-03-04 09:00"))
    assert not is_open(CALLING, at("2026-03-04 12:00"))


def test_next_open_skips_closed_days_when_the_dealer_is_closed() -> None:
    calendar = calling_calendar(ZONE, closed=[date(2026, 2, day) for day in range(16, 21)])
    assert at("2026-02-21 09:00") == next_open(calendar, at("2026-02-15 18:00"))


def test_open_hours_between_counts_only_open_time() -> None:
    assert timedelta(hours=4) == open_hours_between(WORKING, at("2026-02-13 16:00"), at("2026-02-14 11:00"))
    assert timedelta() == open_hours_between(WORKING, at("2026-02-14 11:00"), at("2026-02-13 16:00"))


def test_end_of_day_is_the_next_midnight_of_the_zone() -> None:
    assert at("2026-11-23 00:00") == end_of_day(ZONE, at("2026-11-19 15:00"), 3)
    assert at("2026-11-20 00:00") == end_of_day(ZONE, at("2026-11-19 00:00"))


def test_end_of_day_has_23_hours_when_clocks_go_forward() -> None:
    zone = "Europe/Berlin"
    start = at("2026-03-29 00:00", zone)
    assert timedelta(hours=23) == end_of_day(zone, start) - start
    back = at("2026-10-25 00:00", zone)
    assert timedelta(hours=25) == end_of_day(zone, back) - back


def test_skipped_minutes_are_the_instant_of_the_change_when_clocks_go_forward() -> None:
    zone = "America/New_York"
    change = datetime(2026, 3, 8, 7, 0, tzinfo=UTC)
    assert change == local_instant(zone, date(2026, 3, 8), 2 * 60)
    assert change == local_instant(zone, date(2026, 3, 8), 2 * 60 + 30)
    assert change == local_instant(zone, date(2026, 3, 8), 3 * 60)


def test_open_time_loses_the_skipped_hour_when_clocks_go_forward() -> None:
    calendar = calling_calendar("America/New_York", hours=parse_hours(["01:00-04:00"]))
    day = date(2026, 3, 8)
    start, end = local_instant(calendar.zone, day, 0), local_instant(calendar.zone, day, 1440)
    assert timedelta(hours=2) == open_hours_between(calendar, start, end)


def test_calendar_day_that_a_zone_skipped_has_no_open_time() -> None:
    """Samoa went from 29 to 31 December 2011."""
    calendar = calling_calendar("Pacific/Apia", hours=parse_hours(["00:00-24:00"]))
    start = local_instant(calendar.zone, date(2011, 12, 29), 0)
    assert timedelta(hours=48) == open_hours_between(calendar, start, local_instant(calendar.zone, date(2012, 1, 1), 0))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("15m", WallTime(timedelta(minutes=15))),
        ("2h", WallTime(timedelta(hours=2))),
        ("24h", WallTime(timedelta(hours=24))),
        ("3d", WallTime(timedelta(days=3))),
        ("0.5wd", WorkingDays(Decimal("0.5"))),
        ("3wd", WorkingDays(Decimal(3))),
    ],
)
def test_amount_runs_on_the_clock_of_its_unit(text: str, amount: WallTime | WorkingDays) -> None:
    assert amount == parse_amount(text)


@pytest.mark.parametrize("text", ["", "3", "3 weeks", "-2h", "wd", "1e3h", "３d"])
def test_amount_is_refused_when_it_is_none(text: str) -> None:
    with pytest.raises(Invalid):
        parse_amount(text)


def test_span_is_refused_when_it_is_working_time() -> None:
    with pytest.raises(Invalid):
        parse_span("1wd")


def test_share_stays_on_the_amounts_clock() -> None:
    assert WorkingDays(Decimal("1.5")) == share_of(parse_amount("3wd"), Decimal("0.5"))
    assert WallTime(timedelta(hours=12)) == share_of(parse_amount("24h"), Decimal("0.5"))


@pytest.mark.parametrize("texts", [["12:00-09:00"], ["09:00"], ["09:00-12:00", "11:00-13:00"], ["09:00-24:30"]])
def test_hours_are_refused_when_they_are_none(texts: list[str]) -> None:
    with pytest.raises(Invalid):
        parse_hours(texts)


def test_calendar_is_refused_when_it_never_opens() -> None:
    with pytest.raises(Invalid):
        Calendar(zone=ZONE, weekly=((),) * 7)
    with pytest.raises(Invalid):
        Calendar(zone="Middle/Earth", weekly=((Hours(0, 1440),),) * 7)


ZONES = st.sampled_from([ZONE, "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])
INSTANTS = st.timedeltas(timedelta(), timedelta(days=420)).map(lambda span: datetime(2026, 1, 1, tzinfo=UTC) + span)
SPANS = st.timedeltas(timedelta(), timedelta(days=6))


@given(zone=ZONES, start=INSTANTS, span=SPANS, more=SPANS)
def test_business_time_is_monotone_and_adds_up(zone: str, start: datetime, span: timedelta, more: timedelta) -> None:
    """Longer spans are never due earlier, and exactly the span lies open between start and due."""
    calendar = working_calendar(zone, [2026])
    due = add_business_time(calendar, start, span).at
    assert due <= add_business_time(calendar, start, span + more).at
    assert due <= add_business_time(calendar, start + more, span).at
    assert span == open_hours_between(calendar, start, due)


@given(zone=ZONES, instant=INSTANTS)
def test_next_open_is_open_and_not_earlier(zone: str, instant: datetime) -> None:
    opens = next_open(calling_calendar(zone), instant)
    assert opens >= instant
    assert is_open(calling_calendar(zone), opens)


@given(zone=ZONES, day=st.dates(date(2026, 1, 1), date(2026, 12, 31)), minute=st.integers(0, 1439))
def test_local_minutes_never_run_backwards(zone: str, day: date, minute: int) -> None:
    """Also where a change of clocks skips or repeats them."""
    assert local_instant(zone, day, minute) <= local_instant(zone, day, minute + 1)
