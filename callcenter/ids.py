"""Identifiers: 26 lower-case letters and digits, in order of time, made here only.

48 bits of milliseconds and 80 random bits in Crockford's base 32 (no i, l, o, u). Two ids of one maker are
always in the order of their making, even within a millisecond or after the machine's clock was set back.
"""

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from threading import Lock
from typing import Protocol

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 26
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_RANDOM_BITS = 80
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_PAIRS = [first + second for first in ALPHABET for second in ALPHABET]
_40_BITS, _30_BITS = (1 << 40) - 1, (1 << 30) - 1
_FORM = re.compile(f"[0-7][{ALPHABET}]{{{LENGTH - 1}}}")


class Ids(Protocol):
    """What code that names new things asks for."""

    def new(self) -> str:
        """A fresh id, greater than every earlier one of this maker."""
        ...


class TimeOrderedIds:
    """Ids from a clock and random bytes; safe to use from several threads.

    `now` gives an aware instant (a Clock's `now`); `entropy` gives that many random bytes.
    """

    def __init__(self, now: Callable[[], datetime], entropy: Callable[[int], bytes] = os.urandom) -> None:
        self._now = now
        self._entropy = entropy
        self._last = -1
        self._lock = Lock()

    def new(self) -> str:
        """A fresh id, greater than every earlier one of this maker."""
        with self._lock:
            since = self._now() - _EPOCH
            millis = since.days * 86_400_000 + since.seconds * 1000 + since.microseconds // 1000
            if millis > self._last >> _RANDOM_BITS:
                self._last = millis << _RANDOM_BITS | int.from_bytes(self._entropy(_RANDOM_BITS // 8))
            else:
                self._last += 1
            return encode(self._last)


def encode(value: int) -> str:
    """The 26 letters of a number below 2**130; order is kept."""
    pairs, middle, last = _PAIRS, value >> 30 & _40_BITS, value & _30_BITS
    return (
        _beginning(value >> 70)
        + (pairs[middle >> 30] + pairs[middle >> 20 & 1023] + pairs[middle >> 10 & 1023] + pairs[middle & 1023])
        + (pairs[last >> 20] + pairs[last >> 10 & 1023] + pairs[last & 1023])
    )


@lru_cache(maxsize=64)
def _beginning(value: int) -> str:
    """The first 12 letters; ids of the same millisecond share them."""
    return "".join([_PAIRS[value >> shift & 1023] for shift in range(50, -1, -10)])


def made_at(id: str) -> datetime:
    """The instant (UTC, to the millisecond) at which the id was made; ValueError where it is no id."""
    if not is_id(id):
        raise ValueError(f"not an id: {id!r}")
    value = 0
    for letter in id:
        value = value << 5 | _VALUES[letter]
    return _EPOCH + timedelta(milliseconds=value >> _RANDOM_BITS)


def is_id(text: str) -> bool:
    """Whether a text has the form of an id; outside text is checked with this before it travels further."""
    return _FORM.fullmatch(text) is not None
