"""What the flows ask of the folder of recordings: find, measure, list and remove files; `recordings/` obeys it.

`path` is always relative to the recordings folder: YYYY/MM/DD/<attempt>.wav. A path of any other form raises Invalid.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from callcenter.core.recording import Measured, Unreadable


@dataclass(frozen=True, slots=True)
class Absent:
    """There is no such file, neither here nor where the exchange writes."""


@dataclass(frozen=True, slots=True)
class StillOpen:
    """The exchange has not closed the file yet (its header says so)."""


@dataclass(frozen=True, slots=True)
class FileError:
    """The file could not be read, brought here or mended (disk full, share away, no right); nothing is half done.

    `reason` is the system's own word for people, with the place where it tells one. To be tried again.
    """

    reason: str


Found = Measured | Unreadable | Absent | StillOpen | FileError
"""What a look at one file can lead to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSeen:
    """One file: the attempt that its name says, its size and time of change (aware UTC).

    `pbx` names the exchange in whose own folder it still lies; empty when it lies in the recordings folder.
    """

    path: str
    attempt: str
    size: int
    changed_at: datetime
    pbx: str = ""


class RecordingFiles(Protocol):
    """The folder of recordings of this node, and the exchanges' folders as this machine sees them."""

    @property
    def root(self) -> Path:
        """The recordings folder itself."""

    async def examine(self, pbx: str, path: str, *, final: bool) -> Found:
        """Bring the file here if it is elsewhere, and measure it. `final`: mend one that was never closed, wait no more."""

    async def remove(self, pbx: str, path: str) -> bool:
        """Remove the file here and at the exchange's; whether there was one."""

    def place(self, path: str) -> Path:
        """Where the file lies (or would lie); Invalid for a path that is not of this folder."""

    def every_file(self) -> AsyncIterator[list[FileSeen]]:
        """Every file in the folder, and what still lies in the exchanges' own folders, a day at a time."""
