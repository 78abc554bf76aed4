"""The answers of a follow-up call: drafts that open nothing, the exits of the talk, and submitting, in one unit of work.

Submitting writes answers, ticket, clocks, notices, corrections and the second follow-up's verdict together (S2-2, S2-13…15,
S2-42, S2-45…47).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from callcenter.core.model import (
    Answers,
    Attempt,
    Disposition,
    FollowUp,
    FollowUpKind,
    FollowUpResult,
    FollowUpState,
    Ticket,
    TicketKind,
)
from callcenter.core.policy_parts import span_of
from callcenter.core.questionnaire import (
    Agreement,
    Proposal,
    Questionnaire,
    check_answers,
    is_satisfied,
    propose,
)
from callcenter.core.step_times import kept_steps
from callcenter.core.ticket import CLOCKED
from callcenter.errors import Conflict, Forbidden, Invalid, InvalidInput, Problem
from callcenter.flows import after_try, plan_second, second_follow_up
from callcenter.flows.correct_customer import check_corrections, correct
from callcenter.flows.dispose import dispose
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.questionnaires import questionnaire_version
from callcenter.flows.record_ticket import Origin, Voice, open_ticket
from callcenter.flows.setup import Setup
from callcenter.flows.visit_notes import keep_note

DEFAULTS = {FollowUpKind.FIRST: "dealer_follow_up", FollowUpKind.SECOND: "second_follow_up"}
"""The questionnaire of a follow-up that names none."""

LONGEST_PREVIEW = timedelta(minutes=15)
"""Step times may begin so long before the call: reading the card is the first step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What the agent has written so far. `confirmed`: it was read back to the customer just now (S2-46).

    `steps` is what the browser measured, as core/step_times.kept_steps takes it;
    `corrections` as flows/correct_customer.py takes them.
    """

    answers: Mapping[str, Any] = field(default_factory=dict)
    steps: Mapping[str, Any] = field(default_factory=dict)
    notes: str = ""
    next_visit_note: str = ""
    speaker_relation: str = "owner"
    agreement: str = ""
    agreed_at: datetime | None = None
    corrections: Mapping[str, Any] = field(default_factory=dict)
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What the agent adds to a ticket; `kind` confirms or changes the rule's proposal, None takes it as it is.

    `order_id` names another order that the same call covers (one call for one person with two cars).
    """

    kind: TicketKind | None = None
    order_id: str | None = None
    subject: str = ""
    description: str = ""
    category: str = ""
    department: str = ""
    remedy_sought: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """What came of it. `ticket` is the opened one, for a second follow-up the one that was asked about."""

    answers: Answers
    proposal: Proposal
    ticket: Ticket | None = None
    satisfied: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    follow_up: FollowUp
    attempt: Attempt | None
    row: Answers | None
    document: Questionnaire


async def questionnaire_for(
    tx: ReadTx | WriteTx, setup: Setup, follow_up: FollowUp, version: int | None = None
) -> Questionnaire:
    """The questionnaire of a follow-up: the newest, or the version with which its answers were begun."""
    return await questionnaire_version(tx, setup, follow_up.questionnaire or DEFAULTS[follow_up.kind], version)


async def save_draft(
    tx: WriteTx, setup: Setup, follow_up_id: str, entered: Entered, *, by: str, supervisor: bool = False
) -> Answers:
    """Keep what the agent has written. It opens no ticket and changes no customer.

    Raises InvalidInput with the path of each wrong field, Conflict once submitted, Forbidden in another agent's call.
    """
    call = await _call(tx, setup, follow_up_id, by=by, supervisor=supervisor)
    return await _save(tx, call, entered, by=by, final=False)


