"""Hard questions (S2-32): noted in a call, asked of a department, answered by it, published, found again in the next call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from callcenter.core.access import Actor, may
from callcenter.core.acts import TABLE, Act
from callcenter.core.finding import asked_pairs, best, folded
from callcenter.core.model import Dealer, DueRow, FollowUp, Grant, HardQuestion, Person, QuestionState, Queue, Role
from callcenter.errors import Conflict, Forbidden, Invalid, InvalidInput, Problem, StaleRow
from callcenter.flows import audit, due
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.queue_sms import queue_sms
from callcenter.flows.setup import Setup
from callcenter.flows.shelf import where_pairs
from callcenter.flows.ticket_notices import in_charge, local_time

ANSWER_DUE = "question.answer_due"
"""The due row at which a department that has not answered is reminded."""

ANSWERING = (Role.HANDLER, Role.SUPERVISOR, Role.GENERAL_MANAGER)
"""Roles whose people may be asked all together; an agent is asked by name only."""

LANGUAGES = ("zh-CN", "en")
MOST_RANKED = 500
WAITING = (QuestionState.NOTED, QuestionState.ASKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Whom to ask: the department's name, a person or everybody with a role there, and by when (aware UTC)."""

    department: str
    person_id: str | None = None
    role: str = ""
    due_at: datetime


async def note(
    tx: WriteTx, setup: Setup, *, dealer_id: str, question: str, follow_up_id: str | None = None
) -> HardQuestion:
    """Note a customer's question that could not be answered. Invalid without words, or for another dealer's call."""
    if not question.strip():
        raise Invalid("question", "needed")
    await setup.dealer(tx, dealer_id)
    attempt_id = None
    if follow_up_id is not None:
        follow_up = await tx.rows(FollowUp).find(follow_up_id)
        if follow_up is None or follow_up.dealer_id != dealer_id:
            raise Invalid("follow_up_id", "unknown")
        attempt_id = follow_up.attempt_id
    row = HardQuestion(
        id=tx.new_id(),
        dealer_id=dealer_id,
        question=question.strip(),
        follow_up_id=follow_up_id,
        attempt_id=attempt_id,
        noted_by=tx.actor.person_id or "",
        noted_at=tx.now,
    )
    row = await tx.rows(HardQuestion).add(_searchable(row))
    _tell(tx, "question.noted", row, follow_up=follow_up_id)
    return row


async def ask(tx: WriteTx, setup: Setup, question_id: str, version: int, asking: Asking) -> HardQuestion:
    """Ask a department: whoever owes the answer is told by SMS and on the screen, and reminded when the time has come.

    Only somebody who may answer at this dealer's is asked. Raises Invalid naming the field, Conflict once answered, StaleRow.
    """
    row = await _held(tx, question_id, version, WAITING)
    if not asking.department.strip():
        raise Invalid("department", "needed")
    if bool(asking.person_id) == bool(asking.role):
        raise Invalid("person_id", "a-person-or-a-role")
    if asking.role and asking.role not in ANSWERING:
        raise Invalid("role", "unknown")
    if asking.due_at <= tx.now:
        raise Invalid("due_at", "in-the-past")
    asked = replace(
        row,
        state=QuestionState.ASKED,
        department=asking.department.strip(),
        asked_of=asking.person_id,
        asked_role=asking.role,
        asked_by=tx.actor.person_id,
        asked_at=tx.now,
        due_at=asking.due_at,
    )
    owing = await _who_owes(tx, setup, asked)
    if not owing:
        raise Invalid("person_id" if asking.person_id else "role", "nobody")
    if asking.person_id and not await who_may_answer(tx, setup, row.dealer_id, asking.person_id):
        raise Invalid("person_id", "cannot-answer")
    asked = await tx.rows(HardQuestion).save(asked)
    _tell(tx, "question.asked", asked)
    await _notice(tx, setup, asked, "question_asked")
    await due.arm(tx, ANSWER_DUE, asked.id, asking.due_at, dealer_id=asked.dealer_id)
    return asked


