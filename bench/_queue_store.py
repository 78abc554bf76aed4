"""A store with a million open follow-ups for `bench queue`: made once for each engine, copied for each repetition."""

import random
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import asyncpg

from callcenter.core.access import SERVICE
from callcenter.core.answer_rates import CELLS
from callcenter.core.model import (
    AnswerRate,
    CalendarRow,
    Dealer,
    FollowUp,
    FollowUpKind,
    FollowUpState,
    NumberLock,
    Queue,
    Seat,
    SeatState,
    Team,
)
from callcenter.core.ranking import rank_class
from callcenter.db.engine import Engines, open_engines
from callcenter.db.rows import to_values
from callcenter.db.schema import metadata
from callcenter.db.sqlite_driver import sqlite_text
from callcenter.db.uow import SqlUnitOfWork
from callcenter.ids import encode
from tests.support.clock import START, ManualClock
from tests.support.ids import SequenceIds

AGENTS = [f"agent-{number}" for number in range(8)]
DEALERS = 40
CALENDAR = "calling"
ZONE = "Asia/Shanghai"
QUEUES = ("queue-a", "queue-b")


def lane(queue: str) -> str:
    """The lane of a queue's dealers: they share a calendar and a time zone."""
    return f"{queue}:{CALENDAR}:{ZONE}"


def follow_ups(count: int) -> Iterator[FollowUp]:
    """Open follow-ups of every kind: 60 % ready; most untried, some tried in one or more parts of the day."""
    chance = random.Random(20261119)
    for number in range(1, count + 1):
        dealer = chance.randrange(DEALERS)
        parts = sum(1 << part for part in chance.sample(range(4), chance.choices(range(5), (55, 25, 12, 6, 2))[0]))
        landline = chance.random() < 0.08
        missed = chance.random() < 0.05
        due = START + timedelta(seconds=chance.randrange(-86400, 0) if missed else chance.randrange(3600, 3 * 86400))
        agreed = START + timedelta(minutes=chance.randrange(-30, 600)) if chance.random() < 0.001 else None
        ready = agreed <= START if agreed else chance.random() < 0.6
        yield FollowUp(
            id=encode(number),
            kind=FollowUpKind.FIRST,
            dealer_id=encode(dealer + 1),
            customer_id=encode(10**9 + number),
            order_id=encode(2 * 10**9 + number),
            state=FollowUpState.READY if ready else FollowUpState.WAITING,
            lane=lane(QUEUES[dealer % 4 == 0]),
            rank_class=rank_class(parts, landline=landline, missed=missed, agreed=agreed is not None),
            order_at=agreed or due,
            number=f"+86139{number:08}",
            earliest_at=START - timedelta(days=1),
            due_at=due,
            next_try_at=agreed
            or (START + timedelta(seconds=chance.randrange(-86400, 0) if ready else number % 172800)),
            agreed_at=agreed,
            assigned_to=chance.choice(AGENTS) if agreed or chance.random() < 0.001 else None,
            not_by=chance.choice(AGENTS) if chance.random() < 0.01 else None,
            parts_tried=parts,
            tries=parts.bit_count(),
            missed_at=START if missed else None,
            created_at=START - timedelta(days=2),
        )


def setting() -> list[Any]:
    """Dealers, teams, queues, seats: one team works both queues, the other the first alone."""
    weekly = {str(day): ["00:00-24:00"] for day in range(7)}
    rows: list[Any] = [
        CalendarRow(id=encode(1), code=CALENDAR, kind="calling", name="Always", weekly=weekly),
        Team(id="team-1", name="1", member_ids=AGENTS[:5]),
        Team(id="team-2", name="2", member_ids=AGENTS[5:]),
        Queue(id=QUEUES[0], name="A", team_ids=["team-1", "team-2"]),
        Queue(id=QUEUES[1], name="B", team_ids=["team-2"]),
    ]
    rows += [Seat(id=agent, state=SeatState.READY, since=START, device=agent) for agent in AGENTS]
    for number in range(DEALERS):
        dealer = Dealer(id=encode(number + 1), code=f"D{number}", name=f"D{number}", queue_id=QUEUES[number % 4 == 0])
        rows.append(dealer)
        rows += [
            AnswerRate(id=encode(number * 100 + at + 1), dealer_id=dealer.id, cell=str(cell), tries=40, answers=15 + at)
            for at, cell in enumerate(CELLS)
        ]
    locked = range(1, 1_000_000, 997)
    rows += [
        NumberLock(id=f"+86139{number:08}", attempt_id="x", locked=False, until=START + timedelta(hours=9))
        for number in locked
    ]
    return rows


