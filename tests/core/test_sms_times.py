"""When a customer may be written to (S2; quiet hours and one a day)."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.sms_times import QuietHours, day_bounds, send_at, time_words

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
NIGHTS = QuietHours(time(21), time(8))


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """A local wall time of 2026, `11-19 21:00`, as an instant in UTC."""
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "sent_today", "expected"),
    [
        ("11-19 12:00", False, "11-19 12:00"),
        ("11-19 20:59", False, "11-19 20:59"),
        ("11-19 21:00", False, "11-20 08:00"),
        ("11-19 23:59", False, "11-20 08:00"),
        ("11-20 00:00", False, "11-20 08:00"),
        ("11-20 07:59", False, "11-20 08:00"),
        ("11-20 08:00", False, "11-20 08:00"),
        ("11-19 12:00", True, "11-20 08:00"),
        ("11-19 22:00", True, "11-20 08:00"),
        ("11-20 03:00", True, "11-21 08:00"),
    ],
)
def test_earliest_moment_outside_the_night(now: str, sent_today: bool, expected: str) -> None:
    assert send_at(at(now), NIGHTS, sent_today, SHANGHAI) == at(expected)


def test_quiet_noon_within_one_day() -> None:
    siesta = QuietHours(time(12), time(14))
    assert send_at(at("11-19 13:00"), siesta, False, SHANGHAI) == at("11-19 14:00")
    assert send_at(at("11-19 14:00"), siesta, False, SHANGHAI) == at("11-19 14:00")


def test_next_day_begins_at_midnight_without_quiet_hours() -> None:
    assert send_at(at("11-19 12:00"), None, True, SHANGHAI) == at("11-20 00:00")


def test_equal_ends_mean_no_quiet_hours() -> None:
    assert send_at(at("11-19 03:00"), QuietHours(time(8), time(8)), False, SHANGHAI) == at("11-19 03:00")


def test_wall_time_is_kept_in_the_night_the_clocks_change() -> None:
    assert send_at(at("10-24 22:00", BERLIN), NIGHTS, False, BERLIN) == datetime(2026, 10, 25, 7, 0, tzinfo=UTC)
    start, end = day_bounds(at("10-25 12:00", BERLIN), BERLIN)
    assert end - start == timedelta(hours=25)


@given(
    st.integers(0, 730 * 24 * 60).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)),
    st.times(),
    st.times(),
    st.booleans(),
    st.sampled_from([SHANGHAI, BERLIN]),
)
def test_moment_is_never_past_and_never_quiet(
    now: datetime, start: time, end: time, sent_today: bool, zone: ZoneInfo
) -> None:
    quiet = QuietHours(start, end)
    moment = send_at(now, quiet, sent_today, zone)
    assert now <= moment <= now + timedelta(hours=50)
    # An end inside the hour that a zone skips in spring does not exist on the wall; the instant after it is meant.
    assert (
        not quiet.covers(moment.astimezone(zone).time())
        or moment.astimezone(zone).utcoffset() != (moment - timedelta(hours=2)).astimezone(zone).utcoffset()
    )
    if sent_today:
        assert moment.astimezone(zone).date() > now.astimezone(zone).date()


def test_instants_are_written_as_people_write_them() -> None:
    assert time_words(at("11-22 15:30"), SHANGHAI, "zh-CN") == "11月22日15:30"
    assert time_words(at("11-22 15:30"), SHANGHAI, "en") == "22 Nov 15:30"
