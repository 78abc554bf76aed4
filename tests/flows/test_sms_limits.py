"""What keeps an SMS back: one telephone behind two dealers' rows, a wish older than its customer, a late withdrawal."""

from dataclasses import replace
from datetime import timedelta

from callcenter.core.access import SERVICE
from callcenter.core.model import Customer, MessageState
from callcenter.flows.ports_sms import Inbound, Refused
from callcenter.flows.queue_sms import withdraw_unsent
from callcenter.flows.sms_receipts import take_inbound
from callcenter.flows.wishes import set_wishes
from tests.flows.messages import MOBILE, SmsDesk

DOWN = Refused(reason="gateway_unreachable", may_retry=True)


async def test_one_telephone_gets_one_message_a_day_when_two_dealers_know_its_owner(sms: SmsDesk) -> None:
    """A customer's row is a dealer's own; the telephone in the pocket is one."""
    first = await sms.queue(await sms.follow_up())
    second = await sms.queue(await sms.follow_up())
    assert first is not None and second is not None and first.customer_id != second.customer_id
    await sms.work(3)
    assert sms.gateway.went == {first.id: 1}
    held = await sms.message(second.id)
    assert (held.state, held.reason) == (MessageState.QUEUED, "one_a_day")


async def test_an_opt_out_counts_when_its_number_became_a_customers_later(sms: SmsDesk) -> None:
    """The word came before the dealer's system told us whose number it is; it holds until the customer takes it back."""
    async with sms.store.write(SERVICE) as tx:
        await take_inbound(tx, sms.setup, Inbound(gateway_ref="r", number=MOBILE, to="021", text="退订", sent_at=None))
    row = await sms.follow_up()
    held = await sms.queue(row)
    assert held is not None and (held.state, held.reason) == (MessageState.SUPPRESSED, "opted_out")
    async with sms.store.write(SERVICE) as tx:
        await set_wishes(tx, row.customer_id, {"no_sms": False})
    again = await sms.queue(row, kind="declined")
    assert again is not None and again.state is MessageState.QUEUED


async def test_a_message_in_the_gateways_hand_is_not_tried_again_when_it_was_withdrawn_meanwhile(sms: SmsDesk) -> None:
    """The customer rang back while the gateway was refusing: nothing is to be sent any more."""
    row = await sms.follow_up()
    message = await sms.queue(row)
    assert message is not None
    sms.gateway.answers = [DOWN]
    sms.gateway.silent = True
    await sms.courier.run_once()
    await sms.gateway.holding.wait()
    async with sms.store.write(SERVICE) as tx:
        await withdraw_unsent(tx, follow_up_id=row.id, reason="customer-rang-back")
    sms.gateway.speak.set()
    await sms.courier.finish()
    await sms.pass_time(timedelta(minutes=5))
    assert not sms.gateway.went
    assert (await sms.message(message.id)).state in (MessageState.WITHDRAWN, MessageState.EXPIRED)


async def test_a_wish_counts_when_its_customer_was_merged_twice(sms: SmsDesk) -> None:
    """The row that a message names may be two merges behind the one whose wishes are set."""
    rows = [await sms.follow_up(f"+861380013800{n}") for n in range(3)]
    oldest, middle, newest = (row.customer_id for row in rows)
    async with sms.store.write(SERVICE) as tx:
        for one, into in ((newest, middle), (middle, oldest)):
            customer = await tx.rows(Customer).get(one)
            await tx.rows(Customer).save(replace(customer, merged_into=into))
        await set_wishes(tx, oldest, {"no_sms": True})
    held = await sms.queue(rows[2])
    assert held is not None and (held.state, held.reason) == (MessageState.SUPPRESSED, "no_sms")
