"""From a delivery to its follow-up: when, over which number, together with which other, or why not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from callcenter.core.model import Dealer, FollowUp, FollowUpResult, FollowUpState
from callcenter.core.order_file import RowOutcome
from callcenter.core.order_values import OrderKind
from callcenter.flows import queue_keeping
from callcenter.flows.organisation import set_day
from callcenter.flows.wishes import set_wishes
from tests.flows.orders.conftest import DAY, DELIVERED, OrderDesk, draft

MIDNIGHT = datetime(2026, 11, 19, 16, 0, tzinfo=UTC)
"""The end of the delivery's day in Shanghai."""


@pytest.mark.req("S2-37", "S2-41")
async def test_a_delivery_is_followed_up_from_the_next_day_to_the_end_of_the_third(desk: OrderDesk) -> None:
    """Delivered D: not before D+1, due at the end of D+3 in the dealer's zone, tried at the first open minute."""
    await desk.take(draft())
    row = await desk.follow_up()
    assert row.state is FollowUpState.WAITING
    assert row.earliest_at == MIDNIGHT
    assert row.due_at == MIDNIGHT + 3 * DAY
    assert row.next_try_at == MIDNIGHT + timedelta(hours=9)
    assert row.number == "+8613800138001"
    assert not row.closed_before_due


@pytest.mark.req("S2-40")
async def test_a_customer_who_wants_no_follow_up_is_excluded_and_never_missed(desk: OrderDesk) -> None:
    await desk.take(draft(do_not_follow_up=True))
    row = await desk.follow_up()
    assert (row.state, row.result, row.reason) == (
        FollowUpState.DONE,
        FollowUpResult.EXCLUDED,
        "wish-no-follow-ups",
    )
    await desk.clock.advance(5 * DAY)
    async with desk.write() as tx:
        assert await queue_keeping.mark_missed(tx, desk.setup) == 0
        assert await tx.rows(FollowUp).count(result=FollowUpResult.EXCLUDED, missed_at=None) == 1


@pytest.mark.req("S2-40")
async def test_a_wish_told_later_excludes_the_open_follow_up(desk: OrderDesk) -> None:
    await desk.take(draft())
    row = await desk.follow_up()
    async with desk.write() as tx:
        await set_wishes(tx, row.customer_id, {"no_follow_ups": True})
    row = await desk.follow_up()
    assert (row.result, row.reason) == (FollowUpResult.EXCLUDED, "wish-no-follow-ups")


async def test_a_file_never_takes_back_a_wish_that_the_customer_told(desk: OrderDesk) -> None:
    await desk.take(draft(no_sms=True))
    owner = (await desk.order()).owner_id
    await desk.take(draft(no_sms=False))
    assert not (await desk.customer(owner)).no_sms
    async with desk.write() as tx:
        await set_wishes(tx, owner, {"no_sms": True})
    await desk.take(draft(no_sms=False, adviser="李"))
    assert (await desk.customer(owner)).no_sms


async def test_a_wish_in_a_later_order_excludes_what_is_open_already(desk: OrderDesk) -> None:
    await desk.take(draft())
    await desk.take(draft("RO2", vin="LSVAU2180N2999999", plate="沪B22222", do_not_follow_up=True))
    assert (await desk.follow_up("RO1")).result is FollowUpResult.EXCLUDED
    assert (await desk.follow_up("RO2")).result is FollowUpResult.EXCLUDED


@pytest.mark.parametrize("kind", [OrderKind.INTERNAL, OrderKind.PRE_SALE, OrderKind.WASH])
async def test_an_order_that_needs_no_call_is_counted_as_not_required(desk: OrderDesk, kind: OrderKind) -> None:
    await desk.take(draft(order_kind=kind))
    row = await desk.follow_up()
    assert (row.state, row.result) == (FollowUpState.DONE, FollowUpResult.NOT_REQUIRED)
    assert row.reason in ("internal_order", "pre_sale_order", "wash_only")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"order_kind": OrderKind.OTHER, "order_kind_text": "自用"}, "internal_order"),
        ({"order_kind": OrderKind.OTHER, "order_kind_text": "洗车"}, "wash_only"),
        ({"order_kind": OrderKind.REPAIR, "items": ("洗车", "精洗")}, "wash_only"),
    ],
)
async def test_an_order_needs_no_call_by_the_dealers_own_words(
    desk: OrderDesk, said: dict[str, Any], reason: str
) -> None:
    """Until it is stated to be of another kind, or more was done."""
    await desk.take(draft(**said))
    row = await desk.follow_up()
    assert (row.result, row.reason) == (FollowUpResult.NOT_REQUIRED, reason)
    await desk.take(draft(order_kind=OrderKind.REPAIR, items=("洗车", "更换机油")))
    assert (await desk.follow_up()).state is FollowUpState.WAITING


async def test_an_order_whose_kind_was_wrong_is_planned_after_all(desk: OrderDesk) -> None:
    await desk.take(draft(order_kind=OrderKind.WASH))
    await desk.take(draft(order_kind=OrderKind.REPAIR))
    assert (await desk.follow_up()).state is FollowUpState.WAITING


