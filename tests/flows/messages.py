"""An SMS desk for tests: store, gateway, courier and a clock moved by hand."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from callcenter.clock import SystemClock
from callcenter.core.access import SERVICE
from callcenter.core.model import Customer, Dealer, Event, FollowUp, Message, ServiceOrder, Vehicle
from callcenter.core.position import Position
from callcenter.db.engine import Engines, open_engines
from callcenter.db.events import SqlEventLog
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows.ports_sms import SmsGateway
from callcenter.flows.queue_sms import queue_sms
from callcenter.flows.send_sms import performers
from callcenter.flows.setup import Setup
from callcenter.ids import TimeOrderedIds
from callcenter.services.courier import Courier
from tests.support.clock import ManualClock
from tests.support.desk import add_follow_up, seed, setup_of
from tests.support.gateways import DeskGateway

MOBILE = "+8613800138000"


@dataclass(slots=True, kw_only=True)
class SmsDesk:
    """One node with its courier. `another` is a second process over the same store, after the first one died."""

    engines: Engines
    store: SqlUnitOfWork
    setup: Setup
    clock: ManualClock
    dealer: Dealer
    gateway: Any = field(default_factory=DeskGateway)
    per_minute: int = 0
    receipts: bool = False
    node: str = "node-1"
    courier: Courier = field(init=False)

    def __post_init__(self) -> None:
        made = performers(
            self.store, self.setup, self.gateway, self.clock, per_minute=self.per_minute, receipts=self.receipts
        )
        self.courier = Courier(self.store, self.clock, made, node=self.node)

    def another(self, **changed: Any) -> "SmsDesk":
        """A second process: nothing of the first one's memory."""
        told: dict[str, Any] = {
            "engines": self.engines,
            "store": self.store,
            "setup": self.setup,
            "clock": self.clock,
            "dealer": self.dealer,
            "gateway": self.gateway,
            "node": "node-2",
        }
        return SmsDesk(**(told | changed))

    async def follow_up(self, number: str = MOBILE, **fields: Any) -> FollowUp:
        """A follow-up about a car with a plate."""
        async with self.store.write(SERVICE) as tx:
            row = await add_follow_up(tx, self.dealer, number, **fields)
            car = Vehicle(id=tx.new_id(), dealer_id=self.dealer.id, plate="沪A12345", model="朗逸")
            await tx.rows(Vehicle).add(car)
            order = await tx.rows(ServiceOrder).get(row.order_id or "")
            await tx.rows(ServiceOrder).save(replace(order, vehicle_id=car.id))
        return row

    async def queue(self, follow_up: FollowUp, kind: str = "second_miss", **more: Any) -> Message | None:
        """Queue a message about a follow-up."""
        async with self.store.write(SERVICE) as tx:
            told: dict[str, Any] = {
                "dealer_id": follow_up.dealer_id,
                "customer_id": follow_up.customer_id,
                "number": follow_up.number,
                "follow_up_id": follow_up.id,
            }
            return await queue_sms(tx, self.setup, kind=kind, **(told | more))

    async def work(self, rounds: int = 1) -> None:
        """Let the courier take what is due and finish it."""
        for _ in range(rounds):
            await self.courier.run_once()
            await self.courier.finish()

    async def pass_time(self, span: timedelta, step: timedelta = timedelta(seconds=30)) -> None:
        """Let time pass with the courier at work."""
        left = span
        while left > timedelta(0):
            await self.clock.advance(min(step, left))
            left -= step
            await self.work()

    async def message(self, id: str) -> Message:
        """A message as it is now."""
        async with self.store.read() as view:
            return await view.rows(Message).get(id)

    async def messages(self, **where: Any) -> list[Message]:
        """Messages as they are now."""
        async with self.store.read() as view:
            return await view.rows(Message).all(**where)

    async def customer(self, id: str) -> Customer:
        """A customer as it is now."""
        async with self.store.read() as view:
            return await view.rows(Customer).get(id)

    async def events(self, *kinds: str) -> Sequence[Event]:
        """The events of these kinds so far."""
        found, _ = await SqlEventLog(self.engines).after(Position(), 10_000)
        return [event for event in found if event.kind in kinds]


@asynccontextmanager
async def sms_desk(url: str, gateway: SmsGateway, **told: Any) -> AsyncIterator[SmsDesk]:
    """An SMS desk in a store of its own, for tests that run on a loop of their own."""
    clock = ManualClock()
    engines = open_engines(url)
    store = SqlUnitOfWork(engines, clock, TimeOrderedIds(SystemClock().now))
    async with store.write(SERVICE) as tx:
        dealer = await seed(tx)
    desk = SmsDesk(engines=engines, store=store, setup=setup_of(), clock=clock, dealer=dealer, gateway=gateway, **told)
    yield desk
    await desk.courier.finish()
    await gateway.close()
    await engines.dispose()
