"""The queue: the next card, calls, agreed times, numbers, assignments, exclusions, and why one is (not) being called."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import (
    Attempt,
    Customer,
    CustomerNumber,
    FollowUp,
    FollowUpKind,
    FollowUpResult,
    FollowUpState,
    ServiceOrder,
    Vehicle,
)
from callcenter.errors import Invalid
from callcenter.flows import daily_acts, seats, second_follow_up
from callcenter.flows.claim import next_follow_up
from callcenter.flows.explain_follow_up import Explained, explain_follow_up
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Instant, Line, Model, Named, Shown
from callcenter.web.parts import CALLS
from callcenter.web.route import Routes
from callcenter.web.routes.calls import CallShown, call_of

routes = Routes("follow-ups")


class FollowUpShown(Shown):
    """One follow-up with its place in the queue; instants RFC 3339."""

    id: Id
    kind: FollowUpKind
    dealer_id: str
    customer_id: str
    order_id: str | None
    ticket_id: str | None
    round: int
    state: FollowUpState
    result: FollowUpResult | None
    reason: str
    number: str
    earliest_at: datetime
    due_at: datetime
    provisional: bool
    next_try_at: datetime
    next_try_reason: str
    agreed_at: datetime | None
    assigned_to: str | None
    claimed_by: str | None
    claimed_until: datetime | None
    attempt_id: str | None
    bundle_id: str | None
    tries: int
    misses: int
    tries_that_day: int
    tried_on: date | None
    sms_sent_at: datetime | None
    missed_at: datetime | None
    missed_cause: str
    closed_before_due: bool
    created_at: datetime
    done_at: datetime | None
    questionnaire: str
    version: int


class NumberShown(Shown):
    """A number of the customer, masked by role; it is called by its `id`."""

    id: Id
    number: str
    extension: str
    kind: str
    label: str
    status: str


class CustomerShown(Shown):
    """The customer with the four wishes."""

    id: Id
    name: str
    language: str
    no_follow_ups: bool
    no_sms: bool
    no_calls: bool
    no_recording: bool
    next_visit_note: str
    numbers: list[NumberShown]


class VehicleShown(Shown):
    """The vehicle."""

    id: Id
    vin: str
    plate: str
    model: str
    brand: str


class OrderShown(Shown):
    """The repair order."""

    id: Id
    order_no: str
    kind: str
    brand: str
    adviser: str
    mileage_km: int | None
    delivered_at: datetime | None
    visit_note: str


class Card(Shown):
    """Everything that the agent needs before and during the call."""

    follow_up: FollowUpShown
    customer: CustomerShown
    contact: CustomerShown | None
    vehicle: VehicleShown | None
    order: OrderShown | None
    also: list[FollowUpShown]
    calls: list[CallShown]


class Call(Model):
    """A call: over which of the customer's numbers (its id; None: the follow-up's), and why when outside the queue."""

    number_id: Id | None = None
    reason: Line = ""


class Agreed(Model):
    """The minute that the customer chose, and for whom it is kept."""

    at: Instant
    agent_id: Id | None = None


class Assigned(Model):
    """Follow-ups and the agent they go to (None: nobody in particular)."""

    follow_up_ids: Annotated[list[Id], Field(min_length=1, max_length=500)]
    agent_id: Id | None = None


class HandedOver(Model):
    """From a (sick) agent to another, or to the team (None)."""

    from_agent: Id
    to_agent: Id | None = None


class Why(Model):
    """A reason that people can read later."""

    reason: Named


class NewNumber(Model):
    """A number as somebody says it; `replaces` is the id of the wrong one."""

    number: Annotated[str, Field(min_length=1, max_length=64)]
    label: Line = ""
    replaces: Id | None = None


class MomentQuery(Model):
    """The moment asked about; now when left out."""

    at: Instant | None = None


def follow_up_of(asked: Asked, row: FollowUp) -> FollowUpShown:
    """A follow-up as the asker may see it."""
    return FollowUpShown.of(row, number=asked.number(row.number, row.dealer_id, customer_id=row.customer_id))


async def customer_of(asked: Asked, tx: ReadTx | WriteTx, customer_id: str) -> CustomerShown:
    """A customer with masked numbers."""
    customer = await tx.rows(Customer).get(customer_id)
    numbers = await tx.rows(CustomerNumber).all(customer_id=customer_id, order=("position", "id"))
    shown = [
        NumberShown.of(row, number=asked.number(row.number, customer.dealer_id, customer_id=customer_id))
        for row in numbers
    ]
    return CustomerShown.of(customer, numbers=shown)


@routes.post("/follow-ups/next", zh="下一个客户", act=Act.FOLLOW_UP_WORK)
async def claim_next(asked: Asked, tx: WriteTx) -> Card | None:
    """Claim the next card; null when nothing is to be called now. A card held already is given again."""
    calls = asked.house.parts.get(CALLS)
    row = await next_follow_up(tx, asked.house.setup, calls.rates, asked.person_id)
    return None if row is None else await card_of(asked, tx, row)


@routes.get("/follow-ups/{follow_up_id}", zh="回访卡片", act=Act.FOLLOW_UP_SEE)
async def show_follow_up(asked: Asked, tx: ReadTx, follow_up_id: Id) -> Card:
    """The card: customer, vehicle, order, and what happened so far."""
    return await card_of(asked, tx, await _seen(asked, tx, follow_up_id))


@routes.post("/follow-ups/{follow_up_id}/release", zh="退回卡片", act=Act.FOLLOW_UP_WORK)
async def release(asked: Asked, tx: WriteTx, follow_up_id: Id) -> FollowUpShown:
    """Give a claimed card back to the queue, without a try."""
    row = await _seen(asked, tx, follow_up_id, Act.FOLLOW_UP_WORK)
    if row.state is FollowUpState.CLAIMED and row.claimed_by == asked.person_id:
        row = await seats.give_back(tx, row)
    return follow_up_of(asked, row)


@routes.post("/follow-ups/{follow_up_id}/call", zh="呼叫客户", act=Act.CALL_PLACE, transaction=False)
async def call_customer(asked: Asked, follow_up_id: Id, body: Call) -> CallShown:
    """Ring the agent's device and then the customer, at most once. A card outside the queue needs a reason."""
    number = None
    async with asked.read() as view:
        row = await _seen(asked, view, follow_up_id, Act.CALL_PLACE)
        if body.number_id is not None:
            chosen = await view.rows(CustomerNumber).find(body.number_id)
            if chosen is None or chosen.customer_id != row.customer_id:
                raise Invalid("number_id", "not a number of this customer")
            number = f"{chosen.number};{chosen.extension}" if chosen.extension else chosen.number
    calls = asked.house.parts.get(CALLS)

    async def keep(tx: WriteTx, attempt: Attempt) -> None:
        await asked.keep(tx, call_of(asked, attempt))

    # The answer commits with the intent: a repeated request can never find the one without the other and ring again.
    attempt = await calls.place(
        asked.actor,
        follow_up_id=follow_up_id,
        agent_id=asked.person_id,
        number=number,
        reason=body.reason,
        beside=keep,
    )
    return call_of(asked, attempt)


