"""Leases by name: who alone may do a thing, until when. One statement each; on PostgreSQL by the database's own clock."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, func, literal, or_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningDelete, ReturningUpdate
from sqlalchemy.sql.elements import ColumnElement

from callcenter.clock import Clock
from callcenter.core import model
from callcenter.db.engine import Engines
from callcenter.db.schema import TABLES
from callcenter.db.types import Instant
from callcenter.db.uow import named_errors

_LEASES = TABLES[model.Lease]


class SqlLeases:
    """Obeys callcenter.runtime.LeaseStore. Many nodes share PostgreSQL, so its clock counts; SQLite has one node and `clock`."""

    def __init__(self, engines: Engines, clock: Clock) -> None:
        self._engines = engines
        self._clock = clock

    async def acquire(self, name: str, holder: str, ttl: float) -> bool:
        """Take the lease for `ttl` seconds if it is free, run out, or already the holder's."""
        insert: Any = sqlite.insert(_LEASES) if self._engines.sqlite else postgresql.insert(_LEASES)
        taken = insert.values(id=name, holder=holder, until=self._in(ttl), version=0)
        return await self._done(
            taken.on_conflict_do_update(
                index_elements=["id"],
                set_={"holder": taken.excluded.holder, "until": taken.excluded.until, "version": _LEASES.c.version + 1},
                where=or_(_LEASES.c.holder == taken.excluded.holder, _LEASES.c.until <= self._in(0)),
            ).returning(_LEASES.c.id)
        )

    async def renew(self, name: str, holder: str, ttl: float) -> bool:
        """Extend it; False where it has run out or is no longer the holder's."""
        return await self._done(
            update(_LEASES)
            .where(_LEASES.c.id == name, _LEASES.c.holder == holder, _LEASES.c.until > self._in(0))
            .values(until=self._in(ttl), version=_LEASES.c.version + 1)
            .returning(_LEASES.c.id)
        )

    async def release(self, name: str, holder: str) -> None:
        """Give it up, if it is still the holder's."""
        await self._done(
            delete(_LEASES).where(_LEASES.c.id == name, _LEASES.c.holder == holder).returning(_LEASES.c.id)
        )

    def _in(self, seconds: float) -> ColumnElement[Any]:
        """The instant so many seconds from now."""
        if self._engines.sqlite:
            return literal(self._clock.now() + timedelta(seconds=seconds), Instant())
        return func.clock_timestamp() + literal(timedelta(seconds=seconds))

    async def _done(self, statement: "ReturningUpdate[Any] | ReturningDelete[Any] | Any") -> bool:
        with named_errors():
            async with self._engines.writer.begin() as connection:
                return (await connection.execute(statement)).first() is not None
