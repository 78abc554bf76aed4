"""The rows that the voice-of-customer figures count (core/voc_rows.py says what they mean): counted where they are alike.

Each query gives the keys that its rule names, the local `day` and the axes that are asked for, with `n`; or, where kinds
are asked for, the rows themselves with their `id`, in the order of their days.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    Table,
    and_,
    case,
    cast,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.types import Text

from callcenter.core import model
from callcenter.core.voc_rows import Wanted
from callcenter.db.local_time import local_date, local_part
from callcenter.db.queries import query
from callcenter.db.schema import TABLES

_FOLLOW_UPS: Table = TABLES[model.FollowUp]
_ORDERS: Table = TABLES[model.ServiceOrder]
_ATTEMPTS: Table = TABLES[model.Attempt]
_ANSWERS: Table = TABLES[model.Answers]
_TICKETS: Table = TABLES[model.Ticket]
_CLOCKS: Table = TABLES[model.Clock]


_NEAR = timedelta(days=1)
"""An attempt is dialed within a day of its intent: the index is over the intent."""


def _within(table: Table, at: ColumnElement[Any], wanted: Wanted) -> ColumnElement[bool]:
    """In the instants and of the dealers that are asked for."""
    return and_(at >= wanted.start, at < wanted.end, _of_dealers(table, wanted))


def _of_dealers(table: Table, wanted: Wanted) -> ColumnElement[bool]:
    return true() if wanted.dealers is None else table.c.dealer_id.in_(list(wanted.dealers))


def counted_or_listed(lines: Subquery, keys: tuple[str, ...], wanted: Wanted) -> Select[Any]:
    """Count the lines by their keys, or give those of the kinds that are wanted."""
    axes = [axis for axis in wanted.by if axis in lines.c]
    only = [lines.c[axis] == value if axis in lines.c else false() for axis, value in wanted.only.items()]
    kind = _kind(lines, keys)
    if wanted.kinds is None:
        shown = [lines.c[name] for name in ("day", *axes, *keys)]
        return select(*shown, kind, func.count().label("n")).where(*only).group_by(*shown)
    order = (lines.c.day, lines.c.id)
    alike = kind.in_(list(wanted.kinds))
    return select(lines).where(alike, *only).order_by(*order).limit(wanted.limit).offset(wanted.offset)


def _kind(lines: Subquery, keys: tuple[str, ...]) -> ColumnElement[str]:
    """All keys as one text, to ask for rows of a kind again."""
    told = [func.coalesce(cast(lines.c[key], Text()), "-") for key in keys]
    whole: ColumnElement[str] = told[0]
    for part in told[1:]:
        whole = whole.concat("|").concat(part)
    return whole.label("kind_of_row")


def names_adviser(wanted: Wanted) -> bool:
    """Whether the order's adviser matters: where not, the orders are not looked at."""
    return "adviser" in wanted.by or "adviser" in wanted.only or wanted.kinds is not None


def adviser_of(
    wanted: Wanted, table: FromClause, order_id: Any, *, through: Any = None
) -> tuple[ColumnElement[Any], FromClause]:
    """The adviser of a row's order and the table to select from; `through`: the row's follow-up names the order."""
    if not names_adviser(wanted):
        return literal("", Text()).label("adviser"), table
    if through is not None:
        table = table.outerjoin(_FOLLOW_UPS, _FOLLOW_UPS.c.id == through)
    return func.coalesce(_ORDERS.c.adviser, "").label("adviser"), table.outerjoin(_ORDERS, _ORDERS.c.id == order_id)


