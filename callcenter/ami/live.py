"""Orders about calls that go on: hold, mute, tones, third parties, supervisors who listen, the echo of a device check."""

from collections.abc import Mapping

from callcenter.ami.link import Link
from callcenter.ami.tones import TONE_MILLISECONDS, Tones
from callcenter.ami.translate import ASIDE, check_channel, leg_channel
from callcenter.errors import Invalid, PbxRefused
from callcenter.flows.ports_pbx import ListenRing, ThirdDial
from callcenter.ids import is_id

_PLACES = {
    ("agent", "room"): "callcenter-agent",
    ("agent", "aside"): "callcenter-aside",
    ("third", "room"): "callcenter-third-room",
    ("third", "aside"): "callcenter-third-aside",
}

_EMPTY = ("No active conferences.", "No Conference by that name found.")
"""What Asterisk answers of a room where nobody is: there is none at all, or none of that name."""


class LiveOrders:
    """The part of an AsteriskPbx that serves calls in progress; the rest of it sends the actions."""

    link: Link
    _tones: Tones

    async def _originate(
        self, role: str, attempt: str, leg: int, headers: Mapping[str, str | int], variables: Mapping[str, str]
    ) -> None:
        raise NotImplementedError

    async def _redirect(self, channel: str, context: str, exten: str) -> None:
        raise NotImplementedError

    async def _hang_up_channel(self, channel: str) -> bool:
        raise NotImplementedError

    def _require_dialplan(self, attempt: str) -> None:
        raise NotImplementedError

    def _device_channel(self, device: str) -> str:
        raise NotImplementedError

    def _recording(self, record: str) -> str:
        raise NotImplementedError

    async def lead(self, attempt: str, role: str, leg: int, place: str) -> None:
        """Lead a living leg into the attempt's room, or aside; PbxRefused when it is gone."""
        _require_id(attempt)
        await self._redirect(leg_channel(attempt, role, leg), _PLACES[role, place], attempt)

    async def let_go(self, attempt: str) -> None:
        """Lead everybody out of the attempt's room; what follows is the dialplan's."""
        _require_id(attempt)
        try:
            await self.link.ask({"Action": "ConfbridgeKick", "Conference": attempt, "Channel": "all"})
        except PbxRefused as error:
            if error.fields["reason"] not in _EMPTY:
                raise

    async def mute(self, attempt: str, leg: int, muted: bool, aside: bool) -> None:
        """Let an agent's leg be heard in a room, or not: the conference's own switch, which wants the channel's name."""
        _require_id(attempt)
        name = await self._channel_variable(leg_channel(attempt, "agent", leg), "CHANNEL(name)")
        await self.link.ask(
            {
                "Action": "ConfbridgeMute" if muted else "ConfbridgeUnmute",
                "Conference": f"{ASIDE if aside else ''}{attempt}",
                "Channel": name,
            }
        )

    async def send_digits(self, attempt: str, role: str, leg: int, digits: str) -> None:
        """Send tones to a leg, one by one, behind those that were asked for before."""
        _require_id(attempt)
        for digit in digits:
            await self._tones.turn(f"{role}-{leg}-{attempt}")
            channel = leg_channel(attempt, role, leg) if role == "third" else await self._customer_channel(attempt)
            await self.link.ask(
                {"Action": "PlayDTMF", "Channel": channel, "Digit": digit, "Duration": TONE_MILLISECONDS}
            )

    async def dial_third(self, dial: ThirdDial) -> None:
        """Originate a third party's leg: its near half waits in the room, its far half dials."""
        self._require_dialplan(dial.attempt)
        near = leg_channel(dial.attempt, "third", dial.leg)
        await self._originate(
            "third",
            dial.attempt,
            dial.leg,
            {
                "Channel": f"Local/{dial.attempt}@callcenter-third/n",
                "Context": _PLACES["third", "aside" if dial.aside else "room"],
                "Exten": dial.attempt,
                "Priority": 1,
                "ChannelId": near,
                "OtherChannelId": f"{near}-far",
                "Timeout": 30_000,
            },
            {
                "CC_DIAL": dial.dial_string,
                "CC_RING": str(dial.ring_seconds),
                "CC_CALLER_ID": dial.caller_id,
                "CC_LEG": str(dial.leg),
            },
        )

    async def listen(self, ring: ListenRing) -> None:
        """Ring a supervisor's device into the call."""
        self._require_dialplan(ring.attempt)
        await self._originate(
            "listener",
            ring.attempt,
            ring.leg,
            {
                "Channel": self._device_channel(ring.device),
                "Context": "callcenter-listen",
                "Exten": ring.attempt,
                "Priority": 1,
                "ChannelId": leg_channel(ring.attempt, "listener", ring.leg),
                "Timeout": ring.ring_seconds * 1000,
            },
            {"CC_LISTEN": ring.way, "CC_SPY": leg_channel(ring.attempt, "agent", ring.agent_leg)},
        )

    async def listen_otherwise(self, ring: ListenRing) -> None:
        """Let a supervisor's leg that is up change its way of listening."""
        self._require_dialplan(ring.attempt)
        channel = leg_channel(ring.attempt, "listener", ring.leg)
        wanted = {"CC_LISTEN": ring.way, "CC_SPY": leg_channel(ring.attempt, "agent", ring.agent_leg)}
        for name, value in wanted.items():
            await self.link.ask({"Action": "Setvar", "Channel": channel, "Variable": name, "Value": value})
        await self._redirect(channel, "callcenter-listen", ring.attempt)

    async def ring_echo(self, check: str, device: str, ring_seconds: int, record: str) -> None:
        """Ring a device into an echo of itself."""
        self._require_dialplan(check)
        await self._originate(
            "echo",
            check,
            1,
            {
                "Channel": self._device_channel(device),
                "Context": "callcenter-echo",
                "Exten": check,
                "Priority": 1,
                "ChannelId": check_channel(check),
                "Timeout": ring_seconds * 1000,
            },
            {"CC_RECORD": self._recording(record)},
        )

    async def end_echo(self, check: str) -> None:
        """End an echo before its time."""
        _require_id(check)
        await self._hang_up_channel(check_channel(check))

    async def _channel_variable(self, channel: str, name: str) -> str:
        answer = await self.link.ask({"Action": "Getvar", "Channel": channel, "Variable": name})
        return answer.header("Value")

    async def _customer_channel(self, attempt: str) -> str:
        """The customer's leg by its id; a return call's came by itself, and is asked for."""
        try:
            await self._channel_variable(attempt, "CHANNEL(name)")
        except PbxRefused:
            for channel in await self.snapshot_of(attempt):
                return channel
            raise
        return attempt

    async def snapshot_of(self, attempt: str) -> list[str]:
        """Names of the channels of a return call in the attempt's room."""
        raise NotImplementedError


def _require_id(attempt: str) -> None:
    """Anything but an id of ours would become a part of a dialplan's extension."""
    if not is_id(attempt):
        raise Invalid(field="attempt", reason="not-an-id")
