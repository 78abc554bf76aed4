"""What goes on beside a talk, as the simulated exchange and the real one both do it: hold, mute, tones, third parties."""

import pytest

from callcenter.core.facts import (
    AgentLegGone,
    AgentLegUp,
    AsideUp,
    CustomerEnded,
    EchoBegun,
    EchoEnded,
    EchoFailed,
    ListenerGone,
    ListenerUp,
    ThirdGone,
    ThirdUp,
)
from callcenter.errors import PbxRefused
from callcenter.flows.ports_pbx import AgentRing, ListenRing, ThirdDial
from tests.ami.scenarios import ids, talking
from tests.support.exchanges import Exchange
from tests.support.waiting import until


async def call_third(exchange: Exchange, attempt: str, rule: str, *, aside: bool, leg: int = 1) -> str:
    number = await exchange.customer(rule)
    await exchange.pbx.dial_third(
        ThirdDial(
            attempt=attempt,
            leg=leg,
            dial_string=exchange.dial_string(number),
            caller_id="02161234567",
            ring_seconds=20,
            aside=aside,
        )
    )
    return number


def listening(exchange: Exchange, attempt: str, way: str, *, device: int = 1, leg: int = 1) -> ListenRing:
    return ListenRing(attempt=attempt, leg=leg, device=exchange.devices[device], way=way, agent_leg=1, ring_seconds=10)


async def roles(exchange: Exchange, attempt: str) -> set[str | None]:
    return {channel.role for channel in await exchange.pbx.snapshot() if channel.attempt == attempt}


async def end(exchange: Exchange, attempt: str) -> CustomerEnded:
    await exchange.pbx.hang_up(attempt, "customer")
    return await exchange.watch.first(CustomerEnded, attempt=attempt)


