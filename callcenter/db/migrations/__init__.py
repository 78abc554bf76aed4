"""The steps of the schema, for Alembic; made by `python -m callcenter.db.make_migration`."""
