"""Acts on live calls on the simulated exchange; tests/system/test_live_calls.py runs them on the real one."""

from dataclasses import dataclass, field

import pytest

from tests.flows.calls.conftest import SimDesk
from tests.flows.calls.live_scenarios import LiveCalls, LiveDesk
from tests.support.desk import Desk


@dataclass
class SimLive:
    """Obeys LiveDesk."""

    sim_desk: SimDesk
    desk: Desk
    devices: list[str] = field(default_factory=lambda: ["1001", "1002", "1003", "1004", "1005"])
    numbers: int = 0

    async def number(self, rule: str) -> str:
        self.numbers += 1
        number = f"138{self.numbers:08d}"
        self.sim_desk.sim.set_rule(number, rule)
        return number

    async def break_leg(self, device: str) -> None:
        assert self.sim_desk.sim.kill_legs(device) == 1

    async def phone(self, device: str, rule: str) -> None:
        self.sim_desk.sim.core.devices[device].busy = rule == "busy"


@pytest.fixture
async def live(sim_desk: SimDesk) -> LiveDesk:
    """The desk on the simulated exchange."""
    return SimLive(sim_desk, sim_desk.desk)


class TestSimulated(LiveCalls):
    """Every act on the simulated exchange."""
