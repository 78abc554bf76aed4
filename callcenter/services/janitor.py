"""The janitor: invariants that must find nothing, the nightly look at recordings, what is to be deleted in time.

It corrects nothing by itself but what age demands; whatever it finds is an alarm in the event log, told once until it is
gone. With several nodes the night's work is done by whichever claims the day's row first, but for what lies on a node's
own disk beside the store: each looks after its own.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from callcenter.clock import Clock
from callcenter.core.access import SERVICE
from callcenter.core.model import (
    AuditEntry,
    DueRow,
    DueState,
    IdempotencyRecord,
    ImportRun,
    InboundMessage,
    Message,
    Session,
)
from callcenter.errors import Duplicate
from callcenter.flows.audit_recordings import Audited, audit_recordings, delete_old
from callcenter.flows.ports import UnitOfWork
from callcenter.flows.ports_recordings import RecordingFiles
from callcenter.log import get_log
from callcenter.runtime.loop import Loop

log = get_log(__name__)

BATCH = 500
NIGHT = "janitor.night"
IDEMPOTENCY_KEPT = timedelta(days=2)

Invariants = Callable[[], Awaitable[Mapping[str, Sequence[str]]]]
"""Name of an invariant → ids of the rows that break it (empty: it holds)."""


ForgetEvents = Callable[[datetime], Awaitable[int]]
"""Deletes a batch of events older than an instant; how many."""

ForgetReports = Callable[[], Awaitable[int]]
"""Removes this node's files about imports that the store keeps no longer; how many."""

