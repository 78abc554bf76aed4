"""The order of work, and the law on which the index rests: the best of all rows is among the heads of their kinds."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.answer_rates import CELLS, AnswerRates, Cell, Seen
from callcenter.core.policy_parts import Part, PartsOfDay, Ranking
from callcenter.core.ranking import (
    AGREED_CLASS,
    CLASSES,
    KINDS,
    LANDLINE,
    MISSED,
    Candidate,
    Moment,
    RankRules,
    agreed_is_open_to,
    choose,
    choose_first,
    heads,
    kind_of,
    moment,
    names_of,
    order_of,
    rank_class,
    rank_rules,
    score,
)
from callcenter.core.retry import part_bit

ZONE = "Asia/Shanghai"
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
RULES = RankRules()
FRESH = rank_class(0, landline=False, missed=False)
TRIED_NOW = rank_class(part_bit(Part.MORNING), landline=False, missed=False)
TRIED_ELSEWHERE = rank_class(part_bit(Part.EVENING), landline=False, missed=False)
MISSED_FRESH = rank_class(0, landline=False, missed=True)


def at_now(rates: AnswerRates | None = None, now: datetime = NOW) -> Moment:
    """The moment of the choice: Friday morning in Shanghai."""
    return moment(now, ZONE, PartsOfDay(), rates or AnswerRates(), RULES)


def row(name: str, hours: float, cls: int = FRESH, agent: str | None = None) -> Candidate:
    """A ready follow-up due (or agreed) so many hours from now."""
    return Candidate(id=name, rank_class=cls, order_at=NOW + timedelta(hours=hours), assigned_to=agent)


def order(*rows: Candidate, agent: str | None = None) -> list[str]:
    """The ids in the order in which they are rung."""
    at, left, named = at_now(), list(rows), list[str]()
    while (best := choose(left, at, agent)) is not None:
        named.append(best.id)
        left.remove(best)
    return named


def test_agreed_calls_go_first_own_ones_before_others() -> None:
    rows = [
        row("urgent", 0.1),
        row("others", -0.5, AGREED_CLASS, "bo"),
        row("mine", -0.1, AGREED_CLASS, "an"),
        row("mine_earlier", -0.2, AGREED_CLASS, "an"),
    ]
    assert order(*rows, agent="an") == ["mine_earlier", "mine", "others", "urgent"]


def test_agreed_call_waits_for_its_minute() -> None:
    assert order(row("agreed", 0.5, AGREED_CLASS), row("due", 60)) == ["due"]


def test_less_slack_goes_first_when_the_chance_is_equal() -> None:
    assert order(row("late", 48), row("soon", 5), row("middle", 20)) == ["soon", "middle", "late"]


def test_better_chance_goes_first_when_the_slack_is_equal() -> None:
    rows = [row("same_part", 30, TRIED_NOW), row("other_part", 30, TRIED_ELSEWHERE), row("fresh", 30)]
    assert order(*rows) == ["fresh", "other_part", "same_part"]


def test_deadline_outweighs_the_chance_when_it_is_near() -> None:
    assert order(row("fresh", 48), row("tried", 3, TRIED_NOW)) == ["tried", "fresh"]


def test_missed_go_oldest_first_and_compete_as_if_half_a_day_were_left() -> None:
    """S2-37: never dropped, oldest first; but nobody who can still be in time is let down for them."""
    rows = [row("missed", -2, MISSED_FRESH), row("older", -50, MISSED_FRESH), row("soon", 6), row("later", 20)]
    assert order(*rows) == ["soon", "older", "missed", "later"]


def test_deadline_just_passed_counts_as_no_slack() -> None:
    assert score(NOW - timedelta(hours=1), NOW, 0.5, RULES) == score(NOW, NOW, 0.5, RULES)


def test_learned_rates_change_the_order() -> None:
    """Landlines that answer in the morning overtake mobiles that do not."""
    land = rank_class(0, landline=True, missed=False)
    rows = [row("mobile", 30), row("landline", 30, land)]
    seen = {
        Cell(Part.MORNING, False, False): Seen(500, 350),
        Cell(Part.MORNING, False, True): Seen(500, 100),
    }
    before, after = choose(rows, at_now()), choose(rows, at_now(AnswerRates(seen)))
    assert before is not None and after is not None
    assert (before.id, after.id) == ("mobile", "landline")


def test_best_of_several_lanes_is_taken_at_each_lanes_own_moment() -> None:
    """Two zones at one instant: Friday morning in Shanghai, Thursday evening in New York."""
    there = moment(NOW, "America/New_York", PartsOfDay(), AnswerRates(), RULES)
    tried = rank_class(part_bit(Part.EVENING), landline=False, missed=False)
    best = choose_first([(row("shanghai", 30, tried), at_now()), (row("new_york", 30, tried), there)])
    assert best is not None
    assert best.id == "shanghai"


def test_nothing_is_chosen_when_nothing_is_ready() -> None:
    assert choose([], at_now()) is None
    assert choose_first([]) is None


def test_agreed_call_is_its_own_agents_until_the_wait_is_over() -> None:
    agreed, wait = row("agreed", 0, AGREED_CLASS, "an"), timedelta(minutes=2)
    assert agreed_is_open_to(agreed, "an", NOW, wait)
    assert not agreed_is_open_to(agreed, "bo", NOW, wait)
    assert agreed_is_open_to(agreed, "bo", NOW + wait, wait)


def test_classes_are_64_and_name_themselves() -> None:
    found = {
        rank_class(mask, landline=landline, missed=missed)
        for mask in range(16)
        for landline in (False, True)
        for missed in (False, True)
    }
    assert found == set(CLASSES)
    assert names_of(part_bit(Part.NOON) | LANDLINE | MISSED) == ("noon", "landline", "missed")
    assert names_of(rank_class(3, landline=True, missed=True, agreed=True)) == ("agreed",)


def test_rules_come_from_the_policy() -> None:
    assert rank_rules(Ranking()) == RULES


SEEN = st.dictionaries(
    st.sampled_from(CELLS), st.integers(0, 400).flatmap(lambda n: st.builds(Seen, st.just(n), st.integers(0, n)))
)
ROWS = st.lists(
    st.builds(
        Candidate,
        id=st.uuids().map(str),
        rank_class=st.integers(AGREED_CLASS, 63),
        # Few distinct instants, so that ties happen; and instants a microsecond apart, so that rounding does.
        order_at=st.one_of(
            st.integers(-5, 5).map(lambda h: NOW + timedelta(hours=12 * h)),
            st.timedeltas(timedelta(days=-4), timedelta(days=4)).map(lambda span: NOW + span),
            st.integers(-3, 3).map(lambda u: NOW + timedelta(days=3, microseconds=u)),
        ),
        assigned_to=st.sampled_from([None, "an", "bo"]),
    ),
    unique_by=lambda candidate: candidate.id,
    max_size=60,
)


@given(rows=ROWS, seen=SEEN, agent=st.sampled_from([None, "an"]), later=st.timedeltas(timedelta(), timedelta(days=2)))
def test_best_of_the_heads_is_the_best_of_all(
    rows: list[Candidate], seen: dict[Cell, Seen], agent: str | None, later: timedelta
) -> None:
    """One seek per kind finds what a scan of the whole queue would choose."""
    at = at_now(AnswerRates(seen), NOW + later)
    found = heads(rows, at, agent)
    assert len(found) <= 14
    assert choose(found, at, agent) == choose(rows, at, agent)


@given(rows=ROWS, seen=SEEN)
def test_heads_are_the_least_of_their_kind_in_index_order(rows: list[Candidate], seen: dict[Cell, Seen]) -> None:
    """Inside a kind the order of work is the order of (order_at, id): what the index stores."""
    at = at_now(AnswerRates(seen))
    for kind in KINDS:
        members = [one for one in rows if one.rank_class != AGREED_CLASS and kind_of(one.rank_class, at.part) == kind]
        by_index = sorted(members, key=lambda candidate: (candidate.order_at, candidate.id))
        assert by_index[:1] == sorted(members, key=lambda candidate: order_of(candidate, at))[:1]


@given(
    hours=st.floats(-100, 100), more=st.floats(0, 100), chance=st.floats(0.01, 0.98), better=st.floats(0, 1),
    missed=st.booleans(),
)  # fmt: skip
def test_score_is_monotone(hours: float, more: float, chance: float, better: float, missed: bool) -> None:
    """Never higher for a later deadline, never lower for a better chance."""
    due, later = NOW + timedelta(hours=hours), NOW + timedelta(hours=hours + more)
    value = score(due, NOW, chance, RULES, missed=missed)
    assert value >= score(later, NOW, chance, RULES, missed=missed)
    assert value <= score(due, NOW, chance + (0.99 - chance) * better, RULES, missed=missed)
