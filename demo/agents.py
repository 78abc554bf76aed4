"""Simulated agents: they sign on, take the next customer, ring, wait for the answer on the event stream, ask, write down."""

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

import aiohttp

from demo.client import Api, Json, Refused, Watch
from demo.dms import ready
from demo.people import PASSWORD, temper
from demo.talk import answers, complaint, not_now, second_answers

OVER = frozenset({"ended", "unknown"})
NOT_NOW = frozenset({"inconvenient", "declined"})
RING_WITHIN = 90.0
PATIENCE = 5.0
"""Seconds after which an agent without a customer asks again, whatever the event stream says."""


@dataclass(frozen=True, slots=True)
class Tempo:
    """How long a conversation takes, in seconds, and the reading before it."""

    least: float = 12.0
    most: float = 30.0
    reading: float = 2.0


def feels(card: Json) -> str:
    """The temper of a card's customer. At an agreed time they talk; about an own complaint that was handled, too."""
    follow_up, order = card["follow_up"], card["order"]
    if order is None or follow_up["kind"] == "second":
        return "content"
    found = temper(order["order_no"])
    return "content" if found == "inconvenient" and follow_up["agreed_at"] else found


def which(card: Json) -> int:
    """A number that varies what is said, the same for the same order."""
    return sum(map(ord, card["order"]["order_no"])) if card["order"] else 0


