"""Backup and restore: one portable file of every table, with counts and checksums, between any two engines.

The file is a zip: `manifest.json` and one JSON-lines file for each table, the rows in the order of their key. It is
read from one view of the store while the service works on. A restore goes into an empty store, all or nothing, and
compares what it wrote with the checksums before it commits. Recordings themselves are files; their index is a table.
`snapshot` is SQLite's own quick copy.
"""

import asyncio
import hashlib
import json
import os
import sqlite3
import zipfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Date, Table, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from callcenter.db import migrate
from callcenter.db.engine import Engines
from callcenter.db.schema import events, metadata
from callcenter.db.types import Instant
from callcenter.db.uow import named_errors
from callcenter.errors import Conflict, Invalid

FORMAT = 1
AT_ONCE = 2000
"""So many rows are held in memory."""


@dataclass(frozen=True, slots=True)
class TableCopy:
    """How many rows of a table a backup holds, and the SHA-256 (hex) of their lines."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds. `made_at` is UTC; `step` is the schema's step."""

    made_at: datetime
    step: str
    tables: dict[str, TableCopy]

    @property
    def rows(self) -> int:
        """All rows of all tables."""
        return sum(copy.rows for copy in self.tables.values())


def _tables() -> list[Table]:
    return sorted(metadata.tables.values(), key=lambda table: table.name)


async def backup(engines: Engines, to: Path, now: datetime) -> Backup:
    """Write a backup; the file appears whole or not at all. The service may go on working."""
    part = to.with_name(to.name + ".part")
    to.parent.mkdir(parents=True, exist_ok=True)
    part.unlink(missing_ok=True)
    # Every customer and every password's hash is in it: for its owner's eyes only, whatever the shell's mask.
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with named_errors():
            async with engines.reader.connect() as connection:
                if not engines.sqlite:
                    await connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
                step = await connection.run_sync(_step_of)
                with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
                    copies = {table.name: await _write_table(connection, table, archive) for table in _tables()}
                    made = Backup(made_at=now, step=step, tables=copies)
                    archive.writestr("manifest.json", _manifest(made))
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)
    return made


async def restore(engines: Engines, url: str, source: Path) -> Backup:
    """Fill an empty store at `url` from a backup, and bring it to this release's newest step.

    Conflict (not-empty) where the store holds anything; Invalid where the file is damaged, or of a newer release.
    Clients of the event log must begin anew: positions of the old store mean nothing in the new one.
    """
    told = read_manifest(source)
    if told.step not in migrate.known_steps():
        raise Invalid("backup", "of-a-newer-release", step=told.step)
    await migrate.upgrade(url, told.step)
    with named_errors():
        async with engines.writer.begin() as connection:
            with zipfile.ZipFile(source) as archive:
                for table in _tables():
                    if table.name in told.tables:
                        await _read_table(connection, table, archive, told.tables[table.name])
            if not engines.sqlite:
                await connection.execute(
                    text(
                        "SELECT setval(pg_get_serial_sequence('events', 'position'),"
                        " (SELECT coalesce(max(position), 0) + 1 FROM events), false)"
                    )
                )
    await migrate.upgrade(url)
    return told


def read_manifest(source: Path) -> Backup:
    """What a backup says that it holds; Invalid where it is none or damaged."""
    try:
        with zipfile.ZipFile(source) as archive:
            damaged = archive.testzip()
            if damaged is not None:
                raise Invalid("backup", "damaged", table=damaged)
            told = json.loads(archive.read("manifest.json"))
            if told["format"] != FORMAT:
                raise Invalid("backup", "unknown-format", format=told["format"])
            return Backup(
                made_at=datetime.fromisoformat(told["made_at"]),
                step=told["step"],
                tables={name: TableCopy(**copy) for name, copy in told["tables"].items()},
            )
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
        raise Invalid("backup", "damaged", detail=str(error)[:200]) from error


