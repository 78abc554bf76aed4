"""`callcenter orders` and `callcenter calendar`, on a store of their own."""

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from callcenter.cli import add_commands, cli
from callcenter.cli.calendar import read_days
from callcenter.core.access import SERVICE
from callcenter.core.model import CalendarDay, CalendarRow, Customer, FollowUp, ImportRun, Person
from callcenter.db.engine import open_engines
from callcenter.db.migrate import upgrade
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import InvalidInput
from tests.support.clock import ManualClock
from tests.support.desk import seed
from tests.support.ids import SequenceIds

FILE = (
    "工单号,交车时间,车主,车主电话,车牌\n"
    "RO1,2026-11-19 09:00,王芳,13800138001,沪A12345\n"
    "RO2,昨天吧,李强,13800138002,沪A12346\n"
)


class Shop:
    """A configuration, a store with one dealer, and the command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = folder / "callcenter.toml"
        self.url = f"sqlite+aiosqlite:///{folder / 'callcenter.db'}"
        self.config.write_text(
            f'[database]\nurl = "sqlite:///{folder / "callcenter.db"}"\n[service]\ndata_dir = "{folder}"\n', "utf-8"
        )
        asyncio.run(self._make())

    async def _make(self) -> None:
        await upgrade(self.url)
        engines = open_engines(self.url)
        # Ids far from those that the commands make.
        uow = SqlUnitOfWork(engines, ManualClock(datetime(2026, 11, 1, tzinfo=UTC)), SequenceIds())
        async with uow.write(SERVICE) as tx:
            await seed(tx)
        await engines.dispose()

    def run(self, *words: str, type_in: str | None = None) -> Result:
        """Run `callcenter` with these words."""
        add_commands()
        return CliRunner().invoke(cli, ["--config", str(self.config), *words], input=type_in)

    def count(self, model: type, **where: object) -> int:
        """How many rows of a class fit."""

        async def ask() -> int:
            engines = open_engines(self.url)
            async with SqlUnitOfWork(engines, ManualClock(), SequenceIds()).read() as view:
                found = await view.rows(model).count(**where)
            await engines.dispose()
            return found

        return asyncio.run(ask())


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """A dealer with an empty store."""
    return Shop(tmp_path)


def test_a_file_is_imported_with_a_report_row_by_row(shop: Shop) -> None:
    file = shop.folder / "orders.csv"
    file.write_bytes(FILE.encode("gb18030"))
    done = shop.run("orders", "import", str(file), "--dealer", "SH01")
    assert done.exit_code == 0, done.output
    assert "accepted 1" in done.output
    report = (shop.folder / "orders.csv.report.csv").read_text("utf-8-sig").splitlines()
    assert len(report) == 3
    assert "交车时间" in report[2]
    assert shop.count(FollowUp) == 1


def test_the_report_holds_no_formula_when_an_order_number_is_one(shop: Shop) -> None:
    """The report is opened in a spreadsheet by whoever imported another's file."""
    file = shop.folder / "orders.csv"
    file.write_text(FILE.replace("RO2", "=HYPERLINK(0)"), "utf-8")
    shop.run("orders", "import", str(file), "--dealer", "SH01")
    report = (shop.folder / "orders.csv.report.csv").read_text("utf-8-sig").splitlines()
    assert report[2].split(",")[2] == "'=HYPERLINK(0)"


def test_a_dry_run_writes_no_order(shop: Shop) -> None:
    file = shop.folder / "orders.csv"
    file.write_text(FILE, "utf-8")
    assert shop.run("orders", "import", str(file), "--dealer", "SH01", "--dry-run").exit_code == 0
    assert shop.count(FollowUp) == 0
    assert shop.count(ImportRun, kind="check") == 1


def test_differences_are_shown_and_taken_only_when_confirmed(shop: Shop) -> None:
    file = shop.folder / "orders.csv"
    file.write_text(FILE, "utf-8")
    shop.run("orders", "import", str(file), "--dealer", "SH01")
    file.write_text(FILE.replace("王芳", "王小芳"), "utf-8")
    shown = shop.run("orders", "diff", str(file), "--dealer", "SH01")
    assert "王芳 → 王小芳" in shown.output
    words = ("orders", "diff", str(file), "--dealer", "SH01", "--accept", "--as")
    login = asyncio.run(_a_login(shop))
    shop.run(*words, login, type_in="n\n")
    assert shop.count(Customer, name="王小芳") == 0
    taken = shop.run(*words, login, type_in="y\n")
    assert taken.exit_code == 0, taken.output
    assert shop.count(Customer, name="王小芳") == 1


async def _a_login(shop: Shop) -> str:
    engines = open_engines(shop.url)
    async with SqlUnitOfWork(engines, ManualClock(), SequenceIds()).read() as view:
        person = await view.rows(Person).first()
    await engines.dispose()
    assert person is not None
    return person.login


def test_the_template_is_printed(shop: Shop) -> None:
    assert shop.run("orders", "template").output.startswith("特约店代码,工单号,交车时间")


def test_a_years_holidays_are_taken_in(shop: Shop) -> None:
    done = shop.run("calendar", "import", "2026")
    assert done.exit_code == 0, done.output
    assert shop.count(CalendarDay, day=date(2026, 2, 14), working=True) == 1
    assert shop.count(CalendarDay, day=date(2026, 2, 16), working=False) == 1


def test_a_year_that_nobody_has_decreed_yet_comes_from_a_file(shop: Shop) -> None:
    """2027 is unknown to the package: the decree is typed in, and the year is known from then on."""
    assert shop.run("calendar", "import", "2027").exit_code != 0
    file = shop.folder / "2027.csv"
    file.write_text("日期,上班,名称\n2027-01-01,0,元旦\n2027/02/07,1,补班\n", "utf-8")
    done = shop.run("calendar", "import", str(file))
    assert done.exit_code == 0, done.output
    assert shop.count(CalendarDay, day=date(2027, 2, 7), working=True) == 1

    async def years() -> list[int]:
        engines = open_engines(shop.url)
        async with SqlUnitOfWork(engines, ManualClock(), SequenceIds()).read() as view:
            row = await view.rows(CalendarRow).first(code="working")
        await engines.dispose()
        assert row is not None
        return row.known_years

    assert 2027 in asyncio.run(years())


def test_a_wrong_line_of_a_calendar_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "2027.csv"
    file.write_text("2027-01-01,0\n2027-13-01,1\n2027-01-03,vielleicht\n", "utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_days(file)
    assert [one.field for one in refused.value.problems] == ["line.2.date", "line.3.working"]
