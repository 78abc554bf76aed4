"""The life of one attempt: facts from the exchange in, the attempt's new state, events and effects out.

A late, repeated or reordered fact is a normal case that changes nothing. Nothing here waits or acts: effects are performed
after the commit by one place (services/floor). The order to dial the customer is committed (`customer_dialed`) before it is
sent, so that after a crash the question is "what became of it?" and never "shall we send it again?".
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from callcenter.core.facts import (
    AgentLegFailed,
    AgentLegGone,
    AgentLegUp,
    AsideUp,
    CustomerAnswered,
    CustomerEnded,
    CustomerNotDialed,
    CustomerRinging,
    CustomerStarted,
    ListenerGone,
    ListenerUp,
    ThirdGone,
    ThirdUp,
)
from callcenter.core.listeners import listener_gone, listener_up
from callcenter.core.model.calls import Attempt, AttemptState
from callcenter.core.orders import (
    DialCustomer as DialCustomer,
)
from callcenter.core.orders import (
    Effect as Effect,
)
from callcenter.core.orders import (
    Forget as Forget,
)
from callcenter.core.orders import (
    HangUp as HangUp,
)
from callcenter.core.orders import (
    Mute,
)
from callcenter.core.orders import (
    RingAgent as RingAgent,
)
from callcenter.core.orders import (
    Step as Step,
)
from callcenter.core.outcome import CallEvidence, Outcome, RefinesOutcome, classify, counts_as_try
from callcenter.core.third import (
    aside_up,
    complete,
    next_agent_leg,
    other_agent_failed,
    other_agent_up,
    third_gone,
    third_of,
    third_up,
)

NORMAL_CLEARING = 16
TAKE_OVER_AFTER = timedelta(seconds=30)
"""After this time without the agent any ready agent takes the customer over."""
GIVE_UP_AFTER = timedelta(seconds=55)
"""After this time without anybody the customer is promised a call back; the exchange itself lets go after 60 s."""
RING_AGAIN_FOR = timedelta(seconds=20)
"""How long a leg that is rung again is waited for."""

LIVE = frozenset(
    {
        AttemptState.INTENT,
        AttemptState.AGENT_RINGING,
        AttemptState.DIALING,
        AttemptState.RINGING,
        AttemptState.TALKING,
    }
)
"""States in which a telephone may be ringing or somebody may be talking."""

AttemptFact = (
    AgentLegUp
    | AgentLegFailed
    | AgentLegGone
    | AsideUp
    | ThirdUp
    | ThirdGone
    | ListenerUp
    | ListenerGone
    | CustomerStarted
    | CustomerRinging
    | CustomerAnswered
    | CustomerEnded
    | CustomerNotDialed
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refinements:
    """What the policy adds to the table of outcomes (core/outcome.py)."""

    rules: tuple[RefinesOutcome, ...] = ()
    short_below_seconds: float = 5.0


def begin(attempt: Attempt) -> Step:
    """The first step of a committed intent: ring the agent."""
    return Step(
        attempt=replace(attempt, state=AttemptState.AGENT_RINGING, agent_legs=1),
        happened=("attempt.begun",),
        effects=(RingAgent(1),),
    )


def decide(attempt: Attempt, fact: AttemptFact, now: datetime, refinements: Refinements) -> Step:
    """What a fact means for an attempt."""
    if attempt.state not in LIVE and not isinstance(fact, CustomerEnded):
        return _after_the_end(attempt, fact)
    match fact:
        case AgentLegUp():
            return _agent_up(attempt, fact)
        case AgentLegFailed():
            return _agent_failed(attempt, fact, now)
        case AgentLegGone():
            return _agent_gone(attempt, fact, now)
        case AsideUp():
            return aside_up(attempt, fact)
        case ThirdUp():
            return third_up(attempt, fact)
        case ThirdGone():
            return third_gone(attempt, fact)
        case ListenerUp():
            return listener_up(attempt, fact)
        case ListenerGone():
            return listener_gone(attempt, fact)
        case CustomerStarted():
            if attempt.state in (AttemptState.INTENT, AttemptState.AGENT_RINGING):
                return Step(
                    attempt=replace(attempt, state=AttemptState.DIALING, customer_dialed=True, dialed_at=fact.at),
                    happened=("attempt.dialing",),
                )
            return Step(attempt=attempt)
        case CustomerRinging():
            if attempt.ringing_at is None and attempt.state is not AttemptState.TALKING:
                return Step(
                    attempt=replace(attempt, state=AttemptState.RINGING, ringing_at=fact.at, customer_dialed=True),
                    happened=("attempt.ringing",),
                )
            return Step(attempt=attempt)
        case CustomerAnswered():
            return _answered(attempt, fact)
        case CustomerNotDialed():
            if attempt.ringing_at is not None or attempt.answered_at is not None:
                return Step(attempt=attempt)  # heard ringing all the same: its end is still to be told
            return end(
                replace(attempt, evidence={**attempt.evidence, "not_dialed": fact.reason}),
                Outcome.NETWORK_FAILURE,
                now,
                forget=False,
            )
        case CustomerEnded():
            return _customer_ended(attempt, fact, refinements)
        case _:
            assert_never(fact)


def _after_the_end(attempt: Attempt, fact: AttemptFact) -> Step:
    """Once an attempt is over, a leg that still comes up is taken down again; everything else is late news."""
    if isinstance(fact, AgentLegUp) and attempt.state is AttemptState.ENDED:
        return Step(attempt=attempt, effects=(HangUp("agent", fact.leg),))
    return Step(attempt=attempt)


def _agent_up(attempt: Attempt, fact: AgentLegUp) -> Step:
    if (third := third_of(attempt)) is not None and third.agent and third.leg == fact.leg:
        return other_agent_up(attempt, third, fact)
    if fact.leg != attempt.agent_legs:
        return Step(attempt=attempt)
    if attempt.agent_up:
        # Back from the room beside it: what was muted stays so.
        muted = (Mute(fact.leg, True, aside=False),) if attempt.muted else ()
        return Step(attempt=attempt, effects=muted)
    joined = replace(attempt, agent_up=True, agent_lost_at=None, agent_up_at=attempt.agent_up_at or fact.at)
    if attempt.customer_dialed:
        return Step(attempt=joined, happened=("attempt.agent_back",))
    return Step(
        attempt=replace(joined, state=AttemptState.DIALING, customer_dialed=True, dialed_at=fact.at),
        happened=("attempt.dialing",),
        effects=(DialCustomer(),),
    )


def _agent_failed(attempt: Attempt, fact: AgentLegFailed, now: datetime) -> Step:
    if (third := third_of(attempt)) is not None and third.agent and third.leg == fact.leg:
        return other_agent_failed(attempt, fact.at, fact.reason)
    if fact.leg != attempt.agent_legs or attempt.agent_up:
        return Step(attempt=attempt)
    evidence = {name: value for name, value in attempt.evidence.items() if name != "leg_rung_at"}
    noted = replace(attempt, evidence={**evidence, "agent_failed": fact.reason})
    if attempt.customer_dialed:
        lost = replace(noted, agent_lost_at=attempt.agent_lost_at or fact.at)
        return Step(attempt=lost, happened=("attempt.agent_not_back",))
    return end(noted, _without_a_customer(attempt), now, forget=False)


def _without_a_customer(attempt: Attempt) -> Outcome:
    """What an agent's leg that ended before the customer was dialed comes to: called off by the agent, or failed."""
    return Outcome.CANCELLED if attempt.evidence.get("hang_up_asked") else Outcome.AGENT_FAILED


