"""A desk for browser tests: a real service with the built console, and pages that somebody of a role has open."""

import fcntl
import os
import subprocess
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, Page, Request

from callcenter.bootstrap import Plant, put_together
from callcenter.clock import SystemClock
from callcenter.config import Config
from callcenter.core.access import SERVICE
from callcenter.core.model import Person, Role, Scope
from callcenter.db.migrate import upgrade
from callcenter.flows.people import GrantWanted, add_person
from callcenter.flows.sign_in import open_session
from callcenter.sim.server import SimSettings, SimulatedAsterisk
from callcenter.web.auth import COOKIE, new_secret
from demo.people import ADMIN, PASSWORD
from tests.support.api import cheap_passwords
from tests.support.console_world import LOGIN_OF, copy_store, fill, remember
from tests.support.ports import free_port
from tests.support.waiting import PAGE_PATIENCE

TREE = Path(__file__).parents[2]
DEVICES = ("1001", "1002", "1003", "1004", "1005")
CHROMIUM = "/usr/bin/chromium"
"""The whole browser, with windows and tabs."""
HEADLESS = "/usr/lib/chromium/chromium-headless-shell"
"""The same engine without what draws windows: the same tests in two thirds of the processor time."""
FLAGS = (
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--disable-features=WebRtcHideLocalIpsWithMdns",
    "--allow-loopback-in-peer-connection",
    "--force-color-profile=srgb",
    "--disable-gpu",
)
SHORT_LIVED = (*FLAGS, "--js-flags=--no-maglev --no-turbofan")
"""Pages of tests live for seconds: making code fast takes a seventh of their processor time and is never earned back."""


