"""What is at hand in a call (S2-35): the shelf's lines kept up by the desk, and the six things put together for a card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from callcenter.core import shelf as rules
from callcenter.core.finding import asked_pairs, best
from callcenter.core.model import FollowUp, ServiceOrder, ShelfItem, ShelfKind, Vehicle
from callcenter.core.vehicle import check_plate, check_vin
from callcenter.core.worktime import local_day
from callcenter.errors import InvalidInput, Problem, StaleRow
from callcenter.flows import audit
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.setup import Setup

MOST_AT_HAND = 200
"""Lines of one kind on a card; the rest is found by searching."""

MOST_RANKED = 500

_SAID = frozenset({field.name for field in fields(ShelfItem)}) - {
    "id",
    "dealer_id",
    "kind",
    "search",
    "updated_at",
    "updated_by",
    "version",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """The six things of one follow-up; `inspections` are those of the vehicle and of its owner's other ones."""

    order: ServiceOrder | None
    part_prices: Sequence[ShelfItem]
    staff: Sequence[ShelfItem]
    member_offers: Sequence[ShelfItem]
    inspections: Sequence[ShelfItem]
    shop_events: Sequence[ShelfItem]


async def at_hand(tx: ReadTx | WriteTx, setup: Setup, follow_up: FollowUp, order: ServiceOrder | None = None) -> AtHand:
    """Put the six things together as they hold today at the dealer. `order`: the follow-up's, where it was read already."""
    dealer = await setup.dealer(tx, follow_up.dealer_id)
    today = local_day(dealer.time_zone, tx.now)
    if order is None and follow_up.order_id is not None:
        order = await tx.rows(ServiceOrder).find(follow_up.order_id)
    general = [kind for kind in ShelfKind if kind is not ShelfKind.INSPECTION]
    found: dict[ShelfKind, list[ShelfItem]] = {}
    for kind in general:
        lines = await tx.rows(ShelfItem).all(
            dealer_id=dealer.id, kind=kind, active=True, order=("title", "id"), limit=MOST_AT_HAND
        )
        found[kind] = rules.shown_on(lines, today)
    cars = {order.vehicle_id} if order is not None and order.vehicle_id else set()
    cars |= {car.id for car in await tx.rows(Vehicle).all(owner_id=follow_up.customer_id, limit=20)}
    dates: list[ShelfItem] = []
    if cars:
        dates = await tx.rows(ShelfItem).all(
            kind=ShelfKind.INSPECTION, vehicle_id__in=sorted(cars), dealer_id=dealer.id, active=True
        )
    return AtHand(
        order=order,
        part_prices=found[ShelfKind.PART_PRICE],
        staff=found[ShelfKind.STAFF],
        member_offers=found[ShelfKind.MEMBER_OFFER],
        inspections=rules.shown_on(dates, today),
        shop_events=found[ShelfKind.SHOP_EVENT],
    )


async def find_lines(tx: ReadTx | WriteTx, typed: str, **where: Any) -> list[ShelfItem]:
    """The lines that fit what somebody typed, best first; none where nothing can be searched for."""
    pairs = asked_pairs(typed)
    if not pairs:
        return []
    rows = await tx.rows(ShelfItem).all(limit=MOST_RANKED, **where_pairs(where, pairs))
    by_id = {row.id: row for row in rows}
    return [by_id[id] for id in best(typed, [(row.id, row.search) for row in rows])]


def where_pairs(where: Mapping[str, Any], pairs: Sequence[str]) -> dict[str, Any]:
    """The filter for rows whose `search` holds at least one of the pairs, inside another filter that may hold choices."""
    choices = [{"search__like": pair} for pair in pairs]
    if "any_of" not in where:
        return {**where, "any_of": choices}
    rest = {name: value for name, value in where.items() if name != "any_of"}
    return {**rest, "any_of": [{**outer, **inner} for outer in where["any_of"] for inner in choices]}


async def add_line(tx: WriteTx, setup: Setup, dealer_id: str, kind: ShelfKind, said: Mapping[str, Any]) -> ShelfItem:
    """Put a line on the shelf. InvalidInput names each wrong field; Duplicate for a code that is there already."""
    await setup.dealer(tx, dealer_id)
    blank = ShelfItem(id=tx.new_id(), dealer_id=dealer_id, kind=kind, title="", updated_at=tx.now)
    saved = await tx.rows(ShelfItem).add(await _made(tx, blank, said))
    await _tell(tx, "shelf.added", saved, audit.changes(blank, saved, leave_out=("version", "search", "updated_at")))
    return saved


async def change_line(tx: WriteTx, item_id: str, version: int, said: Mapping[str, Any]) -> ShelfItem:
    """Change a line; what is not said stays. InvalidInput, StaleRow."""
    before = await tx.rows(ShelfItem).lock(item_id)
    if before.version != version:
        raise StaleRow(what="shelf_items", id=item_id)
    after = await _made(tx, before, said)
    saved = await tx.rows(ShelfItem).save(after)
    await _tell(tx, "shelf.changed", saved, audit.changes(before, after, leave_out=("version", "search", "updated_at")))
    return saved


