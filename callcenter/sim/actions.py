"""What the manager's actions do in the simulated exchange, with Asterisk's answers word for word."""

from collections.abc import Callable
from datetime import timedelta, timezone

from callcenter.sim.exchange import Core
from callcenter.sim.inbound import InboundCall, doctor_call
from callcenter.sim.legs import CustomerCall, Rooms, journal_key
from callcenter.sim.live import ThirdCall, device_leg
from callcenter.sim.wire import Action, Session

LOCAL_ZONE = timezone(timedelta(hours=8))
"""Asterisk tells its own start in local time; the simulated one stands in Shanghai."""

VERSION = "22.10.0-simulated"
_ALLOWED = {
    "ConfbridgeKick": "call,all",
    "ConfbridgeMute": "call,all",
    "ConfbridgeUnmute": "call,all",
    "CoreShowChannels": "system,reporting,all",
    "CoreSettings": "system,reporting,all",
    "CoreStatus": "system,reporting,all",
    "DBGet": "system,reporting,all",
    "DBGetTree": "system,reporting,all",
    "DeviceStateList": "call,reporting,all",
    "Getvar": "call,reporting,all",
    "Hangup": "system,call,all",
    "ListCommands": "none",
    "Originate": "originate,all",
    "Ping": "none",
    "PlayDTMF": "call,all",
    "Redirect": "call,all",
    "Setvar": "call,all",
}


