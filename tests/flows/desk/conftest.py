"""The desk of the ticket tests: one dealer with people of every role."""

from tests.flows.tickets.conftest import desk

__all__ = ["desk"]
