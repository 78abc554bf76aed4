"""The gateway `log`: writes every message to a file of JSON lines instead of sending it (default, demonstration).

It can be asked about a key, so that a restart never leaves a message in doubt.
"""

import asyncio
import json
import os
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