async def leave(
    tx: WriteTx, setup: Setup, follow_up_id: str, entered: Entered, *, by: str, supervisor: bool = False
) -> Answers:
    """The customer does not talk now: the exit is recorded and the disposition set (S2-45).

    *inconvenient* needs `agreed_at`, the minute that the customer chose; *declines* ends the follow-up with one SMS.
    """
    exits = {Agreement.INCONVENIENT: Disposition.INCONVENIENT, Agreement.DECLINES: Disposition.DECLINED}
    if entered.agreement not in exits:
        raise Invalid("agreement", "not-an-exit")
    call = await _call(tx, setup, follow_up_id, by=by, supervisor=supervisor)
    if call.attempt is None:
        raise Conflict("follow_up", follow_up_id, "no-call")
    row = await _save(tx, call, entered, by=by, final=False)
    await dispose(
        tx,
        setup,
        attempt_id=call.attempt.id,
        by=by,
        disposition=exits[Agreement(entered.agreement)],
        agreed_at=entered.agreed_at,
        relation=entered.speaker_relation,
        summary=entered.notes,
        supervisor=supervisor,
    )
    return row


async def record_complaint(
    tx: WriteTx,
    setup: Setup,
    follow_up_id: str,
    entered: Entered,
    details: Details,
    *,
    by: str,
    supervisor: bool = False,
) -> Submitted:
    """*Record complaint*, in the middle of the talk: the answers so far and the ticket, received at this instant.

    Repeating it in the same call gives the same ticket.
    """
    call = await _call(tx, setup, follow_up_id, by=by, supervisor=supervisor)
    if call.row is not None and call.row.submitted_at is not None:
        row = call.row  # the talk is over and submitted: the complaint came as an afterthought
    else:
        row = await _save(tx, call, entered, by=by, final=False)
    proposal = propose(call.document, row.answers)
    kind = details.kind or (proposal.kind if proposal.kind in CLOCKED else None) or TicketKind.COMPLAINT
    ticket = await _open(tx, setup, call, row, proposal, details, kind, by=by)
    row = await tx.rows(Answers).save(replace(row, voice_kind=str(ticket.kind)))
    return Submitted(answers=row, proposal=proposal, ticket=ticket)


async def submit(
    tx: WriteTx,
    setup: Setup,
    follow_up_id: str,
    entered: Entered,
    details: Details | None = None,
    *,
    by: str,
    supervisor: bool = False,
    paper: Origin | None = None,
) -> Submitted:
    """Make the answers final: everything that follows from them commits with them.

    A negative answer opens its ticket in this unit of work (S2-2); the confirmation's time is kept (S2-46). `paper` is the
    origin of a form filled in by hand (S2-36): no call of ours is needed then. The same submission again changes nothing.
    Raises InvalidInput with field paths, Conflict for other answers after submitting, Forbidden in another agent's call.
    """
    details = details or Details()
    call = await _call(tx, setup, follow_up_id, by=by, supervisor=supervisor or paper is not None)
    if call.row is not None and call.row.submitted_at is not None:
        return await _again(tx, call, call.row, entered)
    if paper is not None and call.follow_up.state in plan_second.IN_HAND:
        raise Conflict("follow_up", follow_up_id, "in-a-call")
    if paper is not None and paper.received_at is not None:
        tolerance = (await setup.policy_of(tx, call.follow_up.dealer_id)).tickets.received_tolerance
        if paper.received_at > tx.now + span_of(tolerance):
            raise InvalidInput([Problem("paper.received_at", "in-the-future")])
    if paper is None and (call.attempt is None or call.attempt.answered_at is None):
        raise Conflict("follow_up", follow_up_id, "not-answered")
    row = await _save(tx, call, entered, by=by, final=True)
    proposal = propose(call.document, row.answers)
    kind = _confirmed(proposal, details)
    note = row.next_visit_note or proposal.next_visit_note
    ticket: Ticket | None = None
    if kind is not None and call.follow_up.kind is FollowUpKind.FIRST:
        ticket = await _open(tx, setup, call, row, proposal, details, kind, by=by, paper=paper)
    voice = str(ticket.kind) if ticket is not None else row.voice_kind
    row = await tx.rows(Answers).save(replace(row, submitted_at=tx.now, voice_kind=voice, next_visit_note=note))
    await correct(tx, setup, call.follow_up, row)
    if note:
        await keep_note(tx, call.follow_up, note)
    if paper is not None and call.follow_up.kind is FollowUpKind.FIRST:
        await _called_by_hand(tx, call.follow_up, paper)
    satisfied: bool | None = None
    if call.follow_up.kind is FollowUpKind.SECOND and call.follow_up.ticket_id is not None:
        satisfied = is_satisfied(call.document, row.answers)
        ticket = await _verdict(tx, setup, call.follow_up, row, satisfied, by=by)
    else:
        await second_follow_up.contact_came(tx, setup, call.follow_up.customer_id, "call")
    tx.emit(
        "answers.submitted",
        "answers",
        row.id,
        row.dealer_id,
        follow_up=row.follow_up_id,
        attempt=row.attempt_id,
        voice_kind=row.voice_kind,
        ticket=ticket.no if ticket is not None else None,
        satisfied=satisfied,
    )
    return Submitted(answers=row, proposal=proposal, ticket=ticket, satisfied=satisfied)


