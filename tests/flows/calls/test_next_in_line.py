"""A card that must not be called leaves the head of the queue; the one behind it is called."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import Attempt, Customer, CustomerNumber, FollowUp, FollowUpResult, FollowUpState
from callcenter.errors import StaleRow
from callcenter.flows.ports import WriteTx
from tests.flows.calls.conftest import SimDesk
from tests.support.desk import AGENT_1


@pytest.mark.parametrize(
    ("wish", "status", "number", "state"),
    [
        ({"no_calls": True}, "usable", "+8613800000051", FollowUpState.DONE),
        ({}, "wrong", "+8613800000051", FollowUpState.NUMBER_CHECK),
        ({}, "usable", "+8613800000059", FollowUpState.NUMBER_CHECK),
    ],
)
async def test_progressive_dialing_goes_on_behind_a_card_that_must_not_be_called(
    sim_desk: SimDesk, wish: Mapping[str, Any], status: str, number: str, state: FollowUpState
) -> None:
    """Excluded by wish, or to be looked at by a person (an unusable number, one that is not the customer's)."""
    desk = sim_desk.desk
    async with desk.uow.read() as view:
        soon = view.now + timedelta(days=1)
    first = await desk.add("+8613800000051", order_at=soon, due_at=soon)
    second = await desk.add("+8613800000052")
    async with desk.uow.write(SERVICE) as tx:
        customer = await tx.rows(Customer).get(first.customer_id)
        await tx.rows(Customer).save(replace(customer, **wish))
        row = await tx.rows(CustomerNumber).first(customer_id=customer.id)
        assert row is not None
        await tx.rows(CustomerNumber).save(replace(row, status=status))
        await tx.rows(FollowUp).save(replace(first, number=number))
    sim_desk.sim.set_rule("13800000052", "busy")
    await desk.seat(mode="progressive")
    for _ in range(2):
        await desk.dialer.run_once()
    async with desk.uow.read() as view:
        placed = await view.rows(Attempt).all()
    assert [attempt.follow_up_id for attempt in placed] == [second.id]
    aside = await desk.follow_up(first.id)
    assert (aside.state, aside.claimed_by, aside.tries) == (state, None, 0)
    assert aside.result == (FollowUpResult.EXCLUDED if wish else None)
    await desk.until_over(placed[0].id)


async def test_what_commits_beside_the_intent_takes_it_back_when_it_fails(sim_desk: SimDesk) -> None:
    """A request whose answer cannot be kept has placed no call: its repetition rings the customer once in all."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000053")
    sim_desk.sim.set_rule("13800000053", "busy")
    await desk.seat()

    async def fails(tx: WriteTx, attempt: Attempt) -> None:
        raise StaleRow(what="idempotency", id=attempt.id)

    with pytest.raises(StaleRow):
        await desk.dialer.place(SERVICE, follow_up_id=row.id, agent_id=AGENT_1, reason="test", beside=fails)
    assert (await desk.follow_up(row.id)).state is FollowUpState.READY
    placed = await desk.call(row)
    await desk.until_over(placed.id)
    assert sim_desk.rung("13800000053") == 1
