"""Wake-ups from other nodes: PostgreSQL's NOTIFY, heard on a connection of its own. On SQLite there is nobody else."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

import asyncpg
from sqlalchemy import make_url

from callcenter.clock import Clock
from callcenter.db.uow import NOTIFY_CHANNEL
from callcenter.log import get_log
from callcenter.runtime.loop import Backoff, Loop
from callcenter.runtime.service import Health

log = get_log(__name__)

GAP_TOPICS = frozenset({"setup", "rates", "events", "due", "outbox", "queue"})
"""Told after every connect: what was said while nobody listened is unknown, and the first two are caches."""


class Listener:
    """A service that hears the topics of every node's commits, this one's too, and connects again by itself.

    `heard` gets the topics; after each connect it gets `gap_topics`. Losing notifications costs latency only.
    """

    name = "db_listener"

    def __init__(
        self,
        url: str,
        heard: Callable[[set[str]], None],
        clock: Clock,
        *,
        gap_topics: Iterable[str] = GAP_TOPICS,
        look_every: float = 5.0,
    ) -> None:
        self._url = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._heard = heard
        self._gap_topics = frozenset(gap_topics)
        self._connection: Any = None
        self._loop = Loop(
            self.name, self._look, clock=clock, interval=look_every, backoff=Backoff(first=0.2, most=look_every)
        )

    @property
    def connected(self) -> bool:
        """Whether notifications come in now."""
        return self._connection is not None and not self._connection.is_closed()

    async def start(self) -> None:
        """Listen; a server that is away now is tried again later."""
        await self._loop.start()

    async def stop(self, grace: float) -> None:
        """Hang up."""
        await self._loop.stop(grace)
        connection, self._connection = self._connection, None
        if connection is not None and not connection.is_closed():
            connection.remove_termination_listener(self._lost)
            try:
                await connection.close(timeout=max(0.1, grace))
            except (TimeoutError, OSError, asyncpg.PostgresError):
                connection.terminate()

    def health(self) -> Health:
        """Not well while the connection is away."""
        return self._loop.health()

    async def _look(self) -> bool:
        if not self.connected:
            connection = await asyncpg.connect(self._url, timeout=10, server_settings={"application_name": self.name})
            connection.add_termination_listener(self._lost)
            await connection.add_listener(NOTIFY_CHANNEL, self._notified)
            self._connection = connection
            log.info("db_listening")
            self._heard(set(self._gap_topics))
        return False

    def _notified(self, connection: Any, pid: int, channel: str, payload: object) -> None:
        self._heard({str(payload)})

    def _lost(self, connection: Any) -> None:
        log.warning("db_listener_lost")
        asyncio.get_running_loop().call_soon(self._loop.wake)
