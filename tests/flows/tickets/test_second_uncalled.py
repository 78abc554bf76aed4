"""A second follow-up that is ended beside the calls: by a wish, for want of a number, with its ticket (S2-42)."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from callcenter.core.model import (
    Customer,
    CustomerNumber,
    Disposition,
    DueRow,
    DueState,
    FollowUp,
    FollowUpResult,
    FollowUpState,
    Ticket,
    TicketEntry,
    TicketState,
)
from callcenter.errors import CallNotAllowed, Conflict, Invalid, TicketNotAsked
from callcenter.flows import daily_acts, seats, ticket_work
from callcenter.flows.claim import Rates, next_follow_up
from callcenter.flows.place_call import place_call
from callcenter.flows.put_aside import put_aside
from callcenter.flows.second_follow_up import no_number_found
from callcenter.flows.select_today import select_for_today
from callcenter.flows.upsert_order import upsert_order
from callcenter.flows.wishes import set_wishes
from tests.flows.orders.conftest import draft
from tests.support.ticket_desk import ANGRY, HAPPY, TicketDesk

Happens = Callable[[TicketDesk, Ticket], Awaitable[None]]


async def handled(desk: TicketDesk) -> Ticket:
    """A complaint that was handled; its customer is to be asked."""
    ticket = await desk.complain()
    await desk.clock.advance(timedelta(minutes=11))
    return await desk.handle(ticket)


async def taken(desk: TicketDesk) -> FollowUp:
    """The card as agent-2 has taken it to look at."""
    await desk.promote()
    async with desk.acting("agent-2") as tx:
        await seats.sign_on(tx, person_id="agent-2", device="agent-2", pbx="pbx", alive=True)
        await seats.make_ready(tx, "agent-2")
        card = await next_follow_up(tx, desk.setup, Rates(), "agent-2")
    assert card is not None
    return card


async def known(desk: TicketDesk, ticket: Ticket) -> None:
    """The wish is on the customer's record, and nobody has heeded it yet."""
    async with desk.acting() as tx:
        customer = await tx.rows(Customer).get(ticket.customer_id)
        await tx.rows(Customer).save(replace(customer, no_calls=True))


async def by_a_person(desk: TicketDesk, ticket: Ticket) -> None:
    async with desk.acting("supervisor") as tx:
        await set_wishes(tx, ticket.customer_id, {"no_calls": True}, by="supervisor")


async def by_the_dealers_file(desk: TicketDesk, ticket: Ticket) -> None:
    async with desk.acting() as tx:
        stated = draft("RO-LATER", phones="13800138001", plate="沪A99999", vin=None, no_calls=True)
        await upsert_order(tx, desk.setup, desk.dealer, stated)


async def by_a_merge(desk: TicketDesk, ticket: Ticket) -> None:
    """Somebody who wants no calls turns out to be this customer."""
    async with desk.acting() as tx:
        stated = draft(
            "RO-OTHER", customer_name="李娜", phones="13900139000", plate="沪B22222", vin=None, no_calls=True
        )
        await upsert_order(tx, desk.setup, desk.dealer, stated)
        both = draft("RO-BOTH", phones="13800138001 13900139000", plate=None, vin=None)
        await upsert_order(tx, desk.setup, desk.dealer, both)


async def in_another_talk(desk: TicketDesk, ticket: Ticket) -> None:
    """The customer says so in a first follow-up's call, about another car."""
    number = (await desk.second(ticket)).number
    other = await desk.follow_up(customer_id=ticket.customer_id)
    async with desk.acting() as tx:
        other = await tx.rows(FollowUp).save(replace(other, number=number))
    attempt = await desk.call(other)
    await desk.submit(other, HAPPY, corrections={"no_calls": True})
    await desk.hang_up(attempt)
    await desk.dispose(attempt, Disposition.COMPLETED)


