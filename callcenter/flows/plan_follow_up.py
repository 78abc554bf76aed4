"""Plan the first follow-up of a delivered order: when, over which number, with which other car, or why not at all.

Earliest D+1 (S2-41), due at the end of day D+3 in the dealer's zone (S2-37). What needs no call is a row, too, done at once
as *excluded* (a wish, S2-40) or *not required* (a rule), so that it is counted and never missed. Works on an OrderBook.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from callcenter.core.model import (
    Customer,
    CustomerNumber,
    FollowUp,
    FollowUpKind,
    FollowUpResult,
    FollowUpState,
    ServiceOrder,
)
from callcenter.core.policy_parts import minute_of
from callcenter.core.ranking import rank_class
from callcenter.core.worktime import end_of_day, local_day, local_instant, next_open
from callcenter.flows import after_try
from callcenter.flows.order_book import OrderBook
from callcenter.flows.order_numbers import dialed_over
from callcenter.flows.queue_sms import withdraw_unsent
from callcenter.flows.setup import lane_of
from callcenter.flows.tell import tell

NO_FOLLOW_UPS = "wish-no-follow-ups"
NO_CALLS = "wish-no-calls"
NO_NUMBER = "no_usable_number"
CANCELLED = "order-cancelled"
NEWER_VISIT = "newer-visit"
UNTOUCHED = (FollowUpState.WAITING, FollowUpState.READY, FollowUpState.NUMBER_CHECK, FollowUpState.BUNDLED)
_BUSY = (FollowUpState.CALLING, FollowUpState.WRAP_UP, FollowUpState.UNDISPOSED, FollowUpState.UNSETTLED)


@dataclass(frozen=True, slots=True)
class Rung:
    """Whom to ring and over which of the numbers; `number` is None when none can be used."""

    person: Customer
    number: CustomerNumber | None


def is_untouched(row: FollowUp) -> bool:
    """Whether nobody has worked on the follow-up yet: only such a one is planned anew or superseded."""
    return row.state in UNTOUCHED and row.tries == 0 and row.attempt_id is None and row.agreed_at is None


def whom_to_ring(book: OrderBook, order: ServiceOrder) -> Rung:
    """The person and number by policy (`ring_first`): the first who may be called and has a usable number."""
    people = [book.person(order.owner_id)]
    if order.contact_id is not None:
        contact = book.person(order.contact_id)
        if contact.id != people[0].id:
            at = 0 if book.policy.selection.ring_first == "contact" else 1
            people.insert(at, contact)
    allowed = [person for person in people if not person.no_calls] or people[:1]
    for person in allowed:
        for number in book.numbers_in_order(person.id):
            if number.status == "usable":
                return Rung(person, number)
    return Rung(allowed[0], None)


def why_no_call(book: OrderBook, order: ServiceOrder, rung: Rung) -> tuple[FollowUpResult, str] | None:
    """Why an order gets no call: a rule on kind, brand or amount, or a wish; None when it gets one."""
    rule = book.rule_against(order)
    if rule is not None:
        return FollowUpResult.NOT_REQUIRED, rule
    if rung.person.no_calls:
        return FollowUpResult.EXCLUDED, NO_CALLS
    if rung.person.no_follow_ups or book.person(order.owner_id).no_follow_ups:
        return FollowUpResult.EXCLUDED, NO_FOLLOW_UPS
    return None


def plan(book: OrderBook, order: ServiceOrder, before: FollowUp | None = None) -> FollowUp | None:
    """Plan the order's first follow-up, or plan an untouched one (`before`) anew; None before the delivery."""
    if order.delivered_at is None:
        return None
    due = book.due_of(order.delivered_at)
    rung = whom_to_ring(book, order)
    number = rung.number
    dialed = dialed_over(number) if number else ""
    first_try = max(due.first_open, book.open_now())
    if not book.policy.selection.on_arrival:
        first_try = _selected_at(book, max(due.earliest_at, book.tx.now))
    values = {
        "customer_id": rung.person.id,
        "lane": lane_of(book.dealer),
        "number": dialed,
        "earliest_at": due.earliest_at,
        "due_at": due.due_at,
        "order_at": due.due_at,
        "next_try_at": first_try,
        "next_try_reason": "planned",
        "closed_before_due": due.closed_before_due,
        "rank_class": rank_class(0, landline=number is not None and number.kind == "landline", missed=False),
        "state": FollowUpState.WAITING,
        "result": None,
        "reason": "",
        "bundle_id": None,
        "done_at": None,
        "missed_at": None,
        "missed_cause": "",
    }
    ended = why_no_call(book, order, rung)
    if ended is None and _newer_visit(book, order, due.due_at, before):
        ended = FollowUpResult.SUPERSEDED, NEWER_VISIT
    if ended is not None:
        values |= {"state": FollowUpState.DONE, "result": ended[0], "reason": ended[1], "done_at": book.tx.now}
    elif number is None:
        values |= {"state": FollowUpState.NUMBER_CHECK, "reason": NO_NUMBER}
    if before is None:
        row = book.add_follow_up(
            FollowUp(
                id=book.tx.new_id(),
                kind=FollowUpKind.FIRST,
                dealer_id=book.dealer.id,
                order_id=order.id,
                created_at=book.tx.now,
                questionnaire="",
                **values,  # type: ignore[arg-type]
            ),
            order.vehicle_id,
        )
    else:
        for other in book.bundled_under(before.id):
            _unbundle(book, other)
        row = book.follow_ups.change(replace(before, **values))  # type: ignore[arg-type]
        book.open_of_customer.setdefault(row.customer_id, []).append(row.id)
    if ended is None:
        _supersede(book, order, row)
        if row.state is FollowUpState.WAITING and book.policy.selection.one_call_per_person:
            row = _bundle(book, row)
    tell(book.tx, "follow_up.planned" if before is None else "follow_up.replanned", row, order=order.id)
    if ended is not None:
        tell(book.tx, "follow_up.done", row, result=str(ended[0]))
    book.tx.wake("queue")
    return row


