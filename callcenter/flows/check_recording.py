"""Verify the recording of an ended call within a minute of the hang-up; a hole is an alarm (issue 2, section 5).

The effect is harmless to repeat: a file is measured as often as one likes, and a row that was judged is left alone.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from callcenter.clock import Clock
from callcenter.core.access import SERVICE
from callcenter.core.model import Attempt, AttemptState, OutboxRow, Recording, RecordingState
from callcenter.core.recording import Measured, RecordingRules, Unreadable, judge
from callcenter.flows.outbox import Done, Later, Performer, Result, again_after
from callcenter.flows.ports import UnitOfWork, WriteTx
from callcenter.flows.ports_recordings import Absent, FileError, RecordingFiles, StillOpen

EFFECT = "recording.verify"
LOOK_AGAIN = timedelta(seconds=4)
"""Between two looks at a file that is not there or not closed yet."""

FILE_ERROR = "file-error"
"""The problem of a recording whose file cannot be read, brought here or mended; it is looked at until it can be."""

TO_JUDGE = (RecordingState.EXPECTED, RecordingState.MISSING)
"""States that a check may change: a missing file may still turn up."""


class RecordingPerformer:
    """Performs `recording.verify`: looks until the file is whole, at the latest `within` after the hang-up.

    Where the disk or the share refuses, it looks again for as long as that lasts, more seldom each time.
    """

    def __init__(
        self,
        uow: UnitOfWork,
        files: RecordingFiles,
        clock: Clock,
        rules: RecordingRules,
        *,
        within: timedelta = timedelta(seconds=60),
        keep: timedelta = timedelta(days=730),
    ) -> None:
        self._uow = uow
        self._files = files
        self._clock = clock
        self._rules = rules
        self._within = within
        self._keep = keep

    async def perform(self, row: OutboxRow) -> Result:
        """Look at one recording once."""
        attempt_id = str(row.payload["attempt"])
        async with self._uow.read() as view:
            recording = await view.rows(Recording).find(attempt_id)
            attempt = await view.rows(Attempt).find(attempt_id)
        if recording is None or attempt is None or recording.state not in TO_JUDGE or not recording.path:
            return Done()
        last_look = (attempt.ended_at or row.created_at) + self._within
        now = self._clock.now()
        found = await self._files.examine(recording.pbx, recording.path, final=now >= last_look)
        if isinstance(found, FileError):
            await self._note(attempt_id, found)
            return Later(again_after(row, now), found.reason)
        if now < last_look and isinstance(found, Absent | StillOpen):
            return Later(min(last_look, now + LOOK_AGAIN), "no-file" if isinstance(found, Absent) else "still-open")
        async with self._uow.write(SERVICE) as tx:
            await self._judge(tx, attempt_id, None if isinstance(found, Absent | StillOpen) else found)
        return Done()

    async def _note(self, attempt_id: str, error: FileError) -> None:
        """Say once that the file cannot be got at: the tries that follow meet the same disk."""
        async with self._uow.write(SERVICE) as tx:
            recording = await tx.rows(Recording).lock(attempt_id)
            if recording.state not in TO_JUDGE or recording.problem == FILE_ERROR:
                return
            attempt = await tx.rows(Attempt).get(attempt_id)
            await tx.rows(Recording).save(replace(recording, problem=FILE_ERROR, checked_at=tx.now))
            tx.emit(
                "alarm.recording_file_error",
                "recording",
                attempt_id,
                recording.dealer_id,
                follow_up=attempt.follow_up_id,
                agent=attempt.agent_id,
                state=str(recording.state),
                problem=FILE_ERROR,
                reason=error.reason,
            )

    async def _judge(self, tx: WriteTx, attempt_id: str, found: Measured | Unreadable | None) -> None:
        recording = await tx.rows(Recording).lock(attempt_id)
        attempt = await tx.rows(Attempt).get(attempt_id)
        if recording.state not in TO_JUDGE:
            return
        if not isinstance(found, Measured) and not _talked(attempt):
            # Nobody knows whether there was a talk: the file's absence proves nothing before a person has settled it.
            await tx.rows(Recording).save(replace(recording, problem="call-unknown", checked_at=tx.now))
            return
        verdict = judge(found, recording.expected_seconds or attempt.talk_seconds, self._rules)
        judged = replace(
            recording,
            state=verdict.state,
            problem=verdict.problem,
            checked_at=tx.now,
            keep_until=_keep_until(attempt, self._keep),
        )
        if isinstance(found, Measured):
            judged = replace(
                judged, seconds=found.seconds, loud_share=found.loud_share, size=found.size, sha256=found.sha256
            )
        await tx.rows(Recording).save(judged)
        was_known = recording.state is RecordingState.MISSING and judged.state is RecordingState.MISSING
        if was_known:
            return
        told = {
            "follow_up": attempt.follow_up_id,
            "agent": attempt.agent_id,
            "state": str(judged.state),
            "problem": judged.problem,
        }
        tx.emit(f"recording.{judged.state}", "recording", attempt_id, judged.dealer_id, **told)
        if verdict.hole:
            tx.emit(f"alarm.recording_{judged.state}", "recording", attempt_id, judged.dealer_id, **told)


def _talked(attempt: Attempt) -> bool:
    """Whether it is known that there was a talk to record."""
    return attempt.state is not AttemptState.UNKNOWN or attempt.answered_at is not None or attempt.talk_seconds > 0


def _keep_until(attempt: Attempt, keep: timedelta) -> datetime:
    return attempt.intent_at + keep


def performers(
    uow: UnitOfWork,
    files: RecordingFiles,
    clock: Clock,
    rules: RecordingRules,
    *,
    within: timedelta = timedelta(seconds=60),
    keep: timedelta = timedelta(days=730),
) -> dict[str, Performer]:
    """The performers of recording effects by their kind."""
    return {EFFECT: RecordingPerformer(uow, files, clock, rules, within=within, keep=keep)}
