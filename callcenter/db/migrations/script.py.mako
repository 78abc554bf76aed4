"""Step ${up_revision} of the schema, made from core/model: ${message.lower()}."""

import sqlalchemy as sa
from alembic import op

from callcenter.db import types

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up by this step."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Go back by this step."""
    ${downgrades if downgrades else "pass"}
