"""Many rows at once are kept exactly as one row is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from callcenter.core.model import CalendarDay, FollowUp
from callcenter.core.position import Position
from callcenter.db.bulk import FEW
from callcenter.db.engine import open_engines
from callcenter.db.events import SqlEventLog
from callcenter.db.schema import TABLES
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import Duplicate
from callcenter.ids import encode
from tests.db.make import ACTOR, follow_up
from tests.support.clock import START, ManualClock
from tests.support.ids import SequenceIds

ELSEWHERE = datetime(2026, 11, 19, 10, 0, 0, 123, tzinfo=timezone(timedelta(hours=8)))


async def raw(store: SqlUnitOfWork, model: type, id: str) -> tuple[object, ...]:
    """A row as it lies in the database, with the storage class of every value."""
    async with store.engines.reader.connect() as connection:
        names = ", ".join(f"{name}, typeof({name})" for column in TABLES[model].c if (name := column.name) != "id")
        said = text(f"SELECT {names} FROM {TABLES[model].name} WHERE id = :id")
        return tuple((await connection.execute(said, {"id": id})).one())


async def test_values_of_every_kind_are_kept_alike(sqlite_url: str, clock: ManualClock, ids: SequenceIds) -> None:
    """Instants in any zone, flags, enums, days, JSON and nothing at all: the short way writes what the long way writes."""
    engines = open_engines(sqlite_url)
    store = SqlUnitOfWork(engines, clock, ids)
    row = follow_up(1, agreed_at=ELSEWHERE, provisional=True, tried_on=date(2026, 11, 19), order_id=None)
    day = CalendarDay(id=encode(1), calendar_id="c", day=date(2026, 1, 1), working=False, hours=["09:00-12:00"])
    async with store.write(ACTOR) as tx:
        await tx.rows(FollowUp).add(row)
        await tx.rows(FollowUp).add_all([replace(row, id=encode(at)) for at in range(2, 2 + FEW)])
        await tx.rows(CalendarDay).add(day)
        await tx.rows(CalendarDay).add_all(
            [replace(day, id=encode(at), calendar_id=f"c{at}") for at in range(2, 2 + FEW)]
        )
        bare = replace(day, id=encode(90), calendar_id="d", hours=None)
        await tx.rows(CalendarDay).add(bare)
        await tx.rows(CalendarDay).add_all(
            [replace(bare, id=encode(at), calendar_id=f"d{at}") for at in range(91, 91 + FEW)]
        )
    assert await raw(store, FollowUp, encode(1)) == await raw(store, FollowUp, encode(2))
    one, many = await raw(store, CalendarDay, encode(1)), await raw(store, CalendarDay, encode(2))
    assert one[2:] == many[2:]
    one, many = await raw(store, CalendarDay, encode(90)), await raw(store, CalendarDay, encode(91))
    assert one[2:] == many[2:]
    async with store.read() as view:
        assert replace(await view.rows(FollowUp).get(encode(2)), id=row.id) == replace(
            row, agreed_at=ELSEWHERE.astimezone(UTC)
        )
    await engines.dispose()


async def test_a_double_among_many_adds_none(store: SqlUnitOfWork) -> None:
    async with store.write(ACTOR) as tx:
        await tx.rows(FollowUp).add(follow_up(5))
        with pytest.raises(Duplicate):
            await tx.rows(FollowUp).add_all([follow_up(at) for at in range(1, 20)])
        assert await tx.rows(FollowUp).count() == 1


async def test_a_naive_instant_among_many_is_refused(store: SqlUnitOfWork) -> None:
    with pytest.raises(Exception, match="naive"):
        async with store.write(ACTOR) as tx:
            await tx.rows(FollowUp).add_all(
                [follow_up(at, due_at=datetime(2026, 11, 19)) for at in range(FEW)]  # noqa: DTZ001
            )


async def test_many_events_come_in_their_order(store: SqlUnitOfWork) -> None:
    async with store.write(ACTOR) as tx:
        for at in range(3 * FEW):
            tx.emit("test.told", "test", str(at), None, at=at, word="王芳")
    found, _ = await SqlEventLog(store.engines).after(Position())
    assert [(one.data["at"], one.data["word"], one.at) for one in found] == [
        (at, "王芳", START) for at in range(3 * FEW)
    ]
