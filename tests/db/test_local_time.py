"""Local days and parts of the day inside a statement say the same as the rules, on both engines, over a change of clocks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from callcenter.core.local_days import offsets_between, span_of_days
from callcenter.core.model import Attempt
from callcenter.core.policy_parts import PartsOfDay
from callcenter.core.retry import part_at
from callcenter.core.worktime import local_day
from callcenter.db.engine import Engines
from callcenter.db.local_time import local_date, local_part
from callcenter.db.schema import TABLES
from callcenter.db.uow import SqlUnitOfWork
from tests.db.make import ACTOR, attempt


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin", "America/St_Johns"])
async def test_statement_names_the_day_and_part_that_the_rules_name(
    engines: Engines, store: SqlUnitOfWork, zone: str
) -> None:
    """Every half hour of the two days around the autumn change."""
    parts = PartsOfDay()
    begin = datetime(2026, 10, 24, 0, 7, tzinfo=UTC)
    instants = [begin + timedelta(minutes=30 * n) for n in range(100)]
    async with store.write(ACTOR) as tx:
        rows = [attempt(n, intent_at=at, state="ended", follow_up_id=None) for n, at in enumerate(instants, 1)]
        await tx.rows(Attempt).add_all(rows)
    start, end = span_of_days(zone, date(2026, 10, 20), date(2026, 11, 5))
    offsets = offsets_between(zone, start, end)
    at = TABLES[Attempt].c.intent_at
    asked = select(
        at,
        local_date(at, offsets, engines.sqlite).label("day"),
        local_part(at, offsets, parts, engines.sqlite).label("part"),
    )
    async with engines.reader.connect() as connection:
        found = [(row.intent_at, row.day, row.part) for row in await connection.execute(asked.order_by(at))]
    assert found == [(at, local_day(zone, at).isoformat(), str(part_at(at, zone, parts))) for at in instants]
