"""What planning and the day's selection ask of many follow-ups at once."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, func, select, text, union_all

from callcenter.core.model import Customer, FollowUp, ServiceOrder
from callcenter.db.queries import query
from callcenter.db.schema import TABLES

_FOLLOW_UPS = TABLES[FollowUp]
_ORDERS = TABLES[ServiceOrder]
_PEOPLE = TABLES[Customer]
# Written out, not bound: the partial index of open rows serves only the condition that it was made with.
_OPEN = text("follow_ups.state != 'done'")


@query("open_firsts_of_vehicles")
def open_firsts_of_vehicles(sqlite: bool, vehicle_ids: Sequence[str]) -> Select[Any]:
    """The open first follow-ups about some vehicles: follow_up_id, vehicle_id."""
    return (
        select(_FOLLOW_UPS.c.id.label("follow_up_id"), _ORDERS.c.vehicle_id)
        .join(_ORDERS, _ORDERS.c.id == _FOLLOW_UPS.c.order_id)
        .where(
            _ORDERS.c.vehicle_id.in_(list(vehicle_ids)),
            _FOLLOW_UPS.c.kind == "first",
            _OPEN,
        )
    )


@query("newest_visits")
def newest_visits(sqlite: bool, customer_ids: Sequence[str], leave_out: Sequence[str]) -> Select[Any]:
    """When each of some customers was here last, as owner or contact of an order that stands: customer_id, visited_at.

    Orders whose id is in `leave_out` do not count.
    """
    at = func.coalesce(_ORDERS.c.delivered_at, _ORDERS.c.opened_at, _ORDERS.c.recorded_at).label("at")
    # One after the other, so that each is found by its index.
    either = union_all(
        *(
            select(person.label("customer_id"), at).where(
                person.in_(list(customer_ids)), _ORDERS.c.status == "open", _ORDERS.c.id.not_in(list(leave_out))
            )
            for person in (_ORDERS.c.owner_id, _ORDERS.c.contact_id)
        )
    ).subquery()
    return select(either.c.customer_id, func.max(either.c.at).label("visited_at")).group_by(either.c.customer_id)


@query("selection")
def selection(sqlite: bool, dealer_id: str) -> Select[Any]:
    """Every open follow-up of a dealer with what the rules of selection look at.

    The order's kind, brand, amount, detail and status; the wishes of the person to ring and of the order's owner.
    """
    owner = _PEOPLE.alias("owner")
    rung = _PEOPLE.alias("rung")
    return (
        select(
            _FOLLOW_UPS.c.id,
            _FOLLOW_UPS.c.kind,
            _FOLLOW_UPS.c.state,
            _FOLLOW_UPS.c.earliest_at,
            _FOLLOW_UPS.c.due_at,
            _FOLLOW_UPS.c.agreed_at,
            _FOLLOW_UPS.c.missed_at,
            _ORDERS.c.kind.label("order_kind"),
            _ORDERS.c.brand,
            _ORDERS.c.amount_cents,
            _ORDERS.c.detail,
            _ORDERS.c.status,
            rung.c.no_follow_ups.label("rung_no_follow_ups"),
            rung.c.no_calls.label("rung_no_calls"),
            owner.c.no_follow_ups.label("owner_no_follow_ups"),
        )
        .join(rung, rung.c.id == _FOLLOW_UPS.c.customer_id)
        .outerjoin(_ORDERS, _ORDERS.c.id == _FOLLOW_UPS.c.order_id)
        .outerjoin(owner, and_(owner.c.id == _ORDERS.c.owner_id))
        .where(_FOLLOW_UPS.c.dealer_id == dealer_id, _OPEN)
    )
