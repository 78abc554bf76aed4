"""After every start, reconnect and overflow: ask the exchange what became of the attempts that we believe are live."""

from dataclasses import dataclass, field
from datetime import datetime

from callcenter.core.attempt import LIVE, AttemptFact, Effect, ask_hang_up, decide, end, lose
from callcenter.core.facts import (
    AgentLegFailed,
    AgentLegGone,
    AgentLegUp,
    CustomerAnswered,
    CustomerStarted,
    ListenerGone,
    ThirdGone,
)
from callcenter.core.model import Attempt, AttemptState
from callcenter.core.outcome import Outcome
from callcenter.core.reconcile import CannotKnow, GoesOn, HasEnded, NeverDialed, Seen, Wait, judge
from callcenter.core.third import third_of
from callcenter.flows.apply_fact import Applied, apply_step, last_moment, refinements
from callcenter.flows.ports import WriteTx
from callcenter.flows.ports_pbx import JournalLine, LiveChannel
from callcenter.flows.setup import Setup

_LIVE = tuple(sorted(LIVE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at an exchange: everything was asked at or after `asked_at`, in the order channels, then journal."""

    pbx: str
    asked_at: datetime
    up_since: datetime
    channels: tuple[LiveChannel, ...]
    journal: tuple[JournalLine, ...]


@dataclass(slots=True)
class Reconciled:
    """What a look led to: effects per attempt, attempts to look at again, journal lines that may be forgotten.

    `missing` is kept from look to look: since when an attempt is there with a start only, neither a channel nor an end.
    """

    effects: list[tuple[Attempt, tuple[Effect, ...]]] = field(default_factory=list)
    waiting: int = 0
    settled: int = 0
    unknown: int = 0
    missing: dict[str, datetime] = field(default_factory=dict)


async def to_look_at(tx: WriteTx, pbx: str) -> list[str]:
    """The attempts of an exchange whose state may differ from what we believe: the live and the unknown ones."""
    live = await tx.rows(Attempt).all(pbx=pbx, state__in=_LIVE)
    unknown = await tx.rows(Attempt).all(pbx=pbx, state=AttemptState.UNKNOWN)
    return [attempt.id for attempt in (*live, *unknown)]


async def reconcile_one(tx: WriteTx, setup: Setup, attempt_id: str, look: Look, told: Reconciled) -> None:
    """Hold one attempt against a look, in a unit of work of its own; an attempt begun after the look is left alone."""
    attempt = await tx.rows(Attempt).lock(attempt_id)
    if attempt.intent_at >= look.asked_at:
        return
    line = next((line for line in look.journal if line.attempt == attempt.id), None)
    mine = [channel for channel in look.channels if channel.attempt == attempt.id]
    if attempt.state is AttemptState.UNKNOWN:
        if line is not None and line.ended is not None:
            await _apply(tx, setup, attempt, line.ended, told)
            told.settled += 1
        return
    if attempt.state not in LIVE:
        return
    agents = [channel for channel in mine if channel.role == "agent"]
    seen = Seen(
        up_since=look.up_since,
        customer_live=any(channel.role in ("customer", "return") for channel in mine),
        agent_live=any(channel.leg == attempt.agent_legs for channel in agents),
        agent_leg=max((channel.leg for channel in agents), default=0),
        started=line is not None and line.started_at is not None,
        ended=line.ended if line is not None else None,
        missing_since=told.missing.get(attempt.id),
    )
    if seen.customer_live or not seen.started:
        told.missing.pop(attempt.id, None)
    else:
        told.missing.setdefault(attempt.id, look.asked_at)
    match judge(attempt, seen, look.asked_at):
        case HasEnded(fact=fact):
            await _apply(tx, setup, attempt, fact, told)
            told.settled += 1
        case GoesOn():
            await _goes_on(tx, setup, attempt, look, seen, agents, told)
        case NeverDialed(reason=reason):
            policy = await setup.policy_of(tx, attempt.dealer_id)
            outcome = Outcome.CANCELLED if attempt.customer_dialed else Outcome.AGENT_FAILED
            if not attempt.agent_up and not attempt.customer_dialed:
                outcome = Outcome.CANCELLED
            step = end(attempt, outcome, tx.now, forget=False)
            tx.emit("attempt.never_dialed", "attempt", attempt.id, attempt.dealer_id, reason=reason)
            applied = await apply_step(tx, setup, attempt, step, policy)
            told.effects.append((applied.attempt, applied.effects))
            told.settled += 1
        case CannotKnow(reason=reason):
            policy = await setup.policy_of(tx, attempt.dealer_id)
            applied = await apply_step(tx, setup, attempt, lose(attempt, tx.now, reason), policy)
            told.effects.append((applied.attempt, applied.effects))
            told.unknown += 1
        case Wait():
            told.waiting += 1


async def _goes_on(
    tx: WriteTx,
    setup: Setup,
    attempt: Attempt,
    look: Look,
    seen: Seen,
    agents: list[LiveChannel],
    told: Reconciled,
) -> None:
    """The call lives: catch up with what was not heard."""
    current = next((leg for leg in agents if leg.leg == attempt.agent_legs), None)
    at, pbx = look.asked_at, look.pbx
    if seen.customer_live:
        attempt = await _apply(tx, setup, attempt, CustomerStarted(pbx=pbx, at=at, attempt=attempt.id), told)
        line = next((line for line in look.journal if line.attempt == attempt.id), None)
        if line is not None and line.answered_at is not None:
            fact = CustomerAnswered(pbx=pbx, at=line.answered_at, attempt=attempt.id)
            attempt = await _apply(tx, setup, attempt, fact, told)
    if current is not None and current.state == "Up" and not attempt.agent_up:
        fact_up = AgentLegUp(pbx=pbx, at=at, attempt=attempt.id, leg=current.leg, channel=current.channel_id)
        attempt = await _apply(tx, setup, attempt, fact_up, told)
    elif current is None and attempt.agent_up and not _rung_since(attempt, look.asked_at):
        # Nobody heard why the leg went: it counts as lost, so that the customer is kept.
        gone = AgentLegGone(pbx=pbx, at=at, attempt=attempt.id, leg=attempt.agent_legs, cause=0)
        attempt = await _apply(tx, setup, attempt, gone, told)
    for lost in lost_side_legs(attempt, [channel for channel in look.channels if channel.attempt == attempt.id], at):
        attempt = await _apply(tx, setup, attempt, lost, told)
    if attempt.evidence.get("hang_up_asked"):
        # The order was lost, or given on a node that does not own the exchange.
        told.effects.append((attempt, ask_hang_up(attempt).effects))
    told.waiting += 1 if current is None and not seen.customer_live else 0


def lost_side_legs(
    attempt: Attempt, live: list[LiveChannel], asked_at: datetime
) -> list[AgentLegFailed | ThirdGone | ListenerGone]:
    """Third parties and listeners who are gone without our having heard: everybody younger than the look is left alone."""
    legs = {(channel.role, channel.leg) for channel in live}
    pbx, told = attempt.pbx, asked_at
    lost: list[AgentLegFailed | ThirdGone | ListenerGone] = []
    third = third_of(attempt)
    if third is not None and datetime.fromisoformat(third.since) < asked_at:
        if third.agent and ("agent", third.leg) not in legs:
            lost.append(AgentLegFailed(pbx=pbx, at=told, attempt=attempt.id, leg=third.leg, reason="gone"))
        elif not third.agent and ("third", third.leg) not in legs:
            lost.append(ThirdGone(pbx=pbx, at=told, attempt=attempt.id, leg=third.leg, dial_status="UNKNOWN", cause=0))
    for one in attempt.listeners:
        if ("listener", one["leg"]) not in legs and datetime.fromisoformat(one["since"]) < asked_at:
            lost.append(ListenerGone(pbx=pbx, at=told, attempt=attempt.id, leg=one["leg"], reason="gone"))
    return lost


def _rung_since(attempt: Attempt, asked_at: datetime) -> bool:
    """Whether the leg that is up came after the look: its absence there says nothing."""
    rung = attempt.evidence.get("leg_rung_at")
    newest = datetime.fromisoformat(rung) if rung else attempt.agent_up_at
    return newest is not None and newest >= asked_at


async def _apply(tx: WriteTx, setup: Setup, attempt: Attempt, fact: AttemptFact, told: Reconciled) -> Attempt:
    policy = await setup.policy_of(tx, attempt.dealer_id)
    step = await last_moment(tx, setup, attempt, decide(attempt, fact, tx.now, refinements(policy)))
    applied: Applied = await apply_step(tx, setup, attempt, step, policy)
    if applied.effects:
        told.effects.append((applied.attempt, applied.effects))
    return applied.attempt


async def forgettable(tx: WriteTx, look: Look) -> list[Attempt]:
    """Attempts whose outcome is committed while their journal line still stands: the line may go."""
    ended = [line.attempt for line in look.journal if line.ended is not None]
    if not ended:
        return []
    return await tx.rows(Attempt).all(id__in=ended, state=AttemptState.ENDED)
