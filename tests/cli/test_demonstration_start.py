"""What the demonstration says when its service does not start."""

import asyncio
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from callcenter.db import migrate
from callcenter.db.engine import open_engines
from demo.say import GivenUp
from demo.service import Place, until_answering


async def test_who_has_data_of_another_version_is_told_how_to_begin_anew(tmp_path: Path) -> None:
    """A real service on a store that lacks a table."""
    place = Place(folder=tmp_path)
    place.config.write_text(f'[service]\ndata_dir = "{tmp_path}"\n')
    url = f"sqlite+aiosqlite:///{place.database}"
    await migrate.upgrade(url)
    engines = open_engines(url)
    async with engines.writer.begin() as connection:
        await connection.execute(text("DROP TABLE exchanges"))
    await engines.dispose()
    with place.log.open("w") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "callcenter", "--config", str(place.config), "serve", stdout=log, stderr=log
        )
        with pytest.raises(GivenUp, match=r"schema-differs(.|\n)*exchanges(.|\n)*scripts/run --fresh"):
            await until_answering(process, "http://127.0.0.1:9", place)
    assert process.returncode
