"""Tests of the loops that run the flows."""