class Actions:
    """One method per action; `act` is the way in."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.rooms = Rooms(core)
        self.calls: list[CustomerCall] = []
        self.inbound: list[InboundCall] = []
        self.digits: list[tuple[str, str]] = []
        """Every tone that was sent: the channel's id, the digit."""
        self.forbidden: set[str] = set()
        """Lower-case names of actions that the manager user has no right to."""
        self.extra_rights: dict[str, str] = {}
        """Further actions that ListCommands names, as a careless administrator allows them."""
        self._acts: dict[str, Callable[[Session, Action], None]] = {
            "originate": self._originate,
            "hangup": self._hangup,
            "redirect": self._redirect,
            "setvar": self._setvar,
            "getvar": self._getvar,
            "coreshowchannels": self._channels,
            "corestatus": self._status,
            "coresettings": self._settings,
            "dbget": self._entry,
            "dbgettree": self._tree,
            "devicestatelist": self._devices,
            "listcommands": self._commands,
            "confbridgekick": self._kick,
            "confbridgemute": self._mute,
            "confbridgeunmute": self._mute,
            "playdtmf": self._digit,
        }

    def act(self, session: Session, action: Action) -> None:
        """Carry out one action and answer it."""
        if action.name in self.forbidden:
            session.respond(action, "Error", "Permission denied")
            return
        method = self._acts.get(action.name)
        if method is None:
            session.respond(action, "Error", "Invalid/unknown command")
            return
        method(session, action)

    # Calls.

    def _originate(self, session: Session, action: Action) -> None:
        technology, _, target = action.get("Channel").partition("/")
        if not technology or not target:
            session.respond(action, "Error", "Channel not specified")
            return
        session.respond(action, "Success", "Originate successfully queued")
        variables = dict(
            part.partition("=")[::2] for text in action.all("Variable") for part in text.split(",") if part
        )
        attempt = action.get("Exten")
        unique = action.get("ChannelId")

        def done(success: bool, reason: int, uniqueid: str) -> None:
            self._response(action, success, reason, uniqueid)

        if unique and any(living.startswith(unique) for living in self.core.channels):
            done(False, 0, "<unknown>")
            return
        if technology == "PJSIP":
            seconds = int(action.get("Timeout", "30000")) / 1000
            device, context = self.core.devices.get(target), action.get("Context")
            leg = device_leg(self.core, self.rooms, context, attempt, device, variables, done)
            leg.start(unique, seconds, context)
            return
        key, _, context = target.removesuffix("/n").partition("@")
        if context == "callcenter-customer" and not self.core.broken_dialplan:
            self.calls = [call for call in self.calls if call.interrupted() is not None or call.near.alive]
            call = CustomerCall(self.core, self.rooms, key, variables, done)
            self.calls.append(call)
            call.start(unique, action.get("OtherChannelId"))
        elif context == "callcenter-third":
            ThirdCall(self.core, self.rooms, key, variables, done).start(
                unique, action.get("OtherChannelId"), action.get("Context")
            )
        elif context == "callcenter-forget":
            self.core.database.pop(journal_key(key), None)
            done(True, 4, "<unknown>")
        elif context == "callcenter-doctor":
            doctor_call(self.core, key, variables.get("CC_RECORD", ""), done)
        else:
            done(False, 0, "<unknown>")

    def _response(self, action: Action, success: bool, reason: int, uniqueid: str) -> None:
        self.core.publish(
            "OriginateResponse",
            [
                ("ActionID", action.action_id),
                ("Response", "Success" if success else "Failure"),
                ("Channel", action.get("Channel")),
                ("Context", action.get("Context")),
                ("Exten", action.get("Exten")),
                ("Reason", reason),
                ("Uniqueid", uniqueid),
                ("CallerIDNum", "<unknown>"),
                ("CallerIDName", "<unknown>"),
            ],
        )

    def _hangup(self, session: Session, action: Action) -> None:
        channel = self.core.find(action.get("Channel"))
        if channel is None:
            session.respond(action, "Error", "No such channel")
            return
        session.respond(action, "Success", "Channel Hungup")
        cause = action.get("Cause")
        self.core.hang_up(channel, int(cause) if cause.isdigit() else 16)

    def _redirect(self, session: Session, action: Action) -> None:
        channel = self.core.find(action.get("Channel"))
        if channel is None:
            session.respond(action, "Error", "Channel does not exist: " + action.get("Channel"))
            return
        session.respond(action, "Success", "Redirect successful")
        channel.on_redirect(action.get("Context"), action.get("Exten"))

    def _kick(self, session: Session, action: Action) -> None:
        if self.rooms.lead_out(action.get("Conference")):
            session.respond(action, "Success", "All participants kicked")
        else:
            others = any(self.core.rooms.values())
            session.respond(
                action, "Error", "No Conference by that name found." if others else "No active conferences."
            )

    def _mute(self, session: Session, action: Action) -> None:
        people = self.core.rooms.get(action.get("Conference"), [])
        found = [one for one in people if one.name == action.get("Channel")]
        if not found:
            what = "No Channel by that name found in Conference." if people else "No Conference by that name found."
            session.respond(action, "Error", what)
            return
        found[0].muted = action.name == "confbridgemute"
        session.respond(action, "Success", f"User {'muted' if found[0].muted else 'unmuted'}")

    def _digit(self, session: Session, action: Action) -> None:
        channel = self.core.find(action.get("Channel"))
        if channel is None:
            session.respond(action, "Error", "Channel not found")
            return
        self.digits.append((channel.uniqueid, action.get("Digit")))
        session.respond(action, "Success", "DTMF successfully queued")

    # Variables.

    def _setvar(self, session: Session, action: Action) -> None:
        channel = self.core.find(action.get("Channel"))
        if channel is None:
            session.respond(action, "Error", "No such channel")
            return
        channel.variables[action.get("Variable")] = action.get("Value")
        session.respond(action, "Success", "Variable Set")

    def _getvar(self, session: Session, action: Action) -> None:
        name = action.get("Variable")
        if not action.get("Channel"):
            value = self._global(name)
        elif (channel := self.core.find(action.get("Channel"))) is not None:
            value = channel.name if name == "CHANNEL(name)" else channel.variables.get(name, "")
        else:
            session.respond(action, "Error", "No such channel")
            return
        session.respond(action, "Success", "", ("Variable", name), ("Value", value))

    def _global(self, name: str) -> str:
        if name == "STRFTIME(,,%s %z)":
            now = self.core.clock.now()
            return f"{int(now.timestamp())} {now.astimezone(LOCAL_ZONE):%z}"
        return self.core.variables.get(name, "")

    # Reports.

    def _channels(self, session: Session, action: Action) -> None:
        channels = list(self.core.channels.values())
        items = [
            [
                *channel.headers(),
                ("Application", channel.application),
                ("ApplicationData", channel.data),
                ("Duration", _duration(self.core.seconds_since(channel.created))),
                ("BridgeId", ""),
            ]
            for channel in channels
        ]
        self._list(session, action, "CoreShowChannel", "CoreShowChannelsComplete", items, "Channels will follow")

    def _status(self, session: Session, action: Action) -> None:
        started = self.core.started_at.astimezone(LOCAL_ZONE)
        session.respond(
            action,
            "Success",
            "",
            ("CoreStartupDate", f"{started:%Y-%m-%d}"),
            ("CoreStartupTime", f"{started:%H:%M:%S}"),
            ("CoreReloadDate", f"{started:%Y-%m-%d}"),
            ("CoreReloadTime", f"{started:%H:%M:%S}"),
            ("CoreCurrentCalls", len(self.core.channels)),
        )

    def _settings(self, session: Session, action: Action) -> None:
        session.respond(action, "Success", "", ("AMIversion", "9.0.0"), ("AsteriskVersion", VERSION))

    def _entry(self, session: Session, action: Action) -> None:
        key = f"/{action.get('Family')}/{action.get('Key')}"
        value = self.core.read(key)
        if not value:
            session.respond(action, "Error", "Database entry not found")
            return
        items: list[list[tuple[str, object]]] = [
            [("Family", action.get("Family")), ("Key", action.get("Key")), ("Val", value)]
        ]
        self._list(session, action, "DBGetResponse", "DBGetComplete", items, "Result will follow")

    def _tree(self, session: Session, action: Action) -> None:
        prefix = f"/{action.get('Family')}/"
        items: list[list[tuple[str, object]]] = [
            [("Key", key), ("Val", entry.value)]
            for key, entry in sorted(self.core.database.items())
            if key.startswith(prefix)
        ]
        self._list(session, action, "DBGetTreeResponse", "DBGetTreeComplete", items, "Result will follow")

    def _devices(self, session: Session, action: Action) -> None:
        items: list[list[tuple[str, object]]] = [
            [("Device", f"PJSIP/{device.name}"), ("State", device.state)] for device in self.core.devices.values()
        ]
        message = "Device State Changes will follow"
        self._list(session, action, "DeviceStateChange", "DeviceStateListComplete", items, message)

    def _commands(self, session: Session, action: Action) -> None:
        allowed = [
            (name, f"(Priv: {rights})")
            for name, rights in (_ALLOWED | self.extra_rights).items()
            if name.lower() not in self.forbidden
        ]
        session.respond(action, "Success", "", *allowed)

    def _list(
        self,
        session: Session,
        action: Action,
        item: str,
        complete: str,
        items: list[list[tuple[str, object]]],
        message: str,
    ) -> None:
        key = [("ActionID", action.action_id)] if action.action_id else []
        session.respond(action, "Success", message, ("EventList", "start"))
        for headers in items:
            session.send(("Event", item), *key, *headers)
        session.send(("Event", complete), *key, ("EventList", "Complete"), ("ListItems", len(items)))


def _duration(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole % 3600 // 60:02}:{whole % 60:02}"
