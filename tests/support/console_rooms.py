"""Every room of the console as its route.ts tells it, and a page that walks through them in every state.

A room that is added is walked through by itself: nothing is listed here.
"""

import asyncio
import json
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.async_api import Page, Route

from callcenter.core.acts import TABLE, Act
from callcenter.core.model import Role

TREE = Path(__file__).parents[2]
ROOMS = TREE / "console" / "src" / "rooms"
AXE = TREE / "console" / "node_modules" / "axe-core" / "axe.min.js"

ROLES = (Role.AGENT, Role.SUPERVISOR, Role.GENERAL_MANAGER, Role.HANDLER, Role.ADMINISTRATOR)
"""Who works at the console; integrations do not."""

State = Literal["loading", "error", "empty", "filled"]
STATES: tuple[State, ...] = ("loading", "error", "empty", "filled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What route.ts says."""

    name: str
    path: str
    group: str
    acts: tuple[Act, ...]
    open: bool
    bare: bool

    @property
    def address(self) -> str:
        """Without parameters."""
        return re.sub(r"/:[^/]+", "", self.path) or "/"

    def opens_to(self, role: Role) -> bool:
        """Whether the table of acts lets a role in."""
        return not self.acts or any(role in TABLE[act] for act in self.acts)

    @property
    def visitor(self) -> Role:
        """The first role that may enter."""
        return next(role for role in ROLES if self.opens_to(role))


def every_room() -> list[Room]:
    """All rooms, or those of CONSOLE_ROOMS; AssertionError where a route.ts is written otherwise than as plain values."""
    some = [name for name in os.environ.get("CONSOLE_ROOMS", "").split(",") if name]
    found = []
    for file in sorted(ROOMS.glob("*/route.ts")):
        if some and file.parent.name not in some:
            continue
        code = re.sub(r"(?m)^\s*//.*$|\s//\s.*$", "", file.read_text(encoding="utf-8"))
        name, path = _text(code, "name"), _text(code, "path")
        assert name == file.parent.name and path, f"{file}: name and path as plain text"
        acts = re.search(r"\bact:\s*(\[[^\]]*\]|\"[^\"]+\")", code)
        found.append(
            Room(
                name=name,
                path=path,
                group=_text(code, "group"),
                acts=tuple(Act(act) for act in re.findall(r'"([^"]+)"', acts[1])) if acts else (),
                open="open: true" in code,
                bare="bare: true" in code,
            )
        )
    return found


def _text(code: str, name: str) -> str:
    found = re.search(rf'\b{name}:\s*"([^"]+)"', code)
    return found[1] if found else ""


def work_rooms() -> list[Room]:
    """The rooms that somebody must be signed in for."""
    return [room for room in every_room() if not room.open]


def emptied(value: Any) -> Any:
    """An answer with nothing in its lists."""
    if isinstance(value, list):
        return []
    if isinstance(value, dict):
        return {key: emptied(part) for key, part in value.items()}
    return value


SETTLED = """() => {
  const inside = document.querySelector('main');
  if (!inside || !document.querySelector('h1')) return false;
  return !document.querySelector('[aria-busy=true], .el-skeleton, .el-loading-mask, .el-icon.is-loading');
}"""
AT_REST = """async () => {
  const moving = () => document.getAnimations().filter((one) => one.playState === 'running'
    && one.effect.getComputedTiming().endTime !== Infinity);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let still = 0; still < 2; still += 1) {
    if (moving().length) still = -1;
    await Promise.all(moving().map((one) => one.finished.catch(() => undefined)));
    await frame();
  }
}"""
"""No colour is judged half-way between two: what changes has changed, and for two frames nothing began to."""
STARTED = "() => document.querySelector('main') !== null && document.querySelector('main').children.length > 0"

PROBLEM = json.dumps(
    {"type": "about:blank", "title": "数据库暂时不可用,请稍后重试。", "status": 503, "code": "store-down", "fields": {}}
)


@dataclass(slots=True)
class Walk:
    """One page that goes from room to room without loading the console again; what the API answers is bent by `state`."""

    page: Page
    state: State = "filled"
    refused: list[str] = field(default_factory=list)
    held: list[asyncio.Event] = field(default_factory=list)
    asked: int = 0

    async def begin(self) -> None:
        """Stand between page and API."""
        await self.page.route("**/api/v1/**", lambda route: self._answer(route))

    async def _answer(self, route: Route) -> None:
        request = route.request
        path = request.url.split("/api/v1", 1)[1]
        if request.method != "GET" or path.startswith(("/me", "/events", "/sip", "/dealers")) or self.state == "filled":
            await self._pass(route)
        elif self.state == "error":
            await route.fulfill(status=503, content_type="application/problem+json", body=PROBLEM)
        elif self.state == "loading":
            gate = asyncio.Event()
            self.held.append(gate)
            await gate.wait()
            await self._give_up(route)
        else:
            answer = await route.fetch()
            kind = answer.headers.get("content-type", "")
            if answer.ok and kind.startswith("application/json"):
                await route.fulfill(response=answer, json=emptied(await answer.json()))
            else:
                await route.fulfill(response=answer)

    async def _pass(self, route: Route) -> None:
        self.asked += 1
        await route.continue_()

    @staticmethod
    async def _give_up(route: Route) -> None:
        await route.abort()

    def note_refusals(self) -> None:
        """From now on remember every request that the service answers with 403: the room asked for what it must not."""
        self.page.on(
            "response",
            lambda answer: (
                self.refused.append(answer.url) if answer.status == 403 and "/api/v1/" in answer.url else None
            ),
        )

    async def go(self, address: str, state: State = "filled") -> None:
        """Go to an address in a state, and wait until it shows it."""
        await self._step("/nowhere")  # leave the room, so that it begins anew
        for gate in self.held:
            gate.set()
        self.held.clear()
        self.state = state
        await self._step(address)
        await self.page.wait_for_function(STARTED if state == "loading" else SETTLED)
        # Two frames, so that what was just shown is laid out.
        await self.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )

    async def try_to_go(self, address: str) -> None:
        """Ask for an address that may lead elsewhere; the caller waits for what is shown."""
        await self._step("/nowhere")
        await self._push(address)

    async def _push(self, address: str) -> None:
        await self.page.evaluate(
            "(address) => { history.pushState({}, '', address); dispatchEvent(new PopStateEvent('popstate', { state: {} })) }",
            address,
        )

    async def _step(self, address: str) -> None:
        await self._push(address)
        await self.page.wait_for_function("(path) => document.body.dataset.path === path", arg=address.split("?")[0])

    async def cards(self, room: Room) -> list[str]:
        """Addresses below the room's own that its filled list links to: the first only."""
        links = await self.page.eval_on_selector_all(
            "main a[href]", "(links) => links.map((link) => link.getAttribute('href'))"
        )
        return [link for link in links if link.startswith(room.address.rstrip("/") + "/")][:1]

    async def axe(self, *, rules: list[str] | None = None, inside: str = "") -> list[str]:
        """What axe-core finds; empty is well. `inside`: only there (the shell around a room is looked at once a room)."""
        if not await self.page.evaluate("() => 'axe' in window"):
            await self.page.evaluate(AXE.read_text(encoding="utf-8"))
        options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False, "iframes": False}
        if rules:
            options["runOnly"] = {"type": "rule", "values": rules}
        await self.page.evaluate(AT_REST)
        found = await self.page.evaluate(
            """([inside, options]) => axe.run(inside || document, options).then((told) => told.violations.map((one) => ({
              id: one.id, nodes: one.nodes.slice(0, 4).map((node) => node.target.join(' ') + ' ' + node.html.slice(0, 160)
                + (node.any[0] ? ' — ' + node.any[0].message : '')) })))""",
            [inside, options],
        )
        return [f"{one['id']}: {node}" for one in found for node in one["nodes"]]

    async def wider(self) -> int:
        """By how many pixels the page, or the room in it, is wider than the window."""
        return int(
            await self.page.evaluate(
                """() => Math.max(
                  document.documentElement.scrollWidth - document.documentElement.clientWidth,
                  ...[...document.querySelectorAll('main')].map((room) => room.scrollWidth - room.clientWidth))"""
            )
        )

    async def cut(self) -> list[str]:
        """Tables of the room that are wider than their place, so that their last column is seen in part: by how much."""
        return list(
            await self.page.evaluate(
                """() => [...document.querySelectorAll('main .el-table__header-wrapper')]
                  .filter((one) => one.scrollWidth > one.clientWidth + 1)
                  .map((one) => `a table is cut by ${one.scrollWidth - one.clientWidth} px`)"""
            )
        )

    async def without_words(self) -> list[str]:
        """Keys that are shown instead of words."""
        text = str(await self.page.evaluate("() => document.querySelector('#app').innerText"))
        names = "|".join(re.escape(room.name) for room in every_room()) or "-"
        return re.findall(rf"(?<![\w/.-])(?:{names}|act|state|list|shell|rooms|groups)\.[a-zA-Z][\w.-]+", text)
