"""The audit trail: who saw, played, exported or changed what, and from where."""

from typing import Any

from callcenter.core.model import AuditEntry
from callcenter.flows.ports import WriteTx


async def record(
    tx: WriteTx, act: str, subject: str, subject_id: str, *, dealer_id: str | None = None, **detail: Any
) -> AuditEntry:
    """Write one line of the trail for the unit of work's actor.

    `act` is a word of core/acts or its past participle; `detail` holds plain JSON values and no secret.
    """
    entry = AuditEntry(
        id=tx.new_id(),
        at=tx.now,
        person_id=tx.actor.person_id or None,
        act=act,
        subject=subject,
        subject_id=subject_id,
        dealer_id=dealer_id,
        address=tx.actor.address,
        detail=detail,
    )
    return await tx.rows(AuditEntry).add(entry)


def changes(before: object, after: object, *, leave_out: tuple[str, ...] = ("version",)) -> dict[str, Any]:
    """Field → [before, after] of two rows of one class, as plain values, for an audit line."""
    found: dict[str, Any] = {}
    for name in getattr(type(after), "__slots__", ()):
        old, new = getattr(before, name), getattr(after, name)
        if name not in leave_out and old != new:
            found[name] = [_plain(old), _plain(new)]
    return found


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)
