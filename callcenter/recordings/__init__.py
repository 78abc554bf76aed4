"""Recordings as files: where they come from, whether they can be heard, how they are kept. Knows no rows and no rules."""
