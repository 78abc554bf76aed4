"""The demonstration's passwords are known to everybody: they open a door only where `demonstration` is true."""

from dataclasses import replace

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import Person, Role
from callcenter.flows.people import DEMONSTRATION_PASSWORDS
from tests.support.api import Api

PASSWORD = sorted(DEMONSTRATION_PASSWORDS)[0]


async def somebody(api: Api) -> Person:
    """A person who was given the demonstration's password, however that came about."""
    person = await api.add_person(Role.AGENT)
    encoded = await api.house.passwords.hash(PASSWORD)
    async with api.house.uow.write(SERVICE) as tx:
        return await tx.rows(Person).save(replace(person, password_hash=encoded))


@pytest.mark.parametrize(("demonstration", "status"), [(True, 201), (False, 401)])
async def test_the_known_password_opens_the_demonstration_only(api: Api, demonstration: bool, status: int) -> None:
    person = await somebody(api)
    object.__setattr__(api.house.config, "demonstration", demonstration)
    answer = await api.client.post("/api/v1/session", json={"login": person.login, "password": PASSWORD})
    assert answer.status == status


async def test_nobody_is_given_the_known_password_elsewhere(api: Api) -> None:
    headers = await api.administrator()
    body = {"login": "somebody", "name": "王小明", "password": PASSWORD}
    answer = await api.client.post("/api/v1/users", json=body, headers=headers)
    assert answer.status == 422
    assert (await answer.json())["problems"][0]["reason"] == "too-common"
