"""The rows that a batch of orders touches, read in a few questions, changed in memory, written in a few statements.

One order or two hundred go the same way: `load`, decide on the rows in memory, `flush`. What earlier orders of a batch
changed is seen by the later ones, since all of them look here and not into the store.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar

from callcenter.core.clocks import FirstFollowUpDue, first_follow_up
from callcenter.core.model import (
    Customer,
    CustomerNumber,
    Dealer,
    FollowUp,
    FollowUpKind,
    FollowUpState,
    ServiceOrder,
    Vehicle,
)
from callcenter.core.order_file import OrderDraft
from callcenter.core.policy import Policy, no_call_reason
from callcenter.core.worktime import Calendar, local_day, next_open
from callcenter.flows.ports import Rows, WriteTx


class HasId(Protocol):
    """A row."""

    @property
    def id(self) -> str:
        """Its id."""


R = TypeVar("R", bound=HasId)
_NOT_RUNG = ("wrong", "unusable")


class Shelf(Generic[R]):
    """The rows of one class: as stored, or as they will be."""

    def __init__(self) -> None:
        self.rows: dict[str, R] = {}
        self._new: dict[str, None] = {}
        self._changed: dict[str, None] = {}

    def know(self, rows: Iterable[R]) -> None:
        """Rows as the store has them; one that is known already stays as it is."""
        for row in rows:
            self.rows.setdefault(row.id, row)

    def add(self, row: R) -> R:
        """A row that the store does not have."""
        self.rows[row.id] = row
        self._new[row.id] = None
        return row

    def change(self, row: R) -> R:
        """A row as it is from now on."""
        if row != self.rows.get(row.id):
            self.rows[row.id] = row
            if row.id not in self._new:
                self._changed[row.id] = None
        return row

    def is_new(self, id: str) -> bool:
        """Whether the store does not have the row yet."""
        return id in self._new

    def take_new(self) -> list[R]:
        """The rows that the store does not have; from now on it is taken to have them."""
        found = [self.rows[id] for id in self._new]
        self._new.clear()
        return found

    async def save(self, rows: Rows[R]) -> None:
        """Write what changed."""
        for id in self._changed:
            self.rows[id] = await rows.save(self.rows[id])
        self._changed.clear()


class OrderBook:
    """The rows around a batch of one dealer's orders, with the indexes by which they are found."""

    def __init__(self, tx: WriteTx, dealer: Dealer, policy: Policy, calling: Calendar) -> None:
        self.tx = tx
        self.dealer = dealer
        self.policy = policy
        self.calling = calling
        self.orders: Shelf[ServiceOrder] = Shelf()
        self.people: Shelf[Customer] = Shelf()
        self.numbers: Shelf[CustomerNumber] = Shelf()
        self.vehicles: Shelf[Vehicle] = Shelf()
        self.follow_ups: Shelf[FollowUp] = Shelf()
        self.order_by_no: dict[str, str] = {}
        self.people_by_number: dict[str, list[str]] = {}
        self.numbers_of: dict[str, list[str]] = {}
        self.vehicle_by_vin: dict[str, str] = {}
        self.vehicle_by_plate: dict[str, str] = {}
        self.firsts_of_order: dict[str, list[str]] = {}
        self.open_of_vehicle: dict[str, list[str]] = {}
        self.open_of_customer: dict[str, list[str]] = {}
        self.afterwards: list[Callable[[], Awaitable[None]]] = []
        self._visits: dict[str, dict[str, datetime]] = {}
        self._dues: dict[date, FirstFollowUpDue] = {}
        self._dues_at: dict[datetime, FirstFollowUpDue] = {}
        self._rules: dict[tuple[str, str, str, int | None, tuple[str, ...]], str | None] = {}
        self._next_open: datetime | None = None

    async def load(self, drafts: Sequence[OrderDraft]) -> None:
        """Read everything that these orders may touch."""
        tx, dealer_id = self.tx, self.dealer.id
        orders = await tx.rows(ServiceOrder).all(dealer_id=dealer_id, order_no__in=list({d.order_no for d in drafts}))
        self.orders.know(orders)
        self.order_by_no.update({row.order_no: row.id for row in orders})
        vehicles: list[Vehicle] = []
        if vins := list({d.vin for d in drafts if d.vin}):
            vehicles += await tx.rows(Vehicle).all(dealer_id=dealer_id, vin__in=vins)
        if plates := list({d.plate for d in drafts if d.plate}):
            vehicles += await tx.rows(Vehicle).all(dealer_id=dealer_id, plate__in=plates)
        if ids := list({row.vehicle_id for row in orders if row.vehicle_id} - {row.id for row in vehicles}):
            vehicles += await tx.rows(Vehicle).all(id__in=ids)
        for vehicle in sorted(vehicles, key=lambda row: row.id):
            self.vehicles.know([vehicle])
            self.index_vehicle(vehicle)
        await self._load_people(drafts, orders)
        await self._load_visits(orders)
        await self._load_follow_ups(orders)

    async def _load_people(self, drafts: Sequence[OrderDraft], orders: Sequence[ServiceOrder]) -> None:
        tx = self.tx
        told = {number.e164 for d in drafts for number in (*d.customer_phones, *d.contact_phones)}
        found = await tx.rows(CustomerNumber).all(number__in=list(told)) if told else []
        wanted = {row.customer_id for row in found}
        wanted |= {id for row in orders for id in (row.owner_id, row.contact_id) if id}
        wanted |= {vehicle.owner_id for vehicle in self.vehicles.rows.values() if vehicle.owner_id}
        while wanted:
            # By id alone: with the dealer in the question the store would look through all of its customers.
            people = [
                row for row in await tx.rows(Customer).all(id__in=list(wanted)) if row.dealer_id == self.dealer.id
            ]
            self.people.know(people)
            wanted = {row.merged_into for row in people if row.merged_into} - self.people.rows.keys()
        for row in found:
            if row.customer_id in self.people.rows:
                self._index_number(row)
        if known := list(self.people.rows):
            numbers = await tx.rows(CustomerNumber).all(customer_id__in=known, order=("position", "id"))
            self.numbers.know(numbers)
            for row in numbers:
                self.numbers_of.setdefault(row.customer_id, []).append(row.id)
                self._index_number(row)

    async def _load_visits(self, orders: Sequence[ServiceOrder]) -> None:
        if self.people.rows:
            stated = [row.id for row in orders]
            known = await self.tx.select("newest_visits", customer_ids=list(self.people.rows), leave_out=stated)
            for line in known:
                id = str(line["customer_id"])
                # Those orders are no rows of the book: the customer's id stands for them.
                self._visits.setdefault(self.person(id).id, {})[id] = line["visited_at"]
        for row in orders:
            self._note_visit(row)

    async def _load_follow_ups(self, orders: Sequence[ServiceOrder]) -> None:
        tx = self.tx
        rows = tx.rows(FollowUp)
        found: list[FollowUp] = []
        if orders:
            found += await rows.all(order_id__in=[row.id for row in orders], kind=FollowUpKind.FIRST)
        if people := list(self.people.rows):
            found += await rows.all(customer_id__in=people, kind=FollowUpKind.FIRST, state__ne=FollowUpState.DONE)
        open_on: list[dict[str, object]] = []
        if vehicles := list(self.vehicles.rows):
            open_on = list(await tx.select("open_firsts_of_vehicles", vehicle_ids=vehicles))
            missing = {str(row["follow_up_id"]) for row in open_on} - {row.id for row in found}
            if missing:
                found += await rows.all(id__in=list(missing))
        if found:
            found += await rows.all(bundle_id__in=[row.id for row in found], state=FollowUpState.BUNDLED)
        for follow_up in found:
            if follow_up.id not in self.follow_ups.rows:
                self.follow_ups.know([follow_up])
                self._index_follow_up(follow_up)
        for line in open_on:
            self.open_of_vehicle.setdefault(str(line["vehicle_id"]), []).append(str(line["follow_up_id"]))

    def index_vehicle(self, vehicle: Vehicle) -> None:
        """Have the vehicle found by what is known of it."""
        if vehicle.vin:
            self.vehicle_by_vin[vehicle.vin] = vehicle.id
        if vehicle.plate:
            self.vehicle_by_plate[vehicle.plate] = vehicle.id

    def add_order(self, row: ServiceOrder) -> ServiceOrder:
        """An order that the store does not have."""
        self.order_by_no[row.order_no] = row.id
        self._note_visit(row)
        return self.orders.add(row)

    def change_order(self, row: ServiceOrder) -> ServiceOrder:
        """An order as it is from now on."""
        self._note_visit(row)
        return self.orders.change(row)

    def _note_visit(self, row: ServiceOrder) -> None:
        at = row.delivered_at or row.opened_at or row.recorded_at
        for id in (row.owner_id, row.contact_id):
            if id is None or id not in self.people.rows:
                continue
            visits = self._visits.setdefault(self.person(id).id, {})
            if row.status == "open":
                visits[row.id] = at
            else:
                visits.pop(row.id, None)

    def join_visits(self, first_id: str, other_id: str) -> None:
        """The visits of two customers who turned out to be one."""
        self._visits.setdefault(first_id, {}).update(self._visits.pop(other_id, {}))

    def is_newest_visit(self, customer_id: str, order_id: str | None, at: datetime) -> bool:
        """Whether no other order that stands, of this customer as owner or contact, is about a visit after `at`."""
        visits = self._visits.get(customer_id, {})
        return all(other <= at for id, other in visits.items() if id != order_id)

    def _index_number(self, number: CustomerNumber) -> None:
        people = self.people_by_number.setdefault(number.number, [])
        if number.customer_id not in people:
            people.append(number.customer_id)

    def _index_follow_up(self, row: FollowUp) -> None:
        if row.order_id is not None:
            self.firsts_of_order.setdefault(row.order_id, []).append(row.id)
        self.open_of_customer.setdefault(row.customer_id, []).append(row.id)

    def person(self, id: str) -> Customer:
        """The customer, or the one that this one turned out to be."""
        row = self.people.rows[id]
        while row.merged_into is not None and row.merged_into in self.people.rows:
            row = self.people.rows[row.merged_into]
        return row

    def people_with(self, number: str) -> list[Customer]:
        """The customers of this dealer who are reached over a number, each once, the oldest first."""
        return [row for row in self._told_with(number) if not self._is_refuted(row.id, number)]

    def people_refuted(self, number: str) -> list[Customer]:
        """Those under whom a number is kept though it was found to be wrong, each once, the oldest first."""
        return [row for row in self._told_with(number) if self._is_refuted(row.id, number)]

    def _told_with(self, number: str) -> list[Customer]:
        ids = self.people_by_number.get(number)
        if ids is None:
            return []
        found = {row.id: row for row in (self.person(id) for id in ids)}
        return [found[id] for id in sorted(found)]

    def _is_refuted(self, customer_id: str, number: str) -> bool:
        # Their own rows decide: those of whoever was merged into them stay as they were on that day.
        rows = [self.numbers.rows[id] for id in self.numbers_of.get(customer_id, ())]
        return all(row.status in _NOT_RUNG for row in rows if row.number == number)

    def numbers_in_order(self, customer_id: str) -> list[CustomerNumber]:
        """A customer's numbers, the one to ring first at the top."""
        ids = self.numbers_of.get(customer_id)
        if ids is None:
            return []
        found = [self.numbers.rows[id] for id in ids]
        return found if len(found) == 1 else sorted(found, key=lambda row: (row.position, row.id))

    def add_number(self, number: CustomerNumber) -> None:
        """A number of a customer that the store does not have."""
        self.numbers.add(number)
        self.numbers_of.setdefault(number.customer_id, []).append(number.id)
        self._index_number(number)

    def add_follow_up(self, row: FollowUp, vehicle_id: str | None) -> FollowUp:
        """A follow-up that the store does not have."""
        self.follow_ups.add(row)
        self._index_follow_up(row)
        if vehicle_id is not None:
            self.open_of_vehicle.setdefault(vehicle_id, []).append(row.id)
        return row

    def first_of(self, order_id: str) -> FollowUp | None:
        """The order's first follow-up: the open one, else the latest."""
        found = [self.follow_ups.rows[id] for id in self.firsts_of_order.get(order_id, ())]
        return max(found, key=lambda row: (row.state is not FollowUpState.DONE, row.id), default=None)

    def open_for_vehicle(self, vehicle_id: str) -> list[FollowUp]:
        """Open first follow-ups about a vehicle."""
        ids = self.open_of_vehicle.get(vehicle_id)
        if ids is None:
            return []
        found = [self.follow_ups.rows[id] for id in dict.fromkeys(ids)]
        return [row for row in found if row.state is not FollowUpState.DONE]

    def open_for_customer(self, customer_id: str) -> list[FollowUp]:
        """Open first follow-ups of a person."""
        found = [self.follow_ups.rows[id] for id in dict.fromkeys(self.open_of_customer.get(customer_id, ()))]
        return [row for row in found if row.state is not FollowUpState.DONE and row.customer_id == customer_id]

    def bundled_under(self, follow_up_id: str) -> list[FollowUp]:
        """Follow-ups that one call covers, but for the one that is called."""
        return [
            row
            for row in self.follow_ups.rows.values()
            if row.bundle_id == follow_up_id and row.state is FollowUpState.BUNDLED
        ]

    def due_of(self, delivered_at: datetime) -> FirstFollowUpDue:
        """When a delivery's follow-up may begin and must be done; a day's deliveries share it unless it is exact."""
        rules = self.policy.clocks.first_follow_up
        if rules.round == "exact" or not rules.earliest_days:
            return first_follow_up(delivered_at, self.calling, rules, self.dealer.time_zone)
        due = self._dues_at.get(delivered_at)
        if due is None:
            day = local_day(self.dealer.time_zone, delivered_at)
            if day not in self._dues:
                self._dues[day] = first_follow_up(delivered_at, self.calling, rules, self.dealer.time_zone)
            due = self._dues_at[delivered_at] = self._dues[day]
        return due

    def rule_against(self, order: ServiceOrder) -> str | None:
        """The reason of the policy's first rule that says the order needs no call; orders that look alike share it."""
        rules = self.policy.selection.no_call
        items = tuple(str(item) for item in order.detail.get("items", ()))
        amount = order.amount_cents if any(rule.below_cents is not None for rule in rules) else None
        asked = (order.kind, str(order.detail.get("kind_text", "")), order.brand or self.dealer.brand, amount, items)
        if asked not in self._rules:
            kind, text, brand, cents, named = asked
            self._rules[asked] = no_call_reason(
                rules, kind=kind, kind_text=text, brand=brand, amount_cents=cents, items=named
            )
        return self._rules[asked]

    def open_now(self) -> datetime:
        """The next minute from now on in which customers may be rung."""
        if self._next_open is None:
            self._next_open = next_open(self.calling, self.tx.now)
        return self._next_open

    async def flush(self) -> None:
        """Write everything new, in order of dependence, and what changed, then do what needs it written."""
        tx = self.tx
        shelves = (self.people, self.numbers, self.vehicles, self.orders, self.follow_ups)
        await tx.add_groups(*(shelf.take_new() for shelf in shelves))
        await self.people.save(tx.rows(Customer))
        await self.numbers.save(tx.rows(CustomerNumber))
        await self.vehicles.save(tx.rows(Vehicle))
        await self.orders.save(tx.rows(ServiceOrder))
        await self.follow_ups.save(tx.rows(FollowUp))
        acts, self.afterwards = self.afterwards, []
        for act in acts:
            await act()
