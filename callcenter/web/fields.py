"""Types of the API's fields: bounded, strict, and the same in the code and in the OpenAPI document."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, JsonValue
from pydantic_core import PydanticCustomError

from callcenter.ids import LENGTH

T = TypeVar("T")

_NO_CONTROLS = r"^[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F]*$"
_ONE_LINE = r"^[^\x00-\x1F\x7F]*$"
# Blanks and controls are listed: what \\s means differs between the languages that read the document.
_NO_BLANK_ENDS = "^[^\\x00-\\x20\\x7F-\\xA0\u3000]([^\\x00-\\x1F\\x7F-\\x9F]*[^\\x00-\\x20\\x7F-\\xA0\u3000])?$"
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DEEPEST = 20
_LARGEST = 2**53


def _instant(value: object) -> datetime:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC)
    if isinstance(value, str) and _INSTANT.fullmatch(value):
        if not "1900" <= value[:4] <= "2999":
            raise PydanticCustomError("out-of-range", "a year between 1900 and 2999 is needed")
        try:
            return datetime.fromisoformat(value.upper()).astimezone(UTC)
        except ValueError:
            pass
    raise PydanticCustomError("instant", "an instant with its offset is needed, as 2026-11-19T10:00:00+08:00")


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        if not "1900" <= value[:4] <= "2999":
            raise PydanticCustomError("out-of-range", "a year between 1900 and 2999 is needed")
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("day", "a day is needed, as 2026-11-19")


def _plain(value: JsonValue, depth: int = 0) -> JsonValue:
    """Refuse what a database or another reader cannot keep: control characters, huge numbers, endless nesting."""
    if depth > _DEEPEST:
        raise PydanticCustomError("too_deep", "nested too deeply")
    match value:
        case str():
            if not re.fullmatch(_NO_CONTROLS, value):
                raise PydanticCustomError("control_characters", "control characters are not allowed")
        case bool() | None:
            pass
        case int() | float():
            if not -_LARGEST <= value <= _LARGEST:
                raise PydanticCustomError("number_too_large", "a number that other readers cannot keep")
        case list():
            for item in value:
                _plain(item, depth + 1)
        case dict():
            for key, item in value.items():
                _plain(key, depth + 1)
                _plain(item, depth + 1)
    return value


ID_PATTERN = rf"^[0-7][0-9abcdefghjkmnpqrstvwxyz]{{{LENGTH - 1}}}$"

Id = Annotated[
    str,
    Field(
        min_length=LENGTH,
        max_length=LENGTH,
        pattern=ID_PATTERN,
        examples=["01k9m2x4c8v0q6r3t5w7y9z1b2"],
    ),
]
"""An id of ids.py."""

Instant = Annotated[AwareDatetime, BeforeValidator(_instant)]
"""An RFC 3339 instant with its offset; given on as UTC."""

Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day."""

Line = Annotated[str, Field(max_length=200, pattern=_ONE_LINE)]
"""One line of text."""

Named = Annotated[str, Field(min_length=1, max_length=100, pattern=_NO_BLANK_ENDS)]
"""One line of text that must not be empty nor begin or end with a blank."""

Text = Annotated[str, Field(max_length=4000, pattern=_NO_CONTROLS)]
"""Text of several lines."""

Code = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]
"""A short code that people give to a thing."""

Number = Annotated[str, Field(max_length=32, pattern=r"^\+?[0-9*#]*$")]
"""A telephone number as it is dialled or in E.164; may be empty."""

Language = Annotated[str, Field(pattern=r"^(zh-CN|en)$")]
"""zh-CN or en."""

Version = Annotated[int, Field(ge=0, le=2**31 - 1)]
"""The version of the row that the change was made from: 409 `stale-row` if it has changed since."""

JsonObject = Annotated[dict[str, JsonValue], AfterValidator(_plain)]
"""Any JSON object within reason."""


class Model(BaseModel):
    """Base of what the API takes: strict, and refusing what it does not know."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False, defer_build=True)


class Shown(BaseModel):
    """Base of what the API gives; `Shown.of(row, more=…)` makes one from a row of core/model."""

    model_config = ConfigDict(extra="forbid", from_attributes=True, frozen=True, defer_build=True)

    @classmethod
    def of(cls, row: object, **more: Any) -> Self:
        """From a row's attributes of the same names; `more` adds or overrides."""
        values = {name: getattr(row, name) for name in cls.model_fields if name not in more and hasattr(row, name)}
        return cls.model_validate({**values, **more})


class PageQuery(Model):
    """The query of every list: how many, and where the page before ended."""

    limit: int = Field(default=50, ge=1, le=500, description="最多条数 · At most so many items")
    cursor: str | None = Field(
        default=None,
        max_length=500,
        pattern=r"^[A-Za-z0-9_-]+$",
        description="上一页的 next · The `next` of the page before",
    )


class Page(BaseModel, Generic[T]):
    """One page of a list. `next` is None on the last one."""

    items: list[T]
    next: str | None = None
