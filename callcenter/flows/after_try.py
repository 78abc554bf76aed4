"""What a finished try means for its follow-up: counters, the next try, SMS, the end (core/retry.py decides)."""

from dataclasses import replace
from datetime import datetime, timedelta

from callcenter.core.model import (
    Attempt,
    CustomerNumber,
    Disposition,
    FollowUp,
    FollowUpKind,
    FollowUpResult,
    FollowUpState,
    ServiceOrder,
)
from callcenter.core.outcome import Outcome
from callcenter.core.phone import PhoneKind
from callcenter.core.policy_parts import span_of
from callcenter.core.ranking import rank_class
from callcenter.core.retry import (
    AskPerson,
    AttemptEnd,
    CallAgreed,
    CheckReason,
    Close,
    CloseReason,
    NoMoreTries,
    SmsReason,
    Step,
    TryAgain,
    TryCounters,
    WaitReason,
    after_attempt,
)
from callcenter.core.worktime import next_open
from callcenter.errors import CallNotAllowed
from callcenter.flows import due, numbers, second_follow_up, trunks
from callcenter.flows.numbers import phone_of
from callcenter.flows.ports import WriteTx
from callcenter.flows.queue_sms import any_left, queue_sms, withdraw_unsent
from callcenter.flows.setup import Setup
from callcenter.flows.tell import tell

_RESULTS = {
    CloseReason.COMPLETED: FollowUpResult.COMPLETED,
    CloseReason.PARTIAL: FollowUpResult.PARTIAL,
    CloseReason.DECLINED: FollowUpResult.DECLINED,
    CloseReason.ALREADY_DONE: FollowUpResult.ALREADY_DONE,
}

_CHECKS = {
    CheckReason.INVALID_NUMBER: FollowUpState.NUMBER_CHECK,
    CheckReason.WRONG_NUMBER: FollowUpState.NUMBER_CHECK,
    CheckReason.UNDISPOSED: FollowUpState.UNDISPOSED,
    CheckReason.INCONVENIENT_WITHOUT_TIME: FollowUpState.UNDISPOSED,
    CheckReason.UNKNOWN: FollowUpState.UNSETTLED,
}

ORDER_CANCELLED = "order-cancelled"
"""Why the follow-up of a cancelled order is withdrawn."""

AGREED_AGAIN_AFTER = timedelta(minutes=2)
"""How soon an agreed call that failed on our side is made again."""

AGREED_AGAIN_FOR = timedelta(minutes=15)
"""How long after the agreed minute it is made again so soon."""

WORDS_OF_A_SHORT_TALK = frozenset({Disposition.DECLINED, Disposition.WRONG_NUMBER, Disposition.INCONVENIENT})
"""What a customer can say in a talk too short to count as one, and what binds us all the same."""


async def after_try(
    tx: WriteTx,
    setup: Setup,
    follow_up: FollowUp,
    attempt: Attempt,
    *,
    outcome: Outcome,
    disposition: Disposition | None = None,
    agreed_at: datetime | None = None,
) -> FollowUp:
    """Apply a finished attempt to its follow-up, in the same unit of work.

    Raises AgreedTimeNotPossible for an agreed time that is past or outside calling hours.
    """
    if outcome is Outcome.ANSWERED and disposition is Disposition.WRONG_NUMBER:
        await mark_wrong_number(tx, attempt)
    if outcome is Outcome.ANSWERED and disposition not in (None, Disposition.VOICEMAIL):
        # Somebody was spoken to: "we could not reach you" must not come after it.
        if await withdraw_unsent(tx, follow_up_id=follow_up.id, reason="reached") and not await any_left(
            tx, follow_up.id
        ):
            follow_up = replace(follow_up, sms_sent_at=None)
    dealer = await setup.dealer(tx, follow_up.dealer_id)
    policy = await setup.policy(tx, dealer.policy)
    rules = policy.retry if follow_up.kind is FollowUpKind.FIRST else policy.retry_second
    step = after_attempt(
        counters_of(follow_up),
        AttemptEnd(
            at=attempt.dialed_at or attempt.intent_at, outcome=outcome, disposition=disposition, agreed_at=agreed_at
        ),
        now=tx.now,
        due_at=follow_up.due_at,
        rules=rules,
        parts=policy.parts_of_day,
        calling=await setup.calling_calendar(tx, dealer),
    )
    cancelled = await order_is_cancelled(tx, follow_up)
    hold = trunks.UNTIL_DECIDED if trunks.may_be_at_fault(attempt, policy) else timedelta()
    return await _apply(tx, setup, follow_up, attempt, step, sms_at=tx.now + hold, cancelled=cancelled)


