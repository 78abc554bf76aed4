"""The shelf: six things at hand in a call, kept up by the desk (S2-35)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from callcenter.core.model import AuditEntry, Dealer, FollowUp, ServiceOrder, ShelfItem, ShelfKind, Vehicle
from callcenter.errors import Duplicate, InvalidInput, StaleRow
from callcenter.flows import shelf
from tests.support.ticket_desk import TicketDesk

OIL = {"title": "机油滤清器", "code": "15400-PLM", "amount_cents": 6800, "unit": "个"}


async def add(desk: TicketDesk, kind: ShelfKind, **said: Any) -> ShelfItem:
    async with desk.acting("supervisor") as tx:
        return await shelf.add_line(tx, desk.setup, "dealer", kind, said)


async def at_hand(desk: TicketDesk, row: FollowUp) -> shelf.AtHand:
    async with desk.store.read() as view:
        return await shelf.at_hand(view, desk.setup, await view.rows(FollowUp).get(row.id))


async def car_of(desk: TicketDesk, row: FollowUp) -> Vehicle:
    async with desk.acting() as tx:
        order = await tx.rows(ServiceOrder).get(row.order_id or "")
        if order.vehicle_id:
            car = await tx.rows(Vehicle).get(order.vehicle_id)
            return await tx.rows(Vehicle).save(replace(car, plate="沪A12345"))
        car = await tx.rows(Vehicle).add(Vehicle(id=tx.new_id(), dealer_id="dealer", plate="沪A12345", model="宋"))
        await tx.rows(ServiceOrder).save(replace(order, vehicle_id=car.id))
        return car


@pytest.mark.req("S2-35")
async def test_the_six_things_are_at_hand_in_a_call(desk: TicketDesk) -> None:
    row = await desk.follow_up()
    await car_of(desk, row)
    today = desk.clock.now().date()
    await add(desk, ShelfKind.PART_PRICE, **OIL)
    await add(desk, ShelfKind.STAFF, title="服务经理 李强", number="8001", text="处理保修")
    await add(desk, ShelfKind.MEMBER_OFFER, title="金卡会员工时八折", valid_until=today + timedelta(days=10))
    await add(desk, ShelfKind.MEMBER_OFFER, title="已结束", valid_until=today - timedelta(days=10))
    await add(desk, ShelfKind.INSPECTION, title="年审", plate="沪A·12345", due_on=today + timedelta(days=40))
    await add(desk, ShelfKind.SHOP_EVENT, title="周末免费检测", valid_from=today - timedelta(days=1))
    await add(desk, ShelfKind.SHOP_EVENT, title="尚未开始", valid_from=today + timedelta(days=9))
    found = await at_hand(desk, row)
    assert found.order is not None and found.order.id == row.order_id
    assert [line.title for line in found.part_prices] == ["机油滤清器"]
    assert [line.number for line in found.staff] == ["8001"]
    assert [line.title for line in found.member_offers] == ["金卡会员工时八折"]
    assert [line.title for line in found.inspections] == ["年审"]
    assert [line.title for line in found.shop_events] == ["周末免费检测"]


async def test_another_dealers_lines_are_not_at_hand(desk: TicketDesk) -> None:
    async with desk.acting() as tx:
        await tx.rows(Dealer).add(Dealer(id="other", code="BJ01", name="北京一店"))
        await shelf.add_line(tx, desk.setup, "other", ShelfKind.PART_PRICE, OIL)
    assert (await at_hand(desk, await desk.follow_up())).part_prices == []


async def test_a_line_is_found_by_any_part_of_it(desk: TicketDesk) -> None:
    await add(desk, ShelfKind.PART_PRICE, **OIL)
    await add(desk, ShelfKind.PART_PRICE, title="空调滤清器", code="80292", amount_cents=9900)
    async with desk.store.read() as view:
        for typed, first in (("滤清", 2), ("15400plm", 1), ("空调", 1), ("轮胎", 0)):
            assert len(await shelf.find_lines(view, typed, dealer_id="dealer")) == first, typed


async def test_a_line_is_changed_from_its_version_only_and_audited(desk: TicketDesk) -> None:
    row = await add(desk, ShelfKind.PART_PRICE, **OIL)
    async with desk.acting("supervisor") as tx:
        row = await shelf.change_line(tx, row.id, row.version, {**OIL, "amount_cents": 7200})
    async with desk.acting("supervisor") as tx:
        with pytest.raises(StaleRow):
            await shelf.change_line(tx, row.id, row.version - 1, OIL)
    changes = [line.detail["changes"] for line in await desk.rows(AuditEntry, act="shelf.changed")]
    assert [change["amount_cents"] for change in changes] == [[6800, 7200]]


async def test_one_part_number_stands_on_the_shelf_once(desk: TicketDesk) -> None:
    await add(desk, ShelfKind.PART_PRICE, **OIL)
    with pytest.raises(Duplicate):
        await add(desk, ShelfKind.PART_PRICE, **OIL)


async def test_an_inspection_needs_a_vehicle_that_is_known(desk: TicketDesk) -> None:
    with pytest.raises(InvalidInput) as refused:
        await add(desk, ShelfKind.INSPECTION, title="年审", plate="沪B99999", due_on=date(2026, 12, 1))
    assert [problem.field for problem in refused.value.problems] == ["plate"]


async def test_a_whole_price_list_replaces_the_one_before(desk: TicketDesk) -> None:
    await add(desk, ShelfKind.PART_PRICE, **OIL)
    await add(desk, ShelfKind.PART_PRICE, title="火花塞", code="9807B", amount_cents=4500)
    lines = [{**OIL, "amount_cents": 7000}, {"title": "雨刮", "code": "76620", "amount_cents": 12000}]
    async with desk.acting("supervisor") as tx:
        counts = await shelf.put_lines(tx, desk.setup, "dealer", ShelfKind.PART_PRICE, lines, whole=True)
    assert counts == (1, 1, 1)
    shown = (await at_hand(desk, await desk.follow_up())).part_prices
    assert {line.title: line.amount_cents for line in shown} == {"机油滤清器": 7000, "雨刮": 12000}


async def test_many_lines_are_put_all_or_none_and_name_their_place(desk: TicketDesk) -> None:
    lines = [OIL, {"title": "", "amount_cents": 1}, {**OIL}]
    with pytest.raises(InvalidInput) as refused:
        async with desk.acting("supervisor") as tx:
            await shelf.put_lines(tx, desk.setup, "dealer", ShelfKind.PART_PRICE, lines, whole=False)
    assert [problem.field for problem in refused.value.problems] == ["items.1.title", "items.2.code"]
    assert await desk.rows(ShelfItem) == []


async def test_a_line_taken_off_stays_in_the_audit_trail(desk: TicketDesk) -> None:
    row = await add(desk, ShelfKind.STAFF, title="王师傅", number="8010")
    async with desk.acting("supervisor") as tx:
        await shelf.remove_line(tx, row.id)
    (trail,) = await desk.rows(AuditEntry, act="shelf.removed")
    assert trail.detail["changes"]["title"] == "王师傅" and await desk.rows(ShelfItem) == []
