"""A check of our own for schemathesis: what fits the document may be refused only for what it means.

422 tells both: that a request does not fit the document, and that what it says cannot be done (a dealer that does not
exist). schemathesis' own check of accepted data cannot tell the two apart; the stable reasons can.
"""

from typing import Any

import schemathesis

OF_FORM = frozenset(
    {"missing", "extra_forbidden", "given_twice", "enum", "literal_error", "too_short", "too_long", "instant", "day"}
)
# Not "int_": 1.0 is a whole number to a JSON schema, and none to us.
_BEGINNINGS = ("string_", "bool_", "float_", "list_", "dict_", "model_", "greater_than", "less_than")


@schemathesis.check
def refused_for_its_meaning_only(ctx: Any, response: Any, case: Any) -> None:
    """A request that fits the document was refused for its form."""
    if case.meta is None or not case.meta.generation.mode.is_positive or response.status_code not in (400, 415, 422):
        return
    told = response.json()
    # What is wrong within a document that people write (`body.…`) is its meaning: to the API it is any JSON object.
    reasons = [
        "of-a-document" if problem["field"].startswith("body.") else problem["reason"]
        for problem in told.get("problems", [])
    ]
    of_form = [reason for reason in reasons if reason in OF_FORM or reason.startswith(_BEGINNINGS)]
    if of_form or not reasons:
        raise AssertionError(f"{response.status_code} for what the document allows: {told}")
