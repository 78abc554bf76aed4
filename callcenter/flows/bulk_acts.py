"""Acts on many follow-ups at once: looked at first, done for those that fit, taken back within the undo time.

A row that somebody changed since is left as it is when the act is taken back: nobody's later decision is undone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from callcenter.core.model import BulkAct, FollowUp, FollowUpKind, FollowUpResult, FollowUpState, Person
from callcenter.errors import Conflict, Invalid, StaleRow
from callcenter.flows import after_try, audit, daily_acts, due
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.setup import Setup
from callcenter.flows.tell import tell

UNDO_TIME = timedelta(minutes=10)
"""How long an act may be taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be done: `kind` is assign (to `agent_id`; None: nobody in particular), exclude (with `reason`) or
    hand_over (everything bound to `from_agent`)."""

    kind: str
    ids: tuple[str, ...] = ()
    agent_id: str | None = None
    from_agent: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """The follow-ups that the act fits, and those that it does not, each with its reason."""

    fitting: tuple[FollowUp, ...]
    left: tuple[tuple[str, str], ...]


async def rows_of(tx: ReadTx | WriteTx, wanted: Wanted) -> list[FollowUp]:
    """The follow-ups that the act is about; for a hand-over everything that is bound to the agent and not in a call."""
    if wanted.kind == "hand_over":
        return await tx.rows(FollowUp).all(assigned_to=wanted.from_agent, state__in=daily_acts.MOVABLE)
    return await tx.rows(FollowUp).all(id__in=sorted(set(wanted.ids)))


async def plan(tx: ReadTx | WriteTx, wanted: Wanted, rows: Sequence[FollowUp]) -> Planned:
    """What the act would do; Conflict for an agent who is switched off, Invalid for an exclusion without a reason."""
    if wanted.kind == "exclude" and not wanted.reason.strip():
        raise Invalid("reason", "needed")
    if wanted.agent_id is not None and not (await tx.rows(Person).get(wanted.agent_id)).active:
        raise Conflict("person", wanted.agent_id, "not-active")
    left = {row.id: why for row in rows if (why := _unfit(row, wanted))}
    return Planned(fitting=tuple(row for row in rows if row.id not in left), left=tuple(left.items()))


def _unfit(row: FollowUp, wanted: Wanted) -> str:
    if row.state not in daily_acts.MOVABLE:
        return str(row.state).replace("_", "-")
    if wanted.kind == "exclude" and row.kind is FollowUpKind.SECOND:
        return "second-of-a-ticket"
    if wanted.kind == "assign" and wanted.agent_id is not None and row.not_by == wanted.agent_id:
        return "second-call-by-another"
    return ""


async def act(tx: WriteTx, wanted: Wanted, planned: Planned) -> BulkAct:
    """Do it for those that fit, all in this unit of work, and keep what they were. Audited."""
    before = await _hold(tx, planned.fitting)
    after: list[FollowUp] = []
    match wanted.kind:
        case "assign":
            after = await daily_acts.assign(tx, list(before), wanted.agent_id)
        case "exclude":
            after = [await daily_acts.exclude(tx, id, wanted.reason) for id in before]
        case "hand_over":
            # Only what was looked at: whatever was bound to the agent since is not within anybody's word.
            rest = [row.id for row in before.values() if wanted.agent_id is not None and row.not_by == wanted.agent_id]
            mine = [id for id in before if id not in rest]
            after = [
                *await daily_acts.assign(tx, mine, wanted.agent_id),
                *await daily_acts.assign(tx, rest, None),
            ]
        case _:
            raise Invalid("act", "unknown")
    kept = BulkAct(
        id=tx.new_id(),
        kind=wanted.kind,
        person_id=tx.actor.person_id,
        at=tx.now,
        reason=wanted.reason,
        changed=[_kept(before[row.id], row) for row in after if row.id in before],
        undo_until=tx.now + UNDO_TIME,
    )
    await tx.rows(BulkAct).add(kept)
    await audit.record(
        tx,
        f"follow_up.bulk_{wanted.kind}",
        "bulk_act",
        kept.id,
        count=len(after),
        reason=wanted.reason,
        to=wanted.agent_id,
        of=wanted.from_agent,
    )
    return kept


async def _hold(tx: WriteTx, rows: Sequence[FollowUp]) -> dict[str, FollowUp]:
    """The rows, held until the unit of work ends, in one order for all; StaleRow where one is not as it was looked at.

    What is kept for taking the act back is what it was at the act: nobody's change between look and act is lost by it.
    """
    held: dict[str, FollowUp] = {}
    for row in sorted(rows, key=lambda one: one.id):
        held[row.id] = await tx.rows(FollowUp).lock(row.id)
        if held[row.id].version != row.version:
            raise StaleRow(what="follow_ups", id=row.id)
    return held


def _kept(before: FollowUp, after: FollowUp) -> dict[str, Any]:
    agreed = before.agreed_at.isoformat() if before.agreed_at else None
    return {
        "id": after.id,
        "version": after.version,
        "dealer_id": after.dealer_id,
        "state": str(before.state),
        "reason": before.reason,
        "assigned_to": before.assigned_to,
        "agreed_at": agreed,
        "next_try_at": before.next_try_at.isoformat(),
        "next_try_reason": before.next_try_reason,
    }


async def take_back(tx: WriteTx, setup: Setup, act_id: str) -> tuple[BulkAct, Planned]:
    """Take an act back: every row is as it was, but those that somebody changed since. Audited.

    Conflict when it was taken back already or its undo time is over. SMS that an exclusion withdrew stay withdrawn.
    """
    kept = await tx.rows(BulkAct).lock(act_id)
    if kept.undone_at is not None:
        raise Conflict("bulk_act", act_id, "undone-already")
    if tx.now > kept.undo_until:
        raise Conflict("bulk_act", act_id, "undo-time-over")
    back: list[FollowUp] = []
    left: list[tuple[str, str]] = []
    for was in sorted(kept.changed, key=lambda one: str(one["id"])):
        row = await tx.rows(FollowUp).lock(was["id"])
        if row.version != was["version"]:
            left.append((row.id, "changed-since"))
        elif kept.kind == "exclude" and await _another_open(tx, row):
            left.append((row.id, "planned-anew"))
        else:
            back.append(await _restore(tx, setup, kept.kind, row, was))
    undone = await tx.rows(BulkAct).save(replace(kept, undone_at=tx.now, undone_by=tx.actor.person_id))
    await audit.record(tx, "follow_up.bulk_undo", "bulk_act", act_id, kind=kept.kind, count=len(back), left=len(left))
    tx.wake("queue")
    tx.wake("ready")
    return undone, Planned(fitting=tuple(back), left=tuple(left))


async def _another_open(tx: WriteTx, row: FollowUp) -> bool:
    """Whether a follow-up for the same order or ticket was opened since: there is one open at a time."""
    same = {"order_id": row.order_id} if row.kind is FollowUpKind.FIRST else {"ticket_id": row.ticket_id}
    if None in same.values():
        return False
    return await tx.rows(FollowUp).count(kind=row.kind, state__ne=FollowUpState.DONE, **same) > 0


async def _restore(tx: WriteTx, setup: Setup, kind: str, row: FollowUp, was: dict[str, Any]) -> FollowUp:
    if kind != "exclude":
        saved = await tx.rows(FollowUp).save(replace(row, assigned_to=was["assigned_to"]))
        tell(tx, "follow_up.assigned", saved, to=saved.assigned_to, undone=True)
        return saved
    state = FollowUpState(was["state"])
    # What was ready waits for its time, which has come: whoever promotes it looks at the calling hours again.
    opened = replace(
        row,
        state=FollowUpState.WAITING if state is FollowUpState.READY else state,
        result=None,
        reason=was["reason"],
        done_at=None,
        assigned_to=was["assigned_to"],
        next_try_at=datetime.fromisoformat(was["next_try_at"]),
        next_try_reason=was["next_try_reason"],
        agreed_at=None,
    )
    if was["agreed_at"] is not None:
        opened = await after_try.agree(tx, setup, opened, datetime.fromisoformat(was["agreed_at"]), was["assigned_to"])
    elif state is FollowUpState.NO_TRIES_LEFT:
        await due.arm(tx, "follow_up.give_up", row.id, row.due_at)
    saved = await tx.rows(FollowUp).save(after_try.ranked(opened))
    tell(tx, "follow_up.put_back", saved, was=str(FollowUpResult.EXCLUDED))
    return saved
