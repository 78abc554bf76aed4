"""What a cell of a dealer's file says once the dressing of spreadsheets and copied text is off."""

import re
import unicodedata

_LITERAL = re.compile(r'^="((?:[^"]|"")*)"$')
_SCIENTIFIC = re.compile(r"^\d(?:\.\d+)?[eE]\+\d+$")
_BLANKS = re.compile(r"[ \t\r\n\x0b\x0c\xa0\u3000]+")
_EMPTY_WORDS = frozenset(
    {"", "-", "--", "---", "/", "无", "無", "没有", "暂无", "空", "null", "none", "n/a", "na", "nil", "\\n"}
)

# Dashes and separators that NFKC leaves alone, drawn to the one we look for.
_LOOKALIKES = str.maketrans(
    {
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "−": "-",
        "－": "-",
        "‧": "·",
        "・": "·",
        "•": "·",
        "●": "·",
        "。": ".",
    }
)


def clean(text: str) -> str:
    """The text as a person reads it: no control or invisible characters, blanks folded to one, ends trimmed.

    `="013800138000"` and a leading apostrophe are how spreadsheets are told to keep a text as text: the text inside is
    taken. Any other formula stays the text it is; nothing is ever computed.
    """
    if text.isprintable() and "  " not in text:
        said = text.strip()
    else:
        kept = "".join(c if c in "\n\r\t" or unicodedata.category(c) not in ("Cc", "Cf") else "" for c in text)
        said = _BLANKS.sub(" ", kept).strip()
    if not said or said[0] not in "='":
        return said
    if said[0] == "=":
        literal = _LITERAL.match(said)
        if literal is not None:
            return literal[1].replace('""', '"').strip()
    elif not said.endswith("'"):
        return said[1:].lstrip()
    return said


def narrow(text: str) -> str:
    """`clean`, and full-width letters, digits and punctuation as their half-width forms; for codes, numbers, dates."""
    said = clean(text)
    if said.isascii():
        return said
    return unicodedata.normalize("NFKC", said.translate(_LOOKALIKES)).translate(_LOOKALIKES).strip()


def says_nothing(text: str) -> bool:
    """Whether a cleaned cell is empty or one of the words people write for "nothing here"."""
    return len(text) < 5 and text.lower() in _EMPTY_WORDS


def is_damaged_number(text: str) -> bool:
    """Whether a spreadsheet has turned a long number into `1.38E+10`: the digits are lost and must not be guessed."""
    return _SCIENTIFIC.match(text) is not None
