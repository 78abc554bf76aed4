"""Starts services in order and stops them in the opposite order; one that cannot start stops the rest."""

import asyncio
from collections.abc import Sequence

from callcenter.clock import Clock
from callcenter.log import get_log
from callcenter.runtime.service import Health, Service
from callcenter.runtime.spawn import spawn

log = get_log(__name__)
LEAST_GRACE = 0.5
"""Seconds that even the last service to stop is given."""


class Supervisor:
    """Holds the services of one process."""

    def __init__(self, services: Sequence[Service], *, clock: Clock, grace: float = 20.0) -> None:
        self._services = list(services)
        self._clock = clock
        self._grace = grace
        self._started: list[Service] = []
        self._stopping = False

    async def start(self) -> None:
        """Start one after the other; where one raises, those already started are stopped and the error goes on."""
        for service in self._services:
            try:
                await service.start()
            except BaseException as error:
                log.error("service_not_started", service=service.name, exc_info=error)
                await self.stop()
                raise
            self._started.append(service)
            log.info("service_started", service=service.name)

    async def stop(self) -> None:
        """Stop in the opposite order; all share the time of grace; an error of one does not keep the others up."""
        self._stopping = True
        ends_at = self._clock.monotonic() + self._grace
        while self._started:
            service = self._started.pop()
            try:
                await service.stop(max(LEAST_GRACE, ends_at - self._clock.monotonic()))
            except Exception as error:
                log.error("service_not_stopped", service=service.name, exc_info=error)
            else:
                log.info("service_stopped", service=service.name)

    async def run(self, until: asyncio.Event) -> None:
        """Start, wait for the event (or for being cancelled), stop; further cancels do not cut the stop short."""
        await self.start()
        try:
            await until.wait()
        finally:
            await _to_its_end(spawn(self.stop(), name="supervisor_stop"))

    def health(self) -> list[Health]:
        """How every service is, in the order of starting."""
        return [service.health() for service in self._services]

    @property
    def ready(self) -> bool:
        """Whether all have started, none is stopping and every one is well."""
        return not self._stopping and len(self._started) == len(self._services) and all(h.ok for h in self.health())


async def _to_its_end(task: "asyncio.Task[None]") -> None:
    """Wait for the task whatever happens to the waiter; a cancel that came meanwhile is raised afterwards."""
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled
