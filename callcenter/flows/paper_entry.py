"""Enter calls that were written on the paper form while the system could not be used (S2-36).

Everything keeps the time of the form: the try, the follow-up's end, the ticket's receipt, from which its clocks run. A line
that was entered before changes nothing.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from datetime import timedelta
from typing import Any

from callcenter.core.access import Actor
from callcenter.core.model import (
    Answers,
    Attempt,
    AttemptState,
    Dealer,
    FollowUp,
    FollowUpKind,
    FollowUpState,
    ImportRun,
    Person,
    ServiceOrder,
    TicketKind,
)
from callcenter.core.order_file import RowOutcome, RowReport
from callcenter.core.order_values import read_yes_no
from callcenter.core.outcome import Outcome, counts_as_try
from callcenter.core.paper_form import PaperEntry
from callcenter.core.questionnaire import SATISFACTION, Question, QuestionKind, Questionnaire, check_answers, propose
from callcenter.core.retry import check_agreed
from callcenter.core.ticket import CLOCKED
from callcenter.core.worktime import next_open
from callcenter.errors import CallcenterError, InvalidInput, Problem
from callcenter.flows.after_try import WORDS_OF_A_SHORT_TALK, after_try
from callcenter.flows.answers import questionnaire_for
from callcenter.flows.import_orders import ImportCancelled, Progress, Sink, ahead, end_run, go_on
from callcenter.flows.ports import UnitOfWork, WriteTx
from callcenter.flows.ports_orders import PaperLine
from callcenter.flows.record_ticket import Origin, Voice, open_ticket
from callcenter.flows.setup import Setup
from callcenter.flows.tell import tell
from callcenter.flows.visit_notes import keep_note

PAPER = "paper"
_BATCH = 50
_SATISFACTION = {
    "非常满意": "very_satisfied",
    "很满意": "very_satisfied",
    "满意": "satisfied",
    "一般": "neutral",
    "不满意": "dissatisfied",
    "很不满意": "very_dissatisfied",
    "非常不满意": "very_dissatisfied",
}


async def import_paper(
    uow: UnitOfWork,
    setup: Setup,
    lines: AsyncGenerator[PaperLine, None],
    run: ImportRun,
    *,
    actor: Actor,
    sink: Sink | None = None,
) -> ImportRun:
    """Enter every line of a form, each in a unit of work of its own, and end the run."""
    progress = Progress(run_id=run.id)
    problem, state = "", "done"
    try:
        async with aclosing(ahead(lines, _BATCH)) as batches:
            async for some, refused in batches:
                async with uow.write(actor) as tx:
                    await go_on(tx, run.id, progress, len(some))
                reports = [await _enter_line(uow, setup, run, line, actor) for line in some]
                progress.add(reports)
                if sink is not None:
                    await sink(reports)
                if refused is not None:
                    problem, state = refused.reason, "refused"
    except ImportCancelled:
        state = "cancelled"
    return await end_run(uow, run.id, actor, progress, state=state, problem=problem)


async def _enter_line(uow: UnitOfWork, setup: Setup, run: ImportRun, line: PaperLine, actor: Actor) -> RowReport:
    report = RowReport(
        number=line.number,
        outcome=RowOutcome.REFUSED,
        order_no=line.order_no,
        problems=line.problems,
        warnings=line.warnings,
    )
    if line.entry is None:
        return report
    try:
        async with uow.write(actor) as tx:
            dealer = await _dealer(tx, run, line.entry)
            if dealer is None:
                return replace(report, problems=(Problem("dealer_code", "unknown_dealer"),))
            changed, warnings = await enter_paper(tx, setup, dealer, line.entry, by=actor.person_id or "")
            outcome = RowOutcome.ACCEPTED if changed else RowOutcome.UNCHANGED
            return replace(report, outcome=outcome, warnings=(*line.warnings, *warnings))
    except InvalidInput as error:
        return replace(report, problems=tuple(error.problems))
    except CallcenterError as error:
        return replace(report, problems=(Problem("row", error.code),))


async def _dealer(tx: WriteTx, run: ImportRun, entry: PaperEntry) -> Dealer | None:
    if entry.dealer_code:
        found = await tx.rows(Dealer).first(code=entry.dealer_code)
        return found if found is not None and run.dealer_id in (None, found.id) else None
    return await tx.rows(Dealer).get(run.dealer_id) if run.dealer_id is not None else None


async def enter_paper(
    tx: WriteTx, setup: Setup, dealer: Dealer, entry: PaperEntry, *, by: str
) -> tuple[bool, list[Problem]]:
    """Enter one call; whether it was new, and what was odd. InvalidInput names what does not fit."""
    follow_up = await _follow_up(tx, dealer, entry)
    warnings: list[Problem] = []
    if await tx.rows(Attempt).count(follow_up_id=follow_up.id, intent_at=entry.called_at, reason=PAPER):
        return False, warnings
    if follow_up.state in (FollowUpState.CALLING, FollowUpState.WRAP_UP, FollowUpState.CLAIMED):
        raise InvalidInput([Problem("order_no", "being_worked_on")])
    document = await questionnaire_for(tx, setup, follow_up)
    answers = _answers(document, entry)
    attempt = await tx.rows(Attempt).add(await _attempt(tx, follow_up, entry, by))
    tx.emit(
        "attempt.entered_late",
        "attempt",
        attempt.id,
        dealer.id,
        follow_up=follow_up.id,
        called_at=entry.called_at.isoformat(),
        outcome=str(entry.outcome),
        agent=attempt.agent_id,
    )
    row = await _written(tx, follow_up, attempt, entry, document, answers, by)
    if follow_up.state is not FollowUpState.DONE:
        follow_up = await _apply(tx, setup, dealer, follow_up, attempt, entry, warnings)
    if entry.next_visit_note:
        await keep_note(tx, follow_up, entry.next_visit_note)
    kind = _voice_of(document, answers, entry)
    if kind is not None:
        await _open(tx, setup, dealer, follow_up, row, entry, kind, by)
    return True, warnings


async def _follow_up(tx: WriteTx, dealer: Dealer, entry: PaperEntry) -> FollowUp:
    order = await tx.rows(ServiceOrder).first(dealer_id=dealer.id, order_no=entry.order_no)
    if order is None:
        raise InvalidInput([Problem("order_no", "order_not_known")])
    rows = await tx.rows(FollowUp).all(order_id=order.id, kind=FollowUpKind.FIRST, order=("-id",))
    if not rows:
        raise InvalidInput([Problem("order_no", "no_follow_up")])
    row = next((one for one in rows if one.state is not FollowUpState.DONE), rows[0])
    return await tx.rows(FollowUp).lock(row.bundle_id or row.id)


async def _attempt(tx: WriteTx, follow_up: FollowUp, entry: PaperEntry, by: str) -> Attempt:
    """The call as an attempt that is over, with its own times; no exchange saw it."""
    agent = await tx.rows(Person).first(login=entry.agent) if entry.agent else None
    if agent is None and entry.agent:
        agent = await tx.rows(Person).first(name=entry.agent)
    answered = entry.outcome in (Outcome.ANSWERED, Outcome.ANSWERED_SHORT)
    ended_at = entry.called_at + timedelta(seconds=entry.talk_seconds or 0)
    number = entry.number.e164 if entry.number is not None else follow_up.number
    return Attempt(
        id=tx.new_id(),
        follow_up_id=follow_up.id,
        dealer_id=follow_up.dealer_id,
        customer_id=follow_up.customer_id,
        agent_id=agent.id if agent is not None else (by or None),
        number=number,
        reason=PAPER,
        state=AttemptState.ENDED,
        intent_at=entry.called_at,
        dialed_at=entry.called_at,
        answered_at=entry.called_at if answered else None,
        ended_at=ended_at,
        outcome=str(entry.outcome),
        counts=counts_as_try(entry.outcome),
        talk_seconds=entry.talk_seconds or 0,
        evidence={"paper": True, "entered_at": tx.now.isoformat(), "entered_by": by, "agent": entry.agent or ""},
        disposition=entry.disposition,
        disposed_at=ended_at if entry.disposition is not None else None,
        disposed_by=by or None,
        speaker_relation=entry.speaker_relation or "",
        summary=entry.note or "",
    )


async def _apply(
    tx: WriteTx,
    setup: Setup,
    dealer: Dealer,
    follow_up: FollowUp,
    attempt: Attempt,
    entry: PaperEntry,
    warnings: list[Problem],
) -> FollowUp:
    """What the call means for its follow-up, with the form's own time as the end's.

    An agreed time that has passed until the form is entered becomes the next minute in which the customer may be rung,
    whatever else came of the talk. What the customer said in a talk too short to count binds as in a call of ours.
    """
    bound = entry.outcome is Outcome.ANSWERED_SHORT and entry.disposition in WORDS_OF_A_SHORT_TALK
    answered = bound or entry.outcome is Outcome.ANSWERED
    agreed = entry.agreed_call_at if answered else None
    if agreed is not None:
        calling = await setup.calling_calendar(tx, dealer)
        try:
            check_agreed(agreed, tx.now, calling)
        except CallcenterError:
            agreed = next_open(calling, max(agreed, tx.now + timedelta(minutes=1)))
            warnings.append(Problem("agreed_call_at", "time_is_past"))
    after = await after_try(
        tx,
        setup,
        follow_up,
        attempt,
        outcome=Outcome.ANSWERED if bound else entry.outcome,
        disposition=entry.disposition if answered else None,
        agreed_at=agreed,
    )
    if after.state is not FollowUpState.DONE:
        return after
    in_time = after.missed_at is not None and entry.called_at < after.due_at
    kept = replace(
        after,
        done_at=attempt.ended_at,
        missed_at=None if in_time else after.missed_at,
        missed_cause="" if in_time else after.missed_cause,
    )
    saved = await tx.rows(FollowUp).save(kept)
    tell(tx, "follow_up.entered_late", saved, attempt=attempt.id, in_time=entry.called_at < after.due_at)
    return saved


def _answers(document: Questionnaire, entry: PaperEntry) -> dict[str, Any]:
    """The written answers in the form that the questionnaire wants; InvalidInput names each that does not fit."""
    known = {question.code: question for question in document.questions}
    heard: dict[str, Any] = {}
    problems: list[Problem] = []
    for code, said in entry.answers.items():
        question = known.get(code)
        if question is None:
            problems.append(Problem(f"answer:{code}", "no_such_question"))
            continue
        value = _value(question, said)
        if value is None or question.problem(value):
            problems.append(Problem(f"answer:{code}", "answer_unreadable"))
        else:
            heard[code] = value
    if problems:
        raise InvalidInput(problems)
    return {code: value for code, value in heard.items() if not check_answers(document, {code: value}, final=False)}


def _value(question: Question, said: str) -> Any:
    text = said.strip()
    match question.kind:
        case QuestionKind.SATISFACTION:
            return _SATISFACTION.get(text) or (text.lower() if text.lower() in SATISFACTION else None)
        case QuestionKind.YES_NO:
            return read_yes_no(text)
        case QuestionKind.SCALE:
            return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else None
        case QuestionKind.CHOICE:
            by_word = {
                word: option.code for option in question.options for word in (option.code, *option.text.values())
            }
            given = [by_word.get(part.strip()) for part in text.replace("、", ",").replace(";", ",").split(",")]
            if None in given:
                return None
            return given if question.several else given[0]
        case QuestionKind.TEXT:
            return text


async def _written(
    tx: WriteTx,
    follow_up: FollowUp,
    attempt: Attempt,
    entry: PaperEntry,
    document: Questionnaire,
    answers: dict[str, Any],
    by: str,
) -> Answers | None:
    """The answers as a submitted row of that time; None where nobody answered."""
    if entry.outcome is not Outcome.ANSWERED or not (answers or entry.note or entry.complaint):
        return None
    return await tx.rows(Answers).add(
        Answers(
            id=tx.new_id(),
            follow_up_id=follow_up.id,
            attempt_id=attempt.id,
            dealer_id=follow_up.dealer_id,
            agent_id=attempt.agent_id or by,
            questionnaire=document.code,
            questionnaire_version=document.version,
            answers=answers,
            notes="\n".join(filter(None, [entry.complaint, entry.note])),
            voice_kind=entry.voice_kind or "",
            next_visit_note=entry.next_visit_note or "",
            speaker_relation=entry.speaker_relation or "owner",
            agreement="agrees",
            submitted_at=attempt.ended_at,
            updated_at=tx.now,
        )
    )


def _voice_of(document: Questionnaire, answers: dict[str, Any], entry: PaperEntry) -> TicketKind | None:
    """The kind on the form, else what the answers propose; a complaint is never talked down to an opinion."""
    proposed = propose(document, answers).kind
    said = TicketKind(entry.voice_kind) if entry.voice_kind else None
    if said is not None and (said in CLOCKED or proposed not in CLOCKED):
        return said
    return proposed or said


async def _open(
    tx: WriteTx,
    setup: Setup,
    dealer: Dealer,
    follow_up: FollowUp,
    row: Answers | None,
    entry: PaperEntry,
    kind: TicketKind,
    by: str,
) -> None:
    """The ticket, received when the call was; its clocks start there, and what is past fires once, marked late."""
    origin = Origin(
        dealer_id=dealer.id,
        customer_id=follow_up.customer_id,
        order_id=follow_up.order_id,
        follow_up=follow_up,
        answers=row,
        received_at=entry.called_at,
        paper_no=f"{entry.order_no}:{entry.called_at.isoformat()}",
    )
    voice = Voice(kind=kind, proposed=entry.voice_kind or "", description=entry.complaint or entry.note or "")
    await open_ticket(tx, setup, origin, voice, by=by)


__all__ = ["enter_paper", "import_paper"]
