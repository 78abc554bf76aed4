"""The floor as one snapshot with its place in the event log; the stream's `data.floor` carries on from there."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict  # pydantic reads its own kind of them before Python 3.12

from callcenter.core.acts import Act
from callcenter.flows.floor import floor_snapshot
from callcenter.flows.ports import ReadTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Model, Shown
from callcenter.web.route import Routes

routes = Routes("floor")

Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
"""An instant as text: a floor of thousands of rows is not parsed on its way out."""


class FloorQuery(Model):
    """Which part of the floor."""

    dealer_id: Id | None = Field(default=None, description="只看一家经销商 · Of one dealer only")


class FloorPerson(TypedDict):
    """An agent and the teams worked in."""

    id: str
    name: str
    team_ids: list[str]


class FloorTeam(TypedDict):
    """A team."""

    id: str
    name: str


class FloorDealer(TypedDict):
    """A dealer; `clock` names its entry of `clocks`."""

    id: str
    name: str
    zone: str
    clock: str


class FloorClock(TypedDict):
    """The next ends of days, and the spans in which customers may be rung, up to the horizon."""

    day_ends: list[Moment]
    open: list[tuple[Moment, Moment]]


class FloorSeat(TypedDict):
    """A seat; `since` when its state began."""

    id: str
    dealer_id: None
    version: int
    state: Literal["signed_off", "ready", "paused", "on_call", "wrap_up"]
    since: Moment
    pause_reason: str
    device: str
    pbx: str
    device_alive: bool
    attempt_id: str | None
    follow_up_id: str | None
    wrap_up_until: Moment | None
    mode: str
    notice: str


class FloorListener(TypedDict):
    """A supervisor who hears a call: listen, whisper or join; `up` once the device is in it."""

    person_id: str
    way: str
    up: bool


class FloorCall(TypedDict):
    """A call in progress; the number is masked for everybody. `third` is the third party's state, empty without one.

    `listeners` are told to those only who may listen themselves.
    """

    id: str
    dealer_id: str
    version: int
    live: bool
    state: str
    direction: str
    agent_id: str | None
    follow_up_id: str | None
    number: str
    trunk: str
    pbx: str
    begun_at: Moment
    since: Moment
    answered_at: Moment | None
    agent_up: bool
    agent_lost_at: Moment | None
    held_at: Moment | None
    muted: bool
    third: str
    listeners: list[FloorListener]


class FloorTrunk(TypedDict):
    """A trunk; `taken` holds what is on its lines, as attempt (or line of a third party) → version of the row that said so.

    `may_resume`: the asker answers for every dealer that calls over it.
    """

    id: str
    dealer_id: None
    version: int
    paused_until: Moment | None
    failed_in_a_row: int
    pbx: str
    lines: int
    taken: dict[str, int]
    may_resume: bool


class FloorExchange(TypedDict):
    """An exchange's link; `gaps` counts facts that were missed."""

    id: str
    dealer_id: None
    version: int
    up: bool
    since: Moment
    reason: str
    node: str
    dialplan: str
    gaps: int
    gap_at: Moment | None


class FloorReturnCall(TypedDict):
    """A customer's return call of the last hours and where it went."""

    id: str
    dealer_id: str | None
    version: int
    at: Moment
    number: str
    went_to: str
    attempt_id: str | None
    agent_id: str | None
    follow_up_id: str | None


class FloorFollowUp(TypedDict):
    """An open follow-up. `queued` is waiting or ready: the clock tells by `next_try_at`."""

    id: str
    dealer_id: str
    version: int
    kind: Literal["first", "second"]
    state: str
    due_at: Moment
    next_try_at: Moment
    agreed_at: Moment | None
    missed: bool
    agent_id: str | None


class FloorShown(Shown):
    """The floor. `horizon`: the queue holds what falls due, may be rung or is agreed up to it. `complete`: it is whole."""

    position: str
    now: Moment
    horizon: Moment
    returns_since: Moment
    people: list[FloorPerson]
    teams: list[FloorTeam]
    seats: list[FloorSeat]
    dealers: list[FloorDealer]
    clocks: dict[str, FloorClock]
    calls: list[FloorCall]
    trunks: list[FloorTrunk]
    exchanges: list[FloorExchange]
    return_calls: list[FloorReturnCall]
    queue: list[FloorFollowUp]
    complete: bool


@routes.get("/floor", zh="现场快照", act=Act.SEAT_SEE)
async def show_floor(asked: Asked, tx: ReadTx, query: FloorQuery) -> FloorShown:
    """Show the floor as it is, with the place in the event log that it belongs to.

    Apply every event behind `position`: `data.floor` is the whole row of `subject` and `subject_id` from then on; of two
    versions of a row the higher counts. `trunk.line` tells of a line taken or given back. Events of people, teams, queues,
    dealers and calendars ask for a new snapshot.
    """
    return FloorShown.model_construct(**await floor_snapshot(tx, asked.house.setup, asked.actor, query.dealer_id))
