"""What the agent writes down during the talk never keeps the attempt from ending."""

from dataclasses import replace
from datetime import timedelta

from callcenter.core.access import SERVICE
from callcenter.core.model import Attempt, AttemptState, Disposition, FollowUpState, NumberLock
from callcenter.flows.dispose import dispose
from tests.flows.calls.conftest import SimDesk
from tests.support.desk import AGENT_1


async def test_an_agreed_time_that_passes_during_the_talk_becomes_the_next_open_minute(sim_desk: SimDesk) -> None:
    """Written down for in five minutes, talked longer: the attempt ends, and the call is planned as soon as possible."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000031")
    sim_desk.sim.set_rule("13800000031", "answer:ring=1:talk=20")
    await desk.seat()
    placed = await desk.call(row)
    await desk.until_state(placed.id, "talking")
    async with desk.uow.write(SERVICE) as tx:
        await dispose(
            tx,
            desk.setup,
            attempt_id=placed.id,
            by=AGENT_1,
            disposition=Disposition.INCONVENIENT,
            agreed_at=tx.now + timedelta(minutes=5),
        )
        talking = await tx.rows(Attempt).get(placed.id)
        past = (tx.now - timedelta(minutes=1)).isoformat()
        await tx.rows(Attempt).save(replace(talking, evidence={**talking.evidence, "agreed_at": past}))
    ended = await desk.until_over(placed.id)
    assert (ended.state, ended.outcome) == (AttemptState.ENDED, "answered")
    after = await desk.follow_up(row.id)
    assert after.state is FollowUpState.WAITING
    assert after.agreed_at is not None and ended.ended_at is not None
    assert timedelta(seconds=50) < after.agreed_at - ended.ended_at < timedelta(minutes=2)
    async with desk.uow.read() as view:
        assert not (await view.rows(NumberLock).get("+8613800000031")).locked
