"""What fails on our side is not the customer's: a promised minute stands, a broken trunk changes nothing, nobody is punished."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from callcenter.core.attempt import ask_hang_up, lose
from callcenter.core.facts import AgentLegFailed, AgentLegGone, AgentLegUp, CustomerEnded
from callcenter.core.model import (
    Attempt,
    Disposition,
    FollowUp,
    FollowUpResult,
    FollowUpState,
    MessageState,
    Seat,
    SeatState,
    ServiceOrder,
    TicketState,
)
from callcenter.flows import live_calls, seats, ticket_work
from callcenter.flows.after_try import AGREED_AGAIN_AFTER, AGREED_AGAIN_FOR
from callcenter.flows.apply_fact import apply_step
from callcenter.flows.place_call import place_call
from callcenter.flows.trunks import UNTIL_DECIDED
from tests.support.ticket_desk import TicketDesk

HOUR = timedelta(hours=1)
REJECTED = ("CHANUNAVAIL", 21)


async def end(desk: TicketDesk, attempt: Attempt, status: str, cause: int, talk: int = 0) -> Attempt:
    """The exchange tells the end of the customer's leg."""
    now = desk.clock.now()
    return await desk.fact(
        CustomerEnded(
            pbx="pbx",
            at=now,
            attempt=attempt.id,
            dial_status=status,
            cause=cause,
            dialed_seconds=10 + talk,
            answered_seconds=talk,
            sip_code=None,
            ended_at=now,
        )
    )


async def agreed(desk: TicketDesk) -> FollowUp:
    """A customer who chose a time an hour from now, which has come."""
    row = await desk.follow_up()
    talk = await desk.call(row)
    await desk.dispose(talk, Disposition.INCONVENIENT, agreed_at=desk.clock.now() + HOUR)
    await desk.hang_up(talk)
    await desk.clock.advance(HOUR)
    await desk.let_due()
    found: FollowUp = await desk.row(FollowUp, row.id)
    assert (found.state, found.agreed_at, found.rank_class) == (FollowUpState.READY, desk.clock.now(), -1)
    return found


async def rung(desk: TicketDesk, row: FollowUp, agent: str = "agent-1") -> Attempt:
    """The call of an agent whose own phone still rings."""
    async with desk.acting(agent) as tx:
        await seats.sign_on(tx, person_id=agent, device=agent, pbx="pbx", alive=True)
        await seats.make_ready(tx, agent)
        return (await place_call(tx, desk.setup, follow_up_id=row.id, agent_id=agent, reason="test")).attempt


@pytest.mark.req("S2-11")
@pytest.mark.parametrize("what", ["own phone", "trunk", "called off"])
async def test_an_agreed_minute_stands_when_our_own_side_fails(desk: TicketDesk, what: str) -> None:
    """Nobody rang there: still agreed, ahead of everything else, whoever of the team is free, in two minutes and not thirty."""
    row = await agreed(desk)
    promised = row.agreed_at
    if what == "own phone":
        attempt = await rung(desk, row)
        now = desk.clock.now()
        await desk.fact(AgentLegFailed(pbx="pbx", at=now, attempt=attempt.id, leg=1, reason="no-answer"))
    else:
        attempt = await desk.dial(row)
        await end(desk, attempt, *(("CONGESTION", 34) if what == "trunk" else ("CANCEL", 0)))
    after: FollowUp = await desk.row(FollowUp, row.id)
    assert (after.state, after.tries, after.agreed_at, after.rank_class) == (FollowUpState.WAITING, 1, promised, -1)
    assert (after.assigned_to, after.next_try_at) == (None, desk.clock.now() + AGREED_AGAIN_AFTER)
    await desk.clock.advance(AGREED_AGAIN_AFTER)
    await desk.let_due()
    assert (await desk.row(FollowUp, row.id)).state is FollowUpState.READY
    # Nobody is left in peace from what was promised.
    assert (await desk.dial(after, "agent-2")).number == row.number


