"""The manager link to a real Asterisk is cut, goes deaf or tells nonsense under a call: back within 15 s, one ring, one end."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from callcenter.ami.asterisk import AsteriskPbx, AsteriskSettings
from callcenter.ami.link import AmiAddress
from callcenter.clock import SystemClock
from callcenter.core.model import FollowUpState
from tests.flows.calls.conftest import make_store
from tests.support.bent_link import Bend, BentLink
from tests.support.cut_link import CutLink
from tests.support.desk import Desk, desk_on, setup_of, trunk
from tests.support.exchanges import QUICK_LINK
from tests.support.lab import Lab
from tests.support.waiting import until, within


@dataclass(frozen=True, slots=True)
class FarDesk:
    """A desk whose manager link goes through something that can be cut."""

    desk: Desk
    link: CutLink


def _through(lab: Lab, port: int) -> AsteriskPbx:
    """An adapter on the lab's pbx by way of another port."""
    address = AmiAddress(host=lab.ami_host, port=port, username=lab.ami_user, secret=lab.ami_secret)
    settings = AsteriskSettings(name="pbx", address=address, pbx_dir=lab.pbx_dir, timings=QUICK_LINK)
    return AsteriskPbx(settings, SystemClock())


@pytest.fixture
async def far_desk(lab: Lab, tmp_path: Path) -> AsyncIterator[FarDesk]:
    """A desk over its own store on the shared pair, by way of a link of its own."""
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    await make_store(url)
    async with CutLink(lab.ami_port) as link:
        setup = setup_of(trunk(dial="PJSIP/{number}@" + lab.trunk))
        async with within(110), desk_on(url, _through(lab, link.port), setup=setup) as desk:
            yield FarDesk(desk, link)


@pytest.mark.parametrize("broken", ["cut", "half_open"])
@pytest.mark.parametrize("stage", ["ringing", "talking"])
async def test_a_link_that_breaks_under_a_call_comes_back_and_the_call_has_one_end(
    far_desk: FarDesk, lab: Lab, broken: str, stage: str
) -> None:
    """The call goes on without us; what was missed is learned from snapshot and journal."""
    desk, link = far_desk.desk, far_desk.link
    number = "1374444" + {"ringing": "01", "talking": "02"}[stage] + {"cut": "01", "half_open": "02"}[broken]
    await lab.answer_with(number, "answer:ring=4")
    row = await desk.add(f"+86{number}")
    await desk.seat(device=lab.devices[15])
    placed = await desk.call(row)
    await desk.until_state(placed.id, stage)
    before = desk.floor.up
    if broken == "cut":
        link.cut()
    else:
        link.half_open()
    await until(
        lambda: desk.floor.up is not None and desk.floor.up is not before, seconds=15, what="the link", promised=True
    )
    call = await lab.hang_up_after(number, 6)
    ended = await desk.until_over(placed.id, seconds=40)
    assert (ended.outcome, ended.counts) == ("answered", True)
    assert ended.talk_seconds == pytest.approx(call.talk_seconds, abs=1.5)
    assert (await desk.follow_up(row.id)).state is FollowUpState.WRAP_UP
    assert len(await lab.calls(number)) == 1


async def test_a_link_away_until_after_the_hang_up_leaves_the_end_to_the_journal(far_desk: FarDesk, lab: Lab) -> None:
    """The customer hangs up while nobody listens: the journal tells status, cause and seconds afterwards."""
    desk, link = far_desk.desk, far_desk.link
    number = "13744440303"
    await lab.answer_with(number, "answer:ring=1")
    row = await desk.add(f"+86{number}")
    await desk.seat(device=lab.devices[16])
    placed = await desk.call(row)
    await desk.until_state(placed.id, "talking")
    link.muted = True
    call = await lab.hang_up_after(number, 6)
    link.muted = False
    link.cut()
    ended = await desk.until_over(placed.id, seconds=40)
    assert (ended.outcome, ended.from_journal) == ("answered", True)
    assert ended.talk_seconds == pytest.approx(call.talk_seconds, abs=1.5)
    assert len(await lab.calls(number)) == 1


@pytest.mark.parametrize("bend", list(Bend), ids=lambda bend: str(bend.name).lower())
async def test_events_that_come_twice_in_disorder_late_or_never_change_no_outcome(
    lab: Lab, tmp_path: Path, bend: Bend
) -> None:
    """From before the first ring to after the hang-up; what no event told, the next look learns from the journal."""
    number, device = f"1374444050{list(Bend).index(bend)}", lab.devices[17]
    await lab.answer_with(number, "answer:ring=1:talk=6")
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    await make_store(url)
    setup = setup_of(trunk(dial="PJSIP/{number}@" + lab.trunk))
    async with (
        within(110),
        BentLink(lab.ami_port) as link,
        desk_on(url, _through(lab, link.port), setup=setup, look_every=2.0) as desk,
    ):
        row = await desk.add(f"+86{number}")
        await desk.seat(device=device)
        link.bend = bend
        placed = await desk.call(row)
        ended = await desk.until_over(placed.id, seconds=40)
        assert (ended.outcome, ended.counts) == ("answered", True)
        assert ended.talk_seconds == pytest.approx((await lab.hung_up(number)).talk_seconds, abs=1.5)
        assert (await desk.follow_up(row.id)).state is FollowUpState.WRAP_UP
        assert len(await lab.calls(number)) == 1
        assert link.bent > 5
