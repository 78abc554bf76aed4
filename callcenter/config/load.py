"""Reading the configuration: TOML, the environment over it, secrets from files, then one strict look at all."""

import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError, ValidationInfo, model_validator
from pydantic_core import ErrorDetails

from callcenter.config.sections import (
    Database,
    Imports,
    PolicyChoice,
    Recordings,
    Retention,
    Section,
    Service,
    Sms,
    Web,
)
from callcenter.config.telephony import Dialing, Pbx
from callcenter.errors import BadConfig, Problem

PREFIX = "CALLCENTER__"
PLACES = (Path("callcenter.toml"), Path("/etc/callcenter/callcenter.toml"))
SECRETS = ("secret", "password", "url", "callback_token")
"""Keys whose value may come from the file that `<key>_file` names."""


class Config(Section):
    """Everything that can be set. `demonstration` allows the demonstration's known passwords and nothing else does."""

    demonstration: bool = False
    service: Service = Service()
    database: Database = Database()
    web: Web = Web()
    pbx: tuple[Pbx, ...] = ()
    dialing: Dialing = Dialing()
    sms: Sms = Sms()
    imports: Imports = Imports()
    recordings: Recordings = Recordings()
    retention: Retention = Retention()
    policy: PolicyChoice = PolicyChoice()

    @model_validator(mode="after")
    def _names_once(self, info: ValidationInfo) -> "Config":
        names = [pbx.name for pbx in self.pbx]
        trunks = [trunk.name for pbx in self.pbx for trunk in pbx.trunks]
        for what, found in (("pbx", names), ("trunk", trunks)):
            if twice := sorted({name for name in found if found.count(name) > 1}):
                raise ValueError(f"every {what} needs a name of its own; used twice: {', '.join(twice)}")
        return self

    @property
    def database_url(self) -> str:
        """The address for SQLAlchemy; without one, the embedded SQLite in data_dir."""
        return self.database.url.get_secret_value() or f"sqlite+aiosqlite:///{self.service.data_dir / 'callcenter.db'}"


def load_config(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Config:
    """Read and check the whole configuration.

    `path`: the TOML file; None takes the first of PLACES that exists, else defaults alone.
    `environment`: default os.environ; CALLCENTER__SECTION__KEY overlays a key, numbers index lists
    (CALLCENTER__PBX__0__SECRET_FILE), values of lists and tables are JSON.
    Raises BadConfig with every problem found, each with its key path (pbx.0.port).
    """
    if path is None:
        path = next((place for place in PLACES if place.is_file()), None)
    problems: list[Problem] = []
    data = _read_toml(path) if path else {}
    base = path.absolute().parent if path else Path.cwd()
    named = _overlay(data, os.environ if environment is None else environment, problems)
    _read_secrets(data, base, problems)
    try:
        config = Config.model_validate(data, context={"base": base})
    except ValidationError as refused:
        problems += [_problem(error, named) for error in refused.errors(include_url=False, include_input=False)]
    else:
        if not problems:
            return config
    raise BadConfig(problems)


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadConfig([Problem(str(path), f"cannot be read: {error.strerror}")]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadConfig([Problem(str(path), f"is not TOML: {error}")]) from None


def _overlay(data: dict[str, Any], environment: Mapping[str, str], problems: list[Problem]) -> dict[str, str]:
    """Put the environment's values in; returns which variable gave which key path, for the messages."""
    named: dict[str, str] = {}
    for name in sorted(environment):
        if not name.upper().startswith(PREFIX):
            continue
        keys = name[len(PREFIX) :].lower().split("__")
        named[".".join(keys)] = name
        if not all(keys) or not _put(data, keys, _value(environment[name])):
            problems.append(Problem(name, "does not name a setting"))
    return named


def _put(data: Any, keys: list[str], value: Any) -> bool:
    head, *rest = keys
    if isinstance(data, list):
        if not head.isdigit() or int(head) > len(data):
            return False
        if int(head) == len(data):
            data.append({})
        place: str | int = int(head)
    elif isinstance(data, dict):
        place = head
    else:
        return False
    if not rest:
        data[place] = value
        return True
    if isinstance(data, dict) and place not in data:
        data[place] = [] if rest[0].isdigit() else {}
    return _put(data[place], rest, value)


def _value(text: str) -> Any:
    """Lists and tables are written as JSON; everything else is the text, which the setting's type reads."""
    if text[:1] in ("[", "{"):
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text


def _read_secrets(data: Any, base: Path, problems: list[Problem], path: str = "") -> None:
    if isinstance(data, list):
        for index, item in enumerate(data):
            _read_secrets(item, base, problems, f"{path}{index}.")
    elif isinstance(data, dict):
        for key, value in list(data.items()):
            _read_secrets(value, base, problems, f"{path}{key}.")
        for key in SECRETS:
            named = data.get(f"{key}_file")
            if not isinstance(named, str) or not named:
                continue
            if data.get(key):
                problems.append(Problem(f"{path}{key}", f"is given twice: here and by {key}_file"))
                continue
            try:
                data[key] = (base / named).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                problems.append(Problem(f"{path}{key}_file", f"cannot be read: {error}"))
                data[key] = "sqlite:///unreadable"  # so that only the true problem is told


def _problem(error: ErrorDetails, named: dict[str, str]) -> Problem:
    path = ".".join(str(part) for part in error["loc"])
    reason = "is not a setting" if error["type"] == "extra_forbidden" else error["msg"].removeprefix("Value error, ")
    if path in named:
        reason += f" (from {named[path]})"
    return Problem(path or "configuration", reason)
