"""Place a call: check everything, commit the intent, then (after the commit) ring the agent. At most once."""

from dataclasses import dataclass, replace
from datetime import datetime

from callcenter.core.attempt import Effect, begin
from callcenter.core.model import (
    Attempt,
    Customer,
    CustomerNumber,
    Dealer,
    FollowUp,
    FollowUpKind,
    FollowUpState,
    Recording,
    RecordingState,
    Seat,
    SeatState,
    Ticket,
)
from callcenter.core.policy import Policy
from callcenter.core.policy_parts import span_of
from callcenter.core.ticket import is_asked
from callcenter.core.worktime import is_open, next_open, zone_of
from callcenter.errors import CallNotAllowed, Conflict, Invalid, NotReady, TicketNotAsked
from callcenter.flows import due, numbers, seats, trunks
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup
from callcenter.flows.tell import tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A committed intent and what is to be done for it after the commit."""

    attempt: Attempt
    effects: tuple[Effect, ...]


async def place_call(
    tx: WriteTx,
    setup: Setup,
    *,
    follow_up_id: str,
    agent_id: str,
    number: str | None = None,
    reason: str = "",
) -> Placed:
    """Call the customer of a follow-up for an agent.

    `number` chooses another number of the customer (E.164). A follow-up that the agent did not claim may be called with a
    `reason` (outside the queue). Raises Conflict (seat or follow-up not in a state for it), CallNotAllowed (wish, hours,
    number, destination; TicketNotAsked), NoLineFree, NotReady (device).
    """
    follow_up = await tx.rows(FollowUp).lock(follow_up_id)
    seat = await _free_seat(tx, agent_id)
    dealer = await setup.dealer(tx, follow_up.dealer_id)
    policy = await setup.policy(tx, dealer.policy)
    _may_be_called(follow_up, agent_id, reason)
    await _demand_still_asked(tx, follow_up)
    customer = await tx.rows(Customer).get(follow_up.customer_id)
    await check_wishes(tx, setup, customer=customer, dealer=dealer, second=follow_up.kind is FollowUpKind.SECOND)
    to = number or follow_up.number
    await _check_number(tx, customer, to)
    attempt = await intend(
        tx,
        setup,
        seat=seat,
        dealer=dealer,
        policy=policy,
        customer=customer,
        number=to,
        follow_up=follow_up,
        reason=reason,
    )
    step = begin(attempt)
    attempt = await tx.rows(Attempt).save(step.attempt)
    await due.disarm(tx, follow_up.id, "follow_up.claim_end")
    calling = replace(
        follow_up, state=FollowUpState.CALLING, attempt_id=attempt.id, claimed_by=agent_id, claimed_until=None
    )
    tell(tx, "follow_up.calling", await tx.rows(FollowUp).save(calling), attempt=attempt.id, reason=reason)
    await seats.to_call(tx, seat, attempt.id, follow_up.id)
    tx.emit(
        "attempt.begun",
        "attempt",
        attempt.id,
        dealer.id,
        follow_up=follow_up.id,
        agent=agent_id,
        trunk=attempt.trunk,
        reason=reason,
    )
    return Placed(attempt=attempt, effects=step.effects)


def _may_be_called(follow_up: FollowUp, agent_id: str, reason: str) -> None:
    if follow_up.state is FollowUpState.CLAIMED and follow_up.claimed_by == agent_id:
        return
    open_states = (FollowUpState.READY, FollowUpState.WAITING, FollowUpState.CLAIMED)
    if follow_up.state not in open_states:
        raise Conflict("follow_up", follow_up.id, str(follow_up.state).replace("_", "-"))
    if follow_up.state is FollowUpState.CLAIMED:
        raise Conflict("follow_up", follow_up.id, "claimed-by-another", by=follow_up.claimed_by)
    if not reason.strip():
        raise Invalid("reason", "a call outside the queue needs a reason")
    if follow_up.not_by == agent_id:
        raise CallNotAllowed("second-call-by-another", agent=agent_id)


async def _demand_still_asked(tx: WriteTx, follow_up: FollowUp) -> None:
    """A second follow-up's ticket may have been reopened, closed or voided since the card was taken."""
    if follow_up.ticket_id is None:
        return
    ticket = await tx.rows(Ticket).get(follow_up.ticket_id)
    if not is_asked(ticket, follow_up.round):
        raise TicketNotAsked(ticket.no, str(ticket.state))


