"""Which number of a customer is rung first: what the newest visit states, unless a person has said otherwise since.

Numbers are added and put in order, never removed. An older order (of the past, or corrected late) adds what it states
behind those that are known. What an agent corrected, or the named person took over from a comparison (S2-27), stays first
until a later visit brings a number that nobody knew: that the dealer's system still states an old one is no news.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from callcenter.core.model import Customer, CustomerNumber, FollowUpState
from callcenter.core.phone import PhoneNumber
from callcenter.flows import after_try
from callcenter.flows.order_book import OrderBook
from callcenter.flows.tell import instant, tell

_SET_BY_HAND = "first_number"
"""Where a customer keeps which number a person said to ring first and when, in `source_fields`."""
_BETWEEN_TRIES = (FollowUpState.WAITING, FollowUpState.READY, FollowUpState.BUNDLED)

Line = tuple[str, str]
"""A number and its extension: what makes two entries the same."""


def dialed_over(number: CustomerNumber) -> str:
    """The number as a follow-up keeps it: E.164, an extension behind `;`."""
    return f"{number.number};{number.extension}" if number.extension else number.number


def set_by_hand(customer: Customer, number: str, now: datetime) -> Customer:
    """The customer (not saved) with the mark that a person put this number (E.164) first."""
    fields = {**customer.source_fields, _SET_BY_HAND: {"number": number, "at": instant(now)}}
    return replace(customer, source_fields=fields, updated_at=now)


def take_numbers(
    book: OrderBook, customer: Customer, phones: Sequence[PhoneNumber], *, at: datetime, order_id: str | None
) -> bool:
    """Keep the numbers that an order states of a customer; whether one was added or put elsewhere.

    `at` is when the order's visit was, `order_id` the order where it is known already.
    """
    before = book.numbers_in_order(customer.id)
    rows = {(row.number, row.extension): row for row in before}
    stated = list(dict.fromkeys((phone.e164, phone.extension or "") for phone in phones))
    new = [line for line in stated if line not in rows]
    last = max((row.position for row in before), default=0)
    for phone in phones:
        line = (phone.e164, phone.extension or "")
        if line in rows:
            continue
        last += 1
        rows[line] = CustomerNumber(
            id=book.tx.new_id(),
            customer_id=customer.id,
            number=phone.e164,
            extension=phone.extension or "",
            kind=str(phone.kind),
            position=last,
            raw=phone.display,
        )
        book.add_number(rows[line])
    if not before or not book.is_newest_visit(customer.id, order_id, at):
        return bool(new)
    leading = [row for line in _leading(customer, before, stated, new, at) if (row := rows[line]).status == "usable"]
    return _put_first(book, customer.id, leading) or bool(new)


def _leading(
    customer: Customer, before: Sequence[CustomerNumber], stated: list[Line], new: list[Line], at: datetime
) -> list[Line]:
    """Which of the numbers that the newest visit states go in front."""
    mark = customer.source_fields.get(_SET_BY_HAND)
    first = next((row for row in before if row.status == "usable"), None)
    if mark is None or first is None or first.number != mark["number"]:
        return stated
    return new if at > datetime.fromisoformat(mark["at"]) else []


def _put_first(book: OrderBook, customer_id: str, leading: list[CustomerNumber]) -> bool:
    rows = book.numbers_in_order(customer_id)
    if rows[: len(leading)] == leading:
        return False
    top = rows[0].position - len(leading)
    for place, row in enumerate(leading):
        book.numbers.change(replace(row, position=top + place))
    dialed = dialed_over(leading[0])
    for waiting in book.open_for_customer(customer_id):
        # The minute that a customer agreed to was agreed over a number that reached them.
        if waiting.state in _BETWEEN_TRIES and waiting.agreed_at is None and waiting.number != dialed:
            changed = book.follow_ups.change(after_try.ranked(replace(waiting, number=dialed)))
            tell(book.tx, "follow_up.number_changed", changed)
    return True
