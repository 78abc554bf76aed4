"""A claimed card that must not be called now leaves the head of the queue, so that it never keeps the next one waiting."""

from dataclasses import replace
from datetime import datetime, timedelta

from callcenter.core.model import FollowUp, FollowUpResult, FollowUpState
from callcenter.core.policy_parts import span_of
from callcenter.core.retry import CheckReason, WaitReason
from callcenter.core.worktime import next_open
from callcenter.errors import CallcenterError, CallNotAllowed, Invalid, TicketNotAsked
from callcenter.flows import after_try, due, second_follow_up
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup
from callcenter.flows.tell import tell

IN_CALL_AGAIN_AFTER = timedelta(minutes=5)
"""When a card is looked at again whose number is in another call."""
WISHES = ("wish-no-calls", "wish-no-follow-ups")
NUMBERS = ("number-missing", "number-unusable")


async def put_aside(
    tx: WriteTx, setup: Setup, *, follow_up_id: str, agent_id: str, refused: CallcenterError
) -> FollowUp | None:
    """Put the agent's claimed card where the refusal says that it belongs; None when the agent does not hold it.

    A wish ends it as excluded, a ticket that does not ask any more as withdrawn; an unusable number waits for a person,
    every other rule for its time. No try is counted.
    """
    row = await tx.rows(FollowUp).lock(follow_up_id)
    if row.state is not FollowUpState.CLAIMED or row.claimed_by != agent_id:
        return None
    await due.disarm(tx, row.id, "follow_up.claim_end")
    free = replace(row, claimed_by=None, claimed_until=None)
    rule = str(refused.fields.get("rule", ""))
    trunks = refused.fields.get("trunks")
    may_never = rule == "destination-not-allowed" and isinstance(trunks, dict) and "*" not in trunks
    if rule in WISHES:
        put = await after_try.close(tx, free, FollowUpResult.EXCLUDED, rule)
    elif isinstance(refused, TicketNotAsked):
        put = await after_try.close(tx, free, FollowUpResult.WITHDRAWN, rule)
    elif isinstance(refused, Invalid) or rule in NUMBERS or may_never:
        put = replace(free, state=FollowUpState.NUMBER_CHECK, reason=str(CheckReason.INVALID_NUMBER))
    else:
        put = await after_try.wait_until(tx, free, await _later(tx, setup, free, refused), str(WaitReason.LATER))
    saved = await tx.rows(FollowUp).save(put)
    if rule in WISHES:
        await second_follow_up.ended_uncalled(tx, saved)
    tell(tx, "follow_up.put_aside", saved, rule=rule or refused.code, agent=agent_id)
    return saved


async def _later(tx: WriteTx, setup: Setup, row: FollowUp, refused: CallcenterError) -> datetime:
    """When the rule may allow the call, inside calling hours."""
    dealer = await setup.dealer(tx, row.dealer_id)
    policy = await setup.policy(tx, dealer.policy)
    at = tx.now + span_of(policy.retry.later)
    until = refused.fields.get("until")
    if refused.fields.get("rule") == "number-in-call":
        at = tx.now + IN_CALL_AGAIN_AFTER
    elif isinstance(refused, CallNotAllowed) and isinstance(until, str):
        at = max(tx.now, datetime.fromisoformat(until))
    return next_open(await setup.calling_calendar(tx, dealer), at)
