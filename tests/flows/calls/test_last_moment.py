"""Between the order and the telephone: hours that end, wishes that come, orders that get lost."""

from dataclasses import replace

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import AttemptState, CalendarRow, Customer, FollowUpState, SeatState
from callcenter.flows import daily_acts
from callcenter.flows.place_call import place_call
from tests.flows.calls.conftest import SimDesk
from tests.support.desk import AGENT_1, ALWAYS


@pytest.mark.parametrize("why", ["wish-no-calls", "outside-calling-hours"])
async def test_a_customer_is_not_dialed_when_the_rule_changed_while_the_agent_was_rung(
    sim_desk: SimDesk, why: str
) -> None:
    """The agent answers after the hours have ended, or after the customer asked for no calls: nothing rings, no try."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000071")
    await desk.seat()
    async with desk.uow.write(SERVICE) as tx:
        placed = await place_call(tx, desk.setup, follow_up_id=row.id, agent_id=AGENT_1, reason="test")
    async with desk.uow.write(SERVICE) as tx:
        if why == "wish-no-calls":
            customer = await tx.rows(Customer).get(row.customer_id)
            await tx.rows(Customer).save(replace(customer, no_calls=True))
        else:
            hours = await tx.rows(CalendarRow).get("calling")
            never: dict[str, list[str]] = {day: [] for day in ALWAYS}
            tomorrow = str((tx.now.astimezone().weekday() + 2) % 7)
            await tx.rows(CalendarRow).save(replace(hours, weekly={**never, tomorrow: ["09:00-10:00"]}))
    desk.setup.forget()
    desk.dialer.perform(placed.attempt, placed.effects)
    ended = await desk.until_over(placed.attempt.id)
    assert (ended.state, ended.outcome, ended.customer_dialed) == (AttemptState.ENDED, "cancelled", False)
    assert ended.evidence["not_dialed"] == why
    after = await desk.follow_up(row.id)
    assert (after.state, after.tries) == (FollowUpState.WAITING, 0)
    assert (await desk.seat_of()).state is SeatState.READY
    assert sim_desk.rung("13800000071") == 0


async def test_a_hang_up_whose_order_was_lost_is_given_again_by_a_look(sim_desk: SimDesk) -> None:
    """Asked on a node that does not own the exchange, or over a link that broke: the owner's look ends the call."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000072")
    sim_desk.sim.set_rule("13800000072", "answer:ring=1:talk=3000")
    await desk.seat()
    placed = await desk.call(row)
    await desk.until_state(placed.id, "talking")
    async with desk.uow.write(SERVICE) as tx:
        await daily_acts.hang_up(tx, desk.setup, placed.id, AGENT_1)  # its effects are performed by nobody
    ended = await desk.until_over(placed.id)
    assert (ended.state, ended.evidence["hang_up_asked"]) == (AttemptState.ENDED, True)
    assert ended.talk_seconds < 60
