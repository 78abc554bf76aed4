"""A whole calling desk for tests: store, one dealer with agents and customers, exchange, floor, dialer; no web in front."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from callcenter.clock import Clock, SystemClock
from callcenter.core.access import SERVICE
from callcenter.core.attempt import LIVE
from callcenter.core.dial_rules import DialRules
from callcenter.core.model import (
    Attempt,
    CalendarRow,
    Customer,
    CustomerNumber,
    Dealer,
    FollowUp,
    FollowUpKind,
    FollowUpState,
    Person,
    Queue,
    Recording,
    Seat,
    ServiceOrder,
    Team,
)
from callcenter.core.ranking import rank_class
from callcenter.db.engine import Engines, open_engines
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows import seats
from callcenter.flows.claim import Rates
from callcenter.flows.due_flows import DUE_FLOWS
from callcenter.flows.ports import WriteTx
from callcenter.flows.ports_pbx import Pbx
from callcenter.flows.setup import Setup, TrunkPlan, lane_of
from callcenter.ids import Ids, TimeOrderedIds
from callcenter.policies import shipped_documents
from callcenter.runtime import Loop, Wakes
from callcenter.services.dialer import Dialer
from callcenter.services.floor import Floor
from callcenter.services.loops import due_loop, held_loop, look_loop, look_topic, queue_loop
from tests.support.waiting import until


def agent_id(number: int) -> str:
    """The id of the n-th agent of the seed."""
    return f"agent{number}".rjust(26, "0")


AGENT_1, AGENT_2 = agent_id(1), agent_id(2)
SUPERVISOR = "s1".rjust(26, "0")

ALWAYS = {str(day): ["00:00-24:00"] for day in range(7)}
OFFICE = {str(day): ["09:00-12:00", "13:00-18:00"] if day < 5 else [] for day in range(7)}


def trunk(**changes: Any) -> TrunkPlan:
    """A trunk to the test's public network that may dial every Chinese number."""
    plan = TrunkPlan(name="pstn", pbx="pbx", dial="PJSIP/{number}@pstn", rules=DialRules(), destinations=("_X.",))
    return replace(plan, **changes)


def setup_of(*trunks: TrunkPlan) -> Setup:
    """The shipped documents and a trunk."""
    plans = {plan.name: plan for plan in trunks or (trunk(),)}
    return Setup(node="test", trunks=plans, shipped=dict(shipped_documents()))


async def seed(
    tx: WriteTx, *, agents: int = 2, weekly: Mapping[str, list[str]] | None = None, dealer_id: str = "dealer"
) -> Dealer:
    """One dealer, one queue, one team of agents AGENT_1 …, calendars; the dealer."""
    await tx.rows(CalendarRow).add(
        CalendarRow(id="calling", code="calling", kind="calling", name="Calling", weekly=dict(weekly or ALWAYS))
    )
    await tx.rows(CalendarRow).add(
        CalendarRow(
            id="working", code="working", kind="working", name="Working", weekly=OFFICE, known_years=[2025, 2026]
        )
    )
    people = [agent_id(n) for n in range(1, agents + 1)]
    for person in people:
        await tx.rows(Person).add(Person(id=person, login=person, name=person))
    await tx.rows(Team).add(Team(id="team", name="Team", member_ids=people))
    await tx.rows(Queue).add(Queue(id="queue", name="Queue", team_ids=["team"]))
    return await tx.rows(Dealer).add(
        Dealer(
            id=dealer_id,
            code="SH01",
            name="上海一店",
            short_name="上海一店",
            area_code="021",
            queue_id="queue",
            return_number="02150000000",
            inbound_numbers=["02150000000"],
            sms_signature="上海一店",
        )
    )


async def add_follow_up(
    tx: WriteTx, dealer: Dealer, number: str, *, name: str = "王芳", now: datetime | None = None, **fields: Any
) -> FollowUp:
    """A customer with one number and a ready follow-up about one order."""
    at = now or tx.now
    customer = await tx.rows(Customer).add(Customer(id=tx.new_id(), dealer_id=dealer.id, name=name))
    await tx.rows(CustomerNumber).add(CustomerNumber(id=tx.new_id(), customer_id=customer.id, number=number))
    order = await tx.rows(ServiceOrder).add(
        ServiceOrder(
            id=tx.new_id(),
            dealer_id=dealer.id,
            order_no=tx.new_id()[-8:],
            owner_id=customer.id,
            delivered_at=at - timedelta(days=1),
            recorded_at=at,
        )
    )
    due_at = at + timedelta(days=2)
    row = FollowUp(
        id=tx.new_id(),
        kind=FollowUpKind.FIRST,
        dealer_id=dealer.id,
        customer_id=customer.id,
        order_id=order.id,
        state=FollowUpState.READY,
        lane=lane_of(dealer),
        rank_class=rank_class(0, landline=False, missed=False),
        order_at=due_at,
        number=number,
        earliest_at=at - timedelta(hours=1),
        due_at=due_at,
        next_try_at=at - timedelta(minutes=1),
        created_at=at,
        questionnaire="dealer_follow_up",
    )
    return await tx.rows(FollowUp).add(replace(row, **fields))


