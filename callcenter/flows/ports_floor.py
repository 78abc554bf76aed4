"""What the API asks of the floors of this node: place a call, carry out what a flow decided, say how the exchanges are."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from callcenter.core.access import Actor
from callcenter.core.attempt import Effect
from callcenter.core.model import Attempt, DeviceCheck
from callcenter.flows.claim import Rates
from callcenter.flows.ports import WriteTx
from callcenter.flows.ports_pbx import LiveChannel, PbxStatus


class CallDesk(Protocol):
    """The floors of this node. Errors name why nothing was dialed (flows/place_call.py, NotReady)."""

    @property
    def rates(self) -> Rates:
        """The learned answer rates that claims are made with."""

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
        """Place one call now, in a unit of work of its own: the intent is committed, then the agent is rung.

        `beside` writes what must commit with the intent or not at all.
        """

    def perform(self, attempt: Attempt, effects: Sequence[Effect]) -> None:
        """Carry out the effects of a committed step on the attempt's exchange."""

    def demand_link(self, pbx: str) -> None:
        """NotReady while this node cannot tell an exchange anything: another node's, or its link is down."""

    async def device_alive(self, pbx: str, device: str) -> bool:
        """Whether the exchange can reach a device now; NotReady while its link is down."""

    async def devices(self, pbx: str) -> dict[str, bool]:
        """Which devices an exchange can reach now, by name; empty while its link is down."""

    async def ring_echo(self, check: DeviceCheck) -> None:
        """Ring the device of a committed check into its echo; what surely was not done is raised."""

    async def exchanges(self) -> dict[str, PbxStatus]:
        """Every exchange of this node with its state."""

    async def channels(self, pbx: str) -> list[LiveChannel]:
        """The live channels of an exchange."""