async def make_tables(url: str) -> None:
    """The tables, and every row but the follow-ups."""
    engines = open_engines(url)
    async with engines.writer.begin() as connection:
        await connection.run_sync(metadata.create_all)
    store = SqlUnitOfWork(engines, ManualClock(), SequenceIds())
    kinds: dict[type, list[Any]] = {}
    for row in setting():
        kinds.setdefault(type(row), []).append(row)
    async with store.write(SERVICE) as tx:
        for kind, rows in kinds.items():
            await tx.rows(kind).add_all(rows)
    await engines.dispose()


def fill_sqlite(path: Path, count: int) -> None:
    """The follow-ups, and their indexes after them, which is quicker."""
    names = [field.name for field in fields(FollowUp)]
    connection = sqlite3.connect(path, isolation_level=None)
    made = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'follow_ups' AND sql IS NOT NULL"
    ).fetchall()
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    for name, _ in made:
        connection.execute(f"DROP INDEX {name}")
    rows = (tuple(_for_sqlite(value) for value in to_values(row).values()) for row in follow_ups(count))
    connection.executemany(f"INSERT INTO follow_ups ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", rows)
    for _, statement in made:
        connection.execute(statement)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


def _for_sqlite(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ", "microseconds")
    return value


async def fill_postgresql(url: str, count: int) -> None:
    """The follow-ups by COPY, and their indexes after them."""
    names = [field.name for field in fields(FollowUp)]
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    made = await connection.fetch(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'follow_ups' AND indexname NOT LIKE 'pk%'"
    )
    for index in made:
        await connection.execute(f"DROP INDEX {index['indexname']}")
    rows = (tuple(to_values(row).values()) for row in follow_ups(count))
    await connection.copy_records_to_table("follow_ups", records=rows, columns=names, timeout=600)
    for index in made:
        await connection.execute(index["indexdef"], timeout=600)
    await connection.execute("VACUUM ANALYZE", timeout=600)
    await connection.execute("CHECKPOINT", timeout=600)
    await connection.close()


def copy_sqlite(template: Path, to: Path) -> str:
    """A fresh copy; its address."""
    for beside in (to, Path(f"{to}-wal"), Path(f"{to}-shm")):
        beside.unlink(missing_ok=True)
    shutil.copyfile(template, to)
    return f"sqlite:///{to}"


class Ready(NamedTuple):
    """A ready follow-up as the rule looks at it."""

    id: str
    lane: str
    rank_class: int
    order_at: datetime
    assigned_to: str | None


_READY = """
    SELECT f.id, f.lane, f.rank_class, {at}, f.assigned_to FROM follow_ups AS f
    WHERE f.state = 'ready' AND (f.not_by IS NULL OR f.not_by <> {agent})
        AND f.number NOT IN (SELECT l.id FROM number_locks AS l WHERE l.until > {now})"""


@asynccontextmanager
async def ready_rows(engines: Engines, agent_id: str, now: datetime) -> AsyncIterator[Iterator[Ready]]:
    """Every ready row that is not kept from the agent, straight from the driver, and one at a time."""
    async with engines.reader.connect() as connection:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        if engines.sqlite:
            said = _READY.format(at="f.order_at || '+00:00'", agent=":agent", now=":now")
            found = driver.raw.execute(said, {"agent": agent_id, "now": sqlite_text(now)})
            yield (Ready(id, lane, cls, datetime.fromisoformat(at), whose) for id, lane, cls, at, whose in found)
        else:
            rows = await driver.fetch(_READY.format(at="f.order_at", agent="$1", now="$2"), agent_id, now)
            yield map(Ready._make, rows)
