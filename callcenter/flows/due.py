"""Deadlines are rows: arm one, disarm it, fire what has come. A row fires once, in the transaction that re-checks the state."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from callcenter.core.model import DueRow, DueState
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup

DueFlow = Callable[[WriteTx, Setup, DueRow], Awaitable[None]]
"""What happens when a row comes due: `row.late` says that it fired long after its time (downtime)."""

LATE_AFTER = timedelta(minutes=2)
"""A row that fires this long after its time is marked late."""


async def arm(
    tx: WriteTx,
    kind: str,
    subject_id: str,
    due_at: datetime,
    *,
    mark: str = "",
    dealer_id: str | None = None,
    **payload: Any,
) -> DueRow:
    """Have `kind` happen to `subject_id` at `due_at`. Arming again moves the row, and revives a fired or cancelled one."""
    rows = tx.rows(DueRow)
    there = await rows.first(kind=kind, subject_id=subject_id, mark=mark)
    tx.wake("due")
    if there is None:
        return await rows.add(
            DueRow(
                id=tx.new_id(),
                kind=kind,
                subject_id=subject_id,
                mark=mark,
                dealer_id=dealer_id,
                due_at=due_at,
                payload=payload,
            )
        )
    return await rows.save(
        replace(there, due_at=due_at, state=DueState.PENDING, fired_at=None, late=False, payload=payload)
    )


def fresh(tx: WriteTx, kind: str, subject_id: str, due_at: datetime) -> DueRow:
    """A row for whoever writes it together with something else in one statement, under a mark that is new."""
    tx.wake("due")
    return DueRow(id=tx.new_id(), kind=kind, subject_id=subject_id, due_at=due_at)


async def disarm(tx: WriteTx, subject_id: str, *kinds: str) -> int:
    """Cancel what is pending for a subject: every kind, or the named ones. How many were cancelled."""
    where: dict[str, Any] = {"kind__in": kinds} if kinds else {}
    pending = await tx.rows(DueRow).all(subject_id=subject_id, state=DueState.PENDING, **where)
    for row in pending:
        await tx.rows(DueRow).save(replace(row, state=DueState.CANCELLED))
    return len(pending)


async def fire(tx: WriteTx, setup: Setup, row: DueRow, flows: Mapping[str, DueFlow]) -> DueRow:
    """Fire one row that was taken in this unit of work; KeyError for a kind without a flow."""
    late = tx.now - row.due_at > LATE_AFTER
    fired = await tx.rows(DueRow).save(replace(row, state=DueState.FIRED, fired_at=tx.now, late=late))
    await flows[row.kind](tx, setup, fired)
    return fired
