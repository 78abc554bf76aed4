"""A row of a dealer's file becomes a repair order or the reasons why not; a bad row refuses itself alone.

Required are order_no and delivered_at; a cancelled order needs its order_no only. A row without a usable number is
taken with the warning `no_usable_number`: its follow-up goes to the list a person looks at, it is never dropped.
A value that cannot be read refuses the row, but for the mapping's lenient fields, for single numbers of a cell (a
warning each) and for words of order kind and language (a warning). Unreadable wishes refuse: nobody is rung on a guess.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Literal

from callcenter.core.dates import Moment
from callcenter.core.order_columns import ColumnPlan, OrderMapping
from callcenter.core.order_values import (
    OrderKind,
    read_cents,
    read_km,
    read_language,
    read_order_kind,
    read_status,
)
from callcenter.core.phone import PhoneNumber
from callcenter.core.row_cells import RowCells
from callcenter.core.vehicle import check_plate, check_vin
from callcenter.core.worktime import local_day
from callcenter.errors import Problem

MOST_ITEMS = 50
"""How many items of work are kept of an order."""
_LONGEST_ITEM = 200
_BETWEEN_ITEMS = re.compile(r"[;；、,，/|\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDraft:
    """A repair order as a file or the API states it, normalised. None and () mean "not said" and must erase nothing.

    Instants are UTC; with delivered_date_only the day is known, delivered_at is its first minute in the dealer's zone.
    delivered_at is None only when cancelled. Money in cents. order_kind_text keeps the sender's word, items those of the
    work that was done. `cancelled` is False
    where the order is said to stand: that makes one valid again that was cancelled before.
    """

    order_no: str
    delivered_at: datetime | None = None
    delivered_date_only: bool = False
    dealer_code: str | None = None
    opened_at: datetime | None = None
    recorded_at: datetime | None = None
    customer_name: str | None = None
    customer_phones: tuple[PhoneNumber, ...] = ()
    contact_name: str | None = None
    contact_phones: tuple[PhoneNumber, ...] = ()
    vin: str | None = None
    plate: str | None = None
    brand: str | None = None
    model: str | None = None
    order_kind: OrderKind | None = None
    order_kind_text: str | None = None
    items: tuple[str, ...] = ()
    amount_cents: int | None = None
    mileage_km: int | None = None
    adviser: str | None = None
    next_visit_note: str | None = None
    do_not_follow_up: bool | None = None
    no_sms: bool | None = None
    no_calls: bool | None = None
    no_recording: bool | None = None
    cancelled: bool | None = None
    language: Literal["zh-CN", "en"] | None = None
    warnings: tuple[Problem, ...] = ()


class RowOutcome(StrEnum):
    """What became of a row of the file; `unchanged` when the same order was already known so."""

    ACCEPTED = "accepted"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReport:
    """One line of the report on an import; `number` counts the file's rows from 1, header and empty rows included."""

    number: int
    outcome: RowOutcome
    order_no: str | None = None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A row read: the order, or None and at least one problem. order_no is said even then, if it could be read."""

    draft: OrderDraft | None
    order_no: str | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowContext:
    """What a row does not say itself: the zone its times are in, the area code of its landlines (one, or by dealer)."""

    zone: tzinfo
    area_code: str | Mapping[str, str] | None = None

    def area_for(self, dealer_code: str | None) -> str | None:
        if self.area_code is None or isinstance(self.area_code, str):
            return self.area_code
        return self.area_code.get(dealer_code or "")


def read_row(cells: Sequence[str], plan: ColumnPlan, mapping: OrderMapping, context: RowContext) -> ReadRow:
    """Read one row under its header. Never raises on any content."""
    row = _OrderCells(cells, plan, mapping, context.zone)
    order_no = row.code("order_no")
    dealer = row.code("dealer_code") or mapping.dealer_code
    area = context.area_for(dealer)
    cancelled = row.cancelled()
    delivered = row.delivered()
    opened = row.moment("opened_at")
    recorded = row.moment("recorded_at")
    kind, kind_text = row.order_kind()
    values = {
        "order_no": order_no or "",
        "delivered_at": delivered.at if delivered else None,
        "delivered_date_only": delivered.date_only if delivered else False,
        "dealer_code": dealer,
        "opened_at": opened.at if opened else None,
        "recorded_at": recorded.at if recorded else None,
        "customer_name": row.text("customer_name"),
        "customer_phones": row.phones("customer_phones", area),
        "contact_name": row.text("contact_name"),
        "contact_phones": row.phones("contact_phones", area),
        "vin": row.vin(),
        "plate": row.plate(),
        "brand": row.text("brand"),
        "model": row.text("model"),
        "order_kind": kind,
        "order_kind_text": kind_text,
        "items": row.items(),
        "amount_cents": row.amount(),
        "mileage_km": row.mileage(),
        "adviser": row.text("adviser"),
        "next_visit_note": row.text("next_visit_note"),
        "do_not_follow_up": row.wish("do_not_follow_up", "wants_follow_up"),
        "no_sms": row.wish("no_sms", "wants_sms"),
        "no_calls": row.wish("no_calls", None),
        "no_recording": row.wish("no_recording", "wants_recording"),
        "cancelled": cancelled,
        "language": row.language(),
    }
    if order_no is None and not row.is_blamed("order_no"):
        row.problems.append(Problem("order_no", "missing"))
    if delivered is None and not cancelled and not row.is_blamed("delivered_at"):
        row.problems.append(Problem("delivered_at", "missing"))
    if opened and delivered and not delivered.date_only and opened.at > delivered.at:
        row.warnings.append(Problem("opened_at", "after_delivery"))
    if not values["customer_phones"] and not values["contact_phones"] and not cancelled:
        row.warnings.append(Problem("customer_phones", "no_usable_number"))
    warnings = tuple(row.warnings)
    draft = None if row.problems else OrderDraft(**values, warnings=warnings)  # type: ignore[arg-type]
    return ReadRow(draft=draft, order_no=order_no, problems=tuple(row.problems), warnings=warnings)


class _OrderCells(RowCells):
    """The fields that only an order has."""

    __slots__ = ("own_kinds",)

    def __init__(self, cells: Sequence[str], plan: ColumnPlan, mapping: OrderMapping, zone: tzinfo) -> None:
        super().__init__(cells, plan.columns, zone=zone, day_order=mapping.day_order, lenient=mapping.lenient)
        self.own_kinds = mapping.order_kinds

    def delivered(self) -> Moment | None:
        """The delivery; a date in one column and its time in another are read together."""
        said = self.said("delivered_at") + self.said("delivered_time")
        if len(said) < 2:
            return self.moment_of("delivered_at", said)
        first = self.parse(said[0])
        if not isinstance(first, Moment) or first.date_only:
            for other in said[1:]:
                together = self.parse(f"{said[0]} {other}")
                if isinstance(together, Moment):
                    return together
                full = self.parse(other)
                if isinstance(full, Moment) and not full.date_only:
                    return full
        return self.moment_of("delivered_at", said)

    def vin(self) -> str | None:
        for text in self.said("vin"):
            checked = check_vin(text)
            if checked.refused is not None:
                self.blame("vin", checked.refused.value)
            if checked.warning is not None:
                self.warnings.append(Problem("vin", checked.warning.value))
            return checked.vin
        return None

    def plate(self) -> str | None:
        for text in self.said("plate"):
            checked = check_plate(text)
            if checked.refused is not None:
                self.blame("plate", checked.refused.value)
            if checked.warning is not None:
                self.warnings.append(Problem("plate", checked.warning.value))
            return checked.plate
        return None

    def order_kind(self) -> tuple[OrderKind | None, str | None]:
        text = self.text("order_kind")
        if text is None:
            return None, None
        kind = read_order_kind(text, self.own_kinds)
        if kind is None:
            self.warnings.append(Problem("order_kind", "unknown_word"))
            return OrderKind.OTHER, text
        return kind, text

    def items(self) -> tuple[str, ...]:
        """What was done, each once; a cell may name several."""
        parts = (part.strip() for text in self.said("items") for part in _BETWEEN_ITEMS.split(text))
        return tuple(dict.fromkeys(part[:_LONGEST_ITEM] for part in parts if part))[:MOST_ITEMS]

    def amount(self) -> int | None:
        for text in self.said("amount"):
            cents = read_cents(text)
            if cents is None:
                self.blame("amount", "not_a_sum")
            elif cents < 0:
                self.warnings.append(Problem("amount", "negative"))
            return cents
        return None

    def mileage(self) -> int | None:
        for text in self.said("mileage_km"):
            km = read_km(text)
            if km is None:
                self.blame("mileage_km", "not_a_distance")
            return km
        return None

    def wish(self, name: str, opposite: str | None) -> bool | None:
        """A wish to be left alone; said in either column, the one that protects the customer counts."""
        answer = self.yes_no(name)
        if answer is not True and opposite is not None:
            wants = self.yes_no(opposite)
            return answer if wants is None else not wants
        return answer

    def cancelled(self) -> bool | None:
        """Said in either column that it is; False where one says plainly that the order stands."""
        said = [self.yes_no("cancelled")]
        said += [None if valid is None else not valid for valid in map(read_status, self.said("status"))]
        return True if True in said else (False if False in said else None)

    def language(self) -> Literal["zh-CN", "en"] | None:
        text = self.text("language")
        if text is None:
            return None
        known = read_language(text)
        if known is None:
            self.warnings.append(Problem("language", "unknown_word"))
        return known


def is_ahead(delivered_at: datetime, now: datetime, zone: str) -> bool:
    """Whether a delivery is stated for after tomorrow in the dealer's zone: a mistyped year, whose call would never come.

    A delivery is when the vehicle was handed over, not when that is planned. Tomorrow is let pass: a clock that is wrong
    or a car that is booked out the evening before costs a day at most.
    """
    return delivered_at > now and local_day(zone, delivered_at) > local_day(zone, now) + timedelta(days=1)


_COMPARED = tuple(f.name for f in fields(OrderDraft) if f.name not in ("warnings", "recorded_at"))


def changed_fields(known: OrderDraft, stated: OrderDraft) -> tuple[str, ...]:
    """The fields in which a newly stated order differs from the known one (S2-27); the unsaid is no change."""
    return tuple(
        name
        for name in _COMPARED
        if (new := getattr(stated, name)) is not None and new != () and new != getattr(known, name)
    )
