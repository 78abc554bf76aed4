"""The agent says what came of an answered call: required after every answer, settled at the latest on the undisposed list."""

from dataclasses import replace
from datetime import datetime

from callcenter.core.attempt import LIVE
from callcenter.core.model import Attempt, AttemptState, Disposition, FollowUp, FollowUpState
from callcenter.core.outcome import Outcome
from callcenter.core.retry import check_agreed
from callcenter.errors import Conflict, Forbidden, Invalid
from callcenter.flows import seats
from callcenter.flows.after_try import WORDS_OF_A_SHORT_TALK, after_try
from callcenter.flows.daily_acts import MOVABLE
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup

OPEN = (FollowUpState.WRAP_UP, FollowUpState.UNDISPOSED)


async def dispose(
    tx: WriteTx,
    setup: Setup,
    *,
    attempt_id: str,
    by: str,
    disposition: Disposition,
    agreed_at: datetime | None = None,
    relation: str = "",
    summary: str = "",
    supervisor: bool = False,
) -> Attempt:
    """Set the disposition of an attempt. While the customer still talks it is kept and applied at the hang-up.

    `agreed_at` is required for *inconvenient*, `relation` for *not_owner*. The same again by the same person changes
    nothing: an answer may have been lost on its way. Raises Invalid naming the field, Conflict when the
    attempt has a disposition or was never answered, Forbidden for another agent's call unless `supervisor`.
    """
    attempt = await tx.rows(Attempt).lock(attempt_id)
    if attempt.agent_id != by and not supervisor:
        raise Forbidden("attempt.dispose", attempt=attempt_id)
    if attempt.disposition is not None and attempt.state not in LIVE:
        if attempt.disposition is disposition and attempt.disposed_by == by and _said_time(attempt) == agreed_at:
            return attempt  # said again, because the first answer never came
        raise Conflict("attempt", attempt_id, "disposed-already", disposition=str(attempt.disposition))
    if attempt.answered_at is None:
        raise Conflict("attempt", attempt_id, "not-answered")
    if disposition is Disposition.INCONVENIENT and agreed_at is None:
        raise Invalid("agreed_at", "a time the customer chose is needed")
    if disposition is Disposition.NOT_OWNER and not relation.strip():
        raise Invalid("relation", "who answered is needed")
    if agreed_at is not None:
        dealer = await setup.dealer(tx, attempt.dealer_id)
        check_agreed(agreed_at, tx.now, await setup.calling_calendar(tx, dealer))
    evidence = {**attempt.evidence}
    evidence.pop("agreed_at", None)
    if agreed_at is not None:
        evidence["agreed_at"] = agreed_at.isoformat()
    attempt = await tx.rows(Attempt).save(
        replace(
            attempt,
            disposition=disposition,
            disposed_at=tx.now,
            disposed_by=by,
            speaker_relation=relation or attempt.speaker_relation,
            summary=summary or attempt.summary,
            evidence=evidence,
        )
    )
    tx.emit(
        "attempt.disposed",
        "attempt",
        attempt.id,
        attempt.dealer_id,
        follow_up=attempt.follow_up_id,
        disposition=str(disposition),
        by=by,
    )
    if attempt.state is AttemptState.ENDED:
        await _apply(tx, setup, attempt, agreed_at)
    return attempt


def _said_time(attempt: Attempt) -> datetime | None:
    """The time that the customer chose, as it was written down with the disposition."""
    said = attempt.evidence.get("agreed_at")
    return datetime.fromisoformat(said) if said else None


async def _apply(tx: WriteTx, setup: Setup, attempt: Attempt, agreed_at: datetime | None) -> None:
    if attempt.follow_up_id is not None:
        follow_up = await tx.rows(FollowUp).lock(attempt.follow_up_id)
        short = attempt.outcome == Outcome.ANSWERED_SHORT and attempt.disposition in WORDS_OF_A_SHORT_TALK
        if short and follow_up.state in MOVABLE and follow_up.attempt_id == attempt.id:
            # The short talk was counted as a try at its end; what the customer said in it still decides.
            follow_up = replace(
                follow_up,
                tries=max(0, follow_up.tries - 1),
                tries_that_day=max(0, follow_up.tries_that_day - 1),
                state=FollowUpState.WRAP_UP,
            )
        if follow_up.state in OPEN and follow_up.attempt_id == attempt.id:
            await after_try(
                tx,
                setup,
                follow_up,
                attempt,
                outcome=Outcome.ANSWERED,
                disposition=attempt.disposition,
                agreed_at=agreed_at,
            )
    seat = await seats.held(tx, attempt.agent_id) if attempt.agent_id else None
    if seat is not None and seat.attempt_id == attempt.id:
        await seats.end_wrap_up(tx, seat)
