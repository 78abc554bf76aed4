"""Agents with browser phones on a real Asterisk: pages of a real service, and what is truly heard at every end."""

import asyncio
import fcntl
import math
import secrets
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page, expect

from callcenter.core.access import SERVICE
from callcenter.core.model import AuditEntry, DeviceKind, Person
from callcenter.flows import devices
from callcenter.flows.sign_in import open_session
from callcenter.web.auth import COOKIE, new_secret
from tests.support.console import watch
from tests.support.desk import SUPERVISOR, agent_id
from tests.support.lab import Lab
from tests.support.service import ServiceProcess
from tests.support.waiting import PAGE_PATIENCE, until
from tests.system.calls import audible_share, closed, samples

SEAT = "[data-test=seat-state]"
"""Where the page says its seat's state."""
BROWSERS = ("2001", "2002", "2003", "2004", "2005")
HEADSET = (
    "try { localStorage.getItem('callcenter.ears') ?? localStorage.setItem('callcenter.ears', 'headset') } catch {}"
)
"""The browser's microphone hears nothing of its loudspeaker; a canceller of echoes would take the agent for one."""
FEW_AGENTS = 5
"""So many at most speak beside the telephones of other tests."""


@dataclass(slots=True)
class Phones:
    """A service in its own process on the lab, and the pages that people have open at it."""

    service: ServiceProcess
    lab: Lab
    browser: Browser
    port: int = 0
    """Where pages find the service, when something stands between."""
    contexts: dict[str, BrowserContext] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where the console is."""
        return f"http://127.0.0.1:{self.port or self.service.port}"

    async def prepare(self, agents: int) -> None:
        """The desk with its people, and the browsers' phones as devices."""
        await self.service.prepare(agents)
        uow = self.service.store()
        async with uow.write(SERVICE) as tx:
            for name in BROWSERS:
                await devices.add(
                    tx, name=name, pbx="pbx", kind=DeviceKind.BROWSER, label="", secret=self.lab.device_secret
                )
        await uow.engines.dispose()

    async def page_of(self, person_id: str, path: str = "/") -> Page:
        """A page of somebody, in a browser of its own that is kept for a later page."""
        context = self.contexts.get(person_id)
        if context is None:
            context = await self.browser.new_context(
                viewport={"width": 1366, "height": 768}, locale="zh-CN", reduced_motion="reduce"
            )
            context.set_default_timeout(PAGE_PATIENCE)
            await self.sign_in(person_id, context)
        page = await context.new_page()
        watch(page)
        await page.goto(self.address + path)
        return page

    async def sign_in(self, person_id: str, context: BrowserContext) -> None:
        """Let a browser be somebody's: signed in, and closed at the end."""
        secret = new_secret()
        uow = self.service.store()
        async with uow.write(SERVICE) as tx:
            person = await tx.rows(Person).get(person_id)
            await open_session(tx, person, secret, lasts=timedelta(hours=8), address="127.0.0.1", agent="test")
        await uow.engines.dispose()
        await context.add_cookies([{"name": COOKIE, "value": secret, "url": self.address, "httpOnly": True}])
        await context.add_init_script(HEADSET)
        self.contexts[person_id] = context

    async def sign_on(self, page: Page, person_id: str, *, ready: bool = True) -> str:
        """Sign on with this browser's phone, as a person does it; the device that was given."""
        await page.get_by_role("button", name="签入").click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_text("本浏览器").click()
        await dialog.get_by_role("button", name="签入").click()
        await expect(page.locator(SEAT)).to_contain_text("小休")
        await until(lambda: self._alive(person_id), seconds=15, what="the page to be registered")
        if ready:
            await page.get_by_role("button", name="示闲", exact=True).click()
            await expect(page.locator(SEAT)).to_contain_text("示闲")
        seat = await self.service.get("/agents/me", by=person_id)
        return str(seat["device"])

    async def _alive(self, person_id: str) -> bool:
        return bool((await self.service.get("/agents/me", by=person_id))["device_alive"])

    async def seat_is(
        self, person_id: str, *states: str, seconds: float = 20.0, promised: bool = False
    ) -> dict[str, Any]:
        """Wait until a seat is in one of the states; the seat."""

        async def there() -> dict[str, Any] | None:
            seat = await self.service.get("/agents/me", by=person_id)
            return seat if seat["state"] in states else None

        found: dict[str, Any] | None = await until(
            there, seconds=seconds, what=f"the seat in {states}", promised=promised
        )
        assert found is not None
        return found

    async def call_is(self, attempt: str, what: str, fits: Any, *, seconds: float = 20.0) -> dict[str, Any]:
        """Wait until a live call fits; the call."""

        async def there() -> dict[str, Any] | None:
            call = await self.service.get(f"/live-calls/{attempt}", by=SUPERVISOR)
            return call if fits(call) else None

        found: dict[str, Any] | None = await until(there, seconds=seconds, what=what)
        assert found is not None
        return found

    async def audited(self, subject_id: str) -> list[str]:
        """The acts on a thing that the trail holds, in order."""
        uow = self.service.store()
        try:
            async with uow.read() as view:
                return [row.act for row in await view.rows(AuditEntry).all(subject_id=subject_id, order=("at", "id"))]
        finally:
            await uow.engines.dispose()

    async def heard_at(self, number: str, seconds: float = 2.0) -> float:
        """What the telephone with this number hears from now on: the share of frames with sound, taken at its own end."""
        return audible_share(await self.sound_at(number, seconds))

    async def agent_is_heard(self, number: str, seconds: float = 2.0) -> None:
        """The telephone with this number hears the agent's microphone, and no music: that would be sound, too."""
        sound = await self._evenly(number, seconds, lambda sound: beeps_in(sound) >= seconds)
        assert beeps_in(sound) >= seconds, (
            f"{number} does not hear the agent: {beeps_in(sound)} beeps, {loudest(sound):.0f} loud"
        )
        assert audible_share(sound) < 0.8, f"{number} hears music beside the agent"

    async def music_is_heard(self, number: str) -> None:
        """The telephone with this number hears music all the time, and nothing of what the agent says."""
        sound = await self._evenly(number, 3.0, lambda sound: audible_share(sound) > 0.9)
        assert audible_share(sound) > 0.9, f"{number} waits in silence"
        assert beeps_in(sound) == 0, f"{number} hears the agent"

    async def _evenly(self, number: str, seconds: float, fits: Callable[[Path], bool]) -> Path:
        """The first sound that fits, else the last of four: what has just begun needs a moment until it flows evenly."""
        for _ in range(3):
            if fits(sound := await self.sound_at(number, seconds)):
                return sound
        return await self.sound_at(number, seconds)

    async def sound_at(self, number: str, seconds: float = 2.0) -> Path:
        """What the telephone with this number hears from now on, as a file."""
        return await self._heard(lambda pstn: channel_of(pstn, number), seconds)

    async def heard_by_caller(self, seconds: float = 2.0) -> float:
        """The same of the one customer who has rung us."""
        return audible_share(await self._heard(_only_caller, seconds))

    async def _heard(self, find: Callable[[Any], Awaitable[str]], seconds: float) -> Path:
        name = f"heard-{secrets.token_hex(6)}.wav"
        path = f"{self.lab.pbx_dir}/{name}"
        async with self.lab.pstn() as pstn:
            channel = await until(lambda: find(pstn), what="the telephone")
            answer = await pstn.act("MixMonitor", None, Channel=channel, File="", options=f"r({path})")
            assert answer["response"] == "Success", answer
            file = self.lab.local_path(path)
            size = 44 + int(seconds * 16_000)
            await until(lambda: file.is_file() and file.stat().st_size >= size, seconds=30, what="the sound")
            await pstn.act("StopMixMonitor", None, Channel=channel)
        return await closed(self.lab, path)


