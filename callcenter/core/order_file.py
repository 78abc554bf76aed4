"""A row of a dealer's file becomes a repair order or the reasons why not; a bad row refuses itself alone.

Required are order_no and delivered_at; a cancelled order needs its order_no only. A row without a usable number is
taken with the warning `no_usable_number`: its follow-up goes to the list a person looks at, it is never dropped.
A value that cannot be read refuses the row, but for the mapping's lenient fields, for single numbers of a cell (a
warning each) and for words of order kind and language (a warning). Unreadable wishes refuse: nobody is rung on a guess.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Literal

from callcenter.core.cell_text import clean, is_damaged_number, narrow, says_nothing
from callcenter.core.dates import DateReason, Moment, parse_moment
from callcenter.core.order_columns import ColumnPlan, OrderMapping
from callcenter.core.order_values import (
    OrderKind,
    is_cancelled_status,
    read_cents,
    read_km,
    read_language,
    read_order_kind,
    read_yes_no,
)
from callcenter.core.phone import PhoneNumber, parse_numbers
from callcenter.core.vehicle import check_plate, check_vin
from callcenter.errors import Problem

_LONGEST = {"order_no": 64, "dealer_code": 64, "next_visit_note": 2_000}
_LONGEST_TEXT = 200
_UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDraft:
    """A repair order as a file or the API states it, normalised. None and () mean "not said" and must erase nothing.

    Instants are UTC; with delivered_date_only the day is known, delivered_at is its first minute in the dealer's zone.
    delivered_at is None only when cancelled. Money in cents. order_kind_text keeps the sender's word.
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
    amount_cents: int | None = None
    mileage_km: int | None = None
    adviser: str | None = None
    next_visit_note: str | None = None
    do_not_follow_up: bool | None = None
    no_sms: bool | None = None
    no_calls: bool | None = None
    no_recording: bool | None = None
    cancelled: bool = False
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
    row = _Row(cells, plan, mapping, context)
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
    if _UNREADABLE in "".join(cells):
        row.problems.append(Problem("row", "unreadable_characters"))
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


