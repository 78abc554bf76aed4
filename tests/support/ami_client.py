"""A plain manager-interface client for tests on the real Asterisk: nothing of ours between the test and the PBX."""

import asyncio
import itertools
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from tests.support.waiting import until, within

Headers = dict[str, str]


class AmiClient:
    """Signs in on entry, keeps every event it saw, answers actions in order.

    Header names are lower case; a header that comes twice keeps its first value, but for command output,
    which is joined by line breaks. Variables are given as a mapping and become one header each.
    """

    def __init__(self, port: int, user: str, secret: str) -> None:
        self._port, self._user, self._secret = port, user, secret
        self.events: list[Headers] = []
        self._answers: dict[str, asyncio.Future[Headers]] = {}
        self._ids = itertools.count(1)
        self._reader: asyncio.StreamReader
        self._writer: asyncio.StreamWriter
        self._pump: asyncio.Task[None]

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        await self._reader.readline()
        self._pump = asyncio.create_task(self._read())
        answer = await self.act("Login", Username=self._user, Secret=self._secret)
        assert answer["response"] == "Success", answer
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._writer.close()
        self._pump.cancel()
        await asyncio.gather(self._pump, return_exceptions=True)

    async def act(self, action: str, variables: Mapping[str, object] | None = None, **headers: object) -> Headers:
        """One action and its response."""
        number = f"test-{next(self._ids)}"
        lines = [f"Action: {action}", f"ActionID: {number}", *(f"{name}: {value}" for name, value in headers.items())]
        lines += [f"Variable: {name}={value}" for name, value in (variables or {}).items()]
        answer = asyncio.get_running_loop().create_future()
        self._answers[number] = answer
        self._writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        async with within(10):
            return {**await answer, "sent": number}

    async def originate(self, variables: Mapping[str, object] | None = None, **headers: object) -> Headers:
        """An asynchronous Originate; returns its OriginateResponse event."""
        answer = await self.act("Originate", variables, Async="true", Priority=1, **headers)
        assert answer["response"] == "Success", answer
        return await self.event("OriginateResponse", actionid=answer["sent"], seconds=60)

    async def event(
        self, name: str, *, seconds: float = 15, wanted: Mapping[str, str] | None = None, **more: str
    ) -> Headers:
        """The first event of that name (or user event of that name) with those headers, past ones included."""

        def found() -> Headers | None:
            return next(iter(self.seen(name, wanted, **more)), None)

        event = await until(found, seconds=seconds, what=f"{name} {wanted or ''} {more}")
        assert event is not None
        return event

    def seen(self, name: str, wanted: Mapping[str, str] | None = None, **more: str) -> list[Headers]:
        """All such events so far, in order."""
        headers = {**(wanted or {}), **more}
        return [
            event
            for event in self.events
            if name in (event["event"], event.get("userevent"))
            and all(event.get(header) == value for header, value in headers.items())
        ]

    async def listed(self, action: str, **headers: object) -> list[Headers]:
        """An action that answers with a list of events."""
        answer = await self.act(action, None, **headers)
        if answer["response"] != "Success":
            return []
        number = answer["sent"]

        def done() -> bool:
            return any(
                event.get("actionid") == number and event.get("eventlist") == "Complete" for event in self.events
            )

        await until(done, what=f"the end of {action}")
        return [
            event for event in self.events if event.get("actionid") == number and event.get("eventlist") != "Complete"
        ]

    async def variable(self, name: str, **headers: object) -> str:
        """The value of a global variable, or of a channel's when `Channel` is given."""
        return (await self.act("Getvar", None, Variable=name, **headers)).get("value", "")

    async def command(self, text: str) -> str:
        """What the console prints for a command (needs the right to it)."""
        return (await self.act("Command", None, Command=text)).get("output", "")

    async def _read(self) -> None:
        while block := await self._reader.readuntil(b"\r\n\r\n"):
            fields: Headers = {}
            for line in block.decode(errors="replace").split("\r\n"):
                name, _, value = line.partition(":")
                name, value = name.lower(), value.strip()
                if name == "output" and name in fields:
                    fields[name] += f"\n{value}"
                elif name:
                    fields.setdefault(name, value)
            if "response" in fields and "event" not in fields:
                future = self._answers.pop(fields.get("actionid", ""), None)
                if future is not None and not future.done():
                    future.set_result(fields)
            elif "event" in fields:
                self.events.append(fields)
