"""The event stream: a WebSocket that tells the position, then everything that happens, within the asker's reach."""

import asyncio

from aiohttp import WSMsgType, web
from pydantic import Field

from callcenter.core.position import Position
from callcenter.errors import Invalid
from callcenter.runtime import spawn
from callcenter.web.asked import Asked
from callcenter.web.auth import authenticate
from callcenter.web.events import BATCH, RIGHTS_CHANGED, TAIL, Batch, Tail, Viewer, end_if_concerned, position_frame
from callcenter.web.fields import Model
from callcenter.web.middleware import UpgradeNeeded
from callcenter.web.route import Routes
from callcenter.web.sight import sight_of

FARTHEST = 20_000
"""Events that a resume reads at most; who is farther behind is told to take a new snapshot."""

HEARTBEAT = 25.0
"""Seconds between pings; who does not answer is gone."""

routes = Routes("events")


class EventsQuery(Model):
    """Where to resume."""

    position: str | None = Field(
        default=None,
        max_length=41,
        pattern=r"^[0-9]{1,19}\.[0-9]{1,19}$",
        description="从该位置之后继续 · Resume behind this position",
    )


@routes.get("/events", zh="事件流(WebSocket)", transaction=False)
async def watch_events(asked: Asked, query: EventsQuery) -> web.WebSocketResponse:
    """Watch what happens (WebSocket).

    The first frame is `{"type":"position","position":P}`: take snapshots after it, then apply every event that follows.
    Then come `{"type":"events","position":P,"events":[…]}`; keep the last P and give it as `position` to resume.
    `{"type":"restart","position":P}` says that the position lies too far back: take new snapshots.
    An event may come twice after a resume; its `position` tells. Close codes: 4401 the session ended, 4409 rights changed
    (connect again), 4413 too slow (resume), 1001 the service stops (resume).
    """
    request = asked.request
    socket = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=4096, compress=False)
    if not socket.can_prepare(request):
        raise UpgradeNeeded
    try:
        since = Position.parse(query.position) if query.position else None
    except ValueError:
        raise Invalid("position", "string_pattern_mismatch") from None
    tail = request.app[TAIL]
    viewer = await _viewer(asked, tail)
    await socket.prepare(request)
    try:
        if since is None:
            _begin_at_the_end(viewer, tail)
            await socket.send_str(position_frame(viewer.position))
        elif since > tail.position and since > await asked.house.event_log.end():
            # A position of another log (a restored backup): nothing can follow it.
            viewer.position = tail.position
            await socket.send_str(position_frame(viewer.position, "restart"))
        else:
            await _catch_up(socket, viewer, tail, asked, since)
        while viewer.position < tail.position and viewer.closing is None:
            # Between the last frame and joining something was handed out: fetch it before joining.
            await _catch_up(socket, viewer, tail, asked, viewer.position)
        tail.join(viewer)
        writer = spawn(_write(socket, viewer), name="event_viewer")
        try:
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    break
        finally:
            tail.leave(viewer)
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
    except (ConnectionError, RuntimeError) as gone:
        if not socket.closed and not isinstance(gone, ConnectionError):
            raise
    return socket


async def _viewer(asked: Asked, tail: Tail) -> Viewer:
    # Asked anew behind a known position: what changed since the request was let in is either seen here or comes behind it.
    let_in_at = tail.position
    who = await authenticate(asked.request, asked.house, asked.address, asked.own_address)
    assert who is not None
    async with asked.read() as tx:
        sight = await sight_of(tx, who.actor)
    return Viewer(
        sight=sight,
        person_id=who.person.id,
        session=who.session,
        token_id=who.token.id if who.token else None,
        position=let_in_at,
        let_in_at=let_in_at,
        told_at=asked.house.clock.monotonic(),
        touch_at=tail.first_touch() if who.session else None,
        expires_at=who.session.expires_at if who.session else (who.token.expires_at if who.token else None),
        transport=asked.request.transport,
    )


def _begin_at_the_end(viewer: Viewer, tail: Tail) -> None:
    """Whoever begins needs nothing that is past, but may have been let in with rights that it took away."""
    passed = tail.recent_after(viewer.let_in_at)
    if passed is None:
        viewer.close(RIGHTS_CHANGED, "rights-changed")
    for event in (event for batch in passed or () for event in batch.events):
        end_if_concerned(viewer, event)
    viewer.position = tail.position


async def _catch_up(socket: web.WebSocketResponse, viewer: Viewer, tail: Tail, asked: Asked, since: Position) -> None:
    """Send what came after `since` up to where the tail stands, from memory or from the log."""
    viewer.position = since
    read = 0
    while viewer.position < tail.position:
        batches = tail.recent_after(viewer.position)
        if batches is None:
            events, position = await asked.house.event_log.after(viewer.position, BATCH)
            if not events:
                viewer.position = tail.position
                break
            batches = [Batch.of(viewer.position, position, events)]
            read += len(events)
        if read > FARTHEST:
            viewer.position = tail.position
            await socket.send_str(position_frame(viewer.position, "restart"))
            return
        for batch in batches:
            viewer.position = max(viewer.position, batch.position)
            # The tail does not know this viewer yet: whoever reads slowly must not outlive the own session.
            if batch.position > viewer.let_in_at and any(end_if_concerned(viewer, event) for event in batch.events):
                return
            frame = batch.frame(viewer.sight)
            if frame is not None:
                await socket.send_str(frame)
    await socket.send_str(position_frame(viewer.position))


async def _write(socket: web.WebSocketResponse, viewer: Viewer) -> None:
    """Send the viewer's frames until it is closed."""
    while (frame := await viewer.frames.get()) is not None:
        try:
            await socket.send_str(frame)
        except (ConnectionError, RuntimeError):
            return
        if viewer.closing is not None:
            break
    code, reason = viewer.closing or (1000, "")
    await socket.close(code=code, message=reason.encode())
