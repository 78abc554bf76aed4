"""A customer without an agent: the own phone first, after 30 s anybody ready, after 55 s a promise to call back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callcenter.core.attempt import GIVE_UP_AFTER, RING_AGAIN_FOR, TAKE_OVER_AFTER, Effect, RingAgent
from callcenter.core.facts import AgentLegFailed, AgentLegGone, AgentLegUp, CustomerAnswered, ReturnCall
from callcenter.core.model import (
    Attempt,
    AttemptState,
    Customer,
    Dealer,
    Disposition,
    FollowUp,
    FollowUpState,
    Seat,
    SeatState,
)
from callcenter.core.orders import LetGo
from callcenter.flows import call_back, seats
from callcenter.flows.agent_lost import CALL_BACK_IN, LET_GO_AGAIN, mind_the_held
from callcenter.flows.claim import Rates, next_follow_up
from callcenter.flows.return_call import take
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
    assert done == [[LetGo()]] + [[]] * (looks - 1)
    promised = desk.clock.now() + CALL_BACK_IN
    over = await desk.hang_up(attempt)
    assert (over.outcome, over.disposition) == ("answered", Disposition.INCONVENIENT)
    after: FollowUp = await desk.row(FollowUp, row.id)
    assert (after.state, after.agreed_at, after.rank_class) == (FollowUpState.WAITING, promised, -1)
    # The promise is kept to the minute, though the number was rung since.
    desk.clock.set(promised)
    assert (await desk.dial(after, "agent-2")).number == row.number


async def test_who_has_said_everything_is_let_go_and_not_rung_again(desk: TicketDesk) -> None:
    """What the agent wrote down of the talk before its phone died stands."""
    row = await desk.follow_up()
    attempt = await desk.call(row)
    await desk.dispose(attempt, Disposition.COMPLETED)
    await lose(desk, attempt)
    await dead(desk, "agent-1")
    await desk.clock.advance(GIVE_UP_AFTER)
    assert await mind(desk) == [LetGo()]
    await ready(desk, "agent-2")
    assert await mind(desk) == []  # nobody is rung for a room that is being left
    assert (await desk.hang_up(attempt)).disposition is Disposition.COMPLETED
    assert (await desk.row(FollowUp, row.id)).state is FollowUpState.DONE
    assert await desk.events("attempt.call_back_promised") == []


async def returned(desk: TicketDesk, row: FollowUp) -> Attempt:
    """The customer rings back, is taken and waits for agent-1, whose phone rings."""
    await ready(desk, "agent-1")
    async with desk.acting() as tx:
        fact = ReturnCall(pbx="pbx", at=tx.now, channel="PJSIP/1", number=row.number, dialed="02150000000")
        taken = await take(tx, desk.setup, fact)
    assert taken.attempt is not None
    return await desk.fact(CustomerAnswered(pbx="pbx", at=desk.clock.now(), attempt=taken.attempt.id))


async def unanswered(desk: TicketDesk, attempt: Attempt, leg: int) -> Attempt:
    """An agent's phone rings its twenty seconds in vain."""
    await desk.clock.advance(RING_AGAIN_FOR)
    return await desk.fact(
        AgentLegFailed(pbx="pbx", at=desk.clock.now(), attempt=attempt.id, leg=leg, reason="no-answer")
    )


async def test_a_return_call_goes_to_the_next_agent_at_once_when_the_first_does_not_take_it(desk: TicketDesk) -> None:
    """Whoever lets a caller ring is not *ready*; the second agent's talk is the conversation."""
    row = await desk.follow_up()
    attempt = await returned(desk, row)
    await ready(desk, "agent-2")
    await unanswered(desk, attempt, 1)
    assert await mind(desk) == [RingAgent(2)]
    first: Seat = await desk.row(Seat, "agent-1")
    assert (first.state, first.pause_reason, first.attempt_id) == (SeatState.PAUSED, "agent-leg-failed", None)
    taken = await came(desk, attempt, 2)
    assert (taken.agent_id, taken.agent_up) == ("agent-2", True)
    over = await desk.hang_up(attempt)
    assert (over.outcome, (await desk.row(Seat, "agent-2")).state) == ("answered", SeatState.WRAP_UP)


