"""Acts on many follow-ups at once: a preview, the act, and taking it back."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import BulkAct, FollowUp
from callcenter.errors import InvalidInput, Problem
from callcenter.flows import bulk_acts
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Line, Model, Shown
from callcenter.web.route import Routes

routes = Routes("follow-ups")


class Bulk(Model):
    """What is to be done with many follow-ups: `assign` to `agent_id` (null: nobody in particular), `exclude` with a
    reason, `hand_over` of everything bound to `from_agent` (to `agent_id`, or to the team)."""

    act: Literal["assign", "exclude", "hand_over"]
    follow_up_ids: Annotated[list[Id], Field(max_length=500, default_factory=list)]
    agent_id: Id | None = None
    from_agent: Id | None = None
    reason: Line = ""


class LeftShown(Shown):
    """A follow-up that the act does not fit, and why."""

    id: Id
    reason: str


class BulkPreview(Shown):
    """What the act would do: the follow-ups that it fits, and those that stay as they are."""

    fitting: list[str]
    left: list[LeftShown]


class BulkShown(BulkPreview):
    """What the act did; until `undo_until` it can be taken back."""

    id: Id
    act: str
    at: datetime
    undo_until: datetime
    undone_at: datetime | None


@routes.post("/follow-ups/bulk/preview", zh="预览批量操作", act=Act.FOLLOW_UP_PLAN, transaction=False)
async def preview_bulk(asked: Asked, body: Bulk) -> BulkPreview:
    """Say what an act on many follow-ups would do, and do nothing."""
    async with asked.read() as view:
        planned = await bulk_acts.plan(view, _wanted(body), await _rows(asked, view, body))
    return _preview(planned)


@routes.post("/follow-ups/bulk", zh="批量操作", act=Act.FOLLOW_UP_PLAN)
async def act_in_bulk(asked: Asked, tx: WriteTx, body: Bulk) -> BulkShown:
    """Act on many follow-ups: all that it fits, in one unit of work; the others are named with their reason. Audited."""
    wanted = _wanted(body)
    planned = await bulk_acts.plan(tx, wanted, await _rows(asked, tx, body))
    kept = await bulk_acts.act(tx, wanted, planned)
    return _shown(kept, planned)


@routes.post("/follow-ups/bulk/{bulk_id}/undo", zh="撤销批量操作", act=Act.FOLLOW_UP_PLAN)
async def undo_bulk(asked: Asked, tx: WriteTx, bulk_id: Id) -> BulkShown:
    """Take an act back within ten minutes: rows that somebody changed since stay as they are. Audited."""
    for was in (await tx.rows(BulkAct).get(bulk_id)).changed:
        await asked.demand(tx, Act.FOLLOW_UP_PLAN, was["dealer_id"], hide=("bulk_act", bulk_id))
    kept, planned = await bulk_acts.take_back(tx, asked.house.setup, bulk_id)
    return _shown(kept, planned)


def _wanted(body: Bulk) -> bulk_acts.Wanted:
    problems = []
    if body.act == "hand_over" and body.from_agent is None:
        problems.append(Problem("from_agent", "needed_for_act"))
    if body.act != "hand_over" and not body.follow_up_ids:
        problems.append(Problem("follow_up_ids", "needed_for_act"))
    if body.act == "exclude" and not body.reason.strip():
        problems.append(Problem("reason", "needed_for_act"))
    if problems:
        raise InvalidInput(problems)
    return bulk_acts.Wanted(
        kind=body.act,
        ids=tuple(body.follow_up_ids),
        agent_id=body.agent_id,
        from_agent=body.from_agent,
        reason=body.reason.strip(),
    )


async def _rows(asked: Asked, tx: ReadTx | WriteTx, body: Bulk) -> list[FollowUp]:
    """The rows that are asked about, each within reach; NotFound for one that is not there or not to be seen."""
    rows = await bulk_acts.rows_of(tx, _wanted(body))
    if body.act != "hand_over":
        missing = set(body.follow_up_ids) - {row.id for row in rows}
        for id in sorted(missing):
            await tx.rows(FollowUp).get(id)
    reach = await asked.reach(tx, Act.FOLLOW_UP_PLAN)
    for row in rows:
        if not reach.covers(row.dealer_id):
            await asked.demand(tx, Act.FOLLOW_UP_PLAN, row.dealer_id, hide=("follow_ups", row.id))
    return rows


def _preview(planned: bulk_acts.Planned) -> BulkPreview:
    left = [LeftShown(id=id, reason=why) for id, why in planned.left]
    return BulkPreview(fitting=[row.id for row in planned.fitting], left=left)


def _shown(kept: BulkAct, planned: bulk_acts.Planned) -> BulkShown:
    return BulkShown(
        **dict(_preview(planned)),
        id=kept.id,
        act=kept.kind,
        at=kept.at,
        undo_until=kept.undo_until,
        undone_at=kept.undone_at,
    )
