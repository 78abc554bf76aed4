"""The organisation: dealers, teams, queues, calendars with their days.

Every change wakes `setup`, so that nothing old is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from callcenter.clock import known_zones
from callcenter.core.holidays import DayRow, seed
from callcenter.core.model import (
    CalendarDay,
    CalendarRow,
    Dealer,
    FollowUp,
    FollowUpState,
    Grant,
    Person,
    Queue,
    Scope,
    Team,
)
from callcenter.core.worktime import parse_hours
from callcenter.errors import Conflict, Invalid, InvalidInput, NotFound, Problem
from callcenter.flows.audit import changes, record
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup, lane_of

T = TypeVar("T", Dealer, Team, Queue, CalendarRow)
_LANE = ("queue_id", "calling_calendar", "time_zone")


async def _told(tx: WriteTx, subject: str, row: Any, act: str, changed: Mapping[str, Any], dealer: str | None) -> None:
    tx.emit(f"{subject}.{act}", subject, row.id, dealer, changed=sorted(changed))
    tx.wake("setup")
    await record(tx, "setup.change", subject, row.id, dealer_id=dealer, **{act: dict(changed)})


async def _known(tx: WriteTx, model: type[Any], field: str, ids: Iterable[str | None]) -> list[Problem]:
    wanted = {id for id in ids if id}
    found = {row.id for row in await tx.rows(model).all(id__in=sorted(wanted))} if wanted else set()
    return [Problem(field, "unknown")] if wanted - found else []


async def _check_dealer(tx: WriteTx, setup: Setup, dealer: Dealer) -> None:
    problems: list[Problem] = []
    if dealer.time_zone not in known_zones():
        problems.append(Problem("time_zone", "not-a-time-zone"))
    for field, kind in (("calling_calendar", "calling"), ("working_calendar", "working")):
        if not await tx.rows(CalendarRow).count(code=getattr(dealer, field), kind=kind):
            problems.append(Problem(field, "unknown"))
    problems += await _known(tx, Queue, "queue_id", [dealer.queue_id])
    problems += await _known(tx, Person, "general_manager_id", [dealer.general_manager_id])
    problems += await _known(tx, Person, "sync_person_id", [dealer.sync_person_id])
    try:
        await setup.policy(tx, dealer.policy)
    except NotFound:
        problems.append(Problem("policy", "unknown"))
    if dealer.trunk and setup.trunks and dealer.trunk not in setup.trunks:
        problems.append(Problem("trunk", "unknown"))
    if problems:
        raise InvalidInput(problems)


async def add_dealer(tx: WriteTx, setup: Setup, values: Mapping[str, Any]) -> Dealer:
    """A new dealer from its fields (`code` and `name` at least); Duplicate for a code that is taken."""
    dealer = Dealer(id=tx.new_id(), **{"policy": setup.default_policy, **values})
    await _check_dealer(tx, setup, dealer)
    await tx.rows(Dealer).add(dealer)
    await _told(tx, "dealer", dealer, "added", values, dealer.id)
    return dealer


async def change_dealer(tx: WriteTx, setup: Setup, dealer_id: str, version: int, values: Mapping[str, Any]) -> Dealer:
    """Change some fields of a dealer; its open follow-ups move to the lane that is now theirs. StaleRow, InvalidInput."""
    before = await tx.rows(Dealer).lock(dealer_id)
    after = replace(before, **values, version=version)
    await _check_dealer(tx, setup, after)
    after = await tx.rows(Dealer).save(after)
    changed = changes(before, after)
    if any(name in changed for name in _LANE):
        lane = lane_of(after)
        for row in await tx.rows(FollowUp).all(dealer_id=dealer_id, state__ne=FollowUpState.DONE, lane__ne=lane):
            await tx.rows(FollowUp).save(replace(row, lane=lane))
        tx.wake("queue")
    await _told(tx, "dealer", after, "changed", changed, after.id)
    return after


async def add_team(tx: WriteTx, name: str, member_ids: list[str]) -> Team:
    """A new team."""
    if problems := await _known(tx, Person, "member_ids", member_ids):
        raise InvalidInput(problems)
    team = await tx.rows(Team).add(Team(id=tx.new_id(), name=name, member_ids=sorted(set(member_ids))))
    await _told(tx, "team", team, "added", {"name": name}, None)
    return team


async def change_team(tx: WriteTx, team_id: str, version: int, name: str, member_ids: list[str]) -> Team:
    """Set a team's name and members."""
    if problems := await _known(tx, Person, "member_ids", member_ids):
        raise InvalidInput(problems)
    before = await tx.rows(Team).lock(team_id)
    after = replace(before, version=version, name=name, member_ids=sorted(set(member_ids)))
    after = await tx.rows(Team).save(after)
    await _told(tx, "team", after, "changed", changes(before, after), None)
    return after


