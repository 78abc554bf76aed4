"""What the flows ask of a telephone exchange: the small port that the Asterisk adapter and the simulated one obey."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from callcenter.core.facts import CustomerEnded, Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentRing:
    """Ring an agent's device into the attempt's room.

    `leg` counts 1, 2, … (a lost leg is rung again as the next number); `ring_seconds` bounds the ringing.
    `aside`: into the room beside it, to be consulted before the customer is handed over.
    """

    attempt: str
    leg: int
    device: str
    ring_seconds: int
    caller_id: str = ""
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdDial:
    """Dial somebody outside into the attempt's room, or (`aside`) into the one beside it, as leg `leg` of the side."""

    attempt: str
    leg: int
    dial_string: str
    caller_id: str
    ring_seconds: int
    aside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListenRing:
    """Ring a supervisor's device as leg `leg` of the side: `way` is listen, whisper or join; `agent_leg` is who is heard."""

    attempt: str
    leg: int
    device: str
    way: str
    agent_leg: int
    ring_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerDial:
    """Dial the customer from the dialplan, at most once.

    `dial_string` is complete (`PJSIP/13800138000@pstn`); `record` is the recording's path relative to the exchange's
    recording folder without suffix (`2026/11/19/<attempt>`), empty for no recording; `announce` a sound file name or empty.
    """

    attempt: str
    dial_string: str
    caller_id: str
    ring_seconds: int
    record: str
    announce: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveChannel:
    """One live channel: `attempt` and `role` (agent, customer, return, third, listener) when it is ours.

    `seconds` since its creation.
    """

    channel_id: str
    name: str
    attempt: str | None
    role: str | None
    leg: int
    state: str
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """One line of the exchange's own journal; `ended` is None while the call was only started or answered."""

    attempt: str
    started_at: datetime | None
    ended: CustomerEnded | None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PbxStatus:
    """The exchange as it is: its own start (aware UTC), software version, dialplan version, link state."""

    connected: bool
    up_since: datetime | None
    version: str
    dialplan_version: str
    dialplan_expected: str
    queue_depth: int
    events_dropped: int

    @property
    def may_dial(self) -> bool:
        """True when the link is up and the dialplan is ours."""
        return self.connected and self.dialplan_version == self.dialplan_expected


class Pbx(Protocol):
    """One exchange. Every call raises PbxLinkDown or UnsafeHeader (surely not sent), PbxUnclear (sent, answer unknown)
    or PbxRefused (answered: no).
    """

    @property
    def name(self) -> str:
        """The exchange's name in the configuration."""

    async def start(self) -> None:
        """Begin to connect (and reconnect for ever, with back-off). Returns at once; `LinkUp` is a fact."""

    async def stop(self) -> None:
        """Close the link for good."""

    def facts(self) -> AsyncIterator[Fact]:
        """The facts in order of arrival; exactly one consumer."""

    async def ring_agent(self, ring: AgentRing) -> None:
        """Originate the agent's leg into the attempt's room. The result comes as AgentLegUp or AgentLegFailed."""

    async def dial_customer(self, dial: CustomerDial) -> None:
        """Originate the customer's leg. Never repeated by the adapter, whatever happens to the link."""

    async def take_return_call(self, channel: str, attempt: str, record: str, announce: str = "") -> None:
        """Redirect a ringing return call into the attempt's room (journaled like a dialed one, recorded when `record`).

        `announce` is a sound file that the caller hears first, or empty.
        """

    async def decline_return_call(self, channel: str, closed: bool) -> None:
        """Send a ringing return call on: to the after-hours announcement when `closed`, else to the fallback number."""

    async def hang_up(self, attempt: str, role: str, leg: int = 1) -> None:
        """Hang up the leg `role` (agent, customer, third, listener) of an attempt; one that is gone is no error."""

    async def lead(self, attempt: str, role: str, leg: int, place: str) -> None:
        """Lead a living leg (agent, third) into the attempt's `room`, or `aside`, where the customer does not hear it.

        AgentLegUp and AsideUp tell that it is there. PbxRefused when the leg is gone.
        """

    async def let_go(self, attempt: str) -> None:
        """Lead everybody out of the attempt's room: a customer whom we rang hears that nobody can come and is hung up, one who
        rang us goes on to the fallback number (and the attempt has ended). A room that is empty is no error.
        """

    async def mute(self, attempt: str, leg: int, muted: bool, aside: bool) -> None:
        """Let an agent's leg be heard in the room (or the one beside it), or not; PbxRefused when it is not in there."""

    async def send_digits(self, attempt: str, role: str, leg: int, digits: str) -> None:
        """Send tones to a leg (customer, third), one after the other."""

    async def dial_third(self, dial: ThirdDial) -> None:
        """Dial somebody outside. Never repeated by the adapter; ThirdUp and ThirdGone tell what came of it."""

    async def listen(self, ring: ListenRing) -> None:
        """Ring a supervisor's device into the call; ListenerUp or ListenerGone follows."""

    async def listen_otherwise(self, ring: ListenRing) -> None:
        """Let a supervisor's leg that is up change its way; ListenerUp follows. PbxRefused when it is gone."""

    async def ring_echo(self, check: str, device: str, ring_seconds: int, record: str) -> None:
        """Ring a device into an echo of itself; EchoBegun, EchoEnded or EchoFailed tell what came of it.

        `record` (relative, without suffix, as of a call) is where what arrived from the device is kept.
        """

    async def end_echo(self, check: str) -> None:
        """End an echo before its time; one that is over is no error."""

    async def snapshot(self) -> list[LiveChannel]:
        """Every live channel."""

    async def journal(self) -> list[JournalLine]:
        """Every line of the journal."""

    async def forget(self, attempt: str) -> None:
        """Delete the attempt's journal line, after its outcome is committed."""

    async def status(self) -> PbxStatus:
        """The exchange's state, asked now."""

    async def devices(self) -> dict[str, str]:
        """State per device (as in DeviceChanged)."""

    async def test_recording(self, attempt: str, record: str) -> None:
        """Place the doctor's local test call that records three seconds of tone under `record`."""
