"""Agents on the floor: signing on, losing a device, wrap-up without a word, handing work over, and the progressive dialer."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import Attempt, Disposition, FollowUp, FollowUpResult, FollowUpState, Person, Seat, SeatState
from callcenter.errors import Conflict, NotReady
from callcenter.flows import daily_acts, device_checks, seats
from callcenter.flows.claim import Rates, next_follow_up
from callcenter.flows.people import change_person
from callcenter.flows.place_call import place_call
from tests.flows.calls.conftest import SimDesk
from tests.support.desk import AGENT_1, AGENT_2
from tests.support.ticket_desk import TicketDesk
from tests.support.waiting import until

WRAP_UP = timedelta(seconds=60)


async def sign_on(desk: TicketDesk, agent: str, device: str = "", *, ready: bool = True) -> seats.TookOver:
    async with desk.acting(agent) as tx:
        took = await seats.sign_on(tx, person_id=agent, device=device or agent, pbx="pbx", alive=True)
        if ready:
            await seats.make_ready(tx, agent)
    return took


async def claim(desk: TicketDesk, agent: str) -> FollowUp | None:
    async with desk.acting(agent) as tx:
        return await next_follow_up(tx, desk.setup, Rates(), agent)


async def device(desk: TicketDesk, name: str, state: str) -> None:
    async with desk.acting() as tx:
        await seats.device_changed(tx, pbx="pbx", device=name, state=state)


async def test_a_second_sign_on_takes_the_seat_over_with_a_notice(desk: TicketDesk) -> None:
    """The first window learns that it was replaced; the agent says *ready* anew at the new device."""
    first = await sign_on(desk, "agent-1", "1001")
    second = await sign_on(desk, "agent-1", "1002", ready=False)
    seat: Seat = await desk.row(Seat, "agent-1")
    assert (second.from_device, seat.notice, seat.device) == ("1001", "taken-over:1001", "1002")
    assert (seat.state, seat.sign_on_id != first.seat.sign_on_id) == (SeatState.PAUSED, True)


async def test_a_seat_in_a_call_is_not_taken_to_another_device(desk: TicketDesk) -> None:
    attempt = await desk.call(await desk.follow_up())
    with pytest.raises(Conflict) as refused:
        await sign_on(desk, "agent-1", "1002", ready=False)
    assert refused.value.fields["reason"] == "on-call"
    again = await sign_on(desk, "agent-1", "agent-1", ready=False)
    assert (again.seat.state, again.seat.attempt_id) == (SeatState.ON_CALL, attempt.id)


async def test_a_device_serves_one_agent(desk: TicketDesk) -> None:
    await sign_on(desk, "agent-1", "1001")
    with pytest.raises(Conflict) as refused:
        await sign_on(desk, "agent-2", "1001")
    assert refused.value.fields["reason"] == "in-use"


@pytest.mark.parametrize(
    ("alive", "state", "known"),
    [(True, "in_use", True), (True, "unavailable", False), (False, "not_in_use", False), (False, "unavailable", False)],
)
async def test_a_state_of_a_device_is_known_when_it_is_reached_as_before(
    desk: TicketDesk, alive: bool, state: str, known: bool
) -> None:
    """Only then it need not wait for the store's writer; a device where nobody sits yet is looked at under its lock."""
    async with desk.acting() as tx:
        assert not await seats.known_alive(tx, pbx="pbx", device="1001", state=state)
    await sign_on(desk, "agent-1", "1001")
    if not alive:
        await device(desk, "1001", "unavailable")
    async with desk.acting() as tx:
        assert await seats.known_alive(tx, pbx="pbx", device="1001", state=state) is known


async def test_a_lost_device_ends_ready_with_its_reason_and_gives_the_card_back(desk: TicketDesk) -> None:
    """Nobody is ready without a device that can ring; after a while it takes the agent's word to be ready again."""
    row = await desk.follow_up()
    await sign_on(desk, "agent-1", "1001")
    assert await claim(desk, "agent-1") is not None
    await device(desk, "1001", "unavailable")
    seat: Seat = await desk.row(Seat, "agent-1")
    assert (seat.state, seat.pause_reason, seat.device_alive) == (SeatState.PAUSED, "device-lost", False)
    assert (await desk.row(FollowUp, row.id)).state is FollowUpState.READY
    async with desk.acting("agent-1") as tx:
        with pytest.raises(NotReady):
            await seats.make_ready(tx, "agent-1")
    async with desk.acting("agent-1") as tx:
        with pytest.raises(Conflict) as refused:
            await place_call(tx, desk.setup, follow_up_id=row.id, agent_id="agent-1", reason="at once")
    assert (refused.value.fields["reason"], refused.value.fields["why"]) == ("paused", "device-lost")
    await desk.clock.advance(seats.BRIEFLY + timedelta(seconds=1))
    await device(desk, "1001", "not_in_use")
    assert (await desk.row(Seat, "agent-1")).state is SeatState.PAUSED
    assert (await sign_on(desk, "agent-1", "1001")).seat.device_alive