@routes.post("/follow-ups/{follow_up_id}/agree", zh="预约回访时间", act=Act.FOLLOW_UP_WORK)
async def agree(asked: Asked, tx: WriteTx, follow_up_id: Id, body: Agreed) -> FollowUpShown:
    """Plan the call at the minute that the customer chose, inside calling hours."""
    await _seen(asked, tx, follow_up_id, Act.FOLLOW_UP_WORK)
    row = await daily_acts.agree_time(tx, asked.house.setup, follow_up_id, body.at, body.agent_id)
    return follow_up_of(asked, row)


@routes.post("/follow-ups/{follow_up_id}/exclude", zh="排除回访", act=Act.FOLLOW_UP_PLAN)
async def exclude(asked: Asked, tx: WriteTx, follow_up_id: Id, body: Why) -> FollowUpShown:
    """Take a follow-up out with a reason: counted as excluded, never as missed."""
    await _seen(asked, tx, follow_up_id, Act.FOLLOW_UP_PLAN)
    row = await daily_acts.exclude(tx, follow_up_id, body.reason)
    await asked.audit(tx, "follow_up.exclude", "follow_up", row.id, row.dealer_id, reason=body.reason)
    return follow_up_of(asked, row)


@routes.post("/follow-ups/{follow_up_id}/number-is-right", zh="号码核实无误", act=Act.FOLLOW_UP_WORK)
async def confirm_number(asked: Asked, tx: WriteTx, follow_up_id: Id) -> FollowUpShown:
    """A person looked: the number is good; the customer is called again."""
    await _seen(asked, tx, follow_up_id, Act.FOLLOW_UP_WORK)
    return follow_up_of(asked, await daily_acts.number_is_right(tx, asked.house.setup, follow_up_id))


