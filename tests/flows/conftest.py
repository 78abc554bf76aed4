"""What tests of the flows can ask for: an empty store on both engines, with one dealer where `dealer` is asked for."""

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import Dealer
from callcenter.db.engine import Engines
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows.setup import Setup
from tests.db.conftest import engines, sqlite_template, sqlite_url, store, store_url
from tests.flows.messages import SmsDesk
from tests.support.clock import ManualClock
from tests.support.desk import seed, setup_of

__all__ = ["engines", "sqlite_template", "sqlite_url", "store", "store_url"]


@pytest.fixture
def setup() -> Setup:
    """The shipped policy, calendars by the rows, one trunk."""
    return setup_of()


@pytest.fixture
async def dealer(store: SqlUnitOfWork) -> Dealer:
    """A dealer whose customers may be called at any hour, two agents, a team, a queue."""
    async with store.write(SERVICE) as tx:
        return await seed(tx)


@pytest.fixture
def sms(engines: Engines, store: SqlUnitOfWork, setup: Setup, clock: ManualClock, dealer: Dealer) -> SmsDesk:
    """The courier with a gateway that takes everything."""
    return SmsDesk(engines=engines, store=store, setup=setup, clock=clock, dealer=dealer)