def _follow_up(
    wanted: Wanted,
    sqlite: bool,
    at: ColumnElement[Any],
    *where: ColumnElement[bool],
    source: FromClause | None = None,
    day: ColumnElement[Any] | None = None,
    within: ColumnElement[bool] | None = None,
) -> Select[Any]:
    f = _FOLLOW_UPS.c
    if source is None:
        adviser, source = adviser_of(wanted, _FOLLOW_UPS, f.order_id)
    else:
        adviser = func.coalesce(_ORDERS.c.adviser, "").label("adviser")
    columns = (
        f.id.label("id"),
        f.dealer_id.label("dealer"),
        adviser,
        local_date(at if day is None else day, wanted.offsets, sqlite).label("day"),
        (f.state == "done").label("done"),
        f.result.label("result"),
        (f.due_at <= wanted.now).label("overdue"),
        func.coalesce(f.done_at <= f.due_at, false()).label("prompt"),
    )
    during = _within(_FOLLOW_UPS, at, wanted) if within is None else within
    return select(*columns).select_from(source).where(during, *where)


_FOLLOW_UP_KEYS = ("done", "result", "overdue", "prompt")


@query("voc.delivered")
def delivered(*, sqlite: bool, wanted: Wanted) -> Select[Any]:
    """First follow-ups by the day of delivery, second ones and those of no delivery by the day of their planning."""
    f, o = _FOLLOW_UPS.c, _ORDERS.c
    firsts = _ORDERS.join(_FOLLOW_UPS, f.order_id == o.id)
    # Branches instead of one condition: each finds its rows by an index.
    lines = union_all(
        _follow_up(wanted, sqlite, o.delivered_at, f.kind == "first", source=firsts),
        _follow_up(wanted, sqlite, f.created_at, f.kind == "second"),
        _follow_up(wanted, sqlite, f.created_at, f.kind == "first", o.delivered_at.is_(None), source=firsts),
        _follow_up(wanted, sqlite, f.created_at, f.kind == "first", f.order_id.is_(None)),
    )
    return counted_or_listed(lines.subquery("lines"), _FOLLOW_UP_KEYS, wanted)


@query("voc.due")
def due(*, sqlite: bool, wanted: Wanted) -> Select[Any]:
    """Follow-ups by the day that their limit names: a limit at midnight is the end of the day before (A14)."""
    f = _FOLLOW_UPS.c
    named = _a_second_less(f.due_at, sqlite)
    during = and_(f.due_at > wanted.start, f.due_at <= wanted.end, _of_dealers(_FOLLOW_UPS, wanted))
    lines = _follow_up(wanted, sqlite, f.due_at, day=named, within=during)
    return counted_or_listed(lines.subquery("lines"), _FOLLOW_UP_KEYS, wanted)


def _a_second_less(at: ColumnElement[Any], sqlite: bool) -> ColumnElement[Any]:
    if sqlite:
        return func.datetime(at, "-1 seconds", type_=at.type)
    return at.op("-")(func.make_interval(0, 0, 0, 0, 0, 0, 1.0))


@query("voc.done")
def done(*, sqlite: bool, wanted: Wanted) -> Select[Any]:
    """Follow-ups by the day on which they ended."""
    f = _FOLLOW_UPS.c
    lines = _follow_up(wanted, sqlite, f.done_at, f.done_at.is_not(None), f.state == "done")
    return counted_or_listed(lines.subquery("lines"), ("result",), wanted)


def talks(wanted: Wanted, sqlite: bool) -> Select[Any]:
    """The outbound attempts of a span, with everything that is counted of them."""
    a = _ATTEMPTS.c
    at = func.coalesce(a.dialed_at, a.intent_at)
    low, high = (int(edge.total_seconds()) for edge in wanted.place.band)
    adviser, source = adviser_of(wanted, _ATTEMPTS, _FOLLOW_UPS.c.order_id, through=a.follow_up_id)
    near = and_(a.intent_at >= wanted.start - _NEAR, a.intent_at < wanted.end)
    return (
        select(
            a.id.label("id"),
            a.dealer_id.label("dealer"),
            adviser,
            func.coalesce(a.agent_id, "").label("agent"),
            local_date(at, wanted.offsets, sqlite).label("day"),
            local_part(at, wanted.offsets, wanted.place.parts, sqlite).label("part"),
            (a.state == "ended").label("settled"),
            a.outcome.label("outcome"),
            a.counts.label("counts"),
            a.disposition.label("disposition"),
            and_(a.talk_seconds >= low, a.talk_seconds <= high).label("in_band"),
            a.talk_seconds.label("talk_seconds"),
        )
        .select_from(source)
        .where(a.direction == "outbound", near, _within(_ATTEMPTS, at, wanted))
    )


