"""The tests, one folder a ring; a package so that tests can import tests.support."""
