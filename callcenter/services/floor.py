"""The floor of one exchange: takes its facts in order, lets the flows decide, and performs the effects after the commit.

The only place that gives orders to an exchange. A fact whose unit of work fails because the store is busy is tried again
until it succeeds; one that no code can digest is logged with its text, counted, and the next proceeds.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from callcenter.clock import Clock
from callcenter.core.access import SERVICE
from callcenter.core.attempt import DialCustomer, Effect, Forget, HangUp, RingAgent
from callcenter.core.facts import (
    AgentLegFailed,
    CustomerNotDialed,
    DeviceChanged,
    EchoBegun,
    EchoEnded,
    EchoFailed,
    Fact,
    FactsLost,
    LinkLost,
    LinkUp,
    ReturnCall,
)
from callcenter.core.model import Attempt
from callcenter.core.orders import SideEffect
from callcenter.errors import (
    CallcenterError,
    Duplicate,
    PbxLinkDown,
    PbxRefused,
    PbxUnclear,
    StaleRow,
    StoreBusy,
    StoreDown,
    StoreFull,
    UnsafeHeader,
)
from callcenter.flows import device_checks, exchanges, return_call, seats
from callcenter.flows.agent_lost import mind_the_held
from callcenter.flows.apply_fact import apply_fact
from callcenter.flows.late_orders import still_meant
from callcenter.flows.ports import UnitOfWork
from callcenter.flows.ports_pbx import AgentRing, CustomerDial, Pbx, PbxStatus
from callcenter.flows.reconcile import Look, Reconciled, forgettable, reconcile_one, to_look_at
from callcenter.flows.setup import Setup
from callcenter.log import get_log
from callcenter.runtime.service import Health
from callcenter.runtime.signals import Signal
from callcenter.runtime.spawn import spawn
from callcenter.services import live_orders
from callcenter.services.turns import Turns

log = get_log(__name__)
Effects = tuple[Effect, ...]
FOR_GOOD = (RingAgent, DialCustomer, Forget)
"""Orders that cannot be taken back: what they rest on is brought safe against a power failure before they are given."""
LOOK_AGAIN_AFTER = 2.5
"""Seconds after which an attempt is looked at again of which it was too early to say (core/reconcile: 5 s and 15 s)."""
RACES = 20
"""How often a fact that lost a race for a row is decided anew before it is left to a look."""


class Floor:
    """One exchange's consumer of facts and performer of effects."""

    def __init__(
        self,
        pbx: Pbx,
        uow: UnitOfWork,
        setup: Setup,
        clock: Clock,
        *,
        look_soon: Callable[[], None],
        agent_ring_seconds: int = 20,
    ) -> None:
        self.pbx = pbx
        self.handled: Signal[Fact] = Signal()
        """Tells after every fact that was applied."""
        self.up: LinkUp | None = None
        self.known: PbxStatus | None = None
        """The exchange's state as last asked: at every link-up and every look; asking again for each call would cost."""
        self._uow = uow
        self._setup = setup
        self._clock = clock
        self._look_soon = look_soon
        self._ring_seconds = agent_ring_seconds
        self._turns = Turns()
        self._task: asyncio.Task[None] | None = None
        self._again: asyncio.Task[None] | None = None
        self._missing = Reconciled().missing
        self._facts = self._failures = 0
        self._last_error = ""

    @property
    def name(self) -> str:
        """`floor:<exchange>`."""
        return f"floor:{self.pbx.name}"

    async def start(self) -> None:
        """Connect and begin to listen."""
        async with self._uow.write(SERVICE) as tx:
            await exchanges.begin_again(tx, self.pbx.name, node=self._setup.node)
        await self.pbx.start()
        self._task = spawn(self._listen(), name=self.name)

    async def stop(self, grace: float) -> None:
        """Stop listening; calls in progress go on in the exchange and are found again at the next start."""
        await self.pbx.stop()
        for task in (self._again, self._task):
            if task is not None:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task

    def health(self) -> Health:
        """Well while the consumer runs and the link is up."""
        running = self._task is not None and not self._task.done()
        reason = "" if running and self.up else "link-down" if running else "not_running"
        return Health(
            name=self.name,
            ok=not reason,
            reason=reason,
            runs=self._facts,
            failures=self._failures,
            last_error=self._last_error,
            last_run_at=None,
        )

    async def _listen(self) -> None:
        async for fact in self.pbx.facts():
            self._facts += 1
            await self._take(fact)
            self.handled.tell(fact)

    async def _take(self, fact: Fact) -> None:
        """Apply one fact for good: the store's weakness is waited out, a fact's own defect is logged and left behind."""
        wait, races = 0.1, 0
        while True:
            try:
                await self._apply(fact)
                return
            except (StoreBusy, StoreFull, StoreDown) as error:
                log.warning("fact_waits_for_store", pbx=self.pbx.name, fact=type(fact).__name__, error=str(error))
                await self._clock.sleep(wait)
                wait = min(2.0, wait * 2)
            except (StaleRow, Duplicate) as error:
                # Somebody else saved a row of it meanwhile (a pause, another node's timer): decided anew, never lost.
                races += 1
                if races > RACES:
                    self._give_up(fact, error)
                    return
                log.info("fact_lost_a_race", pbx=self.pbx.name, fact=type(fact).__name__, error=str(error))
                await self._clock.sleep(0.02 * races)
            except Exception as error:  # the consumer must outlive every single fact
                self._give_up(fact, error)
                return

    def _give_up(self, fact: Fact, error: Exception) -> None:
        """Leave a fact behind; what it told of an attempt is found again by the look that follows."""
        self._failures += 1
        self._last_error = repr(error)[:300]
        log.error("fact_failed", pbx=self.pbx.name, fact=repr(fact)[:500], exc_info=error)
        self._look_soon()

    async def _apply(self, fact: Fact) -> None:
        match fact:
            case LinkUp():
                # First what it is: whoever sees `up` may dial at once, and must not judge by an older state.
                await self._ask_status()
                self.up = fact
                log.info("link_up", pbx=fact.pbx, up_since=fact.up_since.isoformat())
                async with self._uow.write(SERVICE) as tx:
                    await exchanges.link_up(tx, fact.pbx, node=self._setup.node, dialplan=fact.dialplan_version)
                await self._ask_devices()
                self._look_soon()
            case LinkLost():
                self.up = None
                log.warning("link_lost", pbx=fact.pbx, reason=fact.reason)
                async with self._uow.write(SERVICE) as tx:
                    await exchanges.link_lost(tx, fact.pbx, node=self._setup.node, reason=fact.reason)
            case FactsLost():
                log.error("facts_lost", pbx=fact.pbx, count=fact.count)
                await self._ask_devices()
                async with self._uow.write(SERVICE) as tx:
                    await exchanges.facts_lost(tx, fact.pbx, node=self._setup.node, count=fact.count)
                self._look_soon()
            case DeviceChanged():
                async with self._uow.read() as view:
                    if await seats.known_alive(view, pbx=fact.pbx, device=fact.device, state=fact.state):
                        return
                async with self._uow.write(SERVICE) as tx:
                    await seats.device_changed(tx, pbx=fact.pbx, device=fact.device, state=fact.state)
                await self.mind_the_held()
            case ReturnCall():
                await self._return_call(fact)
            case EchoBegun() | EchoEnded() | EchoFailed():
                async with self._uow.write(SERVICE) as tx:
                    await device_checks.take_in(tx, fact)
            case _:
                async with self._uow.write(SERVICE) as tx:
                    applied = await apply_fact(tx, self._setup, fact)
                if applied is None:
                    log.info("fact_of_no_attempt", pbx=fact.pbx, fact=type(fact).__name__, attempt=fact.attempt)
                else:
                    self.perform(applied.attempt, applied.effects)

    async def _return_call(self, fact: ReturnCall) -> None:
        async with self._uow.write(SERVICE) as tx:
            taken = await return_call.take(tx, self._setup, fact)
        if taken.late:
            log.warning("return_call_late", pbx=self.pbx.name, seconds=(self._clock.now() - fact.at).total_seconds())
            return
        try:
            if taken.attempt is None:
                await self.pbx.decline_return_call(fact.channel, closed=taken.closed)
            else:
                await self._uow.reach_disk()
                call = taken.attempt
                await self.pbx.take_return_call(fact.channel, call.id, call.record, call.announce)
                self.perform(taken.attempt, taken.effects)
        except (PbxLinkDown, PbxRefused, PbxUnclear) as error:
            # The exchange goes to the fallback number by itself after two seconds.
            log.warning("return_call_not_taken", pbx=self.pbx.name, error=str(error))
            self._look_soon()

    async def _ask_status(self) -> PbxStatus | None:
        try:
            status = await self.pbx.status()
        except (PbxLinkDown, PbxRefused, PbxUnclear) as error:
            log.warning("status_not_told", pbx=self.pbx.name, error=str(error))
            return None
        if status.connected:  # without a link nothing is told, and an empty dialplan version is not the exchange's
            self.known = status
        return status

    async def _ask_devices(self) -> None:
        try:
            states = await self.pbx.devices()
        except CallcenterError as error:
            log.warning("devices_not_told", pbx=self.pbx.name, error=str(error))
            return
        async with self._uow.write(SERVICE) as tx:
            await seats.devices_told(tx, pbx=self.pbx.name, states=states)

    def perform(self, attempt: Attempt, effects: Effects) -> None:
        """Perform the effects of a committed step, in their order, one step of an attempt after the other."""
        if effects:
            spawn(self._perform(attempt, effects), name=f"effects:{attempt.id}")

    async def _perform(self, attempt: Attempt, effects: Effects) -> None:
        try:
            async with self._turns.of(attempt.id):
                if any(isinstance(effect, FOR_GOOD) for effect in effects):
                    await self._uow.reach_disk()
                    effects = await still_meant(self._uow, attempt, effects, self._clock.now())
                for effect in effects:
                    if not await self._order(attempt, effect):
                        break
        except (StoreBusy, StoreFull, StoreDown) as error:
            # Nothing was ordered; what the exchange and its journal show decides how the attempt goes on.
            log.error("orders_wait_for_store", pbx=self.pbx.name, attempt=attempt.id, error=str(error))
            self._look_soon()

    async def _order(self, attempt: Attempt, effect: Effect) -> bool:
        """Give one order. What surely was not done becomes a fact; what is unclear is left to a look at the exchange.

        False where the step's other orders make no sense without it: nobody lays down for a party who was not called.
        """
        try:
            match effect:
                case RingAgent(leg=leg):
                    await self.pbx.ring_agent(
                        AgentRing(
                            attempt=attempt.id,
                            leg=leg,
                            device=attempt.device,
                            ring_seconds=self._ring_seconds,
                            caller_id=attempt.caller_id,
                        )
                    )
                case DialCustomer():
                    await self.pbx.dial_customer(
                        CustomerDial(
                            attempt=attempt.id,
                            dial_string=attempt.dial_string,
                            caller_id=attempt.caller_id,
                            ring_seconds=attempt.ring_seconds,
                            record=attempt.record,
                            announce=attempt.announce,
                        )
                    )
                case HangUp(role=role, leg=leg):
                    await self.pbx.hang_up(attempt.id, role, leg)
                case Forget():
                    await self.pbx.forget(attempt.id)
                case _:
                    await live_orders.order(self.pbx, attempt, effect, self._ring_seconds)
        except (PbxLinkDown, PbxRefused, UnsafeHeader) as error:
            log.warning("order_not_done", pbx=self.pbx.name, attempt=attempt.id, error=str(error))
            await self._not_done(attempt, effect, error)
            return not isinstance(effect, SideEffect)
        except PbxUnclear as error:
            log.warning("order_unclear", pbx=self.pbx.name, attempt=attempt.id, error=str(error))
            self._look_soon()
            return not isinstance(effect, SideEffect)
        return True

    async def _not_done(self, attempt: Attempt, effect: Effect, error: CallcenterError) -> None:
        at = self._clock.now()
        match effect:
            case RingAgent(leg=leg):
                failed = AgentLegFailed(pbx=self.pbx.name, at=at, attempt=attempt.id, leg=leg, reason=error.code)
                await self._take(failed)
            case DialCustomer():
                reason = str(error)[:200]
                await self._take(CustomerNotDialed(pbx=self.pbx.name, at=at, attempt=attempt.id, reason=reason))
            case HangUp() | Forget():
                self._look_soon()
            case _:
                fact = live_orders.not_done(attempt, effect, at, error.code)
                self._look_soon()
                if fact is not None:
                    await self._take(fact)

    async def mind_the_held(self) -> None:
        """Look after customers whose agent's leg was lost; nothing can be done for them while the link is down."""
        if self.up is None:
            return
        async with self._uow.write(SERVICE) as tx:
            told = await mind_the_held(tx, self._setup, self.pbx.name)
        for attempt, effects in told:
            self.perform(attempt, effects)

    async def look(self) -> Reconciled | None:
        """Hold every attempt that we believe live against the exchange's own memory; None while the link is down."""
        try:
            asked_at = self._clock.now()
            status = await self._ask_status()
            if status is None or not status.connected or status.up_since is None:
                return None
            channels = tuple(await self.pbx.snapshot())
            journal = tuple(await self.pbx.journal())
        except (PbxLinkDown, PbxRefused, PbxUnclear):
            return None
        seen = Look(pbx=self.pbx.name, asked_at=asked_at, up_since=status.up_since, channels=channels, journal=journal)
        told = Reconciled()
        async with self._uow.write(SERVICE) as tx:
            ids = await to_look_at(tx, self.pbx.name)
        self._missing = {id: since for id, since in self._missing.items() if id in ids}
        for attempt_id in ids:
            await self._look_at(attempt_id, seen, told)
        async with self._uow.write(SERVICE) as tx:
            await seats.after_listening(tx, self.pbx.name)
            done = await forgettable(tx, seen)
        for attempt in done:
            self.perform(attempt, (Forget(),))
        if told.waiting and (self._again is None or self._again.done()):
            self._again = spawn(self._look_again(), name=f"look-again:{self.pbx.name}")
        if told.settled or told.unknown:
            log.info("reconciled", pbx=self.pbx.name, settled=told.settled, unknown=told.unknown)
        return told

    async def _look_again(self) -> None:
        """It was too early to say of an attempt: look again soon, not at the next regular time."""
        await self._clock.sleep(LOOK_AGAIN_AFTER)
        self._look_soon()

    async def _look_at(self, attempt_id: str, seen: Look, told: Reconciled) -> None:
        """One attempt of a look, its effects performed at once: one that no code can digest does not stop the others."""
        one = Reconciled(missing=self._missing)
        try:
            async with self._uow.write(SERVICE) as tx:
                await reconcile_one(tx, self._setup, attempt_id, seen, one)
        except (StoreBusy, StoreFull, StoreDown):
            raise
        except Exception as error:
            self._failures += 1
            self._last_error = repr(error)[:300]
            log.error("look_failed", pbx=self.pbx.name, attempt=attempt_id, exc_info=error)
            return
        for attempt, effects in one.effects:
            self.perform(attempt, effects)
        told.waiting += one.waiting
        told.settled += one.settled
        told.unknown += one.unknown
