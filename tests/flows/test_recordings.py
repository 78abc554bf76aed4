"""A recording's way after the hang-up: verified within a minute, mended, or a hole that somebody is told of."""

import errno
import os
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from callcenter.core.access import SERVICE, Actor
from callcenter.core.model import (
    Attempt,
    AttemptState,
    AuditEntry,
    Dealer,
    Event,
    FollowUp,
    FollowUpKind,
    Grant,
    OutboxRow,
    OutboxState,
    Recording,
    RecordingState,
    Role,
    Scope,
    Ticket,
    TicketState,
)
from callcenter.core.position import Position
from callcenter.core.recording import RecordingRules
from callcenter.db.engine import Engines
from callcenter.db.events import SqlEventLog
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import Forbidden, Invalid, NotFound
from callcenter.flows import due
from callcenter.flows.audit_recordings import audit_recordings, delete_old
from callcenter.flows.check_recording import performers
from callcenter.flows.due_flows import DUE_FLOWS
from callcenter.flows.place_call import recording_path
from callcenter.flows.recording_access import listen, pin
from callcenter.flows.setup import Setup
from callcenter.ids import TimeOrderedIds
from callcenter.recordings.store import RecordingFolder
from callcenter.services.courier import Courier
from tests.db.make import follow_up, ticket
from tests.support.clock import ManualClock
from tests.support.wavs import put, silence, tone, wav


@dataclass(slots=True, kw_only=True)
class Desk:
    """A node with its recordings; the exchange writes into `there`."""

    engines: Engines
    store: SqlUnitOfWork
    setup: Setup
    clock: ManualClock
    there: Path
    files: RecordingFolder
    courier: Courier

    async def call(self, *, talk: int = 10, **fields: Any) -> str:
        """An ended call whose check is due as apply_fact arms it; its attempt id."""
        attempt_id = TimeOrderedIds(self.clock.now).new()
        record = recording_path(self.clock.now(), "Asia/Shanghai", attempt_id)
        row = Attempt(
            id=attempt_id,
            follow_up_id=None,
            dealer_id="dealer",
            customer_id=None,
            agent_id="agent-1",
            pbx="pbx",
            record=record,
            state=AttemptState.ENDED,
            intent_at=self.clock.now(),
            answered_at=self.clock.now(),
            ended_at=self.clock.now(),
            talk_seconds=talk,
        )
        async with self.store.write(SERVICE) as tx:
            await tx.rows(Attempt).add(replace(row, **fields))
            await tx.rows(Recording).add(
                Recording(id=attempt_id, dealer_id="dealer", path=f"{record}.wav", pbx="pbx", expected_seconds=talk)
            )
            due_row = await due.arm(tx, "recording.check", attempt_id, tx.now)
            await DUE_FLOWS["recording.check"](tx, self.setup, due_row)
        return attempt_id

    async def written(self, attempt_id: str, content: bytes) -> None:
        """The exchange writes the file."""
        put(self.there, (await self.recording(attempt_id)).path, content)

    async def work(self, seconds: float = 0) -> None:
        """Let time pass in steps of a second with the courier at work."""
        for _ in range(int(seconds)):
            await self.clock.advance(seconds=1)
            await self.courier.run_once()
            await self.courier.finish()
        await self.courier.run_once()
        await self.courier.finish()

    async def recording(self, attempt_id: str) -> Recording:
        async with self.store.read() as view:
            return await view.rows(Recording).get(attempt_id)

    async def effect(self) -> OutboxRow:
        """The one effect there is."""
        async with self.store.read() as view:
            (row,) = await view.rows(OutboxRow).all()
        return row

    async def events(self, prefix: str = "alarm.recording") -> list[Event]:
        found, _ = await SqlEventLog(self.engines).after(Position(), 10_000)
        return [event for event in found if event.kind.startswith(prefix)]


@pytest.fixture
def desk(
    engines: Engines, store: SqlUnitOfWork, setup: Setup, clock: ManualClock, dealer: Dealer, tmp_path: Path
) -> Desk:
    files = RecordingFolder(tmp_path / "here", {"pbx": tmp_path / "there"})
    made = performers(store, files, clock, RecordingRules())
    courier = Courier(store, clock, made, node="node-1")
    return Desk(
        engines=engines, store=store, setup=setup, clock=clock, there=tmp_path / "there", files=files, courier=courier
    )


