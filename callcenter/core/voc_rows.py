"""What one row of the store says for the figures of the voice of the customer: the only place that knows what counts how.

A row stands for one follow-up, call, record or ticket, or for `n` of them that are alike in everything that these rules
look at (the store counts them, so that a month of a large brand needs no loading). Its keys are named at each rule.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal

from callcenter.core.local_days import Offsets
from callcenter.core.policy_parts import PartsOfDay
from callcenter.core.questionnaire import QuestionKind, Questionnaire
from callcenter.core.voc import Axis, Item, Standing, favourable

Row = Mapping[str, Any]

EXCLUDED = frozenset({"excluded", "withdrawn", "superseded", "not_required"})
REACHED = frozenset({"completed", "partial", "declined", "already_done"})
CLOSED = frozenset({"closed", "closed_unverified"})


@dataclass(frozen=True, slots=True)
class Place:
    """What the figures need of a dealer: its zone, the parts of its day and the band of a call (S2-24)."""

    zone: str
    parts: PartsOfDay
    band: tuple[timedelta, timedelta]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows are wanted of the store: those of `dealers` (None: all) in the instants [start, end) of local days.

    Without `kinds` rows that are alike are counted (`n`), apart by day and by the axes `by`; with them the rows themselves
    are wanted, one by one, whose `kind_of_row` (of the counted rows) is one of `kinds`. `only` keeps axis → value.
    """

    start: datetime
    end: datetime
    now: datetime
    dealers: Sequence[str] | None
    place: Place
    offsets: Offsets
    by: tuple[Axis, ...] = ()
    only: Mapping[str, str] = field(default_factory=dict)
    kinds: Sequence[str] | None = None
    limit: int | None = None
    offset: int = 0


def _common(row: Row, subject: Literal["follow_up", "call", "ticket"]) -> dict[str, Any]:
    return {
        "day": date.fromisoformat(row["day"]),
        "subject": subject,
        "subject_id": row.get("id", ""),
        **{axis: row.get(axis) or "" for axis in ("dealer", "adviser", "part", "agent", "department")},
    }


def of_delivered(row: Row) -> list[Item]:
    """Follow-ups by the day of delivery. Keys: done, result, overdue (the limit has passed), prompt (done before it)."""
    common = _common(row, "follow_up")
    return [
        Item(figure="followed_up", standing=_reached(row), **common),
        Item(figure="followed_up_in_time", standing=_in_time(row), **common),
    ]


def of_due(row: Row) -> list[Item]:
    """Follow-ups by the day on which they fall due; keys as `of_delivered`."""
    return [Item(figure="due_in_time", standing=_in_time(row), **_common(row, "follow_up"))]


def of_done(row: Row) -> list[Item]:
    """Follow-ups by the day on which they ended; key: result."""
    return [
        Item(figure="finished", standing=Standing.FOR, value=row["result"] or "", **_common(row, "follow_up")),
    ]


def _reached(row: Row) -> Standing:
    if row["done"] and row["result"] in EXCLUDED:
        return Standing.EXCLUDED
    if not row["done"] and not row["overdue"]:
        return Standing.OPEN
    return Standing.FOR if row["done"] and row["result"] in REACHED else Standing.AGAINST


def _in_time(row: Row) -> Standing:
    """A12: over those that are done and those that are open past their limit."""
    standing = _reached(row)
    return Standing.AGAINST if standing is Standing.FOR and not row["prompt"] else standing


def of_call(row: Row) -> list[Item]:
    """Outbound calls. Keys: settled (it has ended), outcome, counts, disposition, in_band (its talk was as long as S2-24
    says).
    """
    common = _common(row, "call")
    if not row["settled"]:
        return [Item(figure=name, standing=Standing.OPEN, **common) for name in ("reach", "outcomes")]
    answered = row["outcome"] == "answered"
    reach = Standing.FOR if answered else Standing.AGAINST if row["counts"] else Standing.EXCLUDED
    found = [
        Item(figure="reach", standing=reach, **common),
        Item(figure="outcomes", standing=Standing.FOR, value=row["outcome"] or "", **common),
    ]
    if answered:
        said = row["disposition"]
        band = Standing.FOR if row["in_band"] else Standing.AGAINST
        found.append(Item(figure="call_length", standing=band, **common))
        standing = Standing.FOR if said else Standing.OPEN
        found.append(Item(figure="dispositions", standing=standing, value=said or "", **common))
    return found


