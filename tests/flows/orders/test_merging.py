"""Customers who turn out to be one, and those who do not: a merge mixes no two people and takes no wish back."""

from dataclasses import replace

import pytest

from callcenter.core.model import (
    Customer,
    CustomerNumber,
    FollowUp,
    FollowUpKind,
    FollowUpResult,
    FollowUpState,
    Ticket,
    TicketKind,
    TicketState,
)
from callcenter.flows.ports_sms import Inbound
from callcenter.flows.record_ticket import Origin, Voice, open_ticket
from callcenter.flows.return_call import match
from callcenter.flows.second_follow_up import contact_came
from callcenter.flows.sms_receipts import take_inbound
from callcenter.flows.wishes import set_wishes
from tests.flows.orders.conftest import OrderDesk, draft
from tests.support.desk import add_follow_up


async def test_two_known_people_stay_two_when_an_order_without_a_name_brings_the_others_car(desk: OrderDesk) -> None:
    """The number says who came; that the car was somebody else's until now makes them nobody's double."""
    owner = (await desk.take(draft("RO1"))).order.owner_id
    other = draft("RO2", customer_name="李娜", phones="13800138002", vin=None, plate="沪B22222")
    buyer = (await desk.take(other)).order.owner_id
    third = await desk.take(draft("RO3", customer_name=None, phones="13800138002"))
    assert third.order.owner_id == buyer
    assert [row.merged_into for row in await desk.customers()] == [None, None]
    assert (await desk.numbers(owner), await desk.numbers(buyer)) == (["+8613800138001"], ["+8613800138002"])


async def test_a_car_with_an_unnamed_owner_changes_hands_when_the_number_is_another_ones(desk: OrderDesk) -> None:
    await desk.take(draft("RO1", customer_name=None))
    await desk.take(draft("RO2", customer_name="李娜", phones="13800138002", vin=None, plate="沪B22222"))
    await desk.take(draft("RO3", customer_name="李娜", phones="13800138002"))
    assert [row.merged_into for row in await desk.customers()] == [None, None]


async def test_a_wish_that_the_customer_told_outlives_a_merge_and_the_dealers_file(desk: OrderDesk) -> None:
    """One of the two said it; that the dealer's file says it of the other, too, makes it not the file's to take back."""
    first = (await desk.take(draft("RO1", no_sms=True))).order.owner_id
    other = draft("RO2", customer_name="李娜", phones="13800138002", vin=None, plate="沪B22222")
    second = (await desk.take(other)).order.owner_id
    async with desk.write() as tx:
        told = await tx.rows(Customer).lock(second)
        fields = {**told.source_fields, "wishes": {"no_sms": "customer"}}
        await tx.rows(Customer).save(replace(told, no_sms=True, source_fields=fields))
    await desk.take(draft("RO3", phones="13800138001 13800138002", vin=None, plate=None))
    assert (await desk.customer(second)).merged_into == first
    await desk.take(draft("RO4", no_sms=False))
    assert (await desk.customer(first)).no_sms


async def test_an_opt_out_is_not_the_dealers_file_to_take_back_when_the_file_had_said_it_before(
    desk: OrderDesk,
) -> None:
    """退订 is the customer's own word, also where the dealer's system had stated the wish already."""
    owner = (await desk.take(draft("RO1", no_sms=True))).order.owner_id
    async with desk.write() as tx:
        word = Inbound(gateway_ref="r1", number="13800138001", to="021", text="退订", sent_at=None)
        await take_inbound(tx, desk.setup, word)
    await desk.take(draft("RO2", no_sms=False))
    assert (await desk.customer(owner)).no_sms


