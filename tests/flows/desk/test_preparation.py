"""Before the shift: the system check, the checklist per shift, the own day (S2-44, S2-48, S2-49)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from callcenter.core.model import Disposition, Preparation, Seat
from callcenter.errors import StaleRow
from callcenter.flows import own_day, preparation, seats
from callcenter.flows.ports_pbx import PbxStatus
from callcenter.flows.ports_sms import GatewayCheck
from callcenter.flows.preparation import Verdict
from tests.support.ticket_desk import TicketDesk, import_years

UP = PbxStatus(
    connected=True,
    up_since=None,
    version="20",
    dialplan_version="1",
    dialplan_expected="1",
    queue_depth=0,
    events_dropped=0,
)
KANNEL = ("kannel", GatewayCheck(ok=True, detail="ready"))
REQUIRED = ("mobile_silent", "headset", "note_form", "usual_papers", "system_works")


async def checks(
    desk: TicketDesk, exchanges: dict[str, PbxStatus] | None = None, gateway: tuple[str, GatewayCheck] | None = KANNEL
) -> dict[str, tuple[Verdict, str]]:
    async with desk.store.read() as view:
        told = await preparation.system_checks(view, desk.setup, "agent-1", exchanges or {"pbx": UP}, gateway)
    return {check.code: (check.verdict, check.reason) for check in told}


async def seat(desk: TicketDesk, *, alive: bool = True) -> None:
    async with desk.acting("agent-1") as tx:
        await seats.sign_on(tx, person_id="agent-1", device="1001", pbx="pbx", alive=alive)


@pytest.mark.req("S2-48")
async def test_every_part_is_good_when_the_system_works(desk: TicketDesk) -> None:
    desk.clock.set(datetime(2026, 12, 1, 2, tzinfo=UTC))
    async with desk.acting() as tx:
        await import_years(tx, (), known=(2026, 2027))
    await seat(desk)
    await desk.follow_up()
    assert set((await checks(desk)).values()) == {(Verdict.GOOD, "")}


async def test_each_part_that_does_not_work_is_told_with_its_reason(desk: TicketDesk) -> None:
    down = {"pbx": replace(UP, connected=False)}
    broken = ("kannel", GatewayCheck(ok=False, detail="bad_password"))
    told = await checks(desk, down, broken)
    assert told["exchange"] == (Verdict.BAD, "link-down")
    assert told["device"] == (Verdict.BAD, "not-signed-on")
    assert told["queue"] == (Verdict.WARNING, "empty")
    assert told["sms_gateway"] == (Verdict.BAD, "not-ready")
    await seat(desk, alive=False)
    other = {"pbx": replace(UP, dialplan_version="0")}
    told = await checks(desk, other, ("log", GatewayCheck(ok=True, detail="")))
    assert told["exchange"] == (Verdict.BAD, "dialplan")
    assert told["device"] == (Verdict.BAD, "not-reachable")
    assert told["sms_gateway"] == (Verdict.WARNING, "writes-only")


async def test_next_year_without_holidays_is_a_warning_from_the_middle_of_november(desk: TicketDesk) -> None:
    desk.clock.set(datetime(2026, 12, 1, 2, tzinfo=UTC))
    assert (await checks(desk))["calendar"] == (Verdict.WARNING, "year-unknown")


async def tick(desk: TicketDesk, version: int, **said: bool) -> Preparation:
    async with desk.acting("agent-1") as tx:
        told = await preparation.tick(tx, desk.setup, "agent-1", said, version=version)
    assert told.row is not None
    return told.row


@pytest.mark.req("S2-44", "S2-49")
async def test_the_checklist_is_ticked_and_kept_per_shift(desk: TicketDesk) -> None:
    row = await tick(desk, 0, mobile_silent=True)
    assert row.done_at is None and set(row.ticks) == {"mobile_silent"}
    row = await tick(desk, row.version, **dict.fromkeys(REQUIRED, True))
    assert row.done_at == desk.clock.now()
    await desk.clock.advance(timedelta(days=1))
    async with desk.store.read() as view:
        tomorrow = await preparation.prepared(view, desk.setup, "agent-1")
    assert tomorrow.row is None and tomorrow.shift != row.shift
    assert [one.shift for one in await desk.rows(Preparation)] == [row.shift]


async def test_a_second_shift_of_a_day_begins_with_an_empty_list(desk: TicketDesk) -> None:
    first = await tick(desk, 0, **dict.fromkeys(REQUIRED, True))
    async with desk.acting("agent-1") as tx:
        told = await preparation.tick(tx, desk.setup, "agent-1", {}, version=first.version, new_shift=True)
    assert told.row is not None and told.row.ticks == {} and told.shift == f"{first.shift}-2"
    async with desk.store.read() as view:
        assert (await preparation.prepared(view, desk.setup, "agent-1")).shift == told.shift


async def test_ticking_from_an_old_view_is_refused(desk: TicketDesk) -> None:
    await tick(desk, 0, headset=True)
    with pytest.raises(StaleRow):
        await tick(desk, 0, note_form=True)


@pytest.mark.req("S2-5")
async def test_the_own_day_counts_work_and_never_complaints(desk: TicketDesk) -> None:
    """A call that ended in a complaint counts like any other; no figure tells of it."""
    follow_up = await desk.follow_up()
    attempt = await desk.call(follow_up)
    await desk.submit(follow_up, {"overall": "very_dissatisfied"})
    await desk.hang_up(attempt, talk=150)
    await desk.clock.advance(timedelta(seconds=20))
    await desk.dispose(attempt, Disposition.COMPLETED)
    async with desk.store.read() as view:
        day = await own_day.own_day(view, desk.setup, "agent-1")
        other = await own_day.own_day(view, desk.setup, "agent-2")
    assert (day.tries, day.reached, day.done, day.talk_seconds, day.wrap_up_seconds, day.in_band) == (
        1,
        1,
        1,
        150,
        20,
        1,
    )
    assert (other.tries, other.done) == (0, 0)
    assert not [name for name in own_day.OwnDay.__slots__ if "complain" in name or "rank" in name]


async def test_the_own_lists_tell_what_waits(desk: TicketDesk) -> None:
    undisposed = await desk.follow_up()
    attempt = await desk.call(undisposed)
    await desk.hang_up(attempt)
    async with desk.acting("agent-1") as tx:
        await seats.end_wrap_up(tx, await tx.rows(Seat).lock("agent-1"))
    agreed = await desk.follow_up()
    attempt = await desk.call(agreed)
    await desk.hang_up(attempt)
    await desk.dispose(attempt, Disposition.INCONVENIENT, agreed_at=desk.clock.now() + timedelta(hours=3))
    async with desk.store.read() as view:
        work = await own_day.own_work(view, "agent-1")
        day = await own_day.own_day(view, desk.setup, "agent-1")
    assert [line.follow_up.id for line in work.undisposed] == [undisposed.id]
    assert [line.follow_up.id for line in work.agreed] == [agreed.id] and work.assigned == []
    assert work.agreed[0].customer == "王芳"
    assert (day.agreed, day.undisposed, day.next_agreed_at) == (1, 1, desk.clock.now() + timedelta(hours=3))
