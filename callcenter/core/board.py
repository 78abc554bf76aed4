"""What the general manager's board counts: the desk's capacity against what it must still do today (S2-4)."""

from dataclasses import dataclass
from datetime import timedelta

FEWEST_MEASURED = 20
"""Finished follow-ups below which their average time says nothing, and ASSUMED is taken."""
ASSUMED = timedelta(minutes=5)
"""Time at the telephone for one follow-up, tries that reach nobody included, where too little is measured."""
AFTER_EACH_ANSWER = timedelta(seconds=45)
"""What an answered call costs after the talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long one follow-up takes an agent; `measured` over the last days, or assumed."""

    each: timedelta
    measured: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """`can` follow-ups may still be done today by `agents` in `minutes_left` calling minutes each; `needed` are due."""

    agents: int
    minutes_left: int
    needed: int
    can: int

    @property
    def short(self) -> int:
        """How many follow-ups are more than can be done; 0 when all can."""
        return max(0, self.needed - self.can)


def pace_of(*, finished: int, seconds_on_line: int, answered: int) -> Pace:
    """The average time of a finished follow-up: every ring and talk of its tries, and the work after each answer."""
    if finished < FEWEST_MEASURED:
        return Pace(each=ASSUMED, measured=False)
    whole = timedelta(seconds=seconds_on_line) + answered * AFTER_EACH_ANSWER
    return Pace(each=max(whole / finished, timedelta(seconds=30)), measured=True)


def capacity_of(*, agents: int, left: timedelta, needed: int, pace: Pace) -> Capacity:
    """What the agents at work can still do today within calling hours, against what falls due today."""
    can = int(agents * (left / pace.each))
    return Capacity(agents=agents, minutes_left=int(left.total_seconds() // 60), needed=needed, can=can)
