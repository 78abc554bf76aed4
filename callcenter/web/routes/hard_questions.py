"""Questions and answers (S2-32): noted in a call, asked of a department, answered, published, found again in the card."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Dealer, HardQuestion, Person, QuestionState, Role
from callcenter.errors import Forbidden
from callcenter.flows import hard_questions
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Instant, Line, Model, Named, Page, PageQuery, Shown, Text, Version
from callcenter.web.paging import both, page_of
from callcenter.web.route import Routes

routes = Routes("questions")

FOUND_IN_CARD = 20


class PublishedText(Shown):
    """One language of what is published."""

    question: str
    answer: str


class QuestionShown(Shown):
    """A hard question with its way so far; `names` tells people and dealers by id."""

    id: Id
    dealer_id: str
    question: str
    state: QuestionState
    follow_up_id: str | None
    attempt_id: str | None
    noted_by: str
    noted_at: datetime
    department: str
    asked_of: str | None
    asked_role: str
    asked_by: str | None
    asked_at: datetime | None
    due_at: datetime | None
    answer: str
    answered_by: str | None
    answered_at: datetime | None
    published: dict[str, PublishedText]
    keywords: list[str]
    shared: bool
    published_by: str | None
    published_at: datetime | None
    reason: str
    used: int
    used_at: datetime | None
    names: dict[str, str]
    version: int


class NoteIn(Model):
    """A customer's question in a call (`follow_up_id`), or one that was heard otherwise at a dealer."""

    question: Text
    dealer_id: Id
    follow_up_id: Id | None = None


class AskIn(Model):
    """The department, whoever there is asked (a person, or everybody with a role at the dealer), and by when."""

    version: Version
    department: Named
    person_id: Id | None = None
    role: Annotated[Role, Field(strict=False)] | None = None
    due_at: Instant


class PersonToAsk(Shown):
    """Somebody who may answer, by name."""

    id: Id
    name: str


class CanBeAsked(Shown):
    """Who may be asked at a dealer: `roles` that somebody has there, and people by name."""

    roles: list[Role]
    people: list[PersonToAsk]


class AnswerIn(Model):
    """The department's answer."""

    version: Version
    answer: Text


class PublishedIn(Model):
    """One language of what is to be published."""

    question: Line
    answer: Text


class PublishIn(Model):
    """What agents find: in Chinese, English or both. `shared`: at every dealer (needs a reach over everything)."""

    version: Version
    zh: PublishedIn | None = None
    en: PublishedIn | None = None
    keywords: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=40)]], Field(max_length=20, default_factory=list)
    ]
    shared: bool = False


class ReasonIn(Model):
    """Why it is withdrawn."""

    version: Version
    reason: Named


class QuestionQuery(PageQuery):
    """Which questions. `q` finds by any words, best first, on one page; `mine`: those whose answer the asker owes."""

    dealer_id: Id | None = None
    state: Annotated[list[QuestionState], Field(max_length=5, default_factory=list)]
    mine: bool | None = None
    overdue: bool | None = None
    q: Line = ""


class FindQuery(Model):
    """What an agent types in the card; `dealer_id` is the card's dealer."""

    q: Line = ""
    dealer_id: Id


@routes.get("/questions", zh="疑难问题列表", act=Act.QUESTION_SEE)
async def list_questions(asked: Asked, tx: ReadTx, query: QuestionQuery) -> Page[QuestionShown]:
    """Hard questions, newest first, in whatever state."""
    where: dict[str, Any] = {}
    if query.dealer_id is not None:
        where["dealer_id"] = query.dealer_id
    if query.state:
        where["state__in"] = query.state
    if query.overdue:
        where["state__in"] = [QuestionState.ASKED]
        where["due_at__lt"] = tx.now
    where = both(where, await asked.where(tx, Act.QUESTION_SEE))
    if query.mine:
        roles = sorted({str(grant.role) for grant in asked.actor.grants})
        owed = [{"asked_of": asked.person_id}, {"asked_role__in": roles}]
        mine = [row.id for row in await tx.rows(HardQuestion).all(state=QuestionState.ASKED, any_of=owed, limit=500)]
        where["id__in"] = mine
    if query.q.strip():
        found = await hard_questions.find(tx, query.q, query.limit, **where)
        return Page(items=await _shown(tx, found), next=None)
    page = await page_of(tx, HardQuestion, query, lambda row: row, **where)
    return Page(items=await _shown(tx, page.items), next=page.next)


@routes.get("/questions/find", zh="查找问答", act=Act.QUESTION_SEE)
async def find_answers(asked: Asked, tx: ReadTx, query: FindQuery) -> list[QuestionShown]:
    """The published answers that fit what was typed, best first; without words the most used ones (S2-32)."""
    await asked.demand(tx, Act.QUESTION_SEE, query.dealer_id)
    where: dict[str, Any] = {
        "state": QuestionState.PUBLISHED,
        "any_of": [{"dealer_id": query.dealer_id}, {"shared": True}],
    }
    if query.q.strip():
        return await _shown(tx, await hard_questions.find(tx, query.q, FOUND_IN_CARD, **where))
    rows = await tx.rows(HardQuestion).all(order=("-used", "-id"), limit=FOUND_IN_CARD, **where)
    return await _shown(tx, rows)


@routes.get("/questions/{question_id}", zh="疑难问题", act=Act.QUESTION_SEE)
async def show_question(asked: Asked, tx: ReadTx, question_id: Id) -> QuestionShown:
    """One hard question."""
    row = await _seen(asked, tx, question_id, Act.QUESTION_SEE)
    return (await _shown(tx, [row]))[0]


