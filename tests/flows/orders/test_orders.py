"""An order taken in: once, changed, cancelled; its people and vehicles found again, and none of them lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callcenter.core.access import Actor
from callcenter.core.model import (
    Attempt,
    Customer,
    FollowUp,
    FollowUpResult,
    FollowUpState,
    Grant,
    Message,
    MessageState,
    Role,
    Scope,
    Vehicle,
)
from callcenter.core.order_file import OrderDraft, RowOutcome
from callcenter.errors import NotFound
from callcenter.flows.daily_acts import add_number
from callcenter.flows.queue_sms import queue_sms
from callcenter.flows.upsert_order import cancel_order
from tests.flows.orders.conftest import DAY, DELIVERED, OrderDesk, draft, phones


@pytest.mark.req("S2-26")
async def test_the_same_order_again_changes_nothing(desk: OrderDesk) -> None:
    first = await desk.take(draft())
    again = await desk.take(draft())
    assert (first.outcome, again.outcome) == (RowOutcome.ACCEPTED, RowOutcome.UNCHANGED)
    assert again.order.version == first.order.version
    assert len(await desk.customers()) == 1
    assert len(await desk.events("follow_up.planned")) == 1


async def test_what_an_order_does_not_say_erases_nothing(desk: OrderDesk) -> None:
    await desk.take(draft(adviser="赵顾问", mileage_km=52_000))
    await desk.take(OrderDraft(order_no="RO1", delivered_at=DELIVERED, amount_cents=120_000))
    order = await desk.order()
    assert (order.adviser, order.mileage_km, order.amount_cents) == ("赵顾问", 52_000, 120_000)
    assert await desk.numbers(order.owner_id) == ["+8613800138001"]


@pytest.mark.req("S2-37")
async def test_a_changed_delivery_plans_an_untouched_follow_up_anew(desk: OrderDesk) -> None:
    await desk.take(draft())
    before = await desk.follow_up()
    done = await desk.take(draft(delivered_at=DELIVERED + DAY))
    after = await desk.follow_up()
    assert done.changed == ("delivered_at",)
    assert (after.id, after.due_at) == (before.id, before.due_at + DAY)


async def test_a_changed_delivery_leaves_a_follow_up_that_was_tried_as_it_is(desk: OrderDesk) -> None:
    await desk.take(draft())
    row = await desk.follow_up()
    async with desk.write() as tx:
        await tx.rows(FollowUp).save(replace(row, tries=1))
    await desk.take(draft(delivered_at=DELIVERED + DAY))
    assert (await desk.follow_up()).due_at == row.due_at


async def test_a_date_alone_does_not_erase_the_known_time_of_that_day(desk: OrderDesk) -> None:
    await desk.take(draft())
    midnight = DELIVERED - timedelta(hours=9, minutes=30)
    done = await desk.take(draft(delivered_at=midnight, delivered_date_only=True))
    assert done.outcome is RowOutcome.UNCHANGED
    assert (await desk.order()).delivered_exact


async def test_a_cancelled_order_withdraws_its_follow_up_and_unsent_sms(desk: OrderDesk) -> None:
    await desk.take(draft())
    row = await desk.follow_up()
    async with desk.write() as tx:
        await tx.rows(FollowUp).save(replace(row, tries=2, misses=2))
        sent = await queue_sms(
            tx,
            desk.setup,
            kind="second_miss",
            dealer_id=desk.dealer.id,
            customer_id=row.customer_id,
            number=row.number,
            follow_up_id=row.id,
        )
        assert sent is not None
    await desk.take(draft(cancelled=True))
    row = await desk.follow_up()
    assert (row.result, row.reason) == (FollowUpResult.WITHDRAWN, "order-cancelled")
    async with desk.uow.read() as view:
        assert (await view.rows(Message).get(sent.id)).state is MessageState.WITHDRAWN


async def test_cancelling_an_order_that_nobody_knows_is_told(desk: OrderDesk) -> None:
    with pytest.raises(NotFound):
        await desk.take(draft("RO9", cancelled=True))


async def test_an_order_that_is_valid_again_is_called_again(desk: OrderDesk) -> None:
    await desk.take(draft())
    await desk.take(draft(cancelled=True))
    await desk.take(draft())
    assert (await desk.order()).status == "cancelled"
    await desk.take(draft(), revive=True)
    assert (await desk.follow_up()).state is FollowUpState.WAITING


async def test_a_file_that_says_valid_revives_what_a_statement_cancelled(desk: OrderDesk) -> None:
    """A follow-up that was tried goes on with its tries; what says nothing of it changes nothing."""
    await desk.take(draft())
    row = await desk.follow_up()
    async with desk.write() as tx:
        tried = replace(row, tries=1, misses=1, tried_on=DELIVERED.date(), tries_that_day=1)
        await tx.rows(FollowUp).save(tried)
    await desk.take(draft(cancelled=True))
    await desk.take(draft(adviser="李"))
    assert (await desk.order()).status == "cancelled"
    done = await desk.take(draft(adviser="李", cancelled=False))
    assert (done.outcome, done.order.status) == (RowOutcome.UPDATED, "open")
    row = await desk.follow_up()
    assert (row.state, row.result, row.tries, row.done_at) == (FollowUpState.WAITING, None, 1, None)
    assert row.next_try_at == DELIVERED + timedelta(hours=23, minutes=30), "today's try was made"
    assert (await desk.take(draft(adviser="李", cancelled=False))).outcome is RowOutcome.UNCHANGED


@pytest.mark.parametrize(("role", "status"), [(Role.SUPERVISOR, "cancelled"), (Role.INTEGRATION, "open")])
async def test_what_a_person_cancelled_is_not_for_a_file_to_revive(desk: OrderDesk, role: Role, status: str) -> None:
    order = (await desk.take(draft())).order
    grant = Grant(id="g", person_id="p", role=role, scope=Scope.ALL)
    async with desk.uow.write(Actor(person_id="p", name="p", grants=(grant,))) as tx:
        await cancel_order(tx, desk.setup, order.id, "重复开单")
    await desk.take(draft(cancelled=False))
    assert (await desk.order()).status == status
    await desk.take(draft(cancelled=False), revive=True)
    revived = await desk.order()
    assert (revived.status, revived.detail.keys() & {"cancelled_by", "cancelled_because"}) == ("open", set())
    assert (await desk.follow_up()).state is FollowUpState.WAITING


async def test_a_customer_is_known_again_by_the_number_and_every_name_is_kept(desk: OrderDesk) -> None:
    await desk.take(draft())
    await desk.take(draft("RO2", customer_name="王小芳", vin="LSVAU2180N2999999", plate="沪B22222"))
    (only,) = await desk.customers()
    assert only.name == "王芳"
    assert only.source_fields["names"] == ["王芳", "王小芳"]


async def test_a_customer_is_known_again_by_the_vehicle_and_keeps_every_number(desk: OrderDesk) -> None:
    await desk.take(draft())
    await desk.take(draft("RO2", phones="13900139000"))
    (only,) = await desk.customers()
    assert await desk.numbers(only.id) == ["+8613900139000", "+8613800138001"], "the latest order's is rung first"


async def test_a_vehicle_with_a_new_owner_keeps_both_people(desk: OrderDesk) -> None:
    await desk.take(draft())
    await desk.take(draft("RO2", customer_name="李强", phones="13900139000"))
    first, second = await desk.customers()
    (car,) = await desk.vehicles()
    assert [first.name, second.name] == ["王芳", "李强"]
    assert car.owner_id == second.id
    assert (await desk.order("RO1")).owner_id == first.id


async def test_two_customers_who_turn_out_to_be_one_are_merged(desk: OrderDesk) -> None:
    """The later one points to the earlier; numbers, wishes and names go with it, and nothing is deleted."""
    await desk.take(draft())
    await desk.take(
        draft(
            "RO2", customer_name="王小芳", phones="13900139000", vin="LSVAU2180N2999999", plate="沪B22222", no_sms=True
        )
    )
    await desk.take(draft("RO3", phones="13800138001 13900139000", vin=None, plate="沪C33333"))
    first, second = (await desk.customers())[:2]
    assert second.merged_into == first.id
    assert first.no_sms
    assert first.source_fields["names"] == ["王芳", "王小芳"]
    assert await desk.numbers(first.id) == ["+8613800138001", "+8613900139000"]
    assert await desk.numbers(second.id) == ["+8613900139000"]
    assert (await desk.follow_up("RO2")).customer_id == first.id


async def test_a_switchboard_makes_nobody_the_same_person(desk: OrderDesk) -> None:
    await desk.take(draft(phones="021-61234567"))
    await desk.take(
        draft("RO2", customer_name="李强", phones="021-61234567", vin="LSVAU2180N2999999", plate="沪B22222")
    )
    assert len(await desk.customers()) == 2


async def test_owner_and_the_person_who_brought_it_are_kept_apart_each_with_numbers(desk: OrderDesk) -> None:
    await desk.take(draft(phones="13800138001/021-61234567", contact_name="李强", contact="13900139001"))
    order = await desk.order()
    assert order.contact_id is not None
    assert await desk.numbers(order.owner_id) == ["+8613800138001", "+862161234567"]
    assert await desk.numbers(order.contact_id) == ["+8613900139001"]


@pytest.mark.req("S2-15")
async def test_a_note_goes_with_the_next_order_of_the_vehicle_once(desk: OrderDesk) -> None:
    await desk.take(draft())
    (car,) = await desk.vehicles()
    async with desk.write() as tx:
        await tx.rows(Vehicle).save(replace(car, next_visit_note="复查异响"))
    await desk.take(draft(adviser="换人"))
    assert (await desk.order("RO1")).visit_note == ""
    await desk.take(draft("RO2", delivered_at=DELIVERED + 30 * DAY))
    await desk.take(draft("RO3", delivered_at=DELIVERED + 60 * DAY))
    assert (await desk.order("RO2")).visit_note == "复查异响"
    assert (await desk.order("RO3")).visit_note == ""


@pytest.mark.req("S2-36")
async def test_an_order_entered_late_keeps_its_own_times(desk: OrderDesk) -> None:
    """Written on paper five days ago: the clock starts from the delivery, and it is told that it came late."""
    await desk.take(draft(delivered_at=DELIVERED - 5 * DAY, recorded_at=DELIVERED - 5 * DAY))
    order, row = await desk.order(), await desk.follow_up()
    assert order.recorded_at == DELIVERED - 5 * DAY
    assert row.due_at < desk.clock.now()
    assert row.next_try_at == desk.clock.now()
    assert (await desk.events("order.accepted"))[0]["late"] is True


async def test_a_number_from_the_dealers_system_ends_the_look_at_a_wrong_one(desk: OrderDesk) -> None:
    await desk.take(draft())
    row = await desk.follow_up()
    async with desk.write() as tx:
        await tx.rows(FollowUp).save(replace(row, state=FollowUpState.NUMBER_CHECK, tries=1, attempt_id="a"))
    await desk.take(draft(customer_phones=phones("13800138001 13900139009")))
    row = await desk.follow_up()
    assert (row.state, row.number) == (FollowUpState.WAITING, "+8613900139009")
    async with desk.uow.read() as view:
        assert await view.rows(Attempt).count() == 0
        assert await view.rows(Customer).count() == 1


async def test_the_same_words_again_overwrite_nothing_that_was_learned_since(desk: OrderDesk) -> None:
    """A file that is read every night does not undo what the agent or a later order corrected."""
    await desk.take(draft(model="帕萨特"))
    (car,) = await desk.vehicles()
    async with desk.write() as tx:
        await tx.rows(Vehicle).save(replace(car, model="途观"))
    again = await desk.take(draft(model="帕萨特"))
    assert again.outcome is RowOutcome.UNCHANGED
    assert (await desk.vehicles())[0].model == "途观"


OLD, NEW, OWN = "+8613800138001", "+8613900139000", "+8613700137000"


async def test_a_customer_is_rung_on_the_number_of_the_newest_order(desk: OrderDesk) -> None:
    """Also about the other car that still waits for its call: the one call for both goes to the new number."""
    await desk.take(draft())
    other_car = draft("RO2", phones="13900139000 021-61234567", vin="LSVAU2180N2999999", plate="沪B22222")
    await desk.take(replace(other_car, customer_phones=phones("13900139000 021-61234567 13800138001")))
    assert await desk.numbers((await desk.order()).owner_id) == [NEW, "+862161234567", OLD]
    assert [(await desk.follow_up(no)).number for no in ("RO1", "RO2")] == [NEW, NEW]


@pytest.mark.parametrize("history", [True, False])
async def test_an_older_order_puts_no_number_before_those_of_a_newer_one(desk: OrderDesk, history: bool) -> None:
    """The past taken in later, or an old order that is corrected, adds what it states behind what is known."""
    await desk.take(draft(delivered_at=DELIVERED - DAY))
    await desk.take(draft("RO2"))
    older = draft("RO0", phones="13900139000", delivered_at=DELIVERED - timedelta(hours=12))
    await desk.take(older, history=history)
    assert await desk.numbers((await desk.order()).owner_id) == [OLD, NEW]
    await desk.take(draft(delivered_at=DELIVERED - DAY, phones="13700137000"))
    assert await desk.numbers((await desk.order()).owner_id) == [OLD, NEW, OWN]
    await desk.take(draft("RO2", cancelled=True))
    await desk.take(replace(older, adviser="李"))
    assert (await desk.numbers((await desk.order()).owner_id))[0] == NEW, "a cancelled visit is none"


async def test_a_corrected_number_of_an_untouched_order_is_the_one_that_is_rung(desk: OrderDesk) -> None:
    await desk.take(draft(contact="13600136000", contact_name="王芳"))
    assert (await desk.follow_up()).number == OLD
    done = await desk.take(draft(phones="13900139000"))
    assert (done.outcome, done.changed) == (RowOutcome.UPDATED, ("numbers",))
    assert (await desk.follow_up()).number == NEW


async def test_what_an_agent_corrected_stays_first_until_a_later_visit_brings_news(desk: OrderDesk) -> None:
    """The dealer's system states the old number with every visit; only one that nobody knew is news."""
    await desk.take(draft())
    owner = (await desk.order()).owner_id
    async with desk.write() as tx:
        await add_number(tx, desk.setup, owner, "13700137000")
    await desk.take(draft("RO2", phones="13900139000"))
    assert await desk.numbers(owner) == [OWN, OLD, NEW]
    assert (await desk.follow_up("RO2")).number == OWN
    await desk.clock.advance(30 * DAY)
    await desk.take(draft("RO3", delivered_at=desk.clock.now()))
    assert await desk.numbers(owner) == [OWN, OLD, NEW]
    await desk.take(draft("RO4", phones="13800138001 13600136000", delivered_at=desk.clock.now()))
    assert await desk.numbers(owner) == ["+8613600136000", OWN, OLD, NEW]


async def test_a_number_that_an_agent_finds_right_among_the_known_ones_is_rung_first(desk: OrderDesk) -> None:
    await desk.take(draft(phones="13800138001 13900139000"))
    owner = (await desk.order()).owner_id
    async with desk.write() as tx:
        await add_number(tx, desk.setup, owner, "139 0013 9000")
    assert await desk.numbers(owner) == [NEW, OLD]
    await desk.take(draft("RO2"))
    assert (await desk.follow_up("RO2")).number == NEW


async def test_an_agreed_call_keeps_the_number_over_which_it_was_agreed(desk: OrderDesk) -> None:
    await desk.take(draft())
    row = await desk.follow_up()
    async with desk.write() as tx:
        await tx.rows(FollowUp).save(replace(row, agreed_at=row.due_at, tries=1))
    await desk.take(draft("RO2", phones="13900139000", vin="LSVAU2180N2999999", plate="沪B22222"))
    await desk.take(draft("RO3", phones="13900139000 13800138001", vin=None, plate="沪C33333"))
    assert (await desk.follow_up()).number == OLD
