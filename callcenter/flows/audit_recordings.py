"""The nightly look at recordings, both ways, and their retention: rows without a file, files without a row, time over."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from callcenter.core.access import SERVICE
from callcenter.core.model import (
    Attempt,
    DeliveryClass,
    FollowUp,
    OutboxRow,
    OutboxState,
    Recording,
    RecordingState,
    Ticket,
    TicketState,
)
from callcenter.core.recording import PLAYABLE
from callcenter.flows import outbox
from callcenter.flows.check_recording import EFFECT
from callcenter.flows.ports import ReadTx, UnitOfWork
from callcenter.flows.ports_recordings import FileSeen, RecordingFiles
from callcenter.log import get_log

log = get_log(__name__)

BATCH = 500
YOUNG = timedelta(hours=6)
"""A file this young may belong to a call that is still being written down; the next night looks at it."""

NO_SOUND = 44
"""Bytes of a file with a header and nothing else: an unanswered call leaves one, and the night removes it."""

_OPEN = (TicketState.OPEN, TicketState.HANDLING, TicketState.HANDLED, TicketState.UNREACHED)

KEPT_FOR_TICKET = timedelta(days=30)
"""How much longer a recording is kept, again and again, while its ticket is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """What one night found. `lost`: rows whose file is gone; `strange`: files of no row; `turned_up`: checked again."""

    rows: int = 0
    files: int = 0
    lost: int = 0
    strange: int = 0
    turned_up: int = 0
    unchecked: int = 0


async def audit_recordings(uow: UnitOfWork, files: RecordingFiles) -> Audited:
    """Compare rows and files. What is lost becomes *missing* with an alarm; what turned up or was never checked is verified.

    No sound is deleted: files that nobody expects are told by one alarm a night with their number and some names.
    """
    seen: set[str] = set()
    strange: list[str] = []
    strangers = turned_up = count = 0
    async with uow.read() as view:
        now = view.now
    async for day in files.every_file():
        here = [file.attempt for file in day if not file.pbx]
        count += len(here)
        seen.update(here)
        unknown, missing, empty = await _of_day(uow, day)
        for row in empty:
            await files.remove(row.pbx, row.path)
        old = [file for file in unknown if now - file.changed_at > YOUNG]
        strangers += len(old)
        strange += [file.path for file in old[: 20 - len(strange)]]
        turned_up += await _check_again(uow, missing)
    rows, lost, unchecked = await _rows_without_file(uow, seen, now)
    if strangers:
        async with uow.write(SERVICE) as tx:
            tx.emit("alarm.recording_strange", "recording", "", None, count=strangers, files=strange)
    return Audited(rows=rows, files=count, lost=lost, strange=strangers, turned_up=turned_up, unchecked=unchecked)


async def _of_day(uow: UnitOfWork, day: list[FileSeen]) -> tuple[list[FileSeen], list[str], list[Recording]]:
    """The files of a day that nobody expects, the attempts whose file was missing, and what unanswered calls left."""
    unknown: list[FileSeen] = []
    missing: list[str] = []
    empty: list[Recording] = []
    async with uow.read() as view:
        for at in range(0, len(day), BATCH):
            part = day[at : at + BATCH]
            found = {row.id: row for row in await view.rows(Recording).all(id__in=[file.attempt for file in part])}
            for file in part:
                row = found.get(file.attempt)
                if row is not None and row.path == file.path and row.state is RecordingState.NOT_NEEDED:
                    if file.size <= NO_SOUND:
                        empty.append(row)
                    else:
                        unknown.append(file)
                elif row is None or row.path != file.path or row.state is RecordingState.DELETED:
                    unknown.append(file)
                elif row.state is RecordingState.MISSING and file.size > NO_SOUND:
                    missing.append(row.id)
    return unknown, missing, empty


async def _check_again(uow: UnitOfWork, attempts: list[str]) -> int:
    """Have recordings looked at again, but for those whose next look is agreed already; how many there are in all."""
    if attempts:
        async with uow.write(SERVICE) as tx:
            waiting = await tx.rows(OutboxRow).all(kind=EFFECT, subject__in=attempts, state=OutboxState.PENDING)
            agreed = {row.subject for row in waiting}
            for attempt_id in attempts:
                if attempt_id not in agreed:
                    # The subject is the same as after the hang-up: no two looks are at one file at the same time.
                    await outbox.enqueue(tx, EFFECT, attempt_id, DeliveryClass.AT_LEAST_ONCE, attempt=attempt_id)
    return len(attempts)


