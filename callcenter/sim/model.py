"""What lives in the simulated exchange: channels, rooms and its database."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

STATES = {0: "Down", 4: "Ring", 5: "Ringing", 6: "Up"}
DOWN, RING, RINGING, UP = 0, 4, 5, 6


@dataclass(slots=True, kw_only=True, eq=False)
class Channel:
    """One channel. `on_gone` runs once, when it is hung up by whomever; `on_redirect` when it is sent elsewhere.

    `on_led_out`: what the dialplan does once it is led out of its room; without it the channel is hung up.
    """

    name: str
    uniqueid: str
    linkedid: str
    created: float
    state: int = DOWN
    context: str = ""
    exten: str = ""
    application: str = ""
    data: str = ""
    caller: str = ""
    variables: dict[str, str] = field(default_factory=dict)
    room: str = ""
    admin: bool = False
    alive: bool = True
    muted: bool = False
    on_gone: Callable[[int], None] = field(default=lambda cause: None)
    on_redirect: Callable[[str, str], None] = field(default=lambda context, exten: None)
    on_led_out: Callable[[], None] | None = None

    def headers(self) -> list[tuple[str, object]]:
        """The headers that every event about a channel carries, in Asterisk's order."""
        return [
            ("Channel", self.name),
            ("ChannelState", self.state),
            ("ChannelStateDesc", STATES[self.state]),
            ("CallerIDNum", self.caller or "<unknown>"),
            ("CallerIDName", "<unknown>"),
            ("ConnectedLineNum", "<unknown>"),
            ("ConnectedLineName", "<unknown>"),
            ("Language", "en"),
            ("AccountCode", ""),
            ("Context", self.context),
            ("Exten", self.exten),
            ("Priority", 1),
            ("Uniqueid", self.uniqueid),
            ("Linkedid", self.linkedid),
        ]


@dataclass(slots=True)
class Written:
    """One entry of the exchange's database, and when (event-loop seconds) it was written."""

    value: str
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """What the public network's side saw of one call: the truth that tests compare with."""

    number: str
    attempt: str
    at: datetime


@dataclass(slots=True, kw_only=True)
class Device:
    """An agent's desk phone. `answer_seconds` None: it rings for ever; `busy`: refuses; `registered`: is there."""

    name: str
    state: str = "NOT_INUSE"
    registered: bool = True
    answer_seconds: float | None = 0.2
    busy: bool = False
