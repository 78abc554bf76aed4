"""The answers of a follow-up call: the script, drafts, the exits of the talk, *record complaint*, submitting."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Answers, FollowUp, TicketKind
from callcenter.core.questionnaire import Agreement, Proposal, Questionnaire
from callcenter.flows import answers as flow
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.record_ticket import Origin
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Instant, JsonObject, Line, Model, Shown, Text
from callcenter.web.route import Routes
from callcenter.web.routes.tickets import TicketShown, ticket_shown

routes = Routes("follow-ups")


class Written(Model):
    """What the agent has written so far: question code → answer; `confirmed`: read back to the customer just now."""

    answers: JsonObject = Field(default_factory=dict)
    steps: JsonObject = Field(default_factory=dict)
    notes: Text = ""
    next_visit_note: Text = ""
    speaker_relation: Line = "owner"
    agreement: Annotated[Agreement, Field(strict=False)] | None = None
    agreed_at: Instant | None = None
    corrections: JsonObject = Field(default_factory=dict)
    confirmed: bool = False


class TicketDetails(Model):
    """What the agent adds to the ticket; `kind` confirms or changes what the rule proposes.

    `order_id`: the complaint is about another order that this call covers.
    """

    kind: Annotated[TicketKind, Field(strict=False)] | None = None
    order_id: Id | None = None
    subject: Line = ""
    description: Text = ""
    category: Line = ""
    department: Line = ""
    remedy_sought: Text = ""


class Recorded(Written):
    """*Record complaint*: the answers so far and the ticket."""

    ticket: TicketDetails = TicketDetails()


class PaperForm(Model):
    """A form that was filled in by hand: its number and when the customer spoke (S2-36)."""

    no: Line
    received_at: Instant


class Final(Recorded):
    """The whole record. `paper`: it was written on a form, not in a call of ours."""

    paper: PaperForm | None = None


class AnswersShown(Shown):
    """Answers as they are kept; a draft has no `submitted_at`."""

    id: Id
    follow_up_id: str
    attempt_id: str | None
    agent_id: str
    questionnaire: str
    questionnaire_version: int
    answers: dict[str, Any]
    steps: dict[str, Any]
    notes: str
    voice_kind: str
    next_visit_note: str
    speaker_relation: str
    agreement: str
    agreed_at: datetime | None
    corrections: dict[str, Any]
    confirmed_at: datetime | None
    submitted_at: datetime | None
    updated_at: datetime
    version: int


class SubmittedShown(Shown):
    """What came of it: the answers, what they propose, the ticket, and for a second follow-up the customer's word."""

    answers: AnswersShown
    proposal: Proposal
    ticket: TicketShown | None
    satisfied: bool | None


def answers_shown(asked: Asked, row: Answers, customer_id: str | None = None) -> AnswersShown:
    """Answers as the asker may see them: a number that the customer corrected is whole for whoever wrote it down."""
    said = row.corrections.get("number")
    if said is None or row.agent_id == asked.person_id:
        return AnswersShown.of(row)
    number = asked.number(str(said), row.dealer_id, customer_id=customer_id)
    return AnswersShown.of(row, corrections={**row.corrections, "number": number})


@routes.get("/follow-ups/{follow_up_id}/script", zh="回访问卷与话术", act=Act.FOLLOW_UP_SEE)
async def show_script(asked: Asked, tx: ReadTx, follow_up_id: Id) -> Questionnaire:
    """The steps and questions of this follow-up, both languages."""
    row = await _seen(asked, tx, follow_up_id, Act.FOLLOW_UP_SEE)
    return await flow.questionnaire_for(tx, asked.house.setup, row)


@routes.get("/follow-ups/{follow_up_id}/answers", zh="回访记录", act=Act.FOLLOW_UP_SEE)
async def list_answers(asked: Asked, tx: ReadTx, follow_up_id: Id) -> list[AnswersShown]:
    """The answers of every call about this follow-up, newest first."""
    about = await _seen(asked, tx, follow_up_id, Act.FOLLOW_UP_SEE)
    rows = await tx.rows(Answers).all(follow_up_id=follow_up_id, order=("-id",), limit=100)
    return [answers_shown(asked, row, about.customer_id) for row in rows]


