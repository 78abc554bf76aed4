"""The life of a ticket from facts alone: open → handling → handled → second follow-up → closed, or the next round.

`decide(ticket, fact, now, rules)` gives the ticket as it is then, the act for its log, and what must follow. A fact of the
machinery that comes late or again (a verdict on a closed ticket) changes nothing; an act of a person that does not fit the
state raises Conflict. S2-42: a complaint closes only on the customer's *satisfied*; everything else leaves it open in every
figure. Each round of handling has its own clocks: a dissatisfied second follow-up is a complaint received at that instant.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import assert_never

from callcenter.core.model.tickets import Ticket, TicketKind, TicketState
from callcenter.errors import Conflict, Invalid

ENDED = frozenset({TicketState.CLOSED, TicketState.CLOSED_UNVERIFIED, TicketState.VOID})
CLOCKED = frozenset({TicketKind.COMPLAINT, TicketKind.GRIEVANCE})
"""Kinds that are verified by a second follow-up; opinions and suggestions close when they are answered."""
IN_WORK = frozenset({TicketState.OPEN, TicketState.HANDLING})


class Unverified(StrEnum):
    """Why a handled ticket's customer could not be asked."""

    TRIES_USED = "tries_used"
    DECLINED = "declined"
    NO_CALLS = "no_calls"
    NO_NUMBER = "no_number"


@dataclass(frozen=True, slots=True)
class Dispatched:
    """Somebody is to handle it."""

    handler_id: str


@dataclass(frozen=True, slots=True)
class Contacted:
    """The handler spoke with the customer."""

    text: str


@dataclass(frozen=True, slots=True)
class Progressed:
    """Something was done."""

    text: str


@dataclass(frozen=True, slots=True)
class Handled:
    """The handler reports the result; the customer is asked next."""

    by: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The customer's word in the second follow-up (S2-42); `round` is the round that was asked about."""

    satisfied: bool
    round: int
    by: str | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class NotReached:
    """The second follow-up ended without the customer's word."""

    reason: Unverified


