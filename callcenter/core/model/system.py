"""The machinery's rows: events, outbox, due rows, leases, idempotency keys, audit."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class DeliveryClass(StrEnum):
    """What may be done when it is unknown whether an effect happened."""

    AT_MOST_ONCE = "at_most_once"
    ASK_BEFORE_REPEATING = "ask_before_repeating"
    AT_LEAST_ONCE = "at_least_once"


class OutboxState(StrEnum):
    """`unknown` is settled by reconcile, a receipt or an operator, never by sending again on its own."""

    PENDING = "pending"
    TAKEN = "taken"
    DONE = "done"
    UNKNOWN = "unknown"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


class DueState(StrEnum):
    """Each due row fires once; what fell due while the service was down fires at start, marked late."""

    PENDING = "pending"
    FIRED = "fired"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One fact of the log, written in the same unit of work as the rows it speaks of.

    `position` is assigned by the database (0 before). `kind` is `<subject>.<past participle>`; `dealer_id` scopes it.
    `person_id` is the actor, None for the service itself. `data` holds plain JSON values and no full telephone number.
    """

    kind: str
    subject: str
    subject_id: str
    dealer_id: str | None
    at: datetime
    person_id: str | None = None
    data: dict[str, Any] = field(default_factory=dict)
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """One effect to perform: serial per `subject`, parallel across subjects; `kind` names the performer.

    A row is taken with a lease (`taken_by`, `taken_until`); `tries` counts takings; `not_before` delays it.
    """

    id: str
    kind: str
    subject: str
    delivery: DeliveryClass
    payload: dict[str, Any] = field(default_factory=dict)
    state: OutboxState = OutboxState.PENDING
    created_at: datetime
    not_before: datetime
    tries: int = 0
    taken_by: str | None = None
    taken_until: datetime | None = None
    done_at: datetime | None = None
    problem: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """One thing that happens at `due_at`: `kind` names the flow, `subject_id` the row it is about.

    Unique by (kind, subject_id, mark): `mark` tells repeated ones apart (a round, a percentage).
    """

    id: str
    kind: str
    subject_id: str
    mark: str = ""
    dealer_id: str | None = None
    due_at: datetime
    state: DueState = DueState.PENDING
    fired_at: datetime | None = None
    late: bool = False
    payload: dict[str, Any] = field(default_factory=dict)
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """Who owns a thing that only one node may do, until when (`id` is the thing's name)."""

    id: str
    holder: str
    until: datetime
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IdempotencyRecord:
    """The stored answer of one request with an Idempotency-Key (`id` is person + key); a different body is refused."""

    id: str
    fingerprint: str
    status: int
    body: str
    content_type: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who saw, played, exported or changed what."""

    id: str
    at: datetime
    person_id: str | None
    act: str
    subject: str
    subject_id: str
    dealer_id: str | None = None
    address: str = ""
    detail: dict[str, Any] = field(default_factory=dict)
