"""The steps of the schema: up and down on both engines, equal to core/model, and never started on the wrong one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from callcenter.db import migrate
from callcenter.db.engine import Engines, open_engines
from callcenter.db.schema import metadata
from callcenter.errors import NotReady

REMEDY = (
    "core/model and the schema's steps differ; run: .venv/bin/python -m callcenter.db.make_migration --begin"
    " (after the first release: make_migration 'why')"
)

_SQLITE = ["SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"]
_POSTGRESQL = [
    "SELECT table_name, column_name, data_type, is_nullable, column_default, collation_name"
    " FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, column_name",
    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname",
    "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype IN ('u', 'p') ORDER BY conname",
]


async def schema_of(engines: Engines) -> dict[str, Any]:
    """Everything that the database itself says of its tables, without Alembic's own."""
    found: dict[str, Any] = {}
    async with engines.reader.connect() as connection:

        async def ask(statement: str) -> Sequence[Any]:
            rows = (await connection.execute(text(statement))).all()
            return [tuple(" ".join(str(value).split()) for value in row) for row in rows if "alembic" not in str(row)]

        for statement in _SQLITE if engines.sqlite else _POSTGRESQL:
            found[statement] = await ask(statement)
        if engines.sqlite:
            for (name,) in await ask("SELECT name FROM sqlite_master WHERE type = 'table'"):
                if not name.startswith("sqlite_"):
                    found[name] = sorted(row[1:] for row in await ask(f"PRAGMA table_info({name})"))
                    uniques = await ask(f"SELECT name FROM pragma_index_list('{name}') WHERE origin != 'c'")
                    found[f"{name} uniques"] = sorted(
                        [await ask(f"SELECT name FROM pragma_index_info('{unique}')") for (unique,) in uniques]
                    )
    return found


async def test_migrated_schema_is_what_core_model_says(database_url: str) -> None:
    """Columns, types, defaults, unique rules and indexes with their conditions, as each engine itself tells them."""
    engines = open_engines(database_url)
    await migrate.upgrade(database_url)
    stepped = await schema_of(engines)
    await migrate.downgrade(database_url, "base")
    async with engines.writer.begin() as connection:
        await connection.run_sync(metadata.create_all)
    made = await schema_of(engines)
    await engines.dispose()
    assert len(stepped) > 2 and stepped == made, REMEDY


async def test_nothing_is_left_when_all_steps_are_taken_back(database_url: str) -> None:
    engines = open_engines(database_url)
    before = await schema_of(engines)
    assert await migrate.current(database_url) is None
    assert await migrate.upgrade(database_url) == migrate.newest()
    assert await migrate.current(database_url) == migrate.newest()
    await migrate.refuse_unfit(engines)
    assert await migrate.downgrade(database_url, "base") is None
    assert await schema_of(engines) == before
    await engines.dispose()


async def test_upgrade_again_changes_nothing(database_url: str) -> None:
    engines = open_engines(database_url)
    await migrate.upgrade(database_url)
    first = await schema_of(engines)
    await migrate.upgrade(database_url)
    assert await schema_of(engines) == first
    await engines.dispose()


async def test_start_is_refused_when_the_store_is_older_or_newer_than_the_release(database_url: str) -> None:
    engines = open_engines(database_url)
    with pytest.raises(NotReady, match="schema-outdated"):
        await migrate.refuse_unfit(engines)
    await migrate.upgrade(database_url)
    async with engines.writer.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for act in (migrate.refuse_unfit(engines), migrate.upgrade(database_url)):
        with pytest.raises(NotReady, match="schema-too-new"):
            await act
    await engines.dispose()


@pytest.mark.parametrize(
    ("taken", "lacks"),
    [
        ("DROP INDEX ix_follow_ups_ready_noon", ["ix_follow_ups_ready_noon"]),
        ("ALTER TABLE vehicles DROP COLUMN model", ["vehicles.model"]),
        ("ALTER TABLE leases RENAME TO rents", ["leases", "leases.holder", "leases.id"]),
    ],
)
async def test_start_is_refused_when_the_store_lacks_something_of_its_step(
    database_url: str, taken: str, lacks: list[str]
) -> None:
    """Made by other steps of the same name: said before the first statement fails in the middle of the work."""
    engines = open_engines(database_url)
    await migrate.upgrade(database_url)
    assert await migrate.missing_in(engines) == []
    async with engines.writer.begin() as connection:
        await connection.execute(text(taken))
    assert set(lacks) <= set(await migrate.missing_in(engines))
    for act in (migrate.refuse_unfit(engines), migrate.upgrade(database_url)):
        with pytest.raises(NotReady, match=f"schema-differs.*{lacks[0]}"):
            await act
    await engines.dispose()


async def test_nothing_is_changed_when_a_step_fails_half_way(database_url: str) -> None:
    """A step is all or nothing on both engines: here a table of the same name stands in its way."""
    engines = open_engines(database_url)
    async with engines.writer.begin() as connection:
        await connection.execute(text("CREATE TABLE vehicles (id TEXT)"))
    before = await schema_of(engines)
    with pytest.raises(Exception, match="vehicles"):
        await migrate.upgrade(database_url)
    assert await schema_of(engines) == before
    assert await migrate.current(database_url) is None
    await engines.dispose()


def test_steps_are_in_the_wheel() -> None:
    """Package data: the steps lie inside the package."""
    import callcenter

    assert migrate.FOLDER.is_relative_to(Path(callcenter.__file__).parent)
    assert migrate.known_steps()
