"""Questionnaires: documents checked as a whole, branching that always ends, answers checked by path, proposals."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.model import TicketKind
from callcenter.core.questionnaire import (
    BadQuestionnaire,
    Condition,
    Questionnaire,
    check_answers,
    is_satisfied,
    parse_questionnaire,
    propose,
    questionnaire_of,
)
from callcenter.policies import shipped_documents

FIRST = questionnaire_of(shipped_documents()["questionnaire", "dealer_follow_up"])
SECOND = questionnaire_of(shipped_documents()["questionnaire", "second_follow_up"])

SMALL = """
code = "small"
version = 3
kind = "first"
title = { "zh-CN" = "小", en = "Small" }
[[steps]]
no = "1"
code = "ask"
title = { "zh-CN" = "问", en = "Ask" }
minutes = 1
[[questions]]
code = "ok"
step = "ask"
kind = "yes_no"
text = { "zh-CN" = "好吗", en = "OK?" }
[[questions]]
code = "why"
step = "ask"
kind = "choice"
several = true
text = { "zh-CN" = "为何", en = "Why?" }
options = [
  { code = "price", text = { "zh-CN" = "价", en = "price" } },
  { code = "time", text = { "zh-CN" = "时", en = "time" } },
]
show_if = [{ question = "ok", among = [false] }]
[[questions]]
code = "how_much"
step = "ask"
kind = "scale"
text = { "zh-CN" = "多少", en = "How much?" }
required = false
show_if = [{ question = "why", among = ["price"] }]
[[proposals]]
propose = "complaint"
when = [{ question = "how_much", at_least = 8 }]
[[proposals]]
propose = "grievance"
when = [{ question = "ok", among = [false] }]
"""


def small(**changes: Any) -> Questionnaire:
    return questionnaire_of({**tomllib.loads(SMALL), **changes})


def paths(document: Questionnaire, answers: dict[str, Any], *, final: bool = True) -> dict[str, str]:
    return {problem.field: problem.reason for problem in check_answers(document, answers, final=final)}


def test_shipped_documents_have_the_steps_of_the_duties() -> None:
    """S2-12…18 and S2-45…47: who, where, how long, with what is data (S2-25)."""
    assert [step.code for step in FIRST.steps if step.minutes] == [
        "prepare",
        "select",
        "confirm_owner",
        "introduce",
        "questions",
        "read_back",
    ]
    talk = sum(step.minutes for step in FIRST.steps if step.code not in ("prepare", "select"))
    assert 2 <= talk <= 3, "S2-24"
    assert FIRST.steps[0].tool is not None and FIRST.steps[0].acts


def test_follow_up_question_is_shown_when_its_condition_holds() -> None:
    document = small()
    assert [question.code for question in document.shown({"ok": True})] == ["ok"]
    assert [question.code for question in document.shown({"ok": False})] == ["ok", "why"]
    assert [q.code for q in document.shown({"ok": False, "why": ["time", "price"]})] == ["ok", "why", "how_much"]


def test_answer_to_a_hidden_question_leads_nowhere() -> None:
    """What was answered before the customer changed his mind does not open a ticket."""
    document = small()
    answers = {"ok": True, "why": ["price"], "how_much": 9}
    assert [question.code for question in document.shown(answers)] == ["ok"]
    assert propose(document, answers).kind is None
    assert paths(document, answers) == {"answers.why": "not-asked", "answers.how_much": "not-asked"}


@pytest.mark.parametrize(
    ("answers", "problems"),
    [
        ({}, {"answers.ok": "needed"}),
        ({"ok": None}, {"answers.ok": "needed"}),
        ({"ok": "yes"}, {"answers.ok": "not-yes-or-no"}),
        ({"ok": 1}, {"answers.ok": "not-yes-or-no"}),
        ({"ok": False}, {"answers.why": "needed"}),
        ({"ok": False, "why": []}, {"answers.why": "needed"}),
        ({"ok": False, "why": ["price", "price"]}, {"answers.why": "not-an-option"}),
        ({"ok": False, "why": ["colour"]}, {"answers.why": "not-an-option"}),
        ({"ok": False, "why": [{}]}, {"answers.why": "not-an-option"}),
        ({"ok": False, "why": ["price"], "how_much": 11}, {"answers.how_much": "not-zero-to-ten"}),
        ({"ok": False, "why": ["price"], "how_much": True}, {"answers.how_much": "not-zero-to-ten"}),
        ({"ok": True, "colour": "red"}, {"answers.colour": "unknown"}),
        ({"ok": False, "why": ["price"], "how_much": 10}, {}),
    ],
)
def test_each_wrong_answer_is_named_when_final(answers: dict[str, Any], problems: dict[str, str]) -> None:
    assert paths(small(), answers).items() >= problems.items()
    assert bool(problems) == bool(paths(small(), answers))


def test_draft_may_leave_out_anything_but_not_be_wrong() -> None:
    assert paths(small(), {}, final=False) == {}
    assert paths(small(), {"ok": "yes"}, final=False) == {"answers.ok": "not-yes-or-no"}


def test_strongest_voice_is_proposed_when_several_rules_hold() -> None:
    found = propose(small(), {"ok": False, "why": ["price"], "how_much": 9})
    assert (found.kind, found.kinds) == (TicketKind.COMPLAINT, (TicketKind.COMPLAINT, TicketKind.GRIEVANCE))
    assert found.because == ("ok", "how_much")


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ({"overall": "satisfied"}, None),
        ({"overall": "neutral"}, None),
        ({"overall": "dissatisfied"}, TicketKind.COMPLAINT),
        ({"overall": "satisfied", "needs_handling": True}, TicketKind.COMPLAINT),
        ({"overall": "satisfied", "repair_quality": "dissatisfied"}, TicketKind.GRIEVANCE),
        ({"overall": "satisfied", "vehicle_ok": False}, TicketKind.GRIEVANCE),
        ({"overall": "satisfied", "wish": "suggestion"}, TicketKind.SUGGESTION),
        ({"overall": "satisfied", "wish": "opinion"}, TicketKind.OPINION),
        ({"overall": "dissatisfied", "wish": "opinion"}, TicketKind.COMPLAINT),
    ],
)
def test_shipped_rule_proposes_by_the_answers(answers: dict[str, Any], kind: TicketKind | None) -> None:
    """S2-2, S2-7, S2-14: a dissatisfied answer is a complaint with its 24 hours; the agent may confirm a grievance."""
    assert propose(FIRST, answers).kind is kind


def test_note_for_the_next_visit_is_taken_from_its_text() -> None:
    assert propose(FIRST, {"overall": "satisfied", "next_visit": "查刹车"}).next_visit_note == "查刹车"


def test_customer_is_satisfied_only_when_the_answer_says_so() -> None:
    assert is_satisfied(SECOND, {"satisfied": True})
    assert not is_satisfied(SECOND, {"satisfied": False})
    assert not is_satisfied(SECOND, {})
    assert not is_satisfied(SECOND, {"satisfied": 1})


def test_condition_needs_an_answer_of_its_kind() -> None:
    assert Condition(question="q", at_most=6).holds({"q": 6})
    assert not Condition(question="q", at_most=6).holds({"q": True})
    assert not Condition(question="q", among=(True,)).holds({"q": 1})
    assert not Condition(question="q").holds({"q": ""})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "second"}, "needs a verdict"),
        ({"verdict": [{"question": "ok"}]}, "needs a verdict"),
        ({"title": {"en": "Small"}}, "zh-CN"),
        ({"proposals": [{"propose": "complaint", "when": [{"question": "colour"}]}]}, "unknown question: colour"),
        ({"proposals": [{"propose": "anger", "when": [{"question": "ok"}]}]}, "proposals.0.propose"),
        ({"colour": 1}, "colour"),
    ],
)
def test_document_is_refused_when_its_parts_do_not_fit(change: dict[str, Any], said: str) -> None:
    with pytest.raises(BadQuestionnaire) as refused:
        small(**change)
    assert any(said in f"{problem.field}: {problem.reason}" for problem in refused.value.problems)


def test_branch_that_looks_ahead_is_refused() -> None:
    """Conditions look at earlier questions only: no branch can run in a circle."""
    said = 'en = "OK?" }'
    ahead = SMALL.replace(said, said + '\nshow_if = [{ question = "why" }]')
    with pytest.raises(BadQuestionnaire, match="earlier question"):
        parse_questionnaire(ahead)


def test_text_that_is_no_toml_is_refused() -> None:
    with pytest.raises(BadQuestionnaire, match="not TOML"):
        parse_questionnaire("code =")


_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 12),
    st.sampled_from(["satisfied", "dissatisfied", "suggestion", "price", "", "x"]),
    st.lists(st.sampled_from(["price", "waiting", "x"]), max_size=3),
)


@given(st.dictionaries(st.sampled_from([question.code for question in FIRST.questions]), _VALUES))
def test_any_answers_have_an_end_and_a_verdict(answers: dict[str, Any]) -> None:
    """Branching is total: whatever is answered, questions are shown in order, checked, and lead to one proposal."""
    shown = [question.code for question in FIRST.shown(answers)]
    assert shown == [question.code for question in FIRST.questions if question.code in shown]
    problems = check_answers(FIRST, answers, final=True)
    found = propose(FIRST, answers)
    assert found.kind is None or found.kind in found.kinds
    if not problems:
        assert {code for code, value in answers.items() if value not in (None, "", [])} <= set(shown)
    assert propose(FIRST, FIRST.heard(answers)) == found