async def at_the_selection(desk: TicketDesk, ticket: Ticket) -> None:
    await known(desk, ticket)
    async with desk.acting() as tx:
        await select_for_today(tx, desk.setup, desk.dealer)


async def at_the_last_moment(desk: TicketDesk, ticket: Ticket) -> None:
    """The card is in an agent's hand when the wish is seen."""
    card = await taken(desk)
    await known(desk, ticket)
    async with desk.acting("agent-2") as tx:
        refused = CallNotAllowed("wish-no-calls")
        await put_aside(tx, desk.setup, follow_up_id=card.id, agent_id="agent-2", refused=refused)


@pytest.mark.req("S2-40", "S2-42")
@pytest.mark.parametrize(
    "told",
    [by_a_person, by_the_dealers_file, by_a_merge, in_another_talk, at_the_selection, at_the_last_moment],
    ids=lambda told: told.__name__,
)
async def test_customer_is_not_reached_when_no_calls_are_wanted_after_the_handling(
    desk: TicketDesk, told: Happens
) -> None:
    ticket = await handled(desk)
    await told(desk, ticket)
    (second,) = await desk.seconds(ticket)
    assert (second.state, second.result) == (FollowUpState.DONE, FollowUpResult.EXCLUDED)
    await desk.let_due()
    now = await desk.ticket(ticket)
    assert (now.state, now.unreached_reason) == (TicketState.UNREACHED, "no_calls")
    assert all(clock.stopped_at is None for clock in await desk.clocks(ticket))
    assert await desk.events("alarm.customers_word_missing") == []


async def test_customer_is_not_reached_when_no_calls_are_wanted_before_the_word_was_written_down(
    desk: TicketDesk,
) -> None:
    """The call was disposed without answers; the wish came in the quarter of an hour in which these might have followed."""
    ticket = await handled(desk)
    attempt = await desk.call(await desk.second(ticket), "agent-2")
    await desk.hang_up(attempt)
    await desk.dispose(attempt, Disposition.COMPLETED, "agent-2")
    await by_a_person(desk, ticket)
    await desk.clock.advance(timedelta(minutes=16))
    await desk.let_due()
    assert (await desk.ticket(ticket)).state is TicketState.UNREACHED


async def test_word_decides_when_the_wish_is_told_in_the_second_call_itself(desk: TicketDesk) -> None:
    ticket = await handled(desk)
    second = await desk.second(ticket)
    attempt = await desk.call(second, "agent-2")
    await desk.submit(second, {"satisfied": True}, "agent-2", corrections={"no_calls": True})
    await desk.hang_up(attempt)
    await desk.dispose(attempt, Disposition.COMPLETED, "agent-2")
    await desk.let_due()
    assert (await desk.ticket(ticket)).state is TicketState.CLOSED


async def test_customer_is_asked_again_when_the_wish_is_taken_back_at_once(desk: TicketDesk) -> None:
    """Set by mistake: the second follow-up that it ended is planned anew."""
    ticket = await handled(desk)
    await by_a_person(desk, ticket)
    async with desk.acting("supervisor") as tx:
        await set_wishes(tx, ticket.customer_id, {"no_calls": False}, by="supervisor")
    await desk.let_due()
    assert (await desk.ticket(ticket)).state is TicketState.HANDLED
    assert (await desk.second(ticket)).tries == 0


async def test_nothing_is_asked_when_a_wish_ends_a_first_follow_up(desk: TicketDesk) -> None:
    ticket = await desk.complain(ANGRY)
    other = await desk.follow_up(customer_id=ticket.customer_id)
    await by_a_person(desk, ticket)
    assert (await desk.row(FollowUp, other.id)).result is FollowUpResult.EXCLUDED
    assert [row.kind for row in await desk.pending(ticket) if row.kind == "ticket.word_missing"] == []


