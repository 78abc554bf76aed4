"""What `GET /me` tells of how far one's acts go: it is the same reach that every route asks."""

from typing import Any

from callcenter.core.access import SERVICE
from callcenter.core.acts import TABLE, Act
from callcenter.core.model import Grant, Role, Scope
from tests.support.api import Api


def of(me: dict[str, Any], act: Act) -> dict[str, Any]:
    """How far an act goes; each act stands once."""
    (found,) = [reach for reach in me["reaches"] if act in reach["acts"]]
    return {name: value for name, value in found.items() if name != "acts"}


async def test_a_reach_is_told_in_dealers_when_roles_differ_from_place_to_place(api: Api) -> None:
    """Supervisor of a region, general manager of another dealer, agent of a team: each act in the dealers it goes to."""
    own, other = api.world.own.id, api.world.other.id
    person = await api.add_person(Role.SUPERVISOR, Scope.REGION, api.world.own.region)
    async with api.house.uow.write(SERVICE) as tx:
        await tx.rows(Grant).add(
            Grant(id=tx.new_id(), person_id=person.id, role=Role.GENERAL_MANAGER, scope=Scope.DEALER, scope_id=other)
        )
        await tx.rows(Grant).add(
            Grant(
                id=tx.new_id(), person_id=person.id, role=Role.AGENT, scope=Scope.TEAM, scope_id=api.world.other_team.id
            )
        )
    me = await (await api.client.get("/api/v1/me", headers=await api.session_of(person))).json()
    assert of(me, Act.CALL_LISTEN) == {"everything": False, "own": False, "dealers": sorted([own, other])}
    assert of(me, Act.CALL_SETTLE) == {"everything": False, "own": False, "dealers": [own]}
    assert of(me, Act.AUDIT_SEE) == {"everything": False, "own": False, "dealers": [other]}
    assert of(me, Act.CALL_END) == {"everything": False, "own": True, "dealers": [own]}
    assert of(me, Act.FOLLOW_UP_WORK) == {"everything": False, "own": False, "dealers": sorted([own, other])}
    assert sorted(act for reach in me["reaches"] for act in reach["acts"]) == sorted(me["acts"])


async def test_a_reach_over_everything_names_no_dealer(api: Api) -> None:
    me = await (await api.client.get("/api/v1/me", headers=await api.administrator())).json()
    allowed = [act for act in Act if Role.ADMINISTRATOR in TABLE[act]]
    assert sorted(me["acts"]) == sorted(allowed)
    assert me["reaches"] == [{"acts": allowed, "everything": True, "own": True, "dealers": []}]
