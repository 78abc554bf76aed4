"""A person decides about an effect that failed or whose fate is unknown: try it again, or leave it (S2-48).

An SMS is not decided here: its message knows what the operator may answer (flows/settle_sms.py).
"""

from dataclasses import replace

from callcenter.core.model import DeliveryClass, OutboxRow, OutboxState
from callcenter.errors import Conflict, Forbidden
from callcenter.flows import audit
from callcenter.flows.ports import WriteTx

SENDS_SMS = "sms.send"


async def try_again(tx: WriteTx, effect_id: str) -> OutboxRow:
    """Perform a failed effect once more, or one of unknown fate that may be repeated.

    Raises Conflict for any other; Forbidden for an SMS, and for what may happen at most once and may have happened.
    """
    row = await _undecided(tx, effect_id)
    if row.state is OutboxState.UNKNOWN and row.delivery is DeliveryClass.AT_MOST_ONCE:
        raise Forbidden("system.change", reason="may-have-happened")
    again = replace(row, state=OutboxState.PENDING, not_before=tx.now, done_at=None, taken_by=None, taken_until=None)
    tx.wake("outbox")
    return await _decided(tx, again, "effect.try_again")


async def leave(tx: WriteTx, effect_id: str, *, happened: bool) -> OutboxRow:
    """Say of an effect that it happened, or that it need not happen any more; errors as `try_again`."""
    row = await _undecided(tx, effect_id)
    state = OutboxState.DONE if happened else OutboxState.WITHDRAWN
    left = replace(row, state=state, done_at=tx.now, taken_by=None, taken_until=None)
    tx.wake("outbox")  # others of its subject waited for it
    return await _decided(tx, left, "effect.happened" if happened else "effect.left")


async def _undecided(tx: WriteTx, effect_id: str) -> OutboxRow:
    row = await tx.rows(OutboxRow).lock(effect_id)
    if row.state not in (OutboxState.UNKNOWN, OutboxState.FAILED):
        raise Conflict("effect", effect_id, "not-undecided", state=str(row.state))
    if row.kind == SENDS_SMS:
        raise Forbidden("system.change", reason="settle-the-message")
    return row


async def _decided(tx: WriteTx, row: OutboxRow, act: str) -> OutboxRow:
    tx.emit("outbox.decided", "outbox", row.id, None, effect=row.kind, state=str(row.state))
    await audit.record(tx, act, "outbox", row.id, effect=row.kind, about=row.subject)
    return await tx.rows(OutboxRow).save(row)