async def test_recording_is_verified_with_its_facts_when_it_is_whole(desk: Desk) -> None:
    attempt = await desk.call()
    await desk.written(attempt, wav(tone(9.5)))
    await desk.work()
    row = await desk.recording(attempt)
    assert (row.state, row.seconds, row.loud_share, row.problem) == (RecordingState.VERIFIED, 9.5, 1.0, "")
    assert len(row.sha256) == 64 and row.keep_until and row.keep_until > desk.clock.now() + timedelta(days=700)
    assert desk.files.place(row.path).is_file()
    assert not await desk.events()


async def test_file_is_waited_for_when_it_comes_late(desk: Desk) -> None:
    """Not there, then open, then closed: verified without an alarm."""
    attempt = await desk.call()
    await desk.work(10)
    await desk.written(attempt, wav(tone(10), said=0))
    await desk.work(20)
    assert (await desk.recording(attempt)).state is RecordingState.EXPECTED
    await desk.written(attempt, wav(tone(10)))
    await desk.work(10)
    assert (await desk.recording(attempt)).state is RecordingState.VERIFIED
    assert not await desk.events()


@pytest.mark.parametrize(
    ("content", "state", "alarm"),
    [
        (None, "missing", True),
        (wav(b""), "missing", True),
        (wav(silence(10)), "silent", True),
        (wav(tone(5)), "short", True),
        (wav(tone(20)), "long", True),
        (wav(tone(9), said=0), "truncated", False),
        (wav(tone(4), said=0), "truncated", True),
    ],
    ids=["no file", "44 bytes", "silent", "short", "long", "never closed", "never closed and short"],
)
async def test_somebody_is_told_within_a_minute_when_there_is_a_hole(
    desk: Desk, content: bytes | None, state: str, alarm: bool
) -> None:
    """Within 60 s of the hang-up, once. After a crash the length is taken from the size and the file is mended."""
    attempt = await desk.call()
    if content is not None:
        await desk.written(attempt, content)
    await desk.work(60)
    assert str((await desk.recording(attempt)).state) == state
    alarms = await desk.events()
    assert [(event.kind, event.subject_id) for event in alarms] == [(f"alarm.recording_{state}", attempt)] * alarm
    await desk.work(30)
    assert len(await desk.events()) == len(alarms)


def no_room(*_: object) -> None:
    """A full disk's answer."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


async def test_recording_is_verified_by_itself_when_the_disk_has_room_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Meanwhile it is tried again and again, soon at first; one alarm names the reason, and no half of it takes room."""
    attempt = await desk.call()
    await desk.written(attempt, wav(tone(10)))

    with monkeypatch.context() as full:
        full.setattr("os.rename", no_room)
        full.setattr("os.fsync", no_room)
        await desk.work()
        assert (await desk.effect()).not_before == desk.clock.now() + timedelta(seconds=1)
        await desk.work(70)
        row, effect = await desk.recording(attempt), await desk.effect()
        assert (row.state, row.problem) == (RecordingState.EXPECTED, "file-error")
        assert (effect.state, effect.problem, effect.tries) == (OutboxState.PENDING, "No space left on device", 7)
        (alarm,) = await desk.events("alarm")
        assert (alarm.kind, alarm.subject_id) == ("alarm.recording_file_error", attempt)
        assert alarm.data["reason"] == "No space left on device"
        assert not list(desk.files.root.rglob("*.*"))
    await desk.clock.advance(effect.not_before - desk.clock.now())
    await desk.work()
    row = await desk.recording(attempt)
    assert (row.state, row.problem) == (RecordingState.VERIFIED, "")
    assert len(await desk.events("alarm")) == 1