async def remove_line(tx: WriteTx, item_id: str) -> None:
    """Take a line off the shelf for good; the audit trail keeps what it said."""
    item = await tx.rows(ShelfItem).lock(item_id)
    await tx.rows(ShelfItem).remove(item_id)
    await _tell(tx, "shelf.removed", item, {"title": item.title, "code": item.code, "text": item.text})


async def put_lines(
    tx: WriteTx, setup: Setup, dealer_id: str, kind: ShelfKind, lines: Sequence[Mapping[str, Any]], *, whole: bool
) -> tuple[int, int, int]:
    """Put many lines at once, all or none: one with a known code is changed. How many were added, changed, taken out.

    `whole`: the list is the whole of this kind, so that lines which are not in it go out of use. InvalidInput names each
    wrong field as `items.3.title`.
    """
    await setup.dealer(tx, dealer_id)
    there = await tx.rows(ShelfItem).all(dealer_id=dealer_id, kind=kind)
    by_code = {row.code: row for row in there if row.code}
    added = changed = 0
    seen: set[str] = set()
    new: list[ShelfItem] = []
    problems: list[Problem] = []
    for place, said in enumerate(lines):
        blank = ShelfItem(id=tx.new_id(), dealer_id=dealer_id, kind=kind, title="", updated_at=tx.now)
        try:
            made = await _made(tx, blank, said)
            if made.code and made.code in {row.code for row in new}:
                raise InvalidInput([Problem("code", "twice")])
            before = by_code.get(made.code) if made.code else None
            if before is None:
                new.append(made)
                added += 1
                continue
            seen.add(before.id)
            after = await _made(tx, before, {"active": True, **said})
            if audit.changes(before, after, leave_out=("version", "updated_at", "updated_by")):
                await tx.rows(ShelfItem).save(after)
                changed += 1
        except InvalidInput as refused:
            problems += [Problem(f"items.{place}.{one.field}", one.reason) for one in refused.problems]
    if problems:
        raise InvalidInput(problems[:100])
    await tx.rows(ShelfItem).add_all(new)
    gone = [row for row in there if whole and row.active and row.id not in seen]
    for row in gone:
        await tx.rows(ShelfItem).save(replace(row, active=False, updated_at=tx.now, updated_by=tx.actor.person_id))
    counts = {"added": added, "changed": changed, "out_of_use": len(gone)}
    tx.emit("shelf.put", "shelf", dealer_id, dealer_id, list=str(kind), **counts)
    await audit.record(tx, "shelf.put", "shelf", dealer_id, dealer_id=dealer_id, kind=str(kind), **counts)
    return added, changed, len(gone)


async def _made(tx: WriteTx, before: ShelfItem, said: Mapping[str, Any]) -> ShelfItem:
    given = {name: value for name, value in said.items() if name in _SAID}
    for name in ("title", "code", "number", "unit"):
        if isinstance(given.get(name), str):
            given[name] = given[name].strip()
    made = replace(before, **given, updated_at=tx.now, updated_by=tx.actor.person_id)
    if made.kind is ShelfKind.INSPECTION:
        if car := str(said.get("plate") or said.get("vin") or ""):
            made = replace(made, vehicle_id=await _vehicle(tx, made.dealer_id, car))
        made = replace(made, code=f"{made.vehicle_id}:{made.title}" if made.vehicle_id else "")
    if problems := rules.check_item(made):
        raise InvalidInput(problems)
    words = rules.search_text(made)
    if made.vehicle_id is not None:
        car_row = await tx.rows(Vehicle).find(made.vehicle_id)
        if car_row is None or car_row.dealer_id != made.dealer_id:
            raise InvalidInput([Problem("vehicle_id", "unknown")])
        words = rules.search_text(replace(made, code=f"{car_row.plate} {car_row.vin} {car_row.model}"))
    return replace(made, search=words)


async def _vehicle(tx: WriteTx, dealer_id: str, car: str) -> str:
    plate, vin = check_plate(car).plate, check_vin(car).vin
    where = {"plate": plate} if plate else {"vin": vin or car}
    found = await tx.rows(Vehicle).first(dealer_id=dealer_id, **where)
    if found is None:
        raise InvalidInput([Problem("plate", "unknown")])
    return found.id


async def _tell(tx: WriteTx, kind: str, item: ShelfItem, changes: Mapping[str, Any]) -> None:
    tx.emit(kind, "shelf", item.id, item.dealer_id, list=str(item.kind), title=item.title)
    await audit.record(tx, kind, "shelf", item.id, dealer_id=item.dealer_id, list=str(item.kind), changes=dict(changes))
