"""What comes back from the operator: receipts, and customers' texts with their opt-out (退订). Repetitions change nothing."""

from collections.abc import Iterable
from dataclasses import replace

from callcenter.core.model import (
    Customer,
    CustomerNumber,
    DueRow,
    FollowUp,
    FollowUpState,
    InboundMessage,
    Message,
    MessageState,
    Ticket,
    TicketState,
)
from callcenter.core.phone import match_key
from callcenter.core.sms import TERMINAL, decide, receipt_overdue
from callcenter.core.sms_text import InboundKind, classify_inbound
from callcenter.flows import audit, due, second_follow_up
from callcenter.flows.ports import WriteTx
from callcenter.flows.ports_sms import Inbound, Receipt
from callcenter.flows.queue_sms import customer_of, sms_policy, tell
from callcenter.flows.send_sms import RECEIPT_DUE
from callcenter.flows.setup import Setup


async def take_receipt(tx: WriteTx, setup: Setup, receipt: Receipt) -> Message | None:
    """Apply an operator's receipt in whatever order it comes; None for a message that is not ours (or no longer kept)."""
    if await tx.rows(Message).find(receipt.key) is None:
        return None
    message = await tx.rows(Message).lock(receipt.key)
    dealer = await setup.dealer(tx, message.dealer_id)
    rules = sms_policy(await setup.policy(tx, dealer.policy), dealer)
    decided, events, _ = decide(message, receipt.fact, tx.now, rules)
    if decided == message:
        return message
    saved = await tx.rows(Message).save(decided)
    tell(tx, saved, events)
    if saved.state in TERMINAL:
        await due.disarm(tx, saved.id, RECEIPT_DUE)
    return saved


async def receipt_due(tx: WriteTx, setup: Setup, row: DueRow) -> None:
    """The due flow of `message.receipt_due`: a gateway that says yes and sends nothing shows here."""
    message = await tx.rows(Message).find(row.subject_id)
    if message is None:
        return
    dealer = await setup.dealer(tx, message.dealer_id)
    rules = sms_policy(await setup.policy(tx, dealer.policy), dealer)
    if receipt_overdue(message, tx.now, rules):
        tx.emit(
            "alarm.message_receipt_missing",
            "message",
            message.id,
            message.dealer_id,
            state=str(message.state),
            gateway=message.gateway,
        )


async def take_inbound(tx: WriteTx, setup: Setup, inbound: Inbound, more_words: Iterable[str] = ()) -> InboundMessage:
    """Keep a customer's text, matched to whom and what we last wrote about; the opt-out word sets the wish *no SMS*.

    The same `gateway_ref` is the same row. Raises Duplicate when two deliveries of one text race; the later is then asked
    again and finds the row. `more_words` are opt-out words beside the usual ones.
    """
    there = await tx.rows(InboundMessage).first(gateway_ref=inbound.gateway_ref)
    if there is not None:
        return there
    number = match_key(inbound.number) or inbound.number
    kind = classify_inbound(inbound.text, more_words)
    known = await tx.rows(CustomerNumber).all(number=number, status__ne="wrong", order=("position", "id"))
    customers = [row.customer_id for row in known]
    last = await tx.rows(Message).first(
        order=("-created_at", "-id"), number=number, person_id=None, state__in=list(_MAY_HAVE_REACHED)
    )
    customer_id = (last.customer_id if last else None) or (customers[0] if customers else None)
    if customer_id is not None and customer_id not in customers:
        customers.append(customer_id)
    customer = await customer_of(tx, customer_id)
    customer_id = customer.id if customer is not None else customer_id
    follow_up_id = last.follow_up_id if last else await _open_follow_up(tx, customer_id)
    row = await tx.rows(InboundMessage).add(
        InboundMessage(
            id=tx.new_id(),
            number=number,
            to=inbound.to,
            text=inbound.text,
            gateway_ref=inbound.gateway_ref,
            at=inbound.sent_at or tx.now,
            kind=str(kind),
            dealer_id=last.dealer_id if last else customer.dealer_id if customer else None,
            customer_id=customer_id,
            follow_up_id=follow_up_id,
            ticket_id=(last.ticket_id if last else None) or await _open_ticket(tx, customer_id),
        )
    )
    tx.emit(
        "inbound_message.received",
        "inbound_message",
        row.id,
        row.dealer_id,
        about=row.kind,
        customer=customer_id,
        follow_up=row.follow_up_id,
        ticket=row.ticket_id,
    )
    if kind is InboundKind.REPLY and customer_id is not None:
        # Whoever was given up as not reached has spoken.
        await second_follow_up.contact_came(tx, setup, customer_id, "sms")
    if kind is InboundKind.OPT_OUT:
        for one in dict.fromkeys(customers):
            await _opt_out(tx, one, row)
    return row


_MAY_HAVE_REACHED = (
    MessageState.SENDING,
    MessageState.UNKNOWN,
    MessageState.ACCEPTED,
    MessageState.SENT,
    MessageState.DELIVERED,
    MessageState.FAILED,
)


async def _opt_out(tx: WriteTx, customer_id: str, row: InboundMessage) -> None:
    """Set the wish. Queued messages are stopped when their turn comes, by the same wish."""
    customer = await tx.rows(Customer).lock(customer_id)
    origins = customer.source_fields.get("wishes", {})
    if customer.no_sms and origins.get("no_sms") == "customer":
        return
    # The customer's own word: a dealer's file that had said the same before must not take it back.
    fields = {**customer.source_fields, "wishes": {**origins, "no_sms": "customer"}}
    saved = await tx.rows(Customer).save(replace(customer, no_sms=True, source_fields=fields, updated_at=tx.now))
    await audit.record(
        tx,
        "customer.opted_out",
        "customer",
        customer.id,
        dealer_id=customer.dealer_id,
        inbound_message=row.id,
        **audit.changes(customer, saved, leave_out=("version", "updated_at", "source_fields")),
    )
    tx.emit("customer.wish_changed", "customer", customer.id, customer.dealer_id, no_sms=True, inbound_message=row.id)


async def _open_follow_up(tx: WriteTx, customer_id: str | None) -> str | None:
    if customer_id is None:
        return None
    row = await tx.rows(FollowUp).first(order=("due_at", "id"), customer_id=customer_id, state__ne=FollowUpState.DONE)
    return row.id if row else None


async def _open_ticket(tx: WriteTx, customer_id: str | None) -> str | None:
    if customer_id is None:
        return None
    closed = (TicketState.CLOSED, TicketState.CLOSED_UNVERIFIED, TicketState.VOID)
    for row in await tx.rows(Ticket).all(order=("-id",), customer_id=customer_id, limit=20):
        if row.state not in closed:
            return row.id
    return None
