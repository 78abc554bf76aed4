"""A wish told in the call is a wish: what follows from it happens at once, and no dealer's file takes it back (S2-40, S2-47)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from callcenter.core.model import Customer, FollowUp, FollowUpResult, FollowUpState
from callcenter.errors import InvalidInput
from callcenter.flows.answers import Entered, submit
from callcenter.flows.record_ticket import Origin
from tests.support.desk import add_follow_up
from tests.support.ticket_desk import HAPPY, TicketDesk


def form(follow_up: FollowUp, at: datetime) -> Origin:
    """A form that was filled in at that time."""
    return Origin(
        dealer_id=follow_up.dealer_id,
        customer_id=follow_up.customer_id,
        follow_up=follow_up,
        received_at=at,
        paper_no="7",
    )


async def test_other_follow_ups_are_excluded_when_the_customer_wants_none_any_more(desk: TicketDesk) -> None:
    """The one whose call it was, and the second car that the call covers, end by the call."""
    follow_up = await desk.follow_up()
    async with desk.acting() as tx:
        covered = await add_follow_up(tx, desk.dealer, "+8613800138801")
        other = await add_follow_up(tx, desk.dealer, "+8613800138802")
        told = {"customer_id": follow_up.customer_id}
        bundled = replace(covered, **told, state=FollowUpState.BUNDLED, bundle_id=follow_up.id)  # type: ignore[arg-type]
        await tx.rows(FollowUp).save(bundled)
        await tx.rows(FollowUp).save(replace(other, **told))  # type: ignore[arg-type]
    await desk.call(follow_up)
    await desk.submit(follow_up, HAPPY, corrections={"no_follow_ups": True})
    rows = {row.id: row for row in await desk.rows(FollowUp)}
    assert (rows[other.id].state, rows[other.id].result) == (FollowUpState.DONE, FollowUpResult.EXCLUDED)
    assert rows[covered.id].state is FollowUpState.BUNDLED
    assert rows[follow_up.id].result is None
    (customer,) = [row for row in await desk.rows(Customer) if row.id == follow_up.customer_id]
    assert customer.no_follow_ups and customer.source_fields["wishes"] == {"no_follow_ups": "customer"}


async def test_paper_form_is_entered_when_it_tells_a_wish(desk: TicketDesk) -> None:
    """The form's own follow-up ends as called by hand, not as excluded by what was said in that call."""
    follow_up = await desk.follow_up()
    paper = form(follow_up, desk.clock.now() - timedelta(hours=1))
    entered = Entered(answers=HAPPY, corrections={"no_follow_ups": True}, confirmed=True)
    async with desk.acting("agent-1") as tx:
        await submit(tx, desk.setup, follow_up.id, entered, by="agent-1", paper=paper)
    (row,) = [row for row in await desk.rows(FollowUp) if row.id == follow_up.id]
    assert (row.state, row.result) == (FollowUpState.DONE, FollowUpResult.COMPLETED)


async def test_paper_form_is_refused_when_it_was_filled_in_tomorrow(desk: TicketDesk) -> None:
    """Its time ends the follow-up and counts in the figures, also where it opens no ticket."""
    follow_up = await desk.follow_up()
    paper = form(follow_up, desk.clock.now() + timedelta(days=1))
    with pytest.raises(InvalidInput) as refused:
        async with desk.acting("agent-1") as tx:
            entered = Entered(answers=HAPPY, confirmed=True)
            await submit(tx, desk.setup, follow_up.id, entered, by="agent-1", paper=paper)
    assert [problem.field for problem in refused.value.problems] == ["paper.received_at"]
