"""SMS of the three-day queue, on the way they really take: a try ends, the rules decide, the courier sends (S2-9, S2-10)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import (
    Attempt,
    AttemptState,
    Disposition,
    Document,
    FollowUp,
    FollowUpResult,
    FollowUpState,
)
from callcenter.core.outcome import Outcome
from callcenter.flows.after_try import after_try
from callcenter.policies import shipped_documents
from tests.flows.messages import SmsDesk


async def tried(
    sms: SmsDesk, follow_up: FollowUp, outcome: Outcome, disposition: Disposition | None = None
) -> FollowUp:
    """One finished attempt, an hour and a half after the one before."""
    await sms.pass_time(timedelta(minutes=90), timedelta(minutes=30))
    async with sms.store.write(SERVICE) as tx:
        row = await tx.rows(FollowUp).lock(follow_up.id)
        attempt = Attempt(
            id=tx.new_id(),
            follow_up_id=row.id,
            dealer_id=row.dealer_id,
            customer_id=row.customer_id,
            agent_id="agent-1",
            number=row.number,
            state=AttemptState.ENDED,
            intent_at=tx.now,
            dialed_at=tx.now,
            outcome=str(outcome),
            disposition=disposition,
        )
        await tx.rows(Attempt).add(attempt)
        saved = await after_try(tx, sms.setup, row, attempt, outcome=outcome, disposition=disposition)
    await sms.work()
    return saved


async def rules(sms: SmsDesk, **retry: str) -> None:
    """Another wording of the policy's retry rules."""
    body = {**shipped_documents()[("policy", "dealer_follow_up")]}
    body["retry"] = {**body["retry"], **retry}
    async with sms.store.write(SERVICE) as tx:
        await tx.rows(Document).add(
            Document(id=tx.new_id(), kind="policy", code="dealer_follow_up", number=2, body=body, created_at=tx.now)
        )
    sms.setup.forget()


@pytest.mark.req("S2-9")
async def test_one_sms_goes_at_the_second_miss_and_the_tries_go_on(sms: SmsDesk) -> None:
    """Second miss: one SMS; further misses: never a second one for the same follow-up."""
    follow_up = await sms.follow_up()
    first = await tried(sms, follow_up, Outcome.NO_ANSWER)
    assert first.state is FollowUpState.WAITING and not sms.gateway.went
    second = await tried(sms, follow_up, Outcome.NO_ANSWER)
    assert (second.state, len(sms.gateway.went), second.sms_sent_at) == (FollowUpState.WAITING, 1, sms.clock.now())
    for _ in range(3):
        third = await tried(sms, follow_up, Outcome.NO_ANSWER)
    await sms.pass_time(timedelta(days=2), timedelta(hours=1))
    assert third.misses == 5
    assert list(sms.gateway.went.values()) == [1]
    assert [row.kind for row in await sms.messages()] == ["second_miss"]


@pytest.mark.req("S2-9")
async def test_sms_is_the_last_act_when_the_chart_is_followed_as_drawn(sms: SmsDesk) -> None:
    """`after_sms = "stop"`: not connected, again, not connected, SMS, end."""
    await rules(sms, after_sms="stop")
    follow_up = await sms.follow_up()
    await tried(sms, follow_up, Outcome.NO_ANSWER)
    last = await tried(sms, follow_up, Outcome.UNREACHABLE)
    assert (last.state, last.reason) == (FollowUpState.NO_TRIES_LEFT, "after_sms")
    assert list(sms.gateway.went.values()) == [1]


@pytest.mark.req("S2-10")
async def test_one_sms_goes_and_nobody_rings_again_when_the_customer_declines(sms: SmsDesk) -> None:
    follow_up = await sms.follow_up()
    done = await tried(sms, follow_up, Outcome.ANSWERED, Disposition.DECLINED)
    assert (done.state, done.result) == (FollowUpState.DONE, FollowUpResult.DECLINED)
    (text,) = sms.gateway.texts.values()
    assert "感谢您接听" in text.text
    await sms.pass_time(timedelta(days=3), timedelta(hours=2))
    assert list(sms.gateway.went.values()) == [1]
    async with sms.store.write(SERVICE) as tx:
        assert await tx.queue.promote(now=tx.now, limit=10) == 0


@pytest.mark.req("S2-10")
async def test_customer_is_tried_again_without_sms_when_the_ring_was_rejected(sms: SmsDesk) -> None:
    """A rejected ring (cause 21) is not the refusal of S2-10."""
    follow_up = await sms.follow_up()
    waiting = await tried(sms, follow_up, Outcome.REJECTED)
    assert waiting.state is FollowUpState.WAITING and waiting.next_try_at > sms.clock.now()
    assert not await sms.messages()


async def test_no_sms_goes_when_the_policy_names_no_text(sms: SmsDesk) -> None:
    body = {**shipped_documents()[("policy", "dealer_follow_up")]}
    body["sms"] = {**body["sms"], "on_declined": ""}
    async with sms.store.write(SERVICE) as tx:
        document = Document(id=tx.new_id(), kind="policy", code="dealer_follow_up", number=2, created_at=tx.now)
        await tx.rows(Document).add(replace(document, body=body))
    sms.setup.forget()
    await tried(sms, await sms.follow_up(), Outcome.ANSWERED, Disposition.DECLINED)
    assert not await sms.messages()
