"""The second follow-up: planned by the handling, made by another person, and the only way to close a complaint (S2-42)."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from callcenter.core.model import (
    Answers,
    CalendarRow,
    Clock,
    ClockState,
    Customer,
    Disposition,
    Document,
    FollowUp,
    FollowUpKind,
    FollowUpResult,
    FollowUpState,
    Ticket,
    TicketKind,
    TicketState,
)
from callcenter.core.ticket import Verdict
from callcenter.errors import CallNotAllowed, Conflict, Forbidden, Invalid
from callcenter.flows import ticket_work
from callcenter.flows.close_ticket import close
from callcenter.flows.second_follow_up import contact_came
from callcenter.policies import shipped_documents
from tests.support.ticket_desk import TicketDesk

SHANGHAI = ZoneInfo("Asia/Shanghai")
MORNING = datetime(2026, 3, 4, 10, 0, tzinfo=SHANGHAI)
CALLING = {str(day): ["09:00-12:00", "14:00-18:00"] for day in range(7)}


async def unreached(desk: TicketDesk) -> tuple[Ticket, FollowUp]:
    """A handled ticket whose customer did not answer three tries on two days."""
    ticket = await desk.complain(at=MORNING)
    await desk.clock.advance(timedelta(minutes=11))
    await desk.handle(ticket)
    row = await desk.second(ticket)
    for _ in range(3):
        row = await desk.miss(row)
    return await desk.ticket(ticket), row


async def calling_hours(desk: TicketDesk) -> None:
    """The default calling hours instead of round the clock."""
    async with desk.acting() as tx:
        calendar = await tx.rows(CalendarRow).get("calling")
        await tx.rows(CalendarRow).save(replace(calendar, weekly=CALLING))
    desk.setup.forget()


@pytest.mark.req("S2-38")
async def test_handling_plans_the_call_by_another_person_at_the_next_open_hour_when_reported(desk: TicketDesk) -> None:
    """It is due with the ticket (A6 inside), waits for the calling hours, and is not for the handler."""
    await calling_hours(desk)
    ticket = await desk.complain(at=MORNING)
    desk.clock.set(MORNING + timedelta(hours=2, minutes=30))
    handled = await desk.handle(ticket)
    row = await desk.second(ticket)
    assert handled.state is TicketState.HANDLED
    assert (row.state, row.not_by, row.due_at) == (FollowUpState.WAITING, "handler-1", ticket.due_at)
    assert row.next_try_at == datetime(2026, 3, 4, 14, 0, tzinfo=SHANGHAI)
    assert (row.kind, row.questionnaire, row.round) == (FollowUpKind.SECOND, "second_follow_up", 1)


@pytest.mark.req("S2-38")
async def test_handler_may_not_make_the_call_or_write_its_answers_when_it_was_the_own_handling(
    desk: TicketDesk,
) -> None:
    ticket = await desk.complain(at=MORNING)
    await desk.clock.advance(timedelta(minutes=11))
    await desk.handle(ticket, by="supervisor")
    row = await desk.second(ticket)
    with pytest.raises(CallNotAllowed, match="second-call-by-another"):
        await desk.dial(row, "supervisor")
    await desk.call(row, "agent-2")
    with pytest.raises(Forbidden):
        await desk.submit(row, {"satisfied": True}, "supervisor")


@pytest.mark.req("S2-38", "S2-42")
async def test_ticket_closes_in_time_when_the_customer_is_satisfied(desk: TicketDesk) -> None:
    ticket = await desk.complain(at=MORNING)
    await desk.clock.advance(timedelta(minutes=11))
    await desk.handle(ticket)
    closed = await desk.ask(ticket, satisfied=True)
    assert (closed.state, closed.close_reason, closed.closed_by) == (TicketState.CLOSED, "satisfied", "agent-2")
    (clock,) = await desk.clocks(ticket)
    assert clock.state is ClockState.MET
    (row,) = await desk.seconds(ticket)
    assert (row.state, row.result) == (FollowUpState.DONE, FollowUpResult.COMPLETED)
    assert await desk.pending(ticket) == []
    assert await desk.acts(ticket) == ["open", "handle", "satisfied"]


@pytest.mark.req("S2-42", "S2-38")
async def test_ticket_goes_into_its_next_round_when_the_customer_is_dissatisfied(desk: TicketDesk) -> None:
    """Reopened with clocks of its own from this instant; the round's own call decides it."""
    ticket = await desk.complain(at=MORNING)
    await desk.clock.advance(timedelta(minutes=11))
    async with desk.acting("supervisor") as tx:
        await ticket_work.dispatch(tx, desk.setup, ticket.no, "handler-1")
    await desk.handle(ticket)
    asked_at = desk.clock.now()
    again = await desk.ask(ticket, satisfied=False)
    assert (again.state, again.round, again.handled_by) == (TicketState.HANDLING, 2, None)
    assert again.due_at == asked_at + timedelta(hours=24)
    assert [(clock.round, clock.state) for clock in await desk.clocks(ticket)] == [
        (1, ClockState.MET),
        (2, ClockState.RUNNING),
    ]
    assert await desk.seconds(ticket, open_only=True) == []
    await desk.handle(again, by="handler-2")
    assert (await desk.second(ticket)).not_by == "handler-2"
    assert (await desk.ask(again, satisfied=True)).state is TicketState.CLOSED


