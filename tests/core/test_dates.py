"""Dates and times as dealers' systems write them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.dates import DateReason, Moment, parse_moment

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
THREE_PM = datetime(2026, 11, 19, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-19 15:00",
        "2026-11-19 15:00:00",
        "2026/11/19 15:00:00",
        "2026.11.19 15:00",
        "2026-11-19T15:00:00",
        "2026-11-19T15:00:00+08:00",
        "2026-11-19T07:00:00Z",
        "2026-11-19T15:00:00.000+0800",
        "20261119150000",
        "202611191500",
        "20261119 15:00",
        "2026年11月19日 15时",
        "2026年11月19日15时00分",
        "2026年11月19日 15:00",
        "2026年11月19号下午3点",
        "2026/11/19 下午 3:00:00",
        "2026/11/19 3:00 PM",
        "2026-11-19 星期四 15:00",
        "２０２６－１１－１９\u3000１５：００",
        "19-Nov-2026 15:00",
        "Nov 19, 2026 3 pm",
        "46345.625",
        " 2026-11-19 15:00\t",
    ],
)
def test_one_instant_is_read_from_every_form(text: str) -> None:
    assert parse_moment(text, SHANGHAI) == Moment(THREE_PM, date(2026, 11, 19))


@pytest.mark.parametrize(
    "text", ["2026-11-19", "2026/11/19", "20261119", "2026年11月19日", "2026.11.19", "46345", "46345.0"]
)
def test_a_date_without_time_says_so_and_is_the_days_first_minute(text: str) -> None:
    found = parse_moment(text, SHANGHAI)
    assert found == Moment(datetime(2026, 11, 18, 16, 0, tzinfo=UTC), date(2026, 11, 19), date_only=True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("11/19/2026", DateReason.DAY_OR_MONTH_FIRST),
        ("05/06/2026 10:00", DateReason.DAY_OR_MONTH_FIRST),
        ("26-11-19", DateReason.TWO_DIGIT_YEAR),
        ("11-19", DateReason.NO_YEAR),
        ("11月19日 15:00", DateReason.NO_YEAR),
        ("2026-02-30", DateReason.NO_SUCH_DAY),
        ("2026-13-01", DateReason.NO_SUCH_DAY),
        ("2026-11-19 25:00", DateReason.NO_SUCH_TIME),
        ("2026-11-19 15:60", DateReason.NO_SUCH_TIME),
        ("1900-01-00", DateReason.YEAR_OUT_OF_RANGE),
        ("0000-00-00", DateReason.YEAR_OUT_OF_RANGE),
        ("明天", DateReason.NOT_A_DATE),
        ("2026-11-19 about noon", DateReason.NOT_A_DATE),
        ("=NOW()", DateReason.NOT_A_DATE),
    ],
)
def test_what_cannot_be_read_for_certain_is_refused_with_its_reason(text: str, reason: DateReason) -> None:
    assert parse_moment(text, SHANGHAI) is reason


def test_month_or_day_first_is_read_when_the_mapping_says_which() -> None:
    in_may, in_june = (
        parse_moment("05/06/2026", SHANGHAI, day_order="mdy"),
        parse_moment("05/06/2026", SHANGHAI, day_order="dmy"),
    )
    assert isinstance(in_may, Moment) and in_may.day == date(2026, 5, 6)
    assert isinstance(in_june, Moment) and in_june.day == date(2026, 6, 5)


@pytest.mark.parametrize(
    ("text", "hour"),
    [("凌晨12点", 0), ("12:00 AM", 0), ("12:00 PM", 12), ("中午12点", 12), ("下午1点半", 13), ("晚上11:59", 23)],
)
def test_the_half_of_the_day_is_understood(text: str, hour: int) -> None:
    found = parse_moment(f"2026-11-19 {text}", UTC)
    assert isinstance(found, Moment) and found.at.hour == hour


def test_midnight_at_the_end_of_a_day_is_the_next_days_first_minute() -> None:
    found = parse_moment("2026-11-19 24:00", UTC)
    assert isinstance(found, Moment) and found.at == datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "无", "--", "NULL"])
def test_an_empty_cell_is_no_moment_and_no_fault(text: str) -> None:
    assert parse_moment(text, SHANGHAI) is None


def test_a_local_time_that_the_clock_change_skips_is_refused() -> None:
    assert parse_moment("2026-03-29 02:30", BERLIN) is DateReason.SKIPPED_BY_CLOCK_CHANGE
    assert parse_moment("2026-03-29 02:30:00", BERLIN) is DateReason.SKIPPED_BY_CLOCK_CHANGE


def test_of_a_local_time_that_comes_twice_the_first_is_meant() -> None:
    found = parse_moment("2026-10-25 02:30", BERLIN)
    assert isinstance(found, Moment) and found.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(st.integers(631_152_000, 4_102_444_799).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
def test_an_instant_written_in_any_form_reads_back(wall: datetime) -> None:
    forms = [
        "%Y-%m-%d %H:%M:%S",
        "%Y/%m/%d %H:%M:%S",
        "%Y%m%d%H%M%S",
        "%Y年%m月%d日 %H时%M分%S秒",
        "%Y-%m-%dT%H:%M:%SZ",
    ]
    for form in forms:
        found = parse_moment(wall.strftime(form), UTC)
        assert isinstance(found, Moment) and found.at == wall


@given(st.text(alphabet="0123456789-/.: 年月日时分上下午TZ+", max_size=30))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    """A moment, a reason why it is none, or nothing said."""
    found = parse_moment(text, SHANGHAI)
    assert isinstance(found, Moment | DateReason | None)
    assert not isinstance(found, Moment) or found.at.utcoffset() is not None


@given(st.from_regex(r"20[12]\d[-/]\d\d[-/]\d\d[ T][0-2]\d[:.]\d\d([:.,+]\d\d)?", fullmatch=True))
def test_the_short_way_reads_as_the_general_one(text: str) -> None:
    """The commonest forms have a way of their own; a leading blank sends the same text through the general reader."""
    assert parse_moment(text, SHANGHAI) == parse_moment(f"{' ' * 4}{text}", SHANGHAI)