async def test_what_is_open_heeds_the_wishes_of_either_when_two_become_one(desk: OrderDesk) -> None:
    """The second call about a complaint goes with its ticket; a follow-up of the one is excluded by the wish of the other."""
    first = (await desk.take(draft("RO1"))).order.owner_id
    other = draft("RO2", customer_name="李娜", phones="13800138002", vin=None, plate="沪B22222")
    second = (await desk.take(other)).order.owner_id
    complaint = Voice(kind=TicketKind.COMPLAINT)
    async with desk.write() as tx:
        origin = Origin(dealer_id=desk.dealer.id, customer_id=second)
        ticket = await open_ticket(tx, desk.setup, origin, complaint, by="agent")
        row = await add_follow_up(tx, desk.dealer, "+8613800138002")
        asked = replace(row, kind=FollowUpKind.SECOND, customer_id=second, ticket_id=ticket.id)
        await tx.rows(FollowUp).save(asked)
        await set_wishes(tx, first, {"no_follow_ups": True})
    await desk.take(draft("RO3", phones="13800138001 13800138002", vin=None, plate=None))
    ended = await desk.follow_up("RO2")
    assert (ended.customer_id, ended.result) == (first, FollowUpResult.EXCLUDED)
    async with desk.uow.read() as view:
        kept = await view.rows(FollowUp).get(asked.id)
        assert (kept.customer_id, kept.result) == (first, None)
        assert (await view.rows(Ticket).get(ticket.id)).customer_id == first
    async with desk.write() as tx:
        given_up = await tx.rows(Ticket).get(ticket.id)
        await tx.rows(Ticket).save(replace(given_up, state=TicketState.UNREACHED, unreached_at=tx.now))
    async with desk.write() as tx:
        assert [row.id for row in await contact_came(tx, desk.setup, second, "call")] == [ticket.id]
        assert (await match(tx, desk.setup, "13800138002", "")).customer == await tx.rows(Customer).get(first)


async def refute(desk: OrderDesk, customer_id: str, status: str = "wrong") -> None:
    """Somebody answered there who is not the customer, or nobody ever will."""
    async with desk.write() as tx:
        for row in await tx.rows(CustomerNumber).all(customer_id=customer_id):
            await tx.rows(CustomerNumber).save(replace(row, status=status))


@pytest.mark.parametrize("status", ["wrong", "unusable"])
async def test_whoever_comes_with_a_number_found_wrong_is_somebody_else(desk: OrderDesk, status: str) -> None:
    """The real owner brings another car: neither name nor car goes to whom the number never reached."""
    first = (await desk.take(draft("RO1"))).order.owner_id
    await refute(desk, first, status)
    other = draft("RO2", customer_name="李娜", vin="LSVAU2180N2999999", plate="沪B22222")
    second = (await desk.take(other)).order.owner_id
    assert second != first
    assert [(row.name, row.merged_into) for row in await desk.customers()] == [("王芳", None), ("李娜", None)]
    assert "names" not in (await desk.customer(first)).source_fields
    assert {car.plate: car.owner_id for car in await desk.vehicles()} == {"沪A12345": first, "沪B22222": second}
    rung = await desk.follow_up("RO2")
    assert (rung.customer_id, rung.number, rung.state) == (second, "+8613800138001", FollowUpState.WAITING)


async def test_a_file_that_still_states_the_wrong_number_makes_two_people_no_one(desk: OrderDesk) -> None:
    """The dealer's system was not corrected: the next visit is its old holder's, and is not called over that number."""
    first = (await desk.take(draft("RO1"))).order.owner_id
    await refute(desk, first)
    other = draft("RO2", customer_name="李娜", vin="LSVAU2180N2999999", plate="沪B22222")
    second = (await desk.take(other)).order.owner_id
    assert (await desk.take(draft("RO3"))).order.owner_id == first
    assert (await desk.take(draft("RO4", vin=None, plate="沪C33333"))).order.owner_id == first
    assert [row.merged_into for row in await desk.customers()] == [None, None]
    assert (await desk.follow_up("RO4")).state is FollowUpState.NUMBER_CHECK
    assert (await desk.follow_up("RO2")).customer_id == second


async def test_a_number_found_wrong_after_a_merge_identifies_neither_of_the_two(desk: OrderDesk) -> None:
    first = (await desk.take(draft("RO1"))).order.owner_id
    await desk.take(draft("RO2", customer_name="李娜", phones="13800138002", vin=None, plate="沪B22222"))
    await desk.take(draft("RO3", phones="13800138001 13800138002", vin=None, plate=None))
    await refute(desk, first)
    stranger = draft("RO4", customer_name="周洋", phones="13800138002", vin=None, plate="沪D44444")
    assert (await desk.take(stranger)).order.owner_id != first
