"""What a step of an attempt orders of the exchange, and the step itself: values only, performed by services/floor."""

from dataclasses import dataclass

from callcenter.core.model.calls import Attempt


@dataclass(frozen=True, slots=True)
class RingAgent:
    """Ring the agent's device into the room as leg `leg`."""

    leg: int


@dataclass(frozen=True, slots=True)
class DialCustomer:
    """Dial the customer; at most once, the intent is committed with this effect."""


@dataclass(frozen=True, slots=True)
class HangUp:
    """Hang up the leg of `role` (agent, customer, third or listener); harmless when it is gone."""

    role: str
    leg: int = 1


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete the journal's line: the outcome is committed with this effect."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Lead the living leg of `role` (agent or third) into the `place`: room (the attempt's) or aside (the one beside it)."""

    role: str
    leg: int
    place: str


@dataclass(frozen=True, slots=True)
class LetGo:
    """Lead the waiting customer out of the room: one whom we rang is told that nobody can come; one who rang us goes on to
    the dealer's fallback number.
    """


@dataclass(frozen=True, slots=True)
class Mute:
    """Let the agent's leg be heard or not; `aside` says in which of the two rooms it is."""

    leg: int
    muted: bool
    aside: bool


@dataclass(frozen=True, slots=True)
class SendDigits:
    """Send tones to the leg of `role` (customer or third). The digits are never written down."""

    role: str
    leg: int
    digits: str


@dataclass(frozen=True, slots=True)
class RingOther:
    """Ring another agent's device as leg `leg`, into the room or aside (to be consulted first)."""

    leg: int
    device: str
    aside: bool


@dataclass(frozen=True, slots=True)
class DialThird:
    """Dial somebody outside as the third party's leg `leg`, into the room or aside. The dial string is complete."""

    leg: int
    dial_string: str
    caller_id: str
    aside: bool


@dataclass(frozen=True, slots=True)
class Listen:
    """Let a supervisor's device hear the agent's leg `agent_leg`: `way` is listen, whisper or join.

    `again`: the leg is up already and only changes its way.
    """

    leg: int
    device: str
    way: str
    agent_leg: int
    again: bool = False


SideEffect = Lead | LetGo | Mute | SendDigits | RingOther | DialThird | Listen
Effect = RingAgent | DialCustomer | HangUp | Forget | SideEffect


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one fact or act led to. `happened` names the events of the log, in order; empty when nothing changed."""

    attempt: Attempt
    happened: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether there is anything to save."""
        return bool(self.happened)
