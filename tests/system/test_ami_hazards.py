"""The hazards of the manager interface that were seen on a real Asterisk, each contained, on a real Asterisk."""

import time
from collections.abc import AsyncIterator
from typing import Any

import pytest

from callcenter.ami.link import LinkTimings
from callcenter.ami.rights import Verdict
from callcenter.clock import SystemClock
from callcenter.core.facts import AgentLegUp, CustomerEnded, CustomerRinging, LinkLost, LinkUp
from callcenter.core.reconcile import UPTIME_ERROR
from callcenter.errors import PbxLinkDown, PbxUnclear, UnsafeHeader
from callcenter.flows.ports_pbx import AgentRing
from callcenter.ids import TimeOrderedIds
from tests.ami.scenarios import dial, ring, talking
from tests.support.cut_link import CutLink
from tests.support.lab import Lab
from tests.support.real_exchange import RealExchange, real_exchange
from tests.support.waiting import until

ids = TimeOrderedIds(SystemClock().now)


@pytest.fixture
async def link(lab: Lab) -> AsyncIterator[CutLink]:
    """Something between the service and the exchange that can be cut."""
    async with CutLink(lab.ami_port) as one:
        yield one


@pytest.fixture
async def exchange(lab: Lab, link: CutLink) -> AsyncIterator[RealExchange]:
    """The real exchange, reached through the link that can be cut."""
    async with real_exchange(lab, port=link.port) as one:
        yield one


async def back(exchange: RealExchange, times: int = 2, seconds: float = 15.0) -> None:
    await until(
        lambda: len(exchange.watch.all(LinkUp)) >= times and exchange.pbx.link.is_up,
        seconds=seconds,
        what="the link to come back",
    )


async def ended_in_journal(exchange: RealExchange, *attempts: str) -> dict[str, CustomerEnded]:
    async def all_ended() -> dict[str, CustomerEnded]:
        lines = {line.attempt: line.ended for line in await exchange.pbx.journal() if line.ended is not None}
        return {attempt: lines[attempt] for attempt in attempts} if lines.keys() >= set(attempts) else {}

    check: Any = all_ended
    found: dict[str, CustomerEnded] = await until(check, what="the journal's lines")
    return found


async def test_customer_is_rung_once_when_the_answer_to_dialing_is_lost(exchange: RealExchange, link: CutLink) -> None:
    """panoramisk sends the Originate again after the reconnect: two DialBegin."""
    attempt, number = ids.new(), await exchange.customer("busy")
    link.muted = True
    with pytest.raises(PbxUnclear) as caught:
        await dial(exchange, attempt, number)
    assert caught.value.fields["response_seen"] is False
    link.muted = False
    link.cut()
    await back(exchange)
    ended = await ended_in_journal(exchange, attempt)
    assert ended[attempt].dial_status == "BUSY"
    await exchange.pbx.status()
    assert await exchange.times_rung(number) == 1
    assert bytes(link.sent).count(f"ChannelId: {attempt}\r\n".encode()) == 1


async def test_nobody_is_rung_when_dialing_was_asked_for_while_the_link_was_down(
    exchange: RealExchange, link: CutLink
) -> None:
    attempt, number = ids.new(), await exchange.customer("busy")
    link.cut()
    await exchange.watch.first(LinkLost)
    with pytest.raises(PbxLinkDown):
        await dial(exchange, attempt, number)
    await back(exchange)
    other = ids.new()
    await dial(exchange, other, await exchange.customer("busy"))
    await exchange.watch.first(CustomerEnded, attempt=other)
    assert await exchange.times_rung(number) == 0


async def test_half_open_link_is_replaced_within_fifteen_seconds(lab: Lab, link: CutLink) -> None:
    async with real_exchange(lab, port=link.port, timings=LinkTimings()) as exchange:
        attempt, _ = await talking(exchange)
        begun = time.monotonic()
        link.half_open()
        await back(exchange)
        assert time.monotonic() - begun < 15
        assert {one.role for one in await exchange.pbx.snapshot() if one.attempt == attempt} == {
            "agent",
            "customer",
            "far",
        }


