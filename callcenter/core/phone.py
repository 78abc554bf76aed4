"""Telephone numbers as dealers write them, in one normal form: what may be rung, matched with a caller, shown.

The numbering plan is the phonenumbers library's, region CN; service numbers (95588, 10086) are nobody's own number.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumberType

from callcenter.core.cell_text import clean, is_damaged_number, says_nothing
from callcenter.core.phone_text import Piece, digits_of, groupings, pieces, tail_extension

CHINA = "+86"
_LONGEST_CELL = 400
_MOBILE = re.compile(r"^1[3-9]\d{9}$", re.ASCII)
# A spreadsheet's column of decimal numbers.
_DECIMAL = re.compile(r"^(\+?\d{7,})\.0$", re.ASCII)
_CUT_MOBILE = re.compile(r"^1[3-9]")
_SERVICE = re.compile(r"^(?:1\d{2,7}|9[56]\d{3,6}|106\d{5,})$", re.ASCII)
_LOCAL = re.compile(r"^[2-8]\d{6,7}$", re.ASCII)
_TOLL_FREE = re.compile(r"^[48]00\d{7}$", re.ASCII)
# Prefixes of cheap long-distance services that old address books carry before the number itself.
_IP_PREFIX = re.compile(r"^(?:179\d\d|12593|12520|10193|11808|193\d\d(?=0))(?=(?:0\d|1[3-9])\d{8,})", re.ASCII)


class PhoneKind(StrEnum):
    """What sort of line it is; only a mobile takes SMS."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    TOLL_FREE = "toll_free"


class PhoneReason(StrEnum):
    """Why a stretch of a cell is not a customer's number."""

    NO_DIGITS = "no_digits"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    SERVICE_NUMBER = "service_number"
    AREA_CODE_MISSING = "area_code_missing"
    NOT_ASSIGNED = "not_assigned"
    DIGITS_LOST = "digits_lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneNumber:
    """A number that may be rung. `e164` with its + identifies the line; the extension is dialled after the answer."""

    e164: str
    kind: PhoneKind
    display: str
    extension: str | None = None


@dataclass(frozen=True, slots=True)
class RefusedPart:
    """A stretch of the cell that is not a number, as written, and why."""

    text: str
    reason: PhoneReason


@dataclass(frozen=True, slots=True)
class ParsedNumbers:
    """The numbers of one cell in the order written, each line once, and what could not be taken."""

    numbers: tuple[PhoneNumber, ...] = ()
    refused: tuple[RefusedPart, ...] = ()


def parse_numbers(text: str, *, region: str = "CN", default_area: str | None = None) -> ParsedNumbers:
    """Read a cell that may hold several numbers, with labels, extensions, full-width digits, old prefixes.

    `default_area` ("021") is the dealer's area code, for landlines written without one. Only region "CN" has a plan
    for numbers without a country code; numbers of other countries need + or 00. Never raises on any text.
    """
    if region != "CN":
        raise ValueError(f"no plan for region {region!r}")
    area = (default_area or "").lstrip("0")
    plain = text.replace(" ", "").replace("-", "") if len(text) < 15 else ""
    if _MOBILE.match(plain):
        found = _resolve(plain, area)
        if isinstance(found, PhoneNumber):
            return ParsedNumbers(numbers=(found,))
    said = clean(text)
    if says_nothing(said):
        return ParsedNumbers()
    if len(said) > _LONGEST_CELL:
        return ParsedNumbers(refused=(RefusedPart(said[:40], PhoneReason.TOO_LONG),))
    if is_damaged_number(said):
        return ParsedNumbers(refused=(RefusedPart(said, PhoneReason.DIGITS_LOST),))
    numbers: dict[tuple[str, str | None], PhoneNumber] = {}
    refused: list[RefusedPart] = []
    for piece in pieces(said):
        for outcome in _read_piece(piece, area):
            if isinstance(outcome, PhoneNumber):
                numbers.setdefault((outcome.e164, outcome.extension), outcome)
            else:
                refused.append(outcome)
    if not numbers and not refused:
        refused.append(RefusedPart(said, PhoneReason.NO_DIGITS))
    return ParsedNumbers(numbers=tuple(numbers.values()), refused=tuple(refused))


