"""What is behind a figure over the API: whom it shows to whom, its files, times, and VOC actions as a screen needs them."""

import io
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from python_calamine import CalamineWorkbook

from callcenter.config import Config
from callcenter.core.access import SERVICE
from callcenter.core.model import Attempt, AttemptState, AuditEntry, Role, ServiceOrder, Vehicle
from callcenter.ids import encode
from callcenter.policies import shipped_documents
from callcenter.web.app import make_app
from tests.support.api import Api, Store, add_world, make_house, open_store
from tests.support.clock import START, ManualClock
from tests.support.desk import add_follow_up
from tests.support.ids import SequenceIds
from tests.web.conftest import AiohttpClient

DAY = START.date()
SPAN = f"start={DAY - timedelta(days=7)}&end={DAY}"


@pytest.fixture
async def store(store_url: str, clock: ManualClock, ids: SequenceIds) -> AsyncIterator[Store]:
    """An empty store, on each engine in turn."""
    store = open_store(store_url, clock, ids)
    yield store
    await store.engines.dispose()


@pytest.fixture
async def seeded(
    store: Store, clock: ManualClock, ids: SequenceIds, config: Config, aiohttp_client: AiohttpClient
) -> Api:
    """Three calls about one visit at the own dealer: two answered, one busy."""
    house = make_house(store, clock, ids, config)
    house.setup.shipped = dict(shipped_documents())
    async with store.uow.write(SERVICE) as tx:
        world = await add_world(tx)
        row = await add_follow_up(tx, world.own, "+8613800138000", name="赵敏")
        car = await tx.rows(Vehicle).add(
            Vehicle(id=tx.new_id(), dealer_id=world.own.id, plate="沪A12345", model="朗逸")
        )
        order = await tx.rows(ServiceOrder).get(row.order_id or "")
        await tx.rows(ServiceOrder).save(replace(order, adviser="=李师傅", vehicle_id=car.id))
        for number, outcome in enumerate(("answered", "busy", "answered"), 1):
            call = Attempt(
                id=encode(number),
                follow_up_id=row.id,
                dealer_id=world.own.id,
                customer_id=row.customer_id,
                agent_id=None,
                state=AttemptState.ENDED,
                intent_at=START - timedelta(minutes=number),
                outcome=outcome,
                counts=True,
                talk_seconds=150 if outcome == "answered" else 0,
            )
            await tx.rows(Attempt).add(call)
    return Api(client=await aiohttp_client(make_app(house)), house=house, world=world, data=config.service.data_dir)


@pytest.mark.req("S2-29")
async def test_items_name_customer_car_and_call_when_listed(seeded: Api) -> None:
    headers = await seeded.signed_in(Role.SUPERVISOR)
    path = f"/api/v1/reports/voc/items?{SPAN}&figure=outcomes&value=answered&limit=1"
    answer = await seeded.client.get(path, headers=headers)
    body = await answer.json()
    assert answer.status == 200, body
    (item,) = body["items"]
    assert (body["total"], item["customer"], item["plate"], item["car"]) == (2, "赵敏", "沪A12345", "朗逸")
    assert (item["outcome"], item["talk_seconds"], item["adviser"]) == ("answered", 150, "=李师傅")
    other = await (await seeded.client.get(f"{path}&offset=1", headers=headers)).json()
    assert other["items"][0]["subject_id"] != item["subject_id"]


async def test_items_name_no_customer_to_who_may_not_see_customers(seeded: Api) -> None:
    headers = await seeded.administrator()
    answer = await seeded.client.get(f"/api/v1/reports/voc/items?{SPAN}&figure=reach", headers=headers)
    body = await answer.json()
    assert body["total"] == 3
    assert {(item["customer"], item["plate"]) for item in body["items"]} == {("", "")}


async def test_items_are_those_of_the_own_dealers_only(seeded: Api) -> None:
    headers = await seeded.signed_in(Role.SUPERVISOR, scope_id=seeded.world.other.id)
    answer = await seeded.client.get(f"/api/v1/reports/voc/items?{SPAN}&figure=reach", headers=headers)
    assert (await answer.json())["total"] == 0


@pytest.mark.req("S2-29")
async def test_items_files_say_what_counts_in_words_and_are_audited(seeded: Api) -> None:
    headers = {**await seeded.signed_in(Role.GENERAL_MANAGER), "Accept-Language": "zh-CN"}
    path = f"/api/v1/reports/voc/items.{{}}?{SPAN}&figure=outcomes"
    text = (await (await seeded.client.get(path.format("csv"), headers=headers)).read()).decode("utf-8-sig")
    lines = text.splitlines()
    assert lines[0].startswith("日期,时间,经销商,计数方式,分项,客户,车牌")
    assert len(lines) == 4
    assert sum("占线" in line for line in lines) == 1
    assert all("'=李师傅" in line for line in lines[1:])
    answer = await seeded.client.get(path.format("xlsx"), headers=headers)
    book = CalamineWorkbook.from_filelike(io.BytesIO(await answer.read()))
    assert len(book.get_sheet_by_index(0).to_python()) == 4
    async with seeded.house.uow.read() as view:
        audited = await view.rows(AuditEntry).all(subject="report", subject_id="items")
    assert [line.detail["form"] for line in audited] == ["csv", "xlsx"]


