"""The check of an agent's device: an echo to the exchange and back, measured, kept per sign-on (S2-48)."""

from dataclasses import dataclass, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from callcenter.clock import Clock
from callcenter.core.access import SERVICE
from callcenter.core.facts import EchoBegun, EchoEnded, EchoFailed
from callcenter.core.model import CheckState, DeliveryClass, DeviceCheck, OutboxRow, Seat, SeatState
from callcenter.core.recording import Measured
from callcenter.errors import Conflict
from callcenter.flows import seats
from callcenter.flows.outbox import Done, Later, Performer, Result, enqueue
from callcenter.flows.place_call import recording_path
from callcenter.flows.ports import ReadTx, UnitOfWork, WriteTx
from callcenter.flows.ports_recordings import Absent, FileError, RecordingFiles, StillOpen

EFFECT = "device.measure"
LOOK_AGAIN = timedelta(seconds=1)
LAST_LOOK = timedelta(seconds=20)
KEPT = timedelta(days=30)
"""How long checks are remembered; the one that counts is the newest of the present sign-on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A check whose row is committed; the device is rung afterwards."""

    check: DeviceCheck


async def begin(tx: WriteTx, person_id: str, zone: ZoneInfo) -> Begun:
    """Begin a check of the own device; Conflict when signed off or on a call. Whoever is ready is not while it lasts."""
    seat = await seats.held(tx, person_id)
    if seat is None or seat.state is SeatState.SIGNED_OFF:
        raise Conflict("seat", person_id, "signed-off")
    if seat.state is SeatState.ON_CALL:
        raise Conflict("seat", person_id, "on-call")
    if seat.state is SeatState.READY or seat.pause_reason == seats.DEVICE_LOST:
        # From here on the pause is the agent's own: a device that comes back does not make them ready in the check.
        await seats.pause(tx, person_id, "device-check")
    for old in await tx.rows(DeviceCheck).all(person_id=person_id, started_at__lt=tx.now - KEPT):
        await tx.rows(DeviceCheck).remove(old.id)
    check_id = tx.new_id()
    check = await tx.rows(DeviceCheck).add(
        DeviceCheck(
            id=check_id,
            person_id=person_id,
            sign_on_id=seat.sign_on_id,
            device=seat.device,
            pbx=seat.pbx,
            started_at=tx.now,
            record=recording_path(tx.now, str(zone), check_id),
        )
    )
    _tell(tx, check)
    return Begun(check=check)


async def take_in(tx: WriteTx, fact: EchoBegun | EchoEnded | EchoFailed) -> DeviceCheck | None:
    """What the exchange says of a check; None for one that is not ours, or is over already."""
    if await tx.rows(DeviceCheck).find(fact.check) is None:
        return None
    check = await tx.rows(DeviceCheck).lock(fact.check)
    if check.state in (CheckState.DONE, CheckState.FAILED):
        return None
    match fact:
        case EchoBegun():
            changed = replace(check, state=CheckState.ECHO)
        case EchoEnded():
            changed = replace(
                check,
                state=CheckState.DONE,
                ended_at=fact.at,
                received=fact.received,
                lost=fact.lost,
                jitter_ms=fact.jitter_ms,
                round_trip_ms=fact.round_trip_ms,
            )
            await enqueue(tx, EFFECT, f"device_check:{check.id}", DeliveryClass.AT_LEAST_ONCE, check=check.id)
        case EchoFailed():
            changed = replace(check, state=CheckState.FAILED, reason=fact.reason, ended_at=fact.at)
    saved = await tx.rows(DeviceCheck).save(changed)
    _tell(tx, saved)
    return saved


async def fail(tx: WriteTx, check_id: str, reason: str) -> None:
    """The device could not even be rung."""
    check = await tx.rows(DeviceCheck).lock(check_id)
    _tell(tx, await tx.rows(DeviceCheck).save(replace(check, state=CheckState.FAILED, reason=reason, ended_at=tx.now)))


async def newest(tx: ReadTx | WriteTx, seat: Seat) -> DeviceCheck | None:
    """The newest check of the present sign-on."""
    found = await tx.rows(DeviceCheck).all(
        person_id=seat.id, sign_on_id=seat.sign_on_id, order=("-started_at", "-id"), limit=1
    )
    return found[0] if found else None


def _tell(tx: WriteTx, check: DeviceCheck) -> None:
    tx.emit(
        "seat.device_check",
        "seat",
        check.person_id,
        None,
        check=check.id,
        how_far=str(check.state),
        why=check.reason,
        received=check.received,
        lost=check.lost,
        jitter_ms=check.jitter_ms,
        round_trip_ms=check.round_trip_ms,
        loud_share=check.loud_share,
    )


class MeasurePerformer:
    """Performs `device.measure`: listens whether the microphone was heard, and removes the sound."""

    def __init__(self, uow: UnitOfWork, files: RecordingFiles, clock: Clock) -> None:
        self._uow = uow
        self._files = files
        self._clock = clock

    async def perform(self, row: OutboxRow) -> Result:
        """Look at one check's sound once."""
        async with self._uow.read() as view:
            check = await view.rows(DeviceCheck).find(str(row.payload["check"]))
        if check is None:
            return Done()
        now, last = self._clock.now(), row.created_at + LAST_LOOK
        path = f"{check.record}.wav"
        found = await self._files.examine(check.pbx, path, final=now >= last)
        if isinstance(found, Absent | StillOpen | FileError) and now < last:
            reason = found.reason if isinstance(found, FileError) else "no-file"
            return Later(min(last, now + LOOK_AGAIN), reason)
        if isinstance(found, Measured):
            async with self._uow.write(SERVICE) as tx:
                measured = await tx.rows(DeviceCheck).lock(check.id)
                _tell(tx, await tx.rows(DeviceCheck).save(replace(measured, loud_share=found.loud_share)))
        await self._files.remove(check.pbx, path)
        return Done()


def performers(uow: UnitOfWork, files: RecordingFiles, clock: Clock) -> dict[str, Performer]:
    """The performer of this file's effect by its kind."""
    return {EFFECT: MeasurePerformer(uow, files, clock)}
