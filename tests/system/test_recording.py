"""Recordings of a real Asterisk: verified after the hang-up; mended when the exchange was killed in the talk."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.core.model import Recording, RecordingState
from callcenter.core.recording import RecordingRules
from callcenter.flows.check_recording import performers
from callcenter.recordings.store import RecordingFolder
from callcenter.recordings.wav import read_header
from callcenter.runtime import Loop
from callcenter.services.courier import Courier
from callcenter.services.loops import courier_loop
from tests.flows.calls.conftest import make_store
from tests.support.desk import Desk, desk_on, setup_of, trunk
from tests.support.lab import Lab
from tests.support.waiting import until
from tests.system.test_desk import link_to


@asynccontextmanager
async def recording_desk(lab: Lab, folder: Path, *, within: timedelta) -> AsyncIterator[tuple[Desk, RecordingFolder]]:
    """A desk whose courier verifies recordings; they are moved out of the exchange's folder into one of our own."""
    url = f"sqlite:///{folder / 'desk.db'}"
    await make_store(url)
    files = RecordingFolder(folder / "recordings", {"pbx": lab.local_dir})
    setup = setup_of(trunk(dial="PJSIP/{number}@" + lab.trunk))
    async with desk_on(url, link_to(lab), setup=setup, look_every=1.0) as desk:
        made = performers(desk.uow, files, desk.clock, RecordingRules(), within=within)
        loop: Loop = courier_loop(Courier(desk.uow, desk.clock, made, node="test"), desk.clock, desk.wakes, tick=0.2)
        await loop.start()
        yield desk, files
        await loop.stop(5.0)


async def checked(desk: Desk, attempt: str) -> Recording:
    """The recording's row once it was looked at for the last time."""

    async def done() -> Recording | None:
        row = await desk.recording(attempt)
        return row if row.state is not RecordingState.EXPECTED else None

    found = await until(done, seconds=40, what="the recording's check")
    assert found is not None
    return found


async def test_recording_is_verified_after_the_hang_up(lab: Lab, tmp_path: Path) -> None:
    """It is there, as long as the talk, and can be heard; it lies in our own folder by then."""
    number = "13788880001"
    await lab.answer_with(number, "answer:ring=1:talk=7:audio=tone")
    async with recording_desk(lab, tmp_path, within=timedelta(seconds=60)) as (desk, files):
        row = await desk.add(f"+86{number}")
        await desk.seat(device=lab.devices[5])
        placed = await desk.call(row)
        ended = await desk.until_over(placed.id)
        found = await checked(desk, placed.id)
        assert (found.state, found.problem) == (RecordingState.VERIFIED, "")
        assert found.seconds == pytest.approx(ended.talk_seconds, abs=2.0)
        assert found.loud_share is not None and found.loud_share > 0.5
        assert files.place(found.path).is_file() and not (lab.local_dir / found.path).exists()


async def test_recording_is_mended_when_the_exchange_was_killed_in_the_talk(own_lab: Lab, tmp_path: Path) -> None:
    """Asterisk never closed the file: its length is taken from its size, and any player can play it."""
    number = "13788880002"
    await own_lab.answer_with(number, "answer:ring=1:talk=60:audio=tone")
    async with recording_desk(own_lab, tmp_path, within=timedelta(seconds=8)) as (desk, files):
        row = await desk.add(f"+86{number}")
        await desk.seat(device=own_lab.devices[0])
        placed = await desk.call(row)
        await desk.until_state(placed.id, "talking")
        written = own_lab.local_dir / f"{placed.record}.wav"
        await until(lambda: written.stat().st_size > 100_000, seconds=20, what="some seconds of talk")
        own_lab.kill()
        own_lab.start()
        await desk.until_over(placed.id, seconds=60)
        found = await checked(desk, placed.id)
        assert found.state is RecordingState.TRUNCATED
        assert found.seconds is not None and found.seconds > 5
        with files.place(found.path).open("rb") as file:
            assert read_header(file).closed
