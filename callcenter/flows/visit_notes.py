"""The important note to verify when the vehicle comes again, kept after the call (S2-15); flows/upsert_order.py hands it over."""

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
