"""The dialer: gives every ready agent in progressive mode the next customer, and places calls for the others on demand."""

from collections.abc import Mapping, Sequence

from callcenter.core.access import SERVICE, Actor
from callcenter.core.attempt import Effect
from callcenter.core.model import Attempt, Seat, SeatState
from callcenter.errors import CallNotAllowed, Conflict, NoLineFree, NotReady, PbxLinkDown, PbxUnclear
from callcenter.flows.claim import Rates, next_follow_up
from callcenter.flows.place_call import place_call
from callcenter.flows.ports import UnitOfWork
from callcenter.flows.ports_pbx import LiveChannel, PbxStatus
from callcenter.flows.seats import ALIVE, give_back_card
from callcenter.flows.setup import Setup
from callcenter.log import get_log
from callcenter.services.floor import Floor

log = get_log(__name__)


class Dialer:
    """Places calls over the floors of this node."""

    def __init__(self, uow: UnitOfWork, setup: Setup, floors: Mapping[str, Floor], rates: Rates) -> None:
        self._uow = uow
        self._setup = setup
        self._floors = floors
        self._rates = rates

    async def place(
        self, actor: Actor, *, follow_up_id: str, agent_id: str, number: str | None = None, reason: str = ""
    ) -> Attempt:
        """Place one call now: the intent is committed, then the agent is rung. Errors as in flows/place_call.

        NotReady when the agent's exchange is not reachable: nothing is dialed while a link is down.
        """
        async with self._uow.read() as view:
            seat = await view.rows(Seat).find(agent_id)
        floor = self.floor_of(seat.pbx if seat else "")
        async with self._uow.write(actor, durable=True) as tx:
            placed = await place_call(
                tx, self._setup, follow_up_id=follow_up_id, agent_id=agent_id, number=number, reason=reason
            )
        floor.perform(placed.attempt, placed.effects)
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

    async def exchanges(self) -> dict[str, PbxStatus]:
        """Every exchange of this node with its state."""
        return {name: await floor.pbx.status() for name, floor in self._floors.items()}

    async def channels(self, pbx: str) -> list[LiveChannel]:
        """The live channels of an exchange."""
        return await self.floor_of(pbx).pbx.snapshot()

    def floor_of(self, pbx: str) -> Floor:
        """The floor of an exchange that may be dialed over now; NotReady names why not."""
        floor = self._floors.get(pbx)
        if floor is None:
            raise NotReady("exchange-not-on-this-node", pbx=pbx)
        status = floor.known
        if floor.up is None or status is None:
            raise NotReady("exchange-link-down", pbx=pbx)
        if status.dialplan_version != status.dialplan_expected:
            raise NotReady(
                "dialplan-version", pbx=pbx, found=status.dialplan_version, expected=status.dialplan_expected
            )
        return floor

    async def run_once(self) -> bool:
        """One round over the agents in progressive mode; True when somebody got a call, so that another may."""
        up = [name for name, floor in self._floors.items() if floor.up is not None]
        if not up:
            return False
        async with self._uow.read() as view:
            ready = await view.rows(Seat).all(
                state=SeatState.READY, mode="progressive", device_alive=True, pbx__in=up, order=("since", "id")
            )
        placed = 0
        for seat in ready:
            try:
                self.floor_of(seat.pbx)
                async with self._uow.write(SERVICE) as tx:
                    card = await next_follow_up(tx, self._setup, self._rates, seat.id)
                if card is None:
                    continue
                await self.place(SERVICE, follow_up_id=card.id, agent_id=seat.id)
                placed += 1
            except (CallNotAllowed, NoLineFree, NotReady, Conflict) as error:
                log.info("not_dialed", agent=seat.id, code=error.code, why=str(error))
                async with self._uow.write(SERVICE) as tx:
                    await give_back_card(tx, await tx.rows(Seat).get(seat.id))
        return False
