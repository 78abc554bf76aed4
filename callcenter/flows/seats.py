"""An agent's seat: sign on with a device, ready, pause with a reason, sign off, and what the device's state means."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from callcenter.core.model import FollowUp, FollowUpState, Person, Seat, SeatState
from callcenter.errors import Conflict, Duplicate, Invalid, NotReady
from callcenter.flows import due
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.tell import tell

ALIVE = frozenset({"not_in_use", "in_use", "ringing", "busy", "on_hold"})
"""Device states in which the exchange can reach the device."""

FREE = (SeatState.READY, SeatState.PAUSED)

LISTENING = "listening"
"""The reason of a supervisor's pause while a call is listened to, and of a refusal to be rung meanwhile."""

DEVICE_LOST = "device-lost"
"""The reason of a pause that began because the exchange could not reach the seat's device."""

BRIEFLY = timedelta(seconds=15)
"""A device that is back so soon after its loss was seen has lost a packet, its page or its service, not its agent (0093)."""

HEADSET_GONE = "headset"
"""The reason of a pause that the page itself asks for when microphone or headset is pulled out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TookOver:
    """A sign-on that took a seat over from an earlier one of the same person."""

    seat: Seat
    from_device: str | None


async def sign_on(
    tx: WriteTx, *, person_id: str, device: str, pbx: str, alive: bool, mode: str = "preview"
) -> TookOver:
    """Sign on to calls with a device. A second sign-on takes the seat over, with a notice to the first.

    Raises Invalid for an unknown mode, Conflict when somebody else sits at the device or the agent is on a call.
    """
    if mode not in ("preview", "progressive"):
        raise Invalid("mode", "preview or progressive")
    if not device or not all(letter.isalnum() or letter in "-_." for letter in device):
        raise Invalid("device", "letters, digits, - _ . only")
    await tx.rows(Person).get(person_id)
    other = await tx.rows(Seat).first(device=device, pbx=pbx, state__ne=SeatState.SIGNED_OFF, id__ne=person_id)
    if other is not None:
        raise Conflict("device", device, "in-use", by=other.id)
    seat = await held(tx, person_id)
    if seat is not None and seat.state is SeatState.ON_CALL and (seat.device, seat.pbx) != (device, pbx):
        raise Conflict("seat", person_id, "on-call")
    before = seat.device if seat is not None and seat.state is not SeatState.SIGNED_OFF else None
    notice = f"taken-over:{before}" if before else ""
    if seat is None:
        seat = await tx.rows(Seat).add(Seat(id=person_id, since=tx.now))
    keeps_call = seat.state in (SeatState.ON_CALL, SeatState.WRAP_UP)
    sits = replace(
        seat,
        state=seat.state if keeps_call else SeatState.PAUSED,
        pause_reason="" if keeps_call else "signed-on",
        since=seat.since if keeps_call else tx.now,
        device=device,
        pbx=pbx,
        device_alive=alive,
        device_lost_at=None,
        sign_on_id=tx.new_id(),
        mode=mode,
        notice=notice,
    )
    try:
        seat = await tx.rows(Seat).save(sits)
    except Duplicate:
        # Somebody sat down there since we looked; the store lets only one.
        raise Conflict("device", device, "in-use") from None
    tx.emit("seat.signed_on", "seat", seat.id, None, device=device, pbx=pbx, took_over=before)
    return TookOver(seat=seat, from_device=before)


async def make_ready(tx: WriteTx, person_id: str) -> Seat:
    """Ready for the next customer. Ends a wrap-up early; NotReady without a living device.

    Conflict on a call, and while listening to one: the device hears the talk, and nobody is thrown out of it unasked.
    """
    seat = await tx.rows(Seat).lock(person_id)
    if seat.state is SeatState.SIGNED_OFF:
        raise Conflict("seat", person_id, "signed-off")
    if seat.state is SeatState.ON_CALL:
        raise Conflict("seat", person_id, "on-call")
    if not seat.device_alive:
        raise NotReady("device-not-reachable", device=seat.device)
    if await hears(tx, person_id):
        raise Conflict("seat", person_id, LISTENING)
    if seat.state is SeatState.WRAP_UP:
        await end_wrap_up(tx, seat)
        seat = await tx.rows(Seat).get(person_id)
    return await move(tx, seat, SeatState.READY)


async def hears(tx: WriteTx, person_id: str) -> bool:
    """Whether the person listens to a call now."""
    return bool(await tx.select("floor.heard_by", person=person_id))


async def begin_listening(tx: WriteTx, seat: Seat) -> None:
    """Whoever listens is not rung: not from now on when ready, not after it when a call is being written up."""
    if seat.state is SeatState.READY:
        await pause(tx, seat.id, LISTENING)
    elif seat.state is SeatState.WRAP_UP and not seat.pause_reason:
        await tx.rows(Seat).save(replace(seat, pause_reason=LISTENING))


async def after_listening(tx: WriteTx, pbx: str) -> None:
    """Whoever of an exchange listens no more is what they were before: ready who was ready, or would be after writing up.

    Told by the end of a listener's leg, and looked for at every look: the end may have come while nobody heard. A pause
    of one's own is never taken back; `begin_listening` leaves it alone.
    """
    for row in await tx.rows(Seat).all(
        pbx=pbx, pause_reason=LISTENING, state__in=(SeatState.PAUSED, SeatState.WRAP_UP)
    ):
        seat = await tx.rows(Seat).lock(row.id)
        if seat.pause_reason != LISTENING or await hears(tx, seat.id):
            continue
        if seat.state is SeatState.WRAP_UP:
            await tx.rows(Seat).save(replace(seat, pause_reason=""))
        elif seat.state is SeatState.PAUSED:
            alive = seat.device_alive
            await move(tx, seat, SeatState.READY if alive else SeatState.PAUSED, "" if alive else DEVICE_LOST)


async def pause(tx: WriteTx, person_id: str, reason: str) -> Seat:
    """Not ready, with a reason. During a call the pause begins after it.

    A page that has lost its headset says so (`headset`): as for a lost device the card goes back to the queue, and what is
    being written up is not cut off.
    """
    if not reason.strip():
        raise Invalid("reason", "a pause needs a reason")
    seat = await tx.rows(Seat).lock(person_id)
    if seat.state is SeatState.SIGNED_OFF:
        raise Conflict("seat", person_id, "signed-off")
    if seat.state is SeatState.ON_CALL or (seat.state is SeatState.WRAP_UP and reason == HEADSET_GONE):
        return await tx.rows(Seat).save(replace(seat, pause_reason=reason))
    if seat.state is SeatState.WRAP_UP:
        await end_wrap_up(tx, seat)
        seat = await tx.rows(Seat).get(person_id)
    if reason == HEADSET_GONE:
        await give_back_card(tx, seat)
        seat = await tx.rows(Seat).get(person_id)
    return await move(tx, seat, SeatState.PAUSED, reason)


async def sign_off(tx: WriteTx, person_id: str) -> Seat:
    """Leave the floor. Conflict on a call; a claimed card goes back to the queue."""
    seat = await tx.rows(Seat).lock(person_id)
    if seat.state is SeatState.ON_CALL:
        raise Conflict("seat", person_id, "on-call")
    if seat.state is SeatState.WRAP_UP:
        await end_wrap_up(tx, seat)
        seat = await tx.rows(Seat).get(person_id)
    await give_back_card(tx, seat)
    seat = await tx.rows(Seat).get(person_id)
    return await move(tx, seat, SeatState.SIGNED_OFF)


async def known_alive(view: ReadTx | WriteTx, *, pbx: str, device: str, state: str) -> bool:
    """Whether a state says only that a seat's device is still reached, as it does whenever a call begins or ends.

    Asked by reading, so that it does not stand in line for the store's one writer before the facts about calls.
    """
    seat = await view.rows(Seat).first(device=device, pbx=pbx, state__ne=SeatState.SIGNED_OFF)
    return state in ALIVE and seat is not None and seat.device_alive


async def device_changed(tx: WriteTx, *, pbx: str, device: str, state: str) -> Seat | None:
    """Take in a device's state. A device that is lost takes its agent out of *ready*, with the reason (S2-33).

    One that was silent briefly gives back the *ready* that its loss took; after a longer one nobody knows who sits there,
    and it takes the agent's word. What was lost while the service was away counts from when the service looks.
    """
    seat = await tx.rows(Seat).first(device=device, pbx=pbx, state__ne=SeatState.SIGNED_OFF)
    seat = await held(tx, seat.id) if seat is not None else None
    alive = state in ALIVE
    if seat is None or seat.device_alive is alive:
        return seat
    lost_at = seat.device_lost_at
    seat = await tx.rows(Seat).save(replace(seat, device_alive=alive, device_lost_at=None if alive else tx.now))
    tx.emit("seat.device", "seat", seat.id, None, device=device, alive=alive)
    if not alive and seat.state is SeatState.READY:
        await give_back_card(tx, seat)
        return await move(tx, await tx.rows(Seat).get(seat.id), SeatState.PAUSED, DEVICE_LOST)
    paused_by_loss = seat.state is SeatState.PAUSED and seat.pause_reason == DEVICE_LOST
    briefly = lost_at is not None and abs(tx.now - lost_at) <= BRIEFLY
    if alive and paused_by_loss and briefly and not await hears(tx, seat.id):
        return await move(tx, seat, SeatState.READY)
    return seat


async def devices_told(tx: WriteTx, *, pbx: str, states: Mapping[str, str]) -> None:
    """Take in the state of every device of an exchange (name → state); a seat whose device it does not name is not reachable."""
    for seat in await tx.rows(Seat).all(pbx=pbx, state__ne=SeatState.SIGNED_OFF):
        await device_changed(tx, pbx=pbx, device=seat.device, state=states.get(seat.device, "unavailable"))


async def held(tx: WriteTx, seat_id: str) -> Seat | None:
    """The seat, held until the unit of work ends, so that nobody's pause or sign-off comes between; None without one."""
    return await tx.rows(Seat).lock(seat_id) if await tx.rows(Seat).find(seat_id) is not None else None


