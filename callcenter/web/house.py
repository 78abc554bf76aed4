"""The parts that routes need, handed in once: store, log, clock, ids, configuration, and what others add."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar, cast

from aiohttp import web
from prometheus_client import CollectorRegistry

from callcenter.clock import Clock
from callcenter.config import Config
from callcenter.core.model import Event
from callcenter.core.position import Position
from callcenter.errors import NotReady
from callcenter.flows.ports import UnitOfWork
from callcenter.flows.setup import Setup
from callcenter.ids import Ids
from callcenter.runtime import Health, Wakes
from callcenter.web.passwords import Passwords
from callcenter.web.seen import Looks

T = TypeVar("T")


class EventLog(Protocol):
    """What the event stream reads: db/events obeys it."""

    async def after(self, position: Position, limit: int = 500) -> tuple[Sequence[Event], Position]:
        """At most `limit` events behind a position, and the position behind the last of them."""
        ...

    async def end(self) -> Position:
        """The position behind the last event that may be read now."""
        ...


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """The name and type of a part that some routes need and not every process has (an exchange, a gateway …)."""

    name: str
    kind: type[T]


class Parts:
    """The parts that a process has beside those every one has, by `Part`."""

    def __init__(self) -> None:
        self._parts: dict[str, Any] = {}

    def put(self, part: Part[T], value: T) -> None:
        """Hand a part in."""
        self._parts[part.name] = value

    def find(self, part: Part[T]) -> T | None:
        """The part, or None where this process has none."""
        return cast("T | None", self._parts.get(part.name))

    def get(self, part: Part[T]) -> T:
        """The part; NotReady where this process has none."""
        if part.name not in self._parts:
            raise NotReady(reason="part-missing", part=part.name)
        return cast(T, self._parts[part.name])


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Everything that a route may ask for. `checks` feed /readyz beside the store's; `parts` is open to others."""

    uow: UnitOfWork
    event_log: EventLog
    clock: Clock
    ids: Ids
    config: Config
    setup: Setup = field(default_factory=Setup)
    wakes: Wakes = field(default_factory=Wakes)
    passwords: Passwords = field(default_factory=Passwords)
    looks: Looks = field(default_factory=Looks)
    metrics: CollectorRegistry = field(default_factory=CollectorRegistry)
    checks: list[Callable[[], Awaitable[Health]]] = field(default_factory=list)
    services: Callable[[], Sequence[Health]] = tuple
    parts: Parts = field(default_factory=Parts)


HOUSE = web.AppKey("house", House)
"""Where an application keeps its house."""