class LiveScenarios:
    """Collected by each file that derives from it and has a fixture `exchange`."""

    async def test_agents_leg_goes_aside_and_comes_back(self, exchange: Exchange) -> None:
        """Hold: the customer stays alone in the room, and it is one talk in the journal."""
        attempt, _ = await talking(exchange)
        await exchange.pbx.lead(attempt, "agent", 1, "aside")
        await exchange.watch.first(AsideUp, attempt=attempt, leg=1)
        assert "customer" in await roles(exchange, attempt)
        before = len(exchange.watch.all(AgentLegUp, attempt=attempt))
        await exchange.pbx.lead(attempt, "agent", 1, "room")
        await until(lambda: len(exchange.watch.all(AgentLegUp, attempt=attempt)) > before, what="the agent's return")
        assert (await end(exchange, attempt)).dial_status == "ANSWER"

    async def test_customer_stays_when_the_agents_leg_is_lost_on_hold(self, exchange: Exchange) -> None:
        attempt, _ = await talking(exchange)
        await exchange.pbx.lead(attempt, "agent", 1, "aside")
        await exchange.watch.first(AsideUp, attempt=attempt, leg=1)
        await exchange.break_leg(exchange.devices[0])
        await exchange.watch.first(AgentLegGone, attempt=attempt, leg=1)
        assert "customer" in await roles(exchange, attempt)
        second = AgentRing(attempt=attempt, leg=2, device=exchange.devices[1], ring_seconds=10)
        await exchange.pbx.ring_agent(second)
        await exchange.watch.first(AgentLegUp, attempt=attempt, leg=2)
        await end(exchange, attempt)

    async def test_customer_who_waits_is_let_go(self, exchange: Exchange) -> None:
        """The room is led out by the exchange: by us, and without the customer having put the receiver down."""
        attempt, _ = await talking(exchange)
        await exchange.break_leg(exchange.devices[0])
        await exchange.watch.first(AgentLegGone, attempt=attempt, leg=1)
        await exchange.pbx.let_go(attempt)
        ended = await exchange.watch.first(CustomerEnded, attempt=attempt)
        assert (ended.dial_status, ended.ended_by) == ("ANSWER", "us")

    async def test_leg_that_is_gone_cannot_be_led(self, exchange: Exchange) -> None:
        with pytest.raises(PbxRefused):
            await exchange.pbx.lead(ids.new(), "agent", 1, "aside")

    async def test_agent_is_muted_and_heard_again(self, exchange: Exchange) -> None:
        attempt, _ = await talking(exchange)
        await exchange.pbx.mute(attempt, 1, True, aside=False)
        await exchange.pbx.mute(attempt, 1, False, aside=False)
        with pytest.raises(PbxRefused):
            await exchange.pbx.mute(attempt, 1, True, aside=True)
        await end(exchange, attempt)

    async def test_tones_are_sent_to_the_customer(self, exchange: Exchange) -> None:
        attempt, _ = await talking(exchange)
        await exchange.pbx.send_digits(attempt, "customer", 1, "1#")
        await end(exchange, attempt)
        with pytest.raises(PbxRefused):
            await exchange.pbx.send_digits(attempt, "customer", 1, "1")

    async def test_consulted_party_takes_the_customer(self, exchange: Exchange) -> None:
        """Attended: agent aside, third party called there, then led into the room; the agent leaves, the talk goes on."""
        attempt, _ = await talking(exchange)
        await exchange.pbx.lead(attempt, "agent", 1, "aside")
        await exchange.watch.first(AsideUp, attempt=attempt, leg=1)
        await call_third(exchange, attempt, "answer:ring=0.5", aside=True)
        await exchange.watch.first(ThirdUp, attempt=attempt, leg=1)
        await exchange.pbx.lead(attempt, "third", 1, "room")
        await exchange.pbx.hang_up(attempt, "agent", 1)
        await exchange.watch.first(AgentLegGone, attempt=attempt, leg=1)
        assert {"customer", "third"} <= await roles(exchange, attempt)
        await end(exchange, attempt)
        await exchange.pbx.hang_up(attempt, "third", 1)
        await exchange.watch.first(ThirdGone, attempt=attempt, leg=1)

    async def test_customer_is_handed_over_at_once(self, exchange: Exchange) -> None:
        attempt, _ = await talking(exchange)
        await call_third(exchange, attempt, "answer:ring=0.5:talk=3", aside=False)
        await exchange.pbx.hang_up(attempt, "agent", 1)
        await exchange.watch.first(ThirdUp, attempt=attempt, leg=1)
        gone = await exchange.watch.first(ThirdGone, attempt=attempt, leg=1)
        assert gone.dial_status == "ANSWER"
        assert "customer" in await roles(exchange, attempt)
        await end(exchange, attempt)

    @pytest.mark.parametrize("aside", [True, False])
    async def test_third_party_who_is_busy_is_told(self, exchange: Exchange, aside: bool) -> None:
        attempt, _ = await talking(exchange)
        number = await call_third(exchange, attempt, "busy", aside=aside)
        gone = await exchange.watch.first(ThirdGone, attempt=attempt, leg=1)
        assert (gone.dial_status, gone.cause) == ("BUSY", 17)
        assert not exchange.watch.all(ThirdUp, attempt=attempt)
        assert await exchange.times_rung(number) == 1
        await end(exchange, attempt)

    async def test_third_party_is_let_go_while_it_rings(self, exchange: Exchange) -> None:
        attempt, _ = await talking(exchange)
        number = await call_third(exchange, attempt, "noanswer", aside=True)
        await until(lambda: _rung(exchange, number), what="the third telephone to ring")
        await exchange.pbx.hang_up(attempt, "third", 1)
        gone = await exchange.watch.first(ThirdGone, attempt=attempt, leg=1)
        assert gone.dial_status == "CANCEL"
        await end(exchange, attempt)

    async def test_other_agent_is_consulted_beside_the_room_and_takes_over(self, exchange: Exchange) -> None:
        attempt, _ = await talking(exchange)
        await exchange.pbx.lead(attempt, "agent", 1, "aside")
        other = AgentRing(attempt=attempt, leg=2, device=exchange.devices[1], ring_seconds=10, aside=True)
        await exchange.pbx.ring_agent(other)
        await exchange.watch.first(AsideUp, attempt=attempt, leg=2)
        assert not exchange.watch.all(AgentLegUp, attempt=attempt, leg=2)
        await exchange.pbx.lead(attempt, "agent", 2, "room")
        await exchange.watch.first(AgentLegUp, attempt=attempt, leg=2)
        await exchange.pbx.hang_up(attempt, "agent", 1)
        await exchange.watch.first(AgentLegGone, attempt=attempt, leg=1)
        await end(exchange, attempt)

    async def test_supervisor_listens_whispers_and_joins_with_one_leg(self, exchange: Exchange) -> None:
        attempt, _ = await talking(exchange)
        await exchange.pbx.listen(listening(exchange, attempt, "listen"))
        await exchange.watch.first(ListenerUp, attempt=attempt, leg=1, way="listen")
        for way in ("whisper", "join", "listen"):
            before = len(exchange.watch.all(ListenerUp, attempt=attempt, way=way))
            await exchange.pbx.listen_otherwise(listening(exchange, attempt, way))
            await until(
                lambda way=way, before=before: len(exchange.watch.all(ListenerUp, attempt=attempt, way=way)) > before,
                what=way,
            )
        assert not exchange.watch.all(ListenerGone, attempt=attempt)
        await exchange.pbx.hang_up(attempt, "listener", 1)
        await exchange.watch.first(ListenerGone, attempt=attempt, leg=1)
        assert {"agent", "customer"} <= await roles(exchange, attempt)
        await end(exchange, attempt)

    async def test_listener_is_let_go_when_the_agents_leg_ends(self, exchange: Exchange) -> None:
        attempt, _ = await talking(exchange)
        await exchange.pbx.listen(listening(exchange, attempt, "listen"))
        await exchange.watch.first(ListenerUp, attempt=attempt, leg=1)
        await exchange.pbx.hang_up(attempt, "agent", 1)
        await exchange.watch.first(ListenerGone, attempt=attempt, leg=1)
        await end(exchange, attempt)

    async def test_listener_whose_phone_is_not_answered_is_told(self, exchange: Exchange) -> None:
        attempt, _ = await talking(exchange)
        await exchange.phone(exchange.devices[4], "busy")
        await exchange.pbx.listen(listening(exchange, attempt, "listen", device=4))
        gone = await exchange.watch.first(ListenerGone, attempt=attempt, leg=1)
        await exchange.phone(exchange.devices[4], "")
        assert gone.reason == "unreachable"
        await end(exchange, attempt)

    async def test_device_hears_itself_and_is_measured(self, exchange: Exchange) -> None:
        """The echo ends by itself; what arrived of the device is counted and kept."""
        check = ids.new()
        await exchange.pbx.ring_echo(check, exchange.devices[0], 10, f"2026/11/19/{check}")
        await exchange.watch.first(EchoBegun, check=check)
        ended = await exchange.watch.first(EchoEnded, check=check)
        assert ended.received > 200
        assert ended.lost == 0
        assert ended.jitter_ms is not None
        assert ended.jitter_ms < 50
        path = exchange.recording(f"2026/11/19/{check}")
        await until(lambda: path.is_file() and path.stat().st_size > 60_000, what="the kept sound")

    async def test_echo_ends_when_asked_to(self, exchange: Exchange) -> None:
        check = ids.new()
        await exchange.pbx.ring_echo(check, exchange.devices[0], 10, "")
        await exchange.watch.first(EchoBegun, check=check)
        await exchange.pbx.end_echo(check)
        await exchange.watch.first(EchoEnded, check=check)

    async def test_device_check_fails_when_the_device_is_busy(self, exchange: Exchange) -> None:
        check = ids.new()
        await exchange.phone(exchange.devices[4], "busy")
        await exchange.pbx.ring_echo(check, exchange.devices[4], 10, "")
        failed = await exchange.watch.first(EchoFailed, check=check)
        await exchange.phone(exchange.devices[4], "")
        assert failed.reason == "unreachable"


async def _rung(exchange: Exchange, number: str) -> bool:
    return await exchange.times_rung(number) == 1
