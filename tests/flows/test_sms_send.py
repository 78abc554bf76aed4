"""The way of a message to the gateway: at most once by itself, whatever dies, is slow, or lies (section 8 of the main job)."""

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import timedelta
from typing import Any

from callcenter.core.access import SERVICE, Actor
from callcenter.core.model import Customer, DeliveryClass, Message, MessageState, OutboxRow, OutboxState
from callcenter.core.sms import Verdict
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import StoreBusy
from callcenter.flows.outbox import Done, enqueue
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.ports_sms import Refused, Unclear
from callcenter.flows.send_sms import AT_ONCE, SmsPerformer, performers
from callcenter.flows.settle_sms import settle_sms
from callcenter.services.courier import LEASE, Courier
from tests.flows.messages import MOBILE, SmsDesk
from tests.support.gateways import DeskGateway
from tests.support.waiting import until

DOWN = Refused(reason="gateway_unreachable", may_retry=True)


async def queued(sms: SmsDesk, number: str = MOBILE) -> Message:
    message = await sms.queue(await sms.follow_up(number))
    assert message is not None
    return message


async def test_message_is_handed_over_once_when_due(sms: SmsDesk) -> None:
    message = await queued(sms)
    await sms.work(3)
    assert sms.gateway.went[message.id] == 1
    sent = await sms.message(message.id)
    assert (sent.state, sent.gateway, sent.sent_at) == (MessageState.ACCEPTED, "desk", sms.clock.now())


async def test_nothing_is_lost_when_the_gateway_is_down_for_an_hour(sms: SmsDesk) -> None:
    """None lost, none twice: the message is tried again until the gateway is back."""
    messages = [await queued(sms, f"+8613800138{n:03}") for n in range(3)]
    sms.gateway.answers = [DOWN] * 1000
    await sms.pass_time(timedelta(hours=1))
    assert not sms.gateway.went
    sms.gateway.answers = []
    await sms.pass_time(timedelta(minutes=10, seconds=30))
    assert sms.gateway.went == {message.id: 1 for message in messages}
    assert {row.state for row in await sms.messages()} == {MessageState.ACCEPTED}


async def test_message_is_unknown_when_the_reply_is_lost(sms: SmsDesk) -> None:
    """It may have gone: nothing here sends it again, and an operator sees it."""
    message = await queued(sms)
    sms.gateway.answers = [Unclear(reason="reply_timed_out")]
    await sms.work()
    await sms.pass_time(timedelta(hours=2), timedelta(minutes=10))
    assert (await sms.message(message.id)).state is MessageState.UNKNOWN
    assert not sms.gateway.answers and not sms.gateway.went
    assert [event.subject_id for event in await sms.events("alarm.message_unknown")] == [message.id]


async def test_message_is_unknown_when_the_process_dies_after_sending(sms: SmsDesk) -> None:
    """Killed between `sending` and the reply, with a gateway that cannot be asked: unknown, never twice."""
    message = await queued(sms)
    sms.gateway.silent = True
    await sms.courier.run_once()
    await sms.gateway.holding.wait()  # the gateway has it, the first process never learns
    sms.gateway.silent = False
    second = sms.another()
    await second.work()
    assert (await sms.message(message.id)).state is MessageState.SENDING, "the lease still holds"
    await sms.clock.advance(LEASE + timedelta(seconds=1))
    await second.work(3)
    assert (await sms.message(message.id)).state is MessageState.UNKNOWN
    assert sms.gateway.went[message.id] == 1


async def test_late_reply_is_believed_when_the_message_was_already_unknown(sms: SmsDesk) -> None:
    """A very slow gateway: the lease lapsed, another asked in vain, then the first reply comes after all."""
    message = await queued(sms)
    sms.gateway.silent = True
    await sms.courier.run_once()
    await sms.gateway.holding.wait()
    await sms.clock.advance(LEASE + timedelta(seconds=1))
    await sms.another().work(2)
    sms.gateway.speak.set()
    await sms.courier.finish()
    assert (await sms.message(message.id)).state is MessageState.ACCEPTED
    assert sms.gateway.went[message.id] == 1


