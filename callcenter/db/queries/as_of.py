"""What the event log tells of a past moment."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from callcenter.db.queries import query
from callcenter.db.schema import events


@query("follow_up_as_of")
def follow_up_as_of(sqlite: bool, follow_up_id: str, moment: datetime) -> Select[Any]:
    """The newest event up to the moment that tells a follow-up's row."""
    return (
        select(events.c.at, events.c.kind, events.c.data)
        .where(
            events.c.subject_id == follow_up_id,
            events.c.at <= moment,
            events.c.data["row"]["state"].as_string().is_not(None),
        )
        .order_by(events.c.position.desc())
        .limit(1)
    )


@query("newest_of")
def newest_of(sqlite: bool, subject_id: str, kinds: Sequence[str], moment: datetime) -> Select[Any]:
    """The newest event of some kinds about a subject, up to the moment."""
    return (
        select(events.c.at, events.c.kind, events.c.data)
        .where(events.c.subject_id == subject_id, events.c.kind.in_(list(kinds)), events.c.at <= moment)
        .order_by(events.c.position.desc())
        .limit(1)
    )
