"""Calendars: working and calling hours, holidays and make-up workdays."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.calendar_year import DayMark, year_of
from callcenter.core.holidays import DayRow, known_years
from callcenter.core.model import CalendarDay, CalendarRow
from callcenter.flows import organisation, ticket_clocks
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.setup import calendar_of
from callcenter.web.asked import Asked
from callcenter.web.fields import Code, Day, Id, Line, Model, Named, Page, PageQuery, Shown, Version
from callcenter.web.paging import page_of
from callcenter.web.route import Routes

routes = Routes("organisation")

Hours = Annotated[list[Annotated[str, Field(max_length=11, examples=["09:00-12:00"])]], Field(max_length=10)]
YearNumber = Annotated[int, Field(ge=2000, le=2100)]
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


class DecreedDay(Model):
    """One date of a year's decree: closed, or a make-up workday."""

    day: Day
    working: bool
    source: Line = ""


class YearIn(Model):
    """A year; `days` where the package does not know its decree yet, `known`: they are all there is of it."""

    year: YearNumber
    days: Annotated[list[DecreedDay], Field(max_length=366)] | None = None
    known: bool = True


class YearQuery(Model):
    """Which year."""

    year: YearNumber


class YearDayShown(Shown):
    """One date: hours (empty: closed); `mark` says why: week, holiday, makeup, own, statutory (fixed by law)."""

    day: date
    hours: list[str]
    mark: DayMark
    source: str


class YearShown(Shown):
    """A year day by day. `provisional`: its holidays are not known; `shipped`: the package knows them."""

    year: int
    provisional: bool
    shipped: bool
    open_days: int
    days: list[YearDayShown]


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


@routes.get("/calendars/{calendar_id}/year", zh="年度一览", act=Act.SETUP_SEE)
async def show_year(tx: ReadTx, calendar_id: Id, query: YearQuery) -> YearShown:
    """Show a whole year as the rules of time see it."""
    row = await tx.rows(CalendarRow).get(calendar_id)
    first, last = date(query.year, 1, 1), date(query.year, 12, 31)
    days = await tx.rows(CalendarDay).all(calendar_id=calendar_id, day__ge=first, day__le=last, order=("day",))
    found = year_of(calendar_of(row, days, "UTC"), query.year)
    return YearShown.of(
        found,
        shipped=query.year in known_years(),
        days=[YearDayShown.of(day, hours=list(day.hours)) for day in found.days],
    )


@routes.post("/calendars/{calendar_id}/import", zh="导入年度节假日", act=Act.SETUP_CHANGE)
async def import_year(asked: Asked, tx: WriteTx, calendar_id: Id, body: YearIn) -> YearTaken:
    """Take a year's holidays and make-up workdays in: those the package knows (dates that people entered stay), or `days`."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    if body.days is None:
        days = await organisation.import_year(tx, calendar_id, body.year)
    else:
        rows = [DayRow(one.day, one.working, one.source or "own") for one in body.days]
        days = await organisation.import_days(tx, calendar_id, body.year, rows, known=body.known)
    calendar = await tx.rows(CalendarRow).get(calendar_id)
    recomputed = await ticket_clocks.recompute_provisional(tx, asked.house.setup, calendar.code)
    return YearTaken(year=body.year, days=days, recomputed=recomputed)
