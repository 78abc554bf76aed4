"""The check of a device on the simulated exchange: begun, measured, kept per sign-on; and what it means for the seat."""

import errno
import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from callcenter.clock import SystemClock
from callcenter.core.access import SERVICE
from callcenter.core.model import CheckState, DeviceCheck, OutboxRow, SeatState
from callcenter.errors import Conflict
from callcenter.flows import device_checks, seats
from callcenter.flows.outbox import Done, Later
from callcenter.recordings.store import RecordingFolder
from tests.flows.calls.conftest import SimDesk
from tests.support.desk import AGENT_1
from tests.support.waiting import until

ZONE = ZoneInfo("Asia/Shanghai")


async def begin(sim_desk: SimDesk) -> DeviceCheck:
    """A check of agent 1's device, rung."""
    desk = sim_desk.desk
    async with desk.uow.write(SERVICE) as tx:
        begun = await device_checks.begin(tx, AGENT_1, ZONE)
    await desk.dialer.ring_echo(begun.check)
    return begun.check


async def check_in(sim_desk: SimDesk, check: DeviceCheck, state: CheckState) -> DeviceCheck:
    """Wait until the check is in a state."""

    async def there() -> DeviceCheck | None:
        async with sim_desk.desk.uow.read() as view:
            found = await view.rows(DeviceCheck).get(check.id)
        return found if found.state is state else None

    found: DeviceCheck | None = await until(there, seconds=10, what=f"the check to be {state}")
    assert found is not None
    return found


def no_room(*_: object) -> None:
    """A full disk's answer."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


async def test_check_is_measured_and_its_sound_removed(
    sim_desk: SimDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S2-48: loss and jitter by the exchange's word, the microphone by what arrived; nothing of the sound is kept."""
    desk = sim_desk.desk
    await desk.seat()
    check = await begin(sim_desk)
    assert (await desk.seat_of()).state is SeatState.PAUSED, "nobody is given a customer during the check"
    done = await check_in(sim_desk, check, CheckState.DONE)
    assert (done.lost, done.jitter_ms, done.received > 300) == (0, 0.8, True)
    files = RecordingFolder(tmp_path / "own", {"pbx": sim_desk.recordings})
    performer = device_checks.MeasurePerformer(desk.uow, files, SystemClock())
    async with desk.uow.read() as view:
        row = await view.rows(OutboxRow).first(kind=device_checks.EFFECT)
    assert row is not None
    with monkeypatch.context() as full:
        full.setattr("os.rename", no_room)
        full.setattr("shutil.copyfileobj", no_room)
        later = await performer.perform(row)
    assert isinstance(later, Later), "a full disk is waited for like a file that is not there yet"
    assert (later.reason, len(list(sim_desk.recordings.rglob("*.wav")))) == ("No space left on device", 1)
    assert await performer.perform(row) == Done()
    async with desk.uow.read() as view:
        measured = await view.rows(DeviceCheck).get(check.id)
    assert measured.loud_share is not None
    assert measured.loud_share > 0.9
    assert not list(sim_desk.recordings.rglob("*.wav"))
    assert not list((tmp_path / "own").rglob("*.wav"))


async def test_check_fails_when_the_device_is_not_there(sim_desk: SimDesk) -> None:
    await sim_desk.desk.seat()
    sim_desk.sim.core.devices["1001"].registered = False
    check = await begin(sim_desk)
    assert (await check_in(sim_desk, check, CheckState.FAILED)).reason == "unreachable"


async def test_newest_check_of_the_present_sign_on_counts(sim_desk: SimDesk) -> None:
    """Another device, or the next shift, asks for a check of its own."""
    desk = sim_desk.desk
    await desk.seat()
    check = await begin(sim_desk)
    await check_in(sim_desk, check, CheckState.DONE)
    async with desk.uow.read() as view:
        found = await device_checks.newest(view, await desk.seat_of())
    assert found is not None
    assert found.id == check.id
    await desk.seat(device="1002")
    async with desk.uow.read() as view:
        assert await device_checks.newest(view, await desk.seat_of()) is None


async def test_nothing_is_checked_without_a_seat(sim_desk: SimDesk) -> None:
    async with sim_desk.desk.uow.write(SERVICE) as tx:
        with pytest.raises(Conflict, match="signed-off"):
            await device_checks.begin(tx, AGENT_1, ZONE)


@pytest.mark.req("S2-33")
async def test_headset_that_is_pulled_out_ends_ready_and_gives_the_card_back(sim_desk: SimDesk) -> None:
    desk = sim_desk.desk
    await desk.seat()
    row = await desk.add("+8613800000099", state="claimed", claimed_by=AGENT_1)
    async with desk.uow.write(SERVICE) as tx:
        await seats.pause(tx, AGENT_1, seats.HEADSET_GONE)
    assert (await desk.seat_of()).state is SeatState.PAUSED
    assert (await desk.follow_up(row.id)).claimed_by is None
