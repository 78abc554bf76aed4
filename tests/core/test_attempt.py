"""The life of one attempt as conversations, and what holds for facts in any order, doubled, late or never."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.attempt import (
    LIVE,
    RING_AGAIN_FOR,
    AttemptFact,
    DialCustomer,
    Effect,
    Forget,
    HangUp,
    Refinements,
    RingAgent,
    Step,
    ask_hang_up,
    begin,
    decide,
    leg_in_flight,
    lose,
    ring_again,
    settle,
)
from callcenter.core.model import Attempt, AttemptState
from callcenter.core.outcome import Outcome, counts_as_try
from callcenter.core.third import Third
from tests.support.clock import START
from tests.support.playbook import (
    Playbook,
    answered,
    ended,
    failed,
    gone,
    in_state,
    intent,
    not_dialed,
    outcome_of,
    ringing,
    started,
    up,
)

S = AttemptState
AGENT, CUSTOMER = HangUp("agent", 1), HangUp("customer")


def hang_up(attempt: Attempt, now: datetime) -> Step:
    return ask_hang_up(attempt)


def again(attempt: Attempt, now: datetime) -> Step:
    return ring_again(attempt, attempt.device, attempt.agent_id, now)


def lost(attempt: Attempt, now: datetime) -> Step:
    return lose(attempt, now, "restarted")


def settled_as(outcome: Outcome) -> Callable[[Attempt, datetime], Step]:
    def settled(attempt: Attempt, now: datetime) -> Step:
        return settle(attempt, outcome, "supervisor", now)

    return settled


def test_begins_by_ringing_the_agent_when_the_intent_is_committed() -> None:
    step = begin(intent())
    assert (step.attempt.state, step.attempt.customer_dialed, step.effects) == (S.AGENT_RINGING, False, (RingAgent(1),))


def test_dials_the_customer_once_when_the_agent_is_in_the_room() -> None:
    play = Playbook() >> up() << DialCustomer() >> up() << None >> started() << None >> up() << None
    assert outcome_of(play, ("state", "customer_dialed")) == (S.DIALING, True)


def test_ends_answered_when_the_customer_hangs_up_after_a_talk() -> None:
    play = (
        Playbook()
        >> up()
        << DialCustomer()
        >> started()
        >> ringing()
        >> answered()
        << None
        >> ended(talk=30)
        << AGENT
        << Forget()
    )
    assert outcome_of(play) == (S.ENDED, "answered", True)


@pytest.mark.parametrize(
    ("status", "cause", "talk", "outcome"),
    [
        ("ANSWER", 16, 4, "answered_short"),
        ("BUSY", 17, 0, "busy"),
        ("NOANSWER", 16, 0, "no_answer"),
        ("CHANUNAVAIL", 21, 0, "rejected"),
        ("CHANUNAVAIL", 1, 0, "invalid_number"),
        ("CONGESTION", 34, 0, "network_failure"),
        ("CANCEL", 0, 0, "cancelled"),
        ("REFUSED", 0, 0, "failed"),
    ],
)
def test_ends_in_the_outcome_of_its_evidence(status: str, cause: int, talk: int, outcome: str) -> None:
    play = (
        Playbook()
        >> up()
        << DialCustomer()
        >> started()
        >> ringing()
        >> ended(status, cause, talk)
        << AGENT
        << Forget()
    )
    assert outcome_of(play) == (S.ENDED, outcome, counts_as_try(Outcome(outcome)))


@pytest.mark.parametrize("fact", [failed(), gone()])
def test_fails_without_ringing_the_customer_when_the_agents_leg_fails(fact: AttemptFact) -> None:
    play = Playbook() >> fact << AGENT
    assert outcome_of(play, ("state", "outcome", "counts", "customer_dialed")) == (
        S.ENDED,
        "agent_failed",
        False,
        False,
    )


def test_a_leg_that_comes_up_after_the_end_is_taken_down_again() -> None:
    assert Playbook() >> failed() << AGENT >> up() << AGENT >> gone() << None


def test_the_customer_stops_ringing_when_the_agent_hangs_up() -> None:
    play = Playbook() >> up() << DialCustomer() >> started() >> ringing() >> gone() << CUSTOMER
    play = play >> ended("CANCEL", 0, 0) << AGENT << Forget()
    assert outcome_of(play) == (S.ENDED, "cancelled", False)


def test_the_customer_stays_when_the_agents_leg_is_lost_in_talk() -> None:
    play = Playbook() >> up() << DialCustomer() >> started() >> answered() >> gone(cause=38) << None
    assert (play.attempt.state, play.happened[-1]) == (S.TALKING, "attempt.agent_lost")
    play = play >> again << RingAgent(2) >> up(1) << None >> up(2) << None >> ended(talk=60) << HangUp("agent", 2)
    assert outcome_of(play << Forget(), ("outcome", "agent_legs")) == ("answered", 2)


def test_a_second_loss_is_no_end_either_when_the_leg_rung_again_fails() -> None:
    play = Playbook() >> up() << DialCustomer() >> answered() >> gone(cause=38) >> again << RingAgent(2)
    assert leg_in_flight(play.attempt, play.now)
    play = play >> failed(2) << None
    assert play.attempt.agent_lost_at is not None
    assert not leg_in_flight(play.attempt, play.now)
    assert outcome_of(play >> again << RingAgent(3), ("state", "agent_legs")) == (S.TALKING, 3)


def test_a_leg_that_was_rung_again_is_waited_for_no_longer_than_its_time() -> None:
    play = Playbook() >> up() << DialCustomer() >> answered() >> gone(cause=38) >> again << RingAgent(2)
    assert leg_in_flight(play.attempt, play.now + RING_AGAIN_FOR - timedelta(seconds=1))
    assert not leg_in_flight(play.attempt, play.now + RING_AGAIN_FOR)


@pytest.mark.parametrize("cause", [16, 38])
def test_hanging_up_on_purpose_is_no_loss_whatever_the_cause(cause: int) -> None:
    play = Playbook() >> up() << DialCustomer() >> answered() >> hang_up << CUSTOMER >> gone(cause=cause) << CUSTOMER
    assert outcome_of(play >> ended(talk=8) << AGENT << Forget()) == (S.ENDED, "answered", True)


@pytest.mark.parametrize("fact", [gone(), failed()])
def test_hanging_up_before_the_customer_is_dialed_calls_the_call_off(fact: AttemptFact) -> None:
    """The agent's leg goes because the agent said so: nothing failed, and nobody is paused for it."""
    assert outcome_of(Playbook() >> hang_up << AGENT >> fact << AGENT) == (S.ENDED, "cancelled", False)


