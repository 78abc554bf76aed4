"""A manager link whose events come twice, in another order, late, or never; answers to actions come as they are."""

import asyncio
from collections.abc import Callable
from enum import Enum
from types import TracebackType
from typing import Self

from tests.support.ports import free_port

END = b"\r\n\r\n"


class Bend(Enum):
    """What happens to each event."""

    DOUBLED = "twice"
    REORDERED = "each behind the one that follows it"
    DELAYED = "a second and a half late"
    LOST = "never"


class BentLink:
    """Listens on `port` and leads to `target`; begins to bend when `bend` is set."""

    def __init__(self, target: int) -> None:
        self.port = free_port()
        self.bend: Bend | None = None
        self.bent = 0
        """How many events were bent so far."""
        self._target = target
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
        back = asyncio.create_task(self._back(far_reader, writer))
        self._tasks.add(back)
        try:
            while data := await reader.read(65536):
                far_writer.write(data)
        finally:
            back.cancel()
            far_writer.close()
            writer.close()

    async def _back(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await reader.readuntil(b"\r\n"))
        bender = _Bender(writer.write)
        while True:
            message = await reader.readuntil(END)
            if self.bend is None or not _bendable(message):
                writer.write(message)
            else:
                self.bent += 1
                bender.take(message, self.bend)


class _Bender:
    """Hands events on in the way of a bend."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write
        self._held: bytes | None = None
        self._flush: asyncio.TimerHandle | None = None

    def take(self, message: bytes, bend: Bend) -> None:
        loop = asyncio.get_running_loop()
        match bend:
            case Bend.DOUBLED:
                self._write(message)
                self._write(message)
            case Bend.DELAYED:
                loop.call_later(1.5, self._write, message)
            case Bend.REORDERED if self._held is None:
                self._held = message
                self._flush = loop.call_later(0.3, self._let_go)
            case Bend.REORDERED:
                self._write(message)
                self._let_go()
            case Bend.LOST:
                pass

    def _let_go(self) -> None:
        if self._flush is not None:
            self._flush.cancel()
        held, self._held = self._held, None
        if held is not None:
            self._write(held)


def _bendable(message: bytes) -> bool:
    """An event that came by itself; lines of a list belong to the answer of an action."""
    return message.startswith(b"Event:") and (b"\r\nActionID:" not in message or b"OriginateResponse" in message)
