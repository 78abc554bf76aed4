"""The table from evidence to outcome: each row, its precedence, and that it is total."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.outcome import CallEvidence, Outcome, classify, counts_as_try
from callcenter.core.policy_parts import Refinement

ROWS = [
    ("ANSWER", 16, 5, Outcome.ANSWERED, True),
    ("ANSWER", 16, 4, Outcome.ANSWERED_SHORT, True),
    ("BUSY", 17, 0, Outcome.BUSY, True),
    ("NOANSWER", 18, 0, Outcome.NO_ANSWER, True),
    ("NOANSWER", 19, 0, Outcome.NO_ANSWER, True),
    ("NOANSWER", 0, 0, Outcome.NO_ANSWER, True),
    ("NOANSWER", 16, 0, Outcome.NO_ANSWER, True),
    ("NOANSWER", None, 0, Outcome.NO_ANSWER, True),
    ("NOANSWER", 21, 0, Outcome.REJECTED, True),
    ("CHANUNAVAIL", 20, 0, Outcome.UNREACHABLE, True),
    ("CONGESTION", 27, 0, Outcome.UNREACHABLE, True),
    ("NOANSWER", 1, 0, Outcome.INVALID_NUMBER, True),
    ("CONGESTION", 22, 0, Outcome.INVALID_NUMBER, True),
    ("CONGESTION", 28, 0, Outcome.INVALID_NUMBER, True),
    *[("CONGESTION", cause, 0, Outcome.NETWORK_FAILURE, False) for cause in (34, 38, 41, 42, 44, 58, 127)],
    ("CANCEL", 127, 0, Outcome.CANCELLED, False),
    ("CANCEL", 0, 0, Outcome.CANCELLED, False),
    ("CHANUNAVAIL", 0, 0, Outcome.FAILED, False),
    ("CONGESTION", 102, 0, Outcome.FAILED, False),
    ("", None, 0, Outcome.FAILED, False),
]


@pytest.mark.parametrize(("status", "cause", "talk", "outcome", "counts"), ROWS)
def test_outcome_follows_status_and_cause(
    status: str, cause: int | None, talk: float, outcome: Outcome, counts: bool
) -> None:
    assert outcome is classify(CallEvidence(dial_status=status, cause=cause, talk_seconds=talk))
    assert counts is counts_as_try(outcome)


def test_outcome_is_unknown_when_the_end_is_not_known() -> None:
    """An unknown end counts as a try until it is settled: nobody is rung twice."""
    assert Outcome.UNKNOWN is classify(CallEvidence(dial_status="ANSWER", talk_seconds=60, known=False))
    assert counts_as_try(Outcome.UNKNOWN)


def test_outcome_is_agent_failed_when_the_agents_leg_failed() -> None:
    assert Outcome.AGENT_FAILED is classify(CallEvidence(agent_failed=True))
    assert not counts_as_try(Outcome.AGENT_FAILED)


def test_policy_refines_a_carriers_announcement() -> None:
    """One trunk reports a switched-off mobile as 480 with cause 19: by policy `unreachable`, and only there."""
    rule = Refinement(outcome=Outcome.UNREACHABLE, trunk="north", sip_code=480)
    there = CallEvidence(dial_status="NOANSWER", cause=19, sip_code=480, trunk="north")
    elsewhere = CallEvidence(dial_status="NOANSWER", cause=19, sip_code=480, trunk="south")
    assert Outcome.UNREACHABLE is classify(there, [rule])
    assert Outcome.NO_ANSWER is classify(elsewhere, [rule])


def test_policy_cannot_refine_an_answer_away() -> None:
    rule = Refinement(outcome=Outcome.UNREACHABLE, dial_status="ANSWER")
    assert Outcome.ANSWERED is classify(CallEvidence(dial_status="ANSWER", talk_seconds=30), [rule])


@given(
    status=st.one_of(st.text(max_size=12), st.sampled_from(["ANSWER", "BUSY", "NOANSWER", "CANCEL", "CONGESTION"])),
    cause=st.one_of(st.none(), st.integers(-5, 300)),
    talk=st.floats(0, 1e5),
    sip_code=st.one_of(st.none(), st.integers(0, 999)),
    agent_failed=st.booleans(),
    known=st.booleans(),
)
def test_table_is_total(
    status: str, cause: int | None, talk: float, sip_code: int | None, agent_failed: bool, known: bool
) -> None:
    """Whatever is heard, there is exactly one outcome; an answer is never lost to a cause."""
    evidence = CallEvidence(
        dial_status=status, cause=cause, talk_seconds=talk, sip_code=sip_code, agent_failed=agent_failed, known=known
    )
    outcome = classify(evidence)
    assert outcome in Outcome
    if known and not agent_failed:
        assert (status.strip().upper() == "ANSWER") == (outcome in (Outcome.ANSWERED, Outcome.ANSWERED_SHORT))
