"""How long an agent spent in each step of the script, against the table's minutes; the 2–3 minute band of a call (S2-20…25).

A browser tells when a step was entered and left; its clock may be wrong, so that everything is held between the moment
at which the card was taken and now. Steps that were never entered have no time, and count nowhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import Any

from callcenter.core.questionnaire import Questionnaire

BAND = (timedelta(minutes=2), timedelta(minutes=3))
"""A usual follow-up takes two to three minutes of talk (S2-24)."""


class Band(StrEnum):
    """A call's talk against the 2–3 minutes."""

    UNDER = "under"
    WITHIN = "within"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFigure:
    """One step's times over many calls. `minutes` as planned; the others in seconds; `within` counts calls at most as planned."""

    code: str
    no: str
    minutes: float
    count: int
    mean: float
    middle: float
    within: int


def band_of(talk_seconds: float) -> Band:
    """Where a talk lies: two and three minutes themselves are within."""
    if talk_seconds < BAND[0].total_seconds():
        return Band.UNDER
    return Band.WITHIN if talk_seconds <= BAND[1].total_seconds() else Band.OVER


def kept_steps(
    document: Questionnaire, said: Mapping[str, Any], *, earliest: datetime, now: datetime
) -> dict[str, dict[str, Any]]:
    """Step code → {"started_at", "ended_at", "seconds"} as they are kept: of known steps, inside [earliest, now].

    `started_at` is the first entering, `ended_at` the last leaving (RFC 3339), `seconds` the time inside, which is less
    where the step was left in between. What cannot be read is left out; all steps together last no longer than the card.
    """
    kept: dict[str, dict[str, Any]] = {}
    left = max(0.0, (now - earliest).total_seconds())
    for step in document.steps:
        told = said.get(step.code)
        start = _instant(told.get("started_at")) if isinstance(told, Mapping) else None
        if start is None or not isinstance(told, Mapping):
            continue
        start = min(max(start, earliest), now)
        end = min(max(_instant(told.get("ended_at")) or start, start), now)
        inside = told.get("seconds")
        seconds = (end - start).total_seconds()
        if isinstance(inside, int | float) and not isinstance(inside, bool):
            seconds = min(max(0.0, float(inside)), seconds)
        seconds = round(min(seconds, left), 1)
        left = max(0.0, left - seconds)
        kept[step.code] = {"started_at": start.isoformat(), "ended_at": end.isoformat(), "seconds": seconds}
    return kept


def seconds_of(steps: Mapping[str, Any]) -> dict[str, float]:
    """Step code → seconds of one call's kept steps; a step without an end has no time."""
    found: dict[str, float] = {}
    for code, told in steps.items():
        if isinstance(told, Mapping) and isinstance(told.get("seconds"), int | float):
            found[code] = float(told["seconds"])
    return found


def step_figures(document: Questionnaire, calls: Iterable[Mapping[str, Any]]) -> list[StepFigure]:
    """Per step of the table, in its order: how often it was measured, how long it took, how often within its minutes.

    A step planned with 0 minutes has no bound of its own: `within` counts all of its calls.
    """
    times: dict[str, list[float]] = {step.code: [] for step in document.steps}
    for steps in calls:
        for code, seconds in seconds_of(steps).items():
            if code in times:
                times[code].append(seconds)
    return [
        StepFigure(
            code=step.code,
            no=step.no,
            minutes=step.minutes,
            count=len(found := times[step.code]),
            mean=round(sum(found) / len(found), 1) if found else 0.0,
            middle=round(median(found), 1) if found else 0.0,
            within=sum(not step.minutes or seconds <= step.minutes * 60 for seconds in found),
        )
        for step in document.steps
    ]


def _instant(said: object) -> datetime | None:
    if not isinstance(said, str):
        return None
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
