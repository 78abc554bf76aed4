"""What operations ask: alive (/healthz), ready (/readyz, with the reason per part), figures (/metrics)."""

import asyncio
from typing import Any

from aiohttp import web
from prometheus_client import generate_latest

from callcenter.core.access import may
from callcenter.core.acts import Act
from callcenter.core.model import Dealer
from callcenter.errors import CallcenterError, Forbidden
from callcenter.runtime import Health
from callcenter.web.address import client_address, is_near, own_address
from callcenter.web.auth import authenticate
from callcenter.web.house import HOUSE, House
from callcenter.web.middleware import ROUTE_NAME

SLOWEST_CHECK = 5.0
"""Seconds after which a check that has not answered counts as failed."""


async def healthz(request: web.Request) -> web.Response:
    """The process runs and its loop turns; nothing else is looked at."""
    request[ROUTE_NAME] = "healthz"
    return web.json_response({"ok": True})


async def readyz(request: web.Request) -> web.Response:
    """200 when every part works, else 503; each part with its reason as a stable word."""
    request[ROUTE_NAME] = "readyz"
    found = await health_of(request.app[HOUSE])
    ok = all(part.ok for part in found)
    told: list[dict[str, Any]] = [
        {
            "name": part.name,
            "ok": part.ok,
            "reason": part.reason,
            "last_run_at": part.last_run_at.isoformat() if part.last_run_at else None,
            "figures": part.figures,
        }
        for part in found
    ]
    return web.json_response(
        {"ok": ok, "parts": told}, status=200 if ok else 503, headers={"Cache-Control": "no-store"}
    )


async def health_of(house: House) -> list[Health]:
    """The store, every service, and every check that was handed in."""
    found = [await _store(house), *house.services()]
    for check in house.checks:
        try:
            async with asyncio.timeout(SLOWEST_CHECK):
                found.append(await check())
        except TimeoutError:
            found.append(Health(name=getattr(check, "__name__", "check"), ok=False, reason="too_slow"))
        except CallcenterError as error:
            found.append(Health(name=getattr(check, "__name__", "check"), ok=False, reason=error.code))
    return found


async def _store(house: House) -> Health:
    try:
        async with asyncio.timeout(SLOWEST_CHECK), house.uow.read() as tx:
            await tx.rows(Dealer).first()
    except TimeoutError:
        return Health(name="store", ok=False, reason="too_slow")
    except CallcenterError as error:
        return Health(name="store", ok=False, reason=error.code)
    return Health(name="store", ok=True)


async def metrics(request: web.Request) -> web.Response:
    """Prometheus's text. For neighbours (this machine, private networks), else for whoever may see the system."""
    request[ROUTE_NAME] = "metrics"
    house = request.app[HOUSE]
    proxies = house.config.web.trusted_proxies
    address = client_address(request, proxies)
    if not is_near(address):
        own = own_address(request, proxies, house.config.web.public_url)
        found = await authenticate(request, house, address, own)
        if found is None or not may(found.actor, Act.SYSTEM_SEE):
            raise Forbidden(act=Act.SYSTEM_SEE)
    return web.Response(body=generate_latest(house.metrics), content_type="text/plain", charset="utf-8")