async def answer(tx: WriteTx, question_id: str, version: int, text: str) -> HardQuestion:
    """The department's answer, which a supervisor then publishes; it may be corrected until then."""
    row = await _held(tx, question_id, version, (*WAITING, QuestionState.ANSWERED))
    if not text.strip():
        raise Invalid("answer", "needed")
    answered = replace(
        row,
        state=QuestionState.ANSWERED,
        answer=text.strip(),
        answered_by=tx.actor.person_id,
        answered_at=tx.now,
    )
    answered = await tx.rows(HardQuestion).save(_searchable(answered))
    await due.disarm(tx, answered.id, ANSWER_DUE)
    _tell(tx, "question.answered", answered)
    return answered


async def publish(
    tx: WriteTx,
    question_id: str,
    version: int,
    texts: Mapping[str, Mapping[str, str]],
    *,
    keywords: Sequence[str] = (),
    shared: bool = False,
) -> HardQuestion:
    """Publish question and answer in one language or both, or correct what is published. `shared`: for every dealer.

    Raises InvalidInput naming each field, Conflict for a withdrawn one, StaleRow.
    """
    states = tuple(state for state in QuestionState if state is not QuestionState.WITHDRAWN)
    row = await _held(tx, question_id, version, states)
    problems = [Problem(f"texts.{name}", "not-a-language") for name in texts if name not in LANGUAGES]
    said: dict[str, Any] = {}
    for language in LANGUAGES:
        told = {part: str(texts.get(language, {}).get(part, "")).strip() for part in ("question", "answer")}
        if any(told.values()):
            problems += [Problem(f"texts.{language}.{part}", "needed") for part, text in told.items() if not text]
            said[language] = told
    if not said and not problems:
        problems.append(Problem("texts", "needed"))
    if problems:
        raise InvalidInput(problems)
    first = row.published_at is None
    row = replace(
        row,
        state=QuestionState.PUBLISHED,
        published=said,
        keywords=list(dict.fromkeys(word.strip() for word in keywords if word.strip())),
        shared=shared,
        answer=row.answer or next(iter(said.values()))["answer"],
        published_by=tx.actor.person_id,
        published_at=row.published_at or tx.now,
    )
    row = await tx.rows(HardQuestion).save(_searchable(row))
    await due.disarm(tx, row.id, ANSWER_DUE)
    _tell(tx, "question.published", row, first=first)
    await audit.record(tx, "question.publish", "question", row.id, dealer_id=row.dealer_id, shared=shared)
    return row


async def withdraw(tx: WriteTx, question_id: str, version: int, reason: str) -> HardQuestion:
    """Take a question out with a reason: it is no longer asked, nor found in the card."""
    states = tuple(state for state in QuestionState if state is not QuestionState.WITHDRAWN)
    row = await _held(tx, question_id, version, states)
    if not reason.strip():
        raise Invalid("reason", "needed")
    row = await tx.rows(HardQuestion).save(replace(row, state=QuestionState.WITHDRAWN, reason=reason.strip()))
    await due.disarm(tx, row.id, ANSWER_DUE)
    _tell(tx, "question.withdrawn", row)
    await audit.record(tx, "question.withdraw", "question", row.id, dealer_id=row.dealer_id, reason=row.reason)
    return row


async def use(tx: WriteTx, question_id: str) -> HardQuestion:
    """An agent answered a customer with it: counted. Conflict for what is not published."""
    row = await tx.rows(HardQuestion).lock(question_id)
    if row.state is not QuestionState.PUBLISHED:
        raise Conflict("question", question_id, "not-published")
    return await tx.rows(HardQuestion).save(replace(row, used=row.used + 1, used_at=tx.now))


async def find(tx: ReadTx | WriteTx, typed: str, limit: int = 20, **where: Any) -> list[HardQuestion]:
    """The questions that fit what somebody typed, best first, often used before seldom used ones."""
    pairs = asked_pairs(typed)
    if not pairs:
        return []
    rows = await tx.rows(HardQuestion).all(order=("-used", "-id"), limit=MOST_RANKED, **where_pairs(where, pairs))
    by_id = {row.id: row for row in rows}
    return [by_id[id] for id in best(typed, [(row.id, row.search) for row in rows])][:limit]