async def test_outcomes_are_read_afterwards_when_the_link_was_away(exchange: RealExchange, link: CutLink) -> None:
    """A client that was away for the whole of several calls reads every outcome from the journal."""
    wanted = {"busy": "BUSY", "reject": "CHANUNAVAIL", "answer:ring=1:talk=1": "ANSWER", "congestion": "CONGESTION"}
    attempts: dict[str, str] = {}
    for rule in wanted:
        attempts[rule] = ids.new()
        await dial(exchange, attempts[rule], await exchange.customer(rule))
    link.muted = True
    link.cut()
    await until(lambda: not exchange.pbx.link.is_up)
    link.muted = False
    await back(exchange)
    ended = await ended_in_journal(exchange, *attempts.values())
    assert {rule: ended[attempt].dial_status for rule, attempt in attempts.items()} == wanted


async def test_exchange_obeys_nobody_whose_name_holds_a_line_break(exchange: RealExchange, link: CutLink) -> None:
    """One CRLF in a value would override Context and Exten."""
    attempt = ids.new()
    before = len(link.sent)
    evil = "x\r\nExten: 110\r\nContext: from-device"
    with pytest.raises(UnsafeHeader):
        await exchange.pbx.ring_agent(
            AgentRing(attempt=attempt, leg=1, device=exchange.devices[0], ring_seconds=5, caller_id=evil)
        )
    assert b"110" not in bytes(link.sent[before:])


async def test_link_stands_when_an_event_has_a_second_event_header(exchange: RealExchange, lab: Lab) -> None:
    """It closes panoramisk's link, and with it everyone's events."""
    attempt = ids.new()
    async with lab.console() as console:
        await console.act("UserEvent", None, UserEvent="CallcenterOdd", Event="Hangup", Uniqueid=f"agent-1-{attempt}")
    await ring(exchange, attempt)
    await exchange.watch.first(AgentLegUp, attempt=attempt)
    assert exchange.pbx.link.sessions == 1
    assert exchange.pbx.translation_errors == 0


async def test_every_originate_is_asynchronous(exchange: RealExchange, link: CutLink) -> None:
    """A synchronous one closes panoramisk's link and blocks the manager session."""
    attempt = ids.new()
    await ring(exchange, attempt)
    await exchange.watch.first(AgentLegUp, attempt=attempt)
    await dial(exchange, attempt, await exchange.customer("noanswer"), seconds=5)
    await exchange.watch.first(CustomerRinging, attempt=attempt)
    await exchange.pbx.forget(ids.new())
    sent = bytes(link.sent)
    assert sent.count(b"Action: Originate\r\n") == sent.count(b"Async: true\r\n") == 3


async def test_service_cannot_run_programs_on_the_exchange(lab: Lab) -> None:
    """With the right `system` an Originate can run shell commands as root; the shipped user does not have it."""
    async with lab.service() as service:
        for application in ("System", "TrySystem"):
            answer = await service.act(
                "Originate",
                None,
                Channel="Local/s@callcenter-quiet/n",
                Application=application,
                Data="true",
                Async="true",
            )
            assert answer["response"] == "Error"
        for action in ("Command", "DBPut", "ModuleLoad", "UpdateConfig"):
            assert (await service.act(action)).get("message") == "Permission denied"


async def test_doctor_finds_nothing_when_the_exchange_is_set_up_as_shipped(exchange: RealExchange) -> None:
    assert [check for check in await exchange.pbx.check() if check.verdict is not Verdict.GOOD] == []


async def test_exchange_says_that_it_is_younger_than_the_call_when_it_was_killed(own_lab: Lab) -> None:
    """After a restart neither channel nor line need be left although the telephone rang: absence is no proof."""
    async with real_exchange(own_lab) as exchange:
        attempt, number = await talking(exchange)
        asked = SystemClock().now()
        own_lab.restart()
        await back(exchange, seconds=30)
        up = exchange.watch.all(LinkUp)[-1]
        # Asterisk tells its start to the second: it may seem up to one second older than it is.
        assert up.up_since + UPTIME_ERROR > asked
        assert [one for one in await exchange.pbx.snapshot() if one.attempt == attempt] == []
        assert await exchange.times_rung(number) == 1
