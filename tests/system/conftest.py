"""The real Asterisk pair, one per worker, shared by every system test that does not break it."""

from collections.abc import Iterator

import pytest

from tests.support.lab import Lab, running_lab


@pytest.fixture(scope="session")
def lab() -> Iterator[Lab]:
    """A running pair on free ports. Tests use numbers and attempts of their own; who kills it asks for `own_lab`."""
    with running_lab() as lab:
        yield lab


@pytest.fixture
def own_lab() -> Iterator[Lab]:
    """A pair of its own, for a test that kills or restarts an Asterisk."""
    with running_lab(f"own-{id(object()):x}", agents=3) as lab:
        yield lab
