"""The Kannel gateway against a real Kannel and an operator of ours (issue 2, sections 6 and 8)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from callcenter.core.model.messages import Message, MessageState
from callcenter.core.sms import Due, HandToGateway, SmsPolicy, decide
from callcenter.core.sms_text import InboundKind, classify_inbound, measure
from callcenter.flows.ports_sms import Accepted, CannotAsk, GatewayCheck, Refused, SmsRequest, Unclear, fact_of
from callcenter.messaging.kannel import KannelGateway
from tests.support.bad_link import BadLink, Fault
from tests.support.clock import START
from tests.support.ids import SequenceIds
from tests.support.kannel import RETURN_NUMBER, Kannel
from tests.support.operator import NO_SUCH_NUMBER
from tests.support.ports import free_port

pytestmark = [pytest.mark.kannel, pytest.mark.asyncio(loop_scope="module")]

IDS = SequenceIds()
POLICY = SmsPolicy(zone=START.tzinfo, quiet=None)  # type: ignore[arg-type]
TEXT = "【锦绣汽车】尊敬的王伟：您好！欢迎回电02158001234。回复TD退订"


def written(number: str, text: str = TEXT) -> tuple[Message, SmsRequest]:
    """A message in the state `sending`, as the courier commits it, and the request for it."""
    queued = Message(
        id=IDS.new(),
        kind="second_miss",
        dealer_id="d",
        customer_id="c",
        number=f"+86{number}",
        text=text,
        created_at=START,
        send_at=START,
    )
    sending, _, effects = decide(queued, Due(), START, POLICY)
    assert effects == (HandToGateway(queued.id),)
    return sending, SmsRequest(key=queued.id, to=queued.number, text=text)


def after_receipts(kannel: Kannel, message: Message) -> Message:
    """The message after every receipt that came for it, in order of arrival."""
    for step, receipt in enumerate(one for one in kannel.hooks.receipts if one.key == message.id):
        message, _, _ = decide(message, receipt.fact, START + timedelta(seconds=step), POLICY)
    return message


@pytest_asyncio.fixture(loop_scope="module")
async def gateway(kannel: Kannel) -> AsyncIterator[KannelGateway]:
    """Our gateway with the right settings."""
    made = kannel.gateway()
    yield made
    await made.close()


async def test_message_is_delivered_when_the_operator_says_so(kannel: Kannel, gateway: KannelGateway) -> None:
    message, request = written("13800000001")
    answer = await gateway.send(request)
    assert answer == Accepted()
    accepted, _, _ = decide(message, fact_of(answer), START, POLICY)
    taken = await kannel.operator.message_to("13800000001")
    assert (taken.text, taken.sender, taken.parts) == (TEXT, RETURN_NUMBER, 1)
    await kannel.report(message.id, "13800000001", "DELIVRD")
    await kannel.hooks.until(lambda: "delivered" in kannel.hooks.receipts_of(message.id))
    assert after_receipts(kannel, accepted).state is MessageState.DELIVERED


async def test_receipts_out_of_order_and_doubled_end_in_the_same_state(kannel: Kannel, gateway: KannelGateway) -> None:
    """Kannel brings an unanswered receipt again later: `sent` comes after `delivered`, and `delivered` comes twice."""
    message, request = written("13800000002")
    kannel.hooks.not_before[f"{message.id}:sent"] = "delivered"
    kannel.hooks.fail_first[f"{message.id}:delivered"] = 1
    accepted, _, _ = decide(message, fact_of(await gateway.send(request)), START, POLICY)
    await kannel.report(message.id, "13800000002", "DELIVRD")
    await kannel.hooks.until(lambda: len(kannel.hooks.receipts_of(message.id)) == 3)
    came = kannel.hooks.receipts_of(message.id)
    assert came[0] == "delivered"
    assert sorted(came) == ["delivered", "delivered", "sent"]
    settled = after_receipts(kannel, accepted)
    assert settled.state is MessageState.DELIVERED
    assert len(settled.receipts) == 1


async def test_number_refused_by_the_operator_ends_rejected(kannel: Kannel, gateway: KannelGateway) -> None:
    kannel.operator.refused["13800000003"] = NO_SUCH_NUMBER
    message, request = written("13800000003")
    accepted, _, _ = decide(message, fact_of(await gateway.send(request)), START, POLICY)
    await kannel.hooks.until(lambda: kannel.hooks.receipts_of(message.id))
    settled = after_receipts(kannel, accepted)
    assert settled.state is MessageState.REJECTED
    assert "Invalid Destination Address" in settled.reason


async def test_undelivered_message_ends_failed(kannel: Kannel, gateway: KannelGateway) -> None:
    message, request = written("13800000004")
    accepted, _, _ = decide(message, fact_of(await gateway.send(request)), START, POLICY)
    await kannel.report(message.id, "13800000004", "UNDELIV")
    await kannel.hooks.until(lambda: "failed" in kannel.hooks.receipts_of(message.id))
    assert after_receipts(kannel, accepted).state is MessageState.FAILED


async def test_lost_reply_is_unclear_and_sent_once_until_its_receipt_settles_it(kannel: Kannel) -> None:
    async with BadLink(free_port(), kannel.send, Fault.LOSE_REPLY) as link:
        gateway = kannel.gateway(url=f"http://127.0.0.1:{link.port}/cgi-bin/sendsms")
        message, request = written("13800000005")
        answer = await gateway.send(request)
        asked = await gateway.ask(message.id)
        await gateway.close()
    assert (answer, asked) == (Unclear(reason="reply_lost"), CannotAsk())
    assert link.connections == 1
    unknown, _, _ = decide(message, fact_of(answer), START, POLICY)
    assert unknown.state is MessageState.UNKNOWN
    await kannel.report(message.id, "13800000005", "DELIVRD")
    await kannel.hooks.until(lambda: "delivered" in kannel.hooks.receipts_of(message.id))
    assert after_receipts(kannel, unknown).state is MessageState.DELIVERED
    assert kannel.operator.count_to("13800000005") == 1


async def test_senseless_answer_is_unclear(kannel: Kannel) -> None:
    """A box in between that answers for itself proves neither that the message left nor that it did not."""
    async with BadLink(free_port(), kannel.send, Fault.NONSENSE) as link:
        gateway = kannel.gateway(url=f"http://127.0.0.1:{link.port}/cgi-bin/sendsms")
        answer = await gateway.send(written("13800000006")[1])
        await gateway.close()
    assert answer == Unclear(reason="strange_reply_200")


async def test_dead_gateway_surely_sent_nothing(kannel: Kannel) -> None:
    gateway = kannel.gateway(url=f"http://127.0.0.1:{free_port()}/cgi-bin/sendsms")
    message, request = written("13800000007")
    answer = await gateway.send(request)
    check = await gateway.check()
    await gateway.close()
    assert answer == Refused(reason="gateway_unreachable", may_retry=True)
    assert check == GatewayCheck(False, "gateway_unreachable")
    waiting, _, _ = decide(message, fact_of(answer), START, POLICY)
    assert (waiting.state, waiting.send_at) == (MessageState.QUEUED, START + timedelta(seconds=30))


async def test_slow_gateway_times_out_as_unclear(kannel: Kannel) -> None:
    async with BadLink(free_port(), kannel.send, Fault.NEVER_ANSWER) as link:
        gateway = kannel.gateway(url=f"http://127.0.0.1:{link.port}/cgi-bin/sendsms", reply_seconds=0.2)
        answer = await gateway.send(written("13800000008")[1])
        await gateway.close()
    assert (answer, link.connections) == (Unclear(reason="reply_timed_out"), 1)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("13810000001", "长" * 70),
        ("13810000002", "长" * 71),
        ("13810000003", "长" * 134 + "信"),
        ("13810000004", "x" * 160),
        ("13810000005", "x" * 161),
        ("13810000006", "[" * 80),
        ("13810000007", "[" * 81),
        ("13810000008", "长" * 402),
    ],
    ids=["70", "71", "3-ucs2", "160", "161", "80-extension", "81-extension", "all-six"],
)
async def test_parts_counted_are_the_parts_the_operator_gets(
    kannel: Kannel, gateway: KannelGateway, number: str, text: str
) -> None:
    assert await gateway.send(written(number, text)[1]) == Accepted()
    taken = await kannel.operator.message_to(number)
    assert taken.parts == measure(text).parts
    assert taken.text.replace("\x1b<", "[") == text


async def test_text_of_too_many_parts_is_refused_and_never_cut(kannel: Kannel, gateway: KannelGateway) -> None:
    """Kannel would cut it at max-messages and still answer 202."""
    assert await gateway.send(written("13820000001", "长" * 403)[1]) == Refused(
        reason="too_many_parts", may_retry=False
    )
    assert await gateway.send(written("13820000002", "后")[1]) == Accepted()
    await kannel.operator.message_to("13820000002")
    assert kannel.operator.count_to("13820000001") == 0


async def test_text_with_every_awkward_character_arrives_unchanged(kannel: Kannel, gateway: KannelGateway) -> None:
    text = "50%折&a=b+c #1?<王>\n“好”😀%d%%"
    assert await gateway.send(written("13820000003", text)[1]) == Accepted()
    assert (await kannel.operator.message_to("13820000003")).text == text


async def test_wrong_password_keeps_the_message_and_shows_in_the_check(kannel: Kannel) -> None:
    gateway = kannel.gateway(password="wrong")
    message, request = written("13820000004")
    answer = await gateway.send(request)
    check = await gateway.check()
    await gateway.close()
    assert answer == Refused(reason="http_403", may_retry=True)
    assert check == GatewayCheck(False, "bad_password")
    assert decide(message, fact_of(answer), START, POLICY)[0].state is MessageState.QUEUED


async def test_check_is_ready_and_sends_nothing(kannel: Kannel, gateway: KannelGateway) -> None:
    """What the operator took was written by a test, though an earlier one's may come late, and went to a number of a test."""
    assert await gateway.check() == GatewayCheck(True, "ready")
    assert await gateway.send(written("13820000005")[1]) == Accepted()
    await kannel.operator.message_to("13820000005")
    assert [one for one in kannel.operator.taken if not one.number.startswith("138")] == []


