"""How often the garbage collector looks: seldom, since rows are values without cycles and die by their count."""

import gc

YOUNG = 50_000
"""New objects until the youngest are looked at; Python's own 700 makes a tenth of the work of a large import."""


def look_seldom() -> None:
    """Called once by a process that has loaded its code: what is there stays, and what is new is looked at seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 100)
