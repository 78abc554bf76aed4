"""Queue an SMS with the decision that asks for it, and withdraw what is no longer wanted (S2-9, S2-10).

Nothing is sent here: a row `queued` and an effect of the outbox commit together with the caller's unit of work. What must
not go out is kept as `suppressed` with its reason, so that a person can see why there was no SMS.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from callcenter.core.model import (
    Customer,
    CustomerNumber,
    Dealer,
    DeliveryClass,
    FollowUp,
    InboundMessage,
    Message,
    MessageState,
    OutboxRow,
    OutboxState,
    Person,
    ServiceOrder,
    Ticket,
    Vehicle,
)
from callcenter.core.phone import PhoneKind, parse_numbers
from callcenter.core.policy import Policy
from callcenter.core.policy_parts import minute_of, span_of
from callcenter.core.sms import LEFT_THE_HOUSE, SmsEvent, SmsPolicy, Withdrawn, decide
from callcenter.core.sms_text import Rendered, SmsTexts, render, texts_of
from callcenter.core.sms_times import QuietHours, day_bounds, send_at
from callcenter.core.worktime import zone_of
from callcenter.errors import Invalid, NotFound
from callcenter.flows import outbox
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup

EFFECT = "sms.send"
"""The kind of the outbox effect that hands a message to the gateway."""

ONCE_A_FOLLOW_UP = "second_miss"
"""The kind of which a follow-up has one at most (S2-9)."""

_UNNAMED = {
    "zh-CN": {"customer_name": "客户", "plate": "车辆"},
    "en": {"customer_name": "customer", "plate": "your car"},
}
_TICKET_KINDS = {
    "zh-CN": {"complaint": "投诉", "grievance": "抱怨", "opinion": "意见", "suggestion": "建议"},
    "en": {"complaint": "complaint", "grievance": "grievance", "opinion": "opinion", "suggestion": "suggestion"},
}


async def queue_sms(
    tx: WriteTx,
    setup: Setup,
    *,
    kind: str,
    dealer_id: str,
    customer_id: str | None,
    number: str,
    follow_up_id: str | None = None,
    ticket_id: str | None = None,
    person_id: str | None = None,
    values: Mapping[str, str] | None = None,
    not_before: datetime | None = None,
) -> Message | None:
    """Queue one message to a customer, or to staff where `person_id` is set; None where policy wants none.

    It goes at `not_before` at the earliest. `values` adds to, and overrides, what is known of customer, vehicle, dealer and
    ticket. A landline is replaced by a mobile of the same customer where one is known. Never raises for a text or number that
    cannot be sent: the message is `suppressed` and `alarm.message_not_written` says what is missing.
    """
    dealer = await setup.dealer(tx, dealer_id)
    policy = await setup.policy(tx, dealer.policy)
    text_kind = {"second_miss": policy.sms.on_second_miss, "declined": policy.sms.on_declined}.get(kind, kind)
    if not text_kind:
        return None
    if kind == ONCE_A_FOLLOW_UP and await tx.rows(Message).count(
        kind=kind, follow_up_id=follow_up_id, state__ne=MessageState.WITHDRAWN
    ):
        return None
    customer = await customer_of(tx, customer_id)
    person = await tx.rows(Person).get(person_id) if person_id else None
    rules = sms_policy(policy, dealer)
    language = (person or customer or dealer).language
    mobile, refused = await _mobile(tx, number, customer_id)
    message = Message(
        id=tx.new_id(),
        kind=kind,
        dealer_id=dealer_id,
        customer_id=customer_id,
        person_id=person_id,
        follow_up_id=follow_up_id,
        ticket_id=ticket_id,
        number=mobile,
        language=language,
        text="",
        created_at=tx.now,
        send_at=tx.now,
        expires_at=tx.now + span_of(policy.sms.expires),
    )
    try:
        written = await _write(tx, setup, message, text_kind, dealer, customer, values or {})
        message = replace(message, text=written.text, parts=written.length.parts)
    except Invalid as error:
        refused = f"{error.code}:{error.fields.get('field')}"
        tx.emit("alarm.message_not_written", "message", message.id, dealer_id, about=kind, reason=refused)
    if not refused and person is None:
        refused = await wish_against(tx, customer, mobile)
    if refused:
        return await _suppressed(tx, message, refused)
    if person is None:
        limited = await sent_today(tx, message, rules, policy.sms.a_day_per_customer)
        at = max(tx.now, not_before or tx.now)
        message = replace(message, send_at=send_at(at, rules.quiet, limited, rules.zone))
    saved = await tx.rows(Message).add(message)
    await put_in_outbox(tx, saved)
    tx.emit("message.queued", "message", saved.id, dealer_id, **_about(saved))
    return saved


async def withdraw_unsent(tx: WriteTx, *, follow_up_id: str, reason: str) -> int:
    """Withdraw the messages of a follow-up that have not left yet; how many.

    One in the gateway's hand may still go; where the gateway refuses it, it is not tried again.
    """
    withdrawn = 0
    states = [MessageState.QUEUED, MessageState.SENDING]
    for row in await tx.rows(Message).all(follow_up_id=follow_up_id, state__in=states):
        message = await tx.rows(Message).lock(row.id)
        if message.state is MessageState.SENDING:
            await tx.rows(Message).save(replace(message, expires_at=tx.now))
            continue
        gone, events, _ = decide(message, Withdrawn(reason), tx.now, _ANY_TIME)
        if gone.state is not MessageState.WITHDRAWN:
            continue
        await tx.rows(Message).save(gone)
        tell(tx, gone, events)
        for effect in await effects_of(tx, gone, OutboxState.PENDING):
            await tx.rows(OutboxRow).save(replace(effect, state=OutboxState.WITHDRAWN, done_at=tx.now))
        withdrawn += 1
    return withdrawn


async def any_left(tx: WriteTx, follow_up_id: str) -> bool:
    """Whether a message of a follow-up has left the house, or may have."""
    return bool(await tx.rows(Message).count(follow_up_id=follow_up_id, state__in=sorted(LEFT_THE_HOUSE)))


_ANY_TIME = SmsPolicy(zone=ZoneInfo("Asia/Shanghai"), quiet=None)
"""For facts whose decision asks no clock and no zone."""


def sms_policy(policy: Policy, dealer: Dealer) -> SmsPolicy:
    """The rules for a dealer's messages, in the dealer's zone (the customer's own is not known)."""
    quiet = policy.sms.quiet
    hours = QuietHours(_wall(quiet.start), _wall(quiet.end)) if quiet is not None else None
    return SmsPolicy(zone=zone_of(dealer.time_zone), quiet=hours)


def _wall(text: str) -> time:
    minute = minute_of(text) % 1440
    return time(minute // 60, minute % 60)


async def sent_today(tx: WriteTx, message: Message, rules: SmsPolicy, a_day: int) -> bool:
    """Whether the customer was, or may have been, written to as often as a day allows, this message not counted.

    A customer's row is one dealer's own: the telephone tells who it is across dealers.
    """
    start, end = day_bounds(tx.now, rules.zone)
    whose = [{"number": message.number}]
    if message.customer_id:
        whose.append({"customer_id": message.customer_id})
    others = await tx.rows(Message).count(
        any_of=whose,
        person_id=None,
        state__in=list(LEFT_THE_HOUSE),
        sent_at__ge=start,
        sent_at__lt=end,
        id__ne=message.id,
    )
    return others >= a_day


async def wish_against(tx: WriteTx, customer: Customer | None, number: str) -> str:
    """Why this customer must not be written to: `no_sms`, `opted_out` (an unknown number's own word), or empty.

    The word of a number that nobody knew holds for the customer that it turned out to be, until that one says otherwise.
    """
    if customer is not None:
        if customer.no_sms:
            return "no_sms"
        if "no_sms" in customer.source_fields.get("wishes", {}):
            return ""
    stopped = await tx.rows(InboundMessage).count(number=number, kind="opt_out", customer_id=None)
    return "opted_out" if stopped else ""


async def customer_of(tx: WriteTx, customer_id: str | None) -> Customer | None:
    """The customer, or the one that it turned out to be: its wishes count."""
    customer = await tx.rows(Customer).find(customer_id) if customer_id else None
    while customer is not None and customer.merged_into:
        customer = await tx.rows(Customer).find(customer.merged_into)
    return customer


async def put_in_outbox(tx: WriteTx, message: Message) -> None:
    """Have a queued message handed over at its time: serial per telephone, so that one a day is counted right.

    Messages to staff do not wait for each other.
    """
    subject = message.id if message.person_id else message.number
    await outbox.enqueue(
        tx,
        EFFECT,
        f"sms:{subject}",
        DeliveryClass.ASK_BEFORE_REPEATING,
        not_before=message.send_at,
        message=message.id,
    )


async def effects_of(tx: WriteTx, message: Message, *states: OutboxState) -> list[OutboxRow]:
    """The outbox rows that carry a message, in these states."""
    subject = message.id if message.person_id else message.number
    rows = await tx.rows(OutboxRow).all(subject=f"sms:{subject}", kind=EFFECT, state__in=list(states))
    return [row for row in rows if row.payload.get("message") == message.id]


def tell(tx: WriteTx, message: Message, events: tuple[SmsEvent, ...]) -> None:
    """Append what core/sms.py says happened."""
    for event in events:
        tx.emit(event.kind, "message", message.id, message.dealer_id, **_about(message), **event.data)


def _about(message: Message) -> dict[str, str | None]:
    return {"about": message.kind, "follow_up": message.follow_up_id, "ticket": message.ticket_id}


async def _suppressed(tx: WriteTx, message: Message, reason: str) -> Message:
    kept = await tx.rows(Message).add(replace(message, state=MessageState.SUPPRESSED, reason=reason))
    tx.emit("message.suppressed", "message", kept.id, kept.dealer_id, **_about(kept), reason=reason)
    return kept


async def _mobile(tx: WriteTx, number: str, customer_id: str | None) -> tuple[str, str]:
    """The mobile to write to and an empty reason; else the number as given and why it takes no SMS."""
    base = number.partition(";")[0]
    found = parse_numbers(base).numbers
    known = await tx.rows(CustomerNumber).all(customer_id=customer_id or "", status="usable", order=("position", "id"))
    for one in (*found, *(kept for row in known for kept in parse_numbers(row.number).numbers)):
        if one.kind is PhoneKind.MOBILE:
            return one.e164, ""
    return base, str(found[0].kind) if found else "number-unusable"


async def _write(
    tx: WriteTx,
    setup: Setup,
    message: Message,
    text_kind: str,
    dealer: Dealer,
    customer: Customer | None,
    values: Mapping[str, str],
) -> Rendered:
    texts = await _texts(tx, setup, message.language)
    known = {**_UNNAMED.get(texts.language, {})}
    known |= {
        "dealer_name": dealer.short_name or dealer.name,
        "signature": dealer.sms_signature or dealer.short_name or dealer.name,
        "return_number": dealer.return_number or dealer.fallback_number,
    }
    if customer is not None and customer.name.strip():
        known["customer_name"] = customer.name
    ticket = await tx.rows(Ticket).find(message.ticket_id) if message.ticket_id else None
    if ticket is not None:
        known["ticket_no"] = ticket.no
        known["ticket_kind"] = _TICKET_KINDS.get(texts.language, {}).get(str(ticket.kind), str(ticket.kind))
    vehicle = await _vehicle(tx, message, ticket)
    if vehicle is not None:
        known |= {
            name: said
            for name, said in (("plate", vehicle.plate or vehicle.model[:12]), ("model", vehicle.model))
            if said
        }
    return render(texts, text_kind, known | {name: said for name, said in values.items() if said})


async def _texts(tx: WriteTx, setup: Setup, language: str) -> SmsTexts:
    try:
        return await setup.document(tx, "sms_texts", language, texts_of)
    except NotFound:
        return await setup.document(tx, "sms_texts", "zh-CN", texts_of)


async def _vehicle(tx: WriteTx, message: Message, ticket: Ticket | None) -> Vehicle | None:
    if ticket is not None and ticket.vehicle_id:
        return await tx.rows(Vehicle).find(ticket.vehicle_id)
    follow_up = await tx.rows(FollowUp).find(message.follow_up_id) if message.follow_up_id else None
    order = await tx.rows(ServiceOrder).find(follow_up.order_id) if follow_up and follow_up.order_id else None
    return await tx.rows(Vehicle).find(order.vehicle_id) if order and order.vehicle_id else None
