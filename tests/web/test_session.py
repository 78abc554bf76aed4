"""Signing in and out: cookies, limits, revocation, the own password."""

import asyncio
from dataclasses import replace
from threading import Event
from typing import Literal

import pytest
import time_machine
from argon2 import PasswordHasher

from callcenter.config import Web
from callcenter.core.access import SERVICE
from callcenter.core.model import AuditEntry, Person, Role, Session
from callcenter.errors import TooMany
from callcenter.web.auth import COOKIE
from callcenter.web.limits import SignInLimits
from callcenter.web.passwords import Passwords
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


async def test_the_addresses_of_one_line_are_counted_as_one() -> None:
    """An IPv6 line has its /64 to itself and takes a fresh address for every try; IPv4 in IPv6's clothes is IPv4."""
    limits = SignInLimits(Web(sign_in_tries_per_address=3))
    for n, address in enumerate(("2001:db8:1:2::1", "2001:db8:1:2:ffff::7", "2001:0db8:0001:0002:a:b:c:d")):
        await limits.enter(f"person-{n}", address)
    with pytest.raises(TooMany, match="sign-ins of this address"):
        await limits.enter("person-4", "2001:db8:1:2::9")
    await limits.enter("person-5", "2001:db8:1:3::1")
    for n, address in enumerate(("10.0.0.1", "::ffff:10.0.0.1", "::ffff:a00:1")):
        await limits.enter(f"agent-{n}", address)
    with pytest.raises(TooMany, match="sign-ins of this address"):
        await limits.enter("agent-4", "10.0.0.1")
    await limits.enter("agent-5", "::ffff:10.0.0.2")


async def test_who_comes_when_too_many_passwords_wait_is_sent_back_without_losing_a_try(api: Api) -> None:
    """The floor's sign-ins wait for their turn; whoever comes behind them is told when to come again."""
    person = await api.add_person(Role.AGENT)
    hasher = HeldHasher()
    object.__setattr__(api.house, "passwords", Passwords(hasher, at_once=1, most_waiting=20))
    right = {"login": person.login, "password": PASSWORD}
    waiting = [asyncio.create_task(api.house.passwords.verify(person.password_hash, PASSWORD)) for _ in range(21)]
    await asyncio.to_thread(hasher.begun.wait, 10)
    for _ in range(api.house.config.web.sign_in_tries_per_account + 1):
        answer = await api.client.post("/api/v1/session", json=right)
        assert (answer.status, (await answer.json())["code"], answer.headers["Retry-After"]) == (429, "too-many", "2")
    hasher.free.set()
    assert await asyncio.gather(*waiting) == [True] * 21
    assert (await api.client.post("/api/v1/session", json=right)).status == 201


class HeldHasher(PasswordHasher):
    """Hashes nothing until it is let: as many wait as a test wants."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.begun, self.free = Event(), Event()

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
        """Wait to be let, then check."""
        self.begun.set()
        assert self.free.wait(10)
        return super().verify(hash, password)


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
