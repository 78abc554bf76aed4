"""Named report queries: each is a function from (parameters, engine) to a statement; flows name them, never write SQL.

A query is registered with `@query("name")` in a module of this package; `run` executes it on a connection.
"""

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncConnection

_QUERIES: dict[str, Callable[..., Select[Any]]] = {}


def query(name: str) -> Callable[[Callable[..., Select[Any]]], Callable[..., Select[Any]]]:
    """Register a function `(sqlite: bool, **params) -> Select` under a name."""

    def register(make: Callable[..., Select[Any]]) -> Callable[..., Select[Any]]:
        if name in _QUERIES:
            raise ValueError(f"two queries are named {name}")
        _QUERIES[name] = make
        return make

    return register


async def run(connection: AsyncConnection, name: str, params: dict[str, Any], sqlite: bool) -> list[dict[str, Any]]:
    """The rows of a named query as dictionaries; KeyError for an unknown name."""
    statement = _QUERIES[name](sqlite=sqlite, **params)
    return [dict(row._mapping) for row in await connection.execute(statement)]


for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
