"""Rooms on a real Asterisk: who is led out and when, seats, announcements, listening in, what the agent hears."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.support.ami_client import AmiClient, Headers
from tests.support.lab import Lab
from tests.support.waiting import until
from tests.system.calls import (
    assert_talk_is_the_networks,
    audible_share,
    call_agent,
    call_customer,
    closed,
    ended,
    hang_up,
    in_room,
    line,
    new_attempt,
    new_number,
    now_ms,
    recording_path,
    the_call,
)


@asynccontextmanager
async def patience(lab: Lab, **seconds: int) -> AsyncIterator[None]:
    """Shorter limits for being alone in a room, put back afterwards."""
    async with lab.console() as pbx:
        before = {name: await pbx.variable(f"CALLCENTER_{name}") for name in seconds}
        for name, value in seconds.items():
            await pbx.act("Setvar", None, Variable=f"CALLCENTER_{name}", Value=value)
        try:
            yield
        finally:
            for name, old in before.items():
                await pbx.act("Setvar", None, Variable=f"CALLCENTER_{name}", Value=old)


async def test_customer_is_led_out_when_no_agent_comes_back(lab: Lab) -> None:
    """Even with the service dead nobody listens to music for ever."""
    attempt, number = new_attempt(), new_number()
    async with patience(lab, ALONE_CUSTOMER=1), lab.service() as ami:
        await call_agent(ami, attempt, device="1005")
        await call_customer(ami, attempt, number)
        await ami.event("CallcenterAnswered", attempt=attempt)
        await lab.drop_phone("1005")
        alone = await ami.event("CallcenterAlone", attempt=attempt)
        assert alone["side"] == "customer"
        end = await ended(ami, attempt)
    assert (end.status, end.ended_by) == ("ANSWER", "us")


async def test_customer_is_led_out_when_the_call_was_answered_without_an_agent(lab: Lab) -> None:
    attempt, number = new_attempt(), new_number()
    async with patience(lab, ALONE_CUSTOMER=1), lab.service() as ami:
        await call_customer(ami, attempt, number)
        assert (await ami.event("CallcenterAlone", attempt=attempt))["side"] == "customer"
        assert (await ended(ami, attempt)).ended_by == "us"


async def test_customer_hears_that_nobody_can_come_when_led_out(lab: Lab) -> None:
    """A silent customer whose agent is lost: what is heard in the recording is the announcement, after the music's pause."""
    attempt, number = new_attempt(), new_number()
    path = recording_path(lab, attempt)
    await lab.answer_with(number, "answer:ring=0:audio=silence")
    async with lab.service() as ami:
        await call_customer(ami, attempt, number, CC_RECORD=path)
        await ami.event("CallcenterAnswered", attempt=attempt)
        await in_room(ami, attempt, agents=0, others=1)
        assert (await ami.act("ConfbridgeKick", None, Conference=attempt, Channel="all"))["response"] == "Success"
        end = await ended(ami, attempt)
    assert (end.status, end.ended_by) == ("ANSWER", "us")
    assert audible_share(await closed(lab, path)) > 0.2


async def test_agent_is_led_out_when_no_customer_comes(lab: Lab) -> None:
    attempt = new_attempt()
    async with patience(lab, ALONE_BEFORE=1), lab.service() as ami:
        await call_agent(ami, attempt, device="1006")
        assert (await ami.event("CallcenterAlone", attempt=attempt))["side"] == "agent"
        await ami.event("Hangup", uniqueid=f"agent-1-{attempt}")
        assert await line(ami, attempt) == ""


async def test_agent_is_led_out_when_the_customer_has_hung_up(lab: Lab) -> None:
    attempt, number = new_attempt(), new_number()
    await lab.answer_with(number, "answer:ring=0:talk=1")
    async with patience(lab, ALONE_AFTER=1), lab.service() as ami:
        await call_agent(ami, attempt, device="1007")
        await call_customer(ami, attempt, number)
        assert (await ended(ami, attempt)).ended_by == "customer"
        await ami.event("Hangup", uniqueid=f"agent-1-{attempt}")


async def test_both_stay_when_both_are_there(lab: Lab) -> None:
    """The guard that was set for an agent alone finds a customer and does nothing."""
    attempt, number = new_attempt(), new_number()
    async with patience(lab, ALONE_BEFORE=1), lab.service() as ami, lab.console() as pbx:
        await call_agent(ami, attempt, device="1008")
        await call_customer(ami, attempt, number)
        guard = f"Local/{attempt}-1@callcenter-guard"
        await until(lambda: [e for e in pbx.seen("Hangup") if e["channel"].startswith(guard)], what="the guard's end")
        await in_room(ami, attempt, agents=1, others=1)
        assert ami.seen("CallcenterAlone", attempt=attempt) == []
        await hang_up(ami, attempt)
        await ended(ami, attempt)
        await hang_up(ami, f"agent-1-{attempt}")


async def channels(pbx: AmiClient) -> list[tuple[str, str, str]]:
    """Name, bridge and id of every channel, announcers included, of which CoreShowChannels does not tell."""
    told = [row.split("!") for row in (await pbx.command("core show channels concise")).splitlines()]
    return [(row[0], row[-2], row[-1]) for row in told if len(row) > 2]


