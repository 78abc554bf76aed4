"""Events of the manager interface into facts: pure, total, and silent about what is not ours."""

import re
from collections.abc import Callable
from datetime import datetime

from callcenter.ami.journal import Begun, Ended, ended_fact, parse_line
from callcenter.ami.parser import Message
from callcenter.core.facts import (
    AgentLegFailed,
    AgentLegGone,
    AgentLegUp,
    AsideUp,
    CustomerAnswered,
    CustomerEnded,
    CustomerNotDialed,
    CustomerRinging,
    CustomerStarted,
    DeviceChanged,
    EchoBegun,
    EchoEnded,
    EchoFailed,
    Fact,
    ListenerGone,
    ListenerUp,
    ReturnCall,
    ThirdGone,
    ThirdUp,
)
from callcenter.ids import ALPHABET, LENGTH, is_id

EVENTS = ("UserEvent", "OriginateResponse", "Hangup", "ConfbridgeJoin", "DialState", "DeviceStateChange")
"""The events that become facts; everything else is dropped unread."""

DEVICE_STATES = {
    "NOT_INUSE": "not_in_use",
    "INUSE": "in_use",
    "BUSY": "in_use",
    "ONHOLD": "in_use",
    "RINGING": "ringing",
    "RINGINUSE": "in_use",
    "UNAVAILABLE": "unavailable",
    "INVALID": "unavailable",
}

_ORIGINATE_REASONS = {
    "0": "unreachable",
    "1": "hung_up",
    "3": "no_answer",
    "5": "busy",
    "8": "congestion",
}
_UP = "6"
_PREFIXES = {"agent": "agent", "third": "third", "listener": "spy"}
LEG_ROLES = frozenset(_PREFIXES)
"""Roles whose legs are counted; the customer's has no number."""
_ROLES = {prefix: role for role, prefix in _PREFIXES.items()}
_CHANNEL_ID = re.compile(
    rf"(?:({'|'.join(_ROLES)})-([0-9]{{1,5}})-)?([0-7][{ALPHABET}]{{{LENGTH - 1}}})(-far)?"
).fullmatch
ASIDE = "aside"
"""The room beside an attempt's is called by this word and the attempt."""
_CHECK = "check-"


def leg_channel(attempt: str, role: str, leg: int) -> str:
    """The channel id of a leg that is not the customer's (agent, third, listener): ours before anything is sent.

    It must not begin with the attempt: Asterisk refuses a new id with which a living one begins (docs/pbx.md).
    """
    return f"{_PREFIXES[role]}-{leg}-{attempt}"


def agent_channel(attempt: str, leg: int) -> str:
    """The channel id of an agent's leg."""
    return leg_channel(attempt, "agent", leg)


def check_channel(check: str) -> str:
    """The channel id of a device check."""
    return f"{_CHECK}{check}"


def far_channel(attempt: str) -> str:
    """The channel id of the far half of the customer's leg, the one that dials."""
    return f"{attempt}-far"


def parse_channel_id(text: str) -> tuple[str, str, int] | None:
    """(attempt, role, leg) of one of our channel ids, role being customer, far, agent, third or listener; else None.

    The far half of a third party's leg is none of its own.
    """
    found = _CHANNEL_ID(text)
    if found is None:
        return None
    prefix, number, attempt, far = found.groups()
    if prefix is not None:
        return None if far else (attempt, _ROLES[prefix], int(number))
    return attempt, "far" if far else "customer", 1


def originate_key(attempt: str, role: str, leg: int, nonce: str) -> str:
    """The ActionID of an Originate: the only thing that a failed one still carries (its Uniqueid is `<unknown>`)."""
    return f"cc/{role}/{attempt}/{leg}/{nonce}"


def parse_originate_key(text: str) -> tuple[str, str, int] | None:
    """(attempt, role, leg) of an ActionID made by `originate_key`; else None."""
    fields = text.split("/")
    if len(fields) != 5 or fields[0] != "cc" or not is_id(fields[2]) or not fields[3].isdigit():
        return None
    return fields[2], fields[1], int(fields[3])


def device_name(device: str) -> str | None:
    """`PJSIP/agent01` is the device agent01; channels, queues and rooms that also have a state are none of ours."""
    kind, slash, name = device.partition("/")
    return name if slash and kind == "PJSIP" and name else None


def translate(pbx: str, at: datetime, event: Message) -> Fact | None:
    """The fact that an event states, or None. `at` is the instant of its arrival."""
    reader = _READERS.get(event.name or event.header("Event"))
    return reader(pbx, at, event) if reader else None


