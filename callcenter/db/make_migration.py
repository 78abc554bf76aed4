"""`python -m callcenter.db.make_migration "What it is for"`: write the next step of the schema from core/model.

`--begin` writes the first step anew from nothing (only before the first release). The difference is taken on an empty
SQLite store, the step serves both engines; read it before it is committed.
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
from alembic.operations.ops import MigrationScript
from sqlalchemy import JSON, BigInteger, Connection, Text

from callcenter.db import migrate
from callcenter.db.engine import open_engines
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


def _write(connection: Connection, number: int, message: str) -> None:
    def drop_if_empty(context: Any, revision: Any, scripts: list[MigrationScript]) -> None:
        if scripts[0].upgrade_ops is not None and scripts[0].upgrade_ops.is_empty():
            scripts[:] = []

    slug = re.sub(r"\W+", "_", message.lower()).strip("_")[:40]
    config = migrate.alembic_config(connection)
    config.set_main_option("file_template", f"%%(rev)s_{slug}")
    config.attributes["configure"] = {
        "render_item": _render,
        "compare_type": False,
        "render_as_batch": number > 1,
        "process_revision_directives": drop_if_empty,
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
