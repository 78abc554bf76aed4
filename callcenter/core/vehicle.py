"""Vehicle identification numbers and plates as dealers write them, checked and in one normal form."""

import re
from dataclasses import dataclass
from enum import StrEnum
from operator import mul

from callcenter.core.cell_text import is_damaged_number, narrow, says_nothing

_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VIN_VALUES = {
    **{str(digit): digit for digit in range(10)},
    **dict(zip("ABCDEFGH", range(1, 9), strict=True)),
    **dict(zip("JKLMN", range(1, 6), strict=True)),
    "P": 7,
    "R": 9,
    **dict(zip("STUVWXYZ", range(2, 10), strict=True)),
}
_VIN = re.compile(r"^[A-HJ-NPR-Z0-9]{17}$", re.ASCII)
_VIN_DRESSING = re.compile(r"^(?:VIN|车架号|车辆识别代号|底盘号)[:.#]?|[\s\-·*]")
_LOOK_LIKE_DIGITS = str.maketrans({"I": "1", "O": "0", "Q": "0"})


class VehicleReason(StrEnum):
    """Why a VIN or plate is refused, or (the last three) what is odd about one that is taken."""

    WRONG_LENGTH = "wrong_length"
    WRONG_CHARACTERS = "wrong_characters"
    DIGITS_LOST = "digits_lost"
    UNKNOWN_FORM = "unknown_form"
    CHECK_DIGIT = "check_digit"
    LETTERS_CORRECTED = "letters_corrected"
    TEMPORARY_PLATE = "temporary_plate"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedVin:
    """A VIN of 17 characters, or why there is none; both None when the cell says nothing."""

    vin: str | None = None
    refused: VehicleReason | None = None
    warning: VehicleReason | None = None


def check_vin(text: str) -> CheckedVin:
    """Normalise and check a VIN (GB 16735, ISO 3779): 17 characters without I, O, Q.

    A wrong check digit only warns, since imported cars do not always carry one. I, O, Q are read as 1, 0, 0 only where
    the check digit then proves it.
    """
    said = narrow(text).upper()
    if says_nothing(said):
        return CheckedVin()
    if is_damaged_number(said):
        return CheckedVin(refused=VehicleReason.DIGITS_LOST)
    vin = _VIN_DRESSING.sub("", said)
    if len(vin) != 17:
        return CheckedVin(refused=VehicleReason.WRONG_LENGTH)
    if _VIN.match(vin):
        warning = None if has_right_check_digit(vin) else VehicleReason.CHECK_DIGIT
        return CheckedVin(vin=vin, warning=warning)
    corrected = vin.translate(_LOOK_LIKE_DIGITS)
    if _VIN.match(corrected) and has_right_check_digit(corrected):
        return CheckedVin(vin=corrected, warning=VehicleReason.LETTERS_CORRECTED)
    return CheckedVin(refused=VehicleReason.WRONG_CHARACTERS)


def has_right_check_digit(vin: str) -> bool:
    """Whether the ninth character is what the other sixteen of a well-formed VIN require (GB 16735 annex)."""
    total = sum(map(mul, map(_VIN_VALUES.__getitem__, vin), _VIN_WEIGHTS))
    return vin[8] == "0123456789X"[total % 11]


class PlateKind(StrEnum):
    """What sort of plate: a normal one has 7 characters, a green one (new energy) 8."""

    NORMAL = "normal"
    GREEN = "green"
    POLICE = "police"
    LEARNER = "learner"
    TRAILER = "trailer"
    HONG_KONG = "hong_kong"
    MACAU = "macau"
    CONSULATE = "consulate"
    EMBASSY = "embassy"
    ARMED_POLICE = "armed_police"
    MILITARY = "military"
    RESCUE = "rescue"
    TEMPORARY = "temporary"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPlate:
    """A plate without blanks and dots, its kind, or why there is none; all None when the cell says nothing."""

    plate: str | None = None
    kind: PlateKind | None = None
    refused: VehicleReason | None = None
    warning: VehicleReason | None = None


