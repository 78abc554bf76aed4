"""What Kannel tells us over HTTP: receipts and customers' texts, read with suspicion.

Kannel can show no header, so its secret travels in the query (the web ring keeps queries out of its logs). It repeats a
call that was not answered with 200; a repeated one carries the same key and is taken again without effect.
"""

import hmac
import ipaddress
import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import unquote_to_bytes

from callcenter import ids
from callcenter.config import SHORTEST_CALLBACK_TOKEN
from callcenter.core.sms import RECEIPT_BITS
from callcenter.errors import Forbidden, Invalid, Unauthenticated
from callcenter.flows.ports_sms import Inbound, Receipt

_LONGEST_REASON = 200
_LONGEST_TEXT = 2000
_SENDER = re.compile(r"\+?[0-9A-Za-z*# .-]{1,32}\Z")
_CHARSETS = {
    "": "utf-8",
    "UTF-8": "utf-8",
    "UTF-16BE": "utf-16-be",
    "UCS-2": "utf-16-be",
    "ISO-10646-UCS-2": "utf-16-be",
}
_LATIN = frozenset({"ISO-8859-1", "LATIN1", "WINDOWS-1252"})


class KannelWebhooks:
    """Reads Kannel's calls. `networks` are the addresses it may call from; `secret` is at least 16 characters."""

    def __init__(self, secret: str, networks: Sequence[str] = ("127.0.0.0/8", "::1/128")) -> None:
        if len(secret) < SHORTEST_CALLBACK_TOKEN:
            raise Invalid(field="sms.kannel.callback_token", reason="too_short", shortest=SHORTEST_CALLBACK_TOKEN)
        self._secret = secret.encode()
        try:
            self._networks = [ipaddress.ip_network(network) for network in networks]
        except ValueError as error:
            raise Invalid(field="sms.kannel.callback_networks", reason=str(error)) from error

    def admit(self, secret: str, remote: str) -> None:
        """Let Kannel in; Forbidden from another address, Unauthenticated with another secret."""
        try:
            address = ipaddress.ip_address(remote.partition("%")[0])
        except ValueError as error:
            raise Forbidden("sms_webhook", remote="unreadable") from error
        if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        if not any(address in network for network in self._networks):
            raise Forbidden("sms_webhook", remote=str(address))
        if not hmac.compare_digest(secret.encode("utf-8", "replace"), self._secret):
            raise Unauthenticated

    def receipt(self, raw_query: str) -> Receipt:
        """`?id=KEY&status=BIT&smsid=…&answer=…`; Invalid for a key that is no id or a status that is no single bit."""
        fields = _fields(raw_query)
        key = _word(fields, "id")
        if not ids.is_id(key):
            raise Invalid(field="id", reason="not_an_id")
        status = _word(fields, "status")
        kind = RECEIPT_BITS.get(int(status)) if re.fullmatch(r"[0-9]{1,3}", status) else None
        if kind is None:
            raise Invalid(field="status", reason="not_a_receipt")
        reason = _tidy(_word(fields, "answer"))[:_LONGEST_REASON]
        return Receipt(key=key, kind=kind, gateway_ref=_tidy(_word(fields, "smsid"))[:64], reason=reason)

    def inbound(self, raw_query: str) -> Inbound:
        """`?from=…&to=…&text=…&time=…&id=…&charset=…`; the text is decoded from the charset that Kannel names."""
        fields = _fields(raw_query)
        ref = _tidy(_word(fields, "id"))[:64]
        if not ref:
            raise Invalid(field="id", reason="missing")
        number = _word(fields, "from").strip()
        if not _SENDER.match(number):
            raise Invalid(field="from", reason="not_a_number")
        text = _decoded(fields.get("text", b""), _word(fields, "charset").upper())
        return Inbound(
            gateway_ref=ref,
            number=number,
            to=_tidy(_word(fields, "to"))[:32],
            text=_tidy(text, keep="\n")[:_LONGEST_TEXT],
            sent_at=_instant(_word(fields, "time")),
        )


def _fields(raw_query: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for pair in raw_query.split("&")[:32]:
        name, _, value = pair.partition("=")
        found.setdefault(name, unquote_to_bytes(value.replace("+", " ")))
    return found


def _word(fields: dict[str, bytes], name: str) -> str:
    return fields.get(name, b"").decode("utf-8", "replace")


def _decoded(raw: bytes, charset: str) -> str:
    if charset in _LATIN:
        return raw.decode("cp1252", "replace")
    encoding = _CHARSETS.get(charset)
    if encoding is None:
        raise Invalid(field="charset", reason="unknown", charset=charset[:32])
    return raw.decode(encoding, "replace")


def _tidy(text: str, keep: str = "") -> str:
    return "".join(c for c in text if c in keep or unicodedata.category(c) not in ("Cc", "Cs")).strip()


def _instant(seconds: str) -> datetime | None:
    if not re.fullmatch(r"[0-9]{9,10}", seconds):
        return None
    return datetime.fromtimestamp(int(seconds), UTC)
