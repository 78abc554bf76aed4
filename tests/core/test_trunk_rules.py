"""The dialing rules of a trunk as a document."""

import pytest

from callcenter.core.dial_rules import dial_string
from callcenter.core.phone import parse_numbers
from callcenter.core.trunk_rules import BadTrunkRules, trunk_rules_of


def test_the_rules_of_a_document_make_the_dial_string() -> None:
    rules = trunk_rules_of({"destinations": ["_1[3-9]XXXXXXXXX"], "mobile_zero": "always", "access_prefix": "9"})
    number = parse_numbers("13800138000").numbers[0]
    assert dial_string(number, rules.dial_rules()).dialled == "9013800138000"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"destinations": []}, "destinations"),
        ({"destinations": ["_1[a"]}, "destinations.0"),
        ({"destinations": ["_1X."], "caller_ids": ["abc"]}, "caller_ids.0"),
        ({"destinations": ["_1X."], "colour": "red"}, "colour"),
        ({"destinations": ["_1X."], "rewrites": [{"starts": "x"}]}, "rewrites.0.starts"),
    ],
)
def test_rules_that_cannot_be_used_are_refused_at_their_path(body: dict[str, object], field: str) -> None:
    with pytest.raises(BadTrunkRules) as refused:
        trunk_rules_of(body, "pstn")
    assert field in [problem.field for problem in refused.value.problems]