async def mixed_for(pbx: AmiClient, leg: str) -> set[str]:
    """The channels in the bridge that a leg is in, without their running numbers."""
    rows = await channels(pbx)
    bridge = next((bridge for _, bridge, id in rows if id == leg), "")
    return {name.rpartition("-")[0] for name, at, _ in rows if bridge and at == bridge}


async def test_room_mixes_for_those_who_talk_and_nobody_else(lab: Lab) -> None:
    """Asterisk's announcer of the room has left (0092); the second agent, who comes when a leg was lost, finds it gone."""
    attempt, number = new_attempt(), new_number()
    customer = f"Local/{attempt}@callcenter-customer"
    async with lab.service() as ami, lab.console() as pbx:
        await call_agent(ami, attempt, device="1010")

        async def waits() -> bool:
            return await mixed_for(pbx, f"agent-1-{attempt}") == {"PJSIP/1010", f"CBAnn/{attempt}"}

        await until(waits, what="the agent in the room")
        await call_customer(ami, attempt, number)
        await ami.event("CallcenterAnswered", attempt=attempt)

        async def two(agent: str, device: str) -> bool:
            return await mixed_for(pbx, agent) == {f"PJSIP/{device}", customer}

        await until(lambda: two(f"agent-1-{attempt}", "1010"), what="the two in the room")
        await lab.drop_phone("1010")
        await ami.event("Hangup", uniqueid=f"agent-1-{attempt}")
        await call_agent(ami, attempt, device="1011", leg=2)
        await until(lambda: two(f"agent-2-{attempt}", "1011"), what="the two in the room")
        await hang_up(ami, attempt)
        assert (await ended(ami, attempt)).status == "ANSWER"
        await until(lambda: _no_channel_of(pbx, attempt), what="the end of the room")


async def test_room_of_a_return_call_mixes_for_those_who_talk_and_nobody_else(lab: Lab) -> None:
    """There the customer is in the room first, and the agent sends the announcer away."""
    attempt, caller = new_attempt(), new_number()
    async with lab.service() as ami, lab.console() as pbx:
        await lab.call_in(caller, "02160000001")
        told = await ami.event("CallcenterInbound", wanted={"from": caller})
        await ami.act("Redirect", None, Channel=told["channel"], Context="callcenter-return", Exten=attempt, Priority=1)
        await ami.event("CallcenterAnswered", attempt=attempt)
        await in_room(ami, attempt, agents=0, others=1)
        await call_agent(ami, attempt, device="1012")
        both = {"PJSIP/1012", told["channel"].rpartition("-")[0]}

        async def two() -> bool:
            return await mixed_for(pbx, f"agent-1-{attempt}") == both

        await until(two, what="the two in the room")
        await hang_up(ami, told["uniqueid"])
        assert (await ended(ami, attempt)).status == "ANSWER"
        await hang_up(ami, f"agent-1-{attempt}")
        await until(lambda: _no_channel_of(pbx, attempt), what="the end of the room")


async def _no_channel_of(pbx: AmiClient, attempt: str) -> bool:
    """Whether nothing of the attempt is left, its announcer included; its guards wait for their time."""
    return not [name for name, _, _ in await channels(pbx) if attempt in name and "@callcenter-guard" not in name]


async def test_call_ends_as_cancelled_when_the_service_hangs_up_a_ringing_customer(lab: Lab) -> None:
    attempt, number = new_attempt(), new_number("70")
    async with lab.service() as ami:
        await call_customer(ami, attempt, number)
        await ami.event("DialState", linkedid=attempt, dialstatus="RINGING")
        await hang_up(ami, attempt)
        assert (await ended(ami, attempt)).status == "CANCEL"


async def heard_by_agent(lab: Lab, device: str, number: str, ring: int, **variables: object) -> float:
    """Rings a customer who does not answer; the share of that time in which the (silent) agent's leg had sound."""
    attempt = new_attempt()
    path = f"{lab.pbx_dir}/early/{attempt}.wav"
    await lab.answer_with(device, "answer:ring=0:audio=silence")
    async with lab.service() as ami, lab.console() as pbx:
        await call_agent(ami, attempt, device=device)
        answer = await pbx.act("MixMonitor", None, Channel=f"agent-1-{attempt}", File=path)
        assert answer["response"] == "Success", answer
        await call_customer(ami, attempt, number, CC_RING=ring, **variables)
        assert (await ended(ami, attempt)).status == "NOANSWER"
        await hang_up(ami, f"agent-1-{attempt}")
    await lab.answer_with(device, "")
    return audible_share(await closed(lab, path))


async def test_agent_hears_the_carriers_announcement_when_the_call_fails(lab: Lab) -> None:
    """Early media reaches the room: what the carrier says decides more than its cause."""
    assert await heard_by_agent(lab, "1009", new_number("92"), ring=20) > 0.5


