"""Actions drawn from the voice of the customer (S2-30), closed with an effect check (S2-31)."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import VocAction
from callcenter.flows import voc_actions
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Day, Id, Model, Named, Page, PageQuery, Shown, Text, Version
from callcenter.web.paging import both, page_of
from callcenter.web.route import Routes

routes = Routes("voc")


class VocActionShown(Shown):
    """One action; `before` and `after` hold the figure of the period of the finding and of the effect check."""

    id: Id
    dealer_id: str
    title: str
    finding: str
    figure: str
    owner_id: str
    opened_by: str
    opened_at: datetime
    due_on: date
    state: str
    before: dict[str, Any]
    after: dict[str, Any]
    result: str
    closed_at: datetime | None
    version: int


class VocActionQuery(PageQuery):
    """Which actions."""

    dealer_id: Id | None = None
    state: Literal["open", "closed"] | None = None
    owner_id: Id | None = None


class NewVocAction(Model):
    """A finding, who sees to it until when, and the figure that is to change, as it was from `start` to `end`."""

    dealer_id: Id
    title: Named
    finding: Text = ""
    figure: Annotated[str, Field(max_length=100, pattern=r"^[a-z_]+(:[a-z0-9_]+)?$")]
    owner_id: Id
    due_on: Day
    start: Day
    end: Day


class EffectCheck(Model):
    """What came of it: the same figure over a later period."""

    version: Version
    result: Text
    start: Day
    end: Day


@routes.get("/voc-actions", zh="VOC 活动列表", act=Act.VOC_SEE)
async def list_voc_actions(asked: Asked, tx: ReadTx, query: VocActionQuery) -> Page[VocActionShown]:
    """The actions, newest first."""
    names = ("dealer_id", "state", "owner_id")
    where: dict[str, Any] = {name: value for name in names if (value := getattr(query, name)) is not None}
    reach = await asked.where(tx, Act.VOC_SEE)
    return await page_of(tx, VocAction, query, VocActionShown.of, **both(where, reach))


@routes.post("/voc-actions", zh="发起 VOC 活动", act=Act.VOC_CHANGE, status=201)
async def open_voc_action(asked: Asked, tx: WriteTx, body: NewVocAction) -> VocActionShown:
    """Open an action with owner and date; the figure before is taken from the report."""
    await asked.demand(tx, Act.VOC_CHANGE, body.dealer_id, hide=("dealers", body.dealer_id))
    action = await voc_actions.open_action(
        tx,
        asked.house.setup,
        dealer_id=body.dealer_id,
        title=body.title,
        finding=body.finding,
        figure=body.figure,
        owner_id=body.owner_id,
        due_on=body.due_on,
        start=body.start,
        end=body.end,
        by=asked.person_id,
    )
    return VocActionShown.of(action)


@routes.post("/voc-actions/{action_id}/close", zh="关闭 VOC 活动", act=Act.VOC_CHANGE)
async def close_voc_action(asked: Asked, tx: WriteTx, action_id: Id, body: EffectCheck) -> VocActionShown:
    """Close an action with its effect check over a later period."""
    action = await tx.rows(VocAction).get(action_id)
    await asked.demand(tx, Act.VOC_CHANGE, action.dealer_id, hide=("voc_actions", action_id))
    closed = await voc_actions.close_action(
        tx, asked.house.setup, action_id, version=body.version, result=body.result, start=body.start, end=body.end
    )
    return VocActionShown.of(closed)