async def order_is_cancelled(tx: WriteTx, follow_up: FollowUp) -> bool:
    """Whether the visit that a first follow-up asks about was none after all."""
    if follow_up.kind is not FollowUpKind.FIRST or follow_up.order_id is None:
        return False
    order = await tx.rows(ServiceOrder).find(follow_up.order_id)
    return order is not None and order.status == "cancelled"


async def mark_wrong_number(tx: WriteTx, attempt: Attempt) -> None:
    """A wrong number is not rung again, for whatever reason, before a person looked at it."""
    base = attempt.number.partition(";")[0]
    for row in await tx.rows(CustomerNumber).all(customer_id=attempt.customer_id, number=base):
        await tx.rows(CustomerNumber).save(replace(row, status="wrong"))
        tx.emit("number.wrong", "customer", row.customer_id, attempt.dealer_id, attempt=attempt.id)


async def _apply(
    tx: WriteTx,
    setup: Setup,
    follow_up: FollowUp,
    attempt: Attempt,
    step: Step,
    *,
    sms_at: datetime,
    cancelled: bool,
) -> FollowUp:
    """Save what the rules decided, queue the SMS that belongs to it, and tell the log.

    `cancelled`: the order was cancelled during the call. What the customer said stands; nobody rings again or writes.
    """
    counters = step.counters
    told = replace(
        follow_up,
        tries=counters.tries,
        misses=counters.misses,
        busy_in_a_row=counters.busy_in_a_row,
        parts_tried=counters.parts_tried,
        tried_on=counters.tried_on,
        tries_that_day=counters.tries_that_day,
        sms_sent_at=tx.now if counters.sms_sent and follow_up.sms_sent_at is None else follow_up.sms_sent_at,
        claimed_by=None,
        claimed_until=None,
        agreed_at=None,
        # The minute was kept for its agent; after it the customer is the team's again, whoever is off tomorrow.
        assigned_to=None if follow_up.agreed_at is not None else follow_up.assigned_to,
    )
    over = cancelled and not isinstance(step.act, Close)
    match step.act:
        case _ if over:
            told = await close(tx, told, FollowUpResult.WITHDRAWN, ORDER_CANCELLED)
        case TryAgain(at=at, reason=WaitReason.LATER) if follow_up.agreed_at is not None:
            told = await _still_agreed(tx, setup, told, follow_up.agreed_at, later=at)
        case TryAgain(at=at, reason=reason, closed_before_due=closed):
            told = await wait_until(tx, told, at, str(reason), closed_before_due=closed)
        case CallAgreed(at=at):
            told = await agree(tx, setup, told, at, attempt.agent_id)
        case AskPerson(reason=check):
            told = replace(told, state=_CHECKS[check], reason=str(check))
        case NoMoreTries(reason=stop):
            told = await no_more_tries(tx, setup, told, str(stop))
        case Close(reason=end):
            told = await close(tx, told, _RESULTS[end])
    saved = await tx.rows(FollowUp).save(told)
    tell(
        tx,
        "follow_up.tried",
        saved,
        attempt=attempt.id,
        outcome=attempt.outcome,
        disposition=str(attempt.disposition) if attempt.disposition else None,
    )
    tx.wake("queue")
    if step.sms is not None and not cancelled:
        kind = "second_miss" if step.sms is SmsReason.SECOND_MISS else "declined"
        await queue_sms(
            tx,
            setup,
            kind=kind,
            dealer_id=saved.dealer_id,
            customer_id=saved.customer_id,
            number=attempt.number or saved.number,
            follow_up_id=saved.id,
            ticket_id=saved.ticket_id,
            not_before=sms_at,
        )
    if saved.kind is FollowUpKind.SECOND:
        await second_follow_up.after_step(tx, setup, saved, step.act, sms_at=sms_at)
    return saved


def counters_of(follow_up: FollowUp) -> TryCounters:
    """The counters as the retry rules take them."""
    return TryCounters(
        tries=follow_up.tries,
        misses=follow_up.misses,
        busy_in_a_row=follow_up.busy_in_a_row,
        parts_tried=follow_up.parts_tried,
        tried_on=follow_up.tried_on,
        tries_that_day=follow_up.tries_that_day,
        sms_sent=follow_up.sms_sent_at is not None,
    )


def is_landline(number: str) -> bool:
    """Whether a row's number is a landline; an unusable one counts as a mobile."""
    try:
        return phone_of(number).kind is PhoneKind.LANDLINE
    except CallNotAllowed:
        return False


def ranked(follow_up: FollowUp) -> FollowUp:
    """The follow-up with its place in the lane brought up to date (core/ranking.py)."""
    agreed = follow_up.agreed_at is not None
    return replace(
        follow_up,
        rank_class=rank_class(
            follow_up.parts_tried,
            landline=is_landline(follow_up.number),
            missed=follow_up.missed_at is not None,
            agreed=agreed,
        ),
        order_at=follow_up.agreed_at if follow_up.agreed_at is not None else follow_up.due_at,
    )


