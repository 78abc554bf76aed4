"""Which steps of a ticket fit its state now: asked of the same rule that takes them, so that a button never promises more."""

from datetime import datetime

from callcenter.core.model.tickets import Ticket, TicketKind
from callcenter.core.ticket import (
    CloseUnverified,
    Contacted,
    Dispatched,
    Handled,
    Progressed,
    Reclassified,
    Reopened,
    TicketFact,
    Undone,
    Voided,
    decide,
)
from callcenter.errors import Conflict

_WORD = "-"


def steps(ticket: Ticket, by: str, now: datetime) -> tuple[str, ...]:
    """The steps that `by` may ask of the ticket now, in the order of the work; permissions are asked elsewhere.

    Closing is only ever *close* (unverified, S2-38): a complaint closes by the customer's *satisfied* alone (S2-42).
    """
    facts: dict[str, tuple[TicketFact, ...]] = {
        "dispatch": (Dispatched(""),),
        "contact": (Contacted(_WORD),),
        "progress": (Progressed(_WORD),),
        "handle": (Handled(by, _WORD),),
        "close": (CloseUnverified(by=by, reason=_WORD),),
        "reopen": (Reopened(reason=_WORD),),
        "reclassify": tuple(Reclassified(kind=kind, reason=_WORD) for kind in TicketKind if kind is not ticket.kind),
        "undo": (Undone(by),),
        "void": (Voided(by=by, reason=_WORD),),
    }
    return tuple(name for name, tried in facts.items() if any(_fits(ticket, fact, now) for fact in tried))


def _fits(ticket: Ticket, fact: TicketFact, now: datetime) -> bool:
    try:
        return decide(ticket, fact, now).changed
    except Conflict:
        return False
