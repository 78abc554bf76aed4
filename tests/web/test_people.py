"""People, grants and tokens through the API: what is changed, what is refused, what is written down."""

from typing import Any

from callcenter.core.model import AuditEntry, Role, Scope
from tests.support.api import PASSWORD, Api


async def _add(api: Api, headers: dict[str, str], **more: Any) -> tuple[int, dict[str, Any]]:
    body = {"login": "li.si", "name": "李四", **more}
    answer = await api.client.post("/api/v1/users", json=body, headers=headers)
    return answer.status, await answer.json()


async def test_a_person_is_added_with_grants_and_must_change_the_password(api: Api) -> None:
    grants = [{"role": "agent", "scope": "dealer", "scope_id": api.world.own.id}]
    status, person = await _add(api, await api.administrator(), password="given at first 1", grants=grants)
    assert status == 201 and person["must_change_password"] and person["has_password"]
    assert [(g["role"], g["scope"], g["scope_id"]) for g in person["grants"]] == [("agent", "dealer", api.world.own.id)]
    signed = await api.client.post("/api/v1/session", json={"login": "li.si", "password": "given at first 1"})
    assert signed.status == 201 and (await signed.json())["must_change_password"]
    async with api.house.uow.read() as tx:
        entry = await tx.rows(AuditEntry).first(subject_id=person["id"], act="people.change")
    assert entry is not None and "given at first 1" not in repr(entry)


async def test_a_login_that_is_taken_is_refused(api: Api) -> None:
    headers = await api.administrator()
    assert (await _add(api, headers))[0] == 201
    status, told = await _add(api, headers)
    assert (status, told["code"]) == (409, "duplicate")


async def test_grants_that_name_nothing_are_refused_one_by_one(api: Api) -> None:
    grants = [
        {"role": "agent", "scope": "dealer", "scope_id": "nowhere"},
        {"role": "agent", "scope": "dealer"},
        {"role": "agent", "scope": "all", "scope_id": "x"},
    ]
    status, told = await _add(api, await api.administrator(), grants=grants)
    assert status == 422
    assert [(p["field"], p["reason"]) for p in told["problems"]] == [
        ("grants.0.scope_id", "unknown"),
        ("grants.1.scope_id", "needed-with-this-scope"),
        ("grants.2.scope_id", "not-with-this-scope"),
    ]


async def test_an_administrator_of_one_dealer_hands_out_no_more_than_that(api: Api) -> None:
    headers = await api.signed_in(Role.ADMINISTRATOR)
    own = [{"role": "agent", "scope": "dealer", "scope_id": api.world.own.id}]
    assert (await _add(api, headers, grants=own))[0] == 201
    for grants in (
        [{"role": "agent", "scope": "dealer", "scope_id": api.world.other.id}],
        [{"role": "agent", "scope": "all"}],
        [{"role": "administrator", "scope": "dealer", "scope_id": api.world.own.id}],
    ):
        status, _ = await _add(api, headers, login="wang.wu", grants=grants)
        assert status == 403, grants


async def test_a_password_of_somebody_mightier_cannot_be_set(api: Api) -> None:
    """No way up: who may not give a grant may not take the account that has it."""
    mightier = await api.add_person(Role.ADMINISTRATOR, Scope.ALL)
    manager = await api.add_person(Role.GENERAL_MANAGER, Scope.ALL)
    headers = await api.signed_in(Role.ADMINISTRATOR)
    for person in (mightier, manager):
        body = {"version": person.version, "password": "mine from now 1"}
        answer = await api.client.patch(f"/api/v1/users/{person.id}", json=body, headers=headers)
        assert answer.status in (403, 404)
    token = await api.client.post("/api/v1/api-tokens", json={"person_id": manager.id, "name": "x"}, headers=headers)
    assert token.status in (403, 404)


async def test_nobody_changes_the_own_rights(api: Api) -> None:
    me = await api.add_person(Role.ADMINISTRATOR, Scope.ALL)
    headers = await api.session_of(me)
    changes: list[dict[str, Any]] = [{"grants": []}, {"active": False}]
    for change in changes:
        answer = await api.client.patch(f"/api/v1/users/{me.id}", json={"version": 0, **change}, headers=headers)
        assert answer.status == 422
        assert [p["reason"] for p in (await answer.json())["problems"]] == ["own-rights"]


async def test_who_is_switched_off_is_out_at_once(api: Api) -> None:
    person = await api.add_person(Role.AGENT)
    theirs = await api.session_of(person)
    body = {"version": person.version, "active": False}
    answer = await api.client.patch(f"/api/v1/users/{person.id}", json=body, headers=await api.administrator())
    assert answer.status == 200
    assert (await api.client.get("/api/v1/me", headers=theirs)).status == 401
    signed = await api.client.post("/api/v1/session", json={"login": person.login, "password": PASSWORD})
    assert signed.status == 401


async def test_a_change_from_an_old_version_is_refused(api: Api) -> None:
    person = await api.add_person(Role.AGENT)
    headers = await api.administrator()
    body = {"version": person.version, "name": "新名"}
    assert (await api.client.patch(f"/api/v1/users/{person.id}", json=body, headers=headers)).status == 200
    again = await api.client.patch(f"/api/v1/users/{person.id}", json=body, headers=headers)
    assert (again.status, (await again.json())["code"]) == (409, "stale-row")


async def test_people_are_listed_within_reach(api: Api) -> None:
    here = await api.add_person(Role.AGENT)
    there = await api.add_person(Role.AGENT, Scope.DEALER, api.world.other.id)
    everywhere = await api.administrator()
    supervisor = await api.signed_in(Role.SUPERVISOR)
    seen = {p["id"] for p in (await (await api.client.get("/api/v1/users", headers=supervisor)).json())["items"]}
    assert here.id in seen and there.id not in seen
    assert (await api.client.get(f"/api/v1/users/{there.id}", headers=supervisor)).status == 404
    every = await (await api.client.get("/api/v1/users?role=agent&q=agent", headers=everywhere)).json()
    assert {p["id"] for p in every["items"]} == {here.id, there.id}


async def test_somebody_is_signed_out_everywhere(api: Api) -> None:
    person = await api.add_person(Role.AGENT)
    one, two = await api.session_of(person), await api.session_of(person)
    headers = await api.administrator()
    listed = await (await api.client.get(f"/api/v1/users/{person.id}/sessions", headers=headers)).json()
    assert len(listed["items"]) == 2
    answer = await api.client.post(f"/api/v1/users/{person.id}/sign-out", headers=headers)
    assert await answer.json() == {"sessions": 2}
    for session in (one, two):
        assert (await api.client.get("/api/v1/me", headers=session)).status == 401


async def test_a_token_runs_out(api: Api, clock: Any) -> None:
    person = await api.add_person(Role.INTEGRATION)
    headers = await api.administrator()
    body = {"person_id": person.id, "name": "DMS", "expires_at": "2026-11-19T11:00:00+08:00"}
    made = await (await api.client.post("/api/v1/api-tokens", json=body, headers=headers)).json()
    assert made["expires_at"] == "2026-11-19T03:00:00Z"
    bearer = {"Authorization": f"Bearer {made['token']}"}
    assert (await api.client.get("/api/v1/me", headers=bearer)).status == 200
    await clock.advance(seconds=3600)
    assert (await api.client.get("/api/v1/me", headers=bearer)).status == 401
    late = {**body, "expires_at": "2020-01-01T00:00:00Z"}
    assert (await api.client.post("/api/v1/api-tokens", json=late, headers=headers)).status == 422
