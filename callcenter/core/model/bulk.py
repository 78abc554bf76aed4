"""Acts on many follow-ups at once, kept with what they changed so that they can be taken back."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkAct:
    """One act on many follow-ups: `kind` is assign, exclude or hand_over.

    `changed` holds per follow-up its id, its version right after the act, and the fields as they were before.
    Until `undo_until` it may be taken back; `undone_at` is when it was.
    """

    id: str
    kind: str
    person_id: str | None
    at: datetime
    reason: str = ""
    changed: list[dict[str, Any]] = field(default_factory=list)
    undo_until: datetime
    undone_at: datetime | None = None
    undone_by: str | None = None
    version: int = 0
