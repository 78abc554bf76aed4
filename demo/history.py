"""What the desk did in the weeks before: finished follow-ups, calls, answers, complaints, actions, played by the flows.

The past cannot be told over the API, so it is played into the store of a stopped service with a clock that is set by hand:
every call is placed, answered or missed, asked, written up by the same flows as today's. Its recordings are not kept.
"""

import argparse
import asyncio
import heapq
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from callcenter.bootstrap import Plant, put_together
from callcenter.config import load_config
from callcenter.core.access import SERVICE, Actor
from callcenter.core.facts import AgentLegUp, CustomerAnswered, CustomerEnded
from callcenter.core.model import (
    Attempt,
    Dealer,
    Disposition,
    DueRow,
    DueState,
    FollowUp,
    FollowUpKind,
    FollowUpState,
    Grant,
    Person,
    Recording,
    RecordingState,
    Role,
    Scope,
    ServiceOrder,
    Ticket,
    TicketState,
)
from callcenter.flows import due, queue_keeping, seats, ticket_work
from callcenter.flows.answers import Details, Entered, submit
from callcenter.flows.apply_fact import apply_fact
from callcenter.flows.dispose import dispose
from callcenter.flows.due_flows import DUE_FLOWS
from callcenter.flows.place_call import place_call
from callcenter.flows.ports import WriteTx
from callcenter.flows.upsert_order import upsert_orders
from callcenter.web.routes.orders import OrderNamed, draft_of
from demo.load import order_of
from demo.past import Conversation, conversation, moment, outcome, visits_of
from demo.past_actions import close_actions, open_actions
from demo.people import AGENTS
from demo.talk import DEPARTMENTS

ZONE = ZoneInfo("Asia/Shanghai")
STATUS = {"answered": ("ANSWER", 16), "no_answer": ("NOANSWER", 19), "busy": ("BUSY", 17), "rejected": ("BUSY", 21)}
TRIES = 6


class SetClock:
    """A clock that is set, and stands still in between."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The instant that is played."""
        return self.at

    def monotonic(self) -> float:
        """Moves with the clock."""
        return self.at.timestamp()

    async def sleep(self, seconds: float) -> None:
        """Nobody waits in the past."""
        await asyncio.sleep(0)


