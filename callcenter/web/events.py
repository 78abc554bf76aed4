"""The event stream's one reader: reads the log once for all viewers, makes each frame once, sends it to many.

A frame holds events and the position behind them; a client keeps the position and resumes from it. An event may come
twice (after a resume), never zero times: its `position` tells it apart.
"""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aiohttp import web
from prometheus_client import Counter, Gauge

from callcenter.core.access import SERVICE
from callcenter.core.model import Event, Session
from callcenter.core.position import Position
from callcenter.flows.sign_in import touch_session
from callcenter.runtime import Health, Loop
from callcenter.web.house import HOUSE, House
from callcenter.web.sight import Sight, owners_of, without_listeners

BATCH = 500
KEPT_EVENTS = 5_000
"""Events of the near past kept in memory, so that a thousand viewers who come back do not read the log a thousand times."""
QUEUED_FRAMES = 256
"""Frames that may wait for one viewer; a slower one is cut off and resumes from its position."""
TELL_POSITION_EVERY = 15.0
"""Seconds after which a viewer who saw nothing is told the position anyway."""

CROWD = 100
"""Viewers from which on events are gathered, so that one frame to each of them holds several."""
GATHER_EACH = 0.00008
GATHER_MOST = 0.1
"""Seconds of gathering for each viewer, and at most: a thousand of them hear of anything 80 ms later, a dozen frames a second."""

SESSION_ENDED = 4401
RIGHTS_CHANGED = 4409
TOO_SLOW = 4413
GOING_AWAY = 1001

_RIGHTS = frozenset({"person.changed", "person.rights_changed"})
_PLACES = frozenset({"dealer", "queue", "team"})
_NEW_PEOPLE = frozenset({"person.added", "person.rights_changed"})


