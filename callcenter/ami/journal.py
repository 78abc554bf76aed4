"""Lines of the exchange's own journal, as the dialplan writes them (docs/pbx.md), read into facts.

    1|started|<ms>|<direction>
    1|answered|<ms>|<direction>
    1|ended|<dial status>|<cause>|<dialed ms>|<talked ms>|<started ms>|<ended ms>|<sip code>|<direction>|<ended by>

Instants are milliseconds since 1970 of the exchange's clock. A number that Asterisk did not know is empty.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from callcenter.core.facts import CustomerEnded
from callcenter.flows.ports_pbx import JournalLine
from callcenter.ids import is_id

FAMILY = "callcenter"
_FORMAT = "1"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The last line of a call: what Asterisk said at its end. Seconds are rounded down."""

    dial_status: str
    cause: int
    dialed_seconds: int
    talked_seconds: int
    started_at: datetime | None
    ended_at: datetime | None
    sip_code: int | None
    direction: str
    ended_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A line without an end: `state` is started or answered, `at` when that was."""

    state: str
    at: datetime | None
    direction: str


def parse_line(text: str) -> Begun | Ended | None:
    """One line, or None when it is none of ours or of a newer dialplan."""
    fields = text.split("|")
    if len(fields) < 2 or fields[0] != _FORMAT:
        return None
    if fields[1] in ("started", "answered"):
        fields += [""] * (4 - len(fields))
        return Begun(state=fields[1], at=_instant(fields[2]), direction=fields[3] or "out")
    if fields[1] != "ended" or len(fields) < 8:
        return None
    fields += [""] * (11 - len(fields))
    return Ended(
        dial_status=fields[2] or "FAILED",
        cause=_number(fields[3]),
        dialed_seconds=_number(fields[4]) // 1000,
        talked_seconds=_number(fields[5]) // 1000,
        started_at=_instant(fields[6]),
        ended_at=_instant(fields[7]),
        sip_code=_number(fields[8]) or None,
        direction=fields[9] or "out",
        ended_by=fields[10],
    )


def ended_fact(pbx: str, at: datetime, attempt: str, ended: Ended, *, from_journal: bool) -> CustomerEnded:
    """The fact that an ended line states; `at` is when we learned of it."""
    return CustomerEnded(
        pbx=pbx,
        at=at,
        attempt=attempt,
        dial_status=ended.dial_status,
        cause=ended.cause,
        dialed_seconds=ended.dialed_seconds,
        answered_seconds=ended.talked_seconds if ended.dial_status == "ANSWER" else 0,
        sip_code=ended.sip_code,
        ended_at=ended.ended_at or at,
        ended_by=ended.ended_by,
        from_journal=from_journal,
    )


def journal_line(pbx: str, at: datetime, key: str, value: str) -> JournalLine | None:
    """One entry of `DBGetTree`: key `/callcenter/<attempt>`; None for entries that are no attempt's.

    An `answered` line no longer knows when it was started: `started_at` then is the answer's instant too.
    """
    attempt = key.rsplit("/", 1)[-1]
    if not is_id(attempt):
        return None
    match parse_line(value):
        case Begun() as begun:
            answered_at = begun.at if begun.state == "answered" else None
            return JournalLine(attempt=attempt, started_at=begun.at, ended=None, answered_at=answered_at)
        case Ended() as ended:
            fact = ended_fact(pbx, at, attempt, ended, from_journal=True)
            return JournalLine(attempt=attempt, started_at=ended.started_at, ended=fact)
        case None:
            return JournalLine(attempt=attempt, started_at=None, ended=None)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _instant(text: str) -> datetime | None:
    millis = _number(text)
    if not 0 < millis < 10**14:
        return None
    return _EPOCH + timedelta(milliseconds=millis)
