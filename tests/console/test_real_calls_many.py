"""Twenty agents at once on a real Asterisk: four with a browser's phone, sixteen with SIP phones."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.support.desk import agent_id
from tests.support.lab import Lab
from tests.support.real_phones import SEAT, SUPERVISOR, Phones, hears, phones_on
from tests.support.waiting import until

IN_BROWSERS = 4
AGENTS = 20


@pytest_asyncio.fixture(loop_scope="session")
async def phones(lab: Lab, browser: Browser, tmp_path: Path) -> AsyncIterator[Phones]:
    """A service on the pair, with twenty agents."""
    async with phones_on(lab, browser, tmp_path, agents=AGENTS) as phones:
        yield phones


async def recorded(phones: Phones, attempt: str) -> None:
    """The recording was found in its place and heard to be one."""

    async def judged() -> Any:
        facts = await phones.service.get(f"/calls/{attempt}/recording/facts", by=SUPERVISOR)
        return facts if facts["state"] != "expected" else None

    facts = await until(judged, seconds=70, what=f"the recording of {attempt} to be looked at")
    assert facts["state"] == "verified", facts


async def test_twenty_agents_speak_at_once(phones: Phones) -> None:
    """Every customer is rung once, hears somebody, and every call ends with one outcome and a recording."""
    service, lab = phones.service, phones.lab
    people = [agent_id(n) for n in range(1, AGENTS + 1)]
    numbers = [f"137200005{n:02d}" for n in range(AGENTS)]
    pages = []
    for person in people[:IN_BROWSERS]:
        page = await phones.page_of(person)
        await phones.sign_on(page, person)
        pages.append(page)
    for person, device in zip(people[IN_BROWSERS:], lab.devices, strict=False):
        await service.seat(device, agent=person)
    for number in numbers:
        await lab.answer_with(number, "answer:ring=0.2:audio=speech")
    rows = [await service.add(f"+86{number}") for number in numbers]
    attempts = await asyncio.gather(
        *(service.call(row, agent=person) for row, person in zip(rows, people, strict=True))
    )
    for attempt in attempts:
        await service.until_state(attempt, "talking")
    for page in pages:
        await expect(page.locator(SEAT)).to_contain_text("通话中")
        await hears(page)
    for number in (numbers[0], numbers[IN_BROWSERS - 1]):
        await phones.agent_is_heard(number)
    assert 0.1 < await phones.heard_at(numbers[-1], 1.5) < 0.9, "a desk phone speaks, in pauses; music would have none"
    for attempt, person in zip(attempts, people, strict=True):
        await service.act(f"/calls/{attempt}/hang-up", by=person)
    for attempt in attempts:
        ended = await service.until_state(attempt, "ended")
        assert ended.outcome in ("answered", "answered_short")
    for attempt in attempts:
        await recorded(phones, attempt)
    counted = [len(await lab.calls(number)) for number in numbers]
    assert counted == [1] * AGENTS