def fragment(event: Event) -> str:
    """One event as the JSON that clients get."""
    told = {
        "position": event.position,
        "at": event.at.isoformat().replace("+00:00", "Z"),
        "kind": event.kind,
        "subject": event.subject,
        "subject_id": event.subject_id,
        "dealer_id": event.dealer_id,
        "person_id": event.person_id,
        "data": event.data,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Batch:
    """Events that were read together, between two positions."""

    before: Position
    position: Position
    events: Sequence[Event]
    fragments: Sequence[str]
    plain: Sequence[str]
    """The same for those who must not learn who listens to a call."""
    owners: frozenset[str]
    """Whoever any of the events may be the own of: only for them does a frame differ from their fellows'."""

    @classmethod
    def of(cls, before: Position, position: Position, events: Sequence[Event]) -> "Batch":
        """With each event's JSON made once."""
        owners: frozenset[str] = frozenset().union(*map(owners_of, events))
        whole = [fragment(event) for event in events]
        told = ((event, without_listeners(event), said) for event, said in zip(events, whole, strict=True))
        plain = [said if less is event else fragment(less) for event, less, said in told]
        return cls(before, position, events, whole, plain, owners)

    def key(self, sight: Sight) -> str:
        """What viewers must have in common for one frame to serve them all."""
        return sight.key if sight.person_id in self.owners else sight.shared

    def frame(self, sight: Sight) -> str | None:
        """What a viewer of this sight gets of it; None where that is nothing."""
        told = zip(self.events, self.fragments, self.plain, strict=True)
        seen = [said if sight.hears(event) else plain for event, said, plain in told if sight.sees(event)]
        if not seen:
            return None
        return f'{{"type":"events","position":"{self.position}","events":[{",".join(seen)}]}}'


def position_frame(position: Position, kind: str = "position") -> str:
    """A frame that tells a position only."""
    return f'{{"type":"{kind}","position":"{position}"}}'


@dataclass(eq=False, slots=True, kw_only=True)
class Viewer:
    """One connected client. `position` is behind what was queued for it; `closing` is set once, with code and reason.

    `let_in_at`: the log's position when session and rights were looked at; what takes them away comes behind it.
    """

    sight: Sight
    person_id: str
    session: Session | None
    token_id: str | None
    position: Position
    let_in_at: Position
    told_at: float
    touch_at: datetime | None
    expires_at: datetime | None
    transport: asyncio.BaseTransport | None
    frames: asyncio.Queue[str | None] = field(default_factory=lambda: asyncio.Queue(QUEUED_FRAMES))
    closing: tuple[int, str] | None = None

    def offer(self, frame: str) -> None:
        """Queue a frame; a viewer that does not keep up is cut off at once, so that it costs no more memory."""
        try:
            self.frames.put_nowait(frame)
        except asyncio.QueueFull:
            self.close(TOO_SLOW, "too-slow")
            if isinstance(self.transport, asyncio.WriteTransport):
                self.transport.abort()

    def close(self, code: int, reason: str) -> None:
        """End the connection after nothing more; the first reason counts."""
        if self.closing is None:
            self.closing = (code, reason)
            while self.frames.full():
                self.frames.get_nowait()
            self.frames.put_nowait(None)


def end_if_concerned(viewer: Viewer, event: Event) -> bool:
    """End the connection whose session, token or rights an event takes away; whether it does."""
    if event.kind == "session.revoked" and viewer.session is not None and viewer.session.id == event.subject_id:
        viewer.close(SESSION_ENDED, "session-ended")
    elif event.kind == "api_token.revoked" and viewer.token_id == event.subject_id:
        viewer.close(SESSION_ENDED, "token-revoked")
    elif (
        (event.kind in _RIGHTS and viewer.person_id == event.subject_id)
        or (event.subject in _PLACES and viewer.sight.depends)
        or (event.kind in _NEW_PEOPLE and viewer.sight.people is not None)
    ):
        viewer.close(RIGHTS_CHANGED, "rights-changed")
    else:
        return False
    return True


class Tail:
    """Reads the log's end and hands frames to the viewers."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._recent: deque[Batch] = deque()
        self._kept = 0
        self.viewers: set[Viewer] = set()
        self._heard: dict[str, list[Callable[[Event], None]]] = {}
        self.position = Position()
        self.loop = Loop(
            "event_tail", self.run_once, clock=house.clock, interval=1.0, wake=house.wakes.listen("events")
        )
        self._count = Gauge("callcenter_event_viewers", "Connected event viewers", registry=house.metrics)
        self._read = Counter("callcenter_events_read", "Events read from the log", registry=house.metrics)
        self._sent = Counter("callcenter_event_frames", "Frames queued for viewers", registry=house.metrics)

    async def open(self) -> None:
        """Stand at the log's end."""
        self.position = await self._house.event_log.end()

    async def run_once(self) -> bool:
        """Read what is new and hand it out; True when there is more at once."""
        before = self.position
        events, position = await self._house.event_log.after(before, BATCH)
        if events:
            batch = Batch.of(before, position, events)
            self._keep(batch)
            self.position = position
            self._read.inc(len(events))
            self._hand_out(batch)
            for event in events:
                for hear in self._heard.get(event.subject_id, ()):
                    hear(event)
                for viewer in self.viewers:
                    end_if_concerned(viewer, event)
        self._tell_positions()
        await self._look_after_sessions()
        if len(events) == BATCH:
            return True
        if events and len(self.viewers) >= CROWD:
            await self._house.clock.sleep(min(GATHER_MOST, len(self.viewers) * GATHER_EACH))
        return False

    def _keep(self, batch: Batch) -> None:
        self._recent.append(batch)
        self._kept += len(batch.events)
        while self._kept > KEPT_EVENTS and len(self._recent) > 1:
            self._kept -= len(self._recent.popleft().events)

    def _hand_out(self, batch: Batch) -> None:
        frames: dict[str, str | None] = {}
        now = self._house.clock.monotonic()
        for viewer in self.viewers:
            if viewer.closing is not None or viewer.position >= batch.position:
                continue
            key = batch.key(viewer.sight)
            if key not in frames:
                frames[key] = batch.frame(viewer.sight)
            viewer.position = batch.position
            if (frame := frames[key]) is not None:
                viewer.offer(frame)
                viewer.told_at = now
                self._sent.inc()

    def _tell_positions(self) -> None:
        now = self._house.clock.monotonic()
        for viewer in self.viewers:
            if viewer.closing is None and now - viewer.told_at >= TELL_POSITION_EVERY:
                viewer.told_at = now
                viewer.offer(position_frame(viewer.position))

    async def _look_after_sessions(self) -> None:
        """End what has run out; note that a watched session is in use, a few at a time."""
        now = self._house.clock.now()
        due: list[Viewer] = []
        for viewer in self.viewers:
            if viewer.expires_at is not None and viewer.expires_at <= now:
                viewer.close(SESSION_ENDED, "session-ended")
            elif viewer.touch_at is not None and viewer.touch_at <= now and len(due) < 50:
                due.append(viewer)
        if not due:
            return
        async with self._house.uow.write(SERVICE) as tx:
            for viewer in due:
                if viewer.session is not None:
                    await touch_session(tx, viewer.session)
                viewer.touch_at = now + self._touch_every()

    def _touch_every(self) -> timedelta:
        return timedelta(minutes=self._house.config.web.session_idle_minutes / 3)

    def first_touch(self) -> datetime:
        """When a session that connects now is next noted as in use."""
        return self._house.clock.now() + self._touch_every()

    def recent_after(self, position: Position) -> list[Batch] | None:
        """The kept batches behind a position; None when the near past does not reach back so far."""
        if position >= self.position:
            return []
        if not self._recent or self._recent[0].before > position:
            return None
        return [batch for batch in self._recent if batch.position > position]

    @contextmanager
    def hearing(self, subject_ids: Sequence[str], hear: Callable[[Event], None]) -> Iterator[None]:
        """Within the block, `hear` is told every event about one of these things. It must not wait."""
        for subject_id in subject_ids:
            self._heard[subject_id] = [*self._heard.get(subject_id, ()), hear]
        try:
            yield
        finally:
            for subject_id in subject_ids:
                rest = [one for one in self._heard[subject_id] if one is not hear]
                if rest:
                    self._heard[subject_id] = rest
                else:
                    del self._heard[subject_id]

    def join(self, viewer: Viewer) -> None:
        """From now on the viewer gets what is new; it has been given everything up to its position."""
        self.viewers.add(viewer)
        self._count.set(len(self.viewers))

    def leave(self, viewer: Viewer) -> None:
        """The viewer is gone."""
        self.viewers.discard(viewer)
        self._count.set(len(self.viewers))


TAIL = web.AppKey("tail", Tail)


async def run_tail(app: web.Application) -> AsyncIterator[None]:
    """Run the tail as long as the application runs, and show it in /readyz."""
    tail = app[TAIL]

    async def event_tail() -> Health:
        return tail.loop.health()

    await tail.open()
    await tail.loop.start()
    checks = app[HOUSE].checks
    checks.append(event_tail)
    yield
    checks.remove(event_tail)
    await tail.loop.stop(1.0)


async def say_goodbye(app: web.Application) -> None:
    """Tell every viewer that the service stops, so that they come back to the next one."""
    for viewer in app[TAIL].viewers:
        viewer.close(GOING_AWAY, "going-away")
