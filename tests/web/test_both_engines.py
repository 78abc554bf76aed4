"""What differs between the engines underneath: races for one key, and the event stream behind slow transactions."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import FormData

from callcenter.config import Config
from callcenter.core.access import SERVICE
from callcenter.core.model import AuditEntry, ImportRun, Role, Team
from callcenter.imports.files import ConfiguredFiles
from callcenter.services.importer import Importer
from callcenter.web.app import make_app
from callcenter.web.parts import IMPORTS
from tests.support.api import Api, Store, add_world, make_house, open_store
from tests.support.clock import ManualClock
from tests.support.ids import SequenceIds
from tests.web.test_events import frame, happen, watching


@pytest.fixture
async def store(store_url: str, clock: ManualClock, ids: SequenceIds) -> AsyncIterator[Store]:
    """An empty store, on each engine in turn."""
    store = open_store(store_url, clock, ids)
    yield store
    await store.engines.dispose()


@pytest.fixture
async def api(
    store: Store,
    clock: ManualClock,
    ids: SequenceIds,
    config: Config,
    tmp_path: Path,
    aiohttp_client: Callable[..., Awaitable[Any]],
) -> Api:
    """The whole API with two dealers, on each engine in turn."""
    house = make_house(store, clock, ids, config)
    async with store.uow.write(SERVICE) as tx:
        world = await add_world(tx)
    return Api(client=await aiohttp_client(make_app(house)), house=house, world=world, data=tmp_path)


async def test_many_at_once_under_one_key_act_once(api: Api) -> None:
    headers = {**await api.administrator(), "Idempotency-Key": "k-1"}
    answers = await asyncio.gather(
        *(api.client.post("/api/v1/teams", json={"name": "晚班"}, headers=headers) for _ in range(8))
    )
    assert {answer.status for answer in answers} == {201}
    assert len({(await answer.json())["id"] for answer in answers}) == 1
    async with api.house.uow.read() as tx:
        assert await tx.rows(Team).count(name="晚班") == 1


async def test_a_key_of_an_upload_holds_for_the_same_file_only(api: Api) -> None:
    """A file is taken in once under its key, by itself or in a form; under another file's key it is refused, all of it."""
    folder = api.data / "imports"
    api.house.parts.put(IMPORTS, Importer(api.house.uow, api.house.setup, ConfiguredFiles(), folder))
    headers = {**await api.signed_in(Role.SUPERVISOR), "Idempotency-Key": "file-1"}
    path = f"/api/v1/service-orders/import?dealer_id={api.world.own.id}"

    async def send(content: str, **more: str) -> tuple[int, Any]:
        answer = await api.client.post(
            path, data=content.encode(), headers={**headers, "Content-Type": "text/csv", **more}
        )
        return answer.status, await answer.json()

    first = await send("工单号\nRO1\n")
    assert first[0] == 202
    assert await send("工单号\nRO1\n") == first
    form = FormData(quote_fields=False)
    form.add_field("file", "工单号\nRO1\n".encode(), filename="again.csv", content_type="text/csv")
    assert await (await api.client.post(path, data=form, headers=headers)).json() == first[1]
    status, told = await send("工单号\nRO2\n")
    assert (status, told["code"]) == (409, "key-reused")
    assert (await send("工单号\nRO2\n", **{"Idempotency-Key": "file-2"}))[1]["id"] != first[1]["id"]
    async with api.house.uow.read() as view:
        assert await view.rows(ImportRun).count() == await view.rows(AuditEntry).count(act="order.import") == 2
    assert len(list(folder.iterdir())) == 2


async def test_of_two_files_at_once_under_one_key_one_is_taken_in(api: Api) -> None:
    folder = api.data / "imports"
    api.house.parts.put(IMPORTS, Importer(api.house.uow, api.house.setup, ConfiguredFiles(), folder))
    headers = {**await api.signed_in(Role.SUPERVISOR), "Idempotency-Key": "file-1", "Content-Type": "text/csv"}
    path = f"/api/v1/service-orders/import?dealer_id={api.world.own.id}"
    answers = await asyncio.gather(*(api.client.post(path, data=f"RO{n}\n".encode(), headers=headers) for n in (1, 2)))
    assert sorted(answer.status for answer in answers) == [202, 409]
    assert {(await answer.json()).get("code") for answer in answers} == {None, "key-reused"}
    assert len(list(folder.iterdir())) == 1


async def test_a_change_from_an_old_version_is_refused_when_two_come_at_once(api: Api) -> None:
    headers = await api.administrator()
    path = f"/api/v1/teams/{api.world.team.id}"
    answers = await asyncio.gather(
        *(api.client.put(path, json={"name": f"组{n}", "version": 0}, headers=headers) for n in range(4))
    )
    assert sorted(answer.status for answer in answers) == [200, 409, 409, 409]


async def test_events_come_and_resume(api: Api) -> None:
    headers = await api.signed_in(Role.SUPERVISOR)
    own = api.world.own.id
    async with watching(api, headers) as (socket, _):
        await happen(api, ("ticket.opened", own))
        while "events" not in (told := await frame(socket)):
            pass
    await happen(api, ("ticket.closed", own))
    async with watching(api, headers, told["position"]) as (socket, _):
        pass
    async with api.client.ws_connect(f"/api/v1/events?position={told['position']}", headers=headers) as socket:
        while "events" not in (again := await frame(socket)):
            pass
    assert [event["kind"] for event in again["events"]] == ["ticket.closed"]


async def test_a_slow_transactions_events_are_told_when_it_commits(api: Api) -> None:
    """On PostgreSQL an earlier transaction may commit later: its events must come, none may be skipped."""
    own = api.world.own.id
    kinds: list[str] = []
    async with watching(api, await api.signed_in(Role.SUPERVISOR)) as (socket, _):
        if not api.house.uow.engines.sqlite:  # type: ignore[attr-defined]
            async with api.house.uow.write(SERVICE) as slow:
                slow.emit("ticket.opened", "ticket", "slow", own)
                await slow.rows(Team).add(Team(id=slow.new_id(), name="x"))
                await happen(api, ("ticket.handled", own))
        else:
            await happen(api, ("ticket.handled", own), ("ticket.opened", own))
        while len(kinds) < 2:
            kinds += [event["kind"] for event in (await frame(socket)).get("events", [])]
    assert sorted(kinds) == ["ticket.handled", "ticket.opened"]
