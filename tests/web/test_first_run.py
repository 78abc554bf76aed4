"""The first administrator of a new service, made by whoever can read its log (S2-34)."""

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import Person, Role, Scope
from callcenter.web.auth import COOKIE
from callcenter.web.first_run import FIRST_RUN, FirstRun, WrongFirstRunCode
from tests.support.api import Api

WANTED = {"login": "root1", "name": "林静", "password": "a long enough one", "language": "zh-CN"}


def own(api: Api) -> FirstRun:
    """What the application keeps."""
    app = api.client.app
    assert app is not None
    found: FirstRun = app[FIRST_RUN]
    return found


async def test_first_run_is_needed_as_long_as_nobody_administers_everything(api: Api) -> None:
    await api.add_person(Role.SUPERVISOR)
    await api.add_person(Role.ADMINISTRATOR, Scope.DEALER)
    told = await (await api.client.get("/api/v1/first-run")).json()
    assert told["needed"] and told["near"]
    await api.administrator()
    assert not (await (await api.client.get("/api/v1/first-run")).json())["needed"]


async def test_the_first_administrator_is_made_and_signed_in_when_the_code_is_right(api: Api) -> None:
    """Blanks, hyphens and case of the code do not matter; a second one is refused."""
    code = own(api).code.lower().replace("-", " ")
    made = await api.client.post("/api/v1/first-run", json={"code": code, **WANTED})
    assert made.status == 201, await made.text()
    told = await made.json()
    assert "people.change" in told["acts"] and COOKIE in made.cookies and not told["must_change_password"]
    again = await api.client.post("/api/v1/first-run", json={"code": code, **WANTED, "login": "root2"})
    assert (again.status, (await again.json())["code"]) == (409, "first-run-over")
    with pytest.raises(WrongFirstRunCode):
        own(api).check(code)  # an old log lets nobody in, should the administrator be switched off later


async def test_nobody_is_made_when_the_code_is_wrong(api: Api) -> None:
    """Wrong codes are counted like wrong passwords: the sixth within the window is not even looked at."""
    codes = []
    for _ in range(api.house.config.web.sign_in_tries_per_account + 1):
        answer = await api.client.post("/api/v1/first-run", json={"code": "AAAA-AAAA-AAAA-AAAA", **WANTED})
        codes.append((await answer.json())["code"])
    assert set(codes[:-1]) == {"wrong-first-run-code"} and codes[-1] == "too-many"
    async with api.house.uow.read() as view:
        assert await view.rows(Person).first(login="root1") is None


async def test_a_weak_password_is_refused_when_the_code_is_right(api: Api) -> None:
    answer = await api.client.post(
        "/api/v1/first-run", json={"code": own(api).code, **WANTED, "password": "1234567890"}
    )
    told = await answer.json()
    assert answer.status == 422 and told["problems"][0]["field"] == "password"


async def test_the_code_is_written_for_the_service_user_only(api: Api) -> None:
    """It is in the folder of data until there is an administrator."""
    run = own(api)
    await run.announce()
    assert run.file.read_text().strip() == run.code
    assert run.file.stat().st_mode & 0o077 == 0
    await api.administrator()
    await run.announce()
    assert not run.file.exists()


async def test_first_run_is_needed_again_when_the_only_administrator_is_inactive(api: Api) -> None:
    """The way back in for whoever can read the log, after the last administrator has gone."""
    person = await api.add_person(Role.ADMINISTRATOR, Scope.ALL)
    async with api.house.uow.write(SERVICE) as tx:
        row = await tx.rows(Person).get(person.id)
        object.__setattr__(row, "active", False)
        await tx.rows(Person).save(row)
    assert await own(api).needed()