def _agent_gone(attempt: Attempt, fact: AgentLegGone, now: datetime) -> Step:
    third = third_of(attempt)
    if third is not None and third.agent and third.leg == fact.leg:
        return other_agent_failed(attempt, fact.at, "hung_up")
    if fact.leg != attempt.agent_legs or (not attempt.agent_up and attempt.customer_dialed):
        return Step(attempt=attempt)
    gone = replace(attempt, agent_up=False, held_at=None)
    if not attempt.customer_dialed:
        return end(
            replace(gone, evidence={**attempt.evidence, "agent_gone_cause": fact.cause}),
            _without_a_customer(attempt),
            now,
            forget=False,
        )
    asked = bool(attempt.evidence.get("hang_up_asked"))
    if third is not None and not asked and third.takes_over:
        # The customer is on the way to somebody else, who answers or for whom the agent is rung again.
        return Step(attempt=gone, happened=("attempt.agent_released",))
    if third is not None and not asked and third.state == "talking" and fact.cause == NORMAL_CLEARING:
        # Laid down in the middle of a consultation: the customer goes to whom the agent was speaking with.
        return complete(gone, third)
    laid_down = fact.cause == NORMAL_CLEARING and third is None
    if attempt.state is AttemptState.TALKING and not asked and not laid_down:
        # The leg was lost, not laid down: the customer stays, held, and the device is rung again.
        return Step(
            attempt=replace(gone, agent_lost_at=fact.at, third={}),
            happened=("attempt.agent_lost",),
            effects=third.hang_ups if third is not None else (),
        )
    return Step(attempt=gone, happened=("attempt.agent_hung_up",), effects=(HangUp("customer"),))


