"""A calendar's year at a glance."""

from datetime import date

from callcenter.core.calendar_year import year_of
from callcenter.core.holidays import working_calendar


def test_a_known_year_tells_holidays_and_makeup_workdays() -> None:
    """2026: 1 January is off, Sunday 4 January is worked; 248 days are open by the decree."""
    year = year_of(working_calendar("Asia/Shanghai", [2026]), 2026)
    by_day = {day.day: day for day in year.days}
    assert not year.provisional and len(year.days) == 365
    assert (by_day[date(2026, 1, 1)].mark, by_day[date(2026, 1, 1)].hours) == ("holiday", ())
    assert (by_day[date(2026, 1, 4)].mark, by_day[date(2026, 1, 4)].hours) == ("makeup", ("09:00-12:00", "13:00-18:00"))
    assert by_day[date(2026, 1, 5)].mark == "week" and by_day[date(2026, 1, 10)].hours == ()
    assert year.open_days == sum(1 for day in year.days if day.hours)


def test_an_unknown_year_is_provisional_and_closes_what_the_law_fixes() -> None:
    year = year_of(working_calendar("Asia/Shanghai", [2026]), 2027)
    by_day = {day.day: day for day in year.days}
    assert year.provisional
    assert (by_day[date(2027, 1, 1)].mark, by_day[date(2027, 1, 1)].hours) == ("statutory", ())
