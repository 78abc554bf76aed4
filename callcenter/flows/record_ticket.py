"""Open a ticket: number, clocks, due rows, events and notices in the caller's one unit of work (S2-2, S2-14, S2-28).

It counts from the instant it was received. One ticket per order and call: recording again gives the same one.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from callcenter.core.model import (
    Answers,
    Attempt,
    Customer,
    Dealer,
    FollowUp,
    Recording,
    ServiceOrder,
    Ticket,
    TicketKind,
    TicketState,
)
from callcenter.core.policy_parts import span_of
from callcenter.core.ticket import undo_until
from callcenter.core.worktime import local_day
from callcenter.errors import Invalid
from callcenter.flows import ticket_clocks, ticket_notices
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup
from callcenter.flows.ticket_steps import log


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What the customer says, as it is written down. `kind` is what the agent confirmed, `proposed` what the rule said."""

    kind: TicketKind
    proposed: str = ""
    subject: str = ""
    description: str = ""
    category: str = ""
    department: str = ""
    remedy_sought: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a ticket comes from. `paper_no` is the number of a paper form; `received_at` its own time (S2-36)."""

    dealer_id: str
    customer_id: str
    order_id: str | None = None
    follow_up: FollowUp | None = None
    attempt: Attempt | None = None
    answers: Answers | None = None
    received_at: datetime | None = None
    paper_no: str = ""

    @property
    def once(self) -> str:
        """What keeps one ticket per order and call (or per paper form); empty where nothing does."""
        if self.paper_no:
            return f"paper:{self.dealer_id}:{self.paper_no}"
        call = self.attempt.id if self.attempt else ""
        return f"call:{call}:{self.order_id or '-'}" if call else ""


async def open_ticket(tx: WriteTx, setup: Setup, origin: Origin, voice: Voice, *, by: str) -> Ticket:
    """The ticket, or the one that this order and call already have.

    Raises Invalid for a receipt in the future, a kind that the policy does not have, or another dealer's order.
    """
    # The dealer's row is the turnstile: numbers come without gap or double, and the same call finds its ticket.
    dealer = await tx.rows(Dealer).lock(origin.dealer_id)
    if origin.once:
        there = await tx.rows(Ticket).first(once=origin.once, state__ne=TicketState.VOID)
        if there is not None:
            return there
    policy = await setup.policy(tx, dealer.policy)
    if voice.kind not in policy.tickets.kinds:
        raise Invalid("kind", "not-in-policy")
    received_at = origin.received_at or tx.now
    if received_at > tx.now + span_of(policy.tickets.received_tolerance):
        raise Invalid("received_at", "in-the-future")
    year = local_day(dealer.time_zone, tx.now).year
    last = await tx.rows(Ticket).first(order=("-serial",), dealer_id=dealer.id, year=year)
    serial = last.serial + 1 if last is not None else 1
    order = await tx.rows(ServiceOrder).find(origin.order_id) if origin.order_id else None
    if origin.order_id and (order is None or order.dealer_id != dealer.id):
        raise Invalid("order_id", "unknown")
    ticket = Ticket(
        id=tx.new_id(),
        no=policy.tickets.number.format(dealer=dealer.code, year=year, serial=f"{serial:06d}"),
        year=year,
        serial=serial,
        once=origin.once,
        kind=voice.kind,
        kind_proposed=voice.proposed,
        dealer_id=dealer.id,
        customer_id=origin.customer_id,
        order_id=origin.order_id,
        vehicle_id=order.vehicle_id if order else None,
        follow_up_id=origin.follow_up.id if origin.follow_up else None,
        attempt_id=origin.attempt.id if origin.attempt else None,
        answers_id=origin.answers.id if origin.answers else None,
        subject=voice.subject.strip() or await _subject(tx, origin, voice),
        description=voice.description,
        category=voice.category,
        department=voice.department,
        remedy_sought=voice.remedy_sought,
        opened_by=by,
        recording_second=second_of(origin.attempt, tx.now),
        received_at=min(received_at, tx.now),
        recorded_at=tx.now,
        late_entered=tx.now - received_at > span_of(policy.tickets.received_tolerance),
        undo_until=undo_until(tx.now, span_of(policy.limits.undo)),
    )
    ticket = await tx.rows(Ticket).add(ticket)
    ticket = await tx.rows(Ticket).save(await ticket_clocks.start(tx, setup, ticket, ticket.received_at))
    await _pin(tx, ticket)
    await log(
        tx,
        ticket,
        "open",
        before="",
        text=ticket.description,
        proposed=voice.proposed,
        late_entered=ticket.late_entered,
        attempt=ticket.attempt_id,
        follow_up=ticket.follow_up_id,
    )
    await ticket_notices.tell_handlers(tx, setup, ticket)
    return ticket


def second_of(attempt: Attempt | None, now: datetime) -> int | None:
    """The second of the recording at this instant, counted from the answer; after the hang-up its last one."""
    if attempt is None or attempt.answered_at is None:
        return None
    until = min(now, attempt.ended_at) if attempt.ended_at is not None else now
    return max(0, int((until - attempt.answered_at).total_seconds()))


async def _pin(tx: WriteTx, ticket: Ticket) -> None:
    """Mark the second in the recording, so that an unclear record is confirmed by listening (S2-16)."""
    if ticket.attempt_id is None or ticket.recording_second is None:
        return
    recording = await tx.rows(Recording).find(ticket.attempt_id)
    if recording is not None:
        recording = await tx.rows(Recording).lock(recording.id)
        mark = {
            "second": ticket.recording_second,
            "ticket": ticket.id,
            "no": ticket.no,
            "at": ticket.recorded_at.isoformat(),
        }
        await tx.rows(Recording).save(replace(recording, marks=[*recording.marks, mark]))


async def _subject(tx: WriteTx, origin: Origin, voice: Voice) -> str:
    """A subject for a list where the agent gave none."""
    if voice.category:
        return voice.category
    customer = await tx.rows(Customer).find(origin.customer_id)
    return f"{voice.kind}: {customer.name}" if customer is not None else str(voice.kind)
