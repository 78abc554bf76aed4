"""The real Asterisk pair, one per worker, shared by every system test that does not break it."""

import itertools
import os
from collections.abc import Iterator

import pytest

from tests.support.lab import Lab, running_lab

_own = itertools.count(1)


@pytest.fixture(scope="session")
def lab() -> Iterator[Lab]:
    """A running pair on free ports. Tests use numbers and attempts of their own; who kills it asks for `own_lab`."""
    with running_lab() as lab:
        yield lab


@pytest.fixture
def own_lab() -> Iterator[Lab]:
    """A pair of its own, for a test that kills or restarts an Asterisk."""
    with running_lab(f"own-{os.getpid()}-{next(_own)}", agents=3) as lab:
        yield lab
