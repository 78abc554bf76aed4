"""Return calls, and the rights of the service's AMI user, on a real Asterisk."""

import pytest

from tests.support.lab import Lab
from tests.support.waiting import until
from tests.system.calls import (
    audible_share,
    call_agent,
    closed,
    ended,
    hang_up,
    in_room,
    new_attempt,
    new_number,
    recorded,
    recording_path,
    seconds_of,
)

FALLBACK = "4008000069"
"""The dealer's own number in the lab's configuration."""


async def test_return_call_is_taken_when_the_service_redirects_it(lab: Lab) -> None:
    """Told at once, recorded and journaled like a call that we placed."""
    attempt, caller = new_attempt(), new_number()
    path = recording_path(lab, attempt)
    async with lab.service() as ami:
        call = await lab.call_in(caller, "02160000001")
        told = await ami.event("CallcenterInbound", wanted={"from": caller, "to": "02160000001"})
        answer = await ami.act("Setvar", None, Channel=told["channel"], Variable="CC_RECORD", Value=path)
        assert answer["response"] == "Success"
        moved = await ami.act(
            "Redirect", None, Channel=told["channel"], Context="callcenter-return", Exten=attempt, Priority=1
        )
        assert moved["response"] == "Success", moved
        await ami.event("CallcenterStarted", attempt=attempt, direction="in", uniqueid=told["uniqueid"])
        await call_agent(ami, attempt, device="1013")
        await in_room(ami, attempt, agents=1, others=1)
        async with lab.pstn() as pstn:
            await hang_up(pstn, call)
        end = await ended(ami, attempt)
        assert (end.status, end.direction, end.ended_by) == ("ANSWER", "in", "customer")
        await hang_up(ami, f"agent-1-{attempt}")
        assert ami.seen("CallcenterFallback") == []
    file = await closed(lab, path)
    assert abs(seconds_of(file) - end.talked_ms / 1000) < 0.7
    assert audible_share(file) > 0.2


async def test_dealers_number_is_dialed_when_a_caller_is_led_out_and_our_recording_ends_there(lab: Lab) -> None:
    """What the caller says to the dealer is neither ours to record nor counted as our talk."""
    attempt, caller, fallback = new_attempt(), new_number(), new_number()
    path = recording_path(lab, attempt)
    async with lab.service() as ami, lab.console() as pbx:
        await pbx.act("DBPut", None, Family="callcenter-fallback", Key="02160000003", Val=f"PJSIP/{fallback}@pstn")
        call = await lab.call_in(caller, "02160000003")
        told = await ami.event("CallcenterInbound", wanted={"from": caller})
        await ami.act("Setvar", None, Channel=told["channel"], Variable="CC_RECORD", Value=path)
        await ami.act("Redirect", None, Channel=told["channel"], Context="callcenter-return", Exten=attempt, Priority=1)
        await in_room(ami, attempt, agents=0, others=1)
        await recorded(lab, path)
        assert (await ami.act("ConfbridgeKick", None, Conference=attempt, Channel="all"))["response"] == "Success"
        end = await ended(ami, attempt)
        assert (end.status, end.direction, end.ended_by) == ("ANSWER", "in", "us")
        await until(lambda: lab.calls(fallback), what="the dealer's number to be dialed")
        file = await closed(lab, path)  # while the caller still speaks with the dealer
        async with lab.pstn() as pstn:
            await hang_up(pstn, call)
        await ami.event("Hangup", uniqueid=told["uniqueid"])
        assert len(ami.seen("CallcenterEnded", attempt=attempt)) == 1
    assert abs(seconds_of(file) - end.talked_ms / 1000) < 0.7


