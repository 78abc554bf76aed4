"""Use cases, one per file: load, decide, save, in one unit of work."""
