"""A thousand WebSocket clients in one process: plain protocols that take bytes; some of them read what is in them."""

import asyncio
import base64
import json
import os
import time
from datetime import datetime

from callcenter.web.auth import COOKIE

KIND = "follow_up."
PING = b"\x89\x00"
"""Comes alone or behind a frame; who does not answer is taken for gone."""


class _Client(asyncio.Protocol):
    """One connection. `read` parses the frames; the others only let the bytes go."""

    def __init__(self, request: bytes, *, read: bool) -> None:
        self._request = request
        self._read = read
        self._rest = bytearray()
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.latencies: list[float] = []
        self.seen = 0
        self.bytes = 0
        self.lost = False
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self.bytes += len(data)
        if self.opened.done() and not self._read:
            if data.startswith(PING) or data.endswith(PING):
                self._pong()
            return
        self._rest += data
        if not self.opened.done():
            head, found, rest = bytes(self._rest).partition(b"\r\n\r\n")
            if not found:
                return
            if b" 101 " not in head.split(b"\r\n", 1)[0]:
                self.opened.set_exception(ConnectionError(head[:200].decode()))
                return
            self._rest = bytearray(rest)
            self.opened.set_result(None)
        if self._read:
            self._frames()
        else:
            self._rest.clear()

    def _frames(self) -> None:
        now = time.time()
        while len(self._rest) >= 2:
            length, at = self._rest[1] & 0x7F, 2
            if length == 126:
                length, at = int.from_bytes(self._rest[2:4], "big"), 4
            elif length == 127:
                length, at = int.from_bytes(self._rest[2:10], "big"), 10
            if len(self._rest) < at + length:
                return
            code, body = self._rest[0] & 0x0F, bytes(self._rest[at : at + length])
            del self._rest[: at + length]
            if code == 0x9:
                self._pong()
            elif code == 0x1:
                for event in json.loads(body).get("events", ()):
                    if event["kind"].startswith(KIND):
                        self.seen += 1
                        self.latencies.append((now - datetime.fromisoformat(event["at"]).timestamp()) * 1000)

    def _pong(self) -> None:
        assert self.transport is not None
        self.transport.write(b"\x8a\x80\0\0\0\0")

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("closed before it was open"))


class Viewers:
    """All of them. `least_read`: events that every reading one has seen at least."""

    def __init__(self, port: int, secrets: list[str], *, reading: int) -> None:
        self._port = port
        self._secrets = secrets
        self._reading = reading
        self._clients: list[_Client] = []

    async def connect(self, at_once: int = 40) -> None:
        """Open every connection, some at a time."""
        gate = asyncio.Semaphore(at_once)

        async def one(number: int, secret: str) -> None:
            key = base64.b64encode(os.urandom(16)).decode()
            request = (
                f"GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nUpgrade: websocket\r\n"
                f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
                f"Origin: http://127.0.0.1:{self._port}\r\nCookie: {COOKIE}={secret}\r\n\r\n"
            ).encode()
            async with gate:
                client = _Client(request, read=number < self._reading)
                await asyncio.get_running_loop().create_connection(lambda: client, "127.0.0.1", self._port)
                await client.opened
            self._clients.append(client)

        async with asyncio.timeout(120):
            await asyncio.gather(*(one(number, secret) for number, secret in enumerate(self._secrets)))

    @property
    def connected(self) -> int:
        """How many are still there."""
        return sum(not client.lost for client in self._clients)

    @property
    def least_read(self) -> int:
        """Events that even the slowest reader has."""
        return min(client.seen for client in self._clients if client._read)

    @property
    def latencies(self) -> list[float]:
        """Milliseconds of every event at every reader."""
        return [one for client in self._clients for one in client.latencies]

    def forget(self) -> None:
        """Begin to count anew."""
        for client in self._clients:
            client.seen = 0
            client.latencies.clear()

    def close(self) -> None:
        """End every connection."""
        for client in self._clients:
            if client.transport is not None:
                client.transport.abort()