def build_console() -> Path | None:
    """Build the console as the sources are now; nothing to do where no source changed.

    With CONSOLE_ROOMS=desk,shelf only these rooms are built, into a folder of their own, which is then the answer.
    """
    done = subprocess.run([TREE / "scripts/console", "build", "--quiet"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"scripts/console build failed:\n{done.stdout}{done.stderr}"
    some = os.environ.get("CONSOLE_ROOMS", "")
    return TREE / "var" / f"console-{some.replace(',', '-')}" if some else None


@contextmanager
def built_console() -> Iterator[None]:
    """The built console stays as it is meanwhile: another build waits (scripts/console takes the same lock)."""
    (TREE / "var").mkdir(exist_ok=True)
    with (TREE / "var" / "console.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


def config_of(folder: Path, port: int, sim: SimulatedAsterisk) -> Config:
    """A service of its own over a store in `folder`, on the simulated exchange."""
    recordings = sim.settings.recordings
    return Config.model_validate(
        {
            "demonstration": True,
            "service": {"data_dir": folder, "stop_grace_seconds": 3.0},
            "web": {"port": port},
            "recordings": {"dir": folder / "recordings"},
            "dialing": {"tick_seconds": 0.3},
            "pbx": [
                {
                    "name": "sim",
                    "host": sim.settings.host,
                    "port": sim.port,
                    "username": sim.settings.username,
                    "secret": sim.settings.secret,
                    "recordings": {"pbx_dir": str(recordings), "local_dir": recordings},
                    "trunks": [
                        {"name": "pstn", "dial": "PJSIP/{number}@pstn", "lines": 10, "caller_ids": ["02160000001"]}
                    ],
                }
            ],
        }
    )


@dataclass(slots=True)
class Desk:
    """A running service. `open_page` gives a browser page of somebody; `plant` reaches store, flows and setup directly."""

    folder: Path
    sim: SimulatedAsterisk
    plant: Plant
    port: int
    browser: Browser | None = None
    contexts: list[BrowserContext] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where the console is."""
        return f"http://127.0.0.1:{self.port}"

    async def person(self, login: str) -> Person:
        """Somebody by login."""
        async with self.plant.uow.read() as view:
            found = await view.rows(Person).first(login=login)
        assert found is not None, login
        return found

    async def session_of(self, login: str) -> str:
        """A fresh session's secret, without the cost of a password."""
        person = await self.person(login)
        secret = new_secret()
        async with self.plant.uow.write(SERVICE) as tx:
            await open_session(tx, person, secret, lasts=timedelta(hours=8), address="127.0.0.1", agent="test")
        return secret

    async def open_context(
        self,
        who: Role | str | None,
        *,
        language: str = "zh-CN",
        theme: str = "light",
        width: int = 1366,
        height: int = 768,
        **more: Any,
    ) -> BrowserContext:
        """A browser of its own in which a role (or login) is signed in; None: nobody."""
        assert self.browser is not None
        context = await self.browser.new_context(
            viewport={"width": width, "height": height},
            locale=language,
            timezone_id="America/New_York",  # not the dealers' zone: what is shown must be theirs all the same
            color_scheme="dark" if theme == "dark" else "light",
            reduced_motion="reduce",
            **more,
        )
        self.contexts.append(context)
        context.set_default_timeout(PAGE_PATIENCE)
        await context.add_init_script(
            f"try {{ localStorage.getItem('callcenter.language') ?? localStorage.setItem('callcenter.language', '{language}');"
            f" localStorage.getItem('callcenter.theme') ?? localStorage.setItem('callcenter.theme', '{theme}') }} catch {{}}"
        )
        if who is not None:
            login = LOGIN_OF[who] if isinstance(who, Role) else who
            await self.speak(login, language)
            secret = await self.session_of(login)
            await context.add_cookies([{"name": COOKIE, "value": secret, "url": self.address, "httpOnly": True}])
        return context

    async def speak(self, login: str, language: str) -> None:
        """Let somebody's own language be this one."""
        person = await self.person(login)
        if person.language != language:
            async with self.plant.uow.write(SERVICE) as tx:
                await tx.rows(Person).save(replace(person, language=language))

    async def open_page(self, who: Role | str | None, path: str = "/", **how: Any) -> Page:
        """A page at an address; `how` as open_context. A script error or a refused file on it fails the test at its end."""
        context = await self.open_context(who, **how)
        page = await context.new_page()
        watch(page)
        await page.goto(self.address + path)
        return page

    async def close_pages(self) -> None:
        """Close every browser context that was opened."""
        for context in self.contexts:
            await context.close()
        self.contexts.clear()


BrowserAt = Callable[..., Awaitable[Page]]
"""`await browser_at(Role.AGENT, "/desk", language="en", theme="dark", width=390, height=844)` → a page."""

some_rooms: Path | None = None
"""The built console that desks serve, where it is not the whole one."""

broken: list[str] = []
"""What pages complained of since the test began: errors of scripts, refusals of the content policy."""


asked: deque[list[str]] = deque(maxlen=60)
"""What pages asked of the service since the test began, and how it ended: told where a test fails."""


def watch(page: Page) -> None:
    """Note what a page complains of, and what it asks of the service."""
    open_now: dict[Request, list[str]] = {}

    def ask(request: Request) -> None:
        if "/api/" in request.url:
            open_now[request] = [f"{datetime.now(UTC):%H:%M:%S.%f}", request.method, urlsplit(request.url).path, "…"]
            asked.append(open_now[request])

    def end(request: Request, how: str) -> None:
        if line := open_now.pop(request, None):
            line[-1] = how

    page.on("request", ask)
    page.on("response", lambda response: end(response.request, str(response.status)))
    page.on("requestfailed", lambda request: end(request, request.failure or "failed"))
    page.on("crash", lambda _page: asked.append([page.url, "crashed"]))
    page.on("pageerror", lambda error: broken.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda said: (
            broken.append(f"{page.url}: {said.text}")
            if said.type in ("error", "warning") and ("Content Security Policy" in said.text or "[Vue" in said.text)
            else None
        ),
    )


@asynccontextmanager
async def running(
    folder: Path, browser: Browser | None = None, *, devices: tuple[str, ...] = DEVICES, speed: float = 20.0
) -> AsyncIterator[Desk]:
    """A service over the store in `folder` (migrated if it is new), started and stopped."""
    folder.mkdir(parents=True, exist_ok=True)
    recordings = folder / "sim-recordings"
    recordings.mkdir(exist_ok=True)
    sim = SimulatedAsterisk(SimSettings(recordings=recordings, devices=devices, speed=speed), SystemClock())
    sim.register("pstn")
    await sim.start()
    try:
        port = free_port()
        config = config_of(folder, port, sim)
        await upgrade(config.database_url)
        with built_console():
            plant = put_together(config, console=some_rooms)
        object.__setattr__(plant.house, "passwords", cheap_passwords())  # a hash costs a millisecond
        desk = Desk(folder=folder, sim=sim, plant=plant, port=port, browser=browser)
        try:
            await plant.supervisor.start()
            yield desk
        finally:
            await desk.close_pages()
            await plant.supervisor.stop()
            await plant.close()
    finally:
        await sim.stop()


async def make_template(folder: Path) -> Path:
    """The store that every desk begins with: the demonstration's world with some calls behind it."""
    async with running(folder) as desk:
        encoded = await cheap_passwords().hash(PASSWORD)
        async with desk.plant.uow.write(SERVICE) as tx:
            await add_person(
                tx,
                login=ADMIN[0],
                name=ADMIN[1],
                language="zh-CN",
                password_hash=encoded,
                must_change_password=False,
                grants=[GrantWanted(Role.ADMINISTRATOR, Scope.ALL)],
            )
        await fill(desk.plant, desk.address)
        await desk.plant.supervisor.stop()
        await remember(desk.plant)
    return folder


def begin_with(template: Path, folder: Path) -> Path:
    """A folder whose store is a copy of the template's."""
    copy_store(template, folder)
    return folder
