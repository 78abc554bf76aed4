"""What the adapter makes of an exchange that falls silent, lies, dies or comes back, on the simulated one."""

import time
from pathlib import Path

import pytest

from callcenter.ami.link import LinkState, LinkTimings
from callcenter.clock import SystemClock
from callcenter.core.facts import (
    AgentLegUp,
    CustomerAnswered,
    CustomerEnded,
    CustomerNotDialed,
    CustomerRinging,
    CustomerStarted,
    FactsLost,
    LinkLost,
    LinkUp,
)
from callcenter.errors import Invalid, PbxLinkDown, PbxLoginRefused, PbxRefused, PbxUnclear, UnsafeHeader
from callcenter.flows.ports_pbx import CustomerDial
from callcenter.ids import TimeOrderedIds
from callcenter.sim.faults import EventPath, Faults
from callcenter.sim.server import SimulatedAsterisk
from tests.ami.scenarios import dial, ring, talking
from tests.support.exchanges import SimExchange, sim_exchange
from tests.support.waiting import until

ids = TimeOrderedIds(SystemClock().now)


def originates(sim: SimulatedAsterisk, attempt: str) -> int:
    """How often the exchange was asked to dial the customer of an attempt."""
    return sum(
        action.name == "originate" and action.get("ChannelId") == attempt and "customer" in action.get("Channel")
        for action in sim.received
    )


async def back(exchange: SimExchange, times: int = 2) -> None:
    await until(lambda: len(exchange.watch.all(LinkUp)) >= times and exchange.pbx.link.is_up, seconds=15)


async def test_half_open_link_is_replaced_within_fifteen_seconds_of_ordinary_timings(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path, timings=LinkTimings()) as exchange:
        begun = time.monotonic()
        exchange.sim.half_open()
        await back(exchange)
        assert time.monotonic() - begun < 15
        assert exchange.watch.all(LinkLost)[0].reason == "no answer to a ping"


