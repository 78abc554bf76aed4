"""Local days as offsets: one where clocks never change, two where they do within the span."""

from datetime import UTC, date, datetime

import pytest

from callcenter.core.local_days import offsets_between, span_of_days


def test_days_begin_and_end_at_local_midnight() -> None:
    assert span_of_days("Asia/Shanghai", date(2026, 3, 1), date(2026, 3, 1)) == (
        datetime(2026, 2, 28, 16, tzinfo=UTC),
        datetime(2026, 3, 1, 16, tzinfo=UTC),
    )


def test_one_offset_holds_where_clocks_never_change() -> None:
    start, end = span_of_days("Asia/Shanghai", date(2026, 1, 1), date(2026, 12, 31))
    assert offsets_between("Asia/Shanghai", start, end) == ((None, 8 * 3600),)


@pytest.mark.parametrize(
    ("first", "last", "change", "before", "after"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), datetime(2026, 3, 29, 1, tzinfo=UTC), 1, 2),
        (date(2026, 10, 1), date(2026, 10, 31), datetime(2026, 10, 25, 1, tzinfo=UTC), 2, 1),
    ],
)
def test_change_of_clocks_is_found_to_the_second(
    first: date, last: date, change: datetime, before: int, after: int
) -> None:
    start, end = span_of_days("Europe/Berlin", first, last)
    assert offsets_between("Europe/Berlin", start, end) == ((change, before * 3600), (None, after * 3600))
