"""dialplan test: every rule that leads to the dial string, and whether the number may be rung. Nothing is dialled."""

import pytest

from callcenter.errors import Invalid
from tests.cli.conftest import Shell


def test_each_rule_is_told_with_the_string_after_it(shell: Shell) -> None:
    said = shell.run("dialplan", "test", "138 0013 8000").output
    assert "外地手机加拨0: 013800138000" in said
    assert "PJSIP/013800138000@pstn" in said
    assert "可以拨打" in said


def test_the_english_words_come_on_request(shell: Shell) -> None:
    assert "may be rung" in shell.run("dialplan", "test", "021-62345678", "--language", "en").output


def test_a_number_that_no_trunk_may_ring_ends_with_status_1(shell: Shell) -> None:
    assert "must not be rung" in shell.run("dialplan", "test", "+442071838750", "--language", "en", code=1).output


@pytest.mark.parametrize("number", ["110", "hello", "12"])
def test_what_is_no_customers_number_is_refused_with_its_reason(shell: Shell, number: str) -> None:
    assert isinstance(shell.fail("dialplan", "test", number), Invalid)


def test_an_unknown_trunk_is_refused(shell: Shell) -> None:
    assert isinstance(shell.fail("dialplan", "test", "13800138000", "--trunk", "none"), Invalid)
