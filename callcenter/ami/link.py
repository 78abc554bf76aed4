"""The link to one Asterisk: panoramisk's Manager with every hazard contained that was measured on it.

Kept are its words (Manager, Message, register_event, send_action). Replaced: nothing is ever sent again, not after
a reconnect and not later; while the link is down an action is refused; every action has a deadline; a connection that
is half open is found by our own ping and cut; a refused login is a state that an operator sees.
"""

import asyncio
import os
import ssl
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from panoramisk.manager import Manager

from callcenter.ami.actions import Headers, encode_action
from callcenter.ami.parser import Message
from callcenter.ami.protocol import AmiProtocol, Pending
from callcenter.clock import Clock
from callcenter.errors import CallcenterError, PbxGarbled, PbxLinkDown, PbxLoginRefused, PbxRefused, PbxUnclear
from callcenter.log import get_log

log = get_log(__name__)

EventCallback = Callable[[Any, Message], object]


class LinkState(StrEnum):
    """Where the link stands, as an operator reads it."""

    STOPPED = "stopped"
    CONNECTING = "connecting"
    UP = "up"
    LOST = "lost"
    LOGIN_REFUSED = "login-refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTimings:
    """Seconds. A dead link is found after at most `ping_every + ping_deadline` and was measured back within 15 s."""

    connect: float = 3.0
    action: float = 5.0
    ping_every: float = 3.0
    ping_deadline: float = 3.0
    first_wait: float = 0.2
    longest_wait: float = 3.0
    refused_wait: float = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AmiAddress:
    """Where the manager interface listens and who we are there.

    With `ssl` its certificate must name `host` and be vouched for by `ca_file` (PEM; also the certificate itself), without
    one by the authorities that this machine trusts.
    """

    host: str
    port: int
    username: str
    secret: str
    ssl: bool = False
    ca_file: Path | None = None
    events: str = "system,call,user,agent,reporting"


def system_jitter() -> float:
    """A number from 0 to 1, so that many nodes do not come back in step."""
    return os.urandom(1)[0] / 255


async def _nothing(*_: object) -> None:
    return None