@pytest.mark.parametrize("others", [0, 1])
async def test_a_return_call_that_nobody_takes_goes_to_the_dealers_number_and_is_called_back(
    desk: TicketDesk, others: int
) -> None:
    """Before the exchange lets the caller go by itself, and with a promise that is kept: an agreed call of the team."""
    row = await desk.follow_up()
    attempt = await returned(desk, row)
    await unanswered(desk, attempt, 1)
    if others:
        await ready(desk, "agent-2")
        assert await mind(desk) == [RingAgent(2)]
        await unanswered(desk, attempt, 2)
    assert await mind(desk) == [LetGo()]
    assert await mind(desk) == []
    promised = desk.clock.now() + CALL_BACK_IN
    over = await desk.hang_up(attempt, talk=40)
    assert (over.outcome, over.counts, over.disposition) == ("cancelled", False, None)
    after: FollowUp = await desk.row(FollowUp, row.id)
    assert (after.state, after.tries, after.agreed_at, after.rank_class) == (FollowUpState.WAITING, 0, promised, -1)
    assert (after.claimed_by, after.assigned_to) == (None, None)
    assert (await desk.row(Seat, "agent-1")).state is SeatState.PAUSED


async def test_a_caller_who_still_hears_the_notice_is_let_go_once_more(desk: TicketDesk) -> None:
    """Not in the room yet, so the first order led nobody out: it is repeated until the call has ended."""
    attempt = await returned(desk, await desk.follow_up())
    failed = AgentLegFailed(pbx="pbx", at=desk.clock.now(), attempt=attempt.id, leg=1, reason="busy")
    await desk.fact(failed)
    assert await mind(desk) == [LetGo()]
    await desk.clock.advance(LET_GO_AGAIN)
    assert await mind(desk) == [LetGo()]
    assert await mind(desk) == []
    await desk.hang_up(attempt, talk=10)
    await desk.clock.advance(LET_GO_AGAIN)
    assert await mind(desk) == []
    assert len(await desk.events("attempt.call_back_promised")) == 1


async def test_an_agent_who_takes_a_customer_over_gives_the_card_in_hand_back(desk: TicketDesk) -> None:
    attempt = await returned(desk, await desk.follow_up())
    card = await desk.follow_up()
    await ready(desk, "agent-2")
    async with desk.acting("agent-2") as tx:
        claimed = await next_follow_up(tx, desk.setup, Rates(), "agent-2")
        assert claimed is not None and claimed.id == card.id
    await unanswered(desk, attempt, 1)
    assert await mind(desk) == [RingAgent(2)]
    after: FollowUp = await desk.row(FollowUp, card.id)
    assert (after.state, after.claimed_by) == (FollowUpState.READY, None)


async def test_who_rings_us_and_hangs_up_before_an_agent_takes_it_is_called_back(desk: TicketDesk) -> None:
    row = await desk.follow_up()
    attempt = await returned(desk, row)
    await desk.clock.advance(10 * SECOND)
    assert (await desk.hang_up(attempt, talk=10)).outcome == "cancelled"
    after: FollowUp = await desk.row(FollowUp, row.id)
    soon = desk.clock.now() + call_back.CALL_BACK_IN
    assert (after.state, after.tries, after.agreed_at) == (FollowUpState.WAITING, 0, soon)
    assert (await desk.row(Seat, "agent-1")).state is SeatState.READY


@pytest.mark.parametrize("silent", [False, True])
async def test_a_return_call_is_announced_as_recorded_where_the_dealer_wants_it(desk: TicketDesk, silent: bool) -> None:
    """As of a call that we place: with the dealer's announcement, and without one where nothing is recorded."""
    row = await desk.follow_up()
    async with desk.acting() as tx:
        await tx.rows(Dealer).save(
            replace(await tx.rows(Dealer).get(row.dealer_id), announcement="callcenter/recorded")
        )
        customer = await tx.rows(Customer).get(row.customer_id)
        await tx.rows(Customer).save(replace(customer, no_recording=silent))
    desk.setup.forget()
    attempt = await returned(desk, row)
    assert (attempt.announce, bool(attempt.record)) == (("", False) if silent else ("callcenter/recorded", True))
