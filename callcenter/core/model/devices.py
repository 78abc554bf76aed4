"""Telephones of the desk, and what checks of them found."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DeviceKind(StrEnum):
    """A telephone on the desk, the console in a browser, or an agent's own SIP phone."""

    DESK = "desk"
    BROWSER = "browser"
    OWN = "own"


class CheckState(StrEnum):
    """How far a device check got."""

    RINGING = "ringing"
    ECHO = "echo"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A telephone that agents sign on with: `name` is the exchange's own (the PJSIP endpoint), unique per exchange.

    `secret` is the SIP password of a browser's phone; only the session of who is signed on with it is given it.
    """

    id: str
    name: str
    pbx: str
    kind: DeviceKind = DeviceKind.DESK
    label: str = ""
    active: bool = True
    secret: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceCheck:
    """One echo to the exchange and back (S2-33, S2-48); `sign_on_id` names the sign-on it belongs to.

    `received` and `lost` count packets on the way to the exchange; jitter and the way there and back in milliseconds.
    `loud_share` is the share of 20 ms frames with sound in what arrived: a dead microphone has next to none.
    """

    id: str
    person_id: str
    sign_on_id: str
    device: str
    pbx: str
    started_at: datetime
    state: CheckState = CheckState.RINGING
    reason: str = ""
    record: str = ""
    ended_at: datetime | None = None
    received: int = 0
    lost: int = 0
    jitter_ms: float | None = None
    round_trip_ms: float | None = None
    loud_share: float | None = None
    version: int = 0
