"""Rows: what is written is read back the same on both engines, and nothing is overwritten unseen."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from callcenter.core.model import (
    Attempt,
    AttemptState,
    CalendarDay,
    Dealer,
    FollowUp,
    Message,
    NumberLock,
    Recording,
    Seat,
)
from callcenter.db.engine import open_engines
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import Duplicate, Invalid, NotFound, StaleRow
from callcenter.ids import encode
from tests.db.make import ACTOR, attempt, dealer, follow_up
from tests.support.clock import START, ManualClock
from tests.support.ids import SequenceIds


async def test_row_comes_back_the_same_when_read_in_another_unit_of_work(store: SqlUnitOfWork) -> None:
    row = follow_up(1, tried_on=date(2026, 11, 19), agreed_at=START.replace(microsecond=7), parts_tried=5)
    documents = replace(dealer(), inbound_numbers=["+8610", "零"], synced_at=START)
    recording = Recording(id=encode(9), dealer_id="d", path="2026/x.wav", pbx="a", seconds=12.25, marks=[{"s": 3}])
    async with store.write(ACTOR) as tx:
        await tx.rows(FollowUp).add(row)
        await tx.rows(Dealer).add(documents)
        await tx.rows(Recording).add(recording)
    async with store.read() as view:
        assert await view.rows(FollowUp).get(row.id) == row
        assert await view.rows(Dealer).get(documents.id) == documents
        assert await view.rows(Recording).get(recording.id) == recording


async def test_instant_is_utc_when_written_with_another_offset(store: SqlUnitOfWork) -> None:
    there = START.astimezone(timezone(timedelta(hours=8)))
    async with store.write(ACTOR) as tx:
        await tx.rows(Seat).add(Seat(id="agent", since=there))
    async with store.read() as view:
        since = (await view.rows(Seat).get("agent")).since
    assert since == START
    assert since.tzinfo is UTC or since.utcoffset() == timedelta(0)


async def test_naive_instant_is_refused_when_written(store: SqlUnitOfWork) -> None:
    with pytest.raises(Exception, match="naive"):
        async with store.write(ACTOR) as tx:
            await tx.rows(Seat).add(Seat(id="agent", since=datetime(2026, 11, 19)))  # noqa: DTZ001


async def test_missing_row_is_named_when_asked_for(store: SqlUnitOfWork) -> None:
    async with store.write(ACTOR) as tx:
        assert await tx.rows(Seat).find("nobody") is None
        for ask in (tx.rows(Seat).get, tx.rows(Seat).lock, tx.rows(Seat).remove):
            with pytest.raises(NotFound):
                await ask("nobody")


async def test_second_save_is_stale_when_both_read_the_same_version(store: SqlUnitOfWork) -> None:
    async with store.write(ACTOR) as tx:
        read = await tx.rows(FollowUp).add(follow_up(1))
    async with store.write(ACTOR) as tx:
        saved = await tx.rows(FollowUp).save(replace(read, tries=1))
        assert saved.version == read.version + 1
    with pytest.raises(StaleRow):
        async with store.write(ACTOR) as tx:
            await tx.rows(FollowUp).save(replace(read, tries=7))
    async with store.read() as view:
        assert await view.rows(FollowUp).get(read.id) == saved


async def test_duplicate_is_named_and_work_goes_on_when_a_unique_rule_is_broken(store: SqlUnitOfWork) -> None:
    async with store.write(ACTOR) as tx:
        await tx.rows(Dealer).add(dealer(1, code="A"))
        with pytest.raises(Duplicate, match="code"):
            await tx.rows(Dealer).add(dealer(2, code="A"))
        with pytest.raises(Duplicate):
            await tx.rows(Dealer).add_all([dealer(3, code="C"), dealer(4, code="A")])
        await tx.rows(Dealer).add(dealer(5, code="B"))
    async with store.read() as view:
        assert [row.code for row in await view.rows(Dealer).all(order=("code",))] == ["A", "B"]


async def test_second_live_attempt_is_refused_when_one_is_live(store: SqlUnitOfWork) -> None:
    """One customer is never rung twice at once: the database itself keeps it."""
    async with store.write(ACTOR) as tx:
        first = await tx.rows(Attempt).add(attempt(11))
        with pytest.raises(Duplicate):
            await tx.rows(Attempt).add(attempt(12))
        await tx.rows(Attempt).save(replace(first, state=AttemptState.ENDED))
        await tx.rows(Attempt).add(attempt(12))


async def test_second_open_first_follow_up_is_refused_when_the_order_has_one(store: SqlUnitOfWork) -> None:
    async with store.write(ACTOR) as tx:
        await tx.rows(FollowUp).add(follow_up(1, order_id="order"))
        with pytest.raises(Duplicate):
            await tx.rows(FollowUp).add(follow_up(2, order_id="order"))


async def test_no_update_is_lost_when_many_change_one_row_at_once(store: SqlUnitOfWork) -> None:
    """The race of 8 × 25 increments that the drivers' defaults lose without an error; unchanged on both engines."""
    async with store.write(ACTOR) as tx:
        await tx.rows(NumberLock).add(NumberLock(id="+86", attempt_id="0", locked=False, until=START))

    async def increment() -> None:
        for _ in range(25):
            async with store.write(ACTOR) as tx:
                row = await tx.rows(NumberLock).lock("+86")
                await tx.rows(NumberLock).save(replace(row, attempt_id=str(int(row.attempt_id) + 1)))

    await asyncio.gather(*(increment() for _ in range(8)))
    async with store.read() as view:
        assert (await view.rows(NumberLock).get("+86")).attempt_id == "200"