@query("voc.calls")
def calls(*, sqlite: bool, wanted: Wanted) -> Select[Any]:
    """Outbound attempts by the day on which the customer was dialed (or was to be)."""
    keys = ("settled", "outcome", "counts", "disposition", "in_band")
    return counted_or_listed(talks(wanted, sqlite).subquery("lines"), keys, wanted)


@query("voc.questionnaires")
def questionnaires(*, sqlite: bool, wanted: Wanted) -> Select[Any]:
    """Which questionnaires, in which wording, the records of a span answer."""
    a = _ANSWERS.c
    return select(a.questionnaire, a.questionnaire_version).where(answered_within(wanted)).distinct()


def answered_within(wanted: Wanted) -> ColumnElement[bool]:
    """Submitted within the span, or touched within it and never submitted."""
    a = _ANSWERS.c
    return or_(
        _within(_ANSWERS, a.submitted_at, wanted),
        and_(a.submitted_at.is_(None), _within(_ANSWERS, a.updated_at, wanted)),
    )


@query("voc.answers")
def answers(
    *, sqlite: bool, wanted: Wanted, questionnaire: str, version: int, questions: Mapping[str, bool]
) -> Select[Any]:
    """Records by the day of their submission, drafts by the day they were touched last: the answers to `questions`
    (code → whether only *that* something was said matters, as of free text).
    """
    a = _ANSWERS.c
    at = func.coalesce(a.submitted_at, a.updated_at)
    adviser, source = adviser_of(wanted, _ANSWERS, _FOLLOW_UPS.c.order_id, through=a.follow_up_id)
    lines = (
        select(
            a.follow_up_id.label("id"),
            a.dealer_id.label("dealer"),
            adviser,
            local_date(at, wanted.offsets, sqlite).label("day"),
            a.submitted_at.is_not(None).label("submitted"),
            *(_told(code, sqlite, said=said).label(f"answer_{code}") for code, said in questions.items()),
        )
        .select_from(source)
        .where(a.questionnaire == questionnaire, a.questionnaire_version == version, answered_within(wanted))
    )
    return counted_or_listed(lines.subquery("lines"), ("submitted", *(f"answer_{code}" for code in questions)), wanted)


def _told(code: str, sqlite: bool, *, said: bool) -> ColumnElement[Any]:
    """One answer as JSON text, so that true and 1 stay apart; of free text only that there is some."""
    answers = _ANSWERS.c.answers
    told: ColumnElement[Any]
    if sqlite:
        told = answers.op("->", return_type=Text())(literal(f'$."{code}"', Text()))
    else:
        told = cast(answers.op("->", return_type=Text())(literal(code, Text())), Text())
    return case((told.not_in(('""', "null")), '"…"'), else_=None) if said else told


@query("voc.tickets")
def tickets(*, sqlite: bool, wanted: Wanted) -> Select[Any]:
    """Tickets by the day on which they were received."""
    t = _TICKETS.c
    broken = exists().where(
        _CLOCKS.c.ticket_id == t.id, _CLOCKS.c.breached_at.is_not(None), _CLOCKS.c.state != "cancelled"
    )
    passed = and_(t.state.not_in(("closed", "closed_unverified")), func.coalesce(t.due_at < wanted.now, false()))
    adviser, source = adviser_of(wanted, _TICKETS, t.order_id)
    lines = (
        select(
            t.id.label("id"),
            t.dealer_id.label("dealer"),
            adviser,
            t.department.label("department"),
            local_date(t.received_at, wanted.offsets, sqlite).label("day"),
            t.kind.label("kind"),
            t.state.label("state"),
            t.due_at.is_not(None).label("limited"),
            or_(broken, passed).label("late"),
        )
        .select_from(source)
        .where(_within(_TICKETS, t.received_at, wanted))
    )
    return counted_or_listed(lines.subquery("lines"), ("kind", "state", "limited", "late"), wanted)
