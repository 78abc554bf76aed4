"""What ends early ends quietly: clients that leave in the middle, and the sweep of the sign-in limits."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web
from prometheus_client import CollectorRegistry
from structlog.testing import capture_logs

from callcenter.config import Web
from callcenter.core.acts import Act
from callcenter.core.model import Role
from callcenter.web.app import make_app
from callcenter.web.asked import Asked
from callcenter.web.fields import Line, Model
from callcenter.web.files import send_rows
from callcenter.web.limits import SignInLimits
from callcenter.web.route import Routes
from callcenter.web.serve import make_runner
from tests.support.api import Api
from tests.support.waiting import until

routes = Routes("trial")


class Said(Model):
    """Words."""

    words: Line


@routes.post("/words", zh="说", act=Act.EXPORT, transaction=False)
async def take_words(asked: Asked, body: Said) -> None:
    """Take words."""


@routes.get("/long", zh="长", act=Act.EXPORT, transaction=False, produces=("text/csv",))
async def give_much(asked: Asked) -> web.StreamResponse:
    """Give more than any buffer on the way holds."""

    async def rows() -> AsyncIterator[bytes]:
        while True:
            yield b"0123456789abcdef" * 4_096

    return await send_rows(asked.request, rows(), media_type="text/csv", download_name="long.csv")


@routes.get("/broken", zh="坏", act=Act.EXPORT, transaction=False)
async def break_down(asked: Asked) -> None:
    """Lose a connection of our own while the client waits."""
    raise ConnectionResetError("the gateway hung up")


@pytest.fixture
async def address(api: Api) -> AsyncIterator[tuple[str, int]]:
    """Where the routes above are served as the service serves them: a request is not cancelled when its client leaves."""
    runner = make_runner(make_app(replace(api.house, metrics=CollectorRegistry()), routes.all))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    yield host, port
    await runner.cleanup()


async def talk(api: Api, address: tuple[str, int], *said: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Send some lines as somebody signed in."""
    headers = await api.signed_in(Role.SUPERVISOR)
    reader, writer = await asyncio.open_connection(*address)
    first, *rest = said
    lines = (first, "Host: localhost", f"Cookie: {headers['Cookie']}", *rest)
    writer.write("\r\n".join(lines).encode())
    await writer.drain()
    return reader, writer


def told(lines: list[Any], *names: str) -> list[tuple[str, str, str]]:
    return [(line["event"], line["log_level"], line.get("path", "")) for line in lines if line["event"] in names]


ENDS = ("client_left", "request_broke", "request_failed")


async def test_a_client_that_leaves_while_it_is_answered_is_no_fault_of_ours(
    api: Api, address: tuple[str, int]
) -> None:
    """One quiet line, no traceback: a browser that is closed must not look like a broken service."""
    with capture_logs() as lines:
        reader, writer = await talk(api, address, "GET /api/v1/long HTTP/1.1", "", "")
        assert await reader.read(1_000)
        writer.transport.abort()
        await until(lambda: told(lines, *ENDS), what="the end of the request")
    assert told(lines, *ENDS) == [("client_left", "debug", "/api/v1/long")]


async def test_a_client_that_leaves_while_it_sends_is_no_fault_of_ours(api: Api, address: tuple[str, int]) -> None:
    with capture_logs() as lines:
        _, writer = await talk(
            api,
            address,
            "POST /api/v1/words HTTP/1.1",
            "Content-Type: application/json",
            "Content-Length: 1000",
            "",
            '{"words":',
        )
        writer.close()
        await until(lambda: told(lines, *ENDS), what="the end of the request")
    assert told(lines, *ENDS) == [("client_left", "debug", "/api/v1/words")]


async def test_a_lost_connection_of_our_own_is_still_told_as_a_fault(api: Api, address: tuple[str, int]) -> None:
    """The client is there and waits: what broke is on our side of it."""
    with capture_logs() as lines:
        reader, writer = await talk(api, address, "GET /api/v1/broken HTTP/1.1", "", "")
        assert b" 500 " in await reader.readline()
        writer.close()
    assert told(lines, *ENDS) == [("request_broke", "error", "/api/v1/broken")]


async def test_the_sweep_of_the_limits_survives_a_right_password() -> None:
    """Accounts are freed while their old tries are swept: the sweep, which nobody waits for, must not fail."""
    limits = SignInLimits(Web())
    for number in range(30):
        await limits.enter(f"person-{number}", "10.0.0.1")
    await asyncio.to_thread(int)  # the sweep has begun and holds a list of its keys
    for number in range(30):
        await limits.forget(f"person-{number}")
    sweeps = asyncio.all_tasks() - {asyncio.current_task()}
    ended = await asyncio.gather(*sweeps, return_exceptions=True)
    assert [end for end in ended if isinstance(end, Exception)] == []
    for _ in range(Web().sign_in_tries_per_account):
        await limits.enter("person-1", "10.0.0.1")
