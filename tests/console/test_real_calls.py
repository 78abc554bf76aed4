"""Real calls: Chromium as the agent's telephone on a real Asterisk, sound measured at both ends."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.support.desk import AGENT_1
from tests.support.lab import Lab, running_lab
from tests.support.real_phones import SEAT, Phones, hears, phones_on


@pytest.fixture(scope="session")
def lab() -> Iterator[Lab]:
    """A pair of this worker's own."""
    with running_lab() as lab:
        yield lab


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
    assert await phones.heard_at(number) > 0.1
    await phones.service.act(f"/calls/{attempt}/hang-up")
    await phones.service.until_state(attempt, "ended")
