"""The dialer: gives every ready agent in progressive mode the next customer, and places calls for the others on demand."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from callcenter.core.access import SERVICE, Actor
from callcenter.core.attempt import Effect
from callcenter.core.model import Attempt, DeviceCheck, Seat, SeatState
from callcenter.errors import (
    CallNotAllowed,
    Conflict,
    Duplicate,
    Invalid,
    NoLineFree,
    NotReady,
    PbxLinkDown,
    PbxRefused,
    PbxUnclear,
    StaleRow,
    StoreBusy,
    StoreDown,
    StoreFull,
)
from callcenter.flows.claim import Rates, next_follow_up
from callcenter.flows.place_call import place_call
from callcenter.flows.ports import UnitOfWork, WriteTx
from callcenter.flows.ports_pbx import LiveChannel, PbxStatus
from callcenter.flows.put_aside import put_aside
from callcenter.flows.seats import ALIVE, give_back_card
from callcenter.flows.setup import Setup
from callcenter.log import get_log
from callcenter.services.floor import Floor

log = get_log(__name__)

ECHO_RING_SECONDS = 15
"""How long a device that is checked rings."""

UNKNOWN = PbxStatus(
    connected=False,
    up_since=None,
    version="",
    dialplan_version="",
    dialplan_expected="",
    queue_depth=0,
    events_dropped=0,
)
"""An exchange that never answered."""


class Dialer:
    """Places calls over the floors of this node."""

    def __init__(self, uow: UnitOfWork, setup: Setup, floors: Mapping[str, Floor], rates: Rates) -> None:
        self._uow = uow
        self._setup = setup
        self._floors = floors
        self._rates = rates

    async def place(
        self,
        actor: Actor,
        *,
        follow_up_id: str,
        agent_id: str,
        number: str | None = None,
        reason: str = "",
        beside: Callable[[WriteTx, Attempt], Awaitable[None]] | None = None,
    ) -> Attempt:
        """Place one call now: the intent is committed, then the agent is rung. Errors as in flows/place_call.

        `beside` writes what must commit with the intent or not at all (the answer to a repeated request).
        NotReady when the agent's exchange is not reachable: nothing is dialed while a link is down.
        A claimed card that must not be called leaves the agent's hand (flows/put_aside) before the error is raised.
        """
        async with self._uow.read() as view:
            seat = await view.rows(Seat).find(agent_id)
        self.floor_of(seat.pbx if seat else "")
        try:
            async with self._uow.write(actor) as tx:
                placed = await place_call(
                    tx, self._setup, follow_up_id=follow_up_id, agent_id=agent_id, number=number, reason=reason
                )
                if beside is not None:
                    await beside(tx, placed.attempt)
        except (CallNotAllowed, Invalid) as refused:
            if number is None and not reason:
                async with self._uow.write(actor) as tx:
                    await put_aside(tx, self._setup, follow_up_id=follow_up_id, agent_id=agent_id, refused=refused)
            raise
        self.perform(placed.attempt, placed.effects)
        return placed.attempt

    @property
    def rates(self) -> Rates:
        """The learned answer rates that claims are made with."""
        return self._rates

    def perform(self, attempt: Attempt, effects: Sequence[Effect]) -> None:
        """Carry out the effects of a committed step on the attempt's exchange."""
        floor = self._floors.get(attempt.pbx)
        if floor is None:
            log.warning("exchange_not_on_this_node", pbx=attempt.pbx, attempt=attempt.id)
            return
        floor.perform(attempt, tuple(effects))

    def demand_link(self, pbx: str) -> None:
        """NotReady while this node cannot tell an exchange anything: nothing is said to be done then."""
        floor = self._floors.get(pbx)
        if floor is None:
            raise NotReady("exchange-not-on-this-node", pbx=pbx)
        if floor.up is None:
            raise NotReady("exchange-link-down", pbx=pbx)

    async def device_alive(self, pbx: str, device: str) -> bool:
        """Whether the exchange can reach a device now; NotReady while its link is down."""
        floor = self._floors.get(pbx)
        if floor is None:
            raise NotReady("exchange-not-on-this-node", pbx=pbx)
        try:
            states = await floor.pbx.devices()
        except (PbxLinkDown, PbxUnclear) as error:
            raise NotReady("exchange-link-down", pbx=pbx) from error
        return states.get(device, "unavailable") in ALIVE

    async def devices(self, pbx: str) -> dict[str, bool]:
        """Which devices an exchange can reach now, by name; empty while its link is down."""
        floor = self._floors.get(pbx)
        try:
            states = await floor.pbx.devices() if floor is not None else {}
        except (PbxLinkDown, PbxRefused, PbxUnclear):
            return {}
        return {name: state in ALIVE for name, state in states.items()}

    async def ring_echo(self, check: DeviceCheck) -> None:
        """Ring the device of a committed check into its echo; NotReady while its exchange cannot be asked."""
        await self.floor_of(check.pbx).pbx.ring_echo(check.id, check.device, ECHO_RING_SECONDS, check.record)

    async def exchanges(self) -> dict[str, PbxStatus]:
        """Every exchange of this node with its state."""
        return {name: await self._status(floor) for name, floor in self._floors.items()}

    async def _status(self, floor: Floor) -> PbxStatus:
        """An exchange's state; as last known and not connected when it cannot be asked now."""
        try:
            return await floor.pbx.status()
        except (PbxLinkDown, PbxRefused, PbxUnclear):
            return replace(floor.known or UNKNOWN, connected=False)

    async def channels(self, pbx: str) -> list[LiveChannel]:
        """The live channels of an exchange."""
        return await self.floor_of(pbx).pbx.snapshot()

    def floor_of(self, pbx: str) -> Floor:
        """The floor of an exchange that may be dialed over now; NotReady names why not."""
        floor = self._floors.get(pbx)
        if floor is None:
            raise NotReady("exchange-not-on-this-node", pbx=pbx)
        status = floor.known
        if floor.up is None or status is None or not status.connected:
            raise NotReady("exchange-link-down", pbx=pbx)
        if status.dialplan_version != status.dialplan_expected:
            raise NotReady(
                "dialplan-version", pbx=pbx, found=status.dialplan_version, expected=status.dialplan_expected
            )
        return floor

    async def run_once(self) -> bool:
        """One round over the agents in progressive mode."""
        up = [name for name, floor in self._floors.items() if floor.up is not None]
        if not up:
            return False
        async with self._uow.read() as view:
            ready = await view.rows(Seat).all(
                state=SeatState.READY, mode="progressive", device_alive=True, pbx__in=up, order=("since", "id")
            )
        for seat in ready:
            try:
                await self._serve(seat)
            except (StoreBusy, StoreFull, StoreDown):
                raise
            except Exception:  # one agent's card must not keep the others waiting
                log.exception("not_dialed", agent=seat.id)
        return False

    async def _serve(self, seat: Seat) -> None:
        """Give one ready agent the next customer."""
        try:
            self.floor_of(seat.pbx)
            async with self._uow.write(SERVICE) as tx:
                card = await next_follow_up(tx, self._setup, self._rates, seat.id)
            if card is not None:
                await self.place(SERVICE, follow_up_id=card.id, agent_id=seat.id)
        except NoLineFree as error:
            # The card stays in the agent's hand and is tried again at the next tick, until its claim ends.
            log.info("not_dialed", agent=seat.id, code=error.code, why=str(error))
        except (CallNotAllowed, Invalid, NotReady, Conflict) as error:
            log.info("not_dialed", agent=seat.id, code=error.code, why=str(error))
            async with self._uow.write(SERVICE) as tx:
                await give_back_card(tx, await tx.rows(Seat).get(seat.id))
        except (StaleRow, Duplicate) as error:
            log.info("not_dialed", agent=seat.id, code=error.code, why=str(error))
