"""The embedded store belongs to one process: a second one that starts on the same file is refused."""

import fcntl
import os
from pathlib import Path

from callcenter.errors import NotReady


class StoreInUse(NotReady):
    """Another process already works on this SQLite file; several nodes need PostgreSQL."""

    code = "store-in-use"


class SoleUse:
    """Holds a lock beside the file for as long as the process lives; the kernel frees it even after kill -9."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".lock")
        self._held: int | None = None

    def take(self) -> None:
        """Take the lock; StoreInUse, with the other's process id, where somebody has it; NotReady where it cannot be made."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            opened = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise NotReady(reason="store-not-writable", path=str(self._path), problem=error.strerror) from None
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            other = os.read(opened, 20).decode(errors="replace").strip()
            os.close(opened)
            raise StoreInUse(reason="store-in-use", path=str(self._path), process=other) from None
        os.ftruncate(opened, 0)
        os.write(opened, f"{os.getpid()}\n".encode())
        self._held = opened

    def give_back(self) -> None:
        """Free the lock; the file stays, so that two starters never lock two different files."""
        if self._held is not None:
            os.close(self._held)
            self._held = None
