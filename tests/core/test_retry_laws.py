"""Laws of the retry rules that hold for every outcome, hour, zone and history; and why a deadline was missed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.holidays import calling_calendar
from callcenter.core.missed import MissedCause, MissFacts, missed_cause
from callcenter.core.model.follow_ups import Disposition
from callcenter.core.outcome import Outcome, counts_as_try
from callcenter.core.policy_parts import PartsOfDay, RetryRules
from callcenter.core.retry import (
    AttemptEnd,
    CallAgreed,
    NoMoreTries,
    SmsReason,
    TryAgain,
    TryCounters,
    WaitReason,
    after_attempt,
    next_try,
)
from callcenter.core.worktime import Calendar, is_open, local_day, next_open, parse_hours

PARTS = PartsOfDay()
START = datetime(2026, 3, 1, tzinfo=UTC)
INSTANTS = st.timedeltas(timedelta(), timedelta(days=300)).map(lambda span: START + span)
CALENDARS = st.builds(
    calling_calendar,
    st.sampled_from(["Asia/Shanghai", "America/New_York", "Europe/Berlin"]),
    closed=st.sets(st.dates(date(2026, 3, 1), date(2026, 12, 31)), max_size=20),
    hours=st.sampled_from([parse_hours(["09:00-12:00", "14:00-18:00"]), parse_hours(["00:00-24:00"])]),
)
COUNTERS = st.builds(
    TryCounters,
    tries=st.integers(0, 7),
    misses=st.integers(0, 7),
    busy_in_a_row=st.integers(0, 4),
    parts_tried=st.integers(0, 15),
    sms_sent=st.booleans(),
)
RULES = st.sampled_from([RetryRules(), RetryRules(tries=3, days=2), RetryRules(after_sms="stop")])


@given(
    before=COUNTERS,
    outcome=st.sampled_from(Outcome),
    disposition=st.one_of(st.none(), st.sampled_from(Disposition)),
    now=INSTANTS,
    slack=st.timedeltas(timedelta(days=-5), timedelta(days=5)),
    calling=CALENDARS,
    rules=RULES,
)
def test_step_is_total_and_keeps_its_promises(
    before: TryCounters,
    outcome: Outcome,
    disposition: Disposition | None,
    now: datetime,
    slack: timedelta,
    calling: Calendar,
    rules: RetryRules,
) -> None:
    """Every next try lies ahead inside calling hours; one SMS for misses; only counting outcomes use up tries."""
    end = AttemptEnd(at=now, outcome=outcome, disposition=disposition)
    step = after_attempt(before, end, now=now, due_at=now + slack, rules=rules, parts=PARTS, calling=calling)
    assert step.counters.tries == before.tries + int(counts_as_try(outcome))
    assert not (step.sms is SmsReason.SECOND_MISS and before.sms_sent)
    assert not isinstance(step.act, CallAgreed)
    if isinstance(step.act, TryAgain):
        assert step.act.at > now
        assert is_open(calling, step.act.at)
        assert not (step.act.closed_before_due and step.act.at < now + slack)


@given(
    outcomes=st.lists(
        st.sampled_from([Outcome.NO_ANSWER, Outcome.REJECTED, Outcome.ANSWERED_SHORT, Outcome.UNREACHABLE]),
        min_size=12,
        max_size=12,
    ),
    start=INSTANTS,
    calling=CALENDARS,
)
def test_history_keeps_two_a_day_and_six_in_all(outcomes: list[Outcome], start: datetime, calling: Calendar) -> None:
    """Played from the first try to the end: at most two tries on a local day, six in all, one SMS, then no more."""
    now = next_open(calling, start)
    due_at = now + timedelta(days=3)
    counters, days, messages = TryCounters(), list[date](), 0
    for outcome in outcomes:
        days.append(local_day(calling.zone, now))
        end = AttemptEnd(at=now, outcome=outcome)
        step = after_attempt(counters, end, now=now, due_at=due_at, rules=RetryRules(), parts=PARTS, calling=calling)
        counters = step.counters
        messages += int(step.sms is not None)
        if isinstance(step.act, NoMoreTries):
            break
        assert isinstance(step.act, TryAgain)
        assert step.act.at - now >= timedelta(hours=1)
        now = step.act.at
    assert len(days) == 6
    assert messages == 1
    assert max(days.count(day) for day in days) <= 2


def test_next_try_comes_after_a_closure_longer_than_the_search() -> None:
    """Closed for four weeks from the first try on: the first opening afterwards."""
    closed = [date(2026, 3, 3) + timedelta(days=day) for day in range(28)]
    calling = calling_calendar("Asia/Shanghai", closed=closed)
    now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    found = next_try(
        TryCounters(), now, now=now, due_at=now + timedelta(days=3), rules=RetryRules(), parts=PARTS, calling=calling
    )
    assert found == TryAgain(
        at=datetime(2026, 3, 31, 1, 0, tzinfo=UTC), reason=WaitReason.OTHER_PART, closed_before_due=True
    )


EARLIEST = datetime(2026, 11, 20, 0, 0, tzinfo=UTC)
DUE = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("facts", "cause"),
    [
        (MissFacts(earliest_at=EARLIEST, due_at=DUE), MissedCause.NOT_TRIED),
        (MissFacts(earliest_at=EARLIEST, due_at=DUE, tries=2, attempts=3), MissedCause.UNREACHED),
        (MissFacts(earliest_at=EARLIEST, due_at=DUE, attempts=2), MissedCause.NETWORK),
        (MissFacts(earliest_at=EARLIEST, due_at=DUE, tries=1, attempts=1, number_to_check=True), MissedCause.NUMBER),
        (MissFacts(earliest_at=EARLIEST, due_at=DUE, tries=1, attempts=1, unsettled=True), MissedCause.UNSETTLED),
        (
            MissFacts(earliest_at=EARLIEST, due_at=DUE, tries=1, attempts=1, agreed_at=DUE + timedelta(hours=9)),
            MissedCause.AGREED_LATER,
        ),
    ],
)
def test_missed_cause_names_the_strongest_reason(facts: MissFacts, cause: MissedCause) -> None:
    assert cause is missed_cause(facts, calling_calendar("Asia/Shanghai"))


def test_missed_cause_is_closed_when_no_calling_hour_lay_before_due() -> None:
    calling = calling_calendar("Asia/Shanghai", closed=[date(2026, 11, day) for day in (20, 21, 22)])
    assert MissedCause.CLOSED is missed_cause(MissFacts(earliest_at=EARLIEST, due_at=DUE), calling)
