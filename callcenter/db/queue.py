"""Claims of the follow-up queue: bounded index probes per lane and rank class, whatever the queue's size.

Every statement is made once. The order of work is core/ranking.py's; here only the least (order_at, id) of each class
is found, by one seek of `ix_follow_ups_ready` per lane and class, and the choice among these heads is the same as among
all rows.
"""

import asyncio
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, column, select, text, update

from callcenter.core.model import FollowUp, FollowUpState
from callcenter.core.ranking import AGREED_CLASS, CLASSES
from callcenter.db.quick import Quick
from callcenter.db.rows import to_row
from callcenter.db.schema import TABLES
from callcenter.db.sqlite_driver import driver_of, sqlite_text
from callcenter.flows.ports import Head

_ROWS = TABLES[FollowUp]
_NEVER = datetime(1, 1, 1, tzinfo=UTC)

# A look-up by key per row, never a join that a planner could turn into a scan of every lock there ever was.
_FREE = """(f.not_by IS NULL OR f.not_by <> :agent)
    AND coalesce((SELECT l.until FROM number_locks AS l WHERE l.id = f.number), :never) <= :now"""
_HEAD = "f.id, f.lane, f.dealer_id, f.rank_class, f.order_at, f.assigned_to"
_OF_CLASS = f"""
    SELECT {{what}} FROM follow_ups AS f
    WHERE f.state = 'ready' AND f.assigned_to IS NULL AND f.lane = lanes.lane AND f.rank_class = classes.class AND {_FREE}
    ORDER BY f.order_at, f.id LIMIT 1"""
_AGREED = f"""
    SELECT {{what}} FROM follow_ups AS f
    WHERE f.state = 'ready' AND f.rank_class = {AGREED_CLASS} AND f.lane = lanes.lane AND f.order_at <= :now
        AND (f.assigned_to IS NULL OR (f.assigned_to <> :agent AND f.order_at <= :open_since)) AND {_FREE}
    ORDER BY f.order_at, f.id LIMIT 1"""
_MINE = f"""
    SELECT {_HEAD}, row_number() OVER (PARTITION BY f.lane, f.rank_class ORDER BY f.order_at, f.id) AS place
    FROM follow_ups AS f
    WHERE f.assigned_to = :agent AND f.state = 'ready' AND f.lane IN (SELECT lane FROM lanes)
        AND (f.rank_class <> {AGREED_CLASS} OR f.order_at <= :now) AND {_FREE}"""

# LATERAL is PostgreSQL's way to one seek per class. SQLite has scalar sub-selects only, one value each: there the
# columns come in one text (the id of a class's head, looked up again, would cost as much as finding it). A class without
# a head gives NULL: a WHERE that leaves it out would make SQLite seek each head twice.
_MARK = "\x1f"
_PACKED = f" || '{_MARK}' || ".join(("f.id", "f.dealer_id", "f.order_at", "coalesce(f.assigned_to, '')"))
_ON_SQLITE = f"""
WITH lanes AS (SELECT value AS lane FROM json_each(:lanes)),
classes AS (SELECT value AS class FROM json_each('{json.dumps(list(CLASSES))}'))
SELECT lane, class, ({_OF_CLASS.format(what=_PACKED)}) AS head FROM lanes CROSS JOIN classes
UNION ALL SELECT lane, {AGREED_CLASS}, ({_AGREED.format(what=_PACKED)}) AS head FROM lanes
UNION ALL SELECT f.lane, f.rank_class, {_PACKED} FROM ({_MINE}) AS f WHERE f.place = 1"""
_ON_POSTGRESQL = text(f"""
WITH lanes AS (SELECT lane COLLATE "C" FROM jsonb_array_elements_text(CAST(:lanes AS jsonb)) AS lanes(lane))
SELECT head.* FROM lanes CROSS JOIN generate_series({CLASSES[0]}, {CLASSES[-1]}) AS classes(class)
    CROSS JOIN LATERAL ({_OF_CLASS.format(what=_HEAD)}) AS head
UNION ALL SELECT head.* FROM lanes CROSS JOIN LATERAL ({_AGREED.format(what=_HEAD)}) AS head
UNION ALL SELECT {_HEAD} FROM ({_MINE}) AS f WHERE f.place = 1""").columns(*(column(name) for name in Head._fields))

