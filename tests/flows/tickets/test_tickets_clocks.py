"""A ticket's clocks through the flows: the worked examples of working time, reminders, breaches, downtime, late paper."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from callcenter.core.model import AuditEntry, Clock, ClockState, DueRow, FollowUpState, Ticket, TicketEntry, TicketKind
from callcenter.core.worktime import add_amount, parse_amount
from callcenter.flows import daily_acts, ticket_work
from callcenter.flows.ticket_clocks import recompute_provisional
from tests.support.ticket_desk import TicketDesk, import_years

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    """A local instant of 2026, or of the year that is named."""
    return datetime.fromisoformat(text if len(text) > 11 else f"2026-{text}").replace(tzinfo=SHANGHAI)


EXAMPLES = [
    ("02-13 16:00", "02-14 16:00", "02-25 16:00"),
    ("02-14 10:00", "02-15 10:00", "02-26 10:00"),
    ("02-15 09:00", "02-16 09:00", "02-26 18:00"),
    ("04-30 17:30", "05-01 17:30", "05-08 17:30"),
    ("09-18 17:00", "09-19 17:00", "09-22 17:00"),
    ("09-30 17:50", "10-01 17:50", "10-10 17:50"),
    ("10-10 09:00", "10-11 09:00", "10-13 18:00"),
    ("01-03 10:00", "01-04 10:00", "01-06 18:00"),
    ("03-04 12:30", "03-05 12:30", "03-09 12:00"),
]


@pytest.mark.parametrize(("start", "complaint", "grievance"), EXAMPLES)
@pytest.mark.req("S2-38", "S2-39", "S2-19")
async def test_due_time_follows_the_calendar_when_received(
    desk: TicketDesk, start: str, complaint: str, grievance: str
) -> None:
    """A complaint has 24 h of wall time, nights and holidays included; a grievance 3 working days with make-up days."""
    desk.clock.set(at(start))
    first = await desk.received(TicketKind.COMPLAINT)
    second = await desk.received(TicketKind.GRIEVANCE)
    assert (first.due_at, first.provisional) == (at(complaint), False)
    assert (second.due_at, second.provisional) == (at(grievance), False)


@pytest.mark.req("S2-38")
async def test_reminders_come_at_half_and_two_hours_before_and_the_breach_once_when_nobody_acts(
    desk: TicketDesk,
) -> None:
    desk.clock.set(at("03-04 10:00"))
    ticket = await desk.received()
    fired: list[tuple[str, str]] = []
    for hour in range(30):
        for row in await desk.let_due(at("03-04 10:00") + timedelta(hours=hour, seconds=1)):
            fired.append((row.payload.get("reminder", "breach"), f"{desk.clock.now().astimezone(SHANGHAI):%d %H}"))
    assert fired == [("50%", "04 22"), ("-2h", "05 08"), ("breach", "05 10")]
    (clock,) = await desk.clocks(ticket)
    assert (clock.state, clock.late_marked) == (ClockState.BREACHED, False)
    assert await desk.let_due() == []


@pytest.mark.req("S2-3", "S2-6")
async def test_general_manager_alone_is_told_when_a_limit_is_broken(desk: TicketDesk) -> None:
    """Breach notices of this desk go to the general manager, not to a department head; they name the issue, not the agent."""
    desk.clock.set(at("03-04 10:00"))
    ticket = await desk.complain()
    await desk.let_due(at("03-05 10:01"))
    told = await desk.messages(kind="ticket_breached")
    assert [row.person_id for row in told] == ["gm"]
    assert ticket.no in told[0].text and "agent-1" not in told[0].text
    notices = [e for e in await desk.events("ticket.notice") if e.data["notice"] == "ticket_breached"]
    assert [notice.data["to"] for notice in notices] == ["gm"]


async def test_handler_and_supervisor_are_reminded_when_half_the_time_is_over(desk: TicketDesk) -> None:
    desk.clock.set(at("03-04 10:00"))
    ticket = await desk.received()
    async with desk.acting("supervisor") as tx:
        await ticket_work.dispatch(tx, desk.setup, ticket.no, "handler-2")
    await desk.let_due(at("03-04 22:00"))
    told = await desk.messages(kind="ticket_reminder")
    assert sorted(row.person_id or "" for row in told) == ["handler-2", "supervisor"]


async def test_nothing_breaches_when_done_at_the_due_instant(desk: TicketDesk) -> None:
    """The due time itself is in time."""
    desk.clock.set(at("03-04 10:00"))
    ticket = await desk.received()
    await desk.handle(ticket)
    desk.clock.set(at("03-05 10:00") - timedelta(minutes=11))
    row = await desk.second(ticket)
    await desk.call(row, "agent-2")
    desk.clock.set(at("03-05 10:00"))
    await desk.let_due()
    await desk.submit(row, {"satisfied": True}, "agent-2")
    await desk.let_due(at("03-06 10:00"))
    (clock,) = await desk.clocks(ticket)
    assert (clock.state, clock.stopped_at) == (ClockState.MET, at("03-05 10:00"))
    assert await desk.messages(kind="ticket_breached") == []


async def test_each_fires_once_and_late_when_the_service_was_down_for_a_day(desk: TicketDesk) -> None:
    desk.clock.set(at("03-04 10:00"))
    ticket = await desk.received()
    fired = await desk.let_due(at("03-05 16:00"))
    assert [(row.payload.get("reminder", "breach"), row.late) for row in fired] == [
        ("50%", True),
        ("-2h", True),
        ("breach", True),
    ]
    (clock,) = await desk.clocks(ticket)
    assert clock.late_marked
    entries = [entry for entry in await desk.rows(TicketEntry, ticket_id=ticket.id) if entry.act == "remind"]
    assert all(entry.detail["late"] for entry in entries)
    assert await desk.let_due(at("03-06 16:00")) == []


@pytest.mark.req("S2-36")
async def test_clock_starts_at_its_own_time_when_entered_late_from_paper(desk: TicketDesk) -> None:
    """A due time that is still ahead is kept; the ticket says that it was entered late."""
    desk.clock.set(at("03-04 18:00"))
    ticket = await desk.received(at=at("03-04 10:00"))
    assert (ticket.received_at, ticket.recorded_at, ticket.due_at) == (
        at("03-04 10:00"),
        at("03-04 18:00"),
        at("03-05 10:00"),
    )
    assert ticket.late_entered


@pytest.mark.req("S2-36")
async def test_past_due_time_fires_once_marked_late_entered_when_entered_from_paper(desk: TicketDesk) -> None:
    desk.clock.set(at("03-06 18:00"))
    ticket = await desk.received(at=at("03-04 10:00"), paper_no="P-17")
    fired = await desk.let_due()
    assert [row.kind for row in fired] == ["ticket.breach"]
    (entry,) = [entry for entry in await desk.rows(TicketEntry, ticket_id=ticket.id) if entry.act == "breach"]
    assert entry.detail["late_entered"] is True
    assert (await desk.clocks(ticket))[0].late_marked
    assert await desk.let_due(at("03-07 18:00")) == []


@pytest.mark.req("S2-43")
async def test_origin_stays_and_due_is_reckoned_anew_with_audit_when_reclassed(desk: TicketDesk) -> None:
    desk.clock.set(at("03-04 10:00"))
    ticket = await desk.received(TicketKind.GRIEVANCE)
    assert ticket.due_at == at("03-09 10:00")
    desk.clock.set(at("03-04 15:00"))
    async with desk.acting("supervisor") as tx:
        moved = await ticket_work.reclassify(tx, desk.setup, ticket.no, TicketKind.COMPLAINT, "客户要求赔偿")
    assert (moved.kind, moved.received_at, moved.due_at) == (
        TicketKind.COMPLAINT,
        at("03-04 10:00"),
        at("03-05 10:00"),
    )
    assert [(clock.kind, clock.state) for clock in await desk.clocks(ticket)] == [
        ("grievance", ClockState.CANCELLED),
        ("complaint", ClockState.RUNNING),
    ]
    (line,) = await desk.rows(AuditEntry)
    assert (line.act, line.person_id, line.detail["reason"]) == ("ticket.reclassify", "supervisor", "客户要求赔偿")
    fired = await desk.let_due(at("03-10 10:00"))
    assert [row.payload.get("reminder", "breach") for row in fired] == ["50%", "-2h", "breach"], "one clock only"


@pytest.mark.req("S2-43", "S2-38")
@pytest.mark.parametrize("state", [FollowUpState.WAITING, FollowUpState.CALLING])
async def test_second_follow_up_has_the_new_due_time_when_a_handled_ticket_is_reclassed(
    desk: TicketDesk, state: FollowUpState
) -> None:
    """A grievance that is a complaint after all: its call is due within the complaint's 24 h, and takes its place by that."""
    desk.clock.set(at("03-04 10:00"))
    ticket = await desk.received(TicketKind.GRIEVANCE)
    await desk.handle(ticket)
    row = await desk.second(ticket)
    assert row.due_at == at("03-09 10:00")
    attempt = await desk.dial(row, "agent-2") if state is FollowUpState.CALLING else None
    async with desk.acting("supervisor") as tx:
        await ticket_work.reclassify(tx, desk.setup, ticket.no, TicketKind.COMPLAINT, "客户要求赔偿")
    moved = await desk.second(ticket)
    assert (moved.state, moved.due_at, moved.order_at) == (state, at("03-05 10:00"), at("03-05 10:00"))
    assert [event.data["row"]["due_at"] for event in await desk.events("follow_up.replanned")] == [
        at("03-05 10:00").astimezone(UTC).isoformat()
    ]
    if attempt is not None:
        await desk.hang_up(attempt, status="NOANSWER")
        assert (await desk.second(ticket)).order_at == at("03-05 10:00")