async def _free_seat(tx: WriteTx, agent_id: str) -> Seat:
    seat = await tx.rows(Seat).find(agent_id)
    if seat is None or seat.state is SeatState.SIGNED_OFF:
        raise Conflict("seat", agent_id, "signed-off")
    seat = await tx.rows(Seat).lock(agent_id)
    if seat.state is SeatState.ON_CALL:
        raise Conflict("seat", agent_id, "on-call")
    if seat.state is SeatState.PAUSED:
        raise Conflict("seat", agent_id, "paused", why=seat.pause_reason)
    if seat.state is SeatState.WRAP_UP and await seats.hears(tx, agent_id):
        raise Conflict("seat", agent_id, seats.LISTENING)
    if not seat.device_alive:
        raise NotReady("device-not-reachable", device=seat.device)
    return seat


async def check_wishes(tx: WriteTx, setup: Setup, *, customer: Customer, dealer: Dealer, second: bool) -> None:
    """The customer's wishes and the dealer's calling hours, checked at the last moment; CallNotAllowed names the rule."""
    if customer.no_calls:
        raise CallNotAllowed("wish-no-calls")
    if customer.no_follow_ups and not second:
        raise CallNotAllowed("wish-no-follow-ups")
    calling = await setup.calling_calendar(tx, dealer)
    if not is_open(calling, tx.now):
        raise CallNotAllowed("outside-calling-hours", until=next_open(calling, tx.now).isoformat())


async def _check_number(tx: WriteTx, customer: Customer, number: str) -> None:
    if not number:
        raise CallNotAllowed("number-missing")
    known = await tx.rows(CustomerNumber).all(customer_id=customer.id)
    mine = [row for row in known if _with_extension(row) == number or row.number == number]
    if not mine:
        raise Invalid("number", "not a number of this customer")
    if mine[0].status in ("wrong", "unusable"):
        raise CallNotAllowed("number-unusable", status=mine[0].status)


def _with_extension(row: CustomerNumber) -> str:
    return f"{row.number};{row.extension}" if row.extension else row.number


async def intend(
    tx: WriteTx,
    setup: Setup,
    *,
    seat: Seat,
    dealer: Dealer,
    policy: Policy,
    customer: Customer,
    number: str,
    follow_up: FollowUp | None,
    reason: str,
) -> Attempt:
    """Write the attempt with everything that is needed to dial it, lock the number, expect its recording."""
    attempt_id = tx.new_id()
    way = await trunks.route(tx, setup, dealer=dealer, pbx=seat.pbx, number=numbers.phone_of(number))
    await numbers.lock(tx, number, attempt_id)
    record = "" if customer.no_recording else recording_path(tx.now, dealer.time_zone, attempt_id)
    attempt = await tx.rows(Attempt).add(
        Attempt(
            id=attempt_id,
            follow_up_id=follow_up.id if follow_up else None,
            dealer_id=dealer.id,
            customer_id=customer.id,
            agent_id=seat.id,
            number=number,
            dial_string=way.dial_string,
            caller_id=way.caller_id,
            trunk=way.trunk.name,
            pbx=seat.pbx,
            node=setup.node,
            device=seat.device,
            reason=reason,
            ring_seconds=int(span_of(policy.limits.ring).total_seconds()),
            record=record,
            announce=dealer.announcement if record else "",
            intent_at=tx.now,
        )
    )
    await tx.rows(Recording).add(
        Recording(
            id=attempt_id,
            dealer_id=dealer.id,
            path=f"{record}.wav" if record else "",
            pbx=seat.pbx,
            state=RecordingState.EXPECTED if record else RecordingState.NOT_NEEDED,
            problem="" if record else "wish-no-recording",
        )
    )
    return attempt


def recording_path(now: datetime, zone: str, attempt_id: str) -> str:
    """YYYY/MM/DD/<attempt> on the dealer's local day, without suffix."""
    return f"{now.astimezone(zone_of(zone)):%Y/%m/%d}/{attempt_id}"