async def without_a_number(desk: TicketDesk, ticket: Ticket, cause: str) -> FollowUp:
    """The second follow-up as it waits for somebody to look at its number."""
    if cause == "no number":
        async with desk.acting() as tx:
            for number in await tx.rows(CustomerNumber).all(customer_id=ticket.customer_id):
                await tx.rows(CustomerNumber).save(replace(number, status="unusable"))
    await desk.handle(ticket)
    row = await desk.second(ticket)
    if cause == "wrong number":
        attempt = await desk.call(row, "agent-2")
        await desk.hang_up(attempt)
        await desk.dispose(attempt, Disposition.WRONG_NUMBER, "agent-2")
    elif cause == "not in service":
        attempt = await desk.dial(row, "agent-2")
        await desk.hang_up(attempt, status="CHANUNAVAIL", cause=1)
    return await desk.second(ticket)


@pytest.mark.req("S2-42")
@pytest.mark.parametrize("cause", ["no number", "wrong number", "not in service"])
async def test_ticket_is_for_the_supervisor_when_no_number_is_to_be_found(desk: TicketDesk, cause: str) -> None:
    """It need not wait for a number for ever: not reached, open in every figure, and closed unverified by whoever may."""
    ticket = await desk.complain()
    await desk.clock.advance(timedelta(minutes=11))
    row = await without_a_number(desk, ticket, cause)
    assert row.state is FollowUpState.NUMBER_CHECK
    async with desk.acting("supervisor") as tx:
        with pytest.raises(Invalid):
            await no_number_found(tx, desk.setup, row.id, " ")
        ended = await no_number_found(tx, desk.setup, row.id, "门店也没有别的号码")
    assert (ended.state, ended.result, ended.reason) == (
        FollowUpState.DONE,
        FollowUpResult.UNREACHED,
        "门店也没有别的号码",
    )
    now = await desk.ticket(ticket)
    assert (now.state, now.unreached_reason, now.closed_at) == (TicketState.UNREACHED, "no_number", None)
    assert [event.data["to_role"] for event in await desk.events("ticket.unreached")] == ["general_manager"]
    async with desk.acting("supervisor") as tx:
        closed = await ticket_work.close_unverified(tx, desk.setup, ticket.no, by="supervisor", reason="无法联系")
    assert closed.state is TicketState.CLOSED_UNVERIFIED


async def test_customer_is_asked_after_all_when_a_number_turns_up_later(desk: TicketDesk) -> None:
    ticket = await desk.complain()
    await desk.clock.advance(timedelta(minutes=11))
    row = await without_a_number(desk, ticket, "no number")
    async with desk.acting("supervisor") as tx:
        await no_number_found(tx, desk.setup, row.id, "没有")
        await daily_acts.add_number(tx, desk.setup, ticket.customer_id, "13911112222")
    async with desk.acting("handler-1") as tx:
        await ticket_work.contact(tx, desk.setup, ticket.no, "客户发来新号码")
    again = await desk.second(ticket)
    assert (again.state, again.number) == (FollowUpState.WAITING, "+8613911112222")


async def test_no_number_is_refused_when_nothing_waits_for_one(desk: TicketDesk) -> None:
    """A second follow-up that is to be called is called; a first one is excluded."""
    ticket = await handled(desk)
    waiting = await desk.second(ticket)
    first = await desk.follow_up(state=FollowUpState.NUMBER_CHECK)
    for row, reason in ((waiting, "waiting"), (first, "not-second-of-a-ticket")):
        async with desk.acting("supervisor") as tx:
            with pytest.raises(Conflict) as refused:
                await no_number_found(tx, desk.setup, row.id, "没有")
        assert refused.value.fields["reason"] == reason


async def voided(desk: TicketDesk, ticket: Ticket) -> None:
    async with desk.acting("supervisor") as tx:
        await ticket_work.void(tx, desk.setup, ticket.no, by="supervisor", reason="重复")


async def reopened(desk: TicketDesk, ticket: Ticket) -> None:
    async with desk.acting("supervisor") as tx:
        await ticket_work.reopen(tx, desk.setup, ticket.no, "配件又坏了")


