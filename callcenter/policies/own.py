"""The policies of a folder of one's own, checked like the shipped ones before anything relies on them."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from callcenter.core.policy import BadPolicy, policy_of
from callcenter.errors import BadConfig, Problem
from callcenter.policies import shipped_documents


def usable_policies(folder: Path | None, default: str) -> dict[str, Mapping[str, Any]]:
    """Name → body of every policy: those shipped, and `folder`/<name>.toml, which stands above a shipped one of its name.

    Raises BadConfig with everything at once: files that are no policies (`policy.dir`), an unknown `default`
    (`policy.default`).
    """
    found = {code: body for (kind, code), body in shipped_documents().items() if kind == "policy"}
    problems: list[Problem] = []
    broken: set[str] = set()
    for file in _files(folder, problems):
        try:
            found[file.stem] = _read(file)
        except BadPolicy as error:
            broken.add(file.stem)
            problems += [Problem("policy.dir", f"{file}: {_said(problem)}") for problem in error.problems]
    if default not in found and default not in broken:
        problems.append(Problem("policy.default", f"no policy {default}; there are: {', '.join(sorted(found))}"))
    if problems:
        raise BadConfig(problems)
    return found


def _files(folder: Path | None, problems: list[Problem]) -> list[Path]:
    if folder is None:
        return []
    try:
        return sorted(file for file in folder.iterdir() if file.suffix == ".toml" and not file.name.startswith("."))
    except OSError as error:
        problems.append(Problem("policy.dir", f"{folder}: cannot be read: {error.strerror}"))
        return []


def _read(file: Path) -> Mapping[str, Any]:
    """The document of a file. Raises BadPolicy."""
    try:
        body = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadPolicy(file.stem, [Problem("", f"cannot be read: {error.strerror}")]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadPolicy(file.stem, [Problem("", f"is not TOML: {error}")]) from None
    policy_of(body, file.stem)
    return body


def _said(problem: Problem) -> str:
    return f"{problem.field}: {problem.reason}" if problem.field else problem.reason
