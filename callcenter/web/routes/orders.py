"""Repair orders: upsert by (dealer, order number), cancel, list; files in, with their runs and reports; the template."""

import csv
import io
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal

from aiohttp import web
from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Customer, Dealer, FollowUp, FollowUpResult, FollowUpState, ServiceOrder, Vehicle
from callcenter.core.order_columns import csv_template
from callcenter.core.order_file import MOST_ITEMS, OrderDraft, is_ahead
from callcenter.core.order_values import OrderKind
from callcenter.core.phone import PhoneNumber, parse_numbers
from callcenter.core.vehicle import check_plate, check_vin
from callcenter.core.worktime import local_day, local_instant
from callcenter.errors import InvalidInput, NotFound, Problem
from callcenter.flows.import_orders import odd_about
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.upsert_order import Upserted, cancel_order, upsert_order
from callcenter.web.asked import Asked
from callcenter.web.fields import Code, Day, Id, Instant, Language, Line, Model, Named, Shown, Text
from callcenter.web.route import Routes

routes = Routes("service-orders")
PhoneText = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00-\x1F\x7F]*$")]


class PersonIn(Model):
    """A person as the dealer's system knows them; numbers as written, the one to ring first at the top."""

    name: Line = ""
    numbers: Annotated[list[PhoneText], Field(max_length=10, default_factory=list)]


class WishesIn(Model):
    """The wishes that the order states; what is left out is not said."""

    no_follow_ups: bool | None = None
    no_sms: bool | None = None
    no_calls: bool | None = None
    no_recording: bool | None = None


class VehicleIn(Model):
    """The vehicle; VIN and plate as written."""

    vin: Line = ""
    plate: Line = ""
    brand: Line = ""
    model: Line = ""


class OrderIn(Model):
    """A repair order. What is left out erases nothing. `delivered_at` or `delivered_on` says when it was handed over:
    tomorrow at the latest, in the dealer's zone; an order that is not delivered yet has neither, but `opened_at`.

    `items` are what was done, in the dealer's words. `status` *open* makes a cancelled order valid again; left out it
    changes nothing, and a cancelled one is warned about.
    """

    owner: PersonIn | None = None
    contact: PersonIn | None = None
    vehicle: VehicleIn | None = None
    kind: OrderKind | None = None
    items: Annotated[list[Line], Field(max_length=MOST_ITEMS, default_factory=list)]
    brand: Line = ""
    amount_cents: Annotated[int, Field(ge=-(10**13), le=10**13)] | None = None
    mileage_km: Annotated[int, Field(ge=0, le=3_000_000)] | None = None
    adviser: Line = ""
    opened_at: Instant | None = None
    delivered_at: Instant | None = None
    delivered_on: Day | None = None
    recorded_at: Instant | None = None
    next_visit_note: Text = ""
    wishes: WishesIn | None = None
    language: Language | None = None
    status: Literal["open", "cancelled"] | None = None


class OrderNamed(OrderIn):
    """A repair order with its dealer and number."""

    dealer_code: Code
    order_no: Named


class WhyIn(Model):
    """Why, where it is known."""

    reason: Line = ""


class OrderShown(Shown):
    """A repair order; `visit_note` is what was to be verified at this visit (S2-15)."""

    id: Id
    dealer_id: str
    order_no: str
    owner_id: str
    owner_name: str
    contact_id: str | None
    contact_name: str
    vehicle_id: str | None
    plate: str
    vin: str
    model: str
    kind: str
    brand: str
    amount_cents: int | None
    adviser: str
    mileage_km: int | None
    opened_at: datetime | None
    delivered_at: datetime | None
    delivered_exact: bool
    recorded_at: datetime
    status: str
    source: str
    visit_note: str
    version: int


class PlannedShown(Shown):
    """The order's first follow-up in short."""

    id: Id
    state: FollowUpState
    result: FollowUpResult | None
    reason: str
    earliest_at: datetime
    due_at: datetime
    next_try_at: datetime
    closed_before_due: bool
    bundle_id: str | None


class WarningShown(Shown):
    """What is odd about a value that was taken."""

    field: str
    reason: str


