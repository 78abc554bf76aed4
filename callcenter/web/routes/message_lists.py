"""The lists of SMS in both directions as people read them: searched, filtered, with names."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import InboundMessage, Message, MessageState
from callcenter.flows.names import names_of
from callcenter.flows.ports import ReadTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Instant
from callcenter.web.lists import Listed, Listing, ListQuery, Sought, filters, searched, span
from callcenter.web.route import Routes
from callcenter.web.routes.messages import InboundShown, MessageShown, message_of

routes = Routes("messages")


class MessageLine(MessageShown):
    """An SMS of ours with the names behind its ids; `to_name` is the customer's or, for staff, the person's."""

    to_name: str
    dealer_name: str
    ticket_no: str
    settled_name: str


class MessageFilters(Sought):
    """Filters of the list of our SMS. `staff`: to people of the house, or to customers."""

    dealer_id: Id | None = None
    customer_id: Id | None = None
    follow_up_id: Id | None = None
    ticket_id: Id | None = None
    kind: Annotated[str, Field(max_length=64, pattern=r"^[a-z_]+$")] | None = None
    state: Annotated[list[MessageState], Field(max_length=12, default_factory=list)]
    staff: bool | None = None
    since: Instant | None = None
    until: Instant | None = None


class MessageQuery(ListQuery, MessageFilters):
    """The list: newest first."""

    sort: Literal["-new", "new"] = "-new"


class InboundLine(InboundShown):
    """A customer's SMS with the names behind its ids."""

    customer_name: str
    dealer_name: str
    ticket_no: str


class InboundFilters(Sought):
    """Filters of the list of texts from customers."""

    kind: Annotated[str, Field(pattern=r"^(reply|opt_out)$")] | None = None
    dealer_id: Id | None = None
    customer_id: Id | None = None
    follow_up_id: Id | None = None
    ticket_id: Id | None = None
    since: Instant | None = None
    until: Instant | None = None


class InboundListQuery(ListQuery, InboundFilters):
    """The list: newest first."""

    sort: Literal["-at", "at"] = "-at"


async def _where(asked: Asked, tx: ReadTx, query: MessageFilters) -> list[dict[str, Any]]:
    where = filters(query, "dealer_id", "customer_id", "follow_up_id", "ticket_id", "kind")
    where |= span(query, "created_at", "since", "until")
    if query.state:
        where["state__in"] = query.state
    if query.staff is not None:
        where["person_id__null"] = not query.staff
    parts = [where]
    if (found := await searched(asked, tx, query)) is not None:
        about = [one.named_by("follow_up_id") for one in await found.follow_ups(tx)]
        parts.append(found.where(customers=("customer_id",), also=[*about, *await found.over(tx, Message)]))
    return parts


async def _lines(asked: Asked, tx: ReadTx, rows: Sequence[Message]) -> list[MessageLine]:
    names = await names_of(
        tx,
        people=[id for row in rows for id in (row.person_id, row.settled_by)],
        dealers=[row.dealer_id for row in rows],
        customers=[row.customer_id for row in rows],
        tickets=[row.ticket_id for row in rows],
    )
    return [
        MessageLine(
            **dict(message_of(asked, row)),
            to_name=names.person(row.person_id) if row.person_id else names.customer(row.customer_id),
            dealer_name=names.dealer(row.dealer_id),
            ticket_no=names.ticket(row.ticket_id),
            settled_name=names.person(row.settled_by),
        )
        for row in rows
    ]


async def _inbound_where(asked: Asked, tx: ReadTx, query: InboundFilters) -> list[dict[str, Any]]:
    where = filters(query, "kind", "dealer_id", "customer_id", "follow_up_id", "ticket_id")
    parts = [where | span(query, "at", "since", "until")]
    if (found := await searched(asked, tx, query)) is not None:
        over = await found.over(tx, InboundMessage)
        parts.append(found.where(customers=("customer_id",), also=over, text__like=found.sought.text))
    return parts


async def _inbound_lines(asked: Asked, tx: ReadTx, rows: Sequence[InboundMessage]) -> list[InboundLine]:
    names = await names_of(
        tx,
        dealers=[row.dealer_id for row in rows],
        customers=[row.customer_id for row in rows],
        tickets=[row.ticket_id for row in rows],
    )
    return [
        InboundLine.of(
            row,
            number=asked.number(row.number, row.dealer_id, customer_id=row.customer_id),
            customer_name=names.customer(row.customer_id),
            dealer_name=names.dealer(row.dealer_id),
            ticket_no=names.ticket(row.ticket_id),
        )
        for row in rows
    ]


MESSAGES: Listing[Message, MessageLine] = Listing(
    name="messages",
    model=Message,
    act=Act.MESSAGE_SEE,
    own=("person_id",),
    where=_where,
    lines=_lines,
    columns=(
        "created_at",
        "kind",
        "to_name",
        "number",
        "dealer_name",
        "text",
        "parts",
        "state",
        "reason",
        "sent_at",
        "delivered_at",
        "ticket_no",
    ),
    sorts={"-new": ("-id",), "new": ("id",)},
)

INBOUND: Listing[InboundMessage, InboundLine] = Listing(
    name="inbound-messages",
    model=InboundMessage,
    act=Act.MESSAGE_SEE,
    own=(),
    where=_inbound_where,
    lines=_inbound_lines,
    columns=("at", "kind", "customer_name", "number", "dealer_name", "text", "ticket_no"),
    sorts={"-at": ("-at", "-id"), "at": ("at", "id")},
)


@routes.get("/messages", zh="短信列表", act=Act.MESSAGE_SEE)
async def list_messages(asked: Asked, tx: ReadTx, query: MessageQuery) -> Listed[MessageLine]:
    """List the SMS sent, to be sent and held back, newest first."""
    return await MESSAGES.page(asked, tx, query)


@routes.get("/inbound-messages", zh="客户短信列表", act=Act.MESSAGE_SEE)
async def list_inbound_messages(asked: Asked, tx: ReadTx, query: InboundListQuery) -> Listed[InboundLine]:
    """List the texts that customers sent, newest first; one from an unknown number is shown to whoever sees everything."""
    return await INBOUND.page(asked, tx, query)
