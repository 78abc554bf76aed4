"""The application: every route of every resource, the documents about them, health, and the event stream."""

import importlib
import pkgutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from aiohttp import web

from callcenter.web import health, routes
from callcenter.web.bundle import CONSOLE, Console
from callcenter.web.docs import Documents
from callcenter.web.events import TAIL, Tail, run_tail, say_goodbye
from callcenter.web.fields import ID_PATTERN
from callcenter.web.first_run import FIRST_RUN, FirstRun
from callcenter.web.house import HOUSE, House
from callcenter.web.limits import LIMITS, SignInLimits
from callcenter.web.middleware import make_problems
from callcenter.web.route import PREFIX, Route, Routes
from callcenter.web.routes.sip import LINES, end_lines

BODY_LIMIT = 1024 * 1024
"""Bytes of a JSON body; uploads are streamed to disk with a bound of their own."""


def every_route() -> list[Route]:
    """The routes of every module of web/routes that has a `routes`, in order of the modules' names."""
    found: list[Route] = []
    for module in sorted(pkgutil.iter_modules(routes.__path__), key=lambda module: module.name):
        part = importlib.import_module(f"{routes.__name__}.{module.name}")
        if isinstance(listed := getattr(part, "routes", None), Routes):
            found += listed.all
    return found


def make_app(house: House, listed: Sequence[Route] | None = None, *, console: Path | None = None) -> web.Application:
    """The application over a house.

    `listed` stands in for every route (tests of the decorator itself); `console` is the folder of another built console.
    """
    app = web.Application(client_max_size=BODY_LIMIT, middlewares=[make_problems(house.clock, house.metrics)])
    app[HOUSE] = house
    app[TAIL] = Tail(house)
    app[LIMITS] = SignInLimits(house.config.web)
    app[FIRST_RUN] = FirstRun(house)
    app.cleanup_ctx.append(run_tail)
    app.on_shutdown.append(say_goodbye)
    app[LINES] = {}
    app.on_shutdown.append(end_lines)
    chosen = every_route() if listed is None else list(listed)
    add_routes(app, chosen)
    documents = Documents(chosen)
    app.router.add_get(f"{PREFIX}/openapi.json", documents.machine)
    app.router.add_get("/api/docs", documents.page)
    app.router.add_get("/healthz", health.healthz)
    app.router.add_get("/readyz", health.readyz)
    app.router.add_get("/metrics", health.metrics)
    app[CONSOLE] = Console(console)
    app.router.add_get("/{path:(?!api/).*}", app[CONSOLE].serve)
    return app


def add_routes(app: web.Application, listed: Iterable[Route]) -> None:
    """Put routes into an application; those without a variable in their path first, so that `me` is no id."""
    for route in sorted(listed, key=lambda route: route.path.count("{")):
        app.router.add_route(route.method, _pattern(route), route.serve)


def _pattern(route: Route) -> str:
    """The path with what an id looks like, so that an address like `documents/check` is no id's."""
    path = route.path
    for name, adapter in route.path_types.items():
        if adapter.json_schema().get("pattern") == ID_PATTERN:
            path = path.replace(f"{{{name}}}", f"{{{name}:{ID_PATTERN.strip('^$')}}}")
    return path
