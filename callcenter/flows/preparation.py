"""Before the shift (S2-44, S2-48, S2-49): whether the system works for this agent, and the checklist, ticked and kept."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from callcenter.core.checklist import DEFAULT_CHECKLIST, Checklist
from callcenter.core.model import CalendarRow, Dealer, FollowUp, FollowUpState, Preparation, Seat, SeatState
from callcenter.core.worktime import is_open, local_day, next_open
from callcenter.errors import Conflict, StaleRow
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.ports_pbx import PbxStatus
from callcenter.flows.ports_sms import GatewayCheck
from callcenter.flows.setup import Setup, lane_of
from callcenter.flows.ticket_notices import local_time

Tx = ReadTx | WriteTx

NEXT_YEAR_FROM = timedelta(days=45)
"""So long before the new year its holidays should be known: they are decreed in November."""

DEFAULT_ZONE = "Asia/Shanghai"


class Verdict(StrEnum):
    """What a check found; a warning does not keep anybody from working."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemCheck:
    """One thing that must work. `reason` is stable and empty when good; `detail` names the exchange, year, hour …"""

    code: str
    verdict: Verdict
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Where a person's preparation stands: the list, and the kept row (None: nothing ticked yet in this shift)."""

    shift: str
    checklist: Checklist
    row: Preparation | None


async def dealers_of(tx: Tx, setup: Setup, person_id: str) -> list[Dealer]:
    """The active dealers whose queues the person's teams work, by code."""
    floor = await setup.floor(tx)
    return sorted((dealer for dealer, _, members in floor if person_id in members), key=lambda dealer: dealer.code)


async def zone_of_person(tx: Tx, setup: Setup, person_id: str) -> str:
    """The time zone of a person's days: that of the first dealer they work for."""
    dealers = await dealers_of(tx, setup, person_id)
    return dealers[0].time_zone if dealers else DEFAULT_ZONE


async def system_checks(
    tx: Tx, setup: Setup, person_id: str, exchanges: Mapping[str, PbxStatus], gateway: tuple[str, GatewayCheck] | None
) -> list[SystemCheck]:
    """The five checks: the exchange's link, the own device, the queue, the SMS gateway, the calendar's year (S2-48).

    `gateway` is its name and what it says of itself; None where this node has none.
    """
    seat = await tx.rows(Seat).find(person_id)
    dealers = await dealers_of(tx, setup, person_id)
    return [
        _exchange(seat, exchanges),
        _device(seat),
        await _queue(tx, setup, dealers, person_id),
        _gateway(gateway),
        await _calendar(tx, dealers),
    ]


def _seated(seat: Seat | None) -> bool:
    return seat is not None and seat.state is not SeatState.SIGNED_OFF


def _exchange(seat: Seat | None, exchanges: Mapping[str, PbxStatus]) -> SystemCheck:
    names = [seat.pbx] if seat is not None and _seated(seat) and seat.pbx in exchanges else sorted(exchanges)
    if not names:
        return SystemCheck(code="exchange", verdict=Verdict.BAD, reason="none")
    for name in names:
        status = exchanges[name]
        if not status.connected:
            return SystemCheck(code="exchange", verdict=Verdict.BAD, reason="link-down", detail=name)
        if not status.may_dial:
            return SystemCheck(code="exchange", verdict=Verdict.BAD, reason="dialplan", detail=name)
    return SystemCheck(code="exchange", verdict=Verdict.GOOD, detail=", ".join(names))


def _device(seat: Seat | None) -> SystemCheck:
    if seat is None or not _seated(seat):
        return SystemCheck(code="device", verdict=Verdict.BAD, reason="not-signed-on")
    if not seat.device_alive:
        return SystemCheck(code="device", verdict=Verdict.BAD, reason="not-reachable", detail=seat.device)
    return SystemCheck(code="device", verdict=Verdict.GOOD, detail=seat.device)


async def _queue(tx: Tx, setup: Setup, dealers: Sequence[Dealer], person_id: str) -> SystemCheck:
    if not dealers:
        return SystemCheck(code="queue", verdict=Verdict.BAD, reason="no-team")
    opens: list[datetime] = []
    for dealer in dealers:
        calling = await setup.calling_calendar(tx, dealer)
        opens.append(tx.now if is_open(calling, tx.now) else next_open(calling, tx.now))
    if min(opens) > tx.now:
        detail = local_time(min(opens), dealers[0].time_zone)
        return SystemCheck(code="queue", verdict=Verdict.WARNING, reason="closed-now", detail=detail)
    lanes = sorted({lane_of(dealer) for dealer in dealers})
    ready = await tx.rows(FollowUp).count(lane__in=lanes, state=FollowUpState.READY, assigned_to=None)
    ready += await tx.rows(FollowUp).count(assigned_to=person_id, state=FollowUpState.READY)
    if not ready:
        return SystemCheck(code="queue", verdict=Verdict.WARNING, reason="empty")
    return SystemCheck(code="queue", verdict=Verdict.GOOD, detail=str(ready))


