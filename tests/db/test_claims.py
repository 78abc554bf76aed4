"""Claims: every row once, whoever asks and however many at once; the order of the queue is core/ranking.py's."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from callcenter.core.model import (
    DueRow,
    DueState,
    FollowUp,
    FollowUpState,
    NumberLock,
    OutboxRow,
    OutboxState,
    Seat,
    SeatState,
)
from callcenter.core.policy_parts import PARTS, Part
from callcenter.core.ranking import AGREED_CLASS, CLASSES, KINDS, kind_of
from callcenter.core.retry import part_bit
from callcenter.db.engine import open_engines
from callcenter.db.schema import kind_sql
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import Conflict, NotFound
from callcenter.flows.due import fresh
from callcenter.flows.ports import Head, WriteTx
from callcenter.ids import encode
from tests.db.make import ACTOR, due, effect, follow_up
from tests.support.clock import START, ManualClock
from tests.support.ids import SequenceIds
from tests.support.waiting import within

LANE = "queue:calling:Asia/Shanghai"
CLAIMERS, ROWS = 8, 400


async def add(store: SqlUnitOfWork, *rows: FollowUp) -> None:
    async with store.write(ACTOR) as tx:
        await tx.rows(FollowUp).add_all(rows)


def seat(agent: str) -> Seat:
    return Seat(id=agent, state=SeatState.READY, since=START, device=agent, notice="n")


def end_of(tx: WriteTx, id: str) -> DueRow:
    """A claim's end, as the flow has it."""
    return fresh(tx, "follow_up.claim_end", id, START + timedelta(minutes=1))


async def heads(
    store: SqlUnitOfWork, agent: str = "agent", *lanes: str, wait: timedelta | None = None, part: Part = Part.MORNING
) -> dict[str, Head]:
    async with store.write(ACTOR) as tx:
        if await tx.rows(Seat).find(agent) is None:
            await tx.rows(Seat).add(seat(agent))
        parts = dict.fromkeys(lanes or (LANE,), part)
        found = (await tx.queue.look(lanes=parts, agent_id=agent, now=tx.now, own_agent_wait=wait)).heads
    assert len({head.id for head in found}) == len(found)
    return {head.id: head for head in found}


async def test_each_follow_up_is_claimed_once_when_eight_claim_at_once(store: SqlUnitOfWork) -> None:
    await add(store, *(follow_up(number, rank_class=number % 7) for number in range(1, ROWS + 1)))

    async def claimer(agent: str) -> list[str]:
        mine: list[str] = []
        while True:
            async with store.write(ACTOR) as tx:
                seen = await tx.queue.look(lanes={LANE: Part.MORNING}, agent_id=agent, now=tx.now)
                assert seen.held is None
                if not seen.heads:
                    return mine
                best = min(seen.heads, key=lambda head: (head.order_at, head.id))
                row = await tx.queue.take(id=best.id, agent_id=agent, end=end_of(tx, best.id))
            if row is not None:
                assert row.claimed_by == agent
                mine.append(row.id)
                async with store.write(ACTOR) as tx:
                    assert (await tx.queue.look(lanes={LANE: Part.MORNING}, agent_id=agent, now=tx.now)).held == row
                    await tx.rows(FollowUp).save(replace(row, state=FollowUpState.DONE))

    async with store.write(ACTOR) as tx:
        await tx.rows(Seat).add_all([seat(f"agent-{number}") for number in range(CLAIMERS)])
    taken = await asyncio.gather(*(claimer(f"agent-{number}") for number in range(CLAIMERS)))
    assert sorted(id for mine in taken for id in mine) == [encode(number) for number in range(1, ROWS + 1)]


@pytest.mark.postgres
async def test_who_chose_holds_nobody_up_and_what_they_chose_is_left_out(postgres_url: str) -> None:
    """On PostgreSQL: another looks while the first claim's commit is on the way; taken back, the row is there again."""
    engines = open_engines(postgres_url)
    store = SqlUnitOfWork(engines, ManualClock(), SequenceIds())
    await add(store, follow_up(1), follow_up(2))
    async with store.write(ACTOR) as tx:
        await tx.rows(Seat).add_all([seat("first"), seat("second")])
    try:
        with pytest.raises(Conflict):
            async with store.write(ACTOR) as tx:
                seen = await tx.queue.look(lanes={LANE: Part.MORNING}, agent_id="first", now=tx.now)
                assert [head.id for head in seen.heads] == [encode(1)]
                assert await tx.queue.take(id=encode(1), agent_id="first", end=end_of(tx, encode(1)))
                async with within(10):
                    assert list(await heads(store, "second")) == [encode(2)]
                raise Conflict("seat", "first", "changed")
        assert list(await heads(store, "second")) == [encode(1)]
    finally:
        await engines.dispose()


