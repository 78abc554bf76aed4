"""A TCP link between the service and an exchange that a test can cut, deafen or mute at any moment."""

import asyncio
from types import TracebackType
from typing import Self

from tests.support.ports import free_port


class CutLink:
    """Listens on `port` and leads to `target`; `sent` holds everything that the client sent through it."""

    def __init__(self, target: int) -> None:
        self.port = free_port()
        self.sent = bytearray()
        self.muted = False
        """Nothing of what the exchange says comes through."""
        self.refusing = False
        """New connections are cut at once."""
        self.swallowing = False
        """New connections stand, and are dead for ever: a network that loses every packet."""
        self._target = target
        self._server: asyncio.Server | None = None
        self._open: set[_Near] = set()

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Near(self), "127.0.0.1", self.port)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        self.cut()
        await self._server.wait_closed()

    def cut(self) -> None:
        """Every connection falls at once."""
        for near in list(self._open):
            near.cut()

    def half_open(self) -> None:
        """Every present connection stands, and is dead."""
        for near in self._open:
            near.dead = True

    def swallow(self) -> None:
        """From now on nothing comes through, and nobody is told: until `swallowing` is ended, for new connections only."""
        self.swallowing = True
        self.half_open()


class _Near(asyncio.Protocol):
    """The client's side of one connection."""

    def __init__(self, link: CutLink) -> None:
        self._link = link
        self._waiting = bytearray()
        self.dead = False
        self.transport: asyncio.Transport | None = None
        self.far: asyncio.Transport | None = None
        self._opening: asyncio.Task[object] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        if self._link.refusing:
            transport.abort()
            return
        self._link._open.add(self)
        if self._link.swallowing:
            self.dead = True
            return
        self._opening = asyncio.create_task(self._open())

    async def _open(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            await loop.create_connection(lambda: _Far(self, self._link), "127.0.0.1", self._link._target)
        except OSError:
            self.cut()

    def opened(self, far: asyncio.Transport) -> None:
        self.far = far
        if self._waiting:
            far.write(bytes(self._waiting))

    def data_received(self, data: bytes) -> None:
        if self.dead:
            return
        self._link.sent += data
        if self.far is None:
            self._waiting += data
        else:
            self.far.write(data)

    def connection_lost(self, exc: Exception | None) -> None:
        self._link._open.discard(self)
        if self._opening is not None:
            self._opening.cancel()
        if self.far is not None:
            self.far.abort()

    def cut(self) -> None:
        """Falls at once, whatever is still on its way."""
        if self.transport is not None:
            self.transport.abort()

    def end(self) -> None:
        """The far side has ended it: what it said before is still told, unless the line is dead."""
        if self.transport is not None and not self.dead:
            self.transport.close()


class _Far(asyncio.Protocol):
    """The exchange's side of one connection."""

    def __init__(self, near: _Near, link: CutLink) -> None:
        self._near, self._link = near, link

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._near.opened(transport)

    def data_received(self, data: bytes) -> None:
        if not self._near.dead and not self._link.muted and self._near.transport is not None:
            self._near.transport.write(data)

    def connection_lost(self, exc: Exception | None) -> None:
        self._near.end()
