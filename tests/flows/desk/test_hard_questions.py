"""Hard questions: noted in a call, asked of a department, answered, published, found again (S2-32)."""

from datetime import timedelta
from typing import Any

import pytest

from callcenter.core.model import Grant, HardQuestion, Person, QuestionState, Role, Scope
from callcenter.errors import Conflict, Forbidden, Invalid, InvalidInput, StaleRow
from callcenter.flows import hard_questions
from callcenter.flows.hard_questions import Asking
from tests.support.ticket_desk import PEOPLE, TicketDesk

ZH = {"zh-CN": {"question": "刹车片多久更换？", "answer": "一般四万公里检查一次，低于三毫米更换。"}}


async def noted(desk: TicketDesk, question: str = "刹车片多久换一次？") -> HardQuestion:
    async with desk.acting("agent-1") as tx:
        return await hard_questions.note(tx, desk.setup, dealer_id="dealer", question=question)


def to_handlers(desk: TicketDesk, **more: Any) -> Asking:
    return Asking(**{"department": "备件部", "role": "handler", "due_at": desk.clock.now() + timedelta(days=1), **more})


async def asked(desk: TicketDesk, **more: Any) -> HardQuestion:
    row = await noted(desk)
    async with desk.acting("supervisor") as tx:
        return await hard_questions.ask(tx, desk.setup, row.id, row.version, to_handlers(desk, **more))


async def published(desk: TicketDesk, texts: Any = None, **more: Any) -> HardQuestion:
    row = await noted(desk)
    async with desk.acting("supervisor") as tx:
        return await hard_questions.publish(tx, row.id, row.version, texts or ZH, **more)


async def found(desk: TicketDesk, typed: str) -> list[str]:
    async with desk.store.read() as view:
        rows = await hard_questions.find(view, typed, state=QuestionState.PUBLISHED, any_of=[{"dealer_id": "dealer"}])
    return [row.published["zh-CN"]["question"] for row in rows]


@pytest.mark.req("S2-32")
async def test_a_question_goes_to_a_department_and_its_answer_is_found(desk: TicketDesk) -> None:
    follow_up = await desk.follow_up()
    attempt = await desk.call(follow_up)
    async with desk.acting("agent-1") as tx:
        row = await hard_questions.note(
            tx, desk.setup, dealer_id="dealer", question="刹车片多久换一次？", follow_up_id=follow_up.id
        )
    assert (row.state, row.noted_by, row.attempt_id) == (QuestionState.NOTED, "agent-1", attempt.id)
    async with desk.acting("supervisor") as tx:
        row = await hard_questions.ask(tx, desk.setup, row.id, row.version, to_handlers(desk))
    told = await desk.messages(kind="question_asked")
    assert {one.person_id for one in told} == {"handler-1", "handler-2"}
    assert "刹车片多久换一次" in told[0].text and told[0].customer_id is None
    async with desk.acting("handler-1") as tx:
        row = await hard_questions.answer(tx, row.id, row.version, "一般四万公里检查。")
    assert await found(desk, "刹车片") == []
    async with desk.acting("supervisor") as tx:
        row = await hard_questions.publish(tx, row.id, row.version, ZH, keywords=["制动", "刹车"])
    assert await found(desk, "刹车片") == await found(desk, "制动") == ["刹车片多久更换？"]
    async with desk.acting("agent-2") as tx:
        row = await hard_questions.use(tx, row.id)
    assert (row.used, row.state) == (1, QuestionState.PUBLISHED)
    kinds = [
        event.kind for event in await desk.events(*(f"question.{what}" for what in ("noted", "asked", "answered")))
    ]
    assert kinds == ["question.noted", "question.asked", "question.answered"]


async def test_whoever_owes_an_answer_is_reminded_once_when_it_is_due(desk: TicketDesk) -> None:
    row = await asked(desk)
    assert row.due_at is not None
    await desk.let_due(row.due_at)
    assert len(await desk.messages(kind="question_reminder")) == 2
    await desk.let_due(row.due_at + timedelta(days=1))
    assert len(await desk.messages(kind="question_reminder")) == 2


async def test_nobody_is_reminded_of_what_was_answered(desk: TicketDesk) -> None:
    row = await asked(desk)
    async with desk.acting("handler-1") as tx:
        await hard_questions.answer(tx, row.id, row.version, "四万公里")
    assert row.due_at is not None
    await desk.let_due(row.due_at)
    assert await desk.messages(kind="question_reminder") == []


async def test_one_person_may_be_asked_who_answers_at_this_dealer(desk: TicketDesk) -> None:
    row = await asked(desk, person_id="agent-2", role="")
    assert [one.person_id for one in await desk.messages(kind="question_asked")] == ["agent-2"]
    async with desk.acting("agent-2") as tx:
        await hard_questions.demand_owes(tx, desk.setup, row, "agent-2")
        with pytest.raises(Forbidden):
            await hard_questions.demand_owes(tx, desk.setup, row, "handler-1")


