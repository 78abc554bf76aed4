"""How long a claim of the next follow-up takes, to its commit, with a million open: 8 claimers on either engine.

The real flow (`next_follow_up`) on a real store; after each claim its follow-up ends somehow, in a unit of work of its
own: done, back to waiting with another part of the day tried, an agreed time, or given back. Every hundredth choice is
compared with core/ranking.py's choice over every row, with everything else at rest.
"""

import asyncio
import gc
import math
import random
import tempfile
import time
import tomllib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench import Figure, Report
from bench._queue_store import AGENTS, copy_sqlite, fill_postgresql, fill_sqlite, make_tables, ready_rows
from callcenter.core.access import SERVICE
from callcenter.core.model import FollowUp, FollowUpResult, FollowUpState
from callcenter.core.policy_parts import span_of
from callcenter.core.ranking import AGREED_CLASS, choose_first, rank_class
from callcenter.db.engine import open_engines
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows import due
from callcenter.flows.claim import Rates, next_follow_up, open_lanes
from callcenter.flows.setup import Setup
from callcenter.policies import DEFAULT_POLICY, policy_text
from callcenter.runtime.memory import look_seldom
from tests.support.clock import ManualClock
from tests.support.ids import SequenceIds
from tests.support.postgres import PostgresServer, running_postgres

OPEN = 1_000_000
RUNS = 5
CLAIMS = 1000
COMPARE_EVERY = 100
PROMOTE_EVERY = 50
WARM_UP = 30
"""Claims of each claimer before the measured ones: each connection makes and plans its statements then."""
BETWEEN_MS = 250.0
"""A claimer rests this long on average (exponential) between a card's end and the next claim.

Eight of them then ask some thirty times a second, as often as a thousand agents of whom each asks every half minute: most
calls are not answered, and a talk takes minutes.
"""


class Gate:
    """Many may pass, or one alone while nobody is inside."""

    def __init__(self) -> None:
        self._inside = 0
        self._changed = asyncio.Condition()
        self._closed = False

    @asynccontextmanager
    async def among_others(self, rest: Callable[[], Awaitable[None]] | None = None) -> AsyncIterator[None]:
        """`rest`: what somebody does who had to wait, so that not all begin in the moment in which the gate opens."""
        async with self._changed:
            while self._closed:
                await self._changed.wait_for(lambda: not self._closed)
                if rest is not None:
                    self._changed.release()
                    try:
                        await rest()
                    finally:
                        await self._changed.acquire()
            self._inside += 1
        try:
            yield
        finally:
            async with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        async with self._changed:
            await self._changed.wait_for(lambda: not self._closed)
            self._closed = True
            await self._changed.wait_for(lambda: self._inside == 0)
        try:
            yield
        finally:
            async with self._changed:
                self._closed = False
                self._changed.notify_all()


