"""Who owns and who brought the vehicle of an order, and which vehicle it is: known customers are found again, none is lost.

A person is known again by a mobile number, or by the vehicle together with the name. Two customers that turn out to be one
are merged: the later one stays as a row that points to the earlier (`merged_into`), and numbers, wishes and every name go
with it (`source_fields["names"]`). A landline alone, a company's switchboard, makes nobody the same person; nor does a
number that was found to be wrong: whoever comes with it is somebody else.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from callcenter.core.model import Customer, FollowUp, FollowUpState, ServiceOrder, Ticket, Vehicle
from callcenter.core.order_file import OrderDraft
from callcenter.core.phone import PhoneKind, PhoneNumber
from callcenter.flows.order_book import OrderBook
from callcenter.flows.order_numbers import take_numbers
from callcenter.flows.wishes import WISHES, heed

BY_ORDER = "order"
"""Who made a wish known, kept in source_fields["wishes"]: the dealer's system takes back only what it said itself."""
_WISHES = tuple((wish, "do_not_follow_up" if wish == "no_follow_ups" else wish) for wish in WISHES)
"""Each wish with the draft's field for it."""


def find_vehicle(book: OrderBook, draft: OrderDraft, known: ServiceOrder | None) -> Vehicle | None:
    """The vehicle that the order names: by VIN, else by plate (where its VIN does not differ), else the known order's."""
    if draft.vin and draft.vin in book.vehicle_by_vin:
        return book.vehicles.rows[book.vehicle_by_vin[draft.vin]]
    if draft.plate and draft.plate in book.vehicle_by_plate:
        found = book.vehicles.rows[book.vehicle_by_plate[draft.plate]]
        if not draft.vin or not found.vin:
            return found
    if known is not None and known.vehicle_id is not None:
        found = book.vehicles.rows[known.vehicle_id]
        same_vin = not draft.vin or not found.vin or found.vin == draft.vin
        same_plate = bool(draft.vin) or not draft.plate or not found.plate or found.plate == draft.plate
        if same_vin and same_plate:
            return found
    return None


def take_vehicle(
    book: OrderBook, draft: OrderDraft, found: Vehicle | None, owner_id: str
) -> tuple[Vehicle | None, list[str]]:
    """The vehicle as the order states it, and the fields that changed; None when the order names no vehicle."""
    if found is None and not (draft.vin or draft.plate):
        return None, []
    if found is None:
        added = book.vehicles.add(
            Vehicle(
                id=book.tx.new_id(),
                dealer_id=book.dealer.id,
                vin=draft.vin or "",
                plate=draft.plate or "",
                model=draft.model or "",
                brand=draft.brand or "",
                owner_id=owner_id,
            )
        )
        book.index_vehicle(added)
        return added, ["vehicle"]
    said = {
        name: value
        for name in ("vin", "plate", "model", "brand")
        if (value := getattr(draft, name)) and value != getattr(found, name)
    }
    if found.owner_id != owner_id:
        said["owner_id"] = owner_id
    if not said:
        return found, []
    changed = book.vehicles.change(replace(found, **said))
    book.index_vehicle(changed)
    return changed, sorted(said)


def find_owner(
    book: OrderBook, draft: OrderDraft, known: ServiceOrder | None, vehicle: Vehicle | None
) -> tuple[Customer, list[str]]:
    """The owner of the order, merged with whom the number and the vehicle show to be the same, and what changed."""
    changed: list[str] = []
    name, phones = draft.customer_name, draft.customer_phones
    if name is None and not phones:
        if known is not None:
            return book.person(known.owner_id), changed
        if vehicle is not None and vehicle.owner_id is not None:
            return book.person(vehicle.owner_id), changed
        name, phones = draft.contact_name, draft.contact_phones
    by_number = _with_numbers(book, phones, name)
    by_car: list[Customer] = []
    for id in (known.owner_id if known else None, vehicle.owner_id if vehicle else None):
        if id is not None and id in book.people.rows:
            by_car.append(book.person(id))
    same = {row.id: row for row in by_number}
    for row in by_car:
        # Where the number says who it is, the car alone proves nothing: it may have changed hands.
        if name in names_of(row) or (not by_number and (name is None or not row.name)):
            same[row.id] = row
    if not same:
        row = _add(book, name, draft)
        changed.append("customer")
    else:
        row, changed = _one(book, [same[id] for id in sorted(same)])
    row, more = _refresh(book, row, name, phones, draft, known)
    return row, changed + more


