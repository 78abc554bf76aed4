"""A customer without an agent, whose leg was lost or who never came: ring again, let another take over, promise a call back."""

from dataclasses import replace
from datetime import datetime, timedelta

from callcenter.core.attempt import (
    GIVE_UP_AFTER,
    RING_AGAIN_FOR,
    TAKE_OVER_AFTER,
    Effect,
    leg_in_flight,
    ring_again,
)
from callcenter.core.model import Attempt, AttemptState, Dealer, Disposition, FollowUp, Queue, Seat, SeatState, Team
from callcenter.core.orders import LetGo
from callcenter.core.worktime import next_open
from callcenter.flows import seats
from callcenter.flows.apply_fact import apply_step
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup

CALL_BACK_IN = timedelta(minutes=10)
"""When a customer whom nobody could take over is called back, in calling hours."""

LET_GO = "let_go"
"""Since when the customer is being led out, in the attempt's evidence."""

LET_GO_AGAIN = timedelta(seconds=3)
"""How long after it was ordered the customer is led out once more, while the call goes on."""

NOT_TAKEN = "agent-leg-failed"
"""The reason of the pause of an agent whose telephone rang for a return call and was not taken up."""


async def mind_the_held(tx: WriteTx, setup: Setup, pbx: str) -> list[tuple[Attempt, tuple[Effect, ...]]]:
    """Look after every customer of an exchange who waits for an agent; effects to perform after the commit.

    The agent's own device is rung as soon as it is alive; after 30 s any ready agent takes over; after 55 s the customer is
    let go with a promise, and the call back is planned. A return call that its agent did not take goes to another one at
    once, and to the dealer's fallback number when there is none: who rings us is not kept waiting for a missing agent.
    """
    told: list[tuple[Attempt, tuple[Effect, ...]]] = []
    held = await tx.rows(Attempt).all(pbx=pbx, state=AttemptState.TALKING, agent_lost_at__null=False, agent_up=False)
    for attempt in held:
        if attempt.agent_lost_at is None or leg_in_flight(attempt, tx.now) or attempt.third:
            continue
        if (let_go := attempt.evidence.get(LET_GO)) is not None:
            if tx.now - datetime.fromisoformat(let_go) >= LET_GO_AGAIN:
                told.append(await _let_go(tx, attempt))
            continue
        seat = await tx.rows(Seat).find(attempt.agent_id) if attempt.agent_id else None
        if attempt.direction == "return" and attempt.agent_up_at is None:
            told.append(await _pass_on(tx, setup, attempt))
            continue
        waited = tx.now - attempt.agent_lost_at
        if seat is not None and seat.attempt_id == attempt.id and seat.device_alive and waited < TAKE_OVER_AFTER:
            told.append(await _ring(tx, setup, attempt, seat))
        elif waited >= TAKE_OVER_AFTER and (other := await ready_seat(tx, setup, attempt)) is not None:
            told.append(await _take_over(tx, setup, attempt, other, failed="leg-lost"))
        elif waited >= GIVE_UP_AFTER:
            told.append(await _promise(tx, setup, attempt))
    return told


async def _let_go(tx: WriteTx, attempt: Attempt) -> tuple[Attempt, tuple[Effect, ...]]:
    """Have the customer led out of the room, once more where it was too early: a caller may still hear an announcement."""
    evidence = {**attempt.evidence, LET_GO: tx.now.isoformat()}
    return await tx.rows(Attempt).save(replace(attempt, evidence=evidence)), (LetGo(),)


async def _pass_on(tx: WriteTx, setup: Setup, attempt: Attempt) -> tuple[Attempt, tuple[Effect, ...]]:
    """The next agent for a return call, while there is time to ring one before the exchange lets the caller go by itself."""
    waited = tx.now - (attempt.answered_at or attempt.intent_at)
    other = await ready_seat(tx, setup, attempt) if waited + RING_AGAIN_FOR <= GIVE_UP_AFTER else None
    if other is not None:
        return await _take_over(tx, setup, attempt, other, failed=NOT_TAKEN)
    if attempt.agent_id is not None:
        await seats.after_call(tx, attempt.agent_id, attempt.id, wrap_up=None, failed=NOT_TAKEN)
    return await _promise(tx, setup, attempt)


async def _take_over(
    tx: WriteTx, setup: Setup, attempt: Attempt, other: Seat, *, failed: str
) -> tuple[Attempt, tuple[Effect, ...]]:
    """Ring another agent, whose call it is from here on; `failed` is why the former one is paused."""
    if attempt.agent_id is not None:
        await seats.after_call(tx, attempt.agent_id, attempt.id, wrap_up=None, failed=failed)
    await seats.give_back_card(tx, other)
    await seats.to_call(tx, await tx.rows(Seat).get(other.id), attempt.id, attempt.follow_up_id)
    tx.emit("attempt.taken_over", "attempt", attempt.id, attempt.dealer_id, agent=other.id, before=attempt.agent_id)
    return await _ring(tx, setup, attempt, other)


async def _ring(tx: WriteTx, setup: Setup, attempt: Attempt, seat: Seat) -> tuple[Attempt, tuple[Effect, ...]]:
    policy = await setup.policy_of(tx, attempt.dealer_id)
    applied = await apply_step(tx, setup, attempt, ring_again(attempt, seat.device, seat.id, tx.now), policy)
    return applied.attempt, applied.effects


async def ready_seat(tx: WriteTx, setup: Setup, attempt: Attempt) -> Seat | None:
    """The agent who has been ready longest on the attempt's exchange, of a team that serves the dealer.

    Never the one whose handling of a complaint a second follow-up asks about.
    """
    follow_up = await tx.rows(FollowUp).find(attempt.follow_up_id) if attempt.follow_up_id else None
    not_by = follow_up.not_by if follow_up is not None else None
    members = [one for one in await members_for(tx, await setup.dealer(tx, attempt.dealer_id)) if one != not_by]
    ready = await tx.rows(Seat).all(
        pbx=attempt.pbx, state=SeatState.READY, device_alive=True, id__in=members, order=("since", "id")
    )
    return ready[0] if ready else None


async def members_for(tx: WriteTx, dealer: Dealer) -> list[str]:
    """Everybody in the teams that serve a dealer's queue."""
    if dealer.queue_id is None:
        return []
    queue = await tx.rows(Queue).get(dealer.queue_id)
    teams = await tx.rows(Team).all(id__in=queue.team_ids)
    return sorted({member for team in teams for member in team.member_ids})


async def _promise(tx: WriteTx, setup: Setup, attempt: Attempt) -> tuple[Attempt, tuple[Effect, ...]]:
    """Nobody is free: the customer hears so (or goes on to the dealer's number), and is called back at the first chance.

    What the agent had written down of the talk before it was lost stays: who said everything is not rung again.
    """
    if attempt.disposition is not None:
        return await _let_go(tx, attempt)
    dealer = await setup.dealer(tx, attempt.dealer_id)
    at = next_open(await setup.calling_calendar(tx, dealer), tx.now + CALL_BACK_IN)
    promised = replace(attempt, evidence={**attempt.evidence, "agreed_at": at.isoformat()})
    if attempt.agent_up_at is not None:  # without a talk there is nothing to be disposed of
        promised = replace(
            promised,
            disposition=Disposition.INCONVENIENT,
            disposed_at=tx.now,
            summary="agent lost, nobody free: call back promised",
        )
    tx.emit("attempt.call_back_promised", "attempt", attempt.id, attempt.dealer_id, at=at.isoformat())
    return await _let_go(tx, promised)
