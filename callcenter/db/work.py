"""Claims of the outbox and of due rows: one statement each, no double on either engine."""

from datetime import datetime

from sqlalchemy import exists, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from callcenter.core.model import DueRow, OutboxRow, OutboxState
from callcenter.db.rows import to_row
from callcenter.db.schema import TABLES

_OUTBOX = TABLES[OutboxRow]
_DUE = TABLES[DueRow]


class SqlWork:
    """Implements `WorkRows`."""

    def __init__(self, connection: AsyncConnection, sqlite: bool) -> None:
        self._connection = connection
        self._sqlite = sqlite

    async def take_effects(self, *, node: str, now: datetime, until: datetime, limit: int) -> list[OutboxRow]:
        """Take pending effects whose time has come; serial per subject, so only the oldest open one of each subject."""
        other = _OUTBOX.alias("other")
        earlier = exists().where(
            other.c.subject == _OUTBOX.c.subject,
            other.c.id < _OUTBOX.c.id,
            text("other.state IN ('pending', 'taken', 'unknown')"),
        )
        chosen = (
            select(_OUTBOX.c.id)
            .where(text("outbox.state = 'pending'"), _OUTBOX.c.not_before <= now, ~earlier)
            .order_by(_OUTBOX.c.not_before, _OUTBOX.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("chosen")
        )
        statement = (
            update(_OUTBOX)
            .where(_OUTBOX.c.id.in_(select(chosen.c.id)))
            .values(
                state=str(OutboxState.TAKEN),
                taken_by=node,
                taken_until=until,
                tries=_OUTBOX.c.tries + 1,
                version=_OUTBOX.c.version + 1,
            )
            .returning(*_OUTBOX.c)
        )
        found = (await self._connection.execute(statement)).all()
        return sorted((to_row(OutboxRow, row) for row in found), key=lambda row: row.id)

    async def orphans(self, *, now: datetime, limit: int) -> list[OutboxRow]:
        """Taken effects whose lease has run out."""
        statement = (
            select(_OUTBOX)
            .where(text("outbox.state = 'taken'"), _OUTBOX.c.taken_until < now)
            .order_by(_OUTBOX.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return [to_row(OutboxRow, row) for row in await self._connection.execute(statement)]

    async def take_due(self, *, now: datetime, limit: int) -> list[DueRow]:
        """Pending due rows whose time has come, oldest first, locked for this unit of work."""
        statement = (
            select(_DUE)
            .where(text("due_rows.state = 'pending'"), _DUE.c.due_at <= now)
            .order_by(_DUE.c.due_at, _DUE.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return [to_row(DueRow, row) for row in await self._connection.execute(statement)]