def find_contact(
    book: OrderBook, draft: OrderDraft, known: ServiceOrder | None, owner: Customer
) -> tuple[Customer | None, list[str]]:
    """The person who brought the vehicle (送修人), when it is not the owner; None when nobody else can be rung."""
    if not draft.contact_phones:
        return None, []
    same = {row.id: row for row in _with_numbers(book, draft.contact_phones, draft.contact_name)}
    if owner.id in same or (draft.contact_name is not None and draft.contact_name == owner.name):
        merged, changed = _one(book, [owner, *(row for row in same.values() if row.id != owner.id)])
        phones = (*draft.customer_phones, *draft.contact_phones)
        refreshed, more = _refresh(book, merged, draft.contact_name, phones, draft, known)
        return (None, changed + more) if refreshed.id == owner.id else (refreshed, changed + more)
    if same:
        row, changed = _one(book, [same[id] for id in sorted(same)])
    else:
        row, changed = _add(book, draft.contact_name, draft), ["contact"]
    row, more = _refresh(book, row, draft.contact_name, draft.contact_phones, draft, known)
    return row, changed + more


def names_of(row: Customer) -> list[str]:
    """Every name under which the customer is known, the one in use first."""
    others = row.source_fields.get("names")
    if not others:
        return [row.name] if row.name else []
    return [name for name in dict.fromkeys([row.name, *others]) if name]


def _with_numbers(book: OrderBook, phones: Sequence[PhoneNumber], name: str | None) -> list[Customer]:
    found: dict[str, Customer] = {}
    for phone in phones:
        mistaken = [row for row in book.people_refuted(phone.e164) if name is not None and name == row.name]
        if mistaken:
            # The sender still has the wrong number under their name: it does not make them the one who answers there.
            found |= {row.id: row for row in mistaken}
            continue
        for row in book.people_with(phone.e164):
            if phone.kind is PhoneKind.MOBILE or (name is not None and name in names_of(row)):
                found[row.id] = row
    return list(found.values())


def _add(book: OrderBook, name: str | None, draft: OrderDraft) -> Customer:
    return book.people.add(
        Customer(
            id=book.tx.new_id(),
            dealer_id=book.dealer.id,
            name=name or "",
            language=draft.language or book.dealer.language,
            updated_at=book.tx.now,
        )
    )


def _one(book: OrderBook, same: Sequence[Customer]) -> tuple[Customer, list[str]]:
    """The first of several customers that are one; the others point to it, and all that they had goes with it."""
    first, changed = same[0], []
    for other in same[1:]:
        if other.id == first.id:
            continue
        first = merge(book, first, other)
        changed.append("customer")
    return first, changed


def merge(book: OrderBook, first: Customer, other: Customer) -> Customer:
    """Make two customers one: numbers are copied, wishes of either hold, every name is kept, nothing is deleted."""
    names = list(dict.fromkeys([*names_of(first), *names_of(other)]))
    origins = _origins(first, other)
    fields = {**other.source_fields, **first.source_fields, "names": names}
    if origins:
        fields["wishes"] = origins
    notes = [note for note in dict.fromkeys([first.next_visit_note, other.next_visit_note]) if note]
    one = replace(
        first,
        name=first.name or other.name,
        external_id=first.external_id or other.external_id,
        next_visit_note="\n".join(notes),
        source_fields=fields,
        updated_at=book.tx.now,
        **{wish: getattr(first, wish) or getattr(other, wish) for wish in WISHES},
    )
    has = {(row.number, row.extension) for row in book.numbers_in_order(first.id)}
    place = len(has)
    for number in book.numbers_in_order(other.id):
        if (number.number, number.extension) not in has:
            place += 1
            book.add_number(replace(number, id=book.tx.new_id(), customer_id=first.id, position=place, version=0))
    book.people.change(replace(other, merged_into=first.id, updated_at=book.tx.now))
    book.join_visits(first.id, other.id)
    for row in book.open_for_customer(other.id):
        book.follow_ups.change(replace(row, customer_id=first.id))
        book.open_of_customer.setdefault(first.id, []).append(row.id)
    book.tx.emit("customer.merged", "customer", first.id, book.dealer.id, merged=other.id)
    book.afterwards.append(partial(_take_along, book, first.id, other.id))
    return book.people.change(one)