def _gateway(gateway: tuple[str, GatewayCheck] | None) -> SystemCheck:
    if gateway is None:
        return SystemCheck(code="sms_gateway", verdict=Verdict.WARNING, reason="none")
    name, found = gateway
    if not found.ok:
        return SystemCheck(code="sms_gateway", verdict=Verdict.BAD, reason="not-ready", detail=f"{name} {found.detail}")
    if name == "log":
        return SystemCheck(code="sms_gateway", verdict=Verdict.WARNING, reason="writes-only", detail=name)
    return SystemCheck(code="sms_gateway", verdict=Verdict.GOOD, detail=name)


async def _calendar(tx: Tx, dealers: Sequence[Dealer]) -> SystemCheck:
    codes = sorted({dealer.working_calendar for dealer in dealers})
    rows = await tx.rows(CalendarRow).all(code__in=codes) if codes else await tx.rows(CalendarRow).all(kind="working")
    today = local_day(dealers[0].time_zone if dealers else DEFAULT_ZONE, tx.now)
    wanted = sorted({today.year, (today + NEXT_YEAR_FROM).year})
    missing = [year for year in wanted if not rows or any(year not in row.known_years for row in rows)]
    if missing:
        verdict = Verdict.BAD if today.year in missing else Verdict.WARNING
        detail = ", ".join(str(year) for year in missing)
        return SystemCheck(code="calendar", verdict=verdict, reason="year-unknown", detail=detail)
    return SystemCheck(code="calendar", verdict=Verdict.GOOD, detail=", ".join(str(year) for year in wanted))


async def checklist(tx: Tx, setup: Setup) -> Checklist:
    """The checklist that counts now: a document of the house's own, else the shipped one."""
    return await setup.document(tx, "checklist", DEFAULT_CHECKLIST, Checklist.model_validate)


async def prepared(tx: Tx, setup: Setup, person_id: str) -> Prepared:
    """The preparation of a person's present shift."""
    day = local_day(await zone_of_person(tx, setup, person_id), tx.now)
    row = await _newest(tx, person_id, day)
    shift = row.shift if row is not None else day.isoformat()
    return Prepared(shift=shift, checklist=await checklist(tx, setup), row=row)


async def tick(
    tx: WriteTx,
    setup: Setup,
    person_id: str,
    said: Mapping[str, bool],
    *,
    version: int,
    checks: Sequence[SystemCheck] = (),
    new_shift: bool = False,
) -> Prepared:
    """Tick and untick items of the present shift's list, and keep the system check as it is now.

    `new_shift` begins another shift of the same day with an empty list. `version` is that of the kept row (0: none yet).
    Raises InvalidInput for an unknown item, StaleRow when it was ticked elsewhere since.
    """
    document = await checklist(tx, setup)
    day = local_day(await zone_of_person(tx, setup, person_id), tx.now)
    found = await _newest(tx, person_id, day)
    row = await tx.rows(Preparation).lock(found.id) if found is not None else None
    if row is not None and row.version != version and not new_shift:
        raise StaleRow(what="preparations", id=row.id)
    if row is None or new_shift:
        row = await _begin(tx, person_id, day, document)
    ticks = document.ticked(row.ticks, said, tx.now)
    done = document.complete(ticks)
    saved = await tx.rows(Preparation).save(
        replace(
            row,
            checklist_version=document.version,
            ticks=ticks,
            checks=[asdict(check) for check in checks] or row.checks,
            checked_at=tx.now if checks else row.checked_at,
            done_at=(row.done_at or tx.now) if done else None,
        )
    )
    if done and row.done_at is None:
        tx.emit("preparation.done", "preparation", saved.id, None, person_id=person_id, shift=saved.shift)
    return Prepared(shift=saved.shift, checklist=document, row=saved)


async def _begin(tx: WriteTx, person_id: str, day: date, document: Checklist) -> Preparation:
    before = await tx.rows(Preparation).count(person_id=person_id, shift__like=day.isoformat())
    shift = day.isoformat() if not before else f"{day.isoformat()}-{before + 1}"
    if before >= 9:
        raise Conflict("preparation", shift, "too-many-shifts")
    return await tx.rows(Preparation).add(
        Preparation(
            id=tx.new_id(),
            person_id=person_id,
            shift=shift,
            checklist=document.code,
            checklist_version=document.version,
            started_at=tx.now,
        )
    )


async def _newest(tx: Tx, person_id: str, day: date) -> Preparation | None:
    return await tx.rows(Preparation).first(order=("-shift",), person_id=person_id, shift__like=day.isoformat())