async def test_a_time_agreed_within_the_cool_down_of_the_number_is_kept(desk: TicketDesk) -> None:
    """*Ring me in three minutes*; without a promise the number is left in peace for ten."""
    row = await desk.follow_up()
    talk = await desk.call(row)
    soon = desk.clock.now() + timedelta(minutes=3)
    await desk.hang_up(talk)
    await desk.dispose(talk, Disposition.INCONVENIENT, agreed_at=soon)
    desk.clock.set(soon)
    assert (await desk.dial(row, "agent-2")).number == row.number


async def test_an_agreed_call_that_goes_on_failing_does_not_keep_the_team_from_everybody_else(desk: TicketDesk) -> None:
    """A line that fails for this number alone: soon at first, then at the pace of every failure of ours."""
    row = await agreed(desk)
    await desk.clock.advance(AGREED_AGAIN_FOR)
    await end(desk, await desk.dial(row), "CONGESTION", 34)
    after: FollowUp = await desk.row(FollowUp, row.id)
    assert (after.agreed_at, after.next_try_at) == (row.agreed_at, desk.clock.now() + timedelta(minutes=30))


async def test_an_agent_who_calls_off_while_the_own_phone_rings_is_ready_again(desk: TicketDesk) -> None:
    attempt = await rung(desk, await desk.follow_up())
    async with desk.acting() as tx:
        locked = await tx.rows(Attempt).lock(attempt.id)
        policy = await desk.setup.policy_of(tx, locked.dealer_id)
        await apply_step(tx, desk.setup, locked, ask_hang_up(locked), policy)
    now = desk.clock.now()
    over = await desk.fact(AgentLegFailed(pbx="pbx", at=now, attempt=attempt.id, leg=1, reason="hung-up"))
    assert (over.outcome, over.counts) == ("cancelled", False)
    assert (await desk.row(Seat, "agent-1")).state is SeatState.READY


async def test_a_consulted_agent_is_free_again_when_nobody_can_know_how_the_call_ended(desk: TicketDesk) -> None:
    """The exchange died: whoever was called in is not kept *on call* until somebody settles another one's attempt."""
    call = await desk.call(await desk.follow_up())
    async with desk.acting("agent-2") as tx:
        await seats.sign_on(tx, person_id="agent-2", device="agent-2", pbx="pbx", alive=True)
        await seats.make_ready(tx, "agent-2")
    async with desk.acting("supervisor") as tx:
        await live_calls.call_agent(tx, desk.setup, call.id, "agent-2", attended=True)
    assert (await desk.row(Seat, "agent-2")).state is SeatState.ON_CALL
    async with desk.acting() as tx:
        locked = await tx.rows(Attempt).lock(call.id)
        policy = await desk.setup.policy_of(tx, locked.dealer_id)
        await apply_step(tx, desk.setup, locked, lose(locked, tx.now, "restarted"), policy)
    for agent in ("agent-1", "agent-2"):
        seat: Seat = await desk.row(Seat, agent)
        assert (seat.state is SeatState.ON_CALL, seat.attempt_id) == (False, None)


@pytest.mark.req("S2-9")
@pytest.mark.parametrize("disposition", [Disposition.COMPLETED, Disposition.VOICEMAIL])
async def test_an_sms_about_misses_does_not_follow_a_talk(desk: TicketDesk, disposition: Disposition) -> None:
    """It waited for the gateway or for the morning; the customer was reached meanwhile. A machine is nobody reached."""
    row = await desk.follow_up()
    await desk.miss(row)
    await desk.miss(row)
    [message] = await desk.messages(kind="second_miss")
    assert message.state is MessageState.QUEUED
    await desk.clock.advance(HOUR)
    talk = await desk.call(row)
    await desk.hang_up(talk)
    await desk.dispose(talk, disposition)
    [message] = await desk.messages(kind="second_miss")
    reached = disposition is Disposition.COMPLETED
    assert message.state is (MessageState.WITHDRAWN if reached else MessageState.QUEUED)


