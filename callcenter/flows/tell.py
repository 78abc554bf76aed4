"""Events of a follow-up carry the row as it is from then on, so that any past moment can be explained from the log."""

from datetime import date, datetime
from operator import attrgetter
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
    return {name: _plain(value) for name, value in zip(KEPT, _kept_of(row), strict=True)}


_kept_of = attrgetter(*KEPT)


def _plain(value: Any) -> Any:
    if value is None or type(value) is str or type(value) is int:
        return value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def tell(tx: WriteTx, kind: str, row: FollowUp, **more: Any) -> None:
    """Append an event about a follow-up with the row as it is saved in this unit of work."""
    tx.emit(kind, "follow_up", row.id, row.dealer_id, **more, row=told(row))
