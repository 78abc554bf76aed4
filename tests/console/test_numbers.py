"""The numbers as supervisors and general managers read them: figures, what is behind them, charts as tables, files."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from callcenter.bootstrap import put_together
from callcenter.core.model import Role
from callcenter.flows.reports import Asked, voc_items, voc_report
from demo.history import SetClock, play
from tests.support import console
from tests.support.console import Desk

TODAY = datetime.now(UTC).astimezone(ZoneInfo("Asia/Shanghai")).date()
DAYS = 9


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def past(template: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    """A desk with some days behind it, played by the flows; tests of this file only look at it or add actions."""
    folder = console.begin_with(template, tmp_path_factory.mktemp("console") / "past")
    async with console.running(folder, browser) as desk:
        await desk.plant.supervisor.stop()
        clock = SetClock(datetime.now(UTC))
        plant = put_together(desk.plant.config, clock=clock)
        await play(plant, clock, now=datetime.now(UTC), days=DAYS + 4, a_day=6)
        await plant.close()
    async with console.running(folder, browser) as desk:
        yield desk


async def busiest(desk: Desk) -> date:
    """The day with the most calls."""
    async with desk.plant.uow.read() as view:
        asked = Asked(start=TODAY - timedelta(days=DAYS), end=TODAY - timedelta(days=2), figure="reach")
        found = await voc_report(view, desk.plant.setup, asked)
    return max(found, key=lambda one: (one.denominator, one.period)).period


async def counted(desk: Desk, figure: str, start: date, end: date, **only: Any) -> tuple[int, int]:
    """Numerator and denominator as the flows count them."""
    async with desk.plant.uow.read() as view:
        found = await voc_report(
            view, desk.plant.setup, Asked(start=start, end=end, period="month", figure=figure, only=only)
        )
    return sum(one.numerator for one in found), sum(one.denominator for one in found)


def tile(page: Page, name: str) -> Locator:
    """A figure by its name."""
    return page.get_by_role("region", name=name, exact=True)


@pytest.mark.req("S2-29")
async def test_a_figure_of_the_day_opens_the_calls_behind_it(past: Desk) -> None:
    """The share stands with numerator and denominator; the list has as many calls as it says; a call opens its card."""
    day = await busiest(past)
    met, of = await counted(past, "reach", day, day)
    page = await past.open_page(Role.SUPERVISOR, f"/numbers/day?day={day}")
    reach = tile(page, "接通率")
    await expect(reach).to_contain_text(f"{met} / {of}")
    await reach.get_by_role("button", name=f"未达 {of - met}").click()
    drawer = page.get_by_role("dialog")
    await expect(drawer.get_by_role("status")).to_contain_text(f"共 {of - met} 条")
    await expect(drawer.get_by_role("radio", name="未达")).to_be_checked()
    await drawer.get_by_role("radio", name="计入").check(force=True)
    await expect(drawer.get_by_role("status")).to_contain_text(f"共 {met} 条")
    assert "b_figure=reach" in page.url
    await drawer.get_by_role("table").get_by_role("link").first.click()
    await page.wait_for_url("**/calls/*")


async def test_the_days_are_gone_through_by_the_arrows_and_kept_in_the_address(past: Desk) -> None:
    day = await busiest(past)
    page = await past.open_page(Role.GENERAL_MANAGER, f"/numbers/day?day={day}")
    await page.get_by_role("button", name="前一天").click()
    await page.wait_for_url(f"**/numbers/day?day={day - timedelta(days=1)}")
    await page.get_by_role("button", name="后一天").click()
    await page.wait_for_url(f"**/numbers/day?day={day}")
    await expect(tile(page, "接通率")).to_be_visible()


@pytest.mark.req("S2-29")
async def test_a_chart_is_read_as_a_table_and_each_number_opens_its_calls(past: Desk) -> None:
    """Whoever cannot see the picture has the same values, and the same way to the calls."""
    day = await busiest(past)
    page = await past.open_page(Role.SUPERVISOR, f"/numbers/day?day={day}")
    outcomes = page.get_by_role("figure", name="呼叫结果")
    await expect(outcomes.get_by_role("img")).to_be_visible()
    await expect(outcomes.locator("canvas")).to_be_visible()
    await outcomes.get_by_role("button", name="看表格").click()
    row = outcomes.get_by_role("row", name="已接通")
    async with past.plant.uow.read() as view:
        asked = Asked(start=day, end=day, figure="outcomes")
        total, _ = await voc_items(view, past.plant.setup, asked, value="answered")
    await row.get_by_role("button", name=str(total)).click()
    await expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(f"共 {total} 条")


@pytest.mark.req("S2-29")
async def test_the_voice_of_the_customer_is_told_by_week_and_month_beside_the_period_before(past: Desk) -> None:
    page = await past.open_page(Role.GENERAL_MANAGER, "/numbers/voc?period=month")
    start = TODAY.replace(day=1)
    met, of = await counted(past, "satisfaction:overall", start, TODAY)
    overall = page.get_by_role("row", name="您对本次服务总体满意吗").first
    await expect(overall).to_contain_text(f"{met} / {of}")
    await page.get_by_role("radio", name="按周").check(force=True)
    await page.wait_for_url(lambda url: "period=month" not in url)
    await page.get_by_role("button", name="上一期").click()
    monday = TODAY - timedelta(days=TODAY.weekday() + 7)
    await expect(page.get_by_text(f"{monday} – {monday + timedelta(days=6)}", exact=True)).to_be_visible()
    met, of = await counted(past, "satisfaction:overall", monday, monday + timedelta(days=6))
    await expect(overall).to_contain_text(f"{met} / {of}")


async def test_reach_is_told_of_one_adviser_when_one_is_chosen(past: Desk) -> None:
    start, end = TODAY - timedelta(days=27), TODAY
    page = await past.open_page(Role.SUPERVISOR, "/numbers/reach")
    met, of = await counted(past, "reach", start, end)
    await expect(tile(page, "接通率")).to_contain_text(f"{met} / {of}")
    await page.get_by_role("combobox", name="服务顾问").click()
    await page.get_by_role("option", name="冯雨").click()
    met, of = await counted(past, "reach", start, end, adviser="冯雨")
    await expect(tile(page, "接通率")).to_contain_text(f"{met} / {of}")
    await expect(page.get_by_role("table", name="星期与时段")).to_be_visible()


@pytest.mark.req("S2-20", "S2-22", "S2-23", "S2-24")
async def test_steps_are_told_against_their_minutes_and_talks_against_their_band(past: Desk) -> None:
    page = await past.open_page(Role.SUPERVISOR, "/numbers/steps")
    row = page.get_by_role("row", name="自我介绍").first
    met, of = await counted(past, "step_time:dealer_follow_up.introduce", TODAY - timedelta(days=27), TODAY)
    assert of > 0
    await expect(row).to_contain_text(f"{met} / {of}")
    met, of = await counted(past, "call_length", TODAY - timedelta(days=27), TODAY)
    await expect(tile(page, "通话 2:00–3:00 占比")).to_contain_text(f"{met} / {of}")


@pytest.mark.req("S2-29")
async def test_the_numbers_are_taken_as_a_workbook(past: Desk) -> None:
    page = await past.open_page(Role.GENERAL_MANAGER, "/numbers/voc")
    async with page.expect_download() as told:
        await page.get_by_role("link", name="导出 Excel").click()
    saved = await told.value
    assert saved.suggested_filename.endswith(".xlsx")
    assert (await saved.path()).read_bytes()[:2] == b"PK"


async def test_an_agent_has_no_way_to_the_numbers(past: Desk) -> None:
    page = await past.open_page(Role.AGENT, "/numbers/day")
    await expect(page.get_by_role("heading", name="没有权限")).to_be_visible()
    await expect(page.get_by_role("link", name="当日数据")).to_have_count(0)
