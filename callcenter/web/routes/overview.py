"""What set-up screens choose from: the table of roles and acts, and the organisation at a glance."""

from callcenter.core.access import limit_of
from callcenter.core.acts import Act, Limit
from callcenter.core.model import CalendarRow, Dealer, Document, Queue, Role, Team
from callcenter.flows.ports import ReadTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Shown
from callcenter.web.prose import said
from callcenter.web.route import Routes

routes = Routes("organisation")

MOST_DEALERS = 5_000


class RoleShown(Shown):
    """A role, named in the asker's language."""

    role: Role
    text: str


class ActShown(Shown):
    """An act, named in the asker's language, and how far each role goes with it (a role that is missing: not at all)."""

    act: Act
    text: str
    limits: dict[Role, Limit]


class RoleTable(Shown):
    """Who may do what: the whole table."""

    roles: list[RoleShown]
    acts: list[ActShown]


class NamedRow(Shown):
    """Something to choose by its name."""

    id: str
    name: str


class DealerName(NamedRow):
    """A dealer to choose."""

    code: str
    brand: str
    region: str
    active: bool


class CodeName(Shown):
    """Something to choose by its code; `kind` as with calendars and documents."""

    kind: str
    code: str
    name: str


class Organisation(Shown):
    """All that forms choose from, within reach."""

    brands: list[str]
    regions: list[str]
    dealers: list[DealerName]
    teams: list[NamedRow]
    queues: list[NamedRow]
    calendars: list[CodeName]
    documents: list[CodeName]
    trunks: list[str]


@routes.get("/roles", zh="角色与权限表", act=Act.SETUP_SEE)
async def show_roles(asked: Asked) -> RoleTable:
    """Show which role may do what: within the grant's scope, or with the own only."""
    language = asked.language
    limits = {act: {role: limit for role in Role if (limit := limit_of(role, act)) is not None} for act in Act}
    return RoleTable(
        roles=[RoleShown(role=role, text=said(language, "roles", role) or role) for role in Role],
        acts=[ActShown(act=act, text=said(language, "acts", act) or act, limits=limits[act]) for act in Act],
    )


@routes.get("/organisation", zh="组织一览", act=Act.SETUP_SEE)
async def show_organisation(asked: Asked, tx: ReadTx) -> Organisation:
    """Show the names that forms choose from: brands, regions, dealers within reach, teams, queues, calendars, documents."""
    where = await asked.where(tx, Act.SETUP_SEE, dealer="id")
    dealers = await tx.rows(Dealer).all(order=("code", "id"), limit=MOST_DEALERS, **where)
    shipped = set(asked.house.setup.shipped)
    kept = {(row.kind, row.code) for row in await tx.rows(Document).all(active=True)}
    calendars = await tx.rows(CalendarRow).all(order=("code", "id"))
    return Organisation(
        brands=sorted({dealer.brand for dealer in dealers if dealer.brand}),
        regions=sorted({dealer.region for dealer in dealers if dealer.region}),
        dealers=[DealerName.of(dealer) for dealer in dealers],
        teams=[NamedRow.of(team) for team in await tx.rows(Team).all(order=("name", "id"))],
        queues=[NamedRow.of(queue) for queue in await tx.rows(Queue).all(order=("priority", "id"))],
        calendars=[CodeName.of(row) for row in calendars],
        documents=[CodeName(kind=kind, code=code, name="") for kind, code in sorted(shipped | kept)],
        trunks=list(asked.house.setup.trunks),
    )
