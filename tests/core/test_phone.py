"""Telephone numbers as dealers write them."""

import re

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.phone import (
    PhoneKind,
    PhoneNumber,
    PhoneReason,
    area_code,
    mask,
    match_key,
    national_digits,
    parse_numbers,
)

MOBILE = "+8613800138000"
LANDLINE = "+862161234567"


def numbers(cell: str, area: str | None = "021") -> list[tuple[str, str | None]]:
    return [(number.e164, number.extension) for number in parse_numbers(cell, default_area=area).numbers]


def reasons(cell: str, area: str | None = "021") -> list[PhoneReason]:
    return [part.reason for part in parse_numbers(cell, default_area=area).refused]


@pytest.mark.parametrize(
    "cell",
    [
        "13800138000",
        "１３８００１３８０００",
        "138 0013 8000",
        "138-0013-8000",
        "+86 138 0013 8000",
        "008613800138000",
        "8613800138000",
        "013800138000",
        "1795113800138000",
        "17951013800138000",
        '="13800138000"',
        "'13800138000",
        "\t13800138000\t",
        "\u202d13800138000\u202c",
        "手机：13800138000（王先生）",
        "13800138000/13800138000",
        "13800138000.0",
        "13800138000-13800138000",
        "+8613800138000.0",
    ],
)
def test_a_mobile_is_one_number_however_it_is_written(cell: str) -> None:
    assert numbers(cell) == [(MOBILE, None)]
    assert reasons(cell) == []


@pytest.mark.parametrize(
    "cell",
    [
        "021-61234567",
        "02161234567",
        "(021)61234567",
        "（021）6123 4567",
        "021 6123 4567",
        "61234567",
        "6123-4567",
        "0086-21-61234567",
        "+86 (0)21 61234567",
        "2161234567",
        "０２１－６１２３４５６７",
        "021—61234567",
        "2161234567.0",
    ],
)
def test_a_landline_is_one_number_with_or_without_its_area_code(cell: str) -> None:
    assert numbers(cell) == [(LANDLINE, None)]


@pytest.mark.parametrize(
    "cell",
    [
        "021-61234567-803",
        "021-61234567转803",
        "02161234567 分机：803",
        "61234567-803",
        "61234567（803）",
        "021-61234567 ext. 803",
        "021-61234567x803",
        "021-61234567#803",
        "（021）61234567 转 803",
    ],
)
def test_an_extension_is_split_off_whatever_its_form(cell: str) -> None:
    assert numbers(cell) == [(LANDLINE, "803")]


@pytest.mark.parametrize(
    "cell",
    [
        "13800138000/021-61234567",
        "13800138000；61234567",
        "13800138000、021-61234567",
        "13800138000，61234567",
        "13800138000 021-61234567",
        "138 0013 8000 021 6123 4567",
        "13800138000或61234567",
        "手机13800138000家61234567",
    ],
)
def test_two_numbers_in_one_cell_are_both_kept_in_order(cell: str) -> None:
    assert numbers(cell) == [(MOBILE, None), (LANDLINE, None)]


@pytest.mark.parametrize(
    "cell",
    [
        "13800138000-13900139000",
        "13800138000 - 13900139000",
        "13800138000－13900139000",
        "+8613800138000-+8613900139000",
        "13800138000.0/13900139000.0",
        "手机13800138000-13900139000（车主）",
    ],
)
def test_a_hyphen_between_two_mobiles_is_between_two_numbers(cell: str) -> None:
    assert numbers(cell) == [(MOBILE, None), ("+8613900139000", None)]
    assert reasons(cell) == []


def test_a_hyphen_before_anything_but_a_mobile_is_what_it_was() -> None:
    assert numbers("13800138000-803") == [(MOBILE, "803")]
    assert numbers("13800138000-13900139000-13700137000") == [
        (MOBILE, None),
        ("+8613900139000", None),
        ("+8613700137000", None),
    ]
    assert reasons("13800138000-139001390001") == [PhoneReason.TOO_LONG]
    assert reasons("13800138000.5") == [PhoneReason.TOO_LONG]


def test_each_number_keeps_its_own_extension_when_two_have_one() -> None:
    assert numbers("61234567转12/62345678转34") == [(LANDLINE, "12"), ("+862162345678", "34")]


def test_a_landline_without_area_code_is_refused_when_the_dealers_is_unknown() -> None:
    assert numbers("61234567", area=None) == []
    assert reasons("61234567", area=None) == [PhoneReason.AREA_CODE_MISSING]


@pytest.mark.parametrize("cell", ["95588", "10086", "12315", "110", "96110", "10690000"])
def test_a_service_number_is_no_customers_number(cell: str) -> None:
    assert numbers(cell) == []
    assert reasons(cell) == [PhoneReason.SERVICE_NUMBER]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1380013800", PhoneReason.TOO_SHORT),
        ("138001380001", PhoneReason.TOO_LONG),
        ("11111111111", PhoneReason.NOT_ASSIGNED),
        ("1.38E+10", PhoneReason.DIGITS_LOST),
        ("王先生", PhoneReason.NO_DIGITS),
        ("1" * 500, PhoneReason.TOO_LONG),
    ],
)
def test_what_is_no_number_is_refused_with_its_reason(cell: str, reason: PhoneReason) -> None:
    assert numbers(cell) == []
    assert reasons(cell) == [reason]


