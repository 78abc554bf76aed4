"""The whole path on a real Kannel: decision, outbox, courier, gateway, operator, receipt (section 8 of the main job)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import Message, MessageState
from callcenter.flows.sms_receipts import take_inbound, take_receipt
from callcenter.services.courier import LEASE
from tests.db.conftest import sqlite_template, store_url
from tests.flows.messages import SmsDesk, sms_desk
from tests.support.bad_link import BadLink, Fault
from tests.support.kannel import Kannel
from tests.support.ports import free_port
from tests.support.waiting import until

__all__ = ["sqlite_template", "store_url"]

pytestmark = [pytest.mark.kannel, pytest.mark.asyncio(loop_scope="module")]

HOUR = timedelta(hours=1)
_NUMBERS = iter(range(13_820_000_001, 13_829_999_999))


def new_number() -> str:
    """A number that no other test of this module writes to."""
    return str(next(_NUMBERS))


async def queued(desk: SmsDesk, number: str) -> Message:
    message = await desk.queue(await desk.follow_up(f"+86{number}"))
    assert message is not None
    return message


async def take_all(desk: SmsDesk, kannel: Kannel, key: str) -> None:
    """Apply every receipt that Kannel brought for a message, in its order."""
    for receipt in [one for one in kannel.hooks.receipts if one.key == key]:
        async with desk.store.write(SERVICE) as tx:
            await take_receipt(tx, desk.setup, receipt)


async def settled(desk: SmsDesk, kannel: Kannel, message: Message, number: str) -> Message:
    """The message after the operator's last word came through Kannel."""
    await kannel.report(message.id, number, "DELIVRD")
    await kannel.hooks.until(lambda: "delivered" in kannel.hooks.receipts_of(message.id))
    await take_all(desk, kannel, message.id)
    return await desk.message(message.id)


def times_taken(kannel: Kannel, number: str) -> int:
    return sum(one.number == number for one in kannel.operator.taken)


@asynccontextmanager
async def open_way(port: int, target: int) -> AsyncIterator[None]:
    """A port that was dead leads to `target` now."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", target)

        async def carry(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
            while data := await source.read(65536):
                sink.write(data)
            sink.close()

        await asyncio.gather(carry(reader, back), carry(there, writer))

    server = await asyncio.start_server(serve, "127.0.0.1", port)
    yield
    server.close()


async def test_message_is_delivered_through_every_part(kannel: Kannel, store_url: str) -> None:
    number = new_number()
    async with sms_desk(store_url, kannel.gateway()) as desk:
        message = await queued(desk, number)
        await desk.work(2)
        assert (await desk.message(message.id)).state is MessageState.ACCEPTED
        taken = await kannel.operator.message_to(number)
        assert (taken.text, taken.parts) == (message.text, message.parts)
        assert (await settled(desk, kannel, message, number)).state is MessageState.DELIVERED


async def test_none_is_lost_and_none_goes_twice_when_the_gateway_is_down_an_hour(
    kannel: Kannel, store_url: str
) -> None:
    numbers, port = [new_number() for _ in range(3)], free_port()
    async with sms_desk(store_url, kannel.gateway(url=f"http://127.0.0.1:{port}/cgi-bin/sendsms")) as desk:
        messages = [await queued(desk, number) for number in numbers]
        await desk.pass_time(HOUR, timedelta(minutes=5))
        assert {row.state for row in await desk.messages()} == {MessageState.QUEUED}
        async with open_way(port, kannel.send):
            await desk.pass_time(timedelta(minutes=15), timedelta(minutes=5))
            assert {row.state for row in await desk.messages()} == {MessageState.ACCEPTED}
        for message, number in zip(messages, numbers, strict=True):
            assert (await settled(desk, kannel, message, number)).state is MessageState.DELIVERED
        assert [times_taken(kannel, number) for number in numbers] == [1, 1, 1]


async def test_message_goes_once_and_the_receipt_settles_it_when_the_reply_is_lost(
    kannel: Kannel, store_url: str
) -> None:
    number = new_number()
    async with BadLink(free_port(), kannel.send, Fault.LOSE_REPLY) as link:
        gateway = kannel.gateway(url=f"http://127.0.0.1:{link.port}/cgi-bin/sendsms")
        async with sms_desk(store_url, gateway) as desk:
            message = await queued(desk, number)
            await desk.pass_time(HOUR, timedelta(minutes=10))
            assert (await desk.message(message.id)).state is MessageState.UNKNOWN
            assert (await settled(desk, kannel, message, number)).state is MessageState.DELIVERED
    assert (link.connections, times_taken(kannel, number)) == (1, 1)


async def test_message_is_unknown_and_sent_no_more_when_the_gateway_is_slow(kannel: Kannel, store_url: str) -> None:
    async with BadLink(free_port(), kannel.send, Fault.NEVER_ANSWER) as link:
        gateway = kannel.gateway(url=f"http://127.0.0.1:{link.port}/cgi-bin/sendsms", reply_seconds=0.2)
        async with sms_desk(store_url, gateway) as desk:
            message = await queued(desk, new_number())
            await desk.pass_time(HOUR, timedelta(minutes=10))
            assert (await desk.message(message.id)).state is MessageState.UNKNOWN
    assert link.connections == 1


async def test_message_goes_once_when_the_process_dies_before_the_reply(kannel: Kannel, store_url: str) -> None:
    """The first process is cut off inside its hand-over; the second finds `sending` and never sends."""
    number = new_number()
    async with BadLink(free_port(), kannel.send, Fault.NEVER_ANSWER) as link:
        gateway = kannel.gateway(url=f"http://127.0.0.1:{link.port}/cgi-bin/sendsms", reply_seconds=30.0)
        async with sms_desk(store_url, gateway) as desk:
            message = await queued(desk, number)
            await desk.courier.run_once()
            await until(lambda: link.connections, what="the hand-over")
            for task in list(desk.courier._in_work):
                task.cancel()
            await desk.clock.advance(LEASE + timedelta(seconds=1))
            second = desk.another(gateway=kannel.gateway())
            await second.pass_time(HOUR, timedelta(minutes=10))
            await second.gateway.close()
            assert (await desk.message(message.id)).state is MessageState.UNKNOWN
    assert times_taken(kannel, number) == 0


async def test_customer_is_written_to_no_more_when_the_opt_out_word_came_through(
    kannel: Kannel, store_url: str
) -> None:
    number = new_number()
    async with sms_desk(store_url, kannel.gateway()) as desk:
        message = await queued(desk, number)
        await desk.work()
        await kannel.operator.message_to(number)
        await kannel.operator.write(number, "02150000000", "退订")
        (said, *_) = await kannel.hooks.until(lambda: kannel.hooks.inbound_from(number))
        async with desk.store.write(SERVICE) as tx:
            row = await take_inbound(tx, desk.setup, said)
        assert (row.kind, row.follow_up_id) == ("opt_out", message.follow_up_id)
        assert (await desk.customer(message.customer_id or "")).no_sms
