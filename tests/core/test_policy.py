"""The policy document: the shipped one, and what a document may not say."""

from typing import Any

import pytest

from callcenter.core.outcome import Outcome
from callcenter.core.policy import BadPolicy, document_of, no_call_reason, parse_policy, policy_of
from callcenter.core.policy_parts import NoCallRule, Part, PartsOfDay
from callcenter.policies import policy_text

SHIPPED = parse_policy(policy_text())
MINIMAL: dict[str, Any] = {"name": "tiny", "title": {"zh-CN": "小", "en": "tiny"}}


def refused(document: dict[str, Any]) -> dict[str, str]:
    """Field → reason of a document that must not be taken."""
    with pytest.raises(BadPolicy) as caught:
        policy_of(document)
    return {problem.field: problem.reason for problem in caught.value.problems}


def test_shipped_policy_says_what_the_documents_say() -> None:
    tickets = SHIPPED.clocks.tickets
    assert (tickets["complaint"].amount, tickets["complaint"].second_call) == ("24h", "inside")
    assert (tickets["grievance"].amount, tickets["grievance"].second_call) == ("3wd", "inside")
    assert tickets["complaint"].reminders == ("50%", "-2h")
    first = SHIPPED.clocks.first_follow_up
    assert (first.amount, first.round, first.earliest_days) == ("3d", "end_of_day", 1)
    assert (SHIPPED.retry.tries_a_day, SHIPPED.retry.tries, SHIPPED.retry.busy_in_a_row) == (2, 6, 3)
    assert (SHIPPED.retry_second.tries, SHIPPED.retry_second.days) == (3, 2)
    assert frozenset({"general_manager"}) == SHIPPED.roles.told_of_breach


def test_policy_survives_its_document_row() -> None:
    assert policy_of(document_of(SHIPPED)) == SHIPPED


def test_defaults_are_the_shipped_retry_table() -> None:
    """A policy that says nothing of retries gets the table of the three-day queue."""
    assert SHIPPED.retry == policy_of(MINIMAL).retry
    assert SHIPPED.parts_of_day == PartsOfDay()


@pytest.mark.parametrize("subject", ["agent", "desk", "team", " Desk_Staff "])
@pytest.mark.parametrize("measure", ["complaints", "complaint_count", "tickets_opened"])
def test_policy_is_refused_when_it_ranks_desk_staff_by_complaints(subject: str, measure: str) -> None:
    """S2-5: the number of complaints must not measure the desk; as rank, as measure or as objective."""
    ranked = {"name": "bad", "subject": subject, "measures": ["completed"], "rank_by": measure}
    measured = {"name": "bad", "subject": subject, "measures": ["completed", measure]}
    objective = {"name": "bad", "subject": subject, "measures": [measure], "at_least": 0.1}
    assert "S2-5" in refused({**MINIMAL, "reports": [ranked]})["reports.0"]
    assert "S2-5" in refused({**MINIMAL, "reports": [measured]})["reports.0"]
    assert "S2-5" in refused({**MINIMAL, "objectives": [objective]})["objectives.0"]


def test_policy_may_count_complaints_by_department() -> None:
    report = {"name": "causes", "subject": "department", "measures": ["complaints"], "rank_by": "complaints"}
    assert policy_of({**MINIMAL, "reports": [report]}).reports[0].rank_by == "complaints"


def test_policy_names_every_problem_at_once() -> None:
    problems = refused(
        {
            **MINIMAL,
            "colour": "red",
            "retry": {"tries": 0, "gap": "1wd"},
            "clocks": {"tickets": {"complaint": {"amount": "soon", "reminders": ["150%"], "second_call": "maybe"}}},
        }
    )
    assert {
        "colour",
        "retry.tries",
        "retry.gap",
        "clocks.tickets.complaint.amount",
        "clocks.tickets.complaint.reminders.0",
        "clocks.tickets.complaint.second_call",
    } <= problems.keys()


@pytest.mark.parametrize(
    "document",
    [
        {**MINIMAL, "title": {"en": "only one language"}},
        {**MINIMAL, "clocks": {"tickets": {"murder": {"amount": "24h"}}}},
        {**MINIMAL, "clocks": {"first_follow_up": {"amount": "36h"}}},
        {**MINIMAL, "selection": {"no_call": [{"reason": "all"}]}},
        {**MINIMAL, "parts_of_day": {"noon": "15:00"}},
        {**MINIMAL, "outcomes": [{"outcome": "answered", "cause": 16}]},
        {**MINIMAL, "outcomes": [{"outcome": "busy"}]},
        {**MINIMAL, "selection": {"at": "25:00"}},
    ],
)
def test_policy_is_refused_when_it_makes_no_sense(document: dict[str, Any]) -> None:
    assert refused(document)


def test_policy_is_refused_when_it_is_not_toml() -> None:
    with pytest.raises(BadPolicy):
        parse_policy("name = ")


def test_switches_are_taken() -> None:
    """A6, A14, S2-9, S2-41 each have their named switch."""
    text = """
    name = "strict"
    title = { "zh-CN" = "严", en = "strict" }
    [clocks.first_follow_up]
    round = "exact"
    earliest_days = 0
    [clocks.tickets.complaint]
    amount = "24h"
    second_call = "after"
    [retry]
    after_sms = "stop"
    """
    policy = parse_policy(text)
    assert policy.clocks.tickets["complaint"].second_call == "after"
    assert policy.retry.after_sms == "stop"
    assert (policy.clocks.first_follow_up.round, policy.clocks.first_follow_up.earliest_days) == ("exact", 0)


def test_order_needs_no_call_when_a_rule_holds() -> None:
    rules = SHIPPED.selection.no_call
    assert no_call_reason(rules, kind="内部", brand="", amount_cents=100) == "internal_order"
    assert no_call_reason(rules, kind=" PDI ", brand="", amount_cents=None) == "pre_sale_order"
    assert no_call_reason(rules, kind="repair", brand="", amount_cents=0, items=("洗车",)) == "wash_only"
    assert no_call_reason(rules, kind="repair", brand="", amount_cents=0, items=("洗车", "机油")) is None
    assert no_call_reason(rules, kind="repair", brand="", amount_cents=None) is None


def test_a_rule_names_kinds_in_the_senders_own_words_too() -> None:
    rule = NoCallRule(reason="courtesy_car", kinds=frozenset({"代步车"}))
    for text, reason in (("代步车", "courtesy_car"), ("代步", None), ("", None)):
        assert no_call_reason((rule,), kind="other", kind_text=text, brand="", amount_cents=None) == reason


def test_order_needs_a_call_when_only_some_conditions_hold() -> None:
    rule = NoCallRule(reason="small", brands=frozenset({"Alpha"}), below_cents=5000)
    assert no_call_reason((rule,), kind="", brand="alpha", amount_cents=4999) == "small"
    assert no_call_reason((rule,), kind="", brand="alpha", amount_cents=5000) is None
    assert no_call_reason((rule,), kind="", brand="alpha", amount_cents=None) is None
    assert no_call_reason((rule,), kind="", brand="beta", amount_cents=10) is None


def test_parts_cover_the_whole_day() -> None:
    parts = PartsOfDay()
    assert {parts.part_at(minute) for minute in range(1440)} == set(Part)
    assert (parts.part_at(0), parts.part_at(1439)) == (Part.MORNING, Part.EVENING)
    assert [parts.half_of(part) for part in Part] == [0, 0, 1, 1]


def test_misses_are_outcomes_and_dispositions() -> None:
    assert Outcome.NO_ANSWER in SHIPPED.retry.misses_of
    assert Outcome.BUSY not in SHIPPED.retry.misses_of
