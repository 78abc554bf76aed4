"""What a search text may mean: a name, the end of a number, a plate or VIN, an order number."""

import pytest

from callcenter.core.search_text import Sought, sought


@pytest.mark.parametrize("said", ["", "   ", "\u3000"])
def test_nothing_is_sought_when_nothing_is_said(said: str) -> None:
    assert sought(said) is None


@pytest.mark.parametrize(
    ("said", "digits", "code"),
    [
        ("8002", "8002", "8002"),
        ("0042", "0042", "0042"),
        ("138 0013 8002", "13800138002", "13800138002"),
        ("+86 138-0013-8002", "13800138002", ""),
        ("021-61234567", "2161234567", "02161234567"),
        ("802", "", "802"),
        ("沪A·12345", "", "沪A12345"),
        ("粤z1234港", "", "粤Z1234港"),
        ("ＬＳＶＡＡ", "", "LSVAA"),
        ("RO-260001", "", "RO260001"),
        ("欧阳娜娜", "", ""),
        ("王", "", ""),
    ],
)
def test_a_text_is_read_as_what_it_can_mean(said: str, digits: str, code: str) -> None:
    found = sought(said)
    assert found is not None
    assert (found.digits, found.code) == (digits, code)


def test_blanks_are_folded_when_a_name_is_sought() -> None:
    assert sought("  John   Smith ") == Sought(text="John Smith", code="JOHNSMITH")
