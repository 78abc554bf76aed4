"""What an SMS says and how long it is: texts as documents, `{name}` filled in, parts counted, replies read.

Parts by 3GPP TS 23.038 and 23.040: a text wholly in the GSM alphabet holds 160 septets alone or 153 in each part of a
longer one (the nine extension characters take two); any other holds 70 or 67 UTF-16 units. Nothing is ever cut to fit.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from callcenter.errors import Invalid, InvalidInput, Problem

_GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_EXTENSION = frozenset("\f^{}\\[~]|€")


class Encoding(StrEnum):
    """How the text travels: `gsm7` in septets, `ucs2` in 16-bit units."""

    GSM7 = "gsm7"
    UCS2 = "ucs2"


@dataclass(frozen=True, slots=True)
class Length:
    """`units` are septets (gsm7) or 16-bit units (ucs2); `parts` is what the operator charges (0 for an empty text)."""

    encoding: Encoding
    units: int
    parts: int


def measure(text: str) -> Length:
    """Count a text. A character of two units is never divided between parts, so the count is never below the truth."""
    if all(letter in _GSM_BASIC or letter in _GSM_EXTENSION for letter in text):
        widths = [2 if letter in _GSM_EXTENSION else 1 for letter in text]
        return _fill(Encoding.GSM7, widths, alone=160, each=153)
    return _fill(Encoding.UCS2, [2 if ord(letter) > 0xFFFF else 1 for letter in text], alone=70, each=67)


def _fill(encoding: Encoding, widths: list[int], *, alone: int, each: int) -> Length:
    units = sum(widths)
    if units <= alone:
        return Length(encoding, units, 1 if units else 0)
    parts, room = 1, each
    for width in widths:
        if width > room:
            parts, room = parts + 1, each
        room -= width
    return Length(encoding, units, parts)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name that texts may use: its value's longest length; a longer one is shortened with … or else refused."""

    longest: int
    shorten: bool


PLACEHOLDERS: Mapping[str, Placeholder] = {
    "customer_name": Placeholder(20, True),
    "plate": Placeholder(12, False),
    "model": Placeholder(20, True),
    "dealer_name": Placeholder(20, True),
    "signature": Placeholder(20, False),
    "return_number": Placeholder(20, False),
    "agreed_time": Placeholder(24, False),
    "due_time": Placeholder(24, False),
    "time_left": Placeholder(16, False),
    "ticket_no": Placeholder(24, False),
    "ticket_kind": Placeholder(12, True),
    "subject": Placeholder(30, True),
    "step": Placeholder(12, True),
}
"""Every name a text may use. What must be exact (numbers, times) is refused when too long, prose is shortened."""

_NAME = re.compile(r"\{([^{}]*)\}")


class SmsPlaceholderUnknown(Invalid):
    """An SMS text uses a placeholder that does not exist."""

    code = "sms-placeholder-unknown"


class SmsValueMissing(Invalid):
    """A value that the SMS text needs is not known."""

    code = "sms-value-missing"


class SmsTooLong(Invalid):
    """The SMS text takes more parts than are allowed; it is not sent, and never cut."""

    code = "sms-too-long"


def placeholders_of(text: str) -> frozenset[str]:
    """The names a text uses; raises SmsPlaceholderUnknown naming the first unknown one or a stray brace."""
    names = frozenset(_NAME.findall(text))
    for name in sorted(names):
        if name not in PLACEHOLDERS:
            raise SmsPlaceholderUnknown(field=name, reason="unknown_placeholder")
    if re.search(r"[{}]", _NAME.sub("", text)):
        raise SmsPlaceholderUnknown(field="{", reason="stray_brace")
    return names


def clean_value(name: str, value: str) -> str:
    """A value fit for a text: one line, no control or invisible characters, no 【】 (the signature's), bounded."""
    flat = "".join(" " if unicodedata.category(c) in ("Zl", "Zp", "Cc") else c for c in value)
    shown = "".join(c for c in flat if unicodedata.category(c) not in ("Cf", "Cs", "Co") and c not in "【】")
    tidy = " ".join(shown.split())
    rule = PLACEHOLDERS[name]
    if len(tidy) <= rule.longest:
        return tidy
    if not rule.shorten:
        raise Invalid(field=name, reason="too_long", longest=rule.longest)
    return tidy[: rule.longest - 1] + "…"


