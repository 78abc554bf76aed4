"""A customer rings back: the same card, before an agent's telephone rings; the pending retry and unsent SMS are withdrawn."""

from dataclasses import dataclass, replace
from datetime import timedelta

from callcenter.core.attempt import Effect, RingAgent
from callcenter.core.facts import ReturnCall
from callcenter.core.model import (
    Attempt,
    AttemptState,
    Customer,
    CustomerNumber,
    Dealer,
    FollowUp,
    FollowUpState,
    NumberLock,
    Recording,
    RecordingState,
    ReturnCallRow,
    Seat,
    SeatState,
)
from callcenter.core.phone import match_key
from callcenter.core.worktime import is_open
from callcenter.flows import numbers, seats
from callcenter.flows.agent_lost import members_for
from callcenter.flows.call_back import call_back
from callcenter.flows.place_call import recording_path
from callcenter.flows.ports import WriteTx
from callcenter.flows.queue_sms import withdraw_unsent
from callcenter.flows.second_follow_up import contact_came
from callcenter.flows.setup import Setup
from callcenter.flows.tell import tell

WAITS = timedelta(seconds=2)
"""How long the exchange rings before it goes on to the fallback number (CALLCENTER_INBOUND_WAIT)."""

OPEN = (
    FollowUpState.WAITING,
    FollowUpState.READY,
    FollowUpState.CLAIMED,
    FollowUpState.NO_TRIES_LEFT,
    FollowUpState.NUMBER_CHECK,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What becomes of a return call: an attempt to be redirected into, or None (`closed`: after-hours announcement).

    `late`: the exchange has gone on to the fallback number by itself; whom the caller speaks to there is left alone.
    """

    attempt: Attempt | None = None
    effects: tuple[Effect, ...] = ()
    closed: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Who rings, as far as we know."""

    dealer: Dealer | None
    customer: Customer | None = None
    follow_up: FollowUp | None = None


async def take(tx: WriteTx, setup: Setup, fact: ReturnCall) -> Taken:
    """Decide where a ringing return call goes, within the two seconds that the exchange waits."""
    found = await match(tx, setup, fact.number, fact.dialed)
    if found.customer is not None and await contact_came(tx, setup, found.customer.id, "return_call"):
        # A customer given up as not reached rings: the second follow-up planned anew is what the call is about.
        found = await match(tx, setup, fact.number, fact.dialed)
    row = await tx.rows(ReturnCallRow).add(
        ReturnCallRow(
            id=tx.new_id(),
            dealer_id=found.dealer.id if found.dealer else None,
            pbx=fact.pbx,
            channel=fact.channel,
            number=fact.number,
            dialed=fact.dialed,
            at=tx.now,
            customer_id=found.customer.id if found.customer else None,
            follow_up_id=found.follow_up.id if found.follow_up else None,
        )
    )
    late = tx.now - fact.at > WAITS
    if found.dealer is None:
        await _went(tx, row, "fallback")
        return Taken(late=late)
    if not is_open(await setup.calling_calendar(tx, found.dealer), tx.now):
        await _call_back(tx, setup, found)
        await _went(tx, row, "closed")
        return Taken(closed=True, late=late)
    seat = await _seat_for(tx, found, fact.pbx) if not late else None
    if seat is None:
        planned = await _call_back(tx, setup, found)
        await _went(tx, row, "agreed_call" if planned else "fallback")
        return Taken(late=late)
    attempt = await _begin(tx, setup, fact, found, seat)
    await tx.rows(ReturnCallRow).save(replace(row, attempt_id=attempt.id, agent_id=seat.id, went_to="agent"))
    tx.emit(
        "return_call.taken",
        "attempt",
        attempt.id,
        found.dealer.id,
        follow_up=attempt.follow_up_id,
        agent=seat.id,
        known=found.customer is not None,
    )
    return Taken(attempt=attempt, effects=(RingAgent(1),))


async def match(tx: WriteTx, setup: Setup, number: str, dialed: str) -> Match:
    """The dealer that was rung, and the customer and open follow-up behind the presented number."""
    rung = await _dealers_rung(tx, setup, dialed)
    areas = {dealer.area_code for dealer in rung if dealer.area_code}
    key = match_key(number, default_area=areas.pop() if len(areas) == 1 else None)
    known = await tx.rows(CustomerNumber).all(number=key, status__ne="wrong", order=("customer_id",)) if key else []
    customers = [await tx.rows(Customer).get(row.customer_id) for row in known]
    # Whoever was merged into another has every number there, and the wishes that count.
    customers = [customer for customer in customers if customer.merged_into is None]
    if rung:
        # Another dealer's customer is a stranger here: neither name nor card is shown.
        customers = [customer for customer in customers if customer.dealer_id in {dealer.id for dealer in rung}]
    follow_ups = await tx.rows(FollowUp).all(
        customer_id__in=[customer.id for customer in customers], state__in=OPEN, order=("due_at", "id")
    )
    # The card that was tried last is the one that the customer rings about.
    follow_ups.sort(key=lambda row: (row.attempt_id or "", row.tries), reverse=True)
    chosen = await tx.rows(FollowUp).lock(follow_ups[0].id) if follow_ups else None
    if chosen is not None and chosen.state not in OPEN:
        chosen = None
    customer = next((one for one in customers if chosen is not None and one.id == chosen.customer_id), None)
    if customer is None and customers:
        customer = customers[0]
    dealer = rung[0] if rung else None
    if customer is not None:
        dealer = await setup.dealer(tx, customer.dealer_id)
    return Match(dealer=dealer, customer=customer, follow_up=chosen)


async def _dealers_rung(tx: WriteTx, setup: Setup, dialed: str) -> list[Dealer]:
    """The dealers whom the dialed number belongs to; those of one group may share it."""
    return [
        dealer
        for dealer, _, _ in await setup.floor(tx)
        if dialed in dealer.inbound_numbers or (dialed and dialed == dealer.return_number)
    ]


async def _seat_for(tx: WriteTx, found: Match, pbx: str) -> Seat | None:
    """The agent who tried last, if ready; else whoever of the dealer's teams has been ready longest."""
    if found.follow_up is not None:
        last = await tx.rows(Attempt).first(
            order=("-intent_at", "-id"), follow_up_id=found.follow_up.id, agent_id__null=False
        )
        wanted = found.follow_up.claimed_by or (last.agent_id if last else None)
        seat = await tx.rows(Seat).find(wanted) if wanted else None
        if seat is not None and _free(seat, pbx):
            return seat
    members = await members_for(tx, found.dealer) if found.dealer else []
    not_by = found.follow_up.not_by if found.follow_up else None
    ready = await tx.rows(Seat).all(
        id__in=[member for member in members if member != not_by],
        state=SeatState.READY,
        device_alive=True,
        pbx=pbx,
        order=("since", "id"),
    )
    return ready[0] if ready else None


def _free(seat: Seat, pbx: str) -> bool:
    return seat.state is SeatState.READY and seat.device_alive and seat.pbx == pbx


async def _begin(tx: WriteTx, setup: Setup, fact: ReturnCall, found: Match, seat: Seat) -> Attempt:
    dealer, customer = found.dealer, found.customer
    assert dealer is not None
    attempt_id = tx.new_id()
    silent = customer is not None and customer.no_recording
    record = "" if silent else recording_path(tx.now, dealer.time_zone, attempt_id)
    number = match_key(fact.number, default_area=dealer.area_code or None) or fact.number
    held = await tx.rows(NumberLock).find(number)
    if held is None or held.until <= tx.now or not held.locked:
        if held is not None:
            await tx.rows(NumberLock).save(replace(held, until=tx.now, locked=False))
        await numbers.lock(tx, number, attempt_id)
    follow_up = found.follow_up
    attempt = await tx.rows(Attempt).add(
        Attempt(
            id=attempt_id,
            follow_up_id=follow_up.id if follow_up else None,
            dealer_id=dealer.id,
            customer_id=customer.id if customer else None,
            agent_id=seat.id,
            direction="return",
            number=number,
            caller_id=fact.dialed,
            pbx=fact.pbx,
            node=setup.node,
            device=seat.device,
            record=record,
            announce=dealer.announcement if record else "",
            state=AttemptState.DIALING,
            agent_legs=1,
            customer_dialed=True,
            intent_at=tx.now,
            dialed_at=tx.now,
        )
    )
    await tx.rows(Recording).add(
        Recording(
            id=attempt_id,
            dealer_id=dealer.id,
            path=f"{record}.wav" if record else "",
            pbx=fact.pbx,
            state=RecordingState.EXPECTED if record else RecordingState.NOT_NEEDED,
            problem="" if record else "wish-no-recording",
        )
    )
    if follow_up is not None:
        if follow_up.claimed_by is not None and follow_up.claimed_by != seat.id:
            follow_up = await seats.give_back(tx, follow_up)
        await withdraw_unsent(tx, follow_up_id=follow_up.id, reason="return-call")
        calling = replace(
            follow_up,
            state=FollowUpState.CALLING,
            attempt_id=attempt.id,
            claimed_by=seat.id,
            claimed_until=None,
            agreed_at=None,
            assigned_to=None if follow_up.agreed_at is not None else follow_up.assigned_to,
            next_try_reason="return_call",
        )
        tell(tx, "follow_up.calling", await tx.rows(FollowUp).save(calling), attempt=attempt.id, returned=True)
    await seats.give_back_card(tx, seat)
    await seats.to_call(tx, await tx.rows(Seat).get(seat.id), attempt.id, follow_up.id if follow_up else None)
    return attempt


async def _call_back(tx: WriteTx, setup: Setup, found: Match) -> bool:
    """Nobody could take it: the customer of a known card is called at the first chance, at the agreed-call rank."""
    follow_up = found.follow_up
    if follow_up is None or found.dealer is None or follow_up.state is FollowUpState.CLAIMED:
        return False
    await withdraw_unsent(tx, follow_up_id=follow_up.id, reason="return-call")
    await call_back(tx, setup, follow_up)
    return True


async def _went(tx: WriteTx, row: ReturnCallRow, where: str) -> None:
    await tx.rows(ReturnCallRow).save(replace(row, went_to=where))
    tx.emit("return_call.not_taken", "return_call", row.id, row.dealer_id, went_to=where)
