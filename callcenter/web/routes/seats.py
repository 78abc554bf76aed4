"""The agent's own seat (sign on, ready, pause, sign off) and the floor's seats for those who watch it."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Seat, SeatState
from callcenter.errors import NotFound
from callcenter.flows import devices, seats
from callcenter.flows.floor import floor_people
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Line, Model, Page, PageQuery, Shown
from callcenter.web.paging import page_of
from callcenter.web.parts import CALLS
from callcenter.web.route import Routes

routes = Routes("agents")

Device = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.-]+$")]


class SignOn(Model):
    """The device to be rung and the way of working.

    `pbx` may be left out where there is one exchange; without `mode` the configuration's `dialing.mode` holds.
    """

    device: Device
    pbx: Annotated[str, Field(max_length=64, pattern=r"^[A-Za-z0-9_.-]*$")] = ""
    mode: Literal["preview", "progressive"] | None = None


class StateWish(Model):
    """The state to go to. A pause needs a reason."""

    state: Literal["ready", "paused"]
    reason: Line = ""


class SeatShown(Shown):
    """A seat: `since` when its state began; `notice` is told once to the person (a take-over, a lost leg)."""

    id: Id
    state: SeatState
    since: datetime
    pause_reason: str
    device: str
    pbx: str
    device_alive: bool
    sign_on_id: str
    attempt_id: str | None
    follow_up_id: str | None
    wrap_up_until: datetime | None
    mode: str
    notice: str


@routes.post("/agents/me/sign-on", zh="坐席签入", act=Act.SEAT_USE, transaction=False)
async def sign_on(asked: Asked, body: SignOn) -> SeatShown:
    """Sign on to calls with a device; a second sign-on takes the seat over with a notice."""
    calls = asked.house.parts.get(CALLS)
    names = sorted(await calls.exchanges())
    pbx = body.pbx or (names[0] if len(names) == 1 else "")
    if pbx not in names:
        raise NotFound(what="pbx", id=pbx)
    alive = await calls.device_alive(pbx, body.device)
    async with asked.write() as tx:
        await devices.may_sign_on(tx, body.device, pbx)
        took = await seats.sign_on(
            tx,
            person_id=asked.person_id,
            device=body.device,
            pbx=pbx,
            alive=alive,
            mode=body.mode or asked.house.config.dialing.mode,
        )
        shown = SeatShown.of(await tx.rows(Seat).get(took.seat.id))
        await asked.keep(tx, shown)
    return shown


@routes.get("/agents/me", zh="我的坐席", act=Act.SEAT_USE)
async def my_seat(asked: Asked, tx: ReadTx) -> SeatShown:
    """The own seat; 404 before the first sign-on."""
    return SeatShown.of(await tx.rows(Seat).get(asked.person_id))


@routes.put("/agents/me/state", zh="示闲或小休", act=Act.SEAT_USE)
async def set_my_state(asked: Asked, tx: WriteTx, body: StateWish) -> SeatShown:
    """Ready, or paused with a reason; during a call a pause begins after it."""
    await _move(tx, asked.person_id, body)
    return SeatShown.of(await tx.rows(Seat).get(asked.person_id))


@routes.post("/agents/me/sign-off", zh="坐席签出", act=Act.SEAT_USE)
async def sign_off(asked: Asked, tx: WriteTx) -> SeatShown:
    """Leave the floor; a card that was not called goes back to the queue."""
    await seats.sign_off(tx, asked.person_id)
    return SeatShown.of(await tx.rows(Seat).get(asked.person_id))


@routes.get("/agents", zh="坐席列表", act=Act.SEAT_SEE)
async def list_seats(asked: Asked, tx: ReadTx, query: PageQuery) -> Page[SeatShown]:
    """The seats of the people within reach."""
    reached = await floor_people(tx, asked.actor, Act.SEAT_SEE)
    where: dict[str, Any] = {} if reached is None else {"id__in": sorted(reached)}
    return await page_of(tx, Seat, query, SeatShown.of, order=("id",), **where)


@routes.put("/agents/{person_id}/state", zh="调整坐席状态", act=Act.SEAT_CHANGE)
async def set_state_of(asked: Asked, tx: WriteTx, person_id: Id, body: StateWish) -> SeatShown:
    """A supervisor changes an agent's state; audited."""
    await _demand(asked, tx, person_id)
    await _move(tx, person_id, body)
    await asked.audit(tx, "seat.change", "seat", person_id, state=body.state, reason=body.reason)
    return SeatShown.of(await tx.rows(Seat).get(person_id))


@routes.post("/agents/{person_id}/sign-off", zh="强制签出", act=Act.SEAT_CHANGE)
async def sign_off_of(asked: Asked, tx: WriteTx, person_id: Id) -> SeatShown:
    """A supervisor signs an agent off; audited."""
    await _demand(asked, tx, person_id)
    await seats.sign_off(tx, person_id)
    await asked.audit(tx, "seat.sign_off", "seat", person_id)
    return SeatShown.of(await tx.rows(Seat).get(person_id))


async def _move(tx: WriteTx, person_id: str, wish: StateWish) -> None:
    if wish.state == "ready":
        await seats.make_ready(tx, person_id)
    else:
        await seats.pause(tx, person_id, wish.reason)


async def _demand(asked: Asked, tx: WriteTx, person_id: str) -> None:
    reached = await floor_people(tx, asked.actor, Act.SEAT_CHANGE)
    if reached is not None and person_id not in reached:
        raise NotFound(what="person", id=person_id)