def _answered(attempt: Attempt, fact: CustomerAnswered) -> Step:
    if attempt.answered_at is not None:
        return Step(attempt=attempt)
    talking = replace(attempt, state=AttemptState.TALKING, answered_at=fact.at, customer_dialed=True)
    return Step(attempt=talking, happened=("attempt.answered",))


def leg_in_flight(attempt: Attempt, now: datetime) -> bool:
    """Whether a leg that was rung again may still come up."""
    said = attempt.evidence.get("leg_rung_at")
    return said is not None and now - datetime.fromisoformat(said) < RING_AGAIN_FOR


def ask_hang_up(attempt: Attempt) -> Step:
    """The agent (or a supervisor) ends the call: both legs go, and a leg lost by it is no loss."""
    if attempt.state not in LIVE:
        return Step(attempt=attempt)
    asked = replace(attempt, evidence={**attempt.evidence, "hang_up_asked": True})
    if not attempt.customer_dialed:
        return Step(attempt=asked, happened=("attempt.hang_up_asked",), effects=(HangUp("agent", attempt.agent_legs),))
    return Step(attempt=asked, happened=("attempt.hang_up_asked",), effects=(HangUp("customer"),))


def leg_is_gone(attempt: Attempt, now: datetime) -> Step:
    """The agent's phone says that it lost the call (a page that was loaded anew): as a lost leg, without waiting for it.

    The old leg is taken down; its end, told later, changes nothing any more. One that is being rung where the phone no
    longer is (the page was rung on a line that had died) is given up, so that the phone is rung where it is now.
    """
    if attempt.state is not AttemptState.TALKING:
        return Step(attempt=attempt)
    if not attempt.agent_up:
        rung = attempt.agent_lost_at is not None and "leg_rung_at" in attempt.evidence
        return Step(attempt=attempt, effects=(HangUp("agent", attempt.agent_legs),) if rung else ())
    step = _agent_gone(
        attempt, AgentLegGone(pbx=attempt.pbx, at=now, attempt=attempt.id, leg=attempt.agent_legs, cause=0), now
    )
    return replace(step, effects=(*step.effects, HangUp("agent", attempt.agent_legs)))


def ring_again(attempt: Attempt, device: str, agent_id: str | None, now: datetime) -> Step:
    """Ring a device as the next leg for a customer who waits: the agent's own after a loss, or another agent's."""
    if attempt.state is not AttemptState.TALKING or attempt.agent_up:
        return Step(attempt=attempt)
    leg = next_agent_leg(attempt)
    evidence = {**attempt.evidence, "leg_rung_at": now.isoformat()}
    return Step(
        attempt=replace(attempt, agent_legs=leg, device=device, agent_id=agent_id, evidence=evidence),
        happened=("attempt.agent_rung_again",),
        effects=(RingAgent(leg),),
    )


