"""The voice-of-customer report: what is counted, from the rows, by day, week or month (S2-17, S2-24, S2-29)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from callcenter.core.model import Dealer
from callcenter.core.policy_parts import PartsOfDay, span_of
from callcenter.core.questionnaire import Questionnaire
from callcenter.core.retry import part_at
from callcenter.core.voc import (
    Axis,
    Figure,
    Item,
    Period,
    Standing,
    check_axes,
    favourable,
    figures,
    in_band,
    is_figure,
)
from callcenter.core.worktime import local_day
from callcenter.errors import Invalid, NotFound
from callcenter.flows.ports import ReadTx
from callcenter.flows.questionnaires import questionnaire_version
from callcenter.flows.setup import Setup

LONGEST = timedelta(days=366)
_EXCLUDED = frozenset({"excluded", "withdrawn", "superseded", "not_required"})
_REACHED = frozenset({"completed", "partial", "declined", "already_done"})
_CLOSED = frozenset({"closed", "closed_unverified"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a report is asked for: local days `start` to `end`, both counted; `dealers` None means every one."""

    start: date
    end: date
    period: Period = "day"
    axes: tuple[Axis, ...] = ()
    dealers: Sequence[str] | None = None
    figure: str | None = None

    def check(self) -> None:
        """Raises Invalid naming the field."""
        if self.end < self.start:
            raise Invalid("end", "not-after-start")
        if self.end - self.start > LONGEST:
            raise Invalid("end", "too-long-a-period")
        if self.figure is not None and not is_figure(self.figure):
            raise Invalid("figure", "unknown-figure")
        check_axes(self.axes, self.figure)


@dataclass(frozen=True, slots=True)
class _Place:
    """A dealer as the figures need it."""

    zone: str
    parts: PartsOfDay
    band: tuple[timedelta, timedelta]


async def voc_report(tx: ReadTx, setup: Setup, asked: Asked) -> list[Figure]:
    """The figures that are asked for. A week or month is the sum of its days, whatever the report begins with."""
    asked.check()
    return figures(await voc_items(tx, setup, asked), asked.period, asked.axes)


async def voc_items(tx: ReadTx, setup: Setup, asked: Asked) -> list[Item]:
    """Every item that the figures count, in order of day and subject; of one figure where one is named."""
    asked.check()
    places = await _places(tx, setup, asked.dealers)
    # Local days of any zone lie within a day of the same days in UTC; the exact day is looked at below.
    span: dict[str, Any] = {
        "start": datetime.combine(asked.start, datetime.min.time(), UTC) - timedelta(days=1),
        "end": datetime.combine(asked.end, datetime.min.time(), UTC) + timedelta(days=2),
        "dealers": None if asked.dealers is None else list(asked.dealers),
    }
    head = (asked.figure or "").partition(":")[0]
    found: list[Item] = []
    if head in ("", "followed_up", "followed_up_in_time"):
        for row in await tx.select("voc.follow_ups", **span):
            found += _of_follow_up(row, places[row["dealer_id"]], tx.now)
    if head in ("", "reach", "outcomes", "dispositions", "call_length"):
        for row in await tx.select("voc.calls", **span):
            found += _of_call(row, places[row["dealer_id"]])
    if head in ("", "satisfaction", "answers"):
        documents: dict[tuple[str, int], Questionnaire | None] = {}
        for row in await tx.select("voc.answers", **span):
            key = (row["questionnaire"], row["questionnaire_version"])
            if key not in documents:
                documents[key] = await _document(tx, setup, *key)
            found += _of_answers(row, places[row["dealer_id"]], documents[key])
    if head in ("", "tickets_on_time", "tickets", "closed_unverified"):
        for row in await tx.select("voc.tickets", **span):
            found += _of_ticket(row, places[row["dealer_id"]], tx.now)
    wanted = (
        item
        for item in found
        if asked.start <= item.day <= asked.end and (asked.figure is None or item.figure == asked.figure)
    )
    return sorted(wanted, key=lambda item: (item.day, item.subject_id, item.figure))


async def share(tx: ReadTx, setup: Setup, figure: str, dealer_id: str, start: date, end: date) -> dict[str, Any]:
    """One figure of one dealer over a span as {"numerator", "denominator", "from", "to"}; kinds are counted together."""
    items = await voc_items(tx, setup, Asked(start=start, end=end, dealers=[dealer_id], figure=figure))
    return {
        "numerator": sum(item.standing is Standing.FOR for item in items),
        "denominator": sum(item.standing in (Standing.FOR, Standing.AGAINST) for item in items),
        "from": start.isoformat(),
        "to": end.isoformat(),
    }


async def _places(tx: ReadTx, setup: Setup, dealers: Sequence[str] | None) -> Mapping[str, _Place]:
    where: dict[str, Any] = {} if dealers is None else {"id__in": list(dealers)}
    found: dict[str, _Place] = {}
    for dealer in await tx.rows(Dealer).all(**where):
        policy = await setup.policy(tx, dealer.policy)
        low, high = policy.limits.call_band
        found[dealer.id] = _Place(dealer.time_zone, policy.parts_of_day, (span_of(low), span_of(high)))
    return found