def _selected_at(book: OrderBook, earliest: datetime) -> datetime:
    """The first selection of the day at or after an instant, then the next open minute (S2-8, `on_arrival = false`)."""
    zone, minute = book.dealer.time_zone, minute_of(book.policy.selection.at)
    day = local_day(zone, earliest)
    at = local_instant(zone, day, minute)
    if at < earliest:
        at = local_instant(zone, day + timedelta(days=1), minute)
    return next_open(book.calling, at)


def _newer_visit(book: OrderBook, order: ServiceOrder, due_at: datetime, own: FollowUp | None) -> bool:
    """Whether a later visit of the same vehicle waits for its call already: this order came in late."""
    if order.vehicle_id is None:
        return False
    return any(
        row.due_at > due_at and row.order_id != order.id and (own is None or row.id != own.id)
        for row in book.open_for_vehicle(order.vehicle_id)
    )


def _supersede(book: OrderBook, order: ServiceOrder, newer: FollowUp) -> None:
    """A newer visit of the same vehicle takes the place of older follow-ups that nobody has touched."""
    if order.vehicle_id is None:
        return
    for row in book.open_for_vehicle(order.vehicle_id):
        if row.id != newer.id and row.due_at <= newer.due_at and is_untouched(row):
            end(book, row, FollowUpResult.SUPERSEDED, NEWER_VISIT)


