"""What comes after an attempt: the next try, a person's look, or the end (the table of the three-day queue; S2-9…11).

A pure function from the follow-up's counters, the outcome, the moment and the rules. All times are UTC; parts of
the day and days are local to the calling calendar's zone; every next try lies inside its hours.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import assert_never

from callcenter.core.model.follow_ups import Disposition
from callcenter.core.outcome import Outcome, counts_as_try
from callcenter.core.policy_parts import PARTS, Part, PartsOfDay, RetryRules, span_of
from callcenter.core.worktime import Calendar, is_open, local_day, local_instant, next_open, open_intervals, zone_of
from callcenter.errors import Invalid

SEARCH_DAYS = 8
"""How far beyond the deadline, or beyond now, a window for the next try is sought before taking the first open one."""


class WaitReason(StrEnum):
    """Why the next try is when it is; the codes that explain.py puts into words."""

    OTHER_PART = "retry.other_part"
    OTHER_HALF_DAY = "retry.other_half_day"
    BUSY = "retry.busy"
    LATER = "retry.later"
    AGREED = "retry.agreed"


class CheckReason(StrEnum):
    """Why a person must look before the customer is rung again."""

    INVALID_NUMBER = "invalid_number"
    WRONG_NUMBER = "wrong_number"
    UNDISPOSED = "undisposed"
    UNKNOWN = "unknown"
    INCONVENIENT_WITHOUT_TIME = "inconvenient_without_time"


class StopReason(StrEnum):
    """Why no further try is made."""

    TRIES_USED = "tries_used"
    AFTER_SMS = "after_sms"


class CloseReason(StrEnum):
    """How the follow-up ended with the customer's word."""

    COMPLETED = "completed"
    PARTIAL = "partial"
    DECLINED = "declined"
    ALREADY_DONE = "already_done"


class SmsReason(StrEnum):
    """Why the customer gets an SMS with this step."""

    SECOND_MISS = "second_miss"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class TryCounters:
    """What a follow-up remembers of its tries. `tried_on` is the local day of `tries_that_day`; `parts_tried` a bit
    mask of parts.

    Bit 0 is the morning, 3 the evening. `sms_sent`: this follow-up had its one SMS for misses.
    """

    tries: int = 0
    misses: int = 0
    busy_in_a_row: int = 0
    parts_tried: int = 0
    tried_on: date | None = None
    tries_that_day: int = 0
    sms_sent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptEnd:
    """One finished attempt: when the customer was rung (`at`), how it ended, and what the agent said of an answer."""

    at: datetime
    outcome: Outcome
    disposition: Disposition | None = None
    agreed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TryAgain:
    """Ring again at `at`. `closed_before_due`: no calling hour is left before the deadline, so it comes after it."""

    at: datetime
    reason: WaitReason
    closed_before_due: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAgreed:
    """Ring at the agreed minute (S2-11), by the same agent if possible; `after_due` when the customer chose a later
    time.
    """

    at: datetime
    after_due: bool


@dataclass(frozen=True, slots=True)
class AskPerson:
    """A person looks first; not rung until then."""

    reason: CheckReason


@dataclass(frozen=True, slots=True)
class NoMoreTries:
    """The tries are used up; the follow-up stays open for a return call until its deadline says *missed*."""

    reason: StopReason


@dataclass(frozen=True, slots=True)
class Close:
    """Done with the customer's word; never rung again for this."""

    reason: CloseReason


NextAct = TryAgain | CallAgreed | AskPerson | NoMoreTries | Close


@dataclass(frozen=True, slots=True)
class Step:
    """What follows an attempt: the act, the counters to keep, and the SMS to queue in the same transaction, if any."""

    act: NextAct
    counters: TryCounters
    sms: SmsReason | None = None


class AgreedTimeNotPossible(Invalid):
    """The customer cannot be called at this time."""

    code = "agreed-time-not-possible"

    def __init__(self, agreed_at: datetime, reason: str, next_open_at: datetime) -> None:
        super().__init__("agreed_at", reason, agreed_at=agreed_at.isoformat(), next_open_at=next_open_at.isoformat())


def check_agreed(agreed_at: datetime, now: datetime, calling: Calendar) -> None:
    """An agreed time lies ahead and inside calling hours (S2-11). Raises AgreedTimeNotPossible naming the next open
    minute.
    """
    if agreed_at <= now:
        raise AgreedTimeNotPossible(agreed_at, "in the past", next_open(calling, now))
    if not is_open(calling, agreed_at):
        raise AgreedTimeNotPossible(agreed_at, "outside calling hours", next_open(calling, agreed_at))


