"""The courier: takes effects from the outbox and has them performed, serial per subject, parallel across subjects."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta

from callcenter.clock import Clock
from callcenter.core.access import SERVICE
from callcenter.core.model import OutboxRow
from callcenter.errors import CallcenterError, StoreBusy, StoreDown, StoreFull
from callcenter.flows import outbox
from callcenter.flows.ports import UnitOfWork
from callcenter.log import get_log
from callcenter.runtime.service import Health
from callcenter.runtime.signals import Signal
from callcenter.runtime.spawn import spawn

log = get_log(__name__)

LEASE = timedelta(seconds=90)
"""How long a node may keep an effect; every performer ends well before it."""


class Courier:
    """One node's courier. `run_once` takes what is due and starts it; at most `hands` effects are in work at once.

    Its loop takes; as a service of its own it looks after what is in work. Whoever supervises both stops the loop first.
    """

    def __init__(
        self,
        uow: UnitOfWork,
        clock: Clock,
        performers: Mapping[str, outbox.Performer],
        *,
        node: str,
        hands: int = 16,
    ) -> None:
        self.performed: Signal[OutboxRow] = Signal()
        """Tells after every effect that was settled."""
        self._uow = uow
        self._clock = clock
        self._performers = performers
        self._node = node
        self._free = hands
        self._in_work: set[asyncio.Task[None]] = set()

    async def run_once(self) -> bool:
        """Take and start what is due; True when every hand was used, so that there may be more."""
        if self._free <= 0:
            return False
        now = self._clock.now()
        async with self._uow.write(SERVICE) as tx:
            await outbox.rescue(tx)
            taken = await tx.work.take_effects(node=self._node, now=now, until=now + LEASE, limit=self._free)
        for row in taken:
            self._free -= 1
            task = spawn(self._one(row), name=f"effect:{row.kind}:{row.id}")
            self._in_work.add(task)
            task.add_done_callback(self._in_work.discard)
        return bool(taken) and self._free > 0

    @property
    def name(self) -> str:
        """`effects`: those in work, beside the loop `courier` that takes them."""
        return "effects"

    async def start(self) -> None:
        """Nothing is in work before the loop takes it."""

    async def stop(self, grace: float) -> None:
        """Let the effects in work be settled for `grace` seconds; the others are left as a kill -9 leaves them.

        Their rows stay taken until the lease ends, and `rescue` decides by the delivery class. A hand-over that is cut for
        no need would leave an SMS of which nobody knows whether it went.
        """
        if not self._in_work:
            return
        _, cut = await asyncio.wait(self._in_work, timeout=max(0.0, grace))
        if cut:
            log.warning("effects_cut_off", effects=sorted(task.get_name() for task in cut), grace_seconds=grace)
            for task in cut:
                task.cancel()
            await asyncio.wait(cut)

    def health(self) -> Health:
        """How many are in work; one that fails is an alarm of its own, no illness of the courier's."""
        return Health(name=self.name, ok=True, figures={"in_work": float(len(self._in_work))})

    async def finish(self) -> None:
        """Wait until every effect in work is settled."""
        while self._in_work:
            await asyncio.wait(self._in_work)

    async def _one(self, row: OutboxRow) -> None:
        try:
            result = await self._result(row)
            await self._settle(row, result)
            self.performed.tell(row)
        finally:
            self._free += 1

    async def _result(self, row: OutboxRow) -> outbox.Result:
        performer = self._performers.get(row.kind)
        if performer is None:
            return outbox.Failed(f"nobody performs {row.kind}")
        try:
            return await performer.perform(row)
        except (StoreBusy, StoreFull, StoreDown) as error:
            return outbox.Later(outbox.again_after(row, self._clock.now()), error.code)
        except CallcenterError as error:
            return outbox.Failed(str(error))
        except Exception as error:  # a poison row must not stop the others
            log.exception("effect_failed", effect=row.kind, row=row.id)
            return outbox.Failed(repr(error)[:300])

    async def _settle(self, row: OutboxRow, result: outbox.Result) -> None:
        wait = 0.1
        while True:
            try:
                async with self._uow.write(SERVICE) as tx:
                    await outbox.settle(tx, row, result)
                return
            except (StoreBusy, StoreFull, StoreDown):
                await self._clock.sleep(wait)
                wait = min(5.0, wait * 2)
