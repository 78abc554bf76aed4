"""The HTTP side: API, event stream, health; the only ring that turns error codes into HTTP statuses."""