async def test_a_device_that_was_silent_briefly_gives_ready_back(desk: TicketDesk) -> None:
    """A lost packet is not a lost agent: who looked elsewhere would sit there paused and know nothing of it."""
    await desk.follow_up()
    await sign_on(desk, "agent-1", "1001")
    await device(desk, "1001", "unavailable")
    await desk.clock.advance(seats.BRIEFLY)
    await device(desk, "1001", "not_in_use")
    seat: Seat = await desk.row(Seat, "agent-1")
    assert (seat.state, seat.pause_reason, seat.device_alive) == (SeatState.READY, "", True)
    assert await claim(desk, "agent-1") is not None


@pytest.mark.parametrize("silent_for", [timedelta(seconds=10), timedelta(minutes=3)])
async def test_a_device_that_was_silent_when_its_call_ended_counts_from_its_loss(
    desk: TicketDesk, silent_for: timedelta
) -> None:
    """Not from the end of the call: a lid that was closed in wrap-up may be opened long after it, by anybody."""
    row = await desk.follow_up()
    attempt = await desk.call(row)
    await desk.hang_up(attempt)
    await device(desk, "agent-1", "unavailable")
    await desk.clock.advance(silent_for)
    await device(desk, "agent-1", "unavailable")
    await desk.dispose(attempt, Disposition.COMPLETED)
    seat: Seat = await desk.row(Seat, "agent-1")
    assert (seat.state, seat.pause_reason) == (SeatState.PAUSED, "device-lost")
    await device(desk, "agent-1", "not_in_use")
    after = SeatState.READY if silent_for <= seats.BRIEFLY else SeatState.PAUSED
    assert (await desk.row(Seat, "agent-1")).state is after


async def test_a_pause_asked_for_in_a_call_outlives_a_device_that_was_silent_briefly(desk: TicketDesk) -> None:
    """Nobody answered, and the device was gone at the end: what the agent asked for is the reason, and stays."""
    attempt = await desk.dial(await desk.follow_up())
    async with desk.acting("agent-1") as tx:
        await seats.pause(tx, "agent-1", "lunch")
    await device(desk, "agent-1", "unavailable")
    await desk.hang_up(attempt, status="NOANSWER", talk=0)
    await device(desk, "agent-1", "not_in_use")
    seat: Seat = await desk.row(Seat, "agent-1")
    assert (seat.state, seat.pause_reason, seat.device_alive) == (SeatState.PAUSED, "lunch", True)


async def test_a_pause_of_ones_own_outlives_a_device_that_was_silent_briefly(desk: TicketDesk) -> None:
    """Whatever the agent said, before the loss or while the device was silent, is what holds."""
    await sign_on(desk, "agent-1", "1001")
    for said_before in (True, False):
        async with desk.acting("agent-1") as tx:
            await seats.make_ready(tx, "agent-1")
        for step in ("pause", "lose") if said_before else ("lose", "pause"):
            if step == "lose":
                await device(desk, "1001", "unavailable")
                continue
            async with desk.acting("agent-1") as tx:
                await seats.pause(tx, "agent-1", "lunch")
        await device(desk, "1001", "not_in_use")
        seat: Seat = await desk.row(Seat, "agent-1")
        assert (seat.state, seat.pause_reason) == (SeatState.PAUSED, "lunch")


async def test_a_check_begun_while_the_device_was_gone_is_a_pause_of_ones_own(desk: TicketDesk) -> None:
    """Nobody is given a customer in a check because the device came back for it."""
    await sign_on(desk, "agent-1", "1001")
    await device(desk, "1001", "unavailable")
    async with desk.acting("agent-1") as tx:
        await device_checks.begin(tx, "agent-1", ZoneInfo("Asia/Shanghai"))
    await device(desk, "1001", "ringing")
    seat: Seat = await desk.row(Seat, "agent-1")
    assert (seat.state, seat.pause_reason) == (SeatState.PAUSED, "device-check")


async def test_no_word_by_the_end_of_wrap_up_is_undisposed_and_the_customer_is_not_rung(desk: TicketDesk) -> None:
    """On the list of agent and supervisor until somebody says what came of it, then it goes on by rule."""
    row = await desk.follow_up()
    attempt = await desk.call(row)
    await desk.hang_up(attempt)
    assert (await desk.row(FollowUp, row.id)).state is FollowUpState.WRAP_UP
    await desk.let_due(desk.clock.now() + WRAP_UP)
    assert (await desk.row(FollowUp, row.id)).state is FollowUpState.UNDISPOSED
    assert (await desk.row(Seat, "agent-1")).state is SeatState.READY
    await desk.clock.advance(timedelta(days=1))
    await desk.promote()
    assert await claim(desk, "agent-1") is None
    with pytest.raises(Conflict):
        await desk.dial(row)
    await desk.dispose(attempt, Disposition.COMPLETED)
    done: FollowUp = await desk.row(FollowUp, row.id)
    assert (done.state, done.result) == (FollowUpState.DONE, FollowUpResult.COMPLETED)


