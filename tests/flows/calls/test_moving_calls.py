"""Who is rung when a call is handed to another agent, who may call it off, and who is not rung while listening."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text

from callcenter.core.model import Attempt, Seat, SeatState
from callcenter.errors import Conflict
from callcenter.flows import live_calls, seats
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
