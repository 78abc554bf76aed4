"""From a policy's clocks to due instants: the first follow-up (S2-37), tickets (S2-38, S2-39), their reminders.

A clock is computed from where it started; what is stored is its amount, start and due time. A due time that rests on an
unknown calendar year is provisional and is recomputed at the year's import, and an import never makes anybody late.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from callcenter.core.policy_parts import FirstFollowUpClock, LimitClock, span_of
from callcenter.core.worktime import (
    Amount,
    Calendar,
    add_amount,
    end_of_day,
    local_day,
    local_instant,
    next_open,
    parse_amount,
    share_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstFollowUpDue:
    """When a first follow-up may begin and must be done (UTC). `due_at` itself is outside: at it the follow-up is
    missed.

    `first_open` is the first calling minute from `earliest_at` on; `closed_before_due` says that it comes only
    after the deadline (Spring Festival), so the customer is called at `first_open` and the follow-up is missed with
    cause `closed`.
    """

    earliest_at: datetime
    due_at: datetime
    first_open: datetime
    closed_before_due: bool


def first_follow_up(
    delivered_at: datetime, calling: Calendar, rules: FirstFollowUpClock, zone: str | None = None
) -> FirstFollowUpDue:
    """Plan the first follow-up of a delivery in the dealer's zone (default: the calling calendar's).

    S2-37 and A14: delivered 11-19 15:00 → due 11-23 00:00 (`exact`: 11-22 15:00). S2-41: not before day
    D+`earliest_days`.
    """
    zone = zone or calling.zone
    span = span_of(rules.amount)
    if rules.round == "exact":
        due_at = delivered_at.astimezone(UTC) + span
    else:
        due_at = end_of_day(zone, delivered_at, span.days)
    earliest_at = delivered_at.astimezone(UTC)
    if rules.earliest_days:
        earliest_at = local_instant(zone, local_day(zone, delivered_at) + timedelta(days=rules.earliest_days), 0)
    first_open = next_open(calling, earliest_at)
    return FirstFollowUpDue(
        earliest_at=earliest_at, due_at=due_at, first_open=first_open, closed_before_due=first_open >= due_at
    )


class Stops(StrEnum):
    """What ends a ticket's clock."""

    SECOND_FOLLOW_UP_DONE = "second_follow_up_done"
    HANDLED = "handled"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderDue:
    """One reminder: `name` is the policy's text (`50%`, `-2h`), unique within a clock; each fires once."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketClock:
    """A ticket's clock: `name` is the ticket's kind or `second_follow_up`; stopped by `stops`. Instants are UTC.

    `due_at` is the last good instant: done at it is in time.
    """

    name: str
    amount: str
    started_at: datetime
    due_at: datetime
    provisional: bool
    stops: Stops
    reminders: tuple[ReminderDue, ...]


def ticket_clock(kind: str, rules: LimitClock, received_at: datetime, working: Calendar) -> TicketClock:
    """The clock that starts when a ticket is received (late paper entry: its own time, S2-36).

    A6 `inside`: it runs until the second follow-up is done; `after`: until handled.
    """
    stops = Stops.SECOND_FOLLOW_UP_DONE if rules.second_call == "inside" else Stops.HANDLED
    return _clock(kind, rules, received_at, working, stops)


def second_call_clock(rules: LimitClock, handled_at: datetime, working: Calendar) -> TicketClock | None:
    """The second follow-up's own clock, of the same length, from the handling on; None when it is inside the limit
    (A6).
    """
    if rules.second_call == "inside":
        return None
    return _clock("second_follow_up", rules, handled_at, working, Stops.SECOND_FOLLOW_UP_DONE)


def _clock(name: str, rules: LimitClock, start: datetime, working: Calendar, stops: Stops) -> TicketClock:
    due = add_amount(working, start, parse_amount(rules.amount))
    return TicketClock(
        name=name,
        amount=rules.amount,
        started_at=start.astimezone(UTC),
        due_at=due.at,
        provisional=due.provisional,
        stops=stops,
        reminders=reminders(rules.reminders, parse_amount(rules.amount), start, due.at, working),
    )


def reminders(
    names: tuple[str, ...], amount: Amount, started_at: datetime, due_at: datetime, working: Calendar
) -> tuple[ReminderDue, ...]:
    """When to remind: `50%` of the amount on its own clock, `-2h` of wall time before the due time.

    In order of time; one that would come before the start (2 h before a limit of 1 h) comes at the start.
    """
    found: list[ReminderDue] = []
    for name in names:
        if name.endswith("%"):
            at = add_amount(working, started_at, share_of(amount, Decimal(name[:-1]) / 100)).at
        else:
            at = due_at - span_of(name[1:])
        found.append(ReminderDue(name=name, at=max(at, started_at.astimezone(UTC))))
    return tuple(sorted(found, key=lambda reminder: (reminder.at, reminder.name)))


def recomputed(clock: TicketClock, rules: LimitClock, working: Calendar, now: datetime) -> TicketClock:
    """The clock after its calendar year was imported at `now`: changes only a provisional one.

    Nothing breaches retroactively: when the new due time is already past, the later of the two counts, since people
    worked to the time that they were shown. A later new time is taken as it is, even if the old one had passed.
    """
    if not clock.provisional:
        return clock
    fresh = _clock(
        clock.name, rules.model_copy(update={"amount": clock.amount}), clock.started_at, working, clock.stops
    )
    if fresh.due_at >= now:
        return fresh
    return replace(fresh, due_at=max(fresh.due_at, clock.due_at))


def is_breached(due_at: datetime, now: datetime, done_at: datetime | None = None) -> bool:
    """Whether a ticket's limit is broken: not done, or done later, once the due instant is over."""
    return (now if done_at is None else done_at) > due_at
