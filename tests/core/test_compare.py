"""What changed between two versions of a document."""

from callcenter.core.compare import Difference, differences


def test_equal_documents_have_no_differences() -> None:
    body = {"a": [1, {"code": "x"}], "b": {"c": True}}
    assert differences(body, body) == []


def test_a_replaced_an_added_and_a_removed_value_are_told_by_their_paths() -> None:
    before = {"retry": {"tries": 6, "gap": "1h"}, "old": 1}
    after = {"retry": {"tries": 5, "gap": "1h", "days": 2}}
    assert differences(before, after) == [
        Difference(path="retry.tries", change="replaced", before=6, after=5),
        Difference(path="retry.days", change="added", after=2),
        Difference(path="old", change="removed", before=1),
    ]


def test_entries_with_codes_are_compared_by_them_when_one_is_put_in_front() -> None:
    before = {"questions": [{"code": "overall", "required": True}]}
    after = {"questions": [{"code": "waited"}, {"code": "overall", "required": False}]}
    assert differences(before, after) == [
        Difference(path="questions.overall.required", change="replaced", before=True, after=False),
        Difference(path="questions.waited", change="added", after={"code": "waited"}),
    ]


def test_lists_without_codes_are_compared_place_by_place() -> None:
    assert differences({"kinds": ["a", "b"]}, {"kinds": ["a"]}) == [
        Difference(path="kinds.1", change="removed", before="b")
    ]


def test_true_is_not_one() -> None:
    assert differences({"x": 1}, {"x": True}) == [Difference(path="x", change="replaced", before=1, after=True)]
