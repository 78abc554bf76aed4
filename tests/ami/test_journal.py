"""The exchange's journal, line by line, as docs/pbx.md writes it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.ami.journal import Begun, Ended, journal_line, parse_line
from callcenter.ids import encode

AT = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
STARTED = datetime(2026, 11, 21, 21, 53, 20, tzinfo=UTC)
A = encode(9)


def test_ended_line_is_read_whole() -> None:
    line = "1|ended|ANSWER|16|23500|21999|1795298000000|1795298023500|200|in|customer"
    assert parse_line(line) == Ended(
        dial_status="ANSWER",
        cause=16,
        dialed_seconds=23,
        talked_seconds=21,
        started_at=STARTED,
        ended_at=datetime(2026, 11, 21, 21, 53, 43, 500_000, tzinfo=UTC),
        sip_code=200,
        direction="in",
        ended_by="customer",
    )


def test_empty_numbers_are_zero_or_unknown() -> None:
    ended = parse_line("1|ended||||||||out|")
    assert isinstance(ended, Ended)
    assert (ended.dial_status, ended.cause, ended.talked_seconds) == ("FAILED", 0, 0)
    assert (ended.started_at, ended.ended_at, ended.sip_code) == (None, None, None)


def test_line_without_an_end_says_how_far_it_came() -> None:
    assert parse_line("1|started|1795298000000|out") == Begun(state="started", at=STARTED, direction="out")
    assert parse_line("1|answered|1795298000000|in") == Begun(state="answered", at=STARTED, direction="in")


@pytest.mark.parametrize("text", ["", "started", "2|ended|ANSWER|16|1|1|1|1|200|out|", "1|ended|ANSWER", "1|odd|1|out"])
def test_line_of_another_format_is_not_understood(text: str) -> None:
    assert parse_line(text) is None


def test_talk_is_nothing_when_nobody_answered() -> None:
    """Dial's own count is not trusted where the status says otherwise."""
    line = journal_line("main", AT, f"/callcenter/{A}", "1|ended|CANCEL|16|9000|4000|1795298000000|1795298009000||out|")
    assert line is not None
    assert line.ended is not None
    assert (line.ended.answered_seconds, line.ended.from_journal) == (0, True)


def test_entry_of_an_unknown_format_is_still_a_line() -> None:
    """The attempt was begun by another dialplan: its absence may not be concluded."""
    line = journal_line("main", AT, f"/callcenter/{A}", "9|whatever")
    assert line is not None
    assert (line.attempt, line.started_at, line.ended) == (A, None, None)


def test_entry_that_is_no_attempt_is_left_out() -> None:
    assert journal_line("main", AT, "/callcenter/version", "1") is None


@given(st.text(max_size=120))
def test_no_text_breaks_the_reading(text: str) -> None:
    """A line is read, or it is none of ours."""
    assert isinstance(parse_line(text), Begun | Ended | None)
    assert isinstance(parse_line("1|ended|" + text), Ended | None)
