"""The agent's card in one request: customer, vehicle, order, history, tickets, shelf, script, answers, why (not) now."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Customer, FollowUp, ServiceOrder, Ticket, Vehicle
from callcenter.core.questionnaire import Questionnaire
from callcenter.flows import card, shelf
from callcenter.flows.answers import questionnaire_for
from callcenter.flows.explain_follow_up import Explained, explain_follow_up
from callcenter.flows.ports import ReadTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Model, Shown
from callcenter.web.parts import CALLS
from callcenter.web.route import Routes
from callcenter.web.routes.calls import CallShown, call_of
from callcenter.web.routes.follow_up_answers import AnswersShown, answers_shown
from callcenter.web.routes.follow_ups import Card, card_of
from callcenter.web.routes.shelf import ShelfShown, shelf_shown
from callcenter.web.routes.tickets import TicketShown, ticket_shown

routes = Routes("follow-ups")


class DealerLine(Shown):
    """The dealer as an agent needs it: the name to say, the number to give, the zone of every time on the card."""

    id: Id
    code: str
    name: str
    short_name: str
    time_zone: str
    return_number: str


class VisitShown(Shown):
    """One visit to the workshop; `amount_cents` in cents of CNY."""

    id: Id
    order_no: str
    kind: str
    adviser: str
    mileage_km: int | None
    amount_cents: int | None
    delivered_at: datetime | None
    recorded_at: datetime
    visit_note: str
    plate: str
    model: str


class PastCallShown(Shown):
    """A call with this customer; `playable`: there is a recording and the asker may hear it."""

    call: CallShown
    playable: bool


class HoursShown(Shown):
    """Whether the customer may be rung now, and when that changes."""

    open: bool
    changes_at: datetime


class WholeCard(Shown):
    """Everything that an agent needs before, during and after the call.

    `words` fills the {names} of the script; `names` tells people's names by id; `ticket` is the one that a second
    follow-up is about; `answers` are those of this follow-up, newest first: an unsubmitted one of the present call is its
    draft. `next_visit_note` is what was to be verified at this visit.
    """

    card: Card
    dealer: DealerLine
    hours: HoursShown
    next_visit_note: str
    visits: list[VisitShown]
    history: list[PastCallShown]
    tickets: list[TicketShown]
    ticket: TicketShown | None
    answers: list[AnswersShown]
    names: dict[str, str]
    words: dict[str, str]
    script: Questionnaire
    shelf: ShelfShown
    explain: Explained


class OpenSpan(Shown):
    """A stretch in which the customer may be called; its end is outside."""

    start: datetime
    end: datetime


class OpenDayShown(Shown):
    """One local day of the calling calendar; `source` says who decreed its exception."""

    day: date
    open: list[OpenSpan]
    source: str


class OpenTimes(Shown):
    """The times that may be agreed with the customer, in the dealer's zone; `due_at` is the promise to keep."""

    now: datetime
    zone: str
    due_at: datetime
    days: list[OpenDayShown]


class DaysQuery(Model):
    """How many days ahead."""

    days: Annotated[int, Field(ge=1, le=60)] = 14


@routes.get("/follow-ups/{follow_up_id}/card", zh="工作台卡片", act=Act.FOLLOW_UP_SEE)
async def show_whole_card(asked: Asked, tx: ReadTx, follow_up_id: Id) -> WholeCard:
    """The whole card of the agent's workspace in one answer."""
    row = await _seen(asked, tx, follow_up_id)
    setup = asked.house.setup
    order = await tx.rows(ServiceOrder).find(row.order_id) if row.order_id else None
    customer = await tx.rows(Customer).get(row.customer_id)
    dealer = await setup.dealer(tx, row.dealer_id)
    ticket = await tx.rows(Ticket).find(row.ticket_id) if row.ticket_id else None
    vehicle = await tx.rows(Vehicle).find(order.vehicle_id) if order is not None and order.vehicle_id else None
    told = await card.history(tx, asked.actor, row, order)
    calls = asked.house.parts.find(CALLS)
    exchanges = await calls.exchanges() if calls is not None else {}
    latest = told.answers[0] if told.answers else None
    begun = latest.questionnaire_version if latest is not None and latest.submitted_at is None else None
    note = (order.visit_note if order is not None else "") or (vehicle.next_visit_note if vehicle is not None else "")
    return WholeCard(
        card=await card_of(asked, tx, row),
        dealer=DealerLine.of(dealer),
        hours=HoursShown.of(await card.hours_now(tx, setup, dealer)),
        next_visit_note=note or customer.next_visit_note,
        visits=[_visit(one) for one in told.visits],
        history=[
            PastCallShown(
                call=call_of(asked, one.attempt),
                playable=one.playable
                and await _may_hear(asked, tx, row.dealer_id, one.attempt.agent_id == asked.person_id),
            )
            for one in told.calls
        ],
        tickets=[ticket_shown(one) for one in told.tickets],
        ticket=ticket_shown(ticket) if ticket is not None else None,
        answers=[answers_shown(asked, one, row.customer_id) for one in told.answers],
        names=dict(told.names),
        words=card.words_of(dealer, asked.person.name, customer, vehicle, ticket, asked.language),
        script=await questionnaire_for(tx, setup, row, begun),
        shelf=shelf_shown(await shelf.at_hand(tx, setup, row, order)),
        explain=await explain_follow_up(tx, setup, row, at=None, language=asked.language, exchanges=exchanges),
    )


@routes.get("/follow-ups/{follow_up_id}/times", zh="可约时间", act=Act.FOLLOW_UP_SEE)
async def list_open_times(asked: Asked, tx: ReadTx, follow_up_id: Id, query: DaysQuery) -> OpenTimes:
    """The times at which this customer may be called: what may be agreed (S2-11)."""
    row = await _seen(asked, tx, follow_up_id)
    dealer = await asked.house.setup.dealer(tx, row.dealer_id)
    days = await card.open_days(tx, asked.house.setup, dealer, query.days)
    return OpenTimes(
        now=tx.now,
        zone=dealer.time_zone,
        due_at=row.due_at,
        days=[
            OpenDayShown(
                day=one.day, open=[OpenSpan(start=start, end=end) for start, end in one.open], source=one.source
            )
            for one in days
        ],
    )


def _visit(one: card.Visit) -> VisitShown:
    return VisitShown.of(
        one.order,
        plate=one.vehicle.plate if one.vehicle is not None else "",
        model=one.vehicle.model if one.vehicle is not None else "",
    )


async def _may_hear(asked: Asked, tx: ReadTx, dealer_id: str, own: bool) -> bool:
    if not asked.may(Act.RECORDING_PLAY):
        return False
    return (await asked.reach(tx, Act.RECORDING_PLAY)).covers(dealer_id, own=own)


async def _seen(asked: Asked, tx: ReadTx, follow_up_id: str) -> FollowUp:
    row = await tx.rows(FollowUp).get(follow_up_id)
    own = asked.person_id in (row.assigned_to, row.claimed_by)
    await asked.demand(tx, Act.FOLLOW_UP_SEE, row.dealer_id, own=own, hide=("follow_ups", follow_up_id))
    return row
