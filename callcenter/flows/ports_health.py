"""What the health room asks of the janitor of this node: what its last look at the invariants found."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol


class StandingAlarms(Protocol):
    """What is broken, as far as looks could see."""

    checked_at: datetime | None
    """When the last look was; None before the first."""

    @property
    def broken(self) -> Mapping[str, Sequence[str]]:
        """Name of an invariant → ids of the rows that the last two looks found to break it; empty where all hold."""

    async def check_invariants(self) -> Mapping[str, Sequence[str]]:
        """Look now; everything that is broken at this moment."""
