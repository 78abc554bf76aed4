"""The real Asterisk pair as an Exchange, with the adapter linked to it under exactly the service's rights."""

import itertools
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from callcenter.ami.asterisk import AsteriskPbx, AsteriskSettings
from callcenter.ami.link import AmiAddress, LinkTimings
from callcenter.clock import SystemClock
from callcenter.core.facts import LinkUp
from tests.support.exchanges import QUICK_LINK, Watch
from tests.support.lab import Lab

_numbers = itertools.count(int.from_bytes(os.urandom(3)) * 10)


class RealExchange:
    """Obeys tests.support.exchanges.Exchange."""

    def __init__(self, lab: Lab, pbx: AsteriskPbx) -> None:
        self.lab = lab
        self.pbx = pbx
        self.watch = Watch(pbx)
        self.devices = list(lab.devices)

    def dial_string(self, number: str) -> str:
        return f"PJSIP/{number}@{self.lab.trunk}"

    async def customer(self, rule: str) -> str:
        number = f"136{next(_numbers) % 10**8:08d}"
        await self.lab.answer_with(number, rule)
        return number

    async def phone(self, device: str, rule: str) -> None:
        await self.lab.answer_with(device, rule)

    async def registered(self, device: str, present: bool) -> None:
        await (self.lab.register(device) if present else self.lab.unregister(device))

    async def break_leg(self, device: str) -> None:
        await self.lab.drop_phone(device)

    async def ring_in(self, number: str, dialed: str) -> None:
        await self.lab.call_in(number, dialed)

    async def times_rung(self, number: str) -> int:
        return len(await self.lab.calls(number))

    def recording(self, record: str) -> Path:
        return self.lab.local_dir / f"{record}.wav"


@asynccontextmanager
async def real_exchange(lab: Lab, *, timings: LinkTimings = QUICK_LINK, port: int = 0) -> AsyncIterator[RealExchange]:
    """A link of its own to a running pair (by another `port` when something stands between); after the first LinkUp."""
    address = AmiAddress(host=lab.ami_host, port=port or lab.ami_port, username=lab.ami_user, secret=lab.ami_secret)
    pbx = AsteriskPbx(
        AsteriskSettings(name="lab", address=address, pbx_dir=lab.pbx_dir, timings=timings), SystemClock()
    )
    await pbx.start()
    exchange = RealExchange(lab, pbx)
    try:
        await exchange.watch.first(LinkUp)
        yield exchange
    finally:
        for channel in await pbx.snapshot():
            if channel.attempt is not None:
                await pbx.hang_up(channel.attempt, channel.role or "", channel.leg)
        await pbx.stop()
        await exchange.watch.close()
