"""Backup and restore: every row of every table again, between any two engines, or a clear refusal."""

import asyncio
import zipfile
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from callcenter.core.floor import OF_FLOOR
from callcenter.core.model import ROWS, FollowUp
from callcenter.db import backup, migrate
from callcenter.db.engine import Engines, open_engines
from callcenter.db.events import Position, SqlEventLog
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import Conflict, Invalid
from callcenter.ids import encode
from tests.db.make import ACTOR, follow_up
from tests.support.clock import START, ManualClock
from tests.support.ids import SequenceIds
from tests.support.postgres import PostgresServer


def any_row(model: type, number: int) -> Any:
    """A row with something in every field: texts with signs of all kinds, documents within documents."""
    values: dict[str, Any] = {}
    hints = get_type_hints(model)
    for field in fields(model):
        hint = str(hints[field.name])
        enum = getattr(hints[field.name], "__members__", None)
        if field.name == "id":
            values["id"] = encode(number)
        elif enum:
            values[field.name] = next(iter(enum.values()))
        elif "datetime.datetime" in hint:
            values[field.name] = START.replace(microsecond=number)
        elif "datetime.date" in hint:
            values[field.name] = date(2026, 11, number)
        elif "list[dict" in hint:
            values[field.name] = [{"说": [1, 2.5, None, {"x": "\"'\n"}]}]
        elif "dict" in hint:
            values[field.name] = {"说": [1, 2.5, None, {"x": "\"'\n"}]}
        elif "list" in hint:
            values[field.name] = ["零", "b"]
        elif "bool" in hint:
            values[field.name] = True
        elif "float" in hint:
            values[field.name] = number / 7
        elif "int" in hint:
            values[field.name] = 2**40 + number
        elif "None" in hint:
            values[field.name] = None
        else:
            values[field.name] = f"零\n'\"\\ {field.name} {number}"
    return model(**values)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def other_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database to restore into, on either engine, whatever the first one's is."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'restored' / 'callcenter.db'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = server.create_database()
    yield server.url(name)
    server.drop_database(name)


@pytest.fixture
async def full(database_url: str, clock: ManualClock, ids: SequenceIds) -> AsyncIterator[SqlUnitOfWork]:
    """A migrated store with rows in every table."""
    await migrate.upgrade(database_url)
    store = SqlUnitOfWork(open_engines(database_url), clock, ids)
    async with store.write(ACTOR) as tx:
        for model in ROWS:
            await tx.rows(model).add_all([any_row(model, number) for number in (1, 2)])
        tx.emit("thing.changed", "thing", "a", text="零")
    yield store
    await store.engines.dispose()


async def everything(engines: Engines) -> dict[str, list[Any]]:
    store = SqlUnitOfWork(engines, ManualClock(), SequenceIds())
    async with store.read() as view:
        rows: dict[str, list[Any]] = {model.__name__: await view.rows(model).all() for model in ROWS}
    rows["events"] = list((await SqlEventLog(engines).after(Position()))[0])
    return rows


async def test_restored_store_is_the_same_row_by_row_on_either_engine(
    full: SqlUnitOfWork, other_url: str, tmp_path: Path, clock: ManualClock
) -> None:
    made = await backup.backup(full.engines, tmp_path / "x.zip", START)
    assert made.rows == 2 * len(ROWS) + 2 * len(OF_FLOOR) + 1
    assert (tmp_path / "x.zip").stat().st_mode & 0o777 == 0o600, "every customer is in it"
    target = open_engines(other_url)
    assert await backup.restore(target, other_url, tmp_path / "x.zip") == made
    assert await everything(target) == await everything(full.engines)
    again = await backup.backup(target, tmp_path / "y.zip", START)
    assert again == made
    store = SqlUnitOfWork(target, clock, SequenceIds(99))
    async with store.write(ACTOR) as tx:
        tx.emit("thing.changed", "thing", "after")
    events, _ = await SqlEventLog(target).after(Position())
    assert [event.subject_id for event in events if event.kind == "thing.changed"] == ["a", "after"]
    await target.dispose()


async def test_restore_is_refused_when_the_store_holds_anything(
    full: SqlUnitOfWork, tmp_path: Path, database_url: str
) -> None:
    await backup.backup(full.engines, tmp_path / "x.zip", START)
    before = await everything(full.engines)
    with pytest.raises(Conflict, match="not-empty"):
        await backup.restore(full.engines, database_url, tmp_path / "x.zip")
    assert await everything(full.engines) == before


async def test_backup_is_one_moment_when_the_service_works_on(
    store: SqlUnitOfWork, store_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row written while the backup runs is in it with everything of its unit of work, or not at all."""
    await migrate_stamp(store_url)
    monkeypatch.setattr(backup, "AT_ONCE", 10)
    async with store.write(ACTOR) as tx:
        await tx.rows(FollowUp).add_all([follow_up(number) for number in range(1, 300)])

    async def work() -> None:
        for number in range(300, 340):
            async with store.write(ACTOR) as tx:
                await tx.rows(FollowUp).add(follow_up(number))
                tx.emit("follow_up.added", "follow_up", encode(number), "dealer")

    working = asyncio.create_task(work())
    made = await backup.backup(store.engines, tmp_path / "x.zip", START)
    await working
    assert made.tables["follow_ups"].rows == made.tables["events"].rows >= 299


async def migrate_stamp(url: str) -> None:
    """The tables of these tests are made without steps: say that they are at the newest."""
    engines = open_engines(url)
    async with engines.writer.begin() as connection:
        await connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        await connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{migrate.newest()}')")
    await engines.dispose()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def change_a_row(path: Path) -> None:
    _rewrite(path, lambda name, body: body.replace(b'"tries":', b'"tries": 1') if "follow_ups" in name else body)


def lose_a_row(path: Path) -> None:
    _rewrite(path, lambda name, body: body.split(b"\n", 1)[1] if "vehicles" in name else body)


def claim_a_newer_release(path: Path) -> None:
    _rewrite(path, lambda name, body: body.replace(f'"step": "{migrate.newest()}"'.encode(), b'"step": "9999"'))


def _rewrite(path: Path, change: Callable[[str, bytes], bytes]) -> None:
    with zipfile.ZipFile(path) as old:
        parts = {name: change(name, old.read(name)) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, body in parts.items():
            new.writestr(name, body)


@pytest.mark.parametrize("harm", [cut, change_a_row, lose_a_row, claim_a_newer_release])
async def test_damaged_backup_is_refused_and_nothing_is_restored(
    full: SqlUnitOfWork, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    source = tmp_path / "x.zip"
    await backup.backup(full.engines, source, START)
    harm(source)
    url = f"sqlite:///{tmp_path / 'restored.db'}"
    await migrate.upgrade(url)
    target = open_engines(url)
    with pytest.raises(Invalid, match=r"damaged|newer"):
        await backup.restore(target, url, source)
    assert not any((await everything(target)).values())
    await target.dispose()


async def test_snapshot_of_sqlite_is_a_whole_store(
    sqlite_url: str, clock: ManualClock, ids: SequenceIds, tmp_path: Path
) -> None:
    store = SqlUnitOfWork(open_engines(sqlite_url), clock, ids)
    async with store.write(ACTOR) as tx:
        await tx.rows(FollowUp).add(follow_up(1))
        tx.emit("thing.changed", "thing", "a")
    await backup.snapshot(store.engines, tmp_path / "copy.db")
    copy = open_engines(f"sqlite:///{tmp_path / 'copy.db'}")
    assert await everything(copy) == await everything(store.engines)
    await copy.dispose()
    await store.engines.dispose()
