"""What a trunk wants to be sent for a number, why, and whether it may be rung at all; for `dialplan test` too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, assert_never

from callcenter.core.phone import CHINA, PhoneKind, PhoneNumber, area_code, national_digits


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Where the string begins with `starts`: take off the first `strip` characters and put `prefix` before the rest."""

    starts: str
    strip: int = 0
    prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DialRules:
    """How one trunk is dialled.

    area_code: the trunk's own, with its 0 ("021"). local_landline: whether calls inside it carry the code.
    mobile_zero: 0 before mobiles: never, always, or before those of another area; a mobile is local when its first
    seven digits (号段) are in local_mobile_segments, and an unknown segment counts as another area.
    form: how the digits start out. rewrites: the first that fits is applied, last but for access_prefix ("9" on a PBX).
    """

    area_code: str | None = None
    local_landline: Literal["with_area", "without_area"] = "with_area"
    mobile_zero: Literal["never", "other_area", "always"] = "never"
    local_mobile_segments: frozenset[str] = frozenset()
    form: Literal["national", "e164", "e164_without_plus"] = "national"
    rewrites: tuple[Rewrite, ...] = ()
    access_prefix: str = ""


@dataclass(frozen=True, slots=True)
class DialStep:
    """One rule that was applied, by a stable name, and the string after it."""

    rule: str
    dialled: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DialString:
    """What is sent to the trunk, the digits sent after the answer, and each step that led there."""

    dialled: str
    after_answer: str | None
    steps: tuple[DialStep, ...]


_SAID = {
    "number": ("号码", "the number"),
    "national": ("按国内拨号方式", "as dialled inside the country"),
    "e164": ("国际格式(带+)", "international, with +"),
    "e164_without_plus": ("国际格式(不带+)", "international, without +"),
    "local_without_area": ("本地固话不拨区号", "landline of the trunk's own area: no area code"),
    "mobile_other_area": ("外地手机加拨0", "mobile of another area: 0 before it"),
    "mobile_always_zero": ("手机一律加拨0", "0 before every mobile"),
    "rewrite": ("中继改写规则", "the trunk's rewrite rule"),
    "access_prefix": ("出局码", "access prefix"),
}


def dial_string(number: PhoneNumber, rules: DialRules) -> DialString:
    """The string for Dial() on this trunk: digits and a leading + only, unless a rule of the trunk puts in more."""
    steps = [DialStep("number", number.e164)]
    dialled = _in_form(number, rules)
    steps.append(DialStep(rules.form, dialled))
    if rules.form == "national":
        rule, changed = _area(number, dialled, rules)
        if rule is not None:
            dialled = changed
            steps.append(DialStep(rule, dialled))
    for rewrite in rules.rewrites:
        if dialled.startswith(rewrite.starts):
            dialled = rewrite.prefix + dialled[rewrite.strip :]
            steps.append(DialStep("rewrite", dialled))
            break
    if rules.access_prefix:
        dialled = rules.access_prefix + dialled
        steps.append(DialStep("access_prefix", dialled))
    return DialString(dialled=dialled, after_answer=number.extension, steps=tuple(steps))


def _in_form(number: PhoneNumber, rules: DialRules) -> str:
    match rules.form:
        case "national":
            return national_digits(number)
        case "e164":
            return number.e164
        case "e164_without_plus":
            return number.e164.removeprefix("+")
        case _:
            assert_never(rules.form)


def _area(number: PhoneNumber, dialled: str, rules: DialRules) -> tuple[str | None, str]:
    if not number.e164.startswith(CHINA):
        return None, dialled
    match number.kind:
        case PhoneKind.LANDLINE:
            if rules.local_landline == "without_area" and rules.area_code and area_code(number) == rules.area_code:
                return "local_without_area", dialled.removeprefix(rules.area_code)
        case PhoneKind.MOBILE:
            if rules.mobile_zero == "always":
                return "mobile_always_zero", "0" + dialled
            if rules.mobile_zero == "other_area" and dialled[:7] not in rules.local_mobile_segments:
                return "mobile_other_area", "0" + dialled
        case PhoneKind.TOLL_FREE:
            pass
        case _:
            assert_never(number.kind)
    return None, dialled


def said_of(rule: str, language: str) -> str:
    """What a rule does, in a few words: "外地手机加拨0"."""
    return _SAID[rule][1 if language == "en" else 0]


def explain(result: DialString, language: Literal["zh-CN", "en"] = "zh-CN") -> list[str]:
    """One line a step, for people: "外地手机加拨0: 013800138000"."""
    column = 0 if language == "zh-CN" else 1
    lines = [f"{_SAID[step.rule][column]}: {step.dialled}" for step in result.steps]
    if result.after_answer is not None:
        lines.append(("接通后拨分机: " if column == 0 else "extension after the answer: ") + result.after_answer)
    return lines


@dataclass(frozen=True, slots=True)
class Destination:
    """Whether a number may be rung, and the pattern that decided; None when no pattern fits, which forbids."""

    allowed: bool
    pattern: str | None


def allowed(number: PhoneNumber, patterns: Sequence[str]) -> Destination:
    """Whether a dealer's or trunk's list of destinations lets this number be rung.

    Patterns are Asterisk's, with or without the leading `_`, over the digits as dialled inside China (abroad: 00…):
    X is 0-9, Z 1-9, N 2-9, [..] a set, `.` one or more, `!` none or more. A leading `-` forbids. The first that fits
    decides. Raises ValueError on a pattern that cannot be read (`check_pattern` says so beforehand).
    """
    digits = national_digits(number)
    for pattern in patterns:
        if check_pattern(pattern).fullmatch(digits):
            return Destination(allowed=not pattern.startswith("-"), pattern=pattern)
    return Destination(allowed=False, pattern=None)


@lru_cache(maxsize=1_000)
def check_pattern(pattern: str) -> re.Pattern[str]:
    """The pattern as a regular expression; ValueError with the reason if it is none."""
    body = pattern.removeprefix("-").removeprefix("_")
    if not body:
        raise ValueError("pattern is empty")
    made: list[str] = []
    at = 0
    while at < len(body):
        char = body[at]
        if char == "[":
            end = body.find("]", at)
            inside = body[at + 1 : end]
            if end < 0 or not re.fullmatch(r"(?:\d-\d|\d)+", inside):
                raise ValueError(f"pattern {pattern!r}: a set is digits and ranges in [ ]")
            made.append(f"[{inside}]")
            at = end
        elif char in ".!":
            if at != len(body) - 1:
                raise ValueError(f"pattern {pattern!r}: {char} only at the end")
            made.append("[0-9]+" if char == "." else "[0-9]*")
        elif (known := {"X": "[0-9]", "Z": "[1-9]", "N": "[2-9]"}.get(char.upper())) is not None:
            made.append(known)
        elif char.isascii() and char.isdigit():
            made.append(char)
        else:
            raise ValueError(f"pattern {pattern!r}: {char!r} has no meaning")
        at += 1
    try:
        return re.compile("".join(made))
    except re.error as bad:
        raise ValueError(f"pattern {pattern!r}: {bad}") from bad
