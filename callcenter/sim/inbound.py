"""Calls that come in, and the doctor's test call, in the simulated exchange."""

import asyncio
from collections.abc import Callable

from callcenter.sim.exchange import Core
from callcenter.sim.legs import ALONE_CUSTOMER, INBOUND_WAIT, Done, Rooms, journal_key, save_recording
from callcenter.sim.model import RING, UP, Channel


class JournaledIn:
    """The part that return calls and the doctor's call share: one line at the start, one at the end."""

    def __init__(self, core: Core, channel: Channel, attempt: str) -> None:
        self._core, self._channel, self._attempt = core, channel, attempt
        self._begun = core.loop_time()
        self._started_ms = core.millis()
        core.write(journal_key(attempt), f"1|answered|{self._started_ms}|in")

    def tell(self, name: str) -> None:
        headers = (("Attempt", self._attempt), ("Direction", "in"), ("At", self._started_ms))
        self._core.user_event(name, self._channel, *headers)

    def end(self, record: str) -> None:
        seconds = self._core.seconds_since(self._begun)
        line = (
            f"1|ended|ANSWER|16|{round(seconds * 1000)}|{round(seconds * 1000)}|{self._started_ms}|"
            f"{self._core.millis()}||in|us"
        )
        self._core.write(journal_key(self._attempt), line)
        save_recording(self._core, record, seconds)
        self._core.user_event("CallcenterEnded", self._channel, ("Attempt", self._attempt), ("Line", line))


class InboundCall:
    """Somebody rings us: two seconds for the service to take the call, then the dealer's fallback number."""

    def __init__(self, core: Core, rooms: Rooms, number: str, dialed: str, talk: float) -> None:
        self._core, self._rooms, self._talk = core, rooms, talk
        self._journal: JournaledIn | None = None
        self._timer: asyncio.TimerHandle | None = None
        self.went_to = "ringing"
        channel = core.new_channel("PJSIP/pstn")
        channel.state, channel.context, channel.exten, channel.caller = RING, "callcenter-inbound", dialed, number
        channel.variables.update(CC_FROM=number, CC_TO=dialed)
        channel.on_gone = lambda cause: self._gone()
        channel.on_redirect = self.redirect
        channel.on_led_out = self._led_out
        self.channel = channel
        self.attempt = ""
        headers = (("From", number), ("To", dialed), ("At", core.millis()))
        core.user_event("CallcenterInbound", channel, *headers)
        self._after(INBOUND_WAIT * core.speed, lambda: self.redirect("callcenter-fallback", dialed))

    def redirect(self, context: str, exten: str) -> None:
        """Leave what it does and go on at another place of the dialplan."""
        core, channel = self._core, self.channel
        core.cancel(self._timer)
        core.leave(channel)
        channel.context, channel.exten = context, exten
        self.went_to = context
        if context == "callcenter-return":
            self._enter(exten)
        elif context == "callcenter-closed":
            channel.state = UP
            self._after(3, lambda: core.hang_up(channel))
        else:
            dial = "yes" if core.fallbacks.get(exten) else "no"
            headers = (("From", channel.caller), ("To", exten), ("Dial", dial))
            core.user_event("CallcenterFallback", channel, *headers)
            self._after(5, lambda: core.hang_up(channel))

    def hang_up(self) -> None:
        """The caller puts the receiver down."""
        self._core.hang_up(self.channel)

    def _enter(self, attempt: str) -> None:
        core, channel = self._core, self.channel
        if core.read(journal_key(attempt)):
            core.user_event("CallcenterRefused", channel, ("Attempt", attempt), ("Reason", "journaled"))
            self.redirect("callcenter-fallback", channel.variables["CC_TO"])
            return
        self.attempt = attempt
        channel.state = UP
        self._journal = JournaledIn(core, channel, attempt)
        self._journal.tell("CallcenterStarted")
        self._journal.tell("CallcenterAnswered")
        core.join(channel, attempt, admin=False)
        if not core.in_room(attempt, admin=True):
            self._rooms.guard(attempt, ALONE_CUSTOMER)
        self._after(self._talk, lambda: core.hang_up(channel))

    def _led_out(self) -> None:
        """Nobody came: our part is over, and the dealer's own number is dialed."""
        self._end()
        self.redirect("callcenter-fallback", self.channel.variables["CC_TO"])

    def _gone(self) -> None:
        self._core.cancel(self._timer)
        if self._journal is not None:
            self._end()
            self._rooms.customer_left(self.attempt)

    def _end(self) -> None:
        if self._journal is not None:
            self._journal.end(self.channel.variables.get("CC_RECORD", ""))
            self._journal = None

    def _after(self, seconds: float, act: Callable[[], None]) -> None:
        self._timer = self._core.after(seconds, act)


def doctor_call(core: Core, attempt: str, record: str, done: Done) -> None:
    """Three seconds of tone, recorded and journaled like a call."""
    if core.read(journal_key(attempt)):
        done(False, 0, "<unknown>")
        return
    channel = core.new_channel("", name=f"Local/{attempt}@callcenter-doctor-{core.serial():08x};2")
    channel.state, channel.context, channel.exten = UP, "callcenter-doctor", attempt
    journal = JournaledIn(core, channel, attempt)
    channel.on_gone = lambda cause: journal.end(record)
    done(True, 4, channel.uniqueid)
    core.after(3, lambda: core.hang_up(channel))
