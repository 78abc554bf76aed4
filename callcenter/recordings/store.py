"""The folder of recordings: YYYY/MM/DD/<attempt>.wav, and how files come here from where an exchange writes them.

Each exchange's folder as this machine sees it (`local_dir`) is the recordings folder itself, another folder of the same
disk (the file is moved), or of another disk or machine (copied, compared, then removed there).
"""

import asyncio
import os
import re
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from callcenter.core.recording import Unreadable
from callcenter.errors import Invalid
from callcenter.flows.ports_recordings import Absent, FileError, FileSeen, Found, StillOpen
from callcenter.log import get_log
from callcenter.recordings.verify import measure, same_bytes
from callcenter.recordings.wav import NotAWav, read_header, repair

log = get_log(__name__)

_PATH = re.compile(r"[0-9]{4}/[0-9]{2}/[0-9]{2}/([0-7][0-9a-hjkmnp-tv-z]{25})\.wav")


class RecordingFolder:
    """Obeys flows/ports_recordings.RecordingFiles. `local_dirs`: exchange → its folder as this machine sees it."""

    def __init__(self, root: Path, local_dirs: Mapping[str, Path], *, silence_dbfs: float = -60.0) -> None:
        self._root = root.resolve()
        self._elsewhere = {pbx: path.resolve() for pbx, path in local_dirs.items() if path.resolve() != self._root}
        self._silence_dbfs = silence_dbfs

    @property
    def root(self) -> Path:
        """The recordings folder itself."""
        return self._root

    def place(self, path: str) -> Path:
        """Where the file lies (or would lie); Invalid for a path that is not of this folder."""
        return _inside(self._root, path)

    async def examine(self, pbx: str, path: str, *, final: bool) -> Found:
        """Bring the file here if it is elsewhere, and measure it; `final` mends one that was never closed."""
        try:
            return await asyncio.to_thread(self._examine, pbx, path, final)
        except OSError as error:
            return FileError(_reason(error))

    def _examine(self, pbx: str, path: str, final: bool) -> Found:
        here = self.place(path)
        there = self._there(pbx, path)
        found = here if here.is_file() else there
        if found is None or not found.is_file():
            return Absent()
        try:
            with found.open("rb") as file:
                wav = read_header(file)
        except NotAWav as error:
            # Asterisk writes the header first and the sound later: not being a recording is final only at the end.
            return Unreadable(str(error)) if final else StillOpen()
        if not wav.closed and not final:
            return StillOpen()
        if found is not here:
            _bring(found, here)
        try:
            if not wav.closed:
                repair(here)
            return measure(here, silence_dbfs=self._silence_dbfs, repaired=not wav.closed)
        except NotAWav as error:
            return Unreadable(str(error))

    async def remove(self, pbx: str, path: str) -> bool:
        """Remove the file here and at the exchange's; whether there was one."""
        return await asyncio.to_thread(self._remove, pbx, path)

    def _remove(self, pbx: str, path: str) -> bool:
        here, there = self.place(path), self._there(pbx, path)
        gone = here.is_file()
        if gone:
            here.unlink()
        if there is not None and there.is_file():
            gone = _leave_to_the_exchange(there) or gone
        return gone

    async def every_file(self) -> AsyncIterator[list[FileSeen]]:
        """Every file in the folder, and what still lies in the exchanges' own folders, a day at a time."""
        for pbx, folder in {"": self._root, **self._elsewhere}.items():
            for day in await asyncio.to_thread(_days, folder):
                yield await asyncio.to_thread(_of_day, folder, day, pbx)

    def _there(self, pbx: str, path: str) -> Path | None:
        folder = self._elsewhere.get(pbx)
        return _inside(folder, path) if folder is not None else None


def _days(folder: Path) -> list[Path]:
    return sorted(day for day in folder.glob("[0-9]*/[0-9]*/[0-9]*") if day.is_dir())


def _of_day(folder: Path, day: Path, pbx: str) -> list[FileSeen]:
    seen = []
    for entry in sorted(os.scandir(day), key=lambda one: one.name):
        path = f"{day.relative_to(folder).as_posix()}/{entry.name}"
        named = _PATH.fullmatch(path)
        if named is None or not entry.is_file(follow_symlinks=False):
            continue
        told = entry.stat(follow_symlinks=False)
        changed = datetime.fromtimestamp(told.st_mtime, UTC)
        seen.append(FileSeen(path=path, attempt=named[1], size=told.st_size, changed_at=changed, pbx=pbx))
    return seen


def _inside(folder: Path, path: str) -> Path:
    """The file below the folder; Invalid for another form of path, or where a link leads out of the folder."""
    if _PATH.fullmatch(path) is None:
        raise Invalid("path", "not-a-recording-path")
    place = folder / path
    if not place.resolve().is_relative_to(folder):
        raise Invalid("path", "outside-the-folder")
    return place


def _bring(source: Path, target: Path) -> None:
    """Move a file here; over a border of disks it is copied, compared, then removed there. Half a copy is never seen."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.rename(source, target)
        return
    except OSError:
        pass
    half = target.with_suffix(".part")
    try:
        with source.open("rb") as incoming, half.open("wb") as outgoing:
            shutil.copyfileobj(incoming, outgoing, 1 << 20)
            outgoing.flush()
            os.fsync(outgoing.fileno())
        if not same_bytes(source, half):
            raise OSError(f"the copy of {source.name} differs")
        os.replace(half, target)
    finally:
        # On a full disk half a recording would take the room that the others need.
        with suppress(OSError):
            half.unlink(missing_ok=True)
    _leave_to_the_exchange(source)


def _reason(error: OSError) -> str:
    """The system's word, and the file it speaks of where it names one."""
    said = error.strerror or str(error)
    return f"{said}: {error.filename}" if error.filename else said


def _leave_to_the_exchange(place: Path) -> bool:
    """Remove a file from the exchange's folder; a read-only share is allowed: the exchange's own clean-up removes it."""
    try:
        place.unlink()
    except OSError as error:
        log.info("recording_stays_at_exchange", name=place.name, reason=error.strerror)
        return False
    return True
