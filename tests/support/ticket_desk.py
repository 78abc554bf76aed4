"""A desk for tests of answers and tickets: people of every role, calls placed and answered by real flows, time by hand."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from callcenter.core.access import SERVICE, Actor
from callcenter.core.facts import AgentLegUp, CustomerAnswered, CustomerEnded
from callcenter.core.holidays import seed as seed_holidays
from callcenter.core.model import (
    Answers,
    Attempt,
    CalendarDay,
    CalendarRow,
    Clock,
    Dealer,
    Disposition,
    DueRow,
    DueState,
    Event,
    FollowUp,
    FollowUpKind,
    FollowUpState,
    Grant,
    Message,
    Person,
    Role,
    Scope,
    ServiceOrder,
    Team,
    Ticket,
    TicketEntry,
    TicketKind,
    Vehicle,
)
from callcenter.core.position import Position
from callcenter.db.engine import Engines
from callcenter.db.events import SqlEventLog
from callcenter.db.uow import SqlUnitOfWork, SqlWrite
from callcenter.flows import due, queue_keeping, seats, ticket_work
from callcenter.flows.answers import Details, Entered, Submitted, submit
from callcenter.flows.apply_fact import apply_fact
from callcenter.flows.dispose import dispose
from callcenter.flows.due_flows import DUE_FLOWS
from callcenter.flows.place_call import place_call
from callcenter.flows.record_ticket import Origin, Voice, open_ticket
from callcenter.flows.setup import Setup
from tests.support.clock import ManualClock
from tests.support.desk import add_follow_up, seed

HAPPY: dict[str, Any] = {"overall": "satisfied", "vehicle_ok": True}
ANGRY: dict[str, Any] = {"overall": "dissatisfied", "vehicle_ok": True, "reason": ["price"]}
PEOPLE = {
    "agent-1": Role.AGENT,
    "agent-2": Role.AGENT,
    "handler-1": Role.HANDLER,
    "handler-2": Role.HANDLER,
    "supervisor": Role.SUPERVISOR,
    "gm": Role.GENERAL_MANAGER,
}


@dataclass(slots=True, kw_only=True)
class TicketDesk:
    """Everything that it gives is read anew from the store."""

    engines: Engines
    store: SqlUnitOfWork
    setup: Setup
    clock: ManualClock
    dealer: Dealer
    numbers: int = 0

    def acting(self, person: str | None = None) -> AbstractAsyncContextManager[SqlWrite]:
        """A unit of work of a person with the grants of PEOPLE, or of the service."""
        if person is None:
            return self.store.write(SERVICE)
        grants = (grant_of(person),) if person in PEOPLE else ()
        return self.store.write(Actor(person_id=person, name=person, grants=grants))

    async def follow_up(self, **fields: Any) -> FollowUp:
        """A ready first follow-up about one order of a new customer with a car."""
        self.numbers += 1
        async with self.acting() as tx:
            row = await add_follow_up(tx, self.dealer, f"+8613800138{self.numbers:03d}", **fields)
            car = Vehicle(id=tx.new_id(), dealer_id=self.dealer.id, plate=f"沪A{self.numbers:05d}", model="朗逸")
            await tx.rows(Vehicle).add(car)
            order = await tx.rows(ServiceOrder).get(row.order_id or "")
            await tx.rows(ServiceOrder).save(replace(order, vehicle_id=car.id, adviser="李师傅"))
        return row

    async def call(self, follow_up: FollowUp, agent: str = "agent-1") -> Attempt:
        """Call a customer and be answered: the attempt in talk."""
        placed = await self.dial(follow_up, agent)
        return await self.fact(CustomerAnswered(pbx="pbx", at=self.clock.now(), attempt=placed.id))

    async def dial(self, follow_up: FollowUp, agent: str = "agent-1") -> Attempt:
        """Call a customer: the attempt that rings."""
        async with self.acting(agent) as tx:
            await seats.sign_on(tx, person_id=agent, device=agent, pbx="pbx", alive=True)
            await seats.make_ready(tx, agent)
            placed = await place_call(tx, self.setup, follow_up_id=follow_up.id, agent_id=agent, reason="test")
        attempt = placed.attempt.id
        return await self.fact(
            AgentLegUp(pbx="pbx", at=self.clock.now(), attempt=attempt, leg=1, channel=f"PJSIP/{agent}")
        )

    async def fact(self, fact: Any) -> Attempt:
        """Apply a fact of the exchange."""
        async with self.acting() as tx:
            applied = await apply_fact(tx, self.setup, fact)
            assert applied is not None
            return applied.attempt

    async def hang_up(self, attempt: Attempt, *, status: str = "ANSWER", talk: int = 120, cause: int = 19) -> Attempt:
        """The customer's leg ends; `talk` is the answered time in seconds, `cause` (Q.850) that of an unanswered one."""
        answered = status == "ANSWER"
        return await self.fact(
            CustomerEnded(
                pbx="pbx",
                at=self.clock.now(),
                attempt=attempt.id,
                dial_status=status,
                cause=16 if answered else cause,
                dialed_seconds=talk + 10 if answered else 45,
                answered_seconds=talk if answered else 0,
                sip_code=None,
                ended_at=self.clock.now(),
            )
        )

    async def dispose(self, attempt: Attempt, disposition: Disposition, agent: str = "agent-1", **more: Any) -> Attempt:
        """Set the disposition."""
        async with self.acting(agent) as tx:
            return await dispose(tx, self.setup, attempt_id=attempt.id, by=agent, disposition=disposition, **more)

    async def submit(
        self, follow_up: FollowUp, answers: dict[str, Any], agent: str = "agent-1", **more: Any
    ) -> Submitted:
        """Submit confirmed answers; `more` goes into Entered, but `details`."""
        details: Details | None = more.pop("details", None)
        entered = Entered(answers=answers, **{"confirmed": True, **more})
        async with self.acting(agent) as tx:
            return await submit(tx, self.setup, follow_up.id, entered, details, by=agent)

    async def complain(
        self, answers: dict[str, Any] | None = None, *, at: datetime | None = None, **more: Any
    ) -> Ticket:
        """A whole call of agent-1 at an instant that ends in a ticket."""
        if at is not None:
            self.clock.set(at)
        follow_up = await self.follow_up()
        attempt = await self.call(follow_up)
        done = await self.submit(follow_up, answers or ANGRY, **more)
        await self.hang_up(attempt)
        await self.dispose(attempt, Disposition.COMPLETED)
        assert done.ticket is not None
        return done.ticket

    async def received(
        self, kind: TicketKind = TicketKind.COMPLAINT, at: datetime | None = None, **origin: Any
    ) -> Ticket:
        """A ticket that was not made in a call; `at` its own time (paper)."""
        follow_up = await self.follow_up()
        async with self.acting("supervisor") as tx:
            told = Origin(
                dealer_id=self.dealer.id,
                customer_id=follow_up.customer_id,
                order_id=follow_up.order_id,
                received_at=at,
                **origin,
            )
            return await open_ticket(tx, self.setup, told, Voice(kind=kind, subject="异响"), by="supervisor")

    async def handle(self, ticket: Ticket, by: str = "handler-1", result: str = "已更换配件") -> Ticket:
        """Handle a ticket."""
        async with self.acting(by) as tx:
            return await ticket_work.handle(tx, self.setup, ticket.no, by=by, result=result)

    async def second(self, ticket: Ticket) -> FollowUp:
        """The open second follow-up of a ticket."""
        found = await self.seconds(ticket, open_only=True)
        assert len(found) == 1, found
        return found[0]

    async def seconds(self, ticket: Ticket, *, open_only: bool = False) -> list[FollowUp]:
        """The second follow-ups of a ticket."""
        where: dict[str, Any] = {"state__ne": FollowUpState.DONE} if open_only else {}
        async with self.store.read() as view:
            return await view.rows(FollowUp).all(ticket_id=ticket.id, kind=FollowUpKind.SECOND, **where)

    async def ask(self, ticket: Ticket, *, satisfied: bool, agent: str = "agent-2") -> Ticket:
        """A whole second call: called, answered, asked, submitted, hung up, disposed."""
        row = await self.second(ticket)
        attempt = await self.call(row, agent)
        answers = {"satisfied": satisfied} if satisfied else {"satisfied": False, "why_not": "还响"}
        await self.submit(row, answers, agent)
        await self.hang_up(attempt)
        await self.dispose(attempt, Disposition.COMPLETED, agent)
        await self.clock.advance(timedelta(minutes=11))  # the number cools down
        return await self.ticket(ticket)

    async def miss(self, follow_up: FollowUp, agent: str = "agent-2") -> FollowUp:
        """A try at the planned time that nobody answers."""
        now = await self.row(FollowUp, follow_up.id)
        if now.next_try_at > self.clock.now():
            self.clock.set(now.next_try_at)
        attempt = await self.dial(now, agent)
        await self.hang_up(attempt, status="NOANSWER")
        found: FollowUp = await self.row(FollowUp, follow_up.id)
        return found

    async def let_due(self, at: datetime | None = None) -> list[DueRow]:
        """Fire everything that is due now (or at an instant, the clock set to it), in order; what fired."""
        if at is not None:
            self.clock.set(at)
        fired: list[DueRow] = []
        while True:
            async with self.acting() as tx:
                rows = await tx.work.take_due(now=tx.now, limit=1)
                if not rows:
                    return fired
                fired.append(await due.fire(tx, self.setup, rows[0], DUE_FLOWS))

    async def promote(self) -> int:
        """Let the queue look at the time."""
        async with self.acting() as tx:
            return await queue_keeping.promote(tx)

    async def row(self, model: type, id: str) -> Any:
        """A row as it is now."""
        async with self.store.read() as view:
            return await view.rows(model).get(id)

    async def rows(self, model: type, **where: Any) -> list[Any]:
        """Rows as they are now."""
        async with self.store.read() as view:
            return await view.rows(model).all(**where)

    async def ticket(self, ticket: Ticket) -> Ticket:
        """A ticket as it is now."""
        found: Ticket = await self.row(Ticket, ticket.id)
        return found

    async def clocks(self, ticket: Ticket) -> list[Clock]:
        """A ticket's clocks, oldest first."""
        return await self.rows(Clock, ticket_id=ticket.id)

    async def acts(self, ticket: Ticket) -> list[str]:
        """The acts of a ticket's log, in order."""
        return [entry.act for entry in await self.rows(TicketEntry, ticket_id=ticket.id)]

    async def answers(self, follow_up: FollowUp) -> list[Answers]:
        """The answers to a follow-up."""
        return await self.rows(Answers, follow_up_id=follow_up.id)

    async def messages(self, **where: Any) -> list[Message]:
        """SMS as they are now."""
        return await self.rows(Message, **where)

    async def pending(self, ticket: Ticket) -> list[DueRow]:
        """What is still to come due for a ticket."""
        return await self.rows(DueRow, subject_id=ticket.id, state=DueState.PENDING)

    async def events(self, *kinds: str) -> Sequence[Event]:
        """The events of these kinds so far."""
        found, _ = await SqlEventLog(self.engines).after(Position(), 10_000)
        return [event for event in found if event.kind in kinds]


