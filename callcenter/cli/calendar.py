"""`callcenter calendar`: take a year's holidays and make-up workdays in, decreed or from a file; clocks are reckoned anew."""

import csv
from datetime import date
from pathlib import Path

import click

from callcenter.bootstrap import make_setup
from callcenter.cli.opened import begin, run, store
from callcenter.config import Config
from callcenter.core.access import SERVICE
from callcenter.core.model import CalendarRow
from callcenter.errors import InvalidInput, NotFound, Problem
from callcenter.flows import organisation, ticket_clocks


@click.group()
def calendar() -> None:
    """日历 · Working and calling calendars."""


@calendar.command("import")
@click.argument("what", metavar="YEAR|FILE")
@click.option("--calendar", "code", default="working", show_default=True, help="Code of the calendar.")
@click.option("--year-known/--year-open", default=True, help="Whether the file says all there is to say of its years.")
@click.pass_context
def import_calendar(context: click.Context, what: str, code: str, year_known: bool) -> None:
    """导入节假日 · A year that the package knows, or a CSV file: date, working (1/0), name.

    Due times that rested on an unknown year are reckoned anew; nobody becomes late by it.
    """
    config = begin(context)
    if what.isdigit() and len(what) == 4:
        days, changed = run(_import_year(config, code, int(what)))
    else:
        path = Path(what)
        if not path.is_file():
            raise click.UsageError(f"neither a year nor a file: {what}")
        days, changed = run(_import_days(config, code, read_days(path), year_known))
    click.echo(f"日期 · dates: {days}   重算时限 · due times reckoned anew: {changed}")


def read_days(path: Path) -> list[tuple[date, bool, str]]:
    """The dates of a CSV file (UTF-8): date, working, name. InvalidInput names each wrong line."""
    found: list[tuple[date, bool, str]] = []
    problems: list[Problem] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, cells in enumerate(csv.reader(file), 1):
            cells = [cell.strip() for cell in cells]
            if not any(cells) or (number == 1 and not cells[0][:1].isdigit()):
                continue
            try:
                day = date.fromisoformat(cells[0].replace("/", "-"))
            except ValueError:
                problems.append(Problem(f"line.{number}.date", "not_a_date"))
                continue
            said = cells[1].lower() if len(cells) > 1 else ""
            if said not in _WORKING and said not in _CLOSED:
                problems.append(Problem(f"line.{number}.working", "not_yes_or_no"))
                continue
            found.append((day, said in _WORKING, cells[2] if len(cells) > 2 else path.name))
    if problems:
        raise InvalidInput(problems)
    return found


_WORKING = frozenset({"1", "y", "yes", "true", "working", "是", "班", "上班", "补班", "工作日"})
_CLOSED = frozenset({"0", "n", "no", "false", "closed", "holiday", "否", "休", "放假", "节假日", "休息"})


async def _import_year(config: Config, code: str, year: int) -> tuple[int, int]:
    async with store(config) as uow:
        setup = make_setup(config)
        async with uow.write(SERVICE) as tx:
            row = await tx.rows(CalendarRow).first(code=code)
            if row is None:
                raise NotFound(what="calendar", id=code)
            days = await organisation.import_year(tx, row.id, year)
            return days, await ticket_clocks.recompute_provisional(tx, setup, code)


async def _import_days(
    config: Config, code: str, days: list[tuple[date, bool, str]], year_known: bool
) -> tuple[int, int]:
    async with store(config) as uow:
        setup = make_setup(config)
        async with uow.write(SERVICE) as tx:
            row = await tx.rows(CalendarRow).first(code=code)
            if row is None:
                raise NotFound(what="calendar", id=code)
            for day, working, source in days:
                await organisation.set_day(tx, row.id, day, working=working, hours=None, source=source or "file")
            if year_known:
                await organisation.know_years(tx, row.id, sorted({day.year for day, _, _ in days}))
            return len(days), await ticket_clocks.recompute_provisional(tx, setup, code)


commands = [calendar]