@routes.post("/questions", zh="记录疑难问题", act=Act.QUESTION_NOTE, status=201)
async def note_question(asked: Asked, tx: WriteTx, body: NoteIn) -> QuestionShown:
    """Note a question that could not be answered in the call (S2-32)."""
    await asked.demand(tx, Act.QUESTION_NOTE, body.dealer_id)
    row = await hard_questions.note(
        tx, asked.house.setup, dealer_id=body.dealer_id, question=body.question, follow_up_id=body.follow_up_id
    )
    return (await _shown(tx, [row]))[0]


@routes.get("/questions/{question_id}/can-be-asked", zh="可以请谁答复", act=Act.QUESTION_ASK)
async def list_who_can_be_asked(asked: Asked, tx: ReadTx, question_id: Id) -> CanBeAsked:
    """Who may answer for the question's dealer, to choose from; nobody else is taken by `ask`."""
    row = await _seen(asked, tx, question_id, Act.QUESTION_ASK)
    setup = asked.house.setup
    people = await hard_questions.who_may_answer(tx, setup, row.dealer_id)
    return CanBeAsked(
        roles=await hard_questions.roles_that_answer(tx, setup, row.dealer_id),
        people=[PersonToAsk(id=one.id, name=one.name or one.login) for one in people],
    )


@routes.post("/questions/{question_id}/ask", zh="请部门答复", act=Act.QUESTION_ASK)
async def ask_department(asked: Asked, tx: WriteTx, question_id: Id, body: AskIn) -> QuestionShown:
    """Ask a department: whoever owes the answer is told by SMS and on the screen, and reminded when it is due."""
    await _seen(asked, tx, question_id, Act.QUESTION_ASK)
    asking = hard_questions.Asking(
        department=body.department,
        person_id=body.person_id,
        role=str(body.role) if body.role else "",
        due_at=body.due_at,
    )
    row = await hard_questions.ask(tx, asked.house.setup, question_id, body.version, asking)
    return (await _shown(tx, [row]))[0]


@routes.post("/questions/{question_id}/answer", zh="填写答复", act=Act.QUESTION_ANSWER)
async def answer_question(asked: Asked, tx: WriteTx, question_id: Id, body: AnswerIn) -> QuestionShown:
    """The answer of whoever was asked; a supervisor may write it down for them."""
    row = await tx.rows(HardQuestion).get(question_id)
    reach = await asked.reach(tx, Act.QUESTION_ANSWER)
    if not reach.covers(row.dealer_id):
        await _seen(asked, tx, question_id, Act.QUESTION_SEE)
        if row.state not in (QuestionState.ASKED, QuestionState.ANSWERED):
            raise Forbidden(act=Act.QUESTION_ANSWER)
        await hard_questions.demand_owes(tx, asked.house.setup, row, asked.person_id)
    row = await hard_questions.answer(tx, question_id, body.version, body.answer)
    return (await _shown(tx, [row]))[0]


@routes.post("/questions/{question_id}/publish", zh="发布问答", act=Act.QUESTION_PUBLISH)
async def publish_answer(asked: Asked, tx: WriteTx, question_id: Id, body: PublishIn) -> QuestionShown:
    """Publish question and answer, or correct what is published: from now on agents find it. Audited."""
    await _seen(asked, tx, question_id, Act.QUESTION_PUBLISH)
    if body.shared and not (await asked.reach(tx, Act.QUESTION_PUBLISH)).everything:
        raise Forbidden(act=Act.QUESTION_PUBLISH, reason="every-dealer")
    texts = {
        language: said.model_dump() for language, said in (("zh-CN", body.zh), ("en", body.en)) if said is not None
    }
    row = await hard_questions.publish(tx, question_id, body.version, texts, keywords=body.keywords, shared=body.shared)
    return (await _shown(tx, [row]))[0]


@routes.post("/questions/{question_id}/withdraw", zh="撤下问答", act=Act.QUESTION_PUBLISH)
async def withdraw_question(asked: Asked, tx: WriteTx, question_id: Id, body: ReasonIn) -> QuestionShown:
    """Take it out with a reason. Audited."""
    await _seen(asked, tx, question_id, Act.QUESTION_PUBLISH)
    row = await hard_questions.withdraw(tx, question_id, body.version, body.reason)
    return (await _shown(tx, [row]))[0]


@routes.post("/questions/{question_id}/used", zh="用此问答答复了客户", act=Act.QUESTION_NOTE)
async def use_answer(asked: Asked, tx: WriteTx, question_id: Id) -> QuestionShown:
    """Count that a customer was answered with it."""
    await _seen(asked, tx, question_id, Act.QUESTION_SEE)
    return (await _shown(tx, [await hard_questions.use(tx, question_id)]))[0]


async def _seen(asked: Asked, tx: ReadTx | WriteTx, question_id: str, act: Act) -> HardQuestion:
    row = await tx.rows(HardQuestion).get(question_id)
    if act is Act.QUESTION_SEE and row.shared and row.state is QuestionState.PUBLISHED:
        return row
    await asked.demand(tx, act, row.dealer_id, hide=("hard_questions", question_id))
    return row


async def _shown(tx: ReadTx | WriteTx, rows: list[HardQuestion]) -> list[QuestionShown]:
    people = {
        id for row in rows for id in (row.noted_by, row.asked_of, row.asked_by, row.answered_by, row.published_by)
    }
    ids = sorted(id for id in people if id)
    names = {one.id: one.name for one in await tx.rows(Person).all(id__in=ids)} if ids else {}
    dealers = sorted({row.dealer_id for row in rows})
    names |= {one.id: one.short_name or one.name for one in await tx.rows(Dealer).all(id__in=dealers)} if rows else {}
    return [QuestionShown.of(row, names=names) for row in rows]
