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
from callcenter.runtime.signals import Signal
from callcenter.runtime.spawn import spawn

log = get_log(__name__)

LEASE = timedelta(seconds=90)
"""How long a node may keep an effect; every performer ends well before it."""


class Courier:
    """One node's courier. `run_once` takes what is due and starts it; at most `hands` effects are in work at once."""

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
