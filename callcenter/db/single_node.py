"""SQLite means exactly one service: a lock of the operating system beside the file, held as long as the process lives."""

import fcntl
import os
from pathlib import Path

from sqlalchemy import make_url

from callcenter.errors import NotReady


class SingleNode:
    """Held by the running service (not by commands beside it); gone with the process, however it ends."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        sqlite = parsed.get_backend_name() == "sqlite" and parsed.database
        self.path = Path(f"{parsed.database}.service.lock") if sqlite else None
        self._file: int | None = None

    def acquire(self) -> None:
        """Become the one service of this file; NotReady (second-service) names the process that is. On PostgreSQL nothing."""
        if self.path is None or self._file is not None:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(file, 32).decode("ascii", "replace").strip()
            os.close(file)
            raise NotReady(reason="second-service", lock=str(self.path), process=holder) from None
        os.ftruncate(file, 0)
        os.write(file, f"{os.getpid()}\n".encode())
        self._file = file

    def release(self) -> None:
        """Let the next service start; safe to call twice."""
        if self._file is not None:
            file, self._file = self._file, None
            os.close(file)
