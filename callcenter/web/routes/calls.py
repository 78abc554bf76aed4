"""Calls: attempts with their outcome and evidence, dispositions, hang-up, the unknown ones and their settlement, trunks."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Attempt, AttemptState, Disposition, Recording
from callcenter.core.outcome import Outcome
from callcenter.core.third import handed_over
from callcenter.flows import daily_acts, trunks
from callcenter.flows.dispose import dispose
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Instant, Line, Model, Shown, Text
from callcenter.web.parts import CALLS
from callcenter.web.route import Routes

routes = Routes("calls")


class CallShown(Shown):
    """One attempt with its evidence; `number` is masked by role. Seconds are whole; instants RFC 3339.

    `handed_over`: the customer speaks with somebody outside, and the agent has no part in the call any more.
    """

    id: Id
    follow_up_id: str | None
    dealer_id: str
    customer_id: str | None
    agent_id: str | None
    direction: str
    number: str
    caller_id: str
    trunk: str
    pbx: str
    device: str
    reason: str
    state: AttemptState
    agent_legs: int
    intent_at: datetime
    dialed_at: datetime | None
    ringing_at: datetime | None
    answered_at: datetime | None
    ended_at: datetime | None
    outcome: str | None
    counts: bool
    dial_status: str
    cause: int | None
    sip_code: int | None
    dialed_seconds: int
    talk_seconds: int
    from_journal: bool
    evidence: dict[str, Any]
    disposition: Disposition | None
    disposed_at: datetime | None
    disposed_by: str | None
    speaker_relation: str
    summary: str
    settled_by: str | None
    recording: str | None
    handed_over: bool
    version: int


class Disposed(Model):
    """What came of an answered call. `agreed_at` for *inconvenient*, `relation` for *not_owner*."""

    disposition: Annotated[Disposition, Field(strict=False)]
    agreed_at: Instant | None = None
    relation: Line = ""
    summary: Text = ""


class Settled(Model):
    """How an unknown attempt ended, as far as an operator could find out."""

    outcome: Annotated[Outcome, Field(strict=False)]


class TrunkShown(Shown):
    """A trunk's use and breaker."""

    id: str
    pbx: str
    lines: int
    in_use: int
    paused_until: datetime | None
    failed_in_a_row: int


class ReturnShown(Shown):
    """A return call: what was matched, and where it went (agent, agreed_call, closed, fallback)."""

    id: Id
    dealer_id: str | None
    at: datetime
    number: str
    dialed: str
    customer_id: str | None
    follow_up_id: str | None
    attempt_id: str | None
    agent_id: str | None
    went_to: str


def call_of(asked: Asked, attempt: Attempt, recording: Recording | None = None) -> CallShown:
    """An attempt as the asker may see it."""
    return CallShown.of(
        attempt,
        number=asked.number(attempt.number, attempt.dealer_id, customer_id=attempt.customer_id),
        recording=str(recording.state) if recording else None,
        handed_over=handed_over(attempt),
    )


@routes.get("/calls/{attempt_id}", zh="通话详情", act=Act.CALL_SEE)
async def show_call(asked: Asked, tx: ReadTx, attempt_id: Id) -> CallShown:
    """One attempt with its evidence and the state of its recording."""
    attempt = await tx.rows(Attempt).get(attempt_id)
    await _may_see(asked, tx, attempt)
    return call_of(asked, attempt, await tx.rows(Recording).find(attempt_id))


@routes.post("/calls/{attempt_id}/disposition", zh="填写小结", act=Act.FOLLOW_UP_WORK)
async def dispose_call(asked: Asked, tx: WriteTx, attempt_id: Id, body: Disposed) -> CallShown:
    """Say what came of an answered call; required after every answer."""
    attempt = await tx.rows(Attempt).get(attempt_id)
    await _may_see(asked, tx, attempt)
    await dispose(
        tx,
        asked.house.setup,
        attempt_id=attempt_id,
        by=asked.person_id,
        disposition=body.disposition,
        agreed_at=body.agreed_at,
        relation=body.relation,
        summary=body.summary,
        supervisor=await _settles(asked, tx, attempt),
    )
    return call_of(asked, await tx.rows(Attempt).get(attempt_id))


@routes.post("/calls/{attempt_id}/hang-up", zh="挂断", act=Act.CALL_END, transaction=False)
async def hang_up_call(asked: Asked, attempt_id: Id) -> CallShown:
    """End a call: the own one until it is handed over, or any in the own scope for a supervisor."""
    async with asked.write() as tx:
        attempt = await tx.rows(Attempt).lock(attempt_id)
        own = attempt.agent_id == asked.person_id
        await asked.demand(tx, Act.CALL_END, attempt.dealer_id, own=own, hide=("attempts", attempt_id))
        applied = await daily_acts.hang_up(tx, asked.house.setup, attempt_id, asked.person_id, supervisor=not own)
        if not own:
            await asked.audit(tx, "call.end", "attempt", attempt_id, attempt.dealer_id)
        shown = call_of(asked, applied.attempt)
        await asked.keep(tx, shown)
    asked.house.parts.get(CALLS).perform(applied.attempt, applied.effects)
    return shown


@routes.post("/calls/{attempt_id}/settle", zh="认定不明通话", act=Act.CALL_SETTLE, transaction=False)
async def settle_call(asked: Asked, attempt_id: Id, body: Settled) -> CallShown:
    """Say how an *unknown* attempt ended; the follow-up goes on by the rules of that outcome. Audited."""
    async with asked.write() as tx:
        attempt = await tx.rows(Attempt).get(attempt_id)
        await asked.demand(tx, Act.CALL_SETTLE, attempt.dealer_id, hide=("attempts", attempt_id))
        applied = await daily_acts.settle_unknown(tx, asked.house.setup, attempt_id, body.outcome, asked.person_id)
        await asked.audit(tx, "call.settle", "attempt", attempt_id, attempt.dealer_id, outcome=str(body.outcome))
        shown = call_of(asked, applied.attempt)
        await asked.keep(tx, shown)
    asked.house.parts.get(CALLS).perform(applied.attempt, applied.effects)
    return shown


@routes.post("/trunks/{trunk_id}/resume", zh="恢复中继", act=Act.TRUNK_CHANGE)
async def resume_trunk(asked: Asked, tx: WriteTx, trunk_id: Annotated[str, Field(max_length=64)]) -> TrunkShown:
    """Declare a paused trunk well, for whoever answers for every dealer that calls over it; audited."""
    row = await trunks.resume(tx, trunk_id)
    await asked.audit(tx, "trunk.resume", "trunk", trunk_id)
    plan = (await asked.house.setup.trunk_plans(tx)).get(trunk_id)
    return TrunkShown(
        id=row.id,
        pbx=row.pbx,
        lines=plan.lines if plan else 0,
        in_use=await trunks.lines_in_use(tx, row.pbx, row.id),
        paused_until=row.paused_until,
        failed_in_a_row=row.failed_in_a_row,
    )


async def _settles(asked: Asked, tx: WriteTx, attempt: Attempt) -> bool:
    """Whether the asker may settle this dealer's calls, and so speak for another agent."""
    return asked.may(Act.CALL_SETTLE) and (await asked.reach(tx, Act.CALL_SETTLE)).covers(attempt.dealer_id)


async def _may_see(asked: Asked, tx: ReadTx | WriteTx, attempt: Attempt) -> None:
    own = attempt.agent_id == asked.person_id
    await asked.demand(tx, Act.CALL_SEE, attempt.dealer_id, own=own, hide=("attempts", attempt.id))
