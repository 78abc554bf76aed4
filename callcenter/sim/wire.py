"""The manager interface's wire, as the server side: actions in, messages out, for one connection.

Like Asterisk it reads lines: a bare line feed ends one, an empty line ends the action. That is what makes a line
break inside a value dangerous, so the simulated exchange must fall for it too.
"""

import asyncio
from collections.abc import Iterable
from typing import Protocol

LONGEST_LINE = 1024
MOST_HEADERS = 128


class Action:
    """One received action: headers in order, looked up without regard to case; the first of a name speaks."""

    def __init__(self, headers: list[tuple[str, str]]) -> None:
        self.headers = headers

    def get(self, name: str, default: str = "") -> str:
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), default)

    def all(self, name: str) -> list[str]:
        wanted = name.lower()
        return [value for key, value in self.headers if key.lower() == wanted]

    @property
    def name(self) -> str:
        return self.get("Action").lower()

    @property
    def action_id(self) -> str:
        return self.get("ActionID")


def encode(headers: Iterable[tuple[str, object]]) -> bytes:
    """One message; a header given twice is sent twice."""
    return "".join([*(f"{name}: {value}\r\n" for name, value in headers), "\r\n"]).encode("utf-8", "replace")


class Exchange(Protocol):
    """What a session needs of the exchange behind it."""

    def accepts(self, username: str, secret: str) -> bool: ...

    def act(self, session: "Session", action: Action) -> None: ...

    def session_opened(self, session: "Session") -> bool: ...

    def session_closed(self, session: "Session") -> None: ...


class Session(asyncio.Protocol):
    """One manager connection: greeting, login, then actions until it ends."""

    def __init__(self, exchange: Exchange, greeting: str) -> None:
        self._exchange = exchange
        self._greeting = greeting
        self._rest = b""
        self._headers: list[tuple[str, str]] = []
        self._transport: asyncio.Transport | None = None
        self.logged_in = False
        self.deaf = False
        """Half open: nothing is read and nothing is written any more, yet the connection stands."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        if not self._exchange.session_opened(self):
            transport.abort()
            return
        self.write(f"Asterisk Call Manager/{self._greeting}\r\n".encode())

    def connection_lost(self, exc: Exception | None) -> None:
        self.logged_in = False
        self._exchange.session_closed(self)

    def data_received(self, data: bytes) -> None:
        if self.deaf:
            return
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self._line(line.removesuffix(b"\r"))
        if len(self._rest) > LONGEST_LINE:
            self._rest = b""

    def write(self, data: bytes) -> None:
        if self._transport is not None and not self.deaf and not self._transport.is_closing():
            self._transport.write(data)

    def send(self, *headers: tuple[str, object]) -> None:
        self.write(encode(headers))

    def respond(self, action: Action, response: str, message: str = "", *more: tuple[str, object]) -> None:
        """A response with the action's own id, in Asterisk's order of headers."""
        headers: list[tuple[str, object]] = [("Response", response)]
        if action.action_id:
            headers.append(("ActionID", action.action_id))
        headers.extend(more)
        if message:
            headers.append(("Message", message))
        self.send(*headers)

    def cut(self) -> None:
        """End the connection at once."""
        if self._transport is not None:
            self._transport.abort()

    def finish(self) -> None:
        """End the connection after what was written has gone out."""
        if self._transport is not None:
            self._transport.close()

    def _line(self, line: bytes) -> None:
        if len(line) >= LONGEST_LINE:
            return
        if line:
            name, colon, value = line.decode("utf-8", "replace").partition(":")
            if colon and len(self._headers) < MOST_HEADERS:
                self._headers.append((name.strip(), value.lstrip(" ")))
            return
        headers, self._headers = self._headers, []
        if headers:
            self._act(Action(headers))

    def _act(self, action: Action) -> None:
        if self.deaf or self._transport is None or self._transport.is_closing():
            return
        if action.name == "login":
            self._login(action)
        elif not self.logged_in:
            self.respond(action, "Error", "Permission denied")
        elif action.name == "ping":
            self.respond(action, "Success", "", ("Ping", "Pong"))
        elif action.name == "logoff":
            self.respond(action, "Goodbye", "Thanks for all the fish.")
            self.finish()
        else:
            self._exchange.act(self, action)

    def _login(self, action: Action) -> None:
        if not self._exchange.accepts(action.get("Username"), action.get("Secret")):
            self.respond(action, "Error", "Authentication failed")
            self.finish()
            return
        self.logged_in = True
        self.respond(action, "Success", "Authentication accepted")
        self.send(("Event", "FullyBooted"), ("Privilege", "system,all"), ("Status", "Fully Booted"))
