"""The scenarios on the simulated exchange; tests/system/test_conformance.py runs them on the real one."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.ami.live_scenarios import LiveScenarios
from tests.ami.scenarios import Scenarios
from tests.support.exchanges import Exchange, sim_exchange


@pytest.fixture
async def exchange(tmp_path: Path) -> AsyncIterator[Exchange]:
    """A simulated exchange ten times as fast as life."""
    async with sim_exchange(tmp_path) as one:
        yield one


class TestSimulated(Scenarios):
    """Every scenario on the simulated exchange."""


class TestSimulatedLive(LiveScenarios):
    """Everything that goes on beside a talk."""
