"""An order that was long on its way is given only while its attempt lives: a look may have judged *never dialed* meanwhile."""

from dataclasses import replace
from datetime import datetime, timedelta

from callcenter.core.access import SERVICE
from callcenter.core.attempt import LIVE
from callcenter.core.model import Attempt
from callcenter.core.orders import DialCustomer, Effect, RingAgent
from callcenter.flows.ports import UnitOfWork
from callcenter.log import get_log

log = get_log(__name__)

RINGS = (RingAgent, DialCustomer)

LATE = timedelta(seconds=1)
"""A step this old is read again before its order is given; a younger one is not, which would cost every call two reads.

A look judges by the step's own time, 5 s after it (core/reconcile): what leaves within the first second keeps four of them
for its way inside the exchange, or for the clocks of two nodes.
"""


async def still_meant(
    uow: UnitOfWork, attempt: Attempt, effects: tuple[Effect, ...], now: datetime
) -> tuple[Effect, ...]:
    """The effects of a committed step that may be given at `now`: without those that ring, once the attempt is over.

    Where the customer is dialed late, the attempt's `dialed_at` becomes the time of now, so that a look waits for this
    order as for one that was never late. Raises StoreBusy, StoreFull, StoreDown; then nothing may be ordered.
    """
    begun = attempt.dialed_at or attempt.intent_at
    if now - begun < LATE or not any(isinstance(effect, RINGS) for effect in effects):
        return effects
    async with uow.write(SERVICE) as tx:
        current = await tx.rows(Attempt).lock(attempt.id)
        if current.state not in LIVE:
            log.warning("order_outlived_its_attempt", attempt=attempt.id, seconds=(now - begun).total_seconds())
            return tuple(effect for effect in effects if not isinstance(effect, RINGS))
        if DialCustomer() in effects:
            await tx.rows(Attempt).save(replace(current, dialed_at=tx.now))
            tx.emit(
                "attempt.dialed_late",
                "attempt",
                attempt.id,
                attempt.dealer_id,
                follow_up=attempt.follow_up_id,
                agent=attempt.agent_id,
                seconds=round((tx.now - begun).total_seconds(), 1),
            )
    return effects
