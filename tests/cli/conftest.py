"""A command line with a configuration and an embedded store of its own."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from callcenter.cli import add_commands, cli
from callcenter.config import Config, load_config


@dataclass(frozen=True, slots=True)
class Shell:
    """Runs commands of `callcenter` with one configuration, in this process."""

    file: Path

    @property
    def config(self) -> Config:
        """The configuration as the commands read it."""
        return load_config(self.file, {})

    def run(self, *arguments: str, said: str = "", code: int = 0) -> Result:
        """One command to its end, with what is typed; its exit status must be `code`."""
        result = CliRunner().invoke(cli, ["--config", str(self.file), *arguments], input=said)
        assert result.exit_code == code, f"{result.output}\n{result.exception!r}"
        return result

    def fail(self, *arguments: str, said: str = "") -> BaseException:
        """One command that an error of ours ends; the error."""
        result = CliRunner().invoke(cli, ["--config", str(self.file), *arguments], input=said)
        assert result.exception is not None, result.output
        return result.exception


def write_config(folder: Path, *, port: int = 5038, secret: str = "simulated-secret", extra: str = "") -> Path:
    """A configuration with one exchange and one trunk, its data in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    recordings = folder / "pbx"
    recordings.mkdir(exist_ok=True)
    file = folder / "callcenter.toml"
    place = json.dumps(str(recordings))
    file.write_text(
        f"""{extra}
[service]
data_dir = {json.dumps(str(folder / "var"))}
[recordings]
dir = {json.dumps(str(folder / "recordings"))}
[[pbx]]
name = "main"
port = {port}
secret = "{secret}"
[pbx.recordings]
pbx_dir = {place}
local_dir = {place}
[[pbx.trunks]]
name = "pstn"
area_code = "021"
mobile_zero = "other_area"
""",
        encoding="utf-8",
    )
    return file


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A command line whose store does not exist yet."""
    add_commands()
    return Shell(write_config(tmp_path))


@pytest.fixture(scope="session")
def made_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store that is up to date, made once and copied."""
    add_commands()
    made = Shell(write_config(tmp_path_factory.mktemp("made")))
    made.run("migrate")
    return made.config.service.data_dir / "callcenter.db"


@pytest.fixture
def ready_shell(shell: Shell, made_store: Path) -> Shell:
    """A command line whose store is up to date."""
    folder = shell.config.service.data_dir
    folder.mkdir(parents=True)
    shutil.copy(made_store, folder)
    return shell


MakeShell = Callable[[str], Shell]


@pytest.fixture
def another(tmp_path: Path) -> MakeShell:
    """Another command line with a store of its own, by name."""
    return lambda name: Shell(write_config(tmp_path / name))
