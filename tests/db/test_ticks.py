"""What is asked every second is found by an index, however many attempts and due rows there ever were."""

from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.dialects import sqlite

from callcenter.core.attempt import LIVE
from callcenter.core.model import Attempt, AttemptState, DueRow, DueState
from callcenter.db.rows import _page, shape_of
from callcenter.db.schema import TABLES, metadata


@pytest.mark.parametrize(
    ("model", "order", "where", "index"),
    [
        (Attempt, "id", {"pbx": "p", "state": AttemptState.TALKING, "agent_up": False}, "ix_attempts_pbx_state"),
        (Attempt, "id", {"pbx": "p", "state__in": sorted(LIVE)}, "ix_attempts_pbx_state"),
        (Attempt, "id", {"pbx": "p", "trunk": "t", "state__in": sorted(LIVE)}, "ix_attempts_pbx_state"),
        (DueRow, "due_at", {"state": DueState.PENDING}, "ix_due_rows_pending"),
    ],
)
def test_a_question_of_every_tick_is_answered_by_an_index(
    model: type, order: str, where: dict[str, Any], index: str
) -> None:
    """SQLite takes a partial index only for a value that is written in the statement."""
    shape, values = shape_of(TABLES[model], where)
    made = _page(TABLES[model], shape, (order, "id"), False, False).compile(dialect=sqlite.dialect(paramstyle="named"))
    asked = made.construct_expanded_state(values)
    with create_engine("sqlite://").connect() as connection:
        metadata.create_all(connection)
        bound = dict.fromkeys(asked.parameters)
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked.statement}", bound).all()
    assert f"INDEX {index}" in plan[0][3]
