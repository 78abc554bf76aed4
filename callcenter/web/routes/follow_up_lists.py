"""The list of follow-ups as people read it: searched, filtered, sorted, with names."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import FollowUp, FollowUpKind, FollowUpResult, FollowUpState
from callcenter.flows.names import names_of
from callcenter.flows.ports import ReadTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Instant
from callcenter.web.lists import Listed, Listing, ListQuery, Sought, filters, searched, span
from callcenter.web.route import Routes
from callcenter.web.routes.follow_ups import FollowUpShown

routes = Routes("follow-ups")


class FollowUpLine(FollowUpShown):
    """A follow-up with the names behind its ids; empty where there is none."""

    customer_name: str
    dealer_name: str
    assigned_name: str
    claimed_name: str
    order_no: str
    plate: str
    vin: str
    model: str
    ticket_no: str


class FollowUpFilters(Sought):
    """Filters of the list. `open` leaves out those that are done; `agent_id` is whose it is, assigned or claimed."""

    state: Annotated[list[FollowUpState], Field(max_length=12, default_factory=list)]
    result: Annotated[list[FollowUpResult], Field(max_length=12, default_factory=list)]
    kind: FollowUpKind | None = None
    dealer_id: Id | None = None
    customer_id: Id | None = None
    order_id: Id | None = None
    ticket_id: Id | None = None
    assigned_to: Id | None = None
    claimed_by: Id | None = None
    agent_id: Id | None = None
    assigned: bool | None = None
    agreed: bool | None = None
    missed: bool | None = None
    open: bool | None = None
    due_from: Instant | None = None
    due_before: Instant | None = None
    done_from: Instant | None = None
    done_before: Instant | None = None


class FollowUpQuery(ListQuery, FollowUpFilters):
    """The list: those that are due first at the top, unless sorted otherwise; by `next` it holds the open ones."""

    sort: Literal["due", "-due", "next"] = "due"


async def _where(asked: Asked, tx: ReadTx, query: FollowUpFilters) -> list[dict[str, Any]]:
    names = ("kind", "dealer_id", "customer_id", "order_id", "ticket_id", "assigned_to", "claimed_by")
    where = filters(query, *names) | span(query, "due_at", "due_from", "due_before")
    where |= span(query, "done_at", "done_from", "done_before")
    if query.state:
        where["state__in"] = query.state
    if query.result:
        where["result__in"] = query.result
    for name, field in (("missed", "missed_at"), ("agreed", "agreed_at"), ("assigned", "assigned_to")):
        if getattr(query, name) is not None:
            where[f"{field}__null"] = not getattr(query, name)
    if getattr(query, "sort", "") == "next":
        where["state__ne"] = FollowUpState.DONE
    if query.open is not None:
        where["state__ne" if query.open else "state"] = FollowUpState.DONE
    parts = [where]
    if query.agent_id is not None:
        parts.append({"any_of": [{"assigned_to": query.agent_id}, {"claimed_by": query.agent_id}]})
    if (found := await searched(asked, tx, query)) is not None:
        parts.append(found.where(customers=("customer_id",), orders=("order_id",)))
    return parts


async def follow_up_lines(asked: Asked, tx: ReadTx, rows: Sequence[FollowUp]) -> list[FollowUpLine]:
    """Follow-ups as the asker may see them, with names."""
    names = await names_of(
        tx,
        people=[id for row in rows for id in (row.assigned_to, row.claimed_by)],
        dealers=[row.dealer_id for row in rows],
        customers=[row.customer_id for row in rows],
        orders=[row.order_id for row in rows],
        tickets=[row.ticket_id for row in rows],
    )
    return [
        FollowUpLine.of(
            row,
            number=asked.number(row.number, row.dealer_id, customer_id=row.customer_id),
            customer_name=names.customer(row.customer_id),
            dealer_name=names.dealer(row.dealer_id),
            assigned_name=names.person(row.assigned_to),
            claimed_name=names.person(row.claimed_by),
            ticket_no=names.ticket(row.ticket_id),
            **names.of_order(row.order_id),
        )
        for row in rows
    ]


FOLLOW_UPS: Listing[FollowUp, FollowUpLine] = Listing(
    name="follow-ups",
    model=FollowUp,
    act=Act.FOLLOW_UP_SEE,
    own=("assigned_to", "claimed_by"),
    where=_where,
    lines=follow_up_lines,
    columns=(
        "kind",
        "state",
        "result",
        "customer_name",
        "number",
        "plate",
        "vin",
        "model",
        "order_no",
        "ticket_no",
        "dealer_name",
        "due_at",
        "next_try_at",
        "agreed_at",
        "assigned_name",
        "tries",
        "missed_at",
        "reason",
        "done_at",
    ),
    sorts={"due": ("due_at", "id"), "-due": ("-due_at", "-id"), "next": ("next_try_at", "id")},
)


@routes.get("/follow-ups", zh="回访列表", act=Act.FOLLOW_UP_SEE)
async def list_follow_ups(asked: Asked, tx: ReadTx, query: FollowUpQuery) -> Listed[FollowUpLine]:
    """Follow-ups, those that are due first at the top."""
    return await FOLLOW_UPS.page(asked, tx, query)
