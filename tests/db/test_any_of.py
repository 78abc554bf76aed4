"""The filter `any_of`: rows that fit at least one of several filters, beside those that all must fit."""

from dataclasses import replace
from typing import Any

from callcenter.core.model import Customer, FollowUp
from callcenter.db.uow import SqlUnitOfWork
from tests.db.make import ACTOR, follow_up


async def test_rows_of_either_filter_are_found_when_any_of_is_asked(store: SqlUnitOfWork) -> None:
    """A person's reach is "of these dealers, or assigned to me" (core/access)."""
    async with store.write(ACTOR) as tx:
        await tx.rows(FollowUp).add_all(
            [
                follow_up(1, dealer_id="a"),
                follow_up(2, dealer_id="b", assigned_to="me"),
                follow_up(3, dealer_id="b"),
                replace(follow_up(4, dealer_id="a"), number=""),
            ]
        )
    reach = [{"dealer_id__in": ["a", "c"]}, {"assigned_to": "me", "dealer_id__ne": None}]
    async with store.read() as view:
        rows = view.rows(FollowUp)
        assert [row.order_id for row in await rows.all(any_of=reach)] == ["order-1", "order-2", "order-4"]
        assert await rows.count(any_of=reach, number__ne="") == 2
        assert [row.order_id for row in await rows.page(limit=1, order=("id",), any_of=reach)] == ["order-1"]
        assert await rows.all(any_of=[{"dealer_id__in": []}, {"assigned_to": None, "dealer_id": "x"}]) == []


async def test_rows_of_every_filter_are_found_when_all_of_is_asked(store: SqlUnitOfWork) -> None:
    """A search and a reach may each be an `any_of`: together they narrow, and neither takes the other's values."""
    async with store.write(ACTOR) as tx:
        await tx.rows(FollowUp).add_all(
            [follow_up(1, dealer_id="a"), follow_up(2, dealer_id="b"), follow_up(3, dealer_id="b", claimed_by="me")]
        )
    reach = {"any_of": [{"dealer_id": "a"}, {"claimed_by": "me"}]}
    sought: dict[str, Any] = {"any_of": [{"order_id__in": ["order-1", "order-2"]}, {"order_id": "order-3"}]}
    async with store.read() as view:
        found = await view.rows(FollowUp).all(all_of=[reach, sought], **sought)
        assert [row.order_id for row in found] == ["order-1", "order-3"]
        assert await view.rows(FollowUp).count(all_of=[{}, {"dealer_id": "b"}, reach]) == 1


async def test_rows_named_by_another_class_are_found_when_among_is_asked(store: SqlUnitOfWork) -> None:
    async with store.write(ACTOR) as tx:
        await tx.rows(Customer).add_all(
            [
                Customer(id=f"customer-{n}", dealer_id="a", name=name)
                for n, name in enumerate(("张伟", "李娜", "张敏"), 1)
            ]
        )
        await tx.rows(FollowUp).add_all([follow_up(n) for n in (1, 2, 3)])
    async with store.read() as view:
        rows = view.rows(FollowUp)
        named = await rows.all(customer_id__among=(Customer, "id", {"name__begins": "张"}))
        assert [row.customer_id for row in named] == ["customer-1", "customer-3"]
        other = await rows.all(any_of=[{"customer_id__among": (Customer, "id", {"name__ends": "敏"})}, {"tries": 7}])
        assert [row.customer_id for row in other] == ["customer-3"]
        assert await rows.count_to(2, customer_id__like="CUSTOMER") == 2
        assert await rows.count_to(9, number__ends="002") == 1
