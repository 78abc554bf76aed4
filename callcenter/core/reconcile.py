"""What the exchange's own memory says of attempts whose end we did not hear: snapshot, journal, start time.

The journal speaks for finished calls, live channels for those that go on. Absence proves that nothing rang only if the
exchange has been up since before the order to dial and no *started* line exists; everything else is *unknown*.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from callcenter.core.facts import CustomerEnded
from callcenter.core.model.calls import Attempt, AttemptState

SETTLE = timedelta(seconds=5)
"""An order to dial younger than this may still be on its way inside the exchange."""
LINGER = timedelta(seconds=15)
"""A started line may still get its end within this time after its channel went (the disk is up to 0.65 s late)."""

UPTIME_ERROR = timedelta(seconds=1)
"""The exchange tells its own start and its clock in whole seconds: what is reckoned from them may be this much too early."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one look at the exchange showed of one attempt. `up_since` is the exchange's own start (aware UTC).

    `missing_since`: when a look first found its line without a channel and without an end; None: no look before this one.
    """

    up_since: datetime
    customer_live: bool
    agent_live: bool
    agent_leg: int
    started: bool
    ended: CustomerEnded | None
    missing_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class GoesOn:
    """The call lives; `agent_live` may differ from what we believed."""

    agent_live: bool


@dataclass(frozen=True, slots=True)
class HasEnded:
    """The journal tells the end."""

    fact: CustomerEnded


@dataclass(frozen=True, slots=True)
class NeverDialed:
    """Proved: the customer was not dialed; another attempt is allowed."""

    reason: str


@dataclass(frozen=True, slots=True)
class CannotKnow:
    """Neither proof nor disproof: *unknown*, never dialed again by itself."""

    reason: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Too early to say; look again."""


Verdict = GoesOn | HasEnded | NeverDialed | CannotKnow | Wait


def judge(attempt: Attempt, seen: Seen, now: datetime) -> Verdict:
    """What became of a live attempt."""
    if seen.ended is not None:
        return HasEnded(seen.ended)
    if seen.customer_live:
        return GoesOn(agent_live=seen.agent_live)
    if not attempt.customer_dialed and not seen.started:
        # The order to dial is committed before it is sent: without it nothing can have rung at the customer's.
        if seen.agent_live:
            return GoesOn(agent_live=True)
        if now - attempt.intent_at < SETTLE:
            return Wait()
        return NeverDialed("the agent's leg is gone and the customer was not to be dialed yet")
    dialed_at = attempt.dialed_at or attempt.intent_at
    if seen.started:
        # A look may come in the moment between the end of a call, however long it was, and the line that tells of it.
        if now - max(dialed_at, seen.missing_since or now) < LINGER and seen.up_since <= dialed_at:
            return Wait()
        return CannotKnow("the journal has a start without an end, and no channel lives")
    if seen.up_since + UPTIME_ERROR > dialed_at:
        return CannotKnow("the exchange was restarted after the order to dial")
    if now - dialed_at < SETTLE:
        return Wait()
    if attempt.ringing_at is not None or attempt.answered_at is not None or attempt.state is AttemptState.TALKING:
        return CannotKnow("the call was seen ringing but has no line in the journal")
    return NeverDialed("the exchange has been up since before the order and knows nothing of it")