@dataclass(slots=True)
class Floor:
    """One repetition: the store, its clock and chance, and what was measured (milliseconds)."""

    store: SqlUnitOfWork
    clock: ManualClock
    setup: Setup = field(
        default_factory=lambda: Setup(shipped={("policy", DEFAULT_POLICY): tomllib.loads(policy_text())})
    )
    rates: Rates = field(default_factory=Rates)
    gate: Gate = field(default_factory=Gate)
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    claims: int = 0
    compared: int = 0
    taken: list[float] = field(default_factory=list)
    seen: set[tuple[str, int]] = field(default_factory=set)

    async def claimer(self, agent_id: str, share: int, *, rest_ms: float = 0.0, compare: bool = False) -> None:
        """Rest `rest_ms` on average, claim, end; `share` times."""
        for _ in range(share):
            await self.rest(rest_ms)
            self.claims += 1
            if compare and self.claims % COMPARE_EVERY == 0:
                async with self.gate.alone():
                    card = await self.compared_claim(agent_id)
            else:
                async with self.gate.among_others(lambda: self.rest(rest_ms)):
                    began = time.perf_counter()
                    card = await self.claim(agent_id)
                    self.taken.append((time.perf_counter() - began) * 1000)
            if card is None:
                raise AssertionError("the queue ran dry")
            async with self.gate.among_others():
                await self.end(card)
            if self.claims % PROMOTE_EVERY == 0:
                async with self.gate.among_others(), self.store.write(SERVICE) as tx:
                    await tx.queue.promote(now=tx.now, limit=500)

    async def rest(self, ms: float) -> None:
        """Do nothing for so long on average."""
        if ms:
            await asyncio.sleep(self.chance.expovariate(1000 / ms))

    async def claim(self, agent_id: str) -> FollowUp | None:
        """One committed claim."""
        async with self.store.write(SERVICE) as tx:
            card = await next_follow_up(tx, self.setup, self.rates, agent_id)
        if card is not None:
            if (card.id, card.version) in self.seen:
                raise AssertionError(f"claimed twice: {card.id}")
            self.seen.add((card.id, card.version))
        self.clock.set(self.clock.now() + timedelta(seconds=1))
        return card

    async def compared_claim(self, agent_id: str) -> FollowUp | None:
        """A claim beside the choice of the pure function among all rows."""
        wanted = await self.choice_among_all(agent_id)
        gc.collect()
        card = await self.claim(agent_id)
        if card is None or card.id != wanted:
            raise AssertionError(f"claimed {card and card.id}, the rule chooses {wanted}")
        self.compared += 1
        return card

    async def choice_among_all(self, agent_id: str) -> str | None:
        """What core/ranking.py chooses among every ready row that the agent may take."""
        async with self.store.read() as view:
            lanes = {lane.lane: lane.at for lane in await open_lanes(view, self.setup, self.rates, agent_id, view.now)}
        now = self.clock.now()
        wait = span_of((await self._policy()).limits.own_agent_wait)
        mine = (None, agent_id)
        async with ready_rows(self.store.engines, agent_id, now) as rows:
            best = choose_first(
                (
                    (row, lanes[row.lane])
                    for row in rows
                    if row.lane in lanes
                    and (
                        row.assigned_to in mine
                        if row.rank_class != AGREED_CLASS
                        else row.order_at <= now and (row.assigned_to in mine or row.order_at + wait <= now)
                    )
                ),
                agent_id,
            )
        return None if best is None else best.id

    async def _policy(self) -> Any:
        async with self.store.read() as view:
            return await self.setup.policy(view, DEFAULT_POLICY)

    async def end(self, card: FollowUp) -> None:
        """A random end of a claimed card, in one unit of work."""
        throw = self.chance.random()
        async with self.store.write(SERVICE) as tx:
            row = replace(await tx.rows(FollowUp).lock(card.id), claimed_by=None, claimed_until=None)
            if throw < 0.35:
                row = replace(row, state=FollowUpState.DONE, result=FollowUpResult.COMPLETED, done_at=tx.now)
            elif throw < 0.75:
                parts = row.parts_tried | 1 << self.chance.randrange(4)
                landline, missed = bool(row.rank_class & 16), row.missed_at is not None
                row = replace(
                    row,
                    state=FollowUpState.WAITING,
                    next_try_at=tx.now + timedelta(seconds=self.chance.randrange(1, 400)),
                    parts_tried=parts,
                    rank_class=rank_class(parts, landline=landline and row.agreed_at is None, missed=missed),
                    order_at=row.due_at,
                    agreed_at=None,
                    assigned_to=None,
                    tries=row.tries + 1,
                )
            elif throw < 0.9:
                agreed = tx.now + timedelta(seconds=self.chance.randrange(1, 400))
                row = replace(
                    row,
                    state=FollowUpState.WAITING,
                    next_try_at=agreed,
                    agreed_at=agreed,
                    order_at=agreed,
                    rank_class=AGREED_CLASS,
                    assigned_to=self.chance.choice(AGENTS),
                )
            else:
                row = replace(row, state=FollowUpState.READY)
            saved = await tx.rows(FollowUp).save(row)
            await due.disarm(tx, saved.id, "follow_up.claim_end")
            tx.emit("follow_up.changed", "follow_up", saved.id, saved.dealer_id, state=str(saved.state))


