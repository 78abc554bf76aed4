"""What is kept and what goes: a night that runs beside calls, a file that cannot be removed."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from callcenter.core.access import SERVICE
from callcenter.core.model import Recording, RecordingState
from callcenter.flows.audit_recordings import audit_recordings, delete_old
from callcenter.flows.ports_recordings import FileSeen
from callcenter.recordings.store import RecordingFolder
from tests.flows.test_recordings import Desk, desk, heard

__all__ = ["desk"]


class Busy(RecordingFolder):
    """A folder in which something happens after it was looked through."""

    meanwhile: Callable[[], Awaitable[None]]

    async def every_file(self) -> AsyncIterator[list[FileSeen]]:
        async for day in super().every_file():
            yield day
        await self.meanwhile()


class Stuck(RecordingFolder):
    """A folder with one file that cannot be removed."""

    stuck = ""

    async def remove(self, pbx: str, path: str) -> bool:
        if path == self.stuck:
            raise PermissionError(13, "Permission denied")
        return await super().remove(pbx, path)


async def test_recording_verified_while_the_night_looks_is_not_lost(desk: Desk, tmp_path: Path) -> None:
    """The files are looked through before the rows: a call that ended in between has a row and was not seen."""
    await heard(desk)
    files = Busy(tmp_path / "here", {"pbx": tmp_path / "there"})
    late: list[str] = []

    async def meanwhile() -> None:
        await desk.clock.advance(seconds=1)
        late.append(await heard(desk))

    files.meanwhile = meanwhile
    found = await audit_recordings(desk.store, files)
    assert (found.rows, found.lost) == (2, 0)
    assert (await desk.recording(late[0])).state is RecordingState.VERIFIED
    assert not await desk.events()


async def test_others_are_deleted_when_one_file_cannot_be_removed(desk: Desk, tmp_path: Path) -> None:
    """Retention is the law's: one poison file holds up no other, and its row does not say that it is gone."""
    stuck, other = await heard(desk), await heard(desk)
    files = Stuck(tmp_path / "here", {"pbx": tmp_path / "there"})
    async with desk.store.write(SERVICE) as tx:
        for days, attempt in ((2, stuck), (1, other)):
            row = await tx.rows(Recording).get(attempt)
            await tx.rows(Recording).save(replace(row, keep_until=tx.now - timedelta(days=days)))
    files.stuck = (await desk.recording(stuck)).path
    assert await delete_old(desk.store, files) == 1
    assert (await desk.recording(stuck)).state is RecordingState.VERIFIED
    assert (await desk.recording(other)).state is RecordingState.DELETED
