"""The order of work: which of all ready follow-ups is rung next. Pure, and made so that an index can find it.

Agreed calls whose time has come go first. Among the rest, the next call is the one that most raises the number of
customers reached before their deadline: the chance that this customer answers now, times the chance that he would
not be reached in the time he has left anyway,

    value = chance now × exp(−slack ÷ horizon)

with the slack to the deadline. More chance and less slack both raise it; with plenty of time an untried evening
beats a thrice-tried morning, and the nearer the deadline the more it weighs. The logarithm of it is used: the same
order, no underflow.

*Index-friendly*: the chance depends on the moment and on the row's `rank_class` alone, a number from 0 to 63: which
parts of the day were tried (4 bits), whether the number is a landline, whether the deadline was missed. In one part of
the day many classes are alike: tried never, tried but not in this part, tried in it, each for mobiles and landlines,
missed or not. These twelve are the class's *kind* in that part (`kind_of`). Within a kind the value only falls with
`due_at`, so the best row of a kind is the one with the least (due_at, id), and the best of all is the best of at most
twelve such heads per lane. Missed rows (S2-37: never dropped, oldest first) are kinds of their own that compete as if
`missed_slack` were left: they neither starve nor make every later customer miss too.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from callcenter.core.answer_rates import AnswerRates, Cell, cell_at
from callcenter.core.policy_parts import PARTS, Part, PartsOfDay, Ranking, span_of
from callcenter.core.retry import part_bit

PARTS_MASK = 0b001111
LANDLINE = 0b010000
MISSED = 0b100000
CLASSES = range(64)
KINDS = range(12)
_NONE = timedelta()
AGREED_CLASS = -1
"""The class of rows with an agreed call; their order is the agreed instant, and they are ready from it on."""


def rank_class(parts_tried: int, *, landline: bool, missed: bool, agreed: bool = False) -> int:
    """The class to store with a row whenever one of these changes. `parts_tried` is the mask of retry.TryCounters."""
    if agreed:
        return AGREED_CLASS
    return (parts_tried & PARTS_MASK) | (LANDLINE if landline else 0) | (MISSED if missed else 0)


def kind_of(cls: int, part: Part) -> int:
    """What a class is in a part of the day, one of KINDS; classes of a kind are called in the order of (order_at, id)."""
    tried = cls & PARTS_MASK
    how = 0 if not tried else 2 if tried & part_bit(part) else 1
    return (cls >> 4) * 3 + how


class Rankable(Protocol):
    """A ready follow-up as the choice sees it. `order_at` is the due instant, for an agreed call the agreed one (UTC).

    `assigned_to` is the agent to whom it belongs, if any.
    """

    @property
    def id(self) -> str: ...
    @property
    def rank_class(self) -> int: ...
    @property
    def order_at(self) -> datetime: ...
    @property
    def assigned_to(self) -> str | None: ...


R = TypeVar("R", bound=Rankable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A Rankable of its own, for whoever has none."""

    id: str
    rank_class: int
    order_at: datetime
    assigned_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RankRules:
    """The numbers of the choice, from the policy (`rank_rules`)."""

    missed_slack: timedelta = timedelta(hours=12)
    horizon: timedelta = timedelta(hours=24)
    same_part: float = 0.58
    other_part: float = 0.75


