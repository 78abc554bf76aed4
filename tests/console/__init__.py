"""The console in a real browser, before a real service on an embedded store with a simulated exchange."""