async def test_night_adds_no_look_when_the_next_one_is_agreed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full for days: one look waits for its time, not one more each night."""
    attempt = await desk.call()
    await desk.written(attempt, wav(tone(10)))

    monkeypatch.setattr("os.rename", no_room)
    monkeypatch.setattr("os.fsync", no_room)
    await desk.work()
    await desk.clock.advance(timedelta(hours=7))
    assert (await audit_recordings(desk.store, desk.files)).unchecked == 1
    assert (await desk.effect()).state is OutboxState.PENDING


async def test_path_that_leaves_the_folder_is_refused_when_a_row_holds_one(desk: Desk) -> None:
    attempt = await desk.call()
    async with desk.store.write(SERVICE) as tx:
        row = await tx.rows(Recording).get(attempt)
        await tx.rows(Recording).save(replace(row, path="../../etc/passwd"))
    await desk.work()
    async with desk.store.read() as view:
        effects = await view.rows(OutboxRow).all()
    assert [effect.state for effect in effects] == [OutboxState.FAILED]
    assert (await desk.recording(attempt)).state is RecordingState.EXPECTED


async def test_no_hole_is_claimed_while_the_call_itself_is_unknown(desk: Desk) -> None:
    """Nobody knows whether there was a talk; the file's absence proves nothing."""
    attempt = await desk.call(state=AttemptState.UNKNOWN, answered_at=None, ended_at=None, talk_seconds=0)
    await desk.work(65)
    row = await desk.recording(attempt)
    assert (row.state, row.problem) == (RecordingState.EXPECTED, "call-unknown")
    assert not await desk.events()


def person(role: Role, dealer: str = "dealer", id: str = "somebody") -> Actor:
    grant = Grant(id="g", person_id=id, role=role, scope=Scope.DEALER, scope_id=dealer)
    return Actor(person_id=id, name=id, grants=(grant,), address="10.0.0.7")


async def heard(desk: Desk) -> str:
    attempt = await desk.call()
    await desk.written(attempt, wav(tone(10)))
    await desk.work()
    return attempt


@pytest.mark.parametrize(
    ("who", "error"),
    [
        (person(Role.SUPERVISOR), None),
        (person(Role.HANDLER), None),
        (person(Role.AGENT, id="agent-1"), None),
        (person(Role.AGENT, id="agent-2"), NotFound),
        (person(Role.SUPERVISOR, dealer="another"), NotFound),
        (person(Role.ADMINISTRATOR), Forbidden),
    ],
    ids=["supervisor", "handler", "own call", "another agent's", "another dealer's", "administrator"],
)
async def test_recording_is_heard_only_within_role_and_scope(
    desk: Desk, who: Actor, error: type[Exception] | None
) -> None:
    """And every listening is one line of the access log, however many ranges a player asks for."""
    attempt = await heard(desk)
    for _ in range(3):
        async with desk.store.write(who) as tx:
            if error is None:
                assert (await listen(tx, attempt)).id == attempt
            else:
                with pytest.raises(error):
                    await listen(tx, attempt)
    async with desk.store.read() as view:
        trail = await view.rows(AuditEntry).all(act="recording.played")
    expected = [] if error else [(who.person_id, attempt, "10.0.0.7")]
    assert [(line.person_id, line.subject_id, line.address) for line in trail] == expected


async def test_nothing_is_played_when_there_is_nothing_to_hear(desk: Desk) -> None:
    attempt = await desk.call()
    await desk.work(61)
    async with desk.store.write(person(Role.SUPERVISOR)) as tx:
        with pytest.raises(NotFound):
            await listen(tx, attempt)


async def test_second_is_pinned_only_inside_the_recording(desk: Desk) -> None:
    attempt = await heard(desk)
    async with desk.store.write(person(Role.SUPERVISOR)) as tx:
        marked = await pin(tx, attempt, 4.5, "这里说到异响")
        with pytest.raises(Invalid):
            await pin(tx, attempt, 11.0, "")
    assert [(mark["second"], mark["note"], mark["by"]) for mark in marked.marks] == [(4.5, "这里说到异响", "somebody")]


