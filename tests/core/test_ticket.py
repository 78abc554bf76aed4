"""A ticket's life as a conversation: facts in, the act and what follows out; anything nobody looked at fails."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from callcenter.core.model import Ticket, TicketKind, TicketState
from callcenter.core.ticket import (
    Answered,
    CloseUnverified,
    ContactCame,
    Contacted,
    Dispatched,
    Follows,
    Handled,
    NotReached,
    Progressed,
    Reclassified,
    Reopened,
    TicketFact,
    Undone,
    Unverified,
    Verdict,
    Voided,
    decide,
    is_open,
)
from callcenter.errors import Conflict, Invalid

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
NOTHING = ("", ())


class Playbook:
    """`play >> fact << (act, follows)`; on a mismatch it prints the talk so far."""

    def __init__(self, kind: TicketKind = TicketKind.COMPLAINT, **fields: Any) -> None:
        self.ticket = Ticket(
            id="t",
            no="T-SH01-2026-000001",
            kind=kind,
            dealer_id="dealer",
            customer_id="customer",
            opened_by="agent",
            received_at=NOW,
            recorded_at=NOW,
            undo_until=NOW + timedelta(seconds=60),
        )
        self.ticket = replace(self.ticket, **fields)
        self.now = NOW
        self.talk: list[str] = []
        self.told: tuple[str, tuple[Follows, ...]] | None = None

    def __rshift__(self, fact: TicketFact) -> "Playbook":
        assert self.told is None, f"nobody looked at {self.told} after:\n" + "\n".join(self.talk)
        step = decide(self.ticket, fact, self.now)
        self.ticket = step.ticket
        self.told = (step.act, step.follows)
        self.talk.append(f"  >> {fact}")
        return self

    def __lshift__(self, expected: tuple[str, Iterable[Follows]]) -> "Playbook":
        said = (expected[0], tuple(expected[1]))
        assert self.told == said, "\n".join([*self.talk, f"  << {self.told}", f"expected {said}"])
        self.talk.append(f"  << {self.told}")
        self.told = None
        return self

    def after(self, **span: float) -> "Playbook":
        """Let time pass."""
        self.now += timedelta(**span)
        return self


HANDLED = ("handle", [Follows.STOP_HANDLED, Follows.PLAN_SECOND])
NEXT_ROUND = [Follows.STOP_CLOCKS, Follows.WITHDRAW_SECOND, Follows.START_ROUND, Follows.TELL_HANDLER]
CLOSED = ("satisfied", [Follows.STOP_CLOCKS, Follows.WITHDRAW_SECOND])


def word(satisfied: bool, round: int = 1) -> Verdict:
    return Verdict(satisfied=satisfied, round=round, by="agent-2")


def test_complaint_closes_when_the_customer_is_satisfied() -> None:
    """Dispatched, contacted, handled, asked: only the customer's word closes it (S2-42)."""
    play = Playbook()
    play >> Dispatched("h") << ("dispatch", [Follows.TELL_HANDLER])
    play >> Contacted("called") << ("contact", [])
    assert play.ticket.state is TicketState.HANDLING
    play >> Handled("h", "replaced") << HANDLED
    play >> word(True) << CLOSED
    assert (play.ticket.state, play.ticket.close_reason) == (TicketState.CLOSED, "satisfied")


def test_next_round_begins_when_the_customer_is_dissatisfied() -> None:
    play = Playbook(handler_id="h")
    play >> Handled("h", "replaced") << HANDLED
    play >> word(False) << ("dissatisfied", NEXT_ROUND)
    assert (play.ticket.state, play.ticket.round, play.ticket.handled_at) == (TicketState.HANDLING, 2, None)
    play >> Handled("h", "replaced again") << HANDLED
    play >> word(True, round=1) << NOTHING
    play >> word(True, round=2) << CLOSED


def test_late_and_repeated_facts_change_nothing_when_the_ticket_went_on() -> None:
    play = Playbook()
    play >> word(True) << NOTHING
    play >> NotReached(Unverified.TRIES_USED) << NOTHING
    play >> Handled("h", "replaced") << HANDLED
    play >> Handled("h", "replaced") << NOTHING
    play >> word(True) << CLOSED
    play >> word(False) << NOTHING
    play >> NotReached(Unverified.TRIES_USED) << NOTHING
    play >> ContactCame("sms") << NOTHING
    assert (play.ticket.state, play.ticket.round) == (TicketState.CLOSED, 1)


def test_customer_not_reached_keeps_the_ticket_open_until_somebody_decides() -> None:
    play = Playbook()
    play >> Handled("h", "replaced") << HANDLED
    play >> NotReached(Unverified.TRIES_USED) << ("unreached", [Follows.TELL_UNREACHED])
    assert is_open(play.ticket)
    play >> CloseUnverified(by="s", reason="three tries") << ("close_unverified", [Follows.STOP_CLOCKS])
    assert not is_open(play.ticket)
    play >> ContactCame("return_call") << ("contact_came", [Follows.START_ROUND, Follows.PLAN_SECOND])
    assert (play.ticket.state, play.ticket.round, play.ticket.closed_at) == (TicketState.HANDLED, 1, None)