async def remove_team(tx: WriteTx, team_id: str) -> None:
    """Remove a team that no queue and no grant names; Conflict while one does."""
    team = await tx.rows(Team).lock(team_id)
    if any(team_id in queue.team_ids for queue in await tx.rows(Queue).all()):
        raise Conflict(what="team", id=team_id, reason="works-a-queue")
    if await tx.rows(Grant).count(scope=Scope.TEAM, scope_id=team_id):
        raise Conflict(what="team", id=team_id, reason="named-by-grants")
    await tx.rows(Team).remove(team_id)
    await _told(tx, "team", team, "removed", {"name": team.name}, None)


async def add_queue(tx: WriteTx, name: str, priority: int, team_ids: list[str], mode: str) -> Queue:
    """A new queue."""
    if problems := await _known(tx, Team, "team_ids", team_ids):
        raise InvalidInput(problems)
    queue = Queue(id=tx.new_id(), name=name, priority=priority, team_ids=sorted(set(team_ids)), mode=mode)
    await tx.rows(Queue).add(queue)
    await _told(tx, "queue", queue, "added", {"name": name}, None)
    return queue


async def change_queue(
    tx: WriteTx, queue_id: str, version: int, name: str, priority: int, team_ids: list[str], mode: str
) -> Queue:
    """Set a queue whole."""
    if problems := await _known(tx, Team, "team_ids", team_ids):
        raise InvalidInput(problems)
    before = await tx.rows(Queue).lock(queue_id)
    after = replace(before, version=version, name=name, priority=priority, team_ids=sorted(set(team_ids)), mode=mode)
    after = await tx.rows(Queue).save(after)
    await _told(tx, "queue", after, "changed", changes(before, after), None)
    tx.wake("queue")
    return after


async def remove_queue(tx: WriteTx, queue_id: str) -> None:
    """Remove a queue that no dealer is in; Conflict while one is."""
    queue = await tx.rows(Queue).lock(queue_id)
    if await tx.rows(Dealer).count(queue_id=queue_id):
        raise Conflict(what="queue", id=queue_id, reason="has-dealers")
    await tx.rows(Queue).remove(queue_id)
    await _told(tx, "queue", queue, "removed", {"name": queue.name}, None)


def check_weekly(weekly: Mapping[str, list[str]]) -> dict[str, Any]:
    """The weekly hours ("0" Monday … "6" Sunday), or InvalidInput with each day that is wrong; one day must be open."""
    problems = []
    for day, hours in weekly.items():
        field = f"weekly.{day}"
        if day not in {"0", "1", "2", "3", "4", "5", "6"}:
            problems.append(Problem(field, "extra_forbidden"))
            continue
        problems += _hours_problem(hours, field)
    if not problems and not any(weekly.values()):
        problems.append(Problem("weekly", "never-open"))
    if problems:
        raise InvalidInput(problems)
    return {day: list(hours) for day, hours in sorted(weekly.items()) if hours}


def _hours_problem(hours: list[str], field: str) -> list[Problem]:
    try:
        parse_hours(hours, field)
    except Invalid:
        return [Problem(field, "not-hours")]
    return []


async def add_calendar(tx: WriteTx, code: str, kind: str, name: str, weekly: Mapping[str, list[str]]) -> CalendarRow:
    """A new calendar of kind working or calling; Duplicate for a code that is taken."""
    row = CalendarRow(id=tx.new_id(), code=code, kind=kind, name=name, weekly=check_weekly(weekly))
    await tx.rows(CalendarRow).add(row)
    await _told(tx, "calendar", row, "added", {"code": code}, None)
    return row


async def change_calendar(
    tx: WriteTx, calendar_id: str, version: int, name: str | None, weekly: Mapping[str, list[str]] | None
) -> CalendarRow:
    """Change a calendar's name or weekly hours."""
    before = await tx.rows(CalendarRow).lock(calendar_id)
    after = replace(
        before,
        version=version,
        name=before.name if name is None else name,
        weekly=before.weekly if weekly is None else check_weekly(weekly),
    )
    after = await tx.rows(CalendarRow).save(after)
    await _told(tx, "calendar", after, "changed", changes(before, after), None)
    return after


