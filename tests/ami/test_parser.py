"""Bytes into messages: any cut of the stream, any bytes, long messages, odd headers."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.ami.parser import SEPARATOR, Message, MessageSplitter, event_name
from callcenter.errors import PbxGarbled

_name = st.sampled_from(["Channel", "CallerIDName", "Uniqueid", "ActionID", "ChanVariable"])
_value = st.text(st.characters(blacklist_characters="\r\n", blacklist_categories=["Cs"]), max_size=12)
_message = st.lists(st.tuples(_name, _value), max_size=5).map(
    lambda headers: "\r\n".join(["Event: Odd", *(f"{name}: {value}" for name, value in headers)]).encode()
)


@given(messages=st.lists(_message, max_size=6), cuts=st.lists(st.integers(0, 400), max_size=12))
@settings(max_examples=200, deadline=None)
def test_messages_are_the_same_however_the_stream_is_cut(messages: list[bytes], cuts: list[int]) -> None:
    """A letter, or the empty line itself, may be split over two reads."""
    stream = b"".join(message + SEPARATOR for message in messages)
    bounds = sorted({0, len(stream), *(cut for cut in cuts if cut < len(stream))})
    splitter = MessageSplitter()
    seen = [one for start, end in itertools.pairwise(bounds) for one in splitter.feed(stream[start:end])]
    assert messages == seen


@given(raw=st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_bytes_break_the_parser(raw: bytes) -> None:
    """Whatever the network puts into a name, reading a message never raises."""
    for one in MessageSplitter().feed(raw + SEPARATOR):
        message = Message(one)
        event_name(one)
        message.header("Channel")
        assert isinstance(dict(message.items()), dict)


def test_chinese_name_survives_when_a_letter_is_split_over_two_reads() -> None:
    stream = "Event: Newchannel\r\nCallerIDName: 王小明\r\n\r\n".encode()
    middle = stream.index("小".encode()) + 1
    splitter = MessageSplitter()
    assert splitter.feed(stream[:middle]) == []
    assert Message(splitter.feed(stream[middle:])[0]).header("CallerIDName") == "王小明"


def test_bytes_that_are_no_text_become_replacement_signs() -> None:
    assert Message(b"Event: X\r\nCallerIDName: a\xffb").header("CallerIDName") == "a\ufffdb"


def test_first_event_header_speaks_when_there_are_two() -> None:
    raw = b"Event: UserEvent\r\nUserEvent: A\r\nEvent: Hangup"
    message = Message(raw)
    assert event_name(raw) == b"UserEvent"
    assert "UserEvent" == message.event == message["Event"] == message.header("Event")


def test_event_stays_an_event_when_an_item_has_its_own_response_header() -> None:
    assert event_name(b"Event: OriginateResponse\r\nResponse: Failure") == b"OriginateResponse"


def test_answer_is_no_event() -> None:
    assert event_name(b"Response: Success\r\nEvent: Odd") is None


def test_stray_line_break_before_a_message_changes_nothing() -> None:
    raw = b"\r\nEvent: Hangup\r\nUniqueid: 1"
    assert event_name(raw) == b"Hangup"
    assert Message(raw).header("Uniqueid") == "1"


def test_message_speaks_panoramisk_words() -> None:
    message = Message(b"Response: Success\r\nActionID: 7\r\nOutput: one\r\nOutput: two\r\nX: 1\r\nX: 2")
    assert message.success
    assert "7" == message.id == message.actionid
    assert message.content == "one\ntwo"
    assert message["x"] == ["1", "2"]
    assert message.no_such_header == ""
    assert "no_such" not in message


def test_absent_header_is_empty() -> None:
    assert Message(b"Event: A\r\nUniqueid: 3").header("Linkedid") == ""


def test_long_message_costs_linear_time() -> None:
    """panoramisk scans an unfinished message anew at every read: 3.4 s for 4 MB."""
    stream = b"Event: A\r\n" + b"X: " + b"y" * 4_000_000 + SEPARATOR
    splitter = MessageSplitter()
    begun = time.process_time()
    done = [one for at in range(0, len(stream), 4096) for one in splitter.feed(stream[at : at + 4096])]
    assert len(done) == 1
    assert time.process_time() - begun < 0.5


def test_message_without_an_end_is_given_up() -> None:
    splitter = MessageSplitter(longest=1000)
    with pytest.raises(PbxGarbled):
        for _ in range(20):
            splitter.feed(b"x" * 100)
