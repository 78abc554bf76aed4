"""What the floor shows of each row, as plain JSON values: the same in the snapshot and in the events that follow it.

Every row that a unit of work saved is told in full with one of its events (`data.floor`), with the row's `version`. A
client keeps the highest version of each row: transactions that overlap may tell an older one later. Telephone numbers
are always masked here. Instants are RFC 3339 texts in UTC.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from callcenter.core.access import mask_number
from callcenter.core.attempt import LIVE
from callcenter.core.model import (
    Attempt,
    AttemptState,
    Exchange,
    FollowUp,
    FollowUpState,
    ReturnCallRow,
    Seat,
    Trunk,
)

HORIZON = timedelta(hours=24)
"""How far ahead a snapshot's queue looks: what falls due later comes with the next snapshot."""
RETURNS_SHOWN = timedelta(hours=12)
"""How far back return calls are shown."""
AT_RISK = timedelta(hours=2)
"""A follow-up with less calling time than this before its deadline is at risk."""

OF_FLOOR: dict[type, str] = {
    FollowUp: "follow_up",
    Attempt: "attempt",
    Seat: "seat",
    Trunk: "trunk",
    ReturnCallRow: "return_call",
    Exchange: "pbx",
}
"""Rows that the floor shows, with the subject of their events."""

IN_HAND = (FollowUpState.CLAIMED, FollowUpState.CALLING, FollowUpState.WRAP_UP, FollowUpState.UNDISPOSED)
QUEUED = (FollowUpState.WAITING, FollowUpState.READY)


class Told(NamedTuple):
    """One row as the floor shows it, and whose it is."""

    subject: str
    id: str
    dealer_id: str | None
    row: dict[str, Any]


def instant(value: datetime | None) -> str | None:
    """An instant as clients get it; whole seconds are enough for a floor."""
    return None if value is None else _in_utc(value)


@lru_cache(maxsize=256)  # equal instants have one text, whatever their zone; a floor's rows share most of them
def _in_utc(value: datetime) -> str:
    return f"{value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def told(row: Any) -> Told:
    """What the floor shows of a row; TypeError for a class that it does not show."""
    match row:
        case FollowUp():
            return Told("follow_up", row.id, row.dealer_id, queue_row(row))
        case Attempt():
            return Told("attempt", row.id, row.dealer_id, call_row(row))
        case Seat():
            return Told("seat", row.id, None, seat_row(row))
        case Trunk():
            return Told("trunk", row.id, None, trunk_row(row))
        case ReturnCallRow():
            return Told("return_call", row.id, row.dealer_id, return_row(row))
        case Exchange():
            return Told("pbx", row.id, None, exchange_row(row))
    raise TypeError(f"the floor shows no {type(row).__name__}")


def queue_row(row: FollowUp) -> dict[str, Any]:
    """A follow-up: `queued` stands for waiting and ready, which only the clock tells apart (`next_try_at`)."""
    return {
        "version": row.version,
        "kind": str(row.kind),
        "state": "queued" if row.state in QUEUED else str(row.state),
        "due_at": instant(row.due_at),
        "next_try_at": instant(row.next_try_at),
        "agreed_at": instant(row.agreed_at),
        "missed": row.missed_at is not None,
        "agent_id": row.claimed_by,
    }


def in_queue(row: dict[str, Any], horizon: str) -> bool:
    """Whether a snapshot up to `horizon` (an instant's text) holds this follow-up's row: due, to be rung, or agreed by then."""
    state = row["state"]
    if state in ("done", "bundled"):
        return False
    soon = any(row[name] is not None and row[name] <= horizon for name in ("due_at", "next_try_at", "agreed_at"))
    return soon or state in IN_HAND


def call_row(row: Attempt) -> dict[str, Any]:
    """An attempt: `live` until it ended or became unknown; `since` when its state began."""
    match row.state:
        case AttemptState.TALKING:
            since = row.answered_at
        case AttemptState.RINGING:
            since = row.ringing_at
        case AttemptState.DIALING:
            since = row.dialed_at
        case _:
            since = row.intent_at
    return {
        "version": row.version,
        "live": row.state in LIVE,
        "state": str(row.state),
        "direction": row.direction,
        "agent_id": row.agent_id,
        "follow_up_id": row.follow_up_id,
        "number": mask_number(row.number),
        "trunk": row.trunk,
        "pbx": row.pbx,
        "begun_at": instant(row.intent_at),
        "since": instant(since or row.intent_at),
        "answered_at": instant(row.answered_at),
        "agent_up": row.agent_up,
        "agent_lost_at": instant(row.agent_lost_at),
        "held_at": instant(row.held_at),
        "muted": row.muted,
        "third": str(row.third.get("state", "")),
        "listeners": [
            {"person_id": one.get("person", ""), "way": one.get("way", ""), "up": bool(one.get("up"))}
            for one in row.listeners
        ],
    }


def seat_row(row: Seat) -> dict[str, Any]:
    """A seat: state and when it began, device and whether it can be reached."""
    return {
        "version": row.version,
        "state": str(row.state),
        "since": instant(row.since),
        "pause_reason": row.pause_reason,
        "device": row.device,
        "pbx": row.pbx,
        "device_alive": row.device_alive,
        "attempt_id": row.attempt_id,
        "follow_up_id": row.follow_up_id,
        "wrap_up_until": instant(row.wrap_up_until),
        "mode": row.mode,
        "notice": row.notice,
    }


def trunk_row(row: Trunk) -> dict[str, Any]:
    """A trunk's breaker."""
    return {
        "version": row.version,
        "paused_until": instant(row.paused_until),
        "failed_in_a_row": row.failed_in_a_row,
    }


def return_row(row: ReturnCallRow) -> dict[str, Any]:
    """A customer's return call: where it went."""
    return {
        "version": row.version,
        "at": instant(row.at),
        "number": mask_number(row.number),
        "went_to": row.went_to,
        "attempt_id": row.attempt_id,
        "agent_id": row.agent_id,
        "follow_up_id": row.follow_up_id,
    }


def exchange_row(row: Exchange) -> dict[str, Any]:
    """An exchange's link."""
    return {
        "version": row.version,
        "up": row.up,
        "since": instant(row.since),
        "reason": row.reason,
        "node": row.node,
        "dialplan": row.dialplan,
        "gaps": row.gaps,
        "gap_at": instant(row.gap_at),
    }


def with_rows(events: list[dict[str, Any]], saved: Iterable[Any]) -> None:
    """Tell every saved row of the floor with the last event about it, or with one of its own (`<subject>.saved`).

    `events` as the store keeps them until the commit. An attempt that takes a line of a trunk or gives it back is told to
    those who watch trunks, too (`trunk.line`): they may not see the call itself.
    """
    last = {(event["subject"], event["subject_id"], event["dealer_id"]): event for event in events}
    for row in saved:
        one = told(row)
        event = last.get((one.subject, one.id, one.dealer_id))
        if event is None:
            events.append(_event(f"{one.subject}.saved", one.subject, one.id, one.dealer_id, {"floor": one.row}))
        else:
            event["data"]["floor"] = one.row
        if isinstance(row, Attempt) and row.trunk and (row.version <= 1 or row.state not in LIVE):
            line = {"attempt_id": row.id, "version": row.version, "taken": row.state in LIVE}
            events.append(_event("trunk.line", "trunk", row.trunk, None, {"line": line}))


def _event(kind: str, subject: str, subject_id: str, dealer_id: str | None, data: dict[str, Any]) -> dict[str, Any]:
    return {"kind": kind, "subject": subject, "subject_id": subject_id, "dealer_id": dealer_id, "data": data}
