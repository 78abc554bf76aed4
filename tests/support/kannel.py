"""A real Kannel (bearerbox and smsbox) on free loopback ports, in front of an operator of ours and our own webhooks."""

import asyncio
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from aiohttp import ClientError, ClientSession, web

from callcenter.flows.ports_sms import Inbound, Receipt
from callcenter.messaging.kannel import KannelGateway, KannelSettings
from callcenter.messaging.kannel_webhooks import KannelWebhooks
from tests.support.operator import Operator
from tests.support.ports import free_port
from tests.support.waiting import until, within

SECRET = "a secret & +% of the webhook"
PASSWORD = "sms-secret"
RETURN_NUMBER = "02158001234"

_CONFIG = """
group = core
admin-port = {admin}
admin-interface = 127.0.0.1
admin-password = admin-secret
smsbox-port = {box}
smsbox-interface = 127.0.0.1
dlr-storage = internal

group = smsc
smsc = smpp
smsc-id = operator
host = 127.0.0.1
port = {operator}
transceiver-mode = true
smsc-username = callcenter
smsc-password = secret
system-type = ""
reconnect-delay = 1

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = {box}
smsbox-id = box1
sendsms-port = {send}
sendsms-interface = 127.0.0.1
http-request-retry = 5
http-queue-delay = 1
mo-recode = true

group = sendsms-user
username = callcenter
password = {password}
max-messages = 6
concatenation = true
forced-smsc = operator
{sender}

group = sms-service
keyword = default
catch-all = true
max-messages = 0
get-url = "{hooks}/inbound?from=%p&to=%P&text=%b&time=%T&id=%I&charset=%C&secret=whatever"

group = smsbox-route
smsbox-id = box1
smsc-id = operator
"""

T = TypeVar("T")


class Hooks:
    """Our side of the webhooks on a real HTTP server: keeps what came.

    `not_before` maps `<key>:<kind>` of a receipt to the kind that must have come first: until then it is answered 503
    and not kept. `fail_first` counts calls to answer 503 although kept, by `<key>:<kind>` or a customer's number.
    Kannel calls again after a second.
    """

    def __init__(self) -> None:
        self.receipts: list[Receipt] = []
        self.inbound: list[Inbound] = []
        self.fail_first: dict[str, int] = {}
        self.called: list[str] = []
        self.not_before: dict[str, str] = {}
        self.reader = KannelWebhooks(SECRET)
        self._changed = asyncio.Condition()
        self._runner: web.AppRunner | None = None

    async def start(self, port: int) -> None:
        """Listen on the loopback."""
        app = web.Application()
        app.router.add_get("/receipts", self._receipt)
        app.router.add_get("/inbound", self._inbound)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def until(self, look: Callable[[], T | None], seconds: float = 10.0) -> T:
        """Wait for a call that makes `look` say something, and return that."""
        async with self._changed, within(seconds):
            await self._changed.wait_for(lambda: bool(look()))
        found = look()
        assert found
        return found

    def receipts_of(self, key: str) -> list[str]:
        """The kinds of the receipts for a message, in order of arrival."""
        return [one.kind.value for one in self.receipts if one.key == key]

    def inbound_from(self, number: str) -> list[Inbound]:
        """The texts from a number, in order of arrival."""
        return [one for one in self.inbound if one.number == number]

    async def _receipt(self, request: web.Request) -> web.Response:
        self.reader.admit(request.query["secret"], request.remote or "")
        receipt = self.reader.receipt(request.rel_url.raw_query_string)
        turn = f"{receipt.key}:{receipt.kind.value}"
        self.called.append(turn)
        await self._tell()
        if turn in self.not_before and self.not_before[turn] not in self.receipts_of(receipt.key):
            return web.Response(status=503)
        self.receipts.append(receipt)
        await self._tell()
        return self._reply(turn)

    async def _inbound(self, request: web.Request) -> web.Response:
        inbound = self.reader.inbound(request.rel_url.raw_query_string)
        self.inbound.append(inbound)
        await self._tell()
        return self._reply(inbound.number)

    def _reply(self, turn: str) -> web.Response:
        if self.fail_first.get(turn, 0) < 1:
            return web.Response()
        self.fail_first[turn] -= 1
        return web.Response(status=503)

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()


