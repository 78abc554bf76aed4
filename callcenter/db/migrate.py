"""The schema's steps: up, down, which one a store is at, and a refusal to start on one that does not fit."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from callcenter.db.engine import Engines, open_engines
from callcenter.db.uow import named_errors
from callcenter.errors import NotReady

T = TypeVar("T")
FOLDER = Path(__file__).parent / "migrations"


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
    """Bring a store to a step, all or nothing; the step. NotReady (schema-too-new) on one of a newer release."""
    if url.startswith("sqlite"):
        Path(url.partition("///")[2]).parent.mkdir(parents=True, exist_ok=True)

    async def act(engines: Engines) -> str:
        await refuse_newer(engines)
        await _run(engines, lambda config: command.upgrade(config, to))
        return await current_of(engines) or ""

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
    """NotReady unless the store is exactly at the newest step: schema-too-new, or schema-outdated (`callcenter migrate`)."""
    step = await refuse_newer(engines)
    if step != newest():
        raise NotReady(reason="schema-outdated", found=step, known=newest())


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
