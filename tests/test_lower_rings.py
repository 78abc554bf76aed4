"""Errors, ids, the clock and the log: what every ring above relies on."""

import json
import logging
import pickle
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest

from callcenter.clock import SystemClock
from callcenter.errors import CallcenterError, InvalidInput, NotFound, Problem, every_error
from callcenter.ids import TimeOrderedIds, is_id, made_at
from callcenter.log import bound, configure_logging, get_log, shorten_in_text, shorten_number
from tests.support.clock import START, ManualClock


def test_error_says_its_docstring_and_its_fields() -> None:
    error = NotFound("ticket", "7")
    assert str(error) == "There is no such thing, or the asker may not see it. (what='ticket', id='7')"
    assert (error.code, error.fields) == ("not-found", {"what": "ticket", "id": "7"})


def test_error_is_the_same_after_a_process_boundary() -> None:
    """Uploaded spreadsheets are read in a child process."""
    error = InvalidInput([Problem("rows.3.vin", "bad-length")])
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), back.fields, back.problems) == (InvalidInput, error.fields, error.problems)


def test_codes_of_errors_are_unique() -> None:
    errors = list(dict.fromkeys(every_error()))
    codes = [error.code for error in errors]
    assert sorted(codes) == sorted(set(codes))


def test_every_error_has_a_message_of_one_line() -> None:
    for error in every_error():
        assert error.__doc__, error
        assert error.__doc__.strip().splitlines()[0].endswith("."), error
        assert issubclass(error, CallcenterError)


def test_ids_are_in_the_order_of_their_making_within_a_millisecond() -> None:
    clock = ManualClock()
    ids = TimeOrderedIds(clock.now, entropy=lambda count: b"\xff" * count)
    made = [ids.new() for _ in range(100)]
    assert made == sorted(set(made))
    assert all(is_id(one) for one in made)


def test_ids_stay_in_order_when_the_clock_is_set_back() -> None:
    clock = ManualClock()
    ids = TimeOrderedIds(clock.now)
    first = ids.new()
    clock.set(START - timedelta(hours=1))
    assert ids.new() > first


def test_ids_of_two_makers_sort_by_time() -> None:
    clock = ManualClock()
    first = TimeOrderedIds(clock.now).new()
    clock.set(START + timedelta(milliseconds=1))
    assert TimeOrderedIds(clock.now).new() > first


def test_id_tells_when_it_was_made() -> None:
    assert made_at(TimeOrderedIds(ManualClock().now).new()) == START


@pytest.mark.parametrize(
    "text", ["", "0" * 25, "0" * 27, "I" * 26, "u" * 26, "8" + "0" * 25, "０" * 26, "'; drop table x; --012345"]
)
def test_text_that_is_no_id_is_refused(text: str) -> None:
    assert not is_id(text)
    with pytest.raises(ValueError, match="not an id"):
        made_at(text)


async def test_system_clock_tells_aware_utc() -> None:
    clock = SystemClock()
    before = clock.monotonic()
    await clock.sleep(-1)
    assert clock.now().tzinfo is UTC
    assert clock.monotonic() >= before


@pytest.mark.parametrize(
    ("number", "short"), [("13812345678", "···78"), ("+86 571 8877 6655", "···55"), ("95588", "···88"), ("12", "···")]
)
def test_number_is_shortened_to_its_last_two_digits(number: str, short: str) -> None:
    assert shorten_number(number) == short


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("打13812345678了", "打···78了"),
        ("dial PJSIP/13812345678@pstn", "dial PJSIP/···78@pstn"),
        ("tel:+86 138-1234-5678", "tel:···78"),
        ("13812345678: refused", "···78: refused"),
        ("0571-88776655", "···55"),
        ("at 2026-11-19 10:20:30", "at 2026-11-19 10:20:30"),
        ("2026-11-19T10:20:30+08:00", "2026-11-19T10:20:30+08:00"),
        ("127.0.0.1:5060 in 0.12345678 s", "127.0.0.1:5060 in 0.12345678 s"),
        (
            "recordings/2026/11/19/01kagzy4n0abcdefghjkmnpqrs.wav",
            "recordings/2026/11/19/01kagzy4n0abcdefghjkmnpqrs.wav",
        ),
    ],
)
def test_numbers_inside_a_text_are_shortened_and_dates_are_not(text: str, short: str) -> None:
    assert shorten_in_text(text) == short


def logged(style: str = "json") -> StringIO:
    out = StringIO()
    configure_logging(style="json" if style == "json" else "console", stream=out)
    return out


def test_line_is_json_with_event_context_and_no_whole_number() -> None:
    out = logged()
    with bound(follow_up="01kagzy4n0abcdefghjkmnpqrs"):
        get_log("callcenter.test").info(
            "attempt_closed", outcome="busy", ring_seconds=22, number="95588", tried=["13812345678"], raw=13812345678
        )
    line = json.loads(out.getvalue())
    del line["timestamp"]
    assert line == {
        "event": "attempt_closed",
        "level": "info",
        "logger": "callcenter.test",
        "follow_up": "01kagzy4n0abcdefghjkmnpqrs",
        "outcome": "busy",
        "ring_seconds": 22,
        "number": "···88",
        "tried": ["···78"],
        "raw": "···78",
    }


def test_lines_of_libraries_come_out_the_same_way() -> None:
    out = logged()
    logging.getLogger("some.library").warning("call to %s failed", "13812345678")
    line = json.loads(out.getvalue())
    assert (line["event"], line["logger"], line["level"]) == ("call to ···78 failed", "some.library", "warning")


@pytest.mark.parametrize("style", ["json", "console"])
def test_traceback_has_neither_numbers_nor_local_variables(style: str) -> None:
    out = logged(style)
    customer = "王小明"
    try:
        raise ValueError(f"cannot dial 13812345678 of {len(customer)}")
    except ValueError:
        get_log("callcenter.test").exception("dial_failed")
    assert "13812345678" not in out.getvalue()
    assert "王小明" not in out.getvalue()
    assert "···78" in out.getvalue()


def test_timestamp_is_utc() -> None:
    out = logged()
    get_log("callcenter.test").info("tick")
    stamp = datetime.fromisoformat(json.loads(out.getvalue())["timestamp"])
    assert stamp.utcoffset() == timedelta(0)
