"""Actions on their way out: the one place where names and values are checked before they become bytes.

A line break in a value or a name starts a new action, and one CRLF overrides Context and Exten (seen on a real
Asterisk): whoever edits a customer's name would command the exchange. So such text is refused, never repaired.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from callcenter.errors import UnsafeHeader

Headers = Mapping[str, str | int | Sequence[str]]
"""An action: header to value; a sequence becomes the header repeated."""

LONGEST_LINE = 1000
"""Bytes of one `Name: value`; Asterisk's input buffer holds 1,024 and it throws longer lines away silently."""
MOST_LINES = 120
"""Asterisk reads 128 headers of an action."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_FORBIDDEN = re.compile(r"[\r\n\0]")
_SPECIAL = re.compile(r'[\\",]')


def encode_action(headers: Headers) -> bytes:
    """The bytes of one action. Raises UnsafeHeader (header, reason) and then nothing at all has been sent."""
    lines: list[bytes] = []
    for name, value in headers.items():
        if not _NAME.match(name):
            raise UnsafeHeader(header=name, reason="not-a-header-name")
        values: Iterable[object] = (value,) if isinstance(value, str | int) else value
        for one in values:
            text = str(one)
            if _FORBIDDEN.search(text):
                raise UnsafeHeader(header=name, reason="line-break-or-null")
            try:
                line = f"{name}: {text}".encode()
            except UnicodeEncodeError:
                raise UnsafeHeader(header=name, reason="not-unicode-text") from None
            if len(line) > LONGEST_LINE:
                raise UnsafeHeader(header=name, reason="too-long")
            lines.append(line)
    if len(lines) > MOST_LINES:
        raise UnsafeHeader(header="*", reason="too-many-headers")
    return b"\r\n".join([*lines, b"", b""])


def variable(name: str, value: str) -> str:
    """One value for the header `Variable`, where Asterisk splits at commas and takes quotes and backslashes away.

    Raises UnsafeHeader for such a value, and where the name is no variable's (parentheses would call a function).
    """
    if not _VARIABLE.match(name):
        raise UnsafeHeader(header="Variable", reason="not-a-variable-name")
    if _SPECIAL.search(value):
        raise UnsafeHeader(header=f"Variable {name}", reason="comma-quote-or-backslash")
    return f"{name}={value}"
