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
    CustomerAnswered,
    CustomerEnded,
    CustomerNotDialed,
    CustomerRinging,
    CustomerStarted,
    DeviceChanged,
    Fact,
    ReturnCall,
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
_AGENT = "agent-"
_CHANNEL_ID = re.compile(rf"(?:{_AGENT}([0-9]{{1,5}})-)?([0-7][{ALPHABET}]{{{LENGTH - 1}}})(-far)?").fullmatch


def agent_channel(attempt: str, leg: int) -> str:
    """The channel id of an agent's leg: ours before anything is sent.

    It must not begin with the attempt: Asterisk refuses a new id with which a living one begins (docs/pbx.md).
    """
    return f"{_AGENT}{leg}-{attempt}"


def far_channel(attempt: str) -> str:
    """The channel id of the far half of the customer's leg, the one that dials."""
    return f"{attempt}-far"


def parse_channel_id(text: str) -> tuple[str, str, int] | None:
    """(attempt, role, leg) of one of our channel ids, role being customer, far or agent; else None."""
    found = _CHANNEL_ID(text)
    if found is None:
        return None
    number, attempt, far = found.groups()
    if number is not None:
        return None if far else (attempt, "agent", int(number))
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
    attempt = event.header("Attempt")
    if not is_id(attempt):
        return None
    match name:
        case "CallcenterStarted":
            return CustomerStarted(pbx=pbx, at=at, attempt=attempt)
        case "CallcenterAnswered":
            return CustomerAnswered(pbx=pbx, at=at, attempt=attempt)
        case "CallcenterEnded":
            return _ended(pbx, at, attempt, event.header("Line"))
        case _:
            return None


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
    return None


def _hangup(pbx: str, at: datetime, event: Message) -> Fact | None:
    """The end of an agent's leg that had been answered; one that was not ends in its OriginateResponse."""
    ours = parse_channel_id(event.header("Uniqueid"))
    if ours is None or ours[1] != "agent" or event.header("ChannelState") != _UP:
        return None
    cause = event.header("Cause")
    return AgentLegGone(
        pbx=pbx, at=at, attempt=ours[0], leg=ours[2], cause=int(cause) if cause.isascii() and cause.isdigit() else 0
    )


def _confbridge_join(pbx: str, at: datetime, event: Message) -> Fact | None:
    uniqueid = event.header("Uniqueid")
    ours = parse_channel_id(uniqueid)
    if ours is None or ours[1] != "agent" or event.header("Conference") != ours[0]:
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
