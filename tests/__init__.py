"""The tests, one folder a ring; a package so that tests can import tests.support."""

import pytest

# Scenarios and helpers hold assertions too: without this a failure of theirs would not say what differed.
pytest.register_assert_rewrite("tests.ami", "tests.flows", "tests.support", "tests.system")