@dataclass(slots=True, kw_only=True)
class Desk:
    """A running desk. Everything it gives is read anew from the store."""

    engines: Engines
    uow: SqlUnitOfWork
    setup: Setup
    clock: Clock
    ids: Ids
    wakes: Wakes
    floor: Floor
    dialer: Dialer
    rates: Rates
    loops: list[Loop]
    dealer: Dealer

    async def start(self) -> None:
        """Connect the floor and start the loops."""
        await self.floor.start()
        for loop in self.loops:
            await loop.start()
        await until(lambda: self.floor.up and self.floor.known, what="the link")

    async def stop(self) -> None:
        """Stop as a graceful end does; calls go on in the exchange."""
        for loop in reversed(self.loops):
            await loop.stop(5.0)
        await self.floor.stop(5.0)

    async def add(self, number: str, **fields: Any) -> FollowUp:
        """A customer with a ready follow-up."""
        async with self.uow.write(SERVICE) as tx:
            return await add_follow_up(tx, self.dealer, number, **fields)

    async def seat(self, agent: str = AGENT_1, device: str = "1001", *, mode: str = "preview") -> None:
        """Seat an agent at a living device, ready."""
        async with self.uow.write(SERVICE) as tx:
            await seats.sign_on(tx, person_id=agent, device=device, pbx="pbx", alive=True, mode=mode)
            await seats.make_ready(tx, agent)

    async def call(self, follow_up: FollowUp, agent: str = AGENT_1, **how: Any) -> Attempt:
        """Place a call from outside the queue (with a reason)."""
        return await self.dialer.place(SERVICE, follow_up_id=follow_up.id, agent_id=agent, **{"reason": "test", **how})

    async def attempt(self, id: str) -> Attempt:
        """An attempt as it is now."""
        async with self.uow.read() as view:
            return await view.rows(Attempt).get(id)

    async def follow_up(self, id: str) -> FollowUp:
        """A follow-up as it is now."""
        async with self.uow.read() as view:
            return await view.rows(FollowUp).get(id)

    async def seat_of(self, id: str = AGENT_1) -> Seat:
        """A seat as it is now."""
        async with self.uow.read() as view:
            return await view.rows(Seat).get(id)

    async def recording(self, id: str) -> Recording:
        """A recording's row as it is now."""
        async with self.uow.read() as view:
            return await view.rows(Recording).get(id)

    async def until_state(self, id: str, *states: str, seconds: float = 20.0) -> Attempt:
        """Wait until an attempt is in one of the states."""

        seen: list[Attempt] = []

        async def there() -> Attempt | None:
            found = await self.attempt(id)
            seen[:] = [found]
            return found if str(found.state) in states else None

        try:
            found = await until(there, seconds=seconds, what=f"attempt in {states}")
        except AssertionError as error:
            raise AssertionError(f"{error}; it is {seen}") from error
        assert found is not None
        return found

    async def until_over(self, id: str, *, seconds: float = 30.0) -> Attempt:
        """Wait until an attempt is ended or unknown."""
        live = {str(state) for state in LIVE}

        async def over() -> Attempt | None:
            found = await self.attempt(id)
            return None if str(found.state) in live else found

        found = await until(over, seconds=seconds, what="the attempt's end")
        assert found is not None
        return found


@asynccontextmanager
async def desk_on(
    url: str,
    pbx: Pbx,
    *,
    agents: int = 2,
    clock: Clock | None = None,
    setup: Setup | None = None,
    fresh: bool = True,
    start: bool = True,
    look_every: float = 15.0,
) -> AsyncIterator[Desk]:
    """A desk over a store that has its tables; `fresh=False` takes one over that an earlier desk left (a restart)."""
    clock = clock or SystemClock()
    ids = TimeOrderedIds(clock.now)
    wakes = Wakes()
    engines = open_engines(url)
    uow = SqlUnitOfWork(engines, clock, ids, wakes.ring)
    setup = setup or setup_of()
    if fresh:
        async with uow.write(SERVICE) as tx:
            dealer = await seed(tx, agents=agents)
    else:
        async with uow.read() as view:
            dealer = await view.rows(Dealer).get("dealer")
    floor = Floor(pbx, uow, setup, clock, look_soon=lambda: wakes.ring((look_topic(pbx.name),)))
    rates = Rates()
    desk = Desk(
        engines=engines,
        uow=uow,
        setup=setup,
        clock=clock,
        ids=ids,
        wakes=wakes,
        floor=floor,
        dialer=Dialer(uow, setup, {pbx.name: floor}, rates),
        rates=rates,
        loops=[
            queue_loop(uow, setup, clock, wakes, tick=0.2),
            due_loop(uow, setup, clock, wakes, DUE_FLOWS, tick=0.2),
            look_loop(floor, clock, wakes, every=look_every),
            held_loop(floor, clock, tick=0.2),
        ],
        dealer=dealer,
    )
    if start:
        await desk.start()
    try:
        yield desk
    finally:
        await desk.stop()
        await engines.dispose()
