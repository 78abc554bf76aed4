"""The pieces of a policy document: amounts, times of day, parts of the day, and the tables that rules read.

All models refuse unknown keys. Amounts are kept as written (`24h`, `3wd`) and checked when read; rules parse them by
worktime.parse_amount, so the document that people wrote is what is stored and shown.
"""

import re
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from callcenter.core.model.follow_ups import Disposition
from callcenter.core.outcome import Outcome, RefinedTo
from callcenter.core.worktime import WallTime, parse_amount
from callcenter.errors import Invalid


class PolicyPart(BaseModel):
    """Base of all parts: frozen, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _amount(text: str) -> str:
    try:
        parse_amount(text)
    except Invalid as error:
        raise ValueError(error.fields["reason"]) from None
    return text


def _span(text: str) -> str:
    try:
        amount = parse_amount(text)
    except Invalid as error:
        raise ValueError(error.fields["reason"]) from None
    if not isinstance(amount, WallTime):
        raise ValueError("wall time is needed here (s, m, h, d)")
    return text


def _reminder(text: str) -> str:
    if (share := re.fullmatch(r"(\d{1,2}(?:\.\d+)?)%", text, re.ASCII)) is not None:
        if not 0 < Decimal(share[1]) < 100:
            raise ValueError("a share lies between 0% and 100%")
        return text
    if not text.startswith("-"):
        raise ValueError(f"not a reminder like 50% or -2h: {text!r}")
    _span(text[1:])
    return text


def _time_of_day(text: str) -> str:
    match = re.fullmatch(r"(\d{2}):(\d{2})", text, re.ASCII)
    if match is None or int(match[2]) > 59 or int(match[1]) * 60 + int(match[2]) > 1440:
        raise ValueError(f"not a time of day like 08:30: {text!r}")
    return text


AmountText = Annotated[str, AfterValidator(_amount)]
SpanText = Annotated[str, AfterValidator(_span)]
ReminderText = Annotated[str, AfterValidator(_reminder)]
TimeOfDay = Annotated[str, AfterValidator(_time_of_day)]


@lru_cache(maxsize=1000)  # a policy has some fifty, and every claim asks for two of them
def span_of(text: str) -> timedelta:
    """The wall time of a checked SpanText."""
    amount = parse_amount(text)
    if not isinstance(amount, WallTime):
        raise Invalid("amount", f"wall time is needed here: {text!r}")
    return amount.span


def minute_of(text: str) -> int:
    """Minutes from local midnight of a checked TimeOfDay (24:00 is 1440)."""
    return int(text[:2]) * 60 + int(text[3:])


class Part(StrEnum):
    """The four parts of the day in which customers are tried."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"


PARTS: tuple[Part, ...] = tuple(Part)


class PartsOfDay(PolicyPart):
    """Where the parts begin, in local time; the morning begins at midnight and the evening ends at the next.

    `second_half` is the part with which the second half of the day begins (for *another half day*).
    """

    noon: TimeOfDay = "11:00"
    afternoon: TimeOfDay = "14:00"
    evening: TimeOfDay = "17:00"
    second_half: Part = Part.AFTERNOON

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not 0 < minute_of(self.noon) < minute_of(self.afternoon) < minute_of(self.evening) < 1440:
            raise ValueError("the parts must follow each other within the day: noon, afternoon, evening")
        if self.second_half is Part.MORNING:
            raise ValueError("the second half of the day cannot begin with the morning")
        return self

    def bounds(self) -> tuple[tuple[Part, int, int], ...]:
        """(part, first minute, end minute) of the four parts, in order, without a gap."""
        cuts = (0, minute_of(self.noon), minute_of(self.afternoon), minute_of(self.evening), 1440)
        return tuple((part, cuts[i], cuts[i + 1]) for i, part in enumerate(PARTS))

    def part_at(self, minute: int) -> Part:
        """The part of a local minute of the day."""
        return next(part for part, start, end in self.bounds() if start <= minute < end)

    def half_of(self, part: Part) -> int:
        """0 for the first half of the day, 1 for the second."""
        return int(PARTS.index(part) >= PARTS.index(self.second_half))


class FirstFollowUpClock(PolicyPart):
    """S2-37, S2-41, A14: `amount` after delivery, to the end of that day or exact; not before `earliest_days` after
    it.
    """

    amount: SpanText = "3d"
    round: str = Field(default="end_of_day", pattern="^(end_of_day|exact)$")
    earliest_days: int = Field(default=1, ge=0, le=30)

    @model_validator(mode="after")
    def _whole_days(self) -> Self:
        if self.round == "end_of_day" and span_of(self.amount) % timedelta(days=1):
            raise ValueError("an end of day needs whole days")
        return self


class LimitClock(PolicyPart):
    """A ticket's limit (S2-38, S2-39). `second_call` (A6): inside the limit, or after it on a clock of the same
    length.
    """

    amount: AmountText
    second_call: str = Field(default="inside", pattern="^(inside|after)$")
    reminders: tuple[ReminderText, ...] = ("50%", "-2h")