def p99(values: list[float]) -> float:
    """The 99th percentile: the value that one in a hundred exceeds."""
    return sorted(values)[math.ceil(len(values) * 0.99) - 1]


async def repetition(url: str, rest_ms: float) -> Floor:
    """Measure once on a fresh store."""
    engines = open_engines(url)
    clock = ManualClock()
    floor = Floor(SqlUnitOfWork(engines, clock, SequenceIds(10**10)), clock)
    try:
        await asyncio.gather(*(floor.claimer(agent, WARM_UP) for agent in AGENTS))
        floor.taken.clear()
        floor.claims = 0
        share = CLAIMS // len(AGENTS)
        await asyncio.gather(*(floor.claimer(agent, share, rest_ms=rest_ms, compare=True) for agent in AGENTS))
    finally:
        await engines.dispose()
    return floor


@dataclass(slots=True)
class Measured:
    """What the repetitions on one engine gave."""

    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    compared: int = 0

    def run(self, name: str, fresh: Callable[[], str]) -> None:
        """RUNS repetitions."""
        for number in range(RUNS):
            floor = asyncio.run(repetition(fresh(), BETWEEN_MS))
            self.p50.append(sorted(floor.taken)[len(floor.taken) // 2])
            self.p99.append(p99(floor.taken))
            self.compared += floor.compared
            print(f"  {name}, run {number + 1}: p50 {self.p50[-1]:.2f} ms, p99 {self.p99[-1]:.2f} ms", flush=True)


def run() -> Report:
    """Fill, copy, measure, on SQLite and on PostgreSQL (settings of a real server: fsync and synchronous commits)."""
    look_seldom()  # as the service does
    sqlite, postgresql = Measured(), Measured()
    with tempfile.TemporaryDirectory(prefix="callcenter-bench-") as folder:
        template = Path(folder) / "template.db"
        print(f"  filling SQLite with {OPEN:,} open follow-ups", flush=True)
        asyncio.run(make_tables(f"sqlite:///{template}"))
        fill_sqlite(template, OPEN)
        sqlite.run("SQLite", lambda: copy_sqlite(template, Path(folder) / "run.db"))
    settings = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "shared_buffers": "512MB"}
    with running_postgres(**settings, max_wal_size="4GB") as server:
        print(f"  filling PostgreSQL with {OPEN:,} open follow-ups", flush=True)
        template_name = server.create_database()
        asyncio.run(make_tables(server.url(template_name)))
        asyncio.run(fill_postgresql(server.url(template_name), OPEN))
        databases: list[str] = []
        postgresql.run("PostgreSQL", lambda: _fresh_database(server, template_name, databases))
    return Report(
        {
            "open": Figure([OPEN], "1,000,000"),
            "p99_ms_sqlite": Figure(sqlite.p99, "< 10"),
            "p99_ms_postgresql": Figure(postgresql.p99, "< 10"),
            "p50_ms_sqlite": Figure(sqlite.p50),
            "p50_ms_postgresql": Figure(postgresql.p50),
        },
        [
            f"{CLAIMS:,} committed claims a run by {len(AGENTS)} claimers, {BETWEEN_MS:.0f} ms on average between a card's "
            "end and the next claim",
            f"{sqlite.compared + postgresql.compared} choices compared with the pure function over all rows: all equal",
        ],
    )


def _fresh_database(server: PostgresServer, template: str, databases: list[str]) -> str:
    for old in databases:
        server.drop_database(old)
    databases[:] = [server.create_database(template)]
    server.run("CHECKPOINT")
    return server.url(databases[0])
