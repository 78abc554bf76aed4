"""Why is this customer not being called now? Every gate has a reason, every reason its words in both languages."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.explain import (
    ExplainFacts,
    Reason,
    ReasonCode,
    can_be_called,
    explain,
    parse_texts,
    render,
)
from callcenter.core.holidays import calling_calendar
from callcenter.core.policy_parts import PartsOfDay
from callcenter.core.retry import CheckReason, StopReason, WaitReason
from callcenter.errors import Invalid
from callcenter.policies import explain_text

ZONE = "Asia/Shanghai"
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
SOON = NOW + timedelta(minutes=40)
CLEAR = ExplainFacts(
    due_at=NOW + timedelta(days=2), earliest_at=NOW - timedelta(hours=10), next_try_at=NOW - timedelta(hours=1)
)
TEXTS = {language: parse_texts(explain_text(language)) for language in ("zh-CN", "en")}


def why(facts: ExplainFacts, now: datetime = NOW) -> tuple[Reason, ...]:
    """The reasons at a moment, Friday 10:00 in Shanghai by default."""
    return explain(facts, now, calling_calendar(ZONE), PartsOfDay())


GATES = [
    (replace(CLEAR, closed_result="completed"), ReasonCode.DONE),
    (replace(CLEAR, closed_result="excluded", excluded_reason="no_follow_ups"), ReasonCode.EXCLUDED),
    (replace(CLEAR, no_calls=True), ReasonCode.NO_CALLS),
    (replace(CLEAR, has_number=False), ReasonCode.NO_NUMBER),
    (replace(CLEAR, bundled_with="f2"), ReasonCode.BUNDLED),
    (replace(CLEAR, claimed_by="An", claimed_until=SOON), ReasonCode.CLAIMED),
    (replace(CLEAR, check=CheckReason.UNDISPOSED), ReasonCode.UNDISPOSED),
    (replace(CLEAR, check=CheckReason.UNKNOWN), ReasonCode.UNKNOWN_END),
    (replace(CLEAR, check=CheckReason.INVALID_NUMBER), ReasonCode.NUMBER_TO_CHECK),
    (replace(CLEAR, check=CheckReason.WRONG_NUMBER), ReasonCode.NUMBER_TO_CHECK),
    (replace(CLEAR, check=CheckReason.INCONVENIENT_WITHOUT_TIME), ReasonCode.TIME_TO_AGREE),
    (replace(CLEAR, stop=StopReason.TRIES_USED, tries=6), ReasonCode.TRIES_USED),
    (replace(CLEAR, stop=StopReason.AFTER_SMS), ReasonCode.AFTER_SMS),
    (replace(CLEAR, earliest_at=SOON), ReasonCode.TOO_EARLY),
    (replace(CLEAR, agreed_at=SOON), ReasonCode.AGREED_LATER),
    (replace(CLEAR, next_try_at=SOON, wait=WaitReason.OTHER_PART), ReasonCode.RETRY_OTHER_PART),
    (replace(CLEAR, next_try_at=SOON, wait=WaitReason.OTHER_HALF_DAY), ReasonCode.RETRY_OTHER_HALF_DAY),
    (replace(CLEAR, next_try_at=SOON, wait=WaitReason.BUSY), ReasonCode.RETRY_BUSY),
    (replace(CLEAR, next_try_at=SOON, wait=WaitReason.LATER), ReasonCode.RETRY_LATER),
    (replace(CLEAR, next_try_at=SOON), ReasonCode.WAITING),
    (replace(CLEAR, number_cools_until=SOON), ReasonCode.NUMBER_COOLING),
    (replace(CLEAR, destination_refused="international"), ReasonCode.DESTINATION_REFUSED),
    (replace(CLEAR, link_up=False, pbx="pbx1"), ReasonCode.LINK_DOWN),
    (replace(CLEAR, dialplan_ok=False, pbx="pbx1"), ReasonCode.DIALPLAN_MISMATCH),
    (replace(CLEAR, trunk="t1", trunk_paused_until=SOON), ReasonCode.TRUNK_PAUSED),
    (replace(CLEAR, trunk="t1", trunk_lines_free=0), ReasonCode.TRUNK_FULL),
    (replace(CLEAR, caller_id="0215550000", caller_id_free_at=SOON), ReasonCode.CALLER_ID_USED_UP),
    (replace(CLEAR, team="day", agents_ready=0), ReasonCode.NO_AGENT),
    (replace(CLEAR, assigned_to="An", assigned_agent_ready=False), ReasonCode.OTHER_AGENT),
]


@pytest.mark.parametrize(
    ("facts", "code"), GATES, ids=lambda value: str(value) if isinstance(value, ReasonCode) else ""
)
def test_each_gate_is_named_when_it_is_the_only_one_shut(facts: ExplainFacts, code: ReasonCode) -> None:
    reasons = why(facts)
    assert [code] == [reason.code for reason in reasons]
    assert reasons[0].rule
    assert not can_be_called(reasons)


def test_every_blocking_code_has_its_gate_above() -> None:
    """A new code without an example here is a reason that nobody has seen."""
    shown = {code for _facts, code in GATES}
    blocking = {code for code in ReasonCode if Reason(code=code, rule="x").blocks}
    assert blocking == shown | {ReasonCode.CALLING_CLOSED}


def test_closed_hours_name_the_next_opening() -> None:
    lunch = NOW + timedelta(hours=2, minutes=30)
    (reason,) = why(CLEAR, lunch)
    assert (ReasonCode.CALLING_CLOSED, NOW + timedelta(hours=4)) == (reason.code, reason.until)


def test_all_shut_gates_are_named_at_once() -> None:
    facts = replace(CLEAR, next_try_at=SOON, wait=WaitReason.BUSY, link_up=False, trunk_lines_free=0, agents_ready=0)
    expected = [ReasonCode.RETRY_BUSY, ReasonCode.LINK_DOWN, ReasonCode.TRUNK_FULL, ReasonCode.NO_AGENT]
    assert expected == [reason.code for reason in why(facts)]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (CLEAR, ReasonCode.NEXT),
        (replace(CLEAR, ahead=11), ReasonCode.BEHIND),
        (replace(CLEAR, agreed_at=NOW - timedelta(minutes=1)), ReasonCode.AGREED_DUE),
    ],
)
def test_place_is_told_when_nothing_is_shut(facts: ExplainFacts, code: ReasonCode) -> None:
    reasons = why(facts)
    assert [code] == [reason.code for reason in reasons]
    assert can_be_called(reasons)


def test_call_in_progress_is_the_only_reason() -> None:
    reasons = why(replace(CLEAR, on_call_with="An", claimed_by="An", claimed_until=SOON))
    assert [reason.code for reason in reasons] == [ReasonCode.ON_CALL]


def test_missed_follow_up_says_so_and_goes_on() -> None:
    """S2-37: never dropped."""
    reasons = why(replace(CLEAR, due_at=NOW, missed_at=NOW, missed_cause="closed"))
    assert [reason.code for reason in reasons] == [ReasonCode.NEXT, ReasonCode.MISSED]
    assert can_be_called(reasons)


def test_late_try_says_that_none_fits_before_the_deadline() -> None:
    due = NOW + timedelta(hours=1)
    facts = replace(CLEAR, due_at=due, next_try_at=due + timedelta(hours=9), wait=WaitReason.OTHER_PART)
    assert [reason.code for reason in why(facts)] == [ReasonCode.RETRY_OTHER_PART, ReasonCode.CLOSED_BEFORE_DUE]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_reason_has_words_without_a_hole(language: str) -> None:
    """Each text only names places that its reason fills."""
    shown = [*GATES, (CLEAR, None), (replace(CLEAR, ahead=3), None), (replace(CLEAR, on_call_with="An"), None)]
    shown.append((replace(CLEAR, missed_at=NOW, missed_cause="unreached", agreed_at=NOW), None))
    for facts, _code in shown:
        for reason in why(facts):
            words = render(reason, TEXTS[language], ZONE)
            assert words
            assert not re.search(r"[{}]", words), words


def test_reason_is_told_in_local_time_and_the_trades_words() -> None:
    (reason,) = why(replace(CLEAR, next_try_at=NOW + timedelta(hours=1), wait=WaitReason.OTHER_PART, tries=1))
    assert render(reason, TEXTS["zh-CN"], ZONE) == "上次未接通，改在另一时段（中午）于 2026-11-20 11:00 再拨。"
    english = "Not reached last time; the next try is in another part of the day (noon), at 2026-11-20 11:00."
    assert render(reason, TEXTS["en"], ZONE) == english


def test_both_languages_translate_the_same_words() -> None:
    assert TEXTS["zh-CN"].words.keys() == TEXTS["en"].words.keys()


def test_texts_are_refused_when_a_reason_is_missing() -> None:
    with pytest.raises(Invalid):
        parse_texts('[reasons]\ndone = "x"')


@given(hours=st.floats(-200, 200), shut=st.sets(st.sampled_from(range(len(GATES))), max_size=4))
def test_there_is_always_a_reason(hours: float, shut: set[int]) -> None:
    """At any moment, with any gates shut: never silent, and what is blocked is never also next."""
    facts = CLEAR
    for number in shut:
        example = GATES[number][0]
        names = [name for name in ExplainFacts.__dataclass_fields__ if getattr(example, name) != getattr(CLEAR, name)]
        facts = replace(facts, **{name: getattr(example, name) for name in names})
    reasons = why(facts, NOW + timedelta(hours=hours))
    assert reasons
    if not can_be_called(reasons):
        assert not {ReasonCode.NEXT, ReasonCode.BEHIND, ReasonCode.AGREED_DUE} & {reason.code for reason in reasons}
