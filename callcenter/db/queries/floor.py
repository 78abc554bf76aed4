"""What a snapshot of the floor asks: its place in the log, the queue's open rows, the calls in progress."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, case, cast, desc, func, literal_column, or_, select, text

from callcenter.core.floor import IN_HAND, QUEUED
from callcenter.core.model import Attempt, FollowUp
from callcenter.db.queries import query
from callcenter.db.schema import TABLES, events

_FOLLOW_UPS = TABLES[FollowUp].c
_ATTEMPTS = TABLES[Attempt].c
# Written out, not bound: a partial index serves only the condition that it was made with.
_OPEN = text("follow_ups.state != 'done'")
_LIVE = text("attempts.state NOT IN ('ended', 'unknown')")


@query("floor.position")
def position(sqlite: bool) -> Select[Any]:
    """The place in the log behind which everything is that this view does not see: `transaction`, `number`.

    On PostgreSQL the view may hold facts of transactions behind it, too, which then come once more.
    """
    settled: list[ColumnElement[bool]] = []
    if not sqlite:
        settled = [events.c.transaction < literal_column("pg_snapshot_xmin(pg_current_snapshot())::text::bigint")]
    return (
        select(events.c.transaction, events.c.position.label("number"))
        .where(*settled)
        .order_by(desc(events.c.transaction), desc(events.c.position))
        .limit(1)
    )


@query("floor.queue")
def queue(sqlite: bool, horizon: datetime, dealers: Sequence[str] | None, own: str | None, most: int) -> Select[Any]:
    """The open follow-ups due, to be rung or agreed up to the horizon, or in somebody's hand: `number`, `rows` as JSON.

    Of these dealers (None: of all), or assigned to `own`; at most `most`. The store writes the JSON, in the form of
    core/floor.queue_row: a row of Python for each of 20,000 follow-ups would take seconds.
    """
    f = _FOLLOW_UPS
    whose: list[ColumnElement[bool]] = [] if dealers is None else [f.dealer_id.in_(list(dealers))]
    if own is not None:
        whose.append(f.assigned_to == own)
    mine = [or_(*whose)] if dealers is not None else []
    found = (
        select(f.id, f.dealer_id, f.version, f.kind, f.state, f.due_at, f.next_try_at, f.agreed_at, f.missed_at)
        .add_columns(f.claimed_by)
        .where(
            _OPEN,
            f.state != "bundled",
            or_(
                f.due_at <= horizon,
                f.next_try_at <= horizon,
                f.agreed_at <= horizon,
                f.state.in_([str(state) for state in IN_HAND]),
            ),
            *mine,
        )
        .limit(most)
        .subquery()
        .c
    )
    missed: ColumnElement[Any] = found.missed_at.is_not(None)
    parts: dict[str, ColumnElement[Any]] = {
        "id": found.id,
        "dealer_id": found.dealer_id,
        "version": found.version,
        "kind": found.kind,
        "state": case((found.state.in_([str(state) for state in QUEUED]), "queued"), else_=found.state),
        "due_at": _text(found.due_at, sqlite),
        "next_try_at": _text(found.next_try_at, sqlite),
        "agreed_at": _text(found.agreed_at, sqlite),
        "missed": func.json(case((missed, "true"), else_="false")) if sqlite else missed,
        "agent_id": found.claimed_by,
    }
    pairs = [said for name, value in parts.items() for said in (literal_column(f"'{name}'"), value)]
    rows = func.json_group_array(func.json_object(*pairs)) if sqlite else func.json_agg(func.json_build_object(*pairs))
    told: list[ColumnElement[Any]] = [func.count().label("number"), cast(rows, Text).label("rows")]
    return select(*told).select_from(found.id.table)


def _text(column: ColumnElement[Any], sqlite: bool) -> ColumnElement[Any]:
    """An instant as RFC 3339 to the second, in UTC."""
    if sqlite:
        return func.strftime("%Y-%m-%dT%H:%M:%SZ", cast(column, Text))
    return func.to_char(func.timezone("UTC", column), 'YYYY-MM-DD"T"HH24:MI:SS"Z"')


@query("floor.live")
def live(sqlite: bool) -> Select[Any]:
    """Every attempt in progress: id, trunk, version."""
    return select(_ATTEMPTS.id, _ATTEMPTS.trunk, _ATTEMPTS.version).where(_LIVE)


@query("floor.heard_by")
def heard_by(sqlite: bool, person: str) -> Select[Any]:
    """The calls in progress that a person hears: `id`. A person's id stands nowhere else in the list of listeners."""
    return select(_ATTEMPTS.id).where(_LIVE, cast(_ATTEMPTS.listeners, Text).contains(f'"{person}"', autoescape=True))
