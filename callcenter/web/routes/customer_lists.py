"""The list of customers as people read it: found by any word that is known of them, with numbers and vehicles."""

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Customer, CustomerNumber, ServiceOrder, Vehicle
from callcenter.core.phone import match_key
from callcenter.core.vehicle import check_plate, check_vin
from callcenter.flows import wishes
from callcenter.flows.names import names_of
from callcenter.flows.ports import ReadTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Line
from callcenter.web.lists import Listed, Listing, ListQuery, Sought, filters, searched
from callcenter.web.route import Routes
from callcenter.web.routes.customers import CustomerWhole, whole_of

routes = Routes("customers")

Wish = Literal["any", "no_follow_ups", "no_sms", "no_calls", "no_recording"]


class CustomerLine(CustomerWhole):
    """A customer with the dealer's name; `number` and `plates` are the first number and the vehicles in short."""

    dealer_name: str
    number: str
    plates: str


class CustomerFilters(Sought):
    """By number (any spelling), plate, VIN, or a part of the name; all that are given must fit."""

    dealer_id: Id | None = None
    number: Line | None = None
    plate: Line | None = None
    vin: Line | None = None
    name: Line | None = None
    wish: Wish | None = Field(
        default=None, description="有此意愿的客户;any 为任一 · Who told this wish; any: at least one"
    )
    with_note: bool | None = None


class CustomerQuery(ListQuery, CustomerFilters):
    """The list: newest first."""

    sort: Literal["-new", "new"] = "-new"


async def _where(asked: Asked, tx: ReadTx, query: CustomerFilters) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = [{"merged_into": None} | filters(query, "dealer_id")]
    if query.name:
        parts.append({"name__like": query.name})
    if query.wish == "any":
        parts.append({"any_of": [{name: True} for name in wishes.WISHES]})
    elif query.wish is not None:
        parts.append({query.wish: True})
    if query.with_note is not None:
        parts.append({"next_visit_note__ne" if query.with_note else "next_visit_note": ""})
    if query.number:
        known = await tx.rows(CustomerNumber).all(number=match_key(query.number), limit=500)
        parts.append({"id__in": sorted({row.customer_id for row in known})})
    if query.plate or query.vin:
        parts.append({"id__in": sorted(await _people_of(tx, query.plate, query.vin))})
    if (found := await searched(asked, tx, query)) is not None:
        choices = [found.where(customers=("id",))]
        for named in (*found.vehicles, *found.orders):
            if named.ids is None or named.ids:
                choices += await _people_behind(tx, named.named_by("id"), named.model)
        parts.append({"any_of": choices})
    return parts


async def _people_behind(tx: ReadTx, where: dict[str, Any], model: type) -> list[dict[str, Any]]:
    if model is Vehicle:
        cars = await tx.rows(Vehicle).all(limit=500, **where)
        return [{"id__in": sorted({car.owner_id for car in cars if car.owner_id})}]
    orders = await tx.rows(ServiceOrder).all(limit=500, **where)
    return [{"id__in": sorted({id for order in orders for id in (order.owner_id, order.contact_id) if id})}]


async def _people_of(tx: ReadTx, plate: str | None, vin: str | None) -> set[str]:
    where: dict[str, Any] = {}
    if plate:
        where["plate"] = check_plate(plate).plate or plate
    if vin:
        where["vin"] = check_vin(vin).vin or vin
    cars = await tx.rows(Vehicle).all(limit=500, **where)
    found = {car.owner_id for car in cars if car.owner_id}
    if cars:
        orders = await tx.rows(ServiceOrder).all(vehicle_id__in=[car.id for car in cars], limit=1_000)
        found |= {id for order in orders for id in (order.owner_id, order.contact_id) if id}
    return found


async def _lines(asked: Asked, tx: ReadTx, rows: Sequence[Customer]) -> list[CustomerLine]:
    ids = [row.id for row in rows]
    numbers: dict[str, list[CustomerNumber]] = {id: [] for id in ids}
    cars: dict[str, list[Vehicle]] = {id: [] for id in ids}
    if ids:
        for number in await tx.rows(CustomerNumber).all(customer_id__in=ids, order=("position", "id")):
            numbers[number.customer_id].append(number)
        for car in await tx.rows(Vehicle).all(owner_id__in=ids):
            cars[car.owner_id or ""].append(car)
    names = await names_of(tx, dealers=[row.dealer_id for row in rows])
    lines = []
    for row in rows:
        whole = whole_of(asked, row, numbers[row.id], cars[row.id])
        lines.append(
            CustomerLine(
                **dict(whole),
                dealer_name=names.dealer(row.dealer_id),
                number=whole.numbers[0].number if whole.numbers else "",
                plates=" ".join(car.plate or car.vin for car in whole.vehicles),
            )
        )
    return lines


CUSTOMERS: Listing[Customer, CustomerLine] = Listing(
    name="customers",
    model=Customer,
    act=Act.CUSTOMER_SEE,
    own=(),
    where=_where,
    lines=_lines,
    columns=(
        "name",
        "number",
        "plates",
        "dealer_name",
        "no_follow_ups",
        "no_sms",
        "no_calls",
        "no_recording",
        "next_visit_note",
    ),
    sorts={"-new": ("-id",), "new": ("id",)},
)


@routes.get("/customers", zh="客户查询", act=Act.CUSTOMER_SEE)
async def list_customers(asked: Asked, tx: ReadTx, query: CustomerQuery) -> Listed[CustomerLine]:
    """Customers that fit; those who were merged into another are left out."""
    return await CUSTOMERS.page(asked, tx, query)


@routes.get("/customers/{customer_id}/merged", zh="并入的客户", act=Act.CUSTOMER_SEE)
async def list_merged_customers(asked: Asked, tx: ReadTx, customer_id: Id) -> list[CustomerLine]:
    """The rows that turned out to be this customer: nothing of them is lost."""
    row = await tx.rows(Customer).get(customer_id)
    await asked.demand(tx, Act.CUSTOMER_SEE, row.dealer_id, hide=("customers", customer_id))
    return await _lines(asked, tx, await tx.rows(Customer).all(merged_into=customer_id, limit=50))
