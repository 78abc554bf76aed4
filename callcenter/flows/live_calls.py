"""What people do to a call that goes on: load, decide (core/live.py), save. The effects are performed after the commit."""

from dataclasses import replace

from callcenter.core import live
from callcenter.core.access import mask_number
from callcenter.core.attempt import LIVE, leg_is_gone
from callcenter.core.listeners import WAYS, start_listening, stop_listening
from callcenter.core.model import Attempt, Person, Recording, SeatState
from callcenter.core.orders import Step
from callcenter.core.phone import parse_numbers
from callcenter.core.third import third_of
from callcenter.errors import Conflict, Invalid, NotReady
from callcenter.flows import seats, trunks
from callcenter.flows.apply_fact import Applied, apply_step
from callcenter.flows.ports import WriteTx
from callcenter.flows.seats_of_third import take_seat
from callcenter.flows.setup import Setup
from callcenter.flows.third_lines import take_line


async def hold(tx: WriteTx, setup: Setup, attempt_id: str) -> Applied:
    """The customer hears music until `unhold`; Conflict unless agent and customer talk."""
    attempt = await tx.rows(Attempt).lock(attempt_id)
    return await _apply(tx, setup, attempt, live.hold(attempt, tx.now))


async def unhold(tx: WriteTx, setup: Setup, attempt_id: str) -> Applied:
    """Back to the customer."""
    attempt = await tx.rows(Attempt).lock(attempt_id)
    return await _apply(tx, setup, attempt, live.unhold(attempt))


async def mute(tx: WriteTx, setup: Setup, attempt_id: str, muted: bool) -> Applied:
    """Whether the agent is heard."""
    attempt = await tx.rows(Attempt).lock(attempt_id)
    return await _apply(tx, setup, attempt, live.mute(attempt, muted))


async def send_digits(tx: WriteTx, setup: Setup, attempt_id: str, digits: str) -> Applied:
    """Tones to the customer's side; Invalid for anything but digits, * # and A to D. The digits are kept nowhere."""
    attempt = await tx.rows(Attempt).lock(attempt_id)
    return await _apply(tx, setup, attempt, live.digits(attempt, digits))


async def call_number(tx: WriteTx, setup: Setup, attempt_id: str, number: str, *, attended: bool) -> Applied:
    """Call somebody outside: to consult (`attended`), or to hand the customer over at once.

    Raises Invalid for what is no number, CallNotAllowed when no trunk may dial it, NoLineFree, Conflict.
    """
    attempt = await tx.rows(Attempt).lock(attempt_id)
    live.demand_not_handed_over(attempt)
    dealer = await setup.dealer(tx, attempt.dealer_id)
    parsed = parse_numbers(number, default_area=dealer.area_code or None)
    if len(parsed.numbers) != 1:
        raise Invalid("number", str(parsed.refused[0].reason) if parsed.refused else "one number is needed")
    way = await trunks.route(tx, setup, dealer=dealer, pbx=attempt.pbx, number=parsed.numbers[0])
    step = live.call_number(
        attempt,
        attended=attended,
        label=mask_number(parsed.numbers[0].e164),
        dial_string=way.dial_string,
        caller_id=way.caller_id,
        now=tx.now,
        by=tx.actor.person_id or "",
    )
    applied = await _apply(tx, setup, attempt, step)
    await take_line(tx, applied.attempt, way)
    return applied


async def call_agent(tx: WriteTx, setup: Setup, attempt_id: str, agent_id: str, *, attended: bool) -> Applied:
    """Ring another agent who is ready: to consult, or to have the call (a supervisor's *move* is that, too)."""
    attempt = await tx.rows(Attempt).lock(attempt_id)
    person = await tx.rows(Person).get(agent_id)
    # Held before it is looked at: a sign-on meanwhile would have the agent's former device rung.
    seat = await seats.held(tx, agent_id)
    # The rule first: a call that cannot be handed over takes nobody off the queue.
    step = live.call_agent(
        attempt,
        attended=attended,
        agent_id=agent_id,
        device=seat.device if seat is not None else "",
        label=person.name,
        now=tx.now,
        by=tx.actor.person_id or "",
    )
    await take_seat(tx, attempt, agent_id)
    return await _apply(tx, setup, attempt, step)


