"""The janitor: alarms for broken invariants, one night's work over all nodes, nothing kept longer than it may be."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import (
    DueRow,
    DueState,
    IdempotencyRecord,
    ImportRun,
    Message,
    OutboxRow,
    OutboxState,
    Recording,
    RecordingState,
    Session,
)
from callcenter.core.position import Position
from callcenter.db.engine import Engines
from callcenter.db.events import SqlEventLog
from callcenter.db.invariants import SqlInvariants
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows.ports_sms import SmsRequest
from callcenter.flows.setup import Setup
from callcenter.imports.files import ConfiguredFiles
from callcenter.messaging.log import LogGateway
from callcenter.recordings.store import RecordingFolder
from callcenter.services.importer import Importer
from callcenter.services.janitor import NIGHT, Ages, Janitor
from tests.db.conftest import engines, sqlite_template, store, store_url
from tests.db.make import effect
from tests.support.clock import ManualClock
from tests.support.wavs import put, tone, wav

__all__ = ["engines", "sqlite_template", "store", "store_url"]

SHANGHAI = ZoneInfo("Asia/Shanghai")
AGES = Ages(
    events=timedelta(days=1825),
    messages=timedelta(days=1095),
    audit=timedelta(days=1095),
    import_reports=timedelta(days=180),
    sessions=timedelta(days=30),
)


class Broken:
    """Invariants that a test breaks by hand."""

    def __init__(self) -> None:
        self.found: dict[str, Sequence[str]] = {}

    async def __call__(self) -> Mapping[str, Sequence[str]]:
        return self.found


def janitor(store: SqlUnitOfWork, clock: ManualClock, folder: Path, **more: object) -> Janitor:
    files = RecordingFolder(folder, {})
    return Janitor(store, clock, files, zone=SHANGHAI, night_at=time(3), ages=AGES, **more)  # type: ignore[arg-type]


async def alarms(engines: Engines, kind: str) -> list[str]:
    found, _ = await SqlEventLog(engines).after(Position(), 10_000)
    return [event.subject_id for event in found if event.kind == kind]


async def test_alarm_is_raised_once_while_an_invariant_stays_broken(
    engines: Engines, store: SqlUnitOfWork, clock: ManualClock, tmp_path: Path
) -> None:
    """Again when another row breaks it, or when it breaks anew; not for what the next look finds mended."""
    broken = Broken()
    one = janitor(store, clock, tmp_path, invariants=broken)
    looks: list[tuple[tuple[str, ...], int]] = [
        ((), 0),
        (("late",), 0),
        ((), 0),
        (("a",), 0),
        (("a",), 1),
        (("a",), 1),
        (("a", "b"), 1),
        (("a", "b"), 2),
    ]
    looks += [((), 2), (("a",), 2), (("a",), 3)]
    for found, told in looks:
        broken.found = {"claim": found}
        assert await one.check_invariants() == ({"claim": list(found)} if found else {})
        assert len(await alarms(engines, "alarm.invariant_broken")) == told


async def test_real_invariant_is_found_when_an_effect_is_stuck(
    engines: Engines, store: SqlUnitOfWork, clock: ManualClock, tmp_path: Path
) -> None:
    async with store.write(SERVICE) as tx:
        held = effect(1, state=OutboxState.TAKEN, taken_by="dead", taken_until=tx.now - timedelta(minutes=10))
        await tx.rows(OutboxRow).add(held)
    found = await janitor(store, clock, tmp_path, invariants=SqlInvariants(engines, clock)).check_invariants()
    assert found["effect_taken_past_its_lease"] == [held.id]


async def test_nights_work_is_done_once_a_day_over_two_nodes(
    store: SqlUnitOfWork, clock: ManualClock, tmp_path: Path
) -> None:
    """At 03:00 local; a node that was down then does it when it comes up; two nodes never both."""
    nodes = [janitor(store, clock, tmp_path), janitor(store, clock, tmp_path)]
    done = []
    clock.set(datetime(2026, 11, 19, 18, 59, tzinfo=UTC))  # 02:59 in Shanghai: last night's is still to do
    for _ in range(3):
        for node in nodes:
            await node.run_once()
        done.append(sum(node.last_audit is not None for node in nodes))
        for node in nodes:
            node.last_audit = None
        await clock.advance(timedelta(minutes=1))
    assert done == [1, 1, 0]
    async with store.read() as view:
        assert sorted(row.mark for row in await view.rows(DueRow).all(kind=NIGHT)) == ["2026-11-19", "2026-11-20"]


async def test_what_is_too_old_is_removed_and_the_rest_kept(
    store: SqlUnitOfWork, clock: ManualClock, tmp_path: Path
) -> None:
    async with store.write(SERVICE) as tx:
        for name, days in (("old", 1200), ("young", 20)):
            at = tx.now - timedelta(days=days)
            await tx.rows(Session).add(
                Session(id=f"s-{name}", person_id="p", created_at=at, seen_at=at, expires_at=at + timedelta(hours=8))
            )
            await tx.rows(Message).add(
                Message(
                    id=f"m-{name}",
                    kind="declined",
                    dealer_id="d",
                    customer_id=None,
                    number="+8613800138000",
                    text="",
                    created_at=at,
                    send_at=at,
                )
            )
            await tx.rows(IdempotencyRecord).add(
                IdempotencyRecord(id=f"i-{name}", fingerprint="f", status=200, body="", content_type="", at=at)
            )
        waiting = DueRow(id="due", kind="k", subject_id="s", due_at=at - timedelta(days=2000), state=DueState.PENDING)
        await tx.rows(DueRow).add(waiting)
    removed = await janitor(store, clock, tmp_path).clean_up()
    assert removed == 4
    async with store.read() as view:
        assert [row.id for row in await view.rows(Session).all()] == ["s-young"]
        assert [row.id for row in await view.rows(Message).all()] == ["m-young"]
        assert await view.rows(IdempotencyRecord).count() == 0
        assert await view.rows(DueRow).count(state=DueState.PENDING) == 1


@pytest.mark.parametrize(("days", "there"), [(-1, False), (1, True)])
async def test_recordings_go_at_night_when_their_time_is_over(
    store: SqlUnitOfWork, clock: ManualClock, tmp_path: Path, days: int, there: bool
) -> None:
    path = "2024/11/19/01k9m2x4c8v0q6r3t5w7y9z1b2.wav"
    place = put(tmp_path, path, wav(tone(1)))
    async with store.write(SERVICE) as tx:
        await tx.rows(Recording).add(
            Recording(
                id="01k9m2x4c8v0q6r3t5w7y9z1b2",
                dealer_id="d",
                path=path,
                pbx="pbx",
                state=RecordingState.VERIFIED,
                keep_until=tx.now + timedelta(days=days),
            )
        )
    await janitor(store, clock, tmp_path).night()
    assert place.exists() is there


async def test_events_go_when_they_are_older_than_they_may_be(
    engines: Engines, store: SqlUnitOfWork, clock: ManualClock, tmp_path: Path
) -> None:
    """The log keeps its newest event whatever its age, so that every reader's position stays good."""
    log = SqlEventLog(engines)
    one = janitor(store, clock, tmp_path, forget_events=log.forget)
    for name in ("old", "older"):
        async with store.write(SERVICE) as tx:
            tx.emit("thing.changed", "thing", name)
    await clock.advance(timedelta(days=1800))
    async with store.write(SERVICE) as tx:
        tx.emit("thing.changed", "thing", "young")
    await clock.advance(timedelta(days=30))
    await one.clean_up()
    kept, _ = await log.after(Position())
    assert [event.subject_id for event in kept] == ["young"]


