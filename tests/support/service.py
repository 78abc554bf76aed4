"""The service as its own process on a real exchange: started by its command, spoken to over its API, killed without warning."""

import asyncio
import os
import secrets
import signal
import subprocess
import sys
import tomllib
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from callcenter.clock import SystemClock
from callcenter.core.access import SERVICE
from callcenter.core.model import ApiToken, Attempt, Dealer, FollowUp, Grant, Person, Role, Scope
from callcenter.db.engine import open_engines
from callcenter.db.migrate import upgrade
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows.sign_in import hash_secret
from callcenter.ids import TimeOrderedIds
from callcenter.web.auth import new_token
from tests.support.desk import AGENT_1, SUPERVISOR, add_follow_up, agent_id, seed
from tests.support.lab import Lab
from tests.support.ports import free_port
from tests.support.waiting import until, within

TREE = Path(__file__).parents[2]
DEALER = "d1".rjust(26, "0")
"""The dealer, with an id as the service gives them: its card can be opened over the API."""
NICE_OF_THE_UNIT = -5
"""What `CPUWeight` of packaging/callcenter.service is to a session of its own: about three times another's share."""


@dataclass(slots=True)
class ServiceProcess:
    """One node over a SQLite store in `folder`; `start`, `kill`, `stop` may follow each other in any order."""

    folder: Path
    lab: Lab
    extra: str = ""
    port: int = 0
    tokens: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The store's address."""
        return f"sqlite+aiosqlite:///{self.folder / 'callcenter.db'}"

    def store(self) -> SqlUnitOfWork:
        """A door of our own to the store, to look at what was written; closed by the caller (`engines.dispose`)."""
        clock = SystemClock()
        return SqlUnitOfWork(open_engines(self.url), clock, TimeOrderedIds(clock.now))

    async def prepare(self, agents: int = 2) -> None:
        """Write the configuration, make the tables, seed one dealer, agents, a supervisor, and their tokens."""
        self.port = free_port()
        lab = self.lab
        (self.folder / "callcenter.toml").write_text(
            f"""
[service]
data_dir = "{self.folder}"
log_style = "console"
stop_grace_seconds = 5.0
[web]
port = {self.port}
[[pbx]]
name = "pbx"
host = "{lab.ami_host}"
port = {lab.ami_port}
username = "{lab.ami_user}"
secret = "{lab.ami_secret}"
lines = 500
ping_seconds = 2.0
ws_url = "{lab.websocket}"
[pbx.recordings]
pbx_dir = "{lab.pbx_dir}"
local_dir = "{lab.local_dir}"
[[pbx.trunks]]
name = "pstn"
dial = "PJSIP/{{number}}@{lab.trunk}"
lines = 500
destinations = ["_X."]
[dialing]
tick_seconds = 0.3
[recordings]
dir = "{self.folder / "recordings"}"
{self.extra}
"""
        )
        tomllib.loads((self.folder / "callcenter.toml").read_text())
        await upgrade(self.url)
        uow = self.store()
        async with uow.write(SERVICE) as tx:
            await seed(tx, agents=agents, dealer_id=DEALER)
            await tx.rows(Person).add(Person(id=SUPERVISOR, login="supervisor", name="Supervisor"))
            roles = {agent_id(n): Role.AGENT for n in range(1, agents + 1)} | {SUPERVISOR: Role.SUPERVISOR}
            for person, role in roles.items():
                await tx.rows(Grant).add(Grant(id=tx.new_id(), person_id=person, role=role, scope=Scope.ALL))
                secret = new_token()
                self.tokens[person] = secret
                await tx.rows(ApiToken).add(
                    ApiToken(
                        id=tx.new_id(),
                        person_id=person,
                        name="test",
                        secret_hash=hash_secret(secret),
                        created_at=tx.now,
                    )
                )
        await uow.engines.dispose()

    async def add(self, number: str, **fields: Any) -> FollowUp:
        """A customer with a ready follow-up."""
        uow = self.store()
        try:
            async with uow.write(SERVICE) as tx:
                return await add_follow_up(tx, await tx.rows(Dealer).get(DEALER), number, **fields)
        finally:
            await uow.engines.dispose()

    async def start(self, *, ready: bool = True) -> None:
        """Start the process; `ready` waits until /readyz is well."""
        log = (self.folder / "service.log").open("ab")
        self.process = subprocess.Popen(  # noqa: ASYNC220  it outlives the loop of no test
            [sys.executable, "-m", "callcenter", "--config", str(self.folder / "callcenter.toml"), "serve"],
            cwd=TREE,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            # As under systemd: the scheduler shares the processors between services, not between their threads.
            start_new_session=True,
        )
        log.close()
        with suppress(OSError):  # a kernel without such groups, or a user who may not
            Path(f"/proc/{self.process.pid}/autogroup").write_text(str(NICE_OF_THE_UNIT), encoding="ascii")
        if ready:
            await until(self._lives_and_is_ready, seconds=45, what="the service to be ready")

    async def _lives_and_is_ready(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, f"the service ended: {self.log()[-2000:]}"
        return await self.is_ready()

    async def is_ready(self) -> bool:
        """Whether /readyz says so."""
        try:
            async with (
                aiohttp.ClientSession() as client,
                client.get(f"http://127.0.0.1:{self.port}/readyz") as answer,
            ):
                return answer.status == 200
        except aiohttp.ClientError:
            return False

    def kill(self) -> None:
        """kill -9."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(60)

    def stop(self) -> int:
        """A graceful end; its exit status."""
        if self.process is None or self.process.poll() is not None:
            return 0
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    async def ask(self, method: str, path: str, *, by: str = AGENT_1, body: Any = None) -> tuple[int, Any]:
        """One request of the API: (status, body)."""
        headers = {"Authorization": f"Bearer {self.tokens[by]}", "Idempotency-Key": secrets.token_hex(8)}
        async with (
            aiohttp.ClientSession(headers=headers) as client,
            client.request(method, f"http://127.0.0.1:{self.port}/api/v1{path}", json=body) as answer,
        ):
            said = await answer.json() if answer.content_type.endswith("json") else None
            return answer.status, said

    async def get(self, path: str, *, by: str = AGENT_1) -> Any:
        """What a GET answers; AssertionError unless it is 200."""
        status, said = await self.ask("GET", path, by=by)
        assert status == 200, (status, said)
        return said

    async def act(self, path: str, body: Any = None, *, by: str = AGENT_1, method: str = "POST") -> Any:
        """What an act answers; AssertionError unless it is well."""
        status, said = await self.ask(method, path, by=by, body=body)
        assert status in (200, 201, 204), (status, said)
        return said

    async def seat(self, device: str, *, agent: str = AGENT_1) -> None:
        """Sign an agent on and make ready."""
        await self.act("/agents/me/sign-on", {"device": device}, by=agent)
        await self.act("/agents/me/state", {"state": "ready"}, by=agent, method="PUT")

    async def call(self, follow_up: FollowUp, *, agent: str = AGENT_1) -> str:
        """Call a customer from outside the queue; the attempt's id."""
        return str((await self.act(f"/follow-ups/{follow_up.id}/call", {"reason": "test"}, by=agent))["id"])

    async def attempt(self, id: str) -> Attempt:
        """An attempt as the store has it now."""
        uow = self.store()
        try:
            async with uow.read() as view:
                return await view.rows(Attempt).get(id)
        finally:
            await uow.engines.dispose()

    async def follow_up(self, id: str) -> FollowUp:
        """A follow-up as the store has it now."""
        uow = self.store()
        try:
            async with uow.read() as view:
                return await view.rows(FollowUp).get(id)
        finally:
            await uow.engines.dispose()

    async def until_state(self, id: str, *states: str, seconds: float = 30.0) -> Attempt:
        """Wait until an attempt is in one of the states; AssertionError with the attempt as it is instead."""

        async def there() -> Attempt | None:
            found = await self.attempt(id)
            return found if str(found.state) in states else None

        try:
            found = await until(there, seconds=seconds, what=f"attempt in {states}")
        except AssertionError as error:
            raise AssertionError(f"{error}: {await self.attempt(id)}") from None
        assert found is not None
        return found

    def log(self) -> str:
        """What the process printed so far."""
        return (self.folder / "service.log").read_text(errors="replace")


async def wait_gone(process: subprocess.Popen[bytes], seconds: float = 15.0) -> None:
    """Wait without blocking the loop until the process ended."""
    async with within(seconds):
        await asyncio.to_thread(process.wait)
