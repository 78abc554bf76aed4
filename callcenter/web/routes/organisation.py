"""Dealers, teams and queues."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Dealer, Queue, Team
from callcenter.flows import organisation
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Code, Id, Language, Line, Model, Named, Number, Page, PageQuery, Shown, Version
from callcenter.web.paging import page_of
from callcenter.web.route import Routes

routes = Routes("organisation")

Days = Annotated[int, Field(ge=1, le=365)]
Priority = Annotated[int, Field(ge=0, le=10_000, description="数字小者优先 · Lower is served first")]
Mode = Literal["preview", "progressive"]
Ids = Annotated[list[Id], Field(max_length=1000)]
Numbers = Annotated[list[Number], Field(max_length=50)]


class DealerShown(Shown):
    """A dealer."""

    id: Id
    code: str
    name: str
    short_name: str
    brand: str
    region: str
    time_zone: str
    calling_calendar: str
    working_calendar: str
    language: str
    area_code: str
    return_number: str
    fallback_number: str
    inbound_numbers: list[str]
    sms_signature: str
    announcement: str
    caller_id: str
    trunk: str
    policy: str
    queue_id: str | None
    general_manager_id: str | None
    sync_person_id: str | None
    sync_every_days: int
    synced_at: datetime | None
    active: bool
    version: int


class DealerFields(Model):
    """What may be set of a dealer; what is left out stays as it is (or gets its default)."""

    name: Named | None = None
    short_name: Line | None = None
    brand: Line | None = None
    region: Line | None = None
    time_zone: Line | None = None
    calling_calendar: Code | None = None
    working_calendar: Code | None = None
    language: Language | None = None
    area_code: Annotated[str, Field(pattern=r"^(0[0-9]{2,3})?$")] | None = None
    return_number: Number | None = None
    fallback_number: Number | None = None
    inbound_numbers: Numbers | None = None
    sms_signature: Annotated[str, Field(max_length=20)] | None = None
    announcement: Annotated[str, Field(max_length=100, pattern=r"^[A-Za-z0-9_/-]*$")] | None = None
    caller_id: Number | None = None
    trunk: Annotated[str, Field(max_length=63, pattern=r"^[a-z0-9_-]*$")] | None = None
    policy: Code | None = None
    queue_id: Id | None = None
    general_manager_id: Id | None = None
    sync_person_id: Id | None = None
    sync_every_days: Days | None = None
    active: bool | None = None

    def values(self) -> dict[str, Any]:
        """What was given; a null is taken where the row knows one (it lets go of a queue or a person)."""
        letting_go = {"queue_id", "general_manager_id", "sync_person_id"}
        given = self.model_dump(exclude_unset=True, exclude={"version", "code"})
        return {name: value for name, value in given.items() if value is not None or name in letting_go}


class DealerIn(DealerFields):
    """A new dealer."""

    code: Code
    name: Named


class DealerChange(DealerFields):
    """A change of a dealer."""

    version: Version


class DealerQuery(PageQuery):
    """Which dealers."""

    brand: Line | None = None
    region: Line | None = None
    queue_id: Id | None = None
    active: bool | None = None
    q: Annotated[str, Field(min_length=1, max_length=50)] | None = Field(
        default=None, description="名称或代码的一部分 · Part of the name or code"
    )


class TeamShown(Shown):
    """A team."""

    id: Id
    name: str
    member_ids: list[str]
    version: int


class TeamIn(Model):
    """A team's name and members."""

    name: Named
    member_ids: Ids = Field(default_factory=list)


class TeamChange(TeamIn):
    """A team whole, from a version."""

    version: Version


class QueueShown(Shown):
    """A queue: dealers whose follow-ups are worked together by teams."""

    id: Id
    name: str
    priority: int
    team_ids: list[str]
    mode: str
    version: int


class QueueIn(Model):
    """A queue's settings."""

    name: Named
    priority: Priority = 100
    team_ids: Ids = Field(default_factory=list)
    mode: Mode = "preview"


class QueueChange(QueueIn):
    """A queue whole, from a version."""

    version: Version


@routes.get("/dealers", zh="经销商列表", act=Act.SETUP_SEE)
async def list_dealers(asked: Asked, tx: ReadTx, query: DealerQuery) -> Page[DealerShown]:
    """List the dealers within reach, by code."""
    where = await asked.where(tx, Act.SETUP_SEE, dealer="id")
    chosen = query.model_dump(include={"brand", "region", "queue_id", "active"}, exclude_none=True)
    if query.q:
        looked = [{"name__like": query.q}, {"code__like": query.q}, {"short_name__like": query.q}]
        chosen["any_of"] = looked
    return await page_of(tx, Dealer, query, DealerShown.of, order=("code", "id"), **{**where, **chosen})


