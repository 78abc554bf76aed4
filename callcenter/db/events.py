"""Reading the event log without ever skipping a fact.

Positions are pairs (transaction, position). On PostgreSQL a reader stops below the oldest transaction still open, so a
slow transaction's events are read after it commits, never skipped; on SQLite one writes and `transaction` is 0.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, desc, func, literal_column, or_, select

from callcenter.core.model import Event
from callcenter.core.position import Position
from callcenter.db.engine import Engines
from callcenter.db.schema import events

__all__ = ["Position", "SqlEventLog"]


class SqlEventLog:
    """Reads the log in order, from a position."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    async def after(self, position: Position, limit: int = 500) -> tuple[Sequence[Event], Position]:
        """At most `limit` events behind `position`, and the position behind the last of them."""
        behind = or_(
            events.c.transaction > position.transaction,
            and_(events.c.transaction == position.transaction, events.c.position > position.number),
        )
        statement = (
            select(events)
            .where(behind, *self._settled())
            .order_by(events.c.transaction, events.c.position)
            .limit(limit)
        )
        async with self._engines.reader.connect() as connection:
            found = (await connection.execute(statement)).all()
        told = [
            Event(
                position=row.position,
                at=row.at,
                kind=row.kind,
                subject=row.subject,
                subject_id=row.subject_id,
                dealer_id=row.dealer_id,
                person_id=row.person_id,
                data=row.data,
            )
            for row in found
        ]
        return told, Position(found[-1].transaction, found[-1].position) if found else position

    async def end(self) -> Position:
        """The position behind the last event that may be read now."""
        statement = (
            select(events.c.transaction, events.c.position)
            .where(*self._settled())
            .order_by(desc(events.c.transaction), desc(events.c.position))
            .limit(1)
        )
        async with self._engines.reader.connect() as connection:
            found = (await connection.execute(statement)).one_or_none()
        return Position(found.transaction, found.position) if found else Position()

    def _settled(self) -> list[ColumnElement[bool]]:
        if self._engines.sqlite:
            return []
        return [events.c.transaction < literal_column("pg_snapshot_xmin(pg_current_snapshot())::text::bigint")]

    async def forget(self, before: datetime, limit: int = 5000) -> int:
        """Delete at most `limit` events that are older than an instant; how many. The newest position always stays."""
        newest = select(func.max(events.c.position)).scalar_subquery()
        old = (
            select(events.c.position)
            .where(events.c.at < before, events.c.position < newest)
            .order_by(events.c.position)
            .limit(limit)
        )
        async with self._engines.writer.begin() as connection:
            done = await connection.execute(delete(events).where(events.c.position.in_(old)))
        return max(0, done.rowcount)
