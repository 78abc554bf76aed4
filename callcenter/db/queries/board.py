"""What the general manager's board and the health room count."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, case, func, select, text

from callcenter.core import model
from callcenter.db.queries import query
from callcenter.db.schema import TABLES, events

_FOLLOW_UPS: Table = TABLES[model.FollowUp]
_ATTEMPTS: Table = TABLES[model.Attempt]
_TICKETS: Table = TABLES[model.Ticket]
_QUESTIONS: Table = TABLES[model.HardQuestion]
_RECORDINGS: Table = TABLES[model.Recording]
_OUTBOX: Table = TABLES[model.OutboxRow]
_DUE: Table = TABLES[model.DueRow]

LEFT_OUT = ("excluded", "withdrawn", "superseded", "not_required")
"""Results that take a follow-up out of the promise."""


def _of(table: Table, dealers: Sequence[str] | None) -> list[ColumnElement[bool]]:
    return [] if dealers is None else [table.c.dealer_id.in_(list(dealers))]


def _number(condition: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


@query("board.promise")
def promise(sqlite: bool, start: datetime, end: datetime, now: datetime, dealers: Sequence[str] | None) -> Select[Any]:
    """First follow-ups due within (start, end], per dealer: total, kept, late, open, overdue, left out."""
    f = _FOLLOW_UPS.c
    out = f.result.in_(LEFT_OUT)
    done = (f.state == "done") & ~func.coalesce(out, False)
    is_open = f.state != "done"
    return (
        select(
            f.dealer_id,
            func.count().label("total"),
            _number(done & (f.done_at <= f.due_at)).label("kept"),
            _number(done & (f.done_at > f.due_at)).label("late"),
            _number(is_open & (f.due_at > now)).label("open"),
            _number(is_open & (f.due_at <= now)).label("overdue"),
            _number(func.coalesce(out, False)).label("left_out"),
        )
        .where(f.kind == "first", f.due_at > start, f.due_at <= end, f.state != "bundled", *_of(_FOLLOW_UPS, dealers))
        .group_by(f.dealer_id)
    )


@query("board.pace")
def pace(sqlite: bool, since: datetime, dealers: Sequence[str] | None) -> Select[Any]:
    """Outbound attempts since then: seconds on the line, answered ones, and the follow-ups they were for."""
    a = _ATTEMPTS.c
    return select(
        func.coalesce(func.sum(a.dialed_seconds + a.talk_seconds), 0).label("seconds"),
        _number(a.outcome == "answered").label("answered"),
        func.count(func.distinct(case((a.disposition.in_(("completed", "declined")), a.follow_up_id)))).label(
            "finished"
        ),
    ).where(a.direction == "outbound", a.intent_at >= since, a.outcome.is_not(None), *_of(_ATTEMPTS, dealers))


@query("board.tickets")
def tickets(sqlite: bool, now: datetime, dealers: Sequence[str] | None) -> Select[Any]:
    """Tickets on which a department owes a step, per department and kind: number, overdue ones, the next deadline."""
    t = _TICKETS.c
    return (
        select(
            t.department,
            t.kind,
            func.count().label("number"),
            _number(t.due_at <= now).label("overdue"),
            func.min(t.due_at).label("next_due_at"),
        )
        .where(
            text("tickets.state NOT IN ('closed', 'closed_unverified', 'void')"),
            t.state.in_(("open", "handling")),
            *_of(_TICKETS, dealers),
        )
        .group_by(t.department, t.kind)
    )


@query("board.questions")
def questions(sqlite: bool, now: datetime, dealers: Sequence[str] | None) -> Select[Any]:
    """Customers' hard questions that were asked of a department and not answered: number, overdue ones (S2-32)."""
    q = _QUESTIONS.c
    return (
        select(
            q.department,
            func.count().label("number"),
            _number(q.due_at <= now).label("overdue"),
            func.min(q.due_at).label("next_due_at"),
        )
        .where(q.state == "asked", *_of(_QUESTIONS, dealers))
        .group_by(q.department)
    )


@query("board.recordings")
def recordings(sqlite: bool, since: datetime, dealers: Sequence[str] | None) -> Select[Any]:
    """Recordings of the calls checked since then, per state."""
    r = _RECORDINGS.c
    return (
        select(r.state, func.count().label("number"))
        .where(r.checked_at >= since, *_of(_RECORDINGS, dealers))
        .group_by(r.state)
    )


@query("health.outbox")
def outbox(sqlite: bool) -> Select[Any]:
    """Effects that are not done, per kind and state: number, oldest."""
    o = _OUTBOX.c
    return (
        select(o.kind, o.state, func.count().label("number"), func.min(o.created_at).label("oldest_at"))
        .where(o.state.in_(("pending", "taken", "unknown", "failed")))
        .group_by(o.kind, o.state)
    )


@query("health.due")
def due(sqlite: bool, before: datetime) -> Select[Any]:
    """Due rows that should have fired before then, per kind: number, oldest."""
    d = _DUE.c
    return (
        select(d.kind, func.count().label("number"), func.min(d.due_at).label("oldest_at"))
        .where(text("due_rows.state = 'pending'"), d.due_at < before)
        .group_by(d.kind)
    )


@query("health.alarms")
def alarms(sqlite: bool, since: datetime, limit: int) -> Select[Any]:
    """The newest alarms since then."""
    e = events.c
    return (
        select(e.position, e.at, e.kind, e.subject, e.subject_id, e.dealer_id, e.data)
        .where(e.kind >= "alarm.", e.kind < "alarm/", e.at >= since)
        .order_by(e.at.desc(), e.position.desc())
        .limit(limit)
    )