@routes.post("/dealers", zh="新建经销商", act=Act.SETUP_CHANGE, status=201)
async def add_dealer(asked: Asked, tx: WriteTx, body: DealerIn) -> DealerShown:
    """Add a dealer. Needs a reach over everything."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    values = {**body.values(), "code": body.code}
    return DealerShown.of(await organisation.add_dealer(tx, asked.house.setup, values))


@routes.get("/dealers/{dealer_id}", zh="经销商", act=Act.SETUP_SEE)
async def show_dealer(asked: Asked, tx: ReadTx, dealer_id: Id) -> DealerShown:
    """Show one dealer."""
    await asked.demand(tx, Act.SETUP_SEE, dealer_id, hide=("dealer", dealer_id))
    return DealerShown.of(await tx.rows(Dealer).get(dealer_id))


@routes.patch("/dealers/{dealer_id}", zh="修改经销商", act=Act.SETUP_CHANGE)
async def change_dealer(asked: Asked, tx: WriteTx, dealer_id: Id, body: DealerChange) -> DealerShown:
    """Change a dealer; its open follow-ups follow a change of queue, calling hours or time zone."""
    await asked.demand(tx, Act.SETUP_CHANGE, dealer_id, hide=("dealer", dealer_id))
    changed = await organisation.change_dealer(tx, asked.house.setup, dealer_id, body.version, body.values())
    return DealerShown.of(changed)


@routes.get("/teams", zh="坐席组列表", act=Act.SETUP_SEE)
async def list_teams(tx: ReadTx, query: PageQuery) -> Page[TeamShown]:
    """List the teams."""
    return await page_of(tx, Team, query, TeamShown.of, order=("name", "id"))


@routes.post("/teams", zh="新建坐席组", act=Act.SETUP_CHANGE, status=201)
async def add_team(asked: Asked, tx: WriteTx, body: TeamIn) -> TeamShown:
    """Add a team. Needs a reach over everything, as all changes of teams and queues."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    return TeamShown.of(await organisation.add_team(tx, body.name, body.member_ids))


@routes.get("/teams/{team_id}", zh="坐席组", act=Act.SETUP_SEE)
async def show_team(tx: ReadTx, team_id: Id) -> TeamShown:
    """Show one team."""
    return TeamShown.of(await tx.rows(Team).get(team_id))


@routes.put("/teams/{team_id}", zh="修改坐席组", act=Act.SETUP_CHANGE)
async def change_team(asked: Asked, tx: WriteTx, team_id: Id, body: TeamChange) -> TeamShown:
    """Set a team's name and members."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    return TeamShown.of(await organisation.change_team(tx, team_id, body.version, body.name, body.member_ids))


@routes.delete("/teams/{team_id}", zh="删除坐席组", act=Act.SETUP_CHANGE)
async def remove_team(asked: Asked, tx: WriteTx, team_id: Id) -> None:
    """Remove a team that works no queue."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    await organisation.remove_team(tx, team_id)


@routes.get("/queues", zh="队列列表", act=Act.SETUP_SEE)
async def list_queues(tx: ReadTx, query: PageQuery) -> Page[QueueShown]:
    """List the queues, first served first."""
    return await page_of(tx, Queue, query, QueueShown.of, order=("priority", "id"))


@routes.post("/queues", zh="新建队列", act=Act.SETUP_CHANGE, status=201)
async def add_queue(asked: Asked, tx: WriteTx, body: QueueIn) -> QueueShown:
    """Add a queue."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    return QueueShown.of(await organisation.add_queue(tx, body.name, body.priority, body.team_ids, body.mode))


@routes.get("/queues/{queue_id}", zh="队列", act=Act.SETUP_SEE)
async def show_queue(tx: ReadTx, queue_id: Id) -> QueueShown:
    """Show one queue."""
    return QueueShown.of(await tx.rows(Queue).get(queue_id))


@routes.put("/queues/{queue_id}", zh="修改队列", act=Act.SETUP_CHANGE)
async def change_queue(asked: Asked, tx: WriteTx, queue_id: Id, body: QueueChange) -> QueueShown:
    """Set a queue whole."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    changed = await organisation.change_queue(
        tx, queue_id, body.version, body.name, body.priority, body.team_ids, body.mode
    )
    return QueueShown.of(changed)


@routes.delete("/queues/{queue_id}", zh="删除队列", act=Act.SETUP_CHANGE)
async def remove_queue(asked: Asked, tx: WriteTx, queue_id: Id) -> None:
    """Remove a queue without dealers."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    await organisation.remove_queue(tx, queue_id)
