"""Which customers, vehicles and orders a search text names: looked up first, so that a list of any kind is narrowed by ids.

Where a text names very many (a common surname), the ids are not listed: the list asks the store for them as it goes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from callcenter.core.model import Customer, CustomerNumber, FollowUp, ServiceOrder, Vehicle
from callcenter.core.phone import match_key
from callcenter.core.search_text import FEWEST_DIGITS, Sought, sought
from callcenter.flows.ports import ReadTx

MOST = 1_000
"""Up to so many ids are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the text names in one class: the values of `field` in the rows that fit `where`; `ids` where they are few."""

    model: type
    field: str
    where: dict[str, Any]
    ids: tuple[str, ...] | None

    def named_by(self, field: str) -> dict[str, Any]:
        """The filter for rows whose `field` names one of them."""
        if self.ids is not None:
            return {f"{field}__in": list(self.ids)}
        return {f"{field}__among": (self.model, self.field, self.where)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search text names. `number` is the filter for telephone numbers (test → value), empty where it is none."""

    sought: Sought
    customers: tuple[Named, ...]
    vehicles: tuple[Named, ...]
    orders: tuple[Named, ...]
    number: dict[str, str]

    def where(
        self,
        *,
        customers: Iterable[str] = (),
        vehicles: Iterable[str] = (),
        orders: Iterable[str] = (),
        also: Iterable[dict[str, Any]] = (),
        **more: Any,
    ) -> dict[str, Any]:
        """The filter for rows that name what was found in one of these fields, or fit one of `also` and `more`
        (field__test=value)."""
        choices = [*also]
        choices += [named.named_by(field) for field in customers for named in self.customers]
        choices += [named.named_by(field) for field in vehicles for named in self.vehicles]
        choices += [named.named_by(field) for field in orders for named in self.orders]
        choices += [{name: value} for name, value in more.items() if value]
        # An empty list fits no row; left out, the others are looked up by their indexes.
        choices = [choice for choice in choices if list(choice.values()) != [[]]]
        return {"any_of": choices} if choices else {"id__in": []}

    async def follow_ups(self, tx: ReadTx) -> list[Named]:
        """The follow-ups about the orders that were found."""
        about = self.where(orders=("order_id",))
        return [await named(tx, FollowUp, "id", about)] if "any_of" in about else []

    async def over(self, tx: ReadTx, model: type) -> list[dict[str, Any]]:
        """The filters for rows of a class that were made over the number, whoever it belongs to."""
        said = {f"number__{test}" if test else "number": value for test, value in self.number.items()}
        return [(await named(tx, model, "id", said)).named_by("id")] if said else []


async def found(tx: ReadTx, text: str, *, whole_numbers: bool) -> Found | None:
    """What a text names; None for one that says nothing.

    `whole_numbers`: whether the asker sees telephone numbers whole. Somebody who does not is told by the last four digits,
    which everybody sees, or by a whole number: digit after digit would tell what the mask hides.
    """
    what = sought(text)
    if what is None:
        return None
    number = _number(what, whole_numbers)
    anyhow = "like" if any(sign.isascii() and sign.isalpha() for sign in what.text) else "has"
    customers = []
    if not what.digits:
        customers.append(await named(tx, Customer, "id", {f"name__{anyhow}": what.text}))
    if number:
        said = {f"number__{test}" if test else "number": value for test, value in number.items()}
        customers.append(await named(tx, CustomerNumber, "customer_id", said))
    vehicles: list[Named] = []
    if what.code:
        # Of a number the end is known; of letters any part.
        place = "ends" if what.code.isdigit() else "has"
        cars = {"any_of": [{f"plate__{place}": what.code}, {f"vin__{place}": what.code}]}
        vehicles.append(await named(tx, Vehicle, "id", cars))
    orders = [await named(tx, ServiceOrder, "id", {f"order_no__{anyhow}": what.text})]
    for car in vehicles:
        if car.ids != ():
            orders.append(await named(tx, ServiceOrder, "id", car.named_by("vehicle_id")))
    return Found(sought=what, customers=tuple(customers), vehicles=tuple(vehicles), orders=tuple(orders), number=number)


def _number(what: Sought, whole_numbers: bool) -> dict[str, str]:
    if not what.digits:
        return {}
    if whole_numbers or len(what.digits) == FEWEST_DIGITS:
        return {"ends": what.digits}
    return {"": match_key(what.text)}


async def named(tx: ReadTx, model: type, field: str, where: dict[str, Any]) -> Named:
    """What fits in one class, its ids listed where they are few."""
    rows: list[Any] = await tx.rows(model).all(limit=MOST + 1, **where)
    few = len(rows) <= MOST
    ids = tuple(dict.fromkeys(getattr(row, field) for row in rows)) if few else None
    return Named(model=model, field=field, where=where, ids=ids)
