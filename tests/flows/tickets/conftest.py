"""A ticket desk over an empty store on either engine."""

import pytest

from callcenter.db.engine import Engines
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows.setup import Setup
from tests.support.clock import ManualClock
from tests.support.ticket_desk import TicketDesk, open_desk


@pytest.fixture
async def desk(engines: Engines, store: SqlUnitOfWork, setup: Setup, clock: ManualClock) -> TicketDesk:
    """One dealer, agents, handlers, a supervisor, a general manager and another department's head."""
    return await open_desk(engines, store, setup, clock)