def part_at(instant: datetime, zone: str, parts: PartsOfDay) -> Part:
    """The part of the day of an instant, in a zone."""
    local = instant.astimezone(zone_of(zone))
    return parts.part_at(local.hour * 60 + local.minute)


def part_bit(part: Part) -> int:
    """The part's bit in `parts_tried`."""
    return 1 << PARTS.index(part)


def count(before: TryCounters, end: AttemptEnd, calling: Calendar, parts: PartsOfDay, rules: RetryRules) -> TryCounters:
    """The counters after an attempt. One that does not count as a try changes nothing."""
    if not counts_as_try(end.outcome):
        return before
    day = local_day(calling.zone, end.at)
    missed = end.outcome in rules.misses_of or (end.disposition is not None and end.disposition in rules.misses_of)
    return replace(
        before,
        tries=before.tries + 1,
        misses=before.misses + int(missed),
        busy_in_a_row=before.busy_in_a_row + 1 if end.outcome is Outcome.BUSY else 0,
        parts_tried=before.parts_tried | part_bit(part_at(end.at, calling.zone, parts)),
        tried_on=day,
        tries_that_day=before.tries_that_day + 1 if before.tried_on == day else 1,
    )


def after_attempt(
    before: TryCounters,
    end: AttemptEnd,
    *,
    now: datetime,
    due_at: datetime,
    rules: RetryRules,
    parts: PartsOfDay,
    calling: Calendar,
) -> Step:
    """What follows a finished attempt.

    An answer waits for its disposition (`undisposed`), an unknown end for an operator: the customer is not rung before.
    Raises AgreedTimeNotPossible for an agreed time that is past or outside calling hours.
    """
    counters = count(before, end, calling, parts, rules)
    if end.outcome is Outcome.ANSWERED:
        return _after_answer(counters, end, now=now, due_at=due_at, rules=rules, parts=parts, calling=calling)
    match end.outcome:
        case Outcome.UNKNOWN:
            return Step(AskPerson(CheckReason.UNKNOWN), counters)
        case Outcome.INVALID_NUMBER:
            return Step(AskPerson(CheckReason.INVALID_NUMBER), counters)
        case Outcome.NETWORK_FAILURE | Outcome.AGENT_FAILED | Outcome.CANCELLED | Outcome.FAILED:
            at = next_open(calling, now + span_of(rules.later))
            return Step(TryAgain(at=at, reason=WaitReason.LATER, closed_before_due=now < due_at <= at), counters)
        case Outcome.BUSY | Outcome.NO_ANSWER | Outcome.REJECTED | Outcome.ANSWERED_SHORT | Outcome.UNREACHABLE:
            return _after_miss(counters, end, now=now, due_at=due_at, rules=rules, parts=parts, calling=calling)
        case _:
            assert_never(end.outcome)


def _after_answer(
    counters: TryCounters,
    end: AttemptEnd,
    *,
    now: datetime,
    due_at: datetime,
    rules: RetryRules,
    parts: PartsOfDay,
    calling: Calendar,
) -> Step:
    match end.disposition:
        case None:
            return Step(AskPerson(CheckReason.UNDISPOSED), counters)
        case Disposition.COMPLETED:
            return Step(Close(CloseReason.COMPLETED), counters)
        case Disposition.ALREADY_DONE:
            return Step(Close(CloseReason.ALREADY_DONE), counters)
        case Disposition.DECLINED:
            return Step(Close(CloseReason.DECLINED), counters, SmsReason.DECLINED)
        case Disposition.WRONG_NUMBER:
            return Step(AskPerson(CheckReason.WRONG_NUMBER), counters)
        case Disposition.INCONVENIENT:
            if end.agreed_at is None:
                return Step(AskPerson(CheckReason.INCONVENIENT_WITHOUT_TIME), counters)
            return Step(_agreed(end.agreed_at, now, due_at, calling), counters)
        case Disposition.PARTIAL | Disposition.NOT_OWNER | Disposition.HUNG_UP | Disposition.VOICEMAIL:
            # Whoever talked may have named a better time, whatever the agent calls the talk.
            if end.agreed_at is not None:
                return Step(_agreed(end.agreed_at, now, due_at, calling), counters)
            if end.disposition is Disposition.PARTIAL and rules.partial == "close":
                return Step(Close(CloseReason.PARTIAL), counters)
            return _after_miss(counters, end, now=now, due_at=due_at, rules=rules, parts=parts, calling=calling)
        case _:
            assert_never(end.disposition)


