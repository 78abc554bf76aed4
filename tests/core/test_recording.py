"""The rule that says whether a recording is good."""

import pytest

from callcenter.core.recording import Measured, RecordingRules, Unreadable, judge

RULES = RecordingRules()


def measured(seconds: float = 60.0, share: float = 0.6, repaired: bool = False) -> Measured:
    return Measured(seconds=seconds, loud_share=share, size=1, sha256="x", repaired=repaired)


@pytest.mark.parametrize(
    ("found", "expected", "state", "problem", "hole"),
    [
        (measured(), 60, "verified", "", False),
        (measured(58.0), 60, "verified", "", False),
        (measured(62.0), 60, "verified", "", False),
        (measured(57.9), 60, "short", "57.9s-for-60s", True),
        (measured(62.1), 60, "long", "62.1s-for-60s", True),
        (measured(share=0.01), 60, "verified", "", False),
        (measured(share=0.009), 60, "silent", "silent", True),
        (measured(repaired=True), 60, "truncated", "header-repaired", False),
        (measured(30.0, repaired=True), 60, "truncated", "header-repaired;30.0s-for-60s", True),
        (measured(30.0, 0.0, True), 60, "silent", "silent;header-repaired;30.0s-for-60s", True),
        (measured(7.0), 0, "verified", "", False),
        (None, 60, "missing", "no-file", True),
        (Unreadable("no-sound"), 60, "missing", "no-sound", True),
    ],
)
def test_worst_problem_names_the_state(
    found: Measured | Unreadable | None, expected: int, state: str, problem: str, hole: bool
) -> None:
    """Length within 2 s of the talk, at least 1 % of the frames sound, a mended file is marked; every hole is an alarm."""
    verdict = judge(found, expected, RULES)
    assert (str(verdict.state), verdict.problem, verdict.hole) == (state, problem, hole)