async def _call(tx: WriteTx, setup: Setup, follow_up_id: str, *, by: str, supervisor: bool) -> _Call:
    """The call that is written about, its rows held in the order in which every flow holds them."""
    seen = await tx.rows(FollowUp).get(follow_up_id)
    attempt = await tx.rows(Attempt).lock(seen.attempt_id) if seen.attempt_id else None
    if attempt is not None and attempt.agent_id != by and not supervisor:
        raise Forbidden("answers.write", follow_up=follow_up_id)
    follow_up = await tx.rows(FollowUp).lock(follow_up_id)
    if follow_up.kind is FollowUpKind.SECOND and follow_up.not_by == by:
        raise Forbidden("answers.write", follow_up=follow_up_id, reason="second-call-by-another")
    found = await tx.rows(Answers).first(
        order=("-id",), follow_up_id=follow_up_id, attempt_id=attempt.id if attempt else None
    )
    row = await tx.rows(Answers).lock(found.id) if found is not None else None
    document = await questionnaire_for(tx, setup, follow_up, row.questionnaire_version if row else None)
    return _Call(follow_up=follow_up, attempt=attempt, row=row, document=document)


async def _save(tx: WriteTx, call: _Call, entered: Entered, *, by: str, final: bool) -> Answers:
    if call.row is not None and call.row.submitted_at is not None:
        raise Conflict("answers", call.row.id, "submitted-already")
    heard = {code: value for code, value in entered.answers.items() if value not in (None, "", [])}
    problems = [*check_answers(call.document, heard, final=final), *check_corrections(entered.corrections)]
    if entered.agreement not in ("", *Agreement):
        problems.append(Problem("agreement", "not-an-agreement"))
    elif final and entered.agreement not in ("", Agreement.AGREES):
        problems.append(Problem("agreement", "did-not-agree"))
    if not entered.speaker_relation.strip():
        problems.append(Problem("speaker_relation", "needed"))
    before = call.row or Answers(
        id=tx.new_id(),
        follow_up_id=call.follow_up.id,
        attempt_id=call.attempt.id if call.attempt else None,
        dealer_id=call.follow_up.dealer_id,
        agent_id=by,
        questionnaire=call.document.code,
        questionnaire_version=call.document.version,
        updated_at=tx.now,
    )
    now = replace(
        before,
        answers=heard,
        steps=_steps(call, before, entered, tx.now),
        notes=entered.notes,
        next_visit_note=entered.next_visit_note,
        speaker_relation=entered.speaker_relation.strip(),
        agreement=entered.agreement or (str(Agreement.AGREES) if final else before.agreement),
        agreed_at=entered.agreed_at,
        corrections=dict(entered.corrections),
        updated_at=tx.now,
    )
    now = replace(now, confirmed_at=_confirmed_at(before, now, entered.confirmed, tx.now))
    if final and now.confirmed_at is None:
        problems.append(Problem("confirmed", "not-read-back"))
    if problems:
        raise InvalidInput(problems)
    if call.attempt is not None and call.attempt.speaker_relation != now.speaker_relation:
        await tx.rows(Attempt).save(replace(call.attempt, speaker_relation=now.speaker_relation))
    return await (tx.rows(Answers).save(now) if call.row is not None else tx.rows(Answers).add(now))


