"""A due row that could not fire is tried again: a busy store or a passing fault never costs a deadline."""

from pathlib import Path

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import DueRow, DueState
from callcenter.db.engine import open_engines
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import NotFound, StoreBusy
from callcenter.flows import due
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup
from callcenter.runtime import Wakes
from callcenter.services.loops import due_loop
from tests.flows.calls.conftest import make_store
from tests.support.clock import ManualClock
from tests.support.ids import SequenceIds


@pytest.mark.parametrize(("fault", "patience"), [(StoreBusy(), 0.0), (NotFound(what="seat", id="1"), 31.0)])
async def test_a_due_row_fires_after_the_fault_is_gone(tmp_path: Path, fault: Exception, patience: float) -> None:
    """At once after a busy store, half a minute after any other fault; the rows behind it fire meanwhile."""
    url = f"sqlite:///{tmp_path / 'due.db'}"
    await make_store(url)
    clock = ManualClock()
    engines = open_engines(url)
    store = SqlUnitOfWork(engines, clock, SequenceIds())
    faults: list[Exception] = [fault]

    async def flow(tx: WriteTx, setup: Setup, row: DueRow) -> None:
        if faults and row.subject_id == "first":
            raise faults[0]

    async with store.write(SERVICE) as tx:
        await due.arm(tx, "test", "first", tx.now)
        await due.arm(tx, "test", "second", tx.now)
    loop = due_loop(store, Setup(), clock, Wakes(), {"test": flow})

    async def fired() -> set[str]:
        async with store.read() as view:
            return {row.subject_id for row in await view.rows(DueRow).all(state=DueState.FIRED)}

    try:
        await loop.run_once()
        assert await fired() == (set() if isinstance(fault, StoreBusy) else {"second"})
        faults.clear()
        await clock.advance(seconds=patience)
        await loop.run_once()
        assert await fired() == {"first", "second"}
    finally:
        await engines.dispose()
