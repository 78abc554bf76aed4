"""The API's routes: one module per resource, each with a `routes` that `ALL` in web/app.py's `modules` picks up."""
