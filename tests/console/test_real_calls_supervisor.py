"""Listening, whispering and joining on a real Asterisk, and the check of a device: heard, and not heard, at every end."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest_asyncio
from playwright.async_api import Browser

from tests.support.desk import AGENT_1
from tests.support.lab import Lab
from tests.support.real_phones import SUPERVISOR, Phones, hears, hears_nothing, phones_on
from tests.support.waiting import until


@pytest_asyncio.fixture(loop_scope="session")
async def phones(lab: Lab, browser: Browser, tmp_path: Path) -> AsyncIterator[Phones]:
    """A service on the pair."""
    async with phones_on(lab, browser, tmp_path) as phones:
        yield phones


async def silent_call(phones: Phones, number: str, device: str) -> str:
    """An agent at a desk phone and a customer who both say nothing: whatever is heard there comes from somebody else."""
    await phones.lab.answer_with(number, "answer:ring=0:audio=silence")
    await phones.lab.answer_with(device, "answer:ring=0:audio=silence")
    await phones.service.seat(device)
    attempt = await phones.service.call(await phones.service.add(f"+86{number}"))
    await phones.service.until_state(attempt, "talking")
    return attempt


def listener(way: str) -> Any:
    return lambda call: [one["way"] for one in call["listeners"] if one["up"]] == [way]


async def test_customer_does_not_hear_the_whisper(phones: Phones) -> None:
    """Listening is heard by nobody, the whisper by the agent only, joining by both: measured at both telephones."""
    number, device = "13720000301", phones.lab.devices[3]
    attempt = await silent_call(phones, number, device)
    page = await phones.page_of(SUPERVISOR)
    await phones.sign_on(page, SUPERVISOR, ready=False)
    act = phones.service.act
    await act(f"/live-calls/{attempt}/listen", by=SUPERVISOR)
    await phones.call_is(attempt, "listening", listener("listen"))
    assert await phones.heard_at(device) < 0.02
    assert await phones.heard_at(number, 1.0) < 0.02
    await act(f"/live-calls/{attempt}/whisper", by=SUPERVISOR)
    await phones.call_is(attempt, "whispering", listener("whisper"))
    assert await phones.heard_at(device, 3.0) > 0.05, "the agent hears the whisper"
    assert await phones.heard_at(number, 3.0) < 0.01, "the customer does not"
    await act(f"/live-calls/{attempt}/join", by=SUPERVISOR)
    await phones.call_is(attempt, "joined", listener("join"))
    assert await phones.heard_at(number, 3.0) > 0.05, "joined, the customer hears, too"
    await act(f"/live-calls/{attempt}/stop-listening", by=SUPERVISOR)
    await phones.call_is(attempt, "left", lambda call: call["listeners"] == [] and call["agent_up"])
    await act(f"/calls/{attempt}/hang-up")
    assert await phones.audited(attempt) == ["call.listen", "call.whisper", "call.join", "call.stop_listening"]


async def test_supervisor_hears_the_talk(phones: Phones) -> None:
    """What the customer says arrives in the supervisor's page."""
    number, device = "13720000302", phones.lab.devices[4]
    await phones.lab.answer_with(number, "answer:ring=0:audio=speech")
    await phones.lab.answer_with(device, "answer:ring=0:audio=silence")  # or it could be the agent who is heard
    await phones.service.seat(device)
    attempt = await phones.service.call(await phones.service.add(f"+86{number}"))
    await phones.service.until_state(attempt, "talking")
    page = await phones.page_of(SUPERVISOR)
    await phones.sign_on(page, SUPERVISOR, ready=False)
    assert await hears_nothing(page), "before listening"
    await phones.service.act(f"/live-calls/{attempt}/listen", by=SUPERVISOR)
    await hears(page)
    await phones.service.act(f"/calls/{attempt}/hang-up")


async def test_device_check_measures_the_way_to_the_exchange(phones: Phones) -> None:
    """S2-48: an echo to Asterisk and back, with its loss, jitter and whether the microphone was heard."""
    page = await phones.page_of(AGENT_1)
    await phones.sign_on(page, AGENT_1, ready=False)
    begun = await phones.service.act("/agents/me/device-check")
    await hears(page)

    async def measured() -> Any:
        check = await phones.service.get("/agents/me/device-check")
        return check if check["loud_share"] is not None else None

    check = await until(measured, seconds=25, what="the measured check")
    assert check["id"] == begun["id"]
    assert check["state"] == "done"
    assert check["received"] > 200
    assert check["lost"] <= check["received"] * 0.05
    assert check["jitter_ms"] < 100
    assert check["loud_share"] > 0.02
