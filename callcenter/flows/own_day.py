"""An agent's own day in numbers and the own lists: agreed, assigned, undisposed. Never complaints, never a ranking (S2-5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from callcenter.core.model import Attempt, Customer, Disposition, FollowUp, FollowUpState, ServiceOrder, Vehicle
from callcenter.core.step_times import Band, band_of
from callcenter.core.worktime import end_of_day, local_day, local_instant
from callcenter.flows.ports import ReadTx
from callcenter.flows.preparation import zone_of_person
from callcenter.flows.setup import Setup

DONE = frozenset({Disposition.COMPLETED, Disposition.PARTIAL, Disposition.DECLINED, Disposition.ALREADY_DONE})
"""Dispositions that end a follow-up."""

LONGEST_WRAP_UP = timedelta(minutes=30)
"""A call disposed of later than this was put aside: its wrap-up counts as no longer."""

IN_HAND = (FollowUpState.CLAIMED, FollowUpState.CALLING, FollowUpState.WRAP_UP)
MOST_LINES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDay:
    """One agent's local day (`day` in `zone`), seconds whole. `reached` of `tries` counted calls were answered.

    `in_band` of `reached` talks took two to three minutes (S2-24); `undisposed` and `next_agreed_at` are as of now.
    """

    day: date
    zone: str
    tries: int
    reached: int
    done: int
    agreed: int
    undisposed: int
    talk_seconds: int
    wrap_up_seconds: int
    in_band: int
    next_agreed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLine:
    """One follow-up of the own lists with the names that a person reads."""

    follow_up: FollowUp
    customer: str
    plate: str
    model: str
    order_no: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWork:
    """What waits for one agent: in hand, without a disposition, agreed (earliest first), assigned."""

    in_hand: Sequence[OwnLine]
    undisposed: Sequence[OwnLine]
    agreed: Sequence[OwnLine]
    assigned: Sequence[OwnLine]


async def own_day(tx: ReadTx, setup: Setup, person_id: str, day: date | None = None) -> OwnDay:
    """The day of one agent, today's when none is named."""
    zone = await zone_of_person(tx, setup, person_id)
    day = day or local_day(zone, tx.now)
    start = local_instant(zone, day, 0)
    calls = await tx.rows(Attempt).all(agent_id=person_id, intent_at__ge=start, intent_at__lt=end_of_day(zone, start))
    answered = [call for call in calls if call.answered_at is not None]
    agreed = await tx.rows(FollowUp).first(
        order=("agreed_at", "id"),
        assigned_to=person_id,
        agreed_at__ge=tx.now,
        state__in=(FollowUpState.WAITING, FollowUpState.READY),
    )
    return OwnDay(
        day=day,
        zone=zone,
        tries=sum(call.counts or call.answered_at is not None for call in calls),
        reached=len(answered),
        done=sum(call.disposition in DONE for call in calls),
        agreed=sum(call.disposition is Disposition.INCONVENIENT for call in calls),
        undisposed=await tx.rows(FollowUp).count(claimed_by=person_id, state=FollowUpState.UNDISPOSED),
        talk_seconds=sum(call.talk_seconds for call in answered),
        wrap_up_seconds=sum(_wrap_up(call) for call in answered),
        in_band=sum(band_of(call.talk_seconds) is Band.WITHIN for call in answered),
        next_agreed_at=agreed.agreed_at if agreed is not None else None,
    )


async def own_work(tx: ReadTx, person_id: str) -> OwnWork:
    """The own lists, each at most 200 lines."""
    rows = tx.rows(FollowUp)
    held = await rows.all(
        claimed_by=person_id, state__in=(*IN_HAND, FollowUpState.UNDISPOSED), order=("due_at", "id"), limit=MOST_LINES
    )
    bound = await rows.all(
        assigned_to=person_id,
        state__in=(FollowUpState.WAITING, FollowUpState.READY),
        order=("due_at", "id"),
        limit=MOST_LINES,
    )
    lines = {line.follow_up.id: line for line in await _lines(tx, [*held, *bound])}
    agreed = sorted((row for row in bound if row.agreed_at is not None), key=lambda row: (row.agreed_at, row.id))
    return OwnWork(
        in_hand=[lines[row.id] for row in held if row.state in IN_HAND],
        undisposed=[lines[row.id] for row in held if row.state is FollowUpState.UNDISPOSED],
        agreed=[lines[row.id] for row in agreed],
        assigned=[lines[row.id] for row in bound if row.agreed_at is None],
    )


def _wrap_up(call: Attempt) -> int:
    if call.ended_at is None or call.disposed_at is None or call.disposed_at < call.ended_at:
        return 0
    return int(min(call.disposed_at - call.ended_at, LONGEST_WRAP_UP).total_seconds())


async def _lines(tx: ReadTx, rows: Sequence[FollowUp]) -> list[OwnLine]:
    if not rows:
        return []
    people = await tx.rows(Customer).all(id__in=sorted({row.customer_id for row in rows}))
    names = {one.id: one.name for one in people}
    ids = sorted({row.order_id for row in rows if row.order_id})
    orders = {one.id: one for one in await tx.rows(ServiceOrder).all(id__in=ids)} if ids else {}
    car_ids = sorted({order.vehicle_id for order in orders.values() if order.vehicle_id})
    cars = {one.id: one for one in await tx.rows(Vehicle).all(id__in=car_ids)} if car_ids else {}
    found = []
    for row in rows:
        order = orders.get(row.order_id or "")
        car = cars.get(order.vehicle_id or "") if order is not None else None
        found.append(
            OwnLine(
                follow_up=row,
                customer=names.get(row.customer_id, ""),
                plate=car.plate if car is not None else "",
                model=car.model if car is not None else "",
                order_no=order.order_no if order is not None else "",
            )
        )
    return found
