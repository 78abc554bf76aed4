"""Take repair orders in: new, changed or cancelled, by (dealer, order number); their customers, vehicles and follow-ups.

One order or many of one dealer go the same way. What an order does not say (None, ()) erases nothing. A repeated order
changes nothing and says so.
"""

import marshal
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from callcenter.core.model import Dealer, FollowUp, FollowUpResult, FollowUpState, Role, ServiceOrder, Vehicle
from callcenter.core.order_file import OrderDraft, RowOutcome
from callcenter.core.worktime import zone_of
from callcenter.errors import NotFound
from callcenter.flows import select_today
from callcenter.flows.order_book import OrderBook
from callcenter.flows.order_numbers import dialed_over
from callcenter.flows.order_people import find_contact, find_owner, find_vehicle, take_vehicle
from callcenter.flows.plan_follow_up import is_untouched, plan, resume, withdraw
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup
from callcenter.flows.sync_reminder import arm_sync
from callcenter.flows.tell import instant

SAID = "said"
"""Where an order keeps the mark of its last statement, in `detail`."""
HISTORY = "history"
"""The mark in `detail` of an order that came as one of the past only, and so was not planned."""
_CANCELLED_BY, _CANCELLED_BECAUSE = "cancelled_by", "cancelled_because"
"""Who cancelled an order by hand, and why, in `detail`."""

_INSTANTS, _PHONES = ("delivered_at", "opened_at"), ("customer_phones", "contact_phones")
_APART = ("warnings", "recorded_at", "cancelled", "order_kind", "items", *_INSTANTS, *_PHONES)
_words = attrgetter(*(one.name for one in fields(OrderDraft) if one.name not in _APART))
_instants, _phones = attrgetter(*_INSTANTS), attrgetter(*_PHONES)
_of_phone = attrgetter("e164", "extension", "display")