def test_the_order_that_was_refused_ends_it_without_a_try() -> None:
    play = Playbook() >> up() << DialCustomer() >> not_dialed() << AGENT
    assert outcome_of(play) == (S.ENDED, "network_failure", False)


@pytest.mark.parametrize("heard", [ringing(), answered()])
def test_a_refusal_is_not_believed_when_the_customer_was_heard_all_the_same(heard: AttemptFact) -> None:
    play = Playbook() >> up() << DialCustomer() >> heard >> not_dialed() << None
    assert play.attempt.state in LIVE
    assert play


def test_the_outcome_stands_when_the_end_is_told_twice() -> None:
    play = Playbook() >> up() << DialCustomer() >> started() >> ended("BUSY", 17, 0) << AGENT << Forget()
    play = play >> ended("NOANSWER", 16, 0, journal=True) << Forget()
    assert outcome_of(play) == (S.ENDED, "busy", True)


def test_is_unknown_and_counts_until_settled_when_nobody_can_know() -> None:
    play = Playbook() >> up() << DialCustomer() >> started() >> ringing() >> lost << AGENT
    assert outcome_of(play) == (S.UNKNOWN, "unknown", True)
    play = play >> settled_as(Outcome.NO_ANSWER) << Forget()
    assert outcome_of(play, ("state", "outcome", "settled_by")) == (S.ENDED, "no_answer", "supervisor")


def test_nobody_is_left_in_a_call_of_which_nobody_can_know() -> None:
    """A consulted agent and a supervisor who listens are let go as the agent is."""
    third = Third(kind="agent", way="attended", state="talking", leg=2, label="B", agent_id="b", since="")
    listener = {"leg": 1, "since": START.isoformat()}
    talking = replace(in_state(S.TALKING), agent_legs=1, third=third.document(), listeners=[listener])
    step = lose(talking, START, "restarted")
    assert step.effects == (AGENT, HangUp("agent", 2), HangUp("listener", 1))
    assert (step.attempt.third, step.attempt.listeners, step.attempt.held_at) == ({}, [], None)


