"""One call from the card to its end, through floor, flows and store, on the simulated exchange."""

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import AttemptState, Disposition, FollowUpResult, FollowUpState, SeatState
from callcenter.flows.claim import next_follow_up
from callcenter.flows.dispose import dispose
from tests.flows.calls.conftest import SimDesk
from tests.support.desk import AGENT_1
from tests.support.waiting import until


async def test_an_answered_call_waits_for_its_disposition_and_completes(sim_desk: SimDesk) -> None:
    """Claim, ring the agent, dial, talk, hang up, wrap up, dispose: one outcome, one ring, the seat ready again."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000001")
    sim_desk.sim.set_rule("13800000001", "answer:ring=1:talk=30")
    await desk.seat()
    async with desk.uow.write(SERVICE) as tx:
        card = await next_follow_up(tx, desk.setup, desk.rates, AGENT_1)
    assert card is not None
    assert (card.id, card.state) == (row.id, FollowUpState.CLAIMED)
    placed = await desk.call(card, reason="")
    ended = await desk.until_over(placed.id)
    assert (ended.state, ended.outcome, ended.counts) == (AttemptState.ENDED, "answered", True)
    assert ended.talk_seconds >= 25
    assert (await desk.follow_up(row.id)).state is FollowUpState.WRAP_UP
    assert (await desk.seat_of()).state is SeatState.WRAP_UP
    async with desk.uow.write(SERVICE) as tx:
        await dispose(tx, desk.setup, attempt_id=placed.id, by=AGENT_1, disposition=Disposition.COMPLETED)
    done = await desk.follow_up(row.id)
    assert (done.state, done.result, done.tries) == (FollowUpState.DONE, FollowUpResult.COMPLETED, 1)
    assert (await desk.seat_of()).state is SeatState.READY
    assert sim_desk.rung("13800000001") == 1
    assert (sim_desk.recordings / f"{ended.record}.wav").stat().st_size > 44


@pytest.mark.parametrize(
    ("rule", "outcome", "state", "counts"),
    [
        ("busy", "busy", FollowUpState.WAITING, True),
        ("reject", "rejected", FollowUpState.WAITING, True),
        ("unallocated", "invalid_number", FollowUpState.NUMBER_CHECK, True),
        ("congestion", "network_failure", FollowUpState.WAITING, False),
        ("answer:ring=1:talk=2", "answered_short", FollowUpState.WAITING, True),
    ],
)
async def test_a_call_ends_in_its_outcome_and_the_follow_up_goes_on_by_rule(
    sim_desk: SimDesk, rule: str, outcome: str, state: FollowUpState, counts: bool
) -> None:
    """Each way a call can fail leads where the table of outcomes says; the agent is ready at once."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000002")
    sim_desk.sim.set_rule("13800000002", rule)
    await desk.seat()
    placed = await desk.call(row)
    ended = await desk.until_over(placed.id)
    assert (ended.outcome, ended.counts) == (outcome, counts)
    after = await desk.follow_up(row.id)
    assert (after.state, after.tries) == (state, int(counts))
    assert (await desk.seat_of()).state is SeatState.READY


async def test_the_agent_hanging_up_while_it_rings_cancels_without_a_try(sim_desk: SimDesk) -> None:
    """CANCEL: back to the queue, no try, and the customer's telephone stops ringing."""
    from callcenter.flows import daily_acts

    desk = sim_desk.desk
    row = await desk.add("+8613800000003")
    sim_desk.sim.set_rule("13800000003", "noanswer")
    await desk.seat()
    placed = await desk.call(row)
    await desk.until_state(placed.id, "ringing")
    async with desk.uow.write(SERVICE) as tx:
        applied = await daily_acts.hang_up(tx, desk.setup, placed.id, AGENT_1)
    desk.dialer.perform(applied.attempt, applied.effects)
    ended = await desk.until_over(placed.id)
    assert (ended.outcome, ended.counts) == ("cancelled", False)
    assert (await desk.follow_up(row.id)).tries == 0


async def test_an_agents_dead_device_fails_the_attempt_and_leaves_ready(sim_desk: SimDesk) -> None:
    """The customer is not dialed; the agent is paused with the reason."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000004")
    await desk.seat()
    sim_desk.sim.core.devices["1001"].busy = True
    placed = await desk.call(row)
    ended = await desk.until_over(placed.id)
    assert (ended.outcome, ended.counts, ended.customer_dialed) == ("agent_failed", False, False)
    assert sim_desk.rung("13800000004") == 0
    seat = await desk.seat_of()
    assert (seat.state, seat.pause_reason) == (SeatState.PAUSED, "agent-leg-failed")


async def test_a_lost_agent_leg_keeps_the_customer_and_is_rung_again(sim_desk: SimDesk) -> None:
    """Two legs, two lives: the customer stays, a second leg joins, one outcome at the end."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000005")
    sim_desk.sim.set_rule("13800000005", "answer:ring=1:talk=60")
    await desk.seat()
    placed = await desk.call(row)
    await desk.until_state(placed.id, "talking")
    sim_desk.sim.kill_legs("1001")

    async def rejoined() -> bool:
        found = await desk.attempt(placed.id)
        return found.agent_legs == 2 and found.agent_up

    await until(rejoined, what="the second leg")
    ended = await desk.until_over(placed.id)
    assert (ended.outcome, ended.talk_seconds >= 50) == ("answered", True)
    assert sim_desk.rung("13800000005") == 1
