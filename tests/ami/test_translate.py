"""Events into facts: what each event of the dialplan's contract says, and that nothing else says anything."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.ami.parser import Message
from callcenter.ami.translate import (
    EVENTS,
    agent_channel,
    device_name,
    far_channel,
    originate_key,
    parse_channel_id,
    parse_originate_key,
    translate,
)
from callcenter.core.facts import (
    AgentLegFailed,
    AgentLegGone,
    AgentLegUp,
    CustomerAnswered,
    CustomerEnded,
    CustomerNotDialed,
    CustomerRinging,
    CustomerStarted,
    DeviceChanged,
    Fact,
    ReturnCall,
)
from callcenter.ids import encode

AT = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
A = encode(7)


def told(event: str, *headers: tuple[str, object]) -> Fact | None:
    lines = [f"Event: {event}", "Privilege: call,all", *(f"{name}: {value}" for name, value in headers)]
    return translate("main", AT, Message("\r\n".join(lines).encode()))


def user(name: str, *headers: tuple[str, object]) -> Fact | None:
    return told("UserEvent", ("Channel", "Local/x;2"), ("UserEvent", name), *headers)


def test_start_and_answer_of_the_customers_leg() -> None:
    assert user("CallcenterStarted", ("Attempt", A)) == CustomerStarted(pbx="main", at=AT, attempt=A)
    assert user("CallcenterAnswered", ("Attempt", A)) == CustomerAnswered(pbx="main", at=AT, attempt=A)


def test_end_carries_the_journals_line() -> None:
    line = "1|ended|BUSY|17|1200|0|1795298000000|1795298001200|486|out|"
    assert user("CallcenterEnded", ("Attempt", A), ("Line", line)) == CustomerEnded(
        pbx="main",
        at=AT,
        attempt=A,
        dial_status="BUSY",
        cause=17,
        dialed_seconds=1,
        answered_seconds=0,
        sip_code=486,
        ended_at=datetime(2026, 11, 21, 21, 53, 21, 200_000, tzinfo=UTC),
    )


def test_return_call_names_channel_and_both_numbers() -> None:
    headers = (("From", "13900000001"), ("To", "02161234567"))
    assert told("UserEvent", ("Channel", "PJSIP/pstn-1"), ("UserEvent", "CallcenterInbound"), *headers) == ReturnCall(
        pbx="main", at=AT, channel="PJSIP/pstn-1", number="13900000001", dialed="02161234567"
    )


def test_agents_leg_is_up_when_it_is_in_its_room() -> None:
    channel = agent_channel(A, 2)
    assert told("ConfbridgeJoin", ("Conference", A), ("Uniqueid", channel)) == AgentLegUp(
        pbx="main", at=AT, attempt=A, leg=2, channel=channel
    )
    assert told("ConfbridgeJoin", ("Conference", encode(8)), ("Uniqueid", channel)) is None
    assert told("ConfbridgeJoin", ("Conference", A), ("Uniqueid", A)) is None


def test_agents_leg_is_gone_when_an_answered_one_hangs_up() -> None:
    ended = (("Uniqueid", agent_channel(A, 1)), ("Cause", 38))
    gone = AgentLegGone(pbx="main", at=AT, attempt=A, leg=1, cause=38)
    assert told("Hangup", ("ChannelState", 6), *ended) == gone
    assert told("Hangup", ("ChannelState", 5), *ended) is None


def test_failed_originate_is_known_by_its_action_id() -> None:
    """Its Uniqueid is `<unknown>`."""

    def failed(role: str, reason: int) -> Fact | None:
        key = originate_key(A, role, 3, "17")
        return told(
            "OriginateResponse",
            ("ActionID", key),
            ("Response", "Failure"),
            ("Reason", reason),
            ("Uniqueid", "<unknown>"),
        )

    assert failed("agent", 3) == AgentLegFailed(pbx="main", at=AT, attempt=A, leg=3, reason="no_answer")
    assert failed("customer", 0) == CustomerNotDialed(pbx="main", at=AT, attempt=A, reason="unreachable")
    assert failed("forget", 0) is None


def test_answered_originate_says_nothing_new() -> None:
    key = originate_key(A, "agent", 1, "1")
    assert told("OriginateResponse", ("ActionID", key), ("Response", "Success"), ("Reason", 4)) is None


@pytest.mark.parametrize("status", ["RINGING", "PROGRESS"])
def test_customer_rings_when_the_far_half_hears_so(status: str) -> None:
    ringing = CustomerRinging(pbx="main", at=AT, attempt=A)
    assert told("DialState", ("Uniqueid", far_channel(A)), ("DialStatus", status)) == ringing
    assert told("DialState", ("Uniqueid", "1795298000.7"), ("DialStatus", status)) is None


def test_device_is_named_without_its_technology() -> None:
    changed = DeviceChanged(pbx="main", at=AT, device="1001", state="in_use")
    assert told("DeviceStateChange", ("Device", "PJSIP/1001"), ("State", "INUSE")) == changed
    assert told("DeviceStateChange", ("Device", "Local/x@y"), ("State", "INUSE")) is None
    assert device_name("PJSIP/") is None


def test_events_of_others_say_nothing() -> None:
    assert user("Somebody", ("Attempt", A)) is None
    assert user("CallcenterStarted", ("Attempt", "../etc")) is None
    assert user("CallcenterEnded", ("Attempt", A), ("Line", "1|started|1795298000000|out")) is None
    assert told("Newexten", ("Uniqueid", A)) is None


@given(leg=st.integers(1, 99999), number=st.integers(0, 2**128 - 1))
def test_channel_ids_and_keys_are_read_back(leg: int, number: int) -> None:
    attempt = encode(number)
    assert parse_channel_id(agent_channel(attempt, leg)) == (attempt, "agent", leg)
    assert parse_channel_id(attempt) == (attempt, "customer", 1)
    assert parse_channel_id(far_channel(attempt)) == (attempt, "far", 1)
    assert parse_originate_key(originate_key(attempt, "agent", leg, "x")) == (attempt, "agent", leg)


@given(name=st.sampled_from(EVENTS), body=st.text(max_size=80), values=st.lists(st.text(max_size=20), max_size=6))
def test_no_event_breaks_the_translation(name: str, body: str, values: list[str]) -> None:
    """Whatever an exchange or a caller's name says, there is a fact or there is none."""
    names = ["UserEvent", "Attempt", "Line", "Uniqueid", "ActionID", "Device"]
    headers = "".join(f"\r\n{header}: {value}" for header, value in zip(names, values, strict=False))
    fact = translate("main", AT, Message(f"Event: {name}{headers}\r\n{body}".encode("utf-8", "surrogatepass")))
    assert fact is None or (isinstance(fact, Fact) and (fact.pbx, fact.at) == ("main", AT))


@pytest.mark.parametrize(
    "odd", ["", "agent-1-", "agent--" + A, f"agent-x-{A}", A + "-near", A[:-1], f"agent-1-{A}-far"]
)
def test_other_channel_ids_are_not_ours(odd: str) -> None:
    assert parse_channel_id(odd) is None
