"""Invariants: questions that must find nothing. The janitor asks them and raises an alarm with the ids that it is given.

Each is a statement of both engines giving `id`. `GRACE` leaves the loops the time that they need to mend by themselves
what is only late.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, exists, func, literal, or_, select, text

from callcenter.clock import Clock as Time
from callcenter.core.model import (
    Attempt,
    Clock,
    DueRow,
    FollowUp,
    OutboxRow,
    Recording,
    Seat,
    ThirdLine,
    Ticket,
)
from callcenter.db.engine import Engines
from callcenter.db.schema import TABLES
from callcenter.db.uow import named_errors

GRACE = timedelta(minutes=2)
LONGEST_CALL = timedelta(hours=3)

_FOLLOW_UPS, _ATTEMPTS, _TICKETS, _CLOCKS = (TABLES[row].c for row in (FollowUp, Attempt, Ticket, Clock))
_OUTBOX, _DUE, _SEATS, _RECORDINGS = (TABLES[row].c for row in (OutboxRow, DueRow, Seat, Recording))
_THIRD_LINES = TABLES[ThirdLine].c
# Written out, not bound: a partial index serves only the condition that it was made with.
_LIVE = text("attempts.state NOT IN ('ended', 'unknown')")
_OPEN_TICKET = text("tickets.state NOT IN ('closed', 'closed_unverified', 'void')")
_TICKET_OVER = text("tickets.state IN ('closed', 'closed_unverified', 'void')")

Made = Callable[[datetime], Select[Any]]
INVARIANTS: dict[str, Made] = {}


def invariant(make: Made) -> Made:
    """Register a question under its function's name."""
    INVARIANTS[make.__name__] = make
    return make


@invariant
def two_live_attempts(now: datetime) -> Select[Any]:
    """A follow-up with more than one live attempt: a customer may be rung twice at once."""
    return (
        select(_ATTEMPTS.follow_up_id.label("id"))
        .where(_LIVE, _ATTEMPTS.follow_up_id.is_not(None))
        .group_by(_ATTEMPTS.follow_up_id)
        .having(func.count() > 1)
    )


@invariant
def claim_past_its_lease(now: datetime) -> Select[Any]:
    """A claimed follow-up whose lease ran out and that nobody took back."""
    return select(_FOLLOW_UPS.id).where(
        text("claimed_by IS NOT NULL"),
        _FOLLOW_UPS.state == "claimed",
        or_(_FOLLOW_UPS.claimed_until.is_(None), _FOLLOW_UPS.claimed_until < now - GRACE),
    )


@invariant
def calling_without_live_attempt(now: datetime) -> Select[Any]:
    """A follow-up that is being called, without an attempt that is alive or to be settled."""
    there = exists(literal(1)).where(
        _ATTEMPTS.id == _FOLLOW_UPS.attempt_id,
        or_(_LIVE, _ATTEMPTS.ended_at > now - GRACE, _ATTEMPTS.state == "unknown"),
    )
    return select(_FOLLOW_UPS.id).where(_FOLLOW_UPS.state == "calling", ~there)


@invariant
def live_attempt_too_old(now: datetime) -> Select[Any]:
    """An attempt that is live for longer than any call: its end was lost and reconcile did not find it."""
    return select(_ATTEMPTS.id).where(_LIVE, _ATTEMPTS.intent_at < now - LONGEST_CALL)


@invariant
def attempt_ended_without_outcome(now: datetime) -> Select[Any]:
    """An ended attempt without an outcome."""
    return select(_ATTEMPTS.id).where(
        _ATTEMPTS.state == "ended", or_(_ATTEMPTS.outcome.is_(None), _ATTEMPTS.ended_at.is_(None))
    )


@invariant
def open_ticket_without_deadline(now: datetime) -> Select[Any]:
    """An open complaint or grievance without a running or breached clock: nothing would remind anybody of it."""
    clock = exists(literal(1)).where(_CLOCKS.ticket_id == _TICKETS.id, _CLOCKS.state.in_(("running", "breached")))
    return select(_TICKETS.id).where(
        _OPEN_TICKET,
        _TICKETS.kind.in_(("complaint", "grievance")),
        _TICKETS.state.in_(("open", "handling")),
        or_(_TICKETS.due_at.is_(None), ~clock),
    )


@invariant
def handled_ticket_that_nobody_asks_about(now: datetime) -> Select[Any]:
    """A handled complaint or grievance without an open second follow-up of its round, whose word nobody will miss either."""
    asked = exists(literal(1)).where(
        _FOLLOW_UPS.ticket_id == _TICKETS.id,
        _FOLLOW_UPS.kind == "second",
        _FOLLOW_UPS.round == _TICKETS.round,
        _FOLLOW_UPS.state != "done",
    )
    missed = exists(literal(1)).where(
        text("due_rows.state = 'pending'"), _DUE.kind == "ticket.word_missing", _DUE.subject_id == _TICKETS.id
    )
    return select(_TICKETS.id).where(
        _OPEN_TICKET,
        _TICKETS.kind.in_(("complaint", "grievance")),
        _TICKETS.state == "handled",
        ~asked,
        ~missed,
    )


