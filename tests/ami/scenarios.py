"""Scenarios that the simulated exchange and the real one both pass: what they agree on is what tests may rely on."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from callcenter.clock import SystemClock
from callcenter.core.facts import (
    AgentLegFailed,
    AgentLegGone,
    AgentLegUp,
    CustomerAnswered,
    CustomerEnded,
    CustomerRinging,
    CustomerStarted,
    DeviceChanged,
    ReturnCall,
)
from callcenter.errors import PbxRefused
from callcenter.flows.ports_pbx import AgentRing, CustomerDial
from callcenter.ids import TimeOrderedIds
from tests.support.exchanges import Exchange
from tests.support.waiting import until

ids = TimeOrderedIds(SystemClock().now)
serials = count(1)


async def ring(exchange: Exchange, attempt: str, *, leg: int = 1, device: int = 0, seconds: int = 20) -> str:
    name = exchange.devices[device]
    await exchange.pbx.ring_agent(AgentRing(attempt=attempt, leg=leg, device=name, ring_seconds=seconds))
    return name


async def dial(exchange: Exchange, attempt: str, number: str, *, seconds: int = 30, record: bool = True) -> None:
    await exchange.pbx.dial_customer(
        CustomerDial(
            attempt=attempt,
            dial_string=exchange.dial_string(number),
            caller_id="02161234567",
            ring_seconds=seconds,
            record=f"2026/11/19/{attempt}" if record else "",
        )
    )


async def talking(exchange: Exchange, rule: str = "answer:ring=0.5") -> tuple[str, str]:
    """An agent and a customer who speak: (attempt, the customer's number)."""
    attempt, number = ids.new(), await exchange.customer(rule)
    await ring(exchange, attempt)
    await exchange.watch.first(AgentLegUp, attempt=attempt)
    await dial(exchange, attempt, number)
    await exchange.watch.first(CustomerAnswered, attempt=attempt)
    return attempt, number


async def let_go(exchange: Exchange, attempt: str) -> CustomerEnded:
    """Let a caller go, again and again as the service does: one who was answered may not have entered the room yet."""

    async def gone() -> list[CustomerEnded]:
        if not (ended := exchange.watch.all(CustomerEnded, attempt=attempt)):
            await exchange.pbx.let_go(attempt)
        return ended

    return (await until(gone, what="the caller to be let go"))[0]


class Scenarios:
    """Collected by each file that derives from it and has a fixture `exchange`."""

    async def test_facts_come_in_the_order_of_a_call_when_it_is_answered(self, exchange: Exchange) -> None:
        attempt, _ = await talking(exchange, "answer:ring=0.5:talk=3")
        ended = await exchange.watch.first(CustomerEnded, attempt=attempt)
        told = [type(fact) for fact in exchange.watch.seen if getattr(fact, "attempt", "") == attempt]
        wanted = [AgentLegUp, CustomerStarted, CustomerRinging, CustomerAnswered, CustomerEnded]
        assert [kind for kind in told if kind in wanted] == wanted
        assert (ended.dial_status, ended.cause, ended.ended_by) == ("ANSWER", 16, "customer")
        assert 2 <= ended.answered_seconds <= 4

    async def test_recording_is_as_long_as_the_talk(self, exchange: Exchange) -> None:
        attempt, _ = await talking(exchange, "answer:ring=0.5:talk=3")
        ended = await exchange.watch.first(CustomerEnded, attempt=attempt)
        path = exchange.recording(f"2026/11/19/{attempt}")
        seconds = (path.stat().st_size - 44) / 16_000
        assert abs(seconds - ended.answered_seconds) <= 2

    @pytest.mark.parametrize(
        ("rule", "status", "cause"),
        [
            ("busy", "BUSY", 17),
            ("reject", "CHANUNAVAIL", 21),
            ("unreachable", "NOANSWER", 19),
            ("unallocated", "CHANUNAVAIL", 1),
            ("congestion", "CONGESTION", 34),
            ("sip:code=403", "CHANUNAVAIL", 21),
            ("sip:code=500", "CHANUNAVAIL", 38),
        ],
    )
    async def test_failed_call_ends_with_its_status_and_cause(
        self, exchange: Exchange, rule: str, status: str, cause: int
    ) -> None:
        attempt, number = ids.new(), await exchange.customer(rule)
        await dial(exchange, attempt, number)
        ended = await exchange.watch.first(CustomerEnded, attempt=attempt)
        assert (ended.dial_status, ended.cause, ended.answered_seconds) == (status, cause, 0)
        assert not exchange.recording(f"2026/11/19/{attempt}").exists()

    async def test_nobody_answers_when_the_time_to_ring_is_over(self, exchange: Exchange) -> None:
        attempt, number = ids.new(), await exchange.customer("noanswer")
        await dial(exchange, attempt, number, seconds=2)
        ended = await exchange.watch.first(CustomerEnded, attempt=attempt)
        assert (ended.dial_status, ended.cause) == ("NOANSWER", 16)
        assert 1 <= ended.dialed_seconds <= 3

    async def test_ringing_stops_when_the_agent_leaves(self, exchange: Exchange) -> None:
        attempt, number = ids.new(), await exchange.customer("noanswer")
        await ring(exchange, attempt)
        await exchange.watch.first(AgentLegUp, attempt=attempt)
        await dial(exchange, attempt, number)
        await exchange.watch.first(CustomerRinging, attempt=attempt)
        await exchange.pbx.hang_up(attempt, "agent")
        ended = await exchange.watch.first(CustomerEnded, attempt=attempt)
        assert ended.dial_status == "CANCEL"

    async def test_customer_stays_when_the_agents_leg_is_lost_in_talk(self, exchange: Exchange) -> None:
        """Two legs, two lives: a second agent's leg joins, and the journal has one line for the whole talk."""
        attempt, number = await talking(exchange)
        await exchange.break_leg(exchange.devices[0])
        await exchange.watch.first(AgentLegGone, attempt=attempt, leg=1)
        assert any(channel.role == "customer" for channel in await exchange.pbx.snapshot())
        await ring(exchange, attempt, leg=2, device=1)
        await exchange.watch.first(AgentLegUp, attempt=attempt, leg=2)
        await exchange.pbx.hang_up(attempt, "customer")
        ended = await exchange.watch.first(CustomerEnded, attempt=attempt)
        assert ended.dial_status == "ANSWER"
        assert len(exchange.watch.all(CustomerEnded, attempt=attempt)) == 1
        assert await exchange.times_rung(number) == 1

    async def test_agents_leg_fails_when_the_device_is_not_registered(self, exchange: Exchange) -> None:
        attempt, device = ids.new(), exchange.devices[2]
        await exchange.registered(device, False)
        await exchange.watch.first(DeviceChanged, device=device, state="unavailable")
        await ring(exchange, attempt, device=2)
        assert (await exchange.watch.first(AgentLegFailed, attempt=attempt)).leg == 1
        await exchange.registered(device, True)
        await exchange.watch.first(DeviceChanged, device=device, state="not_in_use")

    async def test_agents_leg_fails_when_nobody_answers(self, exchange: Exchange) -> None:
        attempt, device = ids.new(), exchange.devices[3]
        await exchange.phone(device, "noanswer")
        await ring(exchange, attempt, device=3, seconds=2)
        failed = await exchange.watch.first(AgentLegFailed, attempt=attempt)
        assert failed.reason == "no_answer"

    async def test_telephone_rings_once_when_the_attempt_is_dialed_twice(self, exchange: Exchange) -> None:
        """Whatever the service asks: an attempt with a line in the journal is never dialed again."""
        attempt, number = await talking(exchange)
        await dial(exchange, attempt, number)
        await exchange.pbx.hang_up(attempt, "customer")
        await exchange.watch.first(CustomerEnded, attempt=attempt)
        await dial(exchange, attempt, number)
        await until(lambda: len(exchange.watch.all(CustomerEnded, attempt=attempt)) == 1)
        other = ids.new()
        await dial(exchange, other, await exchange.customer("busy"))
        await exchange.watch.first(CustomerEnded, attempt=other)
        assert await exchange.times_rung(number) == 1
        assert len(exchange.watch.all(CustomerEnded, attempt=attempt)) == 1

    async def test_nothing_is_dialed_when_the_dial_string_is_odd(self, exchange: Exchange) -> None:
        attempt, number = ids.new(), await exchange.customer("answer")
        odd = f"{exchange.dial_string(number)}&PJSIP/110"
        await exchange.pbx.dial_customer(
            CustomerDial(attempt=attempt, dial_string=odd, caller_id="", ring_seconds=5, record="")
        )
        ended = await exchange.watch.first(CustomerEnded, attempt=attempt)
        assert ended.dial_status == "REFUSED"
        assert await exchange.times_rung(number) == 0

    async def test_leg_that_is_gone_is_no_error_when_hung_up(self, exchange: Exchange) -> None:
        await exchange.pbx.hang_up(ids.new(), "agent")
        await exchange.pbx.hang_up(ids.new(), "customer")

    async def test_snapshot_names_every_leg(self, exchange: Exchange) -> None:
        attempt, _ = await talking(exchange)
        roles = {channel.role for channel in await exchange.pbx.snapshot() if channel.attempt == attempt}
        assert roles == {"agent", "customer", "far"}
        await exchange.pbx.hang_up(attempt, "customer")

    async def test_journal_says_the_same_as_the_fact_until_it_is_forgotten(self, exchange: Exchange) -> None:
        attempt, number = ids.new(), await exchange.customer("busy")
        await dial(exchange, attempt, number)
        told = await exchange.watch.first(CustomerEnded, attempt=attempt)
        line = next(line for line in await exchange.pbx.journal() if line.attempt == attempt)
        assert line.ended is not None
        assert line.ended.from_journal
        assert (line.ended.dial_status, line.ended.cause) == (told.dial_status, told.cause)
        assert line.ended.ended_at == told.ended_at
        await exchange.pbx.forget(attempt)

        async def gone() -> bool:
            return all(line.attempt != attempt for line in await exchange.pbx.journal())

        check: Any = gone
        await until(check)

    async def test_journal_tells_a_talk_from_a_ringing(self, exchange: Exchange) -> None:
        attempt, _ = await talking(exchange)
        line = next(line for line in await exchange.pbx.journal() if line.attempt == attempt)
        assert line.answered_at is not None
        assert line.ended is None
        await exchange.pbx.hang_up(attempt, "customer")

    async def test_return_call_joins_the_room_when_it_is_taken(self, exchange: Exchange) -> None:
        attempt, number = ids.new(), f"139{next(serials):08d}"
        await exchange.ring_in(number, "02161234567")
        call = await exchange.watch.first(ReturnCall, number=number)
        assert call.dialed == "02161234567"
        await exchange.pbx.take_return_call(call.channel, attempt, f"2026/11/19/{attempt}")
        await ring(exchange, attempt)
        await exchange.watch.first(CustomerAnswered, attempt=attempt)
        await exchange.watch.first(AgentLegUp, attempt=attempt)
        live = [channel for channel in await exchange.pbx.snapshot() if channel.attempt == attempt]
        assert {channel.role for channel in live} == {"agent", "return"}
        await exchange.pbx.hang_up(attempt, "customer")
        ended = await exchange.watch.first(CustomerEnded, attempt=attempt)
        assert ended.dial_status == "ANSWER"

    async def test_caller_who_is_let_go_goes_on_to_the_dealers_number_and_the_attempt_has_ended(
        self, exchange: Exchange
    ) -> None:
        """Whom they speak with there is no call of ours any more: no leg of it lives, and its line says how long it was."""
        attempt, number = ids.new(), f"139{next(serials):08d}"
        await exchange.ring_in(number, "02161234567")
        call = await exchange.watch.first(ReturnCall, number=number)
        await exchange.pbx.take_return_call(call.channel, attempt, f"2026/11/19/{attempt}")
        answered = await exchange.watch.first(CustomerAnswered, attempt=attempt)
        ended = await let_go(exchange, attempt)
        assert (ended.dial_status, ended.ended_by) == ("ANSWER", "us")
        assert ended.answered_seconds == (ended.ended_at - answered.at) // timedelta(seconds=1)
        live = await exchange.pbx.snapshot()
        assert call.channel in {channel.name for channel in live}
        assert [channel for channel in live if channel.attempt == attempt] == []
        await exchange.pbx.let_go(attempt)
        assert len(exchange.watch.all(CustomerEnded, attempt=attempt)) == 1

    async def test_return_call_cannot_be_taken_when_the_caller_has_gone(self, exchange: Exchange) -> None:
        with pytest.raises(PbxRefused):
            await exchange.pbx.take_return_call("PJSIP/pstn-0000dead", ids.new(), "")

    @pytest.mark.parametrize("closed", [True, False])
    async def test_return_call_goes_on_when_it_is_declined(self, exchange: Exchange, closed: bool) -> None:
        number = f"137{next(serials):08d}"
        await exchange.ring_in(number, "02161234567")
        call = await exchange.watch.first(ReturnCall, number=number)
        await exchange.pbx.decline_return_call(call.channel, closed)
        assert call.channel in {channel.name for channel in await exchange.pbx.snapshot()}

    async def test_doctors_call_leaves_a_recording_and_a_line(self, exchange: Exchange) -> None:
        attempt = ids.new()
        await exchange.pbx.test_recording(attempt, f"test/{attempt}")
        ended = await exchange.watch.first(CustomerEnded, attempt=attempt)
        assert 2 <= ended.answered_seconds <= 4
        seconds = (exchange.recording(f"test/{attempt}").stat().st_size - 44) / 16_000
        assert 2 <= seconds <= 4

    async def test_status_tells_since_when_the_exchange_is_up(self, exchange: Exchange) -> None:
        status = await exchange.pbx.status()
        assert status.may_dial
        assert status.version
        assert status.up_since is not None
        assert timedelta(0) <= SystemClock().now() - status.up_since < timedelta(days=1)

    async def test_devices_are_known_by_their_names(self, exchange: Exchange) -> None:
        """A telephone that missed a question, or that the test before has just left, is asked for again."""
        name = exchange.devices[0]

        async def rests() -> bool:
            return (await exchange.pbx.devices())[name] == "not_in_use"

        await until(rests, what=f"{name} to be known and to rest")
