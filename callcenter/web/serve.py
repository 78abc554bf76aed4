"""The application on a port, as a service of the process: with TLS where it is set, and an orderly end."""

from pathlib import Path

from aiohttp import web

from callcenter.clock import Clock
from callcenter.config import Web
from callcenter.runtime import Health
from callcenter.web.bundle import CONSOLE
from callcenter.web.first_run import FIRST_RUN
from callcenter.web.tls import tls_context

LONGEST_LINE = 64 * 1024
"""Bytes of a request's first line: an SMS gateway sends long texts in it."""

LAST_REQUESTS = 3.0
"""Seconds that requests in hand are given when the service stops."""


def make_runner(app: web.Application) -> web.AppRunner:
    """The runner of an application with our limits; connections that do nothing for 75 s are closed."""
    return web.AppRunner(
        app, access_log=None, max_line_size=LONGEST_LINE, keepalive_timeout=75.0, shutdown_timeout=LAST_REQUESTS
    )


class WebServer:
    """Obeys runtime.Service: serves an application at the configured address."""

    def __init__(self, app: web.Application, settings: Web, *, data_dir: Path, clock: Clock) -> None:
        self._app = app
        self._runner = make_runner(app)
        self._settings = settings
        self._data_dir = data_dir
        self._clock = clock
        self._site: web.TCPSite | None = None
        self.port = 0
        """The port that is listened on, once started."""

    @property
    def name(self) -> str:
        """Stable, for logs and /readyz."""
        return "web"

    async def start(self) -> None:
        """Listen; raises OSError where the address is taken, BadConfig where the certificate cannot be used."""
        context = tls_context(self._settings, self._data_dir, self._clock.now())
        await self._app[CONSOLE].read()
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._settings.host, self._settings.port, ssl_context=context)
        try:
            await site.start()
        except OSError:
            await self._runner.cleanup()
            raise
        self._site = site
        self.port = self._runner.addresses[0][1]
        if self._app.get(FIRST_RUN) is not None:
            await self._app[FIRST_RUN].announce()

    async def stop(self, grace: float) -> None:
        """Take no new connection, let requests in hand end for LAST_REQUESTS seconds at most, close the rest."""
        await self._runner.cleanup()
        self._site = None

    def health(self) -> Health:
        """Whether it listens."""
        return Health(name=self.name, ok=self._site is not None, reason="" if self._site else "not_running")
