"""kill -9 of the service at every stage of a call on a real Asterisk: nobody is rung twice, every attempt has one end."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from callcenter.core.model import AttemptState, FollowUpState
from tests.support.desk import SUPERVISOR
from tests.support.lab import Lab
from tests.support.service import ServiceProcess
from tests.support.waiting import until


@pytest.fixture
async def service(lab: Lab, tmp_path: Path) -> AsyncIterator[ServiceProcess]:
    """A node on the shared pair, ready."""
    one = ServiceProcess(tmp_path, lab)
    await one.prepare()
    await one.start()
    try:
        yield one
    finally:
        one.stop()


async def agents_phone_rings(service: ServiceProcess, lab: Lab, attempt: str) -> None:
    """The order has reached the exchange: "agent_ringing" is written down before it is given."""
    await service.until_state(attempt, "agent_ringing")

    async def there() -> bool:
        async with lab.console() as pbx:
            channels = await pbx.listed("CoreShowChannels")
        return any(channel.get("uniqueid") == f"agent-1-{attempt}" for channel in channels)

    await until(there, what="the agent's leg")


async def test_killed_while_the_agents_phone_rings_unanswered_the_card_comes_back(
    service: ServiceProcess, lab: Lab
) -> None:
    """The intent was committed, the customer not dialed: proof enough that nothing rang; no try is counted."""
    number, device = "13722220001", lab.devices[10]
    await lab.answer_with(device, "noanswer")
    row = await service.add(f"+86{number}")
    await service.seat(device)
    attempt = await service.call(row)
    await agents_phone_rings(service, lab, attempt)
    service.kill()
    await service.start()
    ended = await service.until_state(attempt, "ended", "unknown", seconds=60)
    assert (ended.state, ended.counts, ended.customer_dialed) == (AttemptState.ENDED, False, False)
    after = await service.follow_up(row.id)
    assert (after.state, after.tries) == (FollowUpState.WAITING, 0)
    assert await lab.calls(number) == []
    await lab.answer_with(device, "")


async def test_killed_before_the_agent_answers_the_customer_is_dialed_once_afterwards(
    service: ServiceProcess, lab: Lab
) -> None:
    """The agent came into the room while we were away and waits there: the call goes on, with one ring."""
    number, device = "13722220005", lab.devices[14]
    await lab.answer_with(device, "answer:ring=3")
    await lab.answer_with(number, "answer:ring=1:talk=6")
    row = await service.add(f"+86{number}")
    await service.seat(device)
    attempt = await service.call(row)
    await agents_phone_rings(service, lab, attempt)
    service.kill()
    await service.start()
    ended = await service.until_state(attempt, "ended", "unknown", seconds=60)
    assert ended.outcome == "answered"
    assert len(await lab.calls(number)) == 1
    await lab.answer_with(device, "")


@pytest.mark.parametrize("stage", ["dialing", "ringing", "talking"])
async def test_killed_in_a_call_the_outcome_is_learned_afterwards_and_nobody_is_rung_twice(
    service: ServiceProcess, lab: Lab, stage: str
) -> None:
    """The call goes on in the exchange without us; its end is read from the journal at the next start."""
    number = {"dialing": "13722220002", "ringing": "13722220003", "talking": "13722220004"}[stage]
    await lab.answer_with(number, "answer:ring=3")
    row = await service.add(f"+86{number}")
    await service.seat(lab.devices[11])
    attempt = await service.call(row)
    await service.until_state(attempt, stage, "ringing" if stage == "dialing" else stage, "talking")
    # "dialing" is written down before it is ordered; killed between the two, the next start orders it.
    await until(lambda: lab.calls(number), what="the call in the public network")
    service.kill()
    call = await lab.hang_up_after(number, 6)
    await service.start()
    ended = await service.until_state(attempt, "ended", "unknown", seconds=30)
    assert (ended.state, ended.outcome, ended.from_journal) == (AttemptState.ENDED, "answered", True)
    assert ended.talk_seconds == pytest.approx(call.talk_seconds, abs=1.5)
    assert (await service.follow_up(row.id)).state in (FollowUpState.WRAP_UP, FollowUpState.UNDISPOSED)
    assert len(await lab.calls(number)) == 1
    assert (lab.local_dir / f"{ended.record}.wav").stat().st_size > 44


async def test_killed_and_back_while_they_still_talk_the_call_goes_on(service: ServiceProcess, lab: Lab) -> None:
    """A short outage costs nothing: the attempt is still talking, and ends once."""
    number = "13722220006"
    await lab.answer_with(number, "answer:ring=1")
    row = await service.add(f"+86{number}")
    await service.seat(lab.devices[12])
    attempt = await service.call(row)
    await service.until_state(attempt, "talking")
    service.kill()
    await service.start()
    found = await service.attempt(attempt)
    assert found.state is AttemptState.TALKING
    call = await lab.hang_up_after(number, 6)
    ended = await service.until_state(attempt, "ended", "unknown", seconds=40)
    assert ended.outcome == "answered"
    assert ended.talk_seconds == pytest.approx(call.talk_seconds, abs=1.5)
    assert len(await lab.calls(number)) == 1


async def test_killed_while_a_supervisor_listens_the_seat_is_ready_again_afterwards(
    service: ServiceProcess, lab: Lab
) -> None:
    """Call and listening end while nobody hears of it: whoever was ready before is ready again, and is not forgotten."""
    number = "13722220008"
    await lab.answer_with(number, "answer:ring=0.5:talk=60")
    row = await service.add(f"+86{number}")
    await service.seat(lab.devices[15])
    await service.seat(lab.devices[9], agent=SUPERVISOR)
    attempt = await service.call(row)
    await service.until_state(attempt, "talking")
    await service.act(f"/live-calls/{attempt}/listen", by=SUPERVISOR)

    async def hears() -> bool:
        return any(one["up"] for one in (await service.attempt(attempt)).listeners)

    await until(hears, seconds=20, what="the listener")
    seat = await service.get("/agents/me", by=SUPERVISOR)
    assert (seat["state"], seat["pause_reason"]) == ("paused", "listening")
    service.kill()
    await lab.drop_phone(number)
    await service.start()

    async def ready() -> bool:
        return bool((await service.get("/agents/me", by=SUPERVISOR))["state"] == "ready")

    await until(ready, seconds=30, what="the supervisor's seat")
    assert (await service.attempt(attempt)).state is AttemptState.ENDED


async def test_a_graceful_stop_ends_cleanly_and_leaves_the_call_alone(service: ServiceProcess, lab: Lab) -> None:
    """SIGTERM in talk: exit status 0; the customer and the agent go on talking."""
    number = "13722220007"
    await lab.answer_with(number, "answer:ring=1")
    row = await service.add(f"+86{number}")
    await service.seat(lab.devices[13])
    attempt = await service.call(row)
    await service.until_state(attempt, "talking")
    assert service.stop() == 0
    assert (await lab.calls(number))[-1].ended is None
    await service.start()
    call = await lab.hang_up_after(number, 6)
    ended = await service.until_state(attempt, "ended", "unknown", seconds=40)
    assert ended.outcome == "answered"
    assert ended.talk_seconds == pytest.approx(call.talk_seconds, abs=1.5)
