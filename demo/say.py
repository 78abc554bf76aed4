"""One line to the person who started the demonstration, in both languages."""

import sys
import time

BEGAN = time.monotonic()


class GivenUp(Exception):
    """The demonstration cannot go on; the text says why, in both languages."""


def say(zh: str, en: str = "") -> None:
    """A progress line with the seconds since the start."""
    text = f"{zh} · {en}" if en else zh
    print(f"[run {time.monotonic() - BEGAN:5.1f} s] {text}", file=sys.stderr, flush=True)
