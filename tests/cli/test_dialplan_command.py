"""dialplan test: every rule that leads to the dial string, and whether the number may be rung. Nothing is dialled."""

import pytest

from callcenter.cli.opened import run, store
from callcenter.core.access import SERVICE
from callcenter.errors import Invalid
from callcenter.flows.documents import add_version
from tests.cli.conftest import Shell


def test_each_rule_is_told_with_the_string_after_it(shell: Shell) -> None:
    said = shell.run("dialplan", "test", "138 0013 8000").output
    assert "外地手机加拨0: 013800138000" in said
    assert "PJSIP/013800138000@pstn" in said
    assert "可以拨打" in said


def test_the_english_words_come_on_request(shell: Shell) -> None:
    assert "may be rung" in shell.run("dialplan", "test", "021-62345678", "--language", "en").output


def test_a_number_that_no_trunk_may_ring_ends_with_status_1(shell: Shell) -> None:
    assert "must not be rung" in shell.run("dialplan", "test", "+442071838750", "--language", "en", code=1).output


@pytest.mark.parametrize("number", ["110", "hello", "12"])
def test_what_is_no_customers_number_is_refused_with_its_reason(shell: Shell, number: str) -> None:
    assert isinstance(shell.fail("dialplan", "test", number), Invalid)


def test_an_unknown_trunk_is_refused(shell: Shell) -> None:
    assert isinstance(shell.fail("dialplan", "test", "13800138000", "--trunk", "none"), Invalid)


async def _maintain(shell: Shell) -> None:
    rules = {"destinations": ["_1X."], "access_prefix": "9"}
    async with store(shell.config) as uow, uow.write(SERVICE) as tx:
        await add_version(tx, "trunk", shell.config.pbx[0].trunks[0].name, name="", body=rules, after=0)


def test_the_rules_that_people_maintain_count_where_there_is_a_store(shell: Shell) -> None:
    """The console's version of a trunk's rules stands above the configuration's."""
    shell.run("migrate")
    run(_maintain(shell))
    said = shell.run("dialplan", "test", "138 0013 8000", "--language", "en").output
    assert "access prefix: 913800138000" in said
