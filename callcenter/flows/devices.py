"""Devices as rows: set up, chosen at sign-on, and the credential that only who sits there is given."""

import re
from dataclasses import replace

from callcenter.core.model import Device, DeviceKind, Seat, SeatState
from callcenter.errors import Conflict, Duplicate, Forbidden, Invalid, StaleRow
from callcenter.flows.ports import ReadTx, WriteTx

_NAME = re.compile(r"[A-Za-z0-9_.-]{1,64}")


async def add(
    tx: WriteTx, *, name: str, pbx: str, kind: DeviceKind, label: str = "", secret: str = "", active: bool = True
) -> Device:
    """A new device; Invalid for an odd name or a browser's phone without its SIP password, Duplicate."""
    if not _NAME.fullmatch(name):
        raise Invalid("name", "letters, digits, - _ . only")
    if kind is DeviceKind.BROWSER and not secret:
        raise Invalid("secret", "a phone in a browser needs its SIP password")
    if await tx.rows(Device).first(pbx=pbx, name=name) is not None:
        raise Duplicate("device", name)
    row = Device(id=tx.new_id(), name=name, pbx=pbx, kind=kind, label=label, secret=secret, active=active)
    saved = await tx.rows(Device).add(row)
    tx.emit("device.added", "device", saved.id, None, device=name, pbx=pbx, device_kind=str(kind))
    return saved


async def change(
    tx: WriteTx,
    device_id: str,
    version: int,
    *,
    label: str | None = None,
    active: bool | None = None,
    secret: str | None = None,
) -> Device:
    """Another label, password, or whether it is in use; StaleRow, Conflict while somebody sits there and it is to go."""
    device = await tx.rows(Device).lock(device_id)
    if device.version != version:
        raise StaleRow(what="device", id=device_id)
    if active is False and device.active and (seat := await sitting(tx, device)) is not None:
        raise Conflict("device", device_id, "in-use", by=seat.id)
    saved = await tx.rows(Device).save(
        replace(
            device,
            label=device.label if label is None else label,
            active=device.active if active is None else active,
            secret=device.secret if secret is None else secret,
        )
    )
    tx.emit("device.changed", "device", saved.id, None, device=saved.name, active=saved.active)
    return saved


async def sitting(tx: ReadTx | WriteTx, device: Device) -> Seat | None:
    """Who is signed on at a device."""
    return await tx.rows(Seat).first(device=device.name, pbx=device.pbx, state__ne=SeatState.SIGNED_OFF)


async def may_sign_on(tx: ReadTx | WriteTx, name: str, pbx: str) -> Device | None:
    """The row of a device somebody wishes to sign on with; None for an own SIP phone that nobody wrote down.

    Conflict for one that is taken out of use.
    """
    device = await tx.rows(Device).first(name=name, pbx=pbx)
    if device is not None and not device.active:
        raise Conflict("device", name, "not-active")
    return device


async def own_phone(tx: ReadTx | WriteTx, person_id: str) -> tuple[Seat, Device | None]:
    """The seat of a person and the device they sit at; Conflict when they are signed off."""
    seat = await tx.rows(Seat).find(person_id)
    if seat is None or seat.state is SeatState.SIGNED_OFF:
        raise Conflict("seat", person_id, "signed-off")
    return seat, await tx.rows(Device).first(name=seat.device, pbx=seat.pbx)


async def own_browser_phone(tx: ReadTx | WriteTx, person_id: str) -> tuple[Seat, Device]:
    """The browser's phone that a person is signed on with; Forbidden for every other kind."""
    seat, device = await own_phone(tx, person_id)
    if device is None or device.kind is not DeviceKind.BROWSER or not device.active:
        raise Forbidden("device.browser", device=seat.device)
    return seat, device