async def sits_with(tx: WriteTx, seat_id: str | None, attempt_id: str) -> bool:
    """Whether the agent is still with this attempt: on the call, or writing it up."""
    seat = await tx.rows(Seat).find(seat_id) if seat_id else None
    return seat is not None and seat.attempt_id == attempt_id


async def move(tx: WriteTx, seat: Seat, state: SeatState, reason: str = "") -> Seat:
    """Put a seat into a state; the same state again changes nothing but the reason."""
    since = seat.since if seat.state is state else tx.now
    saved = await tx.rows(Seat).save(replace(seat, state=state, since=since, pause_reason=reason))
    tx.emit("seat.moved", "seat", seat.id, None, state=str(state), reason=reason)
    tx.wake("seats")
    return saved


async def to_call(tx: WriteTx, seat: Seat, attempt_id: str, follow_up_id: str | None) -> Seat:
    """The agent is on a call from here on."""
    if seat.state is SeatState.WRAP_UP:
        await end_wrap_up(tx, seat)
        seat = await tx.rows(Seat).get(seat.id)
    seat = replace(seat, attempt_id=attempt_id, follow_up_id=follow_up_id, wrap_up_until=None)
    return await move(tx, seat, SeatState.ON_CALL, seat.pause_reason if seat.state is SeatState.ON_CALL else "")


