"""VINs and plates as dealers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.vehicle import PlateKind, VehicleReason, check_plate, check_vin, has_right_check_digit


@pytest.mark.parametrize(
    "text", ["1M8GDM9AXKP042788", "1m8gdm9axkp042788", " 1M8GDM9A XKP042788", "１M8GDM9AXKP042788"]
)
def test_a_right_vin_is_taken_however_it_is_written(text: str) -> None:
    assert check_vin(text).vin == "1M8GDM9AXKP042788"
    assert check_vin(text).warning is None


def test_a_wrong_check_digit_only_warns() -> None:
    checked = check_vin("1M8GDM9A1KP042788")
    assert (checked.vin, checked.warning) == ("1M8GDM9A1KP042788", VehicleReason.CHECK_DIGIT)


def test_i_and_o_are_read_as_digits_only_when_the_check_digit_proves_it() -> None:
    assert check_vin("IM8GDM9AXKPO42788").vin == "1M8GDM9AXKP042788"
    assert check_vin("IM8GDM9AXKPO42788").warning is VehicleReason.LETTERS_CORRECTED
    assert check_vin("IM8GDM9A1KPO42788").refused is VehicleReason.WRONG_CHARACTERS


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1M8GDM9AXKP04278", VehicleReason.WRONG_LENGTH),
        ("1M8GDM9AXKP0427888", VehicleReason.WRONG_LENGTH),
        ("1M8GDM9AXKP04278中", VehicleReason.WRONG_CHARACTERS),
        ("1.23E+16", VehicleReason.DIGITS_LOST),
    ],
)
def test_what_is_no_vin_is_refused(text: str, reason: VehicleReason) -> None:
    assert check_vin(text).vin is None
    assert check_vin(text).refused is reason


@given(st.from_regex(r"[A-HJ-NPR-Z0-9]{17}", fullmatch=True))
def test_exactly_one_check_digit_fits_the_other_sixteen(vin: str) -> None:
    fitting = [digit for digit in "0123456789X" if has_right_check_digit(vin[:8] + digit + vin[9:])]
    assert len(fitting) == 1


@pytest.mark.parametrize(
    "text", ["沪A12345", "沪A·12345", "沪a 12345", "沪-A12345", "沪Ａ１２３４５", "滬A.12345", "沪A•12345"]
)
def test_a_plate_is_one_however_it_is_written(text: str) -> None:
    checked = check_plate(text)
    assert (checked.plate, checked.kind, checked.warning) == ("沪A12345", PlateKind.NORMAL, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("京AD12345", PlateKind.GREEN),
        ("粤BF1A234", None),
        ("粤BFA1234", PlateKind.GREEN),
        ("沪A12345D", PlateKind.GREEN),
        ("京A1234警", PlateKind.POLICE),
        ("京A1234学", PlateKind.LEARNER),
        ("沪B1234挂", PlateKind.TRAILER),
        ("粤Z1234港", PlateKind.HONG_KONG),
        ("粤ZA123澳", PlateKind.MACAU),
        ("沪A0023领", PlateKind.CONSULATE),
        ("使014578", PlateKind.EMBASSY),
        ("224578使", PlateKind.EMBASSY),
        ("WJ沪1234X", PlateKind.ARMED_POLICE),
        ("WJ01-12345", PlateKind.ARMED_POLICE),
        ("VA12345", PlateKind.MILITARY),
        ("京A1234应急", PlateKind.RESCUE),
        ("沪A123456", None),
        ("粤A1234港", None),
        ("沪1234567", None),
        ("沪A1234", None),
        ("ABC", None),
    ],
)
def test_each_kind_of_plate_is_known_and_no_other(text: str, kind: PlateKind | None) -> None:
    checked = check_plate(text)
    assert checked.kind == kind
    assert (checked.refused is None) == (kind is not None)


def test_i_and_o_behind_the_second_place_are_read_as_digits_with_a_warning() -> None:
    checked = check_plate("沪A1234O")
    assert (checked.plate, checked.warning) == ("沪A12340", VehicleReason.LETTERS_CORRECTED)


def test_a_temporary_plate_is_taken_with_a_warning() -> None:
    assert check_plate("沪A12345临").warning is VehicleReason.TEMPORARY_PLATE


@pytest.mark.parametrize("text", ["", "无", "未上牌", "新车", "临牌"])
def test_a_car_without_a_plate_is_no_fault(text: str) -> None:
    checked = check_plate(text)
    assert checked.plate is None and checked.refused is None


@given(st.text(max_size=30))
def test_any_text_is_checked_without_an_exception_and_a_result_is_stable(text: str) -> None:
    plate, vin = check_plate(text), check_vin(text)
    if plate.plate is not None:
        assert check_plate(plate.plate).plate == plate.plate
    if vin.vin is not None:
        assert check_vin(vin.vin).vin == vin.vin
