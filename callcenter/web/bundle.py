"""The built console at the service's own origin: read once at the start, sent compressed, cached for ever by its hash.

The build puts it into web/console/ with a .br and a .gz beside each file. Every address that is no file of it and none of
the API's gives index.html, so that a room's address can be opened, shared and reloaded.
"""

import asyncio
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from aiohttp import hdrs, web

HASHED = "assets/"
"""Names below hold a hash of what is in them: the same name is the same file for ever."""

API_SPACE = ("/api/", "/healthz", "/readyz", "/metrics")
"""Addresses of programs: what is unknown there is a 404, never a page."""

POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; connect-src 'self'{sockets}; "
    "media-src 'self' blob:; worker-src 'self' blob:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'"
)
"""What the page may load and reach: its own origin only. Styles may be inline, because Element Plus places pop-ups so."""

_KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}
_TEXTS = ("text/", "image/svg", "application/json")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltFile:
    """One file with its compressed forms; `br` and `gz` are None where they are not worth it."""

    raw: bytes
    br: bytes | None
    gz: bytes | None
    kind: str
    tag: str
    for_ever: bool


def read_bundle(folder: Path) -> Mapping[str, BuiltFile]:
    """Every file of a built console by its address below `/`; empty where none has been built."""
    if not (folder / "index.html").is_file():
        return {}
    found: dict[str, BuiltFile] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or path.suffix in (".br", ".gz") or path.name.startswith("."):
            continue
        raw = path.read_bytes()
        found[name] = BuiltFile(
            raw=raw,
            br=_read(path.with_name(path.name + ".br")),
            gz=_read(path.with_name(path.name + ".gz")),
            kind=_KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream",
            tag=hashlib.sha256(raw).hexdigest()[:32],
            for_ever=name.startswith(HASHED),
        )
    return found


def shipped_bundle() -> Path:
    """Where the build puts the console."""
    return Path(str(files("callcenter.web") / "console"))


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


class Console:
    """Answers every address that is none of the API's."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or shipped_bundle()
        self._turn = asyncio.Lock()
        self._files: Mapping[str, BuiltFile] | None = None

    async def read(self) -> Mapping[str, BuiltFile]:
        """The files, as they were when first asked for: hundreds, read beside everything else that goes on."""
        async with self._turn:
            if self._files is None:
                self._files = await asyncio.to_thread(read_bundle, self._folder)
            return self._files

    async def serve(self, request: web.Request) -> web.Response:
        """The file of this address, or index.html; 404 for a file that is not there."""
        path = request.path
        if path.startswith(API_SPACE):
            raise web.HTTPNotFound
        name = path.lstrip("/")
        built = await self.read()
        file = built.get(name)
        if file is None:
            if name.startswith(HASHED):
                raise web.HTTPNotFound  # of an older build: an answer with a page in it would be kept for ever
            name, file = "index.html", built.get("index.html")
        if file is None:
            return _not_built(request)
        headers: dict[str, str] = {
            hdrs.ETAG: f'"{file.tag}"',
            hdrs.CACHE_CONTROL: "public, max-age=31536000, immutable" if file.for_ever else "no-cache",
            hdrs.VARY: "Accept-Encoding",
        }
        if name == "index.html":
            headers["Content-Security-Policy"] = policy(request)
            headers["Permissions-Policy"] = "microphone=(self), camera=(), geolocation=()"
        if request.headers.get(hdrs.IF_NONE_MATCH) == headers[hdrs.ETAG]:
            return web.Response(status=304, headers=headers)
        accepted = request.headers.get(hdrs.ACCEPT_ENCODING, "")
        body = file.raw
        if file.br is not None and "br" in accepted:
            body, headers[hdrs.CONTENT_ENCODING] = file.br, "br"
        elif file.gz is not None and "gzip" in accepted:
            body, headers[hdrs.CONTENT_ENCODING] = file.gz, "gzip"
        charset = "; charset=utf-8" if file.kind.startswith(_TEXTS) else ""
        return web.Response(body=body, headers={**headers, hdrs.CONTENT_TYPE: file.kind + charset})


CONSOLE = web.AppKey("console", Console)


def policy(request: web.Request) -> str:
    """The content policy of a page; the origin's WebSockets are named, because not every browser counts them as 'self'."""
    host = request.host
    plain = all(sign.isalnum() or sign in ".-:[]" for sign in host)
    return POLICY.format(sockets=f" ws://{host} wss://{host}" if plain else "")


def _not_built(request: web.Request) -> web.Response:
    page = (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>callcenter</title>'
        "<h1>控制台尚未构建</h1><p>接口服务正常。请在源码目录运行 <code>scripts/console build</code>,然后重启服务。"
        '<p lang="en">The console has not been built; the API works. In the source tree run '
        "<code>scripts/console build</code> and start the service again."
        '<p><a href="/api/docs">/api/docs</a></html>'
    )
    return web.Response(
        status=503,
        text=page,
        content_type="text/html",
        headers={"Content-Security-Policy": policy(request), hdrs.CACHE_CONTROL: "no-store"},
    )
