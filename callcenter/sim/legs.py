"""What calls do in the simulated exchange: the contexts of docs/pbx.md, played with timers."""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path

from callcenter.sim.behaviours import Behaviour, behaviour_of
from callcenter.sim.exchange import Core
from callcenter.sim.model import RING, RINGING, UP, Channel, Device, Rung
from callcenter.sim.tone import write_tone

ALONE_BEFORE, ALONE_CUSTOMER, ALONE_AFTER = 120.0, 60.0, 5.0
INBOUND_WAIT = 2.0
_TARGET = re.compile(r"[0-9a-zA-Z/@_.+*#:-]+\Z")
_FILE = re.compile(r"[0-9a-zA-Z/_.-]*\Z")

Done = Callable[[bool, int, str], None]
"""How an Originate ended: success, Asterisk's reason code, the channel's unique id."""


def journal_key(attempt: str) -> str:
    return f"/callcenter/{attempt}"


def aside_of(attempt: str) -> str:
    """The room beside an attempt's."""
    return f"aside{attempt}"


class Rooms:
    """Nobody stays alone in a room for ever: the dialplan's guards."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def state_of(self, attempt: str) -> str:
        fields = self._core.read(journal_key(attempt)).split("|")
        return fields[1] if len(fields) > 1 else ""

    def guard(self, attempt: str, seconds: float) -> None:
        # The service answers in real seconds, however fast the telephones are.
        patient = max(seconds, min(seconds, 5.0) * self._core.speed)
        self._core.after(patient, lambda: self._look(attempt))

    def agent_left(self, attempt: str) -> None:
        if self._core.rooms.get(aside_of(attempt)):
            self.guard(aside_of(attempt), ALONE_AFTER)
        people = self._core.rooms.get(attempt, [])
        if not people or any(channel.admin for channel in people):
            return
        if self.state_of(attempt) == "started":
            for channel in list(people):
                self._core.hang_up(channel)
        else:
            self.guard(attempt, ALONE_CUSTOMER)

    def customer_left(self, attempt: str) -> None:
        if self._core.in_room(attempt, admin=True):
            self.guard(attempt, ALONE_AFTER)

    def _look(self, attempt: str) -> None:
        people = list(self._core.rooms.get(attempt, []))
        agents = sum(channel.admin for channel in people)
        if not people or 0 < agents < len(people):
            return
        if self._core.in_room(aside_of(attempt), admin=True) or (agents and attempt.startswith(aside_of(""))):
            return
        if not agents and self.state_of(attempt) == "started":
            return
        side = "agent" if agents else "customer"
        self._core.user_event("CallcenterAlone", people[0], ("Attempt", attempt), ("Side", side))
        self.lead_out(attempt)

    def lead_out(self, attempt: str) -> bool:
        """Lead everybody out of a room; whether there was anybody."""
        people = list(self._core.rooms.get(attempt, []))
        for channel in people:
            if channel.on_led_out is not None:
                channel.on_led_out()
            else:
                self._core.hang_up(channel)
        return bool(people)


class DeviceLeg:
    """An agent's desk phone is rung and answers by itself, or does what its device was told to do."""

    def __init__(self, core: Core, rooms: Rooms, exten: str, device: Device | None, done: Done) -> None:
        self._core, self._rooms, self._exten, self._device, self._done = core, rooms, exten, device, done
        self._timers: list[asyncio.TimerHandle] = []

    def start(self, uniqueid: str, timeout: float, context: str) -> None:
        device = self._device
        if device is None or not device.registered:
            self._done(False, 0, "<unknown>")
            return
        channel = self._core.new_channel(f"PJSIP/{device.name}", uniqueid=uniqueid)
        channel.context, channel.exten, channel.state = context, self._exten, RINGING
        channel.on_gone = lambda cause: self._gone(channel)
        channel.on_redirect = lambda place, exten: self.enter(channel, place, exten)
        self._core.set_device(device, "RINGING")
        if device.busy:
            # Asterisk 22 tells no reason of a device that refuses.
            self._later(0.1, lambda: self._fail(channel, 17, 0))
            return
        self._later(timeout, lambda: self._fail(channel, 19, 3))
        if device.answer_seconds is not None:
            self._later(device.answer_seconds, lambda: self._answer(channel))

    def enter(self, channel: Channel, context: str, exten: str) -> None:
        """The dialplan's context begins."""

    def left(self, channel: Channel) -> None:
        """The leg was answered and is over."""

    def _later(self, seconds: float, act: Callable[[], None]) -> None:
        self._timers.append(self._core.after(seconds, act))

    def _answer(self, channel: Channel) -> None:
        assert self._device is not None
        self._stop_timers()
        channel.state = UP
        self._core.set_device(self._device, "INUSE")
        self._done(True, 4, channel.uniqueid)
        self.enter(channel, channel.context, self._exten)

    def _fail(self, channel: Channel, cause: int, reason: int) -> None:
        self._stop_timers()
        self._core.hang_up(channel, cause)
        self._done(False, reason, "<unknown>")

    def _gone(self, channel: Channel) -> None:
        assert self._device is not None
        pending = bool(self._timers)
        self._stop_timers()
        self._core.set_device(self._device, "NOT_INUSE" if self._device.registered else "UNAVAILABLE")
        if pending:
            self._done(False, 1, "<unknown>")
        self.left(channel)

    def _stop_timers(self) -> None:
        for handle in self._timers:
            self._core.cancel(handle)
        self._timers.clear()