async def test_dealers_number_is_dialed_when_the_service_does_not_take_the_return_call(lab: Lab) -> None:
    caller = new_number()
    before = len(await lab.calls(FALLBACK))

    async def dialed_more() -> bool:
        return len(await lab.calls(FALLBACK)) > before

    async with lab.service() as ami:
        call = await lab.call_in(caller, "02160000001")
        fallen = await ami.event("CallcenterFallback", wanted={"from": caller})
        assert fallen["dial"] == "yes"
        await until(dialed_more, what="the dealer's number to be dialed")
        async with lab.pstn() as pstn:
            await hang_up(pstn, call)
    assert len(await lab.calls(FALLBACK)) == before + 1


async def test_dealers_own_fallback_wins_when_it_is_set_for_the_number(lab: Lab) -> None:
    caller, fallback = new_number(), new_number()
    async with lab.console() as pbx, lab.service() as ami:
        await pbx.act("DBPut", None, Family="callcenter-fallback", Key="02160000002", Val=f"PJSIP/{fallback}@pstn")
        call = await lab.call_in(caller, "02160000002")
        await ami.event("CallcenterFallback", wanted={"from": caller})
        await until(lambda: lab.calls(fallback), what="the dealer's number to be dialed")
        assert len(await lab.calls(fallback)) == 1
        async with lab.pstn() as pstn:
            await hang_up(pstn, call)


async def test_closed_announcement_is_heard_when_the_service_redirects_after_hours(lab: Lab) -> None:
    caller = new_number()
    async with lab.service() as ami:
        await lab.call_in(caller, "02160000001")
        told = await ami.event("CallcenterInbound", wanted={"from": caller})
        await ami.act("Redirect", None, Channel=told["channel"], Context="callcenter-closed", Exten="s", Priority=1)
        gone = await ami.event("Hangup", uniqueid=told["uniqueid"])
        assert gone["cause"] == "16"
        assert ami.seen("CallcenterFallback", wanted={"from": caller}) == []


@pytest.mark.parametrize(
    ("action", "headers"),
    [
        ("Command", {"Command": "core show version"}),
        ("Originate", {"Channel": "Local/s@callcenter-quiet/n", "Application": "System", "Data": "id"}),
        ("Originate", {"Channel": "Local/s@callcenter-quiet/n", "Application": "TrySystem", "Data": "id"}),
        ("GetConfig", {"Filename": "manager.conf"}),
        ("UpdateConfig", {"SrcFilename": "manager.conf", "DstFilename": "manager.conf"}),
        ("DBPut", {"Family": "callcenter", "Key": "x", "Val": "y"}),
        ("DBDel", {"Family": "callcenter", "Key": "x"}),
        ("ModuleLoad", {"LoadType": "reload"}),
    ],
)
async def test_action_is_refused_when_the_services_user_asks_for_more(
    lab: Lab, action: str, headers: dict[str, str]
) -> None:
    """The service's AMI user can place calls and read; it can neither run programs nor change the PBX."""
    async with lab.service() as ami:
        assert (await ami.act(action, None, **headers))["response"] == "Error"


async def test_only_the_used_events_arrive_when_a_call_is_made(lab: Lab) -> None:
    """The event filter of manager_callcenter.conf.example."""
    attempt = new_attempt()
    async with lab.service() as ami, lab.console() as pbx:
        await call_agent(ami, attempt, device="1014")
        await in_room(ami, attempt, agents=1, others=0)
        await hang_up(ami, f"agent-1-{attempt}")
        await ami.event("Hangup", uniqueid=f"agent-1-{attempt}")
        await ami.event("DeviceStateChange", device="PJSIP/1014", state="NOT_INUSE")
        lists = {"ConfbridgeList", "ConfbridgeListComplete"}
        names = {event["event"] for event in ami.events} - lists
        assert names <= {
            "UserEvent",
            "OriginateResponse",
            "Hangup",
            "DialBegin",
            "DialState",
            "DialEnd",
            "ConfbridgeJoin",
            "ConfbridgeLeave",
            "DeviceStateChange",
            "ContactStatus",
            "FullyBooted",
        }
        assert len(ami.events) < len(pbx.events) / 3
