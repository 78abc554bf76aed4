"""The rows that the voice-of-customer figures count (flows/reports.py): follow-ups, calls, answers, tickets of a span."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Table, exists, func, or_, select

from callcenter.core import model
from callcenter.db.queries import query
from callcenter.db.schema import TABLES

_FOLLOW_UPS: Table = TABLES[model.FollowUp]
_ORDERS: Table = TABLES[model.ServiceOrder]
_ATTEMPTS: Table = TABLES[model.Attempt]
_ANSWERS: Table = TABLES[model.Answers]
_TICKETS: Table = TABLES[model.Ticket]
_CLOCKS: Table = TABLES[model.Clock]


def _of(table: Table, dealers: Sequence[str] | None) -> list[ColumnElement[bool]]:
    return [] if dealers is None else [table.c.dealer_id.in_(list(dealers))]


def _with_order(table: FromClause, order_id: Any) -> FromClause:
    return table.outerjoin(_ORDERS, _ORDERS.c.id == order_id)


@query("voc.follow_ups")
def follow_ups(*, sqlite: bool, start: datetime, end: datetime, dealers: Sequence[str] | None) -> Select[Any]:
    """First follow-ups whose vehicle was delivered within [start, end), and second ones planned within it."""
    f, o = _FOLLOW_UPS.c, _ORDERS.c
    delivered = (f.kind == "first") & (o.delivered_at >= start) & (o.delivered_at < end)
    planned = or_(f.kind == "second", o.delivered_at.is_(None)) & (f.created_at >= start) & (f.created_at < end)
    return (
        select(
            f.id,
            f.kind,
            f.dealer_id,
            f.state,
            f.result,
            f.due_at,
            f.done_at,
            f.missed_at,
            f.created_at,
            o.delivered_at,
            o.adviser,
        )
        .select_from(_with_order(_FOLLOW_UPS, f.order_id))
        .where(or_(delivered, planned), *_of(_FOLLOW_UPS, dealers))
    )


@query("voc.calls")
def calls(*, sqlite: bool, start: datetime, end: datetime, dealers: Sequence[str] | None) -> Select[Any]:
    """Outbound attempts begun within [start, end)."""
    a = _ATTEMPTS.c
    joined = _ATTEMPTS.outerjoin(_FOLLOW_UPS, _FOLLOW_UPS.c.id == a.follow_up_id)
    return (
        select(
            a.id,
            a.dealer_id,
            a.agent_id,
            a.state,
            a.outcome,
            a.counts,
            a.disposition,
            a.talk_seconds,
            a.dialed_at,
            a.intent_at,
            _ORDERS.c.adviser,
        )
        .select_from(_with_order(joined, _FOLLOW_UPS.c.order_id))
        .where(a.direction == "outbound", a.intent_at >= start, a.intent_at < end, *_of(_ATTEMPTS, dealers))
    )


@query("voc.answers")
def answers(*, sqlite: bool, start: datetime, end: datetime, dealers: Sequence[str] | None) -> Select[Any]:
    """Answers submitted within [start, end), and drafts touched within it that were never submitted."""
    a = _ANSWERS.c
    at = func.coalesce(a.submitted_at, a.updated_at)
    joined = _ANSWERS.outerjoin(_FOLLOW_UPS, _FOLLOW_UPS.c.id == a.follow_up_id)
    return (
        select(
            a.id,
            a.follow_up_id,
            a.dealer_id,
            a.questionnaire,
            a.questionnaire_version,
            a.answers,
            a.submitted_at,
            a.updated_at,
            _ORDERS.c.adviser,
        )
        .select_from(_with_order(joined, _FOLLOW_UPS.c.order_id))
        .where(at >= start, at < end, *_of(_ANSWERS, dealers))
    )


@query("voc.tickets")
def tickets(*, sqlite: bool, start: datetime, end: datetime, dealers: Sequence[str] | None) -> Select[Any]:
    """Tickets received within [start, end), with whether a limit of theirs was broken."""
    t = _TICKETS.c
    broken = exists().where(
        _CLOCKS.c.ticket_id == t.id, _CLOCKS.c.breached_at.is_not(None), _CLOCKS.c.state != "cancelled"
    )
    return (
        select(
            t.id,
            t.dealer_id,
            t.kind,
            t.state,
            t.category,
            t.department,
            t.received_at,
            t.due_at,
            broken.label("breached"),
            _ORDERS.c.adviser,
        )
        .select_from(_with_order(_TICKETS, t.order_id))
        .where(t.received_at >= start, t.received_at < end, *_of(_TICKETS, dealers))
    )
