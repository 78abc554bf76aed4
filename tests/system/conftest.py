"""A real Asterisk pair for the tests that break it; the others share their worker's (`lab`)."""

import itertools
import os
from collections.abc import Iterator

import pytest

from tests.support.lab import Lab, running_lab

_own = itertools.count(1)


@pytest.fixture
def own_lab() -> Iterator[Lab]:
    """A pair of its own, for a test that kills or restarts an Asterisk."""
    with running_lab(f"own-{os.getpid()}-{next(_own)}", agents=3) as lab:
        yield lab