@dataclass(slots=True)
class History:
    """Plays the weeks before `now`, day after day."""

    plant: Plant
    clock: SetClock
    now: datetime
    chance: random.Random
    agents: list[Person] = field(default_factory=list)
    free_at: dict[str, datetime] = field(default_factory=dict)
    waiting: list[tuple[datetime, int, str, str]] = field(default_factory=list)
    order: Any = field(default_factory=count)

    def acting(self, person: Person | None, role: Role = Role.AGENT) -> Any:
        """A unit of work of somebody in a role, or of the service."""
        if person is None:
            return self.plant.uow.write(SERVICE)
        grant = Grant(id=person.id, person_id=person.id, role=role, scope=Scope.ALL)
        return self.plant.uow.write(Actor(person_id=person.id, name=person.login, grants=(grant,)))

    async def person(self, login: str) -> Person:
        """Somebody by login."""
        async with self.plant.uow.read() as view:
            found = await view.rows(Person).first(login=login)
        if found is None:
            raise LookupError(f"nobody is called {login}")
        return found

    async def play(self, days: int, a_day: int) -> None:
        """Everything: the days, then the desk goes home. The last two days stay with today's orders."""
        self.agents = [await self.person(login) for login, _ in AGENTS]
        begin = (self.now.astimezone(ZONE) - timedelta(days=days)).replace(hour=0, minute=0, second=0, microsecond=0)
        self.clock.at = begin.astimezone(UTC)
        await self._come()
        for number in range(days - 1):
            day = begin + timedelta(days=number)
            weekend = day.weekday() >= 5
            await self._morning(day, number, days)
            delivered = a_day * 2 // 3 if weekend else a_day
            await self._work(day)
            if number < days - 3:
                await self._deliver(day, number * a_day, delivered)
        async with self.acting(None) as tx:
            for agent in self.agents:
                await seats.sign_off(tx, agent.id)

    async def _come(self) -> None:
        pbx = self.plant.config.pbx[0].name
        async with self.acting(None) as tx:
            for number, agent in enumerate(self.agents):
                device = f"history-{number + 1}"
                await seats.sign_on(tx, person_id=agent.id, device=device, pbx=pbx, alive=True)

    async def _deliver(self, day: datetime, first: int, many: int) -> None:
        """The day's orders, as the dealers' system sends them in the evening."""
        self.clock.at = (day + timedelta(hours=20, minutes=30)).astimezone(UTC)
        async with self.acting(None) as tx:
            for dealer in await tx.rows(Dealer).all():
                found = [visit for visit in visits_of(day, first, many) if visit.dealer == dealer.code]
                named = [OrderNamed.model_validate_json(json.dumps(order_of(visit))) for visit in found]
                drafts = [draft_of(one, dealer) for one in named]
                for taken in await upsert_orders(tx, self.plant.setup, dealer, drafts):
                    if taken is not None and taken.follow_up is not None:
                        self._later(moment(self.chance, day + timedelta(days=1)), "call", taken.follow_up.id)

    async def _morning(self, day: datetime, number: int, days: int) -> None:
        """What fell due since yesterday; texts that wait are sent; the supervisor opens and closes actions."""
        await self._due((day + timedelta(hours=9)).astimezone(UTC))
        async with self.acting(None) as tx:
            await queue_keeping.mark_missed(tx, self.plant.setup)
        while await self.plant.courier.run_once():
            await self.plant.courier.finish()
        await self.plant.courier.finish()
        supervisor = await self.person("supervisor")
        async with self.acting(supervisor, Role.SUPERVISOR) as tx:
            left = days - number
            await open_actions(tx, self.plant.setup, supervisor, day.date(), left)
            await close_actions(tx, self.plant.setup, day.date(), left)

    def _later(self, at: datetime, what: str, subject: str) -> None:
        heapq.heappush(self.waiting, (at.astimezone(UTC), next(self.order), what, subject))

    async def _work(self, day: datetime) -> None:
        """Everything that is planned until the evening, in its order."""
        evening = (day + timedelta(hours=20)).astimezone(UTC)
        while self.waiting and self.waiting[0][0] < evening:
            at, _, what, subject = heapq.heappop(self.waiting)
            await self._due(at)
            if what == "call":
                await self._call(at, subject)
            else:
                await self._handle(at, subject)

    async def _due(self, at: datetime) -> None:
        """Set the clock and let everything fire that fell due on the way, each at its own time."""
        while True:
            async with self.plant.uow.read() as view:
                next_one = await view.rows(DueRow).first(state=DueState.PENDING, order=("due_at", "id"))
            if next_one is None or next_one.due_at > at:
                break
            # Before the unit of work begins: what fires holds its time against the clock's.
            self.clock.at = max(self.clock.at, next_one.due_at)
            async with self.acting(None) as tx:
                for row in await tx.work.take_due(now=self.clock.at, limit=1):
                    await due.fire(tx, self.plant.setup, row, DUE_FLOWS)
        self.clock.at = max(self.clock.at, at)

    async def _call(self, at: datetime, follow_up_id: str) -> None:
        async with self.acting(None) as tx:
            await queue_keeping.promote(tx)
            row = await tx.rows(FollowUp).get(follow_up_id)
        agent = next((one for one in self.agents if self.free_at.get(one.id, at) <= at and one.id != row.not_by), None)
        if row.state not in (FollowUpState.READY, FollowUpState.WAITING) or row.tries >= TRIES:
            return
        if agent is None:
            self._later(at + timedelta(minutes=4), "call", follow_up_id)
        elif row.next_try_at > self.clock.now():
            self._later(row.next_try_at + timedelta(minutes=self.chance.randint(1, 40)), "call", follow_up_id)
        else:
            await self._ring(row, agent)

    async def _ring(self, row: FollowUp, agent: Person) -> None:
        """One try, from the card to the summary."""
        begun, setup = self.clock.now(), self.plant.setup
        ended = outcome(self.chance, begun.astimezone(ZONE), row.tries, row.number)
        async with self.acting(agent) as tx:
            await seats.make_ready(tx, agent.id)
            await self._claim(tx, row, agent)
            attempt = (await place_call(tx, setup, follow_up_id=row.id, agent_id=agent.id)).attempt
            await self._no_recording(tx, attempt)
            told: dict[str, Any] = {"pbx": attempt.pbx, "attempt": attempt.id}
            await apply_fact(tx, setup, AgentLegUp(at=begun, leg=1, channel="PJSIP/history", **told))
            if ended == "answered":
                await apply_fact(tx, setup, CustomerAnswered(at=begun + timedelta(seconds=14), **told))
        said = conversation(self.chance, row, await self._adviser(row), (self.now - begun).days)
        talk = said.seconds if ended == "answered" else 0
        self.clock.at = begun + timedelta(seconds=16 + talk + (28 if ended != "answered" else 0))
        ticket = None
        async with self.acting(agent) as tx:
            if ended == "answered" and said.answers is not None:
                ticket = (await self._submit(tx, row, said, begun, agent)).ticket
            status, cause = STATUS[ended]
            over = CustomerEnded(
                at=self.clock.now(),
                dial_status=status,
                cause=cause,
                dialed_seconds=talk + 16,
                answered_seconds=talk,
                sip_code=None,
                ended_at=self.clock.now(),
                **told,
            )
            await apply_fact(tx, setup, over)
            if ended == "answered":
                later = self.clock.now() + timedelta(hours=said.later)
                when = later if said.disposition is Disposition.INCONVENIENT else None
                await dispose(
                    tx, setup, attempt_id=attempt.id, by=agent.id, disposition=said.disposition, agreed_at=when
                )
            await due.disarm(tx, attempt.id)
            after = await tx.rows(FollowUp).get(row.id)
        self.free_at[agent.id] = self.clock.now() + timedelta(seconds=50)
        if after.state is not FollowUpState.DONE:
            planned = max(after.next_try_at, self.clock.now()) + timedelta(minutes=self.chance.randint(1, 45))
            self._later(planned, "call", row.id)
        if ticket is not None and row.kind is FollowUpKind.FIRST:
            self._later(
                self.clock.now() + timedelta(hours=self.chance.choice((2, 3, 4, 6, 18, 27))), "handle", ticket.id
            )

        if row.kind is FollowUpKind.SECOND and row.ticket_id and await self._open_again(row.ticket_id):
            self._later(self.clock.now() + timedelta(hours=self.chance.choice((2, 3, 5))), "handle", row.ticket_id)

    async def _open_again(self, ticket_id: str) -> bool:
        """Whether the customer was not content with what was done."""
        async with self.plant.uow.read() as view:
            return (await view.rows(Ticket).get(ticket_id)).state is TicketState.OPEN

    async def _claim(self, tx: WriteTx, row: FollowUp, agent: Person) -> None:
        """The card as a claim leaves it; whom the queue would have offered at that moment is not asked again."""
        held = await tx.rows(FollowUp).lock(row.id)
        until = self.clock.now() + timedelta(minutes=2)
        card = replace(held, state=FollowUpState.CLAIMED, claimed_by=agent.id, claimed_until=until)
        await tx.rows(FollowUp).save(card)

    async def _submit(self, tx: WriteTx, row: FollowUp, said: Conversation, begun: datetime, agent: Person) -> Any:
        steps, at = {}, begun - timedelta(seconds=said.before)
        for code, seconds in said.steps.items():
            steps[code] = {
                "started_at": at.isoformat(),
                "ended_at": (at + timedelta(seconds=seconds)).isoformat(),
                "seconds": seconds,
            }
            at += timedelta(seconds=seconds)
        entered = Entered(answers=said.answers or {}, steps=steps, notes=said.notes, confirmed=True)
        details = Details(
            subject=said.subject,
            description=said.notes,
            category=said.category,
            department=DEPARTMENTS.get(said.category, ""),
        )
        return await submit(tx, self.plant.setup, row.id, entered, details if said.subject else None, by=agent.id)

    async def _handle(self, at: datetime, ticket_id: str) -> None:
        """The handler puts it right; the second call follows within the hour (S2-38)."""
        handler = await self.person("handler")
        async with self.acting(handler, Role.HANDLER) as tx:
            ticket = await tx.rows(Ticket).get(ticket_id)
            await ticket_work.contact(tx, self.plant.setup, ticket.no, "已致电客户，说明原因并致歉")
            await ticket_work.handle(
                tx, self.plant.setup, ticket.no, by=handler.id, result="已重新检查并处理，客户认可"
            )
            rows = await tx.rows(FollowUp).all(ticket_id=ticket_id, kind=FollowUpKind.SECOND)
        for row in rows:
            if row.state is not FollowUpState.DONE:
                self._later(max(at, row.next_try_at) + timedelta(minutes=self.chance.randint(15, 50)), "call", row.id)

    async def _no_recording(self, tx: WriteTx, attempt: Attempt) -> None:
        """Nothing was recorded of what is only played: no hole may be reported."""
        recording = await tx.rows(Recording).find(attempt.id)
        if recording is not None:
            away = replace(recording, state=RecordingState.NOT_NEEDED, path="", problem="wish-no-recording")
            await tx.rows(Recording).save(away)
        await tx.rows(Attempt).save(replace(await tx.rows(Attempt).get(attempt.id), record=""))

    async def _adviser(self, row: FollowUp) -> str:
        async with self.plant.uow.read() as view:
            order = await view.rows(ServiceOrder).find(row.order_id or "")
        return order.adviser if order else ""


async def play(plant: Plant, clock: SetClock, *, now: datetime, days: int = 36, a_day: int = 11) -> None:
    """Play so many days before `now` into the store of a plant that was put together with `clock` and is not started."""
    await History(plant, clock, now, random.Random("history")).play(days, a_day)
    clock.at = now


async def main(arguments: Sequence[str]) -> None:
    """Play the past into the store of a configuration."""
    parser = argparse.ArgumentParser(prog="demo.history")
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--days", type=int, default=36)
    asked = parser.parse_args(arguments)
    now = datetime.now(UTC)
    clock = SetClock(now)
    plant = put_together(load_config(asked.config), clock=clock)
    try:
        await play(plant, clock, now=now, days=asked.days)
    finally:
        await plant.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
