"""The list of repair orders as people read it: searched, filtered, with names and the state of the follow-up."""

from collections.abc import Sequence
from typing import Any, Literal

from callcenter.core.acts import Act
from callcenter.core.model import FollowUp, FollowUpKind, FollowUpResult, FollowUpState, ServiceOrder
from callcenter.flows.names import names_of
from callcenter.flows.ports import ReadTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Instant, Line
from callcenter.web.lists import Listed, Listing, ListQuery, Sought, filters, searched, span
from callcenter.web.route import Routes
from callcenter.web.routes.orders import OrderShown, shown_orders

routes = Routes("service-orders")


class OrderLine(OrderShown):
    """A repair order with its dealer's name and its first follow-up in short (None: nothing was planned)."""

    dealer_name: str
    follow_up_id: str | None
    follow_up_state: FollowUpState | None
    follow_up_result: FollowUpResult | None


class OrderFilters(Sought):
    """Filters of the list."""

    dealer_id: Id | None = None
    order_no: Line | None = None
    owner_id: Id | None = None
    vehicle_id: Id | None = None
    status: Literal["open", "cancelled"] | None = None
    delivered: bool | None = None
    delivered_from: Instant | None = None
    delivered_before: Instant | None = None


class OrderQuery(ListQuery, OrderFilters):
    """The list: newest first, unless sorted otherwise."""

    sort: Literal["-new", "new"] = "-new"


async def _where(asked: Asked, tx: ReadTx, query: OrderFilters) -> list[dict[str, Any]]:
    where = filters(query, "dealer_id", "order_no", "owner_id", "vehicle_id", "status")
    parts = [where | span(query, "delivered_at", "delivered_from", "delivered_before")]
    if query.delivered is not None:
        parts.append({"delivered_at__null": not query.delivered})
    if (found := await searched(asked, tx, query)) is not None:
        parts.append(found.where(customers=("owner_id", "contact_id"), orders=("id",)))
    return parts


async def _lines(asked: Asked, tx: ReadTx, rows: Sequence[ServiceOrder]) -> list[OrderLine]:
    ids = [row.id for row in rows]
    firsts = await tx.rows(FollowUp).all(order_id__in=ids, kind=FollowUpKind.FIRST) if ids else []
    newest = {row.order_id: row for row in firsts}
    names = await names_of(tx, dealers=[row.dealer_id for row in rows])
    lines = []
    for shown in await shown_orders(tx, list(rows)):
        first = newest.get(shown.id)
        lines.append(
            OrderLine(
                **dict(shown),
                dealer_name=names.dealer(shown.dealer_id),
                follow_up_id=first.id if first else None,
                follow_up_state=first.state if first else None,
                follow_up_result=first.result if first else None,
            )
        )
    return lines


ORDERS: Listing[ServiceOrder, OrderLine] = Listing(
    name="service-orders",
    model=ServiceOrder,
    act=Act.ORDER_SEE,
    own=(),
    where=_where,
    lines=_lines,
    columns=(
        "order_no",
        "dealer_name",
        "owner_name",
        "contact_name",
        "plate",
        "vin",
        "model",
        "adviser",
        "mileage_km",
        "delivered_at",
        "status",
        "follow_up_state",
        "follow_up_result",
        "visit_note",
    ),
    sorts={"-new": ("-id",), "new": ("id",)},
)


@routes.get("/service-orders", zh="工单列表", act=Act.ORDER_SEE)
async def list_orders(asked: Asked, tx: ReadTx, query: OrderQuery) -> Listed[OrderLine]:
    """Orders, the newest first."""
    return await ORDERS.page(asked, tx, query)
