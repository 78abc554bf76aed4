"""The API over a real embedded store, with people of every role: for the web tests of every part."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient
from argon2 import PasswordHasher

from callcenter.clock import Clock
from callcenter.config import Config
from callcenter.core.access import SERVICE
from callcenter.core.model import Dealer, Grant, Person, Queue, Role, Scope, Team
from callcenter.db.engine import Engines, open_engines
from callcenter.db.events import SqlEventLog
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup
from callcenter.flows.sign_in import open_session
from callcenter.ids import Ids
from callcenter.policies import shipped_documents
from callcenter.runtime import Wakes
from callcenter.web.auth import COOKIE, new_secret
from callcenter.web.house import House
from callcenter.web.passwords import Passwords

PASSWORD = "correct horse 7"
Client = TestClient[Any, Any]
"""The test client of an application."""


@dataclass(frozen=True, slots=True)
class Store:
    """An empty store and the engines to close."""

    engines: Engines
    uow: SqlUnitOfWork
    log: SqlEventLog
    wakes: Wakes


def open_store(url: str, clock: Clock, ids: Ids) -> Store:
    """A store whose tables are there."""
    engines = open_engines(url)
    wakes = Wakes()
    return Store(engines, SqlUnitOfWork(engines, clock, ids, wakes.ring), SqlEventLog(engines), wakes)


def cheap_passwords() -> Passwords:
    """Hashes that cost a millisecond: right for tests only."""
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def make_house(store: Store, clock: Clock, ids: Ids, config: Config | None = None) -> House:
    """A house over a store; a test replaces or puts in the parts that it needs."""
    return House(
        uow=store.uow,
        event_log=store.log,
        clock=clock,
        ids=ids,
        config=config or Config(),
        setup=Setup(shipped=shipped_documents()),
        wakes=store.wakes,
        passwords=cheap_passwords(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Two dealers of two brands, each with its queue and team."""

    own: Dealer
    other: Dealer
    team: Team
    other_team: Team


async def add_world(tx: WriteTx) -> World:
    """Write the two dealers."""
    teams = [Team(id=tx.new_id(), name=f"团队{n}") for n in (1, 2)]
    queues = [Queue(id=tx.new_id(), name=f"队列{n}", team_ids=[team.id]) for n, team in enumerate(teams, 1)]
    dealers = [
        Dealer(id=tx.new_id(), code="SH01", name="上海一店", brand="甲", region="华东", queue_id=queues[0].id),
        Dealer(id=tx.new_id(), code="BJ01", name="北京一店", brand="乙", region="华北", queue_id=queues[1].id),
    ]
    await tx.rows(Team).add_all(teams)
    await tx.rows(Queue).add_all(queues)
    await tx.rows(Dealer).add_all(dealers)
    return World(own=dealers[0], other=dealers[1], team=teams[0], other_team=teams[1])


@dataclass(slots=True)
class Api:
    """An application under test: `client` is signed in as nobody; `as_role` gives the headers of somebody."""

    client: Client
    house: House
    world: World
    data: Path
    _people: int = 0

    async def add_person(
        self, role: Role | None, scope: Scope = Scope.DEALER, scope_id: str | None = None, login: str | None = None
    ) -> Person:
        """A person with the password PASSWORD; a DEALER or TEAM scope without id is the own world's."""
        self._people += 1
        if scope_id is None:
            scope_id = {Scope.DEALER: self.world.own.id, Scope.TEAM: self.world.team.id}.get(scope)
        encoded = await self.house.passwords.hash(PASSWORD)
        async with self.house.uow.write(SERVICE) as tx:
            person = Person(
                id=tx.new_id(),
                login=login or f"{role or 'nobody'}{self._people}",
                name="王小明",
                language="en",
                password_hash=encoded,
            )
            await tx.rows(Person).add(person)
            if role is not None:
                grant = Grant(id=tx.new_id(), person_id=person.id, role=role, scope=scope, scope_id=scope_id)
                await tx.rows(Grant).add(grant)
        return person

    async def session_of(self, person: Person) -> dict[str, str]:
        """The headers of a fresh session of a person."""
        secret = new_secret()
        async with self.house.uow.write(SERVICE) as tx:
            await open_session(tx, person, secret, lasts=timedelta(hours=8), address="127.0.0.1", agent="test")
        return {"Cookie": f"{COOKIE}={secret}"}

    async def signed_in(self, role: Role, scope: Scope = Scope.DEALER, scope_id: str | None = None) -> dict[str, str]:
        """The headers of somebody new with this role and scope."""
        return await self.session_of(await self.add_person(role, scope, scope_id))

    async def administrator(self) -> dict[str, str]:
        """The headers of an administrator of everything."""
        return await self.signed_in(Role.ADMINISTRATOR, Scope.ALL)


SignedIn = Callable[..., Awaitable[dict[str, str]]]
"""`signed_in(role, scope=Scope.DEALER, scope_id=None)` → headers."""
