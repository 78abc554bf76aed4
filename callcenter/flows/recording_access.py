"""Who may listen to a recording, the log of who did, and the seconds that people pin in it (S2-16)."""

from dataclasses import replace
from datetime import timedelta

from callcenter.core.access import Actor
from callcenter.core.acts import Act
from callcenter.core.model import Attempt, AuditEntry, Recording
from callcenter.core.recording import PLAYABLE
from callcenter.errors import Invalid, NotFound
from callcenter.flows import audit
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.scope import demand

ONE_LISTENING = timedelta(minutes=5)
"""A player asks for many ranges of one file: within this time they are one line of the access log."""

PLAYED = "recording.played"


async def visible(tx: ReadTx | WriteTx, actor: Actor, attempt_id: str, act: Act = Act.CALL_SEE) -> Recording:
    """The recording's row, if the actor may do the act on its call; NotFound else."""
    attempt = await tx.rows(Attempt).find(attempt_id)
    recording = await tx.rows(Recording).find(attempt_id)
    if attempt is None or recording is None:
        raise NotFound(what="recording", id=attempt_id)
    own = attempt.agent_id is not None and attempt.agent_id == actor.person_id
    await demand(tx, actor, act, dealer_id=attempt.dealer_id, own=own, hide=("recording", attempt_id))
    return recording


async def listen(tx: WriteTx, attempt_id: str, *, download: bool = False) -> Recording:
    """Let the unit of work's actor listen to a recording, and write that down; NotFound where there is nothing to hear.

    One's own calls for agents, those within the scope for the others (core/acts.py).
    """
    recording = await visible(tx, tx.actor, attempt_id, Act.RECORDING_PLAY)
    if recording.state not in PLAYABLE:
        raise NotFound(what="recording", id=attempt_id)
    before = await tx.rows(AuditEntry).first(
        order=("-at", "-id"), subject_id=attempt_id, act=PLAYED, person_id=tx.actor.person_id
    )
    if download or before is None or tx.now - before.at > ONE_LISTENING:
        await audit.record(
            tx,
            PLAYED,
            "recording",
            attempt_id,
            dealer_id=recording.dealer_id,
            download=download,
            sha256=recording.sha256,
        )
    return recording


async def pin(tx: WriteTx, attempt_id: str, second: float, note: str) -> Recording:
    """Pin a second of a recording with a word on what is said there; Invalid for a second behind its end."""
    await visible(tx, tx.actor, attempt_id, Act.RECORDING_PLAY)
    recording = await tx.rows(Recording).lock(attempt_id)
    if recording.seconds is not None and second > recording.seconds:
        raise Invalid("second", "behind-the-end", seconds=recording.seconds)
    mark = {"second": second, "note": note, "by": tx.actor.person_id, "at": tx.now.isoformat()}
    saved = await tx.rows(Recording).save(replace(recording, marks=[*recording.marks, mark]))
    tx.emit("recording.pinned", "recording", attempt_id, recording.dealer_id, second=second)
    return saved
