"""Clocks: first follow-up, complaint and grievance, their switches, reminders, and the import of an unknown year."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.clocks import (
    Stops,
    first_follow_up,
    is_breached,
    recomputed,
    second_call_clock,
    ticket_clock,
)
from callcenter.core.holidays import calling_calendar, working_calendar
from callcenter.core.policy_parts import FirstFollowUpClock, LimitClock
from callcenter.core.worktime import Calendar, DayException, DayKind

ZONE = "Asia/Shanghai"
WORKING = working_calendar(ZONE, [2026])
CALLING = calling_calendar(ZONE)
FIRST = FirstFollowUpClock()
COMPLAINT = LimitClock(amount="24h")
GRIEVANCE = LimitClock(amount="3wd")


def at(text: str, zone: str = ZONE) -> datetime:
    """A written local time of a zone, as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def test_first_follow_up_is_due_at_the_end_of_the_third_day() -> None:
    """A14: delivered 11-19 15:00 → due 11-23 00:00; S2-41: not before D+1."""
    planned = first_follow_up(at("2026-11-19 15:00"), CALLING, FIRST)
    assert at("2026-11-23 00:00") == planned.due_at
    assert at("2026-11-20 00:00") == planned.earliest_at
    assert at("2026-11-20 09:00") == planned.first_open
    assert not planned.closed_before_due


def test_first_follow_up_is_due_after_72_hours_when_exact() -> None:
    rules = FirstFollowUpClock(round="exact", earliest_days=0)
    planned = first_follow_up(at("2026-11-19 15:00"), CALLING, rules)
    assert at("2026-11-22 15:00") == planned.due_at
    assert at("2026-11-19 15:00") == planned.earliest_at == planned.first_open


def test_first_follow_up_follows_the_dealers_zone() -> None:
    """19 November 23:30 in Shanghai is still the 19th there, and the morning of the 19th in New York."""
    delivered = at("2026-11-19 23:30")
    assert at("2026-11-23 00:00") == first_follow_up(delivered, CALLING, FIRST).due_at
    there = first_follow_up(delivered, calling_calendar("America/New_York"), FIRST)
    assert at("2026-11-23 00:00", "America/New_York") == there.due_at


def test_first_follow_up_counts_days_when_clocks_change() -> None:
    planned = first_follow_up(at("2026-10-23 12:00", "Europe/Berlin"), calling_calendar("Europe/Berlin"), FIRST)
    assert at("2026-10-27 00:00", "Europe/Berlin") == planned.due_at


def test_first_follow_up_is_flagged_when_no_calling_hour_is_left_before_due() -> None:
    """Spring Festival: delivered on the eve of a closed week; called at the first open hour after it."""
    closed = calling_calendar(ZONE, closed=[date(2026, 2, day) for day in range(15, 22)])
    planned = first_follow_up(at("2026-02-14 17:00"), closed, FIRST)
    assert planned.closed_before_due
    assert at("2026-02-18 00:00") == planned.due_at
    assert at("2026-02-22 09:00") == planned.first_open


def test_complaint_runs_24_hours_through_night_and_holiday() -> None:
    """S2-38 with A6: both acts inside the 24 hours."""
    clock = ticket_clock("complaint", COMPLAINT, at("2026-02-16 22:00"), WORKING)
    assert at("2026-02-17 22:00") == clock.due_at
    assert Stops.SECOND_FOLLOW_UP_DONE is clock.stops
    assert second_call_clock(COMPLAINT, at("2026-02-17 10:00"), WORKING) is None


def test_second_call_has_its_own_clock_when_the_switch_says_after() -> None:
    after = LimitClock(amount="24h", second_call="after")
    assert Stops.HANDLED is ticket_clock("complaint", after, at("2026-02-16 22:00"), WORKING).stops
    second = second_call_clock(after, at("2026-02-17 10:00"), WORKING)
    assert second is not None
    assert ("second_follow_up", at("2026-02-18 10:00")) == (second.name, second.due_at)


def test_grievance_runs_three_working_days() -> None:
    """S2-39."""
    assert at("2026-02-25 16:00") == ticket_clock("grievance", GRIEVANCE, at("2026-02-13 16:00"), WORKING).due_at


def test_reminders_come_at_half_and_two_hours_before() -> None:
    clock = ticket_clock("complaint", COMPLAINT, at("2026-11-19 10:00"), WORKING)
    expected = [("50%", at("2026-11-19 22:00")), ("-2h", at("2026-11-20 08:00"))]
    assert expected == [(reminder.name, reminder.at) for reminder in clock.reminders]


def test_half_of_a_working_time_limit_is_working_time() -> None:
    clock = ticket_clock("grievance", GRIEVANCE, at("2026-11-19 10:00"), WORKING)
    assert at("2026-11-20 15:00") == clock.reminders[0].at