@pytest.mark.req("S2-9")
async def test_an_sms_that_was_withdrawn_is_to_be_had_again(desk: TicketDesk) -> None:
    """Reached for a moment only: the next miss has the SMS that the second one was owed."""
    row = await desk.follow_up()
    await desk.miss(row)
    await desk.miss(row)
    await desk.clock.advance(HOUR)
    talk = await desk.call(row)
    await desk.hang_up(talk)
    await desk.dispose(talk, Disposition.HUNG_UP)
    states = [message.state for message in await desk.messages(kind="second_miss")]
    assert sorted(states) == [MessageState.QUEUED, MessageState.WITHDRAWN]


async def cancel_order(desk: TicketDesk, row: FollowUp) -> None:
    async with desk.acting() as tx:
        order = await tx.rows(ServiceOrder).lock(row.order_id or "")
        await tx.rows(ServiceOrder).save(replace(order, status="cancelled"))


@pytest.mark.parametrize(("status", "cause"), [("BUSY", 17), ("NOANSWER", 19), ("CHANUNAVAIL", 1), ("CANCEL", 0)])
async def test_an_order_cancelled_during_the_call_is_not_rung_about_again(
    desk: TicketDesk, status: str, cause: int
) -> None:
    row = await desk.follow_up(misses=1, tries=1)
    attempt = await desk.dial(row)
    await cancel_order(desk, row)
    await end(desk, attempt, status, cause)
    after: FollowUp = await desk.row(FollowUp, row.id)
    assert (after.state, after.result) == (FollowUpState.DONE, FollowUpResult.WITHDRAWN)
    assert await desk.messages() == []


@pytest.mark.parametrize("about", ["order", "ticket"])
async def test_nobody_is_dialed_about_what_was_taken_back_while_the_agents_phone_rang(
    desk: TicketDesk, about: str
) -> None:
    if about == "order":
        row = await desk.follow_up()
    else:
        ticket = await desk.handle(await desk.complain())
        await desk.clock.advance(HOUR)
        row = await desk.second(ticket)
    attempt = await rung(desk, row, "agent-2")
    if about == "order":
        await cancel_order(desk, row)
    else:
        async with desk.acting("supervisor") as tx:
            await ticket_work.void(tx, desk.setup, ticket.no, by="supervisor", reason="重复")
    now = desk.clock.now()
    over = await desk.fact(AgentLegUp(pbx="pbx", at=now, attempt=attempt.id, leg=1, channel="PJSIP/agent-2"))
    assert (over.outcome, over.customer_dialed) == ("cancelled", False)
    assert over.evidence["not_dialed"] == ("order-cancelled" if about == "order" else "ticket-not-asked")
    assert (await desk.row(FollowUp, row.id)).state is FollowUpState.DONE
    assert (await desk.row(Seat, "agent-2")).state is SeatState.READY


async def test_what_a_customer_said_about_an_order_cancelled_meanwhile_stands(desk: TicketDesk) -> None:
    row = await desk.follow_up()
    talk = await desk.call(row)
    await cancel_order(desk, row)
    await desk.hang_up(talk)
    await desk.dispose(talk, Disposition.COMPLETED)
    assert (await desk.row(FollowUp, row.id)).result is FollowUpResult.COMPLETED


def kept(row: FollowUp) -> dict[str, Any]:
    """What a try may change."""
    return {
        name: getattr(row, name)
        for name in ("tries", "misses", "busy_in_a_row", "parts_tried", "tries_that_day", "sms_sent_at", "missed_at")
    }


async def break_trunk(desk: TicketDesk, times: int) -> None:
    """So many other customers are *rejected* by it."""
    for _ in range(times):
        await end(desk, await desk.dial(await desk.follow_up()), *REJECTED)


