"""The store opened for one command: refused unless it is at this release's step; beside a running service on SQLite too."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from callcenter.cli import configuration
from callcenter.clock import SystemClock
from callcenter.config import Config
from callcenter.db.engine import Engines, open_engines
from callcenter.db.migrate import refuse_unfit
from callcenter.db.sole_use import SoleUse
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import NotReady
from callcenter.ids import TimeOrderedIds
from callcenter.log import configure_logging

T = TypeVar("T")


def begin(context: click.Context) -> Config:
    """The configuration, with the log turned down to what a person at a terminal must see."""
    config = configuration(context)
    configure_logging(style="console", level="warning")
    return config


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a command's work to its end."""
    return asyncio.run(work)


def embedded_file(config: Config) -> Path | None:
    """The file of the embedded store; None on PostgreSQL."""
    _, found, path = config.database_url.partition("sqlite+aiosqlite:///")
    return Path(path) if found else None


@contextmanager
def sole_use(config: Config) -> Iterator[None]:
    """The embedded store for this process alone; StoreInUse where another has it. Nothing to do on PostgreSQL."""
    file = embedded_file(config)
    if file is None:
        yield
        return
    lock = SoleUse(file)
    lock.take()
    try:
        yield
    finally:
        lock.give_back()


@asynccontextmanager
async def engines_of(config: Config) -> AsyncIterator[Engines]:
    """The store's engines, closed afterwards. NotReady (no-database) where the embedded file is not there yet."""
    file = embedded_file(config)
    if file is not None and not file.exists():
        raise NotReady(reason="no-database", path=str(file), remedy="callcenter migrate")
    engines = open_engines(config.database_url, pool_size=2, readers=2, busy_seconds=config.database.lock_wait_seconds)
    try:
        yield engines
    finally:
        await engines.dispose()


@asynccontextmanager
async def store(config: Config) -> AsyncIterator[SqlUnitOfWork]:
    """The store for reading and writing. NotReady (schema-outdated, schema-too-new) names what to do first."""
    clock = SystemClock()
    async with engines_of(config) as engines:
        await refuse_unfit(engines)
        yield SqlUnitOfWork(engines, clock, TimeOrderedIds(clock.now))
