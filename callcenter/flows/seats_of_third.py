"""What a third party means for seats: who is called is taken off the queue, who handed the customer over is free again."""

from dataclasses import replace

from callcenter.core.model import Attempt, AttemptState, FollowUp, Seat, SeatState
from callcenter.core.orders import Step
from callcenter.core.policy import Policy
from callcenter.core.policy_parts import span_of
from callcenter.core.third import Third, third_of
from callcenter.errors import Conflict
from callcenter.flows import seats
from callcenter.flows.ports import WriteTx


async def take_seat(tx: WriteTx, attempt: Attempt, agent_id: str) -> Seat:
    """The other agent's seat, taken for the call that is about to ring; Conflict unless ready on the same exchange."""
    if agent_id == attempt.agent_id:
        raise Conflict("seat", agent_id, "has-the-call")
    seat = await seats.held(tx, agent_id)
    if seat is None or seat.state is not SeatState.READY or not seat.device_alive or seat.pbx != attempt.pbx:
        raise Conflict("seat", agent_id, "not-ready")
    return await seats.to_call(tx, seat, attempt.id, attempt.follow_up_id)


async def follow_third(tx: WriteTx, before: Attempt, attempt: Attempt, step: Step, policy: Policy) -> None:
    """Carry a step of the third party to the seats."""
    was, third = third_of(before), third_of(attempt)
    if "attempt.moved" in step.happened:
        if before.agent_id is not None and before.agent_id != attempt.agent_id:
            await seats.after_call(tx, before.agent_id, attempt.id, wrap_up=None)
        await _now_theirs(tx, attempt)
    elif was is not None and was.agent and (third is None or third.leg != was.leg):
        failed = "" if "attempt.consult_cancelled" in step.happened else _why_not(attempt, was)
        if was.agent_id is not None:
            await seats.after_call(tx, was.agent_id, attempt.id, wrap_up=None, failed=failed)
    if "attempt.transferred" in step.happened and attempt.agent_id is not None:
        # The customer goes on talking with somebody outside; the agent writes up what was said so far.
        await seats.after_call(tx, attempt.agent_id, attempt.id, wrap_up=span_of(policy.limits.wrap_up))


def _why_not(attempt: Attempt, third: Third) -> str:
    """The other agent who let it ring, or whose phone failed, is not ready; one who spoke and hung up is."""
    ended = attempt.state is AttemptState.ENDED
    return "agent-leg-failed" if third.state == "dialing" and not ended else ""


async def _now_theirs(tx: WriteTx, attempt: Attempt) -> None:
    follow_up = await tx.rows(FollowUp).find(attempt.follow_up_id) if attempt.follow_up_id else None
    if follow_up is not None and follow_up.attempt_id == attempt.id and follow_up.claimed_by is not None:
        locked = await tx.rows(FollowUp).lock(follow_up.id)
        await tx.rows(FollowUp).save(replace(locked, claimed_by=attempt.agent_id))
