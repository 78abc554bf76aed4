"""What agents have at hand in a call (S2-35): which fields each kind of line uses, and what holds on a day."""

from collections.abc import Iterable
from datetime import date

from callcenter.core.finding import folded
from callcenter.core.model.desk import ShelfItem, ShelfKind
from callcenter.errors import Problem

USES: dict[ShelfKind, frozenset[str]] = {
    ShelfKind.PART_PRICE: frozenset({"code", "amount_cents", "unit"}),
    ShelfKind.STAFF: frozenset({"code", "number"}),
    ShelfKind.MEMBER_OFFER: frozenset({"code", "valid_from", "valid_until"}),
    ShelfKind.INSPECTION: frozenset({"code", "vehicle_id", "due_on"}),
    ShelfKind.SHOP_EVENT: frozenset({"code", "valid_from", "valid_until"}),
}
"""Kind → the fields it has beside title, text and whether it is in use."""

NEEDS: dict[ShelfKind, frozenset[str]] = {
    ShelfKind.PART_PRICE: frozenset({"amount_cents"}),
    ShelfKind.STAFF: frozenset({"number"}),
    ShelfKind.MEMBER_OFFER: frozenset(),
    ShelfKind.INSPECTION: frozenset({"vehicle_id", "due_on"}),
    ShelfKind.SHOP_EVENT: frozenset(),
}
"""Kind → the fields without which a line says nothing."""

_EVERY = frozenset().union(*USES.values())


def check_item(item: ShelfItem) -> list[Problem]:
    """What is wrong with a line, each with its field; empty when it may be kept."""
    problems = [
        Problem(name, "not-of-this-kind")
        for name in sorted(_EVERY - USES[item.kind])
        if getattr(item, name) not in (None, "")
    ]
    problems += [Problem(name, "needed") for name in sorted(NEEDS[item.kind]) if getattr(item, name) in (None, "")]
    if not item.title.strip():
        problems.append(Problem("title", "needed"))
    if item.valid_from is not None and item.valid_until is not None and item.valid_until < item.valid_from:
        problems.append(Problem("valid_until", "before-it-begins"))
    return problems


def holds_on(item: ShelfItem, day: date) -> bool:
    """Whether a line is to be shown on a local day: in use, begun, and not over."""
    begun = item.valid_from is None or item.valid_from <= day
    over = item.valid_until is not None and item.valid_until < day
    return item.active and begun and not over


def shown_on(items: Iterable[ShelfItem], day: date) -> list[ShelfItem]:
    """The lines that hold on a day, as people read them: what ends soon before what ends later, then by title."""
    held = [item for item in items if holds_on(item, day)]
    return sorted(held, key=lambda item: (item.valid_until or item.due_on or date.max, item.title, item.id))


def search_text(item: ShelfItem) -> str:
    """What a line is found by."""
    return folded(item.title, item.code, item.text, item.number)
