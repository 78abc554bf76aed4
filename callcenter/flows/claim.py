"""The next card: the best ready follow-up that an agent may take now, claimed for the time of the preview."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from callcenter.core.answer_rates import AnswerRates, Seen, cell_named, summed
from callcenter.core.model import AnswerRate, Dealer, FollowUp, SeatState
from callcenter.core.policy import Policy
from callcenter.core.policy_parts import span_of
from callcenter.core.ranking import Moment, choose_first, moment, rank_rules
from callcenter.core.worktime import is_open
from callcenter.errors import Conflict
from callcenter.flows import due
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.setup import Setup, lane_of
from callcenter.flows.tell import tell

RACES = 20
"""How often a claim that lost a race looks again; agents race for one row only when the queue is nearly empty."""


@dataclass(frozen=True, slots=True)
class OpenLane:
    """A lane that is open now, with what the choice needs to know of the moment there."""

    lane: str
    priority: int
    at: Moment
    own_agent_wait: timedelta


@dataclass(slots=True)
class Rates:
    """The learned answer rates per lane, kept between claims and dropped on the wake topic `rates`."""

    kept: dict[str, AnswerRates] = field(default_factory=dict)
    moments: dict[str, Moment] = field(default_factory=dict)


async def next_follow_up(tx: WriteTx, setup: Setup, rates: Rates, agent_id: str) -> FollowUp | None:
    """Claim the next card for an agent, or None when nothing is to be called now.

    A card that the agent holds already is given again. The claim lasts the policy's preview time; after it the card goes
    back by itself. Raises Conflict when the agent is not on the floor.
    """
    lanes = await open_lanes(tx, setup, rates, agent_id, tx.now)
    # Without an open lane the look still tells the seat and the card in hand.
    for priority in sorted({lane.priority for lane in lanes}) or [0]:
        served = {lane.lane: lane.at for lane in lanes if lane.priority == priority}
        parts = {lane: at.part for lane, at in served.items()}
        wait = max((lane.own_agent_wait for lane in lanes if lane.priority == priority), default=None)
        # Where another node was first, its row is gone from the heads of the next look.
        for _ in range(RACES):
            seen = await tx.queue.look(lanes=parts, agent_id=agent_id, now=tx.now, own_agent_wait=wait)
            if seen.seat.state in (SeatState.SIGNED_OFF, SeatState.ON_CALL):
                raise Conflict("seat", agent_id, str(seen.seat.state).replace("_", "-"))
            if seen.held is not None:
                return seen.held
            best = choose_first([(row, served[row.lane]) for row in seen.heads], agent_id)
            if best is None:
                break
            until = tx.now + span_of((await setup.policy_of(tx, best.dealer_id)).limits.preview)
            end = due.fresh(tx, "follow_up.claim_end", best.id, until)
            taken = await tx.queue.take(id=best.id, agent_id=agent_id, end=end)
            if taken is not None:
                tell(tx, "follow_up.claimed", taken, agent=agent_id)
                return taken
    return None


async def open_lanes(
    tx: ReadTx | WriteTx, setup: Setup, rates: Rates, agent_id: str | None, now: datetime
) -> list[OpenLane]:
    """The lanes that the agent's teams serve (None: every lane) and that are inside calling hours now."""
    found: dict[str, OpenLane] = {}
    for dealer, queue, members in await setup.floor(tx):
        lane = lane_of(dealer)
        if lane in found or (agent_id is not None and agent_id not in members):
            continue
        if not is_open(await setup.calling_calendar(tx, dealer), now):
            continue
        policy = await setup.policy(tx, dealer.policy)
        at = await lane_moment(tx, rates, dealer, policy, now)
        priority = queue.priority if queue is not None else 1000
        found[lane] = OpenLane(lane, priority, at, span_of(policy.limits.own_agent_wait))
    return list(found.values())


async def lane_moment(tx: ReadTx | WriteTx, rates: Rates, dealer: Dealer, policy: Policy, now: datetime) -> Moment:
    """What the choice knows of this moment in a dealer's lane; the chances change with the minute only, so they are kept."""
    lane, minute = lane_of(dealer), now.replace(second=0, microsecond=0)
    if lane not in rates.moments or rates.moments[lane].now != minute:
        learned = await lane_rates(tx, rates, lane, policy.ranking.prior_tries)
        rates.moments[lane] = moment(minute, dealer.time_zone, policy.parts_of_day, learned, rank_rules(policy.ranking))
    return replace(rates.moments[lane], now=now)


async def lane_rates(tx: ReadTx | WriteTx, rates: Rates, lane: str, prior_tries: float) -> AnswerRates:
    """The learned rates of a lane's dealers together."""
    if lane not in rates.kept:
        queue_id, calendar, zone = lane.split(":", 2)
        dealers = await tx.rows(Dealer).all(
            queue_id=None if queue_id == "-" else queue_id, calling_calendar=calendar, time_zone=zone
        )
        rows = await tx.rows(AnswerRate).all(dealer_id__in=[dealer.id for dealer in dealers])
        tables: dict[str, dict[object, Seen]] = {}
        for row in rows:
            cell = cell_named(row.cell)
            if cell is not None:
                tables.setdefault(row.dealer_id, {})[cell] = Seen(row.tries, row.answers)
        rates.kept[lane] = summed(tables.values(), prior_tries)  # type: ignore[arg-type]
    return rates.kept[lane]
