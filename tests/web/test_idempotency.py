"""Idempotency-Key: one act and one answer for the same request, whatever happens in between."""

import asyncio

from callcenter.core.model import ApiToken, IdempotencyRecord, Role, Scope, Team
from tests.support.api import Api


async def _teams(api: Api) -> int:
    async with api.house.uow.read() as tx:
        return await tx.rows(Team).count(name="晚班")


async def test_the_same_request_twice_is_one_act_and_one_answer(api: Api) -> None:
    headers = {**await api.administrator(), "Idempotency-Key": "k-1"}
    first = await api.client.post("/api/v1/teams", json={"name": "晚班"}, headers=headers)
    second = await api.client.post("/api/v1/teams", json={"name": "晚班"}, headers=headers)
    assert (first.status, await first.json()) == (second.status, await second.json()) == (201, await first.json())
    assert await _teams(api) == 1


async def test_the_same_key_for_another_request_is_refused(api: Api) -> None:
    headers = {**await api.administrator(), "Idempotency-Key": "k-1"}
    assert (await api.client.post("/api/v1/teams", json={"name": "晚班"}, headers=headers)).status == 201
    other = await api.client.post("/api/v1/teams", json={"name": "早班"}, headers=headers)
    assert other.status == 409 and (await other.json())["code"] == "key-reused"


async def test_a_key_belongs_to_its_person(api: Api) -> None:
    for _ in range(2):
        headers = {**await api.administrator(), "Idempotency-Key": "k-1"}
        assert (await api.client.post("/api/v1/teams", json={"name": "晚班"}, headers=headers)).status == 201
    assert await _teams(api) == 2


async def test_a_refused_request_may_be_tried_again_under_its_key(api: Api) -> None:
    """Only what was done is kept: a refusal writes nothing."""
    headers = {**await api.administrator(), "Idempotency-Key": "k-1"}
    assert (await api.client.post("/api/v1/teams", json={"name": ""}, headers=headers)).status == 422
    assert (await api.client.post("/api/v1/teams", json={"name": "晚班"}, headers=headers)).status == 201


async def test_many_at_once_under_one_key_act_once(api: Api) -> None:
    headers = {**await api.administrator(), "Idempotency-Key": "k-1"}
    answers = await asyncio.gather(
        *(api.client.post("/api/v1/teams", json={"name": "晚班"}, headers=headers) for _ in range(8))
    )
    assert {answer.status for answer in answers} == {201}
    assert len({(await answer.json())["id"] for answer in answers}) == 1
    assert await _teams(api) == 1


async def test_many_at_once_act_once_where_the_route_opens_its_own_unit_of_work(api: Api) -> None:
    headers = {**await api.administrator(), "Idempotency-Key": "k-1"}
    body = {"login": "li.si", "name": "李四", "password": "correct horse 9"}
    answers = await asyncio.gather(*(api.client.post("/api/v1/users", json=body, headers=headers) for _ in range(6)))
    told = [await answer.json() for answer in answers]
    assert {answer.status for answer in answers} == {201}, told
    assert len({one["id"] for one in told}) == 1


async def test_a_secret_is_not_kept_for_a_repeated_key(api: Api) -> None:
    integration = await api.add_person(Role.INTEGRATION, Scope.ALL)
    headers = {**await api.administrator(), "Idempotency-Key": "k-1"}
    body = {"person_id": integration.id, "name": "DMS"}
    first = await (await api.client.post("/api/v1/api-tokens", json=body, headers=headers)).json()
    second = await (await api.client.post("/api/v1/api-tokens", json=body, headers=headers)).json()
    assert first["token"].startswith("cc_") and second["token"] is None and first["id"] == second["id"]
    async with api.house.uow.read() as tx:
        assert await tx.rows(ApiToken).count() == 1
        kept = await tx.rows(IdempotencyRecord).all()
    assert all(first["token"] not in repr(record) for record in kept)


async def test_a_key_that_is_no_key_is_refused(api: Api) -> None:
    headers = {**await api.administrator(), "Idempotency-Key": "k" * 201}
    assert (await api.client.post("/api/v1/teams", json={"name": "晚班"}, headers=headers)).status == 422
