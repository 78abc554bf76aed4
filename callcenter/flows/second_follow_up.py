"""What the second follow-up means for its ticket: satisfied closes, dissatisfied reopens, unreached stays open (S2-42)."""

from datetime import datetime, timedelta

from callcenter.core.model import (
    Attempt,
    DueRow,
    FollowUp,
    FollowUpKind,
    FollowUpResult,
    FollowUpState,
    Ticket,
    TicketState,
)
from callcenter.core.retry import AskPerson, CallAgreed, Close, CloseReason, NextAct, NoMoreTries, TryAgain
from callcenter.core.ticket import ContactCame, NotReached, Unverified, Verdict, is_asked
from callcenter.errors import Conflict, Invalid
from callcenter.flows import due, plan_second
from callcenter.flows.close_ticket import close
from callcenter.flows.ports import WriteTx
from callcenter.flows.queue_sms import customer_of, queue_sms, withdraw_unsent
from callcenter.flows.setup import Setup
from callcenter.flows.ticket_steps import log, take_step

WORD_MISSING = "ticket.word_missing"
WORD_WITHIN = timedelta(minutes=15)
"""How long the answers of a finished second follow-up may come after its disposition."""


async def after_step(tx: WriteTx, setup: Setup, follow_up: FollowUp, act: NextAct, *, sms_at: datetime) -> None:
    """Apply what a try of a second follow-up led to (called by after_try in the same unit of work, the row is saved).

    An SMS that belongs to it goes at `sms_at` at the earliest.
    """
    if follow_up.ticket_id is None:
        return
    ticket = await tx.rows(Ticket).lock(follow_up.ticket_id)
    if not is_asked(ticket, follow_up.round):
        # The customer's word came in this very call, or the ticket ended meanwhile: nobody is to be rung again.
        if follow_up.state is not FollowUpState.DONE:
            now = await tx.rows(FollowUp).lock(follow_up.id)
            await plan_second.end(tx, now, FollowUpResult.COMPLETED, f"ticket-{ticket.state}")
        return
    match act:
        case NoMoreTries():
            if follow_up.sms_sent_at is None:
                await _send_sms(tx, setup, ticket, follow_up, sms_at)
            await take_step(tx, setup, ticket, NotReached(Unverified.TRIES_USED), follow_up=follow_up.id)
        case Close(reason=CloseReason.DECLINED):
            await take_step(tx, setup, ticket, NotReached(Unverified.DECLINED), follow_up=follow_up.id)
        case Close():
            # The disposition is there and the answers are not: they may follow while the agent still writes.
            await due.arm(
                tx, WORD_MISSING, ticket.id, tx.now + WORD_WITHIN, mark=follow_up.id, dealer_id=ticket.dealer_id
            )
        case TryAgain() | CallAgreed() | AskPerson():
            pass


async def ended_uncalled(tx: WriteTx, follow_up: FollowUp) -> None:
    """A follow-up was ended by a wish and not by a try. A second one's ticket hears of it now, in a unit of work of its own.

    By the due row of every missing word: whoever ends the follow-up may hold many more, or have more of the same call to
    say. Nothing for a first one.
    """
    if follow_up.kind is FollowUpKind.SECOND and follow_up.ticket_id is not None:
        await due.arm(tx, WORD_MISSING, follow_up.ticket_id, tx.now, mark=follow_up.id, dealer_id=follow_up.dealer_id)


async def no_number_found(tx: WriteTx, setup: Setup, follow_up_id: str, reason: str) -> FollowUp:
    """A person looked, and no number of the customer is to be found: not reached, which a supervisor may then close (S2-38).

    Conflict unless a second follow-up waits for its number (a first one is excluded); Invalid without a reason.
    """
    if not reason.strip():
        raise Invalid("reason", "needed")
    row = await tx.rows(FollowUp).lock(follow_up_id)
    if row.state is not FollowUpState.NUMBER_CHECK:
        raise Conflict("follow_up", row.id, str(row.state).replace("_", "-"))
    if row.kind is not FollowUpKind.SECOND or row.ticket_id is None:
        raise Conflict("follow_up", row.id, "not-second-of-a-ticket")
    await withdraw_unsent(tx, follow_up_id=row.id, reason="no-number")
    ended = await plan_second.end(tx, row, FollowUpResult.UNREACHED, reason.strip())
    ticket = await tx.rows(Ticket).lock(row.ticket_id)
    await take_step(tx, setup, ticket, NotReached(Unverified.NO_NUMBER), follow_up=row.id, reason=reason.strip())
    return ended


