"""What each text of a document of SMS texts would look like with sample values, and how many parts it would take."""

from collections.abc import Mapping
from dataclasses import dataclass

from callcenter.core.sms_text import Audience, Encoding, SmsTexts, measure, placeholders_of, substitute
from callcenter.errors import Invalid

_ALONE = {Encoding.GSM7: 160, Encoding.UCS2: 70}
_EACH = {Encoding.GSM7: 153, Encoding.UCS2: 67}

SAMPLES: Mapping[str, Mapping[str, str]] = {
    "zh-CN": {
        "customer_name": "王建国",
        "plate": "沪A12345",
        "model": "凯旋 1.5T",
        "dealer_name": "上海一店",
        "signature": "上海一店",
        "return_number": "02161234567",
        "agreed_time": "11月23日15:30",
        "due_time": "11月23日18:00",
        "time_left": "2小时",
        "ticket_no": "T-SH01-2026-0042",
        "ticket_kind": "投诉",
        "subject": "维修后异响",
        "step": "处理",
    },
    "en": {
        "customer_name": "Wang Jianguo",
        "plate": "A12345",
        "model": "Kaixuan 1.5T",
        "dealer_name": "Shanghai One",
        "signature": "Shanghai One",
        "return_number": "02161234567",
        "agreed_time": "23 Nov 15:30",
        "due_time": "23 Nov 18:00",
        "time_left": "2 h",
        "ticket_no": "T-SH01-2026-0042",
        "ticket_kind": "complaint",
        "subject": "noise after repair",
        "step": "handling",
    },
}
"""A plausible value for every placeholder, by language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPreview:
    """One text filled in. `left`: units until the next part begins; `problem`: why it would not be sent (else empty)."""

    kind: str
    audience: Audience
    text: str
    encoding: Encoding
    units: int
    parts: int
    left: int
    placeholders: tuple[str, ...]
    problem: str = ""


def preview(texts: SmsTexts, values: Mapping[str, str]) -> list[TextPreview]:
    """Every text of the document, in its order, with `values` before the samples of its language."""
    known = {**SAMPLES.get(texts.language, SAMPLES["en"]), **values}
    return [_filled(texts, kind, known) for kind in texts.kinds]


def _filled(texts: SmsTexts, kind: str, values: Mapping[str, str]) -> TextPreview:
    whole, problem = texts.whole(kind), ""
    try:
        text = substitute(whole, values)
    except Invalid as refused:
        text, problem = whole, refused.code
    length = measure(text)
    if not problem and length.parts > texts.max_parts:
        problem = "sms-too-long"
    room = _ALONE[length.encoding] if length.parts <= 1 else length.parts * _EACH[length.encoding]
    return TextPreview(
        kind=kind,
        audience=texts.kinds[kind].audience,
        text=text,
        encoding=length.encoding,
        units=length.units,
        parts=length.parts,
        left=max(0, room - length.units),
        placeholders=tuple(sorted(placeholders_of(whole))),
        problem=problem,
    )
