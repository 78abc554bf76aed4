"""The filter `any_of`: rows that fit at least one of several filters, beside those that all must fit."""

from dataclasses import replace

from callcenter.core.model import FollowUp
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
