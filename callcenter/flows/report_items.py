"""What is behind a figure, told so that a person knows what it is about: customer, car, call and how it ended."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from callcenter.core.model import Attempt, Customer, Dealer, FollowUp, ServiceOrder, Ticket, Vehicle
from callcenter.core.voc import Item
from callcenter.flows.ports import ReadTx
from callcenter.flows.setup import Setup

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """One item with what it is about. `customer`, `plate` and `car` are empty for who may not see customers.

    `agent_id` is told of calls only; of a ticket only where the dealer's policy names agents to departments (S2-6).
    `at` is when the customer was dialed, the follow-up ended (or falls due), or the ticket was received.
    """

    item: Item
    at: datetime | None = None
    follow_up_id: str | None = None
    ticket_no: str = ""
    order_no: str = ""
    customer: str = ""
    plate: str = ""
    car: str = ""
    subject: str = ""
    state: str = ""
    outcome: str = ""
    disposition: str = ""
    talk_seconds: int | None = None
    agent_id: str | None = None


@dataclass(slots=True)
class _Known:
    """The rows that a stretch of items is about, by id."""

    attempts: dict[str, Attempt]
    follow_ups: dict[str, FollowUp]
    tickets: dict[str, Ticket]
    orders: dict[str, ServiceOrder]
    cars: dict[str, Vehicle]
    customers: dict[str, Customer]
    naming: frozenset[str]


async def behind(tx: ReadTx, setup: Setup, items: Sequence[Item], sees: Callable[[str], bool]) -> list[Behind]:
    """The items with what they are about; `sees` says of a dealer whether its customers may be shown."""
    known = await _known(tx, setup, items)
    return [_told(item, known, sees=sees(item.dealer)) for item in items]


async def _known(tx: ReadTx, setup: Setup, items: Sequence[Item]) -> _Known:
    def ids(subject: str) -> list[str]:
        return [item.subject_id for item in items if item.subject == subject]

    attempts = await _rows(tx, Attempt, ids("call"))
    tickets = await _rows(tx, Ticket, ids("ticket"))
    follow_ups = await _rows(tx, FollowUp, [*ids("follow_up"), *(row.follow_up_id for row in attempts.values())])
    attempts |= await _rows(tx, Attempt, (row.attempt_id for row in follow_ups.values()))
    owners: list[Any] = [*follow_ups.values(), *tickets.values()]
    orders = await _rows(tx, ServiceOrder, (row.order_id for row in owners))
    came: list[Any] = [*orders.values(), *tickets.values()]
    cars = await _rows(tx, Vehicle, (row.vehicle_id for row in came))
    customers = await _rows(tx, Customer, (row.customer_id for row in [*owners, *attempts.values()]))
    naming: set[str] = set()
    for dealer in await tx.rows(Dealer).all(id__in=sorted({row.dealer_id for row in tickets.values()})):
        rules = (await setup.policy(tx, dealer.policy)).reports
        if any(rule.subject == "department" and rule.names_agent for rule in rules):
            naming.add(dealer.id)
    return _Known(attempts, follow_ups, tickets, orders, cars, customers, frozenset(naming))


async def _rows(tx: ReadTx, model: type[R], ids: Iterable[str | None]) -> dict[str, R]:
    wanted = sorted({one for one in ids if one})
    found: list[Any] = await tx.rows(model).all(id__in=wanted) if wanted else []
    return {row.id: row for row in found}


def _told(item: Item, known: _Known, *, sees: bool) -> Behind:
    ticket = known.tickets.get(item.subject_id)
    attempt = known.attempts.get(item.subject_id)
    follow_up = known.follow_ups.get((attempt.follow_up_id or "") if attempt else item.subject_id)
    if follow_up is not None and attempt is None:
        attempt = known.attempts.get(follow_up.attempt_id or "")
    owner = ticket or follow_up
    order = known.orders.get((owner.order_id if owner else None) or "")
    car = known.cars.get((ticket.vehicle_id if ticket else None) or (order.vehicle_id if order else None) or "")
    customer_id = owner.customer_id if owner else attempt.customer_id if attempt else None
    customer = known.customers.get(customer_id or "")
    at = None
    if ticket is not None:
        at = ticket.received_at
    elif item.subject == "call" and attempt is not None:
        at = attempt.dialed_at or attempt.intent_at
    elif follow_up is not None:
        at = follow_up.done_at or follow_up.due_at
    named = item.subject == "call" or item.dealer in known.naming
    return Behind(
        item=item,
        at=at,
        follow_up_id=follow_up.id if follow_up else ticket.follow_up_id if ticket else None,
        ticket_no=ticket.no if ticket else "",
        order_no=order.order_no if order else "",
        customer=customer.name if customer and sees else "",
        plate=car.plate if car and sees else "",
        car=car.model if car else "",
        subject=ticket.subject if ticket else "",
        state=str(ticket.state) if ticket else str((follow_up.result or follow_up.state) if follow_up else ""),
        outcome=(attempt.outcome or "") if attempt else "",
        disposition=str(attempt.disposition or "") if attempt else "",
        talk_seconds=attempt.talk_seconds if attempt and attempt.outcome == "answered" else None,
        agent_id=_agent(item, attempt, ticket) if named else None,
    )


def _agent(item: Item, attempt: Attempt | None, ticket: Ticket | None) -> str | None:
    return attempt.agent_id if item.subject == "call" and attempt else ticket.opened_by if ticket else None
