"""Uploads: streamed to disk with a bound, never held in memory; the file goes when the block ends."""

import asyncio
import hashlib
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import BodyPartReader, MultipartReader, web

from callcenter.errors import CallcenterError, Invalid
from callcenter.web.asked import Asked
from callcenter.web.middleware import Malformed, TooLarge, WrongType

CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that has come: where it lies, what the sender called it, bytes, SHA-256 (hex), media type."""

    path: Path
    name: str
    size: int
    sha256: str
    media_type: str


@asynccontextmanager
async def received(
    asked: Asked, folder: Path, limit: int, *, taken: tuple[str, ...] = (), keep: bool = False
) -> AsyncIterator[Upload]:
    """The file of a request: its raw body, or the first file of a multipart form.

    `limit` in bytes: TooLarge beyond. `taken`: the media types that are accepted (none named: all): WrongType. The file
    lies in `folder` under a name of ours and is removed at the end, unless `keep`. A raw body's name comes from
    `Content-Disposition`, else from its type. Under an Idempotency-Key that was used before, the block is not entered.
    """
    request = asked.request
    if request.content_length is not None and request.content_length > limit + 64 * 1024:
        raise TooLarge(limit=limit)
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    path = folder / f"{asked.house.ids.new()}.upload"
    done = False
    try:
        upload = await _receive(request, path, limit, taken)
        await asked.take_file(upload.sha256)
        yield upload
        done = True
    finally:
        if not (keep and done):
            path.unlink(missing_ok=True)


async def _receive(request: web.Request, path: Path, limit: int, taken: tuple[str, ...]) -> Upload:
    media_type = request.content_type
    if media_type == "multipart/form-data":
        part = await _first_file(request)
        return await _store(_part_chunks(part), path, limit, part.filename or "", part.headers.get("Content-Type", ""))
    if taken and media_type not in taken:
        raise WrongType(taken=", ".join(taken))
    disposition = request.headers.get("Content-Disposition", "")
    named = re.search(r'filename="?([^";]+)', disposition)
    name = named.group(1) if named else ""
    return await _store(request.content.iter_chunked(CHUNK), path, limit, name, media_type)


async def _first_file(request: web.Request) -> BodyPartReader:
    try:
        reader = await request.multipart()
        while (part := await reader.next()) is not None:
            if isinstance(part, MultipartReader):
                raise Malformed
            if part.filename:
                return part
    except (ValueError, AssertionError, web.HTTPException):
        raise Malformed from None
    raise Invalid("file", "missing")


async def _part_chunks(part: BodyPartReader) -> AsyncIterator[bytes]:
    try:
        while chunk := await part.read_chunk(CHUNK):
            yield part.decode(chunk)
    except (ValueError, RuntimeError):
        raise Malformed from None


async def _store(chunks: AsyncIterator[bytes], path: Path, limit: int, name: str, media_type: str) -> Upload:
    size, digest = 0, hashlib.sha256()
    file = await asyncio.to_thread(path.open, "xb")
    try:
        async for chunk in chunks:
            size += len(chunk)
            if size > limit:
                raise TooLarge(limit=limit)
            digest.update(chunk)
            await asyncio.to_thread(file.write, chunk)
    except OSError as error:
        raise NoRoom(reason=error.strerror or "") from error
    finally:
        await asyncio.to_thread(file.close)
    if not size:
        raise Invalid("file", "missing")
    plain = re.sub(r"[\x00-\x1f/\\]", "_", name)[-200:]
    return Upload(path=path, name=plain, size=size, sha256=digest.hexdigest(), media_type=media_type)


class NoRoom(CallcenterError):
    """The uploaded file cannot be stored."""

    code = "no-room"
