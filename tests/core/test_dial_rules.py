"""What a trunk is sent for a number, and what may be rung."""

import pytest

from callcenter.core.dial_rules import DialRules, Rewrite, allowed, check_pattern, dial_string, explain
from callcenter.core.phone import PhoneNumber, parse_numbers


def number(text: str) -> PhoneNumber:
    return parse_numbers(text, default_area="021").numbers[0]


MOBILE, LANDLINE = number("13800138000"), number("021-61234567-803")


def test_plain_rules_dial_as_inside_the_country() -> None:
    assert dial_string(MOBILE, DialRules()).dialled == "13800138000"
    assert dial_string(LANDLINE, DialRules()).dialled == "02161234567"
    assert dial_string(number("4008001234"), DialRules()).dialled == "4008001234"
    assert dial_string(number("+85291234567"), DialRules()).dialled == "0085291234567"


def test_the_extension_is_sent_after_the_answer() -> None:
    assert dial_string(LANDLINE, DialRules()).after_answer == "803"
    assert dial_string(MOBILE, DialRules()).after_answer is None


def test_a_mobile_of_another_area_gets_a_zero_and_a_local_one_does_not() -> None:
    rules = DialRules(mobile_zero="other_area", local_mobile_segments=frozenset({"1380013"}))
    assert dial_string(MOBILE, rules).dialled == "13800138000"
    assert dial_string(number("13900139000"), rules).dialled == "013900139000"


def test_a_landline_of_the_trunks_area_goes_without_its_code_when_the_trunk_wants_that() -> None:
    rules = DialRules(area_code="021", local_landline="without_area")
    assert dial_string(LANDLINE, rules).dialled == "61234567"
    assert dial_string(number("0431-85901234"), rules).dialled == "043185901234"


def test_the_first_fitting_rewrite_is_applied_then_the_access_prefix() -> None:
    rules = DialRules(rewrites=(Rewrite("1", prefix="86"), Rewrite("0", strip=1, prefix="86")), access_prefix="9")
    assert dial_string(MOBILE, rules).dialled == "98613800138000"
    assert dial_string(LANDLINE, rules).dialled == "9862161234567"


def test_international_forms() -> None:
    assert dial_string(LANDLINE, DialRules(form="e164")).dialled == "+862161234567"
    assert dial_string(LANDLINE, DialRules(form="e164_without_plus")).dialled == "862161234567"


def test_every_step_is_explained_in_both_languages() -> None:
    result = dial_string(LANDLINE, DialRules(mobile_zero="always", access_prefix="9"))
    assert explain(result) == [
        "号码: +862161234567",
        "按国内拨号方式: 02161234567",
        "出局码: 902161234567",
        "接通后拨分机: 803",
    ]
    assert (
        explain(dial_string(MOBILE, DialRules(mobile_zero="always")), "en")[-1] == "0 before every mobile: 013800138000"
    )


def test_the_first_pattern_that_fits_decides_and_none_forbids() -> None:
    patterns = ["-_010.", "_1[3-9]XXXXXXXXX", "_0[1-9]!"]
    assert allowed(MOBILE, patterns).pattern == "_1[3-9]XXXXXXXXX"
    assert allowed(LANDLINE, patterns).allowed
    forbidden = allowed(number("010-62345678"), patterns)
    assert (forbidden.allowed, forbidden.pattern) == (False, "-_010.")
    assert allowed(number("+85291234567"), patterns).pattern is None
    assert not allowed(number("+85291234567"), patterns).allowed


@pytest.mark.parametrize("pattern", ["", "-", "_1.2", "_[a-c]", "_1[", "_1(2)", "[9-1]"])
def test_a_pattern_that_means_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        check_pattern(pattern)