async def _only_caller(pstn: Any) -> str:
    """The channel of whoever called in from outside: its context is the caller's script."""
    found = [one for one in await pstn.listed("CoreShowChannels") if one.get("context") == "caller"]
    return str(found[0]["channel"]) if found else ""


async def channel_of(pstn: Any, number: str) -> str:
    """The name of the channel of the telephone with this number, on the public network's side; empty without one."""
    for channel in await pstn.listed("CoreShowChannels"):
        called = await pstn.variable("NUMBER", Channel=channel["channel"])
        if called == number or f"/{number}" in channel["channel"]:
            return str(channel["channel"])
    return ""


def beeps_in(sound: Path) -> int:
    """How often a page's microphone is heard: Chromium's beeps twice a second at 400 Hz, louder and sharper at once than any
    sound of the lab is there, music and speech included."""
    whole = samples(sound)
    frames = [whole[at : at + 160] for at in range(0, len(whole) - 159, 160)]
    heard = [strength(frame, 400.0) > 6000 and strength(frame, 2000.0) > 700 for frame in frames]
    return sum(now and not before for before, now in pairwise([False, *heard]))


def loudest(sound: Path) -> float:
    """The greatest amplitude of the microphone's pitch: 11,000 and more where the agent is heard."""
    whole = samples(sound)
    return max((strength(whole[at : at + 160], 400.0) for at in range(0, len(whole) - 159, 160)), default=0.0)


