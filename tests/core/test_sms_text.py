"""What an SMS says and how long it is: parts as operators charge them, whitelisted names, opt-out words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.sms_text import (
    PLACEHOLDERS,
    Audience,
    Encoding,
    InboundKind,
    Length,
    SmsPlaceholderUnknown,
    SmsTexts,
    SmsTooLong,
    SmsValueMissing,
    classify_inbound,
    clean_value,
    measure,
    read_texts,
    render,
    substitute,
)
from callcenter.errors import Invalid, InvalidInput

DOCUMENT = """
language = "zh-CN"
max_parts = 2
head = "【{signature}】"
customer_tail = "回复TD退订"
[kinds.second_miss]
audience = "customer"
text = "{customer_name}您好，请回电{return_number}。"
[kinds.ticket_opened]
audience = "staff"
text = "新投诉{ticket_no}"
"""
VALUES = {"signature": "锦绣汽车", "customer_name": "王伟", "return_number": "021-58001234", "ticket_no": "C1"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Length(Encoding.GSM7, 0, 0)),
        ("x" * 160, Length(Encoding.GSM7, 160, 1)),
        ("x" * 161, Length(Encoding.GSM7, 161, 2)),
        ("x" * 306, Length(Encoding.GSM7, 306, 2)),
        ("x" * 307, Length(Encoding.GSM7, 307, 3)),
        ("€" * 80, Length(Encoding.GSM7, 160, 1)),
        ("€" * 81, Length(Encoding.GSM7, 162, 2)),
        ("x" * 152 + "€" + "x" * 152, Length(Encoding.GSM7, 306, 3)),
        ("长" * 70, Length(Encoding.UCS2, 70, 1)),
        ("长" * 71, Length(Encoding.UCS2, 71, 2)),
        ("长" * 134, Length(Encoding.UCS2, 134, 2)),
        ("长" * 135, Length(Encoding.UCS2, 135, 3)),
        ("😀" * 35, Length(Encoding.UCS2, 70, 1)),
        ("长" * 66 + "😀" + "长" * 66, Length(Encoding.UCS2, 134, 3)),
        ("`", Length(Encoding.UCS2, 1, 1)),
    ],
)
def test_parts_are_counted_as_they_are_charged(text: str, expected: Length) -> None:
    """3GPP TS 23.038 and 23.040; a character of two units is never divided."""
    assert measure(text) == expected


def test_name_is_filled_in_once_and_never_again() -> None:
    assert substitute("{customer_name}好", {"customer_name": "{plate}"}) == "{plate}好"


def test_unknown_placeholder_is_named() -> None:
    with pytest.raises(SmsPlaceholderUnknown) as caught:
        substitute("你好{customer.__class__}", {})
    assert caught.value.fields["field"] == "customer.__class__"


@pytest.mark.parametrize("text", ["{customer_name", "customer_name}", "{{customer_name}}", "{}"])
def test_stray_brace_is_refused(text: str) -> None:
    with pytest.raises(SmsPlaceholderUnknown):
        substitute(text, {"customer_name": "王伟"})


@pytest.mark.parametrize("value", ["", "  ", "\u200b"])
def test_missing_value_is_named_and_no_half_text_made(value: str) -> None:
    with pytest.raises(SmsValueMissing) as caught:
        substitute("{customer_name}好", {"customer_name": value})
    assert caught.value.fields["field"] == "customer_name"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("王\r\n伟\x00", "王 伟"),
        ("  王   伟 ", "王 伟"),
        ("王\u202e伟\u200b", "王伟"),
        ("【银行】王伟", "银行王伟"),
        ("王\u2028伟", "王 伟"),
    ],
)
def test_value_is_one_line_without_hidden_characters_or_a_false_signature(value: str, expected: str) -> None:
    assert clean_value("customer_name", value) == expected


def test_long_name_is_shortened_with_a_mark() -> None:
    assert clean_value("customer_name", "长" * 50) == "长" * 19 + "…"


def test_long_number_is_refused_and_never_shortened() -> None:
    with pytest.raises(Invalid) as caught:
        clean_value("return_number", "1" * 50)
    assert caught.value.fields["field"] == "return_number"


@given(st.sampled_from(sorted(PLACEHOLDERS)), st.text(max_size=80))
def test_any_value_comes_out_bounded_and_printable_or_is_refused(name: str, value: str) -> None:
    try:
        cleaned = clean_value(name, value)
    except Invalid:
        return
    assert len(cleaned) <= PLACEHOLDERS[name].longest
    assert cleaned.isprintable() or any(not c.isprintable() for c in value)
    assert "\n" not in cleaned


def texts(document: str = DOCUMENT) -> SmsTexts:
    """The small document."""
    return read_texts(document)


def test_customers_text_has_signature_return_number_and_opt_out_word() -> None:
    made = render(texts(), "second_miss", VALUES)
    assert made.text == "【锦绣汽车】王伟您好，请回电021-58001234。回复TD退订"
    assert (made.audience, made.length.parts) == (Audience.CUSTOMER, 1)


def test_staff_text_has_no_opt_out_word() -> None:
    assert render(texts(), "ticket_opened", VALUES).text == "【锦绣汽车】新投诉C1"


def test_unknown_kind_is_named() -> None:
    with pytest.raises(Invalid) as caught:
        render(texts(), "birthday", VALUES)
    assert caught.value.fields["kind"] == "birthday"


def test_too_long_text_is_refused_with_its_parts_and_never_cut() -> None:
    long = DOCUMENT.replace("您好，", "您好，" + "长" * 130)
    with pytest.raises(SmsTooLong) as caught:
        render(texts(long), "second_miss", VALUES)
    assert (caught.value.fields["parts"], caught.value.fields["max_parts"]) == (3, 2)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("{customer_name}您", "{name}您", "kinds.second_miss"),
        ("请回电{return_number}", "请回电", "kinds.second_miss"),
        ("新投诉", "【银行】新投诉", "kinds.ticket_opened"),
        ('head = "【{signature}】"', 'head = ""', ""),
        ('language = "zh-CN"', 'language = "zh-CN"\nlangauge = "en"', "langauge"),
        ("[kinds.ticket_opened]", "[kinds.ticket_opened", "toml"),
    ],
)
def test_broken_document_is_refused_with_the_place(old: str, new: str, where: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        texts(DOCUMENT.replace(old, new))
    assert [problem.field for problem in caught.value.problems] == [where]


@pytest.mark.parametrize(
    "text",
    [
        "TD",
        "td",
        "ｔｄ",
        "ＴＤ",
        "T",
        "Ｔ",
        "退订",
        "退订。",
        " 退 订 ",
        "TD退订",
        "退订这个短信",
        "Unsubscribe",
        "STOP",
        "stop!",
        "【退订】",
    ],
)
def test_opt_out_word_is_known_in_every_width_and_case(text: str) -> None:
    assert classify_inbound(text) is InboundKind.OPT_OUT


@pytest.mark.parametrize("text", ["很满意", "T恤多少钱", "please stop by", "不要退订", "今天TD了吗", "", "？", "1"])
def test_anything_else_is_a_reply(text: str) -> None:
    assert classify_inbound(text) is InboundKind.REPLY


def test_dealers_own_opt_out_word_counts() -> None:
    assert classify_inbound("qx", ["QX"]) is InboundKind.OPT_OUT
