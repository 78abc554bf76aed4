"""A fact from the exchange: load the attempt, decide, save, and carry its end to follow-up, seat, number, trunk, recording."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from callcenter.core.answer_rates import TELLING, cell_at
from callcenter.core.attempt import AttemptFact, DialCustomer, Effect, Refinements, Step, decide, end
from callcenter.core.facts import ListenerGone
from callcenter.core.model import (
    AnswerRate,
    Attempt,
    AttemptState,
    Customer,
    FollowUp,
    FollowUpState,
    Recording,
    RecordingState,
    Ticket,
)
from callcenter.core.outcome import Outcome
from callcenter.core.policy import Policy
from callcenter.core.policy_parts import span_of
from callcenter.core.ticket import is_asked
from callcenter.core.worktime import is_open, next_open
from callcenter.flows import due, numbers, seats, trunks
from callcenter.flows.after_try import (
    ORDER_CANCELLED,
    WORDS_OF_A_SHORT_TALK,
    after_try,
    is_landline,
    order_is_cancelled,
)
from callcenter.flows.call_back import call_back
from callcenter.flows.ports import WriteTx
from callcenter.flows.put_back import BEFORE, before_try, put_back
from callcenter.flows.seats_of_third import follow_third
from callcenter.flows.setup import Setup
from callcenter.flows.tell import tell
from callcenter.flows.third_lines import give_line_back

AGREED_AT_THE_EARLIEST = timedelta(minutes=1)
"""An agreed time that has passed before the call ended becomes this long after its end."""
CHECK_RECORDING_AFTER = timedelta(seconds=3)
"""The exchange closes the file within a moment of the hang-up; the check repeats if it is not there yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """The attempt after the fact and what is to be done for it after the commit."""

    attempt: Attempt
    effects: tuple[Effect, ...]


async def apply_fact(tx: WriteTx, setup: Setup, fact: AttemptFact) -> Applied | None:
    """Apply one fact; None when it speaks of no attempt of ours. A late or repeated fact changes nothing."""
    if await tx.rows(Attempt).find(fact.attempt) is None:
        return None
    attempt = await tx.rows(Attempt).lock(fact.attempt)
    policy = await setup.policy_of(tx, attempt.dealer_id)
    step = await last_moment(tx, setup, attempt, decide(attempt, fact, tx.now, refinements(policy)))
    applied = await apply_step(tx, setup, attempt, step, policy)
    if isinstance(fact, ListenerGone):
        # Not before the leg is gone: a device that is still in a call must not be rung.
        await seats.after_listening(tx, fact.pbx)
    return applied


async def last_moment(tx: WriteTx, setup: Setup, attempt: Attempt, step: Step) -> Step:
    """The step as it may be taken now: the agent was rung first, and the hours may have ended since, a wish been told, or
    what the call is about been taken back.

    The customer is then not dialed: the attempt is cancelled without a try, and the agent's leg goes.
    """
    if DialCustomer() not in step.effects:
        return step
    customer = await tx.rows(Customer).find(attempt.customer_id) if attempt.customer_id else None
    calling = await setup.calling_calendar(tx, await setup.dealer(tx, attempt.dealer_id))
    if customer is not None and customer.no_calls:
        why = "wish-no-calls"
    elif not is_open(calling, tx.now):
        why = "outside-calling-hours"
    else:
        why = await _nothing_to_ask(tx, attempt)
    if not why:
        return step
    stopped = replace(attempt, evidence={**attempt.evidence, "not_dialed": why})
    return end(stopped, Outcome.CANCELLED, tx.now, forget=False)


async def _nothing_to_ask(tx: WriteTx, attempt: Attempt) -> str:
    """Why there is nothing to ring about any more: the order was cancelled, the ticket does not wait for a word; or empty."""
    follow_up = await tx.rows(FollowUp).find(attempt.follow_up_id) if attempt.follow_up_id else None
    if follow_up is None:
        return ""
    if follow_up.ticket_id is not None:
        return "" if is_asked(await tx.rows(Ticket).get(follow_up.ticket_id), follow_up.round) else "ticket-not-asked"
    return ORDER_CANCELLED if await order_is_cancelled(tx, follow_up) else ""


