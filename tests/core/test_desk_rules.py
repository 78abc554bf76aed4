"""Rules of the agent's desk: finding texts, the shelf's lines, step times, the checklist."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from callcenter.core.checklist import Checklist
from callcenter.core.finding import best, folded, pairs_of, rank
from callcenter.core.model import ShelfItem, ShelfKind
from callcenter.core.questionnaire import Questionnaire
from callcenter.core.shelf import check_item, shown_on
from callcenter.core.step_times import Band, band_of, kept_steps, step_figures
from callcenter.errors import InvalidInput
from callcenter.policies import shipped_documents

NOW = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 19)
FIRST = Questionnaire.model_validate(shipped_documents()[("questionnaire", "dealer_follow_up")])
SHIFT = Checklist.model_validate(shipped_documents()[("checklist", "shift")])


def line(**said: object) -> ShelfItem:
    kept = {"id": "1", "dealer_id": "d", "kind": ShelfKind.PART_PRICE, "title": "机油滤清器", "updated_at": NOW}
    return ShelfItem(**{**kept, **said})  # type: ignore[arg-type]


def test_chinese_is_found_by_any_neighbouring_letters() -> None:
    text = folded("刹车片多久更换一次？", "一般四万公里")
    assert rank("刹车片", text) == 1.0
    assert 0.3 <= rank("更换刹车片要多久", text) < 1.0
    assert rank("空调", text) == 0.0


def test_what_holds_the_whole_word_comes_before_what_shares_letters() -> None:
    texts = [("a", folded("刹车油更换周期")), ("b", folded("刹车片更换周期")), ("c", folded("空调异味"))]
    assert best("刹车片", texts) == ["b", "a"]


def test_width_and_case_do_not_matter() -> None:
    assert rank("ＡＢＳ灯", folded("abs 灯亮起")) > 0.5 and pairs_of("a") == ("a",)


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"amount_cents": 6800}, []),
        ({}, ["amount_cents"]),
        ({"amount_cents": 1, "title": " "}, ["title"]),
        ({"amount_cents": 1, "number": "8001"}, ["number"]),
        ({"kind": ShelfKind.STAFF}, ["number"]),
        ({"kind": ShelfKind.INSPECTION}, ["due_on", "vehicle_id"]),
        (
            {"kind": ShelfKind.SHOP_EVENT, "valid_from": date(2026, 11, 2), "valid_until": date(2026, 11, 1)},
            ["valid_until"],
        ),
    ],
)
def test_a_line_names_its_wrong_fields(said: dict[str, object], fields: list[str]) -> None:
    assert [problem.field for problem in check_item(line(**said))] == fields


def test_offers_hold_from_their_first_to_their_last_day() -> None:
    offer = {"kind": ShelfKind.MEMBER_OFFER}
    lines = [
        line(id="begins tomorrow", valid_from=TODAY + timedelta(days=1), **offer),
        line(id="ends today", valid_until=TODAY, **offer),
        line(id="over", valid_until=TODAY - timedelta(days=1), **offer),
        line(id="always", **offer),
        line(id="out of use", active=False, **offer),
    ]
    assert [one.id for one in shown_on(lines, TODAY)] == ["ends today", "always"]


def step(start: int, end: int | None, seconds: float | None = None) -> dict[str, object]:
    told: dict[str, object] = {"started_at": (NOW + timedelta(seconds=start)).isoformat()}
    if end is not None:
        told["ended_at"] = (NOW + timedelta(seconds=end)).isoformat()
    if seconds is not None:
        told["seconds"] = seconds
    return told


def kept(said: dict[str, object], at: int = 300) -> dict[str, float]:
    told = kept_steps(FIRST, said, earliest=NOW, now=NOW + timedelta(seconds=at))
    return {code: one["seconds"] for code, one in told.items()}


def test_step_times_are_kept_as_measured() -> None:
    assert kept({"prepare": step(0, 30, 25), "questions": step(60, 150)}) == {"prepare": 25.0, "questions": 90.0}


def test_step_times_from_a_wrong_clock_are_held_between_the_card_and_now() -> None:
    assert kept({"prepare": step(-500, 30), "questions": step(200, 9_000)}) == {"prepare": 30.0, "questions": 100.0}
    assert kept({"prepare": step(400, 500)}) == {"prepare": 0.0}
    assert kept({"prepare": step(0, 10, 10_000), "questions": step(20, 10, 5)}) == {"prepare": 10.0, "questions": 0.0}


def test_step_times_that_cannot_be_read_are_left_out() -> None:
    assert kept({"none": step(0, 1), "prepare": 3, "questions": {"started_at": "soon"}, "end": {"seconds": 3}}) == {}


def test_all_steps_together_last_no_longer_than_the_card() -> None:
    assert sum(kept({"prepare": step(0, 100), "questions": step(0, 100)}, at=120).values()) == 120.0


@pytest.mark.req("S2-20", "S2-22", "S2-23")
def test_step_figures_tell_each_step_against_its_minutes() -> None:
    calls: list[dict[str, Any]] = [
        {"prepare": {"seconds": 20}},
        {"prepare": {"seconds": 50}},
        {"prepare": {"started_at": "x"}},
    ]
    figures = {figure.code: figure for figure in step_figures(FIRST, calls)}
    told = figures["prepare"]
    assert (told.no, told.minutes, told.count, told.mean, told.middle, told.within) == ("1", 0.5, 2, 35.0, 35.0, 1)
    assert figures["questions"].count == 0 and list(figures) == [step.code for step in FIRST.steps]


@pytest.mark.parametrize(
    ("seconds", "band"), [(119, Band.UNDER), (120, Band.WITHIN), (180, Band.WITHIN), (181, Band.OVER)]
)
def test_a_usual_call_takes_two_to_three_minutes(seconds: int, band: Band) -> None:
    """S2-24."""
    assert band_of(seconds) is band


def test_the_shipped_checklist_has_the_mobile_on_silent() -> None:
    """S2-44: 手机-静音模式."""
    (item,) = [item for item in SHIFT.items if item.code == "mobile_silent"]
    assert item.required and "静音" in item.text["zh-CN"]


def test_a_tick_keeps_its_first_time_and_can_be_taken_back() -> None:
    ticks = SHIFT.ticked({}, {"headset": True}, NOW)
    again = SHIFT.ticked(ticks, {"headset": True, "note_form": True}, NOW + timedelta(minutes=1))
    assert again["headset"] == NOW.isoformat() and set(again) == {"headset", "note_form"}
    assert set(SHIFT.ticked(again, {"headset": False}, NOW)) == {"note_form"}


def test_a_list_is_complete_when_every_required_item_is_ticked() -> None:
    every = {item.code: True for item in SHIFT.items if item.required}
    assert SHIFT.complete(SHIFT.ticked({}, every, NOW))
    assert not SHIFT.complete(SHIFT.ticked({}, {**every, "headset": False}, NOW))


def test_an_unknown_item_is_refused_by_name() -> None:
    with pytest.raises(InvalidInput) as refused:
        SHIFT.ticked({}, {"coffee": True}, NOW)
    assert [problem.field for problem in refused.value.problems] == ["ticks.coffee"]
