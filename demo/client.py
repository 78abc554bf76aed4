"""What the demonstration knows of the service: its public API and its event stream, as any other program would use them."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import aiohttp

Json = dict[str, Any]


class Refused(Exception):
    """The API said no: `status` and the stable `code` of its problem document."""

    def __init__(self, what: str, status: int, problem: Json) -> None:
        self.status = status
        self.code = str(problem.get("code", ""))
        super().__init__(
            f"{what}: {status} {self.code} {problem.get('text', '')} {problem.get('problems', '')}".strip()
        )


class Api:
    """One signed-in person (cookie), or an integration (token)."""

    def __init__(self, address: str, *, token: str = "") -> None:
        self._address = address
        headers = {"Accept-Language": "zh-CN", **({"Authorization": f"Bearer {token}"} if token else {})}
        jar = aiohttp.CookieJar(unsafe=True)  # unsafe: the service is reached by an address, not by a name
        self._http = aiohttp.ClientSession(headers=headers, cookie_jar=jar, timeout=aiohttp.ClientTimeout(30))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """End the connections."""
        await self._http.close()

    async def ask(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        """One request; the answer's JSON. Raises Refused."""
        url = f"{self._address}{path if path.startswith('/readyz') else '/api/v1' + path}"
        async with self._http.request(method, url, json=body, params=query or None) as answer:
            said = await answer.json(content_type=None) if answer.status != 204 else None
            if answer.status >= 400 and not path.startswith("/readyz"):
                raise Refused(f"{method} {path}", answer.status, said if isinstance(said, dict) else {})
            return said

    async def get(self, path: str, **query: Any) -> Any:
        """GET."""
        return await self.ask("GET", path, **query)

    async def post(self, path: str, body: Any = None, **query: Any) -> Any:
        """POST."""
        return await self.ask("POST", path, body, **query)

    async def every(self, path: str, most: int = 2_000, **query: Any) -> list[Json]:
        """Every item of a list, page after page, at most so many."""
        found: list[Json] = []
        cursor: dict[str, str] = {}
        while len(found) < most:
            page = await self.get(path, limit=500, **query, **cursor)
            found += page["items"]
            if not page["next"]:
                break
            cursor = {"cursor": page["next"]}
        return found

    async def sign_in(self, login: str, password: str) -> Json:
        """Sign in as a person; who that is."""
        me: Json = await self.post("/session", {"login": login, "password": password})
        return me

    def socket(self, position: str = "") -> Any:
        """A connection to the event stream, behind a position."""
        url = f"{self._address}/api/v1/events"
        return self._http.ws_connect(url, params={"position": position} if position else None, heartbeat=20)


@dataclass(slots=True)
class Watch:
    """Keeps the event stream open and remembers the last event of each subject; `until` waits for something to be so."""

    api: Api
    position: str = ""
    last: dict[str, Json] = field(default_factory=dict)
    count: int = 0
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def run(self) -> None:
        """Read events for ever; a lost connection is taken up where it ended."""
        while True:
            with suppress(aiohttp.ClientError, ConnectionError, TimeoutError):
                async with self.api.socket(self.position) as socket:
                    async for message in socket:
                        if message.type is aiohttp.WSMsgType.TEXT:
                            await self._take(message.json())
            await asyncio.sleep(0.5)

    async def _take(self, frame: Json) -> None:
        self.position = frame["position"]
        async with self._changed:
            for event in frame.get("events", ()):
                self.last[event["subject_id"]] = event
                self.count += 1
            self._changed.notify_all()

    async def until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Wait until the condition holds, asked after each event; False after so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(condition)
                return True
        return condition()

    async def news(self, seconds: float) -> bool:
        """Wait for any event; False after so many seconds without one."""
        before = self.count
        return await self.until(lambda: self.count > before, seconds)

    def state(self, subject_id: str) -> str:
        """The state that the last event of a subject told, empty when none did."""
        event = self.last.get(subject_id)
        return str(event["data"].get("state", "")) if event else ""
