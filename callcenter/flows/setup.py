"""What people have configured, as the flows read it: policies, calendars, other documents, trunks. Parsed once, then kept.

A document of the database stands above the shipped one of the same code. `forget` drops what is kept; it is called on the
wake topic `setup`, which every change of configuration sends.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from callcenter.core.dial_rules import DialRules
from callcenter.core.model import CalendarDay, CalendarRow, Dealer, Document, Queue, Team
from callcenter.core.policy import Policy, policy_of
from callcenter.core.trunk_rules import TrunkRules, trunk_rules_of
from callcenter.core.worktime import Calendar, DayException, DayKind, parse_hours
from callcenter.errors import NotFound
from callcenter.flows.ports import ReadTx, WriteTx

T = TypeVar("T")
Tx = ReadTx | WriteTx


@dataclass(frozen=True, slots=True, kw_only=True)
class TrunkPlan:
    """A trunk as configured: its exchange, dialing rules, lines, caller ids and how often each may call within an hour.

    `dial` is Asterisk's dial string with `{number}`; `destinations` are the patterns of numbers that may be dialed.
    `pbx_lines` bounds the customer calls of the whole exchange, over all its trunks.
    """

    name: str
    pbx: str
    rules: DialRules
    dial: str = "PJSIP/{number}@pstn"
    destinations: tuple[str, ...] = ()
    lines: int = 30
    pbx_lines: int | None = None
    caller_ids: tuple[str, ...] = ()
    calls_per_caller_id_per_hour: int | None = None


@dataclass(slots=True)
class Setup:
    """Everything configured. `shipped` maps (kind, code) to the body of a document that comes with the package.

    `node` names this process's node; `trunks` in the order of preference; `default_policy` is a new dealer's that names none.
    """

    node: str = "node-1"
    default_policy: str = "dealer_follow_up"
    trunks: Mapping[str, TrunkPlan] = field(default_factory=dict)
    shipped: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    inbound_dealers: Mapping[str, str] = field(default_factory=dict)
    _kept: dict[tuple[str, str], Any] = field(default_factory=dict)

    def forget(self) -> None:
        """Drop what was parsed, so that the next reader sees the newest."""
        self._kept.clear()

    async def policy(self, tx: Tx, name: str) -> Policy:
        """The policy of that name; NotFound."""
        return await self.document(tx, "policy", name, lambda body: policy_of(body, name))

    async def policy_of(self, tx: Tx, dealer_id: str) -> Policy:
        """The policy of a dealer; NotFound."""
        return await self.policy(tx, (await self.dealer(tx, dealer_id)).policy)

    async def dealer(self, tx: Tx, dealer_id: str) -> Dealer:
        """The dealer, kept; NotFound. Every change of a dealer sends the wake topic `setup`."""
        key = ("dealer", dealer_id)
        if key not in self._kept:
            self._kept[key] = await tx.rows(Dealer).get(dealer_id)
        return cast(Dealer, self._kept[key])

    async def floor(self, tx: Tx) -> list[tuple[Dealer, Queue | None, frozenset[str]]]:
        """The active dealers, each with its queue and the agents of the queue's teams; kept.

        Every change of a dealer, queue or team sends the wake topic `setup`.
        """
        key = ("floor", "")
        if key not in self._kept:
            queues = {queue.id: queue for queue in await tx.rows(Queue).all()}
            teams = {team.id: team.member_ids for team in await tx.rows(Team).all()}
            self._kept[key] = [
                (
                    dealer,
                    queue,
                    frozenset(member for id in (queue.team_ids if queue else ()) for member in teams.get(id, ())),
                )
                for dealer in await tx.rows(Dealer).all(active=True)
                for queue in [queues.get(dealer.queue_id or "")]
            ]
        return cast(list[tuple[Dealer, Queue | None, frozenset[str]]], self._kept[key])

    async def document(self, tx: Tx, kind: str, code: str, parse: Callable[[Mapping[str, Any]], T]) -> T:
        """The newest active document of (kind, code), parsed; the shipped one when the store has none; NotFound."""
        key = (kind, code)
        if key not in self._kept:
            row = await tx.rows(Document).first(order=("-number",), kind=kind, code=code, active=True)
            body = row.body if row is not None else self.shipped.get(key)
            if body is None:
                raise NotFound(what=kind, id=code)
            self._kept[key] = parse(body)
        return cast(T, self._kept[key])

    async def trunk_plans(self, tx: Tx) -> Mapping[str, TrunkPlan]:
        """The trunks of the configuration with the rules that people maintain (documents of kind `trunk`), in its order."""
        key = ("trunk_plans", "")
        if key not in self._kept:
            plans: dict[str, TrunkPlan] = {}
            for name, plan in self.trunks.items():
                row = await tx.rows(Document).first(order=("-number",), kind="trunk", code=name, active=True)
                plans[name] = plan if row is None else ruled(plan, trunk_rules_of(row.body, name))
            self._kept[key] = plans
        return cast(Mapping[str, TrunkPlan], self._kept[key])

    async def calling_calendar(self, tx: Tx, dealer: Dealer) -> Calendar:
        """The hours in which the dealer's customers may be rung."""
        return await self.calendar(tx, dealer.calling_calendar, dealer.time_zone)

    async def working_calendar(self, tx: Tx, dealer: Dealer) -> Calendar:
        """The dealer's working time."""
        return await self.calendar(tx, dealer.working_calendar, dealer.time_zone)

    async def calendar(self, tx: Tx, code: str, zone: str) -> Calendar:
        """The calendar of that code in a time zone; NotFound."""
        key = ("calendar", f"{code}@{zone}")
        if key not in self._kept:
            row = await tx.rows(CalendarRow).first(code=code)
            if row is None:
                raise NotFound(what="calendar", id=code)
            days = await tx.rows(CalendarDay).all(calendar_id=row.id, order=("day",))
            self._kept[key] = calendar_of(row, days, zone)
        return cast(Calendar, self._kept[key])


def ruled(plan: TrunkPlan, rules: TrunkRules) -> TrunkPlan:
    """The trunk's plan by these rules: exchange and dial string stay the configuration's."""
    return replace(
        plan,
        rules=rules.dial_rules(),
        destinations=rules.destinations,
        lines=rules.lines,
        caller_ids=rules.caller_ids,
        calls_per_caller_id_per_hour=rules.calls_per_caller_id_per_hour or None,
    )


def calendar_of(row: CalendarRow, days: list[CalendarDay], zone: str) -> Calendar:
    """The calendar that rules reckon with, from its rows. A calling calendar knows every year."""
    weekly = tuple(parse_hours(row.weekly.get(str(weekday), ()), f"weekly.{weekday}") for weekday in range(7))
    exceptions = {}
    for day in days:
        if day.hours is not None:
            exceptions[day.day] = DayException(DayKind.OWN, parse_hours(day.hours), day.source)
        else:
            exceptions[day.day] = DayException(DayKind.WORKING if day.working else DayKind.CLOSED, (), day.source)
    return Calendar(
        zone=zone,
        weekly=weekly,
        exceptions=exceptions,
        known_years=None if row.kind == "calling" else frozenset(row.known_years),
    )


def lane_of(dealer: Dealer) -> str:
    """The lane of a dealer's follow-ups: rows that open and close together."""
    return f"{dealer.queue_id or '-'}:{dealer.calling_calendar}:{dealer.time_zone}"
