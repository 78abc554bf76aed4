"""A manager interface whose answers a test writes itself, byte for byte."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from callcenter.ami.inbox import Inbox
from callcenter.ami.link import AmiAddress, Link, LinkTimings
from callcenter.clock import SystemClock
from callcenter.sim.wire import Action, Session
from tests.support.waiting import until, within

SECRET = "manager-secret"
QUICK = LinkTimings(
    connect=1.0,
    action=0.5,
    ping_every=0.05,
    ping_deadline=0.2,
    first_wait=0.01,
    longest_wait=0.05,
    refused_wait=0.05,
)


@dataclass
class Scripted:
    """Obeys callcenter.sim.wire.Exchange; answers every action with `Success` but where the test says otherwise."""

    answers: dict[str, Callable[[Session, Action], None]] = field(default_factory=dict)
    secret: str = SECRET
    actions: list[Action] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    logins: int = 0

    def accepts(self, username: str, secret: str) -> bool:
        self.logins += 1
        return secret == self.secret

    def act(self, session: Session, action: Action) -> None:
        self.actions.append(action)
        answer = self.answers.get(action.name)
        if answer is None:
            session.respond(action, "Success", "done")
        else:
            answer(session, action)

    def session_opened(self, session: Session) -> bool:
        self.sessions.append(session)
        return True

    def session_closed(self, session: Session) -> None:
        return None

    def names(self) -> list[str]:
        """Names of the actions that came in, in order."""
        return [action.name for action in self.actions]


def silent(session: Session, action: Action) -> None:
    """An answer that never comes."""


@dataclass
class Bench:
    """A scripted exchange with a link to it, and what the link told."""

    exchange: Scripted
    link: Link
    inbox: Inbox
    lost: list[str]

    async def up(self, sessions: int = 1) -> None:
        """Wait until so many sessions have been up and the last one is."""
        await until(lambda: self.link.is_up and self.link.sessions >= sessions)

    @property
    def session(self) -> Session:
        return self.exchange.sessions[-1]


@asynccontextmanager
async def scripted(
    exchange: Scripted | None = None,
    *,
    timings: LinkTimings = QUICK,
    secret: str = SECRET,
    tls: ssl.SSLContext | None = None,
    trusting: Path | None = None,
    speaking_tls: bool = False,
) -> AsyncIterator[Bench]:
    """A scripted exchange listening on a free port, and a running link to it.

    `tls`: what the exchange shows itself with; `speaking_tls`: the link asks for TLS and trusts the file `trusting`.
    """
    behind = exchange or Scripted()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Session(behind, "9.0.0"), "127.0.0.1", 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    address = AmiAddress(
        host="127.0.0.1", port=port, username="callcenter", secret=secret, ssl=speaking_tls, ca_file=trusting
    )
    lost: list[str] = []
    link = Link("main", address, SystemClock(), timings=timings, on_lost=lost.append)
    inbox = Inbox("main")
    link.register_event("*", lambda manager, event: inbox.put(manager.received_at, event))
    running = asyncio.create_task(link.run())
    try:
        yield Bench(behind, link, inbox, lost)
    finally:
        link.close()
        async with within(5):
            await running
        for session in behind.sessions:
            session.cut()
        server.close()
        await server.wait_closed()