def test_reminder_comes_at_the_start_when_the_limit_is_shorter() -> None:
    clock = ticket_clock("complaint", LimitClock(amount="1h"), at("2026-11-19 10:00"), WORKING)
    assert {"50%": at("2026-11-19 10:30"), "-2h": at("2026-11-19 10:00")} == {r.name: r.at for r in clock.reminders}


def imported(*, makeup: tuple[date, ...] = (), closed: tuple[date, ...] = ()) -> Calendar:
    """The working calendar after 2027 was imported with these days."""
    days = {
        **dict.fromkeys(makeup, DayException(DayKind.WORKING)),
        **dict.fromkeys((date(2027, 1, 1), *closed), DayException(DayKind.CLOSED)),
    }
    return Calendar(
        zone=ZONE,
        weekly=WORKING.weekly,
        exceptions={**WORKING.exceptions, **days},
        known_years=frozenset({2026, 2027}),
    )


PROVISIONAL = ticket_clock("grievance", LimitClock(amount="1wd"), at("2026-12-31 10:00"), WORKING)


def test_clock_says_provisional_when_it_reaches_an_unknown_year() -> None:
    assert PROVISIONAL.provisional
    assert at("2027-01-04 10:00") == PROVISIONAL.due_at


def test_clock_takes_the_new_time_when_the_year_is_imported_before_it() -> None:
    later = recomputed(
        PROVISIONAL, LimitClock(amount="1wd"), imported(closed=(date(2027, 1, 4),)), at("2027-01-01 12:00")
    )
    assert (at("2027-01-05 10:00"), False) == (later.due_at, later.provisional)


def test_clock_never_breaches_retroactively_when_the_import_brings_it_forward() -> None:
    """Imported on Sunday 3 January, the decree makes Saturday the 2nd a workday: the time shown until now is kept."""
    earlier = imported(makeup=(date(2027, 1, 2),))
    kept = recomputed(PROVISIONAL, LimitClock(amount="1wd"), earlier, at("2027-01-03 12:00"))
    assert at("2027-01-04 10:00") == kept.due_at
    assert not is_breached(kept.due_at, at("2027-01-03 12:00"))
    taken = recomputed(PROVISIONAL, LimitClock(amount="1wd"), earlier, at("2027-01-01 12:00"))
    assert at("2027-01-02 10:00") == taken.due_at


def test_clock_breach_is_withdrawn_when_the_import_moves_it_later() -> None:
    """The provisional time passed on the 4th; the decree says that the 4th and 5th were holidays."""
    calendar = imported(closed=(date(2027, 1, 4), date(2027, 1, 5)))
    moved = recomputed(PROVISIONAL, LimitClock(amount="1wd"), calendar, at("2027-01-04 12:00"))
    assert not is_breached(moved.due_at, at("2027-01-04 12:00"))


def test_clock_is_left_alone_when_it_was_not_provisional() -> None:
    clock = ticket_clock("grievance", GRIEVANCE, at("2026-11-19 10:00"), WORKING)
    assert clock is recomputed(clock, GRIEVANCE, imported(), at("2026-11-19 11:00"))


def test_limit_is_kept_when_done_at_the_due_instant() -> None:
    due = at("2026-11-20 10:00")
    assert not is_breached(due, due)
    assert is_breached(due, due + timedelta(seconds=1))
    assert not is_breached(due, due + timedelta(days=9), done_at=due)
    assert is_breached(due, due + timedelta(days=9), done_at=due + timedelta(seconds=1))


@given(
    start=st.timedeltas(timedelta(), timedelta(days=11)).map(lambda span: datetime(2026, 12, 20, tzinfo=UTC) + span),
    amount=st.sampled_from(["0.5wd", "1wd", "3wd", "5wd"]),
    makeup=st.sets(st.dates(date(2027, 1, 1), date(2027, 1, 12)), max_size=3),
    closed=st.sets(st.dates(date(2027, 1, 1), date(2027, 1, 12)), max_size=5),
    after=st.timedeltas(timedelta(), timedelta(days=20)),
)
def test_import_makes_nobody_late(
    start: datetime, amount: str, makeup: set[date], closed: set[date], after: timedelta
) -> None:
    """Whoever was in time before the import, at any moment of it, is in time after it; and the doubt is over."""
    rules = LimitClock(amount=amount)
    clock = ticket_clock("grievance", rules, start, WORKING)
    now = start + after
    changed = recomputed(clock, rules, imported(makeup=tuple(makeup), closed=tuple(closed)), now)
    assert not changed.provisional
    if not is_breached(clock.due_at, now):
        assert not is_breached(changed.due_at, now)
