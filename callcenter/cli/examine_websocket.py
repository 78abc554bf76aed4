"""What `doctor` asks of an exchange's WebSocket for phones in browsers: does it take a line with the sub-protocol `sip`?"""

import asyncio
import base64
from contextlib import suppress
from urllib.parse import urlsplit

from callcenter.ami.rights import Check
from callcenter.cli.examine_house import bad, good
from callcenter.config import Pbx

NAME = "pbx-websocket"
WITHIN = 5.0
_KEY = base64.b64encode(b"callcenter.check").decode()


async def examine_websocket(pbx: Pbx) -> Check:
    """One handshake, closed again at once; nothing is registered."""
    try:
        async with asyncio.timeout(WITHIN):
            status, protocol = await _shake_hands(pbx.ws_url)
    except (OSError, TimeoutError, ValueError) as error:
        return bad(
            NAME,
            f"{pbx.ws_url}: {error or type(error).__name__}",
            "检查 http.conf 是否启用并监听该地址与端口,防火墙是否放行;不用浏览器电话时把 ws_url 留空。",
            "Check that http.conf is enabled and listens there, and the firewall; leave ws_url empty without browser phones.",
        )
    if status == 101 and protocol == "sip":
        return good(NAME, pbx.ws_url)
    return bad(
        NAME,
        f"{pbx.ws_url}: HTTP {status}, sub-protocol {protocol or 'none'}",
        "加载 res_http_websocket 与 res_pjsip_transport_websocket,并在 pjsip.conf 中建立 protocol = ws 的传输。",
        "Load res_http_websocket and res_pjsip_transport_websocket; add a transport of protocol = ws to pjsip.conf.",
    )


async def _shake_hands(address: str) -> tuple[int, str]:
    """(HTTP status, chosen sub-protocol); ValueError for what is no HTTP."""
    parts = urlsplit(address)
    secure = parts.scheme == "wss"
    host, port = parts.hostname or "", parts.port or (443 if secure else 80)
    reader, writer = await asyncio.open_connection(host, port, ssl=True if secure else None)
    try:
        writer.write(
            f"GET {parts.path or '/'} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {_KEY}\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Protocol: sip\r\n\r\n".encode()
        )
        await writer.drain()
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    except asyncio.IncompleteReadError:
        raise ValueError("no HTTP answer") from None
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
    status = lines[0].split(" ")[1] if lines[0].startswith("HTTP/") and lines[0].count(" ") else ""
    if not status.isdigit():
        raise ValueError("no HTTP answer")
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    return int(status), headers.get("sec-websocket-protocol", "")
