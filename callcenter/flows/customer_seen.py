"""Who was told a customer's whole number, and when: lines of the audit trail, one for one look."""

from collections.abc import Mapping
from datetime import timedelta

from callcenter.core.model import AuditEntry
from callcenter.flows import audit
from callcenter.flows.ports import WriteTx

ONE_LOOK = timedelta(minutes=5)
"""A page asks for the same customer again and again: within this time it is one look, as with a recording's ranges."""

SEEN = "customer.seen"

FEW = 5
"""A card tells an owner and who brought the car; where it is more than so many, it is a list in other clothes."""


async def write_seen(tx: WriteTx, customers: Mapping[str, str | None], *, place: str, page: bool) -> None:
    """Write down that the unit of work's actor was told numbers of these customers (id → dealer) whole.

    `place` is what told them (the operation's id). A line each, and none within five minutes of the last for the same
    person and customer; of a page of a list one line over all: how many, and which (`customers`, blanks between the ids).
    """
    if len(customers) > (1 if page else FEW):
        dealers = set(customers.values())
        await audit.record(
            tx,
            SEEN,
            "list",
            place,
            dealer_id=dealers.pop() if len(dealers) == 1 else None,
            count=len(customers),
            customers=" ".join(sorted(customers)),
        )
        return
    for customer_id, dealer_id in customers.items():
        before = await tx.rows(AuditEntry).first(
            order=("-at", "-id"), subject_id=customer_id, act=SEEN, person_id=tx.actor.person_id
        )
        if before is None or tx.now - before.at > ONE_LOOK:
            await audit.record(tx, SEEN, "customer", customer_id, dealer_id=dealer_id, place=place)
