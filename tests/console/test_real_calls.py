"""Real calls: Chromium as the agent's telephone on a real Asterisk, sound measured at both ends."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from callcenter.core.model import FollowUp
from demo.talk import answers, complaint, not_now
from tests.support.desk import AGENT_1
from tests.support.lab import Lab
from tests.support.real_phones import SEAT, Phones, hears, phones_on


@pytest_asyncio.fixture(loop_scope="session")
async def phones(lab: Lab, browser: Browser, tmp_path: Path) -> AsyncIterator[Phones]:
    """A service on the pair, with two agents and a supervisor."""
    async with phones_on(lab, browser, tmp_path) as phones:
        yield phones


@pytest.mark.req("S2-33")
async def test_agent_speaks_through_the_page_and_both_sides_hear(phones: Phones) -> None:
    """Ready needs the live device; the call is answered by itself; sound is measured at the customer's own end."""
    number = "13720000100"
    await phones.lab.answer_with(number, "answer:ring=0.5:audio=speech")
    page = await phones.page_of(AGENT_1)
    device = await phones.sign_on(page, AGENT_1)
    assert device.startswith("200")
    row = await phones.service.add(f"+86{number}")
    attempt = await phones.service.call(row)
    await phones.service.until_state(attempt, "talking")
    await expect(page.locator(SEAT)).to_contain_text("通话中")
    await hears(page)
    await phones.agent_is_heard(number)
    await phones.service.act(f"/calls/{attempt}/hang-up")
    await phones.service.until_state(attempt, "ended")


async def speaks(phones: Phones, page: Page, number: str, row: FollowUp) -> str:
    """The customer of a follow-up is called and answers; sound goes both ways for longer than a short talk. The attempt."""
    attempt = await phones.service.call(row)
    await phones.service.until_state(attempt, "talking")
    await hears(page)
    await phones.agent_is_heard(number, 5.5)
    return attempt


async def laid_down(phones: Phones, page: Page, attempt: str, outcome: str) -> None:
    """The agent hangs up, and is ready again after the write-up."""
    await phones.service.act(f"/calls/{attempt}/hang-up")
    ended = await phones.service.until_state(attempt, "ended")
    assert ended.outcome == outcome
    await ready_again(phones, page)


async def ready_again(phones: Phones, page: Page) -> None:
    await phones.seat_is(AGENT_1, "ready", "wrap_up", "paused")
    await phones.service.act("/agents/me/state", {"state": "ready"}, method="PUT")
    await expect(page.locator(SEAT)).to_contain_text("示闲")


async def test_agent_with_a_browser_phone_works_five_follow_ups(phones: Phones) -> None:
    """Dissatisfied, busy, declined, a return call, an agreed time: sound measured both ways wherever somebody speaks."""
    service, lab = phones.service, phones.lab
    page = await phones.page_of(AGENT_1)
    await phones.sign_on(page, AGENT_1)
    numbers = [f"1372000040{n}" for n in range(4)]
    for number in numbers:
        await lab.answer_with(number, "busy" if number == numbers[1] else "answer:ring=0.3:audio=speech")
    rows = [await service.add(f"+86{number}") for number in numbers]

    # 1: answered and dissatisfied. The ticket is opened while the customer speaks.
    attempt = await speaks(phones, page, numbers[0], rows[0])
    written = {**answers("dissatisfied", 0), "ticket": complaint(0)}
    ticket = await service.act(f"/follow-ups/{rows[0].id}/complaint", written)
    await service.act(f"/follow-ups/{rows[0].id}/answers", written)
    await service.act(f"/calls/{attempt}/disposition", {"disposition": "completed"})
    await laid_down(phones, page, attempt, "answered")
    assert ticket["ticket"]["kind"] == "complaint"
    assert (await service.follow_up(rows[0].id)).result == "completed"

    # 2: busy. No disposition is asked for, and the customer is tried again.
    busy = await service.call(rows[1])
    assert (await service.until_state(busy, "ended")).outcome == "busy"
    await ready_again(phones, page)

    # 3: answered and declined.
    attempt = await speaks(phones, page, numbers[2], rows[2])
    await service.act(f"/follow-ups/{rows[2].id}/not-now", not_now("declined"))
    await laid_down(phones, page, attempt, "answered")
    assert (await service.follow_up(rows[2].id)).result == "declined"

    # 4: the customer who was busy rings back, and the ready agent's page answers.
    await lab.call_in(numbers[1], "02150000000")
    await phones.seat_is(AGENT_1, "on_call")
    back = str((await service.get("/agents/me"))["attempt_id"])
    await service.until_state(back, "talking")
    await hears(page)
    assert await phones.heard_by_caller(5.5) > 0.1
    await service.act(f"/follow-ups/{rows[1].id}/answers", answers("content", 1))
    await service.act(f"/calls/{back}/disposition", {"disposition": "completed"})
    await laid_down(phones, page, back, "answered")
    assert (await service.attempt(back)).direction == "return"
    assert (await service.follow_up(rows[1].id)).result == "completed"

    # 5: answered, and another time is agreed.
    attempt = await speaks(phones, page, numbers[3], rows[3])
    await service.act(f"/follow-ups/{rows[3].id}/not-now", not_now("inconvenient"))
    await laid_down(phones, page, attempt, "answered")
    later = await service.follow_up(rows[3].id)
    assert (str(later.state), later.agreed_at is not None) == ("waiting", True)