async def test_message_without_a_sender_waits_until_somebody_names_one(kannel: Kannel) -> None:
    """Here neither we nor Kannel have one: the check says so, and the message is not lost for it."""
    gateway = kannel.gateway(sender="")
    message, request = written("13820000007")
    answer = await gateway.send(request)
    check = await gateway.check()
    await gateway.close()
    assert answer == Refused(reason="no_sender", may_retry=True)
    assert check == GatewayCheck(False, "no_sender")
    assert decide(message, fact_of(answer), START, POLICY)[0].state is MessageState.QUEUED


async def test_kannels_own_sender_is_shown_when_the_configuration_names_none(tmp_path: Path) -> None:
    """The check asks for nothing that could be sent."""
    parts = Kannel(tmp_path, default_sender="10690001")
    gateway = parts.gateway(sender="")
    try:
        await parts.start()
        assert await gateway.check() == GatewayCheck(True, "ready")
        assert await gateway.send(written("13820000008")[1]) == Accepted()
        assert (await parts.operator.message_to("13820000008")).sender == "10690001"
        assert len(parts.operator.taken) == 1
    finally:
        await gateway.close()
        await parts.stop()


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"to": "13800000001\r\nX-Kannel-To: 1"}, "bad_number"),
        ({"text": ""}, "empty_text"),
        ({"sender": "a b"}, "bad_sender"),
    ],
    ids=["number", "text", "sender"],
)
async def test_unfit_request_is_refused_before_anything_is_sent(
    gateway: KannelGateway, changed: dict[str, str], reason: str
) -> None:
    request = replace(written("13820000006")[1], **changed)
    assert await gateway.send(request) == Refused(reason=reason, may_retry=False)


