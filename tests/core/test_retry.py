"""What follows an attempt: the rows of the retry table, in the words of a morning at a Shanghai dealer."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from callcenter.core.holidays import calling_calendar
from callcenter.core.model.follow_ups import Disposition
from callcenter.core.outcome import Outcome
from callcenter.core.policy_parts import PartsOfDay, RetryRules
from callcenter.core.retry import (
    AgreedTimeNotPossible,
    AskPerson,
    AttemptEnd,
    CallAgreed,
    CheckReason,
    Close,
    CloseReason,
    NoMoreTries,
    SmsReason,
    Step,
    StopReason,
    TryAgain,
    TryCounters,
    WaitReason,
    after_attempt,
    check_agreed,
)

ZONE = "Asia/Shanghai"
CALLING = calling_calendar(ZONE)
PARTS = PartsOfDay()
RULES = RetryRules()
SECOND = RetryRules(tries=3, days=2, partial="continue")


def at(text: str, zone: str = ZONE) -> datetime:
    """A written local time of November 2026 (`20 09:30`), as UTC."""
    day, time = text.split()
    return datetime.fromisoformat(f"2026-11-{day} {time}").replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


DUE = at("23 00:00")


def after(
    outcome: Outcome,
    when: str = "20 09:30",
    *,
    before: TryCounters | None = None,
    rules: RetryRules = RULES,
    disposition: Disposition | None = None,
    agreed: str | None = None,
    due: datetime = DUE,
) -> Step:
    """The step after an attempt; the default is the first try, on Friday the 20th, due at the end of the 22nd."""
    end = AttemptEnd(
        at=at(when), outcome=outcome, disposition=disposition, agreed_at=None if agreed is None else at(agreed)
    )
    return after_attempt(
        before or TryCounters(), end, now=at(when), due_at=due, rules=rules, parts=PARTS, calling=CALLING
    )


def tried(*attempts: tuple[Outcome, str], rules: RetryRules = RULES) -> TryCounters:
    """The counters after a history of attempts."""
    counters = TryCounters()
    for outcome, when in attempts:
        counters = after(outcome, when, before=counters, rules=rules).counters
    return counters


@pytest.mark.parametrize("outcome", [Outcome.NO_ANSWER, Outcome.REJECTED, Outcome.ANSWERED_SHORT])
def test_next_try_is_in_another_part_when_nobody_talked(outcome: Outcome) -> None:
    """Morning 09:30 → noon 11:00 of the same day; S2-10: a rejected ring is no refusal."""
    step = after(outcome)
    assert TryAgain(at=at("20 11:00"), reason=WaitReason.OTHER_PART) == step.act
    assert step.sms is None


def test_second_miss_sends_one_sms_and_goes_on_another_day() -> None:
    """S2-9: one SMS; two tries a day, so the third part is tomorrow's."""
    step = after(Outcome.NO_ANSWER, "20 11:00", before=tried((Outcome.NO_ANSWER, "20 09:30")))
    assert SmsReason.SECOND_MISS is step.sms
    assert TryAgain(at=at("21 14:00"), reason=WaitReason.OTHER_PART) == step.act


def test_third_miss_sends_no_second_sms() -> None:
    before = tried((Outcome.NO_ANSWER, "20 09:30"), (Outcome.NO_ANSWER, "20 11:00"))
    assert after(Outcome.NO_ANSWER, "21 14:00", before=before).sms is None


def test_second_miss_is_the_end_when_the_switch_says_stop() -> None:
    """S2-9 `after_sms="stop"`: the chart as drawn."""
    rules = RetryRules(after_sms="stop")
    before = tried((Outcome.NO_ANSWER, "20 09:30"), rules=rules)
    step = after(Outcome.NO_ANSWER, "20 11:00", before=before, rules=rules)
    assert NoMoreTries(StopReason.AFTER_SMS) == step.act
    assert SmsReason.SECOND_MISS is step.sms


