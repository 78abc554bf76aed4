"""The call bar on a real Asterisk, by clicks: hold, mute, tones, a mark, and handing the customer over; heard at every end."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from tests.support.desk import AGENT_1, AGENT_2
from tests.support.lab import Lab
from tests.support.real_phones import (
    SEAT,
    Phones,
    audible_share,
    beeps_in,
    channel_of,
    hears,
    hears_nothing,
    phones_on,
)
from tests.support.real_talk import bar
from tests.support.waiting import until


@pytest_asyncio.fixture(loop_scope="session")
async def phones(lab: Lab, browser: Browser, tmp_path: Path) -> AsyncIterator[Phones]:
    """A service on the pair, with two agents and a supervisor."""
    async with phones_on(lab, browser, tmp_path) as phones:
        yield phones


def button(page: Page, name: str) -> Locator:
    return bar(page).get_by_role("button", name=name, exact=True)


async def called(phones: Phones, number: str) -> tuple[Page, str]:
    """Agent 1 takes the card of the only customer there is, dials, and both hear each other: (page, attempt)."""
    await phones.lab.answer_with(number, "answer:ring=0.2:audio=speech")
    await phones.service.add(f"+86{number}")
    page = await phones.page_of(AGENT_1, "/desk")
    await phones.sign_on(page, AGENT_1)
    await page.get_by_role("button", name="取下一位").click()
    await page.get_by_role("button", name=re.compile("^拨打")).first.click()
    await phones.seat_is(AGENT_1, "on_call")
    attempt = str((await phones.service.get("/agents/me"))["attempt_id"])
    await phones.service.until_state(attempt, "talking")
    await expect(button(page, "保持")).to_be_enabled()
    await agent_and_customer_speak(phones, page, number)
    return page, attempt


async def agent_and_customer_speak(phones: Phones, page: Page, number: str) -> None:
    """Measured at both ends."""
    await phones.agent_is_heard(number)
    await hears(page)


async def hang_up(phones: Phones, page: Page, attempt: str) -> None:
    await page.get_by_role("button", name=re.compile("^挂断")).click()
    ended = await phones.service.until_state(attempt, "ended")
    assert ended.outcome == "answered"


async def test_agent_mutes_holds_sends_tones_and_marks_by_the_call_bar(phones: Phones) -> None:
    """Each act is measured where it counts: at the customer's telephone, in the page, in the recording."""
    number = "13720000601"
    page, attempt = await called(phones, number)

    await button(page, "静音").click()
    await expect(button(page, "取消静音")).to_be_visible()
    assert await phones.heard_at(number) < 0.02, "a muted agent is not heard"
    await hears(page)
    await button(page, "取消静音").click()
    await expect(button(page, "静音")).to_be_visible()
    await agent_and_customer_speak(phones, page, number)

    await button(page, "保持").click()
    await expect(button(page, "取回")).to_be_visible()
    await phones.music_is_heard(number)
    assert await hears_nothing(page), "the customer on hold is not heard"
    await button(page, "取回").click()
    await expect(button(page, "保持")).to_be_visible()
    await agent_and_customer_speak(phones, page, number)

    await button(page, "标记").click()
    told = await page.get_by_text("已标记第").inner_text()
    second = int(re.findall(r"\d+", told)[0])
    await tones_arrive(phones, page, number)
    await hang_up(phones, page, attempt)

    await page.get_by_role("tab", name=re.compile("^通话")).click()
    await page.get_by_role("button", name="听录音").click()
    marks = page.get_by_role("list", name="标记")
    await expect(marks).to_contain_text(f"{second // 60}:{second % 60:02d}")
    pinned = (await phones.service.get(f"/calls/{attempt}/recording/facts"))["marks"]
    assert [int(one["second"]) for one in pinned] == [second]
    # The tones went to the customer, and answered no question meanwhile.
    kept = (await phones.service.get(f"/follow-ups/{card_of(page)}/card"))["answers"]
    assert [one["answers"] for one in kept] in ([], [{}])


