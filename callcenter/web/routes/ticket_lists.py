"""The list of tickets as people read it: searched, filtered, with names, limits and what was broken."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Clock, ClockState, Ticket, TicketKind, TicketState
from callcenter.core.ticket import ENDED
from callcenter.flows.names import car_of, names_of
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Instant, Line
from callcenter.web.lists import Listed, Listing, ListQuery, Sought, filters, searched, span
from callcenter.web.route import Routes
from callcenter.web.routes.tickets import TicketShown

routes = Routes("tickets")


class TicketLine(TicketShown):
    """A ticket with the names behind its ids. `breached`: a limit of it was broken, in whichever round."""

    customer_name: str
    dealer_name: str
    handler_name: str
    opened_by_name: str
    order_no: str
    plate: str
    vin: str
    model: str
    breached: bool


class TicketFilters(Sought):
    """Filters of the list. `open` leaves out those that are closed or void; `unreached` is the general manager's list."""

    state: Annotated[list[TicketState], Field(max_length=8, default_factory=list)]
    kind: Annotated[list[TicketKind], Field(max_length=4, default_factory=list)]
    dealer_id: Id | None = None
    customer_id: Id | None = None
    handler_id: Id | None = None
    opened_by: Id | None = None
    follow_up_id: Id | None = None
    attempt_id: Id | None = None
    department: Line | None = None
    open: bool | None = None
    assigned: bool | None = None
    breached: bool | None = None
    due_before: Instant | None = None
    received_from: Instant | None = None
    received_before: Instant | None = None


class TicketQuery(ListQuery, TicketFilters):
    """The list: newest first. Sorted by `due` it holds those that have a limit, the next one at the top."""

    sort: Literal["-new", "new", "due"] = "-new"


async def _where(asked: Asked, tx: ReadTx, query: TicketFilters) -> list[dict[str, Any]]:
    where = filters(query, "dealer_id", "customer_id", "handler_id", "opened_by", "follow_up_id", "attempt_id")
    where |= filters(query, "department") | span(query, "received_at", "received_from", "received_before")
    states = set(query.state or TicketState)
    if query.open is not None:
        states = {state for state in states if (state in ENDED) != query.open}
    if len(states) < len(TicketState):
        where["state__in"] = sorted(states)
    if query.kind:
        where["kind__in"] = query.kind
    if query.due_before is not None:
        where["due_at__lt"] = query.due_before
    if getattr(query, "sort", "") == "due":
        where["due_at__null"] = False
    parts = [where]
    if query.assigned is not None:
        parts.append({"handler_id__null": not query.assigned})
    if query.breached is not None:
        broken = {"breached_at__null": False, "state__ne": ClockState.CANCELLED}
        parts.append({"id__among" if query.breached else "id__not_among": (Clock, "ticket_id", broken)})
    if (found := await searched(asked, tx, query)) is not None:
        said = found.where(
            customers=("customer_id",),
            vehicles=("vehicle_id",),
            orders=("order_id",),
            no__like=found.sought.text,
            subject__like=found.sought.text,
        )
        parts.append(said)
    return parts


async def ticket_lines(tx: ReadTx | WriteTx, rows: Sequence[Ticket]) -> list[TicketLine]:
    """Tickets with the names behind their ids."""
    ids = [row.id for row in rows]
    clocks = await tx.rows(Clock).all(ticket_id__in=ids, state__ne=ClockState.CANCELLED) if ids else []
    broken = {clock.ticket_id for clock in clocks if clock.breached_at is not None}
    names = await names_of(
        tx,
        people=[id for row in rows for id in (row.handler_id, row.opened_by)],
        dealers=[row.dealer_id for row in rows],
        customers=[row.customer_id for row in rows],
        orders=[row.order_id for row in rows],
        vehicles=[row.vehicle_id for row in rows],
    )
    lines = []
    for row in rows:
        car = car_of(names.vehicles.get(row.vehicle_id or "")) if row.vehicle_id else {}
        lines.append(
            TicketLine.of(
                row,
                customer_name=names.customer(row.customer_id),
                dealer_name=names.dealer(row.dealer_id),
                handler_name=names.person(row.handler_id),
                opened_by_name=names.person(row.opened_by),
                breached=row.id in broken,
                **{**names.of_order(row.order_id), **car},
            )
        )
    return lines


async def _lines(asked: Asked, tx: ReadTx, rows: Sequence[Ticket]) -> list[TicketLine]:
    return await ticket_lines(tx, rows)


TICKETS: Listing[Ticket, TicketLine] = Listing(
    name="tickets",
    model=Ticket,
    act=Act.TICKET_SEE,
    own=("handler_id", "opened_by"),
    where=_where,
    lines=_lines,
    columns=(
        "no",
        "kind",
        "state",
        "customer_name",
        "plate",
        "order_no",
        "dealer_name",
        "subject",
        "description",
        "category",
        "department",
        "received_at",
        "due_at",
        "breached",
        "handler_name",
        "handled_at",
        "handling_result",
        "closed_at",
        "close_reason",
        "round",
    ),
    sorts={"-new": ("-id",), "new": ("id",), "due": ("due_at", "id")},
)


@routes.get("/tickets", zh="工单列表", act=Act.TICKET_SEE)
async def list_tickets(asked: Asked, tx: ReadTx, query: TicketQuery) -> Listed[TicketLine]:
    """Tickets, newest first."""
    return await TICKETS.page(asked, tx, query)
