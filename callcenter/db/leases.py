"""Leases by name in a table, reckoned by the database's own clock: nodes whose clocks differ still agree who holds one.

On SQLite there is one node, and its clock is the service's.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import text

from callcenter.clock import Clock
from callcenter.db.engine import Engines
from callcenter.db.sqlite_driver import sqlite_text
from callcenter.db.uow import named_errors

_ACQUIRE = """
    INSERT INTO leases (id, holder, until, version) VALUES (:name, :holder, {until}, 0)
    ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, until = excluded.until, version = leases.version + 1
    WHERE leases.holder = excluded.holder OR leases.until <= {now}
    RETURNING id"""
_RENEW = """
    UPDATE leases SET until = {until}, version = version + 1
    WHERE id = :name AND holder = :holder AND until > {now} RETURNING id"""
_RELEASE = "DELETE FROM leases WHERE id = :name AND holder = :holder RETURNING id"


class SqlLeases:
    """Obeys runtime.leadership.LeaseStore."""

    def __init__(self, engines: Engines, clock: Clock) -> None:
        self._engines = engines
        self._clock = clock

    async def acquire(self, name: str, holder: str, ttl: float) -> bool:
        """Take the lease for `ttl` seconds if it is free, run out, or already the holder's."""
        return await self._ask(_ACQUIRE, ttl, name=name, holder=holder)

    async def renew(self, name: str, holder: str, ttl: float) -> bool:
        """Extend it; False where it is no longer the holder's, or has run out."""
        return await self._ask(_RENEW, ttl, name=name, holder=holder)

    async def release(self, name: str, holder: str) -> None:
        """Give it up, if it is still the holder's."""
        await self._ask(_RELEASE, 0, name=name, holder=holder)

    async def _ask(self, statement: str, ttl: float, **told: Any) -> bool:
        if self._engines.sqlite:
            now = self._clock.now()
            said = statement.format(now=":now", until=":until")
            for word, value in (("now", now), ("until", now + timedelta(seconds=ttl))):
                if f":{word}" in said:
                    told[word] = sqlite_text(value)
        else:
            until = "clock_timestamp() + make_interval(secs => CAST(:ttl AS double precision))"
            said = statement.format(now="clock_timestamp()", until=until)
            if ":ttl" in said:
                told["ttl"] = ttl
        with named_errors():
            async with self._engines.writer.begin() as connection:
                return (await connection.execute(text(said), told)).first() is not None
