"""The small loops: the queue's promotion and deadlines, due rows, the courier, the dialer, the look at the exchanges."""

from collections.abc import Mapping

from callcenter.clock import Clock
from callcenter.core.access import SERVICE
from callcenter.core.model import DueRow, DueState
from callcenter.errors import StaleRow, StoreBusy, StoreDown, StoreFull
from callcenter.flows import due, queue_keeping
from callcenter.flows.due import DueFlow
from callcenter.flows.ports import ReadTx, UnitOfWork, WriteTx
from callcenter.flows.setup import Setup
from callcenter.log import get_log
from callcenter.runtime.loop import Loop
from callcenter.runtime.wake import Wakes
from callcenter.services.courier import Courier
from callcenter.services.dialer import Dialer
from callcenter.services.floor import Floor

log = get_log(__name__)

BATCH = 200
FIRST_PATIENCE, MOST_PATIENT = 30.0, 3600.0
"""Seconds for which a due row that failed is left alone: at first, and at most."""


def queue_loop(uow: UnitOfWork, setup: Setup, clock: Clock, wakes: Wakes, *, tick: float = 1.0) -> Loop:
    """Waiting follow-ups become ready at their time, open ones are marked missed at their deadline."""

    async def run() -> bool:
        async with uow.write(SERVICE) as tx:
            promoted = await queue_keeping.promote(tx)
        async with uow.write(SERVICE) as tx:
            missed = await queue_keeping.mark_missed(tx, setup, limit=BATCH)
        return promoted >= 500 or missed >= BATCH

    return Loop("queue", run, clock=clock, interval=tick, wake=wakes.listen("queue"))


def due_loop(
    uow: UnitOfWork, setup: Setup, clock: Clock, wakes: Wakes, flows: Mapping[str, DueFlow], *, tick: float = 1.0
) -> Loop:
    """Due rows fire, each in a unit of work of its own, so that one poison row never stops the others.

    A row that fails is tried again, later each time up to an hour; one that met a busy store or lost a race at once.
    """
    failed: dict[str, tuple[int, float]] = {}

    async def run() -> bool:
        left_alone = {row_id for row_id, (_, until) in failed.items() if until > clock.monotonic()}
        async with uow.read() as view:
            found = await _pending(view, left_alone)
        for row_id in found:
            try:
                async with uow.write(SERVICE) as tx:
                    await _fire(tx, setup, row_id, flows)
                failed.pop(row_id, None)
            except StaleRow:
                continue
            except (StoreBusy, StoreFull, StoreDown) as error:
                log.warning("due_row_waits", row=row_id, code=error.code)
                return False
            except Exception as error:
                times = failed.get(row_id, (0, 0.0))[0] + 1
                failed[row_id] = (
                    times,
                    clock.monotonic() + min(MOST_PATIENT, FIRST_PATIENCE * 2.0 ** min(times - 1, 10)),
                )
                log.error("due_row_failed", row=row_id, times=times, error=str(error), exc_info=error)
        return len(found) >= BATCH

    async def _pending(view: ReadTx, left_out: set[str]) -> list[str]:
        rows = await view.rows(DueRow).all(
            state=DueState.PENDING, due_at__le=view.now, order=("due_at", "id"), limit=BATCH + len(left_out)
        )
        return [row.id for row in rows if row.id not in left_out][:BATCH]

    async def _fire(tx: WriteTx, setup: Setup, row_id: str, flows: Mapping[str, DueFlow]) -> int:
        row = await tx.rows(DueRow).lock(row_id)
        if row.state is not DueState.PENDING or row.due_at > tx.now:
            return 0
        await due.fire(tx, setup, row, flows)
        return 1

    return Loop("due", run, clock=clock, interval=tick, wake=wakes.listen("due"))


def courier_loop(courier: Courier, clock: Clock, wakes: Wakes, *, tick: float = 1.0) -> Loop:
    """Effects of the outbox are performed."""
    return Loop("courier", courier.run_once, clock=clock, interval=tick, wake=wakes.listen("outbox"))


def dialer_loop(dialer: Dialer, clock: Clock, wakes: Wakes, *, tick: float = 1.0) -> Loop:
    """Agents in progressive mode get their next customer."""
    return Loop("dialer", dialer.run_once, clock=clock, interval=tick, wake=wakes.listen("ready", "seats"))


def look_loop(floor: Floor, clock: Clock, wakes: Wakes, *, every: float = 15.0) -> Loop:
    """Attempts believed live are held against the exchange: after each reconnect, when an order was unclear, and regularly."""

    async def run() -> bool:
        await floor.look()
        return False

    return Loop(
        f"look:{floor.pbx.name}", run, clock=clock, interval=every, wake=wakes.listen(look_topic(floor.pbx.name))
    )


def look_topic(pbx: str) -> str:
    """The wake topic that asks for a look at an exchange."""
    return f"look:{pbx}"


def held_loop(floor: Floor, clock: Clock, *, tick: float = 1.0) -> Loop:
    """Customers whose agent's leg was lost are looked after."""

    async def run() -> bool:
        await floor.mind_the_held()
        return False

    return Loop(f"held:{floor.pbx.name}", run, clock=clock, interval=tick)
