"""Claims of the follow-up queue: bounded index probes per lane and kind of rank class, whatever the queue's size.

Every statement is made once. The order of work is core/ranking.py's; here only the least (order_at, id) of each kind
is found, by one seek per lane and kind of the index that is made for the part of the day (`ix_follow_ups_ready_morning`
and its like), and the choice among these heads is the same as among all rows.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Text, bindparam, cast, column, exists, insert, select, text, update

from callcenter.core.model import DueRow, FollowUp, FollowUpState, Seat
from callcenter.core.policy_parts import PARTS, Part
from callcenter.core.ranking import AGREED_CLASS, KINDS
from callcenter.db.quick import Quick
from callcenter.db.rows import SqlRows, to_row, to_values
from callcenter.db.schema import TABLES, kind_sql
from callcenter.db.sqlite_driver import driver_of, sqlite_text
from callcenter.errors import NotFound
from callcenter.flows.ports import Head, Look

_ROWS = TABLES[FollowUp]
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


class Claims:
    """What the claimers of one process know of each other, so that two never reach for one row.

    Looks go one after another, first come, first served. From its choice on a claimer is out of the others' way: what it
    chose is left out of their looks until its unit of work ended. Another node may still be first.
    """

    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        self.chosen: set[str] = set()
        """Ids of the rows that are being claimed; their commits are on the way."""


# A look-up by key per row, never a join that a planner could turn into a scan of every lock there ever was.
_FREE = """(f.not_by IS NULL OR f.not_by <> :agent)
    AND coalesce((SELECT l.until FROM number_locks AS l WHERE l.id = f.number), :never) <= :now"""
_NOT_CHOSEN = f"{_FREE} AND f.id <> ALL(CAST(:chosen AS text[]))"
_HEAD = "f.id, f.lane, f.dealer_id, f.rank_class, f.order_at, f.assigned_to"
_OF_KIND = """
    SELECT {what} FROM follow_ups AS f
    WHERE f.state = 'ready' AND f.assigned_to IS NULL AND f.lane = lanes.lane AND {kind} = kinds.kind AND {free}
    ORDER BY f.order_at, f.id LIMIT 1"""
_AGREED = f"""
    SELECT {{what}} FROM follow_ups AS f
    WHERE f.state = 'ready' AND f.rank_class = {AGREED_CLASS} AND f.lane = lanes.lane AND f.order_at <= :now
        AND (f.assigned_to IS NULL OR (f.assigned_to <> :agent AND f.order_at <= :open_since)) AND {{free}}
    ORDER BY f.order_at, f.id LIMIT 1"""
_MINE = f"""
    SELECT {_HEAD}, row_number() OVER (PARTITION BY f.lane, f.rank_class ORDER BY f.order_at, f.id) AS place
    FROM follow_ups AS f
    WHERE f.assigned_to = :agent AND f.state = 'ready' AND f.lane IN (SELECT lane FROM lanes)
        AND (f.rank_class <> {AGREED_CLASS} OR f.order_at <= :now) AND {{free}}"""

# LATERAL is PostgreSQL's way to one seek per kind. SQLite has scalar sub-selects only, one value each: there the
# columns come in one text (the id of a kind's head, looked up again, would cost as much as finding it). A kind without
# a head gives NULL: a WHERE that leaves it out would make SQLite seek each head twice.
_MARK = "\x1f"
_PACKED = f" || '{_MARK}' || ".join(
    ("f.id", "f.dealer_id", "f.rank_class", "f.order_at", "coalesce(f.assigned_to, '')")
)
_KINDS_ON_SQLITE = "\nUNION ALL ".join(
    f"SELECT lane, ({_OF_KIND.format(what=_PACKED, kind=kind_sql(part, 'f.'), free=_FREE)}) AS head"
    f" FROM lanes CROSS JOIN kinds WHERE lanes.part = '{part}'"
    for part in PARTS
)
_ON_SQLITE = f"""
WITH lanes AS (
    SELECT json_extract(value, '$[0]') AS lane, json_extract(value, '$[1]') AS part FROM json_each(:lanes)
),
kinds AS (SELECT value AS kind FROM json_each('{json.dumps(list(KINDS))}'))
{_KINDS_ON_SQLITE}
UNION ALL SELECT lane, ({_AGREED.format(what=_PACKED, free=_FREE)}) AS head FROM lanes
UNION ALL SELECT f.lane, {_PACKED} FROM ({_MINE.format(free=_FREE)}) AS f WHERE f.place = 1"""
# One trip: the seat is held, and what comes beside it is as it was when the statement began. Where the seat was waited for,
# `take` looks again whether its agent holds a card by now.
_SEATS = TABLES[Seat]
_SEAT_NAMES = [one.name for one in _SEATS.c]
_KINDS_ON_POSTGRESQL = "\n    UNION ALL ".join(
    f"SELECT head.* FROM lanes CROSS JOIN generate_series({KINDS[0]}, {KINDS[-1]}) AS kinds(kind)"
    f" CROSS JOIN LATERAL ({_OF_KIND.format(what=_HEAD, kind=kind_sql(part, 'f.'), free=_NOT_CHOSEN)}) AS head"
    f" WHERE lanes.part = '{part}'"
    for part in PARTS
)
_LOOK_ON_POSTGRESQL = text(f"""
WITH seat AS MATERIALIZED (
    SELECT {", ".join(f"s.{name}" for name in _SEAT_NAMES)} FROM seats AS s WHERE s.id = :agent FOR UPDATE
), lanes AS (
    SELECT (told ->> 0) COLLATE "C" AS lane, told ->> 1 AS part
    FROM jsonb_array_elements(CAST(:lanes AS jsonb)) AS all_lanes(told)
), heads AS (
    {_KINDS_ON_POSTGRESQL}
    UNION ALL SELECT head.* FROM lanes CROSS JOIN LATERAL ({_AGREED.format(what=_HEAD, free=_NOT_CHOSEN)}) AS head
    UNION ALL SELECT {_HEAD} FROM ({_MINE.format(free=_NOT_CHOSEN)}) AS f WHERE f.place = 1
)
SELECT seat.*, (SELECT f.id FROM follow_ups AS f WHERE f.claimed_by = :agent AND f.state = 'claimed' LIMIT 1) AS held, h.*
FROM seat CROSS JOIN (SELECT {", ".join(f"array_agg(heads.{name})" for name in Head._fields)} FROM heads) AS h
""").columns(*(column(one.name, one.type) for one in _SEATS.c), *(column(name) for name in ("held", *Head._fields)))

_READY = text("follow_ups.state = 'ready'")
_OTHERS = _ROWS.alias("others")
_HOLDS_NONE = ~exists().where(_OTHERS.c.claimed_by == bindparam("agent"), text("others.state = 'claimed'"))
_TAKE = (
    update(_ROWS)
    .where(_ROWS.c.id == bindparam("wanted"), _READY, _HOLDS_NONE)
    .values(
        state=str(FollowUpState.CLAIMED),
        claimed_by=bindparam("agent"),
        claimed_until=bindparam("lease"),
        version=_ROWS.c.version + 1,
    )
    .returning(*_ROWS.c)
)
# A claim that is lost with the power is a card that is ready again: its commit need not wait for the disk.
_TAKEN = _TAKE.where(text("set_config('synchronous_commit', 'off', true) IS NOT NULL")).cte("taken")
_DUE = TABLES[DueRow]
_END = {one.name: bindparam(f"end_{one.name}", type_=one.type) for one in _DUE.c}
_END_MARKED = [cast(_TAKEN.c.version, Text) if name == "mark" else value for name, value in _END.items()]
_TAKE_ON_POSTGRESQL = select(*_TAKEN.c).add_cte(
    insert(_DUE).from_select(list(_END), select(*_END_MARKED).select_from(_TAKEN), include_defaults=False).cte("armed")
)
_COME = (
    select(_ROWS.c.id)
    .where(text("follow_ups.state = 'waiting'"), _ROWS.c.next_try_at <= bindparam("now"))
    .order_by(_ROWS.c.next_try_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .cte("come")
)
_PROMOTE = (
    update(_ROWS)
    .where(_ROWS.c.id.in_(select(_COME.c.id)))
    .values(state=str(FollowUpState.READY), version=_ROWS.c.version + 1)
    .returning(_ROWS.c.id)
)
_MISSED = (
    select(_ROWS)
    .where(
        text("follow_ups.state != 'done' AND follow_ups.missed_at IS NULL AND follow_ups.kind = 'first'"),
        _ROWS.c.due_at <= bindparam("now"),
    )
    .order_by(_ROWS.c.due_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)


class SqlQueue:
    """Implements `QueueRows`."""

    def __init__(self, quick: Quick, claims: Claims, keep: Callable[[FollowUp], None]) -> None:
        """`keep` is told of every row that is taken."""
        self._keep = keep
        self._quick = quick
        self._connection = quick.connection
        self._sqlite = quick.sqlite
        self._claims = claims
        self._holds_turn = False
        self._chosen: set[str] = set()

    async def _wait_for_turn(self) -> None:
        if not self._holds_turn:
            await self._claims.turn.acquire()
            self._holds_turn = True

    def _choose(self, id: str) -> None:
        """The others may look again, and are not shown this row."""
        self._chosen.add(id)
        self._claims.chosen.add(id)
        self._end_turn()

    def _end_turn(self) -> None:
        if self._holds_turn:
            self._holds_turn = False
            self._claims.turn.release()

    def end(self) -> None:
        """The unit of work ended: what it chose is claimed by now, or anybody's again."""
        self._end_turn()
        self._claims.chosen -= self._chosen

    async def promote(self, *, now: datetime, limit: int) -> int:
        """Turn `waiting` rows whose `next_try_at` has come into `ready`; how many."""
        return len((await self._connection.execute(_PROMOTE, {"now": now, "most": limit})).all())

    async def look(
        self, *, lanes: Mapping[str, Part], agent_id: str, now: datetime, own_agent_wait: timedelta | None = None
    ) -> Look:
        """The agent's seat, locked, the card they hold, and of each lane and kind of class the best row they may take."""
        told = {
            "lanes": json.dumps([[lane, part] for lane, part in lanes.items()]),
            "agent": agent_id,
            "now": now,
            "never": _NEVER,
            "open_since": _NEVER if own_agent_wait is None else now - own_agent_wait,
        }
        rows: SqlRows[FollowUp] = SqlRows(self._quick, FollowUp)
        if self._sqlite:
            seat = await SqlRows(self._quick, Seat).get(agent_id)
            held = await rows.first(claimed_by=agent_id, state=FollowUpState.CLAIMED)
            return Look(seat, held, await self._heads_on_sqlite(told) if held is None else [])
        await self._quick.begin()
        await self._wait_for_turn()
        found = (await self._quick.run(_LOOK_ON_POSTGRESQL, told | {"chosen": list(self._claims.chosen)})).rows
        if not found:
            raise NotFound(what=_SEATS.name, id=agent_id)
        places = len(_SEATS.c)
        held_id, *columns = found[0][places:]
        held = await rows.first(claimed_by=agent_id, state=FollowUpState.CLAIMED) if held_id is not None else None
        heads = [Head(*row) for row in zip(*columns, strict=True)] if columns[0] else []
        return Look(to_row(Seat, found[0][:places]), held, heads)

    async def _heads_on_sqlite(self, told: dict[str, Any]) -> list[Head]:
        driver = driver_of(await self._connection.get_raw_connection())
        said = {key: sqlite_text(value) if isinstance(value, datetime) else value for key, value in told.items()}
        found: list[Head] = []
        for lane, packed in driver.raw.execute(_ON_SQLITE, said):
            if packed is None:
                continue
            id, dealer_id, rank_class, order_at, assigned_to = packed.split(_MARK)
            instant = datetime.fromisoformat(f"{order_at}+00:00")  # five times as fast as replacing the zone
            found.append(Head(id, lane, dealer_id, int(rank_class), instant, assigned_to or None))
        return found

    async def take(self, *, id: str, agent_id: str, end: DueRow) -> FollowUp | None:
        """Claim a row that is still `ready` until `end` comes due; None when somebody else was first."""
        told = {"wanted": id, "agent": agent_id, "lease": end.due_at}
        if self._sqlite:
            found = (await self._quick.run(_TAKE, told)).rows
        else:
            self._choose(id)
            told |= {f"end_{name}": value for name, value in to_values(end).items()}
            found = (await self._quick.run(_TAKE_ON_POSTGRESQL, told)).rows
        if not found:
            return None
        taken = to_row(FollowUp, found[0])
        if self._sqlite:
            await SqlRows(self._quick, DueRow).add(replace(end, mark=str(taken.version)))
        self._keep(taken)
        return taken

    async def due_missed(self, *, now: datetime, limit: int) -> list[FollowUp]:
        """Open rows whose `due_at` has passed and that are not marked missed yet."""
        found = await self._connection.execute(_MISSED, {"now": now, "most": limit})
        return [to_row(FollowUp, row) for row in found]