async def test_unknown_figure_is_named_before_a_file_begins(seeded: Api) -> None:
    headers = await seeded.signed_in(Role.GENERAL_MANAGER)
    for form in ("csv", "xlsx"):
        answer = await seeded.client.get(f"/api/v1/reports/voc/items.{form}?{SPAN}&figure=nonsense", headers=headers)
        assert answer.status == 422
        assert (await answer.json())["problems"][0]["field"] == "figure"


@pytest.mark.req("S2-24")
async def test_times_tell_the_talks_against_their_band(seeded: Api) -> None:
    headers = await seeded.signed_in(Role.SUPERVISOR)
    body = await (await seeded.client.get(f"/api/v1/reports/times?{SPAN}", headers=headers)).json()
    assert (body["band_low"], body["band_high"]) == (120, 180)
    assert (body["talk"]["numerator"], body["talk"]["denominator"]) == (2, 2)
    assert body["talk_spread"]["seconds"] == [{"seconds": 150, "count": 2}]


async def test_several_figures_are_given_in_one_answer(seeded: Api) -> None:
    headers = await seeded.signed_in(Role.SUPERVISOR)
    path = f"/api/v1/reports/voc?{SPAN}&period=week&of=reach&of=call_length&by=part"
    body = await (await seeded.client.get(path, headers=headers)).json()
    assert {figure["figure"] for figure in body["figures"]} == {"reach", "call_length"}
    answer = await seeded.client.get(f"/api/v1/reports/voc?{SPAN}&of=nonsense", headers=headers)
    assert answer.status == 422


@pytest.mark.req("S2-5")
async def test_complaints_by_agent_are_refused_among_several_figures(seeded: Api) -> None:
    headers = await seeded.signed_in(Role.SUPERVISOR)
    answer = await seeded.client.get(f"/api/v1/reports/voc?{SPAN}&of=tickets&by=agent", headers=headers)
    assert answer.status == 422


@pytest.mark.req("S2-30", "S2-31")
async def test_action_is_opened_changed_and_shows_before_and_after(seeded: Api, clock: ManualClock) -> None:
    """The effect can be looked at before the action is closed with it."""
    headers = await seeded.signed_in(Role.SUPERVISOR)
    owner = await seeded.add_person(Role.HANDLER)
    opened = {
        "dealer_id": seeded.world.own.id,
        "title": "接通率偏低",
        "figure": "reach",
        "owner_id": owner.id,
        "due_on": str(DAY + timedelta(days=14)),
        "start": str(DAY - timedelta(days=7)),
        "end": str(DAY),
    }
    action = await (await seeded.client.post("/api/v1/voc-actions", json=opened, headers=headers)).json()
    assert (action["owner"], action["before"]["numerator"], action["overdue"]) == ("王小明", 2, False)
    path = f"/api/v1/voc-actions/{action['id']}"
    change = {
        "version": action["version"],
        "title": "提高接通率",
        "finding": "中午多占线",
        "owner_id": owner.id,
        "due_on": str(DAY + timedelta(days=1)),
    }
    changed = await (await seeded.client.put(path, json=change, headers=headers)).json()
    assert (changed["title"], changed["finding"]) == ("提高接通率", "中午多占线")
    assert (await seeded.client.put(path, json=change, headers=headers)).status == 409
    await clock.advance(timedelta(days=3))
    async with seeded.house.uow.write(SERVICE) as tx:
        first = await tx.rows(Attempt).get(encode(1))
        later = replace(first, id=encode(9), intent_at=tx.now - timedelta(days=1))
        await tx.rows(Attempt).add(later)
    headers = await seeded.signed_in(Role.SUPERVISOR)
    shown = await (await seeded.client.get(path, headers=headers)).json()
    assert shown["overdue"]
    later_span = f"start={DAY + timedelta(days=1)}&end={DAY + timedelta(days=2)}"
    effect = await (await seeded.client.get(f"{path}/effect?{later_span}", headers=headers)).json()
    assert [(effect[when]["numerator"], effect[when]["denominator"]) for when in ("before", "after")] == [
        (2, 3),
        (1, 1),
    ]
    early = await seeded.client.get(f"{path}/effect?{SPAN}", headers=headers)
    assert early.status == 422


async def test_actions_are_filtered_by_figure_date_and_words(seeded: Api) -> None:
    headers = await seeded.signed_in(Role.SUPERVISOR)
    owner = await seeded.add_person(Role.HANDLER)
    for number, (title, figure) in enumerate((("接通率偏低", "reach"), ("通话太短", "call_length")), 1):
        opened = {
            "dealer_id": seeded.world.own.id,
            "title": title,
            "figure": figure,
            "owner_id": owner.id,
            "due_on": str(DAY + timedelta(days=number)),
            "start": str(DAY - timedelta(days=7)),
            "end": str(DAY),
        }
        assert (await seeded.client.post("/api/v1/voc-actions", json=opened, headers=headers)).status == 201

    async def titles(query: str) -> list[str]:
        answer = await seeded.client.get(f"/api/v1/voc-actions?{query}", headers=headers)
        return [item["title"] for item in (await answer.json())["items"]]

    assert await titles("figure=reach") == ["接通率偏低"]
    assert await titles(f"due_before={DAY + timedelta(days=2)}") == ["接通率偏低"]
    assert await titles("q=太短") == ["通话太短"]
    assert await titles("order=due") == ["接通率偏低", "通话太短"]
    other = await seeded.signed_in(Role.SUPERVISOR, scope_id=seeded.world.other.id)
    assert (await (await seeded.client.get("/api/v1/voc-actions", headers=other)).json())["items"] == []
