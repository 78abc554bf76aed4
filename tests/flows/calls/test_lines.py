"""Lines, caller ids, the trunk's breaker and the lock of a number: what has no way out waits and costs the customer no try."""

from datetime import timedelta

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.facts import CustomerEnded, ThirdGone
from callcenter.core.model import Attempt, FollowUp, FollowUpState, Seat, SeatState, ThirdLine, Trunk
from callcenter.errors import CallNotAllowed, NoLineFree
from callcenter.flows import live_calls, seats, trunks
from callcenter.flows.claim import Rates, next_follow_up
from callcenter.flows.floor import floor_snapshot
from tests.support.desk import add_follow_up, trunk
from tests.support.ticket_desk import TicketDesk

COOL_DOWN = timedelta(minutes=10)


async def end(desk: TicketDesk, attempt: Attempt, status: str, cause: int, talk: int = 0) -> Attempt:
    """The exchange tells the end of the customer's leg."""
    now = desk.clock.now()
    return await desk.fact(
        CustomerEnded(
            pbx="pbx",
            at=now,
            attempt=attempt.id,
            dial_status=status,
            cause=cause,
            dialed_seconds=10 + talk,
            answered_seconds=talk,
            sip_code=None,
            ended_at=now,
        )
    )


async def of_number(desk: TicketDesk, number: str) -> FollowUp:
    """A ready follow-up of a customer with that number."""
    async with desk.acting() as tx:
        return await add_follow_up(tx, desk.dealer, number)


async def test_a_full_trunk_waits_and_costs_no_try(desk: TicketDesk) -> None:
    """The only line is in use: nothing is written, nobody loses anything; free again, the call goes out."""
    desk.setup.trunks = {"pstn": trunk(lines=1)}
    first, second = await desk.follow_up(), await desk.follow_up()
    talk = await desk.dial(first)
    with pytest.raises(NoLineFree) as refused:
        await desk.dial(second, "agent-2")
    assert refused.value.fields["reasons"] == {"pstn": "full"}
    row = await desk.row(FollowUp, second.id)
    assert (row.state, row.tries, row.attempt_id) == (FollowUpState.READY, 0, None)
    assert await desk.rows(Attempt, follow_up_id=second.id) == []
    await end(desk, talk, "BUSY", 17)
    assert (await desk.dial(second, "agent-2")).trunk == "pstn"


async def test_a_second_trunk_carries_what_the_first_cannot(desk: TicketDesk) -> None:
    desk.setup.trunks = {"one": trunk(name="one", lines=1), "two": trunk(name="two", dial="PJSIP/{number}@two")}
    assert (await desk.dial(await desk.follow_up())).trunk == "one"
    over = await desk.dial(await desk.follow_up(), "agent-2")
    assert over.trunk == "two"
    assert over.dial_string.endswith("@two")


async def test_an_exchange_carries_no_more_calls_than_its_own_lines_whatever_its_trunks_could(desk: TicketDesk) -> None:
    plans = [trunk(name=name, pbx_lines=1) for name in ("one", "two")]
    desk.setup.trunks = {plan.name: plan for plan in plans}
    await desk.dial(await desk.follow_up())
    with pytest.raises(NoLineFree) as refused:
        await desk.dial(await desk.follow_up(), "agent-2")
    assert refused.value.fields["reasons"] == {"one": "exchange-full", "two": "exchange-full"}


async def test_a_caller_id_shows_no_more_often_than_its_bound_within_an_hour(desk: TicketDesk) -> None:
    """The next number of the trunk takes over; with all of them used up, calls wait until the hour is over."""
    ids = ("02160000001", "02160000002")
    desk.setup.trunks = {"pstn": trunk(caller_ids=ids, calls_per_caller_id_per_hour=2)}
    shown = []
    for _ in range(4):
        attempt = await desk.dial(await desk.follow_up())
        shown.append(attempt.caller_id)
        await end(desk, attempt, "BUSY", 17)
        await desk.clock.advance(timedelta(minutes=1))
    assert shown == [ids[0], ids[0], ids[1], ids[1]]
    last = await desk.follow_up()
    with pytest.raises(NoLineFree) as refused:
        await desk.dial(last)
    assert refused.value.fields["reasons"] == {"pstn": "caller-id-used-up"}
    await desk.clock.advance(timedelta(minutes=58))
    assert (await desk.dial(last)).caller_id == ids[0]


