"""Everything that an agent needs before, during and after a call, read in one view: history, tickets, words, hours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from callcenter.core.access import Actor, reach
from callcenter.core.acts import Act
from callcenter.core.model import (
    Answers,
    Attempt,
    Customer,
    Dealer,
    FollowUp,
    Person,
    Recording,
    RecordingState,
    ServiceOrder,
    Ticket,
    Vehicle,
)
from callcenter.core.recording import PLAYABLE
from callcenter.core.worktime import day_hours, is_open, local_day, local_instant, next_open, open_intervals
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.setup import Setup

Tx = ReadTx | WriteTx

MOST_VISITS = 12
MOST_CALLS = 20
MOST_TICKETS = 20
MOST_ANSWERS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit to the workshop with the vehicle that came."""

    order: ServiceOrder
    vehicle: Vehicle | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCall:
    """A call with this customer, about whatever follow-up; `playable`: there is a recording to hear."""

    attempt: Attempt
    playable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Whether the customer may be rung now, and when that changes (aware UTC)."""

    open: bool
    changes_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What happened with this customer so far, newest first; `names` of the people in it by id."""

    visits: Sequence[Visit]
    calls: Sequence[PastCall]
    tickets: Sequence[Ticket]
    answers: Sequence[Answers]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDay:
    """One local day of the calling calendar with the stretches in which the customer may be called, from now on."""

    day: date
    open: Sequence[tuple[datetime, datetime]]
    source: str


async def history(tx: Tx, actor: Actor, row: FollowUp, order: ServiceOrder | None) -> History:
    """The customer's visits (also those of the same vehicle), calls, tickets and the answers of this follow-up."""
    customers = {row.customer_id} | ({order.contact_id} if order is not None and order.contact_id else set())
    mine = [{"owner_id__in": sorted(customers)}, {"contact_id__in": sorted(customers)}]
    if order is not None and order.vehicle_id:
        mine.append({"vehicle_id": order.vehicle_id})  # type: ignore[dict-item]
    orders = await tx.rows(ServiceOrder).all(
        any_of=mine, dealer_id=row.dealer_id, order=("-recorded_at", "-id"), limit=MOST_VISITS
    )
    car_ids = sorted({one.vehicle_id for one in orders if one.vehicle_id})
    cars = {car.id: car for car in await tx.rows(Vehicle).all(id__in=car_ids)} if car_ids else {}
    calls: list[Attempt] = []
    if not reach(actor, Act.CALL_SEE).nothing:
        calls = await tx.rows(Attempt).all(
            customer_id__in=sorted(customers), dealer_id=row.dealer_id, order=("-id",), limit=MOST_CALLS
        )
    there = {
        one.id
        for one in (await tx.rows(Recording).all(id__in=[call.id for call in calls]) if calls else [])
        if one.state in PLAYABLE and one.state is not RecordingState.DELETED
    }
    tickets: list[Ticket] = []
    if not reach(actor, Act.TICKET_SEE).nothing:
        tickets = await tx.rows(Ticket).all(
            customer_id__in=sorted(customers),
            dealer_id=row.dealer_id,
            order=("-received_at", "-id"),
            limit=MOST_TICKETS,
        )
    answers = await tx.rows(Answers).all(follow_up_id=row.id, order=("-id",), limit=MOST_ANSWERS)
    people = {call.agent_id for call in calls} | {one.agent_id for one in answers}
    people |= {ticket.handler_id for ticket in tickets} | {row.assigned_to, row.claimed_by}
    ids = sorted(id for id in people if id)
    names = {one.id: one.name for one in await tx.rows(Person).all(id__in=ids)} if ids else {}
    return History(
        visits=[Visit(order=one, vehicle=cars.get(one.vehicle_id or "")) for one in orders],
        calls=[PastCall(attempt=call, playable=call.id in there) for call in calls],
        tickets=tickets,
        answers=answers,
        names=names,
    )


def words_of(
    dealer: Dealer, agent: str, customer: Customer, vehicle: Vehicle | None, ticket: Ticket | None, language: str
) -> dict[str, str]:
    """The values for the {names} in what a script says; a word for what is not known."""
    unknown = {"zh-CN": ("车主", "您的爱车"), "en": ("the owner", "your car")}.get(language, ("车主", "您的爱车"))
    return {
        "customer_name": customer.name or unknown[0],
        "plate": (vehicle.plate or vehicle.model) if vehicle is not None else unknown[1],
        "model": vehicle.model if vehicle is not None else unknown[1],
        "dealer_name": dealer.short_name or dealer.name,
        "agent_name": agent,
        "ticket_no": ticket.no if ticket is not None else "",
        "subject": ticket.subject if ticket is not None else "",
    }


async def hours_now(tx: Tx, setup: Setup, dealer: Dealer) -> Hours:
    """Whether this dealer's customers may be rung now; `changes_at` is the closing, or the next opening."""
    calling = await setup.calling_calendar(tx, dealer)
    if not is_open(calling, tx.now):
        return Hours(open=False, changes_at=next_open(calling, tx.now))
    return Hours(open=True, changes_at=next(open_intervals(calling, tx.now))[1])


async def open_days(tx: Tx, setup: Setup, dealer: Dealer, days: int) -> list[OpenDay]:
    """The next local days with the times at which a customer may be called: the choice for an agreed time (S2-11)."""
    calling = await setup.calling_calendar(tx, dealer)
    first = local_day(calling.zone, tx.now)
    found = []
    for ahead in range(days):
        day = date.fromordinal(first.toordinal() + ahead)
        stretches = []
        for hours in day_hours(calling, day):
            opens = local_instant(calling.zone, day, hours.start)
            closes = local_instant(calling.zone, day, hours.end)
            if closes > tx.now:
                stretches.append((max(opens, tx.now), closes))
        exception = calling.exceptions.get(day)
        found.append(OpenDay(day=day, open=stretches, source=exception.source if exception is not None else ""))
    return found