_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_HEAD = _PROVINCE + "[A-HJ-Z]"  # the second letter is never I; O is the police's
_CHAR = "[A-HJ-NP-Z0-9]"
_PLATES: tuple[tuple[PlateKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(f"^(?:{form})$"))
    for kind, form in (
        (PlateKind.NORMAL, f"{_HEAD}{_CHAR}{{5}}"),
        # Small cars: a letter (A-K but I), then a letter or digit, four digits; large ones: five digits and the letter.
        (PlateKind.GREEN, f"{_HEAD}(?:[A-HJK]{_CHAR}[0-9]{{4}}|[0-9]{{5}}[A-HJK])"),
        (PlateKind.POLICE, f"{_HEAD}{_CHAR}{{4}}警"),
        (PlateKind.LEARNER, f"{_HEAD}{_CHAR}{{4}}学"),
        (PlateKind.TRAILER, f"{_HEAD}{_CHAR}{{4}}挂"),
        (PlateKind.HONG_KONG, f"粤Z{_CHAR}{{4}}港"),
        (PlateKind.MACAU, f"粤Z{_CHAR}{{4}}澳"),
        (PlateKind.CONSULATE, f"{_PROVINCE}(?:[A-HJ-Z]?[0-9]{{4,5}}|[0-9]{{6}})领|领[0-9]{{6}}"),
        (PlateKind.EMBASSY, "使[0-9]{6}|[0-9]{6}使"),
        (PlateKind.ARMED_POLICE, f"WJ{_PROVINCE}?[0-9]{{4}}[0-9A-Z]|WJ[0-9]{{7}}"),
        (PlateKind.MILITARY, "[A-HJ-NP-Z][A-Z][0-9]{5}|[A-HJ-NP-Z][A-Z][A-Z0-9][0-9]{4}"),
        (PlateKind.RESCUE, f"{_HEAD}{_CHAR}{{4}}应急"),
        (PlateKind.TEMPORARY, f"{_HEAD}{_CHAR}{{5,6}}临"),
    )
)
_PLATE_DRESSING = re.compile(r"[\s\-·.*_]")
_UNPLATED = frozenset(
    {"未上牌", "无牌", "没牌", "新车", "临牌", "临时牌", "临时", "待上牌", "未挂牌", "无车牌", "暂无牌照"}
)
_TRADITIONAL = str.maketrans("滬遼魯蘇贛陝閩貴粵寧瓊學領雲", "沪辽鲁苏赣陕闽贵粤宁琼学领云")


def check_plate(text: str) -> CheckedPlate:
    """Normalise and check a Chinese plate (GA 36): `沪A·12345`, `沪a 12345`, full-width → `沪A12345`.

    I and O, which no plate carries behind its second place, are read as 1 and 0 with a warning. "未上牌" and the like
    say that there is no plate.
    """
    said = narrow(text)
    if says_nothing(said) or said in _UNPLATED:
        return CheckedPlate()
    plate = _PLATE_DRESSING.sub("", said.upper()).translate(_TRADITIONAL)
    kind = _kind_of(plate)
    if kind is not None:
        warning = VehicleReason.TEMPORARY_PLATE if kind is PlateKind.TEMPORARY else None
        return CheckedPlate(plate=plate, kind=kind, warning=warning)
    corrected = plate[:2] + plate[2:].translate(_LOOK_LIKE_DIGITS) if "Q" not in plate[2:] else plate
    kind = _kind_of(corrected)
    if kind is not None:
        return CheckedPlate(plate=corrected, kind=kind, warning=VehicleReason.LETTERS_CORRECTED)
    return CheckedPlate(refused=VehicleReason.UNKNOWN_FORM)


def _kind_of(plate: str) -> PlateKind | None:
    for kind, form in _PLATES:
        if form.match(plate):
            return kind
    return None
