"""Calls: attempts and their recordings, agents' seats, trunks, number locks, return calls."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from callcenter.core.model.follow_ups import Disposition


class AttemptState(StrEnum):
    """How far an attempt got. `intent` is committed before anything is sent to the exchange."""

    INTENT = "intent"
    AGENT_RINGING = "agent_ringing"
    DIALING = "dialing"
    RINGING = "ringing"
    TALKING = "talking"
    ENDED = "ended"
    UNKNOWN = "unknown"


class RecordingState(StrEnum):
    """`expected` before the call; `verified` after the check; every other state is a hole or a repair.

    `truncated`: the exchange died before it closed the file; length and header were taken from its size.
    """

    EXPECTED = "expected"
    VERIFIED = "verified"
    TRUNCATED = "truncated"
    SILENT = "silent"
    SHORT = "short"
    LONG = "long"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"
    DELETED = "deleted"


class SeatState(StrEnum):
    """An agent's state on the floor."""

    SIGNED_OFF = "signed_off"
    READY = "ready"
    PAUSED = "paused"
    ON_CALL = "on_call"
    WRAP_UP = "wrap_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try of ours (or one return call) with its evidence; `id` is the channel id, journal key and recording name.

    `direction` is outbound or return. `outcome` is set exactly once, by the exchange's evidence (core/outcome.py).
    `agent_legs` counts the agent's legs so far. `disposition` is set by the agent after an answer.
    `third` is the third party while there is one (core/third.py), `listeners` the supervisors who hear the call
    (core/listeners.py); `side_legs` counts the legs of both. `held_at`: the customer hears music since then.
    `customer_dialed` says that the order to dial was sent (or may have been). `record` is the recording's path without
    suffix, below the recordings folder; empty when the call is not recorded.
    """

    id: str
    follow_up_id: str | None
    dealer_id: str
    customer_id: str | None
    agent_id: str | None
    direction: str = "outbound"
    number: str = ""
    dial_string: str = ""
    caller_id: str = ""
    trunk: str = ""
    pbx: str = ""
    node: str = ""
    device: str = ""
    reason: str = ""
    ring_seconds: int = 45
    record: str = ""
    announce: str = ""
    state: AttemptState = AttemptState.INTENT
    agent_legs: int = 0
    agent_up: bool = False
    agent_lost_at: datetime | None = None
    held_at: datetime | None = None
    muted: bool = False
    third: dict[str, Any] = field(default_factory=dict)
    listeners: list[dict[str, Any]] = field(default_factory=list)
    side_legs: int = 0
    customer_dialed: bool = False
    intent_at: datetime
    agent_up_at: datetime | None = None
    dialed_at: datetime | None = None
    ringing_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    outcome: str | None = None
    counts: bool = False
    dial_status: str = ""
    cause: int | None = None
    sip_code: int | None = None
    dialed_seconds: int = 0
    talk_seconds: int = 0
    from_journal: bool = False
    evidence: dict[str, Any] = field(default_factory=dict)
    disposition: Disposition | None = None
    disposed_at: datetime | None = None
    disposed_by: str | None = None
    speaker_relation: str = ""
    summary: str = ""
    settled_by: str | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """The recording of an attempt (`id` is the attempt's). `path` is relative to the recordings folder, with suffix.

    `seconds` is the measured length; `loud_share` the share of frames above -60 dBFS; `marks` pins seconds for tickets.
    """

    id: str
    dealer_id: str
    path: str
    pbx: str
    state: RecordingState = RecordingState.EXPECTED
    problem: str = ""
    expected_seconds: int = 0
    seconds: float | None = None
    loud_share: float | None = None
    size: int | None = None
    sha256: str = ""
    checked_at: datetime | None = None
    keep_until: datetime | None = None
    marks: list[dict[str, Any]] = field(default_factory=list)
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """An agent at a device (`id` is the person's). A second sign-on takes the seat over: `sign_on_id` changes.

    `device_alive` is what the exchange says; nobody is ready without it. `device_lost_at` is when it was seen to be gone,
    None while it lives or when that is not known.
    """

    id: str
    state: SeatState = SeatState.SIGNED_OFF
    since: datetime
    pause_reason: str = ""
    device: str = ""
    pbx: str = ""
    device_alive: bool = False
    device_lost_at: datetime | None = None
    sign_on_id: str = ""
    attempt_id: str | None = None
    follow_up_id: str | None = None
    wrap_up_until: datetime | None = None
    mode: str = "preview"
    notice: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trunk:
    """A trunk's breaker (core/breaker.py); `id` is the trunk's name in the configuration, `run` holds attempt ids."""

    id: str
    pbx: str
    run: list[str] = field(default_factory=list)
    set_back: list[str] = field(default_factory=list)
    failed_in_a_row: int = 0
    paused_until: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdLine:
    """A line of a trunk that a call's third party outside takes beside the customer's, until `ended_at`.

    `leg` is the third party's leg of the attempt.
    """

    id: str
    attempt_id: str
    leg: int
    pbx: str
    trunk: str
    caller_id: str = ""
    begun_at: datetime
    ended_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """An exchange's link as the node that owns it last knew it (`id` is its name in the configuration).

    `since` is when the link came up or was lost, with the `reason`. `gaps` counts times that facts were lost, `gap_at` the
    last of them: what happened meanwhile is found by a look at the exchange.
    """

    id: str
    up: bool = False
    since: datetime
    reason: str = ""
    node: str = ""
    dialplan: str = ""
    gaps: int = 0
    gap_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLock:
    """One lock and a cool-down per telephone number, across nodes (`id` is the E.164 number)."""

    id: str
    attempt_id: str
    locked: bool
    until: datetime
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnCallRow:
    """A customer's return call as it was taken: what was matched and where it went."""

    id: str
    dealer_id: str | None
    pbx: str
    channel: str
    number: str
    dialed: str
    at: datetime
    follow_up_id: str | None = None
    customer_id: str | None = None
    attempt_id: str | None = None
    agent_id: str | None = None
    went_to: str = ""
    detail: dict[str, Any] = field(default_factory=dict)
    version: int = 0
