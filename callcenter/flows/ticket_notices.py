"""Notices about tickets to the people who owe the next step, by SMS and on their screen (an event each).

A breach of this desk goes to the general manager, not to a department head (S2-3). A notice names the case, its issue and
its time, never the agent who took it down (S2-6).
"""

from datetime import datetime, timedelta

from callcenter.core.model import Customer, Dealer, Grant, Person, Queue, Role, Scope, Ticket
from callcenter.core.worktime import zone_of
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.queue_sms import queue_sms
from callcenter.flows.setup import Setup

_STEPS = {
    "zh-CN": {"handling": "处理", "second_follow_up": "二次回访"},
    "en": {"handling": "handling", "second_follow_up": "second call"},
}


async def tell_handlers(tx: WriteTx, setup: Setup, ticket: Ticket, kind: str = "ticket_opened") -> int:
    """Tell the ticket's handler, or everybody who handles at this dealer while it has none; how many were told."""
    policy = await setup.policy_of(tx, ticket.dealer_id)
    people = await _handlers(tx, setup, ticket, policy.roles.handles)
    return await _tell(tx, setup, ticket, kind, people)


async def remind(tx: WriteTx, setup: Setup, ticket: Ticket, *, step: str, due_at: datetime) -> int:
    """Remind those whom the policy names (the handler, supervisors) of a time that nears."""
    roles = (await setup.policy_of(tx, ticket.dealer_id)).roles.reminded
    people = await _handlers(tx, setup, ticket, roles & {"handler"})
    people += await in_charge(tx, setup, ticket.dealer_id, roles - {"handler"})
    return await _tell(tx, setup, ticket, "ticket_reminder", people, step=step, due_at=due_at)


async def tell_breach(tx: WriteTx, setup: Setup, ticket: Ticket, *, step: str, due_at: datetime) -> int:
    """Tell of a broken limit: the dealer's general manager (S2-3)."""
    roles = (await setup.policy_of(tx, ticket.dealer_id)).roles.told_of_breach
    people = await in_charge(tx, setup, ticket.dealer_id, roles)
    return await _tell(tx, setup, ticket, "ticket_breached", people, step=step, due_at=due_at)


async def in_charge(tx: ReadTx | WriteTx, setup: Setup, dealer_id: str, roles: frozenset[str]) -> list[Person]:
    """The active people with one of these roles at a dealer; its own general manager alone where one is named."""
    dealer = await setup.dealer(tx, dealer_id)
    ids: list[str] = []
    if Role.GENERAL_MANAGER in roles and dealer.general_manager_id:
        ids.append(dealer.general_manager_id)
        roles = roles - {Role.GENERAL_MANAGER}
    if roles:
        teams = set((await tx.rows(Queue).get(dealer.queue_id)).team_ids) if dealer.queue_id else set()
        for grant in await tx.rows(Grant).all(role__in=sorted(roles)):
            if _covers(grant, dealer, teams):
                ids.append(grant.person_id)
    return await tx.rows(Person).all(id__in=sorted(set(ids)), active=True) if ids else []


def _covers(grant: Grant, dealer: Dealer, teams: set[str]) -> bool:
    match grant.scope:
        case Scope.ALL:
            return True
        case Scope.DEALER:
            return grant.scope_id == dealer.id
        case Scope.BRAND:
            return bool(grant.scope_id) and grant.scope_id == dealer.brand
        case Scope.REGION:
            return bool(grant.scope_id) and grant.scope_id == dealer.region
        case Scope.TEAM:
            return grant.scope_id in teams
        case Scope.OWN:
            return False


async def _handlers(tx: WriteTx, setup: Setup, ticket: Ticket, roles: frozenset[str]) -> list[Person]:
    if not roles:
        return []
    if ticket.handler_id is not None:
        return await tx.rows(Person).all(id=ticket.handler_id, active=True)
    return await in_charge(tx, setup, ticket.dealer_id, roles)


async def _tell(
    tx: WriteTx,
    setup: Setup,
    ticket: Ticket,
    kind: str,
    people: list[Person],
    *,
    step: str = "handling",
    due_at: datetime | None = None,
) -> int:
    if not people:
        tx.emit("alarm.nobody_to_tell", "ticket", ticket.id, ticket.dealer_id, no=ticket.no, notice=kind)
        return 0
    customer = await tx.rows(Customer).find(ticket.customer_id)
    dealer = await setup.dealer(tx, ticket.dealer_id)
    due_at = due_at or ticket.due_at
    for person in {one.id: one for one in people}.values():
        tx.emit(
            "ticket.notice", "ticket", ticket.id, ticket.dealer_id, no=ticket.no, notice=kind, to=person.id, step=step
        )
        if person.mobile:
            await queue_sms(
                tx,
                setup,
                kind=kind,
                dealer_id=ticket.dealer_id,
                customer_id=None,
                number=person.mobile,
                ticket_id=ticket.id,
                person_id=person.id,
                values={
                    "customer_name": customer.name if customer else "",
                    "subject": ticket.subject or "-",
                    "step": _STEPS.get(person.language, _STEPS["zh-CN"]).get(step, step),
                    "due_time": local_time(due_at, dealer.time_zone) if due_at else "-",
                    "time_left": _left(due_at - tx.now) if due_at else "-",
                },
            )
    return len(people)


def local_time(instant: datetime, zone: str) -> str:
    """An instant as people at the dealer read it: 11-20 10:00."""
    return instant.astimezone(zone_of(zone)).strftime("%m-%d %H:%M")


def _left(span: timedelta) -> str:
    minutes = max(0, int(span.total_seconds()) // 60)
    return f"{minutes // 60} h {minutes % 60:02d} m" if minutes >= 60 else f"{minutes} m"
