"""Tickets: lists and figures, the complaint sheet, and the work from dispatch to close."""

from datetime import datetime
from typing import Annotated, Any

from aiohttp import web
from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Clock, ClockState, Customer, Ticket, TicketEntry, TicketKind, TicketState
from callcenter.flows import ticket_lists, ticket_work
from callcenter.flows.complaint_sheet import complaint_sheet
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.record_ticket import Origin, Voice, open_ticket
from callcenter.web.asked import Asked
from callcenter.web.fields import Code, Id, Instant, Line, Model, Named, Shown, Text
from callcenter.web.route import Routes
from callcenter.web.sheet_page import page_of_sheet

routes = Routes("tickets")

_TEXT = r"[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F]*"
Words = Annotated[str, Field(min_length=1, max_length=4000, pattern=rf"^{_TEXT}\S{_TEXT}$")]
"""Text that is not blank."""


class TicketShown(Shown):
    """One ticket; `received_at` started its clocks, `due_at` is the next limit (None: it has none)."""

    id: Id
    no: str
    kind: TicketKind
    kind_proposed: str
    dealer_id: str
    customer_id: str
    order_id: str | None
    vehicle_id: str | None
    follow_up_id: str | None
    attempt_id: str | None
    answers_id: str | None
    state: TicketState
    subject: str
    description: str
    category: str
    department: str
    remedy_sought: str
    opened_by: str
    handler_id: str | None
    handled_by: str | None
    recording_second: int | None
    received_at: datetime
    recorded_at: datetime
    late_entered: bool
    undo_until: datetime | None
    due_at: datetime | None
    provisional: bool
    handled_at: datetime | None
    handling_result: str
    unreached_at: datetime | None
    unreached_reason: str
    closed_at: datetime | None
    closed_by: str | None
    close_reason: str
    round: int
    version: int


class ClockShown(Shown):
    """One limit: running, met or breached; `provisional` while it reaches past the known calendar."""

    kind: str
    amount: str
    stops: str
    started_at: datetime
    due_at: datetime
    state: ClockState
    provisional: bool
    stopped_at: datetime | None
    breached_at: datetime | None
    late_marked: bool
    round: int


class EntryShown(Shown):
    """One line of the log."""

    at: datetime
    person_id: str | None
    act: str
    from_state: str
    to_state: str
    text: str
    detail: dict[str, Any]


class TicketWhole(Shown):
    """A ticket with its clocks and its log."""

    ticket: TicketShown
    clocks: list[ClockShown]
    log: list[EntryShown]


class Explained(Shown):
    """What the ticket waits for, from whom, until when."""

    no: str
    state: TicketState
    waits_for: str
    owner_id: str | None
    due_at: datetime | None
    provisional: bool
    second_follow_up_id: str | None
    next_try_at: datetime | None


class CountsShown(Shown):
    """How many tickets there are: `open` holds every state but closed, closed unverified and void."""

    open: int
    by_state: dict[str, int]
    by_kind: dict[str, int]
    breached: int
    unreached: int
    closed_unverified: int


class LineShown(Shown):
    """One field of the sheet."""

    code: str
    value: datetime | int | str | None


class SheetEntryShown(Shown):
    """One line of the sheet's log."""

    at: datetime
    who: str
    act: str
    text: str


class SheetShown(Shown):
    """The complaint sheet."""

    no: str
    lines: list[LineShown]
    log: list[SheetEntryShown]


class NewTicket(Model):
    """A ticket that was not taken in a follow-up call; `received_at` and `paper_no` of a paper form (S2-36)."""

    customer_id: Id
    kind: Annotated[TicketKind, Field(strict=False)]
    order_id: Id | None = None
    subject: Line = ""
    description: Text = ""
    category: Line = ""
    department: Line = ""
    remedy_sought: Text = ""
    received_at: Instant | None = None
    paper_no: Line = ""


class To(Model):
    """Who is to handle it."""

    handler_id: Id


class Note(Model):
    """What was done or said."""

    text: Words


class Outcome(Model):
    """The result of the handling."""

    result: Words


class Why(Model):
    """A reason that people can read later."""

    reason: Named


class OtherKind(Model):
    """Another kind, and why."""

    kind: Annotated[TicketKind, Field(strict=False)]
    reason: Named


def ticket_shown(row: Ticket) -> TicketShown:
    """A ticket as it is shown."""
    return TicketShown.of(row)


