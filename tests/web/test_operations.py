"""What operations need: alive, ready, figures, certificates, true addresses behind proxies, an orderly end."""

import ssl
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import make_mocked_request
from multidict import CIMultiDict
from prometheus_client import CollectorRegistry

from callcenter.config import Web
from callcenter.core.model import Role, Scope
from callcenter.db.engine import open_engines
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import BadConfig
from callcenter.runtime import Health
from callcenter.web.address import client_address, own_address
from callcenter.web.app import make_app
from callcenter.web.health import health_of
from callcenter.web.serve import WebServer
from callcenter.web.tls import self_signed, tls_context
from tests.support.api import Api
from tests.support.clock import START, ManualClock
from tests.support.ids import SequenceIds
from tests.support.ports import free_port


async def test_alive_says_so_to_anybody(api: Api) -> None:
    answer = await api.client.get("/healthz")
    assert (answer.status, await answer.json()) == (200, {"ok": True})


async def test_ready_names_the_part_that_is_not(api: Api) -> None:
    answer = await api.client.get("/readyz")
    told = await answer.json()
    assert answer.status == 200 and {part["name"] for part in told["parts"]} >= {"store", "event_tail"}

    async def exchange() -> Health:
        return Health(name="pbx_a", ok=False, reason="link_down")

    api.house.checks.append(exchange)
    answer = await api.client.get("/readyz")
    parts = {part["name"]: part for part in (await answer.json())["parts"]}
    assert answer.status == 503 and parts["pbx_a"]["reason"] == "link_down" and parts["store"]["ok"]


async def test_ready_says_when_the_store_is_gone(api: Api, clock: ManualClock, ids: SequenceIds) -> None:
    engines = open_engines(f"sqlite:///{api.data / 'none' / 'callcenter.db'}")
    gone = replace(api.house, uow=SqlUnitOfWork(engines, clock, ids))
    (store,) = [part for part in await health_of(gone) if part.name == "store"]
    await engines.dispose()
    assert (store.ok, store.reason) == (False, "store-down")


async def test_figures_count_requests_by_route(api: Api) -> None:
    await api.client.get("/api/v1/dealers", headers=await api.signed_in(Role.SUPERVISOR))
    await api.client.get("/api/v1/none")
    text = await (await api.client.get("/metrics")).text()
    assert 'callcenter_http_requests_total{method="GET",route="list_dealers",status="200"} 1.0' in text
    assert 'route="other",status="404"' in text and "callcenter_event_viewers 0.0" in text


async def test_figures_are_for_neighbours_or_those_who_see_the_system(api: Api) -> None:
    object.__setattr__(api.house.config.web, "trusted_proxies", ("127.0.0.0/8",))
    far = {"X-Forwarded-For": "8.8.8.8"}
    assert (await api.client.get("/metrics", headers=far)).status == 403
    assert (await api.client.get("/metrics", headers={**far, **await api.signed_in(Role.AGENT)})).status == 403
    assert (await api.client.get("/metrics", headers={**far, **await api.administrator()})).status == 200


async def test_the_system_shows_its_parts_to_those_who_look_after_it(api: Api) -> None:
    headers = await api.signed_in(Role.ADMINISTRATOR, Scope.ALL)
    told = await (await api.client.get("/api/v1/system", headers=headers)).json()
    assert told["ok"] and told["node"] == "node-1" and told["now"] == "2026-11-19T02:00:00Z"


@pytest.mark.parametrize(
    ("remote", "forwarded", "address"),
    [
        ("8.8.8.8", "1.2.3.4", "8.8.8.8"),
        ("10.0.0.1", "1.2.3.4", "1.2.3.4"),
        ("10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2", "1.2.3.4"),
        ("10.0.0.1", "1.2.3.4, nonsense", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("::ffff:10.0.0.1", "1.2.3.4", "1.2.3.4"),
    ],
)
def test_the_client_is_the_last_hop_that_no_trusted_proxy_vouches_for(
    remote: str, forwarded: str, address: str
) -> None:
    request = make_mocked_request("GET", "/", headers={"X-Forwarded-For": forwarded}).clone(remote=remote)
    assert client_address(request, ("10.0.0.0/8",)) == address


def test_the_client_is_no_address_of_its_own_choice_when_the_proxy_adds_a_line() -> None:
    """HAProxy appends a header line; the first one is whatever the client wrote."""
    lines = CIMultiDict([("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-For", "1.2.3.4")])
    asked = make_mocked_request("GET", "/", headers=lines).clone(remote="10.0.0.1")
    assert client_address(asked, ("10.0.0.0/8",)) == "1.2.3.4"


def test_the_own_address_is_the_configured_one_else_what_a_trusted_proxy_says() -> None:
    headers = {"Host": "inner:8080", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "calls.example.cn"}
    request = make_mocked_request("GET", "/", headers=headers).clone(remote="10.0.0.1")
    assert own_address(request, ("10.0.0.0/8",), "") == "https://calls.example.cn"
    assert own_address(request, (), "") == "http://inner:8080"
    assert own_address(request, (), "https://a.cn") == "https://a.cn"


def test_a_certificate_is_made_once_and_again_before_it_runs_out(tmp_path: Path) -> None:
    cert, key = self_signed(tmp_path, ["localhost", "127.0.0.1"], START)
    first = cert.read_bytes()
    assert key.stat().st_mode & 0o077 == 0
    self_signed(tmp_path, ["localhost", "127.0.0.1"], START + timedelta(days=700))
    assert cert.read_bytes() == first
    self_signed(tmp_path, ["localhost", "127.0.0.1"], START + timedelta(days=800))
    assert cert.read_bytes() != first


def test_files_that_are_no_certificate_are_refused_by_name(tmp_path: Path) -> None:
    wrong = tmp_path / "x.pem"
    wrong.write_text("no certificate")
    with pytest.raises(BadConfig, match=r"web\.cert_file"):
        tls_context(Web(tls="files", cert_file=wrong, key_file=wrong), tmp_path, START)
    assert tls_context(Web(), tmp_path, START) is None


async def test_the_service_is_reached_by_https_with_its_own_certificate(api: Api, clock: ManualClock) -> None:
    port = free_port()
    settings = Web(tls="self_signed", port=port)
    app = make_app(replace(api.house, metrics=CollectorRegistry()))
    server = WebServer(app, settings, data_dir=api.data, clock=clock)
    assert not server.health().ok
    await server.start()
    try:
        trust = ssl.create_default_context(cafile=str(api.data / "tls" / "self-signed.crt"))
        trust.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        async with ClientSession() as session, session.get(f"https://localhost:{port}/healthz", ssl=trust) as answer:
            assert answer.status == 200
        assert server.health().ok and server.port == port
    finally:
        await server.stop(1.0)
    assert not server.health().ok
