"""Orders on a store of either engine: one dealer, its calendars, and orders as its system states them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import Customer, CustomerNumber, Dealer, FollowUp, ServiceOrder, Vehicle
from callcenter.core.order_file import OrderDraft
from callcenter.core.phone import PhoneNumber, parse_numbers
from callcenter.core.position import Position
from callcenter.db.events import SqlEventLog
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup
from callcenter.flows.upsert_order import Upserted, upsert_order
from tests.support.clock import ManualClock
from tests.support.desk import seed, setup_of

DAY = timedelta(days=1)
DELIVERED = datetime(2026, 11, 19, 1, 30, tzinfo=UTC)
"""09:30 in Shanghai on the day of the tests' clock, half an hour before it."""


def phones(text: str) -> tuple[PhoneNumber, ...]:
    """The numbers of a cell."""
    return parse_numbers(text, default_area="021").numbers


def draft(order_no: str = "RO1", **fields: Any) -> OrderDraft:
    """An order delivered half an hour ago; `phones` and `contact` are texts of cells."""
    said = {
        "delivered_at": DELIVERED,
        "customer_name": "王芳",
        "customer_phones": phones(fields.pop("phones", "13800138001")),
        "contact_phones": phones(fields.pop("contact", "")),
        "vin": "LSVAU2180N2123456",
        "plate": "沪A12345",
        **fields,
    }
    return OrderDraft(order_no=order_no, **said)


@dataclass(slots=True)
class OrderDesk:
    """A dealer's store; everything it gives is read anew."""

    uow: SqlUnitOfWork
    setup: Setup
    clock: ManualClock
    dealer: Dealer

    @asynccontextmanager
    async def write(self) -> AsyncIterator[WriteTx]:
        """A unit of work of the service."""
        async with self.uow.write(SERVICE) as tx:
            yield tx

    async def take(self, order: OrderDraft, **how: Any) -> Upserted:
        """Take an order in."""
        async with self.uow.write(SERVICE) as tx:
            return await upsert_order(tx, self.setup, self.dealer, order, **how)

    async def follow_up(self, order_no: str = "RO1") -> FollowUp:
        """The order's first follow-up."""
        async with self.uow.read() as view:
            order = await view.rows(ServiceOrder).first(dealer_id=self.dealer.id, order_no=order_no)
            assert order is not None
            row = await view.rows(FollowUp).first(order_id=order.id, order=("-id",))
            assert row is not None
            return row

    async def order(self, order_no: str = "RO1") -> ServiceOrder:
        """The order."""
        async with self.uow.read() as view:
            found = await view.rows(ServiceOrder).first(dealer_id=self.dealer.id, order_no=order_no)
            assert found is not None
            return found

    async def customer(self, id: str) -> Customer:
        """A customer."""
        async with self.uow.read() as view:
            return await view.rows(Customer).get(id)

    async def customers(self) -> list[Customer]:
        """Every customer, the first one first."""
        async with self.uow.read() as view:
            return await view.rows(Customer).all()

    async def numbers(self, customer_id: str) -> list[str]:
        """A customer's numbers, the first to ring first."""
        async with self.uow.read() as view:
            rows = await view.rows(CustomerNumber).all(customer_id=customer_id, order=("position", "id"))
            return [row.number for row in rows]

    async def vehicles(self) -> list[Vehicle]:
        """Every vehicle."""
        async with self.uow.read() as view:
            return await view.rows(Vehicle).all()

    async def events(self, kind: str) -> list[dict[str, Any]]:
        """The data of every event of a kind."""
        log = SqlEventLog(self.uow.engines)
        found, position = await log.after(Position())
        every = list(found)
        while found:
            found, position = await log.after(position)
            every += found
        return [event.data for event in every if event.kind == kind]


@pytest.fixture
async def desk(store: SqlUnitOfWork, clock: ManualClock) -> OrderDesk:
    """A dealer that is open from nine to twelve and from two to six, every day."""
    hours = {str(day): ["09:00-12:00", "14:00-18:00"] for day in range(7)}
    async with store.write(SERVICE) as tx:
        dealer = await seed(tx, weekly=hours)
    return OrderDesk(uow=store, setup=setup_of(), clock=clock, dealer=dealer)
