"""No order that cannot be taken back is given before what it rests on is safe against a power failure."""

import errno
import os

import pytest

from callcenter.core.model import AttemptState, FollowUpState
from tests.flows.calls.conftest import SimDesk


async def test_nobody_is_rung_while_the_disk_refuses(sim_desk: SimDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The intent may be lost with the power: ringing would leave a call that nobody knows. The look then settles it."""
    desk = sim_desk.desk
    row = await desk.add("+8613800000051")
    sim_desk.sim.set_rule("13800000051", "answer:ring=1:talk=5")
    await desk.seat()

    def refuse(file: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse)
        placed = await desk.call(row)
        ended = await desk.until_over(placed.id, seconds=60)
    assert (ended.state, ended.outcome, ended.counts) == (AttemptState.ENDED, "cancelled", False)
    assert not ended.customer_dialed
    assert sim_desk.rung("13800000051") == 0
    after = await desk.follow_up(row.id)
    assert (after.state, after.tries) == (FollowUpState.WAITING, 0)
    other = await desk.add("+8613800000052")
    sim_desk.sim.set_rule("13800000052", "answer:ring=1:talk=8")
    assert (await desk.until_over((await desk.call(other)).id)).outcome == "answered"