async def word_missing(tx: WriteTx, setup: Setup, row: DueRow) -> None:
    """A second follow-up ended without the customer's word being written down: it is planned again, never lost.

    A customer who wants no calls at all is not asked: not reached, which is open and on the general manager's list.
    """
    ticket = await tx.rows(Ticket).lock(row.subject_id)
    if ticket.state is not TicketState.HANDLED:
        return
    if await plan_second.plan(tx, setup, ticket) is None:
        await take_step(tx, setup, ticket, NotReached(Unverified.NO_CALLS), follow_up=row.mark)
        return
    tx.emit("alarm.customers_word_missing", "ticket", ticket.id, ticket.dealer_id, no=ticket.no, follow_up=row.mark)


async def verdict(
    tx: WriteTx, setup: Setup, follow_up: FollowUp, *, satisfied: bool, by: str | None, text: str = ""
) -> Ticket:
    """The customer's word from the submitted answers of a second follow-up: close the ticket or open its next round.

    One word for one round: what comes for a ticket that was reopened, closed or voided during the call changes nothing,
    and is kept in its log, with an alarm: somebody must know what the customer said.
    """
    assert follow_up.ticket_id is not None
    ticket = await tx.rows(Ticket).lock(follow_up.ticket_id)
    if not is_asked(ticket, follow_up.round):
        await _keep_late_word(tx, ticket, follow_up, satisfied=satisfied, text=text)
        return ticket
    word = Verdict(satisfied=satisfied, round=follow_up.round, by=by, text=text)
    return await close(tx, setup, ticket, word, follow_up=follow_up.id, attempt=follow_up.attempt_id)


async def _keep_late_word(tx: WriteTx, ticket: Ticket, follow_up: FollowUp, *, satisfied: bool, text: str) -> None:
    said = {"round": follow_up.round, "follow_up": follow_up.id, "attempt": follow_up.attempt_id}
    act = "late_satisfied" if satisfied else "late_dissatisfied"
    await log(tx, ticket, act, before=str(ticket.state), text=text, **said)
    tx.emit(
        "alarm.customers_word_late", "ticket", ticket.id, ticket.dealer_id, no=ticket.no, satisfied=satisfied, **said
    )


async def contact_came(tx: WriteTx, setup: Setup, customer_id: str, how: str) -> list[Ticket]:
    """The customer rang, wrote or was reached: tickets whose customer had been given up are open for the question again.

    `how` is return_call, sms or call. The second follow-up is planned anew, so a return call finds it. The tickets reopened.
    """
    given_up = (TicketState.UNREACHED, TicketState.CLOSED_UNVERIFIED)
    reopened: list[Ticket] = []
    # What still names a customer that was merged into another means that one: the tickets went along.
    living = await customer_of(tx, customer_id)
    customer_id = living.id if living is not None else customer_id
    for found in await tx.rows(Ticket).all(customer_id=customer_id, state__in=given_up):
        ticket = await tx.rows(Ticket).lock(found.id)
        if ticket.state in given_up:
            reopened.append(await take_step(tx, setup, ticket, ContactCame(how)))
    return reopened


async def open_seconds(tx: WriteTx, customer_id: str) -> list[FollowUp]:
    """The second follow-ups of a customer that are still to be called."""
    return await tx.rows(FollowUp).all(
        customer_id=customer_id, kind=FollowUpKind.SECOND, state__ne=FollowUpState.DONE, order=("due_at", "id")
    )


async def _send_sms(tx: WriteTx, setup: Setup, ticket: Ticket, follow_up: FollowUp, not_before: datetime) -> None:
    """The one SMS of a second follow-up that was not sent at the second miss."""
    attempt = await tx.rows(Attempt).find(follow_up.attempt_id) if follow_up.attempt_id else None
    await queue_sms(
        tx,
        setup,
        kind="unreached_handled",
        dealer_id=ticket.dealer_id,
        customer_id=ticket.customer_id,
        number=attempt.number if attempt and attempt.number else follow_up.number,
        follow_up_id=follow_up.id,
        ticket_id=ticket.id,
        values={"ticket_no": ticket.no},
        not_before=not_before,
    )
