"""The names behind the ids of a page of rows, each class looked up once: a list shows people and cars, never ids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from callcenter.core.model import Customer, Dealer, FollowUp, Person, ServiceOrder, Ticket, Vehicle
from callcenter.flows.ports import ReadTx, WriteTx

M = TypeVar("M")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Id → row of what a page names; an unknown id has the empty name."""

    people: Mapping[str, Person] = field(default_factory=dict)
    dealers: Mapping[str, Dealer] = field(default_factory=dict)
    customers: Mapping[str, Customer] = field(default_factory=dict)
    follow_ups: Mapping[str, FollowUp] = field(default_factory=dict)
    orders: Mapping[str, ServiceOrder] = field(default_factory=dict)
    vehicles: Mapping[str, Vehicle] = field(default_factory=dict)
    tickets: Mapping[str, Ticket] = field(default_factory=dict)

    def person(self, id: str | None) -> str:
        """The name of somebody of the house."""
        found = self.people.get(id or "")
        return found.name or found.login if found else ""

    def dealer(self, id: str | None) -> str:
        """The short name of a dealer, else the name."""
        found = self.dealers.get(id or "")
        return found.short_name or found.name if found else ""

    def customer(self, id: str | None) -> str:
        """The name of a customer."""
        found = self.customers.get(id or "")
        return found.name if found else ""

    def ticket(self, id: str | None) -> str:
        """The number of a ticket."""
        found = self.tickets.get(id or "")
        return found.no if found else ""

    def of_order(self, id: str | None) -> dict[str, str]:
        """Order number, plate, VIN and model of an order."""
        order = self.orders.get(id or "")
        car = self.vehicles.get(order.vehicle_id or "") if order else None
        return {"order_no": order.order_no if order else "", **car_of(car)}

    def order_of(self, follow_up_id: str | None) -> str | None:
        """The order that a follow-up is about."""
        row = self.follow_ups.get(follow_up_id or "")
        return row.order_id if row else None


def car_of(car: Vehicle | None) -> dict[str, str]:
    """Plate, VIN and model of a vehicle."""
    return {
        "plate": car.plate if car else "",
        "vin": car.vin if car else "",
        "model": (car.model or car.brand) if car else "",
    }


async def names_of(
    tx: ReadTx | WriteTx,
    *,
    people: Iterable[str | None] = (),
    dealers: Iterable[str | None] = (),
    customers: Iterable[str | None] = (),
    follow_ups: Iterable[str | None] = (),
    orders: Iterable[str | None] = (),
    vehicles: Iterable[str | None] = (),
    tickets: Iterable[str | None] = (),
) -> Names:
    """Look up what is named; the orders of the follow-ups, and the vehicles of the orders, come with them."""
    follow_up_rows = await _by_id(tx, FollowUp, follow_ups)
    order_rows = await _by_id(tx, ServiceOrder, [*orders, *(row.order_id for row in follow_up_rows.values())])
    cars = [*vehicles, *(order.vehicle_id for order in order_rows.values())]
    return Names(
        people=await _by_id(tx, Person, people),
        dealers=await _by_id(tx, Dealer, dealers),
        customers=await _by_id(tx, Customer, customers),
        follow_ups=follow_up_rows,
        orders=order_rows,
        vehicles=await _by_id(tx, Vehicle, cars),
        tickets=await _by_id(tx, Ticket, tickets),
    )


async def _by_id(tx: ReadTx | WriteTx, model: type[M], ids: Iterable[str | None]) -> dict[str, M]:
    wanted = sorted({id for id in ids if id})
    found: list[Any] = await tx.rows(model).all(id__in=wanted) if wanted else []
    return {row.id: row for row in found}
