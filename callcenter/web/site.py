"""The listening side of the API as a service: starts with the others, stops by letting requests end."""

import ssl
from dataclasses import dataclass, field

from aiohttp import web

from callcenter.runtime import Health


@dataclass(slots=True)
class Site:
    """Serves an application on one address. Port 0 takes a free one; `port` tells which."""

    app: web.Application
    host: str
    port: int
    tls: ssl.SSLContext | None = None
    _runner: web.AppRunner | None = field(default=None)
    _listening: bool = False

    @property
    def name(self) -> str:
        """`web`."""
        return "web"

    async def start(self) -> None:
        """Listen; OSError where the address is taken."""
        self._runner = web.AppRunner(self.app, access_log=None, handle_signals=False, shutdown_timeout=5.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, self.port, ssl_context=self.tls, reuse_address=True)
        await site.start()
        addresses = self._runner.addresses
        if addresses:
            self.port = addresses[0][1]
        self._listening = True

    async def stop(self, grace: float) -> None:
        """Take no new request, let those in hand end."""
        self._listening = False
        if self._runner is not None:
            await self._runner.cleanup()

    def health(self) -> Health:
        """Well while it listens."""
        return Health(name=self.name, ok=self._listening, reason="" if self._listening else "not_running")