class AgentLeg(DeviceLeg):
    """An agent's leg: in the attempt's room, or in the one beside it."""

    def enter(self, channel: Channel, context: str, exten: str) -> None:
        self._core.leave(channel)
        channel.context = context
        if context == "callcenter-aside":
            self._core.join(channel, aside_of(exten), admin=True)
            return
        if not self._core.rooms.get(exten):
            self._rooms.guard(exten, ALONE_BEFORE)
        self._core.join(channel, exten, admin=True)

    def left(self, channel: Channel) -> None:
        self._rooms.agent_left(self._exten)


class CustomerCall:
    """The customer's leg: near half in the room, far half journaling, dialing, recording."""

    def __init__(self, core: Core, rooms: Rooms, attempt: str, variables: dict[str, str], done: Done) -> None:
        self._core, self._rooms, self._attempt, self._done = core, rooms, attempt, done
        self._variables = variables
        self._ended = False
        self._answered_at: float | None = None
        self._dialed_at: float | None = None
        self._started_ms = 0
        self._trunk: Channel | None = None
        self._timers: list[asyncio.TimerHandle] = []
        self._behaviour = Behaviour(answers=False)

    def start(self, near_id: str, far_id: str) -> None:
        core, attempt = self._core, self._attempt
        name = f"Local/{attempt}@callcenter-customer-{core.serial():08x}"
        self.near = core.new_channel("", uniqueid=near_id, name=f"{name};1")
        self.far = core.new_channel("", uniqueid=far_id, linkedid=near_id, name=f"{name};2")
        self.near.context, self.far.context = "callcenter-room", "callcenter-customer"
        self.near.exten = self.far.exten = attempt
        self.near.on_gone = lambda cause: self._near_gone()
        self.far.on_gone = lambda cause: self._near_gone()
        if core.read(journal_key(attempt)):
            self._ended = True
            core.user_event("CallcenterRefused", self.far, ("Attempt", attempt), ("Reason", "journaled"))
            self._drop(fail=True)
            return
        self._started_ms = core.millis()
        self.far.state = RING
        core.write(journal_key(attempt), f"1|started|{self._started_ms}|out")
        self._tell("CallcenterStarted", self.far, self._started_ms)
        target, record = self._variables.get("CC_DIAL", ""), self._variables.get("CC_RECORD", "")
        if not _TARGET.match(target) or not _FILE.match(record):
            self._end("REFUSED", 0, fail=True)
            return
        self.far.state = self.near.state = UP
        self._done(True, 4, near_id)
        core.join(self.near, attempt, admin=False)
        number, _, trunk = target.partition("/")[2].partition("@")
        if trunk in core.dead_trunks:
            self._end("CHANUNAVAIL", 3)
        else:
            self._dial(number)

    def _dial(self, number: str) -> None:
        core = self._core
        core.rung.append(Rung(number=number, attempt=self._attempt, at=core.clock.now()))
        self._behaviour = behaviour = behaviour_of(number, core.rules)
        self._dialed_at = core.loop_time()
        self._trunk = trunk = core.new_channel("PJSIP/pstn", linkedid=self._attempt)
        trunk.exten, trunk.context = number, "from-pstn"
        trunk.on_gone = lambda cause: self._end(
            "ANSWER" if self._answered_at is not None else behaviour.dial_status, cause, by="customer"
        )
        core.publish("DialBegin", [*self._pair(trunk), ("DialString", f"{number}@pstn")])
        if behaviour.ring:
            self._later(0.05, lambda: self._ringing(trunk))
        ring = self._variables.get("CC_RING", "")
        limit = float(ring) if ring.isdigit() and len(ring) < 4 else 45.0
        if behaviour.ring >= limit:
            self._later(limit, lambda: self._failed("NOANSWER", 16, 180))
        elif behaviour.answers:
            self._later(behaviour.ring, self._answer)
        else:
            self._later(behaviour.ring, lambda: self._failed(behaviour.dial_status, behaviour.cause, behaviour.code))

    def _ringing(self, trunk: Channel) -> None:
        trunk.state = RINGING
        self._core.publish("DialState", [*self._pair(trunk), ("DialStatus", self._behaviour.progress)])

    def _answer(self) -> None:
        core, trunk = self._core, self._trunk
        assert trunk is not None
        trunk.state = UP
        now = core.millis()
        core.write(journal_key(self._attempt), f"1|answered|{now}|out")
        self._answered_at = core.loop_time()
        self._tell("CallcenterAnswered", trunk, now)
        core.publish("DialEnd", [*self._pair(trunk), ("DialStatus", "ANSWER")])
        if not core.in_room(self._attempt, admin=True):
            self._rooms.guard(self._attempt, ALONE_CUSTOMER)
        self._later(self._behaviour.talk, lambda: core.hang_up(trunk, 16))

    def _failed(self, status: str, cause: int, code: int) -> None:
        assert self._trunk is not None
        self._core.publish("DialEnd", [*self._pair(self._trunk), ("DialStatus", status)])
        self._end(status, cause, code=code)

    def _near_gone(self) -> None:
        self._end("ANSWER" if self._answered_at is not None else "CANCEL", 16)

    def _end(self, status: str, cause: int, *, code: int = 0, by: str = "", fail: bool = False) -> None:
        if self._ended:
            return
        self._ended = True
        core = self._core
        dialed = "" if self._dialed_at is None else str(round(core.seconds_since(self._dialed_at) * 1000))
        talked = 0.0 if self._answered_at is None else core.seconds_since(self._answered_at)
        sip = "200" if self._answered_at is not None else (f"{code:03d}" if code else "")
        line = (
            f"1|ended|{status}|{cause}|{dialed}|{round(talked * 1000)}|{self._started_ms}|{core.millis()}|{sip}|out|"
            f"{(by or 'us') if self._answered_at is not None else ''}"
        )
        core.write(journal_key(self._attempt), line)
        if self._answered_at is not None:
            save_recording(core, self._variables.get("CC_RECORD", ""), talked, silent=self._behaviour.silent)
        core.user_event("CallcenterEnded", self.far, ("Attempt", self._attempt), ("Line", line))
        self._drop(fail=fail, cause=cause)

    def _drop(self, *, fail: bool, cause: int = 16) -> None:
        for handle in self._timers:
            self._core.cancel(handle)
        if self._trunk is not None:
            self._core.hang_up(self._trunk, cause)
        self._core.hang_up(self.far, cause)
        self._core.hang_up(self.near, cause)
        if fail:
            self._done(False, 0, "<unknown>")
        else:
            self._rooms.customer_left(self._attempt)

    def interrupted(self) -> tuple[str, float] | None:
        """After the exchange's death: the recording's path and the seconds that were in it."""
        if self._ended or self._answered_at is None:
            return None
        return self._variables.get("CC_RECORD", ""), self._core.seconds_since(self._answered_at)

    def _later(self, seconds: float, act: Callable[[], None]) -> None:
        self._timers.append(self._core.after(seconds, act))

    def _tell(self, name: str, channel: Channel, at: int) -> None:
        headers = (("Attempt", self._attempt), ("Direction", "out"), ("At", at))
        self._core.user_event(name, channel, *headers)

    def _pair(self, trunk: Channel) -> list[tuple[str, object]]:
        dest = [(f"Dest{name}", value) for name, value in trunk.headers()]
        return [*self.far.headers(), *dest]


def save_recording(core: Core, record: str, seconds: float, *, silent: bool = False) -> None:
    """Write what MixMonitor would have; never outside the folder for recordings."""
    if not record:
        return
    path = Path(record)
    if path.is_absolute() and path.resolve().is_relative_to(core.recordings.resolve()):
        write_tone(path, seconds, silent=silent)
