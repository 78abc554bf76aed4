"""What reading the manager interface costs: panoramisk, our link, and the barest parser, side by side.

The same bytes, recorded from calls on a real Asterisk 22 and kept in their order and proportions (20 event types),
come over a loopback connection from another process. Six of the types are wanted, and four headers of each are read.
Ours is the whole path: the link's protocol, the bounded queue, its consumer, and the translation into facts.
"""

import asyncio
import multiprocessing
import socket
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from panoramisk.manager import Manager

from bench import Figure, Report
from callcenter.ami.inbox import Inbox
from callcenter.ami.link import AmiAddress, Link, LinkTimings
from callcenter.ami.parser import Message
from callcenter.ami.translate import EVENTS, translate
from callcenter.clock import SystemClock
from callcenter.runtime.spawn import spawn

RUNS = 5
REPEATS = 500
HEADERS = ("Channel", "Uniqueid", "Linkedid", "Exten")
END = "BenchEnd"
DATA = Path(__file__).parent / "data/ami_events.ami"

Read = Callable[[int], Awaitable[tuple[int, float]]]
"""Reads everything from a port; gives the number of wanted events and the CPU seconds they took."""


def run() -> Report:
    """Every reader in turn, five times."""
    block = DATA.read_bytes()
    events = block.count(b"\r\n\r\n") * REPEATS
    wanted = sum(block.count(f"Event: {name}\r\nPrivilege".encode()) for name in EVENTS) * REPEATS
    seconds: dict[str, list[float]] = {"panoramisk": [], "ours": [], "bare": []}
    readers: dict[str, Read] = {"panoramisk": read_panoramisk, "ours": read_ours, "bare": read_bare}
    parent, child = multiprocessing.Pipe()
    sender = multiprocessing.get_context("spawn").Process(target=serve, args=(child, block, REPEATS), daemon=True)
    sender.start()
    port = parent.recv()
    for _ in range(RUNS):
        for name, reader in readers.items():
            seen, cpu = asyncio.run(_measured(reader, port))
            if seen != wanted:
                raise SystemExit(f"{name} saw {seen} of {wanted} wanted events")
            seconds[name].append(cpu)
    sender.terminate()
    per_100k = {name: [one * 100_000 / events for one in values] for name, values in seconds.items()}
    return Report(
        figures={
            "ratio_vs_panoramisk": Figure(_ratios(seconds["panoramisk"], seconds["ours"]), ">= 8"),
            "ratio_to_bare_parser": Figure(_ratios(seconds["ours"], seconds["bare"]), "<= 2.5"),
            "events": Figure([events], ">= 200000"),
            "panoramisk_seconds_per_100k": Figure(per_100k["panoramisk"]),
            "ours_seconds_per_100k": Figure(per_100k["ours"]),
            "bare_seconds_per_100k": Figure(per_100k["bare"]),
        },
        remarks=[
            f"{events} events of 20 types as recorded, {wanted} of them of the 6 wanted types; read: {', '.join(HEADERS)}",
            f"CPU seconds of the reading process, sender apart; {RUNS} rounds, the three in turn in each",
        ],
    )


def _ratios(above: list[float], below: list[float]) -> list[float]:
    return [one / other for one, other in zip(above, below, strict=True)]


async def _measured(reader: Read, port: int) -> tuple[int, float]:
    async with asyncio.timeout(120):
        return await reader(port)


# The other side.


