"""The named person is reminded when owner data were not synchronised with the dealer's system for too long (S2-27)."""

from datetime import timedelta

from callcenter.core.model import Dealer, DueRow, Person
from callcenter.flows import due
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup

SYNC_OVERDUE = "dealer.sync_overdue"
REMIND_AGAIN = timedelta(days=1)


async def arm_sync(tx: WriteTx, dealer: Dealer) -> None:
    """See that an overdue sync is told of, where a person is named; nothing when it is armed already."""
    if dealer.sync_person_id is None or await tx.rows(DueRow).count(kind=SYNC_OVERDUE, subject_id=dealer.id):
        return
    since = dealer.synced_at or tx.now
    await due.arm(tx, SYNC_OVERDUE, dealer.id, since + timedelta(days=dealer.sync_every_days), dealer_id=dealer.id)


async def sync_overdue(tx: WriteTx, setup: Setup, row: DueRow) -> None:
    """The sync is overdue: the named person is reminded, daily until it is done."""
    dealer = await tx.rows(Dealer).get(row.subject_id)
    if not dealer.active or dealer.sync_person_id is None:
        return
    last = dealer.synced_at
    next_due = last + timedelta(days=dealer.sync_every_days) if last is not None else tx.now
    if next_due > tx.now:
        await due.arm(tx, SYNC_OVERDUE, dealer.id, next_due, dealer_id=dealer.id)
        return
    person = await tx.rows(Person).find(dealer.sync_person_id)
    tx.emit(
        "dealer.sync_overdue",
        "dealer",
        dealer.id,
        dealer.id,
        person_id=dealer.sync_person_id,
        name=person.name if person else "",
        last=last.isoformat() if last else None,
        every_days=dealer.sync_every_days,
        late=row.late,
    )
    await due.arm(tx, SYNC_OVERDUE, dealer.id, tx.now + REMIND_AGAIN, dealer_id=dealer.id)
