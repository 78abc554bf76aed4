"""Every route × every role: nobody gets in without signing in, nor with a role that the table does not name."""

import pytest

from callcenter.core.access import limit_of
from callcenter.core.model import Role, Scope
from callcenter.ids import encode
from callcenter.web.app import every_route
from callcenter.web.route import Route
from tests.support.api import Api

PUBLIC = {"begin_session", "take_inbound", "take_receipt", "show_first_run", "make_first_administrator"}
"""The routes that anybody may call: signing in, what SMS gateways call with a secret of their own, and the first
administrator with the code of the service's log."""

FOR_EVERYBODY = {"end_session", "show_me", "change_me", "change_own_password", "watch_events"}
FOR_EVERYBODY |= {"list_own_sessions", "sign_out_elsewhere"}
"""The routes that need no act: about oneself, or filtered event by event."""


def address(route: Route) -> str:
    """The route's path with something in the place of each variable."""
    path = route.path
    for name in route.path_types:
        value = encode(99) if name.endswith("_id") else {"day": "2026-11-19", "kind": "policy"}.get(name, "x")
        path = path.replace(f"{{{name}}}", value)
    return path


def test_a_route_without_an_act_is_on_a_list() -> None:
    listed = every_route()
    assert {route.name for route in listed if route.public} <= PUBLIC
    assert {route.name for route in listed if route.act is None and not route.public} <= FOR_EVERYBODY


async def test_nobody_gets_in_without_signing_in(api: Api) -> None:
    for route in every_route():
        if not route.public:
            answer = await api.client.request(route.method, address(route), json={})
            assert answer.status == 401, (route.name, answer.status, await answer.text())


@pytest.mark.parametrize("role", list(Role))
async def test_a_role_is_refused_where_the_table_does_not_name_it(api: Api, role: Role) -> None:
    """With the widest scope, so that it is the role that is refused; what is let in answers anything but 401 and 500."""
    headers = await api.signed_in(role, Scope.ALL)
    for route in every_route():
        if route.public or route.name == "end_session":
            continue
        answer = await api.client.request(route.method, address(route), json={}, headers=headers)
        told = await answer.json() if "json" in answer.content_type else {}
        refused = route.act is not None and limit_of(role, route.act) is None
        if refused:
            assert (answer.status, told["code"], told["fields"]) == (403, "forbidden", {"act": str(route.act)}), (
                route.name
            )
        else:
            assert answer.status not in (401, 500), (route.name, answer.status, told)


async def test_changes_of_what_belongs_to_no_dealer_need_a_reach_over_everything(api: Api) -> None:
    headers = await api.signed_in(Role.ADMINISTRATOR)
    for path, body in (
        ("/api/v1/teams", {"name": "x"}),
        ("/api/v1/queues", {"name": "x"}),
        ("/api/v1/dealers", {"code": "X", "name": "x"}),
        ("/api/v1/calendars", {"code": "x", "kind": "working", "name": "x", "weekly": {"0": ["09:00-18:00"]}}),
        ("/api/v1/devices", {"name": "2001", "pbx": "pbx", "kind": "desk"}),
        ("/api/v1/system/check", None),
        ("/api/v1/system/gateways/log/test", {}),
        (f"/api/v1/system/outbox/{encode(99)}/retry", None),
        (f"/api/v1/system/outbox/{encode(99)}/settle", {"happened": False}),
    ):
        answer = await api.client.post(path, json=body, headers=headers)
        assert answer.status == 403, path


async def test_a_token_acts_with_its_persons_rights_until_it_is_revoked(api: Api) -> None:
    person = await api.add_person(Role.INTEGRATION)
    administrator = await api.administrator()
    body = {"person_id": person.id, "name": "DMS"}
    made = await (await api.client.post("/api/v1/api-tokens", json=body, headers=administrator)).json()
    headers = {"Authorization": f"Bearer {made['token']}"}
    assert [d["code"] for d in (await (await api.client.get("/api/v1/dealers", headers=headers)).json())["items"]] == [
        "SH01"
    ]
    assert (await api.client.get("/api/v1/users", headers=headers)).status == 403
    gone = await api.client.delete(f"/api/v1/api-tokens/{made['id']}", headers=administrator)
    assert gone.status == 204
    assert (await api.client.get("/api/v1/dealers", headers=headers)).status == 401


@pytest.mark.parametrize("said", ["Bearer", "Bearer ", "Bearer cc_wrong", "Basic eDp5", "Bearer \u00fc", ""])
async def test_a_wrong_token_is_refused_even_with_a_good_cookie(api: Api, said: str) -> None:
    headers = {**await api.signed_in(Role.SUPERVISOR), "Authorization": said}
    assert (await api.client.get("/api/v1/me", headers=headers)).status == 401
