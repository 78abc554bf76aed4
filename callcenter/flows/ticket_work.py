"""The work on a ticket: dispatch, contact, progress, handle, reclassify, reopen, undo, void, close unverified."""

from callcenter.core.model import Ticket, TicketKind
from callcenter.core.ticket import (
    CLOCKED,
    Answered,
    CloseUnverified,
    Contacted,
    Dispatched,
    Handled,
    Progressed,
    Reclassified,
    Reopened,
    Undone,
    Voided,
)
from callcenter.errors import Invalid, NotFound
from callcenter.flows import audit, second_follow_up, ticket_clocks, ticket_notices
from callcenter.flows.close_ticket import close
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.setup import Setup
from callcenter.flows.ticket_steps import take_step


async def ticket_of(tx: ReadTx | WriteTx, no: str) -> Ticket:
    """The ticket of that number (or id); NotFound."""
    found = await tx.rows(Ticket).first(no=no) or await tx.rows(Ticket).find(no)
    if found is None:
        raise NotFound(what="tickets", id=no)
    return found


async def held(tx: WriteTx, no: str) -> Ticket:
    """The ticket, held with its open second follow-ups: these first, as the end of a try holds them."""
    found = await ticket_of(tx, no)
    await ticket_clocks.hold_seconds(tx, found.id)
    return await tx.rows(Ticket).lock(found.id)


async def dispatch(tx: WriteTx, setup: Setup, no: str, handler_id: str) -> Ticket:
    """Give it to a handler, who is told. Invalid for somebody who does not handle at this dealer."""
    ticket = await held(tx, no)
    roles = (await setup.policy_of(tx, ticket.dealer_id)).roles.handles
    if all(one.id != handler_id for one in await ticket_notices.in_charge(tx, setup, ticket.dealer_id, roles)):
        raise Invalid("handler_id", "not-a-handler")
    return await take_step(tx, setup, ticket, Dispatched(handler_id))


async def contact(tx: WriteTx, setup: Setup, no: str, text: str) -> Ticket:
    """The handler spoke with the customer; a customer who had been given up can be asked again."""
    ticket = await held(tx, no)
    await second_follow_up.contact_came(tx, setup, ticket.customer_id, "handler")
    return await take_step(tx, setup, await held(tx, no), Contacted(text))


async def progress(tx: WriteTx, setup: Setup, no: str, text: str) -> Ticket:
    """Write down what was done; Invalid for an empty text."""
    return await take_step(tx, setup, await held(tx, no), Progressed(text))


async def handle(tx: WriteTx, setup: Setup, no: str, *, by: str, result: str) -> Ticket:
    """Report the result: the second follow-up by another person is planned; an opinion or suggestion closes as answered."""
    ticket = await take_step(tx, setup, await held(tx, no), Handled(by, result), by=by)
    return ticket if ticket.kind in CLOCKED else await close(tx, setup, ticket, Answered(by))


async def close_unverified(tx: WriteTx, setup: Setup, no: str, *, by: str, reason: str) -> Ticket:
    """Close one whose customer was given up; reported apart, and any contact opens it again. Audited."""
    ticket = await close(tx, setup, await held(tx, no), CloseUnverified(by=by, reason=reason))
    await audit.record(tx, "ticket.close_unverified", "ticket", ticket.id, dealer_id=ticket.dealer_id, reason=reason)
    return ticket


async def reopen(tx: WriteTx, setup: Setup, no: str, reason: str) -> Ticket:
    """Open it for another round of handling, with clocks from now."""
    return await take_step(tx, setup, await held(tx, no), Reopened(reason=reason))


async def reclassify(tx: WriteTx, setup: Setup, no: str, kind: TicketKind, reason: str) -> Ticket:
    """Change the kind: the origin stays and the due time is reckoned anew from it, with an audit line (S2-43)."""
    before = await held(tx, no)
    policy = await setup.policy_of(tx, before.dealer_id)
    if kind not in policy.tickets.kinds:
        raise Invalid("kind", "not-in-policy")
    after = await take_step(tx, setup, before, Reclassified(kind=kind, reason=reason))
    if after.kind is not before.kind:
        changes = audit.changes(before, after)
        await audit.record(
            tx,
            "ticket.reclassify",
            "ticket",
            after.id,
            dealer_id=after.dealer_id,
            reason=reason,
            received_at=after.received_at.isoformat(),
            changes={name: changes[name] for name in ("kind", "due_at") if name in changes},
        )
    return after


async def undo(tx: WriteTx, setup: Setup, no: str, *, by: str) -> Ticket:
    """Take it back within the undo time (60 s), by whoever opened it; the number stays."""
    return await take_step(tx, setup, await held(tx, no), Undone(by))


async def void(tx: WriteTx, setup: Setup, no: str, *, by: str, reason: str) -> Ticket:
    """It should never have been opened: kept with number and reason, counted nowhere. Audited."""
    ticket = await take_step(tx, setup, await held(tx, no), Voided(by=by, reason=reason))
    await audit.record(tx, "ticket.void", "ticket", ticket.id, dealer_id=ticket.dealer_id, reason=reason)
    return ticket
