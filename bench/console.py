"""What the console costs: a thousand pages that watch 100 events a second, and the agent's workspace in a real browser.

The service is a process of its own on SQLite. The watchers are WebSocket clients in this process, each a person with a
session of their own; a fortieth of them read every frame, the others only take the bytes. The events are follow-ups that a
supervisor hands out over the API, a few at a time. Latency is from the event's own instant, which is set before its
commit, to the moment at which a reading client has it. The browser is Chromium with an empty cache and, for the time, a
processor slowed to a quarter.
"""

import asyncio
import json
import math
import os
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
from playwright.async_api import Browser, async_playwright

from bench import Figure, Report
from bench._console_viewers import Viewers
from callcenter.clock import SystemClock
from callcenter.core.access import SERVICE
from callcenter.core.model import FollowUpState, Grant, Person, Role, Scope, Team
from callcenter.db.engine import open_engines
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows.sign_in import open_session
from callcenter.ids import TimeOrderedIds
from callcenter.web.auth import COOKIE, new_secret
from tests.support import console
from tests.support.ports import free_port
from tests.support.waiting import until

VIEWERS = 1_000
READING = 25
"""How many of them read every frame."""
EVENTS_A_SECOND = 100
AT_ONCE = 4
"""Follow-ups handed out in one request."""
SECONDS = 30
WARM_UP = 5
PAINTS = 5
SLOWED = 4


def run() -> Report:
    """The stream first, then the browser, over the same store."""
    return asyncio.run(_run())


async def _run() -> Report:
    console.build_console()
    with tempfile.TemporaryDirectory() as place:
        template = await console.make_template(Path(place) / "template")
        folder = console.begin_with(template, Path(place) / "service")
        sessions = await _people(folder)
        async with _service(folder) as served:
            watched = await _watch(served, sessions)
            async with async_playwright() as playwright:
                browser = await playwright.chromium.launch(executable_path=console.CHROMIUM, args=list(console.FLAGS))
                paints = [await _paint(browser, served, sessions.agent) for _ in range(PAINTS + 1)][1:]
                await browser.close()
    return Report(
        figures={
            "viewers": Figure([watched.viewers], f">= {VIEWERS}"),
            "events_a_second": Figure([watched.rate], f">= {EVENTS_A_SECOND}"),
            "event_to_client_p99_ms": Figure([watched.p99_ms], "<= 200"),
            "event_to_client_p50_ms": Figure([watched.p50_ms]),
            "events_lost": Figure([watched.lost], "= 0"),
            "rss_mb": Figure([watched.rss_mb], "<= 400"),
            "workspace_kb": Figure([paint.kilobytes for paint in paints], "<= 350"),
            "workspace_interactive_ms": Figure([paint.milliseconds for paint in paints], "<= 1500"),
        },
        remarks=[
            f"{watched.viewers} people watch for {SECONDS} s; {READING} of the clients read every frame",
            f"the workspace: an empty cache, the processor slowed {SLOWED} times, {PAINTS} openings after one for warmth",
        ],
    )


@dataclass(frozen=True, slots=True)
class Sessions:
    """Secrets of sessions: everybody who watches, one who hands out, the agent with the workspace; the team's ids."""

    watching: list[str]
    supervisor: str
    agent: str
    team: list[str]


@dataclass(frozen=True, slots=True)
class Served:
    """The service's process."""

    address: str
    process: asyncio.subprocess.Process

    def rss_mb(self) -> float:
        """Memory that it holds now."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise RuntimeError("no VmRSS")


async def _people(folder: Path) -> Sessions:
    """A thousand agents of the team, each with a session, and the sessions of two of the demonstration's people."""
    clock = SystemClock()
    engines = open_engines(f"sqlite+aiosqlite:///{folder / 'callcenter.db'}")
    uow = SqlUnitOfWork(engines, clock, TimeOrderedIds(clock.now))
    watching: list[str] = []
    try:
        async with uow.write(SERVICE) as tx:
            team = (await tx.rows(Team).all())[0]
            people = [Person(id=tx.new_id(), login=f"watch{n}", name=f"坐席{n}") for n in range(VIEWERS)]
            await tx.rows(Person).add_all(people)
            await tx.rows(Grant).add_all(
                [
                    Grant(id=tx.new_id(), person_id=one.id, role=Role.AGENT, scope=Scope.TEAM, scope_id=team.id)
                    for one in people
                ]
            )
            for one in people:
                watching.append(new_secret())
                await open_session(tx, one, watching[-1], lasts=timedelta(hours=8), address="127.0.0.1", agent="bench")
            found = {}
            for login in ("supervisor", "agent1"):
                person = await tx.rows(Person).first(login=login)
                assert person is not None
                found[login] = new_secret()
                await open_session(
                    tx, person, found[login], lasts=timedelta(hours=8), address="127.0.0.1", agent="bench"
                )
    finally:
        await engines.dispose()
    return Sessions(watching, found["supervisor"], found["agent1"], list(team.member_ids))


