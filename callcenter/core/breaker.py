"""The trunk breaker: a run of attempts that all end like a broken trunk says something about the trunk, not the
customers.

Five in a row ending in 1, 21, 34, 38 pause the trunk, raise an alarm and change no follow-up; three `failed` in a
row raise an alarm. After the pause one attempt decides: another bad end pauses again at once.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from callcenter.core.outcome import Outcome
from callcenter.core.policy_parts import Breaker, span_of

WELL: frozenset[Outcome] = frozenset({Outcome.ANSWERED, Outcome.ANSWERED_SHORT, Outcome.CANCELLED})
"""Ends that show a working trunk whatever cause was left behind: somebody's telephone rang."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakerState:
    """One trunk's run. `run` holds the attempt ids of the present bad run, oldest first; `paused_until` is UTC or None.

    `set_back` are those of the run that were already reported in a PauseTrunk.
    """

    run: tuple[str, ...] = ()
    set_back: tuple[str, ...] = ()
    failed_in_a_row: int = 0
    paused_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseTrunk:
    """Pause the trunk. `attempts`: their follow-ups are put back as after a network failure (no try, no number check).

    `alarm` is false for a straggler that was under way when the pause began: its follow-up is put back, nobody is
    told again.
    """

    until: datetime
    attempts: tuple[str, ...]
    alarm: bool = True


@dataclass(frozen=True, slots=True)
class AlarmFailed:
    """So many attempts in a row ended in a way that no rule knows."""

    in_a_row: int


BreakerSignal = PauseTrunk | AlarmFailed


def record(
    state: BreakerState, attempt_id: str, outcome: Outcome, cause: int | None, now: datetime, rules: Breaker
) -> tuple[BreakerState, tuple[BreakerSignal, ...]]:
    """Take in one finished attempt over the trunk.

    An attempt that never reached the trunk (agent_failed) or whose end is not known neither lengthens nor ends a
    run; the same attempt told twice changes nothing. Signals come once: at the end that completes a run.
    """
    if outcome in (Outcome.AGENT_FAILED, Outcome.UNKNOWN) or attempt_id in state.run:
        return state, ()
    signals: list[BreakerSignal] = []
    failed = state.failed_in_a_row + 1 if outcome is Outcome.FAILED else 0
    if failed and failed % rules.failed_alarm == 0:
        signals.append(AlarmFailed(failed))
    if outcome in WELL or cause not in rules.causes:
        # The pause itself runs out by time: a long talk that began before it proves nothing about the trunk now.
        return replace(state, run=(), set_back=(), failed_in_a_row=failed), tuple(signals)
    run = (*state.run, attempt_id)[-rules.in_a_row :]
    if len(run) < rules.in_a_row:
        return replace(state, run=run, failed_in_a_row=failed), tuple(signals)
    already = state.paused_until is not None and now < state.paused_until
    until = state.paused_until if already and state.paused_until else now + span_of(rules.pause)
    fresh = tuple(attempt for attempt in run if attempt not in state.set_back)
    signals.append(PauseTrunk(until=until, attempts=fresh, alarm=not already))
    return BreakerState(run=run, set_back=run, failed_in_a_row=failed, paused_until=until), tuple(signals)


def may_dial(state: BreakerState, now: datetime) -> bool:
    """Whether the trunk may be used at an instant."""
    return state.paused_until is None or now >= state.paused_until


def resumed(state: BreakerState) -> BreakerState:
    """The state after an operator declared the trunk well: the run is forgotten."""
    return replace(state, run=(), set_back=(), failed_in_a_row=0, paused_until=None)