def refinements(policy: Policy) -> Refinements:
    """What the policy adds to the table of outcomes."""
    return Refinements(
        rules=policy.outcomes, short_below_seconds=span_of(policy.limits.answered_short_below).total_seconds()
    )


async def apply_step(tx: WriteTx, setup: Setup, before: Attempt, step: Step, policy: Policy) -> Applied:
    """Save a step of an attempt and everything that follows from it."""
    if step.attempt == before and not step.changed:
        return Applied(attempt=before, effects=step.effects)
    attempt = await tx.rows(Attempt).save(step.attempt)
    for kind in step.happened:
        tx.emit(
            kind,
            "attempt",
            attempt.id,
            attempt.dealer_id,
            follow_up=attempt.follow_up_id,
            agent=attempt.agent_id,
            state=str(attempt.state),
            outcome=attempt.outcome,
            direction=attempt.direction,
        )
    tx.wake("calls")
    if "attempt.agent_lost" in step.happened:
        if attempt.agent_id is not None:
            await seats.agent_lost(tx, attempt.agent_id, attempt.id)
    await follow_third(tx, before, attempt, step, policy)
    await give_line_back(tx, before, attempt)
    if attempt.state is AttemptState.ENDED and before.state is not AttemptState.ENDED:
        attempt = await _ended(tx, setup, attempt, policy, was_unknown=before.state is AttemptState.UNKNOWN)
    if attempt.state is AttemptState.UNKNOWN and before.state is not AttemptState.UNKNOWN:
        await _unknown(tx, setup, attempt)
    return Applied(attempt=attempt, effects=step.effects)


async def _ended(tx: WriteTx, setup: Setup, attempt: Attempt, policy: Policy, *, was_unknown: bool) -> Attempt:
    outcome = Outcome(attempt.outcome or Outcome.FAILED)
    answered = outcome is Outcome.ANSWERED
    bound = outcome is Outcome.ANSWERED_SHORT and attempt.disposition in WORDS_OF_A_SHORT_TALK
    # Whose telephone cannot have rung need not be left in peace.
    cool_down = span_of(policy.limits.number_cool_down) if attempt.customer_dialed else timedelta()
    await numbers.free(tx, attempt.number, attempt.id, cool_down)
    await _recording(tx, attempt)
    await _learn_rate(tx, setup, attempt, outcome, policy)
    set_back = await trunks.learn(tx, attempt, outcome, policy)
    follow_up = await _follow_up_of(tx, attempt)
    if follow_up is not None and trunks.may_be_at_fault(attempt, policy):
        attempt = replace(attempt, evidence={**attempt.evidence, BEFORE: before_try(follow_up)})
        attempt = await tx.rows(Attempt).save(attempt)
    if follow_up is not None:
        if answered and attempt.disposition is None:
            wrap_up_over = was_unknown or not await seats.sits_with(tx, attempt.agent_id, attempt.id)
            state = FollowUpState.UNDISPOSED if wrap_up_over else FollowUpState.WRAP_UP
            spoken = await tx.rows(FollowUp).save(replace(follow_up, state=state))
            tell(tx, "follow_up.answered", spoken, attempt=attempt.id)
        elif attempt.direction == "return" and outcome is Outcome.CANCELLED:
            await call_back(tx, setup, follow_up, await _agreed_at(tx, setup, attempt))
        else:
            await after_try(
                tx,
                setup,
                follow_up,
                attempt,
                outcome=Outcome.ANSWERED if bound else outcome,
                disposition=attempt.disposition if answered or bound else None,
                agreed_at=await _agreed_at(tx, setup, attempt),
            )
    if attempt.agent_id is not None:
        await seats.after_call(
            tx,
            attempt.agent_id,
            attempt.id,
            wrap_up=span_of(policy.limits.wrap_up) if answered else None,
            failed="agent-leg-failed" if outcome is Outcome.AGENT_FAILED else "",
        )
    for attempt_id in set_back:
        await put_back(tx, setup, attempt_id)
    tx.wake("seats")
    return await tx.rows(Attempt).get(attempt.id)


