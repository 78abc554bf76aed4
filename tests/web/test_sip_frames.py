"""What a phone in a browser may say to the exchange through our own origin."""

import pytest

from callcenter.web.sip_frames import refused


def frame(first: str, *headers: str) -> str:
    return "\r\n".join([first, *headers, "Content-Length: 0", "", ""])


def register(user: str, to: str = "") -> str:
    return frame(
        "REGISTER sip:main.invalid SIP/2.0",
        f"To: <sip:{to or user}@main.invalid>",
        f'From: "x" <sip:{user}@main.invalid>;tag=a',
    )


def test_own_device_is_registered() -> None:
    assert refused(register("2001"), "2001") == ""


@pytest.mark.parametrize(("user", "to"), [("2002", ""), ("2001", "2002"), ("2002", "2001"), ("20011", "")])
def test_another_device_is_not_registered(user: str, to: str) -> None:
    """A session speaks for the device it is signed on with, whatever its page says."""
    assert refused(register(user, to), "2001") == "another-device"


def test_header_given_twice_is_nobodys() -> None:
    text = register("2001").replace("Content-Length", "To: <sip:2002@main.invalid>\r\nContent-Length")
    assert refused(text, "2001") == "another-device"


def test_compact_header_names_are_read() -> None:
    text = frame("REGISTER sip:x SIP/2.0", "t: <sip:2002@x>", "f: <sip:2001@x>;tag=a")
    assert refused(text, "2001") == "another-device"


@pytest.mark.parametrize("method", ["INVITE", "OPTIONS", "INFO"])
def test_nothing_is_begun_outside_a_dialog(method: str) -> None:
    """Calls are placed by the service alone."""
    text = frame(f"{method} sip:13800138000@x SIP/2.0", "To: <sip:13800138000@x>", "From: <sip:2001@x>;tag=a")
    assert refused(text, "2001") == "outside-a-dialog"


@pytest.mark.parametrize("method", ["BYE", "INVITE", "ACK", "INFO", "UPDATE"])
def test_dialog_of_the_exchange_goes_on(method: str) -> None:
    text = frame(f"{method} sip:asterisk@127.0.0.1 SIP/2.0", "To: <sip:a@x>;tag=b", "From: <sip:2001@x>;tag=a")
    assert refused(text, "2001") == ""


@pytest.mark.parametrize("method", ["MESSAGE", "REFER", "SUBSCRIBE", "PUBLISH"])
def test_other_methods_are_refused(method: str) -> None:
    """REFER would let a page transfer a call past the service."""
    text = frame(f"{method} sip:a@x SIP/2.0", "To: <sip:a@x>;tag=b", "From: <sip:2001@x>;tag=a")
    assert refused(text, "2001") == "method-not-allowed"


def test_answers_and_keep_alives_pass() -> None:
    assert refused(frame("SIP/2.0 200 OK", "To: <sip:9@x>"), "2001") == ""
    assert refused("\r\n\r\n", "2001") == ""


@pytest.mark.parametrize("text", ["GET / HTTP/1.1\r\n\r\n", "hello", "{}", "REGISTER sip:x SIP/3.0\r\n\r\n"])
def test_what_is_no_sip_is_refused(text: str) -> None:
    assert refused(text, "2001") == "not-sip"


@pytest.mark.parametrize(
    "to",
    ["<sip:13800138000@x;tag=b>", '";tag=b" <sip:13800138000@x>', '"a\\";tag=b" <sip:13800138000@x>'],
)
def test_tag_inside_an_address_or_a_name_is_no_dialog(to: str) -> None:
    """The exchange reads it as a call to a new number."""
    text = frame("INVITE sip:13800138000@x SIP/2.0", f"To: {to}", "From: <sip:2001@x>;tag=a")
    assert refused(text, "2001") == "outside-a-dialog"


def test_name_in_quotes_is_no_device() -> None:
    text = frame("REGISTER sip:x SIP/2.0", 'To: "sip:2001@x" <sip:2002@x>', 'From: "sip:2001@x" <sip:2002@x>;tag=a')
    assert refused(text, "2001") == "another-device"


@pytest.mark.parametrize("break_", ["\n", "\r", "\r\n ", "\r\n\t"])
def test_header_hidden_behind_another_line_end_is_refused(break_: str) -> None:
    """An exchange's parser ends lines there, or goes on with one, where splitting at CR LF does not."""
    text = frame("INVITE sip:1@x SIP/2.0", f"X: a{break_}To: <sip:13800138000@x>", "To: <sip:a@x>;tag=b")
    assert refused(text, "2001") == "not-sip"


@pytest.mark.parametrize("first", [register("2001"), frame("SIP/2.0 200 OK", "To: <sip:9@x>")])
def test_second_message_in_a_frame_is_refused(first: str) -> None:
    """A reliable transport is read to its end: what stands behind a body would be one more message."""
    second = frame("INVITE sip:13800138000@x SIP/2.0", "To: <sip:13800138000@x>", "From: <sip:2001@x>;tag=a")
    assert refused(first + second, "2001") == "not-one-message"
    long = first.replace("Content-Length: 0", f"l: {len(second)}\r\nContent-Length: 0") + second
    assert refused(long, "2001") == "not-one-message"


def test_body_counts_in_bytes() -> None:
    text = (
        frame("INFO sip:a@x SIP/2.0", "To: <sip:a@x>;tag=b").replace("Content-Length: 0", "Content-Length: 6") + "按键"
    )
    assert refused(text, "2001") == ""