async def complete_transfer(tx: WriteTx, setup: Setup, attempt_id: str) -> Applied:
    """Whom the agent consulted takes the customer."""
    attempt = await tx.rows(Attempt).lock(attempt_id)
    return await _apply(tx, setup, attempt, live.complete_transfer(attempt))


async def cancel_transfer(tx: WriteTx, setup: Setup, attempt_id: str, *, supervisor: bool = False) -> Applied:
    """Back to the customer; who was called is let go. Conflict for what somebody else asked for, but to a supervisor."""
    attempt = await tx.rows(Attempt).lock(attempt_id)
    step = live.cancel_transfer(attempt, tx.now, by=tx.actor.person_id or "", supervisor=supervisor)
    return await _apply(tx, setup, attempt, step)


async def listen(tx: WriteTx, setup: Setup, attempt_id: str, person_id: str, way: str) -> Applied:
    """A supervisor hears a call over the own signed-on device: listen, whisper (to the agent only), or join.

    Conflict for the own call, a call without an agent's leg, or while on a call oneself; NotReady without a device.
    """
    if way not in WAYS:
        raise Invalid("way", "listen, whisper or join")
    attempt = await tx.rows(Attempt).lock(attempt_id)
    if attempt.state not in LIVE:
        raise Conflict("attempt", attempt_id, "over")
    third = third_of(attempt)
    if person_id == attempt.agent_id or (third is not None and third.agent_id == person_id):
        raise Conflict("attempt", attempt_id, "own-call")
    live.demand_not_handed_over(attempt)
    if not attempt.agent_up:
        raise Conflict("attempt", attempt_id, "agent-leg-down")
    seat = await seats.held(tx, person_id)
    if seat is None or seat.state is SeatState.SIGNED_OFF:
        raise Conflict("seat", person_id, "signed-off")
    if seat.state is SeatState.ON_CALL:
        raise Conflict("seat", person_id, "on-call")
    if not seat.device_alive or seat.pbx != attempt.pbx:
        raise NotReady("device-not-reachable", device=seat.device)
    await seats.begin_listening(tx, seat)
    return await _apply(tx, setup, attempt, start_listening(attempt, person_id, seat.device, way, tx.now))


async def leave(tx: WriteTx, setup: Setup, attempt_id: str, person_id: str) -> Applied:
    """Stop listening; nothing when one does not."""
    attempt = await tx.rows(Attempt).lock(attempt_id)
    return await _apply(tx, setup, attempt, stop_listening(attempt, person_id))


async def leg_lost(tx: WriteTx, setup: Setup, attempt_id: str) -> Applied:
    """The agent's phone lost the call (its page was loaded anew): the customer is held and the device rung again."""
    attempt = await tx.rows(Attempt).lock(attempt_id)
    live.demand_not_handed_over(attempt)
    return await _apply(tx, setup, attempt, leg_is_gone(attempt, tx.now))


async def mark(tx: WriteTx, attempt_id: str, note: str) -> float:
    """Pin this second of the recording while the call goes on; the second, counted from the answer."""
    attempt = await tx.rows(Attempt).lock(attempt_id)
    if attempt.answered_at is None or attempt.state not in LIVE:
        raise Conflict("attempt", attempt_id, "not-talking", state=str(attempt.state))
    live.demand_not_handed_over(attempt)  # nobody of ours hears what is said now
    recording = await tx.rows(Recording).lock(attempt_id)
    second = round(max(0.0, (tx.now - attempt.answered_at).total_seconds()), 1)
    pinned = {"second": second, "note": note, "by": tx.actor.person_id, "at": tx.now.isoformat()}
    await tx.rows(Recording).save(replace(recording, marks=[*recording.marks, pinned]))
    tx.emit("recording.pinned", "recording", attempt_id, recording.dealer_id, second=second)
    return second


async def _apply(tx: WriteTx, setup: Setup, attempt: Attempt, step: Step) -> Applied:
    return await apply_step(tx, setup, attempt, step, await setup.policy_of(tx, attempt.dealer_id))
