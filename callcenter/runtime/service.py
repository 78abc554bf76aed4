"""What a service is: something with a name that starts, stops within a time of grace, and says how it is."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a service is: shown by /readyz and `doctor`. `reason` is a stable word where `ok` is false."""

    name: str
    ok: bool
    reason: str = ""
    runs: int = 0
    failures: int = 0
    last_error: str = ""
    last_run_at: datetime | None = None
    figures: dict[str, float] = field(default_factory=dict)


@runtime_checkable
class Service(Protocol):
    """Started and stopped by the Supervisor."""

    @property
    def name(self) -> str:
        """Stable, in snake case; used in logs, metrics and /readyz."""
        ...

    async def start(self) -> None:
        """Return when the service works, or raise why it cannot."""
        ...

    async def stop(self, grace: float) -> None:
        """Take no new work, finish what is in hand within `grace` seconds, then cut it off; safe to call twice."""
        ...

    def health(self) -> Health:
        """How it is now; never waits, never raises."""
        ...
