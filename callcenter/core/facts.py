"""What the telephone exchange told us, as plain facts: the only shape in which the outside world reaches the rules.

Every fact names the exchange (`pbx`) it came from and the instant it was received (`at`, aware UTC).
`attempt` is the attempt id chosen by us before anything was dialed (the join key with Asterisk).
Facts may come late, twice, in another order, or never: the rules treat that as normal.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentLegUp:
    """The agent's leg `leg` (1, 2, … counts rejoins) of the attempt is answered and in the attempt's room."""

    pbx: str
    at: datetime
    attempt: str
    leg: int
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentLegFailed:
    """The agent's leg could not be brought up; `reason` is the exchange's own word (busy, no answer, not registered …)."""

    pbx: str
    at: datetime
    attempt: str
    leg: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentLegGone:
    """The agent's leg ended; `cause` is the Q.850 hang-up cause."""

    pbx: str
    at: datetime
    attempt: str
    leg: int
    cause: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideUp:
    """An agent's leg is in the room beside the attempt's: on hold (the own leg), or consulted (another agent's)."""

    pbx: str
    at: datetime
    attempt: str
    leg: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdUp:
    """The third party whom an agent called (to consult, or to hand the customer over) has answered."""

    pbx: str
    at: datetime
    attempt: str
    leg: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdGone:
    """The third party's leg is over, answered or not; `dial_status` and `cause` as of a customer's (docs/pbx.md)."""

    pbx: str
    at: datetime
    attempt: str
    leg: int
    dial_status: str
    cause: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListenerUp:
    """A supervisor's leg hears the call; `way` is listen, whisper or join."""

    pbx: str
    at: datetime
    attempt: str
    leg: int
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListenerGone:
    """A supervisor's leg ended, or never came up; `reason` is empty for one that hung up."""

    pbx: str
    at: datetime
    attempt: str
    leg: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerStarted:
    """The customer's leg entered the dialplan: the journal has its `started` line, the telephone may ring from here on."""

    pbx: str
    at: datetime
    attempt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRinging:
    """The network reports ringing or progress on the customer's leg."""

    pbx: str
    at: datetime
    attempt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerAnswered:
    """The customer answered; talk is counted from here."""

    pbx: str
    at: datetime
    attempt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerEnded:
    """The customer's leg is over, with the journal's evidence.

    `dialed_seconds` from Dial's start to its end, `answered_seconds` of talk (0 when never answered);
    `sip_code` is the last SIP status seen on the trunk, or None.
    `ended_by` is customer, us (the service led the customer out) or empty where the exchange does not know.
    `from_journal` is true when the line was read afterwards from the exchange's own database.
    """

    pbx: str
    at: datetime
    attempt: str
    dial_status: str
    cause: int
    dialed_seconds: int
    answered_seconds: int
    sip_code: int | None
    ended_at: datetime
    ended_by: str = ""
    from_journal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerNotDialed:
    """The exchange refused the customer's leg before it entered the dialplan (Originate failed): nothing rang."""

    pbx: str
    at: datetime
    attempt: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnCall:
    """A customer rings us: `number` as presented by the network, `dialed` the number that was called.

    The exchange rings at most two seconds for a Redirect before it goes to the dealer's fallback number.
    """

    pbx: str
    at: datetime
    channel: str
    number: str
    dialed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceChanged:
    """An agent's device changed state: `state` is one of not_in_use, in_use, ringing, unavailable, unknown."""

    pbx: str
    at: datetime
    device: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoBegun:
    """A device check: the device answered, and hears itself from here on."""

    pbx: str
    at: datetime
    check: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoEnded:
    """A device check is over. Packets that arrived and that were lost on the way to the exchange; milliseconds of jitter
    and of the way there and back; None where the exchange does not know.
    """

    pbx: str
    at: datetime
    check: str
    received: int
    lost: int
    jitter_ms: float | None
    round_trip_ms: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoFailed:
    """A device check whose device could not be rung; `reason` as in AgentLegFailed."""

    pbx: str
    at: datetime
    check: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkUp:
    """The manager link works (again). `up_since` is when the exchange itself started (aware UTC)."""

    pbx: str
    at: datetime
    up_since: datetime
    dialplan_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLost:
    """The manager link is gone; nothing is dialed over this exchange until `LinkUp`."""

    pbx: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsLost:
    """The bounded queue of events overflowed: `count` events were dropped, so a snapshot and the journal must be read."""

    pbx: str
    at: datetime
    count: int


Fact = (
    AgentLegUp
    | AgentLegFailed
    | AgentLegGone
    | AsideUp
    | ThirdUp
    | ThirdGone
    | ListenerUp
    | ListenerGone
    | CustomerStarted
    | CustomerRinging
    | CustomerAnswered
    | CustomerEnded
    | CustomerNotDialed
    | ReturnCall
    | DeviceChanged
    | EchoBegun
    | EchoEnded
    | EchoFailed
    | LinkUp
    | LinkLost
    | FactsLost
)