def _user_event(pbx: str, at: datetime, event: Message) -> Fact | None:
    name = event.header("UserEvent")
    if not name.startswith("Callcenter"):
        return None
    if name == "CallcenterInbound":
        return ReturnCall(
            pbx=pbx,
            at=at,
            channel=event.header("Channel"),
            number=event.header("From"),
            dialed=event.header("To"),
        )
    if name.startswith("CallcenterEcho"):
        return _echo(pbx, at, event)
    attempt = event.header("Attempt")
    if not is_id(attempt):
        return None
    match name:
        case "CallcenterThirdAnswered":
            return ThirdUp(pbx=pbx, at=at, attempt=attempt, leg=_whole(event.header("Leg")))
        case "CallcenterThirdEnded":
            return ThirdGone(
                pbx=pbx,
                at=at,
                attempt=attempt,
                leg=_whole(event.header("Leg")),
                dial_status=event.header("Status"),
                cause=_whole(event.header("Cause")),
            )
        case "CallcenterListening":
            ours = parse_channel_id(event.header("Uniqueid"))
            if ours is None or ours[1] != "listener":
                return None
            return ListenerUp(pbx=pbx, at=at, attempt=attempt, leg=ours[2], way=event.header("Way"))
        case "CallcenterStarted":
            return CustomerStarted(pbx=pbx, at=at, attempt=attempt)
        case "CallcenterAnswered":
            return CustomerAnswered(pbx=pbx, at=at, attempt=attempt)
        case "CallcenterEnded":
            return _ended(pbx, at, attempt, event.header("Line"))
        case _:
            return None


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _milliseconds(seconds: str) -> float | None:
    """Asterisk tells seconds with a fraction, or nothing."""
    try:
        return round(float(seconds) * 1000, 1)
    except ValueError:
        return None


def _echo(pbx: str, at: datetime, event: Message) -> Fact | None:
    check = event.header("Check")
    if not is_id(check):
        return None
    if event.header("UserEvent") == "CallcenterEchoBegun":
        return EchoBegun(pbx=pbx, at=at, check=check)
    return EchoEnded(
        pbx=pbx,
        at=at,
        check=check,
        received=_whole(event.header("Received")),
        lost=_whole(event.header("Lost")),
        jitter_ms=_milliseconds(event.header("Jitter")),
        round_trip_ms=_milliseconds(event.header("RoundTrip")),
    )


def _ended(pbx: str, at: datetime, attempt: str, line: str) -> CustomerEnded | None:
    match parse_line(line):
        case Ended() as ended:
            return ended_fact(pbx, at, attempt, ended, from_journal=False)
        case Begun() | None:
            return None


def _originate_response(pbx: str, at: datetime, event: Message) -> Fact | None:
    if event.header("Response") != "Failure":
        return None
    key = parse_originate_key(event.header("ActionID"))
    if key is None:
        return None
    attempt, role, leg = key
    code = event.header("Reason")
    reason = _ORIGINATE_REASONS.get(code, f"reason-{code}")
    if role == "agent":
        return AgentLegFailed(pbx=pbx, at=at, attempt=attempt, leg=leg, reason=reason)
    if role == "customer":
        return CustomerNotDialed(pbx=pbx, at=at, attempt=attempt, reason=reason)
    if role == "third":
        return ThirdGone(pbx=pbx, at=at, attempt=attempt, leg=leg, dial_status="FAILED", cause=0)
    if role == "listener":
        return ListenerGone(pbx=pbx, at=at, attempt=attempt, leg=leg, reason=reason)
    if role == "echo":
        return EchoFailed(pbx=pbx, at=at, check=attempt, reason=reason)
    return None


def _hangup(pbx: str, at: datetime, event: Message) -> Fact | None:
    """The end of an agent's leg that had been answered; one that was not ends in its OriginateResponse."""
    ours = parse_channel_id(event.header("Uniqueid"))
    if ours is None or ours[1] not in ("agent", "listener") or event.header("ChannelState") != _UP:
        return None
    attempt, role, leg = ours
    if role == "listener":
        return ListenerGone(pbx=pbx, at=at, attempt=attempt, leg=leg)
    return AgentLegGone(pbx=pbx, at=at, attempt=attempt, leg=leg, cause=_whole(event.header("Cause")))


def _confbridge_join(pbx: str, at: datetime, event: Message) -> Fact | None:
    uniqueid = event.header("Uniqueid")
    ours = parse_channel_id(uniqueid)
    if ours is None or ours[1] != "agent":
        return None
    room = event.header("Conference")
    if room == f"{ASIDE}{ours[0]}":
        return AsideUp(pbx=pbx, at=at, attempt=ours[0], leg=ours[2])
    if room != ours[0]:
        return None
    return AgentLegUp(pbx=pbx, at=at, attempt=ours[0], leg=ours[2], channel=uniqueid)


def _dial_state(pbx: str, at: datetime, event: Message) -> Fact | None:
    if event.header("DialStatus") not in ("RINGING", "PROGRESS"):
        return None
    ours = parse_channel_id(event.header("Uniqueid"))
    if ours is None or ours[1] != "far":
        return None
    return CustomerRinging(pbx=pbx, at=at, attempt=ours[0])


def _device_state(pbx: str, at: datetime, event: Message) -> Fact | None:
    device = device_name(event.header("Device"))
    if device is None:
        return None
    return DeviceChanged(pbx=pbx, at=at, device=device, state=DEVICE_STATES.get(event.header("State"), "unknown"))


_READERS: dict[str, Callable[[str, datetime, Message], Fact | None]] = {
    "UserEvent": _user_event,
    "OriginateResponse": _originate_response,
    "Hangup": _hangup,
    "ConfbridgeJoin": _confbridge_join,
    "DialState": _dial_state,
    "DeviceStateChange": _device_state,
}