def serve(pipe: Connection, block: bytes, repeats: int) -> None:
    """Greet, accept any login, and pour the events out on `Action: Go`; one connection after the other."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        pipe.send(listener.getsockname()[1])
        while True:
            connection, _ = listener.accept()
            with connection:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                connection.sendall(b"Asterisk Call Manager/11.0.0\r\n")
                _converse(connection, block, repeats)


def _converse(connection: socket.socket, block: bytes, repeats: int) -> None:
    asked = b""
    while data := connection.recv(4096):
        asked += data
        *actions, asked = asked.split(b"\r\n\r\n")
        for action in actions:
            if b"Action: Go" in action:
                for _ in range(repeats):
                    connection.sendall(block)
                connection.sendall(f"Event: {END}\r\nPrivilege: system,all\r\n\r\n".encode())
                continue
            key = next((line for line in action.split(b"\r\n") if line.startswith(b"ActionID: ")), b"ActionID: none")
            connection.sendall(b"Response: Success\r\n" + key + b"\r\nMessage: done\r\n\r\n")


# The readers.


async def read_panoramisk(port: int) -> tuple[int, float]:
    """panoramisk as it comes: one plain callback per wanted type."""
    manager = Manager(loop=asyncio.get_running_loop(), host="127.0.0.1", port=port, ping_delay=3600)
    done = asyncio.Event()
    seen = 0

    def take(manager: Any, event: Any) -> None:
        nonlocal seen
        seen += 1
        for name in HEADERS:
            event.get(name)

    for name in EVENTS:
        manager.register_event(name, take)
    manager.register_event(END, lambda manager, event: done.set())
    await manager.connect()
    await _ready(manager)
    begun = time.process_time()
    manager.protocol.transport.write(b"Action: Go\r\n\r\n")
    await done.wait()
    spent = time.process_time() - begun
    manager.protocol.closed = True
    manager.close()
    manager.protocol.transport.abort()
    return seen, spent


async def _ready(manager: Any) -> None:
    """panoramisk sets its protocol up in a callback of the connection, after whoever awaits the connection."""
    while manager.protocol is None or manager.protocol.factory is None:  # noqa: ASYNC110 - panoramisk has no signal
        await asyncio.sleep(0)


async def read_ours(port: int) -> tuple[int, float]:
    """Our link, queue, consumer and translation."""
    address = AmiAddress(host="127.0.0.1", port=port, username="bench", secret="bench")
    up = asyncio.Event()

    async def on_up() -> None:
        up.set()

    link = Link("bench", address, SystemClock(), timings=LinkTimings(ping_every=3600), on_up=on_up)
    inbox = Inbox("bench")

    def take(manager: Link, event: Message) -> None:
        inbox.put(manager.received_at, event)

    for name in (*EVENTS, END):
        link.register_event(name, take)
    running = spawn(link.run(), name="bench-link")
    await up.wait()
    begun = time.process_time()
    link.protocol.transport.write(b"Action: Go\r\n\r\n")  # type: ignore[union-attr]
    seen = 0
    while (item := inbox.get_nowait() or await inbox.get()) is not None:
        assert isinstance(item, tuple)
        at, event = item
        translate("bench", at, event)
        for name in HEADERS:
            event.header(name)
        if event.name == END:
            break
        seen += 1
    spent = time.process_time() - begun
    link.close()
    await running
    if inbox.dropped:
        raise SystemExit(f"the queue overflowed: {inbox.dropped}")
    return seen, spent


class _Bare(asyncio.BufferedProtocol):
    """Split, look at the first line, find four headers: nothing else."""

    wanted = tuple(f"Event: {name}\r\n".encode() for name in EVENTS)
    needles = tuple(f"\r\n{name}: ".encode() for name in HEADERS)

    def __init__(self) -> None:
        self.view = memoryview(bytearray(256 * 1024))
        self.rest = b""
        self.seen = 0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def get_buffer(self, sizehint: int) -> memoryview:
        return self.view

    def buffer_updated(self, nbytes: int) -> None:
        messages = (self.rest + bytes(self.view[:nbytes])).split(b"\r\n\r\n")
        self.rest = messages.pop()
        for raw in messages:
            if raw.startswith(self.wanted):
                self.seen += 1
                for needle in self.needles:
                    start = raw.find(needle)
                    if start >= 0:
                        start += len(needle)
                        raw[start : raw.find(b"\r\n", start)].decode("utf-8", "replace")
            elif raw.startswith(b"Event: BenchEnd"):
                self.done.set_result(None)


async def read_bare(port: int) -> tuple[int, float]:
    """The barest lazy parser on a BufferedProtocol."""
    transport, protocol = await asyncio.get_running_loop().create_connection(_Bare, "127.0.0.1", port)
    begun = time.process_time()
    transport.write(b"Action: Go\r\n\r\n")
    await protocol.done
    spent = time.process_time() - begun
    transport.abort()
    return protocol.seen, spent