def _read_piece(piece: Piece, area: str) -> list[PhoneNumber | RefusedPart]:
    best: list[PhoneNumber | RefusedPart] = []
    best_score = (-1, 0)
    for grouping in groupings(piece.text):
        outcomes = [_read_one(group, area) for group in grouping]
        taken = sum(isinstance(outcome, PhoneNumber) for outcome in outcomes)
        score = (taken, taken - len(outcomes))
        if score > best_score:
            best, best_score = outcomes, score
        if taken == len(outcomes):
            break
    if piece.extension is None or not best:
        return best
    if len(piece.extension) > 6:
        best.append(RefusedPart(piece.extension, PhoneReason.TOO_LONG))
    elif isinstance(last := best[-1], PhoneNumber):
        best[-1] = _extended(last, piece.extension)
    return best


def _read_one(text: str, area: str) -> PhoneNumber | RefusedPart:
    """One number; a tail of up to three digits is an extension before it is part of the number, a longer one after."""
    text = _DECIMAL.sub(r"\1", text)
    tail = tail_extension(text)
    whole = _resolve(digits_of(text), area)
    if tail is not None and (len(tail[1]) <= 3 or not isinstance(whole, PhoneNumber)):
        head = _resolve(digits_of(tail[0]), area)
        if isinstance(head, PhoneNumber):
            return _extended(head, tail[1])
    return whole if isinstance(whole, PhoneNumber) else RefusedPart(text, whole)


def _extended(number: PhoneNumber, extension: str) -> PhoneNumber:
    return PhoneNumber(e164=number.e164, kind=number.kind, display=f"{number.display}-{extension}", extension=extension)


@lru_cache(maxsize=20_000)
def _resolve(digits: str, area: str) -> PhoneNumber | PhoneReason:
    """Bare digits (perhaps with +) to a number; the dealer's area code without its 0, or empty."""
    if digits.startswith("+") and not digits.startswith(CHINA):
        return _foreign(digits)
    if digits.startswith("1") and len(digits) > 13:
        digits = _IP_PREFIX.sub("", digits, count=1)
    if digits.startswith(CHINA):
        national = digits[3:]
    elif digits.startswith("0086"):
        national = digits[4:]
    elif digits.startswith("00") and len(digits) > 9:
        return _foreign("+" + digits[2:])
    elif digits.startswith("86") and len(digits) >= 12:
        national = digits[2:]
    else:
        national = digits
    return _chinese(national, area)


def _chinese(national: str, area: str) -> PhoneNumber | PhoneReason:
    trunk_zero = national.startswith("0")
    number = national.removeprefix("0")
    if _MOBILE.match(number):
        if not _segment_in_use(number[:5]):
            return PhoneReason.NOT_ASSIGNED
        return PhoneNumber(
            e164=f"{CHINA}{number}", kind=PhoneKind.MOBILE, display=f"{number[:3]} {number[3:7]} {number[7:]}"
        )
    if _TOLL_FREE.match(number):
        return PhoneNumber(
            e164=f"{CHINA}{number}", kind=PhoneKind.TOLL_FREE, display=f"{number[:3]}-{number[3:6]}-{number[6:]}"
        )
    if not trunk_zero:
        if _SERVICE.match(number):
            return PhoneReason.SERVICE_NUMBER
        if _LOCAL.match(number):
            return _landline(area + number) if area else PhoneReason.AREA_CODE_MISSING
    if len(number) < 9 or (len(number) == 10 and _CUT_MOBILE.match(number)):
        return PhoneReason.TOO_SHORT
    if len(number) > 11:
        return PhoneReason.TOO_LONG
    return _landline(number)


def _landline(number: str) -> PhoneNumber | PhoneReason:
    split = _area_code_length(number[:5], len(number))
    if split is None:
        return PhoneReason.NOT_ASSIGNED
    local = number[split:]
    if not _LOCAL.match(local):
        return PhoneReason.SERVICE_NUMBER
    return PhoneNumber(e164=f"{CHINA}{number}", kind=PhoneKind.LANDLINE, display=f"0{number[:split]}-{local}")


