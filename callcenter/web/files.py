"""Files out: recordings with Range requests, and tables that are made while they are sent."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from aiohttp import web

from callcenter.errors import CallcenterError, NotFound
from callcenter.web.middleware import guard_headers

CHUNK = 256 * 1024


class RangeNotThere(CallcenterError):
    """The range that was asked for lies outside the file."""

    code = "range-not-there"


async def send_file_range(
    request: web.Request,
    path: Path,
    *,
    media_type: str,
    within: Path,
    download_name: str | None = None,
    etag: str | None = None,
) -> web.StreamResponse:
    """Send a file, or the one range of it that the request asks for (RFC 9110 14).

    `within`: the folder that the file must lie in, links followed; NotFound where it does not or is not there.
    `download_name`: offer it as a file of that name instead of playing it. `etag`: its hash, for `If-Range`.
    Raises RangeNotThere (416); several ranges at once are answered with the whole file.
    """
    opened = await asyncio.to_thread(_open, path, within)
    if opened is None:
        raise NotFound(what="file", id=path.name)
    file, size, changed = opened
    try:
        modified = datetime.fromtimestamp(int(changed), UTC)
        start, end = 0, size
        partial = False
        if request.headers.get("Range") and _range_holds(request, etag, modified):
            found = _range(request.headers["Range"], size)
            if found is not None:
                start, end = found
                partial = True
        response = web.StreamResponse(status=206 if partial else 200)
        response.content_type = media_type
        response.headers["Accept-Ranges"] = "bytes"
        response.headers["Cache-Control"] = "private, no-store"
        response.last_modified = modified
        response.content_length = end - start
        if etag:
            response.headers["ETag"] = f'"{etag}"'
        if partial:
            response.headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
        if download_name is not None:
            response.headers["Content-Disposition"] = disposition(download_name)
        guard_headers(response)
        await response.prepare(request)
        if request.method != "HEAD":
            await _copy(file, start, end, response)
        await response.write_eof()
        return response
    finally:
        file.close()  # at once: a cancelled request must not leave it open


def _open(path: Path, within: Path) -> tuple[BinaryIO, int, float] | None:
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(within.resolve(strict=True)) or not real.is_file():
            return None
        file = real.open("rb")
    except OSError:
        return None
    stat = real.stat()
    return file, stat.st_size, stat.st_mtime


def _range_holds(request: web.Request, etag: str | None, modified: datetime) -> bool:
    """Whether the client's copy is of this file (If-Range); without the header it is taken to be."""
    said = request.headers.get("If-Range")
    if said is None:
        return True
    if said.startswith('"'):
        return etag is not None and said.strip('"') == etag
    return request.if_range is not None and request.if_range == modified


def _range(said: str, size: int) -> tuple[int, int] | None:
    """Start and end (exclusive) of the one range; None where the whole file is to be sent."""
    unit, _, spans = said.partition("=")
    first, dash, last = spans.strip().partition("-")
    if unit.strip().lower() != "bytes" or not dash or "," in spans:
        return None
    if not all(part.isascii() and (part.isdigit() or not part) for part in (first, last)) or not (first or last):
        return None
    if max(len(first), len(last)) > 18:
        raise RangeNotThere(size=size)
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < int(first):
            return None
    if start >= end:
        raise RangeNotThere(size=size)
    return start, end


async def _copy(file: BinaryIO, start: int, end: int, response: web.StreamResponse) -> None:
    await asyncio.to_thread(file.seek, start)
    left = end - start
    while left > 0:
        chunk = await asyncio.to_thread(file.read, min(CHUNK, left))
        if not chunk:
            break
        left -= len(chunk)
        await response.write(chunk)


async def send_rows(
    request: web.Request, chunks: AsyncIterator[bytes], *, media_type: str, download_name: str
) -> web.StreamResponse:
    """Send what is made while it is sent (an export) as a file to be saved."""
    response = web.StreamResponse()
    response.content_type = media_type
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Disposition"] = disposition(download_name)
    guard_headers(response)
    await response.prepare(request)
    async for chunk in chunks:
        await response.write(chunk)
    await response.write_eof()
    return response


def disposition(name: str) -> str:
    """Content-Disposition for a file name in any script (RFC 6266)."""
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\' else "_" for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
