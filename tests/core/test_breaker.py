"""The trunk breaker: when a run of bad ends is the trunk's fault."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.breaker import AlarmFailed, BreakerSignal, BreakerState, PauseTrunk, may_dial, record, resumed
from callcenter.core.outcome import Outcome
from callcenter.core.policy_parts import Breaker

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
RULES = Breaker()
BAD = (Outcome.REJECTED, 21)
GOOD = (Outcome.NO_ANSWER, 19)

End = tuple[Outcome, int | None]


def play(
    *ends: End, state: BreakerState | None = None, now: datetime = NOW
) -> tuple[BreakerState, list[BreakerSignal]]:
    """Take in the ends one after the other, as attempts a0, a1, …"""
    state, signals = state or BreakerState(), list[BreakerSignal]()
    offset = len(state.run)
    for number, (outcome, cause) in enumerate(ends):
        state, fresh = record(state, f"a{offset + number}", outcome, cause, now, RULES)
        signals += fresh
    return state, signals


@pytest.mark.parametrize("cause", [1, 21, 34, 38])
def test_trunk_is_paused_when_five_in_a_row_end_badly(cause: int) -> None:
    """The five are named, so that no follow-up is changed by them."""
    state, signals = play(*[(Outcome.NETWORK_FAILURE, cause)] * 5)
    assert [PauseTrunk(until=NOW + timedelta(minutes=10), attempts=("a0", "a1", "a2", "a3", "a4"))] == signals
    assert not may_dial(state, NOW)
    assert may_dial(state, NOW + timedelta(minutes=10))


def test_trunk_works_on_when_the_run_is_broken() -> None:
    state, signals = play(BAD, BAD, BAD, BAD, GOOD, BAD)
    assert signals == []
    assert len(state.run) == 1


def test_run_is_not_touched_by_an_agents_failure_or_an_unknown_end() -> None:
    _state, signals = play(BAD, BAD, (Outcome.AGENT_FAILED, None), BAD, (Outcome.UNKNOWN, None), BAD, BAD)
    assert len(signals) == 1


def test_answer_breaks_the_run_whatever_cause_it_left() -> None:
    state, signals = play(BAD, BAD, BAD, BAD, (Outcome.ANSWERED, 38))
    assert (state.run, signals) == ((), [])


def test_same_attempt_told_twice_counts_once() -> None:
    state = BreakerState()
    for _ in range(5):
        state, signals = record(state, "only", *BAD, NOW, RULES)
        assert signals == ()
    assert state.run == ("only",)


def test_straggler_is_put_back_without_a_second_alarm() -> None:
    state, _ = play(*[BAD] * 5)
    _state, signals = record(state, "late", *BAD, NOW + timedelta(minutes=1), RULES)
    assert (PauseTrunk(until=NOW + timedelta(minutes=10), attempts=("late",), alarm=False),) == signals


def test_one_try_decides_after_the_pause() -> None:
    paused, _ = play(*[BAD] * 5)
    later = NOW + timedelta(minutes=11)
    again, signals = record(paused, "probe", *BAD, later, RULES)
    assert (PauseTrunk(until=later + timedelta(minutes=10), attempts=("probe",)),) == signals
    assert not may_dial(again, later)
    well, signals = record(paused, "probe", *GOOD, later, RULES)
    assert (signals == (), may_dial(well, later), well.run) == (True, True, ())


def test_long_talk_from_before_does_not_end_the_pause() -> None:
    paused, _ = play(*[BAD] * 5)
    state, _ = record(paused, "talk", Outcome.ANSWERED, 16, NOW + timedelta(minutes=1), RULES)
    assert not may_dial(state, NOW + timedelta(minutes=1))


def test_operator_resumes_the_trunk() -> None:
    paused, _ = play(*[BAD] * 5)
    assert BreakerState() == resumed(paused)


def test_alarm_comes_at_three_failed_in_a_row() -> None:
    odd = (Outcome.FAILED, 102)
    assert play(odd, odd, GOOD, odd, odd)[1] == []
    assert [AlarmFailed(3)] == play(odd, odd, odd)[1]


@given(ends=st.lists(st.tuples(st.sampled_from(Outcome), st.sampled_from([None, 0, 1, 16, 17, 21, 34, 38, 102]))))
def test_every_bad_attempt_is_put_back_at_most_once(ends: list[End]) -> None:
    state, put_back = BreakerState(), list[str]()
    for number, (outcome, cause) in enumerate(ends):
        state, signals = record(state, str(number), outcome, cause, NOW + timedelta(minutes=3 * number), RULES)
        for signal in signals:
            if isinstance(signal, PauseTrunk):
                put_back += signal.attempts
    assert len(put_back) == len(set(put_back))
    assert len(state.run) <= RULES.in_a_row