async def test_a_number_that_no_trunk_may_dial_is_refused(desk: TicketDesk) -> None:
    desk.setup.trunks = {"pstn": trunk(destinations=("_1[3-9]XXXXXXXXX",))}
    with pytest.raises(CallNotAllowed) as refused:
        await desk.dial(await of_number(desk, "+862150001234"))
    assert refused.value.fields["rule"] == "destination-not-allowed"


async def test_five_bad_ends_in_a_row_pause_the_trunk_and_change_no_follow_up(desk: TicketDesk) -> None:
    """A trunk that says *no such number* of everybody is the trunk's fault: tries and numbers are put back, one alarm."""
    rows = [await desk.follow_up() for _ in range(7)]
    for row in rows[:5]:
        await end(desk, await desk.dial(row), "CHANUNAVAIL", 1)
    for row in rows[:5]:
        after = await desk.row(FollowUp, row.id)
        assert (after.state, after.tries, after.reason) == (FollowUpState.WAITING, 0, "")
    assert [event.subject_id for event in await desk.events("alarm.trunk_paused")] == ["pstn"]
    with pytest.raises(NoLineFree) as refused:
        await desk.dial(rows[5])
    assert refused.value.fields["reasons"] == {"pstn": "paused"}
    await desk.clock.advance(timedelta(minutes=10))
    await end(desk, await desk.dial(rows[5]), "ANSWER", 16, talk=30)
    assert (await desk.row(Trunk, "pstn")).run == []
    assert not any(attempt.counts for attempt in await desk.rows(Attempt, outcome="invalid_number"))


async def test_an_operator_declares_a_paused_trunk_well(desk: TicketDesk) -> None:
    for _ in range(5):
        await end(desk, await desk.dial(await desk.follow_up()), "CONGESTION", 34)
    waiting = await desk.follow_up()
    with pytest.raises(NoLineFree):
        await desk.dial(waiting)
    async with desk.acting("supervisor") as tx:
        await trunks.resume(tx, "pstn")
    assert (await desk.dial(waiting)).trunk == "pstn"


async def test_four_bad_ends_and_a_good_one_are_four_customers_affair(desk: TicketDesk) -> None:
    """No run, no pause: the numbers are looked at by a person each."""
    rows = [await desk.follow_up() for _ in range(5)]
    for row in rows[:4]:
        await end(desk, await desk.dial(row), "CHANUNAVAIL", 1)
    await end(desk, await desk.dial(rows[4]), "BUSY", 17)
    states = [(await desk.row(FollowUp, row.id)).state for row in rows]
    assert states == [FollowUpState.NUMBER_CHECK] * 4 + [FollowUpState.WAITING]
    assert await desk.events("alarm.trunk_paused") == []


async def test_one_number_is_in_one_call_and_cools_down_across_follow_ups(desk: TicketDesk) -> None:
    """A couple with one telephone: two follow-ups, never two calls at once nor one right after the other."""
    number = "+8613800138555"
    first, second = await of_number(desk, number), await of_number(desk, number)
    attempt = await desk.dial(first)
    with pytest.raises(CallNotAllowed) as refused:
        await desk.dial(second, "agent-2")
    assert (refused.value.fields["rule"], refused.value.fields["attempt"]) == ("number-in-call", attempt.id)
    await end(desk, attempt, "NOANSWER", 16)
    until = (desk.clock.now() + COOL_DOWN).isoformat()
    with pytest.raises(CallNotAllowed) as refused:
        await desk.dial(second, "agent-2")
    assert (refused.value.fields["rule"], refused.value.fields["until"]) == ("number-cooling-down", until)
    # Nobody is even offered the card meanwhile.
    async with desk.acting("agent-2") as tx:
        await seats.sign_on(tx, person_id="agent-2", device="agent-2", pbx="pbx", alive=True)
        await seats.make_ready(tx, "agent-2")
        assert await next_follow_up(tx, desk.setup, Rates(), "agent-2") is None
    await desk.clock.advance(COOL_DOWN)
    async with desk.acting("agent-2") as tx:
        assert (card := await next_follow_up(tx, desk.setup, Rates(), "agent-2")) is not None
    assert card.id == second.id
    assert (await desk.row(Seat, "agent-2")).state is SeatState.READY