_READY = text("follow_ups.state = 'ready'")
_TAKE = (
    update(_ROWS)
    .where(_ROWS.c.id == bindparam("wanted"), _READY)
    .values(
        state=str(FollowUpState.CLAIMED),
        claimed_by=bindparam("agent"),
        claimed_until=bindparam("lease"),
        version=_ROWS.c.version + 1,
    )
    .returning(*_ROWS.c)
)
# A claim that is lost with the power is a card that is ready again: its commit need not wait for the disk.
_TAKE_ON_POSTGRESQL = _TAKE.where(text("set_config('synchronous_commit', 'off', true) IS NOT NULL"))
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

    def __init__(self, quick: Quick, turns: asyncio.Lock, keep: Callable[[FollowUp], None]) -> None:
        """`keep` is told of every row that is taken."""
        self._keep = keep
        self._quick = quick
        self._connection = quick.connection
        self._sqlite = quick.sqlite
        self._turns = turns
        self._holds_turn = False

    async def _wait_for_turn(self) -> None:
        """Claims of one process go one after another until their commit, first come, first served.

        Eight claimers would else all choose the same row, and seven choose again. Another node may still be first.
        """
        if not self._sqlite and not self._holds_turn:
            await self._turns.acquire()
            self._holds_turn = True

    def end_turn(self) -> None:
        """The unit of work ended: the next claimer's turn."""
        if self._holds_turn:
            self._holds_turn = False
            self._turns.release()

    async def promote(self, *, now: datetime, limit: int) -> int:
        """Turn `waiting` rows whose `next_try_at` has come into `ready`; how many."""
        return len((await self._connection.execute(_PROMOTE, {"now": now, "most": limit})).all())

    async def heads(
        self, *, lanes: Sequence[str], agent_id: str, now: datetime, own_agent_wait: timedelta | None = None
    ) -> list[Head]:
        """Of each lane the least (order_at, id) per rank class among the ready rows that `agent_id` may take."""
        await self._wait_for_turn()
        told = {
            "lanes": json.dumps(list(dict.fromkeys(lanes))),
            "agent": agent_id,
            "now": now,
            "never": _NEVER,
            "open_since": _NEVER if own_agent_wait is None else now - own_agent_wait,
        }
        if self._sqlite:
            return await self._heads_on_sqlite(told)
        return [Head(*row) for row in (await self._quick.run(_ON_POSTGRESQL, told)).rows]

    async def _heads_on_sqlite(self, told: dict[str, Any]) -> list[Head]:
        driver = driver_of(await self._connection.get_raw_connection())
        said = {key: sqlite_text(value) if isinstance(value, datetime) else value for key, value in told.items()}
        found: list[Head] = []
        for lane, rank_class, packed in driver.raw.execute(_ON_SQLITE, said):
            if packed is None:
                continue
            id, dealer_id, order_at, assigned_to = packed.split(_MARK)
            instant = datetime.fromisoformat(f"{order_at}+00:00")  # five times as fast as replacing the zone
            found.append(Head(id, lane, dealer_id, rank_class, instant, assigned_to or None))
        return found

    async def take(self, *, id: str, agent_id: str, until: datetime) -> FollowUp | None:
        """Claim a row that is still `ready`; None when somebody else was first."""
        told = {"wanted": id, "agent": agent_id, "lease": until}
        found = (await self._quick.run(_TAKE if self._sqlite else _TAKE_ON_POSTGRESQL, told)).rows
        if not found:
            return None
        taken = to_row(FollowUp, found[0])
        self._keep(taken)
        return taken

    async def due_missed(self, *, now: datetime, limit: int) -> list[FollowUp]:
        """Open rows whose `due_at` has passed and that are not marked missed yet."""
        found = await self._connection.execute(_MISSED, {"now": now, "most": limit})
        return [to_row(FollowUp, row) for row in found]
