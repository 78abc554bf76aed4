"""The dialplan's promises (docs/pbx.md) on a real Asterisk: outcomes, journal, recording, who may stay in a room."""

import pytest

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
    parse,
    recording_path,
    seconds_of,
    the_call,
)

OUTCOMES = [
    # the public network's rule, seconds to ring, then what the journal says: status, cause, SIP code
    ("busy:ring=0", 20, "BUSY", 17, "486"),
    ("reject:ring=0", 20, "CHANUNAVAIL", 21, "603"),
    ("unreachable:ring=0", 20, "NOANSWER", 19, "480"),
    ("sip:ring=0:code=502", 20, "CHANUNAVAIL", 27, "502"),
    ("sip:ring=0:code=408", 20, "CHANUNAVAIL", 18, "408"),
    ("sip:ring=0:code=484", 20, "CHANUNAVAIL", 28, "484"),
    ("sip:ring=0:code=488", 20, "CHANUNAVAIL", 58, "488"),
    ("sip:ring=0:code=600", 20, "BUSY", 17, "600"),
    ("unallocated:ring=0", 20, "CHANUNAVAIL", 1, "404"),
    ("congestion:ring=0", 20, "CONGESTION", 34, "503"),
    ("sip:ring=0:code=401", 20, "CHANUNAVAIL", 21, "401"),
    ("sip:ring=0:code=403", 20, "CHANUNAVAIL", 21, "403"),
    ("sip:ring=0:code=480", 20, "NOANSWER", 19, "480"),
    ("sip:ring=0:code=500", 20, "CHANUNAVAIL", 38, "500"),
    ("announcement:ring=0:code=480", 20, "NOANSWER", 19, "480"),
    ("noanswer", 1, "NOANSWER", 16, "180"),
]


async def test_version_is_told_when_asked(lab: Lab) -> None:
    async with lab.service() as ami:
        assert await ami.variable("CALLCENTER_DIALPLAN") == "3"


@pytest.mark.parametrize(("rule", "ring", "status", "cause", "sip"), OUTCOMES)
async def test_outcome_is_journaled_when_nobody_answers(
    lab: Lab, rule: str, ring: int, status: str, cause: int, sip: str
) -> None:
    """One line, written by the hang-up handler, with dial status, cause and SIP code; no recording."""
    attempt, number = new_attempt(), new_number()
    await lab.answer_with(number, rule)
    path = recording_path(lab, attempt)
    async with lab.service() as ami:
        await call_customer(ami, attempt, number, CC_RING=ring, CC_RECORD=path)
        end = await ended(ami, attempt)
    assert (end.status, end.cause, end.sip) == (status, cause, sip)
    assert (end.talked_ms, end.direction, end.ended_by) == (0, "out", "")
    assert not lab.local_path(path).exists()
    (call,) = await lab.calls(number)
    assert call.answered is None
    assert call.caller == "02160000001"


async def test_both_are_recorded_when_the_customer_answers(lab: Lab) -> None:
    """The file is named before the call, lies in folders nobody made, is as long as the talk, and is audible."""
    attempt, number = new_attempt(), new_number("65")
    await lab.answer_with(number, "answer:ring=0.3:talk=2")
    path = recording_path(lab, attempt)
    async with lab.service() as ami:
        await call_agent(ami, attempt)
        await call_customer(ami, attempt, number, CC_RECORD=path)
        await ami.event("CallcenterAnswered", attempt=attempt)
        told = now_ms()
        assert (await line(ami, attempt)).startswith("1|answered|")
        end = await ended(ami, attempt)
        assert (end.status, end.cause, end.sip, end.ended_by) == ("ANSWER", 16, "200", "customer")
        assert_talk_is_the_networks(end, await the_call(lab, number), told=told, rang_ms=300)
        assert end.dialed_ms >= end.talked_ms + 300
        await hang_up(ami, f"agent-1-{attempt}")
    file = await closed(lab, path)
    assert abs(seconds_of(file) - end.talked_ms / 1000) < 0.5
    assert audible_share(file) > 0.5


async def test_customer_stays_and_second_agent_joins_when_the_agents_leg_is_lost_in_talk(lab: Lab) -> None:
    """One journal line, one recording over the whole, one ringing at the customer's."""
    attempt, number = new_attempt(), new_number()
    path = recording_path(lab, attempt)
    async with lab.service() as ami:
        await call_agent(ami, attempt, device="1002")
        await call_customer(ami, attempt, number, CC_RECORD=path)
        await in_room(ami, attempt, agents=1, others=1)
        await ami.event("CallcenterAnswered", attempt=attempt)
        await lab.drop_phone("1002")
        await ami.event("Hangup", uniqueid=f"agent-1-{attempt}")
        await in_room(ami, attempt, agents=0, others=1)
        assert (await line(ami, attempt)).startswith("1|answered|")
        await call_agent(ami, attempt, device="1003", leg=2)
        await in_room(ami, attempt, agents=1, others=1)
        await hang_up(ami, attempt)
        end = await ended(ami, attempt)
        assert (end.status, end.ended_by) == ("ANSWER", "us")
        assert len(ami.seen("CallcenterEnded", attempt=attempt)) == 1
        await hang_up(ami, f"agent-2-{attempt}")
    file = await closed(lab, path)
    assert abs(seconds_of(file) - end.talked_ms / 1000) < 0.5
    assert len(await lab.calls(number)) == 1