async def test_a_third_party_outside_takes_a_line_until_it_is_gone(desk: TicketDesk) -> None:
    """The customer handed over talks on over two lines of the trunk; a third call finds none."""
    desk.setup.trunks = {"pstn": trunk(lines=2)}
    talk = await desk.call(await desk.follow_up())
    async with desk.acting("agent-1") as tx:
        given = (await live_calls.call_number(tx, desk.setup, talk.id, "13900000042", attended=False)).attempt
    async with desk.store.read() as view:
        (on_the_floor,) = (await floor_snapshot(view, desk.setup, SERVICE))["trunks"]
    assert len(on_the_floor["taken"]) == 2
    next_one = await desk.follow_up()
    with pytest.raises(NoLineFree) as refused:
        await desk.dial(next_one, "agent-2")
    assert refused.value.fields["reasons"] == {"pstn": "full"}
    gone = ThirdGone(
        pbx="pbx", at=desk.clock.now(), attempt=talk.id, leg=given.third["leg"], dial_status="BUSY", cause=17
    )
    await desk.fact(gone)
    assert [line.ended_at is not None for line in await desk.rows(ThirdLine)] == [True]
    assert (await desk.dial(next_one, "agent-2")).trunk == "pstn"
    lines = [event.data["line"] for event in await desk.events("trunk.line")]
    third = [(line["taken"], line["version"]) for line in lines if line["attempt_id"] not in (talk.id,)][:2]
    assert [taken for taken, _ in third] == [True, False]
    assert third[0][1] < third[1][1]


@pytest.mark.parametrize("ended_by", ["cancel", "customer"])
async def test_a_third_partys_line_goes_with_the_consultation_or_the_call(desk: TicketDesk, ended_by: str) -> None:
    talk = await desk.call(await desk.follow_up())
    async with desk.acting("agent-1") as tx:
        await live_calls.call_number(tx, desk.setup, talk.id, "13900000042", attended=True)
    if ended_by == "cancel":
        async with desk.acting("agent-1") as tx:
            await live_calls.cancel_transfer(tx, desk.setup, talk.id)
    else:
        await desk.hang_up(talk)
    assert await desk.rows(ThirdLine, ended_at=None) == []


async def test_nobody_is_consulted_without_a_free_line_or_a_caller_id(desk: TicketDesk) -> None:
    """A transfer to a number is refused as a call is: the agent stays with the customer."""
    desk.setup.trunks = {"pstn": trunk(lines=1)}
    talk = await desk.call(await desk.follow_up())
    with pytest.raises(NoLineFree) as refused:
        async with desk.acting("agent-1") as tx:
            await live_calls.call_number(tx, desk.setup, talk.id, "13900000042", attended=True)
    assert refused.value.fields["reasons"] == {"pstn": "full"}
    assert (await desk.row(Attempt, talk.id)).third == {}
    desk.setup.trunks = {"pstn": trunk(lines=9, caller_ids=("02160000001",), calls_per_caller_id_per_hour=2)}
    desk.setup.forget()
    await desk.hang_up(talk)
    again = await desk.call(await desk.follow_up())
    async with desk.acting("agent-1") as tx:
        await live_calls.call_number(tx, desk.setup, again.id, "13900000042", attended=True)
        await live_calls.cancel_transfer(tx, desk.setup, again.id)
    with pytest.raises(NoLineFree) as refused:
        async with desk.acting("agent-1") as tx:
            await live_calls.call_number(tx, desk.setup, again.id, "13900000043", attended=True)
    assert refused.value.fields["reasons"] == {"pstn": "caller-id-used-up"}
