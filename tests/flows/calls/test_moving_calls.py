"""Who is rung when a call is handed to another agent, who may call it off, and who is not rung while listening."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import text

from callcenter.core.model import Attempt, Seat, SeatState
from callcenter.errors import Conflict
from callcenter.flows import live_calls, seats
from callcenter.flows.place_call import place_call
from tests.support.ticket_desk import TicketDesk
from tests.support.waiting import until


async def sit(desk: TicketDesk, person: str, device: str = "") -> None:
    """Sign on and be ready."""
    async with desk.acting(person) as tx:
        await seats.sign_on(tx, person_id=person, device=device or person, pbx="pbx", alive=True)
        await seats.make_ready(tx, person)


@asynccontextmanager
async def meanwhile(desk: TicketDesk, begun: Callable[[], bool]) -> AsyncIterator[None]:
    """At the end of the block: whoever asks for what it holds is waiting for it, as far as the engine can tell."""

    async def waits() -> bool:
        if desk.engines.writer.dialect.name == "sqlite":
            return begun()  # the one writer's turn is waited for before anything is looked at
        async with desk.engines.reader.connect() as connection:
            found = await connection.execute(
                text(
                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
                )
            )
            return bool(found.scalar())

    yield
    await until(waits, what="the other unit of work to wait")


async def test_the_device_that_the_other_agent_has_just_signed_on_with_is_rung(desk: TicketDesk) -> None:
    """A sign-on between the look at the seat and its lock must not have the former device rung."""
    call = await desk.call(await desk.follow_up())
    await sit(desk, "agent-2", "old-phone")
    begun = False

    async def move() -> Attempt:
        nonlocal begun
        begun = True
        async with desk.acting("supervisor") as tx:
            return (await live_calls.call_agent(tx, desk.setup, call.id, "agent-2", attended=False)).attempt

    async with desk.acting("agent-2") as tx:
        await seats.sign_on(tx, person_id="agent-2", device="new-phone", pbx="pbx", alive=True)
        await seats.make_ready(tx, "agent-2")
        async with meanwhile(desk, lambda: begun):
            moving = asyncio.create_task(move())
    moved = await moving
    assert moved.third["device"] == "new-phone"


async def test_nobody_is_taken_off_the_queue_for_a_call_that_cannot_be_handed_over(desk: TicketDesk) -> None:
    ringing = await desk.dial(await desk.follow_up())
    await sit(desk, "agent-2")
    with pytest.raises(Conflict, match="not-talking"):
        async with desk.acting("supervisor") as tx:
            await live_calls.call_agent(tx, desk.setup, ringing.id, "agent-2", attended=False)
    assert (await desk.row(Seat, "agent-2")).state is SeatState.READY


@pytest.mark.parametrize("before", ["ready", "meal", "wrap-up"])
async def test_a_supervisor_who_listens_is_not_rung_until_they_leave_the_call(desk: TicketDesk, before: str) -> None:
    """Whatever the seat was before: pressing *ready* while the telephone hears a talk is refused, with a reason."""
    if before == "wrap-up":
        own = await desk.call(await desk.follow_up(), "supervisor")
        await desk.hang_up(own)
    else:
        await sit(desk, "supervisor")
    if before == "meal":
        async with desk.acting("supervisor") as tx:
            await seats.pause(tx, "supervisor", "meal")
    call = await desk.call(await desk.follow_up())
    async with desk.acting("supervisor") as tx:
        await live_calls.listen(tx, desk.setup, call.id, "supervisor", "listen")
    with pytest.raises(Conflict, match="listening"):
        async with desk.acting("supervisor") as tx:
            await seats.make_ready(tx, "supervisor")
    if before == "wrap-up":
        other = await desk.follow_up()
        with pytest.raises(Conflict, match="listening"):
            async with desk.acting("supervisor") as tx:
                await place_call(tx, desk.setup, follow_up_id=other.id, agent_id="supervisor", reason="asked for")
        await desk.let_due(desk.clock.now() + timedelta(hours=1))
    seat = await desk.row(Seat, "supervisor")
    assert (seat.state, seat.pause_reason) == (SeatState.PAUSED, "meal" if before == "meal" else "listening")
    async with desk.acting("supervisor") as tx:
        await live_calls.leave(tx, desk.setup, call.id, "supervisor")
        assert (await seats.make_ready(tx, "supervisor")).state is SeatState.READY


async def test_only_a_supervisor_calls_a_supervisors_move_off(desk: TicketDesk) -> None:
    """The agent keeps the customer until the other one is there; whether they go there is not the agent's to say."""
    call = await desk.call(await desk.follow_up())
    await sit(desk, "agent-2")
    async with desk.acting("supervisor") as tx:
        await live_calls.call_agent(tx, desk.setup, call.id, "agent-2", attended=False)
    with pytest.raises(Conflict, match="asked-by-another"):
        async with desk.acting("agent-1") as tx:
            await live_calls.cancel_transfer(tx, desk.setup, call.id)
    assert (await desk.row(Attempt, call.id)).third["by"] == "supervisor"
    async with desk.acting("gm") as tx:
        kept = (await live_calls.cancel_transfer(tx, desk.setup, call.id, supervisor=True)).attempt
    assert (kept.third, kept.agent_id, kept.agent_up) == ({}, "agent-1", True)
    assert (await desk.row(Seat, "agent-2")).state is SeatState.READY


async def test_an_agent_cancels_the_own_transfer_and_so_may_a_supervisor(desk: TicketDesk) -> None:
    for who, supervisor in (("agent-1", False), ("supervisor", True)):
        call = await desk.call(await desk.follow_up())
        async with desk.acting("agent-1") as tx:
            await live_calls.call_number(tx, desk.setup, call.id, "13900000042", attended=True)
        async with desk.acting(who) as tx:
            kept = (await live_calls.cancel_transfer(tx, desk.setup, call.id, supervisor=supervisor)).attempt
        assert (kept.third, kept.held_at) == ({}, None)
        await desk.hang_up(call)


async def test_the_agent_is_rung_again_when_the_move_of_a_waiting_customer_is_called_off(desk: TicketDesk) -> None:
    """The agent's telephone was lost and a supervisor moves the customer: without the move the customer waits on."""
    call = await desk.call(await desk.follow_up())
    await sit(desk, "agent-2")
    async with desk.acting() as tx:
        await live_calls.leg_lost(tx, desk.setup, call.id)
    async with desk.acting("supervisor") as tx:
        await live_calls.call_agent(tx, desk.setup, call.id, "agent-2", attended=False)
        waiting = (await live_calls.cancel_transfer(tx, desk.setup, call.id, supervisor=True)).attempt
    assert (waiting.state, waiting.third, waiting.agent_lost_at is not None) == ("talking", {}, True)
    assert (await desk.row(Seat, "agent-2")).state is SeatState.READY
