"""Finding short texts by what somebody types, in Chinese without word breaks and in English: pairs of letters, counted.

A text is kept folded (`folded`); a search is cut into words at blanks, each word into pairs of neighbouring letters.
A text with a whole word counts more than one that only shares pairs with it.
"""

import unicodedata
from collections.abc import Iterable

MOST_PAIRS = 16
"""A search of many letters asks the store for this many pairs at most."""


def folded(*texts: str) -> str:
    """Texts as they are compared: one form of width and case, letters and digits only, a blank between words."""
    whole = unicodedata.normalize("NFKC", " ".join(texts)).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in whole).split())


def words_of(typed: str) -> tuple[str, ...]:
    """The words that were typed, folded, each once, in their order; empty when nothing can be searched for."""
    return tuple(dict.fromkeys(folded(typed).split()))


def pairs_of(word: str) -> tuple[str, ...]:
    """The neighbouring pairs of a word, each once; the word itself where it has one or two letters."""
    if len(word) <= 2:
        return (word,)
    return tuple(dict.fromkeys(word[at : at + 2] for at in range(len(word) - 1)))


def asked_pairs(typed: str) -> tuple[str, ...]:
    """What a text must hold at least one of to be worth ranking."""
    found = dict.fromkeys(pair for word in words_of(typed) for pair in pairs_of(word))
    return tuple(found)[:MOST_PAIRS]


def rank(typed: str, text: str) -> float:
    """How well a folded text fits, 0 (not at all) to 1 (every word is in it whole)."""
    words = words_of(typed)
    if not words:
        return 0.0
    return sum(_fit(word, text) for word in words) / len(words)


def best(typed: str, texts: Iterable[tuple[str, str]], least: float = 0.3) -> list[str]:
    """The ids of (id, folded text) that fit, best first; equal ones stay in the order in which they came."""
    ranked = [(rank(typed, text), id) for id, text in texts]
    return [id for fit, id in sorted(ranked, key=lambda one: -one[0]) if fit >= least]


def _fit(word: str, text: str) -> float:
    if word in text:
        return 1.0
    pairs = pairs_of(word)
    return 0.8 * sum(pair in text for pair in pairs) / len(pairs) if len(word) > 2 else 0.0
