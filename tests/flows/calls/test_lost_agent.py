"""An agent's leg lost in talk: the own phone first, after 30 s anybody ready, after 55 s a promise to call back."""

from datetime import timedelta

import pytest

from callcenter.core.attempt import GIVE_UP_AFTER, TAKE_OVER_AFTER, Effect, HangUp, RingAgent
from callcenter.core.facts import AgentLegFailed, AgentLegGone, AgentLegUp
from callcenter.core.model import Attempt, AttemptState, Disposition, FollowUp, FollowUpState, Seat, SeatState
from callcenter.flows import seats
from callcenter.flows.agent_lost import CALL_BACK_IN, mind_the_held
from tests.support.ticket_desk import TicketDesk

LOST = 38
SECOND = timedelta(seconds=1)


async def mind(desk: TicketDesk) -> list[Effect]:
    """One look after the customers who are held; what is to be done."""
    async with desk.acting() as tx:
        told = await mind_the_held(tx, desk.setup, "pbx")
    return [effect for _, effects in told for effect in effects]


async def lose(desk: TicketDesk, attempt: Attempt, leg: int = 1) -> Attempt:
    fact = AgentLegGone(pbx="pbx", at=desk.clock.now(), attempt=attempt.id, leg=leg, cause=LOST)
    return await desk.fact(fact)


async def came(desk: TicketDesk, attempt: Attempt, leg: int) -> Attempt:
    return await desk.fact(AgentLegUp(pbx="pbx", at=desk.clock.now(), attempt=attempt.id, leg=leg, channel="x"))


async def dead(desk: TicketDesk, device: str) -> None:
    async with desk.acting() as tx:
        await seats.device_changed(tx, pbx="pbx", device=device, state="unavailable")


async def ready(desk: TicketDesk, agent: str) -> None:
    async with desk.acting(agent) as tx:
        await seats.sign_on(tx, person_id=agent, device=agent, pbx="pbx", alive=True)
        await seats.make_ready(tx, agent)


async def test_the_own_phone_is_rung_again_and_no_second_time_while_it_rings(desk: TicketDesk) -> None:
    row = await desk.follow_up()
    attempt = await desk.call(row)
    await lose(desk, attempt)
    assert (await desk.row(Seat, "agent-1")).notice == "leg-lost"
    assert await mind(desk) == [RingAgent(2)]
    assert await mind(desk) == []
    assert (await came(desk, attempt, 2)).agent_lost_at is None
    assert await mind(desk) == []
    await desk.hang_up(attempt)
    assert (await desk.row(Seat, "agent-1")).state is SeatState.WRAP_UP


async def test_any_ready_agent_takes_over_after_thirty_seconds(desk: TicketDesk) -> None:
    """The card, the wrap-up and the disposition go with the customer; the first agent is paused with the reason."""
    row = await desk.follow_up()
    attempt = await desk.call(row)
    await ready(desk, "agent-2")
    await lose(desk, attempt)
    await dead(desk, "agent-1")
    await desk.clock.advance(TAKE_OVER_AFTER - SECOND)
    assert await mind(desk) == []
    await desk.clock.advance(SECOND)
    assert await mind(desk) == [RingAgent(2)]
    taken = await came(desk, attempt, 2)
    assert (taken.agent_id, taken.device, taken.agent_up) == ("agent-2", "agent-2", True)
    first: Seat = await desk.row(Seat, "agent-1")
    assert (first.state, first.attempt_id) == (SeatState.PAUSED, None)
    over = await desk.hang_up(attempt)
    assert (over.outcome, (await desk.row(Seat, "agent-2")).state) == ("answered", SeatState.WRAP_UP)
    await desk.dispose(over, Disposition.COMPLETED, agent="agent-2")
    assert (await desk.row(FollowUp, row.id)).state is FollowUpState.DONE
    assert len(await desk.events("attempt.taken_over")) == 1


async def test_a_leg_rung_again_in_vain_is_no_reason_to_let_the_customer_go(desk: TicketDesk) -> None:
    row = await desk.follow_up()
    attempt = await desk.call(row)
    await lose(desk, attempt)
    assert await mind(desk) == [RingAgent(2)]
    failed = AgentLegFailed(pbx="pbx", at=desk.clock.now(), attempt=attempt.id, leg=2, reason="busy")
    assert (await desk.fact(failed)).state is AttemptState.TALKING
    assert await mind(desk) == [RingAgent(3)]


@pytest.mark.parametrize("looks", [1, 3])
async def test_a_customer_whom_nobody_can_take_is_called_back_as_promised(desk: TicketDesk, looks: int) -> None:
    """Let go once, with the promise written down; the follow-up is an agreed call at the first chance."""
    row = await desk.follow_up()
    attempt = await desk.call(row)
    await lose(desk, attempt)
    await dead(desk, "agent-1")
    await desk.clock.advance(GIVE_UP_AFTER - SECOND)
    assert await mind(desk) == []
    await desk.clock.advance(SECOND)
    done = [await mind(desk) for _ in range(looks)]
    assert done == [[HangUp("customer")]] + [[]] * (looks - 1)
    promised = desk.clock.now() + CALL_BACK_IN
    over = await desk.hang_up(attempt)
    assert (over.outcome, over.disposition) == ("answered", Disposition.INCONVENIENT)
    after: FollowUp = await desk.row(FollowUp, row.id)
    assert (after.state, after.agreed_at, after.rank_class) == (FollowUpState.WAITING, promised, -1)
