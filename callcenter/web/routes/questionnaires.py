"""Questionnaires: what is asked, and what given answers lead to. New versions are uploaded as documents."""

from typing import Any

from aiohttp import web
from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Document
from callcenter.core.questionnaire import (
    Proposal,
    Questionnaire,
    check_answers,
    is_satisfied,
    propose,
)
from callcenter.flows.ports import ReadTx
from callcenter.flows.questionnaires import questionnaire_version
from callcenter.web.asked import Asked
from callcenter.web.blank_form import blank_form
from callcenter.web.fields import Code, JsonObject, Language, Model, Shown
from callcenter.web.route import Routes

routes = Routes("questionnaires")


class QuestionnaireLine(Shown):
    """One questionnaire of the list."""

    code: str
    version: int
    kind: str
    title: dict[str, str]


class Given(Model):
    """Answers to try: question code → answer."""

    answers: JsonObject = Field(default_factory=dict)
    final: bool = False


class FieldProblem(Shown):
    """One thing wrong with one answer."""

    field: str
    reason: str


class Tried(Shown):
    """Which questions these answers lead through, what is wrong with them, and what they propose."""

    shown: list[str]
    problems: list[FieldProblem]
    proposal: Proposal
    satisfied: bool | None


@routes.get("/questionnaires", zh="问卷列表", act=Act.FOLLOW_UP_SEE)
async def list_questionnaires(asked: Asked, tx: ReadTx) -> list[QuestionnaireLine]:
    """Every questionnaire in its present version."""
    codes = {code for kind, code in asked.house.setup.shipped if kind == "questionnaire"}
    codes |= {row.code for row in await tx.rows(Document).all(kind="questionnaire", active=True)}
    return [QuestionnaireLine.of(await _newest(asked, tx, code)) for code in sorted(codes)]


@routes.get("/questionnaires/{code}", zh="问卷内容", act=Act.FOLLOW_UP_SEE)
async def show_questionnaire(asked: Asked, tx: ReadTx, code: Code) -> Questionnaire:
    """The present version: steps, questions, branching and proposals."""
    return await _newest(asked, tx, code)


class BlankQuery(Model):
    """In which language; the asker's when left out."""

    language: Language | None = None


@routes.get(
    "/questionnaires/{code}/blank.html",
    zh="空白回访记录表",
    act=Act.FOLLOW_UP_SEE,
    produces=("text/html",),
    transaction=False,
)
async def print_blank_form(asked: Asked, code: Code, query: BlankQuery) -> web.StreamResponse:
    """The blank form to print, for when the system cannot be used (S2-36, S2-49)."""
    async with asked.read() as view:
        document = await _newest(asked, view, code)
    page = blank_form(document, query.language or asked.language)
    return web.Response(text=page, content_type="text/html", charset="utf-8")


@routes.post("/questionnaires/{code}/try", zh="试填问卷", act=Act.FOLLOW_UP_SEE, transaction=False)
async def try_answers(asked: Asked, code: Code, body: Given) -> Tried:
    """What these answers lead to; nothing is kept."""
    async with asked.read() as view:
        document = await _newest(asked, view, code)
    answers: dict[str, Any] = {name: value for name, value in body.answers.items() if value is not None}
    return Tried(
        shown=[question.code for question in document.shown(answers)],
        problems=[FieldProblem.of(problem) for problem in check_answers(document, answers, final=body.final)],
        proposal=propose(document, answers),
        satisfied=is_satisfied(document, answers) if document.kind == "second" else None,
    )


async def _newest(asked: Asked, tx: ReadTx, code: str) -> Questionnaire:
    return await questionnaire_version(tx, asked.house.setup, code)
