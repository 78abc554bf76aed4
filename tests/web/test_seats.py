"""Seats through the API: whose a supervisor sees and moves."""

from callcenter.core.access import SERVICE
from callcenter.core.model import Role, Scope, Seat, SeatState
from callcenter.flows import seats
from tests.support.api import Api


async def test_a_supervisor_sees_and_moves_the_seats_within_reach_only(api: Api) -> None:
    """Those of the own dealer and of the teams that work its queue; another dealer's agents are not there (S2-6)."""
    own = await api.add_person(Role.AGENT)
    of_team = await api.add_person(Role.AGENT, Scope.TEAM)
    other = await api.add_person(Role.AGENT, Scope.DEALER, api.world.other.id)
    async with api.house.uow.write(SERVICE) as tx:
        team = await tx.rows(type(api.world.team)).get(api.world.team.id)
        team.member_ids.append(of_team.id)
        await tx.rows(type(team)).save(team)
        for place, person in enumerate((own, of_team, other)):
            await seats.sign_on(tx, person_id=person.id, device=f"100{place}", pbx="pbx", alive=True)
            await seats.make_ready(tx, person.id)
    headers = await api.signed_in(Role.SUPERVISOR)
    listed = await (await api.client.get("/api/v1/agents", headers=headers)).json()
    assert {seat["id"] for seat in listed["items"]} == {own.id, of_team.id}
    pause = {"state": "paused", "reason": "meeting"}
    statuses = [
        (await api.client.put(f"/api/v1/agents/{person.id}/state", json=pause, headers=headers)).status
        for person in (own, of_team, other)
    ]
    away = await api.client.post(f"/api/v1/agents/{other.id}/sign-off", headers=headers)
    assert (statuses, away.status) == ([200, 200, 404], 404)
    async with api.house.uow.read() as view:
        assert (await view.rows(Seat).get(other.id)).state is SeatState.READY
