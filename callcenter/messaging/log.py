"""The gateway `log`: writes every message to a file of JSON lines instead of sending it (default, demonstration).

It can be asked about a key, so that a restart never leaves a message in doubt.
"""

import asyncio
import json
import os
from datetime import datetime
from pathlib import Path

from callcenter.clock import Clock
from callcenter.core.sms_text import measure
from callcenter.flows.ports_sms import Accepted, AskAnswer, GatewayCheck, NotSeen, Refused, SendAnswer, SmsRequest
from callcenter.log import get_log

log = get_log(__name__)


class LogGateway:
    """Appends `{"at", "key", "to", "sender", "text", "parts"}` to `path`, once a key; the file is private (0600)."""

    name = "log"

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._lock = asyncio.Lock()
        self._keys: set[str] | None = None

    async def send(self, request: SmsRequest) -> SendAnswer:
        """Write the message; a key already written is Accepted and written no second time."""
        parts = measure(request.text).parts
        if not parts:
            return Refused(reason="empty_text", may_retry=False)
        async with self._lock:
            try:
                keys = await self._known()
                if request.key not in keys:
                    await asyncio.to_thread(self._append, self._line(request, parts))
                    keys.add(request.key)
            except OSError as error:
                # A torn last line has no newline and no readable key: the message counts as never written.
                self._keys = None
                log.warning("sms_file_unwritable", reason=error.strerror)
                return Refused(reason="file_unwritable", may_retry=True)
        log.info("sms_written", key=request.key, parts=parts)
        return Accepted(gateway_ref=request.key)

    async def ask(self, key: str) -> AskAnswer:
        """Accepted where the key is in the file."""
        async with self._lock:
            return Accepted(gateway_ref=key) if key in await self._known() else NotSeen()

    async def check(self) -> GatewayCheck:
        """Whether the file can be written."""
        try:
            await asyncio.to_thread(self._append, "")
        except OSError:
            return GatewayCheck(ok=False, detail="file_unwritable")
        return GatewayCheck(ok=True, detail="ready")

    async def close(self) -> None:
        """Nothing is held open between messages."""

    async def count(self) -> int:
        """How many messages the file holds."""
        async with self._lock:
            return len(await self._known())

    async def forget(self, before: datetime) -> int:
        """Take the messages written before an instant out of the file; how many. Raises OSError, and then all are there.

        Whoever sends waits meanwhile, so that no line is lost between the old file and the new one.
        """
        async with self._lock:
            if not await asyncio.to_thread(self._begins_before, before):
                return 0
            known = len(await self._known())
            self._keys = await asyncio.to_thread(self._cut, before)
            log.info("sms_file_cut", removed=known - len(self._keys), kept=len(self._keys))
            return known - len(self._keys)

    def _line(self, request: SmsRequest, parts: int) -> str:
        line = {
            "at": self._clock.now().isoformat(),
            "key": request.key,
            "to": request.to,
            "sender": request.sender,
            "text": request.text,
            "parts": parts,
        }
        return json.dumps(line, ensure_ascii=False) + "\n"

    async def _known(self) -> set[str]:
        if self._keys is None:
            self._keys = await asyncio.to_thread(self._read)
        return self._keys

    def _read(self) -> set[str]:
        if not self._path.exists():
            return set()
        keys: set[str] = set()
        with self._path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                try:
                    keys.add(json.loads(line)["key"])
                except (ValueError, KeyError, TypeError):
                    continue
        return keys

    def _begins_before(self, before: datetime) -> bool:
        """Whether the oldest message is over: most nights it is not, and a long file need not be read."""
        if not self._path.exists():
            return False
        with self._path.open(encoding="utf-8", errors="replace") as lines:
            first = next((at for line in lines if (at := _written_at(line)) is not None), None)
        return first is not None and first < before

    def _cut(self, before: datetime) -> set[str]:
        """Write what stays beside the file and put it in its place; the keys that stay.

        A torn line has no time of its own: it goes, or stays, with the message before it.
        """
        beside = self._path.with_name(f"{self._path.name}.cut")
        beside.unlink(missing_ok=True)
        try:
            with (
                self._path.open("rb") as lines,
                os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as kept,
            ):
                stays = False
                for line in lines:
                    if (at := _written_at(line)) is not None:
                        stays = at >= before
                    if stays:
                        kept.write(line)
                kept.flush()
                os.fsync(kept.fileno())
            beside.replace(self._path)
        finally:
            beside.unlink(missing_ok=True)
        _reach_disk(self._path.parent)
        return self._read()

    def _append(self, line: str) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "rb+") as file:
            size = file.seek(0, os.SEEK_END)
            if size and line:
                file.seek(size - 1)
                if file.read(1) != b"\n":
                    line = "\n" + line
            file.write(line.encode())
            file.flush()
            os.fsync(file.fileno())


def _written_at(line: str | bytes) -> datetime | None:
    """When a line's message was written; None where the line is torn."""
    try:
        at = datetime.fromisoformat(json.loads(line)["at"])
    except (ValueError, KeyError, TypeError):
        return None
    return at if at.tzinfo is not None else None


def _reach_disk(folder: Path) -> None:
    """Make a changed name safe against a power failure."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
