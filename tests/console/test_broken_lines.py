"""Hidden tabs, machines that sleep, a network that loses everything: nothing is lost, and the page says how things stand."""

import re
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from callcenter.flows.seats import BRIEFLY
from tests.support.cut_link import CutLink
from tests.support.desk import AGENT_1
from tests.support.lab import Lab
from tests.support.own_browser import LAZY_TIMERS, OwnBrowser, own_browser
from tests.support.real_phones import SEAT, Phones, hears, phones_on
from tests.support.real_talk import back_in_talk, bar, leg_is_lost, never_loaded_anew, talking, trouble_of
from tests.support.waiting import rests, until


@pytest_asyncio.fixture(loop_scope="session")
async def phones(lab: Lab, browser: Browser, tmp_path: Path) -> AsyncIterator[Phones]:
    """A service on the pair."""
    async with phones_on(lab, browser, tmp_path) as phones:
        yield phones


@pytest_asyncio.fixture(loop_scope="session")
async def own(phones: Phones, tmp_path: Path) -> AsyncIterator[OwnBrowser]:
    """Agent 1's own browser, which is told nothing of a test."""
    async with async_playwright() as playwright, own_browser(playwright, tmp_path / "profile") as own:
        await phones.sign_in(AGENT_1, own.context)
        yield own


async def hang_up(phones: Phones, page: Page, attempt: str, number: str) -> None:
    """By the page; one ring, one outcome."""
    await page.get_by_role("button", name=re.compile("^挂断")).click()
    assert (await phones.service.until_state(attempt, "ended")).outcome == "answered"
    assert len(await phones.lab.calls(number)) <= 1


def told_of_the_phone(phones: Phones) -> int:
    """How often the log tells that the agent's telephone came or went."""
    with closing(sqlite3.connect(phones.service.folder / "callcenter.db")) as store:
        query = "SELECT count(*) FROM events WHERE kind = 'seat.device' AND subject_id = ?"
        return int(store.execute(query, (AGENT_1,)).fetchone()[0])


@pytest.mark.req("S2-33")
async def test_hidden_tab_is_rung_and_loses_nothing(phones: Phones, own: OwnBrowser) -> None:
    """Its timers rest, its line does not: ready it stays ready and answers; seen again in talk it is as the service is."""
    number = "13720000701"
    await own.context.add_init_script(LAZY_TIMERS)
    await phones.service.add(f"+86{number}")
    page = await phones.page_of(AGENT_1, "/desk")
    await phones.sign_on(page, AGENT_1)
    told = told_of_the_phone(phones)
    await own.hide(page)
    await until(lambda: page.evaluate("() => window.rested > 1"), seconds=40, what="the page's timers to have rested")
    await phones.seat_is(AGENT_1, "ready", seconds=1)

    await phones.lab.call_in(number, "02150000000")
    await phones.seat_is(AGENT_1, "on_call")
    attempt = str((await phones.service.get("/agents/me"))["attempt_id"])
    await phones.service.until_state(attempt, "talking")
    assert await phones.heard_by_caller() > 0.02
    before = await page.evaluate("() => window.rested")
    await until(lambda: page.evaluate("(n) => window.rested > n + 1", before), seconds=40, what="another rest")

    await own.show(page)
    await expect(page.locator(SEAT)).to_contain_text("通话中", timeout=5_000)
    await expect(bar(page)).to_be_visible(timeout=5_000)
    await hears(page, seconds=5)
    await expect(trouble_of(page)).to_be_hidden()
    found = await phones.service.attempt(attempt)
    assert (found.agent_legs, found.agent_up, found.agent_lost_at) == (1, True, None)
    assert told_of_the_phone(phones) == told, "the line was dropped because its tab was hidden"
    await hang_up(phones, page, attempt, number)


async def was_lost_and_is_back(phones: Phones, told: int) -> None:
    """The agent's telephone went and came, and the agent is ready without a word."""
    await until(lambda: told_of_the_phone(phones) >= told + 2, seconds=20, what="the telephone to have gone and come")
    seat = await phones.seat_is(AGENT_1, "ready", seconds=1)
    assert seat["device_alive"]


@pytest.mark.req("S2-33")
async def test_whose_telephone_is_back_at_once_is_ready_again(phones: Phones) -> None:
    """A page loaded anew, a line cut and made again, a service restarted: who looked elsewhere is not left out unseen."""
    async with CutLink(phones.service.port) as between:
        phones.port = between.port
        page = await phones.page_of(AGENT_1, "/desk")
        await phones.sign_on(page, AGENT_1)

        told = told_of_the_phone(phones)
        await page.reload()
        await was_lost_and_is_back(phones, told)

        told = told_of_the_phone(phones)
        between.cut()
        await was_lost_and_is_back(phones, told)

        told = told_of_the_phone(phones)
        between.refusing = True
        phones.service.kill()
        await phones.service.start()
        await until(lambda: told_of_the_phone(phones) == told + 1, seconds=20, what="the loss to be seen by who starts")
        between.refusing = False
        await was_lost_and_is_back(phones, told)
        await expect(page.locator(SEAT)).to_contain_text("示闲")
        await expect(trouble_of(page)).to_be_hidden()


