"""Signing in and out: cookies, limits, revocation, the own password."""

from dataclasses import replace

import time_machine

from callcenter.core.access import SERVICE
from callcenter.core.model import AuditEntry, Person, Role, Session
from callcenter.web.auth import COOKIE
from tests.support.api import PASSWORD, Api
from tests.support.clock import ManualClock


async def test_cookie_is_set_when_the_password_is_right(api: Api) -> None:
    person = await api.add_person(Role.AGENT)
    answer = await api.client.post("/api/v1/session", json={"login": person.login, "password": PASSWORD})
    assert answer.status == 201
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(COOKIE) and "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Secure" not in cookie
    told = await answer.json()
    assert told["login"] == person.login and "follow_up.work" in told["acts"] and "people.change" not in told["acts"]
    me = await api.client.get("/api/v1/me")
    assert (await me.json())["id"] == person.id


async def test_cookie_is_secure_when_browsers_come_by_https(api: Api) -> None:
    person = await api.add_person(Role.AGENT)
    object.__setattr__(api.house.config.web, "public_url", "https://calls.example.cn")
    answer = await api.client.post("/api/v1/session", json={"login": person.login, "password": PASSWORD})
    assert "Secure" in answer.headers["Set-Cookie"]


async def test_only_the_hash_of_the_secret_is_kept(api: Api) -> None:
    person = await api.add_person(Role.AGENT)
    answer = await api.client.post("/api/v1/session", json={"login": person.login, "password": PASSWORD})
    secret = answer.cookies[COOKIE].value
    async with api.house.uow.read() as tx:
        session = await tx.rows(Session).first(person_id=person.id)
    assert session is not None and secret not in repr(session)


async def test_a_wrong_password_and_an_unknown_login_are_told_alike(api: Api) -> None:
    person = await api.add_person(Role.AGENT)
    wrong = await api.client.post("/api/v1/session", json={"login": person.login, "password": "x" * 12})
    unknown = await api.client.post("/api/v1/session", json={"login": "nobody-here", "password": "x" * 12})
    assert (wrong.status, await wrong.json()) == (unknown.status, await unknown.json())
    assert wrong.status == 401 and (await wrong.json())["code"] == "wrong-sign-in"
    async with api.house.uow.read() as tx:
        assert await tx.rows(AuditEntry).count(act="sign_in_refused") == 2


async def test_an_account_is_closed_for_a_while_after_too_many_tries(api: Api) -> None:
    person = await api.add_person(Role.AGENT)
    other = await api.add_person(Role.AGENT)
    with time_machine.travel("2026-11-19T02:00:00Z", tick=False) as moment:
        for _ in range(api.house.config.web.sign_in_tries_per_account):
            answer = await api.client.post("/api/v1/session", json={"login": person.login, "password": "x" * 12})
            assert answer.status == 401
        right = {"login": person.login, "password": PASSWORD}
        answer = await api.client.post("/api/v1/session", json=right)
        assert answer.status == 429 and int(answer.headers["Retry-After"]) > 0
        another = await api.client.post("/api/v1/session", json={"login": other.login, "password": PASSWORD})
        assert another.status == 201
        moment.shift(api.house.config.web.sign_in_window_minutes * 60 + 1)
        assert (await api.client.post("/api/v1/session", json=right)).status == 201


async def test_signing_out_ends_the_session_at_once(api: Api) -> None:
    headers = await api.signed_in(Role.AGENT)
    assert (await api.client.get("/api/v1/me", headers=headers)).status == 200
    assert (await api.client.delete("/api/v1/session", headers=headers)).status == 204
    answer = await api.client.get("/api/v1/me", headers=headers)
    assert answer.status == 401 and (await answer.json())["code"] == "unauthenticated"


async def test_an_idle_session_ends_and_a_used_one_goes_on(api: Api, clock: ManualClock) -> None:
    headers = await api.signed_in(Role.AGENT)
    for _ in range(3):
        await clock.advance(seconds=60 * 100)
        assert (await api.client.get("/api/v1/me", headers=headers)).status == 200
    await clock.advance(seconds=60 * 121)
    assert (await api.client.get("/api/v1/me", headers=headers)).status == 401


async def test_a_session_ends_after_its_longest_time_even_when_used(api: Api, clock: ManualClock) -> None:
    headers = await api.signed_in(Role.AGENT)
    for _ in range(8):
        assert (await api.client.get("/api/v1/me", headers=headers)).status == 200
        await clock.advance(seconds=3600)
    assert (await api.client.get("/api/v1/me", headers=headers)).status == 401


async def test_a_new_password_ends_the_other_sessions(api: Api) -> None:
    person = await api.add_person(Role.AGENT)
    here, elsewhere = await api.session_of(person), await api.session_of(person)
    change = {"current": PASSWORD, "new": "another horse 8"}
    assert (await api.client.put("/api/v1/me/password", json=change, headers=here)).status == 204
    assert (await api.client.get("/api/v1/me", headers=here)).status == 200
    assert (await api.client.get("/api/v1/me", headers=elsewhere)).status == 401
    signed = await api.client.post("/api/v1/session", json={"login": person.login, "password": "another horse 8"})
    assert signed.status == 201


async def test_a_weak_password_is_refused_with_its_reason(api: Api) -> None:
    person = await api.add_person(Role.AGENT)
    headers = await api.session_of(person)
    for new, reason in (
        ("1234567890", "too-common"),
        (person.login + " yes yes", "too-common"),
        (PASSWORD, "same-as-before"),
    ):
        answer = await api.client.put("/api/v1/me/password", json={"current": PASSWORD, "new": new}, headers=headers)
        assert answer.status == 422
        assert [p["reason"] for p in (await answer.json())["problems"]] == [reason]


async def test_nothing_but_the_password_can_be_changed_when_it_must_be(api: Api) -> None:
    person = await api.add_person(Role.SUPERVISOR)
    async with api.house.uow.write(SERVICE) as tx:
        now_there = await tx.rows(Person).get(person.id)
        await tx.rows(Person).save(replace(now_there, must_change_password=True))
    headers = await api.session_of(person)
    assert (await api.client.get("/api/v1/me", headers=headers)).status == 200
    refused = await api.client.get("/api/v1/dealers", headers=headers)
    assert refused.status == 403 and (await refused.json())["fields"]["reason"] == "password-change-needed"
    change = {"current": PASSWORD, "new": "another horse 8"}
    assert (await api.client.put("/api/v1/me/password", json=change, headers=headers)).status == 204
    assert (await api.client.get("/api/v1/dealers", headers=headers)).status == 200
