"""The parts that tests stand on, tested themselves."""

import asyncio
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest

from callcenter.ids import is_id, made_at
from tests.support.clock import START, ManualClock
from tests.support.ids import SequenceIds
from tests.support.postgres import PostgresServer


async def test_manual_clock_wakes_sleepers_in_order_when_moved() -> None:
    clock = ManualClock()
    woken: list[str] = []

    async def nap(name: str, seconds: float) -> None:
        await clock.sleep(seconds)
        woken.append(f"{name}@{clock.monotonic():.0f}")

    tasks = [asyncio.create_task(nap("late", 9)), asyncio.create_task(nap("early", 3))]
    await clock.advance()
    assert clock.sleepers == 2
    await clock.advance(timedelta(seconds=10))
    assert woken == ["early@3", "late@9"]
    assert clock.now() == START + timedelta(seconds=10)
    await asyncio.gather(*tasks)


def test_manual_clock_keeps_durations_when_the_wall_clock_is_set_back() -> None:
    clock = ManualClock()
    clock.set(START - timedelta(hours=1))
    assert (clock.now(), clock.monotonic()) == (START - timedelta(hours=1), 0.0)


def test_sequence_ids_have_the_form_of_ids() -> None:
    ids = SequenceIds()
    made = [ids.new() for _ in range(40)]
    assert made == sorted(made)
    assert all(is_id(one) for one in made)
    assert made_at(made[0]).year == 1970


def test_database_url_names_an_engine_when_asked_for(database_url: str) -> None:
    assert database_url.split("://")[0] in {"sqlite+aiosqlite", "postgresql+asyncpg"}


@pytest.mark.postgres
async def test_template_is_copied_when_a_database_is_made_from_it(postgres_server: PostgresServer) -> None:
    prepared: list[str] = []

    def prepare(url: str) -> None:
        prepared.append(url)

    template = postgres_server.template("empty", prepare)
    assert postgres_server.template("empty", prepare) == template
    assert prepared == [postgres_server.url(template)]
    name = postgres_server.create_database(template)
    connection = await asyncpg.connect(postgres_server.url(name).replace("+asyncpg", ""))
    try:
        assert await connection.fetchval("SELECT 1") == 1
    finally:
        await connection.close()
    postgres_server.drop_database(name)


def test_each_test_has_its_own_folder(tmp_path: Path) -> None:
    assert list(tmp_path.iterdir()) == []
