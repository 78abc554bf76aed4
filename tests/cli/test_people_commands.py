"""users and token: the first administrator has a password that somebody chose; a token is shown once and can be ended."""

import asyncio

import pytest

from callcenter.cli.opened import store
from callcenter.core.access import SERVICE
from callcenter.core.model import ApiToken, Dealer, Grant, Person, Role, Scope
from callcenter.errors import Conflict, Duplicate, Invalid, NotFound
from callcenter.flows.sign_in import hash_secret
from callcenter.web.passwords import Passwords
from tests.cli.conftest import Shell

PASSWORD = "correct horse 7"
BOSS = ("users", "create-admin", "--login", "boss", "--name", "店长", "--password-stdin")


async def people(shell: Shell) -> tuple[list[Person], list[Grant], list[ApiToken]]:
    """What the store holds of people."""
    async with store(shell.config) as uow, uow.read() as view:
        return await view.rows(Person).all(), await view.rows(Grant).all(), await view.rows(ApiToken).all()


def test_the_first_administrator_reaches_everything(ready_shell: Shell) -> None:
    ready_shell.run(*BOSS, said=PASSWORD)
    (person,), (grant,), _ = asyncio.run(people(ready_shell))
    assert (grant.role, grant.scope, person.must_change_password) == (Role.ADMINISTRATOR, Scope.ALL, False)
    assert asyncio.run(Passwords().verify(person.password_hash, PASSWORD))


def test_the_password_is_typed_twice_and_asked_again_when_weak(ready_shell: Shell) -> None:
    typed = "\n".join(["short", "short", PASSWORD, PASSWORD]) + "\n"
    said = ready_shell.run("users", "create-admin", "--login", "boss", "--name", "店长", said=typed).output
    assert "too short" in said
    assert PASSWORD not in said


@pytest.mark.parametrize("password", ["short", "boss-boss-boss", "callcenter-demo", ""])
def test_a_weak_password_is_refused(ready_shell: Shell, password: str) -> None:
    """The demonstration's password is known to everybody: outside of it nobody gets it."""
    assert isinstance(ready_shell.fail(*BOSS, said=password), Invalid)
    assert asyncio.run(people(ready_shell))[0] == []


def test_the_demonstration_takes_its_own_password(ready_shell: Shell) -> None:
    ready_shell.file.write_text("demonstration = true\n" + ready_shell.file.read_text("utf-8"), "utf-8")
    ready_shell.run(*BOSS, said="callcenter-demo")
    (person,), _, _ = asyncio.run(people(ready_shell))
    assert asyncio.run(Passwords().verify(person.password_hash, "callcenter-demo"))


def test_a_login_that_is_taken_is_refused(ready_shell: Shell) -> None:
    ready_shell.run(*BOSS, said=PASSWORD)
    assert isinstance(ready_shell.fail(*BOSS, said=PASSWORD), (Duplicate, Conflict))


def test_a_new_password_must_be_changed_at_the_next_sign_in(ready_shell: Shell) -> None:
    ready_shell.run(*BOSS, said=PASSWORD)
    ready_shell.run("users", "set-password", "--login", "boss", "--password-stdin", said="another horse 8")
    (person,), _, _ = asyncio.run(people(ready_shell))
    assert person.must_change_password
    assert asyncio.run(Passwords().verify(person.password_hash, "another horse 8"))


def test_a_token_is_shown_once_and_kept_as_a_hash(ready_shell: Shell) -> None:
    result = ready_shell.run("token", "create", "DMS", "--days", "30")
    secret = next(line for line in result.output.splitlines() if line.startswith("cc_"))
    _, (grant,), (token,) = asyncio.run(people(ready_shell))
    assert token.secret_hash == hash_secret(secret)
    assert token.expires_at is not None
    assert (grant.role, grant.scope) == (Role.INTEGRATION, Scope.ALL)
    assert secret not in ready_shell.run("token", "list").output


def test_a_revoked_token_says_so(ready_shell: Shell) -> None:
    ready_shell.run("token", "create", "DMS")
    *_, (token,) = asyncio.run(people(ready_shell))
    ready_shell.run("token", "revoke", token.id)
    assert "revoked" in ready_shell.run("token", "list").output


async def _add_dealers(shell: Shell, *codes: str) -> None:
    async with store(shell.config) as uow, uow.write(SERVICE) as tx:
        for code in codes:
            await tx.rows(Dealer).add(Dealer(id=tx.new_id(), code=code, name=code))


def test_a_token_never_reaches_more_than_the_dealers_asked_for(ready_shell: Shell) -> None:
    """The account reaches every dealer: `--dealer` on its second token would be a promise that nobody keeps."""
    asyncio.run(_add_dealers(ready_shell, "SH01", "SH02"))
    ready_shell.run("token", "create", "DMS")
    said = ready_shell.run("token", "create", "SH01", "--dealer", "SH01", code=2).output
    assert "--login" in said and "账户" in said
    ready_shell.run("token", "create", "SH01", "--login", "dms-sh01", "--dealer", "SH01")
    ready_shell.run("token", "create", "SH01 again", "--login", "dms-sh01", "--dealer", "SH01")
    ready_shell.run("token", "create", "both", "--login", "dms-sh01", "--dealer", "SH01", "--dealer", "SH02", code=2)
    ready_shell.run("token", "create", "SH02", "--login", "dms-sh01", "--dealer", "SH02", code=2)
    _, grants, tokens = asyncio.run(people(ready_shell))
    assert sorted(grant.scope for grant in grants) == [Scope.ALL, Scope.DEALER]
    assert sorted(token.name for token in tokens) == ["DMS", "SH01", "SH01 again"]


def test_a_token_acts_as_no_person_who_signs_in(ready_shell: Shell) -> None:
    """An administrator's login by mistake would give the other system everything that they may do."""
    ready_shell.run(*BOSS, said=PASSWORD)
    assert "integration" in ready_shell.run("token", "create", "DMS", "--login", "boss", code=2).output
    assert asyncio.run(people(ready_shell))[2] == []


def test_a_token_for_an_unknown_dealer_is_refused(ready_shell: Shell) -> None:
    assert isinstance(ready_shell.fail("token", "create", "DMS", "--dealer", "XX99"), NotFound)
    assert asyncio.run(people(ready_shell)) == ([], [], [])
    ready_shell.run("token", "create", "DMS")
    assert isinstance(ready_shell.fail("token", "create", "more", "--dealer", "XX99"), NotFound)
    assert len(asyncio.run(people(ready_shell))[2]) == 1
