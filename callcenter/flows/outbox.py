"""Effects are rows written with the decision: enqueue one, settle what a performer says of it, rescue what was left behind."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol, assert_never

from callcenter.core.model import DeliveryClass, OutboxRow, OutboxState
from callcenter.flows.ports import WriteTx


@dataclass(frozen=True, slots=True)
class Done:
    """The effect happened."""


@dataclass(frozen=True, slots=True)
class Later:
    """The effect surely did not happen; try again at `at` (aware UTC)."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nobody knows whether it happened: settled by reconcile, a receipt or an operator, never repeated by itself."""

    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The effect did not happen and never will."""

    reason: str


Result = Done | Later | Unclear | Failed


class Performer(Protocol):
    """What performs one kind of effect. It opens units of work of its own when it has something to save."""

    async def perform(self, row: OutboxRow) -> Result:
        """Perform the effect once."""


async def enqueue(
    tx: WriteTx,
    kind: str,
    subject: str,
    delivery: DeliveryClass,
    *,
    not_before: datetime | None = None,
    **payload: Any,
) -> OutboxRow:
    """Add an effect to this unit of work; it is performed after the commit, serially per subject."""
    tx.wake("outbox")
    return await tx.rows(OutboxRow).add(
        OutboxRow(
            id=tx.new_id(),
            kind=kind,
            subject=subject,
            delivery=delivery,
            payload=payload,
            created_at=tx.now,
            not_before=not_before or tx.now,
        )
    )


async def withdraw(tx: WriteTx, subject: str, kind: str) -> int:
    """Withdraw the pending effects of a kind for a subject; how many. One that is in work is not touched."""
    pending = await tx.rows(OutboxRow).all(subject=subject, kind=kind, state=OutboxState.PENDING)
    for row in pending:
        await tx.rows(OutboxRow).save(replace(row, state=OutboxState.WITHDRAWN, done_at=tx.now))
    return len(pending)


async def settle(tx: WriteTx, row: OutboxRow, result: Result) -> OutboxRow:
    """Write down what came of an effect that this node had taken; a row taken by another meanwhile is left alone."""
    now = await tx.rows(OutboxRow).lock(row.id)
    if now.state is not OutboxState.TAKEN or now.taken_by != row.taken_by or now.tries != row.tries:
        return now
    free = replace(now, taken_by=None, taken_until=None)
    match result:
        case Done():
            settled = replace(free, state=OutboxState.DONE, done_at=tx.now)
        case Later(at=at, reason=reason):
            settled = replace(free, state=OutboxState.PENDING, not_before=at, problem=reason)
        case Unclear(reason=reason):
            settled = replace(free, state=OutboxState.UNKNOWN, problem=reason)
            tx.emit("alarm.effect_unknown", "outbox", row.id, None, effect=row.kind, about=row.subject)
        case Failed(reason=reason):
            settled = replace(free, state=OutboxState.FAILED, done_at=tx.now, problem=reason)
            tx.emit("alarm.effect_failed", "outbox", row.id, None, effect=row.kind, reason=reason)
        case _:
            assert_never(result)
    tx.wake("outbox")
    return await tx.rows(OutboxRow).save(settled)


async def rescue(tx: WriteTx, *, limit: int = 100) -> int:
    """Take care of effects whose node died in the middle; how many.

    The harmless are repeated; of those to be asked about, the performer asks before it repeats; the others are *unknown*.
    """
    left = await tx.work.orphans(now=tx.now, limit=limit)
    for row in left:
        if row.delivery is not DeliveryClass.AT_MOST_ONCE:
            back = replace(row, state=OutboxState.PENDING, taken_by=None, taken_until=None, not_before=tx.now)
            await tx.rows(OutboxRow).save(back)
        else:
            await settle(tx, row, Unclear("the node that performed it died"))
    return len(left)


def again_after(row: OutboxRow, now: datetime) -> datetime:
    """When to try again what surely did not happen: 1 s, doubled each time, an hour at most."""
    return now + min(timedelta(hours=1), timedelta(seconds=2 ** min(row.tries - 1, 12)))
