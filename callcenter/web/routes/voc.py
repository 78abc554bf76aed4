"""Actions drawn from the voice of the customer (S2-30), closed with an effect check (S2-31)."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Dealer, Person, VocAction
from callcenter.core.worktime import local_day
from callcenter.flows import voc_actions
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Day, Id, Line, Model, Named, Page, PageQuery, Shown, Text, Version
from callcenter.web.paging import both, page_of
from callcenter.web.report_query import FigureName
from callcenter.web.route import Routes

routes = Routes("voc")


class VocActionShown(Shown):
    """One action; `before` and `after` hold the figure of the period of the finding and of the effect check.

    `overdue`: open past its date (in the dealer's zone).
    """

    id: Id
    dealer_id: str
    title: str
    finding: str
    figure: str
    owner_id: str
    owner: str
    opened_by: str
    opener: str
    dealer: str
    opened_at: datetime
    due_on: date
    state: str
    before: dict[str, Any]
    after: dict[str, Any]
    result: str
    closed_at: datetime | None
    overdue: bool
    version: int


class VocActionQuery(PageQuery):
    """Which actions."""

    dealer_id: Id | None = None
    state: Literal["open", "closed"] | None = None
    owner_id: Id | None = None
    figure: FigureName | None = None
    due_before: Day | None = None
    q: Annotated[Line | None, Field(description="标题中的文字 · Words of the title")] = None
    order: Literal["newest", "due"] = "newest"


class NewVocAction(Model):
    """A finding, who sees to it until when, and the figure that is to change, as it was from `start` to `end`."""

    dealer_id: Id
    title: Named
    finding: Text = ""
    figure: FigureName
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


class VocActionChange(Model):
    """Other words, another owner or date."""

    version: Version
    title: Named
    finding: Text
    owner_id: Id
    due_on: Day


class SpanAsked(Model):
    """A period of local days, both counted."""

    start: Day
    end: Day


class ShareShown(Shown):
    """A figure over a period."""

    numerator: int
    denominator: int
    start: date
    end: date


class EffectShown(Shown):
    """The figure of the period of the finding beside the one of a later period."""

    before: ShareShown
    after: ShareShown


_ORDERS: dict[str, tuple[str, ...]] = {"newest": ("-id",), "due": ("due_on", "id")}


@routes.get("/voc-actions", zh="VOC 活动列表", act=Act.VOC_SEE)
async def list_voc_actions(asked: Asked, tx: ReadTx, query: VocActionQuery) -> Page[VocActionShown]:
    """The actions, newest first or by their date."""
    names = ("dealer_id", "state", "owner_id", "figure")
    where: dict[str, Any] = {name: value for name in names if (value := getattr(query, name)) is not None}
    if query.due_before is not None:
        where["due_on__lt"] = query.due_before
    if query.q:
        where["title__like"] = query.q
    reach = await asked.where(tx, Act.VOC_SEE)
    page = await page_of(tx, VocAction, query, lambda row: row, order=_ORDERS[query.order], **both(where, reach))
    return Page(items=await _shown(tx, page.items), next=page.next)


@routes.get("/voc-actions/{action_id}", zh="VOC 活动", act=Act.VOC_SEE)
async def show_voc_action(asked: Asked, tx: ReadTx, action_id: Id) -> VocActionShown:
    """One action."""
    action = await _seen(asked, tx, Act.VOC_SEE, action_id)
    return (await _shown(tx, [action]))[0]


@routes.get("/voc-actions/{action_id}/effect", zh="VOC 活动效果", act=Act.VOC_SEE)
async def show_voc_effect(asked: Asked, tx: ReadTx, action_id: Id, query: SpanAsked) -> EffectShown:
    """What an effect check over this later period would show (S2-31); nothing is changed."""
    action = await _seen(asked, tx, Act.VOC_SEE, action_id)
    after = await voc_actions.effect(tx, asked.house.setup, action, start=query.start, end=query.end)
    return EffectShown(before=_share(action.before), after=_share(after))


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
    return (await _shown(tx, [action]))[0]


@routes.put("/voc-actions/{action_id}", zh="修改 VOC 活动", act=Act.VOC_CHANGE)
async def change_voc_action(asked: Asked, tx: WriteTx, action_id: Id, body: VocActionChange) -> VocActionShown:
    """Change an open action's words, owner or date."""
    await _seen(asked, tx, Act.VOC_CHANGE, action_id)
    changed = await voc_actions.change_action(
        tx,
        asked.house.setup,
        action_id,
        version=body.version,
        title=body.title,
        finding=body.finding,
        owner_id=body.owner_id,
        due_on=body.due_on,
    )
    return (await _shown(tx, [changed]))[0]


@routes.post("/voc-actions/{action_id}/close", zh="关闭 VOC 活动", act=Act.VOC_CHANGE)
async def close_voc_action(asked: Asked, tx: WriteTx, action_id: Id, body: EffectCheck) -> VocActionShown:
    """Close an action with its effect check over a later period."""
    await _seen(asked, tx, Act.VOC_CHANGE, action_id)
    closed = await voc_actions.close_action(
        tx, asked.house.setup, action_id, version=body.version, result=body.result, start=body.start, end=body.end
    )
    return (await _shown(tx, [closed]))[0]


async def _seen(asked: Asked, tx: ReadTx | WriteTx, act: Act, action_id: str) -> VocAction:
    action = await tx.rows(VocAction).get(action_id)
    await asked.demand(tx, act, action.dealer_id, hide=("voc_actions", action_id))
    return action


def _share(told: dict[str, Any]) -> ShareShown:
    return ShareShown.model_validate(
        {**{name: told[name] for name in ("numerator", "denominator")}, "start": told["from"], "end": told["to"]}
    )


async def _shown(tx: ReadTx | WriteTx, actions: list[VocAction]) -> list[VocActionShown]:
    people = sorted({person for one in actions for person in (one.owner_id, one.opened_by)})
    names = {one.id: one.name or one.login for one in await tx.rows(Person).all(id__in=people)} if people else {}
    places = sorted({one.dealer_id for one in actions})
    dealers = {one.id: one for one in await tx.rows(Dealer).all(id__in=places)} if places else {}

    def told(action: VocAction) -> VocActionShown:
        dealer = dealers.get(action.dealer_id)
        today = local_day(dealer.time_zone, tx.now) if dealer else tx.now.date()
        return VocActionShown.of(
            action,
            owner=names.get(action.owner_id, ""),
            opener=names.get(action.opened_by, ""),
            dealer=(dealer.short_name or dealer.name) if dealer else "",
            overdue=action.state == "open" and action.due_on < today,
        )

    return [told(action) for action in actions]
