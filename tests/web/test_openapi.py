"""The OpenAPI document and the page that shows it."""

import json

from openapi_spec_validator import OpenAPIV31SpecValidator

from callcenter.web.app import every_route
from callcenter.web.openapi import TAGS, openapi_document
from tests.support.api import Api


def test_the_document_is_valid_openapi_3_1() -> None:
    document = json.loads(json.dumps(openapi_document(every_route())))
    assert document["openapi"].startswith("3.1")
    assert not list(OpenAPIV31SpecValidator(document).iter_errors())


def test_every_operation_has_a_name_of_its_own_and_both_languages() -> None:
    routes = every_route()
    names = [route.name for route in routes]
    assert len(names) == len(set(names)), sorted(name for name in names if names.count(name) > 1)
    places = [(route.method, route.path) for route in routes]
    assert len(places) == len(set(places)), sorted(place for place in places if places.count(place) > 1)
    for route in routes:
        assert route.function.__doc__, route.name
        assert any("\u4e00" <= letter <= "\u9fff" for letter in route.zh), route.name


def test_every_object_that_is_taken_refuses_what_it_does_not_know() -> None:
    document = openapi_document(every_route())
    schemas = document["components"]["schemas"]
    for route in every_route():
        if route.body is not None:
            found = [s for name, s in schemas.items() if s.get("title") == route.body.__name__]
            assert found, route.name
            assert all(s.get("additionalProperties") is False for s in found if s.get("type") == "object"), route.name


async def test_the_document_and_the_page_are_served_to_anybody(api: Api) -> None:
    answer = await api.client.get("/api/v1/openapi.json")
    assert answer.status == 200 and (await answer.json())["info"]["title"] == "callcenter"
    chinese = await (await api.client.get("/api/docs?lang=zh-CN")).text()
    english = await (await api.client.get("/api/docs?lang=en")).text()
    assert "经销商列表" in chinese and "List the dealers" in english
    for page in (chinese, english):
        assert "<script" not in page and "//" not in page.replace("https://", "")
        assert "error-stale-row" in page and "watch_events" in page


def test_every_tag_has_a_name_in_both_languages() -> None:
    """The page of the API groups by tags: none is shown by its bare code, and none is listed that no route has."""
    assert {route.tag for route in every_route()} == set(TAGS)
    assert all(" · " in name for name in TAGS.values())
