"""The ticket's card in one answer: facts, clocks, history with names, its calls, and the steps that fit now."""

from datetime import datetime
from typing import Any

from callcenter.core import ticket_steps
from callcenter.core.acts import Act
from callcenter.core.model import (
    Attempt,
    Clock,
    FollowUp,
    Recording,
    ServiceOrder,
    Ticket,
    TicketEntry,
    Vehicle,
)
from callcenter.flows import ticket_lists, ticket_notices
from callcenter.flows.names import names_of
from callcenter.flows.ports import ReadTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Code, Id, Shown
from callcenter.web.route import Routes
from callcenter.web.routes.call_lists import CallLine, call_lines
from callcenter.web.routes.follow_up_lists import FollowUpLine, follow_up_lines
from callcenter.web.routes.follow_ups import CustomerShown, OrderShown, VehicleShown, customer_of
from callcenter.web.routes.ticket_lists import TicketLine, ticket_lines
from callcenter.web.routes.tickets import ClockShown, EntryShown, seen_ticket

routes = Routes("tickets")

_ACTS = {
    "dispatch": Act.TICKET_ASSIGN,
    "contact": Act.TICKET_HANDLE,
    "progress": Act.TICKET_HANDLE,
    "handle": Act.TICKET_HANDLE,
    "close": Act.TICKET_CLOSE_UNVERIFIED,
    "reopen": Act.TICKET_CLASSIFY,
    "reclassify": Act.TICKET_CLASSIFY,
    "undo": Act.TICKET_OPEN,
    "void": Act.TICKET_VOID,
}


class EntryLine(EntryShown):
    """One line of the log with the person's name; empty where the service itself acted."""

    who: str


class HandlerShown(Shown):
    """Somebody who may be given the ticket."""

    id: Id
    name: str


class TicketCard(Shown):
    """Everything of a ticket. `steps` are those that fit its state and that the asker may take; `handlers` are whom it
    can be given to, where the asker may do so. `waits_for` as `explain` tells it, with the name of who owes it."""

    ticket: TicketLine
    clocks: list[ClockShown]
    log: list[EntryLine]
    customer: CustomerShown
    vehicle: VehicleShown | None
    order: OrderShown | None
    calls: list[CallLine]
    second: list[FollowUpLine]
    recording: str | None
    steps: list[str]
    kinds: list[str]
    handlers: list[HandlerShown]
    waits_for: str
    owner_name: str
    next_try_at: datetime | None


@routes.get("/tickets/{no}/card", zh="工单卡片", act=Act.TICKET_SEE)
async def show_ticket_card(asked: Asked, tx: ReadTx, no: Code) -> TicketCard:
    """The card of a ticket: facts, clocks, log, calls, second follow-ups, and what can be done now."""
    row = await seen_ticket(asked, tx, no, Act.TICKET_SEE)
    entries = await tx.rows(TicketEntry).all(ticket_id=row.id, order=("at", "id"))
    waits, owner, second = await ticket_lists.waits_for(tx, row)
    mentioned = [entry.text for entry in entries if entry.act == "dispatch"]
    names = await names_of(tx, people=[owner, *mentioned, *(entry.person_id for entry in entries)])
    seconds = await tx.rows(FollowUp).all(ticket_id=row.id)
    steps = [step for step in ticket_steps.steps(row, asked.person_id, tx.now) if await _may(asked, tx, row, step)]
    order = await tx.rows(ServiceOrder).find(row.order_id) if row.order_id else None
    vehicle = await tx.rows(Vehicle).find(row.vehicle_id) if row.vehicle_id else None
    recording = await tx.rows(Recording).find(row.attempt_id) if row.attempt_id else None
    policy = await asked.house.setup.policy_of(tx, row.dealer_id)
    return TicketCard(
        ticket=(await ticket_lines(tx, [row]))[0],
        clocks=[
            ClockShown.of(clock) for clock in await tx.rows(Clock).all(ticket_id=row.id, order=("started_at", "id"))
        ],
        log=[
            EntryLine.of(
                entry,
                who=names.person(entry.person_id),
                text=names.person(entry.text) or entry.text if entry.act == "dispatch" else entry.text,
            )
            for entry in entries
        ],
        customer=await customer_of(asked, tx, row.customer_id),
        vehicle=VehicleShown.of(vehicle) if vehicle else None,
        order=OrderShown.of(order) if order else None,
        calls=await call_lines(asked, tx, await _calls(tx, row, seconds)),
        second=await follow_up_lines(asked, tx, seconds),
        recording=str(recording.state) if recording else None,
        steps=steps,
        kinds=sorted(kind for kind in policy.tickets.kinds if kind != row.kind),
        handlers=await _handlers(asked, tx, row) if "dispatch" in steps else [],
        waits_for=waits,
        owner_name=names.person(owner),
        next_try_at=second.next_try_at if second else None,
    )


async def _calls(tx: ReadTx, row: Ticket, seconds: list[FollowUp]) -> list[Attempt]:
    """The call in which it was recorded and every try of its second follow-ups, newest first."""
    choices: list[dict[str, Any]] = [{"follow_up_id": second.id} for second in seconds]
    if row.attempt_id:
        choices.append({"id": row.attempt_id})
    return await tx.rows(Attempt).all(any_of=choices, order=("-id",), limit=50) if choices else []


async def _may(asked: Asked, tx: ReadTx, row: Ticket, step: str) -> bool:
    act = _ACTS[step]
    if not asked.may(act):
        return False
    own = asked.person_id in (row.handler_id, row.opened_by)
    return (await asked.reach(tx, act)).covers(row.dealer_id, own=own)


async def _handlers(asked: Asked, tx: ReadTx, row: Ticket) -> list[HandlerShown]:
    roles = (await asked.house.setup.policy_of(tx, row.dealer_id)).roles.handles
    people = await ticket_notices.in_charge(tx, asked.house.setup, row.dealer_id, roles)
    return [HandlerShown(id=one.id, name=one.name or one.login) for one in people]