@pytest.mark.parametrize(
    ("role", "scope_id"), [(None, ""), (Role.HANDLER, "another-dealer"), (Role.ADMINISTRATOR, "dealer")]
)
async def test_nobody_is_asked_who_could_not_answer(desk: TicketDesk, role: Role | None, scope_id: str) -> None:
    """Without the act, or of another dealer only: the question would wait for somebody who cannot open it."""
    if role is not None:
        async with desk.acting() as tx:
            grant = Grant(id="g", person_id="head", role=role, scope=Scope.DEALER, scope_id=scope_id)
            await tx.rows(Grant).add(grant)
    with pytest.raises(Invalid, match="cannot-answer"):
        await asked(desk, person_id="head", role="")
    assert await desk.messages(kind="question_asked") == []


async def test_those_are_named_who_may_be_asked_and_no_other(desk: TicketDesk) -> None:
    """Of this dealer, with a role that answers, and active; roles that nobody has there are not offered either."""
    async with desk.acting() as tx:
        for person, role, scope_id in (
            ("far", Role.HANDLER, "another-dealer"),
            ("clerk", Role.ADMINISTRATOR, "dealer"),
            ("left", Role.HANDLER, "dealer"),
            ("team-head", Role.SUPERVISOR, "team"),
        ):
            await tx.rows(Person).add(Person(id=person, login=person, name=person, active=person != "left"))
            scope = Scope.TEAM if scope_id == "team" else Scope.DEALER
            await tx.rows(Grant).add(Grant(id=person, person_id=person, role=role, scope=scope, scope_id=scope_id))
        able = {one.id for one in await hard_questions.who_may_answer(tx, desk.setup, "dealer")}
        roles = await hard_questions.roles_that_answer(tx, desk.setup, "dealer")
    assert able == {*PEOPLE, "team-head"}
    for one in able:
        row = await asked(desk, person_id=one, role="")
        assert row.asked_of == one
    async with desk.acting() as tx:
        for grant in await tx.rows(Grant).all(role=Role.HANDLER, scope_id="dealer"):
            await tx.rows(Grant).remove(grant.id)
        fewer = await hard_questions.roles_that_answer(tx, desk.setup, "dealer")
    assert roles == [Role.HANDLER, Role.SUPERVISOR, Role.GENERAL_MANAGER]
    assert fewer == [Role.SUPERVISOR, Role.GENERAL_MANAGER]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"department": " "}, "department"),
        ({"role": ""}, "person_id"),
        ({"person_id": "head"}, "person_id"),
        ({"role": "agent"}, "role"),
        ({"role": "", "person_id": "nobody"}, "person_id"),
    ],
)
async def test_asking_names_the_wrong_field(desk: TicketDesk, more: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        await asked(desk, **more)
    assert refused.value.fields["field"] == field


async def test_asking_for_an_answer_in_the_past_is_refused(desk: TicketDesk) -> None:
    with pytest.raises(Invalid) as refused:
        await asked(desk, due_at=desk.clock.now())
    assert refused.value.fields["field"] == "due_at"


async def test_publishing_needs_question_and_answer_of_each_language_that_is_begun(desk: TicketDesk) -> None:
    with pytest.raises(InvalidInput) as refused:
        await published(desk, {**ZH, "en": {"question": "How long do pads last?", "answer": ""}})
    assert [problem.field for problem in refused.value.problems] == ["texts.en.answer"]
    with pytest.raises(InvalidInput) as nothing:
        await published(desk, {"zh-CN": {"question": "", "answer": " "}})
    assert [problem.field for problem in nothing.value.problems] == ["texts"]


async def test_a_published_answer_is_corrected_and_withdrawn(desk: TicketDesk) -> None:
    row = await published(desk)
    first = row.published_at
    await desk.clock.advance(timedelta(hours=1))
    async with desk.acting("supervisor") as tx:
        texts = {"zh-CN": {"question": "刹车油多久更换？", "answer": "两年。"}}
        row = await hard_questions.publish(tx, row.id, row.version, texts)
    assert row.published_at == first and await found(desk, "刹车油") == ["刹车油多久更换？"]
    async with desk.acting("supervisor") as tx:
        row = await hard_questions.withdraw(tx, row.id, row.version, "答案已过时")
    assert (row.state, await found(desk, "刹车油")) == (QuestionState.WITHDRAWN, [])
    async with desk.acting("agent-1") as tx:
        with pytest.raises(Conflict):
            await hard_questions.use(tx, row.id)


async def test_the_best_fitting_answer_comes_first(desk: TicketDesk) -> None:
    for question in ("空调滤芯多久更换？", "刹车油多久更换？", "刹车片多久更换？"):
        await published(desk, {"zh-CN": {"question": question, "answer": "请预约检查。"}})
    assert (await found(desk, "刹车片"))[:2] == ["刹车片多久更换？", "刹车油多久更换？"]
    assert await found(desk, "轮胎") == [] and await found(desk, "  ") == []


async def test_a_change_from_an_old_version_is_refused(desk: TicketDesk) -> None:
    row = await asked(desk)
    async with desk.acting("handler-1") as tx:
        with pytest.raises(StaleRow):
            await hard_questions.answer(tx, row.id, row.version - 1, "四万公里")


async def test_another_dealers_call_is_no_place_for_a_question(desk: TicketDesk) -> None:
    async with desk.acting("agent-1") as tx:
        with pytest.raises(Invalid) as refused:
            await hard_questions.note(tx, desk.setup, dealer_id="dealer", question="？", follow_up_id="x" * 26)
    assert refused.value.fields["field"] == "follow_up_id"