async def test_gateway_is_asked_when_the_process_died_and_it_can_be_asked(sms: SmsDesk) -> None:
    """What the gateway has is taken as handed over, what it never saw goes out."""
    desk = sms.another(gateway=DeskGateway(can_be_asked=True), node="node-1")
    had, had_not = await queued(desk), await queued(desk, "+8613800138001")
    async with desk.store.write(SERVICE) as tx:
        for row in await tx.rows(OutboxRow).all():
            held: dict[str, Any] = {"state": OutboxState.TAKEN, "taken_by": "dead", "taken_until": tx.now, "tries": 1}
            await tx.rows(OutboxRow).save(replace(row, **held))
        for message in (had, had_not):
            await tx.rows(Message).save(replace(message, state=MessageState.SENDING, sent_at=tx.now))
    desk.gateway.went[had.id] = 1
    await desk.pass_time(timedelta(minutes=2))
    assert desk.gateway.went == {had.id: 1, had_not.id: 1}
    assert {row.state for row in await desk.messages()} == {MessageState.ACCEPTED}


async def test_message_goes_out_when_the_process_died_before_it_was_taken_in_hand(sms: SmsDesk) -> None:
    """The effect was taken, `sending` was not committed: surely nothing was sent."""
    message = await queued(sms)
    async with sms.store.write(SERVICE) as tx:
        row = (await tx.rows(OutboxRow).all())[0]
        held: dict[str, Any] = {
            "state": OutboxState.TAKEN,
            "taken_by": "dead",
            "taken_until": tx.now + LEASE,
            "tries": 1,
        }
        await tx.rows(OutboxRow).save(replace(row, **held))
    await sms.work()
    assert not sms.gateway.went
    await sms.clock.advance(LEASE + timedelta(seconds=1))
    await sms.work(2)
    assert sms.gateway.went[message.id] == 1


async def test_message_is_unknown_when_the_gateway_breaks_its_promise(sms: SmsDesk) -> None:
    """An adapter that raises leaves nothing in `sending`."""
    message = await queued(sms)
    sms.gateway.breaks = True
    await sms.work()
    assert (await sms.message(message.id)).state is MessageState.UNKNOWN


async def test_message_is_over_when_the_gateway_refuses_it_for_good(sms: SmsDesk) -> None:
    message = await queued(sms)
    sms.gateway.answers = [Refused(reason="http_400", may_retry=False)]
    await sms.work(2)
    refused = await sms.message(message.id)
    assert (refused.state, refused.reason) == (MessageState.REJECTED, "http_400")


async def test_another_customer_is_served_when_one_message_is_stuck(sms: SmsDesk) -> None:
    stuck, other = await queued(sms), await queued(sms, "+8613800138001")
    sms.gateway.says[stuck.id] = Unclear(reason="reply_lost")
    await sms.work(2)
    states = {row.id: row.state for row in await sms.messages()}
    assert states == {stuck.id: MessageState.UNKNOWN, other.id: MessageState.ACCEPTED}


async def test_second_message_waits_for_the_next_day_when_one_went_today(sms: SmsDesk) -> None:
    """One a day per customer: the second goes at the end of the next morning's quiet hours."""
    follow_up = await sms.follow_up()
    first = await sms.queue(follow_up)
    second = await sms.queue(follow_up, "declined")
    assert first is not None and second is not None
    await sms.work(3)
    assert sms.gateway.went == {first.id: 1}
    assert (await sms.message(second.id)).reason == "one_a_day"
    await sms.clock.advance(timedelta(hours=23))
    await sms.work(2)
    assert sms.gateway.went == {first.id: 1, second.id: 1}


async def test_message_is_held_back_when_the_wish_comes_after_it_was_queued(sms: SmsDesk) -> None:
    message = await queued(sms)
    async with sms.store.write(SERVICE) as tx:
        customer = await tx.rows(Customer).get(message.customer_id or "")
        await tx.rows(Customer).save(replace(customer, no_sms=True))
    await sms.work()
    held = await sms.message(message.id)
    assert (held.state, held.reason, sum(sms.gateway.went.values())) == (MessageState.SUPPRESSED, "no_sms", 0)


async def test_message_expires_when_it_could_not_be_sent_in_its_time(sms: SmsDesk) -> None:
    message = await queued(sms)
    sms.gateway.answers = [DOWN] * 1000
    await sms.pass_time(timedelta(hours=24, minutes=20), timedelta(minutes=10))
    assert (await sms.message(message.id)).state is MessageState.EXPIRED
    assert not sms.gateway.went


