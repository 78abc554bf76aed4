"""What comes back: receipts in any order and number, replies, and the opt-out word."""

from datetime import timedelta

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import AuditEntry, DueRow, InboundMessage, Message, MessageState
from callcenter.core.sms import ReceiptKind
from callcenter.flows import due
from callcenter.flows.ports_sms import Inbound, Receipt, Unclear
from callcenter.flows.send_sms import RECEIPT_DUE
from callcenter.flows.sms_receipts import receipt_due, take_inbound, take_receipt
from tests.flows.messages import MOBILE, SmsDesk


async def sent(sms: SmsDesk) -> Message:
    message = await sms.queue(await sms.follow_up())
    assert message is not None
    await sms.work()
    return await sms.message(message.id)


async def receive(sms: SmsDesk, key: str, *kinds: str) -> MessageState | None:
    state = None
    for kind in kinds:
        async with sms.store.write(SERVICE) as tx:
            found = await take_receipt(tx, sms.setup, Receipt(key=key, kind=ReceiptKind(kind)))
            state = found.state if found else None
    return state


async def reply(sms: SmsDesk, text: str, *, ref: str = "r1", number: str = "13800138000") -> InboundMessage:
    async with sms.store.write(SERVICE) as tx:
        said = Inbound(gateway_ref=ref, number=number, to="02150000000", text=text, sent_at=None)
        return await take_inbound(tx, sms.setup, said, ("再见",))


@pytest.mark.parametrize(
    "order", [("sent", "delivered"), ("delivered", "sent"), ("delivered", "delivered"), ("delivered", "failed")]
)
async def test_first_last_word_stays_whatever_the_order_of_receipts(sms: SmsDesk, order: tuple[str, ...]) -> None:
    message = await sent(sms)
    assert await receive(sms, message.id, *order) is MessageState.DELIVERED
    assert len(await sms.events("message.delivered")) == 1


async def test_unknown_message_is_settled_when_a_receipt_comes(sms: SmsDesk) -> None:
    sms.gateway.answers = [Unclear(reason="reply_lost")]
    message = await sent(sms)
    assert message.state is MessageState.UNKNOWN
    assert await receive(sms, message.id, "delivered") is MessageState.DELIVERED


async def test_nothing_happens_when_a_receipt_is_not_ours(sms: SmsDesk) -> None:
    assert await receive(sms, "01k9m2x4c8v0q6r3t5w7y9z1b2", "delivered") is None


async def test_alarm_is_raised_when_the_last_word_stays_out(sms: SmsDesk) -> None:
    """A lying gateway: it says yes and nothing ever arrives."""
    desk = sms.another(receipts=True)
    await sent(desk)
    told = await sent_and_delivered(desk)
    await desk.clock.advance(timedelta(hours=73))
    async with desk.store.write(SERVICE) as tx:
        for row in await tx.work.take_due(now=tx.now, limit=10):
            await due.fire(tx, desk.setup, row, {RECEIPT_DUE: receipt_due})
        pending = await tx.rows(DueRow).count(state="pending")
    alarms = [event.subject_id for event in await desk.events("alarm.message_receipt_missing")]
    assert len(alarms) == 1 and told not in alarms and pending == 0


async def sent_and_delivered(desk: SmsDesk) -> str:
    message = await desk.queue(await desk.follow_up("+8613800138009"))
    assert message is not None
    await desk.work()
    await receive(desk, message.id, "sent", "delivered")
    return message.id


async def test_reply_finds_the_follow_up_it_answers(sms: SmsDesk) -> None:
    message = await sent(sms)
    row = await reply(sms, "已收到，谢谢")
    assert (row.kind, row.number) == ("reply", MOBILE)
    assert (row.follow_up_id, row.customer_id, row.dealer_id) == (message.follow_up_id, message.customer_id, "dealer")
    assert not (await sms.customer(row.customer_id or "")).no_sms


async def test_repeated_delivery_is_the_same_row(sms: SmsDesk) -> None:
    await sent(sms)
    first, second = await reply(sms, "好"), await reply(sms, "好")
    assert first.id == second.id
    assert len(await sms.events("inbound_message.received")) == 1


@pytest.mark.parametrize("word", ["TD", "退订", "ｔｄ", "再见"])
async def test_customer_gets_no_further_sms_when_the_opt_out_word_came(sms: SmsDesk, word: str) -> None:
    """The word sets the wish *no SMS* with a line in the audit trail, and stops what is queued."""
    message = await sent(sms)
    other = await sms.follow_up("+8613800138001")
    later = await sms.queue(other, customer_id=message.customer_id, number=MOBILE)
    assert later is not None
    row = await reply(sms, word)
    assert row.kind == "opt_out"
    customer = await sms.customer(message.customer_id or "")
    assert customer.no_sms and not customer.no_calls and not customer.no_follow_ups
    async with sms.store.read() as view:
        trail = await view.rows(AuditEntry).all(act="customer.opted_out")
    assert [(entry.subject_id, entry.detail["no_sms"]) for entry in trail] == [(customer.id, [False, True])]
    await sms.clock.advance(timedelta(hours=23))
    await sms.work(2)
    assert (await sms.message(later.id)).reason == "no_sms"
    assert sms.gateway.went == {message.id: 1}


async def test_stranger_is_not_written_to_when_the_number_had_opted_out(sms: SmsDesk) -> None:
    """A number that nobody's record holds yet keeps its word, too."""
    await reply(sms, "退订", number="13911112222")
    follow_up = await sms.follow_up()
    message = await sms.queue(follow_up, customer_id=None, number="+8613911112222")
    assert message is not None and (message.state, message.reason) == (MessageState.SUPPRESSED, "opted_out")
