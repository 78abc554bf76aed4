"""Declaring a trunk well again: for whoever answers for every dealer that calls over it, and nobody else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.dial_rules import DialRules
from callcenter.core.model import AuditEntry, Dealer, Role, Scope, Trunk
from callcenter.flows.setup import TrunkPlan
from tests.support.api import Api
from tests.web.test_floor_api import calling_calendar

OWN_LINE, OTHER_LINE, SPARE = "own-line", "other-line", "spare"
"""Named by the one dealer, by the other one, and by none."""


@pytest.fixture
async def lines(api: Api) -> None:
    """Three paused trunks; each dealer names its own one."""
    plan = TrunkPlan(name="", pbx="pbx", dial="PJSIP/{number}@pstn", rules=DialRules(), destinations=("_X.",))
    names = (OWN_LINE, OTHER_LINE, SPARE)
    cast(dict[str, TrunkPlan], api.house.setup.trunks).update({name: replace(plan, name=name) for name in names})
    async with api.house.uow.write(SERVICE) as tx:
        for name in names:
            await tx.rows(Trunk).add(Trunk(id=name, pbx="pbx", paused_until=tx.now + timedelta(hours=1)))
    await name_trunks(api, OWN_LINE, OTHER_LINE)


async def name_trunks(api: Api, own: str, other: str) -> None:
    """The trunks that the two dealers call over; empty: any."""
    async with api.house.uow.write(SERVICE) as tx:
        for dealer, trunk in ((api.world.own, own), (api.world.other, other)):
            row = await tx.rows(Dealer).lock(dealer.id)
            await tx.rows(Dealer).save(replace(row, trunk=trunk))


async def resumed(api: Api, headers: dict[str, str]) -> Sequence[str]:
    """The trunks that somebody may declare well: as the list says, as the floor says, and as the service takes it."""
    listed = (await (await api.client.get("/api/v1/trunks", headers=headers)).json())["items"]
    floor = (await (await api.client.get("/api/v1/floor", headers=headers)).json())["trunks"]
    said = [one["name"] for one in listed if one["may_resume"]]
    assert said == [one["id"] for one in floor if one["may_resume"]]
    taken = []
    for one in listed:
        answer = await api.client.post(f"/api/v1/trunks/{one['name']}/resume", headers=headers)
        assert answer.status in (200, 403), await answer.text()
        taken += [one["name"]] if answer.status == 200 else []
    assert said == taken
    return taken


@pytest.mark.usefixtures("lines")
async def test_a_trunk_is_resumed_by_whoever_answers_for_all_its_dealers(api: Api) -> None:
    await calling_calendar(api)
    own, both = await api.signed_in(Role.SUPERVISOR), await api.signed_in(Role.SUPERVISOR, Scope.ALL)
    region = await api.signed_in(Role.SUPERVISOR, Scope.REGION, "华北")
    assert await resumed(api, own) == [OWN_LINE]
    assert await resumed(api, region) == [OTHER_LINE]
    assert await resumed(api, both) == [OWN_LINE, OTHER_LINE, SPARE]
    assert await resumed(api, await api.signed_in(Role.GENERAL_MANAGER, Scope.ALL)) == []
    async with api.house.uow.read() as view:
        trail = await view.rows(AuditEntry).all(act="trunk.resume", subject_id=OTHER_LINE)
    assert len(trail) == 2, "a refused one is not written down as done"


@pytest.mark.usefixtures("lines")
async def test_a_trunk_that_several_dealers_call_over_is_nobodys_of_one_of_them(api: Api) -> None:
    """A dealer without a trunk of its own calls over any, as long as it is at work."""
    await calling_calendar(api)
    await name_trunks(api, OWN_LINE, "")
    own = await api.signed_in(Role.SUPERVISOR)
    assert await resumed(api, own) == []
    async with api.house.uow.write(SERVICE) as tx:
        row = await tx.rows(Dealer).lock(api.world.other.id)
        await tx.rows(Dealer).save(replace(row, active=False))
    assert await resumed(api, own) == [OWN_LINE]