@pytest.mark.req("S2-39")
async def test_grievance_is_asked_about_a_second_time_when_handled(desk: TicketDesk) -> None:
    desk.clock.set(MORNING)
    ticket = await desk.received(TicketKind.GRIEVANCE)
    await desk.handle(ticket)
    row = await desk.second(ticket)
    assert row.due_at == datetime(2026, 3, 9, 10, 0, tzinfo=SHANGHAI)
    assert (await desk.ask(ticket, satisfied=True)).state is TicketState.CLOSED


async def test_second_call_has_its_own_clock_when_the_policy_puts_it_after(desk: TicketDesk) -> None:
    """A6 `after`: handled in 24 h, then the second call within its own 24 h."""
    body: dict[str, Any] = dict(shipped_documents()[("policy", "dealer_follow_up")])
    complaint = {"amount": "24h", "second_call": "after", "reminders": ["50%", "-2h"]}
    body["clocks"] = {**body["clocks"], "tickets": {"complaint": complaint}}
    async with desk.acting() as tx:
        await tx.rows(Document).add(
            Document(id=tx.new_id(), kind="policy", code="dealer_follow_up", number=1, body=body, created_at=tx.now)
        )
    desk.setup.forget()
    ticket = await desk.complain(at=MORNING)
    handled_at = MORNING + timedelta(hours=20)
    desk.clock.set(handled_at)
    handled = await desk.handle(ticket)
    assert handled.due_at == handled_at + timedelta(hours=24) == (await desk.second(ticket)).due_at
    clocks = await desk.clocks(ticket)
    assert [(clock.kind, clock.state) for clock in clocks] == [
        ("complaint", ClockState.MET),
        ("second_follow_up", ClockState.RUNNING),
    ]
    await desk.let_due(handled_at + timedelta(hours=24, seconds=1))
    assert [clock.state for clock in await desk.clocks(ticket)] == [ClockState.MET, ClockState.BREACHED]


@pytest.mark.req("S2-40")
async def test_second_call_is_made_when_the_customer_wants_no_follow_ups(desk: TicketDesk) -> None:
    """*No follow-ups* does not stop the second call about an own complaint."""
    ticket = await desk.complain(at=MORNING)
    await desk.clock.advance(timedelta(minutes=11))
    async with desk.acting() as tx:
        customer = await tx.rows(Customer).get(ticket.customer_id)
        await tx.rows(Customer).save(replace(customer, no_follow_ups=True))
    await desk.handle(ticket)
    assert (await desk.ask(ticket, satisfied=True)).state is TicketState.CLOSED


