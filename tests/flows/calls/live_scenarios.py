"""What people do to a call that goes on, from the flow to the exchange and back: on the simulated one and on the real one."""

from collections.abc import Awaitable, Callable
from typing import Protocol

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import Attempt, FollowUpState, Person, SeatState
from callcenter.core.third import third_of
from callcenter.errors import Conflict
from callcenter.flows import live_calls, seats
from callcenter.flows.apply_fact import Applied
from callcenter.flows.ports import WriteTx
from tests.support.desk import AGENT_1, AGENT_2, SUPERVISOR, Desk
from tests.support.waiting import rests, until


class LiveDesk(Protocol):
    """A running desk and the telephones of its exchange."""

    desk: Desk
    devices: list[str]

    async def number(self, rule: str) -> str:
        """A fresh number of the public network that answers by a rule."""

    async def break_leg(self, device: str) -> None:
        """The network under a desk phone breaks."""

    async def phone(self, device: str, rule: str) -> None:
        """What a desk phone does when rung; empty: it answers."""


async def act(live: LiveDesk, do: Callable[[WriteTx], Awaitable[Applied]]) -> Attempt:
    """One act with its effects, as a route does it."""
    desk = live.desk
    async with desk.uow.write(SERVICE) as tx:
        applied = await do(tx)
    desk.dialer.perform(applied.attempt, applied.effects)
    return applied.attempt


async def talking(live: LiveDesk, rule: str = "answer:ring=0.5") -> Attempt:
    """Agent 1 at the first device speaks with a customer."""
    row = await live.desk.add(f"+86{await live.number(rule)}")
    await live.desk.seat(AGENT_1, live.devices[0])
    placed = await live.desk.call(row)
    return await live.desk.until_state(placed.id, "talking")


async def attempt_until(live: LiveDesk, id: str, fits: Callable[[Attempt], object], what: str) -> Attempt:
    async def there() -> Attempt | None:
        found = await live.desk.attempt(id)
        return found if fits(found) else None

    found = await until(there, seconds=20, what=what)
    assert found is not None
    return found


async def seat_until(live: LiveDesk, agent: str, state: SeatState) -> None:
    async def there() -> bool:
        return (await live.desk.seat_of(agent)).state is state

    await until(there, seconds=20, what=f"the seat to be {state}")


async def end(live: LiveDesk, id: str) -> Attempt:
    """The customer's leg goes."""
    await live.desk.floor.pbx.hang_up(id, "customer")
    return await live.desk.until_over(id)


