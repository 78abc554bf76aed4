"""Tests of an attempt's life that read as conversations: facts in with `>>`, the effects they must have with `<<`.

`assert Playbook(attempt) >> up() << DialCustomer() >> busy() << HangUp("agent") << Forget()`: on a mismatch the script so far
is printed; an effect that nobody looked at fails the test.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Self

from callcenter.core.attempt import AttemptFact, Effect, Refinements, Step, begin, decide
from callcenter.core.facts import (
    AgentLegFailed,
    AgentLegGone,
    AgentLegUp,
    CustomerAnswered,
    CustomerEnded,
    CustomerNotDialed,
    CustomerRinging,
    CustomerStarted,
)
from callcenter.core.model import Attempt, AttemptState
from tests.support.clock import START

ID = "a".rjust(26, "0")
Act = Callable[[Attempt, datetime], Step]
"""Something that people or machinery do to an attempt: lose, settle, ask_hang_up, ring_again …"""


def intent() -> Attempt:
    """An attempt as it is committed before anything is sent."""
    return Attempt(
        id=ID,
        follow_up_id="f",
        dealer_id="d",
        customer_id="c",
        agent_id="agent",
        number="+8613800000001",
        pbx="pbx",
        device="1001",
        intent_at=START,
    )


def up(leg: int = 1) -> AgentLegUp:
    """The agent's leg is in the room."""
    return AgentLegUp(pbx="pbx", at=START, attempt=ID, leg=leg, channel=f"agent-{leg}-{ID}")


def failed(leg: int = 1, reason: str = "busy") -> AgentLegFailed:
    """The agent's leg did not come up."""
    return AgentLegFailed(pbx="pbx", at=START, attempt=ID, leg=leg, reason=reason)


def gone(leg: int = 1, cause: int = 16) -> AgentLegGone:
    """The agent's leg ended: 16 is laid down, anything else lost."""
    return AgentLegGone(pbx="pbx", at=START, attempt=ID, leg=leg, cause=cause)


def started() -> CustomerStarted:
    """The journal has its first line."""
    return CustomerStarted(pbx="pbx", at=START, attempt=ID)


def ringing() -> CustomerRinging:
    """The customer's telephone rings."""
    return CustomerRinging(pbx="pbx", at=START, attempt=ID)


def answered() -> CustomerAnswered:
    """The customer answers."""
    return CustomerAnswered(pbx="pbx", at=START, attempt=ID)


def not_dialed() -> CustomerNotDialed:
    """The exchange refused the order to dial."""
    return CustomerNotDialed(pbx="pbx", at=START, attempt=ID, reason="failure")


def ended(status: str = "ANSWER", cause: int = 16, talk: int = 30, *, journal: bool = False) -> CustomerEnded:
    """The customer's leg is over."""
    return CustomerEnded(
        pbx="pbx",
        at=START,
        attempt=ID,
        dial_status=status,
        cause=cause,
        dialed_seconds=talk + 5,
        answered_seconds=talk if status == "ANSWER" else 0,
        sip_code=None,
        ended_at=START + timedelta(seconds=talk + 5),
        from_journal=journal,
    )


def in_state(state: AttemptState) -> Attempt:
    """An attempt led into a state by the facts that lead there."""
    facts: dict[AttemptState, tuple[AttemptFact, ...]] = {
        AttemptState.AGENT_RINGING: (),
        AttemptState.DIALING: (up(),),
        AttemptState.RINGING: (up(), started(), ringing()),
        AttemptState.TALKING: (up(), started(), ringing(), answered()),
        AttemptState.ENDED: (up(), started(), ended("BUSY", 17, 0)),
    }
    if state is AttemptState.INTENT:
        return intent()
    attempt = begin(intent()).attempt
    for fact in facts.get(state, (up(), started(), ringing())):
        attempt = decide(attempt, fact, START, Refinements()).attempt
    return replace(attempt, state=AttemptState.UNKNOWN, outcome="unknown") if state is AttemptState.UNKNOWN else attempt


class Playbook:
    """One attempt and the conversation about it; every second that passes is `Playbook.later`."""

    def __init__(self, attempt: Attempt | None = None, refinements: Refinements | None = None) -> None:
        first = begin(intent())
        self.attempt = attempt or first.attempt
        self.now = START
        self.happened: list[str] = []
        self._refinements = refinements or Refinements()
        self._script = [f"   {self.attempt.state}"]
        self._open: list[Effect] = []

    def __rshift__(self, said: AttemptFact | Act) -> Self:
        """A fact (or an act) comes; what the one before led to must have been looked at."""
        self._all_seen()
        step = said(self.attempt, self.now) if callable(said) else self._decided(said)
        name = getattr(said, "__name__", type(said).__name__)
        self._script.append(f">> {name}  [{self.attempt.state} → {step.attempt.state}]")
        self.attempt = step.attempt
        self.happened += step.happened
        self._open = list(step.effects)
        return self

    def __lshift__(self, effect: Effect | None) -> Self:
        """The next effect must be this one; None: there must be none left."""
        found = self._open.pop(0) if self._open else None
        assert found == effect, self._told(f"<< {effect!r} was expected, {found!r} came")
        self._script.append(f"<< {effect!r}")
        return self

    def __bool__(self) -> bool:
        self._all_seen()
        return True

    def later(self, seconds: float) -> Act:
        """Let time pass before the next fact."""

        def wait(attempt: Attempt, now: datetime) -> Step:
            self.now = now + timedelta(seconds=seconds)
            return Step(attempt=attempt)

        return wait

    def _decided(self, fact: AttemptFact) -> Step:
        return decide(self.attempt, fact, self.now, self._refinements)

    def _all_seen(self) -> None:
        assert not self._open, self._told(f"nobody looked at {', '.join(map(repr, self._open))}")

    def _told(self, problem: str) -> str:
        return "\n".join([*self._script, f"!! {problem}"])


def outcome_of(play: Playbook, parts: Iterable[str] = ("state", "outcome", "counts")) -> tuple[object, ...]:
    """The named fields of the attempt, once the conversation is over."""
    assert play
    return tuple(getattr(play.attempt, part) for part in parts)