async def tones_arrive(phones: Phones, page: Page, number: str) -> None:
    """Keys by keyboard and pointer, one after the other, as the customer's own telephone takes them."""
    async with phones.lab.pstn() as far:
        channel = await channel_of(far, number)
        await button(page, "按键").click()
        pad = page.get_by_role("group", name="发送按键音")
        await expect(pad.get_by_role("button", name="1", exact=True)).to_be_focused()
        await page.keyboard.press("9")
        await pad.get_by_role("button", name="2", exact=True).click()
        await page.keyboard.type("7#")
        await expect(pad.get_by_role("status")).to_have_text("927#")

        def heard() -> str:
            return "".join(one["digit"] for one in far.seen("DTMFEnd", channel=channel, direction="Received"))

        await until(lambda: heard() == "927#", what="the tones")
    await page.keyboard.press("Escape")
    await expect(pad).to_be_hidden()
    await expect(button(page, "按键")).to_be_focused()


def card_of(page: Page) -> str:
    return page.url.rsplit("/", 1)[1].split("?")[0]


async def test_customer_is_handed_to_a_number_at_once(phones: Phones) -> None:
    """Blind: both outside hear each other; the agent has no part and no control in it, and writes up; the card says so."""
    number, other = "13720000611", "13720000612"
    await phones.lab.answer_with(other, "answer:ring=0.3:audio=agent")
    page, attempt = await called(phones, number)
    await button(page, "转接").click()
    dialog = page.get_by_role("dialog", name="转接客户")
    await dialog.get_by_role("textbox", name="电话号码").fill(other)
    await dialog.get_by_text("直接转出").click()
    await dialog.get_by_role("button", name="开始转接").click()
    await expect(dialog).to_be_hidden()
    await expect(bar(page)).to_contain_text("客户已转给")
    await phones.seat_is(AGENT_1, "wrap_up")
    await nothing_is_left_to_control(page)
    for telephone in (number, other):
        sound = await phones.sound_at(telephone, 3.0)
        assert 0.1 < audible_share(sound) < 0.9, f"{telephone} hears the other one, not music"
        assert beeps_in(sound) == 0, f"{telephone} still hears the agent"
    assert await hears_nothing(page)
    await phones.lab.drop_phone(other)
    ended = await phones.service.until_state(attempt, "ended")
    assert ended.outcome == "answered"
    assert [len(await phones.lab.calls(one)) for one in (number, other)] == [1, 1]


async def nothing_is_left_to_control(page: Page) -> None:
    """Whoever gave the customer away writes up: the record is offered, no control of a call that others have."""
    await expect(page.locator("[data-test=call-state]")).to_contain_text("客户已转出")
    await expect(page.get_by_role("button", name=re.compile("^挂断"))).to_have_count(0)
    await expect(bar(page).get_by_role("button")).to_have_count(0)
    await expect(page.get_by_role("group", name="小结")).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.locator("[data-test=script]").focus()
    await page.keyboard.press("h")
    await page.keyboard.press("s")
    await expect(page.locator("[data-test=notes]")).to_be_focused()
    assert not [url for url in asked if url.endswith("/hang-up")]


async def consult(page: Page) -> None:
    """The only ready colleague is offered, to be spoken with first."""
    await button(page, "转接").click()
    dialog = page.get_by_role("dialog", name="转接客户")
    await dialog.get_by_role("button", name="开始转接").click()
    await expect(bar(page).get_by_role("status")).to_contain_text("客户保持中")


async def test_agent_consults_a_colleague_and_hands_the_customer_over(phones: Phones) -> None:
    """Cancelled, the customer is back with the agent; completed, with the colleague, whose page brings up the card."""
    number = "13720000621"
    beside = await phones.page_of(AGENT_2, "/desk")
    await phones.sign_on(beside, AGENT_2)
    page, attempt = await called(phones, number)

    await consult(page)
    await phones.music_is_heard(number)
    await hears(page)
    await hears(beside)
    await button(page, "取消，回到客户").click()
    await expect(button(page, "保持")).to_be_visible()
    await phones.seat_is(AGENT_2, "ready")
    await agent_and_customer_speak(phones, page, number)

    await consult(page)
    await hears(beside)
    await button(page, "完成转接").click()
    await phones.seat_is(AGENT_1, "ready")
    await expect(bar(page)).to_be_hidden()
    assert await hears_nothing(page)
    await expect(beside.locator(SEAT)).to_contain_text("通话中")
    await beside.wait_for_url(f"**/desk/{card_of(page)}")
    await expect(button(beside, "保持")).to_be_enabled()
    await agent_and_customer_speak(phones, beside, number)
    await hang_up(phones, beside, attempt)
    assert (await phones.service.attempt(attempt)).agent_id == AGENT_2
    assert len(await phones.lab.calls(number)) == 1
