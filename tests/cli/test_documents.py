"""What the documents for people promise of commands and alarms, held against the code."""

import re
from pathlib import Path

import click

from callcenter.cli import add_commands, cli

ROOT = Path(__file__).parents[2]


def test_every_command_stands_in_the_readme() -> None:
    add_commands()
    readme = (ROOT / "README.md").read_text("utf-8")
    wanted = [name for name in cli.commands if f"`{name}" not in readme]
    assert wanted == []


def test_every_group_says_in_both_languages_what_it_does() -> None:
    add_commands()
    silent = [
        command.name
        for command in _all(cli)
        if not (re.search(r"[\u4e00-\u9fff]", command.help or "") and " · " in (command.help or ""))
    ]
    assert silent == []


def test_every_alarm_is_explained_with_what_to_do() -> None:
    """An alarm that no document explains helps nobody at night."""
    code = "".join(path.read_text("utf-8") for path in (ROOT / "callcenter").rglob("*.py"))
    named = set(re.findall(r'"alarm\.([a-z_]+)"', code))
    told = (ROOT / "docs" / "operations.md").read_text("utf-8")
    assert {name for name in named if f"`{name}`" not in told} == set()
    assert "facts_lost" in named


def _all(group: click.Group) -> list[click.Command]:
    found: list[click.Command] = []
    for command in group.commands.values():
        found += [command, *(_all(command) if isinstance(command, click.Group) else [])]
    return found