def test_six_tries_rotate_through_all_parts_and_then_end() -> None:
    """Two a day over three days, each part before any repeats, all before the deadline."""
    counters, when, places = TryCounters(), "20 09:30", []
    for _ in range(5):
        step = after(Outcome.NO_ANSWER, when, before=counters)
        assert isinstance(step.act, TryAgain)
        counters = step.counters
        when = f"{step.act.at.astimezone(ZoneInfo(ZONE)):%d %H:%M}"
        places.append(when)
    assert places == ["20 11:00", "21 14:00", "21 17:00", "22 09:00", "22 11:00"]
    assert NoMoreTries(StopReason.TRIES_USED) == after(Outcome.NO_ANSWER, when, before=counters).act


def test_busy_is_tried_again_after_20_minutes_three_in_a_row() -> None:
    assert TryAgain(at=at("20 09:50"), reason=WaitReason.BUSY) == after(Outcome.BUSY).act
    second = after(Outcome.BUSY, "20 09:50", before=tried((Outcome.BUSY, "20 09:30")))
    assert TryAgain(at=at("20 10:10"), reason=WaitReason.BUSY) == second.act
    third = after(Outcome.BUSY, "20 10:10", before=second.counters)
    assert TryAgain(at=at("21 11:00"), reason=WaitReason.OTHER_PART) == third.act


def test_busy_waits_for_calling_hours_when_they_end() -> None:
    assert TryAgain(at=at("20 14:00"), reason=WaitReason.BUSY) == after(Outcome.BUSY, "20 11:50").act


def test_busy_row_is_broken_by_another_outcome() -> None:
    before = tried((Outcome.BUSY, "20 09:30"), (Outcome.NO_ANSWER, "20 09:50"))
    assert before.busy_in_a_row == 0


def test_unreachable_is_tried_in_another_half_day() -> None:
    """Noon belongs to the same half as the morning: the next try is in the afternoon."""
    assert TryAgain(at=at("20 14:00"), reason=WaitReason.OTHER_HALF_DAY) == after(Outcome.UNREACHABLE).act
    late = after(Outcome.UNREACHABLE, "20 15:00")
    assert TryAgain(at=at("21 09:00"), reason=WaitReason.OTHER_HALF_DAY) == late.act


@pytest.mark.parametrize("outcome", [Outcome.NETWORK_FAILURE, Outcome.AGENT_FAILED, Outcome.CANCELLED, Outcome.FAILED])
def test_own_failure_is_tried_later_today_and_does_not_count(outcome: Outcome) -> None:
    step = after(outcome)
    assert TryAgain(at=at("20 10:00"), reason=WaitReason.LATER) == step.act
    assert TryCounters() == step.counters


def test_person_looks_when_the_number_is_invalid() -> None:
    assert AskPerson(CheckReason.INVALID_NUMBER) == after(Outcome.INVALID_NUMBER).act


def test_nobody_is_rung_when_the_end_is_unknown() -> None:
    step = after(Outcome.UNKNOWN)
    assert AskPerson(CheckReason.UNKNOWN) == step.act
    assert step.counters.tries == 1


def test_answer_waits_for_its_disposition() -> None:
    assert AskPerson(CheckReason.UNDISPOSED) == after(Outcome.ANSWERED).act


@pytest.mark.parametrize(
    ("disposition", "reason"),
    [
        (Disposition.COMPLETED, CloseReason.COMPLETED),
        (Disposition.PARTIAL, CloseReason.PARTIAL),
        (Disposition.ALREADY_DONE, CloseReason.ALREADY_DONE),
    ],
)
def test_customers_word_closes(disposition: Disposition, reason: CloseReason) -> None:
    step = after(Outcome.ANSWERED, disposition=disposition)
    assert (Close(reason), None) == (step.act, step.sms)


def test_declined_is_thanked_by_sms_and_closed() -> None:
    """S2-10."""
    step = after(Outcome.ANSWERED, disposition=Disposition.DECLINED)
    assert (Close(CloseReason.DECLINED), SmsReason.DECLINED) == (step.act, step.sms)


def test_inconvenient_is_called_at_the_agreed_minute() -> None:
    """S2-11: to the minute."""
    step = after(Outcome.ANSWERED, disposition=Disposition.INCONVENIENT, agreed="21 16:47")
    assert CallAgreed(at=at("21 16:47"), after_due=False) == step.act


def test_inconvenient_may_be_agreed_for_after_the_deadline() -> None:
    step = after(Outcome.ANSWERED, disposition=Disposition.INCONVENIENT, agreed="24 10:00")
    assert CallAgreed(at=at("24 10:00"), after_due=True) == step.act