@dataclass(slots=True)
class Agent:
    """One simulated agent at one desk phone."""

    address: str
    login: str
    device: str
    pbx: str
    tempo: Tempo
    chance: random.Random
    leaves: int = 0
    """So many customers are left to others."""

    async def work(self) -> None:
        """Work until cancelled, then sign off."""
        async with Api(self.address) as api:
            await api.sign_in(self.login, PASSWORD)
            watch = Watch(api)
            listening = asyncio.create_task(watch.run())
            try:
                seated = False
                while True:
                    try:
                        if not seated:
                            await api.post("/agents/me/sign-on", {"device": self.device, "pbx": self.pbx})
                            seated = True
                        if not await self._one(api, watch):
                            await watch.news(PATIENCE)
                    except (Refused, aiohttp.ClientError, TimeoutError) as error:
                        await self._after(api, error)
            finally:
                listening.cancel()
                with suppress(Refused, aiohttp.ClientError, TimeoutError):
                    async with asyncio.timeout(5):
                        await self._leave(api)

    async def _one(self, api: Api, watch: Watch) -> bool:
        """One customer, from the card to the summary; False when nobody is to be called now."""
        seat = await api.get("/agents/me")
        if seat["state"] == "paused":
            await api.ask("PUT", "/agents/me/state", {"state": "ready"})
        if seat["state"] == "on_call" and seat["attempt_id"]:
            await self._rung_back(api, watch, seat)
            return True
        if self.leaves and await ready(api) <= self.leaves:
            return False
        card = await api.post("/follow-ups/next")
        if card is None:
            return False
        await asyncio.sleep(self.tempo.reading)
        call = await api.post(f"/follow-ups/{card['follow_up']['id']}/call", {})
        await watch.until(lambda: watch.state(call["id"]) in {"talking", *OVER}, RING_WITHIN)
        written = False
        if watch.state(call["id"]) == "talking":
            written = await self._talk(api, watch, card, call["id"])
        await watch.until(lambda: watch.state(call["id"]) in OVER, 15)
        call = await api.get(f"/calls/{call['id']}")
        if call["state"] not in OVER:
            await api.post(f"/calls/{call['id']}/hang-up")
            await watch.until(lambda: watch.state(call["id"]) in OVER, 15)
            call = await api.get(f"/calls/{call['id']}")
        if call["outcome"] == "answered" and call["disposition"] is None:
            await self._write_up(api, card, call, written=written)
        return True

    async def _rung_back(self, api: Api, watch: Watch, seat: Json) -> None:
        """A customer rings back: the telephone has answered by itself; the follow-up is done, if it is about one."""
        call_id, follow_up = seat["attempt_id"], seat["follow_up_id"]
        card = (await api.get(f"/follow-ups/{follow_up}/card"))["card"] if follow_up else None
        await watch.until(lambda: watch.state(call_id) in OVER, self.chance.uniform(self.tempo.least, self.tempo.most))
        with suppress(Refused):  # the customer was quicker
            await api.post(f"/calls/{call_id}/hang-up")
        await watch.until(lambda: watch.state(call_id) in OVER, 15)
        if card is not None and (await api.get(f"/calls/{call_id}"))["disposition"] is None:
            await self._write_up(api, card, {"id": call_id}, written=True)

    async def _talk(self, api: Api, watch: Watch, card: Json, call_id: str) -> bool:
        """Talk for a while; whoever hangs up first ends it. Whether the customer said anything of use."""
        seconds = self.chance.uniform(self.tempo.least, self.tempo.most)
        if feels(card) in NOT_NOW:
            seconds = max(6.5, seconds / 3)  # a shorter talk counts as not done
        if await watch.until(lambda: watch.state(call_id) in OVER, seconds / 2):
            return False
        if feels(card) == "dissatisfied":
            # The complaint is taken down while the customer speaks: its second in the recording is kept.
            body = {**answers("dissatisfied", which(card)), "ticket": complaint(which(card))}
            await api.post(f"/follow-ups/{card['follow_up']['id']}/complaint", body)
        if await watch.until(lambda: watch.state(call_id) in OVER, seconds / 2):
            return True
        with suppress(Refused):  # the customer was quicker
            await api.post(f"/calls/{call_id}/hang-up")
        return True

    async def _write_up(self, api: Api, card: Json, call: Json, *, written: bool) -> None:
        """The record and the summary. Whoever hung up at once said nothing that could be read back."""
        follow_up = card["follow_up"]["id"]
        if not written:
            await api.post(f"/calls/{call['id']}/disposition", {"disposition": "hung_up", "summary": "接通后很快挂断"})
            return
        if feels(card) in NOT_NOW:
            await api.post(f"/follow-ups/{follow_up}/not-now", not_now(feels(card)))
            return
        second = card["follow_up"]["kind"] == "second"
        said = second_answers() if second else answers(feels(card), which(card))
        if feels(card) == "dissatisfied":
            said["ticket"] = complaint(which(card))
        await api.post(f"/follow-ups/{follow_up}/answers", said)
        done = {"disposition": "completed", "summary": said["notes"]}
        await api.post(f"/calls/{call['id']}/disposition", done)

    async def _after(self, api: Api, error: Exception) -> None:
        """Something was refused (a raced card, a link that is down): breathe, and go on; a session that ran out is renewed."""
        await asyncio.sleep(2.0)
        if isinstance(error, Refused) and error.status == 401:
            with suppress(Refused, aiohttp.ClientError, TimeoutError):
                await api.sign_in(self.login, PASSWORD)

    async def _leave(self, api: Api) -> None:
        seat = await api.get("/agents/me")
        if seat["state"] == "on_call" and seat["attempt_id"]:
            with suppress(Refused):
                await api.post(f"/calls/{seat['attempt_id']}/hang-up")
            for _ in range(20):
                if (await api.get("/agents/me"))["state"] != "on_call":
                    break
                await asyncio.sleep(0.2)
            with suppress(Refused):  # nobody is left to write it up: the supervisor is spared an undisposed call
                said = {"disposition": "hung_up", "summary": "演示结束"}
                await api.post(f"/calls/{seat['attempt_id']}/disposition", said)
        await api.post("/agents/me/sign-off")


@dataclass(slots=True)
class CaseOfficer:
    """The simulated handler: takes complaints, speaks with the workshop, reports the result; the second call then decides."""

    address: str
    login: str
    after: float

    async def work(self) -> None:
        """Work until cancelled."""
        async with Api(self.address) as api:
            await api.sign_in(self.login, PASSWORD)
            watch = Watch(api)
            listening = asyncio.create_task(watch.run())
            try:
                while True:
                    with suppress(Refused, aiohttp.ClientError, TimeoutError):
                        await self._round(api)
                    await watch.news(PATIENCE)
                    await asyncio.sleep(1.0)
            finally:
                listening.cancel()

    async def _round(self, api: Api) -> None:
        """Handle what was recorded some time ago, unless it can still be taken back."""
        for ticket in (await api.get("/tickets", open="true", limit=100))["items"]:
            age = (datetime.now(UTC) - datetime.fromisoformat(ticket["recorded_at"])).total_seconds()
            if ticket["state"] in ("open", "handling") and age >= self.after:
                await api.post(f"/tickets/{ticket['no']}/contact", {"text": "已致电客户了解情况并致歉"})
                await api.post(f"/tickets/{ticket['no']}/handle", {"result": "已安排免费复检并更换零件，客户确认取车"})