async def test_no_more_than_the_limit_goes_in_a_minute(sms: SmsDesk) -> None:
    desk = sms.another(per_minute=2)
    for n in range(5):
        await queued(desk, f"+8613800138{n:03}")
    await desk.work(2)
    assert sum(desk.gateway.went.values()) == 2
    await desk.clock.advance(seconds=61)
    await desk.work(2)
    assert sum(desk.gateway.went.values()) == 4
    await desk.clock.advance(seconds=61)
    await desk.work(2)
    assert sum(desk.gateway.went.values()) == 5


class Harmless:
    """Performs an effect of another kind."""

    async def perform(self, row: OutboxRow) -> Done:
        return Done()


async def test_other_effects_are_performed_when_the_gateway_hangs(sms: SmsDesk) -> None:
    """A gateway that takes minutes to answer keeps some of the courier's hands, never all."""
    for n in range(20):
        await queued(sms, f"+8613800138{n:03}")
    async with sms.store.write(SERVICE) as tx:
        other = await enqueue(tx, "other", "x", DeliveryClass.AT_LEAST_ONCE)
    sms.gateway.silent = True
    made = performers(sms.store, sms.setup, sms.gateway, sms.clock)
    courier = Courier(sms.store, sms.clock, {**made, "other": Harmless()}, node="node-1")

    async def done() -> bool:
        await courier.run_once()
        async with sms.store.read() as view:
            return (await view.rows(OutboxRow).get(other.id)).state is OutboxState.DONE

    await until(done, what="the other effect")
    assert sum(sms.gateway.went.values()) <= AT_ONCE
    sms.gateway.speak.set()
    await courier.finish()


async def test_message_goes_again_only_when_a_person_says_so(sms: SmsDesk) -> None:
    """An unknown one is resent by an explicit act, by name, with a line in the audit trail."""
    message = await queued(sms)
    sms.gateway.answers = [Unclear(reason="reply_lost")]
    await sms.work()
    async with sms.store.write(SERVICE) as tx:
        unknown = await tx.rows(Message).get(message.id)
        await settle_sms(tx, sms.setup, message.id, Verdict.SEND_AGAIN, by="boss", version=unknown.version)
    await sms.work()
    again = await sms.message(message.id)
    assert (again.state, again.settled_by, sms.gateway.went[message.id]) == (MessageState.ACCEPTED, "boss", 1)


async def test_two_couriers_send_each_message_once_when_they_work_together(sms: SmsDesk) -> None:
    for n in range(12):
        await queued(sms, f"+8613800138{n:03}")
    second = sms.another()
    for _ in range(6):
        await asyncio.gather(sms.work(), second.work())
        await sms.clock.advance(seconds=2)
    assert sorted(sms.gateway.went.values()) == [1] * 12


class BusyAfterSending:
    """A store that is locked for the first writes after the gateway has answered; else the real one."""

    def __init__(self, store: SqlUnitOfWork, gateway: DeskGateway, times: int) -> None:
        self._store = store
        self._gateway = gateway
        self.left = times

    def read(self) -> AbstractAsyncContextManager[ReadTx]:
        return self._store.read()

    def write(self, actor: Actor) -> AbstractAsyncContextManager[WriteTx]:
        if self._gateway.went and self.left > 0:
            self.left -= 1
            raise StoreBusy
        return self._store.write(actor)

    async def reach_disk(self) -> None:
        await self._store.reach_disk()


async def test_answer_is_not_lost_when_the_store_is_locked_for_seconds(sms: SmsDesk) -> None:
    """The gateway said yes and the database is locked: the answer is held until it can be written down."""
    message = await queued(sms)
    busy = BusyAfterSending(sms.store, sms.gateway, times=4)
    performer = SmsPerformer(busy, sms.setup, sms.gateway, sms.clock)
    courier = Courier(sms.store, sms.clock, {"sms.send": performer}, node="node-1")
    await courier.run_once()

    async def written() -> bool:
        await sms.clock.advance(seconds=5)
        return (await sms.message(message.id)).state is MessageState.ACCEPTED

    await until(written, what="the answer to be written down")
    await courier.finish()
    assert (busy.left, sms.gateway.went[message.id]) == (0, 1)
