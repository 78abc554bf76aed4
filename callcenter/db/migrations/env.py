"""How Alembic runs here: always on a connection that callcenter/db/migrate.py hands in, in one transaction on both engines."""

from alembic import context

from callcenter.db.schema import metadata

options = {"render_as_batch": True, **context.config.attributes.get("configure", {})}
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    **options,
)
with context.begin_transaction():
    context.run_migrations()
