"""The schema's steps: up, down, which one a store is at, and a refusal to start on one that does not fit."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from callcenter.db.engine import Engines, open_engines
from callcenter.db.schema import metadata
from callcenter.db.uow import named_errors
from callcenter.errors import NotReady

T = TypeVar("T")
FOLDER = Path(__file__).parent / "migrations"

_HAS_ON_SQLITE = """
    SELECT name FROM sqlite_master WHERE type IN ('table', 'index')
    UNION ALL SELECT t.name || '.' || c.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table'"""
_HAS_ON_POSTGRESQL = """
    SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()
    UNION ALL SELECT indexname::text FROM pg_indexes WHERE schemaname = current_schema()
    UNION ALL SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = current_schema()"""


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration without a file: the steps are part of the package."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def newest() -> str:
    """The newest step that this release knows."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    if head is None:
        raise NotReady(reason="no-migrations")
    return head


def known_steps() -> frozenset[str]:
    """Every step that this release knows."""
    return frozenset(step.revision for step in ScriptDirectory.from_config(alembic_config()).walk_revisions())


async def current(url: str) -> str | None:
    """The step that a store is at; None for an empty one."""
    return await _with_engines(url, current_of)


async def current_of(engines: Engines) -> str | None:
    """The step that an open store is at; None for an empty one."""

    with named_errors():
        async with engines.reader.connect() as connection:
            return await connection.run_sync(step_of)


def step_of(connection: Connection) -> str | None:
    """The step that the store of an open connection is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


async def upgrade(url: str, to: str = "head") -> str:
    """Bring a store to a step, all or nothing; the step.

    NotReady: schema-too-new on a store of a newer release, schema-differs on one that other steps have made.
    """
    if url.startswith("sqlite"):
        Path(url.partition("///")[2]).parent.mkdir(parents=True, exist_ok=True)

    async def act(engines: Engines) -> str:
        await refuse_newer(engines)
        await _run(engines, lambda config: command.upgrade(config, to))
        step = await current_of(engines) or ""
        if step == newest():
            await refuse_other(engines)
        return step

    return await _with_engines(url, act)


async def downgrade(url: str, to: str) -> str | None:
    """Take a store back to a step (`base` for none), all or nothing."""

    async def act(engines: Engines) -> str | None:
        await _run(engines, lambda config: command.downgrade(config, to))
        return await current_of(engines)

    return await _with_engines(url, act)


async def refuse_newer(engines: Engines) -> str | None:
    """The store's step; NotReady (schema-too-new) when this release does not know it."""
    step = await current_of(engines)
    if step is not None and step not in known_steps():
        raise NotReady(reason="schema-too-new", found=step, known=newest())
    return step


async def refuse_unfit(engines: Engines) -> None:
    """NotReady unless the store is exactly at the newest step: schema-too-new, schema-outdated (`callcenter migrate`), or
    schema-differs.
    """
    step = await refuse_newer(engines)
    if step != newest():
        raise NotReady(reason="schema-outdated", found=step, known=newest())
    await refuse_other(engines)


async def refuse_other(engines: Engines) -> None:
    """NotReady (schema-differs) for a store that calls itself newest and lacks a table, a column or an index.

    Before the first release the first step is written anew, under its old name; a restored or patched store may lack some.
    """
    if lacks := await missing_in(engines):
        raise NotReady(reason="schema-differs", lacks=", ".join(lacks[:5]), count=len(lacks))


async def missing_in(engines: Engines) -> list[str]:
    """Tables, columns (`table.column`) and indexes of core/model that the store does not have, in order; one statement."""
    wanted = {str(index.name) for table in metadata.tables.values() for index in table.indexes}
    for table in metadata.tables.values():
        wanted |= {table.name, *(f"{table.name}.{column.name}" for column in table.columns)}
    with named_errors():
        async with engines.reader.connect() as connection:
            found = await connection.execute(text(_HAS_ON_SQLITE if engines.sqlite else _HAS_ON_POSTGRESQL))
            return sorted(wanted - {name for (name,) in found})


async def _run(engines: Engines, act: Callable[[Config], Any]) -> None:
    with named_errors():
        async with engines.writer.begin() as connection:
            await connection.run_sync(lambda sync: act(alembic_config(sync)))


async def _with_engines(url: str, act: Callable[[Engines], Awaitable[T]]) -> T:
    engines = open_engines(url)
    try:
        return await act(engines)
    finally:
        await engines.dispose()
