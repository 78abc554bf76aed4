"""Answers: drafts open nothing, exits are recorded, and submitting commits everything that follows together."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from callcenter.core.model import (
    Answers,
    Attempt,
    AuditEntry,
    Customer,
    CustomerNumber,
    Disposition,
    FollowUp,
    FollowUpResult,
    FollowUpState,
    Message,
    Recording,
    ServiceOrder,
    Ticket,
    TicketKind,
    TicketState,
    Vehicle,
)
from callcenter.core.order_file import OrderDraft
from callcenter.errors import Conflict, Forbidden, InvalidInput
from callcenter.flows.answers import Details, Entered, leave, record_complaint, save_draft, submit
from callcenter.flows.upsert_order import upsert_order
from tests.support.ticket_desk import ANGRY, HAPPY, TicketDesk

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.req("S2-2", "S0-6")
async def test_negative_answer_opens_its_ticket_in_the_same_unit_of_work_when_submitted(desk: TicketDesk) -> None:
    """The ticket is linked to the call, received at that instant, with its 24-hour clock running."""
    follow_up = await desk.follow_up()
    attempt = await desk.call(follow_up)
    await desk.clock.advance(timedelta(seconds=75))
    done = await desk.submit(follow_up, ANGRY, notes="嫌贵")
    ticket = done.ticket
    assert ticket is not None
    assert (ticket.kind, ticket.state, ticket.attempt_id) == (TicketKind.COMPLAINT, TicketState.OPEN, attempt.id)
    assert ticket.received_at == desk.clock.now() == done.answers.submitted_at
    assert ticket.due_at == desk.clock.now() + timedelta(hours=24)
    assert (ticket.answers_id, ticket.follow_up_id) == (done.answers.id, follow_up.id)


@pytest.mark.req("S2-2")
async def test_nothing_is_written_when_the_unit_of_work_fails(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    with pytest.raises(RuntimeError):
        async with desk.acting("agent-1") as tx:
            await submit(tx, desk.setup, follow_up.id, Entered(answers=ANGRY, confirmed=True), by="agent-1")
            raise RuntimeError
    assert await desk.rows(Ticket) == [] == await desk.rows(Answers)
    assert not [row for row in await desk.messages() if row.kind == "ticket_opened"]


@pytest.mark.req("S2-14")
async def test_ticket_is_opened_when_the_customer_says_that_it_needs_handling(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    done = await desk.submit(follow_up, {**HAPPY, "needs_handling": True})
    assert done.ticket is not None and done.ticket.kind is TicketKind.COMPLAINT


async def test_no_ticket_is_opened_when_the_customer_is_content(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    done = await desk.submit(follow_up, HAPPY)
    assert done.ticket is None and await desk.rows(Ticket) == []


@pytest.mark.parametrize("kind", ["opinion", "suggestion"])
@pytest.mark.req("S2-7")
async def test_opinion_and_suggestion_are_voices_without_a_clock_when_submitted(desk: TicketDesk, kind: str) -> None:
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    done = await desk.submit(follow_up, {**HAPPY, "wish": kind, "wish_text": "多放几把椅子"})
    assert done.ticket is not None
    assert (str(done.ticket.kind), done.answers.voice_kind, done.ticket.due_at) == (kind, kind, None)
    assert await desk.clocks(done.ticket) == []


@pytest.mark.req("S2-13")
async def test_answers_are_stored_per_question_when_submitted(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    given = {"overall": "very_satisfied", "vehicle_ok": True, "recommend": 9, "adviser": "satisfied"}
    done = await desk.submit(follow_up, given)
    row = await desk.row(Answers, done.answers.id)
    assert (row.answers, row.questionnaire, row.questionnaire_version) == (given, "dealer_follow_up", 1)


async def test_draft_opens_nothing_when_saved(desk: TicketDesk) -> None:
    """Drafts keep what was written; no ticket, no correction, no note."""
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    entered = Entered(answers=ANGRY, corrections={"name": "王芳芳"}, next_visit_note="查异响")
    async with desk.acting("agent-1") as tx:
        row = await save_draft(tx, desk.setup, follow_up.id, entered, by="agent-1")
    assert row.answers == ANGRY and row.submitted_at is None
    assert await desk.rows(Ticket) == []
    assert (await desk.row(Customer, follow_up.customer_id)).name == "王芳"


async def test_wrong_answers_are_named_by_their_paths_when_saved(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    with pytest.raises(InvalidInput) as refused:
        await desk.submit(follow_up, {"recommend": 11, "colour": "red"}, corrections={"plate": "XX"}, agreement="maybe")
    fields = [problem.field for problem in refused.value.problems]
    assert fields == ["answers.recommend", "answers.colour", "answers.overall", "corrections.plate", "agreement"]


@pytest.mark.req("S2-46")
async def test_submitting_needs_the_read_back_and_keeps_its_time_when_confirmed(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    with pytest.raises(InvalidInput) as refused:
        await desk.submit(follow_up, HAPPY, confirmed=False)
    assert [problem.field for problem in refused.value.problems] == ["confirmed"]
    async with desk.acting("agent-1") as tx:
        drafted = await save_draft(tx, desk.setup, follow_up.id, Entered(answers=HAPPY, confirmed=True), by="agent-1")
    await desk.clock.advance(timedelta(seconds=20))
    done = await desk.submit(follow_up, HAPPY, confirmed=False)
    assert done.answers.confirmed_at == drafted.confirmed_at != done.answers.submitted_at


@pytest.mark.req("S2-46")
async def test_confirmation_is_void_when_the_record_changes_after_it(desk: TicketDesk) -> None:
    """What was not read back is not confirmed."""
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    async with desk.acting("agent-1") as tx:
        await save_draft(tx, desk.setup, follow_up.id, Entered(answers=HAPPY, confirmed=True), by="agent-1")
    with pytest.raises(InvalidInput):
        await desk.submit(follow_up, {**HAPPY, "recommend": 3}, confirmed=False)


@pytest.mark.req("S2-12", "S2-47")
async def test_relation_is_recorded_when_somebody_else_than_the_owner_speaks(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    attempt = await desk.call(follow_up)
    done = await desk.submit(follow_up, HAPPY, speaker_relation="妻子")
    assert done.answers.speaker_relation == "妻子"
    assert (await desk.row(Attempt, attempt.id)).speaker_relation == "妻子"


@pytest.mark.req("S2-47")
async def test_corrections_go_to_the_customer_with_an_audit_line_when_submitted(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    await desk.submit(follow_up, HAPPY, corrections={"name": "王芳芳", "plate": "沪b·88888", "number": "139 1111 2222"})
    order = await desk.row(ServiceOrder, follow_up.order_id or "")
    assert (await desk.row(Customer, follow_up.customer_id)).name == "王芳芳"
    assert (await desk.row(Vehicle, order.vehicle_id or "")).plate == "沪B88888"
    numbers = await desk.rows(CustomerNumber, customer_id=follow_up.customer_id)
    assert "+8613911112222" in [row.number for row in numbers]
    lines = await desk.rows(AuditEntry)
    assert {line.act for line in lines} == {"customer.correct", "vehicle.correct"}
    assert lines[0].detail["changes"] == {"name": ["王芳", "王芳芳"]}
    assert {line.person_id for line in lines} == {"agent-1"}


@pytest.mark.req("S2-15")
async def test_note_is_shown_with_the_next_order_when_the_vehicle_comes_again(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    await desk.submit(follow_up, {**HAPPY, "next_visit": "下次来店检查刹车异响"})
    first = await desk.row(ServiceOrder, follow_up.order_id or "")
    plate = (await desk.row(Vehicle, first.vehicle_id or "")).plate
    draft = OrderDraft(order_no="NEXT-1", plate=plate, delivered_at=desk.clock.now(), customer_name="王芳")
    async with desk.acting() as tx:
        booked = await upsert_order(tx, desk.setup, desk.dealer, draft)
        again = await upsert_order(tx, desk.setup, desk.dealer, replace(draft, order_no="NEXT-2"))
    assert (booked.order.visit_note, again.order.visit_note) == ("下次来店检查刹车异响", "")


@pytest.mark.parametrize(
    ("agreement", "disposition", "state", "result"),
    [
        ("inconvenient", Disposition.INCONVENIENT, FollowUpState.WAITING, None),
        ("declines", Disposition.DECLINED, FollowUpState.DONE, FollowUpResult.DECLINED),
    ],
)
@pytest.mark.req("S2-45", "S2-10", "S2-11")
async def test_exit_is_recorded_when_the_customer_does_not_talk_now(
    desk: TicketDesk,
    agreement: str,
    disposition: Disposition,
    state: FollowUpState,
    result: FollowUpResult | None,
) -> None:
    """Inconvenient: called at the agreed minute; declines: one SMS, no redial."""
    follow_up = await desk.follow_up()
    attempt = await desk.call(follow_up)
    chosen = desk.clock.now() + timedelta(hours=3)
    entered = Entered(agreement=agreement, agreed_at=chosen if agreement == "inconvenient" else None)
    async with desk.acting("agent-1") as tx:
        row = await leave(tx, desk.setup, follow_up.id, entered, by="agent-1")
    await desk.hang_up(attempt, talk=20)
    now = await desk.row(FollowUp, follow_up.id)
    assert row.agreement == agreement
    assert (await desk.row(Attempt, attempt.id)).disposition is disposition
    assert (now.state, now.result) == (state, result)
    assert now.agreed_at == (chosen if agreement == "inconvenient" else None)
    assert [message.kind for message in await desk.messages()] == (["declined"] if agreement == "declines" else [])


@pytest.mark.req("S2-45")
async def test_agreement_is_recorded_when_the_customer_talks(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    assert (await desk.submit(follow_up, HAPPY, agreement="agrees")).answers.agreement == "agrees"


@pytest.mark.req("S2-16")
async def test_second_in_the_recording_is_pinned_when_a_complaint_is_recorded(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    attempt = await desk.call(follow_up)
    await desk.clock.advance(timedelta(seconds=42, milliseconds=700))
    async with desk.acting("agent-1") as tx:
        done = await record_complaint(
            tx, desk.setup, follow_up.id, Entered(answers={"overall": "dissatisfied"}), Details(), by="agent-1"
        )
    assert done.ticket is not None and done.ticket.recording_second == 42
    (mark,) = (await desk.row(Recording, attempt.id)).marks
    assert (mark["second"], mark["no"]) == (42, done.ticket.no)


async def test_recording_and_then_submitting_gives_one_ticket_when_in_one_call(desk: TicketDesk) -> None:
    """One ticket per order and call: the repeat returns the same."""
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    async with desk.acting("agent-1") as tx:
        first = await record_complaint(
            tx, desk.setup, follow_up.id, Entered(answers={"overall": "dissatisfied"}), Details(), by="agent-1"
        )
    await desk.clock.advance(timedelta(seconds=90))
    second = await desk.submit(follow_up, ANGRY)
    third = await desk.submit(follow_up, ANGRY)
    assert first.ticket is not None and second.ticket is not None and third.ticket is not None
    assert first.ticket.id == second.ticket.id == third.ticket.id
    assert second.ticket.received_at == first.ticket.received_at
    assert len(await desk.rows(Ticket)) == 1


async def test_each_order_has_its_ticket_when_one_call_covers_two_cars(desk: TicketDesk) -> None:
    """One ticket per order and call; an order that the call does not cover is refused."""
    follow_up, other, stranger = await desk.follow_up(), await desk.follow_up(), await desk.follow_up()
    async with desk.acting() as tx:
        covered = await tx.rows(FollowUp).get(other.id)
        await tx.rows(FollowUp).save(replace(covered, state=FollowUpState.BUNDLED, bundle_id=follow_up.id))
    await desk.call(follow_up)
    orders: list[str | None] = []
    for order_id in (None, other.order_id, other.order_id):
        async with desk.acting("agent-1") as tx:
            details = Details(order_id=order_id)
            done = await record_complaint(tx, desk.setup, follow_up.id, Entered(), details, by="agent-1")
            assert done.ticket is not None
            orders.append(done.ticket.order_id)
    assert orders == [follow_up.order_id, other.order_id, other.order_id]
    assert len(await desk.rows(Ticket)) == 2
    with pytest.raises(InvalidInput, match=r"ticket\.order_id"):
        await desk.submit(follow_up, ANGRY, details=Details(order_id=stranger.order_id))


async def test_other_answers_are_refused_when_submitted_already(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    await desk.submit(follow_up, HAPPY)
    with pytest.raises(Conflict, match="submitted-already"):
        await desk.submit(follow_up, ANGRY)


async def test_complaint_cannot_become_an_opinion_when_the_answers_say_otherwise(desk: TicketDesk) -> None:
    """The agent confirms complaint or grievance; both have clocks."""
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    with pytest.raises(InvalidInput) as refused:
        await desk.submit(follow_up, ANGRY, details=Details(kind=TicketKind.OPINION))
    assert refused.value.problems[0].field == "kind"
    done = await desk.submit(follow_up, ANGRY, details=Details(kind=TicketKind.GRIEVANCE))
    assert done.ticket is not None
    assert (done.ticket.kind, done.ticket.kind_proposed) == (TicketKind.GRIEVANCE, "complaint")


async def test_answers_are_refused_when_another_agent_holds_the_call(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    await desk.call(follow_up)
    with pytest.raises(Forbidden):
        await desk.submit(follow_up, HAPPY, "agent-2")


async def test_answers_are_refused_when_nobody_answered(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    await desk.dial(follow_up)
    with pytest.raises(Conflict, match="not-answered"):
        await desk.submit(follow_up, HAPPY)


async def test_handlers_are_told_when_a_ticket_is_opened(desk: TicketDesk) -> None:
    """Everybody who handles at this dealer, by SMS, while the ticket has no handler; never the agent's name (S2-6)."""
    ticket = await desk.complain(at=datetime(2026, 3, 4, 10, 0, tzinfo=SHANGHAI))
    told: list[Message] = await desk.messages(kind="ticket_opened")
    assert {row.person_id for row in told} == {"handler-1", "handler-2"}
    assert all(ticket.no in row.text and "agent-1" not in row.text for row in told)
