"""Tests of recordings as files."""