async def test_each_effect_is_taken_once_when_eight_couriers_take_at_once(store: SqlUnitOfWork) -> None:
    async with store.write(ACTOR) as tx:
        await tx.rows(OutboxRow).add_all([effect(number) for number in range(1, ROWS + 1)])

    async def courier(node: str) -> list[str]:
        mine: list[str] = []
        while True:
            async with store.write(ACTOR) as tx:
                until = START + timedelta(minutes=1)
                found = await tx.work.take_effects(node=node, now=tx.now, until=until, limit=7)
            mine += [row.id for row in found]
            if not found:
                return mine

    taken = await asyncio.gather(*(courier(f"node-{number}") for number in range(CLAIMERS)))
    assert sorted(id for mine in taken for id in mine) == [encode(number) for number in range(1, ROWS + 1)]


async def test_each_due_row_fires_once_when_eight_take_at_once(store: SqlUnitOfWork) -> None:
    async with store.write(ACTOR) as tx:
        await tx.rows(DueRow).add_all([due(number) for number in range(1, ROWS + 1)])

    async def timers() -> list[str]:
        mine: list[str] = []
        while True:
            async with store.write(ACTOR) as tx:
                found = await tx.work.take_due(now=tx.now, limit=7)
                for row in found:
                    await tx.rows(DueRow).save(replace(row, state=DueState.FIRED, fired_at=tx.now))
            mine += [row.id for row in found]
            if not found:
                return mine

    fired = await asyncio.gather(*(timers() for _ in range(CLAIMERS)))
    assert sorted(id for mine in fired for id in mine) == [encode(number) for number in range(1, ROWS + 1)]


async def test_effects_of_one_subject_go_one_by_one_and_others_beside_them(store: SqlUnitOfWork) -> None:
    """Serial per subject, parallel across subjects; one poison row never blocks another subject."""
    rows = [effect(1, "a"), effect(2, "a"), effect(3, "b"), effect(4, "c", START + timedelta(hours=1))]
    async with store.write(ACTOR) as tx:
        await tx.rows(OutboxRow).add_all(rows)

    async def take() -> list[str]:
        async with store.write(ACTOR) as tx:
            found = await tx.work.take_effects(node="n", now=tx.now, until=START + timedelta(minutes=1), limit=10)
            return [row.id for row in found]

    assert await take() == [encode(1), encode(3)]
    assert await take() == []
    async with store.write(ACTOR) as tx:
        first = await tx.rows(OutboxRow).get(encode(1))
        await tx.rows(OutboxRow).save(replace(first, state=OutboxState.UNKNOWN))
    assert await take() == []
    async with store.write(ACTOR) as tx:
        first = await tx.rows(OutboxRow).get(encode(1))
        await tx.rows(OutboxRow).save(replace(first, state=OutboxState.DONE))
    assert await take() == [encode(2)]


async def test_taken_effect_is_an_orphan_when_its_lease_ran_out(store: SqlUnitOfWork, clock: ManualClock) -> None:
    async with store.write(ACTOR) as tx:
        await tx.rows(OutboxRow).add(effect(1))
        await tx.work.take_effects(node="n", now=tx.now, until=START + timedelta(minutes=1), limit=1)
        assert await tx.work.orphans(now=tx.now, limit=9) == []
    await clock.advance(timedelta(minutes=2))
    async with store.write(ACTOR) as tx:
        assert [row.taken_by for row in await tx.work.orphans(now=tx.now, limit=9)] == ["n"]


async def test_second_taker_gets_nothing_when_the_row_is_claimed(store: SqlUnitOfWork) -> None:
    await add(store, follow_up(1))
    async with store.write(ACTOR) as tx:
        assert await tx.queue.take(id=encode(1), agent_id="a", end=end_of(tx, encode(1))) is not None
    async with store.write(ACTOR) as tx:
        assert await tx.queue.take(id=encode(1), agent_id="b", end=end_of(tx, encode(1))) is None
        assert (await tx.rows(FollowUp).get(encode(1))).claimed_by == "a"


