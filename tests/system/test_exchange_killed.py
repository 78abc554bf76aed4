"""kill -9 of the Asterisk that the service drives: nobody is rung twice, a doubt is shown and settled, the recording mended."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from callcenter.core.model import FollowUpState
from tests.support.desk import AGENT_1, SUPERVISOR
from tests.support.lab import Lab
from tests.support.service import ServiceProcess
from tests.support.waiting import until

HEARD = 3 * 32_768
"""Bytes of a recording that grows: some six seconds have reached the disk."""


@pytest.fixture
async def service(own_lab: Lab, tmp_path: Path) -> AsyncIterator[ServiceProcess]:
    """A node on a pair of its own, ready."""
    one = ServiceProcess(tmp_path, own_lab, extra="verify_within_seconds = 6.0")
    await one.prepare()
    try:
        await one.start()
        yield one
    finally:
        one.stop()


async def _not_ready(service: ServiceProcess) -> bool:
    return not await service.is_ready()


async def _killed_and_back(service: ServiceProcess, lab: Lab) -> None:
    """kill -9, noticed; started again, and the link is back within 15 s of the exchange's own answer."""
    await asyncio.to_thread(lab.kill)
    await until(lambda: _not_ready(service), seconds=15, what="the loss to be noticed", promised=True)
    await asyncio.to_thread(lab.start)
    await until(service.is_ready, seconds=15, what="the link", promised=True)


async def _unknown(service: ServiceProcess) -> list[Any]:
    return list((await service.get("/calls?state=unknown", by=SUPERVISOR))["items"])


async def test_killed_while_the_customers_phone_rings_an_operator_sees_and_settles_it(
    service: ServiceProcess, own_lab: Lab
) -> None:
    """Neither proof nor disproof after a restart: *unknown*; held until a person says how it ended; rung once."""
    number = "13733330001"
    await own_lab.answer_with(number, "noanswer")
    row = await service.add(f"+86{number}")
    await service.seat(own_lab.devices[0])
    attempt = await service.call(row)
    await service.until_state(attempt, "ringing")
    await _killed_and_back(service, own_lab)
    await service.until_state(attempt, "unknown")
    assert [call["id"] for call in await _unknown(service)] == [attempt]
    assert (await service.follow_up(row.id)).state is FollowUpState.UNSETTLED
    # Nobody is rung again by itself, and nobody can ring by mistake.
    assert await service.act("/follow-ups/next") is None
    status, problem = await service.ask("POST", f"/follow-ups/{row.id}/call", body={"reason": "again"})
    assert (status, problem["code"]) == (409, "conflict")
    await service.act(f"/calls/{attempt}/settle", {"outcome": "no_answer"}, by=SUPERVISOR)
    assert await _unknown(service) == []
    after = await service.follow_up(row.id)
    assert (after.state, after.tries) == (FollowUpState.WAITING, 1)
    assert len(await own_lab.calls(number)) == 1


async def test_killed_in_talk_the_recording_is_mended_and_the_talk_is_settled(
    service: ServiceProcess, own_lab: Lab
) -> None:
    """The file was never closed: its length comes from its size, it is marked, and it can be listened to."""
    number = "13733330002"
    await own_lab.answer_with(number, "answer:ring=0:talk=90")
    row = await service.add(f"+86{number}")
    await service.seat(own_lab.devices[1])
    attempt = await service.call(row)
    talking = await service.until_state(attempt, "talking")
    wav = own_lab.local_dir / f"{talking.record}.wav"
    await until(lambda: wav.is_file() and wav.stat().st_size >= HEARD, seconds=30, what="some seconds of recording")
    await _killed_and_back(service, own_lab)
    await service.until_state(attempt, "unknown")
    assert [call["id"] for call in await _unknown(service)] == [attempt]

    async def judged() -> Any:
        shown = await service.get(f"/calls/{attempt}", by=SUPERVISOR)
        return shown if shown["recording"] != "expected" else None

    assert (await until(judged, seconds=40, what="the recording to be judged"))["recording"] == "truncated"
    assert (await service.follow_up(row.id)).state is FollowUpState.UNSETTLED
    await service.act(f"/calls/{attempt}/settle", {"outcome": "answered"}, by=SUPERVISOR)
    assert (await service.follow_up(row.id)).state is FollowUpState.UNDISPOSED
    await service.act(f"/calls/{attempt}/disposition", {"disposition": "completed"}, by=AGENT_1)
    assert (await service.follow_up(row.id)).state is FollowUpState.DONE
    assert len(await own_lab.calls(number)) == 1


async def test_killed_before_the_customer_was_dialed_the_card_comes_back(service: ServiceProcess, own_lab: Lab) -> None:
    """Only the agent's phone rang and the order to dial was never committed: proof enough; no try is counted."""
    number, device = "13733330003", own_lab.devices[2]
    await own_lab.answer_with(device, "noanswer")
    row = await service.add(f"+86{number}")
    await service.seat(device)
    attempt = await service.call(row)
    await service.until_state(attempt, "agent_ringing")
    await _killed_and_back(service, own_lab)
    ended = await service.until_state(attempt, "ended", "unknown", seconds=40)
    assert (ended.outcome, ended.counts, ended.customer_dialed) == ("cancelled", False, False)
    after = await service.follow_up(row.id)
    assert (after.state, after.tries) == (FollowUpState.WAITING, 0)
    assert await own_lab.calls(number) == []
