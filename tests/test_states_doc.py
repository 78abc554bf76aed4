"""docs/states.md against the code: every line drawn is a move that there is, and every move is drawn."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

import pytest

from callcenter.core import ticket as ticket_rules
from callcenter.core.attempt import AttemptFact, Refinements, Step, begin, decide, lose, ring_again, settle
from callcenter.core.model import (
    AttemptState,
    FollowUpState,
    MessageState,
    OutboxState,
    RecordingState,
    SeatState,
    Ticket,
    TicketKind,
    TicketState,
)
from callcenter.core.outcome import Outcome
from callcenter.core.recording import Measured, RecordingRules, Unreadable, judge
from callcenter.core.sms import MOVES, TERMINAL
from callcenter.errors import Conflict
from tests.support.clock import START
from tests.support.playbook import (
    answered,
    ended,
    failed,
    gone,
    in_state,
    intent,
    not_dialed,
    ringing,
    started,
    up,
)
from tests.support.states import Move, beginnings, diagrams, ends, moves

STATES: dict[str, type[StrEnum]] = {
    "attempt": AttemptState,
    "follow_up": FollowUpState,
    "seat": SeatState,
    "ticket": TicketState,
    "message": MessageState,
    "recording": RecordingState,
    "outbox": OutboxState,
}


def test_every_thing_has_its_diagram() -> None:
    assert set(diagrams()) == set(STATES)


@pytest.mark.parametrize("name", sorted(STATES))
def test_a_diagram_shows_every_state_and_no_other(name: str) -> None:
    """All states of the model, each reachable from a beginning; an end is a state that may be the last."""
    drawn = {state for move in moves(name) for state in move} | beginnings(name) | ends(name)
    assert drawn == {str(state) for state in STATES[name]}
    reached = set(beginnings(name))
    while more := {after for before, after in moves(name) if before in reached} - reached:
        reached |= more
    assert reached == drawn
    stuck = drawn - {before for before, _ in moves(name)} - ends(name)
    assert stuck == set()


def _lost(attempt: object, now: datetime) -> Step:
    return lose(attempt, now, "restarted")  # type: ignore[arg-type]


def test_an_attempts_moves_are_those_of_the_rules() -> None:
    """Driven with every fact in every state. `intent` is committed together with its first step."""
    facts: list[AttemptFact] = [up(), failed(), gone(), gone(cause=38), started(), ringing(), answered(), not_dialed()]
    facts += [ended(), ended("BUSY", 17, 0)]
    acts: list[Callable[..., Step]] = [
        _lost,
        lambda attempt, now: settle(attempt, Outcome.NO_ANSWER, "person", now),
        lambda attempt, now: ring_again(attempt, "1001", "agent", now),
    ]
    found: set[Move] = {("intent", str(begin(intent()).attempt.state))}
    for state in AttemptState:
        if state is AttemptState.INTENT:
            continue
        before = in_state(state)
        steps = [decide(before, fact, START, Refinements()) for fact in facts] + [act(before, START) for act in acts]
        found |= {(str(state), str(step.attempt.state)) for step in steps if step.attempt.state is not state}
    assert moves("attempt") == found


def test_a_messages_moves_are_those_of_the_rules() -> None:
    found = {(str(before), str(after)) for before, reached in MOVES.items() for after in reached}
    assert moves("message") == found
    assert ends("message") == {str(state) for state in TERMINAL}


def _ticket(state: TicketState, kind: TicketKind, handler: str | None) -> Ticket:
    return Ticket(
        id="t",
        no="T-1",
        kind=kind,
        dealer_id="d",
        customer_id="c",
        opened_by="opener",
        handler_id=handler,
        state=state,
        received_at=START,
        recorded_at=START,
        undo_until=START + timedelta(minutes=1),
    )


def test_a_tickets_moves_are_those_of_the_rules() -> None:
    """Driven with every fact in every state, with and without a handler, as a complaint and as a suggestion."""
    facts: list[ticket_rules.TicketFact] = [
        ticket_rules.Dispatched("handler"),
        ticket_rules.Contacted("text"),
        ticket_rules.Progressed("text"),
        ticket_rules.Handled("handler", "result"),
        ticket_rules.Verdict(satisfied=True, round=1, by="agent"),
        ticket_rules.Verdict(satisfied=False, round=1, by="agent"),
        ticket_rules.NotReached(ticket_rules.Unverified.TRIES_USED),
        ticket_rules.ContactCame("sms"),
        ticket_rules.CloseUnverified(by="supervisor", reason="why"),
        ticket_rules.Answered("agent"),
        ticket_rules.Reopened(reason="why"),
        ticket_rules.Reclassified(kind=TicketKind.GRIEVANCE, reason="why"),
        ticket_rules.Voided(by="supervisor", reason="why"),
        ticket_rules.Undone("opener"),
    ]
    found: set[Move] = set()
    for state in TicketState:
        for kind in (TicketKind.COMPLAINT, TicketKind.SUGGESTION):
            for handler in (None, "handler"):
                for fact in facts:
                    try:
                        step = ticket_rules.decide(_ticket(state, kind, handler), fact, START)
                    except Conflict:
                        continue
                    if step.ticket.state is not state:
                        found.add((str(state), str(step.ticket.state)))
    assert moves("ticket") == found
    assert ends("ticket") == {str(state) for state in ticket_rules.ENDED}


def test_a_recordings_judgements_are_those_of_the_rules() -> None:
    """From `expected` and from `missing`; `not_needed` is the call's word and no judgement."""
    rules = RecordingRules()
    whole = {"size": 320_044, "sha256": "x"}
    looks = [
        judge(None, 20, rules),
        judge(Unreadable("no-sound"), 20, rules),
        judge(Measured(seconds=20, loud_share=0.5, **whole), 20, rules),  # type: ignore[arg-type]
        judge(Measured(seconds=20, loud_share=0.0, **whole), 20, rules),  # type: ignore[arg-type]
        judge(Measured(seconds=20, loud_share=0.5, repaired=True, **whole), 20, rules),  # type: ignore[arg-type]
        judge(Measured(seconds=10, loud_share=0.5, **whole), 20, rules),  # type: ignore[arg-type]
        judge(Measured(seconds=30, loud_share=0.5, **whole), 20, rules),  # type: ignore[arg-type]
    ]
    judged = {str(look.state) for look in looks}
    assert {after for before, after in moves("recording") if before == "expected"} == judged | {"not_needed"}
    assert {after for before, after in moves("recording") if before == "missing"} == judged - {"missing"} | {"deleted"}
