"""The store fails under a running service with a call on a real Asterisk: a clear error, nothing half-written, no fact lost."""

import asyncio
import sqlite3
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from callcenter.core.model import AttemptState, FollowUpState
from tests.support.lab import Lab
from tests.support.service import ServiceProcess
from tests.support.waiting import until

LOCKED_SECONDS = 10.0
DISK = 4 << 20
"""Bytes of the small disk that the service's data live on."""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own of a few megabytes; the process's output and the recordings lie elsewhere."""
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(disk)], check=True)
    try:
        (tmp_path / "recordings").mkdir()
        (disk / "recordings").symlink_to(tmp_path / "recordings")
        (disk / "service.log").symlink_to(tmp_path / "service.log")
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


@contextmanager
def locked(service: ServiceProcess) -> Iterator[sqlite3.Connection]:
    """Another process's write transaction on the service's store, for as long as the block lasts."""
    with closing(sqlite3.connect(service.folder / "callcenter.db", isolation_level=None, timeout=10)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other
        other.execute("ROLLBACK")


def fill(disk: Path) -> Path:
    """Take every free byte of a disk; delete what is returned to free it again."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


@pytest.fixture
async def service(lab: Lab, tmp_path: Path) -> AsyncIterator[ServiceProcess]:
    """A node on the shared pair that waits two seconds for the store's lock."""
    one = ServiceProcess(tmp_path, lab, extra="[database]\nlock_wait_seconds = 2.0")
    await one.prepare()
    try:
        await one.start()
        yield one
    finally:
        one.stop()


@pytest.fixture
async def tight(lab: Lab, small_disk: Path) -> AsyncIterator[ServiceProcess]:
    """A node on the shared pair whose data live on a small disk."""
    one = ServiceProcess(small_disk, lab)
    await one.prepare()
    try:
        await one.start()
        yield one
    finally:
        one.stop()


async def test_locked_for_ten_seconds_in_a_call_the_facts_wait_and_nothing_is_lost(
    service: ServiceProcess, lab: Lab
) -> None:
    """Somebody holds the lock from the ring to after the hang-up: acts are refused by name, the call's end is applied later."""
    number = "13755550001"
    await lab.answer_with(number, "answer:ring=1")
    row = await service.add(f"+86{number}")
    await service.seat(lab.devices[17])
    attempt = await service.call(row)
    await service.until_state(attempt, "talking")
    began = time.monotonic()
    with locked(service):
        status, problem = await service.ask("PUT", "/agents/me/state", body={"state": "paused", "reason": "tea"})
        assert (status, problem["code"]) == (503, "store-busy")
        # Looking needs no lock.
        assert (await service.get(f"/calls/{attempt}"))["state"] == "talking"
        call = await lab.hang_up_after(number, 6)
        await until(lambda: time.monotonic() - began >= LOCKED_SECONDS, seconds=15, what="ten seconds")
        assert (await service.attempt(attempt)).state is AttemptState.TALKING
    ended = await service.until_state(attempt, "ended", "unknown", seconds=30)
    assert (ended.state, ended.outcome) == (AttemptState.ENDED, "answered")
    assert ended.talk_seconds == pytest.approx(call.talk_seconds, abs=1.5)
    assert (await service.follow_up(row.id)).state in (FollowUpState.WRAP_UP, FollowUpState.UNDISPOSED)
    assert len(await lab.calls(number)) == 1
    await service.act("/agents/me/state", {"state": "paused", "reason": "tea"}, method="PUT")


async def test_locked_when_the_agent_comes_into_the_room_the_customer_is_dialed_once_afterwards(
    service: ServiceProcess, lab: Lab
) -> None:
    """The order to dial is not committed while the store is locked, so it is not sent; then once."""
    number, device = "13755550002", lab.devices[18]
    await lab.answer_with(number, "answer:ring=0:talk=6")
    await lab.answer_with(device, "answer:ring=2")
    row = await service.add(f"+86{number}")
    await service.seat(device)
    attempt = await service.call(row)
    with locked(service):
        async with lab.console() as console:

            async def in_the_room() -> bool:
                return any(room.get("conference") == attempt for room in await console.listed("ConfbridgeListRooms"))

            await until(in_the_room, seconds=20, what="the agent in the room")
        await until(lambda: "fact_waits_for_store" in service.log(), seconds=20, what="the fact to wait")
        assert await lab.calls(number) == []
    ended = await service.until_state(attempt, "ended", "unknown", seconds=40)
    assert ended.outcome == "answered"
    assert len(await lab.calls(number)) == 1
    await lab.answer_with(device, "")


async def test_a_full_disk_is_named_loses_no_fact_and_work_goes_on_when_there_is_room(
    tight: ServiceProcess, lab: Lab, small_disk: Path
) -> None:
    """Full from the talk to after the hang-up: store-full, nothing half-written; the end is applied when space is freed."""
    number = "13755550003"
    await lab.answer_with(number, "answer:ring=1")
    row = await tight.add(f"+86{number}")
    await tight.seat(lab.devices[19])
    attempt = await tight.call(row)
    await tight.until_state(attempt, "talking")
    with closing(sqlite3.connect(small_disk / "callcenter.db", isolation_level=None, timeout=10)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    filler = await asyncio.to_thread(fill, small_disk)
    before = await tight.get("/agents/me")
    status, problem = await tight.ask("PUT", "/agents/me/state", body={"state": "paused", "reason": "tea"})
    assert (status, problem["code"]) == (507, "store-full")
    assert await tight.get("/agents/me") == before
    call = await lab.hang_up_after(number, 6)
    await until(lambda: "fact_waits_for_store" in tight.log(), seconds=20, what="the fact to wait")
    assert (await tight.get(f"/calls/{attempt}"))["state"] == "talking"
    filler.unlink()
    ended = await tight.until_state(attempt, "ended", "unknown", seconds=30)
    assert (ended.state, ended.outcome) == (AttemptState.ENDED, "answered")
    assert ended.talk_seconds == pytest.approx(call.talk_seconds, abs=1.5)
    assert (await tight.follow_up(row.id)).state in (FollowUpState.WRAP_UP, FollowUpState.UNDISPOSED)
    assert len(await lab.calls(number)) == 1
    with closing(sqlite3.connect(small_disk / "callcenter.db")) as other:
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    await tight.act("/agents/me/state", {"state": "paused", "reason": "tea"}, method="PUT")
