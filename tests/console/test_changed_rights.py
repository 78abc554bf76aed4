"""Grants that change while somebody works: their open pages follow at once, and say plainly what is open no more."""

import asyncio
import re

from playwright.async_api import Locator, Page, expect

from callcenter.core.access import SERVICE
from callcenter.core.model import Grant, Role, Scope
from callcenter.flows.people import GrantWanted, change_person
from tests.support.console import BrowserAt, Desk
from tests.support.page_line import Line, page_on

GONE = "您的权限有变动，不能再使用“现场监控”"


async def grant(desk: Desk, login: str, *roles: Role) -> None:
    """Let somebody have these roles from now on, everywhere, as an administrator does it."""
    person = await desk.person(login)
    async with desk.plant.uow.write(SERVICE) as tx:
        wanted = [GrantWanted(role, Scope.ALL) for role in roles]
        await change_person(tx, person.id, person.version, grants=wanted)
        assert await tx.rows(Grant).count(person_id=person.id) == len(roles)


def way_to(page: Page, room: str) -> Locator:
    return page.get_by_role("navigation").get_by_role("link", name=room, exact=True)


async def stays(page: Page) -> None:
    """From here on the page is not loaded anew."""
    await page.evaluate("window.sameLoad = true")


async def test_a_room_that_is_open_no_more_goes_away_with_a_plain_sentence(desk: Desk, browser_at: BrowserAt) -> None:
    page = await browser_at(Role.SUPERVISOR, "/floor")
    await expect(page.get_by_role("heading", name="现场监控")).to_be_visible()
    await stays(page)
    await grant(desk, "supervisor", Role.AGENT)
    await expect(page.get_by_text(GONE)).to_be_visible()
    await expect(way_to(page, "现场监控")).to_have_count(0)
    await expect(way_to(page, "回访工作台")).to_be_visible()
    await expect(page.get_by_role("heading", level=1)).to_have_text("没有权限")
    assert await page.evaluate("window.sameLoad") is True
    await page.get_by_role("link", name="回到首页").click()
    await expect(page.get_by_role("heading", level=1)).not_to_have_text("没有权限")


async def test_a_new_right_opens_its_rooms_without_a_reload(desk: Desk, browser_at: BrowserAt) -> None:
    """The room that somebody works in stays as it is."""
    page = await browser_at(Role.AGENT, "/my-day")
    await expect(way_to(page, "我的当日")).to_be_visible()
    await expect(way_to(page, "现场监控")).to_have_count(0)
    await stays(page)
    await grant(desk, "agent1", Role.AGENT, Role.SUPERVISOR)
    await expect(page.get_by_text("您的权限有变动，页面已随之更新")).to_be_visible()
    await way_to(page, "现场监控").click()
    await expect(page.get_by_role("heading", name="现场监控")).to_be_visible()
    assert await page.evaluate("window.sameLoad") is True


async def test_what_changed_before_the_line_was_open_is_learned_when_it_opens(desk: Desk) -> None:
    """Between the page's question who it is and its line's first word nobody can tell it anything."""
    line = Line()
    line.slow = asyncio.Event()
    page = await page_on(await desk.open_context(Role.SUPERVISOR), line, f"{desk.address}/floor")
    await expect(way_to(page, "现场监控")).to_be_visible()
    await stays(page)
    await grant(desk, "supervisor", Role.AGENT)
    line.slow.set()
    await expect(page.get_by_text(GONE)).to_be_visible()
    await expect(way_to(page, "现场监控")).to_have_count(0)
    assert await page.evaluate("window.sameLoad") is True


async def test_what_changed_while_the_line_was_cut_is_learned_when_it_is_whole(desk: Desk) -> None:
    """Nothing told the page: it asks after every break what its person may do."""
    line = Line()
    page = await page_on(await desk.open_context(Role.SUPERVISOR), line, f"{desk.address}/floor")
    await expect(page.get_by_role("heading", name="现场监控")).to_be_visible()
    await stays(page)
    await line.break_off()
    await expect(page.get_by_text("与服务的实时连接已断开")).to_be_visible()
    await grant(desk, "supervisor", Role.AGENT)
    await expect(way_to(page, "现场监控")).to_be_visible()
    line.cut = False
    await expect(page.get_by_text(GONE)).to_be_visible()
    await expect(way_to(page, "现场监控")).to_have_count(0)
    assert await page.evaluate("window.sameLoad") is True
    assert re.search(r"/forbidden\?", page.url)


async def test_a_seat_is_taken_by_whoever_may_use_one_now(desk: Desk, browser_at: BrowserAt) -> None:
    """The telephone in the page's head comes and goes with the right to use a seat."""
    page = await browser_at(Role.GENERAL_MANAGER, "/board")
    phone = page.get_by_role("region", name="电话", exact=True)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await expect(phone).to_have_count(0)
    await grant(desk, "gm", Role.GENERAL_MANAGER, Role.SUPERVISOR)
    await expect(phone.get_by_role("button", name="签入")).to_be_visible()
    await grant(desk, "gm", Role.GENERAL_MANAGER)
    await expect(phone).to_have_count(0)