async def test_no_update_is_lost_when_two_processes_worth_of_engines_write(
    store_url: str, clock: ManualClock, ids: SequenceIds
) -> None:
    """Two services over one store (on SQLite: the service and a command beside it)."""
    stores = [SqlUnitOfWork(open_engines(store_url), clock, ids) for _ in range(2)]
    async with stores[0].write(ACTOR) as tx:
        await tx.rows(NumberLock).add(NumberLock(id="+86", attempt_id="0", locked=False, until=START))

    async def increment(store: SqlUnitOfWork) -> None:
        for _ in range(25):
            async with store.write(ACTOR) as tx:
                row = await tx.rows(NumberLock).lock("+86")
                await tx.rows(NumberLock).save(replace(row, attempt_id=str(int(row.attempt_id) + 1)))

    await asyncio.gather(*(increment(store) for store in stores for _ in range(2)))
    async with stores[1].read() as view:
        assert (await view.rows(NumberLock).get("+86")).attempt_id == "100"
    for store in stores:
        await store.engines.dispose()


@pytest.mark.parametrize("text", ["\ud800", "a\x00b"])
async def test_text_that_no_database_holds_is_refused_by_name_or_kept_whole(store: SqlUnitOfWork, text: str) -> None:
    row = dealer(1, name=text)
    refused: Invalid | None = None
    try:
        async with store.write(ACTOR) as tx:
            await tx.rows(Dealer).add(row)
    except Invalid as error:
        refused = error
    async with store.read() as view:
        kept = await view.rows(Dealer).find(row.id)
    assert (refused is None and kept == row) or (
        refused is not None and refused.fields["reason"] == "not-storable" and kept is None
    )


async def test_rows_without_a_version_are_saved_and_removed(store: SqlUnitOfWork) -> None:
    day = CalendarDay(id=encode(1), calendar_id="c", day=date(2026, 10, 1), working=False)
    async with store.write(ACTOR) as tx:
        await tx.rows(CalendarDay).add(day)
        await tx.rows(CalendarDay).save(replace(day, working=True))
        assert (await tx.rows(CalendarDay).get(day.id)).working
        await tx.rows(CalendarDay).remove(day.id)
        assert await tx.rows(CalendarDay).count() == 0


async def test_unknown_filter_is_refused_by_name(store: SqlUnitOfWork) -> None:
    async with store.read() as view:
        wrongs: list[dict[str, Any]] = [{"colour": 1}, {"id__about": 1}]
        for wrong in wrongs:
            with pytest.raises(TypeError, match="no filter"):
                await view.rows(Message).all(**wrong)