def rank_rules(ranking: Ranking) -> RankRules:
    """The policy's numbers, parsed."""
    return RankRules(
        missed_slack=span_of(ranking.missed_slack),
        horizon=span_of(ranking.horizon),
        same_part=ranking.same_part,
        other_part=ranking.other_part,
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """The chance of an answer per class at one moment in one lane (one time zone): 64 numbers, computed once a minute.

    `part` is the part of the day there.
    """

    now: datetime
    part: Part
    chances: tuple[float, ...]
    rules: RankRules
    logs: tuple[float, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "logs", tuple(math.log(chance) for chance in self.chances))


def moment(now: datetime, zone: str, parts: PartsOfDay, rates: AnswerRates, rules: RankRules) -> Moment:
    """Everything that the choice needs to know about now."""
    mobile, landline = (cell_at(now, zone, parts, mobile) for mobile in (True, False))
    chances = tuple(chance_of(cls, landline if cls & LANDLINE else mobile, rates, rules) for cls in CLASSES)
    return Moment(now, mobile.part, chances, rules)


def chance_of(cls: int, cell: Cell, rates: AnswerRates, rules: RankRules) -> float:
    """The chance of an answer of a class in a cell: the learned rate, less after misses, least after one in the same
    part.
    """
    tried = cls & PARTS_MASK
    if tried & part_bit(cell.part):
        return rates.chance(cell) * rules.same_part
    return rates.chance(cell) * rules.other_part if tried else rates.chance(cell)


def score(due_at: datetime, now: datetime, chance: float, rules: RankRules, *, missed: bool = False) -> float:
    """The logarithm of the call's value; never rises with `due_at`, always rises with `chance` (0 < chance < 1).

    A deadline that has just passed without being marked yet counts as no slack left.
    """
    return _value(math.log(chance), due_at, now, rules, missed)


def _value(log_chance: float, due_at: datetime, now: datetime, rules: RankRules, missed: bool) -> float:
    slack = rules.missed_slack if missed else max(due_at - now, _NONE)
    return log_chance - slack / rules.horizon


Order = tuple[int, float, datetime, str]
"""What candidates are compared by: the least is the next call."""


def order_of(candidate: Rankable, at: Moment, agent_id: str | None = None) -> Order:
    """A candidate's place: own agreed calls, other agreed calls, then by value; equal ones oldest due first, then by
    id.
    """
    if candidate.rank_class == AGREED_CLASS:
        own = agent_id is not None and candidate.assigned_to == agent_id
        return (0 if own else 1, 0.0, candidate.order_at, candidate.id)
    missed = bool(candidate.rank_class & MISSED)
    value = _value(at.logs[candidate.rank_class], candidate.order_at, at.now, at.rules, missed)
    return (2, -value, candidate.order_at, candidate.id)


def choose(candidates: Iterable[R], at: Moment, agent_id: str | None = None) -> R | None:
    """The next call among all rows or among the heads of the kinds: the answer is the same (`heads`).

    An agreed call before its time is left out; None when nothing is left.
    """
    return min(_ready(candidates, at.now), key=lambda row: order_of(row, at, agent_id), default=None)


def choose_first(lanes: Iterable[tuple[R, Moment]], agent_id: str | None = None) -> R | None:
    """The next call among the best of several lanes, each with its own moment (zone, rates)."""
    best = min(lanes, key=lambda pair: order_of(pair[0], pair[1], agent_id), default=None)
    return None if best is None else best[0]


def heads(candidates: Iterable[Candidate], at: Moment, agent_id: str | None = None) -> list[Candidate]:
    """The least (order_at, id) of each kind, with the agreed ones apart for the own agent's: what an index finds by seeking."""
    best: dict[tuple[int, bool], Candidate] = {}
    for row in _ready(candidates, at.now):
        agreed = row.rank_class == AGREED_CLASS
        own = agreed and agent_id is not None and row.assigned_to == agent_id
        key = (AGREED_CLASS if agreed else kind_of(row.rank_class, at.part), own)
        held = best.get(key)
        if held is None or (row.order_at, row.id) < (held.order_at, held.id):
            best[key] = row
    return list(best.values())


def _ready(candidates: Iterable[R], now: datetime) -> Iterator[R]:
    return (row for row in candidates if row.rank_class != AGREED_CLASS or row.order_at <= now)


def agreed_is_open_to(candidate: Rankable, agent_id: str, now: datetime, own_agent_wait: timedelta) -> bool:
    """Whether an agent may take an agreed call: its own agent at once, anybody of the team after the wait."""
    return candidate.assigned_to in (None, agent_id) or now >= candidate.order_at + own_agent_wait


def names_of(cls: int) -> tuple[str, ...]:
    """A class in words, for explain and logs: the tried parts, `landline`, `missed`; ("agreed",) for an agreed call."""
    if cls == AGREED_CLASS:
        return ("agreed",)
    words = [str(part) for part in PARTS if cls & part_bit(part)]
    return (*words, *(["landline"] if cls & LANDLINE else []), *(["missed"] if cls & MISSED else []))
