"""Claims of the follow-up queue: bounded index probes per lane and rank class, whatever the queue's size."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, literal, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from callcenter.core.model import FollowUp, FollowUpState, NumberLock
from callcenter.db.rows import to_row
from callcenter.db.schema import TABLES

_ROWS = TABLES[FollowUp]
_LOCKS = TABLES[NumberLock]


class SqlQueue:
    """Implements `QueueRows`."""

    def __init__(self, connection: AsyncConnection, sqlite: bool) -> None:
        self._connection = connection
        self._sqlite = sqlite

    async def promote(self, *, now: datetime, limit: int) -> int:
        """Turn `waiting` rows whose `next_try_at` has come into `ready`; how many."""
        chosen = (
            select(_ROWS.c.id)
            .where(text("follow_ups.state = 'waiting'"), _ROWS.c.next_try_at <= now)
            .order_by(_ROWS.c.next_try_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("chosen")
        )
        statement = (
            update(_ROWS)
            .where(_ROWS.c.id.in_(select(chosen.c.id)))
            .values(state=str(FollowUpState.READY), version=_ROWS.c.version + 1)
            .returning(_ROWS.c.id)
        )
        return len((await self._connection.execute(statement)).all())

    async def heads(self, *, lanes: Sequence[str], agent_id: str, now: datetime, depth: int = 3) -> list[FollowUp]:
        """Of each lane and rank class the first `depth` ready rows by (order_at, id) that `agent_id` may take."""
        found: list[FollowUp] = []
        for lane in lanes:
            for rank_class in await self._classes(lane):
                statement = (
                    select(_ROWS)
                    .where(
                        text("follow_ups.state = 'ready'"),
                        _ROWS.c.lane == lane,
                        _ROWS.c.rank_class == rank_class,
                        *self._callable_by(agent_id, now),
                    )
                    .order_by(_ROWS.c.order_at, _ROWS.c.id)
                    .limit(depth)
                )
                found += [to_row(FollowUp, row) for row in await self._connection.execute(statement)]
        return found

    async def _classes(self, lane: str) -> list[int]:
        """The rank classes that have ready rows in a lane, by hops along the index."""
        ready = and_(text("follow_ups.state = 'ready'"), _ROWS.c.lane == lane)
        first = select(_ROWS.c.rank_class).where(ready).order_by(_ROWS.c.rank_class).limit(1)
        found: list[int] = []
        value = (await self._connection.execute(first)).scalar_one_or_none()
        while value is not None:
            found.append(value)
            value = (await self._connection.execute(first.where(_ROWS.c.rank_class > value))).scalar_one_or_none()
        return found

    def _callable_by(self, agent_id: str, now: datetime) -> list[ColumnElement[bool]]:
        locked = exists(literal(1)).where(_LOCKS.c.id == _ROWS.c.number, _LOCKS.c.until > now)
        return [
            or_(_ROWS.c.assigned_to.is_(None), _ROWS.c.assigned_to == agent_id),
            or_(_ROWS.c.not_by.is_(None), _ROWS.c.not_by != agent_id),
            ~locked,
        ]

    async def take(self, *, id: str, agent_id: str, until: datetime) -> FollowUp | None:
        """Claim a row that is still `ready`; None when somebody else was first."""
        statement = (
            update(_ROWS)
            .where(_ROWS.c.id == id, text("follow_ups.state = 'ready'"))
            .values(
                state=str(FollowUpState.CLAIMED),
                claimed_by=agent_id,
                claimed_until=until,
                version=_ROWS.c.version + 1,
            )
            .returning(*_ROWS.c)
        )
        found = (await self._connection.execute(statement)).one_or_none()
        return None if found is None else to_row(FollowUp, found)

    async def due_missed(self, *, now: datetime, limit: int) -> list[FollowUp]:
        """Open rows whose `due_at` has passed and that are not marked missed yet."""
        statement = (
            select(_ROWS)
            .where(text("follow_ups.state != 'done' AND follow_ups.missed_at IS NULL"), _ROWS.c.due_at < now)
            .order_by(_ROWS.c.due_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return [to_row(FollowUp, row) for row in await self._connection.execute(statement)]
