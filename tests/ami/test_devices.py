"""What is told of agents' devices: changes, once each, and everything anew when asked."""

from pathlib import Path

from callcenter.core.facts import DeviceChanged, LinkUp
from tests.support.exchanges import SimExchange, sim_exchange
from tests.support.waiting import until


def say(exchange: SimExchange, device: str, state: str) -> None:
    """The exchange says a state, whether it is new or not."""
    exchange.sim.core.publish("DeviceStateChange", [("Device", f"PJSIP/{device}"), ("State", state)])


def states(exchange: SimExchange, device: str) -> list[str]:
    return [fact.state for fact in exchange.watch.all(DeviceChanged, device=device)]


async def test_state_is_told_once_when_the_exchange_repeats_it(tmp_path: Path) -> None:
    """A trunk under load is `in use` many times a second; each fact costs a transaction."""
    async with sim_exchange(tmp_path) as exchange:
        for state in ("INUSE", "INUSE", "INUSE", "NOT_INUSE", "NOT_INUSE"):
            say(exchange, "1001", state)
        say(exchange, "1002", "RINGING")
        await exchange.watch.first(DeviceChanged, device="1002")
        assert states(exchange, "1001") == ["in_use", "not_in_use"]


async def test_state_is_told_again_when_all_states_were_asked_for_in_between(tmp_path: Path) -> None:
    """Who asked knows the answer, not what was told before it."""
    async with sim_exchange(tmp_path) as exchange:
        say(exchange, "1001", "INUSE")
        await exchange.watch.first(DeviceChanged, device="1001")
        assert (await exchange.pbx.devices())["1001"] == "not_in_use"
        say(exchange, "1001", "INUSE")
        await until(lambda: states(exchange, "1001") == ["in_use", "in_use"])


async def test_state_is_told_again_when_the_link_was_away(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        say(exchange, "1001", "INUSE")
        await exchange.watch.first(DeviceChanged, device="1001")
        exchange.sim.drop_links()
        await until(lambda: len(exchange.watch.all(LinkUp)) == 2)
        assert states(exchange, "1001") == ["in_use"]
        say(exchange, "1001", "INUSE")
        await until(lambda: len(states(exchange, "1001")) > 1)
        assert states(exchange, "1001") == ["in_use", "in_use"]
