"""Requests that other sites make a browser send are refused: by Sec-Fetch-Site, else by Origin; WebSockets too."""

from urllib.parse import urlsplit

from aiohttp import web

from callcenter.errors import CallcenterError

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class ForeignOrigin(CallcenterError):
    """The request was made by a page of another site."""

    code = "foreign-origin"


def check_origin(request: web.Request, own: str) -> None:
    """Raise ForeignOrigin for an unsafe request (or a WebSocket handshake) that a page of another site made.

    `own` is the service's own address as browsers see it (`https://host:port`). A request without either header comes
    from no browser: it carries no cookie that its sender did not put there.
    """
    if request.method in SAFE and "websocket" not in request.headers.get("Upgrade", "").lower():
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        if site in ("same-origin", "none"):
            return
        raise ForeignOrigin(site=site[:20])
    origin = request.headers.get("Origin")
    if origin is not None and _place(origin) != _place(own):
        raise ForeignOrigin(origin=origin[:200])


def _place(address: str) -> tuple[str, str, int | None] | None:
    """Scheme, host and port of an address; None (which equals no own address) where it is none."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    if not parts.hostname:
        return None
    scheme = {"ws": "http", "wss": "https"}.get(parts.scheme, parts.scheme)
    return scheme, parts.hostname.lower(), port or {"http": 80, "https": 443}.get(scheme)
