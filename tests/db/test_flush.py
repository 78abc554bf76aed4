"""Bringing the embedded store's log to the disk: shared by all who wait, beside the writers, with named errors."""

import asyncio
import errno
import os
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from callcenter.core.model import Seat
from callcenter.db.engine import open_engines
from callcenter.db.schema import metadata
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import StoreDown, StoreFull
from tests.db.make import ACTOR
from tests.support.clock import START, ManualClock
from tests.support.ids import SequenceIds
from tests.support.waiting import until


class SlowDisk:
    """A disk whose flushes wait until it is let go, and are counted."""

    def __init__(self) -> None:
        self.flushes = 0
        self.free = threading.Event()

    def fsync(self, file: int) -> None:
        """Takes the place of os.fsync."""
        assert os.fstat(file).st_size > 0
        self.flushes += 1
        self.free.wait(30)


@pytest.fixture
async def store(tmp_path: Path, clock: ManualClock, ids: SequenceIds) -> AsyncIterator[SqlUnitOfWork]:
    """An embedded store with its tables and one row in its log."""
    store = SqlUnitOfWork(open_engines(f"sqlite:///{tmp_path / 'callcenter.db'}"), clock, ids)
    async with store.engines.writer.begin() as connection:
        await connection.run_sync(metadata.create_all)
    yield store
    await store.engines.dispose()


async def test_writers_go_on_and_all_who_wait_share_one_flush_while_the_disk_is_slow(
    store: SqlUnitOfWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks while a flush is under way waits for the next one: the running one may have begun before its commit."""
    disk = SlowDisk()
    monkeypatch.setattr(os, "fsync", disk.fsync)
    first = asyncio.ensure_future(store.reach_disk())
    await until(lambda: disk.flushes == 1)
    later = []
    for number in range(20):
        async with store.write(ACTOR) as tx:
            await tx.rows(Seat).add(Seat(id=f"agent-{number}", since=START))
        later.append(asyncio.ensure_future(store.reach_disk()))
    async with store.read() as view:
        assert await view.rows(Seat).count() == 20
    assert not first.done()
    disk.free.set()
    await asyncio.gather(first, *later)
    assert disk.flushes == 2


@pytest.mark.parametrize(("number", "error"), [(errno.ENOSPC, StoreFull), (errno.EIO, StoreDown)])
async def test_a_disk_that_refuses_is_named_and_the_next_flush_tries_again(
    store: SqlUnitOfWork, monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception]
) -> None:
    """Nothing counts as safe that the disk did not take."""

    def refuse(file: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse)
        for _ in range(2):
            with pytest.raises(error):
                await store.reach_disk()
    await store.reach_disk()