class _Row:
    """The cells of one row by field, and what was found wrong while reading them."""

    __slots__ = ("cells", "columns", "context", "mapping", "problems", "warnings")

    def __init__(self, cells: Sequence[str], plan: ColumnPlan, mapping: OrderMapping, context: RowContext) -> None:
        self.cells = cells
        self.columns = plan.columns
        self.mapping = mapping
        self.context = context
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []

    def is_blamed(self, name: str) -> bool:
        return any(problem.field == name for problem in self.problems)

    def _blame(self, name: str, reason: str) -> None:
        (self.warnings if name in self.mapping.lenient else self.problems).append(Problem(name, reason))

    def _said(self, name: str) -> list[str]:
        """What the field's columns say, cleaned; nothing for empty ones."""
        columns = self.columns.get(name)
        if columns is None:
            return []
        cells = self.cells
        said = []
        for at in columns:
            if at < len(cells) and (cell := cells[at]):
                text = clean(cell)
                if len(text) > 4 or not says_nothing(text):
                    said.append(text)
        return said

    def text(self, name: str) -> str | None:
        said = self._said(name)
        if not said:
            return None
        if len(said[0]) > _LONGEST.get(name, _LONGEST_TEXT):
            self._blame(name, "too_long")
            return None
        return said[0]

    def code(self, name: str) -> str | None:
        text = self.text(name)
        if text is None:
            return None
        text = narrow(text)
        if is_damaged_number(text):
            self._blame(name, "digits_lost")
            return None
        return text

    def phones(self, name: str, area: str | None) -> tuple[PhoneNumber, ...]:
        found: dict[tuple[str, str | None], PhoneNumber] = {}
        for text in self._said(name):
            parsed = parse_numbers(text, default_area=area)
            for number in parsed.numbers:
                found.setdefault((number.e164, number.extension), number)
            self.warnings.extend(Problem(name, part.reason.value) for part in parsed.refused)
        return tuple(found.values())

    def delivered(self) -> Moment | None:
        """The delivery; a date in one column and its time in another are read together."""
        said = self._said("delivered_at") + self._said("delivered_time")
        if len(said) < 2:
            return self._moment("delivered_at", said)
        first = self._parse(said[0])
        if not isinstance(first, Moment) or first.date_only:
            for other in said[1:]:
                together = self._parse(f"{said[0]} {other}")
                if isinstance(together, Moment):
                    return together
                full = self._parse(other)
                if isinstance(full, Moment) and not full.date_only:
                    return full
        return self._moment("delivered_at", said)

    def moment(self, name: str) -> Moment | None:
        return self._moment(name, self._said(name))

    def _parse(self, text: str) -> Moment | DateReason | None:
        return parse_moment(text, self.context.zone, day_order=self.mapping.day_order)

    def _moment(self, name: str, said: list[str]) -> Moment | None:
        if not said:
            return None
        found = self._parse(said[0])
        if isinstance(found, DateReason):
            self._blame(name, found.value)
            return None
        return found

    def vin(self) -> str | None:
        for text in self._said("vin"):
            checked = check_vin(text)
            if checked.refused is not None:
                self._blame("vin", checked.refused.value)
            if checked.warning is not None:
                self.warnings.append(Problem("vin", checked.warning.value))
            return checked.vin
        return None

    def plate(self) -> str | None:
        for text in self._said("plate"):
            checked = check_plate(text)
            if checked.refused is not None:
                self._blame("plate", checked.refused.value)
            if checked.warning is not None:
                self.warnings.append(Problem("plate", checked.warning.value))
            return checked.plate
        return None

    def order_kind(self) -> tuple[OrderKind | None, str | None]:
        text = self.text("order_kind")
        if text is None:
            return None, None
        kind = read_order_kind(text, self.mapping.order_kinds)
        if kind is None:
            self.warnings.append(Problem("order_kind", "unknown_word"))
            return OrderKind.OTHER, text
        return kind, text

    def amount(self) -> int | None:
        for text in self._said("amount"):
            cents = read_cents(text)
            if cents is None:
                self._blame("amount", "not_a_sum")
            elif cents < 0:
                self.warnings.append(Problem("amount", "negative"))
            return cents
        return None

    def mileage(self) -> int | None:
        for text in self._said("mileage_km"):
            km = read_km(text)
            if km is None:
                self._blame("mileage_km", "not_a_distance")
            return km
        return None

    def _yes_no(self, name: str) -> bool | None:
        """A wish; "无" and the like in such a column mean no, only an empty cell says nothing."""
        for at in self.columns.get(name, ()):
            text = clean(self.cells[at]) if at < len(self.cells) else ""
            if not text:
                continue
            answer = read_yes_no(text)
            if answer is None and not says_nothing(text):
                self._blame(name, "not_yes_or_no")
            return answer
        return None

    def wish(self, name: str, opposite: str | None) -> bool | None:
        """A wish to be left alone; said in either column, the one that protects the customer counts."""
        answer = self._yes_no(name)
        if answer is not True and opposite is not None:
            wants = self._yes_no(opposite)
            return answer if wants is None else not wants
        return answer

    def cancelled(self) -> bool:
        return bool(self._yes_no("cancelled")) or any(is_cancelled_status(text) for text in self._said("status"))

    def language(self) -> Literal["zh-CN", "en"] | None:
        text = self.text("language")
        if text is None:
            return None
        known = read_language(text)
        if known is None:
            self.warnings.append(Problem("language", "unknown_word"))
        return known


_COMPARED = tuple(f.name for f in fields(OrderDraft) if f.name not in ("warnings", "recorded_at"))


def changed_fields(known: OrderDraft, stated: OrderDraft) -> tuple[str, ...]:
    """The fields in which a newly stated order differs from the known one (S2-27); the unsaid is no change."""
    return tuple(
        name
        for name in _COMPARED
        if (new := getattr(stated, name)) is not None and new != () and new != getattr(known, name)
    )
