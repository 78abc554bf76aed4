"""What every web test can ask for: the API over an empty embedded store, and headers of people of any role."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from callcenter.config import Config
from callcenter.core.access import SERVICE
from callcenter.web.app import make_app
from tests.db.conftest import sqlite_template, sqlite_url, store_url
from tests.support.api import Api, Client, SignedIn, Store, add_world, make_house, open_store
from tests.support.clock import ManualClock
from tests.support.ids import SequenceIds

__all__ = ["sqlite_template", "sqlite_url", "store_url"]

AiohttpClient = Callable[..., Awaitable[Any]]


@pytest.fixture
async def store(sqlite_url: str, clock: ManualClock, ids: SequenceIds) -> AsyncIterator[Store]:
    """An empty embedded store."""
    store = open_store(sqlite_url, clock, ids)
    yield store
    await store.engines.dispose()


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """The configuration with every default; a test module overrides it."""
    return Config.model_validate({"service": {"data_dir": tmp_path}, "recordings": {"dir": tmp_path / "recordings"}})


@pytest.fixture
async def api(
    store: Store, clock: ManualClock, ids: SequenceIds, config: Config, tmp_path: Path, aiohttp_client: AiohttpClient
) -> Api:
    """The whole API with two dealers."""
    house = make_house(store, clock, ids, config)
    async with store.uow.write(SERVICE) as tx:
        world = await add_world(tx)
    return Api(client=await aiohttp_client(make_app(house)), house=house, world=world, data=tmp_path)


@pytest.fixture
def client(api: Api) -> Client:
    """The client of the API; nobody is signed in."""
    return api.client


@pytest.fixture
def signed_in(api: Api) -> SignedIn:
    """`await signed_in(Role.SUPERVISOR, Scope.DEALER)` → the headers of such a person."""
    return api.signed_in