async def _agreed_at(tx: WriteTx, setup: Setup, attempt: Attempt) -> datetime | None:
    """The time that the agent wrote down while the customer was still talking, or the first possible one after it.

    It was checked when it was written down. The talk (or our own downtime) may have lasted beyond it, or the hours may
    have changed: that must not keep the attempt from ending.
    """
    said = attempt.evidence.get("agreed_at")
    if not said:
        return None
    calling = await setup.calling_calendar(tx, await setup.dealer(tx, attempt.dealer_id))
    return next_open(calling, max(datetime.fromisoformat(said), tx.now + AGREED_AT_THE_EARLIEST))


async def _follow_up_of(tx: WriteTx, attempt: Attempt) -> FollowUp | None:
    """The follow-up that still belongs to this attempt; a later one's or a finished one is left alone."""
    if attempt.follow_up_id is None:
        return None
    follow_up = await tx.rows(FollowUp).lock(attempt.follow_up_id)
    mine = (FollowUpState.CALLING, FollowUpState.UNSETTLED)
    return follow_up if follow_up.attempt_id == attempt.id and follow_up.state in mine else None


async def _unknown(tx: WriteTx, setup: Setup, attempt: Attempt) -> None:
    """Nobody rings this customer again before an operator settled what happened."""
    await numbers.hold(tx, attempt.number, attempt.id)
    follow_up = await _follow_up_of(tx, attempt)
    if follow_up is not None:
        held = replace(follow_up, state=FollowUpState.UNSETTLED, reason="unknown")
        tell(tx, "follow_up.unsettled", await tx.rows(FollowUp).save(held), attempt=attempt.id)
    if attempt.agent_id is not None:
        await seats.after_call(tx, attempt.agent_id, attempt.id, wrap_up=None)
    await due.arm(tx, "recording.check", attempt.id, tx.now + CHECK_RECORDING_AFTER)
    tx.emit("alarm.attempt_unknown", "attempt", attempt.id, attempt.dealer_id, **attempt.evidence)


async def _recording(tx: WriteTx, attempt: Attempt) -> None:
    """An answered call has a recording to be checked; one that never was answered has none."""
    recording = await tx.rows(Recording).find(attempt.id)
    if recording is None or recording.state is not RecordingState.EXPECTED:
        return
    if attempt.answered_at is None and attempt.talk_seconds == 0:
        await tx.rows(Recording).save(replace(recording, state=RecordingState.NOT_NEEDED, problem="not-answered"))
        return
    await tx.rows(Recording).save(replace(recording, expected_seconds=attempt.talk_seconds))
    await due.arm(tx, "recording.check", attempt.id, tx.now + CHECK_RECORDING_AFTER, dealer_id=attempt.dealer_id)


async def _learn_rate(tx: WriteTx, setup: Setup, attempt: Attempt, outcome: Outcome, policy: Policy) -> None:
    """Let the answer rates of this part of the day learn of the try."""
    answered = TELLING.get(outcome)
    if answered is None or attempt.direction != "outbound":
        return
    dealer = await setup.dealer(tx, attempt.dealer_id)
    at = attempt.dialed_at or attempt.intent_at
    cell = str(cell_at(at, dealer.time_zone, policy.parts_of_day, not is_landline(attempt.number)))
    row = await tx.rows(AnswerRate).first(dealer_id=dealer.id, cell=cell)
    if row is None:
        row = AnswerRate(id=tx.new_id(), dealer_id=dealer.id, cell=cell, tries=1, answers=int(answered))
        await tx.rows(AnswerRate).add(row)
    else:
        row = await tx.rows(AnswerRate).lock(row.id)
        await tx.rows(AnswerRate).save(replace(row, tries=row.tries + 1, answers=row.answers + int(answered)))
    tx.wake("rates")