def test_settled_as_answered_it_can_be_disposed_of_although_no_answer_was_heard() -> None:
    """A disposition needs an answer, and an answer an instant: the last one heard of."""
    play = Playbook() >> up() << DialCustomer() >> started() >> ringing() >> lost << AGENT
    play = play >> settled_as(Outcome.ANSWERED) << Forget()
    assert outcome_of(play, ("outcome", "answered_at")) == ("answered", START)


def test_the_journals_late_word_settles_an_unknown_attempt() -> None:
    play = Playbook() >> up() << DialCustomer() >> started() >> lost << AGENT
    play = play >> ended(talk=40, journal=True) << AGENT << Forget()
    assert outcome_of(play, ("state", "outcome", "from_journal")) == (S.ENDED, "answered", True)


def test_what_was_ended_is_neither_lost_nor_settled_nor_rung_again() -> None:
    over = in_state(S.ENDED)
    for act in (hang_up, again, lost, settled_as(Outcome.BUSY)):
        assert act(over, START) == Step(attempt=over)


# ---------------------------------------------------------------- whatever comes, in whatever order

FACTS: tuple[AttemptFact, ...] = (
    up(),
    up(2),
    failed(),
    failed(2),
    gone(),
    gone(cause=38),
    gone(2, cause=38),
    started(),
    ringing(),
    answered(),
    not_dialed(),
    ended(talk=30),
    ended("BUSY", 17, 0),
    ended("CANCEL", 0, 0),
    ended("ANSWER", 16, 30, journal=True),
)
ACTS = (hang_up, again, lost, settled_as(Outcome.NO_ANSWER))


def after(attempt: Attempt, said: AttemptFact | Callable[[Attempt, datetime], Step]) -> Step:
    return said(attempt, START) if callable(said) else decide(attempt, said, START, Refinements())


@pytest.mark.parametrize("state", list(AttemptState))
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: type(fact).__name__)
def test_every_fact_has_an_answer_in_every_state(state: AttemptState, fact: AttemptFact) -> None:
    """Total; an end ends; a finished attempt keeps its outcome; the same fact again changes nothing more."""
    before = in_state(state)
    step = after(before, fact)
    if type(fact).__name__ == "CustomerEnded":
        assert step.attempt.state is S.ENDED
    if state is S.ENDED:
        assert step.attempt == before
    if not step.changed:
        assert step.attempt == before
    twice = after(step.attempt, fact)
    assert twice.attempt == step.attempt
    assert not any(isinstance(effect, (DialCustomer, RingAgent)) for effect in twice.effects)


@given(st.lists(st.sampled_from([*FACTS, *ACTS]), max_size=14))
def test_any_sequence_rings_once_and_has_one_outcome(
    said: list[AttemptFact | Callable[[Attempt, datetime], Step]],
) -> None:
    """At most one order to dial, ever; one outcome that stands; forgotten only after the end; legs only count upwards."""
    step = begin(intent())
    attempt, effects = step.attempt, list[Effect](step.effects)
    for one in said:
        before = attempt
        step = after(before, one)
        attempt = step.attempt
        effects += step.effects
        if before.state is S.ENDED:
            assert attempt == before
        if Forget() in step.effects:
            assert attempt.state is S.ENDED
        if DialCustomer() in step.effects:
            assert attempt.customer_dialed
            assert not before.customer_dialed
        assert (attempt.outcome is None) == (attempt.state in LIVE)
        assert attempt.counts == (attempt.outcome is not None and counts_as_try(Outcome(attempt.outcome)))
    assert effects.count(DialCustomer()) <= 1
    legs = [effect.leg for effect in effects if isinstance(effect, RingAgent)]
    assert legs == sorted(set(legs))
    last = after(attempt, ended("NOANSWER", 16, 0))
    assert (last.attempt.state, Forget() in last.effects) == (S.ENDED, True)


@given(st.permutations([up(), started(), ringing(), answered(), up(), answered()]))
def test_reordered_events_of_one_call_lead_to_the_same_talk(said: list[AttemptFact]) -> None:
    attempt = begin(intent()).attempt
    for fact in said:
        attempt = after(attempt, fact).attempt
    assert (attempt.state, attempt.customer_dialed, attempt.agent_up) == (S.TALKING, True, True)
    over = after(attempt, ended(talk=30)).attempt
    assert (over.state, over.outcome) == (S.ENDED, "answered")


def test_the_talk_is_dated_back_when_the_answer_was_not_heard() -> None:
    over = after(replace(in_state(S.RINGING)), ended(talk=30)).attempt
    assert over.answered_at is not None
    assert over.ended_at is not None
    assert (over.ended_at - over.answered_at).total_seconds() == 30
