"""A small world as a dealer's desk sees it: the demonstration's people and orders, some calls behind them, two tickets open."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from callcenter.bootstrap import Plant
from callcenter.core.access import SERVICE, Actor
from callcenter.core.facts import AgentLegUp, CustomerAnswered, CustomerEnded
from callcenter.core.model import Attempt, Disposition, FollowUp, FollowUpState, Grant, Person, Role, Scope
from callcenter.flows import daily_acts, seats
from callcenter.flows.answers import Entered, submit
from callcenter.flows.apply_fact import apply_fact
from callcenter.flows.dispose import dispose
from callcenter.flows.place_call import place_call
from demo.load import load

LOGIN_OF = {
    Role.AGENT: "agent1",
    Role.HANDLER: "handler",
    Role.SUPERVISOR: "supervisor",
    Role.GENERAL_MANAGER: "gm",
    Role.ADMINISTRATOR: "admin",
}
"""Who of the demonstration stands for a role."""

HAPPY: dict[str, Any] = {"overall": "satisfied", "vehicle_ok": True}
ANGRY: dict[str, Any] = {"overall": "dissatisfied", "vehicle_ok": True, "reason": ["price"]}
ENDS: tuple[tuple[str, Disposition | None, dict[str, Any] | None], ...] = (
    ("ANSWER", Disposition.COMPLETED, HAPPY),
    ("NOANSWER", None, None),
    ("ANSWER", Disposition.COMPLETED, ANGRY),
    ("BUSY", None, None),
    ("ANSWER", Disposition.COMPLETED, HAPPY),
    ("ANSWER", Disposition.DECLINED, None),
    ("ANSWER", Disposition.COMPLETED, ANGRY),
    ("ANSWER", Disposition.COMPLETED, HAPPY),
    ("ANSWER", Disposition.INCONVENIENT, None),
)
"""How the calls that lie behind ended: dial status, disposition, answers."""

_CAUSES = {"ANSWER": 16, "NOANSWER": 19, "BUSY": 17}


@dataclass(slots=True)
class Past:
    """Makes what happened before the test began, by the flows, without an exchange."""

    plant: Plant

    def acting(self, person: Person, role: Role) -> Any:
        """A unit of work of a person with one role everywhere."""
        grant = Grant(id=person.id, person_id=person.id, role=role, scope=Scope.ALL)
        return self.plant.uow.write(Actor(person_id=person.id, name=person.login, grants=(grant,)))

    async def person(self, login: str) -> Person:
        """Somebody by login."""
        async with self.plant.uow.read() as view:
            found = await view.rows(Person).first(login=login)
        assert found is not None, login
        return found

    async def fact(self, fact: Any) -> Attempt:
        """Apply what an exchange would have told."""
        async with self.plant.uow.write(SERVICE) as tx:
            applied = await apply_fact(tx, self.plant.setup, fact)
        assert applied is not None
        return applied.attempt

    async def call(
        self, row: FollowUp, agent: Person, status: str, disposition: Disposition | None, said: dict[str, Any] | None
    ) -> None:
        """A whole call from dialing to disposition."""
        plant, setup = self.plant, self.plant.setup
        pbx = plant.config.pbx[0].name
        async with self.acting(agent, Role.AGENT) as tx:
            await seats.make_ready(tx, agent.id)
            placed = await place_call(tx, setup, follow_up_id=row.id, agent_id=agent.id, reason="test")
        id, now = placed.attempt.id, plant.clock.now
        await self.fact(AgentLegUp(pbx=pbx, at=now(), attempt=id, leg=1, channel="PJSIP/1001"))
        if status == "ANSWER":
            await self.fact(CustomerAnswered(pbx=pbx, at=now(), attempt=id))
        if said is not None:
            async with self.acting(agent, Role.AGENT) as tx:
                await submit(tx, setup, row.id, Entered(answers=said, confirmed=True), None, by=agent.id)
        talk = 145 if status == "ANSWER" else 0
        await self.fact(
            CustomerEnded(
                pbx=pbx,
                at=now(),
                attempt=id,
                dial_status=status,
                cause=_CAUSES[status],
                dialed_seconds=talk + 18,
                answered_seconds=talk,
                sip_code=None,
                ended_at=now(),
            )
        )
        if disposition is not None:
            async with self.acting(agent, Role.AGENT) as tx:
                later = tx.now + timedelta(hours=2) if disposition is Disposition.INCONVENIENT else None
                await dispose(tx, setup, attempt_id=id, by=agent.id, disposition=disposition, agreed_at=later)

    async def come(self, agent: Person) -> None:
        """The agent signs on at a desk phone."""
        async with self.acting(agent, Role.AGENT) as tx:
            pbx = self.plant.config.pbx[0].name
            await seats.sign_on(tx, person_id=agent.id, device="1001", pbx=pbx, alive=True)

    async def leave(self, agent: Person) -> None:
        """The agent signs off."""
        async with self.acting(agent, Role.AGENT) as tx:
            await seats.sign_off(tx, agent.id)


async def fill(plant: Plant, address: str, *, orders: int = 28) -> None:
    """Load the demonstration over the API of a running service, and let some calls lie behind it."""
    await load(address, orders=orders)


async def remember(plant: Plant) -> None:
    """The calls that lie behind: by the flows, with the service stopped."""
    past = Past(plant)
    agent = await past.person("agent2")
    async with plant.uow.read() as view:
        rows = await view.rows(FollowUp).page(order=("due_at", "id"), limit=len(ENDS) + 2, state=FollowUpState.READY)
    await past.come(agent)
    for row, (status, disposition, said) in zip(rows, ENDS, strict=False):
        await past.call(row, agent, status, disposition, said)
    await past.leave(agent)
    if len(rows) > len(ENDS):
        async with past.acting(agent, Role.AGENT) as tx:
            at = (tx.now + timedelta(hours=3)).replace(second=0, microsecond=0)
            await daily_acts.agree_time(tx, plant.setup, rows[len(ENDS)].id, at, agent.id)


def copy_store(source: Path, target: Path) -> None:
    """The store of a stopped service as the beginning of another one."""
    target.mkdir(parents=True, exist_ok=True)
    with (
        closing(sqlite3.connect(source / "callcenter.db")) as old,
        closing(sqlite3.connect(target / "callcenter.db")) as new,
    ):
        old.backup(new)