async def answer_due(tx: WriteTx, setup: Setup, row: DueRow) -> None:
    """The time for the answer has come: whoever owes it is reminded, once."""
    question = await tx.rows(HardQuestion).find(row.subject_id)
    if question is not None and question.state is QuestionState.ASKED:
        await _notice(tx, setup, question, "question_reminder")


async def demand_owes(tx: ReadTx | WriteTx, setup: Setup, question: HardQuestion, person_id: str) -> None:
    """Forbidden for somebody who was not asked."""
    if person_id not in {one.id for one in await _who_owes(tx, setup, question)}:
        raise Forbidden("question.answer", question=question.id)


async def who_may_answer(
    tx: ReadTx | WriteTx, setup: Setup, dealer_id: str, person_id: str | None = None
) -> list[Person]:
    """The active people with a role that answers who see the questions of this dealer, by name; or this one, or nobody."""
    dealer = await setup.dealer(tx, dealer_id)
    teams = (await tx.rows(Queue).get(dealer.queue_id)).team_ids if dealer.queue_id else []
    grants: dict[str, list[Grant]] = {}
    whose: dict[str, Any] = {} if person_id is None else {"person_id": person_id}
    for grant in await tx.rows(Grant).all(role__in=sorted(TABLE[Act.QUESTION_ANSWER]), **whose):
        grants.setdefault(grant.person_id, []).append(grant)
    able = [
        one
        for one, given in grants.items()
        if may(Actor(person_id=one, name=one, grants=tuple(given)), Act.QUESTION_SEE, dealer=dealer, teams=teams)
    ]
    return await tx.rows(Person).all(id__in=sorted(able), active=True, order=("name", "id")) if able else []


async def roles_that_answer(tx: ReadTx | WriteTx, setup: Setup, dealer_id: str) -> list[Role]:
    """The roles that somebody has at this dealer, of those that may be asked all together."""
    return [role for role in ANSWERING if await in_charge(tx, setup, dealer_id, frozenset({role}))]


async def _who_owes(tx: ReadTx | WriteTx, setup: Setup, question: HardQuestion) -> list[Person]:
    if question.asked_of is not None:
        return await tx.rows(Person).all(id=question.asked_of, active=True)
    return await in_charge(tx, setup, question.dealer_id, frozenset({question.asked_role}))


async def _notice(tx: WriteTx, setup: Setup, question: HardQuestion, kind: str) -> None:
    dealer: Dealer = await setup.dealer(tx, question.dealer_id)
    for person in await _who_owes(tx, setup, question):
        tx.emit(
            "question.notice",
            "question",
            question.id,
            question.dealer_id,
            notice=kind,
            to=person.id,
            person_id=person.id,
        )
        if person.mobile and question.due_at is not None:
            await queue_sms(
                tx,
                setup,
                kind=kind,
                dealer_id=question.dealer_id,
                customer_id=None,
                number=person.mobile,
                person_id=person.id,
                values={"subject": question.question, "due_time": local_time(question.due_at, dealer.time_zone)},
            )


async def _held(tx: WriteTx, question_id: str, version: int, states: Sequence[QuestionState]) -> HardQuestion:
    row = await tx.rows(HardQuestion).lock(question_id)
    if row.version != version:
        raise StaleRow(what="hard_questions", id=question_id)
    if row.state not in states:
        raise Conflict("question", question_id, str(row.state))
    return row


def _searchable(row: HardQuestion) -> HardQuestion:
    told = [text for said in row.published.values() for text in said.values()]
    return replace(row, search=folded(row.question, *told, row.answer, *row.keywords))


def _tell(tx: WriteTx, kind: str, row: HardQuestion, **more: Any) -> None:
    due_at = row.due_at.isoformat() if row.due_at else None
    tx.emit(
        kind,
        "question",
        row.id,
        row.dealer_id,
        state=str(row.state),
        department=row.department,
        asked_of=row.asked_of,
        due_at=due_at,
        **more,
    )
