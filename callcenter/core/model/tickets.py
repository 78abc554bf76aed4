"""Tickets (complaint, grievance, opinion, suggestion), their log and their clocks."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class TicketKind(StrEnum):
    """The kinds of voice (S2-7, S2-43). Only complaints and grievances carry clocks."""

    COMPLAINT = "complaint"
    GRIEVANCE = "grievance"
    OPINION = "opinion"
    SUGGESTION = "suggestion"


class TicketState(StrEnum):
    """`unreached` is *handled, customer not reached*: open in every figure (S2-38). `void` keeps its number."""

    OPEN = "open"
    HANDLING = "handling"
    HANDLED = "handled"
    UNREACHED = "unreached"
    CLOSED = "closed"
    CLOSED_UNVERIFIED = "closed_unverified"
    VOID = "void"


class ClockState(StrEnum):
    """A breached clock stays breached although it is stopped later (`stopped_at`)."""

    RUNNING = "running"
    MET = "met"
    BREACHED = "breached"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """One ticket. `no` is the human number (`T-<dealer code>-<year>-<serial>`); `received_at` starts its clocks.

    `recording_second` is the second of the attempt's recording at which the complaint was recorded, counted from the answer.
    `undo_until` is the end of the 60 s in which it may be undone; later it can only be voided with a reason.
    `round` counts handling rounds: a dissatisfied second follow-up opens the next. `year` and `serial` make the number.
    `once` keeps one ticket per order and call: no two tickets that are not void have the same (empty: not from a call).
    `kind_proposed` is what the questionnaire's rule said; `kind` is what the agent confirmed.
    """

    id: str
    no: str
    year: int = 0
    serial: int = 0
    once: str = ""
    kind: TicketKind
    kind_proposed: str = ""
    dealer_id: str
    customer_id: str
    order_id: str | None = None
    vehicle_id: str | None = None
    follow_up_id: str | None = None
    attempt_id: str | None = None
    answers_id: str | None = None
    state: TicketState = TicketState.OPEN
    subject: str = ""
    description: str = ""
    category: str = ""
    department: str = ""
    remedy_sought: str = ""
    opened_by: str
    handler_id: str | None = None
    handled_by: str | None = None
    recording_second: int | None = None
    received_at: datetime
    recorded_at: datetime
    late_entered: bool = False
    undo_until: datetime | None = None
    due_at: datetime | None = None
    provisional: bool = False
    handled_at: datetime | None = None
    handling_result: str = ""
    unreached_at: datetime | None = None
    unreached_reason: str = ""
    closed_at: datetime | None = None
    closed_by: str | None = None
    close_reason: str = ""
    round: int = 1
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketEntry:
    """One line of a ticket's log: who did what, when, from which state to which."""

    id: str
    ticket_id: str
    at: datetime
    person_id: str | None
    act: str
    from_state: str = ""
    to_state: str = ""
    text: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One time limit of a ticket: `kind` is the policy's name for it (complaint, grievance, second_follow_up …).

    `stops` says what ends it: handled or second_follow_up_done (A6). `late_marked`: the breach was seen only after downtime.
    """

    id: str
    ticket_id: str
    dealer_id: str
    kind: str
    amount: str
    stops: str = "second_follow_up_done"
    started_at: datetime
    due_at: datetime
    state: ClockState = ClockState.RUNNING
    provisional: bool = False
    stopped_at: datetime | None = None
    breached_at: datetime | None = None
    late_marked: bool = False
    round: int = 1
    version: int = 0