async def wait_until(
    tx: WriteTx, follow_up: FollowUp, at: datetime, reason: str, *, closed_before_due: bool = False
) -> FollowUp:
    """The follow-up waiting for its next try (not saved); the queue is woken at that instant."""
    tx.wake("queue")
    return ranked(
        replace(
            follow_up,
            state=FollowUpState.WAITING,
            next_try_at=at,
            next_try_reason=reason,
            closed_before_due=follow_up.closed_before_due or closed_before_due,
        )
    )


async def agree(tx: WriteTx, setup: Setup, follow_up: FollowUp, at: datetime, agent_id: str | None) -> FollowUp:
    """The follow-up waiting for the minute that the customer chose (not saved): the same agent's first, then the team's."""
    policy = await setup.policy_of(tx, follow_up.dealer_id)
    await due.arm(tx, "follow_up.agreed", follow_up.id, at, mark="now")
    await due.arm(tx, "follow_up.agreed", follow_up.id, at + span_of(policy.limits.own_agent_wait), mark="wait")
    await numbers.open_by(tx, follow_up.number, at)
    assigned = agent_id if agent_id != follow_up.not_by else None
    agreed = ranked(
        replace(
            follow_up,
            state=FollowUpState.WAITING,
            agreed_at=at,
            next_try_at=at,
            next_try_reason="retry.agreed",
            assigned_to=assigned,
        )
    )
    tell(tx, "follow_up.agreed", agreed, at=at.isoformat(), agent=agent_id)
    return agreed


async def _still_agreed(tx: WriteTx, setup: Setup, follow_up: FollowUp, at: datetime, *, later: datetime) -> FollowUp:
    """Nobody rang at the agreed minute, or nobody of ours was there: our own side failed, and the promise stands.

    Whoever of the team is free first calls, in a moment and ahead of everything that was not agreed; where it goes on failing,
    at the pace (`later`) of every call that failed on our side.
    """
    calling = await setup.calling_calendar(tx, await setup.dealer(tx, follow_up.dealer_id))
    again = next_open(calling, tx.now + AGREED_AGAIN_AFTER) if tx.now - at < AGREED_AGAIN_FOR else later
    await due.arm(tx, "follow_up.agreed", follow_up.id, again, mark="wait")
    await numbers.open_by(tx, follow_up.number, again)
    return ranked(
        replace(
            follow_up,
            state=FollowUpState.WAITING,
            agreed_at=at,
            next_try_at=again,
            next_try_reason=str(WaitReason.AGREED),
            assigned_to=None,
        )
    )


async def no_more_tries(tx: WriteTx, setup: Setup, follow_up: FollowUp, reason: str) -> FollowUp:
    """No further try is made (not saved): the row stays open for a return call until the deadline says *missed*.

    It waits for its own deadline; one whose deadline has passed already ends as *unreached*.
    """
    if follow_up.due_at <= tx.now or follow_up.kind is FollowUpKind.SECOND:
        done = await close(tx, replace(follow_up, reason=reason), FollowUpResult.UNREACHED)
        if done.missed_at is None and done.kind is FollowUpKind.FIRST:
            done = replace(done, missed_at=tx.now, missed_cause="unreached")
        return done
    await due.arm(tx, "follow_up.give_up", follow_up.id, follow_up.due_at)
    return ranked(
        replace(
            follow_up,
            state=FollowUpState.NO_TRIES_LEFT,
            reason=reason,
            next_try_at=follow_up.due_at,
            next_try_reason=f"retry.{reason}",
        )
    )


async def close(tx: WriteTx, follow_up: FollowUp, result: FollowUpResult, reason: str = "") -> FollowUp:
    """The follow-up ended (not saved), and with it those that the same call covers."""
    await due.disarm(tx, follow_up.id)
    shared = (FollowUpResult.COMPLETED, FollowUpResult.PARTIAL, FollowUpResult.DECLINED, FollowUpResult.ALREADY_DONE)
    for other in await tx.rows(FollowUp).all(bundle_id=follow_up.id, state=FollowUpState.BUNDLED):
        if result in shared:
            ended = replace(other, state=FollowUpState.DONE, result=result, done_at=tx.now, reason="same-call")
        else:
            ended = ranked(
                replace(other, state=FollowUpState.WAITING, bundle_id=None, next_try_at=max(tx.now, other.earliest_at))
            )
        ended = await tx.rows(FollowUp).save(ended)
        tell(tx, "follow_up.done" if result in shared else "follow_up.unbundled", ended, result=str(result))
    closed = replace(
        follow_up,
        state=FollowUpState.DONE,
        result=result,
        reason=reason or follow_up.reason,
        done_at=tx.now,
        claimed_by=None,
        claimed_until=None,
    )
    tell(tx, "follow_up.done", closed, result=str(result))
    return closed
