"""Tests of the web ring: the API over a real store, the decorator, sessions, limits, the event stream."""