@invariant
def running_clock_past_its_deadline(now: datetime) -> Select[Any]:
    """A clock that runs on after its deadline: the breach was not marked."""
    return select(_CLOCKS.id).where(_CLOCKS.state == "running", _CLOCKS.due_at < now - GRACE)


@invariant
def clock_running_on_a_closed_ticket(now: datetime) -> Select[Any]:
    """A clock that still runs although its ticket is closed or void."""
    over = exists(literal(1)).where(_TICKETS.id == _CLOCKS.ticket_id, _TICKET_OVER)
    return select(_CLOCKS.id).where(_CLOCKS.state == "running", over)


@invariant
def effect_taken_past_its_lease(now: datetime) -> Select[Any]:
    """An effect that was taken and neither done nor handed back in its time."""
    return select(_OUTBOX.id).where(
        text("outbox.state = 'taken'"), or_(_OUTBOX.taken_until.is_(None), _OUTBOX.taken_until < now - GRACE)
    )


@invariant
def due_row_not_fired(now: datetime) -> Select[Any]:
    """A deadline row that came due and did not fire."""
    return select(_DUE.id).where(text("due_rows.state = 'pending'"), _DUE.due_at < now - GRACE)


@invariant
def follow_up_due_and_not_ready(now: datetime) -> Select[Any]:
    """A waiting follow-up whose next try has come and that was not put into the queue."""
    return select(_FOLLOW_UPS.id).where(text("follow_ups.state = 'waiting'"), _FOLLOW_UPS.next_try_at < now - GRACE)


@invariant
def overdue_follow_up_not_marked(now: datetime) -> Select[Any]:
    """An open follow-up past its deadline that is not marked as missed."""
    return select(_FOLLOW_UPS.id).where(
        text("state != 'done' AND missed_at IS NULL AND kind = 'first'"), _FOLLOW_UPS.due_at < now - GRACE
    )


@invariant
def done_follow_up_without_result(now: datetime) -> Select[Any]:
    """A follow-up that is done without saying how, or has a result and is not done."""
    return select(_FOLLOW_UPS.id).where(
        or_(
            and_(_FOLLOW_UPS.state == "done", or_(_FOLLOW_UPS.result.is_(None), _FOLLOW_UPS.done_at.is_(None))),
            and_(_FOLLOW_UPS.state != "done", _FOLLOW_UPS.result.is_not(None)),
        )
    )


@invariant
def bundled_with_nothing_open(now: datetime) -> Select[Any]:
    """A follow-up that waits for another one's call, which is over or does not exist."""
    lead = TABLES[FollowUp].alias("lead")
    there = exists(literal(1)).where(lead.c.id == _FOLLOW_UPS.bundle_id, lead.c.state != "done")
    return select(_FOLLOW_UPS.id).where(_FOLLOW_UPS.state == "bundled", ~there)


@invariant
def seat_on_call_without_live_attempt(now: datetime) -> Select[Any]:
    """An agent who is on a call that is over."""
    there = exists(literal(1)).where(_ATTEMPTS.id == _SEATS.attempt_id, or_(_LIVE, _ATTEMPTS.ended_at > now - GRACE))
    return select(_SEATS.id).where(_SEATS.state == "on_call", ~there)


@invariant
def third_line_without_its_leg(now: datetime) -> Select[Any]:
    """A trunk's line that is kept for a third party who is in no call: nobody else gets it."""
    there = exists(literal(1)).where(
        _ATTEMPTS.id == _THIRD_LINES.attempt_id,
        or_(
            and_(_LIVE, _ATTEMPTS.third["leg"].as_integer() == _THIRD_LINES.leg),
            _ATTEMPTS.ended_at > now - GRACE,
        ),
    )
    return select(_THIRD_LINES.id).where(text("third_lines.ended_at IS NULL"), ~there)


@invariant
def recording_unchecked(now: datetime) -> Select[Any]:
    """A recording that was not looked at within its minute after the hang-up."""
    over = exists(literal(1)).where(_ATTEMPTS.id == _RECORDINGS.id, _ATTEMPTS.ended_at < now - GRACE - GRACE)
    return select(_RECORDINGS.id).where(_RECORDINGS.state == "expected", over)


class SqlInvariants:
    """Asks every invariant; obeys services.janitor's `Invariants`."""

    def __init__(self, engines: Engines, clock: Time, most: int = 100) -> None:
        self._engines = engines
        self._clock = clock
        self._most = most

    async def __call__(self) -> dict[str, list[str]]:
        """Name of an invariant → at most `most` ids of rows that break it; empty where it holds."""
        found: dict[str, list[str]] = {}
        with named_errors():
            async with self._engines.reader.connect() as connection:
                for name, make in INVARIANTS.items():
                    rows = await connection.execute(make(self._clock.now()).limit(self._most))
                    found[name] = [str(row.id) for row in rows]
        return found
