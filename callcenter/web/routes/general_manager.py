"""The general manager's board as one answer (S2-4)."""

from datetime import datetime

from callcenter.core.acts import Act
from callcenter.core.model import Dealer, TicketKind, TicketState
from callcenter.flows.general_manager import general_manager_board
from callcenter.flows.ports import ReadTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Model, Shown
from callcenter.web.paging import both
from callcenter.web.route import Routes

routes = Routes("reports")


class BoardQuery(Model):
    """Which dealer; without one, all within reach."""

    dealer_id: Id | None = None


class PromiseShown(Shown):
    """First follow-ups due in the span: `total` = kept + late + open + overdue + left_out."""

    dealer_id: Id
    dealer_name: str
    total: int
    kept: int
    late: int
    open: int
    overdue: int
    left_out: int


class UrgentTicket(Shown):
    """A ticket at or near its deadline."""

    id: Id
    no: str
    kind: TicketKind
    state: TicketState
    subject: str
    department: str
    dealer_id: Id
    due_at: datetime | None


class OwedShown(Shown):
    """What a department owes: answers to customers' questions (`question`), or steps on tickets of a kind."""

    department: str
    kind: str
    number: int
    overdue: int
    next_due_at: datetime | None


class CapacityShown(Shown):
    """What the agents at work can still do in today's calling hours against what is due; `seconds_each` per follow-up."""

    agents: int
    minutes_left: int
    needed: int
    can: int
    short: int
    seconds_each: int
    measured: bool


class BoardShown(Shown):
    """The board. `today` and `week` (the seven days before) per dealer; `recordings` per state over seven days."""

    now: datetime
    today: list[PromiseShown]
    week: list[PromiseShown]
    tickets: list[UrgentTicket]
    owed: list[OwedShown]
    recordings: dict[str, int]
    holes: int
    capacity: CapacityShown


@routes.get("/reports/general-manager", zh="总经理视图", act=Act.REPORT_SEE)
async def show_general_manager_board(asked: Asked, tx: ReadTx, query: BoardQuery) -> BoardShown:
    """Show what protects the desk, and what other departments owe it.

    The promise of today kept and at risk, complaints near their deadline, answers and steps that departments owe,
    recordings that are missing, and whether the agents at work can do what is due.
    """
    wanted = {"id": query.dealer_id} if query.dealer_id else {}
    where = both(wanted, await asked.where(tx, Act.REPORT_SEE, dealer="id"))
    dealers = await tx.rows(Dealer).all(active=True, **where)
    board = await general_manager_board(tx, asked.house.setup, asked.actor, dealers)
    names = {dealer.id: dealer.short_name or dealer.name for dealer in dealers}
    return BoardShown(
        now=tx.now,
        today=[PromiseShown.of(one, dealer_name=names[one.dealer_id]) for one in board.today],
        week=[PromiseShown.of(one, dealer_name=names[one.dealer_id]) for one in board.week],
        tickets=[UrgentTicket.of(one) for one in board.tickets],
        owed=[OwedShown.of(one) for one in board.owed],
        recordings=board.recordings,
        holes=board.holes,
        capacity=CapacityShown.of(
            board.capacity, seconds_each=int(board.pace.each.total_seconds()), measured=board.pace.measured
        ),
    )
