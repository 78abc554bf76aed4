"""What is queued, what is held back and why, and what is withdrawn."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import Customer, CustomerNumber, Dealer, FollowUp, Message, MessageState, Person
from callcenter.flows.queue_sms import queue_sms, withdraw_unsent
from tests.flows.messages import SmsDesk

LANDLINE = "+862158001234"


async def wish(sms: SmsDesk, follow_up: FollowUp, **wishes: Any) -> None:
    async with sms.store.write(SERVICE) as tx:
        customer = await tx.rows(Customer).get(follow_up.customer_id)
        await tx.rows(Customer).save(replace(customer, **wishes))


async def test_text_names_customer_plate_dealer_and_how_to_stop_when_queued(sms: SmsDesk) -> None:
    """S2-9's text carries signature, return number and the opt-out word."""
    message = await sms.queue(await sms.follow_up())
    assert message is not None
    assert message.text.startswith("【上海一店】")
    for part in ("王芳", "沪A12345", "02150000000", "退订"):
        assert part in message.text
    assert message.parts == 2


async def test_text_is_english_when_the_customer_reads_english(sms: SmsDesk) -> None:
    follow_up = await sms.follow_up()
    async with sms.store.write(SERVICE) as tx:
        customer = await tx.rows(Customer).get(follow_up.customer_id)
        await tx.rows(Customer).save(replace(customer, language="en"))
    message = await sms.queue(follow_up)
    assert message is not None and message.language == "en" and "opt out" in message.text


async def test_second_one_is_not_queued_when_the_follow_up_had_its_sms(sms: SmsDesk) -> None:
    """Never a second SMS for the second miss of the same follow-up (S2-9)."""
    follow_up = await sms.follow_up()
    assert await sms.queue(follow_up) is not None
    assert await sms.queue(follow_up) is None
    assert len(await sms.messages()) == 1


@pytest.mark.parametrize(("wishes", "state"), [({"no_sms": True}, "suppressed"), ({"no_calls": True}, "queued")])
async def test_wish_decides_when_a_customer_has_one(sms: SmsDesk, wishes: dict[str, bool], state: str) -> None:
    """*No SMS* and *no calls* are separate wishes."""
    follow_up = await sms.follow_up()
    await wish(sms, follow_up, **wishes)
    message = await sms.queue(follow_up)
    assert message is not None and str(message.state) == state
    assert [event.data["reason"] for event in await sms.events("message.suppressed")] == ["no_sms"] * (
        state == "suppressed"
    )


async def test_landline_is_held_back_when_no_mobile_is_known(sms: SmsDesk) -> None:
    message = await sms.queue(await sms.follow_up(LANDLINE))
    assert message is not None
    assert (message.state, message.reason, message.number) == (MessageState.SUPPRESSED, "landline", LANDLINE)


async def test_mobile_is_written_to_when_the_landline_was_rung(sms: SmsDesk) -> None:
    follow_up = await sms.follow_up(LANDLINE)
    async with sms.store.write(SERVICE) as tx:
        await tx.rows(CustomerNumber).add(
            CustomerNumber(id=tx.new_id(), customer_id=follow_up.customer_id, number="+8613911112222", position=1)
        )
        rows = await tx.rows(CustomerNumber).all(number=LANDLINE)
        await tx.rows(CustomerNumber).save(replace(rows[0], kind="landline"))
    message = await sms.queue(follow_up)
    assert message is not None
    assert (message.state, message.number) == (MessageState.QUEUED, "+8613911112222")


async def test_message_waits_for_the_morning_when_queued_in_quiet_hours(sms: SmsDesk) -> None:
    """Quiet hours 21:00 to 09:00 of the dealer's zone."""
    sms.clock.set(datetime(2026, 11, 19, 14, 30, tzinfo=UTC))  # 22:30 in Shanghai
    follow_up = await sms.follow_up()
    message = await sms.queue(follow_up)
    assert message is not None and message.send_at == datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    await sms.work()
    assert not sms.gateway.went
    await sms.clock.advance(timedelta(hours=10, minutes=31))
    await sms.work()
    assert sms.gateway.went[message.id] == 1


async def test_dealer_without_a_number_is_shown_when_the_text_cannot_be_written(sms: SmsDesk) -> None:
    """A gap in the set-up never breaks the call's own transaction, and is never silent."""
    async with sms.store.write(SERVICE) as tx:
        dealer = await tx.rows(Dealer).get("dealer")
        await tx.rows(Dealer).save(replace(dealer, return_number="", fallback_number=""))
    message = await sms.queue(await sms.follow_up())
    assert message is not None
    assert (message.state, message.reason) == (MessageState.SUPPRESSED, "sms-value-missing:return_number")
    assert len(await sms.events("alarm.message_not_written")) == 1


async def test_staff_are_told_at_night_when_a_ticket_is_overdue(sms: SmsDesk) -> None:
    """Quiet hours and one a day protect customers; staff are told at once."""
    sms.clock.set(datetime(2026, 11, 19, 18, 0, tzinfo=UTC))
    async with sms.store.write(SERVICE) as tx:
        await tx.rows(Person).add(Person(id="gm", login="gm", name="总经理", mobile="+8613700000001"))
        told = {"ticket_no": "T-1", "step": "处理", "due_time": "11月20日02:00", "plate": "沪A12345"}
        for _ in range(2):
            await queue_sms(
                tx,
                sms.setup,
                kind="ticket_breached",
                dealer_id="dealer",
                customer_id=None,
                person_id="gm",
                number="+8613700000001",
                values=told,
            )
    await sms.work()
    assert sum(sms.gateway.went.values()) == 2
    assert all("退订" not in request.text for request in sms.gateway.texts.values())


async def test_unsent_message_is_withdrawn_when_the_customer_rings_back(sms: SmsDesk) -> None:
    sms.clock.set(datetime(2026, 11, 19, 14, 30, tzinfo=UTC))
    follow_up = await sms.follow_up()
    await sms.queue(follow_up)
    async with sms.store.write(SERVICE) as tx:
        assert await withdraw_unsent(tx, follow_up_id=follow_up.id, reason="return-call") == 1
        assert await withdraw_unsent(tx, follow_up_id=follow_up.id, reason="return-call") == 0
    await sms.clock.advance(timedelta(hours=12))
    await sms.work()
    assert not sms.gateway.went
    assert [(row.state, row.reason) for row in await sms.messages()] == [(MessageState.WITHDRAWN, "return-call")]


async def test_no_row_is_left_when_the_decision_rolls_back(sms: SmsDesk) -> None:
    """Message and effect live and die with the caller's unit of work."""
    follow_up = await sms.follow_up()
    with pytest.raises(RuntimeError):
        async with sms.store.write(SERVICE) as tx:
            await queue_sms(
                tx,
                sms.setup,
                kind="declined",
                dealer_id="dealer",
                customer_id=follow_up.customer_id,
                number=follow_up.number,
            )
            raise RuntimeError
    await sms.work()
    async with sms.store.read() as view:
        assert await view.rows(Message).count() == 0
    assert not sms.gateway.went