def said_by(draft: OrderDraft) -> str:
    """A mark that two statements of an order share only when they say the same."""
    kind = None if draft.order_kind is None else str(draft.order_kind)
    instants = [None if at is None else instant(at) for at in _instants(draft)]
    # The kind of a line follows from its number.
    phones = [[_of_phone(phone) for phone in some] for some in _phones(draft)]
    # Not repr: it looks at every Chinese letter, and took a twentieth of an import. Version 2 writes equal values alike.
    said = marshal.dumps((_words(draft), kind, instants, phones, *draft.items), 2)
    return blake2b(said, digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Upserted:
    """What became of one order: accepted, updated or unchanged; the fields that changed; its first follow-up, if any."""

    outcome: RowOutcome
    order: ServiceOrder
    changed: tuple[str, ...] = ()
    follow_up: FollowUp | None = None


async def upsert_order(
    tx: WriteTx,
    setup: Setup,
    dealer: Dealer,
    draft: OrderDraft,
    *,
    source: str = "api",
    revive: bool = False,
    history: bool = False,
) -> Upserted:
    """Take one order in. `history` plans and arms nothing.

    `revive` makes a cancelled one valid again whoever cancelled it; a draft that says that it stands (`cancelled` False)
    only what another statement had cancelled: a file that says the same of every order undoes no person's word.
    One that came as history and comes again as an ordinary order is planned while its deadline is still ahead.
    Raises NotFound for the cancelling of an order that is not known.
    """
    found = await upsert_orders(tx, setup, dealer, [draft], source=source, revive=revive, history=history)
    if found[0] is None:
        raise NotFound(what="service_order", id=draft.order_no)
    return found[0]


async def upsert_orders(
    tx: WriteTx,
    setup: Setup,
    dealer: Dealer,
    drafts: Sequence[OrderDraft],
    *,
    source: str = "api",
    revive: bool = False,
    history: bool = False,
) -> list[Upserted | None]:
    """Take orders of one dealer in, in the order given; None for the cancelling of an order that is not known."""
    policy = await setup.policy(tx, dealer.policy)
    book = OrderBook(tx, dealer, policy, await setup.calling_calendar(tx, dealer))
    await book.load(drafts)
    found = [_one(book, draft, source=source, revive=revive, history=history) for draft in drafts]
    await book.flush()
    if not history:
        await select_today.arm_daily(tx, setup, dealer)
        await arm_sync(tx, dealer)
    return [None if one is None else _as_saved(book, one) for one in found]


def _as_saved(book: OrderBook, one: Upserted) -> Upserted:
    """With its rows as the store has them now; most are as they were decided."""
    order = book.orders.rows[one.order.id]
    follow_up = book.follow_ups.rows[one.follow_up.id] if one.follow_up else None
    if order is one.order and follow_up is one.follow_up:
        return one
    return replace(one, order=order, follow_up=follow_up)


async def cancel_order(tx: WriteTx, setup: Setup, order_id: str, reason: str = "") -> Upserted:
    """Cancel an order: its follow-up and unsent SMS are withdrawn. Cancelling twice changes nothing. NotFound."""
    order = await tx.rows(ServiceOrder).lock(order_id)
    dealer = await setup.dealer(tx, order.dealer_id)
    done = await upsert_order(
        tx, setup, dealer, OrderDraft(order_no=order.order_no, cancelled=True), source=order.source
    )
    why = {_CANCELLED_BECAUSE: reason} if reason else {}
    if any(grant.role is not Role.INTEGRATION for grant in tx.actor.grants):
        why[_CANCELLED_BY] = tx.actor.person_id or ""
    if why and done.outcome is RowOutcome.UPDATED:
        kept = replace(done.order, detail={**done.order.detail, **why})
        done = replace(done, order=await tx.rows(ServiceOrder).save(kept))
    return done


def _one(book: OrderBook, draft: OrderDraft, *, source: str, revive: bool, history: bool) -> Upserted | None:
    known_id = book.order_by_no.get(draft.order_no)
    known = book.orders.rows[known_id] if known_id is not None else None
    if draft.cancelled:
        return _cancel(book, draft, known, source=source)
    revived = known is not None and _is_revived(draft, known, revive)
    if known is not None and known.detail.get(SAID) == said_by(draft) and not revived:
        # The same words again: what was learned elsewhere since is not overwritten by them.
        if history or known.status != "open" or not _is_planned_after_all(book, known):
            return Upserted(outcome=RowOutcome.UNCHANGED, order=known, follow_up=book.first_of(known.id))
        taken = book.change_order(_without(known, HISTORY))
        _tell(book, "order.updated", taken, changed=[HISTORY])
        return Upserted(outcome=RowOutcome.UPDATED, order=taken, changed=(HISTORY,), follow_up=plan(book, taken))
    vehicle = find_vehicle(book, draft, known)
    owner, changed = find_owner(book, draft, known, vehicle)
    contact, more = find_contact(book, draft, known, owner)
    owner = book.person(owner.id)
    vehicle, about_car = take_vehicle(book, draft, vehicle, owner.id)
    changed += more + about_car
    contact_id = contact.id if contact is not None else (known.contact_id if known is not None else None)
    if contact_id is not None and book.person(contact_id).id == owner.id:
        contact_id = None
    stated = _stated(book, draft, known, people=(owner.id, contact_id), vehicle=vehicle, source=source)
    if known is None:
        if history:
            stated = replace(stated, detail={**stated.detail, HISTORY: True})
        else:
            stated = _take_note(book, stated, vehicle)
        stated = _leave_note(book, draft, stated)
        book.add_order(stated)
        _tell(book, "order.accepted", stated, late=_is_late(book, draft))
        planned = None if history else plan(book, stated)
        return Upserted(outcome=RowOutcome.ACCEPTED, order=stated, follow_up=planned)
    if revived:
        stated = replace(_without(stated, _CANCELLED_BY, _CANCELLED_BECAUSE), status="open")
    if not history and stated.status == "open" and _is_planned_after_all(book, stated):
        stated = _without(stated, HISTORY)
    stated = _leave_note(book, draft, stated)
    fields = [*changed, *_differences(known, stated)]
    follow_up = book.first_of(known.id)
    if not fields:
        return Upserted(outcome=RowOutcome.UNCHANGED, order=known, follow_up=follow_up)
    stated = book.change_order(stated)
    names = tuple(dict.fromkeys(fields))
    _tell(book, "order.updated", stated, changed=list(names))
    if not history and stated.status == "open" and HISTORY not in stated.detail:
        follow_up = _plan_anew(book, stated, follow_up, revived=revived)
    return Upserted(outcome=RowOutcome.UPDATED, order=stated, changed=names, follow_up=follow_up)


def _cancel(book: OrderBook, draft: OrderDraft, known: ServiceOrder | None, *, source: str) -> Upserted | None:
    if known is None:
        return None
    follow_up = book.first_of(known.id)
    if known.status == "cancelled":
        return Upserted(outcome=RowOutcome.UNCHANGED, order=known, follow_up=follow_up)
    gone = book.change_order(replace(known, status="cancelled"))
    _tell(book, "order.cancelled", gone)
    if follow_up is not None:
        withdraw(book, follow_up)
    return Upserted(outcome=RowOutcome.UPDATED, order=gone, changed=("cancelled",), follow_up=follow_up)


def _is_revived(draft: OrderDraft, known: ServiceOrder, revive: bool) -> bool:
    if known.status != "cancelled":
        return False
    return revive or (draft.cancelled is False and _CANCELLED_BY not in known.detail)


def _is_planned_after_all(book: OrderBook, order: ServiceOrder) -> bool:
    """Whether an order of the past is not so past: its follow-up's deadline is still ahead."""
    at = order.delivered_at
    return HISTORY in order.detail and (at is None or book.due_of(at).due_at > book.tx.now)


def _without(order: ServiceOrder, *marks: str) -> ServiceOrder:
    return replace(order, detail={name: value for name, value in order.detail.items() if name not in marks})


def _plan_anew(book: OrderBook, order: ServiceOrder, row: FollowUp | None, *, revived: bool) -> FollowUp | None:
    """Plan what is not planned, or not touched yet, or was not required before the change; all else stays."""
    if row is None:
        return plan(book, order)
    if row.state is FollowUpState.DONE:
        withdrawn = revived and row.result is FollowUpResult.WITHDRAWN
        if row.tries == 0 and (withdrawn or row.result is FollowUpResult.NOT_REQUIRED):
            return plan(book, order, row)
        return resume(book, order, row) if withdrawn else row
    if is_untouched(row):
        return plan(book, order, row)
    if row.state is FollowUpState.NUMBER_CHECK:
        _ring_over(book, row)
    return book.follow_ups.rows[row.id]


def _ring_over(book: OrderBook, row: FollowUp) -> None:
    """A number came from the dealer's system for a follow-up whose own was found wrong: it is called over that one."""
    for number in book.numbers_in_order(row.customer_id):
        dialed = dialed_over(number)
        if number.status == "usable" and dialed != row.number and book.numbers.is_new(number.id):
            back = replace(
                row,
                state=FollowUpState.WAITING,
                number=dialed,
                reason="",
                next_try_at=book.open_now(),
                next_try_reason="number-corrected",
            )
            book.follow_ups.change(back)
            book.tx.wake("queue")
            return


def _stated(
    book: OrderBook,
    draft: OrderDraft,
    known: ServiceOrder | None,
    *,
    people: tuple[str, str | None],
    vehicle: Vehicle | None,
    source: str,
) -> ServiceOrder:
    """The order with what the draft says of it; a new one where none is known."""
    said: dict[str, Any] = {"owner_id": people[0], "contact_id": people[1]}
    if vehicle is not None:
        said["vehicle_id"] = vehicle.id
    if draft.order_kind is not None:
        said["kind"] = str(draft.order_kind)
    for name in ("brand", "amount_cents", "adviser", "mileage_km", "opened_at"):
        value = getattr(draft, name)
        if value is not None:
            said[name] = value
    if draft.delivered_at is not None:
        said["delivered_at"] = draft.delivered_at
        said["delivered_exact"] = not draft.delivered_date_only
    detail = dict(known.detail) if known is not None else {}
    detail[SAID] = said_by(draft)
    if draft.order_kind is not None:
        detail.pop("kind_text", None)  # the word for the kind that it had
    if draft.order_kind_text:
        detail["kind_text"] = draft.order_kind_text
    if draft.items:
        detail["items"] = list(draft.items)
    if draft.contact_name:
        detail["contact_name"] = draft.contact_name
    if draft.warnings:
        detail["warnings"] = [f"{warning.field}:{warning.reason}" for warning in draft.warnings]
    if known is not None:
        if known.delivered_at is not None and draft.delivered_date_only and draft.delivered_at is not None:
            said |= _same_day(book, known, draft.delivered_at)
        return replace(known, detail=detail, **said)
    return ServiceOrder(
        id=book.tx.new_id(),
        dealer_id=book.dealer.id,
        order_no=draft.order_no,
        recorded_at=min(draft.recorded_at or book.tx.now, book.tx.now),
        source=source,
        detail=detail,
        **said,
    )


def _same_day(book: OrderBook, known: ServiceOrder, day: datetime) -> dict[str, Any]:
    """A date alone does not erase the known time of the same day."""
    zone = zone_of(book.dealer.time_zone)
    if known.delivered_at is not None and known.delivered_at.astimezone(zone).date() == day.astimezone(zone).date():
        return {"delivered_at": known.delivered_at, "delivered_exact": known.delivered_exact}
    return {}


def _take_note(book: OrderBook, order: ServiceOrder, vehicle: Vehicle | None) -> ServiceOrder:
    """The note that waits for the vehicle or its people goes with the order of their next visit, once (S2-15)."""
    notes: list[str] = []
    if vehicle is not None and vehicle.next_visit_note:
        notes.append(vehicle.next_visit_note)
        book.vehicles.change(replace(book.vehicles.rows[vehicle.id], next_visit_note=""))
    for id in dict.fromkeys((order.owner_id, order.contact_id)):
        person = book.person(id) if id is not None else None
        if person is not None and person.next_visit_note:
            notes.append(person.next_visit_note)
            book.people.change(replace(person, next_visit_note=""))
    return replace(order, visit_note="\n".join(dict.fromkeys(notes))) if notes else order


def _leave_note(book: OrderBook, draft: OrderDraft, order: ServiceOrder) -> ServiceOrder:
    """A note that the workshop wrote waits for the next visit; a file that is read again does not leave it twice."""
    note = draft.next_visit_note
    if not note or order.detail.get("left_note") == note or order.vehicle_id is None:
        return order
    vehicle = book.vehicles.rows[order.vehicle_id]
    both = "\n".join(filter(None, [vehicle.next_visit_note, note]))
    book.vehicles.change(replace(vehicle, next_visit_note=both))
    return replace(order, detail={**order.detail, "left_note": note})


def _differences(before: ServiceOrder, after: ServiceOrder) -> list[str]:
    names = ["owner_id", "contact_id", "vehicle_id", "kind", "brand", "amount_cents", "adviser", "mileage_km"]
    names += ("opened_at", "delivered_at", "delivered_exact", "status")
    found = [name for name in names if getattr(before, name) != getattr(after, name)]
    if {**before.detail, SAID: ""} != {**after.detail, SAID: ""}:
        found.append("detail")
    return found


def _is_late(book: OrderBook, draft: OrderDraft) -> bool:
    """Whether the follow-up's time was over when the order came in (late entry)."""
    return draft.delivered_at is not None and book.due_of(draft.delivered_at).due_at <= book.tx.now


def _tell(book: OrderBook, kind: str, order: ServiceOrder, **more: Any) -> None:
    told: dict[str, Any] = {"order_no": order.order_no, "owner": order.owner_id, "vehicle": order.vehicle_id, **more}
    told["delivered_at"] = instant(order.delivered_at) if order.delivered_at else None
    book.tx.emit(kind, "service_order", order.id, book.dealer.id, **told)