def _customer_ended(attempt: Attempt, fact: CustomerEnded, refinements: Refinements) -> Step:
    if attempt.state is AttemptState.ENDED:
        # Told twice (event and journal): the outcome stands, the line may go.
        return Step(attempt=attempt, effects=(Forget(),))
    evidence = CallEvidence(
        dial_status=fact.dial_status,
        cause=fact.cause,
        talk_seconds=float(fact.answered_seconds),
        sip_code=fact.sip_code,
        trunk=attempt.trunk,
    )
    outcome = classify(evidence, refinements.rules, refinements.short_below_seconds)
    if attempt.direction == "return" and attempt.agent_up_at is None:
        # The customer reached the exchange and nobody of ours: that is no conversation and no try.
        outcome = Outcome.CANCELLED
    told = replace(
        attempt,
        evidence={**attempt.evidence, "ended_by": fact.ended_by} if fact.ended_by else attempt.evidence,
        dial_status=fact.dial_status,
        cause=fact.cause,
        sip_code=fact.sip_code,
        dialed_seconds=fact.dialed_seconds,
        talk_seconds=fact.answered_seconds,
        from_journal=fact.from_journal,
        customer_dialed=True,
    )
    if fact.answered_seconds > 0 and told.answered_at is None:
        told = replace(told, answered_at=fact.ended_at - timedelta(seconds=fact.answered_seconds))
    return end(told, outcome, fact.ended_at, forget=True)


def end(attempt: Attempt, outcome: Outcome, at: datetime, *, forget: bool) -> Step:
    """Close the attempt with its one outcome; both legs are taken down (harmless when they are gone)."""
    over = replace(
        _alone(attempt),
        state=AttemptState.ENDED,
        outcome=str(outcome),
        counts=counts_as_try(outcome),
        ended_at=at,
    )
    legs = _every_leg(attempt)
    return Step(
        attempt=over,
        happened=("attempt.ended",),
        effects=(*legs, Forget()) if forget else legs,
    )


def lose(attempt: Attempt, now: datetime, reason: str) -> Step:
    """Nobody can know how it ended: the attempt is *unknown* until the journal or an operator settles it."""
    if attempt.state not in LIVE:
        return Step(attempt=attempt)
    return Step(
        attempt=replace(
            _alone(attempt),
            state=AttemptState.UNKNOWN,
            outcome=str(Outcome.UNKNOWN),
            counts=True,
            evidence={**attempt.evidence, "unknown": reason, "unknown_at": now.isoformat()},
        ),
        happened=("attempt.unknown",),
        effects=_every_leg(attempt),
    )


def _alone(attempt: Attempt) -> Attempt:
    """The attempt without anybody of ours in it: no agent, no third party, nobody who listens."""
    return replace(attempt, agent_up=False, held_at=None, third={}, listeners=[])


def _every_leg(attempt: Attempt) -> tuple[Effect, ...]:
    """What takes everybody of ours down; harmless for those who are gone."""
    third = third_of(attempt)
    return (
        *((HangUp("agent", attempt.agent_legs),) if attempt.agent_legs else ()),
        *(third.hang_ups if third is not None else ()),
        *(HangUp("listener", one["leg"]) for one in attempt.listeners),
    )


def settle(attempt: Attempt, outcome: Outcome, by: str, now: datetime) -> Step:
    """An operator says how an unknown attempt ended."""
    if attempt.state is not AttemptState.UNKNOWN:
        return Step(attempt=attempt)
    if outcome in (Outcome.ANSWERED, Outcome.ANSWERED_SHORT) and attempt.answered_at is None:
        # Found out afterwards: without an instant nobody could dispose of the call. The last one heard of stands for it.
        attempt = replace(attempt, answered_at=attempt.ringing_at or attempt.dialed_at or attempt.intent_at)
    step = end(attempt, outcome, attempt.ended_at or now, forget=True)
    return Step(
        attempt=replace(step.attempt, settled_by=by), happened=("attempt.settled", *step.happened), effects=(Forget(),)
    )