async def test_night_finds_rows_without_file_and_files_without_row(desk: Desk) -> None:
    """Both ways; nothing that can be heard is deleted."""
    kept, lost = await heard(desk), await heard(desk)
    desk.files.place((await desk.recording(lost)).path).unlink()
    strange = put(desk.files.root, "2026/11/18/01k9m2x4c8v0q6r3t5w7y9z1b2.wav", wav(tone(1)))
    await desk.clock.advance(timedelta(days=400))  # files have the machine's own time of change
    desk.clock.set(datetime.now(desk.clock.now().tzinfo) + timedelta(days=1))
    found = await audit_recordings(desk.store, desk.files)
    assert (found.rows, found.files, found.lost, found.strange) == (2, 2, 1, 1)
    assert (await desk.recording(kept)).state is RecordingState.VERIFIED
    assert (await desk.recording(lost)).problem == "file-gone;was-verified"
    alarms = {event.kind: event.data for event in await desk.events()}
    assert alarms["alarm.recording_strange"]["files"] == [strange.relative_to(desk.files.root).as_posix()]
    assert strange.is_file()
    again = await audit_recordings(desk.store, desk.files)
    assert (again.rows, again.lost) == (1, 0)


async def test_missing_recording_is_verified_when_the_night_finds_it(desk: Desk) -> None:
    """A share that was away, a copy that came later."""
    attempt = await desk.call()
    await desk.work(61)
    put(desk.files.root, (await desk.recording(attempt)).path, wav(tone(10)))
    assert (await audit_recordings(desk.store, desk.files)).turned_up == 1
    await desk.work()
    assert (await desk.recording(attempt)).state is RecordingState.VERIFIED


@pytest.mark.parametrize("where", ["here", "there"])
async def test_empty_file_of_an_unanswered_call_is_swept_away(desk: Desk, where: str) -> None:
    """An unanswered call leaves 44 bytes, no recording, in the exchange's folder, too."""
    attempt = await desk.call(answered_at=None, talk_seconds=0)
    async with desk.store.write(SERVICE) as tx:
        row = await tx.rows(Recording).get(attempt)
        await tx.rows(Recording).save(replace(row, state=RecordingState.NOT_NEEDED))
    place = put(desk.there if where == "there" else desk.files.root, row.path, wav(b""))
    found = await audit_recordings(desk.store, desk.files)
    assert (found.strange, place.exists()) == (0, False)


async def test_recording_is_deleted_when_its_time_is_over(desk: Desk) -> None:
    old, young = await heard(desk), await heard(desk)
    async with desk.store.write(SERVICE) as tx:
        row = await tx.rows(Recording).get(old)
        await tx.rows(Recording).save(replace(row, keep_until=tx.now - timedelta(days=1)))
    assert await delete_old(desk.store, desk.files) == 1
    assert await delete_old(desk.store, desk.files) == 0
    assert not desk.files.place(row.path).exists()
    assert (await desk.recording(old)).state is RecordingState.DELETED
    assert desk.files.place((await desk.recording(young)).path).exists()


async def test_recordings_of_an_open_ticket_are_kept_when_their_time_is_over(desk: Desk) -> None:
    """The complaint's own call and its second calls: what settles the matter is not deleted before it is settled."""
    first, second = await heard(desk), await heard(desk)
    async with desk.store.write(SERVICE) as tx:
        open_ticket = await tx.rows(Ticket).add(replace(ticket(1), attempt_id=first, state=TicketState.HANDLED))
        asked = await tx.rows(FollowUp).add(
            replace(follow_up(901), kind=FollowUpKind.SECOND, order_id=None, ticket_id=open_ticket.id)
        )
        call = await tx.rows(Attempt).get(second)
        await tx.rows(Attempt).save(replace(call, follow_up_id=asked.id))
        for attempt in (first, second):
            row = await tx.rows(Recording).get(attempt)
            await tx.rows(Recording).save(replace(row, keep_until=tx.now - timedelta(days=1)))
    await delete_old(desk.store, desk.files)
    for attempt in (first, second):
        kept = await desk.recording(attempt)
        assert desk.files.place(kept.path).exists()
        assert kept.keep_until is not None
        assert kept.keep_until > desk.clock.now()
    async with desk.store.write(SERVICE) as tx:
        now = await tx.rows(Ticket).get(open_ticket.id)
        await tx.rows(Ticket).save(replace(now, state=TicketState.CLOSED))
    await desk.clock.advance(timedelta(days=31))
    assert await delete_old(desk.store, desk.files) == 2
