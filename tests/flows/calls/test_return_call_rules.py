"""Return calls: whose customer it is, and what is left alone because it came too late."""

from dataclasses import replace
from datetime import timedelta

from callcenter.core.access import SERVICE
from callcenter.core.facts import ReturnCall
from callcenter.core.model import Dealer, FollowUpState
from callcenter.flows import return_call
from tests.flows.calls.conftest import SimDesk
from tests.support.desk import add_follow_up

NUMBER = "13800000081"


async def _second_dealer(sim_desk: SimDesk, *, shared: bool) -> Dealer:
    desk = sim_desk.desk
    ours = "02150000000" if shared else "02160000000"
    async with desk.uow.write(SERVICE) as tx:
        other = replace(desk.dealer, id="other", code="SH02", return_number=ours, inbound_numbers=[ours], version=0)
        return await tx.rows(Dealer).add(other)


async def _take(sim_desk: SimDesk, seconds_ago: float = 0.0) -> return_call.Taken:
    desk = sim_desk.desk
    desk.setup.forget()
    async with desk.uow.write(SERVICE) as tx:
        at = tx.now - timedelta(seconds=seconds_ago)
        return await return_call.take(
            tx, desk.setup, ReturnCall(pbx="pbx", at=at, channel="PJSIP/1", number=NUMBER, dialed="02150000000")
        )


async def test_another_dealers_customer_is_a_stranger_at_this_dealers_number(sim_desk: SimDesk) -> None:
    """Neither the card nor the name of another dealer's customer reaches this dealer's agent (S2-6)."""
    desk = sim_desk.desk
    other = await _second_dealer(sim_desk, shared=False)
    async with desk.uow.write(SERVICE) as tx:
        row = await add_follow_up(tx, other, f"+86{NUMBER}")
    await desk.seat()
    taken = await _take(sim_desk)
    assert taken.attempt is not None
    assert (taken.attempt.dealer_id, taken.attempt.customer_id, taken.attempt.follow_up_id) == ("dealer", None, None)
    assert (await desk.follow_up(row.id)).state is FollowUpState.READY


async def test_dealers_that_share_a_number_find_each_its_own_customer(sim_desk: SimDesk) -> None:
    """The dealer of the call is the customer's."""
    desk = sim_desk.desk
    other = await _second_dealer(sim_desk, shared=True)
    async with desk.uow.write(SERVICE) as tx:
        row = await add_follow_up(tx, other, f"+86{NUMBER}")
    await desk.seat()
    taken = await _take(sim_desk)
    assert taken.attempt is not None
    assert (taken.attempt.dealer_id, taken.attempt.follow_up_id) == ("other", row.id)


async def test_a_return_call_heard_too_late_is_not_pulled_out_of_its_talk(sim_desk: SimDesk) -> None:
    """The exchange goes to the fallback number after two seconds: then we plan a call back and touch nothing."""
    desk = sim_desk.desk
    row = await desk.add(f"+86{NUMBER}")
    await desk.seat()
    taken = await _take(sim_desk, seconds_ago=5.0)
    assert (taken.attempt, taken.late) == (None, True)
    after = await desk.follow_up(row.id)
    assert (after.state, after.agreed_at is not None) == (FollowUpState.WAITING, True)
