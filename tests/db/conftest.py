"""A store of its own for every test, on both engines: copies of one that was made once."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from callcenter.db.engine import Engines, open_engines
from callcenter.db.schema import metadata
from callcenter.db.uow import SqlUnitOfWork
from tests.support.clock import ManualClock
from tests.support.ids import SequenceIds
from tests.support.postgres import PostgresServer


def make_tables(url: str) -> None:
    """The tables as the row classes say, in an empty database."""

    async def make() -> None:
        engines = open_engines(url)
        async with engines.writer.begin() as connection:
            await connection.run_sync(metadata.create_all)
        await engines.dispose()

    asyncio.run(make())


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the tables and no rows."""
    path = tmp_path_factory.mktemp("template") / "store.db"
    make_tables(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a store with its tables; every test that asks for it runs on both engines."""
    if request.param == "sqlite":
        path = tmp_path / "callcenter.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = server.create_database(server.template("tables", make_tables))
    yield server.url(name)
    server.drop_database(name)


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    """A store on SQLite, for what only SQLite does."""
    path = tmp_path / "callcenter.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """A store on PostgreSQL, for what only PostgreSQL does."""
    name = postgres_server.create_database(postgres_server.template("tables", make_tables))
    yield postgres_server.url(name)
    postgres_server.drop_database(name)


@pytest.fixture
async def engines(store_url: str) -> AsyncIterator[Engines]:
    """Engines over an empty store."""
    made = open_engines(store_url)
    yield made
    await made.dispose()


@pytest.fixture
def store(engines: Engines, clock: ManualClock, ids: SequenceIds) -> SqlUnitOfWork:
    """The door to an empty store."""
    return SqlUnitOfWork(engines, clock, ids)
