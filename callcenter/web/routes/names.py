"""Names to choose from in lists' filters and in assignments: people who work follow-ups or tickets within one's reach."""

from typing import Annotated

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Grant, Person, Queue, Role, Scope
from callcenter.flows.ports import ReadTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Model, Shown
from callcenter.web.route import Routes

routes = Routes("people")


class PersonNamed(Shown):
    """Somebody by name, with the roles that they have there."""

    id: Id
    name: str
    roles: list[Role]
    active: bool


class NamesQuery(Model):
    """Who: agents and supervisors work follow-ups, handlers tickets."""

    role: Annotated[list[Role], Field(max_length=6, default_factory=list)]


@routes.get("/names/people", zh="可选人员", act=Act.FOLLOW_UP_SEE)
async def list_names_of_people(asked: Asked, tx: ReadTx, query: NamesQuery) -> list[PersonNamed]:
    """People whose grants touch a dealer within one's reach, by name; no more than the name is told."""
    roles = query.role or [Role.AGENT, Role.SUPERVISOR, Role.HANDLER]
    reach = await asked.reach(tx, Act.FOLLOW_UP_SEE)
    grants = await tx.rows(Grant).all(role__in=roles)
    if not reach.everything:
        touching = await _places(asked, tx, reach.dealers)
        grants = [one for one in grants if one.scope in (Scope.ALL, Scope.OWN) or one.scope_id in touching]
    by_person: dict[str, set[Role]] = {}
    for grant in grants:
        by_person.setdefault(grant.person_id, set()).add(grant.role)
    people = await tx.rows(Person).all(id__in=sorted(by_person)) if by_person else []
    shown = [
        PersonNamed(id=one.id, name=one.name or one.login, roles=sorted(by_person[one.id]), active=one.active)
        for one in people
    ]
    return sorted(shown, key=lambda one: (not one.active, one.name))


async def _places(asked: Asked, tx: ReadTx, dealers: frozenset[str]) -> set[str]:
    """Everything by which a grant can touch these dealers: they themselves, brands, regions, and their queues' teams."""
    places = set(dealers)
    rows = [await asked.house.setup.dealer(tx, id) for id in sorted(dealers)]
    queues = {queue.id: queue for queue in await tx.rows(Queue).all()}
    for dealer in rows:
        places |= {place for place in (dealer.brand, dealer.region) if place}
        queue = queues.get(dealer.queue_id or "")
        places |= set(queue.team_ids) if queue else set()
    return places
