"""The dialing rules of one trunk as a document that people maintain: what it may reach, how it is dialled, what it shows.

Which exchange a trunk belongs to and its dial string stay in the configuration; all that changes in daily work is here.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError

from callcenter.core.dial_rules import DialRules, Rewrite, check_pattern
from callcenter.core.policy_parts import PolicyPart
from callcenter.errors import InvalidInput, Problem


class BadTrunkRules(InvalidInput):
    """The dialing rules of the trunk cannot be used."""

    code = "bad-trunk-rules"

    def __init__(self, name: str, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.fields["trunk"] = name


def _pattern(text: str) -> str:
    check_pattern(text)
    return text


Pattern = Annotated[str, Field(min_length=1, max_length=64), AfterValidator(_pattern)]
CallerId = Annotated[str, Field(pattern=r"^\+?[0-9*#]{3,20}$")]
Segment = Annotated[str, Field(pattern=r"^1[0-9]{6}$")]


class RewriteRule(PolicyPart):
    """Where the digits begin with `starts`: take off the first `strip` and put `prefix` before the rest."""

    starts: str = Field(pattern=r"^\+?[0-9]*$", max_length=20)
    strip: int = Field(default=0, ge=0, le=20)
    prefix: str = Field(default="", pattern=r"^[+0-9*#]*$", max_length=20)


class TrunkRules(PolicyPart):
    """All that is maintained of a trunk. `destinations`: the first pattern that fits decides, a leading `-` forbids.

    `lines`: calls at once. `calls_per_caller_id_per_hour`: 0 is unbounded. The rest as in `DialRules`.
    """

    lines: int = Field(default=10, ge=1, le=10_000)
    caller_ids: tuple[CallerId, ...] = Field(default=(), max_length=200)
    calls_per_caller_id_per_hour: int = Field(default=0, ge=0, le=10_000)
    destinations: tuple[Pattern, ...] = Field(min_length=1, max_length=200)
    area_code: str = Field(default="", pattern=r"^(0[0-9]{2,3})?$")
    local_landline: Literal["with_area", "without_area"] = "with_area"
    mobile_zero: Literal["never", "other_area", "always"] = "never"
    local_mobile_segments: tuple[Segment, ...] = Field(default=(), max_length=50_000)
    form: Literal["national", "e164", "e164_without_plus"] = "national"
    rewrites: tuple[RewriteRule, ...] = Field(default=(), max_length=100)
    access_prefix: str = Field(default="", pattern=r"^[0-9*#]{0,6}$")

    def dial_rules(self) -> DialRules:
        """The part of the rules that makes a number's dial string."""
        return DialRules(
            area_code=self.area_code or None,
            local_landline=self.local_landline,
            mobile_zero=self.mobile_zero,
            local_mobile_segments=frozenset(self.local_mobile_segments),
            form=self.form,
            rewrites=tuple(Rewrite(rule.starts, rule.strip, rule.prefix) for rule in self.rewrites),
            access_prefix=self.access_prefix,
        )


def trunk_rules_of(body: Mapping[str, Any], name: str = "trunk") -> TrunkRules:
    """Check a document that was already read (a row's body). Raises BadTrunkRules with every problem at its path."""
    try:
        return TrunkRules.model_validate(body)
    except ValidationError as error:
        problems = [
            Problem(field=".".join(str(step) for step in found["loc"]), reason=found["msg"]) for found in error.errors()
        ]
        raise BadTrunkRules(name, problems) from None