async def test_a_broken_trunk_takes_nothing_of_a_follow_up(desk: TicketDesk) -> None:
    """Counters, parts of the day, the agreed minute; and the one SMS is neither sent nor used up."""
    row = await agreed(desk)
    async with desk.acting() as tx:
        locked = await tx.rows(FollowUp).lock(row.id)
        row = await tx.rows(FollowUp).save(replace(locked, misses=1, busy_in_a_row=1, parts_tried=1))
    await end(desk, await desk.dial(row), *REJECTED)
    [message] = await desk.messages(kind="second_miss")
    assert message.send_at >= desk.clock.now() + UNTIL_DECIDED
    await break_trunk(desk, 4)
    after: FollowUp = await desk.row(FollowUp, row.id)
    assert kept(after) == kept(row)
    assert (after.state, after.agreed_at, after.rank_class) == (FollowUpState.WAITING, row.agreed_at, -1)
    [message] = await desk.messages(kind="second_miss")
    assert (message.state, message.reason) == (MessageState.WITHDRAWN, "trunk-paused")
    # A real second miss has its SMS all the same.
    await desk.clock.advance(HOUR)
    await end(desk, await desk.dial(after), "NOANSWER", 19)
    states = [message.state for message in await desk.messages(kind="second_miss")]
    assert sorted(states) == [MessageState.QUEUED, MessageState.WITHDRAWN]


async def test_a_broken_trunk_takes_no_sms_of_an_earlier_miss(desk: TicketDesk) -> None:
    """It still waits for its hour, and goes: the customer was missed twice before the trunk failed."""
    row = await desk.follow_up()
    await desk.miss(row)
    row = await desk.miss(row)
    await desk.clock.advance(HOUR)
    await end(desk, await desk.dial(row), *REJECTED)
    await break_trunk(desk, 4)
    after: FollowUp = await desk.row(FollowUp, row.id)
    assert kept(after) == kept(row)
    [message] = await desk.messages(kind="second_miss")
    assert message.state is MessageState.QUEUED


async def test_a_broken_trunk_does_not_put_an_agreed_call_off(desk: TicketDesk) -> None:
    """What failed on our side already and waits for its two minutes stays where it is."""
    row = await agreed(desk)
    await end(desk, await desk.dial(row), "CONGESTION", 34)
    waits: FollowUp = await desk.row(FollowUp, row.id)
    await break_trunk(desk, 4)
    after: FollowUp = await desk.row(FollowUp, row.id)
    assert (after.next_try_at, after.agreed_at, after.rank_class) == (waits.next_try_at, row.agreed_at, -1)


async def test_a_follow_up_given_up_by_a_broken_trunk_is_open_again(desk: TicketDesk) -> None:
    """The last try of one whose deadline has passed."""
    row = await desk.follow_up(tries=5, misses=1, due_at=desk.clock.now() - HOUR)
    await end(desk, await desk.dial(row), *REJECTED)
    given_up: FollowUp = await desk.row(FollowUp, row.id)
    assert (given_up.state, given_up.result) == (FollowUpState.DONE, FollowUpResult.UNREACHED)
    await break_trunk(desk, 4)
    after: FollowUp = await desk.row(FollowUp, row.id)
    assert (after.state, after.result, after.done_at) == (FollowUpState.WAITING, None, None)
    assert kept(after) == kept(row)


async def test_a_ticket_given_up_by_a_broken_trunk_is_asked_about_again(desk: TicketDesk) -> None:
    """With the tries that were left, and off the list of customers not reached."""
    ticket = await desk.handle(await desk.complain())
    row = await desk.second(ticket)
    await desk.clock.advance(HOUR)
    for _ in range(2):
        row = await desk.miss(row)
    desk.clock.set(max(row.next_try_at, desk.clock.now()))
    await end(desk, await desk.dial(row, "agent-2"), *REJECTED)
    assert (await desk.ticket(ticket)).state is TicketState.UNREACHED
    await break_trunk(desk, 4)
    assert (await desk.ticket(ticket)).state is TicketState.HANDLED
    again = await desk.second(ticket)
    assert (again.id == row.id, again.tries, again.misses) == (False, 2, 2)


async def test_an_agents_own_receiver_laid_down_before_the_dial_is_still_a_failed_leg(desk: TicketDesk) -> None:
    """Not asked for in the console: nobody knows whether the agent is there, so the seat is paused."""
    attempt = await rung(desk, await desk.follow_up())
    gone = AgentLegGone(pbx="pbx", at=desk.clock.now(), attempt=attempt.id, leg=1, cause=16)
    assert (await desk.fact(gone)).outcome == "agent_failed"
    assert (await desk.row(Seat, "agent-1")).state is SeatState.PAUSED