def test_inconvenient_without_a_time_is_asked_of_a_person() -> None:
    step = after(Outcome.ANSWERED, disposition=Disposition.INCONVENIENT)
    assert AskPerson(CheckReason.INCONVENIENT_WITHOUT_TIME) == step.act


def test_agreed_time_is_refused_when_it_is_outside_calling_hours() -> None:
    """S2-11: inside calling hours; the error names the next minute that is."""
    with pytest.raises(AgreedTimeNotPossible) as caught:
        check_agreed(at("20 12:30"), at("20 09:30"), CALLING)
    assert caught.value.fields["next_open_at"] == at("20 14:00").isoformat()


def test_agreed_time_is_refused_when_it_is_past() -> None:
    with pytest.raises(AgreedTimeNotPossible):
        after(Outcome.ANSWERED, disposition=Disposition.INCONVENIENT, agreed="20 09:00")


def test_wrong_number_is_looked_at_by_a_person() -> None:
    assert AskPerson(CheckReason.WRONG_NUMBER) == after(Outcome.ANSWERED, disposition=Disposition.WRONG_NUMBER).act


@pytest.mark.parametrize("disposition", [Disposition.NOT_OWNER, Disposition.HUNG_UP, Disposition.VOICEMAIL])
def test_talk_without_result_is_tried_in_another_part(disposition: Disposition) -> None:
    assert (
        TryAgain(at=at("20 11:00"), reason=WaitReason.OTHER_PART)
        == after(Outcome.ANSWERED, disposition=disposition).act
    )


def test_voicemail_is_a_miss() -> None:
    before = tried((Outcome.NO_ANSWER, "20 09:30"))
    step = after(Outcome.ANSWERED, "20 11:00", before=before, disposition=Disposition.VOICEMAIL)
    assert SmsReason.SECOND_MISS is step.sms


def test_partial_goes_on_when_it_is_a_second_follow_up() -> None:
    """S2-42: a ticket closes only on the customer's word."""
    step = after(Outcome.ANSWERED, rules=SECOND, disposition=Disposition.PARTIAL)
    assert isinstance(step.act, TryAgain)


def test_second_follow_up_ends_after_three_tries_on_two_days_and_one_sms() -> None:
    before = tried((Outcome.NO_ANSWER, "20 09:30"), (Outcome.NO_ANSWER, "20 11:00"), rules=SECOND)
    assert before.sms_sent
    step = after(Outcome.NO_ANSWER, "21 14:00", before=before, rules=SECOND)
    assert NoMoreTries(StopReason.TRIES_USED) == step.act


def test_second_follow_up_goes_on_when_all_tries_fell_on_one_day() -> None:
    before = tried((Outcome.BUSY, "20 09:30"), (Outcome.BUSY, "20 09:50"), rules=SECOND)
    step = after(Outcome.BUSY, "20 10:10", before=before, rules=SECOND)
    assert TryAgain(at=at("21 11:00"), reason=WaitReason.OTHER_PART) == step.act


def test_last_hours_before_the_deadline_are_used_even_in_the_same_part() -> None:
    """Only the morning is left before due: the same part again, an hour later, rather than after the deadline."""
    step = after(Outcome.NO_ANSWER, "20 09:10", due=at("20 11:00"))
    assert TryAgain(at=at("20 10:10"), reason=WaitReason.OTHER_PART) == step.act


def test_next_try_is_flagged_when_no_calling_hour_is_left_before_due() -> None:
    step = after(Outcome.NO_ANSWER, "22 17:30")
    assert TryAgain(at=at("23 09:00"), reason=WaitReason.OTHER_PART, closed_before_due=True) == step.act
    failed = after(Outcome.NETWORK_FAILURE, "22 17:45")
    assert TryAgain(at=at("23 09:00"), reason=WaitReason.LATER, closed_before_due=True) == failed.act


def test_missed_follow_up_goes_on_in_another_part() -> None:
    """S2-37: past its deadline it is never dropped."""
    step = after(Outcome.NO_ANSWER, "23 09:30")
    assert TryAgain(at=at("23 11:00"), reason=WaitReason.OTHER_PART) == step.act