async def test_customer_is_given_up_at_once_when_no_calls_are_wanted_at_all(desk: TicketDesk) -> None:
    ticket = await desk.complain(at=MORNING)
    async with desk.acting() as tx:
        customer = await tx.rows(Customer).get(ticket.customer_id)
        await tx.rows(Customer).save(replace(customer, no_calls=True))
    handled = await desk.handle(ticket)
    assert (handled.state, handled.unreached_reason) == (TicketState.UNREACHED, "no_calls")
    assert await desk.seconds(ticket) == []


@pytest.mark.req("S2-38")
async def test_customer_is_given_up_after_three_tries_on_two_days_and_one_sms_when_nobody_answers(
    desk: TicketDesk,
) -> None:
    """*Handled, customer not reached*: open in every figure, its clock still runs, on the general manager's list."""
    ticket, row = await unreached(desk)
    assert (ticket.state, ticket.unreached_reason) == (TicketState.UNREACHED, "tries_used")
    assert (row.state, row.result, row.tries) == (FollowUpState.DONE, FollowUpResult.UNREACHED, 3)
    days = {attempt.at.astimezone(SHANGHAI).date() for attempt in await desk.events("attempt.dialing")}
    assert len(days) >= 2
    customers = [message.kind for message in await desk.messages(customer_id=ticket.customer_id)]
    assert len(customers) == 1
    assert ticket.closed_at is None
    assert [event.data["to_role"] for event in await desk.events("ticket.unreached")] == ["general_manager"]
    assert all(clock.stopped_at is None for clock in await desk.clocks(ticket))


async def test_supervisor_closes_it_unverified_with_a_reason_when_the_customer_is_given_up(desk: TicketDesk) -> None:
    ticket, _ = await unreached(desk)
    async with desk.acting("agent-1") as tx:
        with pytest.raises(Forbidden):
            await ticket_work.close_unverified(tx, desk.setup, ticket.no, by="agent-1", reason="没人接")
    async with desk.acting("supervisor") as tx:
        with pytest.raises(Invalid):
            await ticket_work.close_unverified(tx, desk.setup, ticket.no, by="supervisor", reason=" ")
        closed = await ticket_work.close_unverified(tx, desk.setup, ticket.no, by="supervisor", reason="三次未接通")
    assert (closed.state, closed.close_reason) == (TicketState.CLOSED_UNVERIFIED, "三次未接通")
    assert await desk.pending(ticket) == []


@pytest.mark.parametrize("closed_first", [False, True])
async def test_any_contact_opens_the_question_again_when_the_customer_was_given_up(
    desk: TicketDesk, closed_first: bool
) -> None:
    ticket, _ = await unreached(desk)
    if closed_first:
        async with desk.acting("gm") as tx:
            await ticket_work.close_unverified(tx, desk.setup, ticket.no, by="gm", reason="三次未接通")
    async with desk.acting() as tx:
        (reopened,) = await contact_came(tx, desk.setup, ticket.customer_id, "return_call")
        assert await contact_came(tx, desk.setup, ticket.customer_id, "sms") == [], "once is enough"
    assert (reopened.state, reopened.round, reopened.closed_at) == (TicketState.HANDLED, 1, None)
    await desk.clock.advance(timedelta(hours=2))
    assert (await desk.second(ticket)).tries == 0
    assert (await desk.ask(ticket, satisfied=True)).state is TicketState.CLOSED


async def test_customer_is_given_up_when_the_second_call_is_declined(desk: TicketDesk) -> None:
    """Who declines to say whether it was put right has not said that it was."""
    ticket = await desk.complain(at=MORNING)
    await desk.clock.advance(timedelta(minutes=11))
    await desk.handle(ticket)
    attempt = await desk.call(await desk.second(ticket), "agent-2")
    await desk.hang_up(attempt, talk=15)
    await desk.dispose(attempt, Disposition.DECLINED, "agent-2")
    now = await desk.ticket(ticket)
    assert (now.state, now.unreached_reason) == (TicketState.UNREACHED, "declined")


