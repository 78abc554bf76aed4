"""The dealers' own system after the first sixty orders: sends another whenever few customers are left to be called."""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp

from demo.client import Api, Refused
from demo.load import order_of
from demo.people import PASSWORD, STAFF, visit_of

ENOUGH = 20
"""So many to be called: no more are sent."""
LEFT_TO_THE_GUEST = 8
"""The simulated agents leave these to whoever tries the demonstration."""
DELIVERED = timedelta(hours=25)
"""Before now: the customer may be called at once."""


async def ready(api: Api) -> int:
    """How many customers can be called now; `api` belongs to somebody who may see the queue."""
    return int((await api.get("/follow-ups", state="ready", limit=1, count="true"))["total"])


@dataclass(slots=True)
class DealersSystem:
    """Sends orders one by one, `every` so many seconds. `loaded` remembers how many were sent, for the next start."""

    address: str
    loaded: Path
    first: int
    every: float = 8.0

    async def work(self) -> None:
        """Send until cancelled."""
        kept = json.loads(self.loaded.read_text(encoding="utf-8"))
        supervisor = next(login for login, _, role in STAFF if role == "supervisor")
        async with Api(self.address, token=kept["token"]) as system, Api(self.address) as eyes:
            await eyes.sign_in(supervisor, PASSWORD)
            while True:
                await asyncio.sleep(self.every)
                try:
                    if await ready(eyes) < ENOUGH:
                        index = int(kept.get("sent", self.first))
                        await system.ask("PUT", "/service-orders", order_of(visit_of(_delivered(), index)))
                        kept["sent"] = index + 1
                        self.loaded.write_text(json.dumps(kept), encoding="utf-8")
                except Refused as refused:
                    if refused.status == 401:
                        with suppress(Refused, aiohttp.ClientError, TimeoutError):
                            await eyes.sign_in(supervisor, PASSWORD)
                except (aiohttp.ClientError, TimeoutError):
                    pass  # the service is away for a moment


def _delivered() -> datetime:
    return (datetime.now(UTC) - DELIVERED).replace(second=0, microsecond=0)
