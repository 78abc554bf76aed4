"""The built console as the service sends it: compressed, cached by its hash, one page for every room's address."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from callcenter.web.app import make_app
from tests.support.api import Api, Client, Store, make_house
from tests.support.clock import ManualClock
from tests.support.ids import SequenceIds

PAGE = '<!doctype html><script type="module" src="/assets/main-1a2b.js"></script>'


@pytest.fixture
async def built(
    store: Store, clock: ManualClock, ids: SequenceIds, tmp_path: Path, aiohttp_client: Callable[..., Awaitable[Any]]
) -> Client:
    """A service with a small console."""
    folder = tmp_path / "console"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "assets" / "main-1a2b.js").write_text("console.log(1)", encoding="utf-8")
    (folder / "assets" / "main-1a2b.js.br").write_bytes(b"brotli")
    (folder / "assets" / "main-1a2b.js.gz").write_bytes(b"gzip")
    client: Client = await aiohttp_client(
        make_app(make_house(store, clock, ids), console=folder), auto_decompress=False
    )
    return client


async def test_every_room_is_the_same_page_and_never_kept(built: Client) -> None:
    for address in ("/", "/desk", "/tickets/T-1", "/no/such/room"):
        answer = await built.get(address)
        assert (answer.status, await answer.text()) == (200, PAGE)
        assert answer.headers["Cache-Control"] == "no-cache"


async def test_the_page_may_load_from_its_own_origin_only(built: Client) -> None:
    """No inline script, no other host; the microphone for the browser's phone."""
    answer = await built.get("/desk")
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert "script-src" not in policy and "unsafe-eval" not in str(policy)
    assert policy["connect-src"].split() == ["'self'", f"ws://{answer.url.authority}", f"wss://{answer.url.authority}"]
    assert "microphone=(self)" in answer.headers["Permissions-Policy"]


@pytest.mark.parametrize(("accepted", "coding"), [("gzip, br", "br"), ("gzip", "gzip"), ("", None)])
async def test_a_file_is_sent_as_the_browser_takes_it(built: Client, accepted: str, coding: str | None) -> None:
    answer = await built.get("/assets/main-1a2b.js", headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == coding
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"


async def test_a_file_is_not_sent_again_when_the_browser_has_it(built: Client) -> None:
    first = await built.get("/")
    again = await built.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status == 304


async def test_a_file_of_an_older_build_is_not_there(built: Client) -> None:
    """The page in its place would be kept for a year under the script's name."""
    answer = await built.get("/assets/main-0000.js")
    assert answer.status == 404


async def test_an_unknown_address_of_the_api_is_no_page(built: Client) -> None:
    answer = await built.get("/api/v1/no-such-thing")
    assert (answer.status, answer.content_type) == (404, "application/problem+json")


async def test_nothing_outside_the_console_is_sent(built: Client) -> None:
    """An address is looked up among the files that were read, never on the disk."""
    answer = await built.get("/assets/..%2f..%2fcallcenter.db")
    assert answer.status == 404


async def test_the_page_says_what_to_do_when_the_console_has_not_been_built(
    store: Store, clock: ManualClock, ids: SequenceIds, tmp_path: Path, aiohttp_client: Callable[..., Awaitable[Any]]
) -> None:
    client = await aiohttp_client(make_app(make_house(store, clock, ids), console=tmp_path / "nothing"))
    answer = await client.get("/desk")
    assert answer.status == 503
    assert "scripts/console build" in await answer.text()


async def test_the_api_answers_beside_the_console(api: Api) -> None:
    assert (await api.client.get("/api/v1/me")).status == 401
    assert (await api.client.get("/healthz")).status == 200