def test_question_is_asked_again_when_an_unreached_customer_rings() -> None:
    play = Playbook()
    play >> Handled("h", "replaced") << HANDLED
    play >> NotReached(Unverified.DECLINED) << ("unreached", [Follows.TELL_UNREACHED])
    play >> ContactCame("sms") << ("contact_came", [Follows.PLAN_SECOND])
    assert (play.ticket.state, play.ticket.unreached_at) == (TicketState.HANDLED, None)
    play >> word(True) << CLOSED


def test_verdict_counts_when_it_comes_from_an_unreached_customer() -> None:
    play = Playbook()
    play >> Handled("h", "replaced") << HANDLED
    play >> NotReached(Unverified.TRIES_USED) << ("unreached", [Follows.TELL_UNREACHED])
    play >> word(True) << CLOSED
    assert (play.ticket.state, play.ticket.close_reason) == (TicketState.CLOSED, "satisfied")


def test_suggestion_closes_when_answered() -> None:
    play = Playbook(TicketKind.SUGGESTION)
    play >> Handled("h", "chairs bought") << ("handle", [])
    play >> Answered("h") << ("answered", [Follows.STOP_CLOCKS])
    assert play.ticket.state is TicketState.CLOSED


def test_complaint_is_not_closed_as_answered() -> None:
    play = Playbook()
    play >> Handled("h", "replaced") << HANDLED
    with pytest.raises(Conflict, match="to-be-verified"):
        decide(play.ticket, Answered("h"), NOW)


def test_undo_is_open_for_sixty_seconds_to_who_opened_it() -> None:
    play = Playbook().after(seconds=60)
    play >> Undone("agent") << ("undo", [Follows.CANCEL_CLOCKS, Follows.WITHDRAW_SECOND])
    play >> Undone("agent") << NOTHING
    assert (play.ticket.state, play.ticket.no) == (TicketState.VOID, "T-SH01-2026-000001")
    with pytest.raises(Conflict, match="undo-time-over"):
        decide(Playbook().ticket, Undone("agent"), NOW + timedelta(seconds=61))
    with pytest.raises(Conflict, match="opened-by-another"):
        decide(Playbook().ticket, Undone("agent-2"), NOW)


def test_work_is_not_undone_when_somebody_handled_it_within_the_minute() -> None:
    play = Playbook()
    play >> Handled("h", "done at once") << HANDLED
    with pytest.raises(Conflict, match="worked-on-already"):
        decide(play.ticket, Undone("agent"), NOW)


def test_kind_changes_with_new_clocks_when_reclassed() -> None:
    """S2-43: the origin stays, so the receipt is not touched."""
    play = Playbook(TicketKind.GRIEVANCE).after(hours=5)
    clocks = [Follows.CANCEL_CLOCKS, Follows.START_CLOCKS]
    play >> Reclassified(kind=TicketKind.COMPLAINT, reason="claims money") << ("reclassify", clocks)
    assert (play.ticket.kind, play.ticket.received_at) == (TicketKind.COMPLAINT, NOW)
    play >> Reclassified(kind=TicketKind.COMPLAINT, reason="again") << NOTHING


def test_handled_complaint_cannot_become_an_opinion() -> None:
    """Else the customer would never be asked."""
    play = Playbook()
    play >> Handled("h", "replaced") << HANDLED
    with pytest.raises(Conflict, match="customer-to-be-asked"):
        decide(play.ticket, Reclassified(kind=TicketKind.OPINION, reason="not so bad"), NOW)


@pytest.mark.parametrize(
    "fact",
    [
        Handled("h", " "),
        Progressed(""),
        Voided(by="s", reason=" "),
        Reclassified(kind=TicketKind.OPINION, reason=""),
    ],
)
def test_reason_is_needed_when_a_person_acts(fact: TicketFact) -> None:
    with pytest.raises(Invalid):
        decide(Playbook().ticket, fact, NOW)


@pytest.mark.parametrize("state", [TicketState.CLOSED, TicketState.CLOSED_UNVERIFIED, TicketState.VOID])
@pytest.mark.parametrize(
    "fact",
    [
        Dispatched("h"),
        Contacted("x"),
        Progressed("x"),
        Handled("h", "x"),
        CloseUnverified(by="s", reason="x"),
        Answered("h"),
        Reclassified(kind=TicketKind.OPINION, reason="x"),
    ],
)
def test_work_is_refused_when_the_ticket_has_ended(state: TicketState, fact: TicketFact) -> None:
    with pytest.raises(Conflict):
        decide(Playbook(state=state).ticket, fact, NOW)


def test_ticket_opens_again_with_a_reason_when_it_was_closed_and_never_when_it_is_void() -> None:
    play = Playbook(state=TicketState.CLOSED, closed_at=NOW)
    play >> Reopened(reason="rang again") << ("reopen", NEXT_ROUND)
    assert (play.ticket.state, play.ticket.round, play.ticket.closed_at) == (TicketState.OPEN, 2, None)
    with pytest.raises(Conflict):
        decide(Playbook(state=TicketState.VOID).ticket, Reopened(reason="x"), NOW)