@lru_cache(maxsize=20_000)
def _area_code_length(beginning: str, length: int) -> int | None:
    """How many digits of a landline with this beginning are the area code; None where no such line is assigned.

    Of a number with seven or eight local digits the plan looks at the length and the first five digits only.
    """
    parsed = phonenumbers.PhoneNumber(country_code=86, national_number=int(beginning.ljust(length, "0")))
    if phonenumbers.number_type(parsed) != PhoneNumberType.FIXED_LINE:
        return None
    return phonenumbers.length_of_national_destination_code(parsed)


@lru_cache(maxsize=20_000)
def _segment_in_use(segment: str) -> bool:
    """Whether mobiles beginning with these five digits are in use; the plan looks no further than them."""
    parsed = phonenumbers.PhoneNumber(country_code=86, national_number=int(segment.ljust(11, "0")))
    return phonenumbers.number_type(parsed) == PhoneNumberType.MOBILE


def _foreign(digits: str) -> PhoneNumber | PhoneReason:
    try:
        parsed = phonenumbers.parse(digits, None)
    except phonenumbers.NumberParseException:
        return PhoneReason.NOT_ASSIGNED
    match phonenumbers.number_type(parsed):
        case PhoneNumberType.MOBILE | PhoneNumberType.FIXED_LINE_OR_MOBILE:
            kind = PhoneKind.MOBILE
        case PhoneNumberType.FIXED_LINE | PhoneNumberType.VOIP:
            kind = PhoneKind.LANDLINE
        case PhoneNumberType.TOLL_FREE | PhoneNumberType.SHARED_COST | PhoneNumberType.UAN:
            kind = PhoneKind.TOLL_FREE
        case _:
            return PhoneReason.NOT_ASSIGNED
    return PhoneNumber(
        e164=phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164),
        kind=kind,
        display=phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL),
    )


def match_key(number: str | PhoneNumber, *, default_area: str | None = None) -> str:
    """The form in which a caller's number and a customer's are compared: E.164, without extension.

    A caller id arrives as 013800138000, 13800138000, +8613800138000, 02161234567, or `sip:…@…`. What is no full number
    (a service number, a withheld one) becomes its bare digits, which equal no customer's key; "" when it has none.
    """
    if isinstance(number, PhoneNumber):
        return number.e164
    parsed = parse_numbers(number, default_area=default_area)
    if parsed.numbers:
        return parsed.numbers[0].e164
    return "".join(c for c in clean(number)[:_LONGEST_CELL] if c.isascii() and c.isdigit())


def national_digits(number: PhoneNumber | str) -> str:
    """The digits as dialled inside China: 13800138000, 02161234567, 4008001234; abroad with 00. Takes an E.164 text."""
    e164 = number.e164 if isinstance(number, PhoneNumber) else number
    if not e164.startswith(CHINA):
        return "00" + e164.removeprefix("+")
    digits = e164[3:]
    return digits if _MOBILE.match(digits) or _TOLL_FREE.match(digits) else "0" + digits


def area_code(number: PhoneNumber | str) -> str | None:
    """The area code with its 0 ("021") of a Chinese landline; None for any other number. Takes an E.164 text."""
    e164 = number.e164 if isinstance(number, PhoneNumber) else number
    digits = e164[3:]
    if not e164.startswith(CHINA) or not digits.isdigit() or _MOBILE.match(digits) or _TOLL_FREE.match(digits):
        return None
    parsed = phonenumbers.PhoneNumber(country_code=86, national_number=int(digits))
    return "0" + digits[: phonenumbers.length_of_national_destination_code(parsed)]


def mask(number: PhoneNumber | str) -> str:
    """The number for roles that may not see it: 138****8000, 021-******67; of anything else the last two digits."""
    e164 = match_key(number)
    area = area_code(e164)
    if area is not None:
        local = e164[2 + len(area) :]
        return f"{area}-{'*' * max(len(local) - 2, 1)}{local[-2:]}"
    if e164.startswith(CHINA):
        digits = e164[3:]
        return f"{digits[:3]}****{digits[-4:]}" if _MOBILE.match(digits) else f"{digits[:3]}-*****{digits[-2:]}"
    return "*" * max(len(e164) - 2, 1) + e164[-2:] if len(e164) > 4 else "*" * len(e164)
