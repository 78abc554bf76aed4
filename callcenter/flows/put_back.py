"""A trunk's failure was taken for the customers' answers: what their follow-ups were before it, and putting them back."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from callcenter.core.model import (
    Attempt,
    FollowUp,
    FollowUpKind,
    FollowUpResult,
    FollowUpState,
    Ticket,
)
from callcenter.core.policy_parts import span_of
from callcenter.core.retry import WaitReason
from callcenter.core.ticket import ContactCame
from callcenter.flows.after_try import wait_until
from callcenter.flows.ports import WriteTx
from callcenter.flows.queue_sms import any_left, withdraw_unsent
from callcenter.flows.second_follow_up import open_seconds
from callcenter.flows.setup import Setup
from callcenter.flows.tell import tell
from callcenter.flows.ticket_steps import take_step

BEFORE = "before_try"
"""Where an attempt's evidence keeps what its follow-up was before it."""

WHY = "trunk-paused"


def before_try(follow_up: FollowUp) -> dict[str, Any]:
    """What a try may change of a follow-up, for `put_back`."""
    return {
        "tries": follow_up.tries,
        "misses": follow_up.misses,
        "busy_in_a_row": follow_up.busy_in_a_row,
        "parts_tried": follow_up.parts_tried,
        "tried_on": follow_up.tried_on.isoformat() if follow_up.tried_on else None,
        "tries_that_day": follow_up.tries_that_day,
        "sms_sent_at": follow_up.sms_sent_at.isoformat() if follow_up.sms_sent_at else None,
        "agreed_at": follow_up.agreed_at.isoformat() if follow_up.agreed_at else None,
        "missed_at": follow_up.missed_at.isoformat() if follow_up.missed_at else None,
        "missed_cause": follow_up.missed_cause,
    }


async def put_back(tx: WriteTx, setup: Setup, attempt_id: str) -> None:
    """Make a follow-up what it was before an attempt whose end was the trunk's: counters, agreed time, SMS, and its end.

    One that was given up by it is open again, a ticket's second follow-up likewise. An SMS that has left has left.
    """
    attempt = await tx.rows(Attempt).get(attempt_id)
    if attempt.follow_up_id is None:
        return
    follow_up = await tx.rows(FollowUp).lock(attempt.follow_up_id)
    given_up = follow_up.state is FollowUpState.DONE and follow_up.result is FollowUpResult.UNREACHED
    if follow_up.attempt_id != attempt_id or (follow_up.state is FollowUpState.DONE and not given_up):
        return
    was = attempt.evidence.get(BEFORE)
    if attempt.counts:
        kept = {name: value for name, value in attempt.evidence.items() if name != BEFORE}
        await tx.rows(Attempt).save(replace(attempt, counts=False, evidence={**kept, "set_back": WHY}))
        if was is not None:
            follow_up = await _restored(tx, follow_up, was)
    if given_up and follow_up.kind is FollowUpKind.SECOND:
        await _ask_again(tx, setup, follow_up)
        return
    if given_up:
        assert was is not None
        missed_at, cause = _instant(was["missed_at"]), was["missed_cause"]
        follow_up = replace(follow_up, result=None, done_at=None, missed_at=missed_at, missed_cause=cause)
    if follow_up.state is not FollowUpState.CLAIMED:  # a card in an agent's hand is not pulled away
        follow_up = await _waiting(tx, setup, follow_up, _instant(was["agreed_at"]) if was else None)
    back = await tx.rows(FollowUp).save(follow_up)
    tell(tx, "follow_up.put_back", back, attempt=attempt_id)


async def _waiting(tx: WriteTx, setup: Setup, follow_up: FollowUp, agreed_before: datetime | None) -> FollowUp:
    """As after a failure of the network; what was agreed waits for the trunk only, or for an earlier time agreed since."""
    policy = await setup.policy_of(tx, follow_up.dealer_id)
    rules = policy.retry if follow_up.kind is FollowUpKind.FIRST else policy.retry_second
    if follow_up.agreed_at is not None:
        return await wait_until(tx, replace(follow_up, reason=""), follow_up.next_try_at, str(WaitReason.AGREED))
    if agreed_before is not None:
        again = tx.now + span_of(policy.breaker.pause)
        return await wait_until(
            tx, replace(follow_up, agreed_at=agreed_before, reason=""), again, str(WaitReason.AGREED)
        )
    later = tx.now + span_of(rules.later)
    return await wait_until(tx, replace(follow_up, reason=""), later, str(WaitReason.LATER))


async def _restored(tx: WriteTx, follow_up: FollowUp, was: dict[str, Any]) -> FollowUp:
    """The counters as they were; the SMS of this follow-up is to be had again if none of it has left."""
    sent_at = _instant(was["sms_sent_at"])
    if sent_at is None and follow_up.sms_sent_at is not None:  # queued by this very try
        await withdraw_unsent(tx, follow_up_id=follow_up.id, reason=WHY)
        sent_at = follow_up.sms_sent_at if await any_left(tx, follow_up.id) else None
    return replace(
        follow_up,
        tries=was["tries"],
        misses=was["misses"],
        busy_in_a_row=was["busy_in_a_row"],
        parts_tried=was["parts_tried"],
        tried_on=date.fromisoformat(was["tried_on"]) if was["tried_on"] else None,
        tries_that_day=was["tries_that_day"],
        sms_sent_at=sent_at,
    )


async def _ask_again(tx: WriteTx, setup: Setup, given_up: FollowUp) -> None:
    """A ticket whose customer was given up by it is open for the question again, with the tries that were left."""
    if given_up.ticket_id is None or given_up.customer_id is None:
        return
    ticket = await tx.rows(Ticket).lock(given_up.ticket_id)
    if (await take_step(tx, setup, ticket, ContactCame("trunk"))).state is ticket.state:
        return  # the customer rang, or somebody acted, meanwhile
    for planned in await open_seconds(tx, given_up.customer_id):
        if planned.ticket_id == ticket.id:
            again = replace(
                planned,
                tries=given_up.tries,
                misses=given_up.misses,
                busy_in_a_row=given_up.busy_in_a_row,
                parts_tried=given_up.parts_tried,
                tried_on=given_up.tried_on,
                tries_that_day=given_up.tries_that_day,
                sms_sent_at=given_up.sms_sent_at,
            )
            tell(tx, "follow_up.put_back", await tx.rows(FollowUp).save(again), attempt=given_up.attempt_id)


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