async def _take_along(book: OrderBook, first_id: str, other_id: str) -> None:
    """Open tickets with their second calls go with their customer; what is open then heeds the wishes of either."""
    tx = book.tx
    for row in await tx.rows(FollowUp).all(customer_id=other_id, state__ne=FollowUpState.DONE):
        held = await tx.rows(FollowUp).lock(row.id)
        await tx.rows(FollowUp).save(replace(held, customer_id=first_id))
    for ticket in await tx.rows(Ticket).all(customer_id=other_id):
        taken = await tx.rows(Ticket).lock(ticket.id)
        await tx.rows(Ticket).save(replace(taken, customer_id=first_id))
    await _heed(book, first_id)


def _origins(first: Customer, other: Customer) -> dict[str, str]:
    """Who made each wish known: what one of the two told us is not for the dealer's file to take back."""
    told = [one.source_fields.get("wishes", {}) for one in (first, other)]
    origins = {**told[1], **told[0]}
    for wish in WISHES:
        words = {word.get(wish) for one, word in zip((first, other), told, strict=True) if getattr(one, wish)}
        if words - {BY_ORDER}:
            origins[wish] = next((word for word in words if word not in (None, BY_ORDER)), "customer")
    return origins


def _refresh(
    book: OrderBook,
    row: Customer,
    name: str | None,
    phones: Sequence[PhoneNumber],
    draft: OrderDraft,
    known: ServiceOrder | None,
) -> tuple[Customer, list[str]]:
    """What the order says of a customer: another name is kept beside the known one, numbers and wishes are added."""
    changed: list[str] = []
    values: dict[str, object] = {}
    fields = row.source_fields
    if name and not row.name:
        values["name"] = name
        changed.append("customer_name")
    elif name and name not in names_of(row):
        fields = {**fields, "names": [*names_of(row), name]}
        changed.append("customer_name")
    if draft.language and draft.language != row.language:
        values["language"] = draft.language
        changed.append("language")
    known_origins: dict[str, str] = fields.get("wishes", {})
    origins = dict(known_origins)
    told_now = False
    for wish, field in _WISHES:
        said = getattr(draft, field)
        if said is None:
            continue
        if said is True and not getattr(row, wish):
            values[wish], origins[wish] = True, BY_ORDER
            changed.append(wish)
            told_now = True
        elif said is False and getattr(row, wish) and origins.get(wish) == BY_ORDER:
            values[wish] = False
            del origins[wish]
            changed.append(wish)
    if origins != known_origins:
        fields = {**fields, "wishes": origins}
    if values or fields is not row.source_fields:
        row = book.people.change(replace(row, source_fields=fields, updated_at=book.tx.now, **values))  # type: ignore[arg-type]
    if told_now and not book.people.is_new(row.id):
        book.afterwards.append(partial(_heed, book, row.id))
    if phones and take_numbers(book, row, phones, at=_visit(book, draft, known), order_id=known.id if known else None):
        changed.append("numbers")
    return row, changed


def _visit(book: OrderBook, draft: OrderDraft, known: ServiceOrder | None) -> datetime:
    """When the visit was that an order is about."""
    said = draft.delivered_at or (known.delivered_at if known else None)
    said = said or draft.opened_at or (known.opened_at if known else None)
    return said or (known.recorded_at if known else book.tx.now)


async def _heed(book: OrderBook, customer_id: str) -> None:
    await heed(book.tx, book.people.rows[customer_id])
