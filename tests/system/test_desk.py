"""The calling desk on a real Asterisk: calls end in one outcome with one verified ring, lost legs cost nobody the call."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from callcenter.ami.asterisk import AsteriskPbx, AsteriskSettings
from callcenter.ami.link import AmiAddress
from callcenter.clock import SystemClock
from callcenter.core.access import SERVICE
from callcenter.core.model import Disposition, FollowUpResult, FollowUpState, SeatState
from callcenter.flows import daily_acts
from callcenter.flows.claim import next_follow_up
from callcenter.flows.dispose import dispose
from tests.flows.calls.conftest import make_store
from tests.support.desk import AGENT_1, Desk, desk_on, setup_of, trunk
from tests.support.exchanges import QUICK_LINK
from tests.support.lab import Lab
from tests.support.waiting import until


def link_to(lab: Lab) -> AsteriskPbx:
    """An adapter on the lab's pbx with the service's own rights, not connected yet."""
    address = AmiAddress(host=lab.ami_host, port=lab.ami_port, username=lab.ami_user, secret=lab.ami_secret)
    return AsteriskPbx(
        AsteriskSettings(name="pbx", address=address, pbx_dir=lab.pbx_dir, timings=QUICK_LINK), SystemClock()
    )


@pytest.fixture
async def desk(lab: Lab, tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk over its own SQLite store on the shared pair."""
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    await make_store(url)
    setup = setup_of(trunk(dial="PJSIP/{number}@" + lab.trunk))
    async with desk_on(url, link_to(lab), setup=setup) as one:
        yield one


@pytest.mark.req("S2-10")
@pytest.mark.parametrize(
    ("number", "rule", "outcome", "state", "counts"),
    [
        ("13711110001", "busy", "busy", FollowUpState.WAITING, True),
        ("13711110002", "reject", "rejected", FollowUpState.WAITING, True),
        ("13711110003", "unallocated", "invalid_number", FollowUpState.NUMBER_CHECK, True),
        ("13711110004", "congestion", "network_failure", FollowUpState.WAITING, False),
        ("13711110005", "answer:ring=0:talk=1", "answered_short", FollowUpState.WAITING, True),
    ],
)
async def test_a_call_ends_in_its_outcome_and_the_follow_up_goes_on_by_rule(
    desk: Desk, lab: Lab, number: str, rule: str, outcome: str, state: FollowUpState, counts: bool
) -> None:
    """Outcome from hang-up cause and dial status; a rejected ring is no refusal of the customer (S2-10): next try."""
    await lab.answer_with(number, rule)
    row = await desk.add(f"+86{number}")
    await desk.seat(device=lab.devices[0])
    placed = await desk.call(row)
    ended = await desk.until_over(placed.id)
    assert (ended.outcome, ended.counts) == (outcome, counts)
    after = await desk.follow_up(row.id)
    assert (after.state, after.tries) == (state, int(counts))
    assert (await desk.seat_of()).state is SeatState.READY
    assert len(await lab.calls(number)) == 1


async def test_an_answered_call_is_recorded_disposed_and_forgotten_by_the_journal(desk: Desk, lab: Lab) -> None:
    """From the claim to *completed*; the recording is there; the journal's line goes after the outcome is committed."""
    number = "13711110010"
    await lab.answer_with(number, "answer:ring=1:talk=6:audio=tone")
    row = await desk.add(f"+86{number}")
    await desk.seat(device=lab.devices[1])
    async with desk.uow.write(SERVICE) as tx:
        card = await next_follow_up(tx, desk.setup, desk.rates, AGENT_1)
    assert card is not None
    placed = await desk.call(card, reason="")
    ended = await desk.until_over(placed.id)
    assert ended.outcome == "answered"
    assert ended.talk_seconds == pytest.approx((await lab.hung_up(number)).talk_seconds, abs=1.5)
    async with desk.uow.write(SERVICE) as tx:
        await dispose(tx, desk.setup, attempt_id=placed.id, by=AGENT_1, disposition=Disposition.COMPLETED)
    assert (await desk.follow_up(row.id)).result is FollowUpResult.COMPLETED
    wav = lab.local_dir / f"{ended.record}.wav"
    assert wav.stat().st_size > 8000 * 2 * 4

    async def forgotten() -> bool:
        return all(line.attempt != placed.id for line in await desk.floor.pbx.journal())

    await until(forgotten, what="the journal's line to go")


async def test_the_agent_hanging_up_while_it_rings_cancels_without_a_try(desk: Desk, lab: Lab) -> None:
    """CANCEL: no try, and the customer's telephone stops ringing."""
    number = "13711110011"
    await lab.answer_with(number, "noanswer")
    row = await desk.add(f"+86{number}")
    await desk.seat(device=lab.devices[2])
    placed = await desk.call(row)
    await desk.until_state(placed.id, "ringing")
    async with desk.uow.write(SERVICE) as tx:
        applied = await daily_acts.hang_up(tx, desk.setup, placed.id, AGENT_1)
    desk.dialer.perform(applied.attempt, applied.effects)
    ended = await desk.until_over(placed.id)
    assert (ended.outcome, ended.counts) == ("cancelled", False)
    assert (await desk.follow_up(row.id)).state is FollowUpState.WAITING


async def test_a_killed_agent_leg_does_not_cost_the_customer_the_call(desk: Desk, lab: Lab) -> None:
    """The SIP leg is killed in talk: the customer stays, the phone is rung again within 5 s, one outcome at the end."""
    number = "13711110012"
    await lab.answer_with(number, "answer:ring=1")
    row = await desk.add(f"+86{number}")
    await desk.seat(device=lab.devices[3])
    placed = await desk.call(row)
    await desk.until_state(placed.id, "talking")
    async with lab.console() as console:
        for channel in await console.listed("CoreShowChannels"):
            if channel.get("uniqueid") == f"agent-1-{placed.id}":
                await console.act("Hangup", None, Channel=channel["channel"], Cause="38")

    async def rejoined() -> bool:
        found = await desk.attempt(placed.id)
        return found.agent_legs == 2 and found.agent_up

    await until(rejoined, seconds=5, what="the second leg", promised=True)
    call = await lab.hang_up_after(number, 5)
    ended = await desk.until_over(placed.id)
    assert ended.outcome == "answered"
    assert ended.talk_seconds == pytest.approx(call.talk_seconds, abs=1.5)
    assert len(await lab.calls(number)) == 1
