"""A supervisor's seat while a call is listened to and afterwards: what it was before, however the listening ended."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.facts import ListenerGone
from callcenter.core.model import Attempt, Person, Seat, SeatState
from callcenter.flows import live_calls, seats
from tests.flows.calls.conftest import SimDesk
from tests.support.desk import AGENT_1, SUPERVISOR, desk_on
from tests.support.ticket_desk import TicketDesk
from tests.support.waiting import until

Ending = Callable[[TicketDesk, Attempt], Awaitable[object]]


async def begin(desk: TicketDesk, before: str) -> None:
    """The supervisor's seat as it is before anything is listened to."""
    if before == "wrap-up":
        await desk.hang_up(await desk.call(await desk.follow_up(), "supervisor"))
        return
    async with desk.acting("supervisor") as tx:
        await seats.sign_on(tx, person_id="supervisor", device="supervisor", pbx="pbx", alive=True)
        if before == "ready":
            await seats.make_ready(tx, "supervisor")
        elif before == "meal":
            await seats.pause(tx, "supervisor", "meal")


async def listened(desk: TicketDesk) -> Attempt:
    """A call that the supervisor begins to hear."""
    call = await desk.call(await desk.follow_up())
    async with desk.acting("supervisor") as tx:
        return (await live_calls.listen(tx, desk.setup, call.id, "supervisor", "listen")).attempt


async def leave(desk: TicketDesk, call: Attempt) -> None:
    async with desk.acting("supervisor") as tx:
        await live_calls.leave(tx, desk.setup, call.id, "supervisor")


async def stay(desk: TicketDesk, call: Attempt) -> None:
    """The supervisor lays down; the exchange is the first to know."""


async def gone(desk: TicketDesk, call: Attempt) -> None:
    """The exchange tells that the supervisor's leg is over."""
    await desk.fact(ListenerGone(pbx="pbx", at=desk.clock.now(), attempt=call.id, leg=1))


async def seat_of(desk: TicketDesk) -> tuple[SeatState, str]:
    seat = await desk.row(Seat, "supervisor")
    return seat.state, seat.pause_reason


@pytest.mark.parametrize("ending", [leave, TicketDesk.hang_up, stay], ids=["left", "call-over", "laid-down"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ready", (SeatState.READY, "")),
        ("meal", (SeatState.PAUSED, "meal")),
        ("signed-on", (SeatState.PAUSED, "signed-on")),
        ("wrap-up", (SeatState.WRAP_UP, "")),
    ],
)
async def test_a_seat_is_what_it_was_before_when_the_listening_is_over(
    desk: TicketDesk, before: str, after: tuple[SeatState, str], ending: Ending
) -> None:
    """Not before the leg is gone: a telephone that is still in a call is not rung."""
    await begin(desk, before)
    call = await listened(desk)
    during = await seat_of(desk)
    assert during[0] is not SeatState.READY
    await ending(desk, call)
    assert await seat_of(desk) == during
    await gone(desk, call)
    assert await seat_of(desk) == after


async def test_whoever_finished_writing_up_while_listening_is_ready_afterwards(desk: TicketDesk) -> None:
    await begin(desk, "wrap-up")
    call = await listened(desk)
    await desk.let_due(desk.clock.now() + timedelta(hours=1))
    assert await seat_of(desk) == (SeatState.PAUSED, "listening")
    await leave(desk, call)
    await gone(desk, call)
    assert await seat_of(desk) == (SeatState.READY, "")


async def test_a_pause_and_a_sign_off_while_listening_stay(desk: TicketDesk) -> None:
    for wish, after in (("meal", (SeatState.PAUSED, "meal")), ("", (SeatState.SIGNED_OFF, ""))):
        await begin(desk, "ready")
        call = await listened(desk)
        async with desk.acting("supervisor") as tx:
            if wish:
                await seats.pause(tx, "supervisor", wish)
            else:
                await seats.sign_off(tx, "supervisor")
        await desk.hang_up(call)
        await gone(desk, call)
        assert await seat_of(desk) == after


async def test_nobody_is_ready_without_a_device_that_lives(desk: TicketDesk) -> None:
    """The telephone was lost while it listened: that is why the seat is paused from then on."""
    await begin(desk, "ready")
    call = await listened(desk)
    async with desk.acting() as tx:
        await seats.device_changed(tx, pbx="pbx", device="supervisor", state="unavailable")
    await gone(desk, call)
    assert await seat_of(desk) == (SeatState.PAUSED, "device-lost")


async def test_whoever_listens_to_another_call_by_then_is_not_ready(desk: TicketDesk) -> None:
    await begin(desk, "ready")
    first = await listened(desk)
    await leave(desk, first)
    await desk.hang_up(first)
    second = await listened(desk)
    await gone(desk, first)
    assert await seat_of(desk) == (SeatState.PAUSED, "listening")
    await gone(desk, second)
    assert await seat_of(desk) == (SeatState.READY, "")


async def test_a_seat_is_ready_again_after_a_restart_when_the_end_was_heard_by_nobody(sim_desk: SimDesk) -> None:
    """The service was away while call and listening ended: the first look at the exchange gives the seat back."""
    desk = sim_desk.desk
    sim_desk.sim.set_rule("13800000071", "answer:ring=0.5")
    row = await desk.add("+8613800000071")
    await desk.seat()
    async with desk.uow.write(SERVICE) as tx:
        await tx.rows(Person).add(Person(id=SUPERVISOR, login="supervisor", name="主管"))
    await desk.seat(SUPERVISOR, "1004")
    call = await desk.call(row)
    await desk.until_state(call.id, "talking")
    async with desk.uow.write(SERVICE) as tx:
        applied = await live_calls.listen(tx, desk.setup, call.id, SUPERVISOR, "listen")
    desk.dialer.perform(applied.attempt, applied.effects)

    async def hears() -> bool:
        return bool((await desk.attempt(call.id)).listeners[0]["up"])

    await until(hears, what="the listener")
    await desk.stop()
    assert sim_desk.sim.kill_legs("1004") == 1
    assert (await desk.seat_of(SUPERVISOR)).pause_reason == "listening"
    async with desk_on(sim_desk.url, sim_desk.pbx(), fresh=False) as later:

        async def ready() -> bool:
            return (await later.seat_of(SUPERVISOR)).state is SeatState.READY

        await until(ready, what="the supervisor's seat")
        assert (await later.attempt(call.id)).state == "talking"
        assert (await later.seat_of(AGENT_1)).state is SeatState.ON_CALL
        await later.floor.pbx.hang_up(call.id, "customer")
        await later.until_over(call.id)