def _steps(call: _Call, before: Answers, entered: Entered, now: datetime) -> dict[str, Any]:
    """The step times as they are kept (S2-20…25); the card was taken shortly before the call."""
    begun = call.attempt.intent_at if call.attempt is not None else before.updated_at
    return {**before.steps, **kept_steps(call.document, entered.steps, earliest=begun - LONGEST_PREVIEW, now=now)}


def _confirmed_at(before: Answers, now: Answers, confirmed: bool, at: datetime) -> datetime | None:
    """When the present record was read back: what changed since is not confirmed."""
    same = (before.answers, before.notes, before.corrections) == (now.answers, now.notes, now.corrections)
    if same and before.confirmed_at is not None:
        return before.confirmed_at
    return at if confirmed else None


def _confirmed(proposal: Proposal, details: Details) -> TicketKind | None:
    """The kind that the agent confirmed; a proposed complaint or grievance cannot be talked down to an opinion (S2-43)."""
    if proposal.kind in CLOCKED and details.kind is not None and details.kind not in CLOCKED:
        raise InvalidInput([Problem("kind", "complaint-or-grievance")])
    return details.kind or proposal.kind


async def _open(
    tx: WriteTx,
    setup: Setup,
    call: _Call,
    row: Answers,
    proposal: Proposal,
    details: Details,
    kind: TicketKind,
    *,
    by: str,
    paper: Origin | None = None,
) -> Ticket:
    origin = paper or Origin(
        dealer_id=call.follow_up.dealer_id,
        customer_id=call.follow_up.customer_id,
        order_id=await _order_of(tx, call.follow_up, details),
        follow_up=call.follow_up,
        attempt=call.attempt,
    )
    voice = Voice(
        kind=kind,
        proposed=str(proposal.kind) if proposal.kind else "",
        subject=details.subject,
        description=details.description or row.notes,
        category=details.category or proposal.category,
        department=details.department,
        remedy_sought=details.remedy_sought,
    )
    return await open_ticket(tx, setup, replace(origin, answers=row), voice, by=by)


async def _order_of(tx: WriteTx, follow_up: FollowUp, details: Details) -> str | None:
    """The order that the complaint is about: the follow-up's, or that of one whose call this is, too."""
    if details.order_id in (None, follow_up.order_id):
        return follow_up.order_id
    if not await tx.rows(FollowUp).count(bundle_id=follow_up.id, order_id=details.order_id):
        raise InvalidInput([Problem("ticket.order_id", "unknown")])
    return details.order_id


async def _verdict(tx: WriteTx, setup: Setup, follow_up: FollowUp, row: Answers, satisfied: bool, *, by: str) -> Ticket:
    if follow_up.state not in (*plan_second.IN_HAND, FollowUpState.DONE):
        # Nobody is on the telephone (a return call settled elsewhere, a form): the answers end the follow-up.
        await plan_second.end(tx, follow_up, FollowUpResult.COMPLETED, "answers")
    why = str(row.answers.get("why_not") or row.notes)
    return await second_follow_up.verdict(tx, setup, follow_up, satisfied=satisfied, by=by, text=why)


async def _called_by_hand(tx: WriteTx, follow_up: FollowUp, paper: Origin) -> None:
    """The form says that the customer was called: the follow-up was done at the form's own time (S2-36)."""
    if follow_up.state is not FollowUpState.DONE:
        done = await after_try.close(tx, follow_up, FollowUpResult.COMPLETED, "paper")
        await tx.rows(FollowUp).save(replace(done, done_at=min(paper.received_at or tx.now, tx.now)))


async def _again(tx: WriteTx, call: _Call, row: Answers, entered: Entered) -> Submitted:
    """The same submission again gives what it gave; other answers are refused."""
    heard = {code: value for code, value in entered.answers.items() if value not in (None, "", [])}
    if heard != row.answers:
        raise Conflict("answers", row.id, "submitted-already")
    if call.follow_up.ticket_id is not None:
        ticket = await tx.rows(Ticket).find(call.follow_up.ticket_id)
        satisfied: bool | None = is_satisfied(call.document, row.answers)
    else:
        ticket = await tx.rows(Ticket).first(answers_id=row.id)
        satisfied = None
    return Submitted(answers=row, proposal=propose(call.document, row.answers), ticket=ticket, satisfied=satisfied)
