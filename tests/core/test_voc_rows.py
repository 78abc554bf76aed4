"""What rows mean for the figures: each standing of each family, and the spread of lengths."""

from datetime import timedelta
from typing import Any

import pytest

from callcenter.core.policy_parts import PartsOfDay
from callcenter.core.questionnaire import Questionnaire, questionnaire_of
from callcenter.core.voc import Standing
from callcenter.core.voc_rows import (
    Place,
    asked_of,
    of_answers,
    of_call,
    of_delivered,
    of_done,
    of_due,
    of_step,
    of_ticket,
    spread_of,
)
from callcenter.policies import shipped_documents


def row(**keys: Any) -> dict[str, Any]:
    return {"day": "2026-03-02", **keys}


def follow_up(result: str | None = None, *, overdue: bool = False, prompt: bool = True) -> dict[str, Any]:
    return row(done=result is not None, result=result, overdue=overdue, prompt=prompt)


@pytest.mark.parametrize(
    ("told", "reached", "in_time"),
    [
        (follow_up("completed"), Standing.FOR, Standing.FOR),
        (follow_up("declined", overdue=True, prompt=False), Standing.FOR, Standing.AGAINST),
        (follow_up("unreached"), Standing.AGAINST, Standing.AGAINST),
        (follow_up("excluded"), Standing.EXCLUDED, Standing.EXCLUDED),
        (follow_up(), Standing.OPEN, Standing.OPEN),
        (follow_up(overdue=True), Standing.AGAINST, Standing.AGAINST),
    ],
)
def test_follow_up_stands_as_its_result_and_its_limit_say(
    told: dict[str, Any], reached: Standing, in_time: Standing
) -> None:
    assert [item.standing for item in of_delivered(told)] == [reached, in_time]
    assert [item.standing for item in of_due(told)] == [in_time]


def test_ended_follow_up_counts_by_its_result() -> None:
    assert [(item.figure, item.value) for item in of_done(row(result="partial"))] == [("finished", "partial")]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"settled": False}, {"reach": "open", "outcomes": "open"}),
        ({"outcome": "busy"}, {"reach": "against", "outcomes": "for"}),
        ({"outcome": "invalid_number", "counts": False}, {"reach": "excluded", "outcomes": "for"}),
        ({}, {"reach": "for", "outcomes": "for", "call_length": "against", "dispositions": "open"}),
        (
            {"in_band": True, "disposition": "completed"},
            {"reach": "for", "outcomes": "for", "call_length": "for", "dispositions": "for"},
        ),
    ],
)
def test_call_stands_as_its_outcome_says(keys: dict[str, Any], expected: dict[str, str]) -> None:
    whole = {"settled": True, "outcome": "answered", "counts": True, "disposition": None, "in_band": False, **keys}
    assert {item.figure: str(item.standing) for item in of_call(row(**whole))} == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"state": "void"}, ["excluded", "excluded", "excluded"]),
        ({"limited": False}, ["for", "excluded", "open"]),
        ({"late": True}, ["for", "against", "open"]),
        ({"state": "closed"}, ["for", "for", "against"]),
        ({"state": "closed_unverified"}, ["for", "against", "for"]),
        ({"state": "unreached"}, ["for", "open", "open"]),
    ],
)
def test_ticket_stands_as_its_state_and_limit_say(keys: dict[str, Any], expected: list[str]) -> None:
    whole = {"kind": "complaint", "state": "open", "limited": True, "late": False, "department": "", **keys}
    assert [str(item.standing) for item in of_ticket(row(**whole))] == expected


@pytest.mark.req("S2-20", "S2-22", "S2-23")
@pytest.mark.parametrize(
    ("submitted", "timed", "within", "standing"),
    [
        (False, True, True, "open"),
        (True, False, False, "excluded"),
        (True, True, True, "for"),
        (True, True, False, "against"),
    ],
)
def test_step_stands_as_its_time_says(submitted: bool, timed: bool, within: bool, standing: str) -> None:
    told = row(step="introduce", submitted=submitted, timed=timed, within=within)
    assert [(i.figure, str(i.standing)) for i in of_step(told, "first")] == [("step_time:first.introduce", standing)]


def document() -> Questionnaire:
    return questionnaire_of(shipped_documents()["questionnaire", "dealer_follow_up"])


def test_reasons_rest_on_the_question_that_leads_to_them() -> None:
    assert set(asked_of(document(), "answers:reason")) == {"reason", "overall"}
    assert {"overall", "reason", "recommend"} <= set(asked_of(document()))


def test_every_option_is_counted_when_several_were_named() -> None:
    told = row(submitted=True, answer_overall='"dissatisfied"', answer_reason='["price", "waiting"]')
    items = of_answers(told, document(), ("overall", "reason"))
    assert [(item.figure, item.value) for item in items if item.figure == "answers:reason"] == [
        ("answers:reason", "price"),
        ("answers:reason", "waiting"),
    ]


def test_answer_to_a_hidden_question_is_excluded() -> None:
    told = row(submitted=True, answer_overall='"satisfied"', answer_reason='["price"]')
    items = of_answers(told, document(), ("overall", "reason"))
    assert [str(item.standing) for item in items if item.figure == "answers:reason"] == ["excluded"]


def test_spread_has_mean_middle_and_ninth_tenth() -> None:
    spread = spread_of([(10, 2), (40, 1), (10, 3), (20, 3), (100, 1)])
    assert (spread.count, spread.mean, spread.middle, spread.ninth_tenth) == (10, 25.0, 15.0, 40.0)
    assert spread.seconds == ((10, 5), (20, 3), (40, 1), (100, 1))


def test_spread_of_nothing_is_empty() -> None:
    assert spread_of([]).count == 0


def test_dealers_alike_share_a_place() -> None:
    band = (timedelta(minutes=2), timedelta(minutes=3))
    assert len({Place("Asia/Shanghai", PartsOfDay(), band), Place("Asia/Shanghai", PartsOfDay(), band)}) == 1
