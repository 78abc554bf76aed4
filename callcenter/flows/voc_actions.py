"""Actions drawn from the voice of the customer: opened with an owner and a date (S2-30), closed only with an effect (S2-31)."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from callcenter.core.model import Person, VocAction
from callcenter.core.voc import is_figure
from callcenter.core.worktime import local_day
from callcenter.errors import Conflict, Invalid, StaleRow
from callcenter.flows.audit import changes, record
from callcenter.flows.ports import ReadTx, WriteTx
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
    await _check_owner(tx, owner_id)
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
    told = {"title": title, "figure": figure, "owner": owner_id, "due_on": due_on.isoformat()}
    await record(tx, "voc.open", "voc_action", action.id, dealer_id=dealer_id, **told)
    return action


async def change_action(
    tx: WriteTx,
    setup: Setup,
    action_id: str,
    *,
    version: int,
    title: str,
    finding: str,
    owner_id: str,
    due_on: date,
) -> VocAction:
    """Change an open action's words, owner or date; the figure and its period stay as they were found.

    A date in the past is refused only where it is a new one. Raises Invalid, Conflict when closed already, StaleRow.
    """
    action = await _held(tx, action_id, version)
    if owner_id != action.owner_id:
        await _check_owner(tx, owner_id)
    dealer = await setup.dealer(tx, action.dealer_id)
    if due_on != action.due_on and due_on < local_day(dealer.time_zone, tx.now):
        raise Invalid("due_on", "in-the-past")
    changed = await tx.rows(VocAction).save(
        replace(action, title=title, finding=finding, owner_id=owner_id, due_on=due_on)
    )
    tx.emit(
        "voc_action.changed", "voc_action", changed.id, changed.dealer_id, owner=owner_id, due_on=due_on.isoformat()
    )
    detail = changes(action, changed)
    await record(tx, "voc.change", "voc_action", changed.id, dealer_id=changed.dealer_id, **detail)
    return changed


async def effect(tx: ReadTx, setup: Setup, action: VocAction, *, start: date, end: date) -> dict[str, Any]:
    """The action's figure over another period, as `before` and `after` hold it; raises Invalid as closing would.

    The period must begin after the first one ended and after the opening, and be over.
    """
    zone = (await setup.dealer(tx, action.dealer_id)).time_zone
    _check_later(action, zone, tx.now, start=start, end=end)
    return await share(tx, setup, action.figure, action.dealer_id, start, end)


async def close_action(
    tx: WriteTx, setup: Setup, action_id: str, *, version: int, result: str, start: date, end: date
) -> VocAction:
    """Close an action with its effect check: the same figure over a later period, shown beside the one before.

    The period must begin after the first one ended and be over. Raises Invalid, Conflict when closed already, StaleRow.
    """
    action = await _held(tx, action_id, version)
    if not result.strip():
        raise Invalid("result", "needed")
    zone = (await setup.dealer(tx, action.dealer_id)).time_zone
    _check_later(action, zone, tx.now, start=start, end=end)
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
    said = {"result": closed.result, "before": closed.before, "after": after}
    await record(tx, "voc.close", "voc_action", closed.id, dealer_id=closed.dealer_id, **said)
    return closed


async def _held(tx: WriteTx, action_id: str, version: int) -> VocAction:
    action = await tx.rows(VocAction).lock(action_id)
    if action.state != "open":
        raise Conflict("voc_action", action_id, "closed-already")
    if action.version != version:
        raise StaleRow(what="voc_actions", id=action_id)
    return action


async def _check_owner(tx: WriteTx, owner_id: str) -> None:
    owner = await tx.rows(Person).find(owner_id)
    if owner is None or not owner.active:
        raise Invalid("owner_id", "unknown")


def _check_later(action: VocAction, zone: str, now: datetime, *, start: date, end: date) -> None:
    if start <= date.fromisoformat(action.before["to"]) or start <= local_day(zone, action.opened_at):
        raise Invalid("start", "not-a-later-period")
    if end >= local_day(zone, now):
        raise Invalid("end", "in-the-future")