@routes.post("/follow-ups/{follow_up_id}/no-number", zh="查无可用号码", act=Act.FOLLOW_UP_PLAN)
async def no_number(asked: Asked, tx: WriteTx, follow_up_id: Id, body: Why) -> FollowUpShown:
    """No number is to be found for a second follow-up: it ends, and its ticket waits as *customer not reached*. Audited."""
    await _seen(asked, tx, follow_up_id, Act.FOLLOW_UP_PLAN)
    row = await second_follow_up.no_number_found(tx, asked.house.setup, follow_up_id, body.reason)
    await asked.audit(tx, "follow_up.no_number", "follow_up", row.id, row.dealer_id, reason=body.reason)
    return follow_up_of(asked, row)


@routes.post("/follow-ups/assign", zh="批量分派", act=Act.FOLLOW_UP_PLAN)
async def assign(asked: Asked, tx: WriteTx, body: Assigned) -> list[FollowUpShown]:
    """Assign up to 500 follow-ups at once: all or none."""
    for follow_up_id in body.follow_up_ids:
        await _seen(asked, tx, follow_up_id, Act.FOLLOW_UP_PLAN)
    rows = await daily_acts.assign(tx, body.follow_up_ids, body.agent_id)
    return [follow_up_of(asked, row) for row in rows]


@routes.post("/follow-ups/hand-over", zh="移交坐席的预约", act=Act.FOLLOW_UP_PLAN)
async def hand_over(asked: Asked, tx: WriteTx, body: HandedOver) -> list[FollowUpShown]:
    """Hand over everything that is bound to an agent; the agreed times stay as they are. Audited."""
    for row in await tx.rows(FollowUp).all(assigned_to=body.from_agent, state__in=daily_acts.MOVABLE):
        await asked.demand(tx, Act.FOLLOW_UP_PLAN, row.dealer_id)
    rows = await daily_acts.hand_over(tx, body.from_agent, body.to_agent)
    await asked.audit(tx, "follow_up.hand_over", "person", body.from_agent, to=body.to_agent, count=len(rows))
    return [follow_up_of(asked, row) for row in rows]


@routes.post("/customers/{customer_id}/numbers", zh="添加或更正号码", act=Act.FOLLOW_UP_WORK)
async def add_number(asked: Asked, tx: WriteTx, customer_id: Id, body: NewNumber) -> CustomerShown:
    """Add or correct a number; follow-ups that waited for it are called again. Audited."""
    customer = await tx.rows(Customer).get(customer_id)
    await asked.demand(tx, Act.FOLLOW_UP_WORK, customer.dealer_id, hide=("customers", customer_id))
    await daily_acts.add_number(
        tx, asked.house.setup, customer_id, body.number, label=body.label, replaces=body.replaces
    )
    await asked.audit(tx, "customer.number", "customer", customer_id, customer.dealer_id, replaces=body.replaces)
    return await customer_of(asked, tx, customer_id)


@routes.get("/follow-ups/{follow_up_id}/explain", zh="为什么(不)呼叫", act=Act.FOLLOW_UP_SEE)
async def explain(asked: Asked, tx: ReadTx, follow_up_id: Id, query: MomentQuery) -> Explained:
    """Why this customer is, or is not, being called, now or at a past moment: rule, time and resource."""
    row = await _seen(asked, tx, follow_up_id)
    calls = asked.house.parts.find(CALLS)
    exchanges = await calls.exchanges() if calls is not None else {}
    return await explain_follow_up(
        tx, asked.house.setup, row, at=query.at, language=asked.language, exchanges=exchanges
    )


async def card_of(asked: Asked, tx: ReadTx | WriteTx, row: FollowUp) -> Card:
    """The whole card of a follow-up."""
    order = await tx.rows(ServiceOrder).find(row.order_id) if row.order_id else None
    vehicle = await tx.rows(Vehicle).find(order.vehicle_id) if order and order.vehicle_id else None
    calls = await tx.rows(Attempt).all(follow_up_id=row.id, order=("-id",), limit=50)
    also = await tx.rows(FollowUp).all(bundle_id=row.id)
    return Card(
        follow_up=follow_up_of(asked, row),
        customer=await customer_of(asked, tx, row.customer_id),
        contact=await customer_of(asked, tx, order.contact_id) if order and order.contact_id else None,
        vehicle=VehicleShown.of(vehicle) if vehicle else None,
        order=OrderShown.of(order) if order else None,
        also=[follow_up_of(asked, other) for other in also],
        calls=[call_of(asked, attempt) for attempt in calls],
    )


async def _seen(asked: Asked, tx: ReadTx | WriteTx, follow_up_id: str, act: Act = Act.FOLLOW_UP_SEE) -> FollowUp:
    row = await tx.rows(FollowUp).get(follow_up_id)
    own = asked.person_id in (row.assigned_to, row.claimed_by)
    await asked.demand(tx, act, row.dealer_id, own=own, hide=("follow_ups", follow_up_id))
    return row
