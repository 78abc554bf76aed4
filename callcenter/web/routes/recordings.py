"""Recordings: which there are and in which state, listening with ranges and an access log, pinning a second (S2-16)."""

from datetime import datetime
from typing import Annotated, Any

from aiohttp import web
from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Attempt, Recording, RecordingState
from callcenter.flows import recording_access
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Line, Model, Shown
from callcenter.web.files import send_file_range
from callcenter.web.parts import RECORDINGS
from callcenter.web.route import Routes

routes = Routes("recordings")


class RecordingShown(Shown):
    """A recording as verified; `id` is the call's. `marks` are the seconds that tickets and people pinned.

    `agent_id` spoke: agents hear their own calls only.
    """

    id: Id
    dealer_id: str
    agent_id: str | None
    path: str
    state: RecordingState
    problem: str
    expected_seconds: int
    seconds: float | None
    loud_share: float | None
    size: int | None
    sha256: str
    checked_at: datetime | None
    keep_until: datetime | None
    marks: list[dict[str, Any]]


class PlayQuery(Model):
    """`download=true` offers the file to be saved."""

    download: bool = False


class Pin(Model):
    """The second that matters, counted from the answer, and a word on it."""

    second: Annotated[float, Field(ge=0, le=86_400)]
    note: Line = ""


@routes.get("/calls/{attempt_id}/recording/facts", zh="录音信息", act=Act.CALL_SEE)
async def show_recording(asked: Asked, tx: ReadTx, attempt_id: Id) -> RecordingShown:
    """Show what is known of a call's recording, without listening to it."""
    return await _shown(tx, await recording_access.visible(tx, asked.actor, attempt_id))


@routes.get(
    "/calls/{attempt_id}/recording",
    zh="收听录音",
    act=Act.RECORDING_PLAY,
    transaction=False,
    produces=("audio/wav",),
)
async def play_recording(asked: Asked, attempt_id: Id, query: PlayQuery) -> web.StreamResponse:
    """Listen to a call's recording, whole or a range of it; every listening is written down."""
    files = asked.house.parts.get(RECORDINGS)
    async with asked.write() as tx:
        recording = await recording_access.listen(tx, attempt_id, download=query.download)
    return await send_file_range(
        asked.request,
        files.place(recording.path),
        media_type="audio/wav",
        within=files.root,
        download_name=f"{attempt_id}.wav" if query.download else None,
        etag=recording.sha256 or None,
    )


@routes.post("/calls/{attempt_id}/recording/marks", zh="标记录音位置", act=Act.RECORDING_PLAY)
async def pin_recording(asked: Asked, tx: WriteTx, attempt_id: Id, body: Pin) -> RecordingShown:
    """Pin a second of a recording with a word on what is said there."""
    return await _shown(tx, await recording_access.pin(tx, attempt_id, body.second, body.note))


async def _shown(tx: ReadTx | WriteTx, recording: Recording) -> RecordingShown:
    attempt = await tx.rows(Attempt).get(recording.id)
    return RecordingShown.of(recording, agent_id=attempt.agent_id)
