"""Kannel's calls read with suspicion: who may call, and what of the query is believed."""

from contextlib import suppress
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.sms import ReceiptKind
from callcenter.errors import Forbidden, Invalid, Unauthenticated
from callcenter.flows.ports_sms import Inbound, Receipt, SmsWebhooks
from callcenter.messaging.kannel_webhooks import KannelWebhooks

KEY = "01jd3x5y7z9a1b3c5d7e9f1g3h"
SECRET = "0123456789abcdef"


def hooks() -> SmsWebhooks:
    """Webhooks for the loopback and one network."""
    return KannelWebhooks(SECRET, ["127.0.0.0/8", "10.1.0.0/16", "::1/128"])


@pytest.mark.parametrize("remote", ["127.0.0.1", "10.1.2.3", "::1", "::ffff:10.1.2.3"])
def test_gateway_is_admitted_from_its_addresses(remote: str) -> None:
    """Nothing is raised; the same address with another secret is not let in."""
    hooks().admit(SECRET, remote)
    with pytest.raises(Unauthenticated):
        hooks().admit(SECRET + "0", remote)


@pytest.mark.parametrize("remote", ["10.2.0.1", "8.8.8.8", "::2", "", "localhost"])
def test_other_addresses_are_forbidden_even_with_the_secret(remote: str) -> None:
    with pytest.raises(Forbidden):
        hooks().admit(SECRET, remote)


@pytest.mark.parametrize("secret", ["", "0123456789abcdeg", SECRET + "0", "密", "\ud800"])
def test_wrong_secret_is_not_admitted(secret: str) -> None:
    with pytest.raises(Unauthenticated):
        hooks().admit(secret, "127.0.0.1")


@pytest.mark.parametrize(("secret", "networks"), [("short", ["127.0.0.0/8"]), (SECRET, ["not a network"])])
def test_careless_settings_are_refused(secret: str, networks: list[str]) -> None:
    with pytest.raises(Invalid):
        KannelWebhooks(secret, networks)


def test_receipt_is_read() -> None:
    receipt = hooks().receipt(f"id={KEY}&secret=x&status=2&smsid=op1&answer=stat%3AUNDELIV+err%3A000%00")
    assert receipt == Receipt(key=KEY, kind=ReceiptKind.FAILED, gateway_ref="op1", reason="stat:UNDELIV err:000")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("status=1", "id"),
        (f"id={KEY.upper()}&status=1", "id"),
        (f"id={KEY}%27--&status=1", "id"),
        (f"id={KEY}", "status"),
        (f"id={KEY}&status=3", "status"),
        (f"id={KEY}&status=-1", "status"),
        (f"id={KEY}&status=٣", "status"),
        (f"id={KEY}&status=%d", "status"),
    ],
)
def test_receipt_that_makes_no_sense_is_refused_by_field(query: str, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        hooks().receipt(query)
    assert caught.value.fields["field"] == field


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        (quote("很好"), "UTF-8"),
        (quote("很好"), ""),
        (quote("很好".encode("utf-16-be")), "UTF-16BE"),
        (quote("很好".encode("utf-16-be")), "utf-16be"),
    ],
)
def test_customers_text_is_read_in_the_charset_that_is_named(raw: str, charset: str) -> None:
    inbound = hooks().inbound(f"from=%2B8613800138000&to=1069&text={raw}&time=1795297582&id=u-1&charset={charset}")
    assert (inbound.text, inbound.number, inbound.to, inbound.gateway_ref) == ("很好", "+8613800138000", "1069", "u-1")
    assert inbound.sent_at == datetime(2026, 11, 21, 21, 46, 22, tzinfo=UTC)


def test_latin_text_is_read() -> None:
    assert hooks().inbound("from=138&text=caf%E9&id=u&charset=ISO-8859-1").text == "café"


def test_control_characters_go_and_lines_stay() -> None:
    assert hooks().inbound("from=138&text=a%00b%0Ac%1B&id=u").text == "ab\nc"


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("from=138&text=x", "id"),
        ("text=x&id=u", "from"),
        ("from=%3Cscript%3E&text=x&id=u", "from"),
        ("from=138&text=x&id=u&charset=EBCDIC", "charset"),
    ],
)
def test_text_that_cannot_be_placed_is_refused_by_field(query: str, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        hooks().inbound(query)
    assert caught.value.fields["field"] == field


@pytest.mark.parametrize("seconds", ["", "soon", "-1", "99999999999999"])
def test_unreadable_time_is_none(seconds: str) -> None:
    assert hooks().inbound(f"from=138&text=x&id=u&time={seconds}").sent_at is None


@given(st.text(max_size=200))
def test_any_query_is_read_or_refused(query: str) -> None:
    for read, kind in ((hooks().receipt, Receipt), (hooks().inbound, Inbound)):
        told: object = None
        with suppress(Invalid):
            told = read(query)
        assert isinstance(told, kind | None)
