"""Bytes of the manager interface into messages: split first, look up headers when asked, decode last.

panoramisk decodes each read on its own (a letter split over two reads is lost) and scans an unfinished message
anew at every read (4 MB: 3.4 s). Here bytes are split, a read is scanned once, and most messages are dropped unread.
"""

from collections.abc import Iterator
from typing import Any

from panoramisk.message import Message as PanoramiskMessage

from callcenter.errors import PbxGarbled

SEPARATOR = b"\r\n\r\n"
LINE = b"\r\n"
LONGEST_MESSAGE = 16 * 1024 * 1024
"""Bytes that one unfinished message may take before the link is given up rather than the machine's memory."""


class MessageSplitter:
    """Cuts a stream, read in any pieces, at the empty lines; each byte is looked at a fixed number of times."""

    __slots__ = ("_longest", "_pieces", "_size", "_tail")

    def __init__(self, longest: int = LONGEST_MESSAGE) -> None:
        self._longest = longest
        self._pieces: list[bytes] = []
        self._size = 0
        self._tail = b""

    def feed(self, data: bytes) -> list[bytes]:
        """The messages completed by this read, without their final empty line; raises PbxGarbled."""
        if self._pieces:
            self._pieces.append(data)
            if SEPARATOR not in data and SEPARATOR not in self._tail + data[:3]:
                self._size += len(data)
                if self._size > self._longest:
                    raise PbxGarbled(reason="message-too-long", size=self._size)
                self._tail = (self._tail + data)[-3:]
                return []
            data = b"".join(self._pieces)
            self._pieces.clear()
        messages = data.split(SEPARATOR)
        rest = messages.pop()
        if rest:
            self._pieces.append(rest)
            self._size = len(rest)
            self._tail = rest[-3:]
            if self._size > self._longest:
                raise PbxGarbled(reason="message-too-long", size=self._size)
        return messages


def event_name(raw: bytes) -> bytes | None:
    """The event's name, or None when the message is no event. The first `Event:` header speaks, later ones do not."""
    if raw.startswith(b"Event: "):
        end = raw.find(LINE, 7)
        return raw[7:] if end < 0 else raw[7:end]
    if raw.startswith(b"Response: "):
        return None
    for line in raw.split(LINE):
        if line.startswith(b"Event: "):
            return line[7:]
        if line.startswith(b"Response: "):
            return None
    return None


_needles: dict[str, bytes] = {}


class Message(PanoramiskMessage):  # type: ignore[misc]
    """panoramisk's Message over untouched bytes: `header` reads one value; everything else parses on first use."""

    manager: Any = None

    def __init__(self, raw: bytes, name: str = "") -> None:
        """`name` is the event's name where whoever cut the stream has already read it."""
        self.raw = raw
        self.name = name

    def header(self, name: str) -> str:
        """The first value of a header, spelt as Asterisk spells it; empty when it is not there.

        Bytes that are no UTF-8 become U+FFFD, never an error: the network decides what a caller's name holds.
        """
        raw = self.raw
        try:
            needle = _needles[name]
        except KeyError:
            needle = _needles[name] = f"\r\n{name}: ".encode()
        start = raw.find(needle)
        if start < 0 or name == "Event":
            return self._first_line(name, needle)
        start += len(needle)
        end = raw.find(LINE, start)
        return (raw[start:end] if end > 0 else raw[start:]).decode("utf-8", "replace")

    def _first_line(self, name: str, needle: bytes) -> str:
        """A header that no line break precedes, or that must not be taken from further down."""
        if name == "Event":
            return self.name or (event_name(self.raw) or b"").decode("utf-8", "replace")
        if self.raw.startswith(needle[2:]):
            return self.raw[len(needle) - 2 :].partition(LINE)[0].decode("utf-8", "replace")
        return ""

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every header in order, decoded; repeated names appear repeatedly."""
        for line in self.raw.split(LINE):
            name, colon, value = line.partition(b":")
            if colon and name:
                yield name.decode("utf-8", "replace"), value.lstrip(b" ").decode("utf-8", "replace")

    @property
    def content(self) -> str:
        """What a command printed: the values of all `Output:` headers, a line each."""
        return "\n".join(value for name, value in self.pairs() if name.lower() == "output")

    def __getattr__(self, name: str) -> Any:
        if name == "_store":
            self._store = store = self._parsed()
            return store
        return super().__getattr__(name)

    def _parsed(self) -> dict[str, tuple[str, Any]]:
        """panoramisk's shape: lower-case name to (name, value or list of values); a second `Event:` is not taken."""
        store: dict[str, tuple[str, Any]] = {}
        for name, value in self.pairs():
            key = name.lower()
            if key not in store:
                store[key] = (name, value)
            elif key not in ("event", "response", "actionid"):
                spelt, before = store[key]
                store[key] = (spelt, [*before, value] if isinstance(before, list) else [before, value])
        return store
