"""The heart of the simulated exchange: channels come and go, rooms fill and empty, the database is written."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from callcenter.clock import Clock
from callcenter.sim.model import DOWN, UP, Channel, Device, Rung, Written

LATE_SECONDS = 0.65
"""So late a line may reach the disk: a killed exchange has lost the lines younger than this."""


class Core:
    """State and its changes; what a call *does* is written in legs.py, what an action asks in actions.py."""

    def __init__(
        self, clock: Clock, publish: Callable[[str, list[tuple[str, object]]], None], *, speed: float, recordings: Path
    ) -> None:
        self.clock = clock
        self.speed = speed
        self.recordings = recordings
        self.channels: dict[str, Channel] = {}
        self.rooms: dict[str, list[Channel]] = {}
        self.database: dict[str, Written] = {}
        self.devices: dict[str, Device] = {}
        self.rules: dict[str, str] = {}
        self.variables: dict[str, str] = {"CALLCENTER_DIALPLAN": "3"}
        self.fallbacks: dict[str, str] = {}
        self.rung: list[Rung] = []
        self.dead_trunks: set[str] = set()
        """Trunks that cannot be used: calls over them end at once as CHANUNAVAIL."""
        self.broken_dialplan = False
        """The context for customers is missing: their legs fail before anything was written or dialed."""
        self.started_at = clock.now()
        self._publish = publish
        self._serial = 0
        self._timers: set[asyncio.TimerHandle] = set()

    # Time.

    def loop_time(self) -> float:
        return asyncio.get_running_loop().time()

    def seconds_since(self, begun: float) -> float:
        """Simulated seconds since a moment of the event loop."""
        return (self.loop_time() - begun) * self.speed

    def millis(self, at: datetime | None = None) -> int:
        return int((at or self.clock.now()).timestamp() * 1000)

    def after(self, seconds: float, act: Callable[[], None]) -> asyncio.TimerHandle:
        """Do something after so many simulated seconds; nothing of it survives a restart."""
        handle: asyncio.TimerHandle

        def run() -> None:
            self._timers.discard(handle)
            act()

        handle = asyncio.get_running_loop().call_later(seconds / self.speed, run)
        self._timers.add(handle)
        return handle

    def cancel(self, handle: asyncio.TimerHandle | None) -> None:
        if handle is not None:
            handle.cancel()
            self._timers.discard(handle)

    # Events.

    def publish(self, event: str, headers: list[tuple[str, object]]) -> None:
        self._publish(event, [("Event", event), ("Privilege", _PRIVILEGES.get(event, "call,all")), *headers])

    def user_event(self, name: str, channel: Channel, *headers: tuple[str, object]) -> None:
        everything = [
            ("Event", "UserEvent"),
            ("Privilege", "user,all"),
            *channel.headers(),
            ("UserEvent", name),
            *headers,
        ]
        self._publish(name, everything)

    # Channels.

    def serial(self) -> int:
        self._serial += 1
        return self._serial

    def new_channel(self, prefix: str, *, uniqueid: str = "", linkedid: str = "", name: str = "") -> Channel:
        number = self.serial()
        unique = uniqueid or f"{self.started_at.timestamp():.0f}.{number}"
        channel = Channel(
            name=name or f"{prefix}-{number:08x}",
            uniqueid=unique,
            linkedid=linkedid or unique,
            created=self.loop_time(),
        )
        self.channels[unique] = channel
        return channel

    def find(self, name_or_id: str) -> Channel | None:
        """A live channel by its id or its name, as Asterisk finds one."""
        channel = self.channels.get(name_or_id)
        if channel is not None:
            return channel
        return next((one for one in self.channels.values() if one.name == name_or_id), None)

    def hang_up(self, channel: Channel, cause: int = 16) -> None:
        """End a channel: it leaves its room, its own script hears of it, then the event goes out."""
        if not channel.alive:
            return
        channel.alive = False
        self.leave(channel)
        channel.on_gone(cause)
        self.channels.pop(channel.uniqueid, None)
        self.publish("Hangup", [*channel.headers(), ("Cause", cause), ("Cause-txt", _CAUSES.get(cause, "Unknown"))])

    def set_device(self, device: Device, state: str) -> None:
        if device.state != state:
            device.state = state
            self.publish("DeviceStateChange", [("Device", f"PJSIP/{device.name}"), ("State", state)])

    # Rooms.

    def join(self, channel: Channel, room: str, *, admin: bool) -> None:
        channel.room, channel.admin, channel.state = room, admin, UP
        channel.application = "ConfBridge"
        channel.data = f"{room},callcenter_room,{'callcenter_agent' if admin else 'callcenter_customer'}"
        self.rooms.setdefault(room, []).append(channel)
        self.publish("ConfbridgeJoin", self._in_room(channel))

    def leave(self, channel: Channel) -> None:
        if not channel.room:
            return
        headers = self._in_room(channel)
        people = self.rooms.get(channel.room, [])
        if channel in people:
            people.remove(channel)
        if not people:
            self.rooms.pop(channel.room, None)
        channel.room = ""
        self.publish("ConfbridgeLeave", headers)

    def in_room(self, room: str, *, admin: bool) -> list[Channel]:
        return [channel for channel in self.rooms.get(room, []) if channel.admin is admin]

    def _in_room(self, channel: Channel) -> list[tuple[str, object]]:
        return [
            ("Conference", channel.room),
            ("BridgeUniqueid", f"bridge-{channel.room}"),
            *channel.headers(),
            ("Admin", "Yes" if channel.admin else "No"),
            ("Muted", "No"),
        ]

    # The database.

    def write(self, key: str, value: str) -> None:
        self.database[key] = Written(value, self.loop_time())

    def read(self, key: str) -> str:
        entry = self.database.get(key)
        return entry.value if entry else ""

    # Death.

    def die(self, *, losing_seconds: float) -> list[Channel]:
        """Everything that lived is gone, without a word; the youngest lines of the database are lost."""
        gone = list(self.channels.values())
        for channel in gone:
            channel.alive = False
        for handle in self._timers:
            handle.cancel()
        self._timers.clear()
        self.channels.clear()
        self.rooms.clear()
        now = self.loop_time()
        self.database = {key: entry for key, entry in self.database.items() if now - entry.at > losing_seconds}
        for device in self.devices.values():
            device.state = "NOT_INUSE" if device.registered else "UNAVAILABLE"
        self.started_at = self.clock.now()
        return gone


_PRIVILEGES = {"DeviceStateChange": "call,all", "UserEvent": "user,all"}
_CAUSES = {16: "Normal Clearing", 17: "User busy", 19: "User alerting, no answer", 21: "Call Rejected"}

__all__ = ["DOWN", "LATE_SECONDS", "UP", "Core"]