async def test_claim_comes_with_its_end_marked_by_the_version_taken(store: SqlUnitOfWork) -> None:
    await add(store, follow_up(1, version=4))
    async with store.write(ACTOR) as tx:
        end = end_of(tx, encode(1))
        taken = await tx.queue.take(id=encode(1), agent_id="a", end=end)
    assert taken is not None
    assert (taken.version, taken.claimed_until) == (5, end.due_at)
    async with store.read() as view:
        assert await view.rows(DueRow).all() == [replace(end, mark="5")]


async def test_agent_who_holds_a_card_is_given_no_second_one(store: SqlUnitOfWork) -> None:
    """Two nodes may have looked at once: the second take sees the card that the first one gave."""
    await add(store, follow_up(1), follow_up(2))
    async with store.write(ACTOR) as tx:
        assert await tx.queue.take(id=encode(1), agent_id="a", end=end_of(tx, encode(1))) is not None
    async with store.write(ACTOR) as tx:
        assert await tx.queue.take(id=encode(2), agent_id="a", end=end_of(tx, encode(2))) is None
        assert await tx.rows(DueRow).count() == 1


async def test_look_tells_the_seat_and_the_card_in_hand(store: SqlUnitOfWork) -> None:
    await add(store, follow_up(1, state=FollowUpState.CLAIMED, claimed_by="a"), follow_up(2))
    async with store.write(ACTOR) as tx:
        for agent in ("a", "b"):
            await tx.rows(Seat).add(seat(agent))
        seen = await tx.queue.look(lanes={LANE: Part.MORNING}, agent_id="a", now=tx.now)
        assert (seen.seat, seen.held and seen.held.id) == (seat("a"), encode(1))
        seen = await tx.queue.look(lanes={}, agent_id="b", now=tx.now)
        assert (seen.seat, seen.held, seen.heads) == (seat("b"), None, [])
        with pytest.raises(NotFound):
            await tx.queue.look(lanes={LANE: Part.MORNING}, agent_id="nobody", now=tx.now)


@pytest.mark.parametrize("part", PARTS)
async def test_heads_are_the_earliest_of_each_kind_as_core_says_it(store: SqlUnitOfWork, part: Part) -> None:
    """Each class once, the later ones first: of each kind in this part of the day the earliest is its only head."""
    await add(store, *(follow_up(100 - cls, rank_class=cls) for cls in CLASSES))
    wanted: dict[int, str] = {}
    for cls in reversed(CLASSES):
        wanted.setdefault(kind_of(cls, part), encode(100 - cls))
    found = await heads(store, part=part)
    assert set(found) == set(wanted.values())
    assert len(found) == len(KINDS)


async def test_lanes_in_different_parts_of_the_day_have_their_own_kinds(store: SqlUnitOfWork) -> None:
    west, morning, noon = "queue:calling:Asia/Urumqi", part_bit(Part.MORNING), part_bit(Part.NOON)
    rows = [(1, LANE, morning), (2, LANE, noon), (3, LANE, morning | noon), (4, west, noon), (5, west, morning)]
    await add(store, *(follow_up(number, lane=lane, rank_class=tried) for number, lane, tried in rows))
    async with store.write(ACTOR) as tx:
        await tx.rows(Seat).add(seat("agent"))
        lanes = {LANE: Part.NOON, west: Part.MORNING}
        found = (await tx.queue.look(lanes=lanes, agent_id="agent", now=tx.now)).heads
    # Of the first lane the third is tried at noon as the second is; of the other one each is of a kind of its own.
    assert {head.id for head in found} == {encode(number) for number in (1, 2, 4, 5)}


@pytest.mark.parametrize("part", PARTS)
async def test_a_head_is_found_by_one_seek_of_the_index_of_the_part(store: SqlUnitOfWork, part: Part) -> None:
    """Both planners know the expression in the statement as that of the index."""
    say = "EXPLAIN QUERY PLAN" if store.engines.sqlite else "EXPLAIN"
    async with store.engines.writer.begin() as connection:
        if not store.engines.sqlite:
            await connection.execute(text("SET LOCAL enable_seqscan = off"))
        told = await connection.execute(
            text(
                f"{say} SELECT f.id FROM follow_ups AS f WHERE f.state = 'ready' AND f.assigned_to IS NULL"
                f" AND f.lane = 'a' AND {kind_sql(part, 'f.')} = 3 ORDER BY f.order_at, f.id LIMIT 1"
            )
        )
        plan = "\n".join(" ".join(map(str, row)) for row in told)
    assert f"ix_follow_ups_ready_{part}" in plan, plan
    assert "sort" not in plan.lower() and "TEMP B-TREE" not in plan, plan


