"""The third party of a call: somebody outside or another agent, consulted first or handed the customer at once.

Kept as a small document on the attempt's row. An agent's leg is one of the attempt's agent legs (its number is not yet
`agent_legs`: that is the leg of whoever has the call); somebody outside has a leg of the side, dialed by the dialplan.
The customer is never lost by it: who does not answer leaves the customer with the agent, or has the agent rung again.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from callcenter.core.facts import AgentLegUp, AsideUp, ThirdGone, ThirdUp
from callcenter.core.model.calls import Attempt, AttemptState
from callcenter.core.orders import Effect, HangUp, Lead, Mute, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Third:
    """`way`: blind (the customer is handed over at once) or attended (consulted first).

    `state`: dialing; talking (answered, consulted in the room beside); joined (has the customer, or is about to).
    `by` is whoever asked for it, the agent or a supervisor; empty where nobody is known.
    """

    kind: str
    way: str
    state: str
    leg: int
    label: str
    agent_id: str | None = None
    device: str = ""
    since: str = ""
    by: str = ""

    @property
    def agent(self) -> bool:
        """Whether it is another agent of ours."""
        return self.kind == "agent"

    @property
    def takes_over(self) -> bool:
        """Whether the customer is on the way to this party, so that the agent may go."""
        return self.way == "blind" or self.state == "joined"

    @property
    def hang_ups(self) -> tuple[Effect, ...]:
        """What takes its leg down."""
        return (HangUp("agent" if self.agent else "third", self.leg),)

    def document(self) -> dict[str, Any]:
        """As it is kept on the row."""
        return {
            "kind": self.kind,
            "way": self.way,
            "state": self.state,
            "leg": self.leg,
            "label": self.label,
            "agent_id": self.agent_id,
            "device": self.device,
            "since": self.since,
            "by": self.by,
        }


def third_of(attempt: Attempt) -> Third | None:
    """The third party of the call, or None."""
    return Third(**attempt.third) if attempt.third else None


def handed_over(attempt: Attempt) -> bool:
    """Whether the customer speaks with somebody outside: the agent who gave the call away has no part in it any more."""
    third = third_of(attempt)
    going_on = attempt.state is AttemptState.TALKING
    return going_on and third is not None and not third.agent and third.state == "joined"


def next_agent_leg(attempt: Attempt) -> int:
    """The number of the next agent's leg: those of other agents who were called count, too."""
    third = third_of(attempt)
    return max(attempt.agent_legs, third.leg if third is not None and third.agent else 0) + 1


def aside_up(attempt: Attempt, fact: AsideUp) -> Step:
    """Somebody is in the room beside: the own leg (on hold), or the other agent who is consulted."""
    third = third_of(attempt)
    if third is None or not third.agent or third.leg != fact.leg or third.state != "dialing":
        own = fact.leg == attempt.agent_legs
        muted = (Mute(fact.leg, True, aside=True),) if own and attempt.muted else ()
        return Step(attempt=attempt, effects=muted)
    return Step(attempt=_third(attempt, replace(third, state="talking")), happened=("attempt.consult_answered",))


def third_up(attempt: Attempt, fact: ThirdUp) -> Step:
    """Somebody outside has answered."""
    third = third_of(attempt)
    if third is None or third.agent or third.leg != fact.leg:
        return Step(attempt=attempt, effects=(HangUp("third", fact.leg),))
    if third.state != "dialing":
        return Step(attempt=attempt)
    if third.way == "blind":
        return Step(attempt=_third(attempt, replace(third, state="joined")), happened=("attempt.transferred",))
    return Step(attempt=_third(attempt, replace(third, state="talking")), happened=("attempt.consult_answered",))


def complete(attempt: Attempt, third: Third) -> Step:
    """Whom the agent consulted takes the customer; the agent's own leg goes."""
    joined = _third(attempt, replace(third, state="joined"))
    if third.agent:
        # Their coming into the room makes the call theirs.
        return Step(attempt=joined, happened=("attempt.moving",), effects=(Lead("agent", third.leg, "room"),))
    own: tuple[Effect, ...] = (HangUp("agent", attempt.agent_legs),) if attempt.agent_up else ()
    return Step(
        attempt=replace(joined, held_at=None),
        happened=("attempt.transferred",),
        effects=(Lead("third", third.leg, "room"), *own),
    )


def third_gone(attempt: Attempt, fact: ThirdGone) -> Step:
    """Somebody outside has hung up, or never answered."""
    third = third_of(attempt)
    if third is None or third.agent or third.leg != fact.leg:
        return Step(attempt=attempt)
    without = replace(attempt, third={}, evidence=_noted(attempt, fact.dial_status))
    if third.state == "joined":
        return Step(attempt=without, happened=("attempt.third_left",), effects=(HangUp("customer"),))
    if third.way == "attended":
        return Step(attempt=without, happened=("attempt.consult_ended",))
    return _not_reached(without, fact.at)


def other_agent_up(attempt: Attempt, third: Third, fact: AgentLegUp) -> Step:
    """The other agent is with the customer: the call is theirs from here on, and the former leg goes."""
    before = HangUp("agent", attempt.agent_legs)
    taken = replace(
        attempt,
        agent_legs=third.leg,
        agent_id=third.agent_id,
        device=third.device,
        agent_up=True,
        agent_lost_at=None,
        held_at=None,
        muted=False,
        third={},
    )
    return Step(attempt=taken, happened=("attempt.moved",), effects=(before,))


def other_agent_failed(attempt: Attempt, at: datetime, reason: str) -> Step:
    """The other agent did not come: the customer stays with the one who has the call, or waits for that one again."""
    without = replace(attempt, third={}, evidence=_noted(attempt, reason))
    third = third_of(attempt)
    if third is not None and third.way == "attended" and third.state != "joined":
        return Step(attempt=without, happened=("attempt.consult_ended",))
    return _not_reached(without, at)


def _not_reached(without: Attempt, at: datetime) -> Step:
    """Nobody took the customer: whoever had the call still has it, or is rung again as after a lost leg."""
    if without.agent_up:
        back: tuple[Effect, ...] = (Lead("agent", without.agent_legs, "room"),) if without.held_at else ()
        return Step(attempt=replace(without, held_at=None), happened=("attempt.transfer_failed",), effects=back)
    lost = replace(without, agent_lost_at=without.agent_lost_at or at)
    return Step(attempt=lost, happened=("attempt.transfer_failed", "attempt.agent_lost"))


def _third(attempt: Attempt, third: Third) -> Attempt:
    return replace(attempt, third=third.document())


def _noted(attempt: Attempt, why: str) -> dict[str, Any]:
    return {**attempt.evidence, "third_ended": why}
