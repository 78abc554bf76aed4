"""The follow-up: one duty to reach one customer about one order (first) or one ticket (second)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class FollowUpKind(StrEnum):
    """First after the delivery (S2-37), second after a complaint was handled (S2-38, S2-42)."""

    FIRST = "first"
    SECOND = "second"


class FollowUpState(StrEnum):
    """Where a follow-up stands. `waiting` becomes `ready` at `next_try_at`; only `ready` rows are claimed."""

    WAITING = "waiting"
    READY = "ready"
    CLAIMED = "claimed"
    CALLING = "calling"
    WRAP_UP = "wrap_up"
    UNDISPOSED = "undisposed"
    NUMBER_CHECK = "number_check"
    UNSETTLED = "unsettled"
    NO_TRIES_LEFT = "no_tries_left"
    BUNDLED = "bundled"
    DONE = "done"


class FollowUpResult(StrEnum):
    """How a follow-up ended."""

    COMPLETED = "completed"
    PARTIAL = "partial"
    DECLINED = "declined"
    ALREADY_DONE = "already_done"
    EXCLUDED = "excluded"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    UNREACHED = "unreached"
    NOT_REQUIRED = "not_required"


class Disposition(StrEnum):
    """What the agent says of an answered call; required after every answer."""

    COMPLETED = "completed"
    PARTIAL = "partial"
    INCONVENIENT = "inconvenient"
    DECLINED = "declined"
    NOT_OWNER = "not_owner"
    WRONG_NUMBER = "wrong_number"
    VOICEMAIL = "voicemail"
    HUNG_UP = "hung_up"
    ALREADY_DONE = "already_done"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One follow-up with its place in the queue.

    `lane` groups rows that open and close together: `<queue id>:<calling calendar>:<time zone>`.
    `rank_class` and `order_at` are its place in the lane (core/ranking.py): class -1 is an agreed call whose
    `order_at` is the agreed instant; otherwise `order_at` is `due_at`. `number` is the E.164 number to ring next.
    `tries` counts tries that count; `tried_on` is the dealer's local day of `tries_that_day`; `parts_tried` is the bit mask
    of parts of the day. `assigned_to` binds it to one agent. `bundle_id` names the follow-up whose call covers this one.
    `missed_at` is set once when `due_at` passed unfulfilled, with its cause; the row stays in the queue.
    `provisional` says that `due_at` reaches past the known calendar.
    """

    id: str
    kind: FollowUpKind
    dealer_id: str
    customer_id: str
    order_id: str | None = None
    ticket_id: str | None = None
    round: int = 1
    state: FollowUpState = FollowUpState.WAITING
    result: FollowUpResult | None = None
    reason: str = ""
    lane: str
    rank_class: int = 0
    order_at: datetime
    number: str = ""
    earliest_at: datetime
    due_at: datetime
    next_try_at: datetime
    next_try_reason: str = ""
    agreed_at: datetime | None = None
    assigned_to: str | None = None
    not_by: str | None = None
    claimed_by: str | None = None
    claimed_until: datetime | None = None
    attempt_id: str | None = None
    bundle_id: str | None = None
    tries: int = 0
    misses: int = 0
    busy_in_a_row: int = 0
    parts_tried: int = 0
    tried_on: date | None = None
    tries_that_day: int = 0
    sms_sent_at: datetime | None = None
    provisional: bool = False
    closed_before_due: bool = False
    missed_at: datetime | None = None
    missed_cause: str = ""
    created_at: datetime
    done_at: datetime | None = None
    questionnaire: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers of one call to one questionnaire version. A draft opens nothing; `submitted_at` makes it final.

    `answers` is question code → value; `steps` is step code → {"started_at", "ended_at", "seconds"} (S2-20…25,
    core/step_times.py); `agreement` is the answer to "may we talk now": agrees, inconvenient, declines (S2-45).
    `corrections` are changes of the customer's record that take effect when submitted (S2-47). `confirmed_at` is when
    the agent read the record back to the customer (S2-46); `agreed_at` the time that an inconvenient customer chose.
    """

    id: str
    follow_up_id: str
    attempt_id: str | None
    dealer_id: str
    agent_id: str
    questionnaire: str
    questionnaire_version: int
    answers: dict[str, Any] = field(default_factory=dict)
    steps: dict[str, Any] = field(default_factory=dict)
    notes: str = ""
    voice_kind: str = ""
    next_visit_note: str = ""
    speaker_relation: str = "owner"
    agreement: str = ""
    agreed_at: datetime | None = None
    corrections: dict[str, Any] = field(default_factory=dict)
    confirmed_at: datetime | None = None
    submitted_at: datetime | None = None
    updated_at: datetime
    version: int = 0
