"""What the flows ask of a store: rows of frozen values, one unit of work, events and wake-ups. `db/` obeys it.

`where` filters are keyword arguments: `field=value` (equal; None means "is null"), `field__ne`, `__lt`, `__le`, `__gt`,
`__ge`, `__in` (a sequence; `__within`: the same of a field that rows are not to be looked up by), `__null` (True or False),
`__like` (a substring, case-insensitive), `__has`, `__begins`, `__ends` (as written in upper case, or digits),
`__among=(Class, field, {…})` (a value that `field`, never null, has in a row of another class that fits; `__not_among` one
that it has in none); `any_of=[{…}, {…}]` takes rows that fit at least one of these filters, `all_of` those that fit each.
Unknown names raise TypeError.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol, TypeVar

from callcenter.core.access import Actor
from callcenter.core.model import DueRow, FollowUp, OutboxRow, Seat
from callcenter.core.policy_parts import Part

M = TypeVar("M")


class ReadRows(Protocol[M]):
    """The rows of one class, to look at."""

    async def get(self, id: str) -> M:
        """The row, or NotFound."""

    async def find(self, id: str) -> M | None:
        """The row, or None."""

    async def first(self, *, order: Sequence[str] = ("id",), **where: Any) -> M | None:
        """The first row in `order` (a leading "-" sorts downwards) that fits, or None."""

    async def all(self, *, order: Sequence[str] = ("id",), limit: int | None = None, **where: Any) -> list[M]:
        """Every row that fits, in `order`."""

    async def page(
        self, *, order: Sequence[str] = ("-id",), limit: int, after: Sequence[Any] | None = None, **where: Any
    ) -> list[M]:
        """At most `limit` rows behind the position `after`, the last row's values of the `order` fields; the last must be id."""

    async def count(self, **where: Any) -> int:
        """How many rows fit."""

    async def count_to(self, most: int, **where: Any) -> int:
        """How many rows fit, counted no further than `most`: a look at a large table stays short."""


class Rows(ReadRows[M], Protocol[M]):
    """The rows of one class, to change."""

    async def lock(self, id: str) -> M:
        """The row, held until the unit of work ends; NotFound."""

    async def add(self, row: M) -> M:
        """A new row; Duplicate when it breaks a unique rule."""

    async def add_all(self, rows: Sequence[M]) -> None:
        """Many new rows in one statement."""

    async def save(self, row: M) -> M:
        """The row as it is now, `version` one higher; StaleRow when somebody saved it since it was read."""

    async def remove(self, id: str) -> None:
        """Delete the row; NotFound. Only for rows that are no record (sessions, drafts, calendar days)."""


class ReadTx(Protocol):
    """A view of the store."""

    @property
    def now(self) -> datetime:
        """The instant at which the unit of work began (aware UTC)."""

    def rows(self, model: type[M]) -> ReadRows[M]:
        """The rows of a class of core/model."""

    async def select(self, name: str, **params: Any) -> Sequence[dict[str, Any]]:
        """Run a named report query of `db/queries`; rows as dictionaries. KeyError for an unknown name."""


class WriteTx(Protocol):
    """One unit of work: everything below commits together when its block ends cleanly, or nothing does."""

    @property
    def now(self) -> datetime:
        """The instant at which the unit of work began (aware UTC)."""

    @property
    def actor(self) -> Actor:
        """Who acts."""

    def rows(self, model: type[M]) -> Rows[M]:
        """The rows of a class of core/model."""

    async def add_groups(self, *groups: Sequence[Any]) -> None:
        """Many new rows of several classes, each group of one class, in order; Duplicate, and then none is added."""

    async def select(self, name: str, **params: Any) -> Sequence[dict[str, Any]]:
        """Run a named report query of `db/queries`."""

    @property
    def queue(self) -> "QueueRows":
        """The claims of the follow-up queue."""

    @property
    def work(self) -> "WorkRows":
        """The claims of the outbox and of due rows."""

    def new_id(self) -> str:
        """A fresh id."""

    def emit(self, kind: str, subject: str, subject_id: str, dealer_id: str | None = None, **data: Any) -> None:
        """Append one event of the log, written when the unit of work commits."""

    def wake(self, topic: str) -> None:
        """Wake whoever waits for `topic` after the commit; losing it costs latency only."""


class UnitOfWork(Protocol):
    """The door to the store. Errors: StoreBusy (locked too long), StoreFull, StoreDown; nothing is half-written."""

    def read(self) -> AbstractAsyncContextManager[ReadTx]:
        """A read-only view; any number at once."""

    def write(self, actor: Actor) -> AbstractAsyncContextManager[WriteTx]:
        """A unit of work that commits on a clean exit and rolls back on any exception."""

    async def reach_disk(self) -> None:
        """Return when everything committed before is safe against a power failure; StoreDown, StoreFull.

        Asked for before an order that cannot be taken back: to ring, to dial, to delete the journal's line.
        """


class Head(NamedTuple):
    """A ready follow-up as the choice needs it; `take` gives the whole row."""

    id: str
    lane: str
    dealer_id: str
    rank_class: int
    order_at: datetime
    assigned_to: str | None


class Look(NamedTuple):
    """What an agent who asks for a card has before them."""

    seat: Seat
    held: FollowUp | None
    heads: list[Head]


class QueueRows(Protocol):
    """Claims of the follow-up queue, each one statement, with no double on either engine."""

    async def promote(self, *, now: datetime, limit: int) -> int:
        """Turn `waiting` rows whose `next_try_at` has come into `ready`; how many."""

    async def look(
        self, *, lanes: Mapping[str, Part], agent_id: str, now: datetime, own_agent_wait: timedelta | None = None
    ) -> Look:
        """The agent's seat, held until the unit of work ends, the card that they have claimed already, and the heads.

        `lanes`: each with the part of the day there. Heads are of each lane and kind of rank class in that part
        (core/ranking.kind_of) the least (order_at, id) of the ready rows that `agent_id` may take.
        Rows assigned to `agent_id` are heads of their own beside the unassigned ones. Agreed rows (class -1) appear from
        their `order_at` on; those of another agent only after `own_agent_wait` (None: never).
        Left out: rows assigned to another agent, rows not to be called by `agent_id` (`not_by`), and rows whose number is
        locked or cooling down. The choice among these heads is the choice among all rows (core/ranking.py).
        When `take` says None, somebody else was first: look again. NotFound for an agent without a seat.
        """

    async def take(self, *, id: str, agent_id: str, end: DueRow) -> FollowUp | None:
        """Claim a row that is still `ready` until `end` comes due, for an agent who holds none.

        `end` is added with it; its mark becomes the version that was taken. None when somebody else was first.
        """

    async def due_missed(self, *, now: datetime, limit: int) -> list[FollowUp]:
        """Open rows whose `due_at` has passed and that are not marked missed yet."""


class WorkRows(Protocol):
    """Claims of the outbox and of due rows."""

    async def take_effects(self, *, node: str, now: datetime, until: datetime, limit: int) -> list[OutboxRow]:
        """Take pending effects whose time has come, one per subject, oldest first, none whose subject is in work."""

    async def orphans(self, *, now: datetime, limit: int) -> list[OutboxRow]:
        """Taken effects whose lease has run out."""

    async def take_due(self, *, now: datetime, limit: int) -> list[DueRow]:
        """Pending due rows whose time has come, oldest first, locked for this unit of work."""
