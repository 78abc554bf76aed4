"""What a query's model says of its texts: which fields come several times, and how numbers and yes or no are written."""

import re
import types
import typing
from typing import Any

from pydantic import BaseModel

_FORMS: dict[type, tuple[re.Pattern[str], str]] = {
    bool: (re.compile(r"true|false"), "bool_parsing"),
    int: (re.compile(r"-?[0-9]{1,18}"), "int_parsing"),
}
"""How these are written in a query; pydantic alone would also take "yes" and "1.0"."""


def _options(annotation: Any) -> tuple[Any, ...]:
    """The members of a union, else the type itself."""
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        return typing.get_args(annotation)
    return (annotation,)


def lists_of(query: type[BaseModel]) -> frozenset[str]:
    """The fields of a query that may be given several times."""
    return frozenset(
        info.alias or name
        for name, info in query.model_fields.items()
        if any(
            (typing.get_origin(option) or option) in (list, tuple, frozenset) for option in _options(info.annotation)
        )
    )


def forms_of(query: type[BaseModel]) -> dict[str, tuple[re.Pattern[str], str]]:
    """The fields of a query that have a written form."""
    found = {}
    for name, info in query.model_fields.items():
        for option in _options(info.annotation):
            plain = typing.get_args(option)[0] if typing.get_origin(option) is typing.Annotated else option
            if plain in _FORMS:
                found[info.alias or name] = _FORMS[plain]
    return found
