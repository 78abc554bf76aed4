"""Plan the second follow-up of a handled ticket, by another person than the handler (S2-38, S2-39, S2-42)."""

from dataclasses import replace

from callcenter.core.model import (
    Attempt,
    Customer,
    CustomerNumber,
    FollowUp,
    FollowUpKind,
    FollowUpResult,
    FollowUpState,
    Ticket,
)
from callcenter.core.phone import PhoneKind
from callcenter.core.ranking import rank_class
from callcenter.core.worktime import next_open
from callcenter.errors import CallNotAllowed
from callcenter.flows import due, ticket_clocks
from callcenter.flows.numbers import phone_of
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup, lane_of
from callcenter.flows.tell import tell

QUESTIONNAIRE = "second_follow_up"
IN_HAND = (FollowUpState.CLAIMED, FollowUpState.CALLING, FollowUpState.WRAP_UP)
"""States in which somebody has the card: nothing is written for it beside them."""
WITH_CUSTOMER = (FollowUpState.CALLING, FollowUpState.WRAP_UP)
"""States in which somebody is with the customer now: the end of the try decides, nothing is pulled away."""


async def plan(tx: WriteTx, setup: Setup, ticket: Ticket) -> FollowUp | None:
    """The second follow-up, waiting for the next open hour; None when the customer wants no calls at all.

    *No follow-ups* does not stop it: it is about an own complaint. Its deadline is the clock that it stops (A6).
    """
    customer = await tx.rows(Customer).get(ticket.customer_id)
    if customer.no_calls:
        return None
    there = await tx.rows(FollowUp).first(ticket_id=ticket.id, kind=FollowUpKind.SECOND, state__ne=FollowUpState.DONE)
    if there is not None and there.round == ticket.round:
        return there
    if there is not None:
        await end(tx, there, FollowUpResult.COMPLETED, "next-round")  # its word opened this round
    dealer = await setup.dealer(tx, ticket.dealer_id)
    policy = await setup.policy(tx, dealer.policy)
    clock = await ticket_clocks.second_clock(tx, ticket)
    due_at = clock.due_at if clock is not None else ticket.due_at or tx.now
    number = await _number(tx, ticket)
    planned = FollowUp(
        id=tx.new_id(),
        kind=FollowUpKind.SECOND,
        dealer_id=dealer.id,
        customer_id=customer.id,
        order_id=ticket.order_id,
        ticket_id=ticket.id,
        round=ticket.round,
        state=FollowUpState.WAITING if number else FollowUpState.NUMBER_CHECK,
        reason="" if number else "no_number",
        lane=lane_of(dealer),
        rank_class=rank_class(0, landline=_is_landline(number), missed=False),
        order_at=due_at,
        number=number,
        earliest_at=tx.now,
        due_at=due_at,
        next_try_at=next_open(await setup.calling_calendar(tx, dealer), tx.now),
        next_try_reason="second.planned",
        not_by=ticket.handled_by if policy.tickets.second_by_another else None,
        provisional=clock.provisional if clock is not None else False,
        created_at=tx.now,
        questionnaire=QUESTIONNAIRE,
    )
    planned = await tx.rows(FollowUp).add(planned)
    tell(tx, "follow_up.planned", planned, ticket=ticket.id)
    tx.wake("queue")
    return planned


async def withdraw(tx: WriteTx, ticket: Ticket, reason: str) -> int:
    """End the second follow-ups of a ticket that need no call any more; a call under way is left to its end.

    A card that an agent only looks at goes, too: its end is told, and the desk shows that it was withdrawn.
    """
    ended = 0
    for row in await tx.rows(FollowUp).all(ticket_id=ticket.id, kind=FollowUpKind.SECOND, state__ne=FollowUpState.DONE):
        if row.state not in WITH_CUSTOMER:
            await end(tx, row, FollowUpResult.WITHDRAWN, reason)
            ended += 1
    return ended


async def end(tx: WriteTx, row: FollowUp, result: FollowUpResult, reason: str) -> FollowUp:
    """End one second follow-up outside the retry rules."""
    await due.disarm(tx, row.id)
    ended = await tx.rows(FollowUp).save(
        replace(
            row,
            state=FollowUpState.DONE,
            result=result,
            reason=reason,
            done_at=tx.now,
            claimed_by=None,
            claimed_until=None,
        )
    )
    tell(tx, "follow_up.done", ended)
    tx.wake("queue")
    return ended


async def _number(tx: WriteTx, ticket: Ticket) -> str:
    """The number on which the customer complained, else the first usable one; empty when there is none."""
    usable = await tx.rows(CustomerNumber).all(
        customer_id=ticket.customer_id, status="usable", order=("position", "id")
    )
    numbers = [f"{row.number};{row.extension}" if row.extension else row.number for row in usable]
    if ticket.attempt_id is not None:
        attempt = await tx.rows(Attempt).find(ticket.attempt_id)
        if attempt is not None and attempt.number in numbers:
            return attempt.number
    return numbers[0] if numbers else ""


def _is_landline(number: str) -> bool:
    try:
        return phone_of(number).kind is PhoneKind.LANDLINE
    except CallNotAllowed:
        return False
