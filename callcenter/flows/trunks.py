"""Which trunk carries a call: dialing rules, free lines, caller ids and their hourly bound, and the breaker."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from callcenter.core.access import Actor, may
from callcenter.core.acts import Act
from callcenter.core.attempt import LIVE
from callcenter.core.breaker import AlarmFailed, BreakerState, PauseTrunk, may_dial, record, resumed
from callcenter.core.dial_rules import allowed, dial_string
from callcenter.core.model import Attempt, Dealer, ThirdLine, Trunk
from callcenter.core.outcome import Outcome
from callcenter.core.phone import PhoneNumber
from callcenter.core.policy import Policy
from callcenter.errors import CallNotAllowed, Duplicate, Forbidden, NoLineFree
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.scope import reach_of
from callcenter.flows.setup import Setup, TrunkPlan

IN_USE = tuple(sorted(LIVE))
"""States of an attempt in which it holds a line of its trunk; see `lines_in_use` for third parties."""

UNTIL_DECIDED = timedelta(minutes=10)
"""How long the SMS for a miss waits that may be the trunk's: a run of them that pauses it is over by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The way of one call: trunk, complete dial string, caller id."""

    trunk: TrunkPlan
    dial_string: str
    caller_id: str


async def route(tx: WriteTx, setup: Setup, *, dealer: Dealer, pbx: str, number: PhoneNumber) -> Route:
    """The trunk of an exchange for a number: the dealer's own, else the first that may and can.

    Raises CallNotAllowed when no trunk may dial the number, NoLineFree when those that may are full or paused.
    """
    plans = [plan for plan in (await setup.trunk_plans(tx)).values() if plan.pbx == pbx]
    if dealer.trunk:
        plans = [plan for plan in plans if plan.name == dealer.trunk]
    refused: dict[str, str] = {}
    busy: dict[str, str] = {}
    for plan in plans:
        destination = allowed(number, plan.destinations)
        if not destination.allowed:
            refused[plan.name] = "destination-not-allowed"
            continue
        # The trunk's row first: what is counted under it cannot be used up by another call meanwhile.
        if reason := await _full(tx, plan):
            busy[plan.name] = reason
            continue
        caller_id, reason = await _caller_id(tx, plan, dealer)
        if reason:
            busy[plan.name] = reason
            continue
        digits = dial_string(number, plan.rules)
        return Route(trunk=plan, dial_string=plan.dial.replace("{number}", digits.dialled), caller_id=caller_id)
    if busy:
        raise NoLineFree(busy)
    raise CallNotAllowed("destination-not-allowed", trunks=refused or {"*": "no-trunk"})


async def _full(tx: WriteTx, plan: TrunkPlan) -> str:
    """Why the trunk takes no call now, or nothing. Holds the trunk's row, so that two calls never share the last line."""
    trunk = await trunk_row(tx, plan)
    if not may_dial(_state(trunk), tx.now):
        return "paused"
    if await lines_in_use(tx, plan.pbx, plan.name) >= plan.lines:
        return "full"
    if plan.pbx_lines is not None and await lines_in_use(tx, plan.pbx) >= plan.pbx_lines:
        return "exchange-full"
    return ""


async def lines_in_use(tx: ReadTx | WriteTx, pbx: str, trunk: str | None = None) -> int:
    """The lines taken now of an exchange, or of one of its trunks: by customers and by third parties outside."""
    of = {"pbx": pbx} if trunk is None else {"pbx": pbx, "trunk": trunk}
    return await tx.rows(Attempt).count(state__in=IN_USE, **of) + await tx.rows(ThirdLine).count(ended_at=None, **of)


async def _caller_id(tx: WriteTx, plan: TrunkPlan, dealer: Dealer) -> tuple[str, str]:
    """The caller id to show, and why none may be used."""
    choices = (dealer.caller_id,) if dealer.caller_id else plan.caller_ids or ("",)
    bound = plan.calls_per_caller_id_per_hour
    if not bound:
        return choices[0], ""
    since = tx.now - timedelta(hours=1)
    for choice in choices:
        # One whose agent is still being rung will show the number in a moment.
        coming = [{"customer_dialed": True}, {"state__in": IN_USE}]
        used = await tx.rows(Attempt).count(caller_id=choice, direction="outbound", intent_at__gt=since, any_of=coming)
        used += await tx.rows(ThirdLine).count(caller_id=choice, begun_at__gt=since)
        if used < bound:
            return choice, ""
    return "", "caller-id-used-up"