def _agreed(agreed_at: datetime, now: datetime, due_at: datetime, calling: Calendar) -> CallAgreed:
    check_agreed(agreed_at, now, calling)
    return CallAgreed(at=agreed_at.astimezone(UTC), after_due=agreed_at >= due_at)


def _after_miss(
    counters: TryCounters,
    end: AttemptEnd,
    *,
    now: datetime,
    due_at: datetime,
    rules: RetryRules,
    parts: PartsOfDay,
    calling: Calendar,
) -> Step:
    sms = None
    if not counters.sms_sent and counters.misses >= rules.misses_before_sms:
        sms = SmsReason.SECOND_MISS
        counters = replace(counters, sms_sent=True)
    if counters.sms_sent and rules.after_sms == "stop":
        return Step(NoMoreTries(StopReason.AFTER_SMS), counters, sms)
    days_enough = rules.days <= 1 or counters.tries > counters.tries_that_day
    if counters.tries >= rules.tries and days_enough:
        return Step(NoMoreTries(StopReason.TRIES_USED), counters, sms)
    if end.outcome is Outcome.BUSY and counters.busy_in_a_row < rules.busy_in_a_row and counters.tries < rules.tries:
        at = next_open(calling, now + span_of(rules.busy_after))
        return Step(TryAgain(at=at, reason=WaitReason.BUSY, closed_before_due=now < due_at <= at), counters, sms)
    another_half = end.outcome is Outcome.UNREACHABLE
    act = next_try(
        counters, end.at, now=now, due_at=due_at, rules=rules, parts=parts, calling=calling, another_half=another_half
    )
    return Step(act, counters, sms)


@dataclass(frozen=True, slots=True)
class _Window:
    start: datetime
    day: date
    part: Part


def next_try(
    counters: TryCounters,
    last_at: datetime,
    *,
    now: datetime,
    due_at: datetime,
    rules: RetryRules,
    parts: PartsOfDay,
    calling: Calendar,
    another_half: bool = False,
) -> TryAgain:
    """The best moment for another try after one at `last_at`.

    Among the stretches of calling hours cut at the parts of the day, at least `gap` after now and on days with
    tries left: first those before the deadline, then another part than the last (or another half day, after
    *unreachable*), then parts not tried yet, then the earliest.
    """
    reason = WaitReason.OTHER_HALF_DAY if another_half else WaitReason.OTHER_PART
    from_at = now + span_of(rules.gap)
    last_day, last_part = local_day(calling.zone, last_at), part_at(last_at, calling.zone, parts)
    full_day = counters.tried_on if counters.tries_that_day >= rules.tries_a_day else None
    # The tries are used up but not their days: only another day helps.
    if rules.days > 1 and counters.tries >= rules.tries - 1 and counters.tries == counters.tries_that_day:
        full_day = counters.tried_on
    best: tuple[bool, bool, bool, datetime] | None = None
    first_window: datetime | None = None
    for window in _windows(calling, parts, from_at, max(due_at, now) + timedelta(days=SEARCH_DAYS)):
        first_window = first_window or window.start
        if window.day == full_day:
            continue
        if another_half:
            same = window.day == last_day and parts.half_of(window.part) == parts.half_of(last_part)
        else:
            same = window.part is last_part
        key = (
            window.start >= due_at,
            same,
            bool(counters.parts_tried & part_bit(window.part)),
            window.start,
        )
        if best is None or key < best:
            best = key
            if key[:3] == (False, False, False):
                break  # the windows come in order of time: nothing later is better
    at = best[3] if best is not None else _next_free_open(calling, from_at, full_day)
    closed = first_window is None or first_window >= due_at
    return TryAgain(at=at, reason=reason, closed_before_due=now < due_at and closed and at >= due_at)


def _windows(calling: Calendar, parts: PartsOfDay, start: datetime, end: datetime) -> Iterator[_Window]:
    for opens, closes, day in open_intervals(calling, start):
        if opens >= end:
            return
        for part, first, last in parts.bounds():
            from_at = max(opens, local_instant(calling.zone, day, first))
            if from_at < min(closes, local_instant(calling.zone, day, last)):
                yield _Window(from_at, day, part)


def _next_free_open(calling: Calendar, start: datetime, full_day: date | None) -> datetime:
    # A closure longer than the search: the first opening after it, whatever its part.
    return next(opens for opens, _closes, day in open_intervals(calling, start) if day != full_day)
