"""Plays a day on the floor by the real flows, at random but the same for each seed: for tests of snapshot and events."""

import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from callcenter.core.access import SERVICE
from callcenter.core.attempt import LIVE, AttemptFact, lose
from callcenter.core.facts import (
    AgentLegFailed,
    AgentLegGone,
    AgentLegUp,
    CustomerAnswered,
    CustomerEnded,
    CustomerRinging,
    CustomerStarted,
    ReturnCall,
)
from callcenter.core.model import Attempt, AttemptState, Dealer, Disposition, FollowUp, Trunk
from callcenter.core.outcome import Outcome
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import CallcenterError
from callcenter.flows import daily_acts, exchanges, queue_keeping, return_call, seats, trunks
from callcenter.flows.agent_lost import mind_the_held
from callcenter.flows.apply_fact import apply_fact, apply_step
from callcenter.flows.claim import Rates, next_follow_up
from callcenter.flows.dispose import dispose
from callcenter.flows.due import fire
from callcenter.flows.due_flows import DUE_FLOWS
from callcenter.flows.place_call import place_call
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup
from tests.support.clock import ManualClock
from tests.support.desk import add_follow_up, agent_id

REFUSED = "17,21,34,38,102"


@dataclass(slots=True, kw_only=True)
class FloorPlay:
    """One desk with some agents. `step` does one thing that happens on a floor; what the rules refuse changes nothing."""

    store: SqlUnitOfWork
    setup: Setup
    clock: ManualClock
    dealers: list[Dealer]
    agents: list[str] = field(default_factory=lambda: [agent_id(n) for n in range(1, 5)])
    chance: random.Random = field(default_factory=lambda: random.Random(1))
    done: dict[str, int] = field(default_factory=dict)
    numbers: int = 13_800_000_000

    async def steps(self, count: int) -> None:
        """Do so many things."""
        acts: list[tuple[int, Callable[[WriteTx], Awaitable[Any]]]] = [
            (8, self._add), (10, self._sign_on), (14, self._ready), (2, self._pause), (1, self._sign_off),
            (10, self._claim), (16, self._call), (60, self._fact), (6, self._dispose), (4, self._due),
            (3, self._keep_queue), (2, self._agree), (1, self._exclude), (1, self._hand_over), (3, self._link),
            (3, self._device), (3, self._return), (2, self._lose), (2, self._settle), (1, self._resume),
            (2, self._mind),
        ]  # fmt: skip
        weights = [weight for weight, _ in acts]
        for _ in range(count):
            (_, act) = self.chance.choices(acts, weights)[0]
            self.clock.set(self.clock.now() + timedelta(seconds=self.chance.choice((1, 1, 2, 5, 20, 120))))
            with suppress(CallcenterError):
                async with self.store.write(SERVICE) as tx:
                    await act(tx)
                self.done[act.__name__] = self.done.get(act.__name__, 0) + 1

    async def _add(self, tx: WriteTx) -> None:
        self.numbers += 1
        soon = timedelta(minutes=self.chance.choice((30, 300, 900, 4000)))
        await add_follow_up(tx, self.chance.choice(self.dealers), f"+86{self.numbers}", due_at=tx.now + soon)

    async def _sign_on(self, tx: WriteTx) -> None:
        agent = self.chance.choice(self.agents)
        device = str(1001 + self.agents.index(agent) % 3)
        await seats.sign_on(tx, person_id=agent, device=device, pbx="pbx", alive=self.chance.random() < 0.9)

    async def _ready(self, tx: WriteTx) -> None:
        await seats.make_ready(tx, self.chance.choice(self.agents))

    async def _pause(self, tx: WriteTx) -> None:
        await seats.pause(tx, self.chance.choice(self.agents), "lunch")

    async def _sign_off(self, tx: WriteTx) -> None:
        await seats.sign_off(tx, self.chance.choice(self.agents))

    async def _claim(self, tx: WriteTx) -> None:
        await next_follow_up(tx, self.setup, Rates(), self.chance.choice(self.agents))

    async def _call(self, tx: WriteTx) -> None:
        agent = self.chance.choice(self.agents)
        held = await tx.rows(FollowUp).first(claimed_by=agent, state="claimed")
        row = held or await tx.rows(FollowUp).first(state__in=("ready", "waiting"))
        if row is not None:
            await place_call(tx, self.setup, follow_up_id=row.id, agent_id=agent, reason="" if held else "asked for")

    async def _attempt(self, tx: WriteTx, *states: AttemptState) -> Attempt | None:
        found = await tx.rows(Attempt).all(state__in=[str(state) for state in states])
        return self.chance.choice(found) if found else None

    async def _fact(self, tx: WriteTx) -> None:
        attempt = await self._attempt(tx, *sorted(LIVE))
        if attempt is not None:
            await apply_fact(tx, self.setup, self._next(attempt, tx))

    def _next(self, attempt: Attempt, tx: WriteTx) -> AttemptFact:
        """What an exchange would tell next of an attempt, now and then the unexpected."""
        of: dict[str, Any] = {"pbx": "pbx", "at": tx.now, "attempt": attempt.id}
        leg = max(1, attempt.agent_legs)
        if not attempt.agent_up:
            if self.chance.random() < 0.1:
                return AgentLegFailed(**of, leg=leg, reason="busy")
            return AgentLegUp(**of, leg=leg, channel=f"agent-{leg}")
        match attempt.state:
            case AttemptState.INTENT | AttemptState.AGENT_RINGING | AttemptState.DIALING:
                return self.chance.choice((CustomerStarted(**of), CustomerRinging(**of), self._ended(of, 0)))
            case AttemptState.RINGING:
                return CustomerAnswered(**of) if self.chance.random() < 0.6 else self._ended(of, 0)
            case _ if self.chance.random() < 0.2:
                return AgentLegGone(**of, leg=leg, cause=16)
        return self._ended(of, self.chance.choice((3, 60, 170)))

    def _ended(self, of: dict[str, Any], talked: int) -> CustomerEnded:
        status = "ANSWER" if talked else self.chance.choice(("NOANSWER", "BUSY", "CHANUNAVAIL", "CONGESTION"))
        cause = 16 if talked else int(self.chance.choice(REFUSED.split(",")))
        return CustomerEnded(
            **of,
            dial_status=status,
            cause=cause,
            dialed_seconds=20,
            answered_seconds=talked,
            sip_code=None,
            ended_at=of["at"],
        )

    async def _dispose(self, tx: WriteTx) -> None:
        found = await tx.rows(Attempt).all(state="ended", outcome="answered", disposition=None)
        attempt = self.chance.choice(found) if found else None
        if attempt is None or attempt.agent_id is None:
            return
        said = self.chance.choice((Disposition.COMPLETED, Disposition.DECLINED, Disposition.INCONVENIENT))
        agreed = tx.now + timedelta(hours=1) if said is Disposition.INCONVENIENT else None
        await dispose(tx, self.setup, attempt_id=attempt.id, by=attempt.agent_id, disposition=said, agreed_at=agreed)

    async def _due(self, tx: WriteTx) -> None:
        for row in await tx.work.take_due(now=tx.now, limit=20):
            await fire(tx, self.setup, row, DUE_FLOWS)

    async def _keep_queue(self, tx: WriteTx) -> None:
        await queue_keeping.promote(tx)
        await queue_keeping.mark_missed(tx, self.setup)

    async def _open(self, tx: WriteTx) -> FollowUp:
        found = await tx.rows(FollowUp).all(state__ne="done")
        return self.chance.choice(found) if found else await tx.rows(FollowUp).get("none")

    async def _agree(self, tx: WriteTx) -> None:
        row = await self._open(tx)
        await daily_acts.agree_time(tx, self.setup, row.id, tx.now + timedelta(hours=2), None)

    async def _exclude(self, tx: WriteTx) -> None:
        await daily_acts.exclude(tx, (await self._open(tx)).id, "asked not to be called")

    async def _hand_over(self, tx: WriteTx) -> None:
        await daily_acts.hand_over(tx, self.agents[0], self.agents[1])

    async def _link(self, tx: WriteTx) -> None:
        match self.chance.randrange(3):
            case 0:
                await exchanges.link_up(tx, "pbx", node="test", dialplan="1")
            case 1:
                await exchanges.link_lost(tx, "pbx", node="test", reason="closed")
            case _:
                await exchanges.facts_lost(tx, "pbx", node="test", count=3)

    async def _device(self, tx: WriteTx) -> None:
        state = self.chance.choice(("not_in_use", "unavailable"))
        await seats.device_changed(tx, pbx="pbx", device=self.chance.choice(("1001", "1002", "1003")), state=state)

    async def _return(self, tx: WriteTx) -> None:
        number = f"0{self.chance.randint(13_800_000_001, self.numbers + 1)}"
        fact = ReturnCall(pbx="pbx", at=tx.now, channel="PJSIP/pstn-1", number=number, dialed="02150000000")
        await return_call.take(tx, self.setup, fact)

    async def _lose(self, tx: WriteTx) -> None:
        attempt = await self._attempt(tx, *sorted(LIVE))
        if attempt is not None:
            policy = await self.setup.policy_of(tx, attempt.dealer_id)
            await apply_step(tx, self.setup, attempt, lose(attempt, tx.now, "no-trace"), policy)

    async def _settle(self, tx: WriteTx) -> None:
        attempt = await self._attempt(tx, AttemptState.UNKNOWN)
        if attempt is not None:
            outcome = self.chance.choice((Outcome.NO_ANSWER, Outcome.ANSWERED))
            await daily_acts.settle_unknown(tx, self.setup, attempt.id, outcome, self.agents[0])

    async def _resume(self, tx: WriteTx) -> None:
        if await tx.rows(Trunk).find("pstn") is not None:
            await trunks.resume(tx, "pstn")

    async def _mind(self, tx: WriteTx) -> None:
        await mind_the_held(tx, self.setup, "pbx")
