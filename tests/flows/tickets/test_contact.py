"""A customer given up as not reached speaks: by SMS or by ringing back, the question is open again (S2-42)."""

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.facts import ReturnCall
from callcenter.core.model import CustomerNumber, FollowUpState, ReturnCallRow, TicketState
from callcenter.flows import return_call
from callcenter.flows.ports_sms import Inbound
from callcenter.flows.sms_receipts import take_inbound
from tests.flows.tickets.test_second_follow_up import unreached
from tests.support.ticket_desk import TicketDesk


@pytest.mark.parametrize(("text", "state"), [("还没修好", TicketState.HANDLED), ("TD", TicketState.UNREACHED)])
async def test_ticket_is_open_again_when_the_customer_writes(desk: TicketDesk, text: str, state: TicketState) -> None:
    """A reply is a contact; the opt-out word is none."""
    ticket, _ = await unreached(desk)
    (number, *_) = await desk.rows(CustomerNumber, customer_id=ticket.customer_id)
    async with desk.store.write(SERVICE) as tx:
        said = Inbound(gateway_ref="r", number=number.number, to="", text=text, sent_at=None)
        row = await take_inbound(tx, desk.setup, said)
    assert row.ticket_id == ticket.id
    assert (await desk.ticket(ticket)).state is state


async def test_return_call_finds_the_second_follow_up_when_the_customer_was_given_up(desk: TicketDesk) -> None:
    ticket, _ = await unreached(desk)
    (number, *_) = await desk.rows(CustomerNumber, customer_id=ticket.customer_id)
    async with desk.store.write(SERVICE) as tx:
        rings = ReturnCall(pbx="pbx", at=tx.now, channel="c", number=number.number, dialed="02150000000")
        await return_call.take(tx, desk.setup, rings)
    assert (await desk.ticket(ticket)).state is TicketState.HANDLED
    second = await desk.second(ticket)
    assert second.state is not FollowUpState.DONE
    (rang,) = await desk.rows(ReturnCallRow, customer_id=ticket.customer_id)
    assert rang.follow_up_id == second.id