async def test_customers_reply_arrives_with_its_chinese_text(kannel: Kannel) -> None:
    await kannel.operator.write("13830000001", RETURN_NUMBER, "很满意，谢谢！明天下午3点打给我😀")
    reply = await kannel.hooks.until(lambda: kannel.hooks.inbound_from("13830000001"))
    assert reply[0].text == "很满意，谢谢！明天下午3点打给我😀"
    assert reply[0].to.endswith(RETURN_NUMBER.lstrip("0"))
    assert reply[0].sent_at is not None
    assert classify_inbound(reply[0].text) is InboundKind.REPLY


@pytest.mark.parametrize(("number", "word"), [("13830000002", "TD"), ("13830000003", "退订")])
async def test_opt_out_word_arrives_as_such(kannel: Kannel, number: str, word: str) -> None:
    await kannel.operator.write(number, RETURN_NUMBER, word)
    reply = await kannel.hooks.until(lambda: kannel.hooks.inbound_from(number))
    assert classify_inbound(reply[0].text) is InboundKind.OPT_OUT


async def test_reply_delivered_again_carries_the_same_reference(kannel: Kannel) -> None:
    kannel.hooks.fail_first["13830000004"] = 1
    await kannel.operator.write("13830000004", RETURN_NUMBER, "好的")
    await kannel.hooks.until(lambda: len(kannel.hooks.inbound_from("13830000004")) == 2)
    first, again = kannel.hooks.inbound_from("13830000004")
    assert first == again


async def test_message_held_by_the_gateway_arrives_once_when_the_operator_comes(tmp_path: Path) -> None:
    """Kannel answers `3: Queued` while its operator is away: the message is Kannel's, and not ours to send again."""
    parts = Kannel(tmp_path)
    try:
        await parts.start(attached=False)
        gateway = parts.gateway()
        answer = await gateway.send(written("13840000001")[1])
        await gateway.close()
        assert answer == Accepted(held=True)
        await parts.attach()
        await parts.operator.message_to("13840000001")
        assert parts.operator.count_to("13840000001") == 1
    finally:
        await parts.stop()


async def test_gateway_that_died_and_came_back_takes_the_message_once(tmp_path: Path) -> None:
    """The courier's round by hand: refused while Kannel is down, due again later, taken once."""
    parts = Kannel(tmp_path)
    gateway = parts.gateway()
    message, request = written("13840000002")
    try:
        message, _, _ = decide(message, fact_of(await gateway.send(request)), START, POLICY)
        assert message.state is MessageState.QUEUED
        await parts.start()
        message, _, effects = decide(message, Due(), message.send_at, POLICY)
        assert effects == (HandToGateway(message.id),)
        message, _, _ = decide(message, fact_of(await gateway.send(request)), message.send_at, POLICY)
        await parts.operator.message_to("13840000002")
    finally:
        await gateway.close()
        await parts.stop()
    assert message.state is MessageState.ACCEPTED
    assert parts.operator.count_to("13840000002") == 1
