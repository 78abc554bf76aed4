"""What goes out: names and values are checked in one place, and refused whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.ami.actions import Headers, encode_action, variable
from callcenter.errors import UnsafeHeader


def test_action_is_written_line_by_line() -> None:
    action: Headers = {"Action": "Originate", "Priority": 1, "Variable": ["A=1", "B=2"], "CallerID": "客服"}
    expected = "Action: Originate\r\nPriority: 1\r\nVariable: A=1\r\nVariable: B=2\r\nCallerID: 客服\r\n\r\n"
    assert encode_action(action) == expected.encode()


@given(st.dictionaries(st.text(max_size=10), st.text(max_size=20), max_size=4))
def test_action_is_one_action_or_refused(headers: dict[str, str]) -> None:
    """Whatever names and values hold, no second action and no further header can come of it."""
    try:
        data = encode_action(headers)
    except UnsafeHeader:
        return
    assert data.count(b"\n") == data.count(b"\r") == len(headers) + 1
    assert data.count(b"\r\n\r\n") <= 1 or not headers


@pytest.mark.parametrize("name", ["", "A B", "A:", "A\r\nB", "Ä", "1A"])
def test_name_is_refused_when_it_is_no_headers_name(name: str) -> None:
    with pytest.raises(UnsafeHeader):
        encode_action({name: "x"})


def test_line_is_refused_when_asterisk_would_throw_it_away() -> None:
    """It reads 1,024 bytes a line and drops the rest without a word."""
    with pytest.raises(UnsafeHeader):
        encode_action({"CallerID": "x" * 1000})


def test_action_is_refused_when_it_has_more_headers_than_asterisk_reads() -> None:
    with pytest.raises(UnsafeHeader):
        encode_action({"Variable": [f"V{i}=1" for i in range(121)]})


@pytest.mark.parametrize(("name", "value"), [("SHELL(rm)", "x"), ("A=B", "x"), ("A", "1,B=2"), ("A", '"'), ("A", "\\")])
def test_variable_is_refused_when_asterisk_would_read_it_otherwise(name: str, value: str) -> None:
    with pytest.raises(UnsafeHeader):
        variable(name, value)


def test_variable_is_a_name_and_a_value() -> None:
    assert variable("CC_DIAL", "PJSIP/13800138000@pstn") == "CC_DIAL=PJSIP/13800138000@pstn"