def strength(frame: list[int], hertz: float, rate: int = 8000) -> float:
    """The amplitude of one pitch in a frame (Goertzel's algorithm)."""
    turn = 2 * math.cos(2 * math.pi * hertz / rate)
    last = older = 0.0
    for sample in frame:
        last, older = sample + turn * last - older, last
    return 2 * math.sqrt(max(0.0, last * last + older * older - turn * last * older)) / len(frame)


async def loudness(page: Page) -> float:
    """What the page hears of the other side, in dBFS by its own meter; -100 when there is none."""
    meter = page.get_by_role("meter", name="对方音量")
    if not await meter.count():
        return -100.0
    return float(await meter.get_attribute("aria-valuenow") or -100)


async def hears(page: Page, *, seconds: float = 10.0) -> None:
    """Wait until the page hears something well above silence."""

    async def loud() -> bool:
        return await loudness(page) > -50

    await until(loud, seconds=seconds, what="sound in the page")


async def hears_nothing(page: Page, looks: int = 12) -> bool:
    """Whether the page's meter stays down for a while: so many of its own readings, one each time it is drawn anew."""
    for _ in range(looks):
        if await loudness(page) > -50:
            return False
        await page.evaluate("() => new Promise((done) => setTimeout(done, 120))")
    return True


@asynccontextmanager
async def _floor_for(agents: int) -> AsyncIterator[None]:
    """Many at once speak while no other test's telephones do: sound that waits for a processor is lost."""
    with (Path(tempfile.gettempdir()) / "callcenter-real-phones.lock").open("w") as lock:
        await asyncio.to_thread(fcntl.flock, lock, fcntl.LOCK_EX if agents > FEW_AGENTS else fcntl.LOCK_SH)
        yield


@asynccontextmanager
async def phones_on(lab: Lab, browser: Browser, folder: Path, agents: int = 2) -> AsyncIterator[Phones]:
    """A started service on the lab with devices, its pages closed and its process ended afterwards."""
    async with _floor_for(agents):
        phones = Phones(ServiceProcess(folder, lab), lab, browser)
        await phones.prepare(agents)
        await phones.service.start()
        try:
            yield phones
        finally:
            for context in phones.contexts.values():
                await context.close()
            await asyncio.to_thread(phones.service.stop)


__all__ = [
    "BROWSERS",
    "SEAT",
    "SUPERVISOR",
    "Phones",
    "agent_id",
    "audible_share",
    "beeps_in",
    "channel_of",
    "hears",
    "hears_nothing",
    "loudness",
    "phones_on",
]
