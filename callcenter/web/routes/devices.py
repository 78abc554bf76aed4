"""Devices: which telephones there are, the own phone with its credential, and the check of it."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import CheckState, Device, DeviceKind, Person, Seat, SeatState
from callcenter.errors import CallcenterError, Forbidden, NotFound
from callcenter.flows import device_checks, devices
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Code, Id, Line, Model, Page, PageQuery, Shown, Version
from callcenter.web.paging import page_of
from callcenter.web.parts import CALLS
from callcenter.web.route import PREFIX, Routes

routes = Routes("agents")

Secret = Annotated[str, Field(max_length=128, pattern=r"^[^\x00-\x1F\x7F]*$")]


class DeviceShown(Shown):
    """A device; `used_by` is who is signed on with it. Its SIP password is never shown, only whether there is one."""

    id: Id
    name: str
    pbx: str
    kind: DeviceKind
    label: str
    active: bool
    has_secret: bool
    used_by: str | None
    version: int


class FreeDevice(Shown):
    """A device as somebody who signs on chooses it: `free`, or `used_by` whom; `alive` by the exchange's word."""

    name: str
    pbx: str
    kind: DeviceKind
    label: str
    free: bool
    used_by: str | None
    alive: bool


class FreeDevices(Shown):
    """What may be chosen. A device of one's own that is not listed may be named, too, where the exchange knows it."""

    items: list[FreeDevice]


class NewDevice(Model):
    """A device as the exchange knows it (`name` is its PJSIP endpoint); `secret` for a phone in a browser."""

    name: Code
    pbx: Code
    kind: Annotated[DeviceKind, Field(strict=False)] = DeviceKind.DESK
    label: Line = ""
    secret: Secret = ""


class DeviceChange(Model):
    """What changes; what is left out stays."""

    version: Version
    label: Line | None = None
    active: bool | None = None
    secret: Annotated[Secret, Field(min_length=1)] | None = None


class DeviceQuery(PageQuery):
    """Filters of the list."""

    pbx: Code | None = None
    kind: DeviceKind | None = None
    active: bool | None = None


class SipAccount(Shown):
    """What a phone in a browser registers with, over the WebSocket at `path` (sub-protocol `sip`)."""

    uri: str
    user: str
    password: str
    path: str


class PhoneShown(Shown):
    """The own phone: the device one is signed on with; `sip` for a phone in a browser only."""

    device: str
    pbx: str
    kind: DeviceKind
    label: str
    alive: bool
    sip: SipAccount | None


class DeviceCheckShown(Shown):
    """A device check; packets on the way to the exchange, milliseconds; `loud_share` comes a moment after the end."""

    id: Id
    device: str
    pbx: str
    state: CheckState
    reason: str
    started_at: datetime
    ended_at: datetime | None
    received: int
    lost: int
    jitter_ms: float | None
    round_trip_ms: float | None
    loud_share: float | None


@routes.get("/devices", zh="话机列表", act=Act.SETUP_SEE)
async def list_devices(asked: Asked, tx: ReadTx, query: DeviceQuery) -> Page[DeviceShown]:
    """The devices that are set up, by name."""
    where = {name: value for name in ("pbx", "kind", "active") if (value := getattr(query, name)) is not None}
    used = await _used(tx)
    return await page_of(tx, Device, query, lambda row: _shown(row, used), order=("name", "id"), **where)


@routes.get("/devices/free", zh="可选话机", act=Act.SEAT_USE, transaction=False)
async def list_free_devices(asked: Asked) -> FreeDevices:
    """The devices in use here with whether somebody sits at each, for signing on."""
    calls = asked.house.parts.get(CALLS)
    async with asked.read() as tx:
        rows = await tx.rows(Device).all(active=True, order=("kind", "name", "id"))
        used = await _used(tx)
        names = {row.id: row.name for row in await tx.rows(Person).all(id__in=sorted(set(used.values())))}
    items = []
    alive = {name: await calls.devices(name) for name in sorted({row.pbx for row in rows})}
    for row in rows:
        by = used.get((row.pbx, row.name))
        items.append(
            FreeDevice.of(
                row,
                free=by is None or by == asked.person_id,
                used_by=names.get(by, by) if by else None,
                alive=alive[row.pbx].get(row.name, False),
            )
        )
    return FreeDevices(items=items)


