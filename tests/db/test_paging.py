"""Filters, orders and pages give what plain Python gives over the same rows, on both engines."""

import asyncio
import random
from datetime import timedelta
from typing import Any

import pytest

from callcenter.core.model import FollowUp, FollowUpState
from callcenter.db.uow import SqlUnitOfWork
from tests.db.make import ACTOR, follow_up
from tests.support.clock import START

ROWS = 60


def rows_of(chance: random.Random) -> list[FollowUp]:
    """Rows with many equal values, so that orders have ties and filters hit some."""
    return [
        follow_up(
            number,
            dealer_id=chance.choice(["a", "b", "B", "é", "零"]),
            reason=chance.choice(["", "50%", "5_0", "Fifty", "fifty%", "\\", "零"]),
            tries=chance.randrange(4),
            assigned_to=chance.choice([None, "x", "y"]),
            state=chance.choice([FollowUpState.READY, FollowUpState.WAITING, FollowUpState.DONE]),
            next_try_at=START + timedelta(hours=chance.randrange(5)),
        )
        for number in range(1, ROWS + 1)
    ]


def filters_of(chance: random.Random) -> list[tuple[dict[str, Any], Any]]:
    """Filters beside what they mean."""
    tries, at = chance.randrange(4), START + timedelta(hours=chance.randrange(5))
    part = chance.choice(["5", "%", "_", "fifty", "\\", "零"])
    states = chance.sample(list(FollowUpState), 3)
    return [
        ({"tries": tries}, lambda row: row.tries == tries),
        ({"tries__ne": tries}, lambda row: row.tries != tries),
        ({"tries__ge": tries}, lambda row: row.tries >= tries),
        ({"tries__lt": tries}, lambda row: row.tries < tries),
        ({"next_try_at__le": at}, lambda row: row.next_try_at <= at),
        ({"next_try_at__gt": at}, lambda row: row.next_try_at > at),
        ({"assigned_to": None}, lambda row: row.assigned_to is None),
        ({"assigned_to__ne": None}, lambda row: row.assigned_to is not None),
        ({"assigned_to__ne": "x"}, lambda row: row.assigned_to != "x"),
        ({"assigned_to__null": False}, lambda row: row.assigned_to is not None),
        ({"assigned_to__null": True}, lambda row: row.assigned_to is None),
        ({"state__in": states}, lambda row: row.state in states),
        ({"state__in": []}, lambda row: False),
        ({"state": states[0]}, lambda row: row.state == states[0]),
        ({"reason__like": part}, lambda row: part.lower() in row.reason.lower()),
        ({"tries": 1, "assigned_to": "x"}, lambda row: row.tries == 1 and row.assigned_to == "x"),
        ({}, lambda row: True),
    ]


ORDERS: list[tuple[str, ...]] = [
    ("id",),
    ("-id",),
    ("tries", "id"),
    ("-tries", "dealer_id", "id"),
    ("next_try_at", "-tries", "-id"),
    ("-dealer_id", "-id"),
    ("state", "next_try_at", "-id"),
]


def sorted_by(rows: list[FollowUp], order: tuple[str, ...]) -> list[FollowUp]:
    """Stable sorts from the last field to the first; texts by their bytes, as both engines compare them."""
    for name in reversed(order):

        def key(row: FollowUp, name: str = name) -> Any:
            value = getattr(row, name.lstrip("-"))
            return value.encode() if isinstance(value, str) else value

        rows = sorted(rows, key=key, reverse=name.startswith("-"))
    return rows


@pytest.mark.parametrize("seed", range(3))
async def test_pages_are_what_python_says(store: SqlUnitOfWork, seed: int) -> None:
    """Property: for every filter and order, page by page is the whole sorted list, and count is its length."""
    chance = random.Random(seed)
    rows = rows_of(chance)
    async with store.write(ACTOR) as tx:
        await tx.rows(FollowUp).add_all(rows)
    async with store.read() as view:
        for where, fits in filters_of(chance):
            order = chance.choice(ORDERS)
            wanted = sorted_by([row for row in rows if fits(row)], order)
            assert await view.rows(FollowUp).count(**where) == len(wanted), where
            assert await view.rows(FollowUp).all(order=order, **where) == wanted, (where, order)
            assert await view.rows(FollowUp).first(order=order, **where) == (wanted[0] if wanted else None)
            paged: list[FollowUp] = []
            after: list[Any] | None = None
            while page := await view.rows(FollowUp).page(order=order, limit=7, after=after, **where):
                paged += page
                after = [getattr(page[-1], name.lstrip("-")) for name in order]
            assert paged == wanted, (where, order)


async def test_readers_see_one_state_when_a_writer_commits_between_their_questions(store: SqlUnitOfWork) -> None:
    async with store.write(ACTOR) as tx:
        await tx.rows(FollowUp).add(follow_up(1))
    async with store.read() as view:
        assert await view.rows(FollowUp).count() == 1
        async with store.write(ACTOR) as tx:
            await tx.rows(FollowUp).add(follow_up(2))
        assert await view.rows(FollowUp).count() == 1


async def test_readers_cannot_write(store: SqlUnitOfWork) -> None:
    with pytest.raises(Exception, match=r"readonly|read-only"):
        async with store.read() as view:
            await view.rows(FollowUp).add(follow_up(1))


async def test_many_read_at_once_while_one_writes(store: SqlUnitOfWork) -> None:
    async def look() -> int:
        async with store.read() as view:
            return await view.rows(FollowUp).count()

    async with store.write(ACTOR) as tx:
        await tx.rows(FollowUp).add(follow_up(1))
        assert await asyncio.gather(*(look() for _ in range(8))) == [0] * 8
