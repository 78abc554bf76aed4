"""Actions drawn from the voice of the customer: opened with an owner and a date (S2-30), closed only with an effect (S2-31)."""

from dataclasses import replace
from datetime import date

from callcenter.core.model import Person, VocAction
from callcenter.core.voc import is_figure
from callcenter.core.worktime import local_day
from callcenter.errors import Conflict, Invalid, StaleRow
from callcenter.flows.ports import WriteTx
from callcenter.flows.reports import share
from callcenter.flows.setup import Setup


async def open_action(
    tx: WriteTx,
    setup: Setup,
    *,
    dealer_id: str,
    title: str,
    finding: str,
    figure: str,
    owner_id: str,
    due_on: date,
    start: date,
    end: date,
    by: str,
) -> VocAction:
    """Open an action about a figure, with the figure of the period in which the problem was found (`start` to `end`).

    Raises Invalid for an unknown figure or person, NotFound for the dealer.
    """
    if not is_figure(figure):
        raise Invalid("figure", "unknown-figure")
    owner = await tx.rows(Person).find(owner_id)
    if owner is None or not owner.active:
        raise Invalid("owner_id", "unknown")
    dealer = await setup.dealer(tx, dealer_id)
    if due_on < local_day(dealer.time_zone, tx.now):
        raise Invalid("due_on", "in-the-past")
    action = await tx.rows(VocAction).add(
        VocAction(
            id=tx.new_id(),
            dealer_id=dealer_id,
            title=title,
            finding=finding,
            figure=figure,
            owner_id=owner_id,
            opened_by=by,
            opened_at=tx.now,
            due_on=due_on,
            before=await share(tx, setup, figure, dealer_id, start, end),
        )
    )
    tx.emit("voc_action.opened", "voc_action", action.id, dealer_id, figure=figure, owner=owner_id)
    return action


async def close_action(
    tx: WriteTx, setup: Setup, action_id: str, *, version: int, result: str, start: date, end: date
) -> VocAction:
    """Close an action with its effect check: the same figure over a later period, shown beside the one before.

    The period must begin after the first one ended and be over. Raises Invalid, Conflict when closed already, StaleRow.
    """
    action = await tx.rows(VocAction).lock(action_id)
    if action.state != "open":
        raise Conflict("voc_action", action_id, "closed-already")
    if action.version != version:
        raise StaleRow(what="voc_actions", id=action_id)
    if not result.strip():
        raise Invalid("result", "needed")
    opened_on = local_day((await setup.dealer(tx, action.dealer_id)).time_zone, action.opened_at)
    today = local_day((await setup.dealer(tx, action.dealer_id)).time_zone, tx.now)
    if start <= date.fromisoformat(action.before["to"]) or start <= opened_on:
        raise Invalid("start", "not-a-later-period")
    if end >= today:
        raise Invalid("end", "in-the-future")
    after = await share(tx, setup, action.figure, action.dealer_id, start, end)
    if after["denominator"] == 0:
        raise Invalid("end", "nothing-counted")
    closed = await tx.rows(VocAction).save(
        replace(action, state="closed", after=after, result=result.strip(), closed_at=tx.now)
    )
    tx.emit(
        "voc_action.closed",
        "voc_action",
        closed.id,
        closed.dealer_id,
        figure=closed.figure,
        before=closed.before,
        after=after,
    )
    return closed
