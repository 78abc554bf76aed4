"""A TCP link that misbehaves between a client and a server, and counts what went through."""

import asyncio
from enum import Enum


class Fault(Enum):
    """What the link does to each connection."""

    LOSE_REPLY = "forwards the request whole, then drops the connection when the answer comes"
    NEVER_ANSWER = "takes the request and says nothing"
    NONSENSE = "forwards the request, answers with a page of its own"


class BadLink:
    """Listens on `port` and leads to `target`; `connections` counts."""

    def __init__(self, port: int, target: int, fault: Fault) -> None:
        self.port = port
        self.connections = 0
        self._target = target
        self._fault = fault
        self._server: asyncio.Server | None = None
        self._closing = asyncio.Event()

    async def __aenter__(self) -> "BadLink":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        return self

    async def __aexit__(self, *error: object) -> None:
        self._closing.set()
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            if self._fault is Fault.NEVER_ANSWER:
                await self._closing.wait()
                return
            onward_reader, onward_writer = await asyncio.open_connection("127.0.0.1", self._target)
            onward = asyncio.create_task(_copy(reader, onward_writer))
            await onward_reader.read(1)
            if self._fault is Fault.NONSENSE:
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 15\r\nConnection: close\r\n\r\n<html>Hi</html>")
                await writer.drain()
            onward.cancel()
            await asyncio.gather(onward, return_exceptions=True)
            onward_writer.close()
        finally:
            writer.close()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
