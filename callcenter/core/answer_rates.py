"""How likely an answer is, learned from past attempts: per part of the day, weekday or weekend, and kind of number.

Each cell is a Beta distribution: a prior worth `prior_tries` tries, and what was seen. Few attempts barely move it,
many overrule it. Cells add up, so a lane of several dealers uses the sum of theirs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product

from callcenter.core.outcome import Outcome
from callcenter.core.policy_parts import PARTS, Part, PartsOfDay
from callcenter.core.worktime import zone_of

PRIOR: dict[Part, float] = {Part.MORNING: 0.42, Part.NOON: 0.45, Part.AFTERNOON: 0.43, Part.EVENING: 0.50}
"""The chance of an answer before anything was learned; of weekdays and mobiles, near the 45 % of the simulations."""

WEEKEND_FACTOR = 1.05
LANDLINE_FACTOR = 0.85

TELLING: dict[Outcome, bool] = {
    Outcome.ANSWERED: True,
    Outcome.ANSWERED_SHORT: False,
    Outcome.BUSY: False,
    Outcome.NO_ANSWER: False,
    Outcome.REJECTED: False,
    Outcome.UNREACHABLE: False,
}
"""Outcomes that tell something about the hour, and whether they were an answer; a bad number or trunk tells nothing of
it.
"""


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A cell of the table; written as `evening:weekday:mobile` in rows."""

    part: Part
    weekend: bool
    mobile: bool

    def __str__(self) -> str:
        return ":".join((self.part, "weekend" if self.weekend else "weekday", "mobile" if self.mobile else "landline"))


CELLS: tuple[Cell, ...] = tuple(Cell(*cell) for cell in product(PARTS, (False, True), (True, False)))
"""All sixteen cells."""

_BY_NAME: dict[str, Cell] = {str(cell): cell for cell in CELLS}


def cell_named(name: str) -> Cell | None:
    """The cell of a row's `cell` text, or None for a text that is none."""
    return _BY_NAME.get(name)


def cell_at(instant: datetime, zone: str, parts: PartsOfDay, mobile: bool) -> Cell:
    """The cell of an instant in a zone."""
    local = instant.astimezone(zone_of(zone))
    return Cell(parts.part_at(local.hour * 60 + local.minute), local.weekday() >= 5, mobile)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in a cell; `answers` never exceeds `tries`."""

    tries: int = 0
    answers: int = 0


@dataclass(frozen=True, slots=True)
class AnswerRates:
    """The learned table. `prior_tries` is how many tries the prior is worth (policy: ranking.prior_tries)."""

    seen: Mapping[Cell, Seen] = field(default_factory=dict)
    prior_tries: float = 20.0

    def chance(self, cell: Cell) -> float:
        """The expected chance of an answer, strictly between 0 and 1."""
        seen = self.seen.get(cell, Seen())
        return (prior(cell) * self.prior_tries + seen.answers) / (self.prior_tries + seen.tries)


def prior(cell: Cell) -> float:
    """The chance before anything was seen."""
    chance = PRIOR[cell.part]
    if cell.weekend:
        chance *= WEEKEND_FACTOR
    return chance if cell.mobile else chance * LANDLINE_FACTOR


def learned(rates: AnswerRates, cell: Cell, outcome: Outcome) -> AnswerRates:
    """The table after one more attempt; the same table when the outcome tells nothing about the hour."""
    answered = TELLING.get(outcome)
    if answered is None:
        return rates
    seen = rates.seen.get(cell, Seen())
    after = Seen(seen.tries + 1, seen.answers + int(answered))
    return AnswerRates({**rates.seen, cell: after}, rates.prior_tries)


def summed(tables: Iterable[Mapping[Cell, Seen]], prior_tries: float = 20.0) -> AnswerRates:
    """One table from several dealers' cells, for a lane that serves them together."""
    total: dict[Cell, Seen] = {}
    for table in tables:
        for cell, seen in table.items():
            so_far = total.get(cell, Seen())
            total[cell] = Seen(so_far.tries + seen.tries, so_far.answers + seen.answers)
    return AnswerRates(total, prior_tries)
