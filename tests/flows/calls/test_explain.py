"""Why is this customer (not) being called? Now from the rows, at a past moment from the event log."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from callcenter.core.facts import CustomerEnded
from callcenter.core.model import Customer, Disposition, FollowUp, Person
from callcenter.errors import Invalid
from callcenter.flows import seats
from callcenter.flows.explain_follow_up import Explained, explain_follow_up
from callcenter.flows.tell import tell
from tests.support.desk import trunk
from tests.support.ticket_desk import TicketDesk


async def explained(desk: TicketDesk, row: FollowUp, at: datetime | None = None, language: str = "en") -> Explained:
    async with desk.store.read() as view:
        now = await view.rows(FollowUp).get(row.id)
        return await explain_follow_up(view, desk.setup, now, at=at, language=language, exchanges={})


async def codes(desk: TicketDesk, row: FollowUp, at: datetime | None = None) -> list[str]:
    return [because.code for because in (await explained(desk, row, at)).reasons]


async def planned(desk: TicketDesk) -> FollowUp:
    """A follow-up whose plan is in the log, and a ready agent."""
    row = await desk.follow_up()
    async with desk.acting("agent-2") as tx:
        tell(tx, "follow_up.planned", row)
        await seats.sign_on(tx, person_id="agent-2", device="agent-2", pbx="pbx", alive=True)
        await seats.make_ready(tx, "agent-2")
    return row


async def busy(desk: TicketDesk, row: FollowUp) -> None:
    """A try that meets an engaged line."""
    attempt = await desk.dial(row)
    now = desk.clock.now()
    await desk.fact(
        CustomerEnded(
            pbx="pbx",
            at=now,
            attempt=attempt.id,
            dial_status="BUSY",
            cause=17,
            dialed_seconds=3,
            answered_seconds=0,
            sip_code=486,
            ended_at=now,
        )
    )


async def test_a_row_that_waits_names_its_rule_and_its_time(desk: TicketDesk) -> None:
    """Busy: 20 minutes, in both languages, with the moment until when."""
    row = await planned(desk)
    await busy(desk, row)
    until = desk.clock.now() + timedelta(minutes=20)
    for language in ("zh-CN", "en"):
        told = await explained(desk, row, language=language)
        first = told.reasons[0]
        assert (told.can_be_called, first.code, first.until) == (False, "retry_busy", until)
        assert first.rule
        assert first.words


async def test_an_agent_is_told_by_name(desk: TicketDesk) -> None:
    """The id stays for programs; people read who has the customer."""
    row = await planned(desk)
    attempt = await desk.dial(row)
    async with desk.acting() as tx:
        agent = await tx.rows(Person).get(attempt.agent_id or "")
        await tx.rows(Person).save(replace(agent, name="李静"))
    first = (await explained(desk, row)).reasons[0]
    assert (first.code, first.resource) == ("on_call", attempt.agent_id)
    assert "李静" in first.words
    assert agent.id not in first.words


async def test_a_wish_comes_before_everything_else(desk: TicketDesk) -> None:
    row = await planned(desk)
    async with desk.acting() as tx:
        customer = await tx.rows(Customer).get(row.customer_id)
        await tx.rows(Customer).save(replace(customer, no_calls=True))
    assert (await codes(desk, row))[0] == "no_calls"


async def test_a_full_trunk_is_named_as_the_missing_resource(desk: TicketDesk) -> None:
    desk.setup.trunks = {"pstn": trunk(lines=1)}
    row = await planned(desk)
    await desk.dial(await desk.follow_up())
    told = await explained(desk, row)
    (full,) = [because for because in told.reasons if because.code == "trunk_full"]
    assert (told.can_be_called, full.blocks, full.resource) == (False, True, "pstn")


async def test_a_past_moment_is_told_as_it_was_then(desk: TicketDesk) -> None:
    """Ready at first, then waiting after a busy line, then done: asked afterwards, each moment has its own answer."""
    row = await planned(desk)
    ready_at = desk.clock.now() + timedelta(minutes=1)
    await desk.clock.advance(timedelta(minutes=5))
    await busy(desk, row)
    until = desk.clock.now() + timedelta(minutes=20)
    waiting_at = desk.clock.now() + timedelta(minutes=1)
    await desk.clock.advance(timedelta(minutes=25))
    attempt = await desk.call(await desk.row(FollowUp, row.id))
    await desk.hang_up(attempt)
    await desk.dispose(attempt, Disposition.COMPLETED)
    await desk.clock.advance(timedelta(hours=1))
    assert (await codes(desk, row))[0] == "done"
    then = await explained(desk, row, waiting_at)
    assert (then.state, then.can_be_called) == ("waiting", False)
    assert (then.reasons[0].code, then.reasons[0].until) == ("retry_busy", until)
    before = await explained(desk, row, ready_at)
    assert (before.state, before.can_be_called) == ("ready", True)


async def test_moments_before_the_follow_up_and_in_the_future_are_refused(desk: TicketDesk) -> None:
    row = await planned(desk)
    for at in (desk.clock.now() - timedelta(days=9), desk.clock.now() + timedelta(hours=1)):
        with pytest.raises(Invalid) as refused:
            await explained(desk, row, at)
        assert refused.value.fields["field"] == "at"
