"""What happened in the weeks before: whose cars were delivered, when they were called, and what they said; nobody is real."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from callcenter.core.model import Disposition, FollowUp, FollowUpKind
from demo.people import ADVISERS, DEALERS, Visit, full_name, number_of, plate_of, vin_of, visit_of
from demo.talk import COMPLAINTS

FIRST = 1000
"""The orders of the past are counted from here, so that they are never those of today."""

_STEPS = {
    "prepare": 30,
    "confirm_owner": 12,
    "introduce": 12,
    "agreement": 8,
    "questions": 62,
    "other_wishes": 10,
    "read_back": 28,
    "end": 6,
}
"""Seconds that a step usually takes; the first one lies before the call."""

_REASONS = ("price", "waiting", "repair_quality", "attitude", "parts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """What came of an answered call. `seconds` of talk; `before`: reading the card; `later`: hours to the agreed time."""

    disposition: Disposition
    seconds: int
    answers: Mapping[str, Any] | None = None
    steps: Mapping[str, float] = field(default_factory=dict)
    before: float = 0.0
    notes: str = ""
    subject: str = ""
    category: str = ""
    later: float = 0.0


def visits_of(day: datetime, first: int, many: int) -> list[Visit]:
    """The orders that were delivered on a local day between 10:00 and 19:00."""
    found = []
    for place in range(many):
        index = FIRST + first + place
        shop = index % len(DEALERS)
        delivered = (day + timedelta(hours=10, minutes=place * 540 // many)).astimezone(UTC)
        visit = visit_of(delivered, index % 60)
        found.append(
            replace(
                visit,
                dealer=str(DEALERS[shop]["code"]),
                order_no=f"RO26{index + 1:06d}",
                name=full_name(index),
                number=number_of(index),
                contact="",
                owner_number=number_of(index),
                plate=plate_of(index, shop),
                vin=vin_of(visit.vin[:8], f"27{index:06d}"),
                adviser=ADVISERS[shop][(index // 2) % 3],
                opened_at=delivered - timedelta(hours=4),
                delivered_at=delivered,
            )
        )
    return found


def moment(chance: random.Random, day: datetime) -> datetime:
    """A time of the day at which the desk calls: mornings and afternoons more than noon."""
    start, end = chance.choice(((9.1, 11.0), (9.1, 11.0), (11.0, 14.0), (14.0, 17.0), (14.0, 17.0), (17.0, 19.6)))
    return day + timedelta(hours=chance.uniform(start, end))


def outcome(chance: random.Random, local: datetime, tries: int, number: str) -> str:
    """How a try ends: evenings and noons are answered more often, who did not answer does at last; a few never do."""
    if int(number[-5:]) % 23 == 0:
        return chance.choice(("no_answer", "no_answer", "rejected"))
    answered = {True: 0.66, False: 0.52}[local.hour >= 17 or 11 <= local.hour < 14]
    drawn = chance.random()
    if drawn < answered + 0.12 * tries:
        return "answered"
    return chance.choice(("no_answer", "no_answer", "no_answer", "busy", "busy", "rejected"))


def conversation(chance: random.Random, row: FollowUp, adviser: str, days_ago: int) -> Conversation:
    """What an answered customer says."""
    if row.kind is FollowUpKind.SECOND:
        return _second(chance)
    drawn = chance.random()
    if drawn < 0.05:
        return Conversation(disposition=Disposition.DECLINED, seconds=chance.randint(12, 25))
    if drawn < 0.11:
        hours = chance.choice((1.0, 2.0, 3.0))
        return Conversation(disposition=Disposition.INCONVENIENT, seconds=chance.randint(15, 30), later=hours)
    if drawn < 0.13:
        return Conversation(disposition=Disposition.HUNG_UP, seconds=chance.randint(15, 35))
    return _first(chance, adviser, days_ago)


def _first(chance: random.Random, adviser: str, days_ago: int) -> Conversation:
    """A whole conversation; the actions of the last two weeks show, and one adviser is liked less."""
    weak = adviser in (ADVISERS[1][1], ADVISERS[0][2])
    early = days_ago > 21
    unhappy = (0.2 if weak else 0.12) if early else (0.08 if weak else 0.04)
    drawn = chance.random()
    pace = chance.uniform(0.75, 1.25)
    heard: dict[str, Any] = {
        "overall": chance.choice(("very_satisfied", "satisfied", "satisfied")),
        "vehicle_ok": True,
        "repair_quality": chance.choice(("very_satisfied", "satisfied", "satisfied")),
        "adviser": chance.choice(
            ("satisfied", "neutral") if weak else ("very_satisfied", "very_satisfied", "satisfied")
        ),
        "recommend": chance.choice((8, 9, 9, 10, 10)),
        "wish": "none",
    }
    notes, subject, category = "客户满意", "", ""
    if drawn < unhappy:
        which = chance.randrange(len(COMPLAINTS))
        subject, notes, category = COMPLAINTS[which]
        heard |= {
            "overall": chance.choice(("dissatisfied", "dissatisfied", "very_dissatisfied")),
            "repair_quality": "dissatisfied" if which == 0 else "neutral",
            "recommend": chance.randint(1, 5),
            "reason": sorted({_REASONS[(2, 1, 0)[which]], chance.choice(_REASONS)}),
            "needs_handling": True,
        }
        pace += 0.6
    elif drawn < unhappy + (0.1 if early else 0.05):
        heard |= {"overall": "neutral", "recommend": chance.randint(6, 8), "adviser": "neutral"}
        notes = "客户觉得等待时间偏长"
    elif drawn < unhappy + 0.15:
        heard |= {"wish": "suggestion", "wish_text": "希望休息区增加儿童座椅"}
        notes = "希望休息区增加儿童座椅"
    steps = {code: round(usual * pace * chance.uniform(0.7, 1.35), 1) for code, usual in _STEPS.items()}
    return Conversation(
        disposition=Disposition.COMPLETED,
        seconds=round(sum(steps.values()) - steps["prepare"]) + chance.randint(2, 14),
        answers=heard,
        steps=steps,
        before=steps["prepare"],
        notes=notes,
        subject=subject,
        category=category,
    )


def _second(chance: random.Random) -> Conversation:
    """The second call about a complaint: nearly always it was put right."""
    content = chance.random() < 0.92
    answers = (
        {"handled": True, "satisfied": True}
        if content
        else {"handled": True, "satisfied": False, "why_not": "还有异响"}
    )
    return Conversation(
        disposition=Disposition.COMPLETED,
        seconds=chance.randint(55, 110),
        answers=answers,
        notes="已解决，客户满意" if content else "仍有异响，要求再查",
    )