async def test_a_pause_asked_for_in_a_call_begins_after_the_wrap_up(desk: TicketDesk) -> None:
    attempt = await desk.call(await desk.follow_up())
    async with desk.acting("agent-1") as tx:
        await seats.pause(tx, "agent-1", "lunch")
    await desk.hang_up(attempt)
    assert (await desk.row(Seat, "agent-1")).state is SeatState.WRAP_UP
    await desk.dispose(attempt, Disposition.COMPLETED)
    seat: Seat = await desk.row(Seat, "agent-1")
    assert (seat.state, seat.pause_reason) == (SeatState.PAUSED, "lunch")


async def test_a_sick_agents_agreed_times_are_handed_over_and_stay_what_they_are(desk: TicketDesk) -> None:
    at = desk.clock.now() + timedelta(hours=3)
    row = await desk.follow_up()
    attempt = await desk.call(row)
    await desk.hang_up(attempt)
    await desk.dispose(attempt, Disposition.INCONVENIENT, agreed_at=at)
    async with desk.acting("supervisor") as tx:
        moved = await daily_acts.hand_over(tx, "agent-1", "agent-2")
    assert [one.id for one in moved] == [row.id]
    after: FollowUp = await desk.row(FollowUp, row.id)
    assert (after.assigned_to, after.agreed_at) == ("agent-2", at)


async def test_follow_ups_are_assigned_in_bulk_all_or_none(desk: TicketDesk) -> None:
    """What somebody works on right now cannot be moved, and then nothing is."""
    rows = [await desk.follow_up() for _ in range(3)]
    async with desk.acting("supervisor") as tx:
        await daily_acts.assign(tx, [row.id for row in rows], "agent-2")
    await sign_on(desk, "agent-1")
    assert await claim(desk, "agent-1") is None
    await desk.dial(rows[0], "agent-2")
    with pytest.raises(Conflict):
        async with desk.acting("supervisor") as tx:
            await daily_acts.assign(tx, [rows[1].id, rows[0].id], None)
    assert (await desk.row(FollowUp, rows[1].id)).assigned_to == "agent-2"


async def test_what_was_kept_for_an_agent_is_anybodys_when_the_agent_is_switched_off(desk: TicketDesk) -> None:
    """Nobody waits for somebody who is gone, and nobody rings them; nothing more is kept for them."""
    row = await desk.follow_up()
    await sign_on(desk, "agent-2")
    async with desk.acting("supervisor") as tx:
        await daily_acts.assign(tx, [row.id], "agent-2")
    async with desk.acting() as tx:
        gone = await tx.rows(Person).get("agent-2")
        await change_person(tx, gone.id, gone.version, active=False)
    assert (await desk.row(FollowUp, row.id)).assigned_to is None
    assert (await desk.row(Seat, "agent-2")).state is SeatState.SIGNED_OFF
    with pytest.raises(Conflict):
        async with desk.acting("supervisor") as tx:
            await daily_acts.assign(tx, [row.id], "agent-2")


async def test_an_excluded_follow_up_needs_a_reason_and_is_not_called(desk: TicketDesk) -> None:
    row = await desk.follow_up()
    async with desk.acting("supervisor") as tx:
        await daily_acts.exclude(tx, row.id, "customer moved abroad")
    done: FollowUp = await desk.row(FollowUp, row.id)
    assert (done.state, done.result, done.reason) == (
        FollowUpState.DONE,
        FollowUpResult.EXCLUDED,
        "customer moved abroad",
    )
    with pytest.raises(Conflict):
        await desk.dial(row)


async def test_the_progressive_dialer_gives_each_ready_agent_one_customer(sim_desk: SimDesk) -> None:
    """Who is in preview or paused gets none; one call an agent, one ring a customer, the rest wait."""
    desk = sim_desk.desk
    numbers = [f"1380000007{number}" for number in range(4)]
    for number in numbers:
        sim_desk.sim.set_rule(number, "answer:ring=1:talk=60")
        await desk.add(f"+86{number}")
    await desk.seat(AGENT_1, "1001", mode="progressive")
    await desk.seat(AGENT_2, "1002", mode="preview")
    await desk.dialer.run_once()
    await desk.dialer.run_once()
    await until(lambda: sum(sim_desk.rung(number) for number in numbers) == 1, what="one ring")
    async with desk.uow.write(SERVICE) as tx:
        await seats.sign_on(tx, person_id=AGENT_2, device="1002", pbx="pbx", alive=True, mode="progressive")
        await seats.make_ready(tx, AGENT_2)
    await desk.dialer.run_once()
    await until(lambda: sum(sim_desk.rung(number) for number in numbers) == 2, what="another ring")
    async with desk.uow.read() as view:
        attempts = await view.rows(Attempt).all()
    assert sorted(str(attempt.agent_id) for attempt in attempts) == [AGENT_1, AGENT_2]
    for attempt in attempts:
        await desk.until_over(attempt.id)
    assert sum(sim_desk.rung(number) for number in numbers) == 2
