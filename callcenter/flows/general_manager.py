"""The general manager's board: what protects the desk, and what other departments owe it (S2-4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from callcenter.core.access import Actor, may
from callcenter.core.acts import Act
from callcenter.core.board import Capacity, Pace, capacity_of, pace_of
from callcenter.core.model import Dealer, RecordingState, Seat, SeatState, Ticket, TicketState
from callcenter.core.worktime import end_of_day, open_hours_between
from callcenter.flows.floor import floor_people
from callcenter.flows.ports import ReadTx
from callcenter.flows.setup import Setup

NEAR = timedelta(hours=4)
"""A complaint whose deadline comes within this is shown."""
PACE_OF = timedelta(days=14)
RECORDINGS_OF = timedelta(days=7)
MOST_TICKETS = 20
HOLES = (RecordingState.MISSING, RecordingState.SILENT, RecordingState.SHORT, RecordingState.TRUNCATED)
PROMISED = ("total", "kept", "late", "open", "overdue", "left_out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """First follow-ups due in a span: kept in time, done late, still open, overdue, left out (a wish, an exclusion)."""

    dealer_id: str
    total: int = 0
    kept: int = 0
    late: int = 0
    open: int = 0
    overdue: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What a department owes: `kind` is question, or the ticket's kind. `department` may be empty: nobody was named."""

    department: str
    kind: str
    number: int
    overdue: int
    next_due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything on the board; `recordings` are numbers per state of the last seven days."""

    today: list[Promise]
    week: list[Promise]
    tickets: list[Ticket]
    owed: list[Owed]
    recordings: dict[str, int]
    holes: int
    capacity: Capacity
    pace: Pace


async def general_manager_board(tx: ReadTx, setup: Setup, actor: Actor, dealers: list[Dealer]) -> Board:
    """The board over these dealers, each day in the dealer's own zone."""
    ids = [dealer.id for dealer in dealers]
    today: list[Promise] = []
    week: list[Promise] = []
    left = timedelta()
    for zone in sorted({dealer.time_zone for dealer in dealers}):
        of = [dealer.id for dealer in dealers if dealer.time_zone == zone]
        end = end_of_day(zone, tx.now)
        today += await _promises(tx, end_of_day(zone, tx.now, -1), end, of)
        week += await _promises(tx, end_of_day(zone, tx.now, -8), end_of_day(zone, tx.now, -1), of)
    for dealer in dealers:
        calling = await setup.calling_calendar(tx, dealer)
        left = max(left, open_hours_between(calling, tx.now, end_of_day(dealer.time_zone, tx.now)))
    pace = await _pace(tx, ids)
    needed = sum(one.open + one.overdue for one in today)
    recordings = {
        row["state"]: int(row["number"])
        for row in await tx.select("board.recordings", since=tx.now - RECORDINGS_OF, dealers=ids)
    }
    return Board(
        today=today,
        week=week,
        tickets=await _tickets(tx, ids),
        owed=await _owed(tx, ids),
        recordings=recordings,
        holes=sum(recordings.get(state, 0) for state in HOLES),
        capacity=capacity_of(agents=await _at_work(tx, actor), left=left, needed=needed, pace=pace),
        pace=pace,
    )


async def _promises(tx: ReadTx, start: datetime, end: datetime, dealers: list[str]) -> list[Promise]:
    rows = await tx.select("board.promise", start=start, end=end, now=tx.now, dealers=dealers)
    found = {row["dealer_id"]: {name: int(row[name]) for name in PROMISED} for row in rows}
    return [Promise(dealer_id=id, **found.get(id, {})) for id in dealers]


async def _pace(tx: ReadTx, dealers: Sequence[str]) -> Pace:
    row = (await tx.select("board.pace", since=tx.now - PACE_OF, dealers=dealers))[0]
    return pace_of(finished=int(row["finished"]), seconds_on_line=int(row["seconds"]), answered=int(row["answered"]))


async def _at_work(tx: ReadTx, actor: Actor) -> int:
    """Agents within reach who are signed on; a supervisor who listens in from a device of the own counts, too."""
    if not may(actor, Act.SEAT_SEE):
        return 0
    reached = await floor_people(tx, actor, Act.SEAT_SEE)
    within: dict[str, Any] = {} if reached is None else {"id__in": sorted(reached)}
    return await tx.rows(Seat).count(state__ne=SeatState.SIGNED_OFF, **within)


async def _tickets(tx: ReadTx, dealers: list[str]) -> list[Ticket]:
    """Open complaints and grievances past their deadline or near it, the most urgent first."""
    return await tx.rows(Ticket).all(
        dealer_id__in=dealers,
        state__in=[TicketState.OPEN, TicketState.HANDLING, TicketState.HANDLED, TicketState.UNREACHED],
        due_at__le=tx.now + NEAR,
        order=("due_at", "id"),
        limit=MOST_TICKETS,
    )


async def _owed(tx: ReadTx, dealers: list[str]) -> list[Owed]:
    """What departments owe, the most overdue first. A department is named, never whoever told of it (S2-6)."""
    found = [_owing(row, "question") for row in await tx.select("board.questions", now=tx.now, dealers=dealers)]
    found += [_owing(row, str(row["kind"])) for row in await tx.select("board.tickets", now=tx.now, dealers=dealers)]
    return sorted(found, key=lambda one: (-one.overdue, -one.number, one.department, one.kind))


def _owing(row: dict[str, Any], kind: str) -> Owed:
    return Owed(
        department=row["department"],
        kind=kind,
        number=int(row["number"]),
        overdue=int(row["overdue"]),
        next_due_at=row["next_due_at"],
    )