async def trunk_row(tx: WriteTx, plan: TrunkPlan) -> Trunk:
    """The trunk's row, held until the unit of work ends; made when it is not there."""
    if await tx.rows(Trunk).find(plan.name) is None:
        with suppress(Duplicate):  # another call was first
            await tx.rows(Trunk).add(Trunk(id=plan.name, pbx=plan.pbx))
    return await tx.rows(Trunk).lock(plan.name)


def may_be_at_fault(attempt: Attempt, policy: Policy) -> bool:
    """Whether the attempt ended as those that, several in a row, speak of the trunk and not of the customer."""
    return attempt.direction == "outbound" and bool(attempt.trunk) and attempt.cause in policy.breaker.causes


async def learn(tx: WriteTx, attempt: Attempt, outcome: Outcome, policy: Policy) -> tuple[str, ...]:
    """Let the breaker learn of a finished attempt; the attempts whose follow-ups are to be put back, if it pauses."""
    if not attempt.trunk or attempt.direction != "outbound" or not attempt.customer_dialed:
        return ()
    if await tx.rows(Trunk).find(attempt.trunk) is None:
        return ()
    trunk = await tx.rows(Trunk).lock(attempt.trunk)
    before = _state(trunk)
    after, signals = record(before, attempt.id, outcome, attempt.cause, tx.now, policy.breaker)
    if after != before:
        await tx.rows(Trunk).save(
            replace(
                trunk,
                run=list(after.run),
                set_back=list(after.set_back),
                failed_in_a_row=after.failed_in_a_row,
                paused_until=after.paused_until,
            )
        )
    back: tuple[str, ...] = ()
    for signal in signals:
        match signal:
            case PauseTrunk():
                back = signal.attempts
                if signal.alarm:
                    tx.emit("alarm.trunk_paused", "trunk", trunk.id, None, until=signal.until.isoformat())
            case AlarmFailed():
                tx.emit("alarm.failed_in_a_row", "trunk", trunk.id, None, in_a_row=signal.in_a_row)
    return back


async def resumable(tx: ReadTx | WriteTx, actor: Actor, names: Collection[str]) -> frozenset[str]:
    """Those of these trunks that the actor may declare well: whoever answers for every dealer that calls over them.

    A dealer calls over the trunk that it names, or over any where it names none.
    """
    if not may(actor, Act.TRUNK_CHANGE):
        return frozenset()
    reach = await reach_of(tx, actor, Act.TRUNK_CHANGE)
    if reach.everything:
        return frozenset(names)
    users: dict[str, set[str]] = {}
    for dealer in await tx.rows(Dealer).all(active=True):
        users.setdefault(dealer.trunk, set()).add(dealer.id)
    shared = users.get("", set())
    using = {name: shared | users.get(name, set()) for name in names}
    return frozenset(name for name, dealers in using.items() if dealers and dealers <= reach.dealers)


async def resume(tx: WriteTx, name: str) -> Trunk:
    """An operator declares a trunk well; NotFound, Forbidden for whoever answers for some only of its dealers."""
    trunk = await tx.rows(Trunk).lock(name)
    if not await resumable(tx, tx.actor, [name]):
        raise Forbidden(Act.TRUNK_CHANGE, trunk=name)
    well = resumed(_state(trunk))
    saved = await tx.rows(Trunk).save(
        replace(trunk, run=list(well.run), set_back=[], failed_in_a_row=0, paused_until=None)
    )
    tx.emit("trunk.resumed", "trunk", name, None)
    tx.wake("queue")
    return saved


def _state(trunk: Trunk) -> BreakerState:
    return BreakerState(
        run=tuple(trunk.run),
        set_back=tuple(trunk.set_back),
        failed_in_a_row=trunk.failed_in_a_row,
        paused_until=trunk.paused_until,
    )