async def after_call(
    tx: WriteTx, seat_id: str, attempt_id: str, *, wrap_up: timedelta | None, failed: str = ""
) -> None:
    """The agent's call is over: wrap-up when the customer was spoken to, else ready again, or paused when `failed`."""
    seat = await held(tx, seat_id)
    if seat is None or seat.attempt_id != attempt_id:
        return
    asked = seat.pause_reason
    if wrap_up is not None:
        until = tx.now + wrap_up
        await move(tx, replace(seat, wrap_up_until=until), SeatState.WRAP_UP, asked)
        await due.arm(tx, "seat.wrap_up_end", seat.id, until, attempt=attempt_id)
        return
    free = replace(seat, attempt_id=None, follow_up_id=None, wrap_up_until=None)
    await tx.rows(Seat).save(free)
    free = await tx.rows(Seat).get(seat.id)
    if failed or asked or not seat.device_alive:
        await move(tx, free, SeatState.PAUSED, failed or asked or DEVICE_LOST)
    else:
        await move(tx, free, SeatState.READY)


async def agent_lost(tx: WriteTx, seat_id: str, attempt_id: str) -> None:
    """The agent's leg was lost in talk: the seat keeps its call and says so; the device is rung again."""
    seat = await held(tx, seat_id)
    if seat is not None and seat.attempt_id == attempt_id:
        await tx.rows(Seat).save(replace(seat, notice="leg-lost"))
        tx.emit("seat.leg_lost", "seat", seat.id, None, attempt=attempt_id)


async def end_wrap_up(tx: WriteTx, seat: Seat) -> None:
    """Wrap-up is over: a call without a disposition is *undisposed* from here on, and the seat is free again."""
    if seat.state is not SeatState.WRAP_UP:
        return
    await due.disarm(tx, seat.id, "seat.wrap_up_end")
    if seat.follow_up_id is not None:
        follow_up = await tx.rows(FollowUp).lock(seat.follow_up_id)
        if follow_up.state is FollowUpState.WRAP_UP and follow_up.attempt_id == seat.attempt_id:
            late = await tx.rows(FollowUp).save(replace(follow_up, state=FollowUpState.UNDISPOSED))
            tell(tx, "follow_up.undisposed", late, agent=seat.id)
    free = replace(seat, attempt_id=None, follow_up_id=None, wrap_up_until=None)
    if seat.pause_reason or not seat.device_alive:
        await move(tx, free, SeatState.PAUSED, seat.pause_reason or DEVICE_LOST)
    else:
        await move(tx, free, SeatState.READY)


async def give_back_card(tx: WriteTx, seat: Seat) -> None:
    """A card that the agent holds but has not called goes back to the queue, without a try."""
    for held in await tx.rows(FollowUp).all(claimed_by=seat.id, state=FollowUpState.CLAIMED):
        await give_back(tx, held)


async def give_back(tx: WriteTx, held: FollowUp) -> FollowUp:
    """Put one claimed follow-up back to *ready*."""
    back = await tx.rows(FollowUp).save(replace(held, state=FollowUpState.READY, claimed_by=None, claimed_until=None))
    await due.disarm(tx, held.id, "follow_up.claim_end")
    tell(tx, "follow_up.given_back", back)
    tx.wake("queue")
    return back