async def test_agreed_call_keeps_its_place_when_the_ticket_is_reclassed(desk: TicketDesk) -> None:
    """The customer chose the minute; only the deadline moves."""
    desk.clock.set(at("03-04 10:00"))
    ticket = await desk.received(TicketKind.GRIEVANCE)
    await desk.handle(ticket)
    async with desk.acting("agent-2") as tx:
        row = await desk.second(ticket)
        await daily_acts.agree_time(tx, desk.setup, row.id, at("03-04 15:07"), "agent-2")
    async with desk.acting("supervisor") as tx:
        await ticket_work.reclassify(tx, desk.setup, ticket.no, TicketKind.COMPLAINT, "客户要求赔偿")
    moved = await desk.second(ticket)
    assert (moved.due_at, moved.order_at) == (at("03-05 10:00"), at("03-04 15:07"))


async def test_due_time_is_provisional_when_it_reaches_past_the_known_calendar(desk: TicketDesk) -> None:
    """3 working days from 29 December 2026: says so, and is reckoned anew when 2027 is imported."""
    desk.clock.set(at("12-29 10:00"))
    ticket = await desk.received(TicketKind.GRIEVANCE)
    assert ticket.provisional
    assert ticket.due_at == at("2027-01-04 10:00"), "1 January is closed by law"
    async with desk.acting() as tx:
        await _close(tx, "2027-01-01", "2027-01-04", "2027-01-05")
        assert await recompute_provisional(tx, desk.setup, "working") == 1
    moved = await desk.ticket(ticket)
    assert (moved.due_at, moved.provisional) == (at("2027-01-06 10:00"), False)
    fired = await desk.let_due(at("2027-01-07 10:00"))
    assert [row.payload.get("reminder", "breach") for row in fired] == ["50%", "-2h", "breach"]


