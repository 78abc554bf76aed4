"""Whether a recording is good: what was measured on the file against what the call says (issue 2, section 5)."""

from collections.abc import Sequence
from dataclasses import dataclass

from callcenter.core.model.calls import RecordingState

HOLES = (RecordingState.MISSING, RecordingState.SILENT, RecordingState.SHORT, RecordingState.LONG)
"""States in which (a part of) the talk cannot be heard, or the file is not this call's."""

PLAYABLE = (
    RecordingState.VERIFIED,
    RecordingState.TRUNCATED,
    RecordingState.SILENT,
    RecordingState.SHORT,
    RecordingState.LONG,
)
"""States in which there is a file to listen to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingRules:
    """`tolerance` seconds between recording and talk; a frame sounds above `silence_dbfs`; `sounding_share` of frames must."""

    tolerance: float = 2.0
    silence_dbfs: float = -60.0
    sounding_share: float = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was found in the file: `seconds` of sound, the share of frames that sound, bytes, hash of the file as it is kept.

    `repaired`: its header was never closed, or promised more than there is.
    """

    seconds: float
    loud_share: float
    size: int
    sha256: str
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Unreadable:
    """There is a file and it is no recording; `reason` says why (no-sound, not-a-wav, format-…)."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The state with every problem found, in words of the code; `hole` asks for an alarm."""

    state: RecordingState
    problems: Sequence[str] = ()
    hole: bool = False

    @property
    def problem(self) -> str:
        """All problems in one line."""
        return ";".join(self.problems)


def judge(found: Measured | Unreadable | None, expected_seconds: int, rules: RecordingRules) -> Verdict:
    """The state of a recording. `expected_seconds` is the talk's length, 0 where nobody knows it (then no length is asked).

    The worst problem names the state: nothing there, nothing to hear, cut off, too short, too long.
    """
    if found is None:
        return Verdict(state=RecordingState.MISSING, problems=("no-file",), hole=True)
    if isinstance(found, Unreadable):
        return Verdict(state=RecordingState.MISSING, problems=(found.reason,), hole=True)
    problems: list[tuple[RecordingState, str]] = []
    if found.loud_share < rules.sounding_share:
        problems.append((RecordingState.SILENT, "silent"))
    if found.repaired:
        problems.append((RecordingState.TRUNCATED, "header-repaired"))
    off = found.seconds - expected_seconds
    if expected_seconds and abs(off) > rules.tolerance:
        state = RecordingState.SHORT if off < 0 else RecordingState.LONG
        problems.append((state, f"{found.seconds:.1f}s-for-{expected_seconds}s"))
    if not problems:
        return Verdict(state=RecordingState.VERIFIED)
    return Verdict(
        state=problems[0][0],
        problems=tuple(word for _, word in problems),
        hole=any(state in HOLES for state, _ in problems),
    )
