"""Orders in and follow-ups planned, on both engines."""