def grant_of(person: str) -> Grant:
    """The grant of one of PEOPLE."""
    return Grant(id=f"grant-{person}", person_id=person, role=PEOPLE[person], scope=Scope.DEALER, scope_id="dealer")


async def open_desk(
    engines: Engines, store: SqlUnitOfWork, setup: Setup, clock: ManualClock, *, years: Sequence[int] = (2026,)
) -> TicketDesk:
    """Seed a store: calling hours round the clock, the working calendar of `years` with its make-up days."""
    async with store.write(SERVICE) as tx:
        dealer = await seed(tx, agents=0)
        await import_years(tx, years)
        for number, person in enumerate(PEOPLE):
            await tx.rows(Person).add(Person(id=person, login=person, name=person, mobile=f"+861390000000{number}"))
            await tx.rows(Grant).add(grant_of(person))
        team = await tx.rows(Team).get("team")
        await tx.rows(Team).save(replace(team, member_ids=["agent-1", "agent-2"]))
        # The head of the service department: a person of the dealer's without a role at this desk (S2-3).
        await tx.rows(Person).add(Person(id="head", login="head", name="服务部长", mobile="+8613900000099"))
        dealer = await tx.rows(Dealer).save(replace(dealer, general_manager_id="gm"))
    setup.forget()
    return TicketDesk(engines=engines, store=store, setup=setup, clock=clock, dealer=dealer)


async def import_years(
    tx: Any, years: Sequence[int], *, extra: Mapping[str, bool] | None = None, known: Sequence[int] = ()
) -> None:
    """Make years of the working calendar known, with the holidays decreed for them; `extra`: ISO day → working."""
    calendar = await tx.rows(CalendarRow).first(code="working")
    days = [(day.date, day.working) for year in years for day in seed_holidays(year)]
    days += [(date.fromisoformat(day), working) for day, working in (extra or {}).items()]
    for day, working in days:
        await tx.rows(CalendarDay).add(
            CalendarDay(id=tx.new_id(), calendar_id=calendar.id, day=day, working=working, source="decree")
        )
    await tx.rows(CalendarRow).save(replace(calendar, known_years=sorted(known or years)))