async def test_an_order_without_a_usable_number_waits_for_somebody_to_look(desk: OrderDesk) -> None:
    await desk.take(draft(phones=""))
    row = await desk.follow_up()
    assert (row.state, row.reason) == (FollowUpState.NUMBER_CHECK, "no_usable_number")
    await desk.take(draft(phones="13900139000"))
    row = await desk.follow_up()
    assert (row.state, row.number) == (FollowUpState.WAITING, "+8613900139000")


async def test_the_person_who_brought_the_car_is_rung_first(desk: OrderDesk) -> None:
    await desk.take(draft(contact_name="李强", contact="13900139001"))
    order, row = await desk.order(), await desk.follow_up()
    assert row.number == "+8613900139001"
    assert row.customer_id == order.contact_id != order.owner_id


async def test_one_call_covers_two_cars_of_one_person(desk: OrderDesk) -> None:
    """The earlier deadline is called when both may be; the other waits under it."""
    await desk.take(draft())
    await desk.take(draft("RO2", vin="LSVAU2180N2999999", plate="沪B22222", delivered_at=DELIVERED + DAY))
    first, second = await desk.follow_up("RO1"), await desk.follow_up("RO2")
    assert second.state is FollowUpState.BUNDLED
    assert second.bundle_id == first.id
    assert first.next_try_at == MIDNIGHT + DAY + timedelta(hours=9)


async def test_the_other_car_is_called_by_itself_when_the_leading_order_is_cancelled(desk: OrderDesk) -> None:
    await desk.take(draft())
    await desk.take(draft("RO2", vin="LSVAU2180N2999999", plate="沪B22222"))
    await desk.take(draft(cancelled=True))
    assert (await desk.follow_up("RO1")).result is FollowUpResult.WITHDRAWN
    second = await desk.follow_up("RO2")
    assert (second.state, second.bundle_id) == (FollowUpState.WAITING, None)


async def test_a_newer_visit_takes_the_place_of_an_untouched_older_one(desk: OrderDesk) -> None:
    await desk.take(draft())
    await desk.take(draft("RO2", delivered_at=DELIVERED + DAY))
    assert (await desk.follow_up("RO1")).result is FollowUpResult.SUPERSEDED
    assert (await desk.follow_up("RO2")).state is FollowUpState.WAITING


async def test_an_older_visit_that_comes_in_late_is_superseded_at_once(desk: OrderDesk) -> None:
    await desk.take(draft("RO2", delivered_at=DELIVERED + DAY))
    await desk.take(draft("RO1"))
    assert (await desk.follow_up("RO1")).result is FollowUpResult.SUPERSEDED
    assert (await desk.follow_up("RO2")).state is FollowUpState.WAITING


async def test_a_wash_does_not_take_the_place_of_a_repair(desk: OrderDesk) -> None:
    await desk.take(draft())
    await desk.take(draft("RO2", delivered_at=DELIVERED + DAY, order_kind=OrderKind.WASH))
    assert (await desk.follow_up("RO1")).state is FollowUpState.WAITING


@pytest.mark.req("S2-37")
async def test_a_delivery_before_a_long_holiday_is_flagged_as_closed_until_its_deadline(desk: OrderDesk) -> None:
    """No calling hour before the deadline: planned for the first open one, and told beforehand."""
    async with desk.write() as tx:
        for day in range(4):
            date = (MIDNIGHT + timedelta(days=day, hours=1)).astimezone(UTC).date() + DAY
            await set_day(tx, "calling", date, working=False, hours=None, source="holiday")
    desk.setup.forget()
    await desk.take(draft())
    row = await desk.follow_up()
    assert row.closed_before_due
    assert row.next_try_at >= row.due_at


async def test_an_order_of_the_past_is_not_called_because_an_ordinary_file_has_it_again(desk: OrderDesk) -> None:
    """Last year's visit stays past whatever the ordinary file says otherwise, and however often."""
    past = draft(delivered_at=DELIVERED - 300 * DAY)
    await desk.take(past, history=True)
    for again in (past, replace(past, mileage_km=52_000), replace(past, mileage_km=52_000, adviser="李")):
        assert (await desk.take(again)).follow_up is None
    async with desk.write() as tx:
        assert await tx.rows(FollowUp).count() == 0
    await desk.take(replace(past, delivered_at=DELIVERED))
    assert (await desk.follow_up()).state is FollowUpState.WAITING, "it was not of the past: its delivery was wrong"


@pytest.mark.parametrize("said", [{}, {"mileage_km": 52_000}])
async def test_an_order_of_yesterday_that_came_as_history_is_planned_by_the_ordinary_file(
    desk: OrderDesk, said: dict[str, Any]
) -> None:
    """Also where the ordinary file says the same words; once it was planned, it is an order as any other."""
    await desk.take(draft(delivered_at=DELIVERED - DAY), history=True)
    done = await desk.take(draft(delivered_at=DELIVERED - DAY, **said))
    assert done.outcome is RowOutcome.UPDATED
    assert (await desk.follow_up()).due_at == MIDNIGHT + 2 * DAY
    again = await desk.take(draft(delivered_at=DELIVERED - DAY, **said))
    assert again.outcome is RowOutcome.UNCHANGED
    assert len(await desk.events("follow_up.planned")) == 1


async def test_orders_of_the_past_plan_nothing(desk: OrderDesk) -> None:
    done = await desk.take(draft(), history=True)
    assert done.follow_up is None
    async with desk.write() as tx:
        assert await tx.rows(FollowUp).count() == 0
        assert await tx.rows(Dealer).count() == 1
