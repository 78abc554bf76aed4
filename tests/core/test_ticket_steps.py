"""The steps that a ticket offers are those that the rule takes; none of them closes a complaint (S2-42)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from callcenter.core.model import Ticket, TicketKind, TicketState
from callcenter.core.ticket_steps import steps

NOW = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
TICKET = Ticket(
    id="1",
    no="T-1",
    kind=TicketKind.COMPLAINT,
    dealer_id="dealer",
    customer_id="customer",
    opened_by="agent",
    received_at=NOW,
    recorded_at=NOW,
    undo_until=NOW + timedelta(seconds=60),
)
WORK = ("dispatch", "contact", "progress")


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        (TicketState.OPEN, (*WORK, "handle", "reclassify", "void")),
        (TicketState.HANDLING, (*WORK, "handle", "reclassify", "void")),
        (TicketState.HANDLED, (*WORK, "reopen", "reclassify", "void")),
        (TicketState.UNREACHED, (*WORK, "close", "reopen", "reclassify", "void")),
        (TicketState.CLOSED, ("reopen", "void")),
        (TicketState.CLOSED_UNVERIFIED, ("reopen", "void")),
        (TicketState.VOID, ()),
    ],
)
def test_steps_fit_the_state(state: TicketState, offered: tuple[str, ...]) -> None:
    assert steps(replace(TICKET, state=state), "somebody", NOW) == offered


def test_only_who_opened_it_may_take_it_back_within_the_time() -> None:
    assert "undo" in steps(TICKET, "agent", NOW)
    assert "undo" not in steps(TICKET, "agent", NOW + timedelta(seconds=61))
    assert "undo" not in steps(replace(TICKET, state=TicketState.HANDLED), "agent", NOW)
