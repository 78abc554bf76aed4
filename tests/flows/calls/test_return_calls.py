"""A customer rings back: the same card, the pending retry withdrawn, the agent who tried last; and the other ways it goes."""

from callcenter.core.access import SERVICE
from callcenter.core.model import Attempt, FollowUpState, ReturnCallRow, SeatState
from callcenter.flows import seats
from tests.flows.calls.conftest import SimDesk
from tests.support.desk import AGENT_1, AGENT_2
from tests.support.waiting import until

NUMBER = "13800000031"
OURS = "02150000000"


async def _newest_return(sim_desk: SimDesk) -> ReturnCallRow | None:
    async with sim_desk.desk.uow.read() as view:
        return await view.rows(ReturnCallRow).first(order=("-id",))


async def test_a_return_call_finds_the_card_and_the_agent_who_tried_last(sim_desk: SimDesk) -> None:
    """Missed by us, rung back by the customer: the same follow-up, the same agent, one conversation, no retry left."""
    desk = sim_desk.desk
    sim_desk.sim.set_rule(NUMBER, "busy")
    row = await desk.add(f"+86{NUMBER}")
    await desk.seat(AGENT_2, "1002")
    await desk.seat(AGENT_1, "1001")
    first = await desk.call(row)
    await desk.until_over(first.id)
    assert (await desk.follow_up(row.id)).state is FollowUpState.WAITING
    sim_desk.sim.inbound(NUMBER, OURS, talk=20)

    async def taken() -> ReturnCallRow | None:
        found = await _newest_return(sim_desk)
        return found if found is not None and found.attempt_id else None

    told = await until(taken, what="the return call to be taken")
    assert told is not None and told.attempt_id is not None
    assert (told.follow_up_id, told.agent_id, told.went_to) == (row.id, AGENT_1, "agent")
    ended = await desk.until_over(told.attempt_id)
    assert (ended.direction, ended.outcome) == ("return", "answered")
    after = await desk.follow_up(row.id)
    assert (after.state, after.attempt_id) == (FollowUpState.WRAP_UP, told.attempt_id)
    assert sim_desk.rung(NUMBER) == 1


async def test_an_unknown_caller_goes_to_a_ready_agent_without_a_card(sim_desk: SimDesk) -> None:
    """Nobody we know: an agent answers, and can search."""
    desk = sim_desk.desk
    await desk.seat()
    sim_desk.sim.inbound("13900009999", OURS, talk=10)

    async def taken() -> Attempt | None:
        found = await _newest_return(sim_desk)
        return await desk.attempt(found.attempt_id) if found and found.attempt_id else None

    attempt = await until(taken, what="the return call to be taken")
    assert attempt is not None
    assert (attempt.follow_up_id, attempt.agent_id) == (None, AGENT_1)
    ended = await desk.until_over(attempt.id)
    assert ended.outcome == "answered"
    async with desk.uow.write(SERVICE) as tx:
        await seats.make_ready(tx, AGENT_1)
    assert (await desk.seat_of()).state is SeatState.READY


async def test_a_return_call_with_nobody_ready_becomes_an_agreed_call(sim_desk: SimDesk) -> None:
    """Nobody is free: the exchange goes on to the fallback, and the customer is called back at the first chance."""
    desk = sim_desk.desk
    row = await desk.add(f"+86{NUMBER}")
    sim_desk.sim.inbound(NUMBER, OURS)

    async def planned() -> bool:
        return (await desk.follow_up(row.id)).agreed_at is not None

    await until(planned, what="the call back")
    told = await _newest_return(sim_desk)
    assert told is not None
    assert (told.went_to, told.attempt_id) == ("agreed_call", None)
    assert (await desk.follow_up(row.id)).rank_class == -1


async def test_a_return_call_that_no_agent_answered_is_no_conversation(sim_desk: SimDesk) -> None:
    """The customer waited in vain and hung up: no try is counted, and the card is called again."""
    desk = sim_desk.desk
    row = await desk.add(f"+86{NUMBER}")
    await desk.seat()
    sim_desk.sim.core.devices["1001"].answer_seconds = None
    sim_desk.sim.inbound(NUMBER, OURS, talk=15)

    async def taken() -> ReturnCallRow | None:
        found = await _newest_return(sim_desk)
        return found if found is not None and found.attempt_id else None

    told = await until(taken, what="the return call to be taken")
    assert told is not None and told.attempt_id is not None
    ended = await desk.until_over(told.attempt_id)
    assert (ended.outcome, ended.counts) == ("cancelled", False)
    after = await desk.follow_up(row.id)
    assert (after.state, after.tries) == (FollowUpState.WAITING, 0)
