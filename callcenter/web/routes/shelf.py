"""The shelf: what agents have at hand in a call, per follow-up, and its upkeep by the desk (S2-35)."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import FollowUp, ShelfItem, ShelfKind
from callcenter.flows import shelf
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.shelf import AtHand
from callcenter.web.asked import Asked
from callcenter.web.fields import Day, Id, Line, Model, Page, PageQuery, Shown, Text, Version
from callcenter.web.paging import both, page_of
from callcenter.web.route import Routes
from callcenter.web.routes.follow_ups import OrderShown

routes = Routes("shelf")

Cents = Annotated[int, Field(ge=0, le=10**12)]
DIAL = r"^[0-9+*#() -]*$"


class ShelfLine(Shown):
    """One line of the shelf; `amount_cents` in cents of CNY, days as local days of the dealer, both included."""

    id: Id
    dealer_id: str
    kind: ShelfKind
    title: str
    text: str
    code: str
    amount_cents: int | None
    unit: str
    number: str
    vehicle_id: str | None
    due_on: date | None
    valid_from: date | None
    valid_until: date | None
    active: bool
    updated_at: datetime
    updated_by: str | None
    version: int


class ShelfShown(Shown):
    """The six things at hand: the repair order of this visit, prices, staff, offers, what falls due, events."""

    order: OrderShown | None
    part_prices: list[ShelfLine]
    staff: list[ShelfLine]
    member_offers: list[ShelfLine]
    inspections: list[ShelfLine]
    shop_events: list[ShelfLine]


class ShelfSaid(Model):
    """What a line says; which fields a kind uses: prices `amount_cents` and `unit`, staff `number`, offers and events
    `valid_from` and `valid_until`, inspections `due_on` and `plate` (or `vin`, or `vehicle_id`).
    """

    title: Line = ""
    text: Text = ""
    code: Line = ""
    amount_cents: Cents | None = None
    unit: Annotated[str, Field(max_length=20)] = ""
    number: Annotated[str, Field(max_length=40, pattern=DIAL)] = ""
    vehicle_id: Id | None = None
    plate: Line = ""
    vin: Line = ""
    due_on: Day | None = None
    valid_from: Day | None = None
    valid_until: Day | None = None
    active: bool = True


class ShelfNew(ShelfSaid):
    """A new line of a dealer."""

    dealer_id: Id
    kind: Annotated[ShelfKind, Field(strict=False)]


class ShelfChange(ShelfSaid):
    """A line as it is to be from now on."""

    version: Version


class ShelfPut(Model):
    """Many lines of one kind at once, all or none; one with a known code is changed.

    `whole`: the list is complete, so that lines which are not in it go out of use.
    """

    dealer_id: Id
    items: Annotated[list[ShelfSaid], Field(min_length=1, max_length=2_000)]
    whole: bool = False


class ShelfPutShown(Shown):
    """How many lines were added, changed, and taken out of use."""

    added: int
    changed: int
    out_of_use: int


class ShelfQuery(PageQuery):
    """Which lines. With `q` the best fitting ones come first, on one page."""

    dealer_id: Id | None = None
    kind: ShelfKind | None = None
    active: bool | None = None
    vehicle_id: Id | None = None
    q: Line = ""


def shelf_shown(found: AtHand) -> ShelfShown:
    """The six things as they are shown."""
    return ShelfShown(
        order=OrderShown.of(found.order) if found.order is not None else None,
        part_prices=[ShelfLine.of(one) for one in found.part_prices],
        staff=[ShelfLine.of(one) for one in found.staff],
        member_offers=[ShelfLine.of(one) for one in found.member_offers],
        inspections=[ShelfLine.of(one) for one in found.inspections],
        shop_events=[ShelfLine.of(one) for one in found.shop_events],
    )


@routes.get("/shelf", zh="资料架列表", act=Act.SHELF_SEE)
async def list_shelf(asked: Asked, tx: ReadTx, query: ShelfQuery) -> Page[ShelfLine]:
    """Lines of the shelf by title; with `q` found by any part of title, text, code, number or plate."""
    where: dict[str, Any] = query.model_dump(include={"dealer_id", "kind", "active", "vehicle_id"}, exclude_none=True)
    where = both(where, await asked.where(tx, Act.SHELF_SEE))
    if query.q.strip():
        found = await shelf.find_lines(tx, query.q, **where)
        return Page(items=[ShelfLine.of(one) for one in found[: query.limit]], next=None)
    return await page_of(tx, ShelfItem, query, ShelfLine.of, order=("title", "id"), **where)


@routes.get("/follow-ups/{follow_up_id}/shelf", zh="通话手边资料", act=Act.SHELF_SEE)
async def show_shelf(asked: Asked, tx: ReadTx, follow_up_id: Id) -> ShelfShown:
    """The six things at hand for this follow-up, as they hold today at the dealer."""
    row = await tx.rows(FollowUp).get(follow_up_id)
    await asked.demand(tx, Act.SHELF_SEE, row.dealer_id, hide=("follow_ups", follow_up_id))
    return shelf_shown(await shelf.at_hand(tx, asked.house.setup, row))


@routes.post("/shelf", zh="添加资料", act=Act.SHELF_CHANGE, status=201)
async def add_shelf_line(asked: Asked, tx: WriteTx, body: ShelfNew) -> ShelfLine:
    """Put a line on a dealer's shelf. Audited."""
    await asked.demand(tx, Act.SHELF_CHANGE, body.dealer_id)
    return ShelfLine.of(await shelf.add_line(tx, asked.house.setup, body.dealer_id, body.kind, _said(body)))


@routes.put("/shelf/lists/{kind}", zh="批量更新资料", act=Act.SHELF_CHANGE)
async def put_shelf_lines(asked: Asked, tx: WriteTx, kind: ShelfKind, body: ShelfPut) -> ShelfPutShown:
    """Put many lines at once: a whole price list, the staff list, the dates of the month. Audited."""
    await asked.demand(tx, Act.SHELF_CHANGE, body.dealer_id)
    lines = [_said(one) for one in body.items]
    added, changed, gone = await shelf.put_lines(tx, asked.house.setup, body.dealer_id, kind, lines, whole=body.whole)
    return ShelfPutShown(added=added, changed=changed, out_of_use=gone)


@routes.put("/shelf/{item_id}", zh="修改资料", act=Act.SHELF_CHANGE)
async def change_shelf_line(asked: Asked, tx: WriteTx, item_id: Id, body: ShelfChange) -> ShelfLine:
    """Change a line. Audited."""
    item = await tx.rows(ShelfItem).get(item_id)
    await asked.demand(tx, Act.SHELF_CHANGE, item.dealer_id, hide=("shelf_items", item_id))
    return ShelfLine.of(await shelf.change_line(tx, item_id, body.version, _said(body)))


@routes.delete("/shelf/{item_id}", zh="删除资料", act=Act.SHELF_CHANGE)
async def remove_shelf_line(asked: Asked, tx: WriteTx, item_id: Id) -> None:
    """Take a line off the shelf; the audit trail keeps what it said."""
    item = await tx.rows(ShelfItem).get(item_id)
    await asked.demand(tx, Act.SHELF_CHANGE, item.dealer_id, hide=("shelf_items", item_id))
    await shelf.remove_line(tx, item_id)


def _said(body: ShelfSaid) -> dict[str, Any]:
    told = body.model_dump(exclude={"dealer_id", "kind", "version"})
    if not told["vehicle_id"]:
        del told["vehicle_id"]
    return told
