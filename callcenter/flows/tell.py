"""Events of a follow-up carry the row as it is from then on, so that any past moment can be explained from the log."""

from datetime import UTC, datetime
from functools import lru_cache
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


_kept_of = attrgetter(*KEPT)
_INSTANTS = tuple(name for name in KEPT if name.endswith(("_at", "_until")))


def told(row: FollowUp) -> dict[str, Any]:
    """The kept fields as plain JSON values."""
    kept = dict(zip(KEPT, _kept_of(row), strict=True))
    kept["state"] = str(row.state)
    if row.result is not None:
        kept["result"] = str(row.result)
    for name in _INSTANTS:
        if (at := kept[name]) is not None:
            kept[name] = instant(at)
    return kept


def instant(value: datetime) -> str:
    """An instant as the log keeps it, in its own zone; those of one batch are mostly the same."""
    return _in_utc(value) if value.tzinfo is UTC else value.isoformat()


@lru_cache(maxsize=256)
def _in_utc(value: datetime) -> str:
    return value.isoformat()


def tell(tx: WriteTx, kind: str, row: FollowUp, **more: Any) -> None:
    """Append an event about a follow-up with the row as it is saved in this unit of work."""
    tx.emit(kind, "follow_up", row.id, row.dealer_id, **more, row=told(row))