def of_answers(row: Row, document: Questionnaire, questions: Collection[str]) -> list[Item]:
    """Records of calls. Keys: submitted, and `answer_<code>` with the JSON text of the answer to each of `questions`."""
    common = _common(row, "follow_up")
    told = {code: json.loads(row[f"answer_{code}"]) for code in questions if row[f"answer_{code}"] is not None}
    heard = document.heard(told)
    found: list[Item] = []
    for question in document.questions:
        if not question.figure or question.code not in questions:
            continue
        rated = question.kind not in (QuestionKind.CHOICE, QuestionKind.TEXT)
        name = f"{'satisfaction' if rated else 'answers'}:{question.code}"
        value = heard.get(question.code)
        if not row["submitted"] or value is None:
            standing = Standing.EXCLUDED if row["submitted"] else Standing.OPEN
            found.append(Item(figure=name, standing=standing, **common))
            continue
        if rated:
            standing = Standing.FOR if favourable(question, value) else Standing.AGAINST
            found.append(Item(figure=name, standing=standing, **common))
        # Of several options each is counted: the shares are of what was named.
        for one in value if isinstance(value, list) else [value]:
            said = str(one).lower() if isinstance(one, bool) else str(one)
            found.append(Item(figure=f"answers:{question.code}", standing=Standing.FOR, value=said, **common))
    return found


def asked_of(document: Questionnaire, figure: str | None = None) -> dict[str, bool]:
    """The questions that a figure (None: all figures) rests on: those with a figure, and whatever decides that they are
    shown. True: only that something was said matters (free text).
    """
    known = {question.code: question for question in document.questions}
    one = (figure or "").partition(":")[2]
    waiting = [code for code, question in known.items() if question.figure and one in ("", code)]
    wanted: set[str] = set()
    while waiting:
        code = waiting.pop()
        if code not in wanted:
            wanted.add(code)
            waiting += [condition.question for condition in known[code].show_if]
    return {code: question.kind is QuestionKind.TEXT for code, question in known.items() if code in wanted}


def of_ticket(row: Row) -> list[Item]:
    """Tickets. Keys: kind, state, limited (it has a limit), late (a limit was broken or has passed), department."""
    common = _common(row, "ticket")
    state = row["state"]
    void, closed = state == "void", state in CLOSED
    found = [
        Item(
            figure="tickets",
            standing=Standing.EXCLUDED if void else Standing.FOR,
            value="" if void else row["kind"],
            **common,
        )
    ]
    if void or not row["limited"]:
        timely = Standing.EXCLUDED
    elif row["late"]:
        timely = Standing.AGAINST
    else:
        timely = Standing.FOR if state == "closed" else Standing.AGAINST if closed else Standing.OPEN
    found.append(Item(figure="tickets_on_time", standing=timely, **common))
    if void:
        apart = Standing.EXCLUDED
    elif closed:
        apart = Standing.FOR if state == "closed_unverified" else Standing.AGAINST
    else:
        apart = Standing.OPEN
    found.append(Item(figure="closed_unverified", standing=apart, **common))
    return found


def of_step(row: Row, questionnaire: str) -> list[Item]:
    """Records once per step. Keys: step, submitted, timed (the time in it is known), within (it took no longer than planned).

    S2-20…23; a step whose time is not known is excluded, a record that is not submitted is open.
    """
    if not row["submitted"]:
        standing = Standing.OPEN
    elif not row["timed"]:
        standing = Standing.EXCLUDED
    else:
        standing = Standing.FOR if row["within"] else Standing.AGAINST
    return [Item(figure=f"step_time:{questionnaire}.{row['step']}", standing=standing, **_common(row, "follow_up"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How long something took: `count` times; mean, middle and ninth tenth in seconds; (seconds, count) in order."""

    count: int
    mean: float
    middle: float
    ninth_tenth: float
    seconds: tuple[tuple[int, int], ...]


def spread_of(rows: Iterable[tuple[int, int]]) -> Spread:
    """The spread of (seconds, count) pairs; seconds may occur more than once."""
    counts: dict[int, int] = {}
    for seconds, n in rows:
        counts[seconds] = counts.get(seconds, 0) + n
    ordered = tuple(sorted(counts.items()))
    total = sum(counts.values())
    if not total:
        return Spread(count=0, mean=0.0, middle=0.0, ninth_tenth=0.0, seconds=())

    def at(place: int) -> int:
        """The value at a place, counted from 0."""
        for seconds, n in ordered:
            if place < n:
                return seconds
            place -= n
        return ordered[-1][0]

    return Spread(
        count=total,
        mean=round(sum(seconds * n for seconds, n in ordered) / total, 1),
        middle=(at((total - 1) // 2) + at(total // 2)) / 2,
        ninth_tenth=float(at(max(0, -(-total * 9 // 10) - 1))),
        seconds=ordered,
    )
