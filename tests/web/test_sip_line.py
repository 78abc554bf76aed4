"""The SIP WebSocket at our own origin: who gets a line, what ends it, and that it carries both ways."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import WSMsgType, web
from aiohttp.test_utils import TestServer

from callcenter.config import Config
from callcenter.core.access import SERVICE
from callcenter.core.model import DeviceKind, Person, Role
from callcenter.flows import devices, seats
from callcenter.flows.sign_in import close_session, hash_secret
from tests.support.api import Api
from tests.support.waiting import until, within

OWN = "REGISTER sip:main.invalid SIP/2.0\r\nTo: <sip:2001@main.invalid>\r\nFrom: <sip:2001@main.invalid>;tag=a\r\n\r\n"


@dataclass
class FarEnd:
    """The exchange's WebSocket: keeps what it was sent, and says OK to it."""

    server: TestServer
    heard: list[str] = field(default_factory=list)
    open: int = 0


@pytest.fixture
async def exchange() -> AsyncIterator[FarEnd]:
    """A WebSocket with the sub-protocol sip on a free port."""

    async def talk(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(protocols=("sip",))
        await socket.prepare(request)
        end.open += 1
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                end.heard.append(message.data)
                await socket.send_str("SIP/2.0 200 OK\r\n\r\n")
        end.open -= 1
        return socket

    app = web.Application()
    app.router.add_get("/ws", talk)
    server = TestServer(app)
    end = FarEnd(server)
    await server.start_server()
    yield end
    await server.close()


@pytest.fixture
def config(tmp_path: Path, exchange: FarEnd) -> Config:
    """One exchange whose WebSocket is the one above."""
    recordings = {"pbx_dir": str(tmp_path), "local_dir": tmp_path}
    pbx = {
        "name": "main",
        "secret": "x",
        "ws_url": f"ws://127.0.0.1:{exchange.server.port}/ws",
        "recordings": recordings,
        "trunks": [{"name": "pstn"}],
    }
    return Config.model_validate({"service": {"data_dir": tmp_path}, "pbx": [pbx]})


async def agent_at(
    api: Api, device: str = "2001", kind: DeviceKind = DeviceKind.BROWSER
) -> tuple[Person, dict[str, str]]:
    """An agent who is signed on with a device: the person and the headers of a session."""
    person = await api.add_person(Role.AGENT)
    async with api.house.uow.write(SERVICE) as tx:
        await devices.add(tx, name=device, pbx="main", kind=kind, secret="hush")
        await seats.sign_on(tx, person_id=person.id, device=device, pbx="main", alive=False)
    return person, await api.session_of(person)


async def closed(socket: Any) -> int:
    """Read until the line is closed; its close code."""
    async with within(5):
        async for _ in socket:
            pass
    return int(socket.close_code or 0)


async def test_line_carries_both_ways(api: Api, exchange: FarEnd) -> None:
    _, headers = await agent_at(api)
    async with api.client.ws_connect("/api/v1/sip", headers=headers, protocols=("sip",)) as socket:
        assert socket.protocol == "sip"
        await socket.send_str(OWN)
        assert (await socket.receive_str()).startswith("SIP/2.0 200")
        await socket.send_str("\r\n\r\n")
        assert await socket.receive_str() == "\r\n"
    assert exchange.heard == [OWN]
    await until(lambda: exchange.open == 0, what="the exchange to be told that the line is gone")


async def test_line_ends_when_another_device_is_registered(api: Api, exchange: FarEnd) -> None:
    _, headers = await agent_at(api)
    async with api.client.ws_connect("/api/v1/sip", headers=headers, protocols=("sip",)) as socket:
        await socket.send_str(OWN.replace("2001", "2002"))
        assert await closed(socket) == 4403
    assert exchange.heard == []


async def test_line_ends_when_a_frame_is_too_long(api: Api, exchange: FarEnd) -> None:
    _, headers = await agent_at(api)
    async with api.client.ws_connect("/api/v1/sip", headers=headers, protocols=("sip",)) as socket:
        await socket.send_str("x" * 70_000)
        assert await closed(socket) in (1009, 1001)
    assert exchange.heard == []


async def test_line_ends_with_the_session(api: Api) -> None:
    person, headers = await agent_at(api)
    async with api.client.ws_connect("/api/v1/sip", headers=headers, protocols=("sip",)) as socket:
        await socket.send_str(OWN)
        await socket.receive_str()
        async with api.house.uow.write(SERVICE) as tx:
            await close_session(tx, hash_secret(headers["Cookie"].partition("=")[2]))
        assert await closed(socket) == 4401
    assert person.active


async def test_line_ends_when_the_seat_is_taken_elsewhere(api: Api) -> None:
    """A take-over by another device, or signing off, ends the old phone's line."""
    person, headers = await agent_at(api)
    async with api.client.ws_connect("/api/v1/sip", headers=headers, protocols=("sip",)) as socket:
        await socket.send_str(OWN)
        await socket.receive_str()
        async with api.house.uow.write(SERVICE) as tx:
            await seats.sign_on(tx, person_id=person.id, device="1001", pbx="main", alive=True)
        assert await closed(socket) == 4404


async def test_another_window_takes_the_line_over(api: Api) -> None:
    _, headers = await agent_at(api)
    async with api.client.ws_connect("/api/v1/sip", headers=headers, protocols=("sip",)) as first:
        await first.send_str(OWN)
        await first.receive_str()
        async with api.client.ws_connect("/api/v1/sip", headers=headers, protocols=("sip",)) as second:
            assert await closed(first) == 4408
            await second.send_str(OWN)
            assert (await second.receive_str()).startswith("SIP/2.0 200")


async def test_line_says_so_when_the_exchange_is_away(api: Api, exchange: FarEnd) -> None:
    _, headers = await agent_at(api)
    await exchange.server.close()
    async with api.client.ws_connect("/api/v1/sip", headers=headers, protocols=("sip",)) as socket:
        assert await closed(socket) == 4502


@pytest.mark.parametrize("kind", [DeviceKind.DESK, DeviceKind.OWN])
async def test_no_line_for_another_kind_of_device(api: Api, kind: DeviceKind) -> None:
    _, headers = await agent_at(api, "1001", kind)
    answer = await api.client.get("/api/v1/sip", headers=headers)
    assert answer.status == 403


async def test_no_line_without_a_session_or_a_seat(api: Api) -> None:
    assert (await api.client.get("/api/v1/sip")).status == 401
    headers = await api.signed_in(Role.AGENT)
    assert (await api.client.get("/api/v1/sip", headers=headers)).status == 409