class Link(Manager):  # type: ignore[misc]
    """One Asterisk's manager link. `run()` keeps it up until `close()`; events arrive only at registered callbacks.

    `on_up` runs after each login, before the link counts as up; where it raises, the session is dropped and retried.
    `on_lost(reason)` runs after each session that was up, and once when the first attempt of a series fails.
    """

    def __init__(
        self,
        name: str,
        address: AmiAddress,
        clock: Clock,
        *,
        timings: LinkTimings | None = None,
        on_up: Callable[[], Awaitable[None]] = _nothing,
        on_lost: Callable[[str], None] = lambda reason: None,
        jitter: Callable[[], float] = system_jitter,
    ) -> None:
        super().__init__(
            host=address.host,
            port=address.port,
            ssl=address.ssl,
            events=address.events,
            protocol_factory=partial(AmiProtocol, self, name),
            forgetable_actions=_Everything(),
            log=log,
        )
        self.callbacks.clear()
        self.patterns.clear()
        self.name = name
        self.address = address
        self.clock = clock
        self.timings = timings or LinkTimings()
        self.state = LinkState.STOPPED
        self.error: CallcenterError | None = None
        self.sessions = 0
        self.callback_errors = 0
        self.received_at: datetime = clock.now()
        self._on_up = on_up
        self._on_lost = on_lost
        self._jitter = jitter
        self._actions = 0
        self._closing = asyncio.Event()

    @property
    def is_up(self) -> bool:
        """Logged in, and nothing yet says that the connection is dead."""
        return self.state is LinkState.UP and self.protocol is not None and self.protocol.open

    # What panoramisk calls differently or must never do.

    async def run(self) -> None:
        """Connect, log in, watch; begin again with a growing, jittered wait; return after `close()`."""
        wait = self.timings.first_wait
        told = False
        while not self._closing.is_set():
            before = self.sessions
            reason = await self._session()
            if self._closing.is_set():
                break
            was_up = self.sessions > before
            if was_up:
                wait, told = self.timings.first_wait, False
            if not told:
                told = True
                log.warning("pbx_link_lost", pbx=self.name, reason=reason, state=str(self.state))
                self._on_lost(reason)
            pause = self.timings.refused_wait if self.state is LinkState.LOGIN_REFUSED else wait
            await self._pause(pause * (0.75 + 0.5 * self._jitter()))
            wait = min(wait * 2, self.timings.longest_wait)
        self.state = LinkState.STOPPED

    def connect(self, *_: object, **__: object) -> Any:
        """panoramisk's way to connect is not used: `run()` is the only one."""
        raise RuntimeError("the link connects in run() only")

    def close(self) -> None:
        """End the link for good; every pending sender hears of it."""
        self._closing.set()
        if self.protocol is not None:
            self.protocol.abort("closed by us")

    async def send_awaiting_actions(self, *_: object) -> None:
        """panoramisk re-sends here what had no response. We never do: a customer would be rung twice."""

    def send_action(
        self, action: Headers, *, action_id: str | None = None, deadline: float | None = None
    ) -> Awaitable[Message]:
        """Send one action; the awaitable gives Asterisk's response, `Error` included.

        Raises PbxLinkDown (surely not sent), UnsafeHeader (nothing sent) or PbxUnclear (sent, answer unknown).
        """
        return self._first(action, action_id, deadline)

    async def ask(self, action: Headers, *, action_id: str | None = None, deadline: float | None = None) -> Message:
        """As send_action, but an `Error` response raises PbxRefused with Asterisk's own words."""
        return self._accepted(action, await self.send_action(action, action_id=action_id, deadline=deadline))

    async def collect(self, action: Headers, *, deadline: float | None = None) -> list[Message]:
        """Send an action that answers with a list; its items, without the first and the last message.

        The list is complete at `EventList: Complete` with our ActionID, whatever headers its items carry.
        """
        self._require_up(action)
        messages = await self._exchange(action, None, deadline, collect=True)
        self._accepted(action, messages[0])
        return messages[1:-1]

    def register_event(self, pattern: str, callback: EventCallback | None = None) -> Any:
        """panoramisk's register_event: `fnmatch` patterns on event names; usable as a decorator."""
        if self.protocol is not None:
            self.protocol.forget_routes()
        return super().register_event(pattern, callback)

    def dispatch(self, event: Message) -> list[str]:
        """panoramisk's dispatch; an exception in a callback is counted and logged, and stops nobody else."""
        names = [pattern for pattern, regexp in self.patterns if regexp.match(event.header("Event"))]
        self.deliver(tuple(callback for name in names for callback in self.callbacks[name]), event)
        return names

    # What the connection asks for (EventSink).

    def wants(self, name: bytes) -> tuple[EventCallback, ...]:
        """Callbacks registered for an event's name."""
        text = name.decode("utf-8", "replace")
        patterns: Iterable[str] = (pattern for pattern, regexp in self.patterns if regexp.match(text))
        return tuple(callback for pattern in patterns for callback in self.callbacks[pattern])

    def deliver(self, callbacks: tuple[EventCallback, ...], message: Message) -> None:
        """Hand one event to its callbacks; an odd event costs itself, never the link."""
        for callback in callbacks:
            try:
                callback(self, message)
            except Exception as error:
                self.callback_errors += 1
                text = message.raw[:1000].decode("utf-8", "replace")
                log.exception("pbx_event_callback_failed", pbx=self.name, error=str(error), event_text=text)

    def read(self) -> None:
        """A read begins; its messages share one instant."""
        self.received_at = self.clock.now()

    # One session.

    async def _session(self) -> str:
        self.state = LinkState.CONNECTING
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self.timings.connect):
                await loop.create_connection(self._new_protocol, self.address.host, self.address.port, ssl=self._ssl())
        except (OSError, TimeoutError) as error:
            self.state = LinkState.LOST
            self.error = PbxLinkDown(pbx=self.name, action="connect", reason=_why(error))
            return f"cannot connect: {_why(error)}"
        protocol = self.protocol
        try:
            return await self._live(protocol)
        except PbxLoginRefused as error:
            self.state = LinkState.LOGIN_REFUSED
            self.error = error
            return str(error)
        except CallcenterError as error:
            self.state = LinkState.LOST
            self.error = error
            return protocol.reason if protocol.closed.done() else str(error)
        except Exception as error:  # the link must outlive whatever an exchange answers
            self.state = LinkState.LOST
            self.error = PbxGarbled(reason=type(error).__name__)
            log.exception("pbx_session_failed", pbx=self.name, error=str(error))
            return f"session failed: {type(error).__name__}"
        finally:
            self.authenticated = False
            protocol.abort("session over")

    async def _live(self, protocol: AmiProtocol) -> str:
        login = await self._first(self._login_action(), None, self.timings.connect, login=True)
        if login.response != "Success":
            raise PbxLoginRefused(pbx=self.name, reason=login.header("Message"))
        self.authenticated = True
        await self._on_up()
        self.state = LinkState.UP
        self.error = None
        self.sessions += 1
        log.info("pbx_link_up", pbx=self.name, ami_version=protocol.version)
        while True:
            done, _ = await asyncio.wait([protocol.closed], timeout=self.timings.ping_every)
            if done:
                self.state = LinkState.LOST
                return protocol.closed.result()
            try:
                await self._first({"Action": "Ping"}, None, self.timings.ping_deadline)
            except (PbxUnclear, PbxLinkDown):
                self.state = LinkState.LOST
                return protocol.reason if protocol.closed.done() else "no answer to a ping"

    def _login_action(self) -> Headers:
        address = self.address
        return {
            "Action": "Login",
            "Username": address.username,
            "Secret": address.secret,
            "Events": address.events,
        }

    def _ssl(self) -> ssl.SSLContext | None:
        """Made for each connection, so that a renewed `ca_file` counts without a restart."""
        if not self.address.ssl:
            return None
        context = ssl.create_default_context(cafile=self.address.ca_file)
        if self.address.ca_file is not None:
            # The exchange's own certificate is anchor enough, also where the authority that it was made by is not given.
            context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        return context

    def _new_protocol(self) -> AmiProtocol:
        protocol: AmiProtocol = self.config["protocol_factory"]()
        self.protocol = protocol
        return protocol

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._closing.wait(), seconds)
        except TimeoutError:
            return

    # Sending.

    def _require_up(self, action: Headers) -> None:
        if not (self.authenticated and self.protocol is not None and self.protocol.open):
            raise PbxLinkDown(pbx=self.name, action=str(action.get("Action", "")))

    async def _first(
        self, action: Headers, action_id: str | None, deadline: float | None, *, login: bool = False
    ) -> Message:
        if not login:
            self._require_up(action)
        return (await self._exchange(action, action_id, deadline, collect=False))[0]

    async def _exchange(
        self, action: Headers, action_id: str | None, deadline: float | None, *, collect: bool
    ) -> list[Message]:
        name = str(action.get("Action", ""))
        self._actions += 1
        key = action_id or f"cc/{self._actions}"
        data = encode_action({**action, "ActionID": key})
        protocol: AmiProtocol = self.protocol
        if not protocol.open:
            raise PbxLinkDown(pbx=self.name, action=name)
        future: asyncio.Future[list[Message]] = asyncio.get_running_loop().create_future()
        pending = Pending(action=name, future=future, collect=collect)
        protocol.send(data, key, pending)
        try:
            async with asyncio.timeout(self.timings.action if deadline is None else deadline):
                return await future
        except TimeoutError:
            raise PbxUnclear(
                pbx=self.name, action=name, reason="deadline", response_seen=bool(pending.messages)
            ) from None
        finally:
            protocol.give_up(key)

    def _accepted(self, action: Headers, response: Message) -> Message:
        if response.header("Response") != "Success":
            name = str(action.get("Action", ""))
            raise PbxRefused(pbx=self.name, action=name, reason=response.header("Message"))
        return response


def _why(error: Exception) -> str:
    """Why nobody was reached, in words that an operator can act on: most TLS failures are the certificate's."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"certificate refused: {error.verify_message}"
    if isinstance(error, ssl.SSLError):
        return f"no TLS: {error.reason}"
    return type(error).__name__


class _Everything:
    """A container that contains every action's name: all of them may be forgotten, none is sent again."""

    def __contains__(self, name: object) -> bool:
        return True