class LiveCalls:
    """Collected by each file that derives from it and has a fixture `live`."""

    async def test_hold_keeps_the_customer_and_unhold_brings_the_agent_back(self, live: LiveDesk) -> None:
        call = await talking(live)
        setup = live.desk.setup
        held = await act(live, lambda tx: live_calls.hold(tx, setup, call.id))
        assert held.held_at is not None
        assert (await act(live, lambda tx: live_calls.hold(tx, setup, call.id))).held_at == held.held_at
        with pytest.raises(Conflict, match="held"):
            await act(live, lambda tx: live_calls.send_digits(tx, setup, call.id, "1"))
        await until(lambda: _aside(live, call.id), what="the agent aside")
        back = await act(live, lambda tx: live_calls.unhold(tx, setup, call.id))
        assert back.held_at is None
        ended = await end(live, call.id)
        assert ended.outcome in ("answered", "answered_short")

    async def test_agent_is_rung_again_when_the_leg_is_lost_on_hold(self, live: LiveDesk) -> None:
        """As for a leg lost in talk: the customer is kept, and the agent comes back to the talk, not to the hold."""
        call = await talking(live)
        await act(live, lambda tx: live_calls.hold(tx, live.desk.setup, call.id))
        await until(lambda: _aside(live, call.id), what="the agent aside")
        await live.break_leg(live.devices[0])
        back = await attempt_until(live, call.id, lambda it: it.agent_legs == 2 and it.agent_up, "the second leg")
        assert back.held_at is None
        await end(live, call.id)

    async def test_phone_that_says_it_lost_the_call_is_rung_again(self, live: LiveDesk) -> None:
        """A page that was loaded anew does not wait until the exchange misses its sound."""
        call = await talking(live)
        lost = await act(live, lambda tx: live_calls.leg_lost(tx, live.desk.setup, call.id))
        assert lost.agent_lost_at is not None
        await attempt_until(live, call.id, lambda it: it.agent_legs == 2 and it.agent_up, "the second leg")
        await end(live, call.id)

    async def test_customer_handed_over_at_once_talks_on_when_the_agent_is_gone(self, live: LiveDesk) -> None:
        call = await talking(live)
        setup, other = live.desk.setup, await live.number("answer:ring=0.5")
        given = await act(live, lambda tx: live_calls.call_number(tx, setup, call.id, other, attended=False))
        third = third_of(given)
        assert third is not None
        assert other not in str(given.third)
        await seat_until(live, AGENT_1, SeatState.WRAP_UP)
        assert (await live.desk.attempt(call.id)).state == "talking"
        await live.desk.floor.pbx.hang_up(call.id, "third", 1)
        ended = await live.desk.until_over(call.id)
        assert ended.outcome in ("answered", "answered_short")
        assert ended.third == {}

    async def test_agent_is_rung_again_when_nobody_takes_the_handed_over_customer(self, live: LiveDesk) -> None:
        call = await talking(live)
        busy = await live.number("busy")
        await act(live, lambda tx: live_calls.call_number(tx, live.desk.setup, call.id, busy, attended=False))
        back = await attempt_until(live, call.id, lambda it: it.agent_legs == 2 and it.agent_up, "the agent's return")
        assert back.evidence["third_ended"] == "BUSY"
        assert back.third == {}
        await end(live, call.id)

    async def test_consulted_number_takes_the_customer(self, live: LiveDesk) -> None:
        call = await talking(live)
        setup, other = live.desk.setup, await live.number("answer:ring=0.5")
        asked = await act(live, lambda tx: live_calls.call_number(tx, setup, call.id, other, attended=True))
        assert asked.held_at is not None
        with pytest.raises(Conflict, match="third-party"):
            await act(live, lambda tx: live_calls.unhold(tx, setup, call.id))
        await attempt_until(live, call.id, lambda it: it.third.get("state") == "talking", "the consulted one")
        await act(live, lambda tx: live_calls.complete_transfer(tx, setup, call.id))
        await seat_until(live, AGENT_1, SeatState.WRAP_UP)
        assert (await live.desk.attempt(call.id)).third["state"] == "joined"
        assert (await end(live, call.id)).third == {}

    async def test_agent_returns_to_the_customer_when_the_consultation_is_cancelled(self, live: LiveDesk) -> None:
        call = await talking(live)
        setup, other = live.desk.setup, await live.number("noanswer")
        await act(live, lambda tx: live_calls.call_number(tx, setup, call.id, other, attended=True))
        await until(lambda: _aside(live, call.id), what="the agent aside")
        back = await act(live, lambda tx: live_calls.cancel_transfer(tx, setup, call.id))
        assert (back.third, back.held_at) == ({}, None)
        assert (await live.desk.attempt(call.id)).agent_up
        await end(live, call.id)

    async def test_call_is_moved_to_another_agent_who_is_ready(self, live: LiveDesk) -> None:
        call = await talking(live)
        await live.desk.seat(AGENT_2, live.devices[1])
        await act(live, lambda tx: live_calls.call_agent(tx, live.desk.setup, call.id, AGENT_2, attended=False))
        moved = await attempt_until(live, call.id, lambda it: it.agent_id == AGENT_2 and it.agent_up, "the move")
        assert (moved.agent_legs, moved.device) == (2, live.devices[1])
        await seat_until(live, AGENT_1, SeatState.READY)
        assert (await live.desk.seat_of(AGENT_2)).state is SeatState.ON_CALL
        await end(live, call.id)
        await seat_until(live, AGENT_2, SeatState.READY if (await _short(live, call.id)) else SeatState.WRAP_UP)

    async def test_call_stays_with_its_agent_when_the_other_phone_refuses(self, live: LiveDesk) -> None:
        call = await talking(live)
        await live.desk.seat(AGENT_2, live.devices[2])
        await live.phone(live.devices[2], "busy")
        await act(live, lambda tx: live_calls.call_agent(tx, live.desk.setup, call.id, AGENT_2, attended=False))
        kept = await attempt_until(live, call.id, lambda it: not it.third, "the refusal")
        await live.phone(live.devices[2], "")
        assert (kept.agent_id, kept.agent_up) == (AGENT_1, True)
        seat = await live.desk.seat_of(AGENT_2)
        assert (seat.state, seat.pause_reason) == (SeatState.PAUSED, "agent-leg-failed")
        await end(live, call.id)

    async def test_consulted_agent_takes_the_customer_when_the_first_lays_down(self, live: LiveDesk) -> None:
        """Laying down in the middle of a consultation hands over, as every telephone does it."""
        call = await talking(live)
        await live.desk.seat(AGENT_2, live.devices[1])
        setup = live.desk.setup
        await act(live, lambda tx: live_calls.call_agent(tx, setup, call.id, AGENT_2, attended=True))
        await attempt_until(live, call.id, lambda it: it.third.get("state") == "talking", "the consulted agent")
        await live.desk.floor.pbx.hang_up(call.id, "agent", 1)
        await attempt_until(live, call.id, lambda it: it.agent_id == AGENT_2 and it.agent_up, "the hand-over")
        await end(live, call.id)

    async def test_nobody_is_called_who_is_not_ready(self, live: LiveDesk) -> None:
        call = await talking(live)
        with pytest.raises(Conflict, match="not-ready"):
            await act(live, lambda tx: live_calls.call_agent(tx, live.desk.setup, call.id, AGENT_2, attended=False))
        await end(live, call.id)

    async def test_supervisor_listens_changes_the_way_and_leaves(self, live: LiveDesk) -> None:
        call = await talking(live)
        desk, setup = live.desk, live.desk.setup
        async with desk.uow.write(SERVICE) as tx:
            await tx.rows(Person).add(Person(id=SUPERVISOR, login="supervisor", name="主管"))
            await seats.sign_on(tx, person_id=SUPERVISOR, device=live.devices[3], pbx="pbx", alive=True)
            await seats.make_ready(tx, SUPERVISOR)
        with pytest.raises(Conflict, match="own-call"):
            await act(live, lambda tx: live_calls.listen(tx, setup, call.id, AGENT_1, "listen"))
        await act(live, lambda tx: live_calls.listen(tx, setup, call.id, SUPERVISOR, "listen"))
        await attempt_until(live, call.id, lambda it: it.listeners and it.listeners[0]["up"], "the listener")
        assert (await desk.seat_of(SUPERVISOR)).pause_reason == "listening"
        changed = await act(live, lambda tx: live_calls.listen(tx, setup, call.id, SUPERVISOR, "whisper"))
        assert [one["way"] for one in changed.listeners] == ["whisper"]
        left = await act(live, lambda tx: live_calls.leave(tx, setup, call.id, SUPERVISOR))
        assert left.listeners == []
        await seat_until(live, SUPERVISOR, SeatState.READY)
        assert (await live.desk.attempt(call.id)).agent_up
        await end(live, call.id)

    async def test_mark_pins_the_second_of_the_talk(self, live: LiveDesk) -> None:
        call = await talking(live)
        async with live.desk.uow.write(SERVICE) as tx:
            second = await live_calls.mark(tx, call.id, "报价")
        mark = (await live.desk.recording(call.id)).marks[0]
        assert (mark["second"], mark["note"]) == (second, "报价")
        assert 0 <= second < 10
        await end(live, call.id)

    async def test_follow_up_waits_for_its_disposition_when_the_customer_was_handed_over(self, live: LiveDesk) -> None:
        call = await talking(live)
        setup, other = live.desk.setup, await live.number("answer:ring=0.2")
        await act(live, lambda tx: live_calls.call_number(tx, setup, call.id, other, attended=False))
        await seat_until(live, AGENT_1, SeatState.WRAP_UP)
        async with live.desk.uow.write(SERVICE) as tx:
            await seats.make_ready(tx, AGENT_1)
        await rests(5.5)  # the talk is no short one
        ended = await end(live, call.id)
        assert ended.outcome == "answered"
        assert ended.follow_up_id is not None
        assert (await live.desk.follow_up(ended.follow_up_id)).state is FollowUpState.UNDISPOSED


async def _aside(live: LiveDesk, attempt: str) -> bool:
    """Whether the agent's leg lives and the customer is alone in the room: by the exchange's own count."""
    found = await live.desk.floor.pbx.snapshot()
    return {"agent", "customer"} <= {one.role for one in found if one.attempt == attempt}


async def _short(live: LiveDesk, id: str) -> bool:
    return (await live.desk.attempt(id)).outcome != "answered"
