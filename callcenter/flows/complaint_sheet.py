"""The complaint form of a ticket (S2-28): everything that the process needs on one sheet, to print or to export."""

from dataclasses import dataclass
from datetime import datetime

from callcenter.core.model import (
    Clock,
    ClockState,
    Customer,
    CustomerNumber,
    Person,
    Recording,
    ServiceOrder,
    Ticket,
    TicketEntry,
    Vehicle,
)
from callcenter.flows.ports import ReadTx
from callcenter.flows.setup import Setup


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One field of the form: its code and what it holds; texts in the console's language are the reader's."""

    code: str
    value: str | int | datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetEntry:
    """One line of the ticket's log, with the person's name."""

    at: datetime
    who: str
    act: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The whole form. Telephone numbers are whole; whoever shows the form masks them. `zone` is the dealer's."""

    no: str
    zone: str
    lines: tuple[SheetLine, ...]
    log: tuple[SheetEntry, ...]


async def complaint_sheet(tx: ReadTx, setup: Setup, ticket: Ticket) -> Sheet:
    """The form of a ticket as it is now."""
    dealer = await setup.dealer(tx, ticket.dealer_id)
    customer = await tx.rows(Customer).find(ticket.customer_id)
    number = await tx.rows(CustomerNumber).first(
        customer_id=ticket.customer_id, status="usable", order=("position", "id")
    )
    order = await tx.rows(ServiceOrder).find(ticket.order_id) if ticket.order_id else None
    vehicle = await tx.rows(Vehicle).find(ticket.vehicle_id) if ticket.vehicle_id else None
    recording = await tx.rows(Recording).find(ticket.attempt_id) if ticket.attempt_id else None
    entries = await tx.rows(TicketEntry).all(ticket_id=ticket.id, order=("at", "id"))
    clocks = await tx.rows(Clock).all(ticket_id=ticket.id, state__ne=ClockState.CANCELLED)
    ids = {entry.person_id for entry in entries} | {ticket.opened_by, ticket.handler_id, ticket.handled_by}
    people = {one.id: one.name for one in await tx.rows(Person).all(id__in=sorted(id for id in ids if id))}
    values: dict[str, str | int | datetime | None] = {
        "no": ticket.no,
        "dealer": dealer.name,
        "kind": str(ticket.kind),
        "state": str(ticket.state),
        "round": ticket.round,
        "received_at": ticket.received_at,
        "recorded_at": ticket.recorded_at,
        "due_at": ticket.due_at,
        "provisional": "1" if ticket.provisional else None,
        "late_entered": "1" if ticket.late_entered else None,
        "breached": "1" if any(clock.breached_at for clock in clocks) else None,
        "recorded_by": people.get(ticket.opened_by, ""),
        "customer": customer.name if customer else "",
        "number": number.number if number else "",
        "plate": vehicle.plate if vehicle else "",
        "model": vehicle.model if vehicle else "",
        "vin": vehicle.vin if vehicle else "",
        "order_no": order.order_no if order else "",
        "adviser": order.adviser if order else "",
        "delivered_at": order.delivered_at if order else None,
        "subject": ticket.subject,
        "category": ticket.category,
        "department": ticket.department,
        "description": ticket.description,
        "remedy_sought": ticket.remedy_sought,
        "recording": recording.path if recording else "",
        "recording_second": ticket.recording_second,
        "handler": people.get(ticket.handler_id or "", ""),
        "handled_by": people.get(ticket.handled_by or "", ""),
        "handled_at": ticket.handled_at,
        "result": ticket.handling_result,
        "closed_at": ticket.closed_at,
        "close_reason": ticket.close_reason,
    }
    return Sheet(
        no=ticket.no,
        zone=dealer.time_zone,
        lines=tuple(SheetLine(code=code, value=value) for code, value in values.items()),
        log=tuple(
            SheetEntry(at=entry.at, who=people.get(entry.person_id or "", "-"), act=entry.act, text=entry.text)
            for entry in entries
        ),
    )
