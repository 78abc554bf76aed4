"""How long the steps of the script and the talks took (S2-20…24): for the figures (core/voc_rows.py), and as a spread."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    Select,
    Subquery,
    Table,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    select,
    true,
    union_all,
)
from sqlalchemy.types import Text

from callcenter.core import model
from callcenter.core.voc_rows import Wanted
from callcenter.db.local_time import local_date
from callcenter.db.queries import query
from callcenter.db.queries.voc import adviser_of, answered_within, counted_or_listed, talks
from callcenter.db.schema import TABLES

_FOLLOW_UPS: Table = TABLES[model.FollowUp]
_ANSWERS: Table = TABLES[model.Answers]


def _seconds(code: Any, sqlite: bool) -> ColumnElement[Any]:
    """The seconds that a record spent in the step of a code; null where they are no number (an older client)."""
    steps = _ANSWERS.c.steps
    if sqlite:
        path = literal('$."', Text()).concat(code).concat('".seconds')
        number = func.json_type(steps, path, type_=Text()).in_(("integer", "real"))
        return case((number, func.json_extract(steps, path, type_=Float())), else_=None)
    told = steps.op("->", return_type=steps.type)(code).op("->", return_type=steps.type)("seconds")
    return case((func.jsonb_typeof(told, type_=Text()) == "number", cast(cast(told, Text()), Float)), else_=None)


def _of(questionnaire: str, version: int, wanted: Wanted) -> ColumnElement[bool]:
    a = _ANSWERS.c
    return and_(a.questionnaire == questionnaire, a.questionnaire_version == version, answered_within(wanted))


@query("voc.steps")
def steps(
    *, sqlite: bool, wanted: Wanted, questionnaire: str, version: int, planned: Mapping[str, float]
) -> Select[Any]:
    """Records, once per step, by the day of their submission; `planned`: step → seconds (0: no bound)."""
    a = _ANSWERS.c
    one = [
        select(literal(code, Text()).label("code"), cast(literal(seconds), Float).label("planned"))
        for code, seconds in planned.items()
    ]
    table = union_all(*one).subquery("planned_steps")
    adviser, source = adviser_of(wanted, _ANSWERS, _FOLLOW_UPS.c.order_id, through=a.follow_up_id)
    timed = (
        select(
            a.follow_up_id.label("id"),
            a.dealer_id.label("dealer"),
            adviser,
            local_date(func.coalesce(a.submitted_at, a.updated_at), wanted.offsets, sqlite).label("day"),
            a.submitted_at.is_not(None).label("submitted"),
            table.c.code.label("step"),
            table.c.planned.label("planned"),
            _seconds(table.c.code, sqlite).label("seconds"),
        )
        .select_from(source.join(table, literal(True)))
        .where(_of(questionnaire, version, wanted))
        .subquery("timed")
    )
    within = and_(timed.c.seconds.is_not(None), (timed.c.planned == 0) | (timed.c.seconds <= timed.c.planned))
    lines = select(
        *(timed.c[name] for name in ("id", "dealer", "adviser", "day", "step", "submitted")),
        timed.c.seconds.is_not(None).label("timed"),
        within.label("within"),
    )
    return counted_or_listed(lines.subquery("lines"), ("step", "submitted", "timed", "within"), wanted)


@query("voc.step_seconds")
def step_seconds(
    *, sqlite: bool, wanted: Wanted, questionnaire: str, version: int, planned: Mapping[str, float]
) -> Select[Any]:
    """How many submitted records spent how many whole seconds in which step, and whether that was `within` its minutes.

    One look at each record for all its steps.
    """
    a = _ANSWERS.c
    adviser, source = adviser_of(wanted, _ANSWERS, _FOLLOW_UPS.c.order_id, through=a.follow_up_id)
    if sqlite:
        told = func.json_each(a.steps).table_valued("key", "value", joins_implicitly=True)
        seconds: ColumnElement[Any] = func.json_extract(told.c.value, "$.seconds", type_=Float())
    else:
        told = func.jsonb_each(a.steps).table_valued("key", "value", joins_implicitly=True)
        inner = told.c.value.op("->", return_type=a.steps.type)("seconds")
        seconds = case(
            (func.jsonb_typeof(inner, type_=Text()) == "number", cast(cast(inner, Text()), Float)), else_=None
        )
    lines = (
        select(cast(told.c.key, Text()).label("step"), seconds.label("seconds"), adviser)
        .select_from(source, told)
        .where(_of(questionnaire, version, wanted), a.submitted_at.is_not(None))
        .subquery("lines")
    )
    bounds = [(lines.c.step == code, lines.c.seconds <= most) for code, most in planned.items() if most]
    within = (case(*bounds, else_=true()) if bounds else true()).label("within")
    whole = cast(func.round(lines.c.seconds), Integer).label("seconds")
    return (
        select(lines.c.step, whole, within, func.count().label("n"))
        .where(lines.c.seconds.is_not(None), *_only(lines, wanted))
        .group_by(lines.c.step, whole, within)
    )


@query("voc.records")
def records(*, sqlite: bool, wanted: Wanted, questionnaire: str, version: int) -> Select[Any]:
    """How many records of a questionnaire there are, submitted and not."""
    a = _ANSWERS.c
    adviser, source = adviser_of(wanted, _ANSWERS, _FOLLOW_UPS.c.order_id, through=a.follow_up_id)
    lines = (
        select(a.submitted_at.is_not(None).label("submitted"), adviser)
        .select_from(source)
        .where(_of(questionnaire, version, wanted))
        .subquery("lines")
    )
    return select(lines.c.submitted, func.count().label("n")).where(*_only(lines, wanted)).group_by(lines.c.submitted)


def _only(lines: Subquery, wanted: Wanted) -> list[ColumnElement[bool]]:
    return [lines.c[axis] == value if axis in lines.c else false() for axis, value in wanted.only.items()]


@query("voc.talk_seconds")
def talk_seconds(*, sqlite: bool, wanted: Wanted) -> Select[Any]:
    """How many answered calls took how many seconds of talk."""
    lines = talks(wanted, sqlite).subquery("lines")
    return (
        select(lines.c.talk_seconds.label("seconds"), func.count().label("n"))
        .where(lines.c.settled.is_(True), lines.c.outcome == "answered", *_only(lines, wanted))
        .group_by(lines.c.talk_seconds)
    )
