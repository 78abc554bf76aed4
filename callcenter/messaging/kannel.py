"""The gateway `kannel`: hands texts to a Kannel smsbox over HTTP, at most once, and says how sure it is.

The request is a POST with `X-Kannel-*` headers: aiohttp silently repeats a GET whose connection broke, which would send
an SMS twice, and headers keep the password out of access logs. Every request has a connection of its own, so a failure
to connect surely sent nothing, and any failure after that is Unclear.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urlencode

import aiohttp
from yarl import URL

from callcenter.core.sms_text import Encoding, measure
from callcenter.errors import Invalid
from callcenter.flows.ports_sms import (
    Accepted,
    AskAnswer,
    CannotAsk,
    GatewayCheck,
    Refused,
    SendAnswer,
    SmsRequest,
    Unclear,
)
from callcenter.log import get_log

log = get_log(__name__)

_NUMBER = re.compile(r"\+?[0-9]{3,20}\Z")
_SENDER = re.compile(r"\+?[0-9A-Za-z]{1,20}\Z")
_ALL_RECEIPTS = 31
_GATEWAYS_FAULT = frozenset({401, 403, 404, 405, 429})
_MESSAGES_FAULT = frozenset({400, 413, 414})


@dataclass(frozen=True, slots=True, kw_only=True)
class KannelSettings:
    """How to reach a Kannel. `url` is smsbox's address; without a path, `/cgi-bin/sendsms` is meant.

    `receipt_url` is our own webhook as Kannel sees it and `callback_token` what it must show there (empty url: no
    receipts). `connect_seconds` and `reply_seconds` are time-outs. `max_parts` must not be above Kannel's
    `max-messages`, beyond which Kannel cuts silently. `sender` is the number shown, empty: Kannel's own (`faked-sender`,
    `default-sender` or `global-sender`); with neither it refuses. `home_code` is stripped from home numbers
    (+86 138… → 138…), empty: never. `smsc` picks one of Kannel's operators, empty: its own choice.
    """

    url: str
    user: str
    password: str = field(repr=False)
    sender: str = ""
    receipt_url: str = ""
    callback_token: str = field(default="", repr=False)
    smsc: str = ""
    max_parts: int = 6
    home_code: str = "86"
    connect_seconds: float = 5.0
    reply_seconds: float = 15.0


class KannelGateway:
    """One Kannel. Construct inside a running loop; `close` at the end. It cannot be asked about a message."""

    name = "kannel"

    def __init__(self, settings: KannelSettings) -> None:
        self._settings = settings
        self._url = URL(settings.url)
        if self._url.scheme not in ("http", "https") or not self._url.host:
            raise Invalid(field="sms.kannel.url", reason="not_an_http_address")
        if self._url.path == "/":
            self._url = self._url.with_path("/cgi-bin/sendsms")
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(force_close=True, limit=16),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(
                total=settings.connect_seconds + settings.reply_seconds,
                sock_connect=settings.connect_seconds,
                sock_read=settings.reply_seconds,
            ),
        )

    async def send(self, request: SmsRequest) -> SendAnswer:
        """Hand the message over, once; see SmsGateway.send."""
        answer = self._unfit(request) or await self._post(self._headers(request), request.text)
        match answer:
            case Accepted(held=held):
                log.info("sms_handed_over", key=request.key, parts=measure(request.text).parts, held=held)
            case Refused(reason=reason, may_retry=may_retry):
                log.warning("sms_refused", key=request.key, reason=reason, may_retry=may_retry)
            case Unclear(reason=reason):
                log.warning("sms_unclear", key=request.key, reason=reason)
        return answer

    async def ask(self, key: str) -> AskAnswer:
        """Kannel keeps nothing that could be asked by our key."""
        return CannotAsk()

    async def check(self) -> GatewayCheck:
        """Ask for what cannot be sent: Kannel answers 400 when name and password are right, 403 when not.

        It looks for a receiver first. Where it is to know the sender, it is given one that is nobody, and a coding that does
        not exist: that is refused only after it has looked for a sender.
        """
        nobody = {} if self._settings.sender else {"X-Kannel-To": "+", "X-Kannel-Coding": "9"}
        answer = await self._post(self._login() | nobody, "check")
        match answer:
            case Refused(may_retry=False):
                return GatewayCheck(ok=True, detail="ready")
            case Refused(reason=reason):
                return GatewayCheck(ok=False, detail="bad_password" if reason == "http_403" else reason)
            case Unclear(reason=reason):
                return GatewayCheck(ok=False, detail=reason)
            case Accepted():
                return GatewayCheck(ok=False, detail="strange_reply")

    async def close(self) -> None:
        """Close the connections."""
        await self._session.close()

    def _unfit(self, request: SmsRequest) -> Refused | None:
        length = measure(request.text)
        if length.parts == 0:
            return Refused(reason="empty_text", may_retry=False)
        if length.parts > self._settings.max_parts:
            return Refused(reason="too_many_parts", may_retry=False)
        if not _NUMBER.match(request.to):
            return Refused(reason="bad_number", may_retry=False)
        sender = request.sender or self._settings.sender
        if sender and not _SENDER.match(sender):
            return Refused(reason="bad_sender", may_retry=False)
        return None

    def _login(self, sender: str = "") -> dict[str, str]:
        headers = {
            "X-Kannel-Username": self._settings.user,
            "X-Kannel-Password": self._settings.password,
            "Content-Type": "text/plain; charset=UTF-8",
        }
        if shown := sender or self._settings.sender:
            headers["X-Kannel-From"] = shown
        return headers

    def _headers(self, request: SmsRequest) -> dict[str, str]:
        settings = self._settings
        home = f"+{settings.home_code}"
        number = request.to.removeprefix(home) if settings.home_code else request.to
        headers = self._login(request.sender) | {
            "X-Kannel-To": number,
            "X-Kannel-Coding": "0" if measure(request.text).encoding is Encoding.GSM7 else "2",
        }
        if settings.smsc:
            headers["X-Kannel-SMSC"] = settings.smsc
        if settings.receipt_url:
            known = urlencode({"id": request.key, "secret": settings.callback_token})
            joint = "&" if "?" in settings.receipt_url else "?"
            # Kannel fills in %d, %F and %A; a % of our own would be taken for another of its escapes.
            address = f"{settings.receipt_url}{joint}{known}".replace("%", "%%")
            headers["X-Kannel-DLR-Mask"] = str(_ALL_RECEIPTS)
            headers["X-Kannel-DLR-Url"] = f"{address}&status=%d&smsid=%F&answer=%A"
        return headers

    async def _post(self, headers: dict[str, str], text: str) -> SendAnswer:
        try:
            async with self._session.post(
                self._url, headers=headers, data=text.encode(), allow_redirects=False
            ) as reply:
                said = (await reply.content.read(500)).decode("utf-8", "replace").strip()
                return _answer(reply.status, said)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            return Refused(reason="gateway_unreachable", may_retry=True)
        except TimeoutError:
            return Unclear(reason="reply_timed_out")
        except (aiohttp.ClientError, OSError):
            return Unclear(reason="reply_lost")


def _answer(status: int, said: str) -> SendAnswer:
    if status == 202 and said.startswith("0:"):
        return Accepted()
    if status == 202 and said.startswith("3:"):
        return Accepted(held=True)
    if status == 400 and said.casefold().startswith("sender missing"):
        return Refused(reason="no_sender", may_retry=True)
    if status in _MESSAGES_FAULT:
        return Refused(reason=f"http_{status}", may_retry=False)
    if status in _GATEWAYS_FAULT or (status == 503 and "temporal failure" in said.casefold()):
        return Refused(reason=f"http_{status}", may_retry=True)
    # Anything else may come from a box in between that had already passed the message on.
    return Unclear(reason=f"strange_reply_{status}")
