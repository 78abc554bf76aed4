"""The life of services: start, stop, run once, supervision, leadership; knows nothing of calls."""