ForgetSent = Callable[[datetime], Awaitable[int]]
"""Removes what this node's SMS gateway wrote down itself before an instant; how many messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """How long things are kept."""

    events: timedelta
    messages: timedelta
    audit: timedelta
    import_reports: timedelta
    sessions: timedelta


class Janitor:
    """One node's janitor. `night_at` is the local time after which the day's night work is done, once over all nodes."""

    def __init__(
        self,
        uow: UnitOfWork,
        clock: Clock,
        files: RecordingFiles,
        *,
        zone: ZoneInfo,
        night_at: time,
        ages: Ages,
        invariants: Invariants | None = None,
        forget_events: ForgetEvents | None = None,
        forget_reports: ForgetReports | None = None,
        forget_sent: ForgetSent | None = None,
    ) -> None:
        self._uow = uow
        self._clock = clock
        self._files = files
        self._zone = zone
        self._night_at = night_at
        self._ages = ages
        self._invariants = invariants
        self._forget_events = forget_events
        self._forget_reports = forget_reports
        self._forget_sent = forget_sent
        self._own_night = ""
        self._found: dict[str, frozenset[str]] = {}
        self._broken: dict[str, frozenset[str]] = {}
        self.last_audit: Audited | None = None
        """What the last night's look at the recordings found, if this node did it."""
        self.checked_at: datetime | None = None
        """When the invariants were last asked."""

    @property
    def broken(self) -> Mapping[str, Sequence[str]]:
        """What the last two looks found broken: name of the invariant → ids of rows."""
        return {name: sorted(ids) for name, ids in sorted(self._broken.items())}

    async def run_once(self) -> bool:
        """Look at the invariants, and do the night's work when its time has come."""
        await self.check_invariants()
        if await self._claim_night():
            await self.night()
        await self.own_files()
        return False

    async def check_invariants(self) -> dict[str, list[str]]:
        """Ask every invariant. Returns everything that is broken now; an alarm for what two looks found and none has told.

        The first look after a night without power comes before the loops have caught up: what they mend is no alarm.
        """
        if self._invariants is None:
            return {}
        found = {name: list(ids) for name, ids in (await self._invariants()).items() if ids}
        lasting = {name: [id for id in ids if id in self._found.get(name, ())] for name, ids in found.items()}
        fresh = {name: ids for name, ids in lasting.items() if set(ids) - self._broken.get(name, frozenset())}
        if fresh:
            async with self._uow.write(SERVICE) as tx:
                for name, ids in fresh.items():
                    tx.emit(
                        "alarm.invariant_broken", "system", name, None, invariant=name, count=len(ids), rows=ids[:20]
                    )
            log.error("invariants_broken", names=sorted(fresh))
        self._found = {name: frozenset(ids) for name, ids in found.items()}
        self._broken = {name: frozenset(ids) for name, ids in lasting.items() if ids}
        self.checked_at = self._clock.now()
        return found

    async def night(self) -> Audited:
        """The night's work, whatever the hour: audit of recordings, retention, clean-up."""
        self.last_audit = await audit_recordings(self._uow, self._files)
        deleted = 0
        while (some := await delete_old(self._uow, self._files, limit=BATCH)) > 0:
            deleted += some
        removed = await self.clean_up()
        log.info(
            "night_done",
            recordings=self.last_audit.rows,
            lost=self.last_audit.lost,
            strange=self.last_audit.strange,
            deleted=deleted,
            removed=removed,
        )
        return self.last_audit

    async def clean_up(self) -> int:
        """Remove what is older than it may be kept; how many rows."""
        now, ages = self._clock.now(), self._ages
        forgotten = 0
        while self._forget_events is not None and (some := await self._forget_events(now - ages.events)) > 0:
            forgotten += some
        return (
            forgotten
            + await self._remove(Session, expires_at__lt=now - ages.sessions)
            + await self._remove(IdempotencyRecord, at__lt=now - IDEMPOTENCY_KEPT)
            + await self._remove(Message, created_at__lt=now - ages.messages)
            + await self._remove(InboundMessage, at__lt=now - ages.messages)
            + await self._remove(AuditEntry, at__lt=now - ages.audit)
            + await self._remove(ImportRun, ended_at__lt=now - ages.import_reports)
            + await self._remove(DueRow, state__ne=DueState.PENDING, due_at__lt=now - ages.messages)
        )

    async def own_files(self) -> None:
        """Once a night, and at the start: take away what lies on this node's own disk longer than it may be kept.

        After the night's work, where this node does it: a report goes with its run. OSError is tried again next round.
        """
        now = self._clock.now()
        night = _last_night(now, self._zone, self._night_at)
        if night == self._own_night:
            return
        reports = await self._forget_reports() if self._forget_reports is not None else 0
        sent = await self._forget_sent(now - self._ages.messages) if self._forget_sent is not None else 0
        self._own_night = night
        log.info("own_files_done", reports=reports, messages=sent)

    async def _remove(self, model: type[Any], **where: Any) -> int:
        removed = 0
        while True:
            async with self._uow.write(SERVICE) as tx:
                rows = await tx.rows(model).all(limit=BATCH, **where)
                for row in rows:
                    await tx.rows(model).remove(row.id)
            removed += len(rows)
            if len(rows) < BATCH:
                return removed

    async def _claim_night(self) -> bool:
        """Whether this node is the first to do the work of the last night whose time has come."""
        now = self._clock.now()
        day = _last_night(now, self._zone, self._night_at)
        try:
            async with self._uow.write(SERVICE) as tx:
                if await tx.rows(DueRow).first(kind=NIGHT, subject_id="janitor", mark=day):
                    return False
                await tx.rows(DueRow).add(
                    DueRow(
                        id=tx.new_id(),
                        kind=NIGHT,
                        subject_id="janitor",
                        mark=day,
                        due_at=now,
                        state=DueState.FIRED,
                        fired_at=now,
                    )
                )
        except Duplicate:
            return False
        return True


def _last_night(now: datetime, zone: ZoneInfo, at: time) -> str:
    local = now.astimezone(zone)
    return (local.date() if local.time() >= at else local.date() - timedelta(days=1)).isoformat()


def janitor_loop(janitor: Janitor, clock: Clock, *, every: float = 60.0) -> Loop:
    """The janitor's round; a long night's work is no stuck loop."""
    return Loop("janitor", janitor.run_once, clock=clock, interval=every, stuck_after=6 * 3600.0)
