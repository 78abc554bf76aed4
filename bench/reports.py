"""How long the reports take over a year of 200,000 follow-ups at forty dealers, on either engine: a day, a month, a list.

Each follow-up has one or two calls and, mostly, a record with its step times. The real flows on a real store; each figure
is one report for all dealers together.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bench import Figure, Report
from callcenter.core.access import SERVICE
from callcenter.core.model import (
    Answers,
    Attempt,
    AttemptState,
    Dealer,
    Disposition,
    FollowUp,
    FollowUpKind,
    FollowUpResult,
    FollowUpState,
    ServiceOrder,
)
from callcenter.db.engine import open_engines
from callcenter.db.schema import metadata
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows.ports import ReadTx
from callcenter.flows.reports import Asked, voc_items, voc_report
from callcenter.flows.setup import Setup
from callcenter.flows.time_report import time_report
from callcenter.ids import encode
from callcenter.policies import shipped_documents
from tests.support.clock import START, ManualClock
from tests.support.ids import SequenceIds
from tests.support.postgres import running_postgres

FOLLOW_UPS = 200_000
DEALERS = 40
RUNS = 5
AT_ONCE = 2_000
BEGIN = datetime(2025, 11, 19, tzinfo=UTC)
MONTH = (date(2026, 10, 1), date(2026, 10, 31))
STEPS = ("prepare", "confirm_owner", "introduce", "agreement", "questions", "other_wishes", "read_back", "end")

Asking = Callable[[ReadTx, Setup], Awaitable[object]]


@dataclass(slots=True)
class Made:
    """The rows of one stretch of follow-ups."""

    orders: list[ServiceOrder]
    follow_ups: list[FollowUp]
    attempts: list[Attempt]
    answers: list[Answers]


def stretch(first: int, many: int, chance: random.Random) -> Made:
    """Follow-ups of vehicles that were delivered one after another over the year."""
    made = Made([], [], [], [])
    for number in range(first, first + many):
        at = BEGIN + timedelta(days=360) * (number / FOLLOW_UPS)
        id, dealer = encode(number + 1), encode(10**9 + number % DEALERS)
        done = chance.random() < 0.85
        common: dict[str, Any] = {"id": id, "dealer_id": dealer}
        made.orders.append(
            ServiceOrder(
                **common,
                order_no=str(number),
                owner_id="x",
                adviser=f"顾问{chance.randrange(8)}",
                delivered_at=at,
                recorded_at=at,
            )
        )
        made.follow_ups.append(
            FollowUp(
                **common,
                kind=FollowUpKind.FIRST,
                customer_id="x",
                order_id=id,
                state=FollowUpState.DONE if done else FollowUpState.WAITING,
                result=FollowUpResult.COMPLETED if done else None,
                lane="lane",
                order_at=at,
                earliest_at=at,
                due_at=at + timedelta(days=3),
                next_try_at=at,
                created_at=at,
                done_at=at + timedelta(days=3.2 * chance.random()) if done else None,
            )
        )
        made.attempts += attempts(number, at, dealer, id, chance)
        if done:
            made.answers.append(answers(common, at + timedelta(days=1), chance))
    return made


def attempts(number: int, at: datetime, dealer: str, follow_up: str, chance: random.Random) -> list[Attempt]:
    """One call or two."""
    found = []
    for turn in range(chance.choice((1, 1, 2))):
        outcome = chance.choice(("answered", "answered", "no_answer", "busy", "rejected"))
        begun = at + timedelta(days=1, hours=10 * chance.random())
        found.append(
            Attempt(
                id=encode(number * 2 + turn + 1),
                follow_up_id=follow_up,
                dealer_id=dealer,
                customer_id="x",
                agent_id=encode(2 * 10**9 + number % 100),
                state=AttemptState.ENDED,
                intent_at=begun,
                dialed_at=begun + timedelta(seconds=3),
                outcome=outcome,
                counts=True,
                talk_seconds=chance.randint(30, 300) if outcome == "answered" else 0,
                disposition=Disposition.COMPLETED if outcome == "answered" else None,
            )
        )
    return found


def answers(common: dict[str, Any], at: datetime, chance: random.Random) -> Answers:
    """What was said, and how long each step took."""
    levels = ("very_satisfied", "satisfied", "satisfied", "neutral", "dissatisfied")
    said: dict[str, Any] = {
        "overall": chance.choice(levels),
        "vehicle_ok": chance.random() < 0.9,
        "repair_quality": chance.choice(levels),
        "adviser": chance.choice(levels),
        "recommend": chance.randint(0, 10),
    }
    took = {
        step: {"started_at": at.isoformat(), "ended_at": at.isoformat(), "seconds": round(90 * chance.random(), 1)}
        for step in STEPS
    }
    return Answers(
        **common,
        follow_up_id=common["id"],
        attempt_id=None,
        agent_id="x",
        questionnaire="dealer_follow_up",
        questionnaire_version=1,
        answers=said,
        steps=took,
        submitted_at=at,
        updated_at=at,
    )


def asked(**more: Any) -> Asked:
    """The month, for everybody."""
    return Asked(start=MONTH[0], end=MONTH[1], period="month", **more)


ASKINGS: dict[str, Asking] = {
    "day_ms": lambda tx, setup: voc_report(tx, setup, Asked(start=MONTH[1], end=MONTH[1])),
    "month_ms": lambda tx, setup: voc_report(tx, setup, asked()),
    "month_by_adviser_ms": lambda tx, setup: voc_report(
        tx, setup, asked(axes=("dealer", "adviser"), figure="satisfaction:overall")
    ),
    "times_ms": lambda tx, setup: time_report(tx, setup, asked()),
    "items_ms": lambda tx, setup: voc_items(tx, setup, asked(figure="reach"), standing="against"),
}


async def measure(url: str) -> dict[str, list[float]]:
    """Fill an empty store and ask each report some times; milliseconds."""
    engines = open_engines(url)
    clock, chance = ManualClock(START), random.Random(1)
    store = SqlUnitOfWork(engines, clock, SequenceIds())
    setup = Setup(shipped=dict(shipped_documents()))
    async with engines.writer.begin() as connection:
        await connection.run_sync(metadata.create_all)
    async with store.write(SERVICE) as tx:
        dealers = [Dealer(id=encode(10**9 + n), code=f"D{n}", name=f"经销商 {n}") for n in range(DEALERS)]
        await tx.rows(Dealer).add_all(dealers)
    for first in range(0, FOLLOW_UPS, AT_ONCE):
        made = stretch(first, AT_ONCE, chance)
        async with store.write(SERVICE) as tx:
            await tx.rows(ServiceOrder).add_all(made.orders)
            await tx.rows(FollowUp).add_all(made.follow_ups)
            await tx.rows(Attempt).add_all(made.attempts)
            await tx.rows(Answers).add_all(made.answers)
    async with engines.writer.begin() as connection:
        await connection.execute(text("ANALYZE"))
    seen: dict[str, list[float]] = {name: [] for name in ASKINGS}
    for _ in range(RUNS):
        for name, ask in ASKINGS.items():
            async with store.read() as view:
                begun = time.perf_counter()
                await ask(view, setup)
                seen[name].append(1000 * (time.perf_counter() - begun))
    await engines.dispose()
    return seen


def run() -> Report:
    """Both engines, one after the other."""
    figures: dict[str, Figure] = {}
    with tempfile.TemporaryDirectory(prefix="callcenter-bench-") as folder, running_postgres() as server:
        urls = {
            "sqlite": f"sqlite:///{Path(folder) / 'callcenter.db'}",
            "postgresql": server.url(server.create_database()),
        }
        for engine, url in urls.items():
            for name, values in asyncio.run(measure(url)).items():
                figures[f"{engine}_{name}"] = Figure(values)
    return Report(
        figures=figures, remarks=[f"{FOLLOW_UPS} follow-ups of a year at {DEALERS} dealers, a month asked for"]
    )
