"""What changed between two versions of a document: one line for each value that was added, removed or replaced."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

_NAMES = ("code", "name", "no", "kind", "starts")
"""Keys by which the entries of a list are recognised, so that an entry put in front does not change all behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One value that differs: its path (dots between levels), what is done to it, the values (None where there is none)."""

    path: str
    change: Literal["added", "removed", "replaced"]
    before: Any = None
    after: Any = None


def differences(before: Any, after: Any, path: str = "") -> list[Difference]:
    """Every difference of two JSON values, in the order of the former, then what is new.

    Lists of objects that all have a code (or name, no …) of their own are compared by it, other lists place by place.
    """
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return _of_objects(before, after, path)
    if isinstance(before, list | tuple) and isinstance(after, list | tuple):
        key = _key_of([*before, *after])
        if key is not None and _once(before, key) and _once(after, key):
            return _of_objects({one[key]: one for one in before}, {one[key]: one for one in after}, path)
        return _of_objects(dict(enumerate(before)), dict(enumerate(after)), path)
    if before == after and type(before) is type(after):
        return []
    return [Difference(path=path, change="replaced", before=before, after=after)]


def _of_objects(before: Mapping[Any, Any], after: Mapping[Any, Any], path: str) -> list[Difference]:
    found: list[Difference] = []
    for name, value in before.items():
        where = f"{path}.{name}" if path else str(name)
        if name in after:
            found += differences(value, after[name], where)
        else:
            found.append(Difference(path=where, change="removed", before=value))
    for name, value in after.items():
        if name not in before:
            where = f"{path}.{name}" if path else str(name)
            found.append(Difference(path=where, change="added", after=value))
    return found


def _key_of(entries: list[Any]) -> str | None:
    if not entries or not all(isinstance(one, Mapping) for one in entries):
        return None
    return next((key for key in _NAMES if all(isinstance(one.get(key), str) for one in entries)), None)


def _once(entries: list[Any] | tuple[Any, ...], key: str) -> bool:
    names = [one[key] for one in entries]
    return len(set(names)) == len(names)
