"""Acts on live calls on a real Asterisk, from the flow to the exchange and back."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.flows.calls.conftest import make_store
from tests.flows.calls.live_scenarios import LiveCalls, LiveDesk
from tests.support.desk import Desk, desk_on, setup_of, trunk
from tests.support.lab import Lab
from tests.system.calls import new_number
from tests.system.test_desk import link_to


@dataclass
class RealLive:
    """Obeys LiveDesk."""

    lab: Lab
    desk: Desk
    devices: list[str]

    async def number(self, rule: str) -> str:
        number = new_number()
        await self.lab.answer_with(number, rule)
        return number

    async def break_leg(self, device: str) -> None:
        async with self.lab.console() as console:
            for channel in await console.listed("CoreShowChannels"):
                if channel.get("channel", "").startswith(f"PJSIP/{device}-"):
                    await console.act("Hangup", None, Channel=channel["channel"], Cause="38")

    async def phone(self, device: str, rule: str) -> None:
        await self.lab.answer_with(device, rule)


@pytest.fixture
async def live(lab: Lab, tmp_path: Path) -> AsyncIterator[LiveDesk]:
    """A desk over its own store on the shared pair."""
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    await make_store(url)
    setup = setup_of(trunk(dial="PJSIP/{number}@" + lab.trunk))
    async with desk_on(url, link_to(lab), setup=setup) as desk:
        yield RealLive(lab, desk, list(lab.devices[12:17]))


class TestReal(LiveCalls):
    """Every act on the real Asterisk."""
