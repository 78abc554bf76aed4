"""The policies and texts that are shipped with the package: data, read as text; core/policy.py and core/explain.py
parse it.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

DEFAULT_POLICY = "dealer_follow_up"

_FOLDERS = {"policy": "", "sms_texts": "sms", "questionnaire": "questionnaires", "checklist": "checklists"}
"""Kind of document → its folder here; a file `<code>.toml` is one document."""


def policy_text(name: str = DEFAULT_POLICY) -> str:
    """The TOML text of a shipped policy. Raises FileNotFoundError for a name that is not shipped."""
    return files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")


def explain_text(language: str) -> str:
    """The TOML text of the reasons in one language (zh-CN or en). Raises FileNotFoundError."""
    return files(__name__).joinpath("explain", f"{language}.toml").read_text(encoding="utf-8")


@cache
def shipped_documents() -> Mapping[tuple[str, str], Mapping[str, Any]]:
    """(kind, code) → body of every shipped document; one in the store stands above it."""
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for kind, folder in _FOLDERS.items():
        place = files(__name__).joinpath(folder) if folder else files(__name__)
        if not place.is_dir():
            continue
        for file in place.iterdir():
            code, dot, suffix = file.name.rpartition(".")
            if dot and suffix == "toml":
                found[(kind, code)] = tomllib.loads(file.read_text(encoding="utf-8"))
    return found