async def test_a_report_goes_with_its_run_on_whichever_node_it_lies(
    store: SqlUnitOfWork, clock: ManualClock, tmp_path: Path
) -> None:
    """One node does the night's work; the files on the others' disks are theirs to remove."""
    nodes = []
    for name in ("a", "b"):
        importer = Importer(store, Setup(), ConfiguredFiles(), tmp_path / name)
        importer.folder.mkdir()
        nodes.append((importer, janitor(store, clock, tmp_path, forget_reports=importer.forget_reports)))
    async with store.write(SERVICE) as tx:
        for name, days in (("old", 200), ("young", 20)):
            at = tx.now - timedelta(days=days)
            run = ImportRun(id=name, dealer_id=None, kind="orders", file_name="", person_id=None, started_at=at)
            await tx.rows(ImportRun).add(replace(run, ended_at=at, state="done"))
    for importer, _ in nodes:
        for name in ("old", "young"):
            (importer.folder / f"{name}.report.jsonl").write_text("{}\n")
        (importer.folder / "old.upload").write_text("waits for its turn")
    for _, one in nodes:
        await one.run_once()
    assert [sorted(path.name for path in importer.folder.iterdir()) for importer, _ in nodes] == [
        ["old.upload", "young.report.jsonl"]
    ] * 2


async def test_what_the_gateway_wrote_down_goes_with_the_messages(
    store: SqlUnitOfWork, clock: ManualClock, tmp_path: Path
) -> None:
    """Once a night, and not in between."""
    gateway = LogGateway(tmp_path / "sms.jsonl", clock)
    one = janitor(store, clock, tmp_path / "recordings", forget_sent=gateway.forget)
    for key in ("first", "second"):
        await gateway.send(SmsRequest(key=key, to="+8613800138000", text="您好"))
        await clock.advance(AGES.messages - timedelta(hours=1))
        await one.run_once()
    assert await gateway.count() == 1, "the first is over"
    await clock.advance(timedelta(hours=2))
    counts = []
    for hours in (0, 24):
        await clock.advance(timedelta(hours=hours))
        await one.run_once()
        counts.append(await gateway.count())
    assert counts == [1, 0]


async def test_own_files_are_tried_again_when_the_disk_refused(
    store: SqlUnitOfWork, clock: ManualClock, tmp_path: Path
) -> None:
    tries: list[datetime] = []

    async def forget(before: datetime) -> int:
        tries.append(before)
        if len(tries) == 1:
            raise OSError(28, "no room")
        return 0

    one = janitor(store, clock, tmp_path, forget_sent=forget)
    with pytest.raises(OSError, match="no room"):
        await one.run_once()
    for _ in range(2):
        await one.run_once()
    assert tries == [clock.now() - AGES.messages] * 2