async def test_second_call_is_planned_again_when_it_ended_without_the_customers_word(desk: TicketDesk) -> None:
    """A disposition is no answer: without answers within 15 minutes the customer is asked again, and an alarm says so."""
    ticket = await desk.complain(at=MORNING)
    await desk.clock.advance(timedelta(minutes=11))
    await desk.handle(ticket)
    attempt = await desk.call(await desk.second(ticket), "agent-2")
    await desk.hang_up(attempt)
    await desk.dispose(attempt, Disposition.COMPLETED, "agent-2")
    assert (await desk.ticket(ticket)).state is TicketState.HANDLED
    await desk.clock.advance(timedelta(minutes=16))
    await desk.let_due()
    assert (await desk.second(ticket)).tries == 0
    assert len(await desk.events("alarm.customers_word_missing")) == 1


async def test_answers_close_the_ticket_when_they_come_after_the_disposition(desk: TicketDesk) -> None:
    ticket = await desk.complain(at=MORNING)
    await desk.clock.advance(timedelta(minutes=11))
    await desk.handle(ticket)
    row = await desk.second(ticket)
    attempt = await desk.call(row, "agent-2")
    await desk.hang_up(attempt)
    await desk.dispose(attempt, Disposition.COMPLETED, "agent-2")
    await desk.submit(row, {"satisfied": True}, "agent-2")
    await desk.clock.advance(timedelta(minutes=16))
    await desk.let_due()
    assert (await desk.ticket(ticket)).state is TicketState.CLOSED
    assert await desk.seconds(ticket, open_only=True) == []


async def test_nobody_is_rung_again_when_the_word_came_and_the_line_broke(desk: TicketDesk) -> None:
    ticket = await desk.complain(at=MORNING)
    await desk.clock.advance(timedelta(minutes=11))
    await desk.handle(ticket)
    row = await desk.second(ticket)
    attempt = await desk.call(row, "agent-2")
    await desk.submit(row, {"satisfied": True}, "agent-2")
    await desk.hang_up(attempt, talk=40)
    await desk.dispose(attempt, Disposition.HUNG_UP, "agent-2")
    assert (await desk.row(FollowUp, row.id)).state is FollowUpState.DONE


@pytest.mark.req("S2-42")
async def test_complaint_is_not_closed_when_nobody_asked_the_customer(desk: TicketDesk) -> None:
    """The one close() takes no say-so: there must be submitted answers of this round's second follow-up."""
    ticket = await desk.complain(at=MORNING)
    await desk.clock.advance(timedelta(minutes=11))
    await desk.handle(ticket)
    async with desk.acting("supervisor") as tx:
        held = await ticket_work.held(tx, ticket.no)
        with pytest.raises(Conflict, match="not-verified"):
            await close(tx, desk.setup, held, Verdict(satisfied=True, round=1, by="supervisor"))
        with pytest.raises(Conflict, match="customer-not-given-up"):
            await ticket_work.close_unverified(tx, desk.setup, ticket.no, by="supervisor", reason="算了")
    assert await desk.rows(Answers, follow_up_id=(await desk.second(ticket)).id) == []


@pytest.mark.req("S2-7")
async def test_suggestion_closes_when_answered(desk: TicketDesk) -> None:
    """Opinions and suggestions have no clock and no second call."""
    desk.clock.set(MORNING)
    ticket = await desk.received(TicketKind.SUGGESTION)
    closed = await desk.handle(ticket, result="已增加座椅")
    assert (closed.state, closed.close_reason) == (TicketState.CLOSED, "answered")
    assert await desk.seconds(ticket) == [] == await desk.rows(Clock, ticket_id=ticket.id)
