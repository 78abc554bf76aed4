"""What goes on beside a call in the simulated exchange: third parties, supervisors who listen, the echo of a device."""

import asyncio
from collections.abc import Callable

from callcenter.sim.behaviours import Behaviour, behaviour_of
from callcenter.sim.exchange import Core
from callcenter.sim.legs import AgentLeg, DeviceLeg, Done, Rooms, aside_of, save_recording
from callcenter.sim.model import RING, UP, Channel, Device, Rung

ECHO_SECONDS = 8.0
PACKETS_A_SECOND = 50


def device_leg(
    core: Core, rooms: Rooms, context: str, exten: str, device: Device | None, variables: dict[str, str], done: Done
) -> DeviceLeg:
    """The leg that a context makes of a device's answer."""
    match context:
        case "callcenter-listen":
            return ListenerLeg(core, rooms, exten, device, variables, done)
        case "callcenter-echo":
            return EchoLeg(core, rooms, exten, device, variables, done)
        case _:
            return AgentLeg(core, rooms, exten, device, done)


class ListenerLeg(DeviceLeg):
    """A supervisor's phone: hears the agent's leg until that one ends, or sits in the room."""

    def __init__(
        self, core: Core, rooms: Rooms, attempt: str, device: Device | None, variables: dict[str, str], done: Done
    ) -> None:
        super().__init__(core, rooms, attempt, device, done)
        self._variables = variables

    def start(self, uniqueid: str, timeout: float, context: str) -> None:
        super().start(uniqueid, timeout, context)
        if (channel := self._core.channels.get(uniqueid)) is not None:
            channel.variables.update(self._variables)

    def enter(self, channel: Channel, context: str, exten: str) -> None:
        core = self._core
        core.leave(channel)
        way = channel.variables.get("CC_LISTEN", "")
        core.user_event("CallcenterListening", channel, ("Attempt", exten), ("Way", way))
        if way == "join":
            core.join(channel, exten, admin=True)
            return
        spied = core.find(channel.variables.get("CC_SPY", ""))
        if spied is None:
            core.hang_up(channel)
            return
        channel.application, channel.data = "ChanSpy", spied.uniqueid
        before = spied.on_gone

        def gone(cause: int) -> None:
            before(cause)
            if channel.application == "ChanSpy" and channel.data == spied.uniqueid:
                core.hang_up(channel)

        spied.on_gone = gone


class EchoLeg(DeviceLeg):
    """A device hears itself for a while; what arrived of it is told and kept."""

    def __init__(
        self, core: Core, rooms: Rooms, check: str, device: Device | None, variables: dict[str, str], done: Done
    ) -> None:
        super().__init__(core, rooms, check, device, done)
        self._record = variables.get("CC_RECORD", "")
        self._begun = 0.0

    def enter(self, channel: Channel, context: str, exten: str) -> None:
        self._begun = self._core.loop_time()
        self._core.user_event("CallcenterEchoBegun", channel, ("Check", exten))
        self._later(ECHO_SECONDS, lambda: self._core.hang_up(channel))

    def left(self, channel: Channel) -> None:
        if not self._begun:
            return
        seconds = self._core.seconds_since(self._begun)
        save_recording(self._core, self._record, seconds)
        self._core.user_event(
            "CallcenterEchoEnded",
            channel,
            ("Check", self._exten),
            ("Received", round(seconds * PACKETS_A_SECOND)),
            ("Lost", 0),
            ("Jitter", "0.000750"),
            ("RoundTrip", "0.001000"),
        )

    def _gone(self, channel: Channel) -> None:
        pending = bool(self._timers) and not self._begun
        if not pending:
            self._stop_timers()
        super()._gone(channel)


class ThirdCall:
    """Somebody outside whom an agent calls: near half in the room or beside it, far half dialing; not journaled."""

    def __init__(self, core: Core, rooms: Rooms, attempt: str, variables: dict[str, str], done: Done) -> None:
        self._core, self._rooms, self._attempt, self._done = core, rooms, attempt, done
        self._variables = variables
        self._timers: list[asyncio.TimerHandle] = []
        self._ended = False
        self._answered = False
        self._behaviour = Behaviour(answers=False)

    def start(self, near_id: str, far_id: str, context: str) -> None:
        core, attempt = self._core, self._attempt
        name = f"Local/{attempt}@callcenter-third-{core.serial():08x}"
        self.near = core.new_channel("", uniqueid=near_id, name=f"{name};1")
        self.far = core.new_channel("", uniqueid=far_id, linkedid=near_id, name=f"{name};2")
        self.near.exten = self.far.exten = attempt
        self.far.state = RING
        self.near.on_redirect = self.lead
        for half in (self.near, self.far):
            half.on_gone = lambda cause: self._end("ANSWER" if self._answered else "CANCEL", 16)
        number, _, trunk = self._variables.get("CC_DIAL", "").partition("/")[2].partition("@")
        self.near.state = self.far.state = UP
        self._done(True, 4, near_id)
        self.lead(context, attempt)
        core.rung.append(Rung(number=number, attempt=attempt, at=core.clock.now()))
        if trunk in core.dead_trunks:
            self._end("CHANUNAVAIL", 3)
            return
        self._behaviour = behaviour = behaviour_of(number, core.rules)
        limit = float(self._variables.get("CC_RING") or 30)
        if behaviour.ring >= limit:
            self._later(limit, lambda: self._end("NOANSWER", 16))
        elif behaviour.answers:
            self._later(behaviour.ring, self._answer)
        else:
            self._later(behaviour.ring, lambda: self._end(behaviour.dial_status, behaviour.cause))

    def lead(self, context: str, exten: str) -> None:
        """Into the room (counted with the agents) or the one beside it."""
        self._core.leave(self.near)
        self.near.context = context
        if context == "callcenter-third-room":
            self._core.join(self.near, exten, admin=True)
        else:
            self._core.join(self.near, aside_of(exten), admin=False)

    def _answer(self) -> None:
        self._answered = True
        self._tell("CallcenterThirdAnswered")
        self._later(self._behaviour.talk, lambda: self._end("ANSWER", 16))

    def _end(self, status: str, cause: int) -> None:
        if self._ended:
            return
        self._ended = True
        for handle in self._timers:
            self._core.cancel(handle)
        self._tell("CallcenterThirdEnded", ("Status", status), ("Cause", cause))
        in_room = self.near.context == "callcenter-third-room"
        self._core.hang_up(self.far, cause)
        self._core.hang_up(self.near, cause)
        if in_room:
            self._rooms.agent_left(self._attempt)

    def _later(self, seconds: float, act: Callable[[], None]) -> None:
        self._timers.append(self._core.after(seconds, act))

    def _tell(self, name: str, *more: tuple[str, object]) -> None:
        leg = self._variables.get("CC_LEG", "")
        self._core.user_event(name, self.far, ("Attempt", self._attempt), ("Leg", leg), *more)
