"""What `doctor` finds about an exchange, and the remedy it names."""

from pathlib import Path

from callcenter.ami.rights import Check, Verdict
from callcenter.sim.server import SimulatedAsterisk
from tests.support.exchanges import SimExchange, sim_exchange


async def found(exchange: SimExchange, name: str) -> Check:
    return next(check for check in await exchange.pbx.check() if check.name == name)


async def test_everything_is_good_when_the_exchange_is_set_up(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        assert {check.verdict for check in await exchange.pbx.check()} == {Verdict.GOOD}


async def test_missing_right_is_named_when_an_action_is_not_allowed(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        exchange.sim.actions.forbidden = {"originate"}
        check = await found(exchange, "ami-rights-missing")
        assert (check.verdict, check.found) == (Verdict.BAD, "Originate")
        assert "originate" in check.remedy_en
        assert "originate" in check.remedy_zh


async def test_missing_right_is_named_when_without_it_the_link_cannot_come_up(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        exchange.sim.actions.forbidden = {"getvar"}
        assert (await found(exchange, "ami-rights-missing")).found == "Getvar"
        assert (await found(exchange, "dialplan-version")).verdict is Verdict.BAD


async def test_refused_login_is_named(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        exchange.sim.faults.refuse_logins = True
        check = await found(exchange, "pbx-link")
        assert "Authentication failed" in check.found


async def test_right_too_many_is_a_warning(tmp_path: Path) -> None:
    """With `system` an Originate can run shell commands as root."""
    async with sim_exchange(tmp_path) as exchange:
        exchange.sim.actions.extra_rights = {"DBPut": "system,all"}
        check = await found(exchange, "ami-rights-dangerous")
        assert (check.verdict, check.found) == (Verdict.WARNING, "DBPut")


async def test_command_that_mends_it_is_named_when_the_dialplan_is_absent(tmp_path: Path) -> None:
    def empty(sim: SimulatedAsterisk) -> None:
        sim.core.variables.clear()

    async with sim_exchange(tmp_path, prepare=empty) as exchange:
        check = await found(exchange, "dialplan-version")
        assert (check.verdict, check.found) == (Verdict.BAD, "absent")
        assert "dialplan reload" in check.remedy_en


async def test_link_that_is_down_is_one_bad_check(tmp_path: Path) -> None:
    async with sim_exchange(tmp_path) as exchange:
        await exchange.sim.kill()
        checks = await exchange.pbx.check()
        assert [(check.name, check.verdict) for check in checks] == [("pbx-link", Verdict.BAD)]
