"""Rows for tests of the store, with what does not matter filled in."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from callcenter.core.access import Actor
from callcenter.core.model import (
    Attempt,
    Dealer,
    DeliveryClass,
    DueRow,
    FollowUp,
    FollowUpKind,
    FollowUpState,
    OutboxRow,
    Ticket,
    TicketKind,
)
from callcenter.ids import encode
from tests.support.clock import START

ACTOR = Actor(person_id="somebody", name="test")


def follow_up(number: int, /, **fields: Any) -> FollowUp:
    """A ready follow-up whose deadline lies `number` minutes ahead."""
    due = START + timedelta(minutes=number)
    row = FollowUp(
        id=encode(number),
        kind=FollowUpKind.FIRST,
        dealer_id="dealer",
        customer_id=f"customer-{number}",
        order_id=f"order-{number}",
        state=FollowUpState.READY,
        lane="queue:calling:Asia/Shanghai",
        order_at=due,
        number=f"+86138{number:08}",
        earliest_at=START - timedelta(days=1),
        due_at=due,
        next_try_at=START - timedelta(days=1),
        created_at=START,
    )
    return replace(row, **fields)


def attempt(number: int, **fields: Any) -> Attempt:
    """A live attempt of follow-up 1."""
    row = Attempt(
        id=encode(number),
        follow_up_id=encode(1),
        dealer_id="dealer",
        customer_id="customer",
        agent_id="agent",
        intent_at=START,
    )
    return replace(row, **fields)


def effect(number: int, subject: str = "", not_before: datetime = START, **fields: Any) -> OutboxRow:
    """A pending effect, of a subject of its own unless one is given."""
    row = OutboxRow(
        id=encode(number),
        kind="sms",
        subject=subject or f"subject-{number}",
        delivery=DeliveryClass.ASK_BEFORE_REPEATING,
        created_at=START,
        not_before=not_before,
    )
    return replace(row, **fields)


def due(number: int, **fields: Any) -> DueRow:
    """A due row whose time came `number` seconds ago."""
    row = DueRow(
        id=encode(number), kind="test", subject_id=f"subject-{number}", due_at=START - timedelta(seconds=number)
    )
    return replace(row, **fields)


def dealer(number: int = 1, **fields: Any) -> Dealer:
    """A dealer."""
    return replace(Dealer(id=encode(number), code=f"D{number}", name=f"经销商 {number}"), **fields)


def ticket(number: int, **fields: Any) -> Ticket:
    """An open complaint."""
    row = Ticket(
        id=encode(number),
        no=f"T-D1-2026-{number}",
        kind=TicketKind.COMPLAINT,
        dealer_id="dealer",
        customer_id="customer",
        opened_by="agent",
        received_at=START,
        recorded_at=START,
        due_at=START + timedelta(hours=24),
    )
    return replace(row, **fields)
