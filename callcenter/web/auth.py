"""Who asks: a session's cookie (browsers) or a bearer token (integrations); both revocable, neither kept in clear."""

import secrets
from datetime import timedelta

from aiohttp import web

from callcenter.config import Web
from callcenter.core.access import SERVICE
from callcenter.errors import CallcenterError, Unauthenticated
from callcenter.flows import sign_in
from callcenter.flows.sign_in import SEEN_EVERY, SignedIn
from callcenter.log import get_log
from callcenter.web.csrf import check_origin
from callcenter.web.house import House

log = get_log(__name__)
COOKIE = "callcenter_session"
TOKEN_PREFIX = "cc_"  # makes a leaked token easy to find


def new_secret() -> str:
    """A fresh secret of 256 random bits."""
    return secrets.token_urlsafe(32)


def new_token() -> str:
    """A fresh API token."""
    return TOKEN_PREFIX + new_secret()


def set_cookie(response: web.StreamResponse, secret: str, settings: Web, own_address: str) -> None:
    """Give the browser its session: unreadable for scripts, not sent from other sites, over https only where we have it."""
    response.set_cookie(
        COOKIE,
        secret,
        max_age=int(settings.session_hours * 3600),
        httponly=True,
        samesite="Lax",
        secure=own_address.startswith("https://"),
        path="/",
    )


def drop_cookie(response: web.StreamResponse) -> None:
    """Take the session's cookie away."""
    response.del_cookie(COOKIE, path="/", httponly=True, samesite="Lax")


async def authenticate(request: web.Request, house: House, address: str, own_address: str) -> SignedIn | None:
    """Whom the request's token or cookie stands for; None where it carries neither.

    Raises Unauthenticated for a token or cookie that is no longer good, and ForeignOrigin where another site's page
    makes the browser ask. A bearer token is never sent by a browser on its own, so its Origin is not looked at.
    """
    said = request.headers.get("Authorization")
    if said is not None:
        scheme, _, secret = said.partition(" ")
        if scheme.lower() != "bearer" or not secret.strip().isascii():
            raise Unauthenticated
        async with house.uow.read() as tx:
            found = await sign_in.by_token(tx, secret.strip(), address=address)
        if found is None:
            raise Unauthenticated
        await _touch(house, found)
        return found
    check_origin(request, own_address)
    cookie = request.cookies.get(COOKIE)
    if not cookie:
        return None
    idle = timedelta(minutes=house.config.web.session_idle_minutes)
    async with house.uow.read() as tx:
        found = await sign_in.by_session(tx, cookie, idle=idle, address=address)
    if found is None:
        raise Unauthenticated
    await _touch(house, found)
    return found


async def _touch(house: House, found: SignedIn) -> None:
    """Note the use, at most once a minute; a store that is busy right now is no reason to refuse anybody."""
    now = house.clock.now()
    try:
        if found.session is not None and found.session.seen_at + SEEN_EVERY <= now:
            async with house.uow.write(SERVICE) as tx:
                await sign_in.touch_session(tx, found.session)
        elif found.token is not None and (found.token.used_at is None or found.token.used_at + SEEN_EVERY <= now):
            async with house.uow.write(SERVICE) as tx:
                await sign_in.touch_token(tx, found.token)
    except CallcenterError as error:
        log.info("use_not_noted", code=error.code)