async def snapshot(engines: Engines, to: Path) -> None:
    """SQLite's own quick copy of the file, from one moment, checked; the service may go on. TypeError on PostgreSQL."""
    if engines.path is None or engines.threads is None:
        raise TypeError("a snapshot is SQLite's; take a backup")
    path = engines.path
    part = to.with_name(to.name + ".part")

    def copy() -> None:
        part.unlink(missing_ok=True)
        with sqlite3.connect(path) as source, sqlite3.connect(part) as target:
            source.backup(target, pages=4096)
            verdict = target.execute("PRAGMA integrity_check").fetchone()[0]
        source.close()
        target.close()
        if verdict != "ok":
            raise Invalid("backup", "damaged", detail=str(verdict)[:200])
        part.replace(to)

    to.parent.mkdir(parents=True, exist_ok=True)
    await asyncio.get_running_loop().run_in_executor(engines.threads, copy)


def _step_of(connection: Connection) -> str:
    step = migrate.step_of(connection)
    if step is None:
        raise Conflict("store", "", "no-schema")
    return step


def _manifest(made: Backup) -> str:
    tables = {name: {"rows": copy.rows, "sha256": copy.sha256} for name, copy in made.tables.items()}
    told = {"format": FORMAT, "made_at": made.made_at.isoformat(), "step": made.step, "tables": tables}
    return json.dumps(told, indent=1)


async def _lines(connection: AsyncConnection, table: Table) -> AsyncIterator[bytes]:
    """The table's rows in the order of their key, many in one piece, a line each."""
    key = next(iter(table.primary_key.columns))
    last: Any = None
    while True:
        page = select(table).order_by(key).limit(AT_ONCE)
        found = (await connection.execute(page if last is None else page.where(key > last))).all()
        if not found:
            return
        last = found[-1]._mapping[key]
        yield b"".join(_line(row._mapping) for row in found)


def _line(row: Any) -> bytes:
    values = {column: value for column, value in row.items() if column != "transaction"}
    said = json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=_instant_text)
    return said.encode() + b"\n"


def _instant_text(value: object) -> str:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    raise TypeError(f"no JSON for {value!r}")


async def _write_table(connection: AsyncConnection, table: Table, archive: zipfile.ZipFile) -> TableCopy:
    digest, rows = hashlib.sha256(), 0
    with archive.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as file:
        async for piece in _lines(connection, table):
            digest.update(piece)
            rows += piece.count(b"\n")
            file.write(piece)
    return TableCopy(rows, digest.hexdigest())


async def _read_table(connection: AsyncConnection, table: Table, archive: zipfile.ZipFile, told: TableCopy) -> None:
    there = (await connection.execute(select(func.count()).select_from(table))).scalar_one()
    if there:
        raise Conflict("store", table.name, "not-empty", rows=there)
    for rows in _pieces(archive, table):
        await connection.execute(insert(table), rows)
    digest, count = hashlib.sha256(), 0
    async for piece in _lines(connection, table):
        digest.update(piece)
        count += piece.count(b"\n")
    if (count, digest.hexdigest()) != (told.rows, told.sha256):
        raise Invalid("backup", "damaged", table=table.name, rows=count, expected=told.rows)


def _pieces(archive: zipfile.ZipFile, table: Table) -> Iterator[list[dict[str, Any]]]:
    instants = {column.name for column in table.columns if isinstance(column.type, Instant)}
    days = {column.name for column in table.columns if isinstance(column.type, Date)}
    piece: list[dict[str, Any]] = []
    with archive.open(f"tables/{table.name}.jsonl") as file:
        for line in file:
            row = json.loads(line)
            for name in instants & row.keys():
                row[name] = row[name] and datetime.fromisoformat(row[name])
            for name in days & row.keys():
                row[name] = row[name] and date.fromisoformat(row[name])
            if table is events:
                row["transaction"] = 0  # the old server's transactions mean nothing to the new one's readers
            piece.append(row)
            if len(piece) >= AT_ONCE:
                yield piece
                piece = []
    if piece:
        yield piece
