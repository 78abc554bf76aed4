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
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.types import Text

from callcenter.core import model
from callcenter.core.voc_rows import Wanted
from callcenter.db.local_time import local_date
from callcenter.db.queries import query
from callcenter.db.queries.voc import ADVISER, answered_within, counted_or_listed, talks, with_order
from callcenter.db.schema import TABLES

_FOLLOW_UPS: Table = TABLES[model.FollowUp]
_ANSWERS: Table = TABLES[model.Answers]


def _timed(wanted: Wanted, questionnaire: str, version: int, planned: Mapping[str, float], sqlite: bool) -> Subquery:
    """Every record once per step of its questionnaire, with the seconds spent in it (null: not measured)."""
    a = _ANSWERS.c
    one = [
        select(literal(code, Text()).label("code"), cast(literal(seconds), Float).label("planned"))
        for code, seconds in planned.items()
    ]
    steps = union_all(*one).subquery("planned_steps")
    if sqlite:
        path = literal('$."', Text()).concat(steps.c.code).concat('".seconds')
        seconds: ColumnElement[Any] = func.json_extract(a.steps, path, type_=Float())
        # What is no number was not measured (an older client).
        seconds = case((func.json_type(a.steps, path, type_=Text()).in_(("integer", "real")), seconds), else_=None)
    else:
        told = a.steps.op("->", return_type=a.steps.type)(steps.c.code).op("->", return_type=a.steps.type)("seconds")
        number = func.jsonb_typeof(told, type_=Text()) == "number"
        seconds = case((number, cast(cast(told, Text()), Float)), else_=None)
    joined = _ANSWERS.outerjoin(_FOLLOW_UPS, _FOLLOW_UPS.c.id == a.follow_up_id)
    timed = (
        select(
            a.follow_up_id.label("id"),
            a.dealer_id.label("dealer"),
            ADVISER,
            local_date(func.coalesce(a.submitted_at, a.updated_at), wanted.offsets, sqlite).label("day"),
            a.submitted_at.is_not(None).label("submitted"),
            steps.c.code.label("step"),
            steps.c.planned.label("planned"),
            seconds.label("seconds"),
        )
        .select_from(with_order(joined, _FOLLOW_UPS.c.order_id).join(steps, literal(True)))
        .where(a.questionnaire == questionnaire, a.questionnaire_version == version, answered_within(wanted))
    )
    return timed.subquery("timed")


@query("voc.steps")
def steps(
    *, sqlite: bool, wanted: Wanted, questionnaire: str, version: int, planned: Mapping[str, float]
) -> Select[Any]:
    """Records, once per step, by the day of their submission; `planned`: step → seconds (0: no bound)."""
    timed = _timed(wanted, questionnaire, version, planned, sqlite)
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
    """How many submitted records spent how many whole seconds in which step."""
    timed = _timed(wanted, questionnaire, version, planned, sqlite)
    whole = cast(func.round(timed.c.seconds), Integer).label("seconds")
    only = [timed.c[axis] == value for axis, value in wanted.only.items() if axis in timed.c]
    return (
        select(timed.c.step, whole, func.count().label("n"))
        .where(timed.c.submitted.is_(True), timed.c.seconds.is_not(None), *only)
        .group_by(timed.c.step, whole)
    )


@query("voc.talk_seconds")
def talk_seconds(*, sqlite: bool, wanted: Wanted) -> Select[Any]:
    """How many answered calls took how many seconds of talk."""
    lines = talks(wanted, sqlite).subquery("lines")
    only = [lines.c[axis] == value for axis, value in wanted.only.items() if axis in lines.c]
    return (
        select(lines.c.talk_seconds.label("seconds"), func.count().label("n"))
        .where(lines.c.settled.is_(True), lines.c.outcome == "answered", *only)
        .group_by(lines.c.talk_seconds)
    )