@pytest.mark.parametrize("act", [voided, reopened], ids=lambda act: act.__name__)
async def test_card_in_hand_goes_when_its_ticket_asks_no_more(desk: TicketDesk, act: Happens) -> None:
    """An agent looks at the card meanwhile: it is told as ended, cannot be called, and no next agent gets it."""
    ticket = await handled(desk)
    card = await taken(desk)
    await act(desk, ticket)
    gone = await desk.row(FollowUp, card.id)
    assert (gone.state, gone.result, gone.claimed_by) == (FollowUpState.DONE, FollowUpResult.WITHDRAWN, None)
    told = (await desk.events("follow_up.done"))[-1]
    assert (told.subject_id, told.data["row"]["result"]) == (card.id, "withdrawn")
    assert await desk.rows(DueRow, subject_id=card.id, state=DueState.PENDING) == []
    async with desk.acting("agent-2") as tx:
        with pytest.raises(Conflict) as refused:
            await place_call(tx, desk.setup, follow_up_id=card.id, agent_id="agent-2")
        assert refused.value.fields["reason"] == "done"
        assert await next_follow_up(tx, desk.setup, Rates(), "agent-2") is None


@pytest.mark.parametrize("change", [{"state": TicketState.VOID}, {"round": 2}, {"state": TicketState.CLOSED}])
async def test_customer_is_not_rung_when_the_ticket_asks_no_more(desk: TicketDesk, change: dict[str, Any]) -> None:
    """Whatever left the card in a hand: the call is refused by name, and the card is withdrawn instead of coming round."""
    ticket = await handled(desk)
    card = await taken(desk)
    async with desk.acting() as tx:
        await tx.rows(Ticket).save(replace(await tx.rows(Ticket).get(ticket.id), **change))
    async with desk.acting("agent-2") as tx:
        with pytest.raises(TicketNotAsked) as refused:
            await place_call(tx, desk.setup, follow_up_id=card.id, agent_id="agent-2")
        await put_aside(tx, desk.setup, follow_up_id=card.id, agent_id="agent-2", refused=refused.value)
    assert refused.value.fields["ticket"] == ticket.no
    gone = await desk.row(FollowUp, card.id)
    assert (gone.state, gone.result) == (FollowUpState.DONE, FollowUpResult.WITHDRAWN)


@pytest.mark.req("S2-42")
@pytest.mark.parametrize("satisfied", [True, False])
@pytest.mark.parametrize("act", [voided, reopened], ids=lambda act: act.__name__)
async def test_word_is_kept_and_told_when_the_ticket_went_on_during_the_call(
    desk: TicketDesk, act: Happens, satisfied: bool
) -> None:
    """The talk is not cut off. What was said about the old round decides nothing, and is not lost."""
    ticket = await handled(desk)
    second = await desk.second(ticket)
    attempt = await desk.call(second, "agent-2")
    await act(desk, ticket)
    assert (await desk.row(FollowUp, second.id)).state is FollowUpState.CALLING
    before = await desk.ticket(ticket)
    said = {"satisfied": True} if satisfied else {"satisfied": False, "why_not": "还响"}
    await desk.submit(second, said, "agent-2")
    await desk.hang_up(attempt)
    await desk.dispose(attempt, Disposition.COMPLETED, "agent-2")
    assert await desk.ticket(ticket) == before
    entry = (await desk.rows(TicketEntry, ticket_id=ticket.id))[-1]
    assert (entry.act, entry.text) == (("late_satisfied", "") if satisfied else ("late_dissatisfied", "还响"))
    assert (entry.person_id, entry.detail["round"], entry.detail["attempt"]) == ("agent-2", 1, attempt.id)
    (alarm,) = await desk.events("alarm.customers_word_late")
    assert (alarm.data["no"], alarm.data["satisfied"]) == (ticket.no, satisfied)
    assert (await desk.row(FollowUp, second.id)).state is FollowUpState.DONE
