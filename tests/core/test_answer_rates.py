"""Learned answer rates: a prior, what was seen, and their sum over dealers."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.answer_rates import CELLS, AnswerRates, Cell, Seen, cell_at, cell_named, learned, prior, summed
from callcenter.core.outcome import Outcome
from callcenter.core.policy_parts import Part, PartsOfDay

EVENING = Cell(Part.EVENING, weekend=False, mobile=True)


def test_chance_is_the_prior_when_nothing_was_seen() -> None:
    assert abs(prior(EVENING) - AnswerRates().chance(EVENING)) < 1e-9


def test_chance_nears_what_was_seen_when_much_was_seen() -> None:
    assert abs(AnswerRates({EVENING: Seen(tries=10_000, answers=2_000)}).chance(EVENING) - 0.2) < 0.001


def test_chance_moves_only_in_its_cell_when_one_attempt_is_learned() -> None:
    rates = learned(AnswerRates(), EVENING, Outcome.ANSWERED)
    assert rates.chance(EVENING) > prior(EVENING)
    assert {cell: AnswerRates().chance(cell) for cell in CELLS if cell != EVENING} == {
        cell: rates.chance(cell) for cell in CELLS if cell != EVENING
    }


def test_nothing_is_learned_from_a_bad_number_or_trunk() -> None:
    rates = AnswerRates()
    for outcome in (
        Outcome.INVALID_NUMBER,
        Outcome.NETWORK_FAILURE,
        Outcome.CANCELLED,
        Outcome.UNKNOWN,
        Outcome.FAILED,
    ):
        assert rates is learned(rates, EVENING, outcome)


def test_cell_is_local_to_the_zone() -> None:
    """Saturday 21 November 2026 01:00 UTC is Saturday morning in Shanghai and Friday evening in New York."""
    instant = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
    assert Cell(Part.MORNING, True, True) == cell_at(instant, "Asia/Shanghai", PartsOfDay(), mobile=True)
    assert Cell(Part.EVENING, False, False) == cell_at(instant, "America/New_York", PartsOfDay(), mobile=False)


def test_cell_is_read_back_from_its_name() -> None:
    assert len(CELLS) == 16
    assert list(CELLS) == [cell_named(str(cell)) for cell in CELLS]
    assert cell_named("midnight:weekday:mobile") is None


def test_lane_of_two_dealers_uses_their_sum() -> None:
    together = summed([{EVENING: Seen(10, 4)}, {EVENING: Seen(30, 6)}])
    assert {EVENING: Seen(40, 10)} == together.seen


@given(
    outcomes=st.lists(st.sampled_from(Outcome), max_size=60),
    cell=st.sampled_from(CELLS),
    prior_tries=st.floats(0.5, 100),
)
def test_chance_stays_strictly_between_0_and_1(outcomes: list[Outcome], cell: Cell, prior_tries: float) -> None:
    """A chance of 0 or 1 would rank a class for ever; and the order of learning does not matter."""
    forward, backward = AnswerRates(prior_tries=prior_tries), AnswerRates(prior_tries=prior_tries)
    for outcome in outcomes:
        forward = learned(forward, cell, outcome)
    for outcome in reversed(outcomes):
        backward = learned(backward, cell, outcome)
    assert forward == backward
    assert 0 < forward.chance(cell) < 1
