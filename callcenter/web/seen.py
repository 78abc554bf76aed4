"""Whose whole numbers an answer tells, and which looks were written down a moment ago."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from callcenter.flows.customer_seen import ONE_LOOK

MOST = 100_000
"""Looks that are remembered at most; the oldest go first, and cost a line more when they come again."""


@dataclass(slots=True, kw_only=True)
class Seen:
    """What one request tells: `customers` (id → dealer) whose numbers went into the answer whole.

    `place` is the operation, `page` whether it answers with a list. `masked`: nothing is told whole any more, because it
    could not be written down.
    """

    place: str
    page: bool
    customers: dict[str, str | None] = field(default_factory=dict)
    masked: bool = False


class Looks:
    """The looks of the last five minutes in this process, so that a look that goes on costs the store nothing.

    After a restart, or on another node, the trail itself is asked (flows/customer_seen.py).
    """

    def __init__(self, most: int = MOST) -> None:
        self._at: dict[tuple[str, str, bool], datetime] = {}
        self._most = most

    def fresh(self, person_id: str, seen: Seen, now: datetime) -> dict[str, str | None]:
        """Those of the request's customers whose look by this person is not written down yet."""
        return {
            id: dealer
            for id, dealer in seen.customers.items()
            if (at := self._at.get((person_id, id, seen.page))) is None or now - at > ONE_LOOK
        }

    def keep(self, person_id: str, customers: Mapping[str, str | None], page: bool, now: datetime) -> None:
        """Remember what was written down just now, and forget what is over."""
        for id in customers:
            self._at.pop((person_id, id, page), None)
            self._at[person_id, id, page] = now
        while self._at and (len(self._at) > self._most or now - next(iter(self._at.values())) > ONE_LOOK):
            del self._at[next(iter(self._at))]
