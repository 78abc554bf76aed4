"""The frame of a route: what is read from a request, what is refused and how, what is answered."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from aiohttp import web
from prometheus_client import CollectorRegistry
from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import AuditEntry, Dealer, Role, Scope
from callcenter.flows.audit import record
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.app import make_app
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Instant, Model, Named, Page, PageQuery, Shown
from callcenter.web.paging import page_of
from callcenter.web.route import Routes
from tests.support.api import Api

routes = Routes("trial")


class ThingIn(Model):
    name: Named
    at: Instant | None = None
    counts: list[int] = Field(default_factory=list)


class ThingShown(Shown):
    name: str
    language: str


class ThingQuery(PageQuery):
    word: list[str] | None = None
    active: bool | None = None
    least: int | None = None


@routes.post("/things", zh="新建", act=Act.ORDER_UPSERT, status=201)
async def add_thing(asked: Asked, tx: WriteTx, body: ThingIn) -> ThingShown:
    """Add a thing."""
    await record(tx, "added", "thing", body.name)
    if body.name == "broken":
        raise RuntimeError("a fault of ours")
    return ThingShown(name=body.name, language=asked.language)


@routes.get("/things/{thing_id}", zh="查看", act=Act.ORDER_SEE)
async def show_thing(thing_id: Id) -> ThingShown:
    """Show a thing."""
    return ThingShown(name=thing_id, language="")


@routes.get("/dealer-codes", zh="列表", act=Act.SETUP_SEE)
async def list_codes(tx: ReadTx, query: ThingQuery) -> Page[str]:
    """List codes."""
    return await page_of(tx, Dealer, query, lambda dealer: dealer.code, order=("code", "id"))


@pytest.fixture
async def trial(api: Api, aiohttp_client: Callable[..., Any]) -> Any:
    """An application with the routes above only, over the same store."""
    return await aiohttp_client(make_app(replace(api.house, metrics=CollectorRegistry()), routes.all))


@pytest.fixture
async def headers(api: Api) -> dict[str, str]:
    """Somebody who may do it."""
    return await api.signed_in(Role.SUPERVISOR)


async def test_nobody_gets_401_and_the_wrong_role_403(api: Api, trial: Any) -> None:
    refused = await trial.post("/api/v1/things", json={"name": "x"})
    assert (refused.status, refused.content_type) == (401, "application/problem+json")
    answer = await trial.post("/api/v1/things", json={"name": "x"}, headers=await api.signed_in(Role.AGENT))
    assert answer.status == 403
    told = await answer.json()
    assert told["code"] == "forbidden" and told["fields"] == {"act": "order.upsert"}


@pytest.mark.parametrize(
    ("body", "status", "problems"),
    [
        (b"{", 400, None),
        (b"\xff", 400, None),
        (b"[]", 422, {"body"}),
        (b"{}", 422, {"name"}),
        (b'{"name": "x", "colour": 1, "at": "2026-11-19T10:00:00"}', 422, {"colour", "at"}),
        (b'{"name": "x", "at": 1700000000}', 422, {"at"}),
        (b'{"name": "x", "at": "1700000000"}', 422, {"at"}),
        (b'{"name": "x", "counts": ["1", true]}', 422, {"counts.0", "counts.1"}),
        (b'{"name": "a\\u0000b"}', 422, {"name"}),
        (b'{"name": " x"}', 422, {"name"}),
    ],
)
async def test_every_problem_of_a_body_is_told(
    trial: Any, headers: dict[str, str], body: bytes, status: int, problems: set[str] | None
) -> None:
    answer = await trial.post("/api/v1/things", data=body, headers={**headers, "Content-Type": "application/json"})
    told = await answer.json()
    assert answer.status == status and told["status"] == status
    if problems is not None:
        assert {p["field"] for p in told["problems"]} == problems
        assert all(p["reason"] and p["text"] for p in told["problems"])


async def test_another_type_of_body_is_refused_by_415(trial: Any, headers: dict[str, str]) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "application/json; charset=gbk"):
        answer = await trial.post("/api/v1/things", data=b'{"name": "x"}', headers={**headers, "Content-Type": kind})
        assert answer.status == 415


async def test_a_body_that_is_too_large_is_refused_by_413(trial: Any, headers: dict[str, str]) -> None:
    body = b'{"name": "' + b"x" * 1_100_000 + b'"}'
    answer = await trial.post(
        "/api/v1/things", data=BytesIO(body), headers={**headers, "Content-Type": "application/json"}
    )
    assert answer.status == 413 and (await answer.json())["code"] == "too-large"


async def test_a_bad_path_is_404_and_a_bad_query_422(trial: Any, headers: dict[str, str]) -> None:
    assert (await trial.get("/api/v1/things/none", headers=headers)).status == 404
    assert (await trial.get("/api/v1/nothing", headers=headers)).status == 404
    for query, field in (
        ("limit=0", "limit"),
        ("limit=x", "limit"),
        ("page=2", "page"),
        ("limit=1&limit=2", "limit"),
        ("active=perhaps", "active"),
        ("cursor=!!", "cursor"),
        ("cursor=AAAA", "cursor"),
    ):
        answer = await trial.get(f"/api/v1/dealer-codes?{query}", headers=headers)
        assert answer.status == 422, query
        assert [p["field"] for p in (await answer.json())["problems"]] == [field]
    refused = await trial.get("/api/v1/things/00000000000000000000000001?x=1", headers=headers)
    assert refused.status == 422


async def test_a_query_may_give_a_list(trial: Any, headers: dict[str, str]) -> None:
    answer = await trial.get("/api/v1/dealer-codes?word=a&word=b&active=true&least=-3", headers=headers)
    assert answer.status == 200


async def test_a_method_that_an_address_does_not_know_is_405_with_those_it_knows(
    trial: Any, headers: dict[str, str]
) -> None:
    answer = await trial.delete("/api/v1/things", headers=headers)
    assert answer.status == 405 and answer.headers["Allow"] == "POST"
    assert (await answer.json())["code"] == "no-such-method"


async def test_a_fault_of_ours_tells_nothing_of_itself_and_writes_nothing(
    api: Api, trial: Any, headers: dict[str, str]
) -> None:
    answer = await trial.post("/api/v1/things", json={"name": "broken"}, headers=headers)
    assert answer.status == 500
    assert "fault" not in await answer.text() and (await answer.json())["code"] == "error"
    async with api.house.uow.read() as tx:
        assert await tx.rows(AuditEntry).count(act="added") == 0


async def test_cursors_walk_every_page_once(api: Api, trial: Any) -> None:
    headers = await api.signed_in(Role.SUPERVISOR, Scope.ALL)
    seen: list[str] = []
    cursor = ""
    while True:
        page = await (await trial.get(f"/api/v1/dealer-codes?limit=1{cursor}", headers=headers)).json()
        seen += page["items"]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert seen == ["BJ01", "SH01"]


@pytest.mark.parametrize(
    ("accepted", "language"), [("zh", "zh-CN"), ("en-GB,zh;q=0.5", "en"), ("fr", "en"), ("fr,zh;q=0.1", "zh-CN")]
)
async def test_the_language_is_what_is_asked_for_else_the_persons(
    trial: Any, headers: dict[str, str], accepted: str, language: str
) -> None:
    answer = await trial.post("/api/v1/things", json={"name": "x"}, headers={**headers, "Accept-Language": accepted})
    assert (await answer.json())["language"] == language
    answer = await trial.post("/api/v1/things", json={}, headers={**headers, "Accept-Language": accepted})
    assert answer.headers["Content-Language"] == language
    assert ("必须" in await answer.text()) == (language == "zh-CN")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 201),
        ({"Sec-Fetch-Site": "same-origin"}, 201),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "{own}"}, 201),
        ({"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"}, 201),
    ],
)
async def test_another_sites_page_cannot_make_a_browser_act(
    trial: Any, headers: dict[str, str], sent: dict[str, str], status: int
) -> None:
    own = str(trial.make_url("/")).rstrip("/")
    more = {name: value.format(own=own) for name, value in sent.items()}
    answer = await trial.post("/api/v1/things", json={"name": "x"}, headers={**headers, **more})
    assert answer.status == status
    looked = await trial.get("/api/v1/dealer-codes", headers={**headers, **more})
    assert looked.status == 200


async def test_answers_carry_what_keeps_browsers_from_folly(trial: Any, headers: dict[str, str]) -> None:
    answer = await trial.get("/api/v1/dealer-codes", headers=headers)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_route_whose_argument_is_not_in_its_path_is_refused() -> None:
    async def wrong(thing_id: Id) -> web.Response:
        """Wrong."""
        return web.Response()

    with pytest.raises(TypeError, match="thing_id"):
        Routes("x").get("/things", zh="错")(wrong)
