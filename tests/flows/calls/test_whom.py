"""Who may be called, when, and at which number: wishes, hours, agreed minutes, corrections."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from callcenter.core.facts import CustomerEnded
from callcenter.core.model import (
    CalendarRow,
    Customer,
    CustomerNumber,
    Disposition,
    FollowUp,
    FollowUpResult,
    FollowUpState,
)
from callcenter.core.retry import AgreedTimeNotPossible
from callcenter.errors import CallNotAllowed, Conflict, Invalid
from callcenter.flows import daily_acts, seats
from callcenter.flows.claim import Rates, next_follow_up
from callcenter.flows.place_call import Placed, place_call
from callcenter.flows.upsert_order import cancel_order
from tests.support.ticket_desk import TicketDesk

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOURS = {str(day): ["09:00-12:00", "14:00-20:00"] for day in range(7)}


def at(text: str) -> datetime:
    """A local instant of Thursday 19 November 2026, or of the day that is named."""
    return datetime.fromisoformat(f"2026-11-{text if len(text) > 5 else '19 ' + text}").replace(tzinfo=SHANGHAI)


async def calling_hours(desk: TicketDesk, hours: dict[str, list[str]]) -> None:
    """Replace the hours in which customers may be rung."""
    async with desk.acting() as tx:
        row = await tx.rows(CalendarRow).get("calling")
        await tx.rows(CalendarRow).save(replace(row, weekly=hours))
    desk.setup.forget()


async def wish(desk: TicketDesk, row: FollowUp, **wishes: Any) -> None:
    async with desk.acting() as tx:
        customer = await tx.rows(Customer).get(row.customer_id)
        await tx.rows(Customer).save(replace(customer, **wishes))


async def seat(desk: TicketDesk, agent: str) -> None:
    async with desk.acting(agent) as tx:
        await seats.sign_on(tx, person_id=agent, device=agent, pbx="pbx", alive=True)
        await seats.make_ready(tx, agent)


async def claim(desk: TicketDesk, agent: str) -> FollowUp | None:
    await desk.promote()
    await desk.let_due()
    async with desk.acting(agent) as tx:
        return await next_follow_up(tx, desk.setup, Rates(), agent)


async def place(desk: TicketDesk, row: FollowUp, agent: str = "agent-1", **how: Any) -> Placed:
    async with desk.acting(agent) as tx:
        return await place_call(tx, desk.setup, follow_up_id=row.id, agent_id=agent, **{"reason": "test", **how})


@pytest.mark.parametrize(
    ("wishes", "rule"), [({"no_calls": True}, "wish-no-calls"), ({"no_follow_ups": True}, "wish-no-follow-ups")]
)
async def test_a_wish_is_kept_at_the_last_moment(desk: TicketDesk, wishes: dict[str, bool], rule: str) -> None:
    """Told between the plan and the call: refused by name, nothing written."""
    row = await desk.follow_up()
    await wish(desk, row, **wishes)
    with pytest.raises(CallNotAllowed) as refused:
        await desk.dial(row)
    assert refused.value.fields["rule"] == rule
    assert (await desk.row(FollowUp, row.id)).attempt_id is None


async def test_no_follow_ups_does_not_stop_the_second_call_about_an_own_complaint(desk: TicketDesk) -> None:
    ticket = await desk.complain()
    await desk.handle(ticket)
    second = await desk.second(ticket)
    await wish(desk, second, no_follow_ups=True)
    await desk.clock.advance(timedelta(minutes=11))
    assert (await desk.dial(second, "agent-2")).follow_up_id == second.id


async def test_a_call_without_consent_to_record_has_no_recording(desk: TicketDesk) -> None:
    row = await desk.follow_up()
    await wish(desk, row, no_recording=True)
    assert (await desk.dial(row)).record == ""


async def test_outside_calling_hours_nobody_is_called_and_the_answer_says_until_when(desk: TicketDesk) -> None:
    await calling_hours(desk, HOURS)
    row = await desk.follow_up()
    desk.clock.set(at("12:30"))
    with pytest.raises(CallNotAllowed) as refused:
        await desk.dial(row)
    assert refused.value.fields["rule"] == "outside-calling-hours"
    assert datetime.fromisoformat(str(refused.value.fields["until"])) == at("14:00")
    await seat(desk, "agent-1")
    assert await claim(desk, "agent-1") is None
    desk.clock.set(at("14:00"))
    assert (card := await claim(desk, "agent-1")) is not None
    assert card.id == row.id


@pytest.mark.req("S2-11")
async def test_the_agreed_minute_is_kept_by_the_same_agent_before_everything_else(desk: TicketDesk) -> None:
    """Inconvenient at 10:00, agreed for 15:07: not a second earlier, then first in line for the agent who agreed it."""
    await calling_hours(desk, HOURS)
    row = await desk.follow_up()
    attempt = await desk.call(row)
    await desk.hang_up(attempt)
    await desk.dispose(attempt, Disposition.INCONVENIENT, agreed_at=at("15:07"))
    agreed = await desk.row(FollowUp, row.id)
    assert (agreed.state, agreed.agreed_at, agreed.assigned_to) == (FollowUpState.WAITING, at("15:07"), "agent-1")
    desk.clock.set(at("15:06") + timedelta(seconds=59))
    for agent in ("agent-1", "agent-2"):
        await seat(desk, agent)
        assert await claim(desk, agent) is None
    other = await desk.follow_up()
    desk.clock.set(at("15:07"))
    assert (theirs := await claim(desk, "agent-2")) is not None
    assert (mine := await claim(desk, "agent-1")) is not None
    assert (mine.id, theirs.id) == (row.id, other.id)


@pytest.mark.req("S2-11")
async def test_an_agreed_call_is_the_teams_when_its_agent_is_not_there(desk: TicketDesk) -> None:
    """At the minute itself, not after a wait: the customer was promised it."""
    row = await desk.follow_up()
    attempt = await desk.call(row)
    await desk.hang_up(attempt)
    await desk.dispose(attempt, Disposition.INCONVENIENT, agreed_at=at("15:07"))
    async with desk.acting("agent-1") as tx:
        await seats.sign_off(tx, "agent-1")
    desk.clock.set(at("15:07"))
    await seat(desk, "agent-2")
    assert (card := await claim(desk, "agent-2")) is not None
    assert card.id == row.id


@pytest.mark.req("S2-11")
@pytest.mark.parametrize(
    ("wanted", "reason", "possible"),
    [
        ("20:00", "outside calling hours", "20 09:00"),
        ("13:00", "outside calling hours", "14:00"),
        ("09:30", "in the past", "10:00"),
    ],
)
async def test_a_time_outside_calling_hours_is_refused_with_the_next_possible_one(
    desk: TicketDesk, wanted: str, reason: str, possible: str
) -> None:
    await calling_hours(desk, HOURS)
    attempt = await desk.call(await desk.follow_up())
    await desk.hang_up(attempt)
    with pytest.raises(AgreedTimeNotPossible) as refused:
        await desk.dispose(attempt, Disposition.INCONVENIENT, agreed_at=at(wanted))
    assert refused.value.fields["reason"] == reason
    assert datetime.fromisoformat(str(refused.value.fields["next_open_at"])) == at(possible)
    with pytest.raises(Invalid) as missing:
        await desk.dispose(attempt, Disposition.INCONVENIENT)
    assert missing.value.fields["field"] == "agreed_at"


async def test_a_number_that_does_not_exist_waits_for_a_person_and_is_called_when_corrected(desk: TicketDesk) -> None:
    """No redial before somebody looked; the new number is rung at once, the old one never again."""
    row = await desk.follow_up()
    attempt = await desk.dial(row)
    now = desk.clock.now()
    await desk.fact(
        CustomerEnded(
            pbx="pbx",
            at=now,
            attempt=attempt.id,
            dial_status="CHANUNAVAIL",
            cause=1,
            dialed_seconds=2,
            answered_seconds=0,
            sip_code=404,
            ended_at=now,
        )
    )
    waiting = await desk.row(FollowUp, row.id)
    assert waiting.state is FollowUpState.NUMBER_CHECK
    with pytest.raises(Conflict):
        await desk.dial(row)
    (wrong,) = await desk.rows(CustomerNumber, customer_id=row.customer_id)
    async with desk.acting("agent-1") as tx:
        await daily_acts.add_number(tx, desk.setup, row.customer_id, "139 1111 2222", replaces=wrong.id)
    assert (await claim(desk, "agent-1")) is not None
    with pytest.raises(CallNotAllowed) as refused:
        await place(desk, row, number=wrong.number)
    assert refused.value.fields["rule"] == "number-unusable"
    assert (await place(desk, row)).attempt.number == "+8613911112222"


async def test_another_number_of_the_customer_may_be_dialed_and_a_strangers_not(desk: TicketDesk) -> None:
    row = await desk.follow_up()
    async with desk.acting("agent-1") as tx:
        other = await daily_acts.add_number(tx, desk.setup, row.customer_id, "021-50001234", label="office")
    await seat(desk, "agent-1")
    with pytest.raises(Invalid) as refused:
        await place(desk, row, number="+8613999999999")
    assert refused.value.fields["field"] == "number"
    assert (await place(desk, row, number=other.number)).attempt.number == "+862150001234"


async def test_a_call_outside_the_queue_needs_a_reason(desk: TicketDesk) -> None:
    row = await desk.follow_up()
    await seat(desk, "agent-1")
    with pytest.raises(Invalid) as refused:
        await place(desk, row, reason=" ")
    assert refused.value.fields["field"] == "reason"
    assert (await place(desk, row, reason="customer asked by WeChat")).attempt.reason == "customer asked by WeChat"


async def test_a_card_in_hand_goes_when_its_order_is_cancelled(desk: TicketDesk) -> None:
    """An agent looks at it meanwhile: withdrawn and told, not to be called, and nobody is given it next."""
    await seat(desk, "agent-1")
    row = await desk.follow_up()
    assert (card := await claim(desk, "agent-1")) is not None
    assert (card.id, card.state) == (row.id, FollowUpState.CLAIMED)
    async with desk.acting() as tx:
        await cancel_order(tx, desk.setup, row.order_id or "", "开错单")
    gone = await desk.row(FollowUp, row.id)
    assert (gone.state, gone.result, gone.claimed_by) == (FollowUpState.DONE, FollowUpResult.WITHDRAWN, None)
    told = (await desk.events("follow_up.done"))[-1]
    assert (told.subject_id, told.data["row"]["result"]) == (row.id, "withdrawn")
    with pytest.raises(Conflict) as refused:
        await place(desk, row)
    assert refused.value.fields["reason"] == "done"
    assert await claim(desk, "agent-1") is None
