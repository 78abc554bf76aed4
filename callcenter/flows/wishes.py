"""The four wishes of a customer, each by itself: no follow-ups, no SMS, no calls, no recording (S2-40).

*No follow-ups* ends the open first follow-ups as excluded; it does not stop the second call about an own complaint.
*No calls* ends every open one; a ticket whose second call it ends is *customer not reached*, and open (0060).
*No SMS* withdraws what has not left yet.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from callcenter.core.model import (
    Customer,
    FollowUp,
    FollowUpKind,
    FollowUpResult,
    FollowUpState,
    Message,
    MessageState,
    ServiceOrder,
    Vehicle,
)
from callcenter.errors import Conflict, Invalid
from callcenter.flows import after_try, audit, second_follow_up
from callcenter.flows.daily_acts import MOVABLE
from callcenter.flows.plan_follow_up import NO_CALLS, NO_FOLLOW_UPS
from callcenter.flows.ports import WriteTx
from callcenter.flows.queue_sms import withdraw_unsent

WISHES = ("no_follow_ups", "no_sms", "no_calls", "no_recording")
_ENDS = (*MOVABLE, FollowUpState.BUNDLED, FollowUpState.CLAIMED)


async def set_wishes(
    tx: WriteTx,
    customer_id: str,
    wishes: Mapping[str, bool],
    *,
    by: str = "customer",
    version: int | None = None,
    but: str | None = None,
) -> Customer:
    """Set some of the wishes as the customer told them; what follows from them happens at once.

    A wish told here is never taken back by a dealer's file. `but` as in `heed`.
    Conflict for a customer that was merged into another; Invalid for an unknown wish; StaleRow.
    """
    for name in wishes:
        if name not in WISHES:
            raise Invalid(f"wishes.{name}", "extra_forbidden")
    before = await tx.rows(Customer).lock(customer_id)
    if before.merged_into is not None:
        raise Conflict("customer", customer_id, "merged", into=before.merged_into)
    origins = {**before.source_fields.get("wishes", {}), **dict.fromkeys(wishes, by)}
    values: dict[str, Any] = {name: bool(value) for name, value in wishes.items()}
    values["version"] = before.version if version is None else version
    values["source_fields"] = {**before.source_fields, "wishes": origins}
    after = replace(before, updated_at=tx.now, **values)
    after = await tx.rows(Customer).save(after)
    changed = [name for name in wishes if getattr(before, name) != getattr(after, name)]
    if changed:
        tx.emit("customer.wishes_changed", "customer", customer_id, before.dealer_id, changed=changed, by=by)
        await audit.record(
            tx,
            "customer.wishes",
            "customer",
            customer_id,
            dealer_id=before.dealer_id,
            **{name: getattr(after, name) for name in changed},
        )
    await heed(tx, after, but=but)
    return after


async def heed(tx: WriteTx, customer: Customer, *, but: str | None = None) -> int:
    """Do what the wishes of a customer ask of open follow-ups and unsent SMS; how many follow-ups were excluded.

    `but` is the follow-up whose call they were told in: it, and what that call covers, ends by the call.
    """
    ended = 0
    if customer.no_calls:
        ended += await _exclude(tx, await _open_of(tx, customer, first_only=False), NO_CALLS, but)
    if customer.no_follow_ups:
        ended += await _exclude(tx, await _open_of(tx, customer, first_only=True), NO_FOLLOW_UPS, but)
    if customer.no_sms:
        unsent = await tx.rows(Message).all(customer_id=customer.id, state=MessageState.QUEUED)
        for follow_up_id in dict.fromkeys(row.follow_up_id for row in unsent if row.follow_up_id):
            await withdraw_unsent(tx, follow_up_id=follow_up_id, reason="wish-no-sms")
    return ended


async def _open_of(tx: WriteTx, customer: Customer, *, first_only: bool) -> list[FollowUp]:
    kind: dict[str, Any] = {"kind": FollowUpKind.FIRST} if first_only else {}
    found = await tx.rows(FollowUp).all(customer_id=customer.id, state__in=_ENDS, **kind)
    if first_only:
        orders = await tx.rows(ServiceOrder).all(owner_id=customer.id, order=("-delivered_at", "id"), limit=50)
        if orders:
            about = [order.id for order in orders]
            found += await tx.rows(FollowUp).all(order_id__in=about, state__in=_ENDS, **kind)
    return list({row.id: row for row in found}.values())


async def _exclude(tx: WriteTx, rows: list[FollowUp], reason: str, but: str | None) -> int:
    ended = 0
    for seen in rows:
        row = await tx.rows(FollowUp).lock(seen.id)
        if row.state not in _ENDS or (but is not None and but in (row.id, row.bundle_id)):
            continue
        await withdraw_unsent(tx, follow_up_id=row.id, reason=reason)
        await tx.rows(FollowUp).save(await after_try.close(tx, row, FollowUpResult.EXCLUDED, reason))
        await second_follow_up.ended_uncalled(tx, row)
        ended += 1
    return ended


async def set_visit_note(tx: WriteTx, vehicle_id: str, version: int, note: str) -> Vehicle:
    """Set what is to be verified at the vehicle's next visit (S2-15); an empty text takes it away. StaleRow."""
    before = await tx.rows(Vehicle).lock(vehicle_id)
    after = await tx.rows(Vehicle).save(replace(before, version=version, next_visit_note=note.strip()))
    tx.emit("vehicle.visit_note", "vehicle", vehicle_id, before.dealer_id, empty=not after.next_visit_note)
    await audit.record(tx, "vehicle.visit_note", "vehicle", vehicle_id, dealer_id=before.dealer_id)
    return after