class OrderTaken(Shown):
    """What became of an order: accepted, updated (with the fields), or unchanged."""

    outcome: str
    changed: list[str]
    warnings: list[WarningShown]
    order: OrderShown
    follow_up: PlannedShown | None


class TemplateQuery(Model):
    """In which language."""

    language: Language = "zh-CN"


@routes.put("/service-orders", zh="写入工单", act=Act.ORDER_UPSERT)
async def put_order(asked: Asked, tx: WriteTx, body: OrderNamed) -> OrderTaken:
    """Take an order in by dealer and number: new, changed or the same; its follow-up is planned at once."""
    return await _take(asked, tx, body)


@routes.post("/service-orders", zh="登记工单", act=Act.ORDER_UPSERT)
async def post_order(asked: Asked, tx: WriteTx, body: OrderNamed) -> OrderTaken:
    """The same as PUT, for callers that send an Idempotency-Key."""
    return await _take(asked, tx, body)


@routes.post("/service-orders/{order_id}/cancel", zh="取消工单", act=Act.ORDER_UPSERT)
async def cancel(asked: Asked, tx: WriteTx, order_id: Id, body: WhyIn) -> OrderTaken:
    """Cancel an order: its follow-up and unsent SMS are withdrawn."""
    order = await _seen(asked, tx, order_id, Act.ORDER_UPSERT)
    done = await cancel_order(tx, asked.house.setup, order.id, body.reason)
    await asked.audit(tx, "order.cancel", "service_order", order.id, order.dealer_id, reason=body.reason)
    return await _taken(tx, done, ())


@routes.get("/service-orders/template", zh="下载工单模板", act=Act.SETUP_SEE, produces=("text/csv",))
async def order_template(asked: Asked, query: TemplateQuery) -> web.StreamResponse:
    """The header of an order file to fill in: CSV with a byte-order mark, as spreadsheets like it."""
    text = io.StringIO()
    csv.writer(text).writerow(csv_template("en" if query.language == "en" else "zh-CN"))
    headers = {"Content-Disposition": 'attachment; filename="orders-template.csv"'}
    body = text.getvalue().encode("utf-8-sig")
    return web.Response(body=body, content_type="text/csv", charset="utf-8", headers=headers)


@routes.get("/service-orders/{order_id}", zh="工单", act=Act.ORDER_SEE)
async def show_order(asked: Asked, tx: ReadTx, order_id: Id) -> OrderShown:
    """One order."""
    order = await _seen(asked, tx, order_id, Act.ORDER_SEE)
    return (await shown_orders(tx, [order]))[0]


async def shown_orders(tx: ReadTx | WriteTx, orders: list[ServiceOrder]) -> list[OrderShown]:
    """Orders with the names of their people and what is known of their vehicles."""
    ids = {id for order in orders for id in (order.owner_id, order.contact_id) if id}
    people = {row.id: row for row in await tx.rows(Customer).all(id__in=sorted(ids))} if ids else {}
    cars = {order.vehicle_id for order in orders if order.vehicle_id}
    vehicles = {row.id: row for row in await tx.rows(Vehicle).all(id__in=sorted(cars))} if cars else {}
    shown = []
    for order in orders:
        owner, contact = people.get(order.owner_id), people.get(order.contact_id or "")
        car = vehicles.get(order.vehicle_id or "")
        shown.append(
            OrderShown.of(
                order,
                owner_name=owner.name if owner else "",
                contact_name=contact.name if contact else str(order.detail.get("contact_name", "")),
                plate=car.plate if car else "",
                vin=car.vin if car else "",
                model=car.model if car else "",
            )
        )
    return shown


async def _take(asked: Asked, tx: WriteTx, body: OrderNamed) -> OrderTaken:
    dealer = await tx.rows(Dealer).first(code=body.dealer_code)
    if dealer is None:
        raise NotFound(what="dealer", id=body.dealer_code)
    await asked.demand(tx, Act.ORDER_UPSERT, dealer.id, hide=("dealer", body.dealer_code))
    draft = draft_of(body, dealer)
    if draft.delivered_at and not draft.cancelled and is_ahead(draft.delivered_at, tx.now, dealer.time_zone):
        raise InvalidInput([Problem("delivered_on" if draft.delivered_date_only else "delivered_at", "in_the_future")])
    known = await tx.rows(ServiceOrder).first(dealer_id=dealer.id, order_no=draft.order_no)
    if known is None and not draft.cancelled and draft.delivered_at is None and body.opened_at is None:
        raise InvalidInput([Problem("delivered_at", "missing")])
    done = await upsert_order(tx, asked.house.setup, dealer, draft, revive=body.status == "open")
    return await _taken(tx, done, (*draft.warnings, *odd_about(draft, done)))


