"""A lease has one holder at a time on either engine; a SQLite file has one process."""

import asyncio
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.db.engine import Engines, open_engines
from callcenter.db.leases import SqlLeases
from callcenter.db.sole_use import SoleUse, StoreInUse
from callcenter.runtime import Leadership, LeaseStore
from tests.support.clock import ManualClock

RUN_OUT = -1.0
"""A lease of this length has run out when it is taken: so that no test waits for PostgreSQL's clock."""


@pytest.fixture
def leases(engines: Engines, clock: ManualClock) -> LeaseStore:
    return SqlLeases(engines, clock)


async def test_lease_is_refused_when_another_holds_it(leases: LeaseStore) -> None:
    assert await leases.acquire("pbx", "a", 30)
    assert not await leases.acquire("pbx", "b", 30)
    assert await leases.acquire("other", "b", 30)


async def test_lease_is_taken_again_by_its_holder(leases: LeaseStore) -> None:
    assert await leases.acquire("pbx", "a", 30)
    assert await leases.acquire("pbx", "a", 30)


async def test_lease_is_taken_over_when_it_has_run_out(leases: LeaseStore) -> None:
    assert await leases.acquire("pbx", "a", RUN_OUT)
    assert await leases.acquire("pbx", "b", 30)
    assert not await leases.renew("pbx", "a", 30)


async def test_lease_cannot_be_renewed_when_it_has_run_out(leases: LeaseStore) -> None:
    """Somebody may already have looked and begun; the holder has to ask again."""
    assert await leases.acquire("pbx", "a", RUN_OUT)
    assert not await leases.renew("pbx", "a", 30)


async def test_lease_is_kept_when_it_is_renewed(leases: LeaseStore) -> None:
    assert await leases.acquire("pbx", "a", 30)
    assert await leases.renew("pbx", "a", 30)
    assert not await leases.acquire("pbx", "b", 30)


async def test_lease_is_free_when_its_holder_gives_it_up(leases: LeaseStore) -> None:
    assert await leases.acquire("pbx", "a", 30)
    await leases.release("pbx", "b")
    assert not await leases.acquire("pbx", "b", 30)
    await leases.release("pbx", "a")
    assert await leases.acquire("pbx", "b", 30)


async def test_one_of_many_gets_the_lease_when_all_ask_at_once(leases: LeaseStore) -> None:
    for turn in range(5):
        asked = await asyncio.gather(*(leases.acquire(f"pbx-{turn}", f"node-{node}", 30) for node in range(8)))
        assert Counter(asked) == {True: 1, False: 7}


async def test_node_leads_by_a_lease_of_the_database(leases: LeaseStore, clock: ManualClock) -> None:
    first = Leadership("pbx", store=leases, holder="a", clock=clock)
    second = Leadership("pbx", store=leases, holder="b", clock=clock)
    assert (await first.run_once(), await second.run_once()) == (True, False)
    await first.stop(1.0)
    assert await second.run_once()


async def test_lease_of_the_embedded_store_runs_by_the_clock_handed_in(sqlite_url: str, clock: ManualClock) -> None:
    engines = open_engines(sqlite_url)
    leases = SqlLeases(engines, clock)
    assert await leases.acquire("pbx", "a", 30)
    await clock.advance(timedelta(seconds=30))
    assert await leases.acquire("pbx", "b", 30)
    await engines.dispose()


def test_second_user_of_a_file_is_refused_until_the_first_gives_it_back(tmp_path: Path) -> None:
    first, second = SoleUse(tmp_path / "callcenter.db"), SoleUse(tmp_path / "callcenter.db")
    first.take()
    with pytest.raises(StoreInUse) as refused:
        second.take()
    assert refused.value.fields["process"].isdigit()  # type: ignore[attr-defined]
    first.give_back()
    second.take()
    second.give_back()


def test_file_is_free_again_when_its_user_was_killed(tmp_path: Path) -> None:
    """kill -9 leaves the lock's file behind, never the lock."""
    path = tmp_path / "callcenter.db"
    taker = (
        "import sys, pathlib; from callcenter.db.sole_use import SoleUse\n"
        "use = SoleUse(pathlib.Path(sys.argv[1])); use.take(); print('taken', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", taker, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"taken\n"
        with pytest.raises(StoreInUse):
            SoleUse(path).take()
        other.kill()
    use = SoleUse(path)
    use.take()
    use.give_back()
