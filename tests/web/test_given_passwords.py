"""A password that somebody else gave is good for three days: whoever finds it later gets in with it no more."""

from datetime import timedelta

import pytest

from callcenter.core.model import Person, Role
from tests.support.api import Api
from tests.support.clock import ManualClock

CHOSEN = "my very own 9"


async def sign_in(api: Api, login: str, password: str) -> tuple[int, str, dict[str, str]]:
    answer = await api.client.post("/api/v1/session", json={"login": login, "password": password})
    said = await answer.json()
    cookies = "; ".join(f"{name}={one.value}" for name, one in answer.cookies.items())
    api.client.session.cookie_jar.clear()
    return answer.status, said.get("code", ""), {"Cookie": cookies}


async def invited(api: Api, login: str) -> dict[str, object]:
    body = {"login": login, "name": "李娜", "grants": [{"role": "agent", "scope": "all"}]}
    answer = await api.client.post("/api/v1/users/invite", json=body, headers=await api.administrator())
    assert answer.status == 201, await answer.text()
    said: dict[str, object] = await answer.json()
    return said


async def test_an_invitation_runs_out_and_a_new_password_opens_again(api: Api, clock: ManualClock) -> None:
    given = await invited(api, "li.na")
    assert given["password_until"] == (clock.now() + timedelta(hours=72)).isoformat().replace("+00:00", "Z")
    password = str(given["one_time_password"])
    await clock.advance(timedelta(hours=73))
    assert (await sign_in(api, "li.na", password))[:2] == (403, "password-run-out")
    assert (await sign_in(api, "li.na", "something else"))[:2] == (401, "wrong-sign-in"), "nobody else learns of it"
    url = f"/api/v1/users/{given['id']}/one-time-password"
    again = await api.client.post(url, json={"version": given["version"]}, headers=await api.administrator())
    fresh = str((await again.json())["one_time_password"])
    status, _, cookie = await sign_in(api, "li.na", fresh)
    assert status == 201
    changed = await api.client.put("/api/v1/me/password", json={"current": fresh, "new": CHOSEN}, headers=cookie)
    assert changed.status < 300, await changed.text()
    await clock.advance(timedelta(days=100))
    assert (await sign_in(api, "li.na", CHOSEN))[0] == 201, "one's own password does not run out"


@pytest.mark.parametrize("how", ["added", "changed"])
async def test_a_password_that_an_administrator_typed_runs_out_too(api: Api, clock: ManualClock, how: str) -> None:
    headers = await api.administrator()
    if how == "added":
        body = {"login": "zhang.wei", "name": "张伟", "password": CHOSEN}
        made = await api.client.post("/api/v1/users", json=body, headers=headers)
        assert made.status == 201, await made.text()
    else:
        person = await api.add_person(Role.AGENT, login="zhang.wei")
        change = {"version": person.version, "password": CHOSEN}
        async with api.house.uow.read() as view:
            change["version"] = (await view.rows(Person).get(person.id)).version
        made = await api.client.patch(f"/api/v1/users/{person.id}", json=change, headers=headers)
        assert made.status == 200, await made.text()
    await clock.advance(timedelta(hours=71))
    assert (await sign_in(api, "zhang.wei", CHOSEN))[0] == 201
    await clock.advance(timedelta(hours=2))
    assert (await sign_in(api, "zhang.wei", CHOSEN))[:2] == (403, "password-run-out")
