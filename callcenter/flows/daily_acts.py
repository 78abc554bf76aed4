"""The floor's daily acts on follow-ups: correct a number, agree a time, assign, hand over, exclude, settle what is unclear."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from callcenter.core.attempt import ask_hang_up, settle
from callcenter.core.live import demand_not_handed_over
from callcenter.core.model import (
    Attempt,
    AttemptState,
    Customer,
    CustomerNumber,
    FollowUp,
    FollowUpKind,
    FollowUpResult,
    FollowUpState,
    Person,
)
from callcenter.core.outcome import Outcome
from callcenter.core.phone import parse_numbers
from callcenter.core.retry import check_agreed
from callcenter.core.worktime import next_open
from callcenter.errors import Conflict, Forbidden, Invalid
from callcenter.flows import after_try
from callcenter.flows.apply_fact import Applied, apply_step
from callcenter.flows.order_numbers import dialed_over, set_by_hand
from callcenter.flows.ports import WriteTx
from callcenter.flows.queue_sms import withdraw_unsent
from callcenter.flows.setup import Setup
from callcenter.flows.tell import tell

MOVABLE = (FollowUpState.WAITING, FollowUpState.READY, FollowUpState.NO_TRIES_LEFT, FollowUpState.NUMBER_CHECK)
"""States in which a person may change when, by whom and whether the customer is called."""


async def movable(tx: WriteTx, follow_up_id: str) -> FollowUp:
    """The follow-up, held; Conflict while somebody works on it or when it is done."""
    follow_up = await tx.rows(FollowUp).lock(follow_up_id)
    if follow_up.state not in MOVABLE:
        raise Conflict("follow_up", follow_up.id, str(follow_up.state).replace("_", "-"))
    return follow_up


async def agree_time(tx: WriteTx, setup: Setup, follow_up_id: str, at: datetime, agent_id: str | None) -> FollowUp:
    """Plan a call at the minute the customer chose; AgreedTimeNotPossible outside calling hours or in the past."""
    follow_up = await movable(tx, follow_up_id)
    dealer = await setup.dealer(tx, follow_up.dealer_id)
    check_agreed(at, tx.now, await setup.calling_calendar(tx, dealer))
    return await tx.rows(FollowUp).save(await after_try.agree(tx, setup, follow_up, at, agent_id))


async def add_number(
    tx: WriteTx, setup: Setup, customer_id: str, text: str, *, label: str = "", replaces: str | None = None
) -> CustomerNumber:
    """Add a number of a customer, or correct one (`replaces` is the wrong row's id). Invalid names the reason.

    It is rung first from now on. Follow-ups that waited for somebody to look at the number are called again, over it.
    """
    customer = await tx.rows(Customer).get(customer_id)
    dealer = await setup.dealer(tx, customer.dealer_id)
    parsed = parse_numbers(text, default_area=dealer.area_code or None)
    if not parsed.numbers:
        why = parsed.refused[0].reason if parsed.refused else "empty"
        raise Invalid("number", str(why))
    number = parsed.numbers[0]
    held = await tx.rows(Customer).lock(customer_id)  # before their numbers, as everybody who writes both
    rows = await tx.rows(CustomerNumber).all(customer_id=customer_id, order=("position", "id"))
    extension = number.extension or ""
    there = next((row for row in rows if row.number == number.e164 and row.extension == extension), None)
    first = min((row.position for row in rows), default=0)
    if there is not None:
        place = there.position if there.id == rows[0].id else first - 1
        saved = await tx.rows(CustomerNumber).save(
            replace(there, status="usable", label=label or there.label, position=place)
        )
    else:
        saved = await tx.rows(CustomerNumber).add(
            CustomerNumber(
                id=tx.new_id(),
                customer_id=customer_id,
                number=number.e164,
                extension=extension,
                kind=str(number.kind),
                label=label,
                position=first - 1,
                raw=text,
            )
        )
    await tx.rows(Customer).save(set_by_hand(held, saved.number, tx.now))
    if replaces is not None:
        wrong = next((row for row in rows if row.id == replaces), None)
        if wrong is not None and wrong.id != saved.id:
            await tx.rows(CustomerNumber).save(replace(wrong, status="wrong"))
    tx.emit("customer.number_corrected", "customer", customer_id, dealer.id, replaces=replaces)
    await _call_over(tx, setup, customer_id, saved)
    return saved


async def _call_over(tx: WriteTx, setup: Setup, customer_id: str, number: CustomerNumber) -> None:
    dialed = dialed_over(number)
    for row in await tx.rows(FollowUp).all(customer_id=customer_id, state__in=MOVABLE):
        changed = replace(row, number=dialed)
        if row.state is FollowUpState.NUMBER_CHECK:
            dealer = await setup.dealer(tx, row.dealer_id)
            at = next_open(await setup.calling_calendar(tx, dealer), tx.now)
            changed = await after_try.wait_until(tx, replace(changed, reason=""), at, "number-corrected")
        tell(tx, "follow_up.number_changed", await tx.rows(FollowUp).save(after_try.ranked(changed)))


async def number_is_right(tx: WriteTx, setup: Setup, follow_up_id: str) -> FollowUp:
    """A person looked: the number is good after all (a carrier's mistake); the follow-up is called again."""
    follow_up = await tx.rows(FollowUp).lock(follow_up_id)
    if follow_up.state is not FollowUpState.NUMBER_CHECK:
        raise Conflict("follow_up", follow_up_id, str(follow_up.state).replace("_", "-"))
    for row in await tx.rows(CustomerNumber).all(
        customer_id=follow_up.customer_id, number=follow_up.number.partition(";")[0]
    ):
        await tx.rows(CustomerNumber).save(replace(row, status="usable"))
    dealer = await setup.dealer(tx, follow_up.dealer_id)
    at = next_open(await setup.calling_calendar(tx, dealer), tx.now)
    back = await after_try.wait_until(tx, replace(follow_up, reason=""), at, "number-confirmed")
    saved = await tx.rows(FollowUp).save(back)
    tell(tx, "follow_up.number_confirmed", saved)
    return saved


async def assign(tx: WriteTx, follow_up_ids: Sequence[str], agent_id: str | None) -> list[FollowUp]:
    """Assign follow-ups to one agent, or to nobody in particular (None). All or none; Conflict names the first that cannot."""
    if agent_id is not None and not (await tx.rows(Person).get(agent_id)).active:
        # Nobody else is given them: they would wait for somebody who is gone until they are missed.
        raise Conflict("person", agent_id, "not-active")
    changed: list[FollowUp] = []
    for follow_up_id in follow_up_ids:
        follow_up = await movable(tx, follow_up_id)
        if agent_id is not None and follow_up.not_by == agent_id:
            raise Conflict("follow_up", follow_up_id, "second-call-by-another")
        saved = await tx.rows(FollowUp).save(replace(follow_up, assigned_to=agent_id))
        tell(tx, "follow_up.assigned", saved, to=agent_id)
        changed.append(saved)
    tx.wake("ready")
    return changed


async def hand_over(tx: WriteTx, from_agent: str, to_agent: str | None) -> list[FollowUp]:
    """Hand everything that is bound to a (sick) agent over to another, or back to the team; the agreed times stay."""
    rows = await tx.rows(FollowUp).all(assigned_to=from_agent, state__in=MOVABLE)
    mine = [row.id for row in rows if to_agent is None or row.not_by != to_agent]
    rest = [row.id for row in rows if row.id not in mine]
    return [*await assign(tx, mine, to_agent), *await assign(tx, rest, None)]


async def exclude(tx: WriteTx, follow_up_id: str, reason: str) -> FollowUp:
    """Take a follow-up out: no call, counted as excluded and not as missed (S2-40). A reason is needed.

    The second call about a complaint cannot be taken out: its ticket would wait for a word that nobody asks for (S2-42).
    """
    if not reason.strip():
        raise Invalid("reason", "an exclusion needs a reason")
    follow_up = await movable(tx, follow_up_id)
    if follow_up.kind is FollowUpKind.SECOND:
        raise Conflict("follow_up", follow_up_id, "second-of-a-ticket")
    await withdraw_unsent(tx, follow_up_id=follow_up.id, reason="excluded")
    return await tx.rows(FollowUp).save(await after_try.close(tx, follow_up, FollowUpResult.EXCLUDED, reason))


async def hang_up(tx: WriteTx, setup: Setup, attempt_id: str, by: str, *, supervisor: bool = False) -> Applied:
    """End a call on purpose; nothing when it is over.

    Forbidden for another agent's call unless `supervisor`, Conflict for one that the agent has handed over.
    """
    attempt = await tx.rows(Attempt).lock(attempt_id)
    if attempt.agent_id != by and not supervisor:
        raise Forbidden("call.end", attempt=attempt_id)
    if not supervisor:
        demand_not_handed_over(attempt)
    policy = await setup.policy_of(tx, attempt.dealer_id)
    # Whichever node owns the exchange looks at the call soon, and hangs up what still lives.
    tx.wake(f"look:{attempt.pbx}")
    return await apply_step(tx, setup, attempt, ask_hang_up(attempt), policy)


async def settle_unknown(tx: WriteTx, setup: Setup, attempt_id: str, outcome: Outcome, by: str) -> Applied:
    """An operator says how an unknown attempt ended; the follow-up goes on by the rules of that outcome."""
    attempt = await tx.rows(Attempt).lock(attempt_id)
    if attempt.state is not AttemptState.UNKNOWN:
        raise Conflict("attempt", attempt_id, "not-unknown", state=str(attempt.state))
    if outcome is Outcome.UNKNOWN:
        raise Invalid("outcome", "say how it ended")
    policy = await setup.policy_of(tx, attempt.dealer_id)
    tx.emit("attempt.settled_by_operator", "attempt", attempt.id, attempt.dealer_id, outcome=str(outcome), by=by)
    return await apply_step(tx, setup, attempt, settle(attempt, outcome, by, tx.now), policy)