@dataclass(frozen=True, slots=True)
class ContactCame:
    """The customer rang or wrote after all; `how` is return_call, sms, call, or trunk (given up by a trunk's failure)."""

    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseUnverified:
    """A supervisor or general manager closes one whose customer was not reached, with a reason; reported apart."""

    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Answered:
    """An opinion or suggestion was answered: nothing is left to verify."""

    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """Somebody opens it again, with a reason."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reclassified:
    """Another kind: the origin stays, due times are reckoned anew (S2-43)."""

    kind: TicketKind
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voided:
    """It should never have been opened; the number stays."""

    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Undone:
    """Taken back by whoever opened it, within the undo time."""

    by: str


TicketFact = (
    Dispatched
    | Contacted
    | Progressed
    | Handled
    | Verdict
    | NotReached
    | ContactCame
    | CloseUnverified
    | Answered
    | Reopened
    | Reclassified
    | Voided
    | Undone
)


Closing = Verdict | CloseUnverified | Answered
"""What can close a ticket; flows/close_ticket.py alone gives these."""


class Follows(StrEnum):
    """What must follow in the same unit of work."""

    PLAN_SECOND = "plan_second"
    WITHDRAW_SECOND = "withdraw_second"
    STOP_HANDLED = "stop_handled"
    STOP_CLOCKS = "stop_clocks"
    CANCEL_CLOCKS = "cancel_clocks"
    START_ROUND = "start_round"
    START_CLOCKS = "start_clocks"
    TELL_HANDLER = "tell_handler"
    TELL_UNREACHED = "tell_unreached"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The ticket after a fact; `act` is empty when nothing changed. `text` goes into its log."""

    ticket: Ticket
    act: str = ""
    text: str = ""
    follows: tuple[Follows, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything happened."""
        return bool(self.act)


def is_open(ticket: Ticket) -> bool:
    """Open in every figure: not closed, not closed unverified, not void; *unreached* is open (S2-38)."""
    return ticket.state not in ENDED


def is_asked(ticket: Ticket, round: int) -> bool:
    """Whether the customer's word about that round is still waited for (S2-42)."""
    return ticket.state in (TicketState.HANDLED, TicketState.UNREACHED) and ticket.round == round


def decide(ticket: Ticket, fact: TicketFact, now: datetime) -> Step:
    """What a fact makes of a ticket. Raises Conflict for a person's act that does not fit, Invalid for a missing reason."""
    match fact:
        case Dispatched(handler_id=handler):
            _must(ticket, is_open(ticket), "ended")
            if ticket.handler_id == handler:
                return Step(ticket=ticket)
            return Step(
                ticket=replace(ticket, handler_id=handler),
                act="dispatch",
                text=handler,
                follows=(Follows.TELL_HANDLER,),
            )
        case Contacted(text=text):
            _must(ticket, is_open(ticket), "ended")
            return Step(ticket=_begun(ticket), act="contact", text=text)
        case Progressed(text=text):
            _must(ticket, is_open(ticket), "ended")
            return Step(ticket=_begun(ticket), act="progress", text=_said(text, "text"))
        case Handled():
            return _handled(ticket, fact, now)
        case Verdict():
            return _verdict(ticket, fact, now)
        case NotReached(reason=reason):
            if ticket.state is not TicketState.HANDLED:
                return Step(ticket=ticket)
            away = replace(ticket, state=TicketState.UNREACHED, unreached_at=now, unreached_reason=str(reason))
            return Step(ticket=away, act="unreached", text=str(reason), follows=(Follows.TELL_UNREACHED,))
        case ContactCame(how=how):
            return _contact_came(ticket, how)
        case CloseUnverified(by=by, reason=reason):
            _must(ticket, ticket.state is TicketState.UNREACHED, "customer-not-given-up")
            closed = replace(
                ticket,
                state=TicketState.CLOSED_UNVERIFIED,
                closed_at=now,
                closed_by=by,
                close_reason=_said(reason, "reason"),
            )
            return Step(ticket=closed, act="close_unverified", text=reason, follows=(Follows.STOP_CLOCKS,))
        case Answered(by=by):
            _must(ticket, ticket.state is TicketState.HANDLED and ticket.kind not in CLOCKED, "to-be-verified")
            done = replace(ticket, state=TicketState.CLOSED, closed_at=now, closed_by=by, close_reason="answered")
            return Step(ticket=done, act="answered", follows=(Follows.STOP_CLOCKS,))
        case Reopened(reason=reason):
            _must(ticket, ticket.state is not TicketState.VOID and ticket.state not in IN_WORK, "not-closed")
            return _next_round(ticket, "reopen", _said(reason, "reason"))
        case Reclassified():
            return _reclassified(ticket, fact)
        case Voided(by=by, reason=reason):
            _must(ticket, ticket.state is not TicketState.VOID, "void-already")
            return _void(ticket, "void", by, _said(reason, "reason"), now)
        case Undone(by=by):
            if ticket.state is TicketState.VOID:
                return Step(ticket=ticket)
            _must(ticket, by == ticket.opened_by, "opened-by-another")
            _must(ticket, ticket.undo_until is not None and now <= ticket.undo_until, "undo-time-over")
            _must(ticket, ticket.state in IN_WORK, "worked-on-already")
            return _void(ticket, "undo", by, "undone", now)
        case _:
            assert_never(fact)


def _handled(ticket: Ticket, fact: Handled, now: datetime) -> Step:
    if ticket.state is TicketState.HANDLED and ticket.handled_by == fact.by and ticket.handling_result == fact.result:
        return Step(ticket=ticket)  # the same report again
    _must(ticket, ticket.state in IN_WORK, "not-in-work")
    handled = replace(
        ticket,
        state=TicketState.HANDLED,
        handled_at=now,
        handled_by=fact.by,
        handling_result=_said(fact.result, "result"),
    )
    if ticket.kind in CLOCKED:
        return Step(ticket=handled, act="handle", text=fact.result, follows=(Follows.STOP_HANDLED, Follows.PLAN_SECOND))
    return Step(ticket=handled, act="handle", text=fact.result)


def _verdict(ticket: Ticket, fact: Verdict, now: datetime) -> Step:
    if not is_asked(ticket, fact.round):
        return Step(ticket=ticket)
    if fact.satisfied:
        closed = replace(ticket, state=TicketState.CLOSED, closed_at=now, closed_by=fact.by, close_reason="satisfied")
        stops = (Follows.STOP_CLOCKS, Follows.WITHDRAW_SECOND)
        return Step(ticket=closed, act="satisfied", text=fact.text, follows=stops)
    return _next_round(ticket, "dissatisfied", fact.text)


def _next_round(ticket: Ticket, act: str, text: str) -> Step:
    again = replace(
        ticket,
        state=TicketState.HANDLING if ticket.handler_id else TicketState.OPEN,
        round=ticket.round + 1,
        handled_at=None,
        handled_by=None,
        handling_result="",
        unreached_at=None,
        unreached_reason="",
        closed_at=None,
        closed_by=None,
        close_reason="",
    )
    follows = (Follows.STOP_CLOCKS, Follows.WITHDRAW_SECOND, Follows.START_ROUND, Follows.TELL_HANDLER)
    return Step(ticket=again, act=act, text=text, follows=follows)


def _contact_came(ticket: Ticket, how: str) -> Step:
    """The customer can be asked now: back to *handled*, and the second follow-up is planned again."""
    if ticket.state not in (TicketState.UNREACHED, TicketState.CLOSED_UNVERIFIED):
        return Step(ticket=ticket)
    was_closed = ticket.state is TicketState.CLOSED_UNVERIFIED
    asked = replace(
        ticket,
        state=TicketState.HANDLED,
        unreached_at=None,
        unreached_reason="",
        closed_at=None,
        closed_by=None,
        close_reason="",
    )
    follows = (Follows.START_ROUND, Follows.PLAN_SECOND) if was_closed else (Follows.PLAN_SECOND,)
    return Step(ticket=asked, act="contact_came", text=how, follows=follows)


def _reclassified(ticket: Ticket, fact: Reclassified) -> Step:
    _must(ticket, is_open(ticket), "ended")
    if fact.kind is ticket.kind:
        return Step(ticket=ticket)
    _said(fact.reason, "reason")
    moved = replace(ticket, kind=fact.kind)
    follows: tuple[Follows, ...] = (Follows.CANCEL_CLOCKS, Follows.START_CLOCKS)
    if ticket.state in (TicketState.HANDLED, TicketState.UNREACHED) and fact.kind not in CLOCKED:
        _must(ticket, False, "customer-to-be-asked")
    return Step(ticket=moved, act="reclassify", text=f"{ticket.kind} → {fact.kind}: {fact.reason}", follows=follows)


def _void(ticket: Ticket, act: str, by: str, reason: str, now: datetime) -> Step:
    void = replace(ticket, state=TicketState.VOID, closed_at=now, closed_by=by, close_reason=reason)
    return Step(ticket=void, act=act, text=reason, follows=(Follows.CANCEL_CLOCKS, Follows.WITHDRAW_SECOND))


def _begun(ticket: Ticket) -> Ticket:
    return replace(ticket, state=TicketState.HANDLING) if ticket.state is TicketState.OPEN else ticket


def _said(text: str, field: str) -> str:
    if not text.strip():
        raise Invalid(field, "needed")
    return text.strip()


def _must(ticket: Ticket, holds: bool, reason: str) -> None:
    if not holds:
        raise Conflict("ticket", ticket.no or ticket.id, reason, state=str(ticket.state))


def undo_until(recorded_at: datetime, undo: timedelta) -> datetime:
    """Until when a ticket may be undone by whoever opened it."""
    return recorded_at + undo
