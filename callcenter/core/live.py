"""What people do to a call that goes on: hold, mute, tones, handing over, consulting, a mark. Pure rules.

Who may is asked elsewhere. An act that does not fit the call's state raises Conflict with a reason of its own; the same
wish twice changes nothing.
"""

import re
from dataclasses import replace
from datetime import datetime

from callcenter.core.model.calls import Attempt, AttemptState
from callcenter.core.orders import DialThird, Effect, HangUp, Lead, Mute, RingOther, SendDigits, Step
from callcenter.core.third import Third, complete, handed_over, next_agent_leg, third_of
from callcenter.errors import Conflict, Invalid

DIGITS = re.compile(r"[0-9*#A-D]{1,32}")


def _talking(attempt: Attempt, *, with_agent: bool = True) -> None:
    if attempt.state is not AttemptState.TALKING:
        raise Conflict("attempt", attempt.id, "not-talking", state=str(attempt.state))
    demand_not_handed_over(attempt)
    if with_agent and not attempt.agent_up:
        raise Conflict("attempt", attempt.id, "agent-leg-down")


def demand_not_handed_over(attempt: Attempt) -> None:
    """Conflict for a call that goes on outside: whoever gave the customer away writes up and controls nothing."""
    if handed_over(attempt):
        raise Conflict("attempt", attempt.id, "handed-over")


def hold(attempt: Attempt, now: datetime) -> Step:
    """The customer hears music, the agent is out of hearing."""
    _talking(attempt)
    if attempt.held_at is not None:
        return Step(attempt=attempt)
    if attempt.third:
        raise Conflict("attempt", attempt.id, "third-party")
    return Step(
        attempt=replace(attempt, held_at=now),
        happened=("attempt.held",),
        effects=(Lead("agent", attempt.agent_legs, "aside"),),
    )


def unhold(attempt: Attempt) -> Step:
    """Customer and agent hear each other again."""
    _talking(attempt)
    if attempt.held_at is None:
        return Step(attempt=attempt)
    if attempt.third:
        raise Conflict("attempt", attempt.id, "third-party")
    return Step(
        attempt=replace(attempt, held_at=None),
        happened=("attempt.unheld",),
        effects=(Lead("agent", attempt.agent_legs, "room"),),
    )


def mute(attempt: Attempt, muted: bool) -> Step:
    """Whether the agent is heard."""
    _talking(attempt)
    if attempt.muted is muted:
        return Step(attempt=attempt)
    return Step(
        attempt=replace(attempt, muted=muted),
        happened=("attempt.muted" if muted else "attempt.unmuted",),
        effects=(Mute(attempt.agent_legs, muted, aside=attempt.held_at is not None),),
    )


def digits(attempt: Attempt, said: str) -> Step:
    """Send tones to the customer's side, or to whom the agent consults."""
    if not DIGITS.fullmatch(said):
        raise Invalid("digits", "digits, * # and A to D only")
    _talking(attempt)
    third = third_of(attempt)
    if third is not None and not third.agent:
        order = SendDigits("third", third.leg, said)
    elif attempt.held_at is not None:
        raise Conflict("attempt", attempt.id, "held")
    else:
        order = SendDigits("customer", 1, said)
    return Step(attempt=attempt, happened=("attempt.digits_sent",), effects=(order,))


def call_number(
    attempt: Attempt, *, attended: bool, label: str, dial_string: str, caller_id: str, now: datetime, by: str = ""
) -> Step:
    """Call somebody outside: to consult first, or to hand the customer over at once.

    `label` is the number, masked; `by` whoever asks for it.
    """
    _talking(attempt)
    _nobody_else(attempt)
    leg = attempt.side_legs + 1
    third = Third(
        kind="number",
        way="attended" if attended else "blind",
        state="dialing",
        leg=leg,
        label=label,
        since=now.isoformat(),
        by=by,
    )
    order = DialThird(leg, dial_string, caller_id, aside=attended)
    with_third = replace(attempt, third=third.document(), side_legs=leg)
    if attended:
        return _consult(with_third, order, now)
    # The order to dial first: the room is not empty while it changes hands.
    effects = (order, HangUp("agent", attempt.agent_legs))
    return Step(attempt=replace(with_third, held_at=None), happened=("attempt.transferring",), effects=effects)


def call_agent(
    attempt: Attempt, *, attended: bool, agent_id: str, device: str, label: str, now: datetime, by: str = ""
) -> Step:
    """Ring another agent: to consult first, or to have the call. The own leg stays until the other one is there.

    `by` is whoever asks for it.
    """
    _talking(attempt, with_agent=attended)
    _nobody_else(attempt)
    leg = next_agent_leg(attempt)
    third = Third(
        kind="agent",
        way="attended" if attended else "blind",
        state="dialing",
        leg=leg,
        label=label,
        agent_id=agent_id,
        device=device,
        since=now.isoformat(),
        by=by,
    )
    order = RingOther(leg, device, aside=attended)
    with_third = replace(attempt, third=third.document())
    if attended:
        return _consult(with_third, order, now)
    return Step(attempt=with_third, happened=("attempt.moving",), effects=(order,))


def _consult(attempt: Attempt, order: DialThird | RingOther, now: datetime) -> Step:
    aside: tuple[Effect, ...] = () if attempt.held_at is not None else (Lead("agent", attempt.agent_legs, "aside"),)
    held = replace(attempt, held_at=attempt.held_at or now)
    return Step(attempt=held, happened=("attempt.consulting",), effects=(*aside, order))


def complete_transfer(attempt: Attempt) -> Step:
    """Whom the agent consulted takes the customer."""
    third = third_of(attempt)
    if third is None or third.way != "attended":
        raise Conflict("attempt", attempt.id, "nobody-consulted")
    if third.state == "joined":
        return Step(attempt=attempt)
    if third.state != "talking":
        raise Conflict("attempt", attempt.id, "third-not-answered")
    return complete(attempt, third)


def cancel_transfer(attempt: Attempt, now: datetime, *, by: str = "", supervisor: bool = False) -> Step:
    """Back to the customer: who was called is let go.

    An agent cancels what they asked for themselves, a supervisor anybody's. A customer without an agent who is on the way
    to another one waits again: the agent's device is rung as after a lost leg.
    """
    third = third_of(attempt)
    if third is None:
        raise Conflict("attempt", attempt.id, "nobody-consulted")
    if third.state == "joined" or not (attempt.agent_up or (supervisor and third.agent)):
        raise Conflict("attempt", attempt.id, "handed-over")
    if third.by and third.by != by and not supervisor:
        raise Conflict("attempt", attempt.id, "asked-by-another", by=third.by)
    if not attempt.agent_up:
        return Step(
            attempt=replace(attempt, third={}, agent_lost_at=attempt.agent_lost_at or now),
            happened=("attempt.consult_cancelled", "attempt.agent_lost"),
            effects=third.hang_ups,
        )
    back: tuple[Effect, ...] = (Lead("agent", attempt.agent_legs, "room"),) if attempt.held_at is not None else ()
    return Step(
        attempt=replace(attempt, third={}, held_at=None),
        happened=("attempt.consult_cancelled",),
        effects=(*third.hang_ups, *back),
    )


def _nobody_else(attempt: Attempt) -> None:
    if attempt.third:
        raise Conflict("attempt", attempt.id, "third-party")
