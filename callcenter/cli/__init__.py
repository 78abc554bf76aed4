"""The command `callcenter`. A module of this package adds its commands by a list named `commands`."""

import importlib
import pkgutil
from pathlib import Path

import click

from callcenter import __version__
from callcenter.config import Config, load_config
from callcenter.errors import CallcenterError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    "config_path",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="CALLCENTER_CONFIG",
    help="The configuration (TOML). Default: callcenter.toml here, else /etc/callcenter/callcenter.toml.",
)
@click.version_option(__version__, prog_name="callcenter")
@click.pass_context
def cli(context: click.Context, config_path: Path | None) -> None:
    """回访与投诉服务 · Follow-up calls and complaints for vehicle dealers, on Asterisk."""
    context.obj = config_path


def configuration(context: click.Context) -> Config:
    """The configuration that --config names; for commands. Raises BadConfig with every error at once."""
    path = context.find_root().obj
    return load_config(path if isinstance(path, Path) else None)


def add_commands() -> None:
    """Add the commands of every module of this package, by name and once."""
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        module = importlib.import_module(f"{__name__}.{found.name}")
        for command in getattr(module, "commands", []):
            cli.add_command(command)


def main() -> None:
    """Run the command line; an error of ours is a message and exit status 1, never a traceback."""
    add_commands()
    try:
        cli(prog_name="callcenter")
    except CallcenterError as error:
        raise SystemExit(f"callcenter: {error}") from None
