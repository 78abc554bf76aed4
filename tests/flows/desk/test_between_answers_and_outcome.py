"""Answers and outcome are said one after the other: whatever dies between them, neither is lost nor said twice.

The record commits with its ticket; without its outcome the follow-up waits on the undisposed list, with the answers.
"""

from datetime import timedelta

import pytest

from callcenter.core.model import (
    Answers,
    Attempt,
    Disposition,
    FollowUp,
    FollowUpResult,
    FollowUpState,
    Seat,
    SeatState,
)
from callcenter.db.engine import open_engines
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import Conflict
from callcenter.flows.answers import Entered, save_draft, submit
from tests.support.clock import ManualClock
from tests.support.ids import SequenceIds
from tests.support.ticket_desk import ANGRY, HAPPY, TicketDesk


class Killed(BaseException):
    """The service dies."""


async def born_again(desk: TicketDesk, store_url: str, clock: ManualClock) -> TicketDesk:
    """The service of the next start: nothing of the former one but the store."""
    engines = open_engines(store_url)
    store = SqlUnitOfWork(engines, clock, SequenceIds(100_000))
    return TicketDesk(
        engines=engines, store=store, setup=desk.setup, clock=clock, dealer=desk.dealer, numbers=desk.numbers
    )


async def test_the_outcome_is_still_owed_when_the_service_died_behind_the_answers(
    desk: TicketDesk, store_url: str, clock: ManualClock
) -> None:
    """Wrap-up runs out meanwhile: the follow-up is undisposed, its answers and its ticket stand, the agent ends it."""
    row = await desk.follow_up()
    attempt = await desk.call(row)
    await desk.hang_up(attempt)
    handed_in = await desk.submit(row, ANGRY)
    assert handed_in.ticket is not None
    after = await born_again(desk, store_url, clock)
    try:
        await after.let_due(clock.now() + timedelta(minutes=30))
        waiting: FollowUp = await after.row(FollowUp, row.id)
        assert (waiting.state, waiting.attempt_id) == (FollowUpState.UNDISPOSED, attempt.id)
        assert (await after.row(Seat, "agent-1")).state is SeatState.READY
        (kept,) = await after.answers(row)
        assert (kept.submitted_at is not None, kept.answers) == (True, handed_in.answers.answers)
        again = await after.submit(row, ANGRY)
        assert again.ticket is not None
        assert again.ticket.id == handed_in.ticket.id
        await after.dispose(attempt, Disposition.COMPLETED)
        done: FollowUp = await after.row(FollowUp, row.id)
        assert (done.state, done.result) == (FollowUpState.DONE, FollowUpResult.COMPLETED)
    finally:
        await after.engines.dispose()


async def test_the_draft_survives_when_the_service_dies_while_it_is_handed_in(
    desk: TicketDesk, store_url: str, clock: ManualClock
) -> None:
    row = await desk.follow_up()
    attempt = await desk.call(row)
    async with desk.acting("agent-1") as tx:
        await save_draft(
            tx, desk.setup, row.id, Entered(answers={"overall": "neutral"}, notes="等待太久"), by="agent-1"
        )
    await desk.hang_up(attempt)
    with pytest.raises(Killed):
        async with desk.acting("agent-1") as tx:
            await submit(tx, desk.setup, row.id, Entered(answers=HAPPY, confirmed=True), by="agent-1")
            raise Killed
    after = await born_again(desk, store_url, clock)
    try:
        (draft,) = await after.answers(row)
        assert (draft.submitted_at, draft.notes, draft.answers) == (None, "等待太久", {"overall": "neutral"})
        assert (await after.submit(row, HAPPY)).answers.submitted_at is not None
    finally:
        await after.engines.dispose()


async def test_an_outcome_said_again_changes_nothing(desk: TicketDesk) -> None:
    """The answer to the first was lost on its way: the same again is no fault, another outcome is."""
    row = await desk.follow_up()
    attempt = await desk.call(row)
    await desk.hang_up(attempt)
    await desk.submit(row, HAPPY)
    first = await desk.dispose(attempt, Disposition.COMPLETED)
    assert await desk.dispose(attempt, Disposition.COMPLETED) == first
    with pytest.raises(Conflict, match="disposed-already"):
        await desk.dispose(attempt, Disposition.DECLINED)
    assert len(await desk.events("attempt.disposed")) == 1
    assert (await desk.row(Attempt, attempt.id)).version == first.version
    assert len(await desk.rows(Answers, follow_up_id=row.id)) == 1
