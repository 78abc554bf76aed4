"""The SIP WebSocket at our own origin: a phone in a browser reaches its exchange through the session, and only so."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field

import aiohttp
from aiohttp import WSMsgType, web

from callcenter.core.acts import Act
from callcenter.core.model import Event, SeatState
from callcenter.core.model import Session as SignInSession
from callcenter.errors import CallcenterError, Forbidden, NotReady
from callcenter.flows import devices
from callcenter.log import get_log
from callcenter.runtime import spawn
from callcenter.web.asked import Asked
from callcenter.web.events import SESSION_ENDED, TAIL
from callcenter.web.middleware import UpgradeNeeded
from callcenter.web.route import Routes
from callcenter.web.sip_frames import LONGEST, refused

log = get_log(__name__)
routes = Routes("agents")

SUB_PROTOCOL = "sip"
HEARTBEAT = 3.0
"""Seconds between pings to the browser; half as long is waited for the answer: a dead network is found within 4.5 s."""
CONNECT_WITHIN = 3.0
PING, PONG = "\r\n\r\n", "\r\n"
"""The keep-alive of RFC 5626, answered here: so the browser, which cannot ping, finds a dead network, too."""

FORBIDDEN_FRAME = 4403
SEAT_LEFT = 4404
TAKEN_OVER = 4408
EXCHANGE_AWAY = 4502


@dataclass(slots=True, eq=False)
class SipLine:
    """One open line. `ended` is set once, with the close code and reason for the browser."""

    ended: asyncio.Future[tuple[int, str]] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def end(self, code: int, reason: str) -> None:
        """Close the line; the first reason counts."""
        if not self.ended.done():
            self.ended.set_result((code, reason))


LINES: web.AppKey[dict[str, SipLine]] = web.AppKey("sip_lines", dict)
"""The open line of each person: a newer one (another window) takes the older one's place."""


@routes.get("/sip", zh="浏览器话机的 SIP 通道(WebSocket)", act=Act.SEAT_USE, transaction=False)
async def sip_line(asked: Asked) -> web.WebSocketResponse:
    """The SIP line of a phone in a browser (WebSocket, sub-protocol `sip`).

    For a session whose person is signed on with a browser's phone; frames of at most 64 kB. The browser registers its own
    endpoint and answers calls; it dials nobody. Close codes: 4401 the session ended, 4403 a frame was not allowed, 4404
    signed off or at another device, 4408 another window took the line over, 4502 the exchange is not reachable, 1001 the
    service stops (connect again).
    """
    request = asked.request
    if asked.signed_in is None or asked.signed_in.session is None:
        raise Forbidden("device.browser", reason="session-needed")
    async with asked.read() as tx:
        seat, device = await devices.own_browser_phone(tx, asked.person_id)
    address = next((pbx.ws_url for pbx in asked.house.config.pbx if pbx.name == seat.pbx), "")
    if not address:
        raise NotReady("no-browser-phones", pbx=seat.pbx)
    socket = web.WebSocketResponse(protocols=(SUB_PROTOCOL,), heartbeat=HEARTBEAT, max_msg_size=LONGEST, compress=False)
    if not socket.can_prepare(request):
        raise UpgradeNeeded
    line = SipLine()
    lines = request.app[LINES]
    if (before := lines.get(asked.person_id)) is not None:
        before.end(TAKEN_OVER, "another-window")
    lines[asked.person_id] = line
    try:
        await socket.prepare(request)
        with request.app[TAIL].hearing(
            (asked.person_id, asked.signed_in.session.id), lambda event: _heard(asked, line, device.name, event)
        ):
            await _carry(asked, socket, line, address, device.name, asked.signed_in.session)
    finally:
        if lines.get(asked.person_id) is line:
            del lines[asked.person_id]
    return socket


def _heard(asked: Asked, line: SipLine, device: str, event: Event) -> None:
    """End the line with its session; after news of the seat look whether it is still this one."""
    if event.kind == "session.revoked":
        line.end(SESSION_ENDED, "session-ended")
    elif event.kind in ("seat.signed_on", "seat.moved"):
        spawn(_look(asked, line, device), name="sip_line_look")


async def _look(asked: Asked, line: SipLine, device: str) -> None:
    try:
        async with asked.read() as tx:
            seat, found = await devices.own_phone(tx, asked.person_id)
    except CallcenterError:
        line.end(SEAT_LEFT, "signed-off")
        return
    if seat.state is SeatState.SIGNED_OFF or found is None or found.name != device:
        line.end(SEAT_LEFT, "another-device")


async def _carry(
    asked: Asked, socket: web.WebSocketResponse, line: SipLine, address: str, user: str, session: SignInSession
) -> None:
    """Carry frames both ways until one side, the session or the seat ends it."""
    timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_WITHIN)
    async with aiohttp.ClientSession(timeout=timeout) as client:
        try:
            async with asyncio.timeout(CONNECT_WITHIN):
                exchange = await client.ws_connect(address, protocols=(SUB_PROTOCOL,), max_msg_size=LONGEST)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("sip_exchange_away", error=str(error) or type(error).__name__)
            await socket.close(code=EXCHANGE_AWAY, message=b"exchange-away")
            return
        tasks = [
            spawn(_from_browser(socket, exchange, line, user), name="sip_from_browser"),
            spawn(_from_exchange(socket, exchange, line), name="sip_from_exchange"),
            spawn(_until_expiry(asked, session, line), name="sip_session"),
        ]
        try:
            code, reason = await line.ended
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            # The exchange forgets the contact with its connection: nobody is ready without a live path (S2-33).
            await exchange.close()
        with suppress(ConnectionError, RuntimeError):
            await socket.close(code=code, message=reason.encode())


async def _from_browser(
    socket: web.WebSocketResponse, exchange: aiohttp.ClientWebSocketResponse, line: SipLine, user: str
) -> None:
    try:
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                line.end(FORBIDDEN_FRAME, "text-only")
                return
            if message.data == PING:
                await socket.send_str(PONG)
                continue
            if why := refused(message.data, user):
                log.warning("sip_frame_refused", device=user, reason=why)
                line.end(FORBIDDEN_FRAME, why)
                return
            await exchange.send_str(message.data)
    except (ConnectionError, RuntimeError, aiohttp.ClientError):
        pass
    line.end(1001, "gone")


async def _from_exchange(
    socket: web.WebSocketResponse, exchange: aiohttp.ClientWebSocketResponse, line: SipLine
) -> None:
    try:
        async for message in exchange:
            if message.type is WSMsgType.TEXT:
                await socket.send_str(message.data)
            elif message.type is WSMsgType.BINARY:
                await socket.send_bytes(message.data)
    except (ConnectionError, RuntimeError, aiohttp.ClientError):
        pass
    line.end(EXCHANGE_AWAY, "exchange-away")


async def _until_expiry(asked: Asked, session: SignInSession, line: SipLine) -> None:
    """A line does not outlive its session."""
    clock = asked.house.clock
    while (left := (session.expires_at - clock.now()).total_seconds()) > 0:
        await clock.sleep(min(left, 60.0))
    line.end(SESSION_ENDED, "session-ended")


async def end_lines(app: web.Application) -> None:
    """Tell every phone that the service stops, so that it comes back to the next one; calls go on in the exchange."""
    for line in list(app[LINES].values()):
        line.end(1001, "going-away")
