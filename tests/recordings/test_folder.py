"""The folder: where files lie, how they come here, and what never gets in."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from callcenter.core.recording import Measured, Unreadable
from callcenter.errors import Invalid
from callcenter.flows.ports_recordings import Absent, FileError, StillOpen
from callcenter.recordings.store import RecordingFolder
from tests.support.wavs import put, tone, wav

ATTEMPT = "01k9m2x4c8v0q6r3t5w7y9z1b2"
PATH = f"2026/11/19/{ATTEMPT}.wav"


def folder(tmp_path: Path) -> RecordingFolder:
    return RecordingFolder(tmp_path / "here", {"pbx": tmp_path / "there", "same": tmp_path / "here"})


async def test_file_is_moved_here_when_the_exchange_writes_elsewhere(tmp_path: Path) -> None:
    written = put(tmp_path / "there", PATH, wav(tone(3)))
    found = await folder(tmp_path).examine("pbx", PATH, final=False)
    assert isinstance(found, Measured) and found.seconds == 3.0
    assert (tmp_path / "here" / PATH).is_file() and not written.exists()


async def test_file_is_copied_and_compared_when_it_cannot_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another disk or machine: rename fails there with EXDEV."""

    monkeypatch.setattr("os.rename", on_another_disk)
    put(tmp_path / "there", PATH, wav(tone(3)))
    assert isinstance(await folder(tmp_path).examine("pbx", PATH, final=False), Measured)
    assert (tmp_path / "here" / PATH).read_bytes() == wav(tone(3))
    assert not list((tmp_path / "here").rglob("*.part")) and not (tmp_path / "there" / PATH).exists()


def on_another_disk(*_: object) -> None:
    raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))


def half_then_full(source: BinaryIO, target: BinaryIO, length: int) -> None:
    """A copy to a disk that is full after a while."""
    target.write(source.read(1000))
    full()


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def refused(*_: object, **__: object) -> None:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/srv/recordings")


def differ(*_: object) -> bool:
    return False


@pytest.mark.parametrize(
    ("broken", "by", "reason"),
    [
        ("shutil.copyfileobj", half_then_full, "No space left on device"),
        ("os.fsync", full, "No space left on device"),
        ("callcenter.recordings.store.same_bytes", differ, f"the copy of {ATTEMPT}.wav differs"),
        ("pathlib.Path.mkdir", refused, "Permission denied: /srv/recordings"),
    ],
    ids=["full in the copy", "full at its end", "another copy", "no right"],
)
async def test_file_error_is_told_and_half_a_copy_removed_when_the_disk_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, by: Callable[..., object], reason: str
) -> None:
    """And once it does no more the same file is brought here and measured."""
    written = put(tmp_path / "there", PATH, wav(tone(3)))
    with monkeypatch.context() as refusing:
        refusing.setattr("os.rename", on_another_disk)
        refusing.setattr(broken, by)
        assert await folder(tmp_path).examine("pbx", PATH, final=False) == FileError(reason)
    assert written.is_file()
    assert not list((tmp_path / "here").rglob("*.*"))
    assert isinstance(await folder(tmp_path).examine("pbx", PATH, final=False), Measured)


async def test_file_error_is_told_when_a_file_cannot_be_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "here", PATH, wav(tone(4), said=0))
    with monkeypatch.context() as refusing:
        refusing.setattr("callcenter.recordings.store.repair", refused)
        assert isinstance(await folder(tmp_path).examine("same", PATH, final=True), FileError)
    assert isinstance(await folder(tmp_path).examine("same", PATH, final=True), Measured)


async def test_file_stays_in_place_when_the_exchange_writes_here(tmp_path: Path) -> None:
    put(tmp_path / "here", PATH, wav(tone(3)))
    assert isinstance(await folder(tmp_path).examine("same", PATH, final=False), Measured)


async def test_open_file_waits_and_is_mended_at_the_last_look(tmp_path: Path) -> None:
    put(tmp_path / "there", PATH, wav(tone(4), said=0))
    files = folder(tmp_path)
    assert isinstance(await files.examine("pbx", PATH, final=False), StillOpen)
    assert (tmp_path / "there" / PATH).exists(), "an open file is not moved"
    found = await files.examine("pbx", PATH, final=True)
    assert isinstance(found, Measured) and (found.seconds, found.repaired) == (4.0, True)


async def test_header_alone_is_no_recording_at_the_last_look(tmp_path: Path) -> None:
    put(tmp_path / "here", PATH, wav(b""))
    files = folder(tmp_path)
    assert isinstance(await files.examine("pbx", PATH, final=False), StillOpen)
    assert await files.examine("pbx", PATH, final=True) == Unreadable("no-sound")


async def test_absence_is_told_when_there_is_no_file(tmp_path: Path) -> None:
    assert isinstance(await folder(tmp_path).examine("pbx", PATH, final=True), Absent)


@pytest.mark.parametrize(
    "path",
    [
        "../../etc/passwd",
        f"/etc/{ATTEMPT}.wav",
        f"2026/11/19/../{ATTEMPT}.wav",
        f"2026/11/19/{ATTEMPT}.wav\n",
        f"2026/11/19/{ATTEMPT}.mp3",
        "2026/11/19/x.wav",
        "",
    ],
)
async def test_path_of_another_form_is_refused(tmp_path: Path, path: str) -> None:
    files = folder(tmp_path)
    with pytest.raises(Invalid):
        files.place(path)
    with pytest.raises(Invalid):
        await files.examine("pbx", path, final=True)
    with pytest.raises(Invalid):
        await files.remove("pbx", path)


async def test_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    outside = put(tmp_path / "secret", PATH, wav(tone(1)))
    (tmp_path / "here" / "2026" / "11").mkdir(parents=True)
    (tmp_path / "here" / "2026" / "11" / "19").symlink_to(outside.parent)
    with pytest.raises(Invalid):
        folder(tmp_path).place(PATH)


async def test_file_is_gone_here_and_there_when_removed(tmp_path: Path) -> None:
    for where in ("here", "there"):
        put(tmp_path / where, PATH, wav(tone(1)))
    files = folder(tmp_path)
    assert await files.remove("pbx", PATH)
    assert not await files.remove("pbx", PATH)
    assert not list(tmp_path.rglob("*.wav"))


async def test_only_recordings_are_listed_when_the_folder_is_walked(tmp_path: Path) -> None:
    put(tmp_path / "here", PATH, wav(tone(1)))
    for other in (".gitkeep", "2026/11/19/notes.txt", f"2026/11/19/{ATTEMPT}.part", "sms.jsonl"):
        put(tmp_path / "here", other, b"x")
    seen = [file async for day in folder(tmp_path).every_file() for file in day]
    assert [(file.path, file.attempt) for file in seen] == [(PATH, ATTEMPT)]
