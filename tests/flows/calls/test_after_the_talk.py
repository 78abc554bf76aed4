"""What stays with a follow-up after an attempt: whom it is kept for, which number is wrong, who may take it over."""

from datetime import timedelta

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import Attempt, CustomerNumber, Disposition, FollowUpResult, FollowUpState
from callcenter.flows import daily_acts
from callcenter.flows.agent_lost import ready_seat
from callcenter.flows.dispose import dispose
from tests.flows.calls.conftest import SimDesk
from tests.support.desk import AGENT_1, AGENT_2


async def test_an_unanswered_agreed_call_is_the_teams_again(sim_desk: SimDesk) -> None:
    """Only the agreed minute is kept for its agent: who was called in it and did not answer waits for anybody."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000061")
    sim_desk.sim.set_rule("13800000061", "busy")
    await desk.seat()
    async with desk.uow.write(SERVICE) as tx:
        agreed = await daily_acts.agree_time(tx, desk.setup, row.id, tx.now + timedelta(hours=1), AGENT_1)
    assert agreed.assigned_to == AGENT_1
    placed = await desk.call(agreed)
    await desk.until_over(placed.id)
    after = await desk.follow_up(row.id)
    assert (after.state, after.agreed_at, after.assigned_to) == (FollowUpState.WAITING, None, None)


async def test_a_number_called_wrong_during_the_talk_is_marked(sim_desk: SimDesk) -> None:
    """Whether the agent says so before or after the hang-up: no other follow-up rings it again."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000062")
    sim_desk.sim.set_rule("13800000062", "answer:ring=1:talk=10")
    await desk.seat()
    placed = await desk.call(row)
    await desk.until_state(placed.id, "talking")
    async with desk.uow.write(SERVICE) as tx:
        await dispose(tx, desk.setup, attempt_id=placed.id, by=AGENT_1, disposition=Disposition.WRONG_NUMBER)
    await desk.until_over(placed.id)
    assert (await desk.follow_up(row.id)).state is FollowUpState.NUMBER_CHECK
    async with desk.uow.read() as view:
        number = await view.rows(CustomerNumber).first(customer_id=row.customer_id)
    assert number is not None and number.status == "wrong"


async def test_the_handler_never_takes_over_a_second_follow_up(sim_desk: SimDesk) -> None:
    """S2-38: the second call is by another person than the handler, also when the first agent's leg is lost."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000063", not_by=AGENT_2)
    await desk.seat(AGENT_2, "1002")
    async with desk.uow.write(SERVICE) as tx:
        attempt = Attempt(
            id=tx.new_id(),
            follow_up_id=row.id,
            dealer_id=row.dealer_id,
            customer_id=row.customer_id,
            agent_id=AGENT_1,
            pbx="pbx",
            intent_at=tx.now,
        )
        assert await ready_seat(tx, desk.setup, attempt) is None
    await desk.seat(AGENT_1, "1001")
    async with desk.uow.write(SERVICE) as tx:
        free = await ready_seat(tx, desk.setup, attempt)
        assert free is not None and free.id == AGENT_1


@pytest.mark.parametrize("when", ["during", "after"])
async def test_a_customer_who_declines_in_three_seconds_is_not_rung_again(sim_desk: SimDesk, when: str) -> None:
    """Too short to count as a talk, long enough for a no: the agent's word decides, whenever it is written down."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000064")
    sim_desk.sim.set_rule("13800000064", f"answer:ring=1:talk={4 if when == 'after' else 4.5}")
    await desk.seat()
    placed = await desk.call(row)
    await (desk.until_over(placed.id) if when == "after" else desk.until_state(placed.id, "talking"))
    async with desk.uow.write(SERVICE) as tx:
        await dispose(tx, desk.setup, attempt_id=placed.id, by=AGENT_1, disposition=Disposition.DECLINED)
    ended = await desk.until_over(placed.id)
    assert ended.outcome == "answered_short"
    after = await desk.follow_up(row.id)
    assert (after.state, after.result, after.tries) == (FollowUpState.DONE, FollowUpResult.DECLINED, 1)
