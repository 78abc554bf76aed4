"""doctor's look at the WebSocket for phones in browsers."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from callcenter.ami.rights import Verdict
from callcenter.cli.examine_websocket import examine_websocket
from callcenter.config import Pbx


@pytest.fixture
async def server() -> AsyncIterator[TestServer]:
    """One address that speaks SIP over WebSocket, one that speaks another sub-protocol, one that is a plain page."""

    async def speak(request: web.Request, *protocols: str) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(protocols=protocols)
        await socket.prepare(request)
        async for _ in socket:
            pass
        return socket

    async def sip(request: web.Request) -> web.WebSocketResponse:
        return await speak(request, "sip")

    async def chat(request: web.Request) -> web.WebSocketResponse:
        return await speak(request, "chat")

    async def page(request: web.Request) -> web.Response:
        return web.Response(text="hello")

    app = web.Application()
    app.router.add_get("/ws", sip)
    app.router.add_get("/chat", chat)
    app.router.add_get("/page", page)
    server = TestServer(app)
    await server.start_server()
    yield server
    await server.close()


def pbx(address: str, tmp_path: Path) -> Pbx:
    return Pbx.model_validate(
        {
            "name": "main",
            "secret": "x",
            "ws_url": address,
            "recordings": {"pbx_dir": "/r", "local_dir": tmp_path},
            "trunks": [{"name": "pstn"}],
        }
    )


@pytest.mark.parametrize(
    ("path", "verdict"), [("ws", Verdict.GOOD), ("chat", Verdict.BAD), ("page", Verdict.BAD), ("none", Verdict.BAD)]
)
async def test_only_an_address_that_speaks_sip_is_good(
    server: TestServer, tmp_path: Path, path: str, verdict: Verdict
) -> None:
    check = await examine_websocket(pbx(f"ws://127.0.0.1:{server.port}/{path}", tmp_path))
    assert check.verdict is verdict, check.found
    assert bool(check.remedy_zh) is (verdict is Verdict.BAD)


async def test_address_where_nobody_listens_is_bad(server: TestServer, tmp_path: Path) -> None:
    port = server.port
    await server.close()
    check = await examine_websocket(pbx(f"ws://127.0.0.1:{port}/ws", tmp_path))
    assert check.verdict is Verdict.BAD
