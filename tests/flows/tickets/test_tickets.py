"""Tickets through the flows: numbers, one per call, races, undo and void, dispatch, and who may do what."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from callcenter.core.model import Dealer, Ticket, TicketEntry, TicketKind, TicketState
from callcenter.errors import CallcenterError, Conflict, Invalid, NotFound
from callcenter.flows import ticket_work
from callcenter.flows.answers import Details, Entered, record_complaint
from callcenter.flows.record_ticket import Origin, Voice, open_ticket
from tests.support.ticket_desk import TicketDesk

SHANGHAI = ZoneInfo("Asia/Shanghai")
MORNING = datetime(2026, 3, 4, 10, 0, tzinfo=SHANGHAI)


async def test_numbers_name_dealer_year_and_a_serial_without_gaps_when_opened(desk: TicketDesk) -> None:
    desk.clock.set(MORNING)
    numbers = [(await desk.received()).no for _ in range(3)]
    assert numbers == ["T-SH01-2026-000001", "T-SH01-2026-000002", "T-SH01-2026-000003"]
    desk.clock.set(datetime(2026, 12, 31, 16, 30, tzinfo=ZoneInfo("UTC")))
    assert (await desk.received()).no == "T-SH01-2027-000001", "the dealer's year"


async def test_number_is_kept_and_not_given_again_when_a_ticket_is_void(desk: TicketDesk) -> None:
    desk.clock.set(MORNING)
    first = await desk.received()
    async with desk.acting("supervisor") as tx:
        void = await ticket_work.void(tx, desk.setup, first.no, by="supervisor", reason="重复登记")
    assert (void.no, void.state, void.close_reason) == (first.no, TicketState.VOID, "重复登记")
    assert (await desk.received()).no == "T-SH01-2026-000002"


async def test_number_has_no_gap_when_an_opening_fails(desk: TicketDesk) -> None:
    desk.clock.set(MORNING)
    follow_up = await desk.follow_up()
    with pytest.raises(RuntimeError):
        async with desk.acting() as tx:
            origin = Origin(dealer_id="dealer", customer_id=follow_up.customer_id)
            await open_ticket(tx, desk.setup, origin, Voice(kind=TicketKind.COMPLAINT), by="agent-1")
            raise RuntimeError
    assert (await desk.received()).no == "T-SH01-2026-000001"


async def test_numbers_are_dense_when_many_tickets_are_opened_at_once(desk: TicketDesk) -> None:
    """Racing writers on either engine: no number twice, none left out."""
    desk.clock.set(MORNING)
    follow_ups = [await desk.follow_up() for _ in range(8)]

    async def race(customer: str) -> Ticket:
        async with desk.acting("agent-1") as tx:
            origin = Origin(dealer_id="dealer", customer_id=customer)
            return await open_ticket(tx, desk.setup, origin, Voice(kind=TicketKind.COMPLAINT), by="agent-1")

    opened = await asyncio.gather(*(race(row.customer_id) for row in follow_ups))
    assert sorted(ticket.serial for ticket in opened) == list(range(1, 9))


@pytest.mark.req("S2-2")
async def test_one_ticket_is_opened_when_two_people_record_the_same_complaint_at_once(desk: TicketDesk) -> None:
    """The agent and the supervisor who listens in press the button together, several times."""
    follow_up = await desk.follow_up()
    await desk.call(follow_up)

    async def press(who: str) -> Ticket:
        async with desk.acting(who) as tx:
            entered = Entered(answers={"overall": "dissatisfied"})
            done = await record_complaint(
                tx, desk.setup, follow_up.id, entered, Details(), by=who, supervisor=who == "supervisor"
            )
        assert done.ticket is not None
        return done.ticket

    pressed = await asyncio.gather(*(press(who) for who in ("agent-1", "supervisor") * 3))
    assert len({ticket.id for ticket in pressed}) == 1
    (ticket,) = await desk.rows(Ticket)
    assert len(await desk.clocks(ticket)) == 1
    assert [entry.act for entry in await desk.rows(TicketEntry)] == ["open"]


async def test_one_ticket_is_kept_when_a_paper_form_is_entered_twice(desk: TicketDesk) -> None:
    desk.clock.set(MORNING)
    first = await desk.received(at=MORNING - timedelta(hours=3), paper_no="P-1")
    second = await desk.received(at=MORNING - timedelta(hours=3), paper_no="P-1")
    assert first.id == second.id


async def test_receipt_in_the_future_is_refused_when_entered(desk: TicketDesk) -> None:
    desk.clock.set(MORNING)
    with pytest.raises(Invalid, match="received_at"):
        await desk.received(at=MORNING + timedelta(hours=1))


async def test_ticket_is_taken_back_within_sixty_seconds_by_who_opened_it(desk: TicketDesk) -> None:
    ticket = await desk.complain(at=MORNING)
    await desk.clock.advance(timedelta(seconds=60))
    async with desk.acting("agent-2") as tx:
        with pytest.raises(Conflict, match="opened-by-another"):
            await ticket_work.undo(tx, desk.setup, ticket.no, by="agent-2")
    async with desk.acting("agent-1") as tx:
        undone = await ticket_work.undo(tx, desk.setup, ticket.no, by="agent-1")
        again = await ticket_work.undo(tx, desk.setup, ticket.no, by="agent-1")
    assert (undone.state, undone.close_reason, again.version) == (TicketState.VOID, "undone", undone.version)
    assert [clock.state for clock in await desk.clocks(ticket)] == ["cancelled"]


async def test_ticket_can_only_be_void_with_a_reason_when_the_undo_time_is_over(desk: TicketDesk) -> None:
    ticket = await desk.complain(at=MORNING)
    await desk.clock.advance(timedelta(seconds=61))
    async with desk.acting("agent-1") as tx:
        with pytest.raises(Conflict, match="undo-time-over"):
            await ticket_work.undo(tx, desk.setup, ticket.no, by="agent-1")
    async with desk.acting("supervisor") as tx:
        with pytest.raises(Invalid):
            await ticket_work.void(tx, desk.setup, ticket.no, by="supervisor", reason="")


async def test_another_ticket_is_opened_in_the_same_call_when_the_first_was_undone(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    opened: list[Ticket] = []
    for _ in range(2):
        async with desk.acting("agent-1") as tx:
            done = await record_complaint(tx, desk.setup, follow_up.id, Entered(), Details(), by="agent-1")
            assert done.ticket is not None
            opened.append(done.ticket)
            if len(opened) == 1:
                await ticket_work.undo(tx, desk.setup, done.ticket.no, by="agent-1")
    assert opened[0].id != opened[1].id and [ticket.serial for ticket in opened] == [1, 2]


async def test_each_act_is_logged_with_who_when_and_states_when_worked_on(desk: TicketDesk) -> None:
    ticket = await desk.complain(at=MORNING)
    async with desk.acting("supervisor") as tx:
        await ticket_work.dispatch(tx, desk.setup, ticket.no, "handler-1")
    async with desk.acting("handler-1") as tx:
        await ticket_work.contact(tx, desk.setup, ticket.no, "已致电客户")
        await ticket_work.progress(tx, desk.setup, ticket.no, "订购配件")
    await desk.handle(ticket)
    entries: list[TicketEntry] = await desk.rows(TicketEntry, ticket_id=ticket.id)
    assert [(e.act, e.person_id, e.from_state, e.to_state) for e in entries] == [
        ("open", "agent-1", "", "open"),
        ("dispatch", "supervisor", "open", "open"),
        ("contact", "handler-1", "open", "handling"),
        ("progress", "handler-1", "handling", "handling"),
        ("handle", "handler-1", "handling", "handled"),
    ]


async def test_dispatch_is_refused_when_the_person_does_not_handle_at_this_dealer(desk: TicketDesk) -> None:
    ticket = await desk.complain(at=MORNING)
    async with desk.acting("supervisor") as tx:
        with pytest.raises(Invalid, match="handler_id"):
            await ticket_work.dispatch(tx, desk.setup, ticket.no, "agent-2")


async def test_handler_alone_is_told_when_the_ticket_is_dispatched(desk: TicketDesk) -> None:
    ticket = await desk.complain(at=MORNING)
    before = {row.id for row in await desk.messages(kind="ticket_opened")}
    async with desk.acting("supervisor") as tx:
        await ticket_work.dispatch(tx, desk.setup, ticket.no, "handler-2")
    told = [row for row in await desk.messages(kind="ticket_opened") if row.id not in before]
    assert [row.person_id for row in told] == ["handler-2"]


async def test_alarm_tells_when_nobody_can_be_told(desk: TicketDesk) -> None:
    """A dealer without a general manager: the breach is not silent."""
    async with desk.acting() as tx:
        dealer = await tx.rows(Dealer).get("dealer")
        await tx.rows(Dealer).save(replace(dealer, general_manager_id="nobody"))
    desk.setup.forget()
    await desk.complain(at=MORNING)
    await desk.let_due(MORNING + timedelta(hours=25))
    assert [event.data["notice"] for event in await desk.events("alarm.nobody_to_tell")] == ["ticket_breached"]


async def test_ticket_is_reopened_with_a_reason_and_new_clocks_when_it_was_closed(desk: TicketDesk) -> None:
    ticket = await desk.complain(at=MORNING)
    await desk.clock.advance(timedelta(minutes=11))
    await desk.handle(ticket)
    await desk.ask(ticket, satisfied=True)
    async with desk.acting("supervisor") as tx:
        opened = await ticket_work.reopen(tx, desk.setup, ticket.no, "客户又来电")
    assert (opened.state, opened.round, opened.due_at) == (
        TicketState.OPEN,
        2,
        desk.clock.now() + timedelta(hours=24),
    )


async def test_ticket_is_unknown_when_the_number_is_nobodys(desk: TicketDesk) -> None:
    async with desk.acting() as tx:
        with pytest.raises(NotFound):
            await ticket_work.ticket_of(tx, "T-SH01-2026-999999")


async def test_same_result_again_changes_nothing_when_handled_twice(desk: TicketDesk) -> None:
    ticket = await desk.complain(at=MORNING)
    await desk.clock.advance(timedelta(minutes=11))
    first = await desk.handle(ticket)
    second = await desk.handle(ticket)
    assert (first.version, len(await desk.seconds(ticket))) == (second.version, 1)
    with pytest.raises(CallcenterError):
        await desk.handle(ticket, result="别的结果")