@routes.get("/tickets/counts", zh="工单统计", act=Act.TICKET_SEE)
async def count_tickets(asked: Asked, tx: ReadTx) -> CountsShown:
    """How many tickets are in which state; a ticket whose customer was not reached is open in every figure."""
    return CountsShown.of(await ticket_lists.counts(tx, await asked.where(tx, Act.TICKET_SEE)))


@routes.post("/tickets", zh="登记工单", act=Act.TICKET_OPEN, status=201)
async def record_ticket(asked: Asked, tx: WriteTx, body: NewTicket) -> TicketShown:
    """Record a ticket: its clocks run from `received_at`; a due time that has passed fires once, marked late-entered."""
    customer = await tx.rows(Customer).get(body.customer_id)
    await asked.demand(tx, Act.TICKET_OPEN, customer.dealer_id, hide=("customers", body.customer_id))
    origin = Origin(
        dealer_id=customer.dealer_id,
        customer_id=customer.id,
        order_id=body.order_id,
        received_at=body.received_at,
        paper_no=body.paper_no,
    )
    voice = Voice(
        kind=body.kind,
        subject=body.subject,
        description=body.description,
        category=body.category,
        department=body.department,
        remedy_sought=body.remedy_sought,
    )
    return ticket_shown(await open_ticket(tx, asked.house.setup, origin, voice, by=asked.person_id))


@routes.get("/tickets/{no}", zh="工单详情", act=Act.TICKET_SEE)
async def show_ticket(asked: Asked, tx: ReadTx, no: Code) -> TicketWhole:
    """A ticket with its clocks and log."""
    row = await seen_ticket(asked, tx, no, Act.TICKET_SEE)
    clocks = await tx.rows(Clock).all(ticket_id=row.id)
    entries = await tx.rows(TicketEntry).all(ticket_id=row.id, order=("at", "id"))
    return TicketWhole(
        ticket=ticket_shown(row),
        clocks=[ClockShown.of(clock) for clock in clocks],
        log=[EntryShown.of(entry) for entry in entries],
    )


@routes.get("/tickets/{no}/explain", zh="工单在等什么", act=Act.TICKET_SEE)
async def explain_ticket(asked: Asked, tx: ReadTx, no: Code) -> Explained:
    """What the ticket waits for, of whom, until when."""
    row = await seen_ticket(asked, tx, no, Act.TICKET_SEE)
    waits, owner, second = await ticket_lists.waits_for(tx, row)
    return Explained.of(
        row,
        waits_for=waits,
        owner_id=owner,
        second_follow_up_id=second.id if second else None,
        next_try_at=second.next_try_at if second else None,
    )


@routes.get("/tickets/{no}/sheet", zh="投诉处理表", act=Act.TICKET_SEE)
async def show_sheet(asked: Asked, tx: ReadTx, no: Code) -> SheetShown:
    """The complaint sheet as data."""
    row = await seen_ticket(asked, tx, no, Act.TICKET_SEE)
    sheet = await complaint_sheet(tx, asked.house.setup, row)
    lines = [
        LineShown.of(
            line,
            value=asked.number(str(line.value), row.dealer_id, customer_id=row.customer_id)
            if line.code == "number"
            else line.value,
        )
        for line in sheet.lines
    ]
    return SheetShown(no=sheet.no, lines=lines, log=[SheetEntryShown.of(entry) for entry in sheet.log])


@routes.get(
    "/tickets/{no}/sheet.html", zh="打印投诉处理表", act=Act.TICKET_SEE, produces=("text/html",), transaction=False
)
async def print_sheet(asked: Asked, no: Code) -> web.StreamResponse:
    """The complaint sheet as a page to print. Audited."""
    async with asked.read() as view:
        row = await seen_ticket(asked, view, no, Act.TICKET_SEE)
        sheet = await complaint_sheet(view, asked.house.setup, row)
    async with asked.write() as tx:
        await asked.audit(tx, "ticket.print", "ticket", row.id, row.dealer_id, no=row.no)
    page = page_of_sheet(sheet, asked.language, lambda number: asked.number(number, row.dealer_id))
    return web.Response(text=page, content_type="text/html", charset="utf-8")


@routes.post("/tickets/{no}/dispatch", zh="分派", act=Act.TICKET_ASSIGN)
async def dispatch_ticket(asked: Asked, tx: WriteTx, no: Code, body: To) -> TicketShown:
    """Give it to a handler, who is told."""
    await seen_ticket(asked, tx, no, Act.TICKET_ASSIGN)
    return ticket_shown(await ticket_work.dispatch(tx, asked.house.setup, no, body.handler_id))


