"""Sentences for people, in both languages, from texts/*.toml; the API itself speaks codes only."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("zh-CN", "en")
"""The first is the one that everybody gets who asks for nothing else."""


@cache
def texts(language: str) -> Mapping[str, Mapping[str, str]]:
    """Section → key → sentence of one language."""
    data: Mapping[str, Mapping[str, str]] = tomllib.loads(
        (files("callcenter.web") / "texts" / f"{language}.toml").read_text(encoding="utf-8")
    )
    return data


def said(language: str, section: str, key: str, fields: Mapping[str, Any] | None = None) -> str | None:
    """The sentence with its {fields} filled in (unknown ones stay as written), or None where there is none."""
    sentence = texts(language).get(section, {}).get(key)
    if sentence is None:
        return None
    for name, value in (fields or {}).items():
        sentence = sentence.replace("{" + name + "}", str(value))
    return sentence


def language_of(accepted: str | None, preferred: str | None = None) -> str:
    """The language of an answer: what Accept-Language asks for, else the person's own, else Chinese."""
    best, best_weight = None, 0.0
    for part in (accepted or "")[:500].split(","):
        tag, _, rest = part.strip().partition(";")
        weight = 1.0
        if rest.strip().startswith("q="):
            try:
                weight = float(rest.strip()[2:])
            except ValueError:
                continue
        found = "zh-CN" if tag.lower().startswith("zh") else "en" if tag.lower().startswith("en") else None
        if found is not None and weight > best_weight:
            best, best_weight = found, weight
    if best is not None:
        return best
    return preferred if preferred in LANGUAGES else LANGUAGES[0]
