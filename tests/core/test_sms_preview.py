"""SMS texts seen before they count."""

import pytest

from callcenter.core.sms_preview import SAMPLES, preview
from callcenter.core.sms_text import PLACEHOLDERS, Encoding, SmsTexts
from callcenter.messaging.texts import shipped_texts


def texts(**more: object) -> SmsTexts:
    """A document of one text to customers."""
    body = {
        "language": "zh-CN",
        "head": "【{signature}】",
        "customer_tail": "回复TD退订",
        "kinds": {"second_miss": {"audience": "customer", "text": "您好,请回电{return_number}"}},
    }
    return SmsTexts.model_validate({**body, **more})


def test_a_text_is_filled_with_samples_and_counted() -> None:
    (one,) = preview(texts(), {})
    assert one.text == "【上海一店】您好,请回电02161234567回复TD退订"
    assert (one.encoding, one.parts, one.left) == (Encoding.UCS2, 1, 70 - len(one.text))
    assert one.placeholders == ("return_number", "signature") and one.problem == ""


def test_a_value_of_ones_own_stands_before_the_sample() -> None:
    (one,) = preview(texts(), {"signature": "广州二店"})
    assert one.text.startswith("【广州二店】")


def test_a_text_of_too_many_parts_says_so_and_is_shown_whole() -> None:
    long = {"second_miss": {"audience": "customer", "text": "好" * 140 + "{return_number}"}}
    (one,) = preview(texts(kinds=long, max_parts=2), {})
    assert (one.parts, one.problem) == (3, "sms-too-long")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_placeholder_has_a_sample_that_fits(language: str) -> None:
    samples = SAMPLES[language]
    assert samples.keys() == PLACEHOLDERS.keys()
    assert all(len(samples[name]) <= rule.longest for name, rule in PLACEHOLDERS.items())
    for one in preview(shipped_texts()[language], {}):
        assert one.problem == "", one