@pytest.mark.parametrize("variables", [{}, {"CC_RINGBACK": "tone"}])
async def test_agent_hears_ringing_when_the_carrier_sends_no_sound(lab: Lab, variables: dict[str, str]) -> None:
    """Asterisk makes the tone (1 s on, 4 s off) at the trunk's 180; asked for, even without one."""
    assert await heard_by_agent(lab, "1015", new_number("70"), ring=2, **variables) > 0.3


async def test_call_counts_as_answered_when_the_customer_hangs_up_in_the_announcement(lab: Lab) -> None:
    attempt, number = new_attempt(), new_number()
    await lab.answer_with(number, "answer:ring=0:talk=0.4")
    async with lab.service() as ami:
        await call_customer(ami, attempt, number, CC_ANNOUNCE="/srv/lab/sounds/callcenter/sorry")
        await ami.event("CallcenterAnswered", attempt=attempt)
        told = now_ms()
        end = await ended(ami, attempt)
    assert (end.status, end.cause, end.sip, end.ended_by) == ("ANSWER", 16, "200", "customer")
    assert_talk_is_the_networks(end, await the_call(lab, number), told=told)


@pytest.mark.req("S2-33")
async def test_seat_comes_back_when_a_call_is_over(lab: Lab) -> None:
    """S2-33: the agent's leg stays up and is moved from its seat to a call and back."""
    attempt, number, seat = new_attempt(), new_number(), "1010"
    await lab.answer_with(number, "answer:ring=0:talk=1")
    async with patience(lab, ALONE_AFTER=1), lab.service() as ami:
        leg = await ami.originate(
            Channel=f"PJSIP/{seat}", Context="callcenter-persistent", Exten=seat, ChannelId=f"seat-{attempt}"
        )
        assert leg["response"] == "Success"
        await in_room(ami, f"seat-{seat}", agents=1, others=0)
        moved = await ami.act(
            "Redirect", None, Channel=leg["channel"], Context="callcenter-agent", Exten=attempt, Priority=1
        )
        assert moved["response"] == "Success", moved
        await in_room(ami, attempt, agents=1, others=0)
        await call_customer(ami, attempt, number)
        assert (await ended(ami, attempt)).status == "ANSWER"
        await in_room(ami, f"seat-{seat}", agents=1, others=0)
        await hang_up(ami, leg["channel"])


async def test_announcement_is_played_into_the_room_when_asked_for(lab: Lab) -> None:
    attempt, number = new_attempt(), new_number()
    await lab.answer_with(number, "answer:ring=0:audio=silence")
    async with lab.service() as ami:
        await call_customer(ami, attempt, number)
        await ami.event("CallcenterAnswered", attempt=attempt)
        answer = await ami.originate(
            {"CC_PLAY": "/srv/lab/sounds/callcenter/sorry"},
            Channel=f"Local/{attempt}@callcenter-announce/n",
            Context="callcenter-sound",
            Exten="play",
        )
        assert answer["response"] == "Success"
        announcer = f"Local/{attempt}@callcenter-announce"

        def told(event: str) -> list[Headers]:
            return [e for e in ami.seen(event, conference=attempt) if e["channel"].startswith(announcer)]

        await until(lambda: told("ConfbridgeLeave"), what="the announcement's end")
        assert len(told("ConfbridgeJoin")) == 1
        await in_room(ami, attempt, agents=0, others=1)
        await hang_up(ami, attempt)
        await ended(ami, attempt)


async def test_supervisor_hears_and_joins_when_asked_to(lab: Lab) -> None:
    attempt, number = new_attempt(), new_number()
    async with lab.service() as ami, lab.console() as pbx:
        agent = await call_agent(ami, attempt, device="1011")
        await call_customer(ami, attempt, number)
        await in_room(ami, attempt, agents=1, others=1)
        for way in ("listen", "whisper"):
            leg = await ami.originate(
                {"CC_LISTEN": way, "CC_SPY": agent["channel"]},
                Channel="PJSIP/1012",
                Context="callcenter-listen",
                Exten=attempt,
            )
            assert leg["response"] == "Success"
            await pbx.event("ChanSpyStart", spyerchannel=leg["channel"], spyeechannel=agent["channel"])
            await hang_up(ami, leg["channel"])
        leg = await ami.originate(
            {"CC_LISTEN": "join"}, Channel="PJSIP/1012", Context="callcenter-listen", Exten=attempt
        )
        await in_room(ami, attempt, agents=2, others=1)
        for channel in (leg["channel"], attempt, agent["channel"]):
            await hang_up(ami, channel)
        await ended(ami, attempt)


async def test_recording_path_is_tried_when_no_telephone_rings(lab: Lab) -> None:
    """`callcenter doctor`: a tone, recorded and journaled like a call."""
    attempt = new_attempt()
    path = f"{lab.pbx_dir}/doctor/{attempt}.wav"
    async with lab.service() as ami:
        answer = await ami.originate(
            {"CC_RECORD": path},
            Channel=f"Local/{attempt}@callcenter-doctor/n",
            Context="callcenter-doctor",
            Exten="tone",
        )
        assert answer["response"] == "Success"
        end = await ended(ami, attempt)
    assert end.status == "ANSWER"
    assert 2900 <= end.talked_ms <= 3500
    file = await closed(lab, path)
    assert audible_share(file) > 0.5
