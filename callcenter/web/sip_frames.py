"""What a phone in a browser may say: SIP frames judged before they reach the exchange.

It registers its own endpoint, and speaks within dialogs that the exchange began. It dials nobody: calls are placed by
the service alone, so a page that was taken over cannot ring anybody through the exchange. A frame is exactly one message,
written so that the exchange reads it as it is read here: its parser also takes bare line feeds, folded lines and a second
message behind the first one's body.
"""

import re

LONGEST = 64 * 1024
"""Bytes of one frame; an INVITE with all candidates of a browser has a few thousand."""

_METHODS = frozenset({"ACK", "BYE", "CANCEL", "INFO", "INVITE", "OPTIONS", "PRACK", "UPDATE", "NOTIFY"})
_REQUEST = re.compile(r"([A-Z]{3,12}) \S{1,500} SIP/2\.0")
_STATUS = re.compile(r"SIP/2\.0 [1-6][0-9]{2} .*")
_USER = re.compile(r"sips?:([^@;>\s]{1,64})@")
_TAG = re.compile(r";\s*tag=[^;\s]+", re.IGNORECASE)
_COMPACT = {"f": "from", "t": "to", "l": "content-length"}
_READ = frozenset(_COMPACT.values())
_BARE = re.compile(r"(?<!\r)\n|\r(?!\n)|\r\n[ \t]|\x00")
"""Line ends and continued lines that hide a header from whoever splits at CR LF."""
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_BRACKETED = re.compile(r"<[^>]*>")


def refused(frame: str, user: str) -> str:
    """Why a frame of the browser's is not passed on; empty when it is. `user` is the device that it may speak for."""
    if not frame.strip():
        return ""  # a keep-alive of RFC 5626
    head, _, body = frame.partition("\r\n\r\n")
    if _BARE.search(head):
        return "not-sip"
    first, *lines = head.split("\r\n")
    headers = _headers(lines)
    request = _REQUEST.fullmatch(first)
    if request is None and not _STATUS.fullmatch(first):
        return "not-sip"
    if headers.get("content-length", "0") != str(len(body.encode())):
        return "not-one-message"
    if request is None:
        return ""
    if request[1] == "REGISTER":
        spoken_for = _USER.search(_QUOTED.sub("", headers.get("from", "")))
        registered = _USER.search(_QUOTED.sub("", headers.get("to", "")))
        own = spoken_for is not None and registered is not None and spoken_for[1] == registered[1] == user
        return "" if own else "another-device"
    if request[1] not in _METHODS:
        return "method-not-allowed"
    # A tag inside the address or its name is none: the exchange would take the message for a new call.
    if not _TAG.search(_BRACKETED.sub("", _QUOTED.sub("", headers.get("to", "")))):
        return "outside-a-dialog"
    return ""


def _headers(lines: list[str]) -> dict[str, str]:
    """From, To and Content-Length by their long names; one that is given twice says nothing."""
    found: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        name = name.strip().lower()
        name = _COMPACT.get(name, name)
        if colon and name in _READ:
            found[name] = "" if name in found else value.strip()
    return found