@routes.put("/follow-ups/{follow_up_id}/answers", zh="保存草稿", act=Act.FOLLOW_UP_WORK)
async def save_answers(asked: Asked, tx: WriteTx, follow_up_id: Id, body: Written) -> AnswersShown:
    """Keep a draft: it opens no ticket and changes no customer."""
    supervisor = await _may_write(asked, tx, follow_up_id)
    row = await flow.save_draft(
        tx, asked.house.setup, follow_up_id, _entered(body), by=asked.person_id, supervisor=supervisor
    )
    return answers_shown(asked, row)


@routes.post("/follow-ups/{follow_up_id}/answers", zh="提交回访记录", act=Act.FOLLOW_UP_WORK)
async def submit_answers(asked: Asked, tx: WriteTx, follow_up_id: Id, body: Final) -> SubmittedShown:
    """Submit: answers, ticket, clocks and notices commit together. The record must have been read back and confirmed."""
    supervisor = await _may_write(asked, tx, follow_up_id)
    paper = None
    if body.paper is not None:
        row = await tx.rows(FollowUp).get(follow_up_id)
        paper = Origin(
            dealer_id=row.dealer_id,
            customer_id=row.customer_id,
            order_id=row.order_id,
            follow_up=row,
            received_at=body.paper.received_at,
            paper_no=body.paper.no,
        )
    done = await flow.submit(
        tx,
        asked.house.setup,
        follow_up_id,
        _entered(body),
        _details(body.ticket),
        by=asked.person_id,
        supervisor=supervisor,
        paper=paper,
    )
    return await _submitted(asked, done)


@routes.post("/follow-ups/{follow_up_id}/complaint", zh="记录投诉", act=Act.TICKET_OPEN)
async def record_complaint(asked: Asked, tx: WriteTx, follow_up_id: Id, body: Recorded) -> SubmittedShown:
    """Record a complaint in the middle of the talk: received at this instant, one per order and call."""
    supervisor = await _may_write(asked, tx, follow_up_id)
    done = await flow.record_complaint(
        tx,
        asked.house.setup,
        follow_up_id,
        _entered(body),
        _details(body.ticket),
        by=asked.person_id,
        supervisor=supervisor,
    )
    return await _submitted(asked, done)


@routes.post("/follow-ups/{follow_up_id}/not-now", zh="客户不便或谢绝接听", act=Act.FOLLOW_UP_WORK)
async def not_now(asked: Asked, tx: WriteTx, follow_up_id: Id, body: Written) -> AnswersShown:
    """The customer does not talk now: *inconvenient* with the minute that they chose, or *declines*."""
    supervisor = await _may_write(asked, tx, follow_up_id)
    row = await flow.leave(
        tx, asked.house.setup, follow_up_id, _entered(body), by=asked.person_id, supervisor=supervisor
    )
    return answers_shown(asked, row)


async def _seen(asked: Asked, tx: ReadTx | WriteTx, follow_up_id: str, act: Act) -> FollowUp:
    row = await tx.rows(FollowUp).get(follow_up_id)
    own = asked.person_id in (row.assigned_to, row.claimed_by)
    await asked.demand(tx, act, row.dealer_id, own=own, hide=("follow_ups", follow_up_id))
    return row


async def _may_write(asked: Asked, tx: WriteTx, follow_up_id: str) -> bool:
    """Whether the asker may write in another agent's call, too; refused where not even in the own."""
    row = await _seen(asked, tx, follow_up_id, Act.FOLLOW_UP_WORK)
    return asked.may(Act.FOLLOW_UP_PLAN) and (await asked.reach(tx, Act.FOLLOW_UP_PLAN)).covers(row.dealer_id)


def _entered(body: Written) -> flow.Entered:
    return flow.Entered(
        answers=body.answers,
        steps=body.steps,
        notes=body.notes,
        next_visit_note=body.next_visit_note,
        speaker_relation=body.speaker_relation,
        agreement=str(body.agreement) if body.agreement else "",
        agreed_at=body.agreed_at,
        corrections=body.corrections,
        confirmed=body.confirmed,
    )


def _details(said: TicketDetails) -> flow.Details:
    return flow.Details(
        kind=said.kind,
        order_id=said.order_id,
        subject=said.subject,
        description=said.description,
        category=said.category,
        department=said.department,
        remedy_sought=said.remedy_sought,
    )


async def _submitted(asked: Asked, done: flow.Submitted) -> SubmittedShown:
    return SubmittedShown(
        answers=answers_shown(asked, done.answers),
        proposal=done.proposal,
        ticket=ticket_shown(done.ticket) if done.ticket is not None else None,
        satisfied=done.satisfied,
    )