@pytest.mark.parametrize("cell", ["", "无", "-", "N/A", "  "])
def test_an_empty_cell_has_neither_numbers_nor_refusals(cell: str) -> None:
    assert numbers(cell) == [] and reasons(cell) == []


def test_the_good_number_is_kept_when_its_neighbour_is_refused() -> None:
    assert numbers("13800138000/12345") == [(MOBILE, None)]
    assert reasons("13800138000/12345") == [PhoneReason.SERVICE_NUMBER]


def test_kinds_and_displays_follow_the_line() -> None:
    found = parse_numbers("13800138000;021-61234567-8;400-800-1234").numbers
    assert [(n.kind, n.display) for n in found] == [
        (PhoneKind.MOBILE, "138 0013 8000"),
        (PhoneKind.LANDLINE, "021-61234567-8"),
        (PhoneKind.TOLL_FREE, "400-800-1234"),
    ]


def test_a_number_abroad_needs_its_country_code() -> None:
    assert numbers("+852 9123 4567") == [("+85291234567", None)]
    assert numbers("0085291234567") == [("+85291234567", None)]
    assert numbers("852 91234567") == []


@pytest.mark.parametrize(
    "caller",
    ["013800138000", "13800138000", "+8613800138000", "008613800138000", "sip:013800138000@10.0.0.1", MOBILE],
)
def test_a_callers_number_matches_the_customers_however_it_arrives(caller: str) -> None:
    assert match_key(caller) == MOBILE == match_key(parse_numbers("138 0013 8000").numbers[0])


def test_a_withheld_or_service_number_matches_no_customer() -> None:
    assert match_key("anonymous") == ""
    assert match_key("10086") == "10086"
    assert match_key("61234567", default_area="021") == match_key("021-61234567-803") == LANDLINE


def test_a_masked_number_hides_the_middle() -> None:
    assert mask("13800138000") == "138****8000"
    assert mask("021-61234567") == "021-******67"
    assert mask("4008001234") == "400-*****34"
    assert mask("+85291234567").endswith("67") and "9123" not in mask("+85291234567")


def test_national_digits_and_area_code_of_each_kind() -> None:
    assert [national_digits(e) for e in (MOBILE, LANDLINE, "+864008001234", "+85291234567")] == [
        "13800138000",
        "02161234567",
        "4008001234",
        "0085291234567",
    ]
    assert [area_code(e) for e in (MOBILE, LANDLINE, "+8643185901234")] == [None, "021", "0431"]


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_exception(cell: str) -> None:
    """What is no number is left out or said to be none, and is masked all the same."""
    assert all(number.e164.startswith("+") for number in parse_numbers(cell, default_area="021").numbers)
    assert re.fullmatch(r"\+?[0-9]*", match_key(cell))
    assert len(re.findall(r"[0-9]", mask(cell))) <= 7


@given(st.text(alphabet="0123456789+-/() 转;", max_size=40))
def test_what_is_taken_is_valid_for_the_numbering_plan_and_reads_back_the_same(cell: str) -> None:
    for number in parse_numbers(cell, default_area="021").numbers:
        assert phonenumbers.is_valid_number(phonenumbers.parse(number.e164, None))
        assert parse_numbers(number.display, default_area="021").numbers == (number,)
        assert match_key(national_digits(number)) == number.e164


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_a_mobile_is_taken_exactly_when_the_numbering_plan_has_it(digits: str) -> None:
    """The plan is asked once per five leading digits; asking it for the whole number must say the same."""
    valid = phonenumbers.is_valid_number(phonenumbers.parse(digits, "CN"))
    assert bool(parse_numbers(digits).numbers) == valid


@given(st.from_regex(r"0(10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}", fullmatch=True))
def test_a_landline_is_taken_exactly_when_the_numbering_plan_has_it(digits: str) -> None:
    """The plan is asked once per five leading digits and length; asking it for the whole number must say the same."""
    parsed = phonenumbers.parse(digits, "CN")
    local = digits[1 + phonenumbers.length_of_national_destination_code(parsed) :]
    landline = phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.FIXED_LINE and local[0] in "2345678"
    valid = landline or (digits[1:4] in ("400", "800") and phonenumbers.is_valid_number(parsed))
    assert bool(parse_numbers(digits).numbers) == valid


def test_the_same_line_with_and_without_extension_is_two_entries_of_one_key() -> None:
    found = parse_numbers("61234567/61234567-803", default_area="021").numbers
    assert [n.extension for n in found] == [None, "803"]
    assert {match_key(n) for n in found} == {LANDLINE}


def test_only_the_chinese_plan_is_offered() -> None:
    with pytest.raises(ValueError, match="US"):
        parse_numbers("1", region="US")


def test_numbers_are_compared_by_value() -> None:
    assert parse_numbers("13800138000").numbers[0] == PhoneNumber(
        e164=MOBILE, kind=PhoneKind.MOBILE, display="138 0013 8000"
    )
