"""Events of a follow-up carry the row as it is from then on, so that any past moment can be explained from the log."""

from datetime import date, datetime
from typing import Any

from callcenter.core.model import FollowUp
from callcenter.flows.ports import WriteTx

KEPT = (
    "state",
    "result",
    "reason",
    "lane",
    "earliest_at",
    "due_at",
    "next_try_at",
    "next_try_reason",
    "agreed_at",
    "assigned_to",
    "claimed_by",
    "claimed_until",
    "attempt_id",
    "bundle_id",
    "tries",
    "misses",
    "missed_at",
    "missed_cause",
    "closed_before_due",
    "not_by",
)
"""The fields that explain and the figures need; never the telephone number."""


def told(row: FollowUp) -> dict[str, Any]:
    """The kept fields as plain JSON values."""
    said: dict[str, Any] = {}
    for name in KEPT:
        value = getattr(row, name)
        if isinstance(value, (datetime, date)):
            value = value.isoformat()
        said[name] = str(value) if isinstance(value, str) else value
    return said


def tell(tx: WriteTx, kind: str, row: FollowUp, **more: Any) -> None:
    """Append an event about a follow-up with the row as it is saved in this unit of work."""
    tx.emit(kind, "follow_up", row.id, row.dealer_id, **more, row=told(row))
