"""The paper form for calls made while the system could not be used."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from callcenter.core.model.follow_ups import Disposition
from callcenter.core.order_file import RowContext
from callcenter.core.outcome import Outcome
from callcenter.core.paper_form import ReadEntry, paper_template, plan_paper_columns, read_entry
from callcenter.errors import Problem

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
GOOD = {"工单号": "RO1", "致电时间": "2026-11-19 15:00", "接通情况": "接通", "结果": "完成", "答:satisfaction": "满意"}


def entry(values: dict[str, str]) -> ReadEntry:
    context = RowContext(zone=ZoneInfo("Asia/Shanghai"), area_code="021")
    return read_entry(list(values.values()), plan_paper_columns(list(values)), context, now=NOW)


def test_the_original_time_and_the_answers_are_kept() -> None:
    """S2-36: clocks start from the time on the paper, not from its entry."""
    found = entry({**GOOD, "拨打号码": "61234567", "填表人": "周敏"}).entry
    assert found is not None
    assert found.called_at == datetime(2026, 11, 19, 7, 0, tzinfo=UTC)
    assert (found.outcome, found.disposition) == (Outcome.ANSWERED, Disposition.COMPLETED)
    assert found.answers == {"satisfaction": "满意"}
    assert found.number is not None and found.number.e164 == "+862161234567"
    assert found.agent == "周敏"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"致电时间": "2026-11-19"}, Problem("called_at", "time_missing")),
        ({"致电时间": "2026-11-21 15:00"}, Problem("called_at", "in_the_future")),
        ({"工单号": ""}, Problem("order_no", "missing")),
        ({"接通情况": "不知道"}, Problem("outcome", "unknown_word")),
        ({"结果": ""}, Problem("disposition", "missing")),
        ({"接通情况": "占线"}, Problem("disposition", "not_answered")),
        ({"结果": "不方便"}, Problem("agreed_call_at", "missing")),
        ({"投诉类别": "投诉"}, Problem("complaint", "missing")),
        ({"通话秒数": "两分钟"}, Problem("talk_seconds", "not_seconds")),
    ],
)
def test_a_line_that_does_not_hold_together_is_refused(change: dict[str, str], problem: Problem) -> None:
    found = entry({**GOOD, **change})
    assert found.entry is None
    assert found.problems == (problem,)


def test_a_complaint_keeps_its_kind_and_words() -> None:
    found = entry({**GOOD, "投诉类别": "抱怨", "投诉内容": "等了三小时"}).entry
    assert found is not None and (found.voice_kind, found.complaint) == ("grievance", "等了三小时")


def test_an_unanswered_call_needs_no_disposition() -> None:
    found = entry({**GOOD, "接通情况": "无人接听", "结果": ""}).entry
    assert found is not None and found.outcome is Outcome.NO_ANSWER


def test_the_template_is_understood_again_with_its_questions() -> None:
    for headers in (paper_template("zh-CN", ["q1", "q2"]), paper_template("en", ["q1", "q2"])):
        plan = plan_paper_columns(headers)
        assert plan.unknown == () and plan.missing == ()
        assert {"answer:q1", "answer:q2"} < set(plan.columns)
        assert len(plan.columns) == len(headers)
