"""What a person typed into a search box: a part of a name, the end of a number, a plate, a VIN, an order or ticket number."""

import re
import unicodedata
from dataclasses import dataclass

FEWEST_DIGITS = 4
"""A number is looked for by at least so many of its last digits: those that everybody sees."""
_FEWEST_SIGNS = 3
_SEPARATORS = re.compile(r"[\s\-·.,()（）]+")
_DIGITS = re.compile(r"\+?\d+")
_CODE = re.compile(r"[\u4e00-\u9fff]?[A-Z0-9]+[\u4e00-\u9fff]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A search as the store is asked. Each part is empty where the text cannot mean it.

    `text`: as written, for names and numbers of orders and tickets. `digits`: the last digits of a telephone number, a
    leading zero and the country's code left out. `code`: a plate or VIN, upper case and without separators.
    """

    text: str
    digits: str = ""
    code: str = ""


def sought(said: str) -> Sought | None:
    """The search that a text asks for; None for one that says nothing."""
    text = " ".join(unicodedata.normalize("NFKC", said).split())
    if not text:
        return None
    bare = _SEPARATORS.sub("", text).upper()
    digits = ""
    if _DIGITS.fullmatch(bare):
        digits = bare.removeprefix("+86").removeprefix("+").lstrip("0") if len(bare) > FEWEST_DIGITS else bare
    code = bare if len(bare) >= _FEWEST_SIGNS and _CODE.fullmatch(bare) else ""
    return Sought(text=text, digits=digits if len(digits) >= FEWEST_DIGITS else "", code=code)
