"""The important note to verify when the vehicle comes again: kept after the call, shown with the next order (S2-15)."""

from dataclasses import replace

from callcenter.core.model import Customer, FollowUp, ServiceOrder, Vehicle
from callcenter.flows.ports import WriteTx


async def keep_note(tx: WriteTx, follow_up: FollowUp, note: str) -> None:
    """Keep a note with the vehicle of the follow-up's order, or with the customer where no vehicle is known."""
    order = await tx.rows(ServiceOrder).find(follow_up.order_id) if follow_up.order_id else None
    if order is not None and order.vehicle_id is not None:
        vehicle = await tx.rows(Vehicle).lock(order.vehicle_id)
        await tx.rows(Vehicle).save(replace(vehicle, next_visit_note=note))
    else:
        customer = await tx.rows(Customer).lock(follow_up.customer_id)
        await tx.rows(Customer).save(replace(customer, next_visit_note=note))
    tx.emit("customer.visit_note", "customer", follow_up.customer_id, follow_up.dealer_id, follow_up=follow_up.id)


async def take_note(tx: WriteTx, order: ServiceOrder) -> ServiceOrder:
    """A new order takes over the notes that wait for its vehicle and people (not saved): shown with it from then on.

    Called when an order is taken in for the first time; a note is handed over once.
    """
    notes: list[str] = []
    if order.vehicle_id is not None:
        vehicle = await tx.rows(Vehicle).lock(order.vehicle_id)
        if vehicle.next_visit_note:
            notes.append(vehicle.next_visit_note)
            await tx.rows(Vehicle).save(replace(vehicle, next_visit_note=""))
    for person_id in dict.fromkeys((order.owner_id, order.contact_id)):
        customer = await tx.rows(Customer).find(person_id) if person_id else None
        if customer is not None and customer.next_visit_note:
            notes.append(customer.next_visit_note)
            await tx.rows(Customer).save(replace(customer, next_visit_note=""))
    if not notes:
        return order
    return replace(order, visit_note="\n".join(filter(None, [order.visit_note, *dict.fromkeys(notes)])))
