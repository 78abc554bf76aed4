"""The scenarios on a real Asterisk: what the simulated one promises is what the real one does."""

from collections.abc import AsyncIterator

import pytest

from tests.ami.live_scenarios import LiveScenarios
from tests.ami.scenarios import Scenarios
from tests.support.exchanges import Exchange
from tests.support.lab import Lab
from tests.support.real_exchange import real_exchange


@pytest.fixture
async def exchange(lab: Lab) -> AsyncIterator[Exchange]:
    """The worker's shared pair, with a link of the test's own."""
    async with real_exchange(lab) as one:
        yield one


class TestReal(Scenarios):
    """Every scenario on the real Asterisk."""


class TestRealLive(LiveScenarios):
    """Everything that goes on beside a talk."""
