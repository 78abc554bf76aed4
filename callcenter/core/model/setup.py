"""What people configure: calendars, versioned documents; and what the service learned: answer rates; imports; VOC actions."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRow:
    """A calendar: `kind` is working or calling; `weekly` maps "0"…"6" (Monday 0) to ["09:00-12:00", …] local times."""

    id: str
    code: str
    kind: str
    name: str
    weekly: dict[str, Any] = field(default_factory=dict)
    known_years: list[int] = field(default_factory=list)
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """One exception of a calendar: a holiday, a make-up workday, or own hours on one date."""

    id: str
    calendar_id: str
    day: date
    working: bool
    hours: list[str] | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A versioned document that people write: `kind` is policy, questionnaire, checklist …; unique by (kind, code, number)."""

    id: str
    kind: str
    code: str
    number: int
    name: str = ""
    body: dict[str, Any] = field(default_factory=dict)
    active: bool = True
    created_at: datetime
    created_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRun:
    """One file import with its report: `counts` per verdict; `report` holds refused rows with field and reason."""

    id: str
    dealer_id: str | None
    kind: str
    file_name: str
    state: str = "running"
    person_id: str | None = None
    started_at: datetime
    ended_at: datetime | None = None
    rows_total: int | None = None
    rows_done: int = 0
    counts: dict[str, Any] = field(default_factory=dict)
    report: list[dict[str, Any]] = field(default_factory=list)
    problem: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRate:
    """Tries and answers of one dealer in one part of the day (`cell` as in core/answer_rates.py); learned, recomputable."""

    id: str
    dealer_id: str
    cell: str
    tries: int = 0
    answers: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VocAction:
    """An action drawn from the voice of the customer (S2-30): closed only with an effect check in a later period (S2-31).

    `figure` names the report figure that is to change; `before` and `after` hold {"numerator", "denominator", "from", "to"}.
    """

    id: str
    dealer_id: str
    title: str
    finding: str = ""
    figure: str = ""
    owner_id: str
    opened_by: str
    opened_at: datetime
    due_on: date
    state: str = "open"
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    result: str = ""
    closed_at: datetime | None = None
    version: int = 0
