"""What a phone in a browser may say: SIP frames judged before they reach the exchange.

It registers its own endpoint, and speaks within dialogs that the exchange began. It dials nobody: calls are placed by
the service alone, so a page that was taken over cannot ring anybody through the exchange.
"""

import re

LONGEST = 64 * 1024
"""Bytes of one frame; an INVITE with all candidates of a browser has a few thousand."""

_METHODS = frozenset({"ACK", "BYE", "CANCEL", "INFO", "INVITE", "OPTIONS", "PRACK", "UPDATE", "NOTIFY"})
_REQUEST = re.compile(r"([A-Z]{3,12}) \S{1,500} SIP/2\.0")
_STATUS = re.compile(r"SIP/2\.0 [1-6][0-9]{2} .*")
_USER = re.compile(r"sips?:([^@;>\s]{1,64})@")
_TAG = re.compile(r";\s*tag=[^;\s]+", re.IGNORECASE)
_COMPACT = {"f": "from", "t": "to"}


def refused(frame: str, user: str) -> str:
    """Why a frame of the browser's is not passed on; empty when it is. `user` is the device that it may speak for."""
    if not frame.strip():
        return ""  # a keep-alive of RFC 5626
    head, _, _ = frame.partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    if _STATUS.fullmatch(first):
        return ""
    request = _REQUEST.fullmatch(first)
    if request is None:
        return "not-sip"
    headers = _headers(lines)
    sender = headers.get("from", "")
    spoken_for = _USER.search(sender)
    if request[1] == "REGISTER":
        registered = _USER.search(headers.get("to", ""))
        own = spoken_for is not None and registered is not None and spoken_for[1] == registered[1] == user
        return "" if own else "another-device"
    if request[1] not in _METHODS:
        return "method-not-allowed"
    if not _TAG.search(headers.get("to", "")):
        return "outside-a-dialog"
    return ""


def _headers(lines: list[str]) -> dict[str, str]:
    """From and To by their long names; the first of a name speaks, and one that is given twice is nobody's."""
    found: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        name = name.strip().lower()
        name = _COMPACT.get(name, name)
        if colon and name in ("from", "to"):
            found[name] = "" if name in found else value.strip()
    return found
