"""Calendars: working and calling hours, holidays and make-up workdays."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import CalendarDay, CalendarRow
from callcenter.flows import organisation, ticket_clocks
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Code, Day, Id, Line, Model, Named, Page, PageQuery, Shown, Version
from callcenter.web.paging import page_of
from callcenter.web.route import Routes

routes = Routes("organisation")

Hours = Annotated[list[Annotated[str, Field(max_length=11, examples=["09:00-12:00"])]], Field(max_length=10)]
Weekday = Annotated[str, Field(pattern=r"^[0-6]$")]
Weekly = Annotated[
    dict[Weekday, Hours],
    Field(
        max_length=7,
        json_schema_extra={"additionalProperties": False},
        description='"0" 为周一,当地时间 · "0" Monday … "6" Sunday, local time',
        examples=[{"0": ["09:00-18:00"]}],
    ),
]


class CalendarShown(Shown):
    """A calendar; `known_years` are those whose decree was imported: time limits beyond them are provisional."""

    id: Id
    code: str
    kind: str
    name: str
    weekly: dict[str, list[str]]
    known_years: list[int]
    version: int


class CalendarIn(Model):
    """A new calendar."""

    code: Code
    kind: Literal["working", "calling"]
    name: Named
    weekly: Weekly


class CalendarChange(Model):
    """A change of a calendar."""

    name: Named | None = None
    weekly: Weekly | None = None
    version: Version


class DayShown(Shown):
    """A date that does not follow the week."""

    day: date
    working: bool
    hours: list[str] | None
    source: str


class DayIn(Model):
    """What a date is; `hours` where they are not the usual ones."""

    working: bool
    hours: Hours | None = None
    source: Line = ""


class DayQuery(PageQuery):
    """Which dates."""

    from_day: Day | None = None
    to_day: Day | None = None


class YearIn(Model):
    """A year."""

    year: Annotated[int, Field(ge=2000, le=2100)]


class YearTaken(Shown):
    """How many dates changed, and how many provisional limits were reckoned anew."""

    year: int
    days: int
    recomputed: int


@routes.get("/calendars", zh="日历列表", act=Act.SETUP_SEE)
async def list_calendars(tx: ReadTx, query: PageQuery) -> Page[CalendarShown]:
    """List the calendars."""
    return await page_of(tx, CalendarRow, query, CalendarShown.of, order=("code", "id"))


@routes.post("/calendars", zh="新建日历", act=Act.SETUP_CHANGE, status=201)
async def add_calendar(asked: Asked, tx: WriteTx, body: CalendarIn) -> CalendarShown:
    """Add a calendar."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    return CalendarShown.of(await organisation.add_calendar(tx, body.code, body.kind, body.name, body.weekly))


@routes.get("/calendars/{calendar_id}", zh="日历", act=Act.SETUP_SEE)
async def show_calendar(tx: ReadTx, calendar_id: Id) -> CalendarShown:
    """Show one calendar."""
    return CalendarShown.of(await tx.rows(CalendarRow).get(calendar_id))


@routes.patch("/calendars/{calendar_id}", zh="修改日历", act=Act.SETUP_CHANGE)
async def change_calendar(asked: Asked, tx: WriteTx, calendar_id: Id, body: CalendarChange) -> CalendarShown:
    """Change a calendar's name or weekly hours."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    changed = await organisation.change_calendar(tx, calendar_id, body.version, body.name, body.weekly)
    return CalendarShown.of(changed)


@routes.get("/calendars/{calendar_id}/days", zh="特殊日期", act=Act.SETUP_SEE)
async def list_days(tx: ReadTx, calendar_id: Id, query: DayQuery) -> Page[DayShown]:
    """List the dates that do not follow the week."""
    await tx.rows(CalendarRow).get(calendar_id)
    between: dict[str, date] = {}
    if query.from_day:
        between["day__ge"] = query.from_day
    if query.to_day:
        between["day__le"] = query.to_day
    return await page_of(tx, CalendarDay, query, DayShown.of, order=("day", "id"), calendar_id=calendar_id, **between)


@routes.put("/calendars/{calendar_id}/days/{day}", zh="设定日期", act=Act.SETUP_CHANGE)
async def set_day(asked: Asked, tx: WriteTx, calendar_id: Id, day: Day, body: DayIn) -> DayShown:
    """Say what one date is: holiday, make-up workday, or own hours."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    row = await organisation.set_day(
        tx, calendar_id, day, working=body.working, hours=body.hours, source=body.source or "own"
    )
    return DayShown.of(row)


@routes.delete("/calendars/{calendar_id}/days/{day}", zh="取消日期设定", act=Act.SETUP_CHANGE)
async def clear_day(asked: Asked, tx: WriteTx, calendar_id: Id, day: Day) -> None:
    """Let a date follow the week again."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    await organisation.clear_day(tx, calendar_id, day)


@routes.post("/calendars/{calendar_id}/import", zh="导入年度节假日", act=Act.SETUP_CHANGE)
async def import_year(asked: Asked, tx: WriteTx, calendar_id: Id, body: YearIn) -> YearTaken:
    """Take a year's decreed holidays and make-up workdays in; dates that people entered stay."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    days = await organisation.import_year(tx, calendar_id, body.year)
    calendar = await tx.rows(CalendarRow).get(calendar_id)
    recomputed = await ticket_clocks.recompute_provisional(tx, asked.house.setup, calendar.code)
    return YearTaken(year=body.year, days=days, recomputed=recomputed)