async def test_ringing_stops_when_the_agent_hangs_up(lab: Lab) -> None:
    """CANCEL, without any help from the service."""
    attempt, number = new_attempt(), new_number("70")
    async with lab.service() as ami:
        await call_agent(ami, attempt, device="1004")
        await call_customer(ami, attempt, number)
        await ami.event("DialState", linkedid=attempt, dialstatus="RINGING")
        await lab.drop_phone("1004")
        end = await ended(ami, attempt)
    assert (end.status, end.talked_ms, end.ended_by) == ("CANCEL", 0, "")
    (call,) = await lab.calls(number)
    assert call.answered is None


async def test_journal_tells_all_outcomes_when_the_service_was_away(lab: Lab) -> None:
    """The event stream is a hint, the journal speaks for finished calls."""
    wanted = {}
    async with lab.service() as ami:
        for ending, status in (("75", "BUSY"), ("80", "CHANUNAVAIL"), ("65", "ANSWER")):
            attempt, number = new_attempt(), new_number(ending)
            wanted[attempt] = status
            await call_customer(ami, attempt, number)
    async with lab.console() as pbx:

        async def quiet() -> bool:
            return not [row for row in await pbx.listed("CoreShowChannels") if row["uniqueid"] in wanted]

        await until(quiet, what="the calls to end")
    async with lab.service() as ami:
        rows = await ami.listed("DBGetTree", Family="callcenter")
    lines = {row["key"].removeprefix("/callcenter/"): row["val"] for row in rows}
    assert {attempt: parse(lines[attempt]).status for attempt in wanted} == wanted


async def test_line_is_gone_when_forgotten(lab: Lab) -> None:
    attempt, number = new_attempt(), new_number("75")
    async with lab.service() as ami:
        await call_customer(ami, attempt, number)
        await ended(ami, attempt)
        answer = await ami.originate(
            Channel=f"Local/{attempt}@callcenter-forget/n", Context="callcenter-quiet", Exten="s"
        )
        assert answer["response"] == "Success"
        assert await line(ami, attempt) == ""


async def test_second_leg_is_refused_when_the_attempt_lives_or_has_ended(lab: Lab) -> None:
    """At most once, held by the PBX too: the same id while it lives, the journal afterwards."""
    attempt, number = new_attempt(), new_number()
    async with lab.service() as ami:
        await call_customer(ami, attempt, number)
        await ami.event("CallcenterAnswered", attempt=attempt)
        assert (await call_customer(ami, attempt, number))["response"] == "Failure"
        await hang_up(ami, attempt)
        await ended(ami, attempt)
        await ami.event("Hangup", uniqueid=f"{attempt}-far")
        before = await line(ami, attempt)
        assert (await call_customer(ami, attempt, number))["response"] == "Failure"
        refused = await ami.event("CallcenterRefused", attempt=attempt)
        assert refused["reason"] == "journaled"
        assert await line(ami, attempt) == before
    assert len(await lab.calls(number)) == 1


@pytest.mark.parametrize(
    "hostile", ["PJSIP/{0}@pstn&PJSIP/{0}@pstn", "PJSIP/{0}@pstn)System(id", "", "PJSIP/${{EPOCH}}"]
)
async def test_nothing_is_dialed_when_the_dial_string_is_not_plain(lab: Lab, hostile: str) -> None:
    attempt, number = new_attempt(), new_number()
    async with lab.service() as ami:
        await call_customer(ami, attempt, number, CC_DIAL=hostile.format(number))
        assert (await ended(ami, attempt)).status == "REFUSED"
    assert await lab.calls(number) == []


async def test_nothing_is_dialed_when_the_recording_path_is_not_plain(lab: Lab) -> None:
    attempt, number = new_attempt(), new_number()
    async with lab.service() as ami:
        await call_customer(ami, attempt, number, CC_RECORD="/tmp/a.wav|touch /tmp/owned")
        assert (await ended(ami, attempt)).status == "REFUSED"
    assert await lab.calls(number) == []


async def test_announcement_is_recorded_and_kept_from_the_agent_when_it_is_asked_for(lab: Lab) -> None:
    """The customer hears it first; the proof that it was played is in the recording."""
    attempt, number = new_attempt(), new_number()
    await lab.answer_with(number, "answer:ring=0:talk=2:audio=silence")
    path = recording_path(lab, attempt)
    async with lab.service() as ami:
        await call_customer(ami, attempt, number, CC_RECORD=path, CC_ANNOUNCE="/srv/lab/sounds/callcenter/announce")
        end = await ended(ami, attempt)
    assert end.status == "ANSWER"
    file = await closed(lab, path)
    assert audible_share(file) > 0.3
