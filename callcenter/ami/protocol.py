"""One connection to Asterisk's manager interface: bytes in, answers matched to actions, wanted events handed on."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from callcenter.ami.parser import LINE, Message, MessageSplitter, event_name
from callcenter.errors import PbxGarbled, PbxUnclear

BUFFER = 256 * 1024
BANNER = b"Asterisk Call Manager/"
_LONGEST_BANNER = 200
_HEAD = 32


Route = tuple[tuple[Callable[[Any, Message], object], ...], str]
"""Who wants an event, and the event's name."""


class EventSink(Protocol):
    """What the connection hands over to: the link."""

    def wants(self, name: bytes) -> tuple[Callable[[Any, Message], object], ...]:
        """Who registered for this event; empty means that the event is dropped unread."""

    def deliver(self, callbacks: tuple[Callable[[Any, Message], object], ...], message: Message) -> None:
        """Give the event to everyone who registered; never raises."""

    def read(self) -> None:
        """A read begins: its instant is that of all its messages."""


@dataclass(slots=True)
class Pending:
    """An action on its way: what came so far, and the future that its sender waits for."""

    action: str
    future: asyncio.Future[list[Message]]
    collect: bool
    messages: list[Message] = field(default_factory=list)


class AmiProtocol(asyncio.BufferedProtocol):
    """panoramisk's AMIProtocol replaced: nothing is ever sent twice, every sender hears how it ended."""

    def __init__(self, sink: EventSink, pbx: str) -> None:
        self._sink = sink
        self._pbx = pbx
        self._view = memoryview(bytearray(BUFFER))
        self._splitter = MessageSplitter()
        self._banner: bytes | None = b""
        self._pending: dict[str, Pending] = {}
        self._collecting = 0
        self._routes: dict[bytes, Route] = {}
        """By a message's first bytes, which hold the event's name and the beginning of its second header."""
        self.transport: asyncio.Transport | None = None
        self.version = ""
        self.reason = "closed by the exchange"
        self.closed: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    @property
    def open(self) -> bool:
        """Whether bytes given now would go out on a connection that is not known to be dead."""
        return self.transport is not None and not self.transport.is_closing() and not self.closed.done()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def get_buffer(self, sizehint: int) -> memoryview:
        return self._view

    def buffer_updated(self, nbytes: int) -> None:
        data = bytes(self._view[:nbytes])
        self._sink.read()
        try:
            if self._banner is not None:
                data = self._after_banner(data)
            messages = self._splitter.feed(data)
        except PbxGarbled as error:
            self.abort(str(error))
            return
        routes = self._routes
        deliver = self._sink.deliver
        for raw in messages:
            route = routes.get(raw[:_HEAD])
            if route is None or self._collecting:
                self._receive(raw)
            elif route[0]:
                deliver(route[0], Message(raw, route[1]))

    def forget_routes(self) -> None:
        """Somebody registered for events: ask again who wants what."""
        self._routes.clear()

    def send(self, data: bytes, action_id: str, pending: Pending) -> None:
        """Write one action now, or not at all; the caller has checked `open`."""
        assert self.transport is not None
        self._pending[action_id] = pending
        self._collecting += pending.collect
        self.transport.write(data)

    def give_up(self, action_id: str) -> None:
        """Forget an action whose deadline has passed; a late answer is dropped."""
        pending = self._pending.pop(action_id, None)
        if pending is not None:
            self._collecting -= pending.collect

    def abort(self, reason: str) -> None:
        """Cut the connection without waiting for the other side; bytes not yet written are thrown away."""
        self.reason = reason
        if self.transport is not None:
            self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        if exc is not None:
            self.reason = f"{type(exc).__name__}: {exc}"
        pendings = list(self._pending.values())
        self._pending.clear()
        self._collecting = 0
        for pending in pendings:
            if not pending.future.done():
                seen = bool(pending.messages)
                pending.future.set_exception(
                    PbxUnclear(pbx=self._pbx, action=pending.action, reason="connection-lost", response_seen=seen)
                )
        if not self.closed.done():
            self.closed.set_result(self.reason)

    def _after_banner(self, data: bytes) -> bytes:
        """Take the greeting line off the stream; raises PbxGarbled where something else listens on the port."""
        assert self._banner is not None
        line, found, rest = (self._banner + data).partition(LINE)
        if not line.startswith(BANNER[: len(line)]) or (not found and len(line) > _LONGEST_BANNER):
            raise PbxGarbled(reason="no-manager-interface", greeting=line[:40].decode("utf-8", "replace"))
        if not found:
            self._banner = line
            return b""
        if not line.startswith(BANNER):
            raise PbxGarbled(reason="no-manager-interface", greeting=line[:40].decode("utf-8", "replace"))
        self.version = line[len(BANNER) :].decode("utf-8", "replace")
        self._banner = None
        return rest

    def _receive(self, raw: bytes) -> None:
        """Answers, events not met before, and every message while a list is being collected."""
        name = event_name(raw)
        message = Message(raw)
        action_id = message.header("ActionID")
        pending = self._pending.get(action_id) if action_id else None
        if name is not None:
            if pending is not None and pending.collect:
                pending.messages.append(message)
                if message.header("EventList") == "Complete":
                    self._finish(action_id, pending)
                return
            message.name = name.decode("utf-8", "replace")
            callbacks = self._sink.wants(name)
            if raw.startswith(b"\r\nPrivilege: ", 7 + len(name)) and len(name) < _HEAD - 9 and len(self._routes) < 1000:
                self._routes[raw[:_HEAD]] = (callbacks, message.name)
            if callbacks:
                self._sink.deliver(callbacks, message)
        elif pending is not None:
            pending.messages.append(message)
            if not pending.collect or message.header("EventList") != "start":
                self._finish(action_id, pending)

    def _finish(self, action_id: str, pending: Pending) -> None:
        self.give_up(action_id)
        if not pending.future.done():
            pending.future.set_result(pending.messages)