class Clocks(PolicyPart):
    """Every clock of the policy; a ticket kind without an entry has no clock."""

    first_follow_up: FirstFollowUpClock = FirstFollowUpClock()
    tickets: dict[str, LimitClock] = Field(default_factory=dict)


class RetryRules(PolicyPart):
    """When the next try comes and when it ends (the table of the three-day queue; S2-9).

    `tries_a_day` and `tries` count tries that count; a run of busies is bounded by `busy_in_a_row` instead of the
    day. `gap` is the least time between two tries unless busy. `later` follows a failure that was not the
    customer's. `misses_before_sms` misses send one SMS; `misses_of` says which outcomes and dispositions are
    misses. `after_sms="stop"` makes the SMS the last act (the chart as drawn). `days` is the least number of
    different days on which a customer must have been tried before the tries count as used up.
    """

    tries_a_day: int = Field(default=2, ge=1, le=24)
    tries: int = Field(default=6, ge=1, le=50)
    days: int = Field(default=1, ge=1, le=2)
    gap: SpanText = "1h"
    busy_after: SpanText = "20m"
    busy_in_a_row: int = Field(default=3, ge=0, le=20)
    later: SpanText = "30m"
    misses_before_sms: int = Field(default=2, ge=1)
    misses_of: frozenset[Outcome | Disposition] = frozenset(
        {Outcome.NO_ANSWER, Outcome.REJECTED, Outcome.ANSWERED_SHORT, Outcome.UNREACHABLE, Disposition.VOICEMAIL}
    )
    after_sms: str = Field(default="continue", pattern="^(continue|stop)$")
    partial: str = Field(default="close", pattern="^(close|continue)$")


class NoCallRule(PolicyPart):
    """Orders that need no first follow-up. All given conditions must hold; `reason` is shown on the excluded row.

    `kinds`, `brands`: compared without case, a kind with ours and with the sender's own word; `below_cents`: the amount
    is known and less; `only_items`: every item of work that the order states is one of these (wash only) and there is
    at least one.
    """

    reason: str = Field(min_length=1)
    kinds: frozenset[str] = frozenset()
    brands: frozenset[str] = frozenset()
    below_cents: int | None = Field(default=None, gt=0)
    only_items: frozenset[str] = frozenset()

    @model_validator(mode="after")
    def _has_condition(self) -> Self:
        if not (self.kinds or self.brands or self.below_cents is not None or self.only_items):
            raise ValueError("a rule without a condition would exclude every order")
        return self


class Selection(PolicyPart):
    """S2-8: when the day's list is made, and which orders need no call. `one_call_per_person`: two cars, one call."""

    at: TimeOfDay = "08:00"
    on_arrival: bool = True
    one_call_per_person: bool = True
    ring_first: str = Field(default="contact", pattern="^(contact|owner)$")
    no_call: tuple[NoCallRule, ...] = ()


class Limits(PolicyPart):
    """Lengths and bounds of the floor's work."""

    ring: SpanText = "45s"
    answered_short_below: SpanText = "5s"
    wrap_up: SpanText = "60s"
    preview: SpanText = "60s"
    undo: SpanText = "60s"
    number_cool_down: SpanText = "10m"
    own_agent_wait: SpanText = "2m"
    call_band: tuple[SpanText, SpanText] = ("2m", "3m")


class Ranking(PolicyPart):
    """How the next call is chosen (ranking.py). `missed_slack`: past-due rows compete as if this much time were left.

    `horizon` is the time within which a customer not reached now is likely to be reached anyway; `same_part` and
    `other_part` are how much the chance of an answer falls after a miss in the same and in another part of the day
    (three tries in one part reach 70 %, in three parts 76 %).
    """

    missed_slack: SpanText = "12h"
    horizon: SpanText = "24h"
    same_part: float = Field(default=0.58, gt=0, le=1)
    other_part: float = Field(default=0.75, gt=0, le=1)
    prior_tries: float = Field(default=20.0, gt=0)


class Refinement(PolicyPart):
    """What one trunk's answers really mean, for instance a carrier's announcement: all given conditions must hold."""

    outcome: RefinedTo
    trunk: str | None = None
    dial_status: str | None = None
    cause: int | None = None
    sip_code: int | None = None

    @model_validator(mode="after")
    def _has_condition(self) -> Self:
        if self.dial_status is None and self.cause is None and self.sip_code is None:
            raise ValueError("a refinement needs a dial status, a cause or a SIP code")
        return self


class Breaker(PolicyPart):
    """The trunk breaker: `in_a_row` attempts ending in `causes` pause the trunk for `pause`; then one try decides."""

    causes: frozenset[int] = frozenset({1, 21, 34, 38})
    in_a_row: int = Field(default=5, ge=2)
    failed_alarm: int = Field(default=3, ge=1)
    pause: SpanText = "10m"
