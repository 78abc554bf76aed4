"""The simulated exchange as one thing: start it, point a manager link at its port, ring it, break it."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from callcenter.clock import Clock
from callcenter.sim.actions import Actions
from callcenter.sim.exchange import LATE_SECONDS, Core
from callcenter.sim.faults import EventPath, Faults
from callcenter.sim.inbound import InboundCall
from callcenter.sim.model import Device, Rung
from callcenter.sim.tone import write_tone
from callcenter.sim.wire import Action, Session, encode

AMI_VERSION = "9.0.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class SimSettings:
    """`recordings` is this exchange's folder (its pbx_dir); `speed` simulated seconds pass in one real second.

    Port 0 takes a free one. `devices` are the agents' desk phones, registered and answering by themselves.
    """

    recordings: Path
    devices: Iterable[str] = ("1001", "1002", "1003", "1004", "1005")
    speed: float = 1.0
    host: str = "127.0.0.1"
    port: int = 0
    username: str = "callcenter"
    secret: str = "simulated-secret"
    answer_seconds: float = 0.2


class SimulatedAsterisk:
    """Obeys the manager interface as docs/pbx.md uses it; see `faults` for what can be broken at any time."""

    def __init__(self, settings: SimSettings, clock: Clock) -> None:
        self.settings = settings
        self.faults = Faults()
        self.core = Core(clock, self._publish, speed=settings.speed, recordings=settings.recordings)
        self.core.devices = {
            name: Device(name=name, answer_seconds=settings.answer_seconds) for name in settings.devices
        }
        self.actions = Actions(self.core)
        self.received: list[Action] = []
        """Every action since the start but pings and logins: what a test counts."""
        self._paths: dict[Session, EventPath] = {}
        self._open: set[Session] = set()
        self._server: asyncio.Server | None = None
        self._port = settings.port
        self._acted = 0

    # Life.

    @property
    def port(self) -> int:
        """The port it listens on; known after `start`."""
        return self._port

    async def start(self) -> None:
        """Listen on the loopback; after a `kill` on the same port as before."""
        loop = asyncio.get_running_loop()
        server = await loop.create_server(self._new_session, self.settings.host, self._port, reuse_address=True)
        self._server = server
        self._port = server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """End everything at once."""
        self.core.die(losing_seconds=0.0)
        await self._close()

    async def kill(self, *, losing_seconds: float = LATE_SECONDS) -> None:
        """As `kill -9` of the exchange: calls fall silent, young journal lines are lost, recordings stay open."""
        interrupted = [call.interrupted() for call in self.actions.calls]
        self.actions.calls.clear()
        self.core.die(losing_seconds=losing_seconds)
        for one in interrupted:
            if one is not None and one[0] and Path(one[0]).resolve().is_relative_to(self.core.recordings.resolve()):
                write_tone(Path(one[0]), one[1], closed=False)
        await self._close()

    async def restart(self, *, losing_seconds: float = LATE_SECONDS) -> None:
        """Kill and start again, on the same port."""
        await self.kill(losing_seconds=losing_seconds)
        self.core.started_at = self.core.clock.now()
        await self.start()

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
        self.drop_links()
        if self._server is not None:
            await self._server.wait_closed()
            self._server = None

    # On demand.

    def inbound(self, number: str, dialed: str, *, talk: float = 600.0) -> InboundCall:
        """Somebody with this number rings `dialed`; once in a room the caller stays for so many seconds."""
        call = InboundCall(self.core, self.actions.rooms, number, dialed, talk)
        self.actions.inbound.append(call)
        return call

    def set_rule(self, number: str, rule: str) -> None:
        """What this number does from now on; `default` stands for all others."""
        self.core.rules[number] = rule

    def register(self, device: str, registered: bool = True) -> None:
        """A desk phone comes or goes; a call on one that goes is lost."""
        phone = self.core.devices.setdefault(device, Device(name=device))
        phone.registered = registered
        if not registered:
            self.kill_legs(device)
        self.core.set_device(phone, "NOT_INUSE" if registered else "UNAVAILABLE")

    def kill_legs(self, device: str, cause: int = 38) -> int:
        """The network under a desk phone breaks: its legs end. Returns how many there were."""
        legs = [one for one in self.core.channels.values() if one.name.startswith(f"PJSIP/{device}-")]
        for channel in legs:
            self.core.hang_up(channel, cause)
        return len(legs)

    @property
    def acted(self) -> int:
        """How many actions were carried out so far; `faults.die_after` counts on from here."""
        return self._acted

    @property
    def rung(self) -> list[Rung]:
        """Every time that a customer's telephone was rung: the truth for *at most once*."""
        return self.core.rung

    # Faults of the link.

    def drop_links(self) -> None:
        """Every manager connection is cut; new ones are taken at once."""
        for session in list(self._open):
            session.cut()

    def half_open(self) -> None:
        """Every present connection stands but is dead: nothing is read, nothing comes."""
        for session in self._open:
            session.deaf = True

    # What sessions ask (callcenter.sim.wire.Exchange).

    def accepts(self, username: str, secret: str) -> bool:
        settings = self.settings
        return not self.faults.refuse_logins and (username, secret) == (settings.username, settings.secret)

    def act(self, session: Session, action: Action) -> None:
        """One action, bent as the faults say."""
        self.received.append(action)
        counted = self.faults.counts(action.name)
        self._acted += counted
        dying = counted and self.faults.die_after is not None and self._acted >= self.faults.die_after
        if dying:
            self.half_open()
            self.faults.die_after = None
            if self.faults.die_before_acting:
                return
        if self.faults.ignore_actions(action.name):
            mute = Session(self, AMI_VERSION)
            mute.deaf = True
            self.actions.act(mute, action)
            return
        self.actions.act(session, action)

    def session_opened(self, session: Session) -> bool:
        if self.faults.refuse_links:
            return False
        self._open.add(session)
        self._paths[session] = EventPath(self.faults, session.write)
        return True

    def session_closed(self, session: Session) -> None:
        self._open.discard(session)
        self._paths.pop(session, None)

    def _new_session(self) -> Session:
        return Session(self, AMI_VERSION)

    def _publish(self, name: str, headers: list[tuple[str, object]]) -> None:
        if not self._paths:
            return
        data = encode(headers)
        for session, path in list(self._paths.items()):
            if session.logged_in:
                path.send(name, data)