async def test_nothing_breaches_backwards_when_the_calendar_year_is_imported(desk: TicketDesk) -> None:
    """The breach of a provisional limit is taken back where the year moves the limit ahead of now."""
    desk.clock.set(at("12-29 10:00"))
    ticket = await desk.received(TicketKind.GRIEVANCE)
    await desk.let_due(at("2027-01-04 11:00"))
    assert (await desk.clocks(ticket))[0].state is ClockState.BREACHED
    async with desk.acting() as tx:
        await _close(tx, "2027-01-01", "2027-01-04", "2027-01-05")
        await recompute_provisional(tx, desk.setup, "working")
    (clock,) = await desk.clocks(ticket)
    assert (clock.state, clock.breached_at, clock.due_at) == (ClockState.RUNNING, None, at("2027-01-06 10:00"))


async def test_limit_of_a_round_is_not_moved_before_now_when_the_year_is_imported(desk: TicketDesk) -> None:
    """A make-up day would have made it due earlier: people worked to the time that they were shown."""
    desk.clock.set(at("12-31 10:00"))
    ticket = await desk.received(TicketKind.GRIEVANCE)
    assert ticket.due_at == at("2027-01-06 10:00")
    desk.clock.set(at("2027-01-05 12:00"))
    async with desk.acting() as tx:
        await _work(tx, "2027-01-02", "2027-01-03")
        await recompute_provisional(tx, desk.setup, "working")
    assert (await desk.ticket(ticket)).due_at == at("2027-01-06 10:00")
    assert (await desk.clocks(ticket))[0].state is ClockState.RUNNING


async def test_clocks_are_the_same_when_reckoned_again_from_the_rows(desk: TicketDesk) -> None:
    """Rows are the truth: start, amount and calendar give the due time that is stored."""
    desk.clock.set(at("02-13 16:00"))
    await desk.received(TicketKind.GRIEVANCE)
    await desk.received(TicketKind.COMPLAINT)
    async with desk.acting() as tx:
        working = await desk.setup.working_calendar(tx, desk.dealer)
        for clock in await tx.rows(Clock).all():
            assert add_amount(working, clock.started_at, parse_amount(clock.amount)).at == clock.due_at
            assert (await tx.rows(Ticket).get(clock.ticket_id)).due_at == clock.due_at


async def test_no_due_row_is_left_when_a_ticket_is_undone(desk: TicketDesk) -> None:
    desk.clock.set(at("03-04 10:00"))
    ticket = await desk.received()
    async with desk.acting("supervisor") as tx:
        await ticket_work.undo(tx, desk.setup, ticket.no, by="supervisor")
    assert await desk.pending(ticket) == []
    assert [row.state for row in await desk.rows(DueRow, subject_id=ticket.id)] == ["cancelled"] * 3


async def _close(tx: object, *days: str) -> None:
    await _decree(tx, days, working=False)


async def _work(tx: object, *days: str) -> None:
    await _decree(tx, days, working=True)


async def _decree(tx: object, days: tuple[str, ...], *, working: bool) -> None:
    """Import 2027 with these days out of the ordinary."""
    await import_years(tx, (), extra=dict.fromkeys(days, working), known=(2026, 2027))
