"""What can go wrong on the way between the exchange and us, on demand."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Faults:
    """Set the fields at any time; they hold until changed. Seconds are real ones, not sped up."""

    refuse_links: bool = False
    """New connections are cut before the greeting."""
    refuse_logins: bool = False
    """Name and secret are wrong from now on."""
    delay_seconds: float = 0.0
    """Every event comes so much later; answers do not."""
    double_events: bool = False
    """Every event comes twice."""
    reorder_events: bool = False
    """Each event changes places with the next one."""
    lose_events: Callable[[str], bool] = field(default=lambda name: False)
    """Which events, by name (a UserEvent by its own), never arrive."""
    ignore_actions: Callable[[str], bool] = field(default=lambda name: False)
    """Which actions, by lower-case name, are carried out but never answered."""
    die_after: int | None = None
    """After so many actions (logins and pings not counted) the exchange dies: nothing is answered any more."""
    counts: Callable[[str], bool] = field(default=lambda name: True)
    """Which actions, by lower-case name, `die_after` counts."""
    die_before_acting: bool = False
    """Whether the last action before the death is still carried out."""


class EventPath:
    """Events on their way to one connection, bent as the faults say; order is kept but where a fault says otherwise."""

    def __init__(self, faults: Faults, write: Callable[[bytes], None]) -> None:
        self._faults = faults
        self._write = write
        self._held: bytes | None = None

    def send(self, name: str, data: bytes) -> None:
        """One event, by name and bytes."""
        faults = self._faults
        if faults.lose_events(name):
            return
        if faults.reorder_events and self._held is None:
            self._held = data
            asyncio.get_running_loop().call_later(0.3, self._release, data)
            return
        self._deliver(data)
        if self._held is not None:
            held, self._held = self._held, None
            self._deliver(held)

    def _release(self, data: bytes) -> None:
        if self._held is data:
            self._held = None
            self._deliver(data)

    def _deliver(self, data: bytes) -> None:
        for _ in range(2 if self._faults.double_events else 1):
            if self._faults.delay_seconds:
                asyncio.get_running_loop().call_later(self._faults.delay_seconds, self._write, data)
            else:
                self._write(data)
