"""`python -m callcenter.db.make_migration "What it is for"`: write the next step of the schema from core/model.

`--begin` writes the first step anew from nothing (only before the first release). The difference is taken on an empty
SQLite store, the step serves both engines; read it before it is committed. Alembic cannot compare an index on an
expression there: the first step has them all, in a later one such an index is written by hand (tests/db/test_migrations.py
finds it missing).
"""

import argparse
import asyncio
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import CreateIndexOp, DropIndexOp, MigrationScript
from sqlalchemy import JSON, BigInteger, Column, Connection, Index, Text

from callcenter.db import migrate
from callcenter.db.engine import open_engines
from callcenter.db.schema import metadata
from callcenter.db.types import Instant

VERSIONS = migrate.FOLDER / "versions"


def _render(kind: str, item: Any, context: AutogenContext) -> str | bool:
    """Our column types by their names, so that a step means the same on both engines."""
    if kind != "type":
        return False
    for known, name in ((Instant, "Instant()"), (Text, "Word"), (JSON, "Document"), (BigInteger, "Whole")):
        if isinstance(item, known):
            return f"types.{name}"
    return False


def _on_expressions() -> list[Index]:
    """The indexes that Alembic leaves out."""
    found = [index for table in metadata.sorted_tables for index in table.indexes]
    return sorted((one for one in found if not all(isinstance(on, Column) for on in one.expressions)), key=str)


def _write(connection: Connection, number: int, message: str) -> None:
    def complete(context: Any, revision: Any, scripts: list[MigrationScript]) -> None:
        up, down = scripts[0].upgrade_ops, scripts[0].downgrade_ops
        if up is None or down is None or up.is_empty():
            scripts[:] = []
        elif number == 1:
            for index in _on_expressions():
                up.ops.append(CreateIndexOp.from_index(index))
                down.ops.insert(0, DropIndexOp.from_index(index))

    slug = re.sub(r"\W+", "_", message.lower()).strip("_")[:40]
    config = migrate.alembic_config(connection)
    config.set_main_option("file_template", f"%%(rev)s_{slug}")
    config.attributes["configure"] = {
        "render_item": _render,
        "compare_type": False,
        "render_as_batch": number > 1,
        "process_revision_directives": complete,
    }
    made = command.revision(config, message, autogenerate=True, rev_id=f"{number:04}")
    scripts = made if isinstance(made, list) else [made]
    if not any(scripts):
        sys.stdout.write("the steps and core/model agree: nothing to do\n")
    for script in scripts:
        if script is not None:
            path = Path(script.path)
            lines = [line for line in path.read_text().splitlines(keepends=True) if "# ### " not in line]
            path.write_text("".join(lines))
            for act in (["format"], ["check", "--fix"], ["format"]):
                subprocess.run([sys.executable, "-m", "ruff", *act, "-q", path], check=True)


async def make(message: str, begin: bool) -> None:
    """Bring an empty store to the newest step and write down what core/model has beyond it."""
    if begin:
        for old in VERSIONS.glob("0*.py"):
            old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'store.db'}"
        steps = migrate.known_steps()
        if steps:
            await migrate.upgrade(url)
        engines = open_engines(url)
        async with engines.writer.begin() as connection:
            await connection.run_sync(_write, len(steps) + 1, message)
        await engines.dispose()


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m callcenter.db.make_migration", description=__doc__)
    parser.add_argument("message", nargs="?", default="Begin")
    parser.add_argument("--begin", action="store_true", help="write the first step anew")
    arguments = parser.parse_args()
    asyncio.run(make(arguments.message, arguments.begin))


if __name__ == "__main__":
    main()