def draft_of(body: OrderNamed, dealer: Dealer) -> OrderDraft:
    """The order as the flows take it; InvalidInput names every field that cannot be read."""
    problems: list[Problem] = []
    warnings: list[Problem] = []

    def phones(person: PersonIn | None, path: str) -> tuple[PhoneNumber, ...]:
        found: dict[str, PhoneNumber] = {}
        for at, text in enumerate(person.numbers if person else ()):
            parsed = parse_numbers(text, default_area=dealer.area_code or None)
            found |= {number.e164: number for number in parsed.numbers}
            if not parsed.numbers:
                why = parsed.refused[0].reason.value if parsed.refused else "no_digits"
                warnings.append(Problem(f"{path}.numbers.{at}", why))
        return tuple(found.values())

    car = body.vehicle or VehicleIn()
    vin, plate = check_vin(car.vin), check_plate(car.plate)
    for name, checked in (("vin", vin), ("plate", plate)):
        if checked.refused is not None:
            problems.append(Problem(f"vehicle.{name}", checked.refused.value))
        if checked.warning is not None:
            warnings.append(Problem(f"vehicle.{name}", checked.warning.value))
    delivered, date_only = body.delivered_at, False
    if body.delivered_on is not None:
        day = local_instant(dealer.time_zone, body.delivered_on, 0)
        if delivered is None:
            delivered, date_only = day, True
        elif local_day(dealer.time_zone, delivered) != body.delivered_on:
            problems.append(Problem("delivered_on", "another-day"))
    if problems:
        raise InvalidInput(problems)
    wishes = body.wishes or WishesIn()
    owner, contact = body.owner or PersonIn(numbers=[]), body.contact or PersonIn(numbers=[])
    draft = OrderDraft(
        order_no=body.order_no,
        delivered_at=delivered,
        delivered_date_only=date_only,
        opened_at=body.opened_at,
        recorded_at=body.recorded_at,
        customer_name=owner.name or None,
        customer_phones=phones(body.owner, "owner"),
        contact_name=contact.name or None,
        contact_phones=phones(body.contact, "contact"),
        vin=vin.vin,
        plate=plate.plate,
        brand=car.brand or body.brand or None,
        model=car.model or None,
        order_kind=body.kind,
        items=tuple(dict.fromkeys(item for item in map(str.strip, body.items) if item)),
        amount_cents=body.amount_cents,
        mileage_km=body.mileage_km,
        adviser=body.adviser or None,
        next_visit_note=body.next_visit_note or None,
        do_not_follow_up=wishes.no_follow_ups,
        no_sms=wishes.no_sms,
        no_calls=wishes.no_calls,
        no_recording=wishes.no_recording,
        cancelled=None if body.status is None else body.status == "cancelled",
        language="en" if body.language == "en" else ("zh-CN" if body.language else None),
    )
    return replace(draft, warnings=tuple(warnings))


async def _taken(tx: WriteTx, done: Upserted, warnings: tuple[Problem, ...]) -> OrderTaken:
    order = await tx.rows(ServiceOrder).get(done.order.id)
    row = await tx.rows(FollowUp).find(done.follow_up.id) if done.follow_up is not None else None
    return OrderTaken(
        outcome=str(done.outcome),
        changed=list(done.changed),
        warnings=[WarningShown(field=one.field, reason=one.reason) for one in warnings],
        order=(await shown_orders(tx, [order]))[0],
        follow_up=PlannedShown.of(row) if row is not None else None,
    )


async def _seen(asked: Asked, tx: ReadTx | WriteTx, order_id: str, act: Act) -> ServiceOrder:
    order = await tx.rows(ServiceOrder).get(order_id)
    await asked.demand(tx, act, order.dealer_id, hide=("service_orders", order_id))
    return order
