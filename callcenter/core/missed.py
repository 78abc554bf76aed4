"""Why a follow-up was not done by its deadline: the cause that is kept with *missed* (S2-37; never dropped)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from callcenter.core.worktime import Calendar, next_open


class MissedCause(StrEnum):
    """The cause of a missed deadline; the first that holds, in this order."""

    CLOSED = "closed"
    AGREED_LATER = "agreed_later"
    NUMBER = "number"
    UNSETTLED = "unsettled"
    UNREACHED = "unreached"
    NETWORK = "network"
    NOT_TRIED = "not_tried"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissFacts:
    """What `missed_cause` needs of a follow-up at its deadline. `attempts` counts all, `tries` those that count."""

    earliest_at: datetime
    due_at: datetime
    tries: int = 0
    attempts: int = 0
    agreed_at: datetime | None = None
    number_to_check: bool = False
    unsettled: bool = False


def missed_cause(facts: MissFacts, calling: Calendar) -> MissedCause:
    """Why the deadline passed: no calling hour before it, the customer's own later time, the number, an unsettled call,
    nobody reached, only failures of ours, or never tried (no capacity)."""
    if not facts.attempts and next_open(calling, facts.earliest_at) >= facts.due_at:
        return MissedCause.CLOSED
    if facts.agreed_at is not None and facts.agreed_at >= facts.due_at:
        return MissedCause.AGREED_LATER
    if facts.number_to_check:
        return MissedCause.NUMBER
    if facts.unsettled:
        return MissedCause.UNSETTLED
    if facts.tries:
        return MissedCause.UNREACHED
    return MissedCause.NETWORK if facts.attempts else MissedCause.NOT_TRIED
