"""The loops that run the flows: each starts, stops, and does one piece of work at a time."""