def _bundle(book: OrderBook, row: FollowUp) -> FollowUp:
    """One call for one person with two cars: the earlier deadline is called when both may be, and covers both."""
    for other in book.open_for_customer(row.customer_id):
        ready = other.state in (FollowUpState.WAITING, FollowUpState.READY)
        if other.id == row.id or not ready or not is_untouched(other):
            continue
        earliest = max(row.earliest_at, other.earliest_at)
        first = max(next_open(book.calling, earliest), book.open_now())
        if first >= min(row.due_at, other.due_at):
            continue
        leading, under = (other, row) if other.due_at <= row.due_at else (row, other)
        for beneath in book.bundled_under(under.id):
            book.follow_ups.change(replace(beneath, bundle_id=leading.id))
        if first > leading.next_try_at:
            leading = replace(leading, state=FollowUpState.WAITING, next_try_at=first, next_try_reason="bundled")
        leading = book.follow_ups.change(leading)
        under = book.follow_ups.change(replace(under, state=FollowUpState.BUNDLED, bundle_id=leading.id))
        changed = leading if leading.id != row.id else under
        tell(book.tx, "follow_up.bundled", changed, leading=leading.id)
        return book.follow_ups.rows[row.id]
    return row


def _unbundle(book: OrderBook, row: FollowUp) -> None:
    """A follow-up whose leading one is not called any more is called by itself."""
    back = replace(
        row,
        state=FollowUpState.WAITING,
        bundle_id=None,
        next_try_at=max(book.open_now(), next_open(book.calling, row.earliest_at)),
        next_try_reason="planned",
    )
    tell(book.tx, "follow_up.unbundled", book.follow_ups.change(back))


def end(book: OrderBook, row: FollowUp, result: FollowUpResult, reason: str) -> FollowUp:
    """End an untouched follow-up; what it covered is called by itself."""
    for other in book.bundled_under(row.id):
        _unbundle(book, other)
    done = book.follow_ups.change(
        replace(row, state=FollowUpState.DONE, result=result, reason=reason, done_at=book.tx.now, bundle_id=None)
    )
    tell(book.tx, "follow_up.done", done, result=str(result))
    return done


def resume(book: OrderBook, order: ServiceOrder, row: FollowUp) -> FollowUp:
    """Call a withdrawn follow-up again that was tried already: its tries count on, and a day of tries is over."""
    if row.tries >= book.policy.retry.tries:
        return row
    rung = whom_to_ring(book, order)
    ended = why_no_call(book, order, rung)
    if ended is None and _newer_visit(book, order, row.due_at, row):
        ended = FollowUpResult.SUPERSEDED, NEWER_VISIT
    at = book.open_now()
    if row.tried_on == local_day(book.dealer.time_zone, book.tx.now):
        at = next_open(book.calling, end_of_day(book.dealer.time_zone, book.tx.now))
    back = replace(
        row,
        customer_id=rung.person.id,
        number=dialed_over(rung.number) if rung.number else "",
        state=FollowUpState.WAITING if rung.number else FollowUpState.NUMBER_CHECK,
        result=None,
        reason="" if rung.number else NO_NUMBER,
        next_try_at=at,
        next_try_reason="planned",
        done_at=None,
    )
    if ended is not None:
        back = replace(row, result=ended[0], reason=ended[1])
    back = book.follow_ups.change(after_try.ranked(back))
    book.open_of_customer.setdefault(back.customer_id, []).append(back.id)
    tell(book.tx, "follow_up.replanned", back, order=order.id)
    book.tx.wake("queue")
    return back


def withdraw(book: OrderBook, row: FollowUp) -> None:
    """Withdraw the follow-up of a cancelled order, and its SMS that have not left. A call in progress ends by itself."""
    if row.state is FollowUpState.DONE:
        return
    if is_untouched(row):
        end(book, row, FollowUpResult.WITHDRAWN, CANCELLED)
        return

    async def later() -> None:
        await withdraw_unsent(book.tx, follow_up_id=row.id, reason=CANCELLED)
        held = await book.tx.rows(FollowUp).lock(row.id)
        if held.state in _BUSY or held.state is FollowUpState.DONE:
            return
        ended = await after_try.close(book.tx, held, FollowUpResult.WITHDRAWN, CANCELLED)
        await book.tx.rows(FollowUp).save(ended)

    book.afterwards.append(later)