async def _rows_without_file(uow: UnitOfWork, seen: set[str], began: datetime) -> tuple[int, int, int]:
    """How many rows were looked at, how many files are gone, and how many were never checked.

    A file that was verified after the look at the folders `began` was not there to be seen: it is not lost.
    """
    rows = lost = unchecked = 0
    last = ""
    while True:
        async with uow.read() as view:
            part = await view.rows(Recording).all(
                id__gt=last, state__in=[*PLAYABLE, RecordingState.EXPECTED], limit=BATCH, order=("id",)
            )
            now = view.now
            waiting = await _over_for_long(view, [row.id for row in part if row.state is RecordingState.EXPECTED])
        if not part:
            return rows, lost, unchecked
        last = part[-1].id
        rows += len(part)
        unchecked += await _check_again(uow, [id for id, ended in waiting if now - ended > YOUNG])
        for row in part:
            known_before = row.checked_at is None or row.checked_at < began
            if row.state in PLAYABLE and row.id not in seen and known_before:
                lost += await _lost(uow, row.id)


async def _over_for_long(view: ReadTx, ids: list[str]) -> list[tuple[str, datetime]]:
    return [
        (attempt.id, attempt.ended_at)
        for attempt in await view.rows(Attempt).all(id__in=ids, ended_at__null=False)
        if attempt.ended_at is not None
    ]


async def _lost(uow: UnitOfWork, attempt_id: str) -> int:
    async with uow.write(SERVICE) as tx:
        row = await tx.rows(Recording).lock(attempt_id)
        if row.state not in PLAYABLE:
            return 0
        gone = await tx.rows(Recording).save(
            replace(row, state=RecordingState.MISSING, problem=f"file-gone;was-{row.state}", checked_at=tx.now)
        )
        told = {"problem": gone.problem, "state": str(gone.state)}
        tx.emit("recording.missing", "recording", gone.id, gone.dealer_id, **told)
        tx.emit("alarm.recording_missing", "recording", gone.id, gone.dealer_id, **told)
    return 1


async def _of_open_tickets(view: ReadTx, attempt_ids: list[str]) -> set[str]:
    """Those of the attempts that belong to a ticket which is still open."""
    first = await view.rows(Ticket).all(attempt_id__in=attempt_ids, state__in=_OPEN)
    attempts = await view.rows(Attempt).all(id__in=attempt_ids, follow_up_id__null=False)
    second = await view.rows(FollowUp).all(id__in=[row.follow_up_id for row in attempts], ticket_id__null=False)
    open_ids = {
        row.id for row in await view.rows(Ticket).all(id__in=[row.ticket_id for row in second], state__in=_OPEN)
    }
    about = {row.id for row in second if row.ticket_id in open_ids}
    return {row.attempt_id for row in first if row.attempt_id} | {
        row.id for row in attempts if row.follow_up_id in about
    }


async def delete_old(uow: UnitOfWork, files: RecordingFiles, *, limit: int = BATCH) -> int:
    """Remove recordings whose time is over; how many rows were dealt with. First the file, then the row says so.

    Every recording of an open ticket, of its first call and of its second ones, is kept a while longer. Dying in between
    leaves a row whose file is gone; the next run finds it again and only notes it.
    """
    async with uow.read() as view:
        over = await view.rows(Recording).all(
            keep_until__lt=view.now, state__ne=RecordingState.DELETED, order=("keep_until", "id"), limit=limit
        )
        needed = await _of_open_tickets(view, [row.id for row in over])
    deleted = 0
    for row in over:
        if row.id in needed:
            async with uow.write(SERVICE) as tx:
                now = await tx.rows(Recording).lock(row.id)
                await tx.rows(Recording).save(replace(now, keep_until=tx.now + KEPT_FOR_TICKET))
            deleted += 1
            continue
        try:
            if row.path:
                await files.remove(row.pbx, row.path)
        except OSError as error:
            # One file that cannot be removed must not keep all the others for ever; the next night tries again.
            log.error("recording_not_removed", attempt=row.id, reason=error.strerror)
            continue
        async with uow.write(SERVICE) as tx:
            now = await tx.rows(Recording).lock(row.id)
            await tx.rows(Recording).save(replace(now, state=RecordingState.DELETED, problem="retention"))
            tx.emit("recording.deleted", "recording", row.id, row.dealer_id, reason="retention")
        deleted += 1
    return deleted