async def test_heads_are_the_earliest_of_each_class_and_lane(store: SqlUnitOfWork) -> None:
    other = "queue:calling:Asia/Urumqi"
    await add(
        store,
        follow_up(5, rank_class=0),
        follow_up(3, rank_class=0),
        follow_up(9, rank_class=63),
        follow_up(1, rank_class=7, state=FollowUpState.WAITING),
        follow_up(2, rank_class=0, lane=other),
    )
    assert set(await heads(store)) == {encode(3), encode(9)}
    both = await heads(store, "agent", LANE, other, LANE)
    assert set(both) == {encode(2), encode(3), encode(9)}
    assert both[encode(2)] == Head(encode(2), other, "dealer", 0, START + timedelta(minutes=2), None)


async def test_heads_leave_out_what_this_agent_may_not_take(store: SqlUnitOfWork) -> None:
    await add(
        store,
        follow_up(1, not_by="agent"),
        follow_up(2, assigned_to="other"),
        follow_up(3, number="+8613900000000"),
        follow_up(4),
        follow_up(5, assigned_to="agent"),
    )
    async with store.write(ACTOR) as tx:
        until = START + timedelta(minutes=5)
        await tx.rows(NumberLock).add(NumberLock(id="+8613900000000", attempt_id="x", locked=True, until=until))
    assert set(await heads(store)) == {encode(4), encode(5)}
    assert set(await heads(store, "other")) == {encode(1), encode(2)}


async def test_cooled_number_is_a_head_again_when_its_lock_is_over(store: SqlUnitOfWork, clock: ManualClock) -> None:
    await add(store, follow_up(1))
    async with store.write(ACTOR) as tx:
        lock = NumberLock(id=follow_up(1).number, attempt_id="x", locked=False, until=START + timedelta(minutes=5))
        await tx.rows(NumberLock).add(lock)
    assert await heads(store) == {}
    await clock.advance(timedelta(minutes=5))
    assert set(await heads(store)) == {encode(1)}


async def test_agreed_calls_are_heads_from_their_time_on_and_of_others_after_the_wait(
    store: SqlUnitOfWork, clock: ManualClock
) -> None:
    await add(
        store,
        follow_up(1, rank_class=AGREED_CLASS, assigned_to="agent"),
        follow_up(2, rank_class=AGREED_CLASS, assigned_to="other"),
        follow_up(3, rank_class=AGREED_CLASS),
    )
    wait = timedelta(minutes=5)
    assert await heads(store, wait=wait) == {}
    await clock.advance(timedelta(minutes=3))
    assert set(await heads(store, wait=wait)) == {encode(1), encode(3)}
    await clock.advance(timedelta(minutes=4))
    assert set(await heads(store, wait=wait)) == {encode(1), encode(2)}
    assert set(await heads(store)) == {encode(1), encode(3)}


async def test_waiting_rows_become_ready_when_their_time_comes(store: SqlUnitOfWork, clock: ManualClock) -> None:
    rows = [
        follow_up(number, state=FollowUpState.WAITING, next_try_at=START + timedelta(minutes=number))
        for number in range(1, 6)
    ]
    await add(store, *rows)
    await clock.advance(timedelta(minutes=3))
    async with store.write(ACTOR) as tx:
        assert await tx.queue.promote(now=tx.now, limit=2) == 2
        assert await tx.queue.promote(now=tx.now, limit=9) == 1
        assert await tx.queue.promote(now=tx.now, limit=9) == 0
        assert [row.id for row in await tx.rows(FollowUp).all(state="ready")] == [encode(n) for n in (1, 2, 3)]


async def test_overdue_rows_are_told_once_they_are_not_marked(store: SqlUnitOfWork, clock: ManualClock) -> None:
    await add(store, follow_up(1), follow_up(2, missed_at=START), follow_up(3, state=FollowUpState.DONE), follow_up(9))
    await clock.advance(timedelta(minutes=5))
    async with store.write(ACTOR) as tx:
        assert [row.id for row in await tx.queue.due_missed(now=tx.now, limit=9)] == [encode(1)]
