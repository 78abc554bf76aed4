"""What an agent loses in talk costs the customer nothing: the page reloaded or killed, the line cut, the service restarted."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from callcenter.flows.seats import BRIEFLY
from tests.support.cut_link import CutLink
from tests.support.desk import AGENT_1
from tests.support.lab import Lab
from tests.support.real_phones import SEAT, Phones, hears, phones_on
from tests.support.real_talk import back_in_talk, bar, leg_is_lost, talking, trouble_of
from tests.support.waiting import rests, until


@pytest_asyncio.fixture(loop_scope="session")
async def phones(lab: Lab, browser: Browser, tmp_path: Path) -> AsyncIterator[Phones]:
    """A service on the pair."""
    async with phones_on(lab, browser, tmp_path) as phones:
        yield phones


NOTES = "右前轮异响，要求复检"


async def written(page: Page) -> None:
    """The agent has begun to write when it happens."""
    await notes_of(page).fill(NOTES)


async def still_written(page: Page) -> None:
    """The draft is there, and the call bar with it: the agent goes on where they were."""
    await expect(notes_of(page)).to_have_value(NOTES)
    await expect(bar(page).get_by_role("button", name="保持")).to_be_enabled()


def notes_of(page: Page) -> Locator:
    return page.get_by_role("textbox", name="通话备注")


async def end(phones: Phones, attempt: str, number: str) -> None:
    """One ring and one outcome at the end."""
    await phones.service.act(f"/calls/{attempt}/hang-up")
    ended = await phones.service.until_state(attempt, "ended")
    assert ended.outcome in ("answered", "answered_short")
    assert len(await phones.lab.calls(number)) == 1


@pytest.mark.req("S2-33")
async def test_call_goes_on_when_the_page_is_loaded_anew_in_talk(phones: Phones) -> None:
    """The customer is held; the new page asks to be rung at once, and speaks on."""
    number = "13720000201"
    page, attempt = await talking(phones, number)
    await written(page)
    await page.reload()
    await back_in_talk(phones, attempt)
    await hears(page)
    await still_written(page)
    await phones.agent_is_heard(number)
    await end(phones, attempt, number)
    assert (await phones.service.attempt(attempt)).agent_legs == 2


async def test_call_goes_on_when_the_page_was_killed_in_talk(phones: Phones) -> None:
    """Nobody says goodbye: the exchange misses the sound, the customer hears music, and a new page is rung."""
    number = "13720000202"
    page, attempt = await talking(phones, number)
    await written(page)
    await page.close()
    await leg_is_lost(phones, attempt)
    await phones.music_is_heard(number)
    page = await phones.page_of(AGENT_1, "/desk")
    await back_in_talk(phones, attempt)
    await hears(page)
    await phones.agent_is_heard(number)
    await still_written(page)
    await end(phones, attempt, number)
    assert (await phones.service.attempt(attempt)).agent_legs == 2


async def test_talk_goes_on_when_the_line_is_cut_for_a_while(phones: Phones) -> None:
    """SIP line and event stream are gone; the sound does not go through them. Afterwards the same call is there."""
    number = "13720000203"
    async with CutLink(phones.service.port) as between:
        phones.port = between.port
        page, attempt = await talking(phones, number)
        between.refusing = True
        between.cut()
        trouble = trouble_of(page).filter(has_text="正在重连")
        await expect(trouble).to_be_visible(timeout=5_000)
        await phones.agent_is_heard(number)
        await hears(page)
        between.refusing = False
        await expect(trouble).to_be_hidden()
        await expect(page.locator(SEAT)).to_contain_text("通话中")
        assert (await phones.service.attempt(attempt)).agent_legs == 1
        await end(phones, attempt, number)
        await expect(page.locator(SEAT)).not_to_contain_text("通话中")


@pytest.mark.req("S2-33")
async def test_nobody_stays_ready_when_the_network_dies_without_a_word(phones: Phones) -> None:
    """Half open: nothing is closed, nothing comes. The service finds it within five seconds, and the page says it.

    After a break of more than a moment it takes the agent's word to be ready again.
    """
    async with CutLink(phones.service.port) as between:
        phones.port = between.port
        page = await phones.page_of(AGENT_1)
        await phones.sign_on(page, AGENT_1)
        between.refusing = True
        between.half_open()
        seat = await phones.seat_is(AGENT_1, "paused", seconds=5.5, promised=True)
        assert (seat["pause_reason"], seat["device_alive"]) == ("device-lost", False)
        await expect(trouble_of(page).filter(has_text="正在重连")).to_be_visible(timeout=5_000)
        status, said = await phones.service.ask("PUT", "/agents/me/state", body={"state": "ready"})
        assert (status, said["code"]) == (503, "not-ready")
        await rests(BRIEFLY.total_seconds() + 1)
        between.cut()
        between.refusing = False
        await expect(page.get_by_role("button", name="示闲", exact=True)).to_be_enabled()
        await page.get_by_role("button", name="示闲", exact=True).click()
        await phones.seat_is(AGENT_1, "ready")


async def test_talk_goes_on_when_the_service_is_restarted(phones: Phones) -> None:
    """The proxied line dies with the service, the call does not; the page comes back by itself."""
    number = "13720000204"
    page, attempt = await talking(phones, number)
    await written(page)
    phones.service.kill()
    await phones.agent_is_heard(number)
    await phones.service.start()
    await hears(page)
    await phones.agent_is_heard(number)
    found = await phones.service.attempt(attempt)
    assert (found.agent_legs, found.agent_up, str(found.state)) == (1, True, "talking")

    async def alive() -> bool:
        return bool((await phones.service.get("/agents/me"))["device_alive"])

    await until(alive, seconds=15, what="the phone to be registered again")
    await expect(page.get_by_role("status").filter(has_text="画面停留在")).to_be_hidden()
    await expect(page.locator(SEAT)).to_contain_text("通话中")
    await still_written(page)
    await end(phones, attempt, number)


async def test_nobody_stays_ready_when_the_headset_is_pulled_out(phones: Phones) -> None:
    """The page notices, says it, and the service takes the agent out of *ready* and the card back; plugged in, it goes on."""
    page = await phones.page_of(AGENT_1)
    await phones.sign_on(page, AGENT_1)
    row = await phones.service.add("+8613720000205")
    await phones.service.act("/follow-ups/next")
    assert (await phones.service.follow_up(row.id)).claimed_by == AGENT_1
    await page.evaluate(
        """() => {
          const found = navigator.mediaDevices.enumerateDevices;
          window.plug = () => { navigator.mediaDevices.enumerateDevices = found };
          navigator.mediaDevices.enumerateDevices = async () => [];
          navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
        }"""
    )
    seat = await phones.seat_is(AGENT_1, "paused", seconds=5)
    assert seat["pause_reason"] == "headset"
    assert (await phones.service.follow_up(row.id)).claimed_by is None
    await expect(trouble_of(page).filter(has_text="耳机已断开")).to_be_visible(timeout=5_000)
    await expect(page.get_by_role("button", name="示闲", exact=True)).to_be_disabled()
    await page.evaluate("() => { plug(); navigator.mediaDevices.dispatchEvent(new Event('devicechange')) }")
    await page.get_by_role("button", name="示闲", exact=True).click()
    await phones.seat_is(AGENT_1, "ready")


KEEP_OPENED = """() => {
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  window.opened = [];
  navigator.mediaDevices.getUserMedia = async (wish) => { opened.push(await open(wish)); return opened.at(-1) };
}"""
FELL_SILENT = """() => {
  const track = opened.at(-1).getAudioTracks()[0];
  track.stop();
  track.dispatchEvent(new Event("ended"));
}"""


async def test_microphone_that_fell_silent_while_plugged_in_is_opened_anew(phones: Phones) -> None:
    """As after a sleep. One that does so again at once is a broken one, and nobody is ready with it, whoever says so."""
    page = await phones.page_of(AGENT_1)
    await page.evaluate(KEEP_OPENED)
    await phones.sign_on(page, AGENT_1)
    opened = await page.evaluate("() => opened.length")
    await page.evaluate(FELL_SILENT)
    await page.wait_for_function("(before) => opened.length === before + 1 && opened.at(-1).active", arg=opened)
    assert (await phones.seat_is(AGENT_1, "ready", seconds=1))["pause_reason"] == ""
    await expect(trouble_of(page)).to_be_hidden()

    await page.evaluate(FELL_SILENT)
    assert (await phones.seat_is(AGENT_1, "paused", seconds=5))["pause_reason"] == "headset"
    await expect(trouble_of(page).filter(has_text="耳机已断开")).to_be_visible(timeout=5_000)
    await phones.service.act("/agents/me/state", {"state": "ready"}, method="PUT")
    assert (await phones.seat_is(AGENT_1, "paused", seconds=5))["pause_reason"] == "headset"


KEEP_CALLS = """() => {
  const Made = window.RTCPeerConnection;
  window.calls = [];
  window.RTCPeerConnection = class extends Made { constructor(...given) { super(...given); window.calls.push(this) } };
}"""
ECHO_IS_CANCELLED = "() => window.calls.at(-1).getSenders()[0].track.getSettings().echoCancellation"


@pytest.mark.req("S2-48")
async def test_agent_changes_from_headset_to_loudspeaker_in_talk(phones: Phones) -> None:
    """The canceller of echoes comes with a loudspeaker and goes with a headset; the customer hears the agent all the same."""
    number = "13720000209"
    page, attempt = await talking(phones, number, first=KEEP_CALLS)
    assert await page.evaluate(ECHO_IS_CANCELLED) is False
    await page.get_by_role("link", name="班前准备").click()
    ears = page.get_by_role("radiogroup", name="听筒")
    for name, cancelled in (("外放", True), ("耳机", False)):
        await ears.get_by_text(name).click()
        await expect(ears.get_by_role("radio", name=name)).to_be_checked()
        await until(lambda: _is(page, cancelled), what=f"echo cancelled: {cancelled}")  # noqa: B023  awaited here
    await phones.agent_is_heard(number)
    await hears(page)
    await end(phones, attempt, number)


async def _is(page: Page, cancelled: bool) -> bool:
    return bool(await page.evaluate(ECHO_IS_CANCELLED) is cancelled)
