"""Customers and their vehicles: found by number, plate or name; their four wishes; the note for the next visit."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from callcenter.core.acts import Act
from callcenter.core.model import Customer, CustomerNumber, Vehicle
from callcenter.core.vehicle import check_plate, check_vin
from callcenter.flows import wishes
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Line, Model, Page, PageQuery, Shown, Text, Version
from callcenter.web.paging import both, page_of
from callcenter.web.route import Routes
from callcenter.web.routes.follow_ups import NumberShown

routes = Routes("customers")


class CarShown(Shown):
    """A vehicle; `next_visit_note` is to be verified when it is next booked (S2-15)."""

    id: Id
    dealer_id: str
    vin: str
    plate: str
    model: str
    brand: str
    owner_id: str | None
    next_visit_note: str
    version: int


class CustomerWhole(Shown):
    """A customer with numbers (masked by role), wishes and vehicles; `merged_into` names who this one turned out to be."""

    id: Id
    dealer_id: str
    name: str
    other_names: list[str]
    language: str
    no_follow_ups: bool
    no_sms: bool
    no_calls: bool
    no_recording: bool
    wishes_by: dict[str, str]
    next_visit_note: str
    merged_into: str | None
    updated_at: datetime | None
    numbers: list[NumberShown]
    vehicles: list[CarShown]
    version: int


class CarQuery(PageQuery):
    """By plate or VIN in any spelling: asked for when a vehicle is booked."""

    dealer_id: Id | None = None
    plate: Line | None = None
    vin: Line | None = None
    with_note: bool | None = None


class WishesIn(Model):
    """The wishes as the customer told them; what is left out stays."""

    version: Version
    no_follow_ups: bool | None = None
    no_sms: bool | None = None
    no_calls: bool | None = None
    no_recording: bool | None = None


class NoteIn(Model):
    """A note to verify at the next visit; empty takes it away."""

    version: Version
    next_visit_note: Text


@routes.get("/customers/{customer_id}", zh="客户", act=Act.CUSTOMER_SEE)
async def show_customer(asked: Asked, tx: ReadTx, customer_id: Id) -> CustomerWhole:
    """One customer."""
    row = await tx.rows(Customer).get(customer_id)
    await asked.demand(tx, Act.CUSTOMER_SEE, row.dealer_id, hide=("customers", customer_id))
    return await _whole(asked, tx, row)


@routes.put("/customers/{customer_id}/wishes", zh="设定客户意愿", act=Act.CUSTOMER_CHANGE)
async def set_customer_wishes(asked: Asked, tx: WriteTx, customer_id: Id, body: WishesIn) -> CustomerWhole:
    """Set wishes (S2-40): open follow-ups are excluded and unsent SMS withdrawn at once. Audited."""
    row = await tx.rows(Customer).get(customer_id)
    await asked.demand(tx, Act.CUSTOMER_CHANGE, row.dealer_id, hide=("customers", customer_id))
    said = {name: value for name in wishes.WISHES if (value := getattr(body, name)) is not None}
    row = await wishes.set_wishes(tx, customer_id, said, version=body.version)
    return await _whole(asked, tx, row)


@routes.get("/vehicles", zh="车辆查询", act=Act.CUSTOMER_SEE)
async def list_vehicles(asked: Asked, tx: ReadTx, query: CarQuery) -> Page[CarShown]:
    """Vehicles by plate or VIN, each with its note for the next visit: shown when the plate is next booked (S2-15)."""
    where: dict[str, Any] = {}
    if query.dealer_id is not None:
        where["dealer_id"] = query.dealer_id
    if query.plate:
        where["plate"] = check_plate(query.plate).plate or query.plate
    if query.vin:
        where["vin"] = check_vin(query.vin).vin or query.vin
    if query.with_note is not None:
        where["next_visit_note__ne" if query.with_note else "next_visit_note"] = ""
    reach = await asked.where(tx, Act.CUSTOMER_SEE)
    return await page_of(tx, Vehicle, query, CarShown.of, **both(where, reach))


@routes.put("/vehicles/{vehicle_id}/next-visit-note", zh="设定下次来店提示", act=Act.CUSTOMER_CHANGE)
async def set_next_visit_note(asked: Asked, tx: WriteTx, vehicle_id: Id, body: NoteIn) -> CarShown:
    """Set the note to verify at the next visit; the next order of the vehicle takes it over."""
    row = await tx.rows(Vehicle).get(vehicle_id)
    await asked.demand(tx, Act.CUSTOMER_CHANGE, row.dealer_id, hide=("vehicles", vehicle_id))
    row = await wishes.set_visit_note(tx, vehicle_id, body.version, body.next_visit_note)
    return CarShown.of(row)


async def _whole(asked: Asked, tx: ReadTx | WriteTx, row: Customer) -> CustomerWhole:
    numbers = await tx.rows(CustomerNumber).all(customer_id=row.id, order=("position", "id"))
    cars = await tx.rows(Vehicle).all(owner_id=row.id, limit=100)
    return whole_of(asked, row, numbers, cars)


def whole_of(asked: Asked, row: Customer, numbers: Sequence[CustomerNumber], cars: Sequence[Vehicle]) -> CustomerWhole:
    """A customer as the asker may see it."""
    names = [name for name in row.source_fields.get("names", []) if name != row.name]
    return CustomerWhole.of(
        row,
        other_names=names,
        wishes_by=row.source_fields.get("wishes", {}),
        numbers=[
            NumberShown.of(one, number=asked.number(one.number, row.dealer_id, customer_id=row.id)) for one in numbers
        ],
        vehicles=[CarShown.of(car) for car in cars],
    )