async def set_day(
    tx: WriteTx, calendar_id: str, day: date, *, working: bool, hours: list[str] | None, source: str
) -> CalendarDay:
    """Say what one date is: a holiday, a make-up workday, or a day with hours of its own (local time)."""
    calendar = await tx.rows(CalendarRow).lock(calendar_id)
    if hours is not None and (problems := _hours_problem(hours, "hours")):
        raise InvalidInput(problems)
    before = await tx.rows(CalendarDay).first(calendar_id=calendar_id, day=day)
    if before is None:
        row = CalendarDay(id=tx.new_id(), calendar_id=calendar_id, day=day, working=working, hours=hours, source=source)
        await tx.rows(CalendarDay).add(row)
    else:
        row = replace(before, working=working, hours=hours, source=source)
        await tx.rows(CalendarDay).save(row)
    await _told(tx, "calendar", calendar, "changed", {"day": day.isoformat(), "working": working}, None)
    return row


async def clear_day(tx: WriteTx, calendar_id: str, day: date) -> None:
    """Let a date follow the week again; NotFound where it does."""
    calendar = await tx.rows(CalendarRow).lock(calendar_id)
    row = await tx.rows(CalendarDay).first(calendar_id=calendar_id, day=day)
    if row is None:
        raise NotFound(what="calendar_day", id=day.isoformat())
    await tx.rows(CalendarDay).remove(row.id)
    await _told(tx, "calendar", calendar, "changed", {"cleared": day.isoformat()}, None)


async def import_year(tx: WriteTx, calendar_id: str, year: int) -> int:
    """Take the decreed holidays and make-up workdays of a year into a calendar; how many dates changed.

    Dates that people entered themselves stay. Raises CalendarYearUnknown where the decree is not known yet.
    """
    calendar = await tx.rows(CalendarRow).lock(calendar_id)
    days = seed(year)
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = await tx.rows(CalendarDay).all(calendar_id=calendar_id, day__ge=first, day__le=last)
    present = {row.day: row for row in rows}
    fresh: list[CalendarDay] = []
    changed = 0
    for named in days:
        row = present.get(named.date)
        if row is None:
            fresh.append(
                CalendarDay(
                    id=tx.new_id(),
                    calendar_id=calendar_id,
                    day=named.date,
                    working=named.working,
                    source=named.source,
                )
            )
        elif row.source == named.source and row.working != named.working:
            await tx.rows(CalendarDay).save(replace(row, working=named.working))
            changed += 1
    await tx.rows(CalendarDay).add_all(fresh)
    if year not in calendar.known_years:
        known = sorted({*calendar.known_years, year})
        calendar = await tx.rows(CalendarRow).save(replace(calendar, known_years=known))
    changed += len(fresh)
    await _told(tx, "calendar", calendar, "year_imported", {"year": year, "days": changed}, None)
    return changed


async def import_days(tx: WriteTx, calendar_id: str, year: int, days: Sequence[DayRow], *, known: bool) -> int:
    """Take the dates of a year's decree as somebody read it; how many changed. `known`: nothing of the year is missing.

    InvalidInput names each date that is not of the year or is given twice.
    """
    problems = [Problem(f"days.{at}.day", "not-in-year") for at, one in enumerate(days) if one.date.year != year]
    seen: set[date] = set()
    for at, one in enumerate(days):
        if one.date in seen:
            problems.append(Problem(f"days.{at}.day", "given_twice"))
        seen.add(one.date)
    if problems:
        raise InvalidInput(problems)
    calendar = await tx.rows(CalendarRow).lock(calendar_id)
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = await tx.rows(CalendarDay).all(calendar_id=calendar_id, day__ge=first, day__le=last)
    present = {row.day: row for row in rows}
    changed = 0
    for one in days:
        row = present.get(one.date)
        if row is None:
            fresh = CalendarDay(
                id=tx.new_id(), calendar_id=calendar_id, day=one.date, working=one.working, source=one.source
            )
            await tx.rows(CalendarDay).add(fresh)
        elif (row.working, row.hours, row.source) != (one.working, None, one.source):
            await tx.rows(CalendarDay).save(replace(row, working=one.working, hours=None, source=one.source))
        else:
            continue
        changed += 1
    await _told(tx, "calendar", calendar, "year_imported", {"year": year, "days": changed}, None)
    if known:
        await know_years(tx, calendar_id, [year])
    return changed


async def know_years(tx: WriteTx, calendar_id: str, years: Iterable[int]) -> CalendarRow:
    """Note that these years are fully known: due times in them are final from now on."""
    calendar = await tx.rows(CalendarRow).lock(calendar_id)
    known = sorted({*calendar.known_years, *years})
    if known == calendar.known_years:
        return calendar
    calendar = await tx.rows(CalendarRow).save(replace(calendar, known_years=known))
    await _told(tx, "calendar", calendar, "changed", {"known_years": known}, None)
    return calendar