async def _document(tx: ReadTx, setup: Setup, code: str, version: int) -> Questionnaire | None:
    """The questionnaire in the wording of these answers; None for one that is gone (its answers still count as answers)."""
    try:
        return await questionnaire_version(tx, setup, code, version)
    except NotFound:
        return None


def _of_follow_up(row: Mapping[str, Any], place: _Place, now: datetime) -> list[Item]:
    day = local_day(
        place.zone, row["delivered_at"] if row["kind"] == "first" and row["delivered_at"] else row["created_at"]
    )
    result, done = row["result"], row["state"] == "done"
    overdue = not done and row["due_at"] <= now
    reached = done and result in _REACHED
    if done and result in _EXCLUDED:
        standing = in_time = Standing.EXCLUDED
    elif not done and not overdue:
        standing = in_time = Standing.OPEN
    else:
        standing = Standing.FOR if reached else Standing.AGAINST
        prompt = reached and row["done_at"] is not None and row["done_at"] <= row["due_at"]
        in_time = Standing.FOR if prompt else Standing.AGAINST
    common: dict[str, Any] = {
        "day": day,
        "subject": "follow_up",
        "subject_id": row["id"],
        "dealer": row["dealer_id"],
        "adviser": row["adviser"] or "",
    }
    return [
        Item(figure="followed_up", standing=standing, **common),
        Item(figure="followed_up_in_time", standing=in_time, **common),
    ]


def _of_call(row: Mapping[str, Any], place: _Place) -> list[Item]:
    at = row["dialed_at"] or row["intent_at"]
    common: dict[str, Any] = {
        "day": local_day(place.zone, at),
        "subject": "call",
        "subject_id": row["id"],
        "dealer": row["dealer_id"],
        "adviser": row["adviser"] or "",
        "part": str(part_at(at, place.zone, place.parts)),
        "agent": row["agent_id"] or "",
    }
    outcome = row["outcome"] or ""
    if row["state"] != "ended":
        open_ = {"standing": Standing.OPEN, **common}
        return [Item(figure="reach", **open_), Item(figure="outcomes", **open_)]
    answered = outcome == "answered"
    reach = Standing.FOR if answered else Standing.AGAINST if row["counts"] else Standing.EXCLUDED
    found = [
        Item(figure="reach", standing=reach, **common),
        Item(figure="outcomes", standing=Standing.FOR, value=outcome, **common),
    ]
    if answered:
        said = row["disposition"]
        band = Standing.FOR if in_band(row["talk_seconds"], place.band) else Standing.AGAINST
        found.append(Item(figure="call_length", standing=band, **common))
        standing = Standing.FOR if said else Standing.OPEN
        found.append(Item(figure="dispositions", standing=standing, value=said or "", **common))
    return found


def _of_answers(row: Mapping[str, Any], place: _Place, document: Questionnaire | None) -> list[Item]:
    if document is None:
        return []
    common: dict[str, Any] = {
        "day": local_day(place.zone, row["submitted_at"] or row["updated_at"]),
        "subject": "follow_up",
        "subject_id": row["follow_up_id"],
        "dealer": row["dealer_id"],
        "adviser": row["adviser"] or "",
    }
    heard = document.heard(row["answers"])
    found: list[Item] = []
    for question in document.questions:
        if not question.figure:
            continue
        name = f"satisfaction:{question.code}"
        if row["submitted_at"] is None:
            found.append(Item(figure=name, standing=Standing.OPEN, **common))
            continue
        value = heard.get(question.code)
        if value is None:
            found.append(Item(figure=name, standing=Standing.EXCLUDED, **common))
            continue
        standing = Standing.FOR if favourable(question, value) else Standing.AGAINST
        found.append(Item(figure=name, standing=standing, **common))
        told = str(value).lower() if isinstance(value, bool) else str(value)
        found.append(Item(figure=f"answers:{question.code}", standing=Standing.FOR, value=told, **common))
    return found


def _of_ticket(row: Mapping[str, Any], place: _Place, now: datetime) -> list[Item]:
    common: dict[str, Any] = {
        "day": local_day(place.zone, row["received_at"]),
        "subject": "ticket",
        "subject_id": row["id"],
        "dealer": row["dealer_id"],
        "adviser": row["adviser"] or "",
        "department": row["department"],
    }
    state, due_at = row["state"], row["due_at"]
    void, closed = state == "void", state in _CLOSED
    broken = bool(row["breached"]) or (not closed and due_at is not None and due_at < now)
    found = [
        Item(
            figure="tickets",
            standing=Standing.EXCLUDED if void else Standing.FOR,
            value="" if void else row["kind"],
            **common,
        )
    ]
    if void or due_at is None:
        timely = Standing.EXCLUDED
    elif broken:
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