@routes.post("/tickets/{no}/contact", zh="记录客户联系", act=Act.TICKET_HANDLE)
async def contact_customer(asked: Asked, tx: WriteTx, no: Code, body: Note) -> TicketShown:
    """The handler spoke with the customer."""
    await seen_ticket(asked, tx, no, Act.TICKET_HANDLE)
    return ticket_shown(await ticket_work.contact(tx, asked.house.setup, no, body.text))


@routes.post("/tickets/{no}/progress", zh="记录处理进展", act=Act.TICKET_HANDLE)
async def note_progress(asked: Asked, tx: WriteTx, no: Code, body: Note) -> TicketShown:
    """Write down what was done."""
    await seen_ticket(asked, tx, no, Act.TICKET_HANDLE)
    return ticket_shown(await ticket_work.progress(tx, asked.house.setup, no, body.text))


@routes.post("/tickets/{no}/handle", zh="处理完成", act=Act.TICKET_HANDLE)
async def handle_ticket(asked: Asked, tx: WriteTx, no: Code, body: Outcome) -> TicketShown:
    """Report the result: the second follow-up by another person is planned in the same unit of work."""
    await seen_ticket(asked, tx, no, Act.TICKET_HANDLE)
    row = await ticket_work.handle(tx, asked.house.setup, no, by=asked.person_id, result=body.result)
    return ticket_shown(row)


@routes.post("/tickets/{no}/close", zh="未核实关闭", act=Act.TICKET_CLOSE_UNVERIFIED)
async def close_ticket(asked: Asked, tx: WriteTx, no: Code, body: Why) -> TicketShown:
    """Close one whose customer was given up, unverified, with a reason; every other closes by the customer's word."""
    await seen_ticket(asked, tx, no, Act.TICKET_CLOSE_UNVERIFIED)
    row = await ticket_work.close_unverified(tx, asked.house.setup, no, by=asked.person_id, reason=body.reason)
    return ticket_shown(row)


@routes.post("/tickets/{no}/reopen", zh="重新打开", act=Act.TICKET_CLASSIFY)
async def reopen_ticket(asked: Asked, tx: WriteTx, no: Code, body: Why) -> TicketShown:
    """Open it for another round, with clocks from now."""
    await seen_ticket(asked, tx, no, Act.TICKET_CLASSIFY)
    return ticket_shown(await ticket_work.reopen(tx, asked.house.setup, no, body.reason))


@routes.post("/tickets/{no}/reclassify", zh="改变类别", act=Act.TICKET_CLASSIFY)
async def reclassify_ticket(asked: Asked, tx: WriteTx, no: Code, body: OtherKind) -> TicketShown:
    """Change the kind: the origin stays, due times are reckoned anew."""
    await seen_ticket(asked, tx, no, Act.TICKET_CLASSIFY)
    return ticket_shown(await ticket_work.reclassify(tx, asked.house.setup, no, body.kind, body.reason))


@routes.post("/tickets/{no}/undo", zh="撤回工单", act=Act.TICKET_OPEN)
async def undo_ticket(asked: Asked, tx: WriteTx, no: Code) -> TicketShown:
    """Take it back within 60 seconds, by whoever opened it."""
    await seen_ticket(asked, tx, no, Act.TICKET_OPEN)
    return ticket_shown(await ticket_work.undo(tx, asked.house.setup, no, by=asked.person_id))


@routes.post("/tickets/{no}/void", zh="作废工单", act=Act.TICKET_VOID)
async def void_ticket(asked: Asked, tx: WriteTx, no: Code, body: Why) -> TicketShown:
    """It should never have been opened: the number stays, with the reason."""
    await seen_ticket(asked, tx, no, Act.TICKET_VOID)
    row = await ticket_work.void(tx, asked.house.setup, no, by=asked.person_id, reason=body.reason)
    return ticket_shown(row)


async def seen_ticket(asked: Asked, tx: ReadTx | WriteTx, no: str, act: Act) -> Ticket:
    """The ticket of that number within the asker's reach for the act; NotFound, Forbidden."""
    row = await ticket_work.ticket_of(tx, no)
    own = asked.person_id in (row.handler_id, row.opened_by)
    await asked.demand(tx, act, row.dealer_id, own=own, hide=("tickets", no))
    return row
