"""A mobile operator of our own: an SMPP server on the loopback that takes, refuses, reports and writes as told."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import smpp34

from tests.support.waiting import within

NO_SUCH_NUMBER = 0x0B
"""SMPP's ESME_RINVDSTADR."""

_UDH = 0x40
_RECEIPT = 0x04
_CODING_UCS2 = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One whole message as the operator holds it; `message_id` is that of its first part, which receipts name."""

    message_id: str
    number: str
    sender: str
    text: str
    parts: int


class Operator:
    """Start, let Kannel bind (`bound`), then read `taken`; `refused` maps a number to the SMPP status it gets."""

    def __init__(self, port: int) -> None:
        self.taken: list[Taken] = []
        self.refused: dict[str, int] = {}
        self._server = smpp34.Server("127.0.0.1", port, system_id="operator")
        self._changed = asyncio.Condition()
        self._session: smpp34.Esme | None = None
        self._pieces: dict[tuple[str, int], dict[int, tuple[str, bytes]]] = {}
        self._count = 0
        self._pump: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Listen."""
        await self._server.start()
        self._pump = asyncio.create_task(self._serve())

    async def stop(self) -> None:
        """Stop listening."""
        if self._pump is not None:
            self._pump.cancel()
            await asyncio.gather(self._pump, return_exceptions=True)
        await self._server.stop()

    async def bound(self, seconds: float = 10.0) -> None:
        """Wait until Kannel has signed on."""
        await self._wait(lambda: self._session is not None, seconds)

    async def message_to(self, number: str, seconds: float = 10.0) -> Taken:
        """Wait for the first whole message to a number."""
        await self._wait(lambda: any(one.number == number for one in self.taken), seconds)
        return next(one for one in self.taken if one.number == number)

    def count_to(self, number: str) -> int:
        """How many whole messages a number was sent."""
        return sum(one.number == number for one in self.taken)

    async def report(self, message: Taken, stat: str) -> None:
        """Send a delivery receipt (`DELIVRD`, `UNDELIV` …)."""
        text = (
            f"id:{message.message_id} sub:001 dlvrd:001 submit date:2611191000 done date:2611191001 stat:{stat} err:000"
        )
        await self._deliver(message.number, message.sender, text.encode(), esm_class=_RECEIPT)

    async def write(self, number: str, to: str, text: str) -> None:
        """A customer writes: ASCII as GSM, anything else as UCS-2."""
        if text.isascii():
            await self._deliver(number, to, text.encode())
        else:
            await self._deliver(number, to, text.encode("utf-16-be"), data_coding=_CODING_UCS2)

    async def _deliver(self, source: str, to: str, body: bytes, *, esm_class: int = 0, data_coding: int = 0) -> None:
        assert self._session is not None
        reply = await self._session.deliver_sm(
            to, body, source_addr=source, esm_class=esm_class, data_coding=data_coding
        )
        assert reply.is_success

    async def _serve(self) -> None:
        while True:
            match await self._server.next():
                case smpp34.Esme() as session:
                    self._session = session
                case smpp34.SubmitSmEvent() as submitted:
                    self._take(submitted)
                case _:
                    self._session = None
            async with self._changed:
                self._changed.notify_all()

    def _take(self, submitted: smpp34.SubmitSmEvent) -> None:
        number = submitted.destination_addr
        status = self.refused.get(number)
        if status is not None:
            submitted.reject(status)
            return
        self._count += 1
        message_id = f"op{self._count}"
        ref, total, index, body = 0, 1, 1, submitted.short_message
        if submitted.esm_class & _UDH:
            ref, total, index, body = body[3], body[4], body[5], body[6:]
        pieces = self._pieces.setdefault((number, ref), {})
        pieces[index] = (message_id, body)
        if len(pieces) == total:
            whole = b"".join(pieces[step][1] for step in sorted(pieces))
            text = whole.decode("utf-16-be") if submitted.data_coding == _CODING_UCS2 else whole.decode("latin-1")
            first = pieces[1][0]
            self.taken.append(
                Taken(message_id=first, number=number, sender=submitted.source_addr, text=text, parts=total)
            )
            del self._pieces[(number, ref)]
        submitted.accept(message_id)

    async def _wait(self, condition: Callable[[], bool], seconds: float) -> None:
        async with self._changed, within(seconds):
            await self._changed.wait_for(condition)
