"""One Asterisk as the flows see it: the port `Pbx` over the manager link, with the dialplan of docs/pbx.md."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib import resources

from callcenter.ami.actions import variable
from callcenter.ami.channels import live_channel
from callcenter.ami.inbox import Inbox
from callcenter.ami.journal import FAMILY, journal_line
from callcenter.ami.link import AmiAddress, Link, LinkState, LinkTimings
from callcenter.ami.live import LiveOrders
from callcenter.ami.parser import Message
from callcenter.ami.rights import Check, examine
from callcenter.ami.tones import Tones
from callcenter.ami.translate import (
    DEVICE_STATES,
    EVENTS,
    LEG_ROLES,
    agent_channel,
    device_name,
    far_channel,
    leg_channel,
    originate_key,
    translate,
)
from callcenter.ami.uptime import up_since
from callcenter.clock import Clock
from callcenter.core.facts import CustomerNotDialed, DeviceChanged, Fact, LinkLost, LinkUp
from callcenter.errors import CallcenterError, Invalid, PbxRefused
from callcenter.flows.ports_pbx import AgentRing, CustomerDial, JournalLine, LiveChannel, PbxStatus
from callcenter.ids import is_id
from callcenter.log import get_log
from callcenter.runtime.spawn import spawn

log = get_log(__name__)

DIALPLAN_VERSION = "3"
"""The dialplan that this code speaks to; another one is never dialed through."""

_GONE = ("No such channel", "Channel not existent")
_HANG_UP_NORMAL = "16"


@dataclass(frozen=True, slots=True, kw_only=True)
class AsteriskSettings:
    """One exchange: where its manager interface is, and where on *its* disk recordings go (`pbx_dir`, absolute).

    `agent_dial` is the channel of an agent's device, with `{device}`.
    """

    name: str
    address: AmiAddress
    pbx_dir: str
    agent_dial: str = "PJSIP/{device}"
    queue_capacity: int = 10_000
    timings: LinkTimings = field(default_factory=LinkTimings)


class AsteriskPbx(LiveOrders):
    """Obeys callcenter.flows.ports_pbx.Pbx. One instance is one link; its facts have exactly one consumer."""

    def __init__(self, settings: AsteriskSettings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._inbox = Inbox(settings.name, settings.queue_capacity)
        self._version = ""
        self._dialplan = ""
        self._up_since: datetime | None = None
        self._sent = 0
        self._tones = Tones(clock)
        self._device_states: dict[str, str] = {}
        self._running: asyncio.Task[None] | None = None
        self.translation_errors = 0
        self.link = Link(
            settings.name,
            settings.address,
            clock,
            timings=settings.timings,
            on_up=self._learn,
            on_lost=self._tell_lost,
        )
        for event in EVENTS:
            self.link.register_event(event, self._take)

    @property
    def name(self) -> str:
        """The exchange's name in the configuration."""
        return self._settings.name

    @property
    def state(self) -> LinkState:
        """Where the link stands; `login-refused` is what an operator has to mend."""
        return self.link.state

    @property
    def error(self) -> CallcenterError | None:
        """Why the link is not up, or None."""
        return self.link.error

    async def start(self) -> None:
        """Begin to connect, and go on for ever; `LinkUp` comes as a fact."""
        if self._running is None:
            self._running = spawn(self.link.run(), name=f"ami-{self.name}")

    async def stop(self) -> None:
        """Close the link for good; `facts()` ends after what has already come."""
        self.link.close()
        if self._running is not None:
            await self._running
        self._inbox.close()

    async def facts(self) -> AsyncIterator[Fact]:
        """The facts in order of arrival. A bad event is logged with its text, and the next one proceeds."""
        while (item := self._inbox.get_nowait() or await self._inbox.get()) is not None:
            fact = self._translated(*item) if isinstance(item, tuple) else item
            if isinstance(fact, DeviceChanged) and not self._device_is_new(fact):
                continue
            if isinstance(fact, CustomerNotDialed) and not await self._surely_not_dialed(fact.attempt):
                continue
            if fact is not None:
                yield fact

    async def ring_agent(self, ring: AgentRing) -> None:
        """Originate the agent's leg into the attempt's room; AgentLegUp or AgentLegFailed follows."""
        self._require_dialplan(ring.attempt)
        await self._originate(
            "agent",
            ring.attempt,
            ring.leg,
            {
                "Channel": self._device_channel(ring.device),
                "Context": "callcenter-aside" if ring.aside else "callcenter-agent",
                "Exten": ring.attempt,
                "Priority": 1,
                "ChannelId": agent_channel(ring.attempt, ring.leg),
                "Timeout": ring.ring_seconds * 1000,
                "CallerID": ring.caller_id,
            },
            {},
        )

    async def dial_customer(self, dial: CustomerDial) -> None:
        """Originate the customer's leg, once. The dialplan journals it before it dials."""
        self._require_dialplan(dial.attempt)
        await self._originate(
            "customer",
            dial.attempt,
            1,
            {
                "Channel": f"Local/{dial.attempt}@callcenter-customer/n",
                "Context": "callcenter-room",
                "Exten": dial.attempt,
                "Priority": 1,
                "ChannelId": dial.attempt,
                "OtherChannelId": far_channel(dial.attempt),
                "Timeout": 30_000,
            },
            {
                "CC_DIAL": dial.dial_string,
                "CC_RING": str(dial.ring_seconds),
                "CC_CALLER_ID": dial.caller_id,
                "CC_RECORD": self._recording(dial.record),
                "CC_ANNOUNCE": dial.announce,
                **dial.variables,
            },
        )

    async def take_return_call(self, channel: str, attempt: str, record: str, announce: str = "") -> None:
        """Redirect a ringing return call into the attempt's room; PbxRefused when the caller has hung up."""
        _require_id(attempt)
        for name, value in (("CC_RECORD", self._recording(record)), ("CC_ANNOUNCE", announce)):
            await self.link.ask({"Action": "Setvar", "Channel": channel, "Variable": name, "Value": value})
        await self._redirect(channel, "callcenter-return", attempt)

    async def decline_return_call(self, channel: str, closed: bool) -> None:
        """To the after-hours announcement, or on to the fallback number at once instead of after two seconds."""
        if closed:
            await self._redirect(channel, "callcenter-closed", "s")
            return
        dialed = await self.link.ask({"Action": "Getvar", "Channel": channel, "Variable": "CC_TO"})
        await self._redirect(channel, "callcenter-fallback", dialed.header("Value"))

    async def hang_up(self, attempt: str, role: str, leg: int = 1) -> None:
        """Hang up one leg; the customer of a return call is found by the room."""
        if role in LEG_ROLES:
            await self._hang_up_channel(leg_channel(attempt, role, leg))
        elif not await self._hang_up_channel(attempt):
            for channel in await self.snapshot():
                if channel.attempt == attempt and channel.role in ("return", "far"):
                    await self._hang_up_channel(channel.name)

    async def snapshot_of(self, attempt: str) -> list[str]:
        """Names of the channels of a return call in the attempt's room."""
        return [one.name for one in await self.snapshot() if one.attempt == attempt and one.role == "return"]

    async def snapshot(self) -> list[LiveChannel]:
        """Every live channel; the customer's far half has the role `far`."""
        return [live_channel(item) for item in await self.link.collect({"Action": "CoreShowChannels"})]

    async def journal(self) -> list[JournalLine]:
        """Every line of the journal, whoever was away while it was written."""
        try:
            items = await self.link.collect({"Action": "DBGetTree", "Family": FAMILY})
        except PbxRefused as error:
            if "not found" in str(error.fields["reason"]).lower():
                return []
            raise
        now = self._clock.now()
        lines = (journal_line(self.name, now, item.header("Key"), item.header("Val")) for item in items)
        return [line for line in lines if line is not None]

    async def forget(self, attempt: str) -> None:
        """Delete the attempt's journal line through the dialplan: the manager's own DBDel needs the right `system`."""
        _require_id(attempt)
        await self._originate(
            "forget",
            attempt,
            1,
            {
                "Channel": f"Local/{attempt}@callcenter-forget/n",
                "Context": "callcenter-quiet",
                "Exten": "s",
                "Priority": 1,
                "Timeout": 10_000,
            },
            {},
        )

    async def status(self) -> PbxStatus:
        """The exchange as it is; asks it for its dialplan when the link is up, so that a reload is noticed."""
        if self.link.is_up:
            self._dialplan = await self._getvar("CALLCENTER_DIALPLAN")
        return PbxStatus(
            connected=self.link.is_up,
            up_since=self._up_since,
            version=self._version,
            dialplan_version=self._dialplan,
            dialplan_expected=DIALPLAN_VERSION,
            queue_depth=self._inbox.depth,
            events_dropped=self._inbox.dropped,
        )

    async def devices(self) -> dict[str, str]:
        """State per device, by the device's bare name (agent01 for PJSIP/agent01)."""
        self._device_states.clear()
        items = await self.link.collect({"Action": "DeviceStateList"})
        named = ((device_name(item.header("Device")), item.header("State")) for item in items)
        return {name: DEVICE_STATES.get(state, "unknown") for name, state in named if name is not None}

    async def test_recording(self, attempt: str, record: str) -> None:
        """Place the doctor's local call: three seconds of tone, recorded and journaled; nobody's telephone rings."""
        _require_id(attempt)
        await self._originate(
            "doctor",
            attempt,
            1,
            {
                "Channel": f"Local/{attempt}@callcenter-doctor/n",
                "Context": "callcenter-doctor",
                "Exten": "tone",
                "Priority": 1,
                "Timeout": 10_000,
            },
            {"CC_RECORD": self._recording(record)},
        )

    async def check(self) -> Sequence[Check]:
        """Version, rights, dialplan and journal, each with its remedy: for `doctor`; needs no running link."""
        return await examine(self.name, self._settings.address, self._clock, DIALPLAN_VERSION)

    # What the link tells.

    def _take(self, link: Link, event: Message) -> None:
        self._inbox.put(link.received_at, event)

    def _tell_lost(self, reason: str) -> None:
        self._inbox.put_fact(LinkLost(pbx=self.name, at=self._clock.now(), reason=reason))

    async def _learn(self) -> None:
        """After each login: since when the exchange is up, and which dialplan it has."""
        self._device_states.clear()
        status = await self.link.ask({"Action": "CoreStatus"})
        zone = await self._getvar("STRFTIME(,,%s %z)")
        now = self._clock.now()
        self._up_since = up_since(status.header("CoreStartupDate"), status.header("CoreStartupTime"), zone, now)
        settings = await self.link.send_action({"Action": "CoreSettings"})
        self._version = settings.header("AsteriskVersion")
        self._dialplan = await self._getvar("CALLCENTER_DIALPLAN")
        if self._dialplan != DIALPLAN_VERSION:
            log.error("pbx_dialplan_differs", pbx=self.name, found=self._dialplan, expected=DIALPLAN_VERSION)
        self._inbox.put_fact(
            LinkUp(pbx=self.name, at=now, up_since=self._up_since, dialplan_version=self._dialplan),
        )

    def _translated(self, at: datetime, event: Message) -> Fact | None:
        try:
            return translate(self.name, at, event)
        except Exception as error:
            self.translation_errors += 1
            text = event.raw[:1000].decode("utf-8", "replace")
            log.exception("pbx_event_not_understood", pbx=self.name, error=str(error), event_text=text)
            return None

    def _device_is_new(self, fact: DeviceChanged) -> bool:
        """Whether this is another state than the last one told: a trunk under load says `in use` many times a second."""
        if self._device_states.get(fact.device) == fact.state:
            return False
        self._device_states[fact.device] = fact.state
        return True

    async def _surely_not_dialed(self, attempt: str) -> bool:
        """Whether the journal, too, knows nothing of a leg whose Originate failed. In doubt, no: reconcile decides."""
        try:
            answer = await self.link.send_action({"Action": "DBGet", "Family": FAMILY, "Key": attempt})
        except CallcenterError:
            return False
        return answer.header("Response") == "Error" and "not found" in answer.header("Message")

    # What is sent.

    async def _originate(
        self, role: str, attempt: str, leg: int, headers: Mapping[str, str | int], variables: Mapping[str, str]
    ) -> None:
        self._sent += 1
        key = originate_key(attempt, role, leg, str(self._sent))
        await self.link.ask(
            {
                "Action": "Originate",
                **headers,
                "Async": "true",
                "Variable": [variable(name, value) for name, value in variables.items() if value],
            },
            action_id=key,
        )

    def _require_dialplan(self, attempt: str) -> None:
        """Refuse to dial through a dialplan that may not journal: an outcome could be lost, a customer rung twice."""
        _require_id(attempt)
        if self.link.is_up and self._dialplan != DIALPLAN_VERSION:
            raise PbxRefused(pbx=self.name, action="Originate", reason="dialplan-version")

    async def _redirect(self, channel: str, context: str, exten: str) -> None:
        await self.link.ask(
            {"Action": "Redirect", "Channel": channel, "Context": context, "Exten": exten, "Priority": 1}
        )

    async def _hang_up_channel(self, channel: str) -> bool:
        """Whether there was such a channel."""
        try:
            await self.link.ask({"Action": "Hangup", "Channel": channel, "Cause": _HANG_UP_NORMAL})
        except PbxRefused as error:
            if error.fields["reason"] in _GONE:
                return False
            raise
        return True

    def _device_channel(self, device: str) -> str:
        return self._settings.agent_dial.replace("{device}", device)

    async def _getvar(self, name: str) -> str:
        return (await self.link.ask({"Action": "Getvar", "Variable": name})).header("Value")

    def _recording(self, record: str) -> str:
        return f"{self._settings.pbx_dir.rstrip('/')}/{record}.wav" if record else ""


def _require_id(attempt: str) -> None:
    """Anything but an id of ours would become a part of a dialplan's extension."""
    if not is_id(attempt):
        raise Invalid(field="attempt", reason="not-an-id")


def dialplan_text() -> str:
    """The shipped dialplan, for `doctor` and for whoever installs it."""
    folder = resources.files("callcenter.ami") / "dialplan"
    return (folder / "extensions_callcenter.conf").read_text("utf-8")