@pytest.mark.req("S2-33")
async def test_machine_that_slept_is_not_ready_and_says_how_to_go_on(phones: Phones, own: OwnBrowser) -> None:
    """No customer is given to who sleeps: five seconds by the lease. Awake, five seconds until the page says it plainly."""
    async with CutLink(phones.service.port) as between:
        phones.port = between.port
        page = await phones.page_of(AGENT_1, "/desk")
        await phones.sign_on(page, AGENT_1)
        row = await phones.service.add("+8613720000711")
        await phones.service.act("/follow-ups/next")
        own.sleep()
        between.half_open()
        seat = await phones.seat_is(AGENT_1, "paused", seconds=5.5, promised=True)
        assert (seat["pause_reason"], seat["device_alive"]) == ("device-lost", False)
        assert (await phones.service.follow_up(row.id)).claimed_by is None
        await rests(BRIEFLY.total_seconds() + 1)

        own.wake()
        await expect(trouble_of(page)).to_contain_text("电脑睡眠过，已转小休；请点“示闲”继续", timeout=5_000)
        await expect(page.locator(SEAT)).to_contain_text("小休 · 话机掉线")
        ready = page.get_by_role("button", name="示闲", exact=True)
        await expect(ready).to_be_enabled(timeout=5_000)
        await ready.click()
        await phones.seat_is(AGENT_1, "ready")
        await expect(trouble_of(page)).to_be_hidden()


@pytest.mark.req("S2-33")
async def test_talk_goes_on_when_the_machine_slept_in_it(phones: Phones, own: OwnBrowser) -> None:
    """The customer hears music; the machine that wakes is rung again by itself."""
    number = "13720000721"
    async with CutLink(phones.service.port) as between:
        phones.port = between.port
        page, attempt = await talking(phones, number)
        own.sleep()
        between.half_open()
        await leg_is_lost(phones, attempt)
        await phones.music_is_heard(number)
        own.wake()
        await back_in_talk(phones, attempt)
        await hears(page)
        await phones.agent_is_heard(number)
        await never_loaded_anew(page)
        await expect(page.get_by_role("button", name=re.compile("^挂断"))).to_be_enabled()
        await hang_up(phones, page, attempt, number)


@pytest.mark.req("S2-33")
async def test_talk_goes_on_through_a_minute_without_a_network(phones: Phones) -> None:
    """Event stream and SIP line lose every packet for sixty seconds; afterwards the page is as the service, without a reload."""
    number = "13720000731"
    async with CutLink(phones.service.port) as between:
        phones.port = between.port
        page, attempt = await talking(phones, number)
        begun, cut_at = time.monotonic(), datetime.now(UTC)
        between.swallow()
        banner = page.get_by_role("status").filter(has_text="画面停留在")
        await expect(banner).to_be_visible(timeout=8_000)
        await expect(trouble_of(page)).to_contain_text("正在重连")
        since = re.search(r"\d\d:\d\d:\d\d", await banner.inner_text())
        assert since is not None
        here = [(cut_at - timedelta(seconds=ago)).astimezone(ZoneInfo("Asia/Shanghai")) for ago in range(-1, 18)]
        assert since.group() in [f"{one:%H:%M:%S}" for one in here], f"{since.group()}, cut at {here[1]:%H:%M:%S}"

        await phones.agent_is_heard(number)
        await hears(page)
        await phones.service.act(f"/live-calls/{attempt}/hold")
        await phones.music_is_heard(number)
        await rests(60 - (time.monotonic() - begun))
        await expect(banner).to_be_visible()
        found = await phones.service.attempt(attempt)
        assert (found.agent_legs, found.agent_up, str(found.state)) == (1, True, "talking")

        between.swallowing = False
        await expect(banner).to_be_hidden(timeout=12_000)
        await expect(trouble_of(page)).to_be_hidden(timeout=12_000)
        await bar(page).get_by_role("button", name="取回", exact=True).click()
        await expect(bar(page).get_by_role("button", name="保持", exact=True)).to_be_visible()
        await hears(page)
        await phones.agent_is_heard(number)
        assert (await phones.service.get("/agents/me"))["device_alive"] is True
        assert (await phones.service.attempt(attempt)).agent_legs == 1
        await never_loaded_anew(page)
        await hang_up(phones, page, attempt, number)
        await expect(page.locator(SEAT)).not_to_contain_text("通话中")