class Kannel:
    """Operator, Kannel and webhooks together; `gateway()` makes a gateway of ours in front of it.

    `default_sender`: the number that Kannel shows where a request names none; empty: it refuses such a request.
    """

    def __init__(self, folder: Path, *, default_sender: str = "") -> None:
        self._folder = folder
        self._default_sender = default_sender
        self._processes: list[Process] = []
        self._pumps: list[asyncio.Task[None]] = []
        self.admin, self.box, self.send, operator, self.hooks_port = (free_port() for _ in range(5))
        self.operator_port = operator
        self.operator = Operator(operator)
        self.hooks = Hooks()

    @property
    def hooks_url(self) -> str:
        """Where Kannel finds us."""
        return f"http://127.0.0.1:{self.hooks_port}"

    def gateway(self, **changed: object) -> KannelGateway:
        """A gateway with the right settings but for what is `changed`."""
        settings: dict[str, object] = {
            "url": f"http://127.0.0.1:{self.send}",
            "user": "callcenter",
            "password": PASSWORD,
            "sender": RETURN_NUMBER,
            "receipt_url": f"{self.hooks_url}/receipts",
            "callback_token": SECRET,
        }
        return KannelGateway(KannelSettings(**(settings | changed)))  # type: ignore[arg-type]

    async def start(self, *, attached: bool = True) -> None:
        """Start all parts; returns when messages can flow. Not `attached`: the operator stays away until `attach`."""
        await self.hooks.start(self.hooks_port)
        if attached:
            await self.operator.start()
        config = self._folder / "kannel.conf"
        config.write_text(
            _CONFIG.format(
                admin=self.admin,
                box=self.box,
                send=self.send,
                operator=self.operator_port,
                password=PASSWORD,
                hooks=self.hooks_url,
                sender=f"default-sender = {self._default_sender}" if self._default_sender else "",
            )
        )
        await self._run("bearerbox", config, "Start-up done")
        if attached:
            await self.operator.bound()
        await self._run("smsbox", config, "Connected to bearerbox")
        # smsbox dies of a request that comes before it has told bearerbox its name (assertion in conn.c, 1.4.5).
        await until(self._named, what="smsbox to be known to bearerbox")

    async def report(self, key: str, number: str, stat: str) -> None:
        """The operator reports on the message to a number, after Kannel has noted that it left.

        A report that overtakes Kannel's own note finds no message there, and Kannel drops it for good.
        """
        taken = await self.operator.message_to(number)
        await self.hooks.until(lambda: f"{key}:sent" in self.hooks.called)
        await self.operator.report(taken, stat)

    async def _named(self) -> bool:
        async with (
            ClientSession() as session,
            session.get(f"http://127.0.0.1:{self.admin}/status.txt", params={"password": "admin-secret"}) as reply,
        ):
            return "smsbox:box1" in await reply.text()

    async def attach(self) -> None:
        """Let the operator come late."""
        await self.operator.start()
        await self.operator.bound()

    async def stop(self) -> None:
        """Ask Kannel to end, then kill it by pid: with a queue it would stay for ever."""
        try:
            async with asyncio.timeout(2), ClientSession() as session:
                await session.get(f"http://127.0.0.1:{self.admin}/shutdown", params={"password": "admin-secret"})
        except (ClientError, TimeoutError):
            pass
        for process in self._processes:
            if process.returncode is None:
                process.kill()
            await process.wait()
        await asyncio.gather(*self._pumps)
        await self.operator.stop()
        await self.hooks.stop()

    async def _run(self, program: str, config: Path, sign: str) -> None:
        process = await asyncio.create_subprocess_exec(
            program, "-v", "1", str(config), stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE, cwd=self._folder
        )
        self._processes.append(process)
        assert process.stderr is not None
        said: list[str] = []
        async with within(20):
            async for line in process.stderr:
                said.append(line.decode("utf-8", "replace"))
                if sign in said[-1]:
                    break
            else:
                raise AssertionError(f"{program} ended: {''.join(said)}")
        self._pumps.append(asyncio.create_task(_drain(process.stderr, self._folder / f"{program}.log")))


async def _drain(stream: asyncio.StreamReader, into: Path) -> None:
    """Keep reading: a full pipe would stop Kannel. What it says helps when a test fails."""
    with into.open("wb", buffering=0) as kept:
        while said := await stream.read(65536):
            kept.write(said)