async def test_outcome_is_in_the_journal_when_the_link_was_away_for_the_whole_call(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        attempt, _ = await talking(exchange, "answer:ring=0.5:talk=5")
        exchange.sim.faults.refuse_links = True
        exchange.sim.drop_links()
        await exchange.watch.first(LinkLost)
        await until(lambda: attempt not in exchange.sim.core.channels)
        exchange.sim.faults.refuse_links = False
        await back(exchange)
        line = next(line for line in await exchange.pbx.journal() if line.attempt == attempt)
        assert line.ended is not None
        assert (line.ended.dial_status, exchange.watch.all(CustomerEnded)) == ("ANSWER", [])


async def test_dialing_is_refused_and_never_made_up_for_when_the_link_is_down(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        exchange.sim.faults.refuse_links = True
        exchange.sim.drop_links()
        await exchange.watch.first(LinkLost)
        attempt = ids.new()
        with pytest.raises(PbxLinkDown):
            await dial(exchange, attempt, "13800000000")
        exchange.sim.faults.refuse_links = False
        await back(exchange)
        await exchange.pbx.status()
        assert originates(exchange.sim, attempt) == 0


@pytest.mark.parametrize("before", [True, False])
async def test_dialing_is_unclear_when_the_exchange_dies_over_it(tmp_path: Path, before: bool) -> None:
    """Sent once, never again; whether it rang is for reconcile to find out."""
    async with sim_exchange(tmp_path) as exchange:
        attempt, number = ids.new(), await exchange.customer("answer:ring=0.5")
        exchange.sim.faults.die_before_acting = before
        exchange.sim.faults.die_after = exchange.sim.acted + 1
        with pytest.raises(PbxUnclear) as caught:
            await dial(exchange, attempt, number)
        assert caught.value.fields["response_seen"] is False
        await back(exchange)
        assert originates(exchange.sim, attempt) == 1
        assert await exchange.times_rung(number) == (0 if before else 1)
        known = {line.attempt for line in await exchange.pbx.journal()}
        assert (attempt in known) is not before


async def test_call_goes_on_when_the_link_is_dropped_in_talk(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        attempt, _ = await talking(exchange)
        exchange.sim.drop_links()
        await back(exchange)
        assert {one.role for one in await exchange.pbx.snapshot() if one.attempt} == {"agent", "customer", "far"}
        await exchange.pbx.hang_up(attempt, "customer")
        await exchange.watch.first(CustomerEnded, attempt=attempt)


async def test_every_fact_comes_twice_when_events_are_doubled(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        exchange.sim.faults.double_events = True
        attempt, _ = await talking(exchange, "answer:ring=0.5:talk=1")
        await until(lambda: len(exchange.watch.all(CustomerEnded, attempt=attempt)) == 2)
        assert len(exchange.watch.all(CustomerAnswered, attempt=attempt)) == 2


async def test_events_change_places_when_they_are_reordered() -> None:
    """The fault does what it says: without this the next test would prove nothing."""
    sent: list[bytes] = []
    path = EventPath(Faults(reorder_events=True), sent.append)
    for name in ("a", "b", "c", "d"):
        path.send(name, name.encode())
    assert sent == [b"b", b"a", b"d", b"c"]


async def test_every_fact_comes_once_when_events_are_reordered(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        attempt, number = ids.new(), await exchange.customer("answer:ring=0.5:talk=1")
        exchange.sim.faults.reorder_events = True
        await dial(exchange, attempt, number)
        kinds = (CustomerStarted, CustomerRinging, CustomerAnswered, CustomerEnded)
        for kind in kinds:
            await exchange.watch.first(kind, attempt=attempt)
        assert [len(exchange.watch.all(kind, attempt=attempt)) for kind in kinds] == [1, 1, 1, 1]


async def test_journal_speaks_when_the_event_is_lost(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        exchange.sim.faults.lose_events = lambda name: name == "CallcenterEnded"
        attempt, number = ids.new(), await exchange.customer("busy")
        await dial(exchange, attempt, number)
        await exchange.watch.first(CustomerStarted, attempt=attempt)
        await until(lambda: attempt not in exchange.sim.core.channels)
        line = next(line for line in await exchange.pbx.journal() if line.attempt == attempt)
        assert line.ended is not None
        assert exchange.watch.all(CustomerEnded) == []


async def test_absence_is_no_proof_when_the_exchange_was_restarted(tmp_path: Path) -> None:
    """Neither channel nor line is left although the telephone rang: `up_since` is later than the call."""
    async with sim_exchange(tmp_path) as exchange:
        attempt, number = await talking(exchange)
        asked = SystemClock().now()
        await exchange.sim.restart(losing_seconds=3600)
        await back(exchange)
        assert await exchange.pbx.journal() == []
        assert [one for one in await exchange.pbx.snapshot() if one.attempt == attempt] == []
        up_since = exchange.watch.all(LinkUp)[-1].up_since
        assert (up_since - asked).total_seconds() > -2
        assert await exchange.times_rung(number) == 1


async def test_journal_survives_a_restart_when_its_lines_had_reached_the_disk(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        attempt, _ = await talking(exchange)
        await exchange.sim.restart(losing_seconds=0)
        await back(exchange)
        line = next(line for line in await exchange.pbx.journal() if line.attempt == attempt)
        assert line.answered_at is not None
        assert line.ended is None


async def test_recording_stays_open_when_the_exchange_is_killed_in_talk(tmp_path: Path) -> None:
    """Its header says that it is empty; its size tells the truth."""
    async with sim_exchange(tmp_path) as exchange:
        attempt, _ = await talking(exchange)
        await exchange.sim.kill()
        data = exchange.recording(f"2026/11/19/{attempt}").read_bytes()
        assert int.from_bytes(data[40:44], "little") == 0
        assert len(data) > 44


async def test_lost_events_are_a_fact_when_the_queue_overflows(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path, queue_capacity=5) as exchange:
        phone = exchange.sim.core.devices["1001"]
        for state in ["INUSE", "NOT_INUSE"] * 500:
            exchange.sim.core.set_device(phone, state)
        lost = await exchange.watch.first(FactsLost)
        assert lost.count > 0
        assert (await exchange.pbx.status()).events_dropped >= lost.count


async def test_refused_login_is_seen_and_mended_by_itself(tmp_path: Path) -> None:
    def refuse(sim: SimulatedAsterisk) -> None:
        sim.faults.refuse_logins = True

    async with sim_exchange(tmp_path, prepare=refuse, wait=False) as exchange:
        await until(lambda: exchange.pbx.state is LinkState.LOGIN_REFUSED)
        assert isinstance(exchange.pbx.error, PbxLoginRefused)
        assert not (await exchange.pbx.status()).connected
        exchange.sim.faults.refuse_logins = False
        await exchange.watch.first(LinkUp)


async def test_nothing_is_dialed_when_the_dialplan_is_another(tmp_path: Path) -> None:
    def age(sim: SimulatedAsterisk) -> None:
        sim.core.variables["CALLCENTER_DIALPLAN"] = "0"

    async with sim_exchange(tmp_path, prepare=age) as exchange:
        status = await exchange.pbx.status()
        assert (status.connected, status.may_dial, status.dialplan_version) == (True, False, "0")
        with pytest.raises(PbxRefused):
            await dial(exchange, ids.new(), "13800000000")
        assert exchange.sim.rung == []


async def test_customer_was_not_dialed_when_neither_answer_nor_journal_knows_of_it(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        attempt = ids.new()
        exchange.sim.core.broken_dialplan = True
        await dial(exchange, attempt, "13800000000")
        await exchange.watch.first(CustomerNotDialed, attempt=attempt)
        assert exchange.sim.rung == []
        assert [line for line in await exchange.pbx.journal() if line.attempt == attempt] == []


async def test_dialing_again_is_not_called_undialed_when_the_first_call_is_journaled(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        attempt, number = await talking(exchange)
        await dial(exchange, attempt, number)
        other = ids.new()
        await ring(exchange, other, device=1)
        await exchange.watch.first(AgentLegUp, attempt=other)
        assert exchange.watch.all(CustomerNotDialed) == []


async def test_attempt_must_be_an_id(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        with pytest.raises(Invalid):
            await exchange.pbx.forget("x@callcenter-customer/n&Local/1")


async def test_return_call_goes_to_the_fallback_when_nobody_takes_it(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        call = exchange.sim.inbound("13900000001", "02161234567")
        await until(lambda: call.went_to == "callcenter-fallback")
        assert exchange.sim.rung == []


@pytest.mark.parametrize("bad", ["a\r\nExten: evil", "a,CC_DIAL=PJSIP/110@pstn", 'a"b'])
async def test_variable_cannot_become_another_one(tmp_path: Path, bad: str) -> None:
    async with sim_exchange(tmp_path) as exchange:
        before = len(exchange.sim.received)
        with pytest.raises(UnsafeHeader):
            await exchange.pbx.dial_customer(
                CustomerDial(attempt=ids.new(), dial_string="PJSIP/1@pstn", caller_id=bad, ring_seconds=5, record="")
            )
        assert len(exchange.sim.received) == before


async def test_facts_come_late_when_events_are_delayed(tmp_path: Path) -> None:
    """The journal knows the end before the event tells it."""
    async with sim_exchange(tmp_path) as exchange:
        attempt, number = ids.new(), await exchange.customer("busy")
        exchange.sim.faults.delay_seconds = 1.0
        await dial(exchange, attempt, number)
        await until(lambda: attempt not in exchange.sim.core.channels)
        line = next(line for line in await exchange.pbx.journal() if line.attempt == attempt)
        assert line.ended is not None
        assert exchange.watch.all(CustomerEnded) == []
        await exchange.watch.first(CustomerEnded, attempt=attempt)


async def test_link_is_tried_again_when_an_exchange_answers_nonsense(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path, wait=False) as exchange:
        exchange.sim.core.variables["CALLCENTER_DIALPLAN"] = "3"
        exchange.sim.actions.forbidden = {"getvar"}
        exchange.sim.drop_links()
        await until(lambda: isinstance(exchange.pbx.error, PbxRefused))
        assert not exchange.pbx.link.is_up
        exchange.sim.actions.forbidden = set()
        await until(lambda: exchange.pbx.link.is_up)
        assert (await exchange.pbx.status()).connected