@routes.post("/devices", zh="新增话机", act=Act.SETUP_CHANGE, status=201)
async def add_device(asked: Asked, tx: WriteTx, body: NewDevice) -> DeviceShown:
    """Set a device up. Audited, without the password."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    if body.pbx not in {one.name for one in asked.house.config.pbx}:
        raise NotFound(what="pbx", id=body.pbx)
    row = await devices.add(tx, name=body.name, pbx=body.pbx, kind=body.kind, label=body.label, secret=body.secret)
    await asked.audit(tx, "device.add", "device", row.id, device=row.name, kind=str(row.kind))
    return _shown(row, {})


@routes.patch("/devices/{device_id}", zh="修改话机", act=Act.SETUP_CHANGE)
async def change_device(asked: Asked, tx: WriteTx, device_id: Id, body: DeviceChange) -> DeviceShown:
    """Another label or password, or out of use and back. Audited, without the password."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    row = await devices.change(tx, device_id, body.version, label=body.label, active=body.active, secret=body.secret)
    await asked.audit(
        tx, "device.change", "device", row.id, label=row.label, active=row.active, new_secret=body.secret is not None
    )
    return _shown(row, await _used(tx))


@routes.get("/agents/me/phone", zh="我的话机", act=Act.SEAT_USE)
async def my_phone(asked: Asked, tx: ReadTx) -> PhoneShown:
    """The phone that one is signed on with. The credential of a browser's phone is given to a session only, not a token."""
    seat, device = await devices.own_phone(tx, asked.person_id)
    sip: SipAccount | None = None
    if device is not None and device.kind is DeviceKind.BROWSER:
        if asked.signed_in is None or asked.signed_in.session is None:
            raise Forbidden("device.browser", device=seat.device)
        sip = SipAccount(
            uri=f"sip:{device.name}@{device.pbx}.invalid",
            user=device.name,
            password=device.secret,
            path=f"{PREFIX}/sip",
        )
    return PhoneShown(
        device=seat.device,
        pbx=seat.pbx,
        kind=device.kind if device is not None else DeviceKind.OWN,
        label=device.label if device is not None else "",
        alive=seat.device_alive,
        sip=sip,
    )


@routes.post("/agents/me/device-check", zh="话机自检", act=Act.SEAT_USE, status=201, transaction=False)
async def check_my_device(asked: Asked) -> DeviceCheckShown:
    """Ring the own device into an echo of itself for some seconds; the result follows as an event and below."""
    calls = asked.house.parts.get(CALLS)
    async with asked.write() as tx:
        begun = await device_checks.begin(tx, asked.person_id, asked.house.config.service.zone)
        shown = DeviceCheckShown.of(begun.check)
        await asked.keep(tx, shown)
    try:
        await calls.ring_echo(begun.check)
    except CallcenterError as error:
        async with asked.write() as tx:
            await device_checks.fail(tx, begun.check.id, error.code)
        raise
    return shown


@routes.get("/agents/me/device-check", zh="话机自检结果", act=Act.SEAT_USE)
async def my_device_check(asked: Asked, tx: ReadTx) -> DeviceCheckShown:
    """The newest check of the present sign-on; 404 before the first."""
    seat = await tx.rows(Seat).get(asked.person_id)
    check = await device_checks.newest(tx, seat)
    if check is None:
        raise NotFound(what="device_check", id=asked.person_id)
    return DeviceCheckShown.of(check)


async def _used(tx: ReadTx | WriteTx) -> dict[tuple[str, str], str]:
    seats = await tx.rows(Seat).all(state__ne=SeatState.SIGNED_OFF)
    return {(seat.pbx, seat.device): seat.id for seat in seats}


def _shown(row: Device, used: dict[tuple[str, str], str]) -> DeviceShown:
    return DeviceShown.of(row, has_secret=bool(row.secret), used_by=used.get((row.pbx, row.name)))
