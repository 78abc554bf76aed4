"""The store on SQLite or PostgreSQL: the only ring that knows SQLAlchemy."""