def substitute(text: str, values: Mapping[str, str]) -> str:
    """Fill in every `{name}` once (a value that looks like a placeholder stays as it is).

    Raises SmsPlaceholderUnknown, SmsValueMissing (absent or empty), Invalid (an exact value is too long).
    """
    filled: dict[str, str] = {}
    for name in sorted(placeholders_of(text)):
        filled[name] = clean_value(name, values.get(name, ""))
        if not filled[name]:
            raise SmsValueMissing(field=name, reason="missing")
    return _NAME.sub(lambda found: filled[found.group(1)], text)


class Audience(StrEnum):
    """Who reads it. The return number and the opt-out word are for customers; staff messages go to a `person_id`."""

    CUSTOMER = "customer"
    STAFF = "staff"


class SmsText(BaseModel):
    """One kind of message: who reads it and what it says, without signature and opt-out word."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    audience: Audience
    text: str

    @model_validator(mode="after")
    def _fit_to_send(self) -> "SmsText":
        names = _known(self.text)
        if "【" in self.text or "】" in self.text:
            raise ValueError("the signature is put in front by the program")
        if self.audience is Audience.CUSTOMER and "return_number" not in names:
            raise ValueError("a customer's text must name {return_number}")
        return self


class SmsTexts(BaseModel):
    """All texts of one language. `head` comes before every text, `customer_tail` after a customer's (opt-out word)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: str
    max_parts: int = 2
    head: str
    customer_tail: str
    kinds: dict[str, SmsText]

    @model_validator(mode="after")
    def _known_names(self) -> "SmsTexts":
        if "signature" not in _known(self.head):
            raise ValueError("head must hold {signature}")
        if not _known(self.customer_tail) <= {"return_number"}:
            raise ValueError("customer_tail may hold {return_number} only")
        return self

    def whole(self, kind: str) -> str:
        """The text of a kind with signature and opt-out word, placeholders unfilled; Invalid for an unknown kind."""
        text = self.kinds.get(kind)
        if text is None:
            raise Invalid(field="kind", reason="unknown", kind=kind)
        return self.head + text.text + (self.customer_tail if text.audience is Audience.CUSTOMER else "")


def _known(text: str) -> frozenset[str]:
    try:
        return placeholders_of(text)
    except SmsPlaceholderUnknown as error:
        raise ValueError(f"unknown placeholder {error.fields['field']!r}") from error


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text ready to send, who it is for, and its length as counted before sending."""

    text: str
    audience: Audience
    length: Length


def read_texts(toml: str) -> SmsTexts:
    """The texts of one language from their document; raises InvalidInput with every problem at its path."""
    try:
        return texts_of(tomllib.loads(toml))
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput([Problem(field="toml", reason=str(error))]) from error


def texts_of(body: Mapping[str, Any]) -> SmsTexts:
    """The texts of one language from a document that was already read (a row's body); raises InvalidInput."""
    try:
        return SmsTexts.model_validate(body)
    except ValidationError as error:
        raise InvalidInput(
            [Problem(field=".".join(str(step) for step in one["loc"]), reason=one["msg"]) for one in error.errors()]
        ) from error


def render(texts: SmsTexts, kind: str, values: Mapping[str, str]) -> Rendered:
    """The message a person will read: 【signature】, text, return number, opt-out word for customers.

    Raises what `substitute` raises, Invalid for an unknown kind, SmsTooLong with the parts counted.
    """
    text = substitute(texts.whole(kind), values)
    length = measure(text)
    if length.parts > texts.max_parts:
        raise SmsTooLong(field=kind, reason="too_many_parts", parts=length.parts, max_parts=texts.max_parts)
    return Rendered(text, texts.kinds[kind].audience, length)


class InboundKind(StrEnum):
    """What a customer's SMS is."""

    OPT_OUT = "opt_out"
    REPLY = "reply"


_OPT_OUT_WORDS = frozenset(
    {
        "t",
        "td",
        "退订",
        "退定",
        "退訂",
        "td退订",
        "退订td",
        "回复td",
        "回复td退订",
        "取消订阅",
        "unsubscribe",
        "stop",
        "stopall",
    }
)


def classify_inbound(text: str, more_words: Iterable[str] = ()) -> InboundKind:
    """Whether a customer's SMS is the opt-out word or a reply.

    The word counts alone, in full or half width and any case, with or without punctuation; or a text that begins with
    退订. "T恤" or "please stop by" is a reply. `more_words` adds a dealer's own.
    """
    word = _bare(text)
    if word in _OPT_OUT_WORDS or word in {_bare(extra) for extra in more_words} or word.startswith("退订"):
        return InboundKind.OPT_OUT
    return InboundKind.REPLY


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
