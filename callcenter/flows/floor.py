"""The floor as it is now, with the place in the event log that it belongs to: snapshot before + events = snapshot after."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from callcenter.core.access import Actor, Reach, may
from callcenter.core.acts import Act
from callcenter.core.floor import HORIZON, RETURNS_SHOWN, instant, told
from callcenter.core.model import (
    Attempt,
    Dealer,
    Exchange,
    Grant,
    Person,
    Queue,
    ReturnCallRow,
    Role,
    Seat,
    Team,
    ThirdLine,
    Trunk,
)
from callcenter.core.position import Position
from callcenter.core.worktime import Calendar, end_of_day, open_intervals
from callcenter.flows import people
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.scope import reach_of
from callcenter.flows.setup import Setup
from callcenter.flows.trunks import resumable

MOST_QUEUED = 20_000
"""Rows of the queue that a snapshot holds at most; with more, a choice of dealers is asked for."""


async def floor_people(tx: ReadTx | WriteTx, actor: Actor, act: Act) -> frozenset[str] | None:
    """The people within reach, and whoever works the queues of the dealers within reach. None: everybody."""
    reached = await people.within_reach(tx, actor, act)
    if reached is None:
        return None
    dealers = await tx.rows(Dealer).all(id__in=sorted((await reach_of(tx, actor, act)).dealers))
    queues = await tx.rows(Queue).all(id__in=sorted({dealer.queue_id for dealer in dealers if dealer.queue_id}))
    teams = await tx.rows(Team).all(id__in=sorted({team for queue in queues for team in queue.team_ids}))
    return reached.union(*(team.member_ids for team in teams))


async def floor_snapshot(tx: ReadTx, setup: Setup, actor: Actor, dealer_id: str | None = None) -> dict[str, Any]:
    """Everything that the floor shows and the actor may see, as plain values (core/floor.py).

    `dealer_id` narrows queue and calls to one dealer. `complete` is false where the queue has more rows than a snapshot
    holds; then `queue` is empty.
    """
    position = await tx.select("floor.position")
    horizon = tx.now.replace(minute=0, second=0, microsecond=0) + HORIZON
    live = await tx.select("floor.live")
    queue, complete = await _queue(tx, actor, horizon, dealer_id)
    return {
        "position": str(Position(position[0]["transaction"], position[0]["number"]) if position else Position()),
        "now": instant(tx.now),
        "horizon": instant(horizon),
        "returns_since": instant(tx.now - RETURNS_SHOWN),
        **await _seats(tx, actor),
        **await _dealers(tx, setup, actor, horizon, dealer_id),
        "calls": await _calls(tx, actor, [row["id"] for row in live], dealer_id),
        "trunks": await _trunks(tx, setup, actor, live),
        "exchanges": await _exchanges(tx, setup, actor),
        "return_calls": await _returns(tx, actor, dealer_id),
        "queue": queue,
        "complete": complete,
    }


async def _seats(tx: ReadTx, actor: Actor) -> dict[str, Any]:
    """The agents within reach with their teams and seats; one who never signed on has none."""
    if not may(actor, Act.SEAT_SEE):
        return {"people": [], "teams": [], "seats": []}
    reached = await floor_people(tx, actor, Act.SEAT_SEE)
    within: dict[str, Any] = {} if reached is None else {"id__in": sorted(reached)}
    seats = await tx.rows(Seat).all(**within)
    teams = await tx.rows(Team).all()
    members = {member for team in teams for member in team.member_ids}
    agents = {grant.person_id for grant in await tx.rows(Grant).all(role=Role.AGENT)}
    at_work = members | agents | {seat.id for seat in seats if seat.state != "signed_off"}
    shown = [one for one in await tx.rows(Person).all(active=True, **within) if one.id in at_work]
    known = {one.id for one in shown}
    return {
        "people": [
            {"id": one.id, "name": one.name, "team_ids": [team.id for team in teams if one.id in team.member_ids]}
            for one in shown
        ],
        "teams": [{"id": team.id, "name": team.name} for team in teams if known.intersection(team.member_ids)],
        "seats": [_shown(seat) for seat in seats if seat.id in known],
    }


async def _dealers(tx: ReadTx, setup: Setup, actor: Actor, horizon: datetime, dealer_id: str | None) -> dict[str, Any]:
    """The dealers within reach; those that share calendar and zone share a clock: ends of days, calling hours."""
    reach = await reach_of(tx, actor, Act.SETUP_SEE) if may(actor, Act.SETUP_SEE) else None
    if reach is None:
        return {"dealers": [], "clocks": {}}
    where: dict[str, Any] = reach.where(dealer="id")
    if dealer_id is not None:
        where = {"id": dealer_id} if reach.covers(dealer_id) else {"id__in": []}
    clocks: dict[str, Any] = {}
    shown = []
    for dealer in await tx.rows(Dealer).all(active=True, **where):
        key = f"{dealer.calling_calendar}@{dealer.time_zone}"
        if key not in clocks:
            clocks[key] = _clock(await setup.calling_calendar(tx, dealer), dealer.time_zone, tx.now, horizon)
        shown.append(
            {"id": dealer.id, "name": dealer.short_name or dealer.name, "zone": dealer.time_zone, "clock": key}
        )
    return {"dealers": shown, "clocks": clocks}


def _clock(calling: Calendar, zone: str, now: datetime, horizon: datetime) -> dict[str, Any]:
    spans = []
    for start, end, _ in open_intervals(calling, now - timedelta(hours=1)):
        if start >= horizon:
            break
        spans.append((instant(start), instant(end)))
    ends = [end_of_day(zone, now, days) for days in range(3)]
    return {"day_ends": [instant(end) for end in ends], "open": spans}


async def _queue(
    tx: ReadTx, actor: Actor, horizon: datetime, dealer_id: str | None
) -> tuple[list[dict[str, Any]], bool]:
    if not may(actor, Act.FOLLOW_UP_SEE):
        return [], True
    reach = await reach_of(tx, actor, Act.FOLLOW_UP_SEE)
    dealers = None if reach.everything else sorted(reach.dealers)
    if dealer_id is not None:
        dealers = [dealer_id] if reach.covers(dealer_id) else []
    own = actor.person_id if reach.own and dealer_id is None else None
    found = (await tx.select("floor.queue", horizon=horizon, dealers=dealers, own=own, most=MOST_QUEUED + 1))[0]
    if found["number"] > MOST_QUEUED:
        return [], False
    return json.loads(found["rows"] or "[]"), True


async def _calls(tx: ReadTx, actor: Actor, live: list[str], dealer_id: str | None) -> list[dict[str, Any]]:
    if not live or not may(actor, Act.CALL_SEE):
        return []
    reach = await reach_of(tx, actor, Act.CALL_SEE)
    hears = await reach_of(tx, actor, Act.CALL_LISTEN) if may(actor, Act.CALL_LISTEN) else None
    calls = await tx.rows(Attempt).all(id__in=live)
    return [
        # Who listens is told to those only who may listen themselves.
        _shown(call) if hears is not None and hears.covers(call.dealer_id) else {**_shown(call), "listeners": []}
        for call in calls
        if _covers(reach, call.dealer_id, call.agent_id) and dealer_id in (None, call.dealer_id)
    ]


async def _trunks(tx: ReadTx, setup: Setup, actor: Actor, live: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    if not may(actor, Act.TRUNK_SEE):
        return []
    rows = {row.id: row for row in await tx.rows(Trunk).all()}
    lines: dict[str, dict[str, int]] = {}
    for attempt in live:
        lines.setdefault(attempt["trunk"], {})[attempt["id"]] = attempt["version"]
    for line in await tx.rows(ThirdLine).all(ended_at=None):
        lines.setdefault(line.trunk, {})[line.id] = line.version
    plans = await setup.trunk_plans(tx)
    mine = await resumable(tx, actor, plans)
    return [
        {
            **(_shown(rows[name]) if name in rows else _shown(Trunk(id=name, pbx=plan.pbx))),
            "pbx": plan.pbx,
            "lines": plan.lines,
            "taken": lines.get(name, {}),
            "may_resume": name in mine,
        }
        for name, plan in plans.items()
    ]


async def _exchanges(tx: ReadTx, setup: Setup, actor: Actor) -> list[dict[str, Any]]:
    return [_shown(row) for row in await tx.rows(Exchange).all()] if may(actor, Act.TRUNK_SEE) else []


async def _returns(tx: ReadTx, actor: Actor, dealer_id: str | None) -> list[dict[str, Any]]:
    if not may(actor, Act.CALL_SEE):
        return []
    reach = await reach_of(tx, actor, Act.CALL_SEE)
    rows = await tx.rows(ReturnCallRow).all(at__ge=tx.now - RETURNS_SHOWN, order=("at", "id"))
    return [
        _shown(row)
        for row in rows
        if _covers(reach, row.dealer_id, row.agent_id) and dealer_id in (None, row.dealer_id)
    ]


def _covers(reach: Reach, dealer_id: str | None, agent_id: str | None) -> bool:
    return reach.covers(dealer_id, own=agent_id is not None and agent_id == reach.person_id)


def _shown(row: Any) -> dict[str, Any]:
    one = told(row)
    return {"id": one.id, "dealer_id": one.dealer_id, **one.row}
