"""One cell of telephone numbers taken apart: pieces, their digits, their extensions. Knows no numbering plan."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from callcenter.core.cell_text import narrow

# An extension named in words: 转803, 分机803, ext. 803, x803, #803.
_NAMED_EXTENSION = re.compile(
    r"(?:转接?|轉|分机号?|分機|内线|extension|ext\.?|x|#)\s*[:.\-]?\s*(\d{1,8})(?!\d)", re.IGNORECASE
)
_BRACKETED_TAIL = re.compile(r"^(.*\d.*?)\(\s*(\d{1,6})\s*\)$")
_SEPARATORS = re.compile(r"[/;、,|\\&\n]+|或者?|以及|和|及|\bor\b|\band\b", re.IGNORECASE)
# Longer than any extension, and each whole: two mobiles, not a number and its tail.
_BETWEEN_MOBILES = re.compile(r"(?<!\d)((?:\+?86)?1[3-9]\d{9})\s*-\s*(?=(?:\+?86)?1[3-9]\d{9}(?!\d))", re.ASCII)
_NOT_DIALLED = re.compile(r"[^\d+()\-. ~]+")
_LETTER_OR_HASH = re.compile(r"[^\d()\-. +~]")
_DIGIT = re.compile(r"\d")
_NOT_DIGIT = re.compile(r"[^\d]")
_SCHEME = re.compile(r"^(?:sips?|tel):([^@;]*).*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a cell that may be one number or several with blanks between; the extension is already off."""

    text: str
    extension: str | None
    written: str


def pieces(cell: str) -> Iterator[Piece]:
    """The cell cut at / ; 、 , 或 and words, and at a hyphen between two mobiles.

    A named extension goes with the number before it. Labels such as 手机 or 王先生 are dropped. A piece without a digit is
    not yielded.
    """
    text = narrow(cell)
    scheme = _SCHEME.match(text)
    if scheme is not None:
        text = scheme[1]
    for part in _SEPARATORS.split(_BETWEEN_MOBILES.sub(r"\1/", text)):
        if _DIGIT.search(part) is None:
            continue
        yield from _with_extensions(part)


def _with_extensions(part: str) -> Iterator[Piece]:
    start = 0
    if _LETTER_OR_HASH.search(part) is None:
        yield Piece(part.strip(" -.~"), None, part)
        return
    for found in _NAMED_EXTENSION.finditer(part):
        before = part[start : found.start()]
        if _DIGIT.search(before) is None:
            continue
        *earlier, last = list(_unlabelled(before))
        for written in earlier:
            yield Piece(written, None, written)
        yield Piece(last, found[1], f"{last}转{found[1]}")
        start = found.end()
    for written in _unlabelled(part[start:]):
        yield Piece(written, None, written)


def _unlabelled(part: str) -> Iterator[str]:
    for text in _NOT_DIALLED.split(part):
        if _DIGIT.search(text) is not None:
            yield text.strip(" -.~")


def digits_of(text: str) -> str:
    """The digits, with a leading + kept when the text begins with one."""
    said = text.lstrip(" (")
    return ("+" if said.startswith("+") else "") + _NOT_DIGIT.sub("", said)


def tail_extension(text: str) -> tuple[str, str] | None:
    """`021-61234567-803` and `61234567(803)` as (number, extension); None where the text has no such tail."""
    bracketed = _BRACKETED_TAIL.match(text)
    if bracketed is not None:
        return bracketed[1], bracketed[2]
    head, dash, tail = text.rpartition("-")
    tail = tail.strip()
    if dash and tail.isdigit() and len(tail) <= 6 and _DIGIT.search(head) is not None:
        return head, tail
    return None


def groupings(text: str) -> Iterator[tuple[str, ...]]:
    """Every way to read the blank-separated words of a piece as consecutive numbers, fewest numbers first.

    "138 0013 8000" is tried as one number before three; more than eight words are only tried as one and as all.
    """
    words = text.split()
    yield ("".join(words) if len(words) == 1 else " ".join(words),)
    if len(words) == 1:
        return
    if len(words) > 8:
        yield tuple(words)
        return
    gaps = len(words) - 1
    cuts = sorted(range(1, 1 << gaps), key=lambda mask: (mask.bit_count(), mask))
    for mask in cuts:
        groups: list[list[str]] = [[words[0]]]
        for at in range(gaps):
            if mask >> at & 1:
                groups.append([])
            groups[-1].append(words[at + 1])
        yield tuple(" ".join(group) for group in groups)