@asynccontextmanager
async def _service(folder: Path) -> AsyncIterator[Served]:
    """`callcenter serve` over the store, without an exchange."""
    port = free_port()
    (folder / "callcenter.toml").write_text(
        f"demonstration = true\n[service]\ndata_dir = {json.dumps(str(folder))}\n[web]\nport = {port}\n"
    )
    with (folder / "service.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "callcenter", "--config", str(folder / "callcenter.toml"), "serve",
            stdout=log, stderr=log, cwd=console.TREE, env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
    served = Served(f"http://127.0.0.1:{port}", process)
    try:
        async with aiohttp.ClientSession() as client:

            async def answers() -> bool:
                assert process.returncode is None, (folder / "service.log").read_text()[-2000:]
                try:
                    async with client.get(f"{served.address}/healthz") as answer:
                        return answer.status == 200
                except aiohttp.ClientError:
                    return False

            await until(answers, seconds=60, what="the service to answer")
        yield served
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
            await process.wait()


@dataclass(frozen=True, slots=True)
class Watched:
    """What the stream gave."""

    viewers: int
    rate: float
    p50_ms: float
    p99_ms: float
    lost: int
    rss_mb: float


async def _watch(served: Served, sessions: Sessions) -> Watched:
    """Let everybody watch while follow-ups are handed out, and count what arrives when."""
    port = int(served.address.rpartition(":")[2])
    viewers = Viewers(port, sessions.watching, reading=READING)
    await viewers.connect()
    async with aiohttp.ClientSession(
        cookies={COOKIE: sessions.supervisor}, headers={"Origin": served.address}
    ) as client:
        warm, _ = await _hand_out(client, served, sessions.team, WARM_UP)
        await until(lambda: viewers.least_read >= warm, seconds=20, what="every event of the warm-up at every reader")
        viewers.forget()
        handed, took = await _hand_out(client, served, sessions.team, SECONDS)
        await until(lambda: viewers.least_read >= handed, seconds=20, what="every event at every reader")
    latencies = sorted(viewers.latencies)
    watched = Watched(
        viewers=viewers.connected,
        rate=handed / took,
        p50_ms=latencies[len(latencies) // 2],
        p99_ms=latencies[math.ceil(len(latencies) * 0.99) - 1],
        lost=handed * READING - len(latencies),
        rss_mb=served.rss_mb(),
    )
    viewers.close()
    return watched


async def _hand_out(
    client: aiohttp.ClientSession, served: Served, agents: list[str], seconds: float
) -> tuple[int, float]:
    """Hand follow-ups out for so long; how many were, and how long it took."""
    ids = await _ready(client, served)
    handed, began = 0, time.monotonic()
    step = AT_ONCE / EVENTS_A_SECOND
    for turn in range(math.ceil(seconds / step)):
        at = began + turn * step
        if (early := at - time.monotonic()) > 0:
            await asyncio.sleep(early)
        some = [ids[(turn * AT_ONCE + n) % len(ids)] for n in range(AT_ONCE)]
        body = {"act": "assign", "follow_up_ids": some, "agent_id": agents[(turn * AT_ONCE // len(ids)) % len(agents)]}
        headers = {"Idempotency-Key": secrets.token_hex(8)}
        async with client.post(f"{served.address}/api/v1/follow-ups/bulk", json=body, headers=headers) as answer:
            said = await answer.json()
            assert answer.status == 200, said
            handed += len(said["fitting"])
    return handed, time.monotonic() - began


async def _ready(client: aiohttp.ClientSession, served: Served) -> list[str]:
    """Follow-ups that can be handed out: a number that the requests go round in."""
    query = {"state": str(FollowUpState.READY), "limit": "200"}
    async with client.get(f"{served.address}/api/v1/follow-ups", params=query) as answer:
        found = [str(one["id"]) for one in (await answer.json())["items"]]
    return found[: len(found) // AT_ONCE * AT_ONCE]


@dataclass(frozen=True, slots=True)
class Paint:
    """One opening of the workspace."""

    kilobytes: float
    milliseconds: float


INTERACTIVE = """() => new Promise((done) => {
  const look = () => {
    const inside = document.querySelector('main');
    const waiting = document.querySelector('[aria-busy=true], .el-skeleton, .el-loading-mask');
    const button = inside?.querySelector('button:not([disabled]), a[href]');
    if (!inside || !document.querySelector('h1') || waiting || !button) return requestAnimationFrame(look);
    // A task of its own after the frame: what still blocks the thread is counted in.
    requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0));
  };
  look();
})"""


async def _paint(browser: Browser, served: Served, secret: str) -> Paint:
    """Open the agent's workspace as right after signing in, with an empty cache and a slow processor."""
    context = await browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    await context.add_cookies([{"name": COOKIE, "value": secret, "url": served.address, "httpOnly": True}])
    page = await context.new_page()
    wire = await context.new_cdp_session(page)
    received: list[float] = []
    await wire.send("Network.enable")
    await wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})

    def loaded(told: dict[str, Any]) -> None:
        received.append(float(told["encodedDataLength"]))

    wire.on("Network.loadingFinished", loaded)
    await page.goto(served.address + "/desk", wait_until="commit")
    try:
        async with asyncio.timeout(60):
            milliseconds = float(await page.evaluate(INTERACTIVE))
            await page.wait_for_load_state("networkidle")
    except TimeoutError:
        raise RuntimeError(f"the workspace did not open; it shows: {await page.inner_text('body')}") from None
    await context.close()
    return Paint(sum(received) / 1024, milliseconds)
