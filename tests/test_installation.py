"""What the documents have an operator type, and the unit that systemd reads, held against the tree they come with."""

import re
from collections import defaultdict
from pathlib import Path

import click

from callcenter.cli import add_commands, cli
from tests.support.service import NICE_OF_THE_UNIT

ROOT = Path(__file__).parents[1]
UNIT = ROOT / "packaging" / "callcenter.service"
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def unit() -> dict[str, list[str]]:
    """Every value of each directive of the unit."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in UNIT.read_text(encoding="utf-8").splitlines():
        name, assigned, value = line.partition("=")
        if assigned and not line.startswith(("#", "[")):
            found[name].append(value)
    return found


def block(heading: str) -> str:
    """The first commands under a heading of docs/operations.md."""
    return OPERATIONS.partition(f"## {heading}\n")[2].partition("```\n")[2].partition("```")[0]


def test_unit_needs_no_account_but_the_one_that_the_installation_makes() -> None:
    """systemd starts nothing as a member of a group that the machine does not have, and its Asterisk may be elsewhere."""
    directives = unit()
    made = re.search(r"^adduser --system --group .* (\w+)$", block("安装 · Installing"), re.MULTILINE)
    assert made is not None
    assert directives["User"] == directives["Group"] == [made[1]]
    assert "SupplementaryGroups" not in directives
    assert f"usermod -aG asterisk {made[1]}" in block("安装 · Installing")


def test_unit_starts_where_the_exchanges_folder_is_not_there() -> None:
    (paths,) = unit()["ReadWritePaths"]
    own, *others = paths.split()
    assert own == "/var/lib/" + unit()["StateDirectory"][0]
    assert others and all(path.startswith("-") for path in others)


def test_unit_has_the_weight_that_the_figures_were_seen_with() -> None:
    """A step of niceness is worth a factor of 1.25 to the scheduler, and 100 is everybody's weight."""
    (weight,) = unit()["CPUWeight"]
    assert int(weight) == round(100 * 1.25**-NICE_OF_THE_UNIT, -2)


def scripts_in(commands: str) -> list[tuple[str, str]]:
    """The scripts that are run, each with its first argument, in order."""
    typed = "\n".join(line.partition("#")[0] for line in commands.splitlines())
    return re.findall(r"(scripts/\w+) (\w+)", typed)


def test_upgrade_renews_everything_that_the_installation_made() -> None:
    """The console is built, not brought along, and pip leaves a driver of before as it is: both would stay the old ones."""
    installing, upgrading = block("安装 · Installing"), block("升级 · Upgrading")
    assert scripts_in(installing) == scripts_in(upgrading) != []
    for commands in (installing, upgrading):
        assert "scripts/setup postgres" in commands
        assert "packaging/callcenter.service /etc/systemd/system/" in commands


def test_scripts_that_an_operator_types_take_those_arguments() -> None:
    for script, argument in {*re.findall(r"(scripts/\w+) ([a-z]+)", OPERATIONS)}:
        text = (ROOT / script).read_text(encoding="utf-8")
        assert re.search(rf"(^|\||\bin)\s*{argument}\s*(\||\))", text, re.MULTILINE), f"{script} {argument}"


def test_commands_that_an_operator_types_exist() -> None:
    add_commands()
    typed = re.findall(
        r"^(?:runuser -u callcenter -- )?callcenter ([a-z]+)(?: ([a-z][a-z-]+))?", _typed(), re.MULTILINE
    )
    assert typed
    for name, more in typed:
        command = cli.commands[name]
        if more:
            assert isinstance(command, click.Group) and more in command.commands


def _typed() -> str:
    return "\n".join(part for part in OPERATIONS.split("```")[1::2])
